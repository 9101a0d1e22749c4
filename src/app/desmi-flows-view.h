/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The worker flows as a view's state says: which tab, which chart, what it is asked. */
#pragma once

#include "app/desmi-chart-request.h"
#include "app/desmi-view-state.h"

G_BEGIN_DECLS

typedef enum
{
  DESMI_FLOWS_SANKEY,
  DESMI_FLOWS_MAP,
  DESMI_FLOWS_TREND,
  DESMI_FLOWS_BREAKDOWN,
  DESMI_FLOWS_TABLE,
} DesmiFlowsTab;

#define DESMI_N_FLOWS_TABS (DESMI_FLOWS_TABLE + 1)

const char           *desmi_flows_tab_to_name (DesmiFlowsTab tab);
const DesmiChartType *desmi_flows_tab_get_charts (DesmiFlowsTab tab, guint *n);

const char           *desmi_flows_chart_name (DesmiChartType type, const DesmiLocale *locale);

DesmiFlowsTab         desmi_flows_view_get_tab (const DesmiViewState *state);
DesmiChartType        desmi_flows_view_get_chart (const DesmiViewState *state);
guint                 desmi_flows_view_get_levels (const DesmiViewState *state,
                                                   DesmiDimension        levels[DESMI_VIEW_LEVELS_MAX]);
const DesmiDimension *desmi_flows_view_level_choices (guint *n);
const DesmiDimension *desmi_flows_view_by_choices (const DesmiViewState *state, guint *n);
DesmiDimension        desmi_flows_view_get_by (const DesmiViewState *state);
DesmiDimension        desmi_flows_view_own_by (const DesmiViewState *state);
gboolean              desmi_flows_view_get_period (const DesmiViewState *state, DesmiPeriod *out);
gboolean              desmi_flows_view_get_trend (const DesmiViewState *state, DesmiPeriod *out);
DesmiChartRequest *
desmi_flows_view_new_request (const DesmiViewState *state,
                              const DesmiLocale    *locale) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
