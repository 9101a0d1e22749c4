/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The session: files opened, made, remembered and refused. */
#include "session-fixture.h"

#include "store/desmi-connection.h"
#include "test-platform.h"

#include <glib/gstdio.h>

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

/* What was never pulled has no date of the national data. */
static void
check_never_pulled (DesmiSession *session)
{
  DesmiStore               *store = desmi_session_get_store (session);
  g_autoptr (DesmiEdit)     edit = desmi_edit_new ("test");
  g_autoptr (DesmiOverview) overview = NULL;

  desmi_edit_set_profile (edit, "32.12.16.2004", "head_name", "Ibu");
  g_assert_true (desmi_store_apply (store, edit, NULL, NULL));
  overview = load_overview (session, "2023", NULL);
  g_assert_null (overview->as_of);
}

/* The person's name reaches the file that is open, and the next one that is opened. */
static void
check_user (DesmiSession *session, const char *path)
{
  for (guint i = 0; i < 2; i++)
    {
      g_autofree char       *name = g_strdup_printf ("Ibu %u", i);
      g_autoptr (DesmiEdit)  edit = desmi_edit_new ("test");
      g_autoptr (DesmiTable) history = NULL;
      g_autoptr (GError)     error = NULL;
      DesmiStore            *store;

      if (i == 1)
        desmi_session_close (session);
      g_object_set (session, "user", name, NULL);
      if (i == 1)
        g_assert_true (open_file (session, path, &error));
      store = desmi_session_get_store (session);
      desmi_edit_set_profile (edit, "32.12.16.2004", "head_name", name);
      g_assert_true (desmi_store_apply (store, edit, NULL, NULL));
      history = desmi_store_lookup (store, "history", NULL, NULL, NULL, NULL);
      g_assert_cmpstr (desmi_table_get_text (history, 0, 2), ==, name);
    }
}

static const DesmiRecentFile *
get_recent (const GPtrArray *files, guint index)
{
  g_assert_cmpuint (index, <, files->len);
  return g_ptr_array_index (files, index);
}

/* R26: names of people are paths, whatever the locale. */
static void
test_create_and_open (void)
{
  g_autofree char *path
      = dup_path (test_names_are_free () ? "Laporan – Désa “Ba'u” 山田\n2.desmigratif"
                                         : "Laporan – Désa “Ba'u” 山田 2.desmigratif");
  g_autoptr (DesmiSession) session = desmi_session_new ();
  g_autoptr (GError)       error = NULL;
  g_autoptr (GPtrArray)    recent = NULL;

  g_assert_true (create_file (session, path, "32.12", &error));
  g_assert_no_error (error);
  g_assert_cmpstr (desmi_store_get_path (desmi_session_get_store (session)), ==, path);
  g_assert_null (desmi_session_get_period (session));
  check_never_pulled (session);
  recent = desmi_recent_files_choose (1, NULL);
  g_assert_cmpstr (get_recent (recent, 0)->path, ==, path);
  g_assert_cmpstr (get_recent (recent, 0)->name, ==, "Laporan – Désa “Ba'u” 山田 2");
  desmi_session_close (session);
  g_assert_null (desmi_session_get_store (session));
  g_assert_true (open_file (session, path, &error));
  g_assert_no_error (error);
  check_user (session, path);
}

static DesmiViewState *
choose (DesmiSession *session, const char *column, const char *value)
{
  g_autoptr (DesmiViewState) state
      = desmi_view_state_with_filter (desmi_session_get_state (session), column, value);

  desmi_session_set_state (session, state);
  return desmi_session_get_state (session);
}

static void
count_cb (DesmiSession *session, GParamSpec *pspec, gpointer n)
{
  *(guint *) n += 1;
}

static void
left_out_cb (DesmiSession *session, const char *sentence, gpointer kept)
{
  g_free (*(char **) kept);
  *(char **) kept = g_strdup (sentence);
}

/* Pages, filters, time and audience are steps; going back and forward is none. */
static void
test_steps (void)
{
  g_autofree char         *path = dup_path ("steps.desmigratif");
  g_autoptr (DesmiSession) session = desmi_session_new ();
  g_autoptr (GError)       error = NULL;
  guint                    n_audience = 0, n_state = 0;

  g_assert_true (create_file (session, path, "32.12", &error));
  g_assert_false (desmi_session_can_go (session, -1));
  desmi_session_set_period (session, "2022"); /* what a file begins with */
  g_assert_false (desmi_session_can_go (session, -1));
  desmi_session_set_period (session, "2023");
  desmi_session_show_page (session, "flows");
  choose (session, "gender", "F");
  desmi_session_set_audience (session, DESMI_AUDIENCE_PUBLIC);
  desmi_session_show_page (session, "pillars");
  g_assert_null (desmi_view_state_get_filter (desmi_session_get_state (session), "gender"));
  g_assert_cmpint (desmi_session_get_audience (session), ==, DESMI_AUDIENCE_PUBLIC);
  desmi_session_show_page (session, "flows");
  g_assert_cmpstr (desmi_view_state_get_filter (desmi_session_get_state (session), "gender"), ==,
                   "F");
  g_signal_connect (session, "notify::audience", G_CALLBACK (count_cb), &n_audience);
  g_signal_connect (session, "notify::state", G_CALLBACK (count_cb), &n_state);
  for (guint i = 0; i < 3; i++)
    g_assert_true (desmi_session_go (session, -1));
  g_assert_cmpuint (n_audience, ==, 1);
  g_assert_cmpuint (n_state, ==, 3);
  g_assert_cmpint (desmi_session_get_audience (session), ==, DESMI_AUDIENCE_INTERNAL);
  g_assert_cmpstr (desmi_session_get_period (session), ==, "2023");
  /* what is in force already is no step, and the way forward stays */
  desmi_session_set_period (session, "2023");
  choose (session, "gender", "F");
  g_assert_true (desmi_session_go (session, 1));
  g_assert_cmpint (desmi_session_get_audience (session), ==, DESMI_AUDIENCE_PUBLIC);
  while (desmi_session_go (session, -1))
    ;
  g_assert_cmpstr (desmi_session_get_period (session), ==, "2022");
  desmi_session_close (session);
  g_assert_false (desmi_session_can_go (session, 1));
}

/* In another district's file the subdistrict of the first is nowhere, nor is there a way back. */
static void
test_left_out (void)
{
  g_autofree char           *path = dup_path ("other.desmigratif");
  g_autofree char           *said = NULL;
  g_autoptr (DesmiSession)   session = desmi_session_new ();
  g_autoptr (GError)         error = NULL;
  g_autoptr (DesmiViewState) state = desmi_view_state_from_text (
      "page=flows&period=2023&source=local&filter=village%3D32.12.99.2001&"
      "filter=subdistrict%3D32.12.11&filter=gender%3DF");

  g_signal_connect (session, "left-out", G_CALLBACK (left_out_cb), &said);
  desmi_session_remember (session, state);
  desmi_session_begin (session, "flows");
  g_assert_true (create_file (session, path, "33.07", &error));
  g_assert_nonnull (said);
  /* by its name, if there is an area of that code anywhere */
  g_assert_nonnull (strstr (said, ": 32.12.99.2001, Juntinyuat, 2023"));
  state
      = (desmi_view_state_unref (state), desmi_view_state_ref (desmi_session_get_state (session)));
  g_assert_null (desmi_view_state_get_filter (state, "subdistrict"));
  g_assert_cmpstr (desmi_view_state_get_filter (state, "gender"), ==, "F");
  g_assert_null (desmi_session_get_period (session));
  g_assert_cmpint (desmi_session_get_source (session), ==, DESMI_SOURCE_LOCAL);
  g_assert_false (desmi_session_can_go (session, -1));
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
  g_usleep (1000 * 1000); /* until it waits */
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
check_recent (const char *except, guint max, const char *const *paths, guint n)
{
  g_autoptr (GPtrArray) files = desmi_recent_files_choose (max, except);

  g_assert_cmpuint (files->len, ==, n);
  for (guint i = 0; i < n; i++)
    {
      g_assert_cmpstr (get_recent (files, i)->path, ==, paths[i]);
      g_assert_cmpint (get_recent (files, i)->is_there, ==,
                       g_file_test (paths[i], G_FILE_TEST_EXISTS));
    }
}

/* What is gone is listed as such, and makes room for what is there. */
static void
test_recent_files (void)
{
  char *paths[13];

  for (guint i = 0; i < G_N_ELEMENTS (paths); i++)
    {
      g_autofree char *name = g_strdup_printf ("file %u é.desmigratif", i);

      paths[i] = dup_path (name);
      g_assert_true (g_file_set_contents (paths[i], "x", -1, NULL));
      desmi_recent_files_add (paths[i]);
    }
  desmi_recent_files_add (paths[7]);
  g_unlink (paths[11]);
  g_unlink (paths[12]);
  check_recent (NULL, 10,
                (const char *[]){ paths[7], paths[12], paths[11], paths[10], paths[9], paths[8],
                                  paths[6], paths[5], paths[4], paths[3] },
                10);
  check_recent (NULL, 9,
                (const char *[]){ paths[7], paths[12], paths[10], paths[9], paths[8], paths[6],
                                  paths[5], paths[4], paths[3] },
                9);
  check_recent (paths[7], 3, (const char *[]){ paths[10], paths[9], paths[8] }, 3);
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

int
main (int argc, char **argv)
{
  int failed;

  g_test_init (&argc, &argv, NULL);
  move_home ();
  g_test_add_func ("/session/create-and-open", test_create_and_open);
  g_test_add_func ("/session/steps", test_steps);
  g_test_add_func ("/session/left-out", test_left_out);
  g_test_add_func ("/session/refused", test_refused);
  g_test_add_func ("/session/close-while-held", test_close_while_held);
  g_test_add_func ("/session/recent-files", test_recent_files);
  g_test_add_func ("/session/districts", test_districts);
  failed = g_test_run ();
  remove_home ();
  return failed;
}
