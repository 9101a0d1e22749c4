/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A presentation goes to a printer. */
#pragma once

#include "deck/desmi-page.h"
#include "ui/desmi-print-job.h"

G_BEGIN_DECLS

const DesmiPrintJob *desmi_deck_print_get_job (void);
GtkPrintOperation   *desmi_deck_print_new (DesmiPages    *pages,
                                           DesmiPaperKind kind,
                                           guint          per_sheet) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
