/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A table goes to a printer. */
#pragma once

#include "app/desmi-table-paper.h"
#include "ui/desmi-print-job.h"

G_BEGIN_DECLS

const DesmiPrintJob *desmi_table_print_get_job (void);
GtkPrintOperation   *desmi_table_print_new (DesmiTablePaper *paper,
                                            DesmiPaperKind   kind) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
