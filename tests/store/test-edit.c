/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Edits: what is kept, one step back and forth, and how the history tells it. */
#include "edit-fixture.h"

#include "store/desmi-changeset.h"
#include "store/desmi-history.h"

#include "core/desmi-clock.h"

#include <string.h>

static void
test_values_kept (Fixture *self, gconstpointer data)
{
  g_autofree char *name = NULL, *cleared = NULL;
  DesmiEdit       *edit = desmi_edit_new ("Isi “profil”");

  desmi_edit_set_profile (edit, VILLAGE, "head_name", "Ba'u \"Agus\" O\xcc\x88; DROP TABLE meta--");
  desmi_edit_set_profile (edit, VILLAGE, "population", "1.204");
  desmi_edit_set_profile (edit, VILLAGE, "notes", "baris satu\nbaris dua");
  desmi_edit_set_profile (edit, VILLAGE, "email", "desa@contoh.id");
  apply (self, edit);
  name = fixture_get_text (self, "SELECT head_name FROM local_profile");
  g_assert_cmpstr (name, ==, "Ba'u \"Agus\" \xc3\x96; DROP TABLE meta--");
  g_assert_cmpint (fixture_get_int (self, "SELECT population FROM local_profile"), ==, 1204);
  edit = desmi_edit_new ("Kosongkan");
  desmi_edit_set_profile (edit, VILLAGE, "head_name", NULL);
  apply (self, edit);
  cleared = fixture_get_text (self, "SELECT head_name FROM local_profile");
  g_assert_null (cleared);
}

/* Every kind of change, undone to nothing and redone to the same. */
static void
test_all_kinds (Fixture *self, gconstpointer data)
{
  g_autofree char *before = digest_all (self);
  g_autofree char *after = NULL, *undone = NULL, *redone = NULL;
  DesmiEdit       *edit = desmi_edit_new ("Semua");
  DesmiFlow        flow = make_flow (7);

  desmi_edit_enrol (edit, VILLAGE, "desmigratif", 2020, "SK 1/2020", "2020-02-29");
  desmi_edit_set_status (edit, VILLAGE, "desmigratif", DESMI_STATUS_SUSPENDED, "other", "menunggu");
  desmi_edit_set_profile (edit, VILLAGE, "head_name", "Budi");
  desmi_edit_put_flow (edit, &flow);
  desmi_edit_put_remittance (edit, VILLAGE, "2023-Q4", 1500000);
  desmi_edit_put_target (edit, VILLAGE, "service_days", "2023", 240000);
  desmi_edit_put_measurement (edit, VILLAGE, "service_days", "2023-Q4", 60500);
  desmi_edit_set_pillar_status (edit, VILLAGE, "desmigratif", 1, "2023-Q4",
                                DESMI_PILLAR_STATUS_STALLED, "no-officer", NULL);
  apply (self, edit);
  after = digest_all (self);
  g_assert_cmpstr (before, !=, after);
  g_assert_cmpint (fixture_get_int (self, "SELECT sum (count) FROM summary_district"), ==, 7);
  assert_undo (self, "Semua");
  undone = digest_all (self);
  g_assert_cmpstr (undone, ==, before);
  assert_redo (self, "Semua");
  redone = digest_all (self);
  g_assert_cmpstr (redone, ==, after);

  edit = desmi_edit_new ("Kembali");
  desmi_edit_delete_flow (edit, &flow);
  desmi_edit_clear_remittance (edit, VILLAGE, "2023-Q4");
  desmi_edit_clear_measurement (edit, VILLAGE, "service_days", "2023-Q4");
  desmi_edit_withdraw (edit, VILLAGE, "desmigratif");
  apply (self, edit);
  g_assert_cmpint (fixture_get_int (self, "SELECT count (*) FROM local_remittances"), ==, 0);
  g_assert_cmpint (fixture_get_int (self, "SELECT count (*) FROM local_status"), ==, 0);
  g_assert_cmpint (fixture_get_int (self, "SELECT count (*) FROM summary_district"), ==, 0);
  assert_undo (self, "Kembali");
  g_free (redone);
  redone = digest_all (self);
  g_assert_cmpstr (redone, ==, after);
}

/* Ten steps, each state seen again on the way back and on the way forth, over a restart. */
static void
test_line (Fixture *self, gconstpointer data)
{
  enum
  {
    N = 10
  };
  char *states[N + 1];

  states[0] = digest_all (self);
  for (guint i = 1; i <= N; i++)
    {
      g_autofree char *label = g_strdup_printf ("langkah %u", i);

      put_count (self, label, i);
      states[i] = digest_all (self);
    }
  reopen (self);
  g_assert_cmpstr (desmi_store_get_undo_label (self->store), ==, "langkah 10");
  g_assert_null (desmi_store_get_redo_label (self->store));
  for (guint i = N; i >= 1; i--)
    {
      g_autofree char *label = g_strdup_printf ("langkah %u", i);
      g_autofree char *state = NULL;

      assert_undo (self, label);
      state = digest_all (self);
      g_assert_cmpstr (state, ==, states[i - 1]);
      g_assert_cmpstr (desmi_store_get_redo_label (self->store), ==, label);
      if (i == N / 2)
        reopen (self);
    }
  for (guint i = 1; i <= N; i++)
    {
      g_autofree char *label = g_strdup_printf ("langkah %u", i);
      g_autofree char *state = NULL;

      assert_redo (self, label);
      state = digest_all (self);
      g_assert_cmpstr (state, ==, states[i]);
    }
  for (guint i = 0; i <= N; i++)
    g_free (states[i]);
}

static void
test_nothing (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (desmi_store_undo (self->store, NULL, &error));
  g_assert_error (error, DESMI_STORE_ERROR, DESMI_STORE_ERROR_NOTHING);
  g_clear_error (&error);
  g_assert_null (desmi_store_redo (self->store, NULL, &error));
  g_assert_error (error, DESMI_STORE_ERROR, DESMI_STORE_ERROR_NOTHING);
  /* what changes nothing is no step */
  put_name (self, "satu", "Budi");
  put_name (self, "sama", "Budi");
  g_assert_cmpstr (desmi_store_get_undo_label (self->store), ==, "satu");
}

static void
test_redo_dropped (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  put_name (self, "satu", "Budi");
  put_name (self, "dua", "Sri");
  assert_undo (self, "dua");
  put_name (self, "tiga", "Agus");
  g_assert_null (desmi_store_get_redo_label (self->store));
  g_assert_null (desmi_store_redo (self->store, NULL, &error));
  g_assert_error (error, DESMI_STORE_ERROR, DESMI_STORE_ERROR_NOTHING);
  assert_undo (self, "tiga");
  assert_undo (self, "satu");
}

/* A row that was changed past the history: the step is refused, named, and nothing is half undone.
 */
static void
test_conflict (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char   *before = NULL, *after = NULL;
  DesmiEdit         *edit = desmi_edit_new ("dua hal");
  DesmiFlow          flow = make_flow (5);

  desmi_edit_put_flow (edit, &flow);
  desmi_edit_set_profile (edit, VILLAGE, "head_name", "Budi");
  apply (self, edit);
  fixture_exec (self, "UPDATE local_profile SET head_name = 'Lain'");
  before = digest_all (self);
  g_assert_null (desmi_store_undo (self->store, NULL, &error));
  g_assert_error (error, DESMI_STORE_ERROR, DESMI_STORE_ERROR_CONFLICT);
  g_assert_nonnull (strstr (error->message, "“Desa 01 001”"));
  g_assert_null (strstr (error->message, VILLAGE));
  after = digest_all (self);
  g_assert_cmpstr (before, ==, after);
  g_assert_cmpstr (desmi_store_get_undo_label (self->store), ==, "dua hal");
}

/* SQLite leaves out steps for a table that has another name now; here that is an error. */
static void
test_skipped (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  put_name (self, "nama", "Budi");
  fixture_exec (self, "ALTER TABLE local_profile RENAME TO local_profil");
  g_assert_null (desmi_store_undo (self->store, NULL, &error));
  g_assert_error (error, DESMI_STORE_ERROR, DESMI_STORE_ERROR_CONFLICT);
}

/* The day of a status is the one on the user's calendar. */
static void
test_local_day (Fixture *self, gconstpointer data)
{
  g_autofree char *zone = g_strdup (g_getenv ("TZ"));
  g_autofree char *since = NULL;
  DesmiEdit       *edit = desmi_edit_new ("status");
  gint64           late;

  /* half past six in the morning of the next day in western Indonesia */
  g_assert_true (desmi_clock_parse_utc ("2026-11-30T23:30:00Z", &late));
  g_setenv ("TZ", "WIB-7", TRUE);
  desmi_clock_hold (late);
  desmi_edit_set_status (edit, OTHER, "desmigratif", DESMI_STATUS_SUSPENDED, "other", "menunggu");
  apply (self, edit);
  since = fixture_get_text (self, "SELECT since FROM local_status");
  g_assert_cmpstr (since, ==, "2026-12-01");
  desmi_clock_hold (0);
  if (zone != NULL)
    g_setenv ("TZ", zone, TRUE);
  else
    g_unsetenv ("TZ");
}

static gpointer
lookup_job (DesmiConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  return desmi_history_lookup (connection, NULL, TRUE, desmi_locale_get_english (), error);
}

static void
test_history (Fixture *self, gconstpointer data)
{
  g_autoptr (GError)     error = NULL;
  g_autoptr (DesmiTable) table = NULL;

  put_name (self, "satu", "Budi");
  put_name (self, "dua", "Sri");
  put_count (self, "tiga", 12);
  assert_undo (self, "tiga");
  table = desmi_store_read (self->store, lookup_job, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (desmi_table_get_n_rows (table), ==, 3);
  g_assert_cmpstr (desmi_table_get_text (table, 0, 3), ==, "tiga");
  g_assert_cmpstr (desmi_table_get_text (table, 0, 5), ==, "undone");
  g_assert_nonnull (strstr (desmi_table_get_text (table, 0, 7), "workers: – → 12"));
  g_assert_cmpstr (desmi_table_get_text (table, 1, 5), ==, "done");
  g_assert_cmpstr (desmi_table_get_text (table, 1, 7), ==,
                   "Desa 01 001 (" VILLAGE "), village head: Budi → Sri");
  g_assert_cmpint (desmi_table_get_int (table, 1, 6), ==, 1);
  g_assert_cmpuint (strlen (desmi_table_get_text (table, 1, 1)), ==, 20);
  g_assert_cmpuint (strlen (desmi_table_get_text (table, 1, 2)), >, 0);
}

static int
interrupt_cb (void *data)
{
  return 1;
}

static gpointer
interrupted_job (DesmiConnection *connection,
                 gpointer         data,
                 GCancellable    *cancellable,
                 GError         **error)
{
  g_autoptr (DesmiRecorder) recorder = NULL;
  sqlite3                  *db = desmi_connection_get_db (connection);

  sqlite3_progress_handler (db, 1, interrupt_cb, NULL);
  recorder = desmi_recorder_new (connection, error);
  sqlite3_progress_handler (db, 0, NULL, NULL);
  return recorder != NULL ? data : NULL;
}

/* Where the list of tables cannot be read to its end, nothing is recorded by halves. */
static void
test_interrupted (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (desmi_store_write (self->store, interrupted_job, self, NULL, &error));
  g_assert_nonnull (error);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("values-kept", test_values_kept);
  ADD ("all-kinds", test_all_kinds);
  ADD ("line", test_line);
  ADD ("nothing", test_nothing);
  ADD ("redo-dropped", test_redo_dropped);
  ADD ("conflict", test_conflict);
  ADD ("skipped", test_skipped);
  ADD ("local-day", test_local_day);
  ADD ("history", test_history);
  ADD ("edit/interrupted", test_interrupted);
  return g_test_run ();
}
