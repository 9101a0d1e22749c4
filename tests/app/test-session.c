/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The session on the sample district: files opened, made, remembered and refused, figures, charts,
 * updates. */
#include "app/desmi-chart-request.h"
#include "app/desmi-overview.h"
#include "app/desmi-session.h"
#include "app/desmi-updater.h"
#include "store/desmi-connection.h"

#include <glib/gstdio.h>
#include <math.h>
#include <string.h>

#define WAIT_S 60

static char *home;

typedef struct
{
  GAsyncResult *result;
  GObject      *source;
} Answer;

static void
answer_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Answer *answer = data;

  answer->source = source;
  answer->result = g_object_ref (result);
}

static gboolean
late_cb (gpointer data)
{
  g_assert_not_reached ();
}

static GAsyncResult *
wait_for (Answer *answer)
{
  guint timeout = g_timeout_add_seconds (WAIT_S, late_cb, NULL);

  while (answer->result == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (timeout);
  return answer->result;
}

static gboolean
open_file (DesmiSession *session, const char *path, GError **error)
{
  Answer   answer = { 0 };
  gboolean ok;

  desmi_session_open_async (session, path, NULL, answer_cb, &answer);
  ok = desmi_session_open_finish (session, wait_for (&answer), error);
  g_object_unref (answer.result);
  return ok;
}

static gboolean
create_file (DesmiSession *session, const char *path, const char *district, GError **error)
{
  Answer   answer = { 0 };
  gboolean ok;

  desmi_session_create_async (session, path, district, NULL, NULL, NULL, answer_cb, &answer);
  ok = desmi_session_create_finish (session, wait_for (&answer), error);
  g_object_unref (answer.result);
  return ok;
}

static char *
dup_path (const char *name)
{
  g_autofree char *folder = g_build_filename (g_get_user_data_dir (), "files", NULL);

  g_mkdir_with_parents (folder, 0700);
  return g_build_filename (folder, name, NULL);
}

static DesmiOverview *
load_overview (DesmiSession *session, const char *period)
{
  DesmiStore        *store = desmi_session_get_store (session);
  g_autoptr (GError) error = NULL;
  Answer             answer = { 0 };
  DesmiOverview     *overview;

  desmi_overview_load_async (store, period, NULL, DESMI_SOURCE_DEFAULT, desmi_locale_get_english (),
                             NULL, answer_cb, &answer);
  overview = desmi_overview_load_finish (store, wait_for (&answer), &error);
  g_assert_no_error (error);
  g_object_unref (answer.result);
  return overview;
}

/* What was never pulled has no date of the national data. */
static void
check_never_pulled (DesmiSession *session)
{
  DesmiStore               *store = desmi_session_get_store (session);
  g_autoptr (DesmiEdit)     edit = desmi_edit_new ("test");
  g_autoptr (DesmiOverview) overview = NULL;

  desmi_edit_set_profile (edit, "32.12.16.2004", "head_name", "Ibu");
  g_assert_true (desmi_store_apply (store, edit, NULL, NULL));
  overview = load_overview (session, "2023");
  g_assert_null (overview->as_of);
}

/* R26: names of people are paths, whatever the locale. */
static void
test_create_and_open (void)
{
  g_autofree char         *path = dup_path ("Laporan – Désa “Ba'u” 山田\n2.desmigratif");
  g_autoptr (DesmiSession) session = desmi_session_new ();
  g_autoptr (GError)       error = NULL;
  g_auto (GStrv)           recent = NULL;

  g_assert_true (create_file (session, path, "32.12", &error));
  g_assert_no_error (error);
  g_assert_cmpstr (desmi_store_get_path (desmi_session_get_store (session)), ==, path);
  g_assert_null (desmi_session_get_period (session));
  check_never_pulled (session);
  recent = desmi_recent_files_get ();
  g_assert_cmpstr (recent[0], ==, path);
  desmi_session_close (session);
  g_assert_null (desmi_session_get_store (session));
  g_assert_true (open_file (session, path, &error));
  g_assert_no_error (error);
}

static void
test_refused (void)
{
  g_autofree char         *path = dup_path ("refused.desmigratif");
  g_autofree char         *unknown = dup_path ("unknown.desmigratif");
  g_autofree char         *foreign = dup_path ("foreign.desmigratif");
  g_autoptr (DesmiSession) session = desmi_session_new ();
  g_autoptr (GError)       error = NULL;
  DesmiStore              *before;

  g_assert_true (create_file (session, path, "32.12", &error));
  before = desmi_session_get_store (session);
  g_assert_false (create_file (session, path, "32.12", &error));
  g_assert_error (error, DESMI_STORE_ERROR, DESMI_STORE_ERROR_EXISTS);
  g_clear_error (&error);
  g_assert_false (create_file (session, unknown, "nowhere", &error));
  g_assert_nonnull (error);
  g_clear_error (&error);
  g_assert_false (g_file_test (unknown, G_FILE_TEST_EXISTS));
  g_assert_true (g_file_set_contents (foreign, "no database", -1, NULL));
  g_assert_false (open_file (session, foreign, &error));
  g_assert_error (error, DESMI_STORE_ERROR, DESMI_STORE_ERROR_NOT_OURS);
  /* What was open is open still. */
  g_assert_true (desmi_session_get_store (session) == before);
}

/* Another program holds the file while an edit waits: the file is closed without waiting, and the
 * edit is not lost. */
static void
test_close_while_held (void)
{
  g_autofree char         *path = dup_path ("held.desmigratif");
  g_autoptr (DesmiSession) session = desmi_session_new ();
  g_autoptr (GError)       error = NULL;
  g_autoptr (DesmiStore)   store = NULL;
  DesmiConnection         *other;
  g_autoptr (DesmiEdit)    edit = desmi_edit_new ("name");
  Answer                   answer = { 0 };

  g_assert_true (create_file (session, path, "32.12", &error));
  store = g_object_ref (desmi_session_get_store (session));
  other = desmi_connection_open (path, DESMI_CONNECTION_WRITE, &error);
  g_assert_no_error (error);
  g_assert_true (desmi_connection_exec (other, "BEGIN IMMEDIATE", &error));
  desmi_edit_set_profile (edit, "32.12.16.2004", "head_name", "Budi");
  desmi_store_apply_async (store, edit, NULL, answer_cb, &answer);
  g_usleep (100 * 1000); /* until it waits */
  /* were it waited for here, the edit would wait in vain and be refused */
  desmi_session_close (session);
  g_assert_true (desmi_connection_exec (other, "ROLLBACK", &error));
  desmi_connection_close (other);
  g_assert_true (desmi_store_apply_finish (store, wait_for (&answer), &error));
  g_assert_no_error (error);
  g_object_unref (answer.result);
  desmi_store_wait_closed ();
}

static void
test_recent_files (void)
{
  g_auto (GStrv) recent = NULL;
  char          *paths[13];

  for (guint i = 0; i < G_N_ELEMENTS (paths); i++)
    {
      g_autofree char *name = g_strdup_printf ("file %u é.desmigratif", i);

      paths[i] = dup_path (name);
      g_assert_true (g_file_set_contents (paths[i], "x", -1, NULL));
      desmi_recent_files_add (paths[i]);
    }
  recent = desmi_recent_files_get ();
  g_assert_cmpuint (g_strv_length (recent), ==, 10);
  g_assert_cmpstr (recent[0], ==, paths[12]);
  desmi_recent_files_add (paths[7]);
  g_unlink (paths[11]);
  g_strfreev (recent);
  recent = desmi_recent_files_get ();
  g_assert_cmpstr (recent[0], ==, paths[7]);
  g_assert_cmpstr (recent[1], ==, paths[12]);
  g_assert_cmpstr (recent[2], ==, paths[10]);
  for (guint i = 0; i < G_N_ELEMENTS (paths); i++)
    g_free (paths[i]);
}

static void
test_districts (void)
{
  g_autoptr (GError)     error = NULL;
  g_autoptr (DesmiTable) table = desmi_session_list_districts (&error);
  gboolean               found = FALSE;

  g_assert_no_error (error);
  g_assert_cmpuint (desmi_table_get_n_rows (table), ==, 514);
  for (guint r = 0; r < desmi_table_get_n_rows (table); r++)
    if (g_str_equal (desmi_table_get_text (table, r, 0), "32.12"))
      {
        found = TRUE;
        g_assert_cmpstr (desmi_table_get_text (table, r, 1), ==, "Kabupaten Indramayu");
        g_assert_cmpstr (desmi_table_get_text (table, r, 2), ==, "Jawa Barat");
      }
  g_assert_true (found);
}

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
  g_autoptr (DesmiOverview) year = load_overview (session, "2023");
  g_autoptr (DesmiOverview) first = load_overview (session, "2017");
  g_autoptr (DesmiOverview) none = load_overview (session, "1990");
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

static DesmiChartData *
run_chart (DesmiSession *session, const DesmiChartRequest *request)
{
  DesmiStore        *store = desmi_session_get_store (session);
  g_autoptr (GError) error = NULL;
  Answer             answer = { 0 };
  DesmiChartData    *data;

  desmi_chart_request_run_async (store, request, NULL, answer_cb, &answer);
  data = desmi_chart_request_run_finish (store, wait_for (&answer), &error);
  g_assert_no_error (error);
  g_object_unref (answer.result);
  return data;
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
                       type == DESMI_CHART_TREND);
      g_assert_nonnull (strstr (data->source_line, "Sample data"));
      g_assert_nonnull (strstr (data->source_line, "national data as of"));
      g_assert_cmpuint (strlen (data->title), >, 0);
      desmi_scene_check (scene, &why);
      g_assert_cmpstr (why, ==, NULL);
    }
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
  check_charts (session);
  check_title (session);
  check_filtered_title (session);
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

/* A throw-away home; GLib's own (G_TEST_OPTION_ISOLATE_DIRS) leaks with each test. */
static void
move_home (void)
{
  static const char *const variables[]
      = { "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME", "XDG_CONFIG_HOME" };

  home = g_dir_make_tmp ("session-XXXXXX", NULL);
  g_assert_nonnull (home);
  for (guint i = 0; i < G_N_ELEMENTS (variables); i++)
    {
      g_autofree char *folder = g_build_filename (home, variables[i], NULL);

      g_setenv (variables[i], folder, TRUE);
    }
}

static void
remove_tree (const char *path)
{
  g_autoptr (GDir) folder = g_dir_open (path, 0, NULL);
  const char      *name;

  while (folder != NULL && (name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      remove_tree (child);
    }
  g_remove (path);
}

int
main (int argc, char **argv)
{
  int failed;

  g_test_init (&argc, &argv, NULL);
  move_home ();
  g_test_add_func ("/session/create-and-open", test_create_and_open);
  g_test_add_func ("/session/refused", test_refused);
  g_test_add_func ("/session/close-while-held", test_close_while_held);
  g_test_add_func ("/session/recent-files", test_recent_files);
  g_test_add_func ("/session/districts", test_districts);
  g_test_add_func ("/session/sample", test_sample);
  g_test_add_func ("/session/cancelled-sample", test_cancelled_sample);
  failed = g_test_run ();
  desmi_store_wait_closed ();
  remove_tree (home);
  g_free (home);
  return failed;
}
