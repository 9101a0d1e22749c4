/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Edits over a migration, and beside a second process. */
#include "edit-fixture.h"

#include "store/desmi-connection.h"
#include "store/desmi-migration.h"

#include <glib/gstdio.h>
#include <string.h>

static const char *self_path; /* of this program, to start it again */

/* Changes made before a migration are undone and redone after it. */
static void
test_migration (Fixture *self, gconstpointer data)
{
  static const char *const more[]
      = { "ALTER TABLE local_profile ADD COLUMN website TEXT;"
          "ALTER TABLE local_flows ADD COLUMN checked INTEGER NOT NULL DEFAULT 0;",
          "CREATE INDEX more_flows ON local_flows (checked)", NULL };
  g_autofree char      *first = NULL, *second = NULL, *now = NULL;
  g_autoptr (GPtrArray) backups = NULL;
  DesmiFlow             flow = make_flow (5);
  DesmiEdit            *edit;

  put_name (self, "satu", "Budi");
  put_count (self, "dua", 5);
  edit = desmi_edit_new ("tiga");
  desmi_edit_delete_flow (edit, &flow);
  apply (self, edit);
  assert_undo (self, "tiga");
  desmi_migration_hold (more);
  reopen (self);
  g_assert_cmpint (fixture_get_int (self, "SELECT user_version FROM pragma_user_version"), ==,
                   desmi_migration_get_version ());
  second = digest_all (self);
  assert_redo (self, "tiga");
  assert_undo (self, "tiga");
  now = digest_all (self);
  g_assert_cmpstr (now, ==, second);
  assert_undo (self, "dua");
  first = digest_all (self);
  assert_undo (self, "satu");
  g_assert_cmpint (fixture_get_int (self, "SELECT count (*) FROM local_profile"), ==, 0);
  assert_redo (self, "satu");
  g_free (now);
  now = digest_all (self);
  g_assert_cmpstr (now, ==, first);
  assert_redo (self, "dua");
  g_free (now);
  now = digest_all (self);
  g_assert_cmpstr (now, ==, second);
  /* the file as it was before the first step */
  backups = desmi_store_list_backups (self->path);
  g_assert_cmpuint (backups->len, ==, 1);
  g_assert_nonnull (strstr (backups->pdata[0], "migration"));
  desmi_migration_hold (NULL);
}

/* Back to what an earlier version made: the later columns, views and tables go, and the number. */
static void
make_version_3 (Fixture *self)
{
  edit_make_version_4 (self);
  fixture_exec (self, "DROP VIEW indicator_rule;"
                      "ALTER TABLE local_programme DROP COLUMN retired;"
                      "ALTER TABLE local_pillar DROP COLUMN retired;"
                      "ALTER TABLE local_reason DROP COLUMN retired;"
                      "ALTER TABLE local_indicator DROP COLUMN description;"
                      "ALTER TABLE local_indicator DROP COLUMN valid_from;"
                      "ALTER TABLE local_indicator DROP COLUMN retired;"
                      "PRAGMA user_version = 3");
}

static void
make_version_2 (Fixture *self)
{
  make_version_3 (self);
  fixture_exec (self, "ALTER TABLE local_group DROP COLUMN until;"
                      "ALTER TABLE local_cooperative DROP COLUMN until;"
                      "DROP TABLE register_number; DROP TABLE history_area;"
                      "PRAGMA user_version = 2");
}

/* The first releases laid files out so that they never shrink. */
static void
lay_out_as_before (Fixture *self)
{
  g_autoptr (GError)          error = NULL;
  g_autoptr (DesmiConnection) raw = NULL;

  fixture_close (self);
  raw = desmi_connection_open (self->path, DESMI_CONNECTION_WRITE, &error);
  g_assert_no_error (error);
  g_assert_true (desmi_connection_exec (raw, "PRAGMA auto_vacuum = NONE; VACUUM", &error));
  g_assert_no_error (error);
  g_clear_pointer (&raw, desmi_connection_close);
  self->store = desmi_store_open (self->path, DESMI_OPEN_NONE, &error);
  g_assert_no_error (error);
}

/* Back to the first release. */
static void
make_version_1 (Fixture *self)
{
  make_version_2 (self);
  for (guint i = 0; i < DESMI_N_REGISTERS; i++)
    fixture_exec (self, "DROP TABLE IF EXISTS %s", desmi_register_get ((DesmiRegister) i)->table);
  fixture_exec (self, "DROP TABLE attachment; PRAGMA user_version = 1");
}

/* The file of the last release. */
static void
test_version_4 (Fixture *self, gconstpointer data)
{
  g_autofree char *before = NULL, *after = NULL;

  put_name (self, "satu", "Budi");
  before = digest_all (self);
  edit_make_version_4 (self);
  reopen (self);
  g_assert_cmpint (fixture_get_int (self, "SELECT user_version FROM pragma_user_version"), ==,
                   desmi_migration_get_version ());
  after = digest_all (self);
  g_assert_cmpstr (after, ==, before);
  assert_undo (self, "satu");
  assert_redo (self, "satu");
}

/* A file of the first release opens with all it holds, and its steps are taken back and again. */
static void
test_version_1 (Fixture *self, gconstpointer data)
{
  g_autofree char *before = NULL, *after = NULL;

  put_name (self, "satu", "Budi");
  put_count (self, "dua", 5);
  before = digest_all (self);
  make_version_1 (self);
  reopen (self);
  g_assert_cmpint (fixture_get_int (self, "SELECT user_version FROM pragma_user_version"), ==,
                   desmi_migration_get_version ());
  after = digest_all (self);
  g_assert_cmpstr (after, ==, before);
  assert_undo (self, "dua");
  assert_undo (self, "satu");
  assert_redo (self, "satu");
  assert_redo (self, "dua");
  g_free (after);
  after = digest_all (self);
  g_assert_cmpstr (after, ==, before);
}

static void
put_group (Fixture *self, const char *label, const char *name)
{
  g_autoptr (DesmiEntry) entry = desmi_entry_new (DESMI_REGISTER_GROUP, VILLAGE);
  DesmiEdit             *edit = desmi_edit_new (label);

  desmi_entry_set (entry, "name", name);
  desmi_entry_set (entry, "state", "active");
  desmi_edit_put_entry (edit, entry);
  apply (self, edit);
}

static gboolean
next_flow (gpointer source, DesmiRecord *record, GError **error)
{
  static const char *const villages[] = { VILLAGE, OTHER, OTHER };
  guint                   *n = source;

  if (*n == G_N_ELEMENTS (villages))
    return FALSE;
  *record = (DesmiRecord){ .kind = DESMI_RECORD_FLOW, .flow = make_flow (3) };
  record->flow.village = villages[*n];
  record->flow.month = *n == 2 ? "2023-10" : "2023-11";
  ++*n;
  return TRUE;
}

static void
import (Fixture *self, const char *label)
{
  g_autoptr (GError) error = NULL;
  guint              n = 0;

  desmi_store_import (self->store, desmi_message_new ("%s", label), next_flow, &n, NULL, NULL,
                      &error);
  g_assert_no_error (error);
}

static char *
dup_areas (Fixture *self)
{
  return fixture_get_text (self, "SELECT group_concat (step || ' ' || village || ' ' || n_changes,"
                                 " '; ') FROM (SELECT * FROM history_area ORDER BY step, village)");
}

/* What an undone import had replaced is back in its place, and is not counted again. */
static void
test_replaced (Fixture *self, gconstpointer data)
{
  g_autofree char *areas = NULL, *learned = NULL;

  import (self, "satu");
  fixture_exec (self, "UPDATE local_flows SET count = count + 6 WHERE batch IS NOT NULL");
  import (self, "dua");
  assert_undo (self, "dua");
  areas = dup_areas (self);
  make_version_2 (self);
  reopen (self);
  learned = dup_areas (self);
  g_assert_cmpstr (learned, ==, areas);
}

/* A step that cannot be read does not bar the file. */
static void
test_unreadable_step (Fixture *self, gconstpointer data)
{
  g_autofree char *learned = NULL;

  put_name (self, "satu", "Budi");
  put_name (self, "dua", "Wati");
  fixture_exec (self, "UPDATE history SET changeset = x'00' WHERE label = 'satu'");
  make_version_2 (self);
  reopen (self);
  learned = dup_areas (self);
  g_assert_cmpstr (learned, ==, "1  0; 2 " VILLAGE " 1"); /* looked at, and nothing found */
}

/* A file of the second release learns what its steps touched, and gives no number again that one of
 * them names. */
static void
test_version_2 (Fixture *self, gconstpointer data)
{
  g_autofree char *before = NULL, *after = NULL, *areas = NULL, *learned = NULL;

  put_name (self, "satu", "Budi");
  put_group (self, "dua", "Melati");
  put_group (self, "tiga", "Mawar");
  import (self, "empat");
  put_count (self, "lima", 5);
  import (self, "enam");
  assert_undo (self, "enam");
  areas = dup_areas (self);
  g_assert_cmpstr (areas, ==,
                   "1 " VILLAGE " 1; 2 " VILLAGE " 2; 3 " VILLAGE " 2; 4 " VILLAGE " 1; 4 " OTHER
                   " 2; 5 " VILLAGE " 1; 6 " VILLAGE " 1");
  assert_undo (self, "lima");
  assert_undo (self, "empat");
  assert_undo (self, "tiga");
  before = digest_all (self);
  g_assert_cmpint (fixture_get_int (self, "PRAGMA auto_vacuum"), ==, 2);
  make_version_2 (self);
  lay_out_as_before (self);
  g_assert_cmpint (fixture_get_int (self, "PRAGMA auto_vacuum"), ==, 2);
  g_assert_cmpint (fixture_get_int (self, "SELECT user_version FROM pragma_user_version"), ==,
                   desmi_migration_get_version ());
  after = digest_all (self);
  g_assert_cmpstr (after, ==, before);
  learned = dup_areas (self);
  g_assert_cmpstr (learned, ==, areas);
  assert_undo (self, "dua");
  assert_redo (self, "dua");
  put_group (self, "tujuh", "Kenanga");
  g_assert_cmpint (fixture_get_int (self, "SELECT max (id) FROM local_group"), ==, 3);
}

/* A step that fails leaves the file at the version before it. */
static void
test_migration_fails (Fixture *self, gconstpointer data)
{
  static const char *const more[] = { "CREATE TABLE later (a TEXT) STRICT",
                                      "CREATE TABLE half (a TEXT) STRICT; SELECT nonsense", NULL };
  g_autoptr (GError)       error = NULL;
  g_autofree char         *before = digest_all (self);
  g_autofree char         *after = NULL;

  desmi_store_close (self->store);
  g_clear_object (&self->store);
  desmi_migration_hold (more);
  g_assert_null (desmi_store_open (self->path, DESMI_OPEN_NONE, &error));
  g_assert_nonnull (error);
  g_clear_error (&error);
  desmi_migration_hold ((const char *const[]){ more[0], NULL });
  self->store = desmi_store_open (self->path, DESMI_OPEN_NONE, &error);
  g_assert_no_error (error);
  g_assert_cmpint (fixture_get_int (self, "SELECT count (*) FROM later"), ==, 0);
  fixture_exec (self, "DROP TABLE later");
  after = digest_all (self);
  /* "program" may have come anew, which says the same */
  g_assert_cmpstr (after, ==, before);
  desmi_migration_hold (NULL);
}

static gpointer
migrate_beside (gpointer data)
{
  g_autoptr (GError)          error = NULL;
  g_autoptr (DesmiConnection) connection
      = desmi_connection_open (data, DESMI_CONNECTION_WRITE, &error);

  g_assert_no_error (error);
  g_assert_true (desmi_migration_run (connection, &error));
  g_assert_no_error (error);
  return NULL;
}

/* A step that another process is taking while this one waits to begin is not taken again. */
static void
test_migration_beside (Fixture *self, gconstpointer data)
{
  static const char *const more[]
      = { "INSERT INTO meta (key, value) VALUES ('steps', '1')"
          " ON CONFLICT (key) DO UPDATE SET value = CAST (value + 1 AS TEXT)",
          NULL };
  g_autoptr (GError)          error = NULL;
  g_autoptr (DesmiConnection) first
      = desmi_connection_open (self->path, DESMI_CONNECTION_WRITE, &error);
  g_autofree char *version = NULL;
  GThread         *second;

  g_assert_no_error (error);
  desmi_migration_hold (more);
  version = g_strdup_printf ("PRAGMA user_version = %u", desmi_migration_get_version ());
  g_assert_true (desmi_connection_exec (first, "BEGIN IMMEDIATE", &error));
  second = g_thread_new ("second", migrate_beside, self->path);
  g_usleep (200 * 1000);
  g_assert_true (desmi_connection_exec (first, more[0], &error));
  g_assert_true (desmi_connection_exec (first, version, &error));
  g_assert_true (desmi_connection_exec (first, "COMMIT", &error));
  g_thread_join (second);
  g_assert_cmpint (fixture_get_int (self, "SELECT value FROM meta WHERE key = 'steps'"), ==, 1);
  desmi_migration_hold (NULL);
}

static void
run_child (const char *what, const char *path)
{
  g_autoptr (GError) error = NULL;
  const char        *argv[] = { self_path, "--child", what, path, NULL };
  int                status;

  g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_DEFAULT, NULL, NULL, NULL, NULL, &status,
                &error);
  g_assert_no_error (error);
  g_spawn_check_wait_status (status, &error);
  g_assert_no_error (error);
}

/* The other process: opens the same file, does one thing, closes it. */
static int
child_main (const char *what, const char *path)
{
  g_autoptr (GError)     error = NULL;
  g_autoptr (DesmiStore) store = desmi_store_open (path, DESMI_OPEN_NONE, &error);
  g_autofree char       *label = NULL;

  g_assert_no_error (error);
  if (strcmp (what, "edit") == 0)
    {
      g_autoptr (DesmiEdit) edit = desmi_edit_new ("dari proses lain");

      desmi_edit_set_profile (edit, OTHER, "head_name", "Lain");
      desmi_store_apply (store, edit, NULL, &error);
    }
  else if (strcmp (what, "many") == 0)
    for (guint i = 1; i <= 50 && error == NULL; i++)
      {
        g_autoptr (DesmiEdit) edit = desmi_edit_new ("banyak");
        DesmiFlow             flow = make_flow (i);

        flow.village = OTHER;
        desmi_edit_put_flow (edit, &flow);
        desmi_store_apply (store, edit, NULL, &error);
      }
  else
    label = desmi_store_undo (store, NULL, &error);
  g_assert_no_error (error);
  return 0;
}

static void
changed_cb (DesmiStore *store, guint tables, const char *const *villages, gpointer data)
{
  *(guint *) data |= tables;
}

/* The line of steps is the file's: what the other process did last is undone first. */
static void
test_second_process (Fixture *self, gconstpointer data)
{
  g_autofree char *start = digest_all (self);
  g_autofree char *mine = NULL, *both = NULL, *now = NULL;
  gint64           until = g_get_monotonic_time () + 60 * G_USEC_PER_SEC;
  guint            seen = 0;

  g_signal_connect (self->store, "changed", G_CALLBACK (changed_cb), &seen);
  put_name (self, "milik saya", "Budi");
  mine = digest_all (self);
  seen = 0;
  desmi_store_set_watching (self->store, TRUE);
  run_child ("edit", self->path);
  while ((seen & DESMI_TABLES_HISTORY) == 0 && g_get_monotonic_time () < until)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (seen, ==, DESMI_TABLES_ALL);
  desmi_store_set_watching (self->store, FALSE);
  g_assert_cmpstr (desmi_store_get_undo_label (self->store), ==, "dari proses lain");
  both = digest_all (self);
  assert_undo (self, "dari proses lain");
  now = digest_all (self);
  g_assert_cmpstr (now, ==, mine);
  assert_redo (self, "dari proses lain");
  g_free (now);
  now = digest_all (self);
  g_assert_cmpstr (now, ==, both);
  run_child ("undo", self->path);
  run_child ("undo", self->path);
  g_free (now);
  now = digest_all (self);
  g_assert_cmpstr (now, ==, start);
  assert_redo (self, "milik saya");
  g_free (now);
  now = digest_all (self);
  g_assert_cmpstr (now, ==, mine);
}

/* As a dialog does that shows the files of a folder: opens each, and closes it. */
static void
look_at_files (Fixture *self)
{
  static const char *const endings[] = { "", "-wal", "-shm" };

  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char   *path = g_strconcat (self->path, endings[i], NULL);
      g_autofree char   *bytes = NULL;

      g_file_get_contents (path, &bytes, NULL, &error);
      g_assert_no_error (error);
    }
}

/* Somebody in this process looks at the file, and another process that had it open closes it: it
 * may not take the log away, and both still see what the other one writes. */
static void
test_looked_at (Fixture *self, gconstpointer data)
{
  g_autofree char *log = g_strconcat (self->path, "-wal", NULL);
  g_autofree char *start = digest_all (self);
  g_autofree char *end = NULL, *check = NULL;
  GStatBuf         before, after;

  put_name (self, "satu", "Budi");
  g_assert_cmpint (g_stat (log, &before), ==, 0);
  look_at_files (self);
  run_child ("edit", self->path);
  g_assert_cmpint (g_stat (log, &after), ==, 0);
  g_assert_cmpuint (after.st_ino, ==, before.st_ino);
  put_name (self, "dua", "Cici");
  run_child ("undo", self->path);
  assert_undo (self, "dari proses lain");
  assert_undo (self, "satu");
  end = digest_all (self);
  g_assert_cmpstr (end, ==, start);
  check = fixture_get_text (self, "PRAGMA integrity_check");
  g_assert_cmpstr (check, ==, "ok");
}

/* Both write at once: no step is lost, none is mixed up, and all of them undo to the beginning. */
static void
test_beside (Fixture *self, gconstpointer data)
{
  g_autoptr (GError)      error = NULL;
  g_autofree char        *start = digest_all (self);
  g_autofree char        *end = NULL;
  g_autoptr (GSubprocess) child = g_subprocess_new (G_SUBPROCESS_FLAGS_NONE, &error, self_path,
                                                    "--child", "many", self->path, NULL);

  g_assert_no_error (error);
  for (guint i = 1; i <= 50; i++)
    put_count (self, "di sini", i);
  g_subprocess_wait_check (child, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (fixture_get_int (self, "SELECT count (*) FROM history"), ==, 100);
  for (guint i = 0; i < 100; i++)
    {
      g_autofree char *label = desmi_store_undo (self->store, NULL, &error);

      g_assert_no_error (error);
      g_assert_nonnull (label);
    }
  end = digest_all (self);
  g_assert_cmpstr (end, ==, start);
}

/* The same in a folder where there is no log: readers and writers wait for each other. */
static void
test_beside_synced (Fixture *self, gconstpointer data)
{
  g_autofree char *folder = g_build_filename (self->folder, "OneDrive", NULL);
  g_autofree char *journal = NULL;
  char            *path = g_build_filename (folder, "test" DESMI_STORE_SUFFIX, NULL);

  desmi_store_close (self->store);
  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  g_assert_cmpint (g_rename (self->path, path), ==, 0);
  g_free (self->path);
  self->path = path;
  reopen (self);
  journal = fixture_get_text (self, "PRAGMA journal_mode");
  g_assert_cmpstr (journal, ==, "delete");
  test_beside (self, data);
}

int
main (int argc, char *argv[])
{
  if (argc == 4 && strcmp (argv[1], "--child") == 0)
    return child_main (argv[2], argv[3]);
  self_path = argv[0];
  g_test_init (&argc, &argv, NULL);
  ADD ("version-4", test_version_4);
  ADD ("version-1", test_version_1);
  ADD ("version-2", test_version_2);
  ADD ("replaced", test_replaced);
  ADD ("unreadable-step", test_unreadable_step);
  ADD ("migration", test_migration);
  ADD ("migration-fails", test_migration_fails);
  ADD ("migration-beside", test_migration_beside);
  ADD ("second-process", test_second_process);
  ADD ("looked-at", test_looked_at);
  ADD ("beside", test_beside);
  ADD ("beside-synced", test_beside_synced);
  return g_test_run ();
}
