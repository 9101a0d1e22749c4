/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The pillars as a view's state says; a state that says nothing, or what is none, means the first
 * of what there is. */
#include "app/desmi-pillars-view.h"

#include "app/charts/desmi-chart-kind.h"

#define DESMIGRATIF "desmigratif"
#define FIRST_PILLAR "1"

static const struct
{
  const char        *name;
  DesmiPillarsCharts charts;
} tabs[DESMI_N_PILLARS_TABS] = {
  [DESMI_PILLARS_SCOREBOARD]
  = { "scoreboard", { DESMI_CHART_SCOREBOARD, { DESMI_CHART_BULLETS }, 1, DESMIGRATIF, TRUE } },
  [DESMI_PILLARS_INDICATOR]
  = { "indicator", { DESMI_CHART_INDICATOR, { 0 }, 0, DESMIGRATIF, TRUE } },
  [DESMI_PILLARS_PROGRESS] = { "progress",
                               { DESMI_CHART_PROGRESS,
                                 { DESMI_CHART_ROLLOUT, DESMI_CHART_COOPERATIVES },
                                 2,
                                 DESMIGRATIF,
                                 FALSE } },
  /* few of these have targets: what was measured says more than what was reached */
  [DESMI_PILLARS_BI] = { "bi", { DESMI_CHART_INDICATOR, { DESMI_CHART_BULLETS }, 1, "bi", TRUE } },
};

/**
 * desmi_pillars_tab_to_name:
 *
 * Returns: as in %DESMI_VIEW_TAB
 */
const char *
desmi_pillars_tab_to_name (DesmiPillarsTab tab)
{
  g_return_val_if_fail ((guint) tab < DESMI_N_PILLARS_TABS, NULL);
  return tabs[tab].name;
}

/**
 * desmi_pillars_tab_get_charts:
 *
 * Returns: what a tab shows
 */
const DesmiPillarsCharts *
desmi_pillars_tab_get_charts (DesmiPillarsTab tab)
{
  g_return_val_if_fail ((guint) tab < DESMI_N_PILLARS_TABS, NULL);
  return &tabs[tab].charts;
}

/**
 * desmi_pillars_view_get_tab:
 *
 * Returns: the tab that is shown
 */
DesmiPillarsTab
desmi_pillars_view_get_tab (const DesmiViewState *state)
{
  for (guint i = 0; i < DESMI_N_PILLARS_TABS; i++)
    if (g_strcmp0 (desmi_view_state_get (state, DESMI_VIEW_TAB), tabs[i].name) == 0)
      return (DesmiPillarsTab) i;
  return DESMI_PILLARS_SCOREBOARD;
}

/**
 * desmi_pillars_view_get_pillar:
 *
 * Returns: the number of the pillar whose indicators are shown
 */
const char *
desmi_pillars_view_get_pillar (const DesmiViewState *state)
{
  const char *pillar = desmi_view_state_get_filter (state, "pillar");

  return pillar != NULL ? pillar : FIRST_PILLAR;
}

/**
 * desmi_pillars_view_get_programme:
 *
 * Returns: the programme whose pillars are shown: the one that is chosen, or that of the tab. What
 * Bank Indonesia supports is a programme of its own
 */
const char *
desmi_pillars_view_get_programme (const DesmiViewState *state)
{
  const char *tab = tabs[desmi_pillars_view_get_tab (state)].charts.programme;
  const char *chosen = desmi_view_state_get_filter (state, "programme");

  return chosen != NULL && g_strcmp0 (tab, DESMIGRATIF) == 0 ? chosen : tab;
}

static void
add_where (DesmiQuery *query, DesmiDimension dimension, const char *value)
{
  g_autoptr (GError) error = NULL;

  /* a state may come from settings that somebody else wrote: what is no value filters nothing */
  if (value != NULL && !desmi_query_add_where (query, dimension, value, &error))
    g_debug ("%s", error->message);
}

/* The area and the programme of everything on the page. */
static void
add_page_wheres (const DesmiViewState *state, DesmiQuery *query)
{
  const char *village = desmi_view_state_get_filter (state, "village");
  const char *programme = desmi_pillars_view_get_programme (state);

  if (village != NULL)
    add_where (query, DESMI_DIMENSION_VILLAGE, village);
  else
    add_where (query, DESMI_DIMENSION_SUBDISTRICT,
               desmi_view_state_get_filter (state, "subdistrict"));
  /* its own programme is what a question is of anyway, and needs no words in a title */
  if (g_strcmp0 (programme, DESMIGRATIF) != 0)
    add_where (query, DESMI_DIMENSION_PROGRAMME, programme);
}

static gboolean
get_quarter (const DesmiViewState *state, DesmiPeriod *out)
{
  const char *text = desmi_view_state_get (state, DESMI_VIEW_QUARTER);

  return text != NULL && desmi_period_parse (text, out, NULL);
}

static DesmiChartSort
get_sort (const DesmiViewState *state)
{
  const char *sort = desmi_view_state_get (state, DESMI_VIEW_SORT);

  return g_strcmp0 (sort, "lowest") == 0 ? DESMI_CHART_SORT_LOWEST
         : g_strcmp0 (sort, "name") == 0 ? DESMI_CHART_SORT_NAME
                                         : DESMI_CHART_SORT_DEFAULT;
}

/* The rows of a scoreboard, where they are not villages by subdistrict. */
static void
add_rows (const DesmiViewState *state, DesmiQuery *query)
{
  const char *group = desmi_view_state_get (state, DESMI_VIEW_GROUP);

  if (g_strcmp0 (group, DESMI_PILLARS_GROUP_NONE) == 0)
    desmi_query_add_by (query, DESMI_DIMENSION_VILLAGE);
  else if (g_strcmp0 (group, DESMI_PILLARS_GROUP_SUBDISTRICTS) == 0)
    desmi_query_add_by (query, DESMI_DIMENSION_SUBDISTRICT);
}

/* One indicator is drawn with its villages; without one, all of the pillar beside each other. */
static void
add_indicator (const DesmiViewState *state, DesmiQuery *query)
{
  const char *indicator = desmi_view_state_get_filter (state, "indicator");

  if (indicator != NULL)
    add_where (query, DESMI_DIMENSION_INDICATOR, indicator);
  else
    add_where (query, DESMI_DIMENSION_PILLAR, desmi_pillars_view_get_pillar (state));
}

/**
 * desmi_pillars_view_new_request:
 * @type: one of the tab's
 *
 * Of one quarter, or of all where the chart is along time.
 *
 * Returns: (transfer full): what the chart is asked
 */
DesmiChartRequest *
desmi_pillars_view_new_request (const DesmiViewState *state,
                                DesmiChartType        type,
                                const DesmiLocale    *locale)
{
  DesmiPeriod quarter;
  gboolean    known = desmi_chart_kind_get (type)->period == DESMI_CHART_PERIOD_LAST_QUARTER
                   && get_quarter (state, &quarter);
  DesmiChartRequest *request = desmi_chart_request_new (
      type, known ? &quarter : NULL, desmi_view_state_get_source (state), locale);

  request->audience = desmi_view_state_get_audience (state);
  request->by_village = TRUE;
  add_page_wheres (state, request->query);
  if (type == DESMI_CHART_INDICATOR)
    add_indicator (state, request->query);
  if (type == DESMI_CHART_SCOREBOARD)
    {
      request->sort = get_sort (state);
      add_rows (state, request->query);
    }
  return request;
}

/**
 * desmi_pillars_view_new_indicators:
 *
 * Returns: (transfer full): the question for the indicators of the pillar, in the quarter
 */
DesmiQuery *
desmi_pillars_view_new_indicators (const DesmiViewState *state, const DesmiLocale *locale)
{
  DesmiQuery *query = desmi_query_new (DESMI_QUERY_PILLARS);
  DesmiPeriod quarter;

  if (get_quarter (state, &quarter))
    desmi_query_set_period (query, &quarter);
  add_page_wheres (state, query);
  add_where (query, DESMI_DIMENSION_PILLAR, desmi_pillars_view_get_pillar (state));
  desmi_query_add_by (query, DESMI_DIMENSION_INDICATOR);
  desmi_query_set_locale (query, locale);
  return query;
}
