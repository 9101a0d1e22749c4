/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The worker flows as a view's state says; a state that says nothing, or what is none, means the
 * first of what there is. */
#include "app/desmi-flows-view.h"

#include "app/charts/desmi-chart-kind.h"

#include <glib/gi18n-lib.h>

#define TREND_YEARS 10

static const DesmiChartType sankeys[] = { DESMI_CHART_SANKEY };
static const DesmiChartType maps[] = { DESMI_CHART_FLOW_MAP, DESMI_CHART_DISTRICT_MAP };
static const DesmiChartType trends[] = { DESMI_CHART_TREND };
static const DesmiChartType parts[]
    = { DESMI_CHART_BARS,  DESMI_CHART_STACKED, DESMI_CHART_PAIRED,
        DESMI_CHART_SLOPE, DESMI_CHART_HEAT,    DESMI_CHART_MULTIPLES };
/* The map of the world says no more than the bars. */
static const DesmiChartType tables[]
    = { DESMI_CHART_SANKEY,       DESMI_CHART_BARS,    DESMI_CHART_TREND,
        DESMI_CHART_DISTRICT_MAP, DESMI_CHART_STACKED, DESMI_CHART_PAIRED,
        DESMI_CHART_SLOPE,        DESMI_CHART_HEAT,    DESMI_CHART_MULTIPLES };

static const struct
{
  const char           *name;
  const DesmiChartType *charts;
  guint                 n_charts;
} tabs[DESMI_N_FLOWS_TABS] = {
  [DESMI_FLOWS_SANKEY] = { "sankey", sankeys, G_N_ELEMENTS (sankeys) },
  [DESMI_FLOWS_MAP] = { "map", maps, G_N_ELEMENTS (maps) },
  [DESMI_FLOWS_TREND] = { "trend", trends, G_N_ELEMENTS (trends) },
  [DESMI_FLOWS_BREAKDOWN] = { "breakdown", parts, G_N_ELEMENTS (parts) },
  [DESMI_FLOWS_TABLE] = { "table", tables, G_N_ELEMENTS (tables) },
};

/* What a level of the Sankey can be. */
static const DesmiDimension level_choices[]
    = { DESMI_DIMENSION_DISTRICT,    DESMI_DIMENSION_SUBDISTRICT, DESMI_DIMENSION_VILLAGE,
        DESMI_DIMENSION_DESTINATION, DESMI_DIMENSION_SECTOR,      DESMI_DIMENSION_OCCUPATION,
        DESMI_DIMENSION_GENDER,      DESMI_DIMENSION_SCHEME };

/* What the charts of a breakdown can tell apart. */
static const DesmiDimension by_choices[]
    = { DESMI_DIMENSION_DESTINATION, DESMI_DIMENSION_SECTOR, DESMI_DIMENSION_OCCUPATION,
        DESMI_DIMENSION_GENDER,      DESMI_DIMENSION_SCHEME, DESMI_DIMENSION_SUBDISTRICT,
        DESMI_DIMENSION_VILLAGE };
/* Women and men are told apart in any case. */
static const DesmiDimension paired_choices[]
    = { DESMI_DIMENSION_OCCUPATION, DESMI_DIMENSION_DESTINATION, DESMI_DIMENSION_SECTOR,
        DESMI_DIMENSION_SCHEME,     DESMI_DIMENSION_SUBDISTRICT, DESMI_DIMENSION_VILLAGE };
static const DesmiDimension place_choices[]
    = { DESMI_DIMENSION_SUBDISTRICT, DESMI_DIMENSION_VILLAGE };

/**
 * desmi_flows_tab_to_name:
 *
 * Returns: as in %DESMI_VIEW_TAB
 */
const char *
desmi_flows_tab_to_name (DesmiFlowsTab tab)
{
  g_return_val_if_fail ((guint) tab < DESMI_N_FLOWS_TABS, NULL);
  return tabs[tab].name;
}

/**
 * desmi_flows_tab_get_charts:
 * @n: (out): how many
 *
 * Returns: what a tab can show, the first of them at first
 */
const DesmiChartType *
desmi_flows_tab_get_charts (DesmiFlowsTab tab, guint *n)
{
  g_return_val_if_fail ((guint) tab < DESMI_N_FLOWS_TABS, NULL);
  *n = tabs[tab].n_charts;
  return tabs[tab].charts;
}

/**
 * desmi_flows_chart_name:
 *
 * Returns: (transfer none): a word or two for a list of what a tab can show
 */
const char *
desmi_flows_chart_name (DesmiChartType type, const DesmiLocale *locale)
{
  static const char *const chart_names[DESMI_N_CHARTS] = {
    [DESMI_CHART_SANKEY] = N_ ("Flows"),
    [DESMI_CHART_FLOW_MAP] = N_ ("World map"),
    [DESMI_CHART_DISTRICT_MAP] = N_ ("District map"),
    [DESMI_CHART_TREND] = N_ ("Trend"),
    [DESMI_CHART_BARS] = N_ ("Ranking"),
    [DESMI_CHART_STACKED] = N_ ("Make-up over time"),
    [DESMI_CHART_PAIRED] = N_ ("Women and men"),
    [DESMI_CHART_SLOPE] = N_ ("Then and now"),
    [DESMI_CHART_HEAT] = N_ ("Months"),
    [DESMI_CHART_MULTIPLES] = N_ ("Places side by side"),
  };

  return chart_names[type] != NULL ? desmi_locale_text (locale, chart_names[type])
                                   : desmi_chart_type_summary (type, locale);
}

/**
 * desmi_flows_view_get_tab:
 *
 * Returns: the tab that is shown
 */
DesmiFlowsTab
desmi_flows_view_get_tab (const DesmiViewState *state)
{
  for (guint i = 0; i < DESMI_N_FLOWS_TABS; i++)
    if (g_strcmp0 (desmi_view_state_get (state, DESMI_VIEW_TAB), tabs[i].name) == 0)
      return (DesmiFlowsTab) i;
  return DESMI_FLOWS_SANKEY;
}

/**
 * desmi_flows_view_get_chart:
 *
 * Returns: the chart that is shown, or whose table is
 */
DesmiChartType
desmi_flows_view_get_chart (const DesmiViewState *state)
{
  const char           *name = desmi_view_state_get (state, DESMI_VIEW_CHART);
  guint                 n;
  const DesmiChartType *charts = desmi_flows_tab_get_charts (desmi_flows_view_get_tab (state), &n);
  DesmiChartType        type;

  if (name != NULL && desmi_chart_type_from_name (name, &type))
    for (guint i = 0; i < n; i++)
      if (charts[i] == type)
        return type;
  return charts[0];
}

static gboolean
is_level (DesmiDimension dimension)
{
  for (gsize i = 0; i < G_N_ELEMENTS (level_choices); i++)
    if (level_choices[i] == dimension)
      return TRUE;
  return FALSE;
}

static gboolean
is_inside_area (const DesmiViewState *state)
{
  return desmi_view_state_get_filter (state, "subdistrict") != NULL
         || desmi_view_state_get_filter (state, "village") != NULL;
}

/**
 * desmi_flows_view_get_levels:
 * @levels: (out): of the Sankey, from left to right
 *
 * Returns: how many there are: two to four
 */
guint
desmi_flows_view_get_levels (const DesmiViewState *state,
                             DesmiDimension        levels[DESMI_VIEW_LEVELS_MAX])
{
  const DesmiChartKind *kind = desmi_chart_kind_get (DESMI_CHART_SANKEY);
  const char *const    *names = desmi_view_state_get_levels (state);
  guint                 n = 0;

  for (guint i = 0; names[i] != NULL && n < DESMI_VIEW_LEVELS_MAX; i++)
    if (desmi_dimension_from_name (names[i], &levels[n]) && is_level (levels[n]))
      n++;
  if (n >= DESMI_VIEW_LEVELS_MIN)
    return n;
  for (n = 0; n < kind->n_by; n++)
    /* inside one subdistrict its villages are the question */
    levels[n] = kind->by[n] == DESMI_DIMENSION_SUBDISTRICT && is_inside_area (state)
                    ? DESMI_DIMENSION_VILLAGE
                    : kind->by[n];
  return n;
}

/**
 * desmi_flows_view_level_choices:
 * @n: (out): how many
 *
 * Returns: what a level can be
 */
const DesmiDimension *
desmi_flows_view_level_choices (guint *n)
{
  *n = G_N_ELEMENTS (level_choices);
  return level_choices;
}

/**
 * desmi_flows_view_by_choices:
 * @n: (out): how many; 0: the chart that is shown leaves no choice
 *
 * Returns: (transfer none): what the chart can tell apart
 */
const DesmiDimension *
desmi_flows_view_by_choices (const DesmiViewState *state, guint *n)
{
  switch ((int) desmi_flows_view_get_chart (state))
    {
    case DESMI_CHART_BARS:
    case DESMI_CHART_STACKED:
    case DESMI_CHART_SLOPE:
    case DESMI_CHART_HEAT:
      *n = G_N_ELEMENTS (by_choices);
      return by_choices;
    case DESMI_CHART_PAIRED:
      *n = G_N_ELEMENTS (paired_choices);
      return paired_choices;
    case DESMI_CHART_DISTRICT_MAP:
    case DESMI_CHART_MULTIPLES:
      *n = G_N_ELEMENTS (place_choices);
      return place_choices;
    default:
      *n = 0;
      return NULL;
    }
}

/**
 * desmi_flows_view_own_by:
 *
 * Returns: what the chart that is shown tells apart unless told
 */
DesmiDimension
desmi_flows_view_own_by (const DesmiViewState *state)
{
  DesmiDimension own = desmi_chart_kind_get (desmi_flows_view_get_chart (state))->by[0];

  return own == DESMI_DIMENSION_SUBDISTRICT && is_inside_area (state) ? DESMI_DIMENSION_VILLAGE
                                                                      : own;
}

/**
 * desmi_flows_view_get_by:
 *
 * Returns: what the chart that is shown tells apart: what is chosen, where it can be that
 */
DesmiDimension
desmi_flows_view_get_by (const DesmiViewState *state)
{
  const char           *name = desmi_view_state_get (state, DESMI_VIEW_BY);
  guint                 n;
  const DesmiDimension *choices = desmi_flows_view_by_choices (state, &n);
  DesmiDimension        chosen;

  if (name != NULL && desmi_dimension_from_name (name, &chosen))
    for (guint i = 0; i < n; i++)
      if (choices[i] == chosen)
        return chosen;
  return desmi_flows_view_own_by (state);
}

/**
 * desmi_flows_view_get_period:
 * @out: (out): the period that is chosen
 *
 * Returns: %FALSE if none is
 */
gboolean
desmi_flows_view_get_period (const DesmiViewState *state, DesmiPeriod *out)
{
  const char *text = desmi_view_state_get (state, DESMI_VIEW_PERIOD);

  return text != NULL && desmi_period_parse (text, out, NULL);
}

/**
 * desmi_flows_view_get_trend:
 * @out: (out): the months that a trend shows
 *
 * A trend leads up to the period that is chosen: its year, and up to nine before. What is longer
 * than a year and was marked out is shown alone.
 *
 * Returns: %FALSE if no period is chosen
 */
gboolean
desmi_flows_view_get_trend (const DesmiViewState *state, DesmiPeriod *out)
{
  DesmiPeriod period;
  int         first;

  if (!desmi_flows_view_get_period (state, &period))
    return FALSE;
  *out = period;
  if (period.kind == DESMI_PERIOD_RANGE)
    return TRUE;
  first = desmi_period_year (desmi_month_year (period.last) - TREND_YEARS + 1).first;
  *out = desmi_period_range (MIN (first, period.first), period.last);
  return TRUE;
}

static DesmiChartSort
get_sort (const DesmiViewState *state)
{
  const char *sort = desmi_view_state_get (state, DESMI_VIEW_SORT);

  if (g_strcmp0 (sort, "name") == 0)
    return DESMI_CHART_SORT_NAME;
  return g_strcmp0 (sort, "lowest") == 0 ? DESMI_CHART_SORT_LOWEST : DESMI_CHART_SORT_DEFAULT;
}

static void
add_by (DesmiChartRequest *request, const DesmiViewState *state)
{
  const char    *grain = desmi_view_state_get (state, DESMI_VIEW_GRAIN);
  DesmiDimension levels[DESMI_VIEW_LEVELS_MAX], time;
  guint          n;

  if (request->type == DESMI_CHART_TREND && grain != NULL
      && desmi_dimension_from_name (grain, &time))
    desmi_query_add_by (request->query, time);
  /* what is the chart's own it completes itself, with the other dimension that goes with it */
  if (desmi_flows_view_get_by (state) != desmi_flows_view_own_by (state))
    desmi_query_add_by (request->query, desmi_flows_view_get_by (state));
  if (request->type != DESMI_CHART_SANKEY)
    return;
  n = desmi_flows_view_get_levels (state, levels);
  for (guint i = 0; i < n; i++)
    desmi_query_add_by (request->query, levels[i]);
}

/* A chart of departures and returns shows both, and speaks of the one that is chosen. */
static void
add_filters (DesmiChartRequest *request, const DesmiViewState *state)
{
  g_autoptr (DesmiViewState) without = desmi_view_state_with_filter (state, "direction", NULL);
  gboolean                   both = desmi_chart_kind_get (request->type)->both_directions;

  request->about_returns
      = both && g_strcmp0 (desmi_view_state_get_filter (state, "direction"), "return") == 0;
  desmi_view_state_ask (both ? without : state, request->query);
}

/**
 * desmi_flows_view_new_request:
 *
 * Returns: (transfer full): the question that the chart of @state answers
 */
DesmiChartRequest *
desmi_flows_view_new_request (const DesmiViewState *state, const DesmiLocale *locale)
{
  DesmiChartType     type = desmi_flows_view_get_chart (state);
  DesmiPeriod        period;
  gboolean           known = desmi_chart_kind_get (type)->period == DESMI_CHART_PERIOD_ALL
                                 ? desmi_flows_view_get_trend (state, &period)
                                 : desmi_flows_view_get_period (state, &period);
  DesmiChartRequest *request = desmi_chart_request_new (
      type, known ? &period : NULL, desmi_view_state_get_source (state), locale);

  add_by (request, state);
  add_filters (request, state);
  request->audience = desmi_view_state_get_audience (state);
  request->share = type == DESMI_CHART_STACKED
                   && g_strcmp0 (desmi_view_state_get (state, DESMI_VIEW_MEASURE), "share") == 0;
  request->no_net = type == DESMI_CHART_TREND
                    && g_strcmp0 (desmi_view_state_get (state, DESMI_VIEW_MEASURE), "no-net") == 0;
  request->sort = type == DESMI_CHART_HEAT ? get_sort (state) : DESMI_CHART_SORT_DEFAULT;
  request->by_village = is_inside_area (state);
  return request;
}
