/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which village of those that report this is, how many have, and the button to the next. */
#pragma once

#include "app/desmi-report.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define DESMI_TYPE_REPORT_TURN (desmi_report_turn_get_type ())
G_DECLARE_FINAL_TYPE (DesmiReportTurnRow, desmi_report_turn, DESMI, REPORT_TURN, AdwBin)

GtkWidget *desmi_report_turn_new (void) G_GNUC_WARN_UNUSED_RESULT;
void desmi_report_turn_show (DesmiReportTurnRow *self, DesmiTable *villages, const char *village);

G_END_DECLS
