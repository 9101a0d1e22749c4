/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is asked and said for each type of chart, one description a type.
 *
 * A type is added by new files and a line in each list:
 *  src/chart/desmi-chart.h      its name in the enum, its layout's declaration
 *  src/chart/desmi-chart.c      its line in the list of charts: name, summary, layout
 *  src/chart/desmi-<type>-chart.c               (new) its layout
 *  src/app/charts/desmi-chart-kind.h, .c        the declaration and the line of its kind
 *  src/app/charts/desmi-chart-kind-<type>.c     (new) its kind
 *  tests/chart/chart-cases.h, .c                the declaration and the line of its case
 *  tests/chart/cases/<type>.c                   (new) its tables in every state, its kept scenes
 *  tests/chart/test-<type>-chart.c              (new) what it draws for known data
 *  tests/data/scenes/<type>-*.txt               (new) written by test-snapshot
 *  tests/chart/meson.build      its name in chart_types
 *  tests/cli/test-chart.py      its line in CHARTS
 *  and the new files in src/chart/meson.build, src/app/meson.build and po/POTFILES, their texts in
 *  po/id.po
 */
#pragma once

#include "app/desmi-chart-request.h"

G_BEGIN_DECLS

/* Of which time a chart is, unless told. */
typedef enum
{
  DESMI_CHART_PERIOD_ALL,
  DESMI_CHART_PERIOD_LAST_YEAR,
  DESMI_CHART_PERIOD_LAST_QUARTER,
} DesmiChartPeriod;

/* What of a chart of people is hidden from others than the district's own people. */
typedef enum
{
  DESMI_CHART_SUPPRESS_MARGINS, /* what its rows and columns would give away */
  DESMI_CHART_SUPPRESS_PAIRS,   /* of each pair of neighbouring columns of names by itself */
} DesmiChartSuppress;

#define DESMI_CHART_KIND_MOST_BY 4

#define DESMI_CHART_KIND_BIT(dimension) (1u << (dimension))

/**
 * DesmiChartKind:
 * @table: what it asks
 * @by: the dimensions it is drawn by where none are asked for
 * @n_by: how many of @by there are
 * @allowed: the dimensions it can be drawn by, as %DESMI_CHART_KIND_BIT of each
 * @most_by: of how many at once; 0: any number
 * @least_by: of how many at least, where any are asked for; 0: one is enough
 * @too_few: (nullable): the sentence for fewer, where @least_by is set; “%s” is the last of them
 * @too_many: (nullable): the sentence for more, where @most_by is set; “%s” is the one too many
 * @period: of which time
 * @of_destinations: whether its headline is of destinations only, and may be said from their
 * numbers alone where some of those of the chart are hidden
 * @both_directions: whether it shows departures and returns, told apart by a column "direction";
 * else it is of one of them and has no such column
 * @wants_origin: whether it shows where the district is
 * @net: whether, asked for both directions, it shows by how much one exceeds the other
 * @before: whether it says how its numbers changed on the year before
 * @sums_hidden: whether its sums hold what is hidden of their parts; else that is left out of them
 * @adds_up: whether people and money of its rows can be summed: each is in one row only
 * @tab: the page of the window on which it stands
 * @suppress: whose sums may give away what is hidden
 * @most: of each of its columns of names but directions, how many are shown at most with the
 * remainder, before the chart groups further for want of room; 0: it does not group
 *
 * The functions get the table in the columns of the chart, except for @shape, which gives them to
 * the answer of the store. Those that may be %NULL say what happens then.
 */
typedef struct
{
  DesmiQueryTable    table;
  DesmiDimension     by[DESMI_CHART_KIND_MOST_BY];
  guint              n_by;
  guint              allowed;
  guint              most_by, least_by;
  const char        *too_few;
  const char        *too_many;
  DesmiChartPeriod   period;
  gboolean           of_destinations;
  gboolean           both_directions;
  gboolean           net;
  gboolean           wants_origin;
  gboolean           before;
  gboolean           sums_hidden;
  gboolean           adds_up;
  const char        *tab;

  DesmiChartSuppress suppress;
  guint              most[DESMI_CHART_KIND_MOST_BY];

  /* (nullable): asks @store; without it, the one question @query is asked */
  DesmiTable *(*ask) (DesmiStore   *store,
                      DesmiQuery   *query,
                      GCancellable *cancellable,
                      GError      **error);
  /* (nullable): (transfer full) brings an answer into the columns of the chart */
  DesmiTable *(*shape) (DesmiTable *table, const DesmiChartRequest *request, GError **error);
  /* What the numbers are of; of remittances it is not asked. */
  const char *(*unit) (const DesmiQuery *query, DesmiDirection direction);
  /* What is shown, whatever the data say. */
  const char *(*title) (DesmiTable *table, const DesmiQuery *query, DesmiDirection direction);
  /* (nullable): (transfer full) (nullable) what the data say, where they say something */
  char *(*headline) (DesmiTable *table, const DesmiQuery *query, DesmiDirection direction);
  /* (nullable): whether there is anything to see; without it, where there are rows */
  gboolean (*has_values) (DesmiTable *table);
  /* (nullable): (transfer full) what happened meanwhile: columns "month" and "label"; blocks */
  DesmiTable *(*events) (DesmiStore       *store,
                         const DesmiQuery *query,
                         GCancellable     *cancellable,
                         GError          **error);
  /* (nullable): (transfer full) of a map: where the areas of the table lie; blocks */
  DesmiOutlines *(*outlines) (DesmiStore       *store,
                              DesmiTable       *table,
                              const DesmiQuery *query,
                              GCancellable     *cancellable,
                              GError          **error);
} DesmiChartKind;

extern const DesmiChartKind desmi_chart_kind_sankey;
extern const DesmiChartKind desmi_chart_kind_flow_map;
extern const DesmiChartKind desmi_chart_kind_district_map;
extern const DesmiChartKind desmi_chart_kind_trend;
extern const DesmiChartKind desmi_chart_kind_bars;
extern const DesmiChartKind desmi_chart_kind_stacked;
extern const DesmiChartKind desmi_chart_kind_paired;
extern const DesmiChartKind desmi_chart_kind_slope;
extern const DesmiChartKind desmi_chart_kind_heat;
extern const DesmiChartKind desmi_chart_kind_multiples;
extern const DesmiChartKind desmi_chart_kind_scoreboard;
extern const DesmiChartKind desmi_chart_kind_bullets;
extern const DesmiChartKind desmi_chart_kind_progress;
extern const DesmiChartKind desmi_chart_kind_indicator;
extern const DesmiChartKind desmi_chart_kind_rollout;
extern const DesmiChartKind desmi_chart_kind_remittances;
extern const DesmiChartKind desmi_chart_kind_cooperatives;

const DesmiChartKind       *desmi_chart_kind_get (DesmiChartType type);

G_END_DECLS
