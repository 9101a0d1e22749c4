/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The sheets of a table as PDF, without a printer. */
#pragma once

#include "app/desmi-table-paper.h"

#include <gio/gio.h>

G_BEGIN_DECLS

GBytes  *desmi_table_pdf_write (const DesmiTablePaper *paper,
                                GCancellable          *cancellable,
                                GError               **error) G_GNUC_WARN_UNUSED_RESULT;
void     desmi_table_pdf_save_async (DesmiTablePaper    *paper,
                                     GFile              *file,
                                     GCancellable       *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer            user_data);
gboolean desmi_table_pdf_save_finish (GAsyncResult *result, GError **error);

G_END_DECLS
