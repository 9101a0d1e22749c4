/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The list of the types of charts with what is asked and said for them. */
#include "app/charts/desmi-chart-kind.h"

static const DesmiChartKind *const kinds[DESMI_N_CHARTS] = {
  [DESMI_CHART_SANKEY] = &desmi_chart_kind_sankey,
  [DESMI_CHART_FLOW_MAP] = &desmi_chart_kind_flow_map,
  [DESMI_CHART_DISTRICT_MAP] = &desmi_chart_kind_district_map,
  [DESMI_CHART_TREND] = &desmi_chart_kind_trend,
  [DESMI_CHART_BARS] = &desmi_chart_kind_bars,
  [DESMI_CHART_STACKED] = &desmi_chart_kind_stacked,
  [DESMI_CHART_PAIRED] = &desmi_chart_kind_paired,
  [DESMI_CHART_SLOPE] = &desmi_chart_kind_slope,
  [DESMI_CHART_HEAT] = &desmi_chart_kind_heat,
  [DESMI_CHART_MULTIPLES] = &desmi_chart_kind_multiples,
  [DESMI_CHART_SCOREBOARD] = &desmi_chart_kind_scoreboard,
  [DESMI_CHART_BULLETS] = &desmi_chart_kind_bullets,
  [DESMI_CHART_PROGRESS] = &desmi_chart_kind_progress,
  [DESMI_CHART_INDICATOR] = &desmi_chart_kind_indicator,
  [DESMI_CHART_ROLLOUT] = &desmi_chart_kind_rollout,
  [DESMI_CHART_REMITTANCES] = &desmi_chart_kind_remittances,
  [DESMI_CHART_COOPERATIVES] = &desmi_chart_kind_cooperatives,
};

/**
 * desmi_chart_kind_get:
 *
 * Returns: (transfer none): what is asked and said for charts of @type
 */
const DesmiChartKind *
desmi_chart_kind_get (DesmiChartType type)
{
  g_return_val_if_fail ((guint) type < DESMI_N_CHARTS, NULL);
  return kinds[type];
}
