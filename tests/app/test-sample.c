/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The session on the sample district: figures, charts, edits, updates. */
#include "app/charts/desmi-chart-kind.h"
#include "app/desmi-chart-request.h"
#include "app/desmi-updater.h"
#include "session-fixture.h"

#include <math.h>
#include <string.h>

typedef struct
{
  guint    n;
  GThread *thread;
} Told;

static void
progress_cb (double fraction, const char *text, gpointer data)
{
  Told *told = data;

  g_assert_true (g_thread_self () == told->thread);
  g_assert_cmpfloat (fraction, <=, 1.0);
  told->n++;
}

static DesmiSession *
open_sample (void)
{
  DesmiSession      *session = desmi_session_new ();
  g_autoptr (GError) error = NULL;
  Answer             answer = { 0 };
  Told               told = { 0, g_thread_self () };

  desmi_session_try_sample_async (session, progress_cb, &told, NULL, answer_cb, &answer);
  desmi_session_try_sample_finish (session, wait_for (&answer), &error);
  g_assert_no_error (error);
  g_object_unref (answer.result);
  g_assert_cmpuint (told.n, >, 0);
  g_assert_true (desmi_store_get_synthetic (desmi_session_get_store (session)));
  return session;
}

static gint64
sum_of (DesmiStore *store, const char *period, const char *direction)
{
  g_autoptr (DesmiQuery) query = desmi_query_new (DESMI_QUERY_FLOWS);
  g_autoptr (DesmiTable) table = NULL;
  DesmiPeriod            parsed;

  g_assert_true (desmi_period_parse (period, &parsed, NULL));
  desmi_query_set_period (query, &parsed);
  g_assert_true (desmi_query_add_where (query, DESMI_DIMENSION_DIRECTION, direction, NULL));
  table = desmi_store_query (store, query, NULL, NULL);
  return desmi_table_sum (table, (guint) desmi_table_find_column (table, "count"));
}

static void
check_overview (DesmiSession *session)
{
  g_autoptr (DesmiOverview) year = load_overview (session, "2023", NULL);
  g_autoptr (DesmiOverview) first = load_overview (session, "2017", NULL);
  g_autoptr (DesmiOverview) none = load_overview (session, "1990", NULL);
  gint64                    before = sum_of (desmi_session_get_store (session), "2022", "out");

  g_assert_cmpint (year->departures, ==, 2315);
  g_assert_cmpint (year->returns, ==, 547);
  g_assert_cmpfloat_with_epsilon (year->departures_change,
                                  (double) (2315 - before) / (double) before, 1e-9);
  g_assert_cmpint (year->n_villages, ==, 30);
  g_assert_cmpint (year->n_active + year->n_suspended + year->n_other, ==, 30);
  g_assert_cmpint (year->remittances_idr, >, G_GINT64_CONSTANT (4294967296));
  g_assert_nonnull (year->as_of);
  g_assert_true (year->synthetic);
  /* The year before the first is not in the file: no change is claimed. */
  g_assert_true (isnan (first->departures_change));
  g_assert_cmpint (none->departures, ==, -1);
  g_assert_cmpint (none->remittances_idr, ==, -1);
}

static void
assert_quarter (DesmiSession *session, const char *period, const char *chosen, const char *expected)
{
  g_autoptr (GError)        error = NULL;
  g_autoptr (DesmiOverview) overview = desmi_overview_load (
      desmi_session_get_store (session), period, chosen, DESMI_SOURCE_DEFAULT,
      DESMI_AUDIENCE_INTERNAL, NULL, desmi_locale_get_english (), NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (overview->quarter, ==, expected);
  g_assert_cmpstr (desmi_table_get_period (overview->attention), ==, expected);
}

/* The pillars are of the time that the page says, whatever was looked at elsewhere. */
static void
check_quarter (DesmiSession *session)
{
  assert_quarter (session, "2025", NULL, "2025-Q4");
  assert_quarter (session, "2025", "2025-Q2", "2025-Q2");
  assert_quarter (session, "2025", "2017-Q2", "2025-Q4");
  assert_quarter (session, "2019", "2025-Q4", "2019-Q4");
  assert_quarter (session, "2023-05", "2025-Q4", "2023-Q2");
  assert_quarter (session, "2017..2025", "2025-Q2", "2025-Q2");
  /* nothing is reported of it yet */
  assert_quarter (session, "2026", "2026-Q1", "2026-Q1");
  assert_quarter (session, "2026", "2025-Q2", "2025-Q4");
}

/* Departures less returns of the two years that end with the period. */
static void
check_abroad (DesmiSession *session)
{
  DesmiStore               *store = desmi_session_get_store (session);
  g_autoptr (DesmiOverview) year = load_overview (session, "2025", NULL);
  g_autoptr (DesmiOverview) quarter = load_overview (session, "2023-Q2", NULL);
  g_autoptr (DesmiOverview) first = load_overview (session, "2017", NULL);
  gint64                    out = sum_of (store, "2024", "out") + sum_of (store, "2025", "out");
  gint64 back = sum_of (store, "2024", "return") + sum_of (store, "2025", "return");
  gint64 before = sum_of (store, "2023", "out") + sum_of (store, "2024", "out")
                  - sum_of (store, "2023", "return") - sum_of (store, "2024", "return");

  g_assert_cmpint (year->abroad_departures, ==, out);
  g_assert_cmpint (year->abroad_returns, ==, back);
  g_assert_cmpint (year->abroad, ==, out - back);
  g_assert_cmpfloat_with_epsilon (year->abroad_change,
                                  (double) (out - back - before) / (double) before, 1e-9);
  g_assert_cmpint (desmi_period_n_months (&year->abroad_months), ==, DESMI_STOCK_MONTHS);
  g_assert_cmpint (quarter->abroad_months.last, ==, desmi_month_make (2023, 6));
  g_assert_true (isnan (first->abroad_change));
}

static void
set_taiwan (DesmiStore *store, const char *months)
{
  g_autoptr (DesmiEdit)  edit = desmi_edit_new ("Bulan");
  g_autoptr (DesmiEntry) entry
      = desmi_entry_new (DESMI_REGISTER_SETTING, desmi_store_get_district (store));
  g_autoptr (GError) error = NULL;

  desmi_entry_set (entry, "key", DESMI_STOCK_SETTING "TWN");
  if (months != NULL)
    {
      desmi_entry_set (entry, "value", months);
      desmi_edit_put_entry (edit, entry);
    }
  else
    desmi_edit_delete_entry (edit, entry);
  g_assert_true (desmi_store_apply (store, edit, NULL, &error));
  g_assert_no_error (error);
}

/* Of a destination with months of its own only those count, and the overview says so. */
static void
check_abroad_months (DesmiSession *session)
{
  DesmiStore               *store = desmi_session_get_store (session);
  g_autoptr (DesmiOverview) usual = load_overview (session, "2025", NULL), own = NULL, again = NULL;

  g_assert_null (usual->abroad_rule);
  set_taiwan (store, "12");
  own = load_overview (session, "2025", NULL);
  g_assert_cmpstr (own->abroad_rule, ==, "Taiwan 12, others 24");
  g_assert_cmpint (own->abroad_departures, <, usual->abroad_departures);
  g_assert_cmpint (own->abroad_departures, >, sum_of (store, "2025", "out"));
  g_assert_cmpint (own->departures, ==, usual->departures);
  set_taiwan (store, NULL);
  again = load_overview (session, "2025", NULL);
  g_assert_null (again->abroad_rule);
  g_assert_cmpint (again->abroad, ==, usual->abroad);
}

/* The figures of a subdistrict are those of its villages, and less than the district's. */
static void
check_area (DesmiSession *session)
{
  g_autoptr (DesmiOverview) all = load_overview (session, "2023", NULL);
  g_autoptr (DesmiOverview) subdistrict = load_overview (session, "2023", "32.12.01");
  g_autoptr (DesmiOverview) village = load_overview (session, "2023", "32.12.01.2007");

  g_assert_cmpint (subdistrict->n_villages, ==, 1);
  g_assert_cmpint (village->n_villages, ==, 1);
  g_assert_cmpint (village->departures, >, 0);
  g_assert_cmpint (village->departures, <, all->departures);
  g_assert_cmpint (village->departures, ==, subdistrict->departures);
  g_assert_cmpint (village->abroad, ==, subdistrict->abroad);
  g_assert_cmpint (village->remittances_idr, <, all->remittances_idr);
}

/* A month of a village has few people: others than the office learn nothing of them, nor of what
 * is reckoned from them. */
static void
check_audience (DesmiSession *session)
{
  guint n_hidden = 0;

  for (int month = 1; month <= 12; month++)
    {
      g_autofree char          *period = g_strdup_printf ("2023-%02d", month);
      g_autoptr (DesmiOverview) all
          = load_overview_for (session, DESMI_AUDIENCE_INTERNAL, period, "32.12.01.2007");
      g_autoptr (DesmiOverview) shown
          = load_overview_for (session, DESMI_AUDIENCE_PUBLIC, period, "32.12.01.2007");
      gboolean few = all->departures > 0 && all->departures < 5;

      n_hidden += few;
      g_assert_cmpint (shown->departures, ==, few ? DESMI_OVERVIEW_HIDDEN : all->departures);
      if (few)
        g_assert_true (isnan (shown->departures_change));
    }
  g_assert_cmpuint (n_hidden, >, 0);
}

/* As many came back as left, but for three: they are few, as others are. */
static void
check_few_abroad (DesmiSession *session)
{
  g_autoptr (DesmiOverview) all
      = load_overview_for (session, DESMI_AUDIENCE_INTERNAL, "2020-05", "32.12.01.2007");
  g_autoptr (DesmiOverview) shown
      = load_overview_for (session, DESMI_AUDIENCE_FORUM, "2020-05", "32.12.01.2007");

  g_assert_cmpint (all->abroad, ==, 143 - 140);
  g_assert_cmpint (shown->abroad_returns, ==, 140);
  g_assert_cmpint (shown->abroad, ==, DESMI_OVERVIEW_HIDDEN);
  g_assert_true (isnan (shown->abroad_change));
}

static DesmiChartData *
run_chart (DesmiSession *session, const DesmiChartRequest *request)
{
  DesmiStore        *store = desmi_session_get_store (session);
  g_autoptr (GError) error = NULL;
  Answer             answer = { 0 };
  DesmiChartData    *data;

  desmi_chart_request_run_async (store, request, NULL, answer_cb, &answer);
  data = desmi_chart_request_run_finish (store, wait_for (&answer), &error);
  return end_answer (&answer, data, error);
}

/* Every chart is drawn from the sample, says that it is one, and is well-formed. */
static void
check_charts (DesmiSession *session)
{
  DesmiTheme              theme;
  const DesmiChartContext context
      = { 1000, 600, &theme, desmi_locale_get_english (), desmi_measurer_get_fixed () };

  desmi_theme_init (&theme, DESMI_THEME_LIGHT);
  for (guint type = 0; type < DESMI_N_CHARTS; type++)
    {
      g_autoptr (DesmiChartRequest) request = desmi_chart_request_new (
          (DesmiChartType) type, NULL, DESMI_SOURCE_DEFAULT, desmi_locale_get_english ());
      g_autoptr (DesmiChartData) data = run_chart (session, request);
      g_autoptr (GError)         error = NULL;
      g_autoptr (DesmiScene)     scene = desmi_chart_data_layout (data, &context, TRUE, &error);
      g_autofree char           *why = NULL;

      g_assert_no_error (error);
      g_assert_cmpuint (desmi_table_get_n_rows (data->table), >, 0);
      g_assert_cmpint (desmi_table_find_column (data->table, "direction") >= 0, ==,
                       desmi_chart_kind_get ((DesmiChartType) type)->both_directions);
      g_assert_nonnull (strstr (data->source_line, "Sample data"));
      g_assert_nonnull (strstr (data->source_line, "national data as of"));
      g_assert_cmpuint (strlen (data->title), >, 0);
      desmi_scene_check (scene, &why);
      g_assert_cmpstr (why, ==, NULL);
    }
}

/* Nobody outside the office sees of how many people a small count is, in no chart. */
static void
check_suppression (DesmiSession *session)
{
  DesmiTheme              theme;
  const DesmiChartContext context
      = { 1000, 600, &theme, desmi_locale_get_english (), desmi_measurer_get_fixed () };
  guint n_grouped = 0;

  desmi_theme_init (&theme, DESMI_THEME_LIGHT);
  for (guint type = 0; type < DESMI_N_CHARTS; type++)
    {
      g_autoptr (DesmiChartRequest) request = desmi_chart_request_new (
          (DesmiChartType) type, NULL, DESMI_SOURCE_DEFAULT, desmi_locale_get_english ());
      g_autoptr (DesmiChartData) data = NULL;
      g_autoptr (GError)         error = NULL;
      g_autoptr (DesmiScene)     scene = NULL;
      int                        count;

      request->audience = DESMI_AUDIENCE_PUBLIC;
      data = run_chart (session, request);
      count = desmi_table_find_column (data->table, "count");
      for (guint r = 0; count >= 0 && desmi_query_get_table (request->query) == DESMI_QUERY_FLOWS
                        && r < desmi_table_get_n_rows (data->table);
           r++)
        {
          gint64 value = desmi_table_get_int (data->table, r, (guint) count);

          g_assert_true (value == 0 || value >= 5);
        }
      g_assert_cmpint (strstr (data->source_line, "would give them away") != NULL, ==,
                       desmi_table_get_n_suppressed (data->table) > 0);
      n_grouped += strstr (data->source_line, "are put together as") != NULL ? 1 : 0;
      scene = desmi_chart_data_layout (data, &context, TRUE, &error);
      g_assert_no_error (error);
    }
  /* what is only put together is withheld, too */
  g_assert_cmpuint (n_grouped, >, 0);
}

/* The finding in the title is what the table says. */
static void
check_title (DesmiSession *session)
{
  DesmiPeriod                   year = desmi_period_year (2023);
  g_autoptr (DesmiChartRequest) request = desmi_chart_request_new (
      DESMI_CHART_BARS, &year, DESMI_SOURCE_DEFAULT, desmi_locale_get_english ());
  g_autoptr (DesmiChartData) data = run_chart (session, request);
  gint64                     total = 0, most = 0;
  guint                      leader = 0;
  g_autofree char           *name = NULL, *percent = NULL, *expected = NULL;
  guint                      count = (guint) desmi_table_find_column (data->table, "count");

  for (guint r = 0; r < desmi_table_get_n_rows (data->table); r++)
    {
      gint64 n = desmi_table_get_int (data->table, r, count);

      total += n;
      leader = n > most ? r : leader;
      most = MAX (most, n);
    }
  g_assert_cmpint (total, ==, 2315);
  name = desmi_table_dup_display (data->table, leader, 0, desmi_locale_get_english ());
  percent = desmi_format_number ((double) most / (double) total, DESMI_NUMBER_PERCENT, 0,
                                 desmi_locale_get_english ());
  expected = g_strdup_printf ("%s leads with %s of departures", name, percent);
  g_assert_cmpstr (data->title, ==, expected);
}

/* A scoreboard has a row for each village and pillar, whether or not charts by subdistrict are by
 * village, says which subdistrict it is in, and what the score was a year before. */
static void
check_scoreboard (DesmiSession *session)
{
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (DesmiChartRequest) request = desmi_chart_request_new (
          DESMI_CHART_SCOREBOARD, NULL, DESMI_SOURCE_DEFAULT, desmi_locale_get_english ());
      g_autoptr (DesmiChartData) data = NULL;
      int                        village, subdistrict, before;

      request->by_village = i == 1;
      data = run_chart (session, request);
      village = desmi_table_find_column (data->table, "village");
      subdistrict = desmi_table_find_column (data->table, "subdistrict");
      before = desmi_table_find_column (data->table, "before");
      g_assert_cmpuint (desmi_table_get_n_rows (data->table), ==, 30 * 4);
      g_assert_cmpint (MIN (village, MIN (subdistrict, before)), >=, 0);
      g_assert_true (g_str_has_prefix (desmi_table_get_text (data->table, 0, (guint) village),
                                       desmi_table_get_text (data->table, 0, (guint) subdistrict)));
      g_assert_cmpint (desmi_table_get_mark (data->table, 0, (guint) before), ==, DESMI_MARK_NONE);
    }
}

/* Pillars have their numbers, and sentences their names. */
static void
check_numbers (DesmiSession *session)
{
  g_autoptr (DesmiChartRequest) request = desmi_chart_request_new (
      DESMI_CHART_BULLETS, NULL, DESMI_SOURCE_DEFAULT, desmi_locale_get_indonesian ());
  g_autoptr (DesmiChartData) data = run_chart (session, request);

  g_assert_cmpstr (desmi_table_get_label (data->table, 0, 0), ==, "1. Pusat layanan migrasi");
  g_assert_false (g_ascii_isdigit (*data->title));
}

/* What holds for a part of the data says for which; with many filters the title says no more than
 * what is shown. */
static void
check_filtered_title (DesmiSession *session)
{
  g_autoptr (DesmiChartRequest) request = desmi_chart_request_new (
      DESMI_CHART_TREND, NULL, DESMI_SOURCE_DEFAULT, desmi_locale_get_english ());
  g_autoptr (DesmiChartData) few = NULL;
  g_autoptr (DesmiChartData) many = NULL;

  g_assert_true (
      desmi_query_add_where (request->query, DESMI_DIMENSION_OCCUPATION, "operator pabrik", NULL));
  g_assert_true (desmi_query_add_where (request->query, DESMI_DIMENSION_SCHEME, "G2G", NULL));
  few = run_chart (session, request);
  g_assert_true (g_str_has_prefix (few->title, "Factory operator · Government to government"));
  g_assert_nonnull (strstr (few->subtitle, "Factory operator · Government to government"));
  g_assert_true (desmi_query_add_where (request->query, DESMI_DIMENSION_DESTINATION, "TWN", NULL));
  many = run_chart (session, request);
  g_assert_cmpstr (many->title, ==, "Departures and returns by month");
}

/* Names are not keys: two villages of one name are told apart, in the data and in the filter. */
static void
check_namesakes (DesmiSession *session)
{
  g_autoptr (DesmiChartRequest) request = desmi_chart_request_new (
      DESMI_CHART_BARS, NULL, DESMI_SOURCE_DEFAULT, desmi_locale_get_english ());
  g_autoptr (DesmiChartData) data = NULL;
  gboolean                   sliyeg = FALSE;

  desmi_query_add_by (request->query, DESMI_DIMENSION_VILLAGE);
  data = run_chart (session, request);
  for (guint r = 0; r < desmi_table_get_n_rows (data->table); r++)
    {
      const char *name = desmi_table_get_label (data->table, r, 0);

      g_assert_cmpstr (name, !=, "Tugu");
      sliyeg = sliyeg || g_str_equal (name, "Tugu (Sliyeg)");
    }
  g_assert_true (sliyeg);
}

/* Departures and returns are never one sum. */
static void
check_both_directions (DesmiSession *session)
{
  g_autoptr (DesmiChartRequest) request = desmi_chart_request_new (
      DESMI_CHART_SANKEY, NULL, DESMI_SOURCE_DEFAULT, desmi_locale_get_english ());
  g_autoptr (GError) error = NULL;

  g_assert_true (desmi_query_add_where (request->query, DESMI_DIMENSION_DIRECTION, "out", NULL));
  g_assert_true (desmi_query_add_where (request->query, DESMI_DIMENSION_DIRECTION, "return", NULL));
  g_assert_null (
      desmi_chart_request_run (desmi_session_get_store (session), request, NULL, &error));
  g_assert_error (error, DESMI_CHART_ERROR, DESMI_CHART_ERROR_DATA);
}

static void
wait_until_idle (DesmiUpdater *updater)
{
  guint    timeout = g_timeout_add_seconds (WAIT_S, late_cb, NULL);
  gboolean running = TRUE;

  for (;;)
    {
      g_object_get (updater, "running", &running, NULL);
      if (!running)
        break;
      g_main_context_iteration (NULL, TRUE);
    }
  g_source_remove (timeout);
}

static void
check_updater (DesmiSession *session)
{
  g_autoptr (DesmiUpdater) updater = desmi_updater_new ();
  g_autofree char         *text = NULL, *server = NULL;
  guint                    timeout = g_timeout_add_seconds (WAIT_S, late_cb, NULL);
  gboolean                 demo = FALSE;
  int                      state;

  desmi_updater_set_store (updater, desmi_session_get_store (session));
  while (!demo)
    {
      g_main_context_iteration (NULL, TRUE);
      g_object_get (updater, "demo-root", &demo, NULL);
    }
  g_source_remove (timeout);
  g_object_get (updater, "server", &server, NULL);
  g_assert_nonnull (server);
  desmi_updater_start (updater);
  wait_until_idle (updater);
  g_object_get (updater, "state", &state, "text", &text, NULL);
  g_assert_cmpint (state, ==, DESMI_UPDATE_DONE);
  g_assert_cmpuint (strlen (text), >, 0);

  desmi_updater_start (updater);
  desmi_updater_cancel (updater);
  wait_until_idle (updater);
  g_object_get (updater, "state", &state, NULL);
  g_assert_true (state == DESMI_UPDATE_IDLE || state == DESMI_UPDATE_DONE);
}

static void
count_cb (DesmiSession *session, guint tables, gpointer data)
{
  *(guint *) data |= tables;
}

/* An edit through the store reaches whoever listens to the session. */
static void
check_changed (DesmiSession *session)
{
  g_autoptr (DesmiEdit) edit = desmi_edit_new ("test");
  g_autoptr (GError)    error = NULL;
  guint                 timeout = g_timeout_add_seconds (WAIT_S, late_cb, NULL);
  guint                 tables = 0;

  g_signal_connect (session, "changed", G_CALLBACK (count_cb), &tables);
  desmi_edit_set_profile (edit, "32.12.16.2004", "head_name", "Ibu \"Contoh\"");
  g_assert_true (desmi_store_apply (desmi_session_get_store (session), edit, NULL, &error));
  g_assert_no_error (error);
  while ((tables & DESMI_TABLES_VILLAGES) == 0)
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (timeout);
  g_signal_handlers_disconnect_by_data (session, &tables);
}

static void
test_sample (void)
{
  g_autoptr (DesmiSession) session = open_sample ();

  g_assert_nonnull (desmi_session_get_period (session));
  g_assert_nonnull (desmi_session_get_quarter (session));
  check_overview (session);
  check_quarter (session);
  check_abroad (session);
  check_abroad_months (session);
  check_area (session);
  check_audience (session);
  check_few_abroad (session);
  check_charts (session);
  check_suppression (session);
  check_title (session);
  check_filtered_title (session);
  check_scoreboard (session);
  check_numbers (session);
  check_namesakes (session);
  check_both_directions (session);
  check_changed (session);
  check_updater (session);
}

static void
settle (void)
{
  for (guint i = 0; i < 1000 && g_main_context_iteration (NULL, FALSE); i++)
    ;
}

static void
test_cancelled_sample (void)
{
  g_autoptr (DesmiSession) session = desmi_session_new ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError)       error = NULL;
  Answer                   answer = { 0 };

  g_cancellable_cancel (cancellable);
  desmi_session_try_sample_async (session, NULL, NULL, cancellable, answer_cb, &answer);
  g_assert_false (desmi_session_try_sample_finish (session, wait_for (&answer), &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_object_unref (answer.result);
  g_assert_null (desmi_session_get_store (session));
  settle ();
}

int
main (int argc, char **argv)
{
  int failed;

  g_test_init (&argc, &argv, NULL);
  move_home ();
  g_test_add_func ("/session/sample", test_sample);
  g_test_add_func ("/session/cancelled-sample", test_cancelled_sample);
  failed = g_test_run ();
  remove_home ();
  return failed;
}
