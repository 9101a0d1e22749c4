/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A sheet of a workbook as a source of rows. */
#pragma once

#include "exchange/desmi-row-source.h"

G_BEGIN_DECLS

DesmiRowSource *desmi_row_source_new_xlsx (const char            *path,
                                           const DesmiTablePlace *place,
                                           GCancellable          *cancellable,
                                           GError               **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
