/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The pillars as a view's state says: which tab, which charts, what they are asked. */
#pragma once

#include "app/desmi-chart-request.h"
#include "app/desmi-view-state.h"

G_BEGIN_DECLS

typedef enum
{
  DESMI_PILLARS_SCOREBOARD,
  DESMI_PILLARS_INDICATOR,
  DESMI_PILLARS_PROGRESS,
  DESMI_PILLARS_BI, /* what Bank Indonesia supports */
} DesmiPillarsTab;

#define DESMI_N_PILLARS_TABS (DESMI_PILLARS_BI + 1)
#define DESMI_PILLARS_MAX_SIDE 2

/* %DESMI_VIEW_GROUP of a scoreboard; %NULL: villages by subdistrict */
#define DESMI_PILLARS_GROUP_NONE "none"
#define DESMI_PILLARS_GROUP_SUBDISTRICTS "subdistricts"

/**
 * DesmiPillarsCharts:
 * @main: the large one
 * @side: the @n_side beside it
 * @programme: that all of them are of, unless another is chosen
 * @indicators: whether the list of a pillar's indicators stands beside them
 */
typedef struct
{
  DesmiChartType main;
  DesmiChartType side[DESMI_PILLARS_MAX_SIDE];
  guint          n_side;
  const char    *programme;
  gboolean       indicators;
} DesmiPillarsCharts;

const char               *desmi_pillars_tab_to_name (DesmiPillarsTab tab);
const DesmiPillarsCharts *desmi_pillars_tab_get_charts (DesmiPillarsTab tab);

DesmiPillarsTab           desmi_pillars_view_get_tab (const DesmiViewState *state);
const char               *desmi_pillars_view_get_pillar (const DesmiViewState *state);
const char               *desmi_pillars_view_get_programme (const DesmiViewState *state);
DesmiChartRequest             *
desmi_pillars_view_new_request (const DesmiViewState *state,
                                            DesmiChartType        type,
                                            const DesmiLocale    *locale) G_GNUC_WARN_UNUSED_RESULT;
DesmiQuery *desmi_pillars_view_new_indicators (const DesmiViewState *state,
                                               const DesmiLocale *locale) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
