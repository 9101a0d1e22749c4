/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is asked and said for each type of chart, one description a type.
 *
 * A type is added by:
 *  src/chart/desmi-chart.h               its name in the enum and its layout's declaration
 *  src/chart/desmi-chart.c               its line in the list of charts
 *  src/chart/desmi-<type>-chart.c        its layout
 *  src/app/charts/desmi-chart-kind.h     the declaration of its kind, below
 *  src/app/charts/desmi-chart-kind.c     its line in the list of kinds
 *  src/app/charts/desmi-chart-kind-<type>.c   its kind
 *  src/chart/meson.build, src/app/meson.build, po/POTFILES, po/id.po   the new files, their texts
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

#define DESMI_CHART_KIND_MOST_BY 4

#define DESMI_CHART_KIND_BIT(dimension) (1u << (dimension))

/**
 * DesmiChartKind:
 * @table: what it asks
 * @by: the dimensions it is drawn by where none are asked for
 * @n_by: how many of @by there are
 * @allowed: the dimensions it can be drawn by, as %DESMI_CHART_KIND_BIT of each
 * @most_by: of how many at once; 0: any number
 * @too_many: (nullable): the sentence for more, where @most_by is set; “%s” is the one too many
 * @period: of which time
 * @both_directions: whether it shows departures and returns, told apart by a column "direction";
 * else it is of one of them and has no such column
 * @tab: the page of the window on which it stands
 *
 * The functions get the table in the columns of the chart, except for @shape, which gives them to
 * the answer of the store. Those that may be %NULL say what happens then.
 */
typedef struct
{
  DesmiQueryTable  table;
  DesmiDimension   by[DESMI_CHART_KIND_MOST_BY];
  guint            n_by;
  guint            allowed;
  guint            most_by;
  const char      *too_many;
  DesmiChartPeriod period;
  gboolean         both_directions;
  const char      *tab;

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
} DesmiChartKind;

extern const DesmiChartKind desmi_chart_kind_sankey;
extern const DesmiChartKind desmi_chart_kind_trend;
extern const DesmiChartKind desmi_chart_kind_bars;
extern const DesmiChartKind desmi_chart_kind_bullets;

const DesmiChartKind       *desmi_chart_kind_get (DesmiChartType type);

G_END_DECLS
