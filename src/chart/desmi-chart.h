/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The charts: each a pure function from a table and a spec to a scene. */
#pragma once

#include "chart/desmi-great-circle.h"
#include "chart/desmi-outlines.h"
#include "chart/desmi-scene.h"

G_BEGIN_DECLS

typedef enum
{
  DESMI_CHART_SANKEY,
  DESMI_CHART_FLOW_MAP,
  DESMI_CHART_DISTRICT_MAP,
  DESMI_CHART_TREND,
  DESMI_CHART_BARS,
  DESMI_CHART_STACKED,
  DESMI_CHART_PAIRED,
  DESMI_CHART_SLOPE,
  DESMI_CHART_HEAT,
  DESMI_CHART_MULTIPLES,
  DESMI_CHART_SCOREBOARD,
  DESMI_CHART_BULLETS,
  DESMI_CHART_PROGRESS,
  DESMI_CHART_INDICATOR,
  DESMI_CHART_ROLLOUT,
  DESMI_CHART_REMITTANCES,
  DESMI_CHART_COOPERATIVES,
  DESMI_N_CHARTS /* comes last */
} DesmiChartType;

/* Whom the counts of a chart are of, where they are all of one direction: it has its own colour. */
typedef enum
{
  DESMI_SUBJECT_OTHER,
  DESMI_SUBJECT_DEPARTURES,
  DESMI_SUBJECT_RETURNS,
} DesmiSubject;

/* In which order categories stand; remainders come last in each. */
typedef enum
{
  DESMI_CHART_SORT_DEFAULT, /* their own order, or the largest first */
  DESMI_CHART_SORT_VALUE,   /* the largest first, those without a value last */
  DESMI_CHART_SORT_NAME,
  DESMI_CHART_SORT_LOWEST, /* the smallest first, those without a value last */
  DESMI_CHART_SORT_DATA,   /* as in the data */
} DesmiChartSort;

/* Where all flows of a map start or end. */
typedef struct
{
  const char *name;
  DesmiPlace  place;
} DesmiChartOrigin;

/**
 * DesmiChartSpec:
 * @title: (nullable): what is shown
 * @subtitle: (nullable): unit, period, filter in force
 * @source: (nullable): source and as-of line under the chart
 * @subject: what is counted
 * @empty_text: (nullable): instead of "No data for this filter yet"
 * @max_categories: 0: the chart's own limit
 * @show_values: write values on the marks
 * @share: of stacked bars, parts of a whole: every bar is 100 %
 * @no_net: of trends, without departures less returns
 * @origin: (nullable): of a flow map, instead of the middle of the country
 * @sort: of the rows of a heat map or a scoreboard, and of the nodes of a Sankey
 * @outlines: (nullable): of a map: where its areas lie
 * @before: (nullable): of the same columns, of the same time a year earlier
 * @events: (nullable): of a trend: what happened meanwhile, columns "month" and "label"
 * @pairs: of Sankeys, each row is of one pair of neighbouring levels, the others are empty
 * @frame: draw title, subtitle and source; the window, which shows them itself, takes %FALSE
 *
 * What a chart says beside its data. Strings are borrowed for the call.
 */
typedef struct
{
  const char             *title;
  const char             *subtitle;
  const char             *source;
  const char             *empty_text;
  DesmiSubject            subject;
  guint                   max_categories;
  gboolean                show_values;
  gboolean                share;
  gboolean                no_net;
  gboolean                pairs;
  DesmiChartSort          sort;
  gboolean                frame;

  const DesmiOutlines    *outlines;
  const DesmiChartOrigin *origin;
  DesmiTable             *before;
  DesmiTable             *events;
} DesmiChartSpec;

/**
 * DesmiChartContext:
 *
 * Everything a layout may depend on besides the data: there are no globals.
 */
typedef struct
{
  double               width, height; /* px */
  const DesmiTheme    *theme;
  const DesmiLocale   *locale;
  const DesmiMeasurer *measurer;
} DesmiChartContext;

/* Columns expected (by name; further columns are ignored):
 *  sankey   three or more category columns in order of the levels, then "count"; where
 *           the spec says pairs, each row has two neighbouring ones only
 *  flow-map "destination" (COUNTRY or its code), then "count"; codes of no country are listed
 *           below the map
 *  district-map  "village" or "subdistrict" by their codes, then "count" or other numbers
 *  stacked  two category columns, of which one may be of periods, then "count"
 *  paired   a category column, "gender" (F, M), then "count"
 *  slope    a category column, one of two times, then "count"
 *  heat     like stacked; periods stand side by side, else the second column does
 *  multiples  a category column, "month", "quarter" or "year", then "count"
 *  trend    "direction" (out, return), "month", "quarter" or "year", "count"; times in between
 *           without a row of a direction are missing, as are those where the table's own
 *           "reported" column is 0
 *  bars     one category column, then "count" (or an IDR column); optional "share"
 *  remittances  a category column, "quarter" or "year", then an IDR column
 *  scoreboard  "village" or "subdistrict", "pillar", a column of ratios; of villages, optional
 *           "subdistrict", which keeps its villages together; optional "before" RATIO (the same a
 *           year before), "status" (of the pillar, its code) and "reason" (text)
 *  cooperatives  "village"; of "stage", "cooperative" (as written), "members", "savings" what
 *           there is
 *  bullets  "pillar" (text, label = name), "actual" RATIO, "target" RATIO; "reported" COUNT, "of"
 * COUNT
 *  progress "pillar", "quarter" or "year", "score" RATIO; optional "target", "reported", "of"
 *  indicator  "indicator", "quarter" or "year", "actual"; optional "target", "reported", "of",
 *           "unit", "over_time", "over_villages"; rows with a "village" are of one village
 *  rollout  "area", "cohort", "actual", added up; optional "target" as planned, "left" in that year
 */
DesmiScene *desmi_chart_layout (DesmiChartType           type,
                                DesmiTable              *table,
                                const DesmiChartSpec    *spec,
                                const DesmiChartContext *context,
                                GError                 **error) G_GNUC_WARN_UNUSED_RESULT;

const char *desmi_chart_type_to_name (DesmiChartType type); /* "sankey", as on the command line */
gboolean    desmi_chart_type_from_name (const char *name, DesmiChartType *out);
const char *desmi_chart_type_summary (DesmiChartType     type,
                                      const DesmiLocale *locale); /* one line for lists */

DesmiScene *desmi_sankey_chart_layout (DesmiTable              *table,
                                       const DesmiChartSpec    *spec,
                                       const DesmiChartContext *context,
                                       GError                 **error);
DesmiScene *desmi_flow_map_chart_layout (DesmiTable              *table,
                                         const DesmiChartSpec    *spec,
                                         const DesmiChartContext *context,
                                         GError                 **error);
DesmiScene *desmi_district_map_chart_layout (DesmiTable              *table,
                                             const DesmiChartSpec    *spec,
                                             const DesmiChartContext *context,
                                             GError                 **error);
DesmiScene *desmi_trend_chart_layout (DesmiTable              *table,
                                      const DesmiChartSpec    *spec,
                                      const DesmiChartContext *context,
                                      GError                 **error);
DesmiScene *desmi_heat_chart_layout (DesmiTable              *table,
                                     const DesmiChartSpec    *spec,
                                     const DesmiChartContext *context,
                                     GError                 **error);
DesmiScene *desmi_bars_chart_layout (DesmiTable              *table,
                                     const DesmiChartSpec    *spec,
                                     const DesmiChartContext *context,
                                     GError                 **error);
DesmiScene *desmi_stacked_chart_layout (DesmiTable              *table,
                                        const DesmiChartSpec    *spec,
                                        const DesmiChartContext *context,
                                        GError                 **error);
DesmiScene *desmi_paired_chart_layout (DesmiTable              *table,
                                       const DesmiChartSpec    *spec,
                                       const DesmiChartContext *context,
                                       GError                 **error);
DesmiScene *desmi_slope_chart_layout (DesmiTable              *table,
                                      const DesmiChartSpec    *spec,
                                      const DesmiChartContext *context,
                                      GError                 **error);
DesmiScene *desmi_scoreboard_chart_layout (DesmiTable              *table,
                                           const DesmiChartSpec    *spec,
                                           const DesmiChartContext *context,
                                           GError                 **error);
DesmiScene *desmi_bullets_chart_layout (DesmiTable              *table,
                                        const DesmiChartSpec    *spec,
                                        const DesmiChartContext *context,
                                        GError                 **error);
DesmiScene *desmi_multiples_chart_layout (DesmiTable              *table,
                                          const DesmiChartSpec    *spec,
                                          const DesmiChartContext *context,
                                          GError                 **error);
DesmiScene *desmi_progress_chart_layout (DesmiTable              *table,
                                         const DesmiChartSpec    *spec,
                                         const DesmiChartContext *context,
                                         GError                 **error);
DesmiScene *desmi_indicator_chart_layout (DesmiTable              *table,
                                          const DesmiChartSpec    *spec,
                                          const DesmiChartContext *context,
                                          GError                 **error);
DesmiScene *desmi_rollout_chart_layout (DesmiTable              *table,
                                        const DesmiChartSpec    *spec,
                                        const DesmiChartContext *context,
                                        GError                 **error);
DesmiScene *desmi_remittances_chart_layout (DesmiTable              *table,
                                            const DesmiChartSpec    *spec,
                                            const DesmiChartContext *context,
                                            GError                 **error);
DesmiScene *desmi_cooperatives_chart_layout (DesmiTable              *table,
                                             const DesmiChartSpec    *spec,
                                             const DesmiChartContext *context,
                                             GError                 **error);

G_END_DECLS
