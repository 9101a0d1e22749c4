/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Killed in the middle: the file opens, is whole, and every table is as before or after a step. */
#include "store-fixture.h"

#include "store/desmi-migration.h"
#include "test-platform.h"

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <string.h>

#define N_KILLS 50
#define N_STEPS 24
#define N_ROWS 400
#define N_TRIES 100 /* at most: some are done before they are killed */

static const char       *self_path;

static const char *const later[] = { "CREATE TABLE later (a TEXT) STRICT;"
                                     "INSERT INTO later SELECT code FROM official_region;"
                                     "ALTER TABLE local_flows ADD COLUMN checked INTEGER",
                                     "CREATE INDEX later_by_a ON later (a)", NULL };

static void
set_up (Fixture *self, gconstpointer data)
{
  g_autofree char *backups = NULL;

  fixture_set_up (self, data);
  backups = g_build_filename (self->folder, "cadangan", NULL);
  g_setenv ("DESMIGRATIF_BACKUPS", backups, TRUE);
  fixture_add_regions (self, 20, 20);
}

typedef struct
{
  guint next, step;
  char  village[16];
} Source;

static gboolean
next_flow (gpointer data, DesmiRecord *record, GError **error)
{
  Source *self = data;
  guint   i = self->next++;

  if (i >= N_ROWS)
    return FALSE;
  g_snprintf (self->village, sizeof self->village, "32.12.%02u.2%03u", 1 + i / 20, 1 + i % 20);
  record->kind = DESMI_RECORD_FLOW;
  record->flow = (DesmiFlow){ .village = self->village,
                              .month = "2023-11",
                              .destination = self->step % 3 == 0 ? "TWN" : "HKG",
                              .count = 1 + self->step };
  return TRUE;
}

static void
edit (DesmiStore *store, guint step, GError **error)
{
  g_autoptr (DesmiEdit) edit = desmi_edit_new ("ubah");

  for (guint i = 1; i <= 20; i++)
    {
      g_autofree char *village = g_strdup_printf ("32.12.%02u.2001", i);
      g_autofree char *name = g_strdup_printf ("Kepala %u", step);

      desmi_edit_set_profile (edit, village, "head_name", name);
    }
  desmi_store_apply (store, edit, NULL, error);
}

/* Always the same steps, so that the states between them are known. */
static void
take_step (DesmiStore *store, guint step)
{
  g_autoptr (GError) error = NULL;
  g_autofree char   *label = NULL;
  Source             source = { .step = step };

  switch (step % 4)
    {
    case 0:
      desmi_store_import (store, desmi_message_new ("impor"), next_flow, &source, NULL, NULL,
                          &error);
      break;
    case 1:
      edit (store, step, &error);
      break;
    case 2:
      label = desmi_store_undo (store, NULL, &error);
      break;
    default:
      label = desmi_store_redo (store, NULL, &error);
      break;
    }
  g_assert_no_error (error);
}

static int
child_main (const char *what, const char *path)
{
  g_autoptr (GError) error = NULL;
  DesmiStore        *store;

  if (strcmp (what, "migrate") == 0)
    desmi_migration_hold (later);
  store = desmi_store_open (path, DESMI_OPEN_NONE, &error);
  g_assert_no_error (error);
  if (strcmp (what, "steps") == 0)
    for (guint i = 0; i < N_STEPS; i++)
      take_step (store, i);
  g_object_unref (store);
  return 0;
}

/* Every table, but for the time and the name in the history. */
static char *
digest_all (DesmiStore *store)
{
  g_autoptr (GString)      all = g_string_new (NULL);
  static const char *const tables[]
      = { "local_enrolment",     "local_status",        "local_profile",
          "local_flows",         "local_remittances",   "local_targets",
          "local_measurements",  "local_pillar_status", "summary_district",
          "summary_subdistrict", "official_region",     "official_flows",
          "aside_flows",         "aside_profile",       "meta",
          "sync_state" };

  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char   *digest = desmi_store_table_digest (store, tables[i], &error);

      g_assert_no_error (error);
      g_string_append_printf (all, "%s %s\n", tables[i], digest);
    }
  g_string_append_printf (all, "%s %s", desmi_store_get_undo_label (store),
                          desmi_store_get_redo_label (store));
  return g_string_free (g_steal_pointer (&all), FALSE);
}

static void
copy_file (const char *from, const char *to)
{
  g_autoptr (GError) error = NULL;
  g_autofree char   *bytes = NULL;
  gsize              size;

  g_assert_true (g_file_get_contents (from, &bytes, &size, &error));
  g_assert_true (g_file_set_contents (to, bytes, (gssize) size, &error));
}

static void
remove_with_log (const char *path)
{
  static const char *const suffixes[] = { "", "-wal", "-shm", "-journal" };

  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    {
      g_autofree char *name = g_strconcat (path, suffixes[i], NULL);

      g_unlink (name);
    }
}

/* TRUE: it was killed; FALSE: it was done before. */
static gboolean
run_and_kill (const char *what, const char *path, guint after_ms)
{
  g_autoptr (GError)      error = NULL;
  g_autoptr (GSubprocess) child
      = g_subprocess_new (G_SUBPROCESS_FLAGS_NONE, &error, self_path, "--child", what, path, NULL);

  g_assert_no_error (error);
  g_usleep (after_ms * 1000);
  g_subprocess_force_exit (child);
  g_subprocess_wait (child, NULL, &error);
  g_assert_no_error (error);
  return test_child_was_killed (child);
}

/* How long it takes undisturbed, in milliseconds. */
static gint32
run_to_end (const char *what, const char *path)
{
  g_autoptr (GError)      error = NULL;
  g_autoptr (GSubprocess) child
      = g_subprocess_new (G_SUBPROCESS_FLAGS_NONE, &error, self_path, "--child", what, path, NULL);
  gint64 start = g_get_monotonic_time ();

  g_assert_no_error (error);
  g_subprocess_wait_check (child, NULL, &error);
  g_assert_no_error (error);
  return (gint32) ((g_get_monotonic_time () - start) / 1000) + 2;
}

static void
assert_whole (Fixture *self, DesmiStore *store)
{
  g_autoptr (GError)     error = NULL;
  g_autoptr (DesmiTable) findings
      = desmi_store_check (store, desmi_locale_get_english (), NULL, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < desmi_table_get_n_rows (findings); i++)
    g_assert_cmpstr (desmi_table_get_text (findings, i, 1), !=, "damaged");
}

static void
assert_backups_good (const char *path)
{
  g_autoptr (GPtrArray) good = desmi_store_list_backups (path);
  g_autofree char      *folder = NULL;
  g_autoptr (GDir)      dir = NULL;
  const char           *name;
  guint                 n = 0;

  if (good->len == 0)
    return;
  folder = g_path_get_dirname (good->pdata[0]);
  dir = g_dir_open (folder, 0, NULL);
  while ((name = g_dir_read_name (dir)) != NULL)
    n += g_str_has_suffix (name, DESMI_STORE_SUFFIX);
  g_assert_cmpuint (good->len, ==, n);
}

/* Edits, imports with the copy before them, undo and redo, killed at random. */
static void
test_steps (Fixture *self, gconstpointer data)
{
  g_autofree char       *path = g_build_filename (self->folder, "korban.desmigratif", NULL);
  g_autoptr (GHashTable) states = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GError)     error = NULL;
  DesmiStore            *store;
  guint                  n_killed = 0;
  gint32                 longest_ms;

  desmi_store_close (self->store);
  g_clear_object (&self->store);
  copy_file (self->path, path);
  store = desmi_store_open (path, DESMI_OPEN_NONE, &error);
  g_assert_no_error (error);
  g_hash_table_add (states, digest_all (store));
  for (guint i = 0; i < N_STEPS; i++)
    {
      take_step (store, i);
      g_hash_table_add (states, digest_all (store));
    }
  g_object_unref (store);

  remove_with_log (path);
  copy_file (self->path, path);
  longest_ms = run_to_end ("steps", path);
  for (guint i = 0; i < N_TRIES && n_killed < N_KILLS; i++)
    {
      g_autofree char *state = NULL;

      remove_with_log (path);
      copy_file (self->path, path);
      n_killed += run_and_kill ("steps", path, (guint) g_test_rand_int_range (0, longest_ms));
      store = desmi_store_open (path, DESMI_OPEN_NONE, &error);
      g_assert_no_error (error);
      assert_whole (self, store);
      state = digest_all (store);
      g_assert_true (g_hash_table_contains (states, state));
      g_hash_table_add (seen, g_steal_pointer (&state));
      /* and it goes on */
      edit (store, 1000 + i, &error);
      g_assert_no_error (error);
      g_object_unref (store);
      assert_backups_good (path);
    }
  g_test_message ("%u killed, %u different states", n_killed, g_hash_table_size (seen));
  g_assert_cmpuint (n_killed, >=, N_KILLS / 2);
  g_assert_cmpuint (g_hash_table_size (seen), >, 1);
}

/* A migration that was killed is at one of its steps, and goes on from there. */
static void
test_migration (Fixture *self, gconstpointer data)
{
  g_autofree char   *path = g_build_filename (self->folder, "korban.desmigratif", NULL);
  g_autoptr (GError) error = NULL;
  gint32             longest_ms;
  guint              n_killed = 0;

  desmi_store_close (self->store);
  g_clear_object (&self->store);
  copy_file (self->path, path);
  longest_ms = run_to_end ("migrate", path);
  for (guint i = 0; i < 20; i++)
    {
      DesmiStore *store;

      remove_with_log (path);
      copy_file (self->path, path);
      n_killed += run_and_kill ("migrate", path, (guint) g_test_rand_int_range (0, longest_ms));
      desmi_migration_hold (later);
      store = desmi_store_open (path, DESMI_OPEN_NONE, &error);
      g_assert_no_error (error);
      assert_whole (self, store);
      self->store = store;
      g_assert_cmpint (fixture_get_int (self, "SELECT count (*) FROM later"), ==,
                       fixture_get_int (self, "SELECT count (*) FROM official_region"));
      g_assert_cmpint (fixture_get_int (self, "SELECT user_version FROM pragma_user_version"), ==,
                       desmi_migration_get_version ());
      desmi_store_close (store);
      g_clear_object (&self->store);
      assert_backups_good (path);
      desmi_migration_hold (NULL);
    }
  g_assert_cmpuint (n_killed, >, 0);
}

int
main (int argc, char *argv[])
{
  if (argc == 4 && strcmp (argv[1], "--child") == 0)
    return child_main (argv[2], argv[3]);
  self_path = argv[0];
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/store/kill/steps", Fixture, NULL, set_up, test_steps, fixture_tear_down);
  g_test_add ("/store/kill/migration", Fixture, NULL, set_up, test_migration, fixture_tear_down);
  return g_test_run ();
}
