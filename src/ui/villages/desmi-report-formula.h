/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The score of a pillar in a village's report, which shows how it comes about. */
#pragma once

#include "app/desmi-report.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define DESMI_TYPE_REPORT_FORMULA (desmi_report_formula_get_type ())
G_DECLARE_FINAL_TYPE (DesmiReportFormula, desmi_report_formula, DESMI, REPORT_FORMULA, AdwBin)

GtkWidget *desmi_report_formula_new (void) G_GNUC_WARN_UNUSED_RESULT;
void       desmi_report_formula_show (DesmiReportFormula *self, const DesmiReportPillar *pillar);

G_END_DECLS
