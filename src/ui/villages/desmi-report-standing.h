/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How a pillar stands in a village's report, and why. */
#pragma once

#include "app/desmi-report.h"
#include "ui/desmi-filter.h"

G_BEGIN_DECLS

/**
 * DesmiReportStanding:
 * @reason: shown only where the status asks for one
 * @showing: the choices move because the file did
 *
 * Two widgets, to be put where the card wants them.
 */
typedef struct
{
  DesmiFilter *status, *reason;
  gboolean     showing;
} DesmiReportStanding;

void              desmi_report_standing_init (DesmiReportStanding     *self,
                                              const DesmiReportPillar *pillar,
                                              GCallback                chosen,
                                              gpointer                 data);
void              desmi_report_standing_show (DesmiReportStanding     *self,
                                              const DesmiReportPillar *pillar,
                                              gboolean                 locked);
void              desmi_report_standing_set_reasons (DesmiReportStanding     *self,
                                                     const DesmiReportPillar *pillar,
                                                     DesmiTable              *reasons);
gboolean          desmi_report_standing_is_chosen (const DesmiReportStanding *self);
DesmiPillarStatus desmi_report_standing_get_status (const DesmiReportStanding *self,
                                                    const DesmiReportPillar   *pillar);
const char       *desmi_report_standing_get_reason (const DesmiReportStanding *self);

G_END_DECLS
