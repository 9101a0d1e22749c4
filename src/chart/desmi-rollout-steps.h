/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The steps by which a programme grew in one area, and the plan beside them. */
#pragma once

#include "chart/desmi-panel.h"
#include "chart/desmi-progress-data.h"

G_BEGIN_DECLS

/**
 * DesmiRolloutSteps:
 * @series: one area, cumulative by year; its targets are the plan
 * @today: of which day the data are, as years from the first one shown; NaN: not known
 * @today_text: (nullable): the same in words
 */
typedef struct
{
  DesmiPanel                *panel;
  const DesmiProgressData   *data;
  const DesmiProgressSeries *series;
  double                     today;
  const char                *today_text;
} DesmiRolloutSteps;

double     desmi_rollout_steps_at (const DesmiProgressSeries *series, guint index);
double     desmi_rollout_steps_high (const DesmiProgressSeries *series, guint n);
DesmiStyle desmi_rollout_steps_style (const DesmiTheme *theme);
DesmiStyle desmi_rollout_steps_plan_style (const DesmiTheme *theme);
void       desmi_rollout_steps_draw (const DesmiRolloutSteps *self);

G_END_DECLS
