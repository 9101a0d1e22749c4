/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The report of a village's pillars for a quarter, filled in by keyboard, village after village. */
#pragma once

#include "app/desmi-session.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * DesmiReportTab:
 *
 * Actions: report.submit (or open again), report.next, report.previous (village).
 */
#define DESMI_TYPE_REPORT_TAB (desmi_report_tab_get_type ())
G_DECLARE_FINAL_TYPE (DesmiReportTab, desmi_report_tab, DESMI, REPORT_TAB, AdwBin)

#define DESMI_REPORT_TAB_NAME "report"

GtkWidget *desmi_report_tab_new (DesmiSession *session) G_GNUC_WARN_UNUSED_RESULT;
void       desmi_report_tab_show (GtkWidget *tab, DesmiVillage *village);

G_END_DECLS
