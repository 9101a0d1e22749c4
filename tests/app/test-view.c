/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a window shows, and the way back. */
#include "app/desmi-flows-view.h"
#include "app/desmi-pillars-view.h"
#include "app/desmi-view-history.h"
#include "app/desmi-view-words.h"

static DesmiViewState *
read_state (const char *text)
{
  DesmiViewState *state = desmi_view_state_from_text (text);

  g_assert_nonnull (state);
  return state;
}

static void
assert_text (DesmiViewState *state, const char *expected)
{
  g_autofree char *text = desmi_view_state_to_text (state);

  g_assert_cmpstr (text, ==, expected);
}

static void
test_text (void)
{
  static const char *const texts[] = {
    "page=overview",
    ("page=flows&view=map&chart=district-map&period=2023-01..2023-10&quarter=2023-Q3&source=local&"
     "audience=public&grain=year&measure=share&sort=name&group=none&search=désa%20%26&by=gender"),
    "page=flows&filter=destination%3DTWN&filter=gender%3DF&level=village&level=destination",
    ("page=villages&columns=name%3A180%2Cstatus&filter=cohort%3D2018&filter=officer%3Dwithout&"
     "filter=finding%3Doutlier&filter=any-pillar%3Dstalled"),
  };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (DesmiViewState) state = read_state (texts[i]);

      assert_text (state, texts[i]);
    }
}

/* Settings of another version, or cut, or of somebody's hand. */
static void
test_bad_text (void)
{
  g_autoptr (DesmiViewState) state = read_state (
      "page=flows&period=soon&source=mine&audience=all&grain=day&quarter=2023&view=%zz&by=planet&"
      "filter=destination%3DAtlantis&filter=planet%3DMars&filter=gender&filter=year%3D2023&"
      "filter=officer%3Dperhaps&level=destination&level=planet&view=%ff&nothing&&=&chart");

  assert_text (state, "page=flows");
  g_assert_null (desmi_view_state_from_text (NULL));
  g_assert_null (desmi_view_state_from_text (""));
  g_assert_null (desmi_view_state_from_text ("view=map"));
}

static void
test_immutable (void)
{
  g_autoptr (DesmiViewState) state = read_state ("page=flows&view=map&filter=gender%3DF");
  g_autoptr (DesmiViewState) other = desmi_view_state_with (state, DESMI_VIEW_TAB, "trend");
  g_autoptr (DesmiViewState) bare = desmi_view_state_without_filters (other);

  assert_text (state, "page=flows&view=map&filter=gender%3DF");
  assert_text (other, "page=flows&view=trend&filter=gender%3DF");
  assert_text (bare, "page=flows&view=trend");
  g_assert_false (desmi_view_state_equal (state, other));
  g_assert_false (desmi_view_state_equal (other, bare));
}

static void
test_equal (void)
{
  g_autoptr (DesmiViewState) one
      = read_state ("page=flows&filter=gender%3DF&filter=sector%3Dformal");
  g_autoptr (DesmiViewState) two
      = read_state ("page=flows&filter=sector%3Dformal&filter=gender%3DF");
  g_autoptr (DesmiViewState) three
      = read_state ("page=flows&filter=gender%3DM&filter=sector%3Dformal");

  g_assert_true (desmi_view_state_equal (one, two));
  g_assert_false (desmi_view_state_equal (one, three));
}

static DesmiViewState *
toggle (DesmiViewState *state, const char *one, const char *two)
{
  const char *const filters[] = { one, two, NULL };

  return desmi_view_state_toggle (state, filters);
}

/* A second click on the same mark takes away what the first one set; of a ribbon both ends. */
static void
test_toggle (void)
{
  g_autoptr (DesmiViewState) state = read_state ("page=flows&period=2023");
  g_autoptr (DesmiViewState) one = toggle (state, "destination=TWN", NULL);
  g_autoptr (DesmiViewState) other = toggle (one, "destination=HKG", NULL);
  g_autoptr (DesmiViewState) two = toggle (one, "subdistrict=32.12.08", "destination=TWN");
  g_autoptr (DesmiViewState) none = toggle (two, "subdistrict=32.12.08", "destination=TWN");

  g_assert_cmpstr (desmi_view_state_get_filter (one, "destination"), ==, "TWN");
  g_assert_cmpstr (desmi_view_state_get_filter (other, "destination"), ==, "HKG");
  assert_text (two,
               "page=flows&period=2023&filter=subdistrict%3D32.12.08&filter=destination%3DTWN");
  g_assert_true (desmi_view_state_equal (none, state));
}

static DesmiViewToggle
find_toggle (DesmiViewState *state, const char *one, const char *two)
{
  const char *const filters[] = { one, two, NULL };

  return desmi_view_state_find_toggle (state, filters);
}

/* What a click does is told before it is made. */
static void
test_find_toggle (void)
{
  g_autoptr (DesmiViewState) flows = read_state ("page=flows&period=2023&filter=destination%3DTWN");
  g_autoptr (DesmiViewState) pillars = read_state ("page=pillars&period=2022&quarter=2023-Q3");

  g_assert_cmpint (find_toggle (flows, "destination=HKG", NULL), ==, DESMI_VIEW_TOGGLE_SET);
  g_assert_cmpint (find_toggle (flows, "destination=TWN", NULL), ==, DESMI_VIEW_TOGGLE_CLEAR);
  g_assert_cmpint (find_toggle (flows, "destination=TWN", "gender=F"), ==, DESMI_VIEW_TOGGLE_SET);
  g_assert_cmpint (find_toggle (flows, "year=2023", NULL), ==, DESMI_VIEW_TOGGLE_NOTHING);
  g_assert_cmpint (find_toggle (pillars, "quarter=2023-Q3", NULL), ==, DESMI_VIEW_TOGGLE_NOTHING);
  g_assert_cmpint (find_toggle (pillars, "quarter=2023-Q1", NULL), ==, DESMI_VIEW_TOGGLE_SET);
}

/* A time of a mark is the period. */
static void
test_toggle_time (void)
{
  g_autoptr (DesmiViewState) state = read_state ("page=flows&period=2022");
  g_autoptr (DesmiViewState) month = toggle (state, "month=2023-05", "destination=TWN");
  g_autoptr (DesmiViewState) again = toggle (month, "month=2023-05", "destination=TWN");
  g_autoptr (DesmiViewState) pillars = read_state ("page=pillars&period=2022&quarter=2023-Q3");
  g_autoptr (DesmiViewState) quarter = toggle (pillars, "quarter=2023-Q1", NULL);

  assert_text (month, "page=flows&period=2023-05&filter=destination%3DTWN");
  assert_text (again, "page=flows&period=2023");
  assert_text (quarter, "page=pillars&period=2022&quarter=2023-Q1");
}

static void
test_area (void)
{
  g_autoptr (DesmiViewState) state = read_state ("page=flows");
  g_autoptr (DesmiViewState) village
      = toggle (state, "village=32.12.08.2001", "subdistrict=32.12.08");
  g_autoptr (DesmiViewState) same = toggle (village, "subdistrict=32.12.08", "gender=F");
  g_autoptr (DesmiViewState) other = toggle (village, "subdistrict=32.12.09", NULL);

  g_assert_cmpstr (desmi_view_state_get_filter (village, "village"), ==, "32.12.08.2001");
  g_assert_cmpstr (desmi_view_state_get_filter (same, "village"), ==, "32.12.08.2001");
  g_assert_null (desmi_view_state_get_filter (other, "village"));
  g_assert_cmpstr (desmi_view_state_get_filter (other, "subdistrict"), ==, "32.12.09");
}

static void
test_period (void)
{
  g_autoptr (DesmiViewState) state = read_state ("page=flows&period=2022");
  g_autoptr (DesmiViewState) range = desmi_view_state_with_period (state, "2023-08", "2022-11");
  g_autoptr (DesmiViewState) year = desmi_view_state_with_period (state, "2021-Q1", "2021-Q4");
  g_autoptr (DesmiViewState) none = desmi_view_state_with_period (state, "2021", "later");

  g_assert_cmpstr (desmi_view_state_get (range, DESMI_VIEW_PERIOD), ==, "2022-11..2023-08");
  g_assert_cmpstr (desmi_view_state_get (year, DESMI_VIEW_PERIOD), ==, "2021");
  g_assert_true (desmi_view_state_equal (none, state));
}

static void
test_levels (void)
{
  static const char *const many[]
      = { "village", "gender", "village", "sector", "scheme", "destination", NULL },
      *const                 few[] = { "village", "village", NULL };
  g_autoptr (DesmiViewState) state = read_state ("page=flows");
  g_autoptr (DesmiViewState) four = desmi_view_state_with_levels (state, many);
  g_autoptr (DesmiViewState) none = desmi_view_state_with_levels (four, few);

  assert_text (four, "page=flows&level=village&level=gender&level=sector&level=scheme");
  g_assert_true (desmi_view_state_equal (none, state));
}

/* A page that shows numbers of pillars and of flows asks each table what it can be asked. */
static void
test_ask (void)
{
  g_autoptr (DesmiViewState) state = read_state (
      "page=overview&filter=destination%3DTWN&filter=subdistrict%3D32.12.08&filter=pillar%3D1");
  g_autoptr (DesmiQuery) flows = desmi_query_new (DESMI_QUERY_FLOWS);
  g_autoptr (DesmiQuery) pillars = desmi_query_new (DESMI_QUERY_PILLARS);

  desmi_view_state_ask (state, flows);
  desmi_view_state_ask (state, pillars);
  g_assert_nonnull (desmi_query_get_where (flows, DESMI_DIMENSION_DESTINATION));
  g_assert_nonnull (desmi_query_get_where (flows, DESMI_DIMENSION_SUBDISTRICT));
  g_assert_null (desmi_query_get_where (flows, DESMI_DIMENSION_PILLAR));
  g_assert_null (desmi_query_get_where (pillars, DESMI_DIMENSION_DESTINATION));
  g_assert_nonnull (desmi_query_get_where (pillars, DESMI_DIMENSION_SUBDISTRICT));
  g_assert_nonnull (desmi_query_get_where (pillars, DESMI_DIMENSION_PILLAR));
}

static DesmiChartRequest *
ask_flows (const char *text)
{
  g_autoptr (DesmiViewState) state = read_state (text);

  return desmi_flows_view_new_request (state, desmi_locale_get_english ());
}

static void
assert_by (DesmiChartRequest *request, const char *expected)
{
  g_autoptr (GString) by = g_string_new (NULL);

  for (guint i = 0; i < desmi_query_get_n_by (request->query); i++)
    g_string_append_printf (by, "%s%s", i > 0 ? " " : "",
                            desmi_dimension_to_name (desmi_query_get_by (request->query, i)));
  g_assert_cmpstr (by->str, ==, expected);
}

/* Each tab shows one of its own charts, whatever chart the state names. */
static void
test_flows_charts (void)
{
  static const struct
  {
    const char    *text;
    DesmiChartType type;
  } cases[] = {
    { "page=flows", DESMI_CHART_SANKEY },
    { "page=flows&view=planets&chart=nothing", DESMI_CHART_SANKEY },
    { "page=flows&view=sankey&chart=district-map", DESMI_CHART_SANKEY },
    { "page=flows&view=map", DESMI_CHART_FLOW_MAP },
    { "page=flows&view=map&chart=district-map", DESMI_CHART_DISTRICT_MAP },
    { "page=flows&view=map&chart=bullets", DESMI_CHART_FLOW_MAP },
    { "page=flows&view=trend", DESMI_CHART_TREND },
    { "page=flows&view=breakdown", DESMI_CHART_BARS },
    { "page=flows&view=breakdown&chart=heat", DESMI_CHART_HEAT },
    { "page=flows&view=table&chart=trend", DESMI_CHART_TREND },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (DesmiChartRequest) request = ask_flows (cases[i].text);

      g_assert_cmpint (request->type, ==, cases[i].type);
    }
  for (guint tab = 0; tab < DESMI_N_FLOWS_TABS; tab++)
    {
      guint                 n;
      const DesmiChartType *charts = desmi_flows_tab_get_charts (tab, &n);

      for (guint i = 0; i < n; i++)
        g_assert_cmpuint (strlen (desmi_flows_chart_name (charts[i], desmi_locale_get_english ())),
                          <, 24); /* a filter cuts the longer */
    }
}

static void
test_flows_levels (void)
{
  g_autoptr (DesmiChartRequest) own = ask_flows ("page=flows");
  g_autoptr (DesmiChartRequest) inside = ask_flows ("page=flows&filter=subdistrict%3D32.12.08");
  g_autoptr (DesmiChartRequest) four
      = ask_flows ("page=flows&level=gender&level=destination&level=sector&level=scheme");
  g_autoptr (DesmiChartRequest) two
      = ask_flows ("page=flows&level=pillar&level=destination&level=month&level=gender");

  assert_by (own, "subdistrict destination sector");
  assert_by (inside, "village destination sector");
  assert_by (four, "gender destination sector scheme");
  assert_by (two, "destination gender");
}

/* Each chart tells apart what is chosen, if it can, and else its own. */
static void
test_flows_by (void)
{
  static const struct
  {
    const char *text, *shown, *asked;
  } cases[] = {
    { "view=breakdown", "destination", "" },
    { "view=breakdown&by=gender", "gender", "gender" },
    { "view=breakdown&chart=stacked&by=sector", "sector", "sector" },
    { "view=breakdown&chart=paired", "occupation", "" },
    { "view=breakdown&chart=paired&by=destination", "destination", "destination" },
    { "view=breakdown&chart=paired&by=gender", "occupation", "" },
    { "view=breakdown&chart=heat&by=month", "destination", "" },
    { "view=breakdown&chart=multiples&by=gender", "subdistrict", "" },
    { "view=breakdown&chart=multiples&by=village", "village", "village" },
    { "view=breakdown&chart=multiples&filter=subdistrict%3D32.12.08", "village", "" },
    { "view=table&chart=slope&by=scheme", "scheme", "scheme" },
    { "view=map&by=village", "destination", "" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char              *text = g_strconcat ("page=flows&", cases[i].text, NULL);
      g_autoptr (DesmiViewState)    state = read_state (text);
      g_autoptr (DesmiChartRequest) request = ask_flows (text);

      g_assert_cmpstr (desmi_dimension_to_name (desmi_flows_view_get_by (state)), ==,
                       cases[i].shown);
      assert_by (request, cases[i].asked);
    }
}

static void
test_flows_options (void)
{
  g_autoptr (DesmiChartRequest) trend
      = ask_flows ("page=flows&view=trend&grain=year&measure=no-net&period=2023&"
                   "filter=direction%3Dreturn&audience=forum");
  g_autoptr (DesmiChartRequest) months
      = ask_flows ("page=flows&view=trend&period=2022-08..2023-04");
  g_autoptr (DesmiChartRequest) share = ask_flows (
      "page=flows&view=breakdown&chart=stacked&measure=share&filter=direction%3Dreturn");
  g_autoptr (DesmiChartRequest) heat
      = ask_flows ("page=flows&view=breakdown&chart=heat&sort=name&measure=share");
  DesmiPeriod period;

  assert_by (trend, "year");
  g_assert_true (trend->no_net);
  g_assert_true (trend->about_returns);
  g_assert_false (months->about_returns);
  g_assert_cmpint (trend->audience, ==, DESMI_AUDIENCE_FORUM);
  g_assert_null (desmi_query_get_where (trend->query, DESMI_DIMENSION_DIRECTION));
  g_assert_true (desmi_period_parse ("2014-01..2023-12", &period, NULL));
  g_assert_true (desmi_period_equal (desmi_query_get_period (trend->query), &period));
  g_assert_true (desmi_period_parse ("2022-08..2023-04", &period, NULL));
  g_assert_true (desmi_period_equal (desmi_query_get_period (months->query), &period));
  g_assert_false (months->no_net);
  g_assert_true (share->share);
  g_assert_nonnull (desmi_query_get_where (share->query, DESMI_DIMENSION_DIRECTION));
  g_assert_false (heat->share);
  g_assert_cmpint (heat->sort, ==, DESMI_CHART_SORT_NAME);
}

/* A scoreboard is by what its rows go together by; -1: as the chart has it itself. */
static void
assert_rows (const DesmiViewState *state, const char *group, int by)
{
  g_autoptr (DesmiViewState)    grouped = desmi_view_state_with (state, DESMI_VIEW_GROUP, group);
  g_autoptr (DesmiChartRequest) request = desmi_pillars_view_new_request (
      grouped, DESMI_CHART_SCOREBOARD, desmi_locale_get_english ());

  g_assert_cmpuint (desmi_query_get_n_by (request->query), ==, by < 0 ? 0 : 1);
  if (by >= 0)
    g_assert_cmpint ((int) desmi_query_get_by (request->query, 0), ==, by);
}

/* Each tab of the pillars asks for its own programme; one indicator, or all of a pillar. */
static void
test_pillars (void)
{
  g_autoptr (DesmiViewState) page = desmi_view_state_new ("pillars");
  g_autoptr (DesmiViewState) timed = desmi_view_state_with (page, DESMI_VIEW_QUARTER, "2023-Q4");
  g_autoptr (DesmiViewState) sorted = desmi_view_state_with (timed, DESMI_VIEW_SORT, "lowest");
  g_autoptr (DesmiViewState) village
      = desmi_view_state_with_filter (sorted, "village", "32.12.16.2004");
  g_autoptr (DesmiViewState)    bi = desmi_view_state_with (timed, DESMI_VIEW_TAB, "bi");
  g_autoptr (DesmiViewState)    one = desmi_view_state_with_filter (bi, "indicator", "agen_lkd");
  const DesmiLocale            *locale = desmi_locale_get_english ();
  g_autoptr (DesmiChartRequest) scores
      = desmi_pillars_view_new_request (village, DESMI_CHART_SCOREBOARD, locale);
  g_autoptr (DesmiChartRequest) progress
      = desmi_pillars_view_new_request (village, DESMI_CHART_PROGRESS, locale);
  g_autoptr (DesmiChartRequest) all
      = desmi_pillars_view_new_request (bi, DESMI_CHART_INDICATOR, locale);
  g_autoptr (DesmiChartRequest) single
      = desmi_pillars_view_new_request (one, DESMI_CHART_INDICATOR, locale);

  g_assert_cmpint (desmi_pillars_view_get_tab (page), ==, DESMI_PILLARS_SCOREBOARD);
  g_assert_cmpint (desmi_pillars_view_get_tab (bi), ==, DESMI_PILLARS_BI);
  g_assert_cmpint (scores->sort, ==, DESMI_CHART_SORT_LOWEST);
  g_assert_nonnull (desmi_query_get_period (scores->query));
  g_assert_null (desmi_query_get_period (progress->query));
  g_assert_cmpint (progress->sort, ==, DESMI_CHART_SORT_DEFAULT);
  g_assert_cmpstr (
      g_ptr_array_index (desmi_query_get_where (scores->query, DESMI_DIMENSION_VILLAGE), 0), ==,
      "32.12.16.2004");
  g_assert_null (desmi_query_get_where (scores->query, DESMI_DIMENSION_PROGRAMME));
  assert_rows (sorted, NULL, -1);
  assert_rows (sorted, DESMI_PILLARS_GROUP_NONE, DESMI_DIMENSION_VILLAGE);
  assert_rows (sorted, DESMI_PILLARS_GROUP_SUBDISTRICTS, DESMI_DIMENSION_SUBDISTRICT);
  assert_rows (sorted, "rows of another version", -1);
  g_assert_cmpstr (
      g_ptr_array_index (desmi_query_get_where (all->query, DESMI_DIMENSION_PROGRAMME), 0), ==,
      "bi");
  g_assert_cmpstr (
      g_ptr_array_index (desmi_query_get_where (all->query, DESMI_DIMENSION_PILLAR), 0), ==, "1");
  g_assert_null (desmi_query_get_where (single->query, DESMI_DIMENSION_PILLAR));
  g_assert_cmpstr (
      g_ptr_array_index (desmi_query_get_where (single->query, DESMI_DIMENSION_INDICATOR), 0), ==,
      "agen_lkd");
}

static void
test_words (void)
{
  const DesmiLocale *english = desmi_locale_get_english ();

  g_assert_cmpstr (desmi_view_words_value ("destination", "TWN", english), ==, "Taiwan");
  g_assert_cmpstr (desmi_view_words_value ("gender", "F", english), ==,
                   desmi_gender_name ("F", english));
  g_assert_cmpstr (desmi_view_words_value ("subdistrict", "32.12.08", english), ==, "32.12.08");
  g_assert_cmpstr (desmi_view_words_value ("direction", "sideways", english), ==, "sideways");
}

static void
push (DesmiViewHistory *history, guint n)
{
  g_autofree char           *text = g_strdup_printf ("page=flows&view=%u", n);
  g_autoptr (DesmiViewState) state = read_state (text);

  g_assert_true (desmi_view_history_push (history, state));
}

static void
assert_now (DesmiViewHistory *history, guint n)
{
  g_autofree char *text = g_strdup_printf ("%u", n);

  g_assert_cmpstr (desmi_view_state_get (desmi_view_history_get (history), DESMI_VIEW_TAB), ==,
                   text);
}

static void
test_history (void)
{
  g_autoptr (DesmiViewState)   first = read_state ("page=flows&view=0");
  g_autoptr (DesmiViewHistory) history = desmi_view_history_new (first);
  g_autoptr (DesmiViewState)   same = NULL;

  g_assert_false (desmi_view_history_go (history, -1));
  push (history, 1);
  push (history, 2);
  same = read_state ("page=flows&view=2");
  g_assert_false (desmi_view_history_push (history, same));
  g_assert_true (desmi_view_history_go (history, -1));
  g_assert_true (desmi_view_history_go (history, -1));
  assert_now (history, 0);
  g_assert_false (desmi_view_history_go (history, -1));
  g_assert_true (desmi_view_history_go (history, 1));
  assert_now (history, 1);
  push (history, 3);
  g_assert_false (desmi_view_history_can_go (history, 1));
  g_assert_true (desmi_view_history_go (history, -1));
  assert_now (history, 1);
  desmi_view_history_replace (history, same);
  assert_now (history, 2);
  g_assert_true (desmi_view_history_can_go (history, 1));
  desmi_view_history_reset (history, desmi_view_history_get (history));
  assert_now (history, 2);
  g_assert_false (desmi_view_history_can_go (history, 1));
  g_assert_false (desmi_view_history_can_go (history, -1));
}

static void
test_history_limit (void)
{
  g_autoptr (DesmiViewState)   first = read_state ("page=flows&view=0");
  g_autoptr (DesmiViewHistory) history = desmi_view_history_new (first);
  guint                        n = 0;

  for (guint i = 1; i <= 250; i++)
    push (history, i);
  while (desmi_view_history_go (history, -1))
    n++;
  g_assert_cmpuint (n, ==, DESMI_VIEW_HISTORY_MAX);
  assert_now (history, 250 - DESMI_VIEW_HISTORY_MAX);
}

/* Several values of a column are alternatives, are kept as text, and one click leaves one of them.
 */
static void
test_several (void)
{
  static const char *const   both[] = { "active", "suspended", "active", NULL };
  const char *const          click[] = { "status=active", NULL };
  g_autoptr (DesmiViewState) empty = desmi_view_state_new ("villages");
  g_autoptr (DesmiViewState) far = desmi_view_state_with_filter (empty, "cohort", "2017..2019");
  g_autoptr (DesmiViewState) state = desmi_view_state_with_values (far, "status", both);
  g_autofree char           *text = desmi_view_state_to_text (state);
  g_autoptr (DesmiViewState) read = desmi_view_state_from_text (text);
  g_autoptr (DesmiViewState) one = desmi_view_state_toggle (state, click);
  g_autoptr (DesmiViewState) none = desmi_view_state_toggle (one, click);
  g_autoptr (DesmiViewState) old
      = desmi_view_state_from_text ("page=villages&filter=status%3Dactive&filter=cohort%3D2018");
  g_autoptr (DesmiQuery) query = desmi_query_new (DESMI_QUERY_VILLAGES);
  g_auto (GStrv)         values = desmi_view_state_dup_values (read, "status");
  g_auto (GStrv)         single = desmi_view_state_dup_values (one, "status");
  const GPtrArray       *where;

  g_assert_true (desmi_view_state_equal (state, read));
  g_assert_cmpuint (g_strv_length (values), ==, 2);
  g_assert_cmpstr (values[0], ==, "active");
  g_assert_cmpstr (values[1], ==, "suspended");
  g_assert_cmpstr (desmi_view_state_get_filter (read, "status"), ==, "active");
  g_assert_cmpuint (g_strv_length (single), ==, 1);
  g_assert_null (desmi_view_state_get_filter (none, "status"));
  g_assert_cmpstr (desmi_view_state_get_filter (none, "cohort"), ==, "2017..2019");
  /* as files of versions before have it */
  g_assert_cmpstr (desmi_view_state_get_filter (old, "status"), ==, "active");
  g_assert_cmpstr (desmi_view_state_get_filter (old, "cohort"), ==, "2018");
  desmi_view_state_ask (state, query);
  where = desmi_query_get_where (query, DESMI_DIMENSION_STATUS);
  g_assert_cmpuint (where->len, ==, 2);
  where = desmi_query_get_where (query, DESMI_DIMENSION_COHORT);
  g_assert_cmpstr (g_ptr_array_index (where, 0), ==, "2017..2019");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/view/text", test_text);
  g_test_add_func ("/view/bad-text", test_bad_text);
  g_test_add_func ("/view/immutable", test_immutable);
  g_test_add_func ("/view/equal", test_equal);
  g_test_add_func ("/view/several", test_several);
  g_test_add_func ("/view/toggle", test_toggle);
  g_test_add_func ("/view/find-toggle", test_find_toggle);
  g_test_add_func ("/view/toggle-time", test_toggle_time);
  g_test_add_func ("/view/area", test_area);
  g_test_add_func ("/view/period", test_period);
  g_test_add_func ("/view/levels", test_levels);
  g_test_add_func ("/view/ask", test_ask);
  g_test_add_func ("/view/flows-charts", test_flows_charts);
  g_test_add_func ("/view/flows-levels", test_flows_levels);
  g_test_add_func ("/view/flows-by", test_flows_by);
  g_test_add_func ("/view/flows-options", test_flows_options);
  g_test_add_func ("/view/pillars", test_pillars);
  g_test_add_func ("/view/words", test_words);
  g_test_add_func ("/view/history", test_history);
  g_test_add_func ("/view/history-limit", test_history_limit);
  return g_test_run ();
}
