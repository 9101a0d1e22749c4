/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a pillar was to reach by the end of a quarter. */
#pragma once

#include "app/desmi-report.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * DesmiReportMilestones:
 *
 * Signal "apply" (pointer DesmiEdit): a milestone was ticked, or no longer.
 */
#define DESMI_TYPE_REPORT_MILESTONES (desmi_report_milestones_get_type ())
G_DECLARE_FINAL_TYPE (DesmiReportMilestones,
                      desmi_report_milestones,
                      DESMI,
                      REPORT_MILESTONES,
                      AdwBin)

GtkWidget *desmi_report_milestones_new (const DesmiReportPillar *pillar) G_GNUC_WARN_UNUSED_RESULT;
void       desmi_report_milestones_show (DesmiReportMilestones   *self,
                                         DesmiReport             *report,
                                         const DesmiReportPillar *pillar,
                                         DesmiTable              *table,
                                         gboolean                 can_write);

G_END_DECLS
