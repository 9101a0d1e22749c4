/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is refused and left untouched, what is created, and what is opened to view. */
#include "store-fixture.h"

#include "store/desmi-connection.h"
#include "store/desmi-migration.h"
#include "test-platform.h"

#include "desmi-config.h"

#include <glib/gstdio.h>
#include <locale.h>
#include <string.h>
#include <unistd.h>

/* Files beside each other, as they are on the disk. */
typedef struct
{
  char *bytes[2]; /* of the file and of its -wal; NULL: not there */
  gsize sizes[2];
} Snapshot;

static const char *const suffixes[] = { "", "-wal" };

static void
take_snapshot (const char *path, Snapshot *out)
{
  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    {
      g_autofree char *name = g_strconcat (path, suffixes[i], NULL);

      out->bytes[i] = NULL;
      out->sizes[i] = 0;
      g_file_get_contents (name, &out->bytes[i], &out->sizes[i], NULL);
    }
}

static void
assert_untouched (const char *path, Snapshot *before)
{
  Snapshot now;

  take_snapshot (path, &now);
  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    {
      g_assert_cmpmem (now.bytes[i], now.sizes[i], before->bytes[i], before->sizes[i]);
      g_assert_true ((now.bytes[i] == NULL) == (before->bytes[i] == NULL));
      g_free (now.bytes[i]);
      g_free (before->bytes[i]);
    }
}

/* One sentence, naming the file. */
static void
assert_refused (const char *path, int code)
{
  g_autoptr (GError)     error = NULL;
  g_autoptr (DesmiStore) store = NULL;
  Snapshot               before;

  take_snapshot (path, &before);
  store = desmi_store_open (path, DESMI_OPEN_NONE, &error);
  g_assert_error (error, DESMI_STORE_ERROR, code);
  g_assert_null (store);
  g_assert_null (strchr (error->message, '\n'));
  g_assert_nonnull (strstr (error->message, "“"));
  assert_untouched (path, &before);
}

static void
test_no_sqlite (Fixture *self, gconstpointer data)
{
  g_autofree char *path = g_build_filename (self->folder, "surat.desmigratif", NULL);
  g_autofree char *long_text = g_strnfill (5000, 'x');

  g_assert_true (g_file_set_contents (path, "Kepada Yth.", -1, NULL));
  assert_refused (path, DESMI_STORE_ERROR_NOT_OURS);
  g_assert_true (g_file_set_contents (path, long_text, -1, NULL));
  assert_refused (path, DESMI_STORE_ERROR_NOT_OURS);
}

static void
test_empty (Fixture *self, gconstpointer data)
{
  g_autofree char *path = g_build_filename (self->folder, "kosong.desmigratif", NULL);

  g_assert_true (g_file_set_contents (path, "", 0, NULL));
  assert_refused (path, DESMI_STORE_ERROR_NOT_OURS);
}

static void
test_directory (Fixture *self, gconstpointer data)
{
  assert_refused (self->folder, DESMI_STORE_ERROR_NOT_OURS);
}

static void
test_absent (Fixture *self, gconstpointer data)
{
  g_autofree char *path = g_build_filename (self->folder, "tiada.desmigratif", NULL);

  assert_refused (path, DESMI_STORE_ERROR_IO);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
}

static void
run_raw (const char *path, const char *sql)
{
  g_autoptr (GError)          error = NULL;
  g_autoptr (DesmiConnection) raw = desmi_connection_open (path, DESMI_CONNECTION_CREATE, &error);

  g_assert_no_error (error);
  desmi_connection_exec (raw, sql, &error);
  g_assert_no_error (error);
}

static const char *self_path;

/* Runs @sql and ends without closing the file. */
static void
run_raw_as_child (const char *path, const char *sql)
{
  DesmiConnection *raw = desmi_connection_open (path, DESMI_CONNECTION_CREATE, NULL);

  desmi_connection_exec (raw, "PRAGMA journal_mode = WAL; PRAGMA wal_autocheckpoint = 0", NULL);
  _exit (desmi_connection_exec (raw, sql, NULL) ? 0 : 1);
}

/* As run_raw, but leaves what was written in the log, as a killed program does. */
static void
run_raw_and_die (const char *path, const char *sql)
{
  g_autoptr (GError)      error = NULL;
  g_autoptr (GSubprocess) child
      = g_subprocess_new (G_SUBPROCESS_FLAGS_NONE, &error, self_path, "--child", path, sql, NULL);

  g_assert_no_error (error);
  g_subprocess_wait_check (child, NULL, &error);
  g_assert_no_error (error);
}

static void
test_foreign (Fixture *self, gconstpointer data)
{
  g_autofree char *path = g_build_filename (self->folder, "asing.desmigratif", NULL);

  run_raw (path, "CREATE TABLE t (a); INSERT INTO t VALUES (1); PRAGMA user_version = 1");
  assert_refused (path, DESMI_STORE_ERROR_NOT_OURS);
}

/* What makes it another program's file lies in the log only. */
static void
test_foreign_in_log (Fixture *self, gconstpointer data)
{
  fixture_close (self);
  run_raw_and_die (self->path, "PRAGMA application_id = 7");
  assert_refused (self->path, DESMI_STORE_ERROR_NOT_OURS);
}

static void
test_newer (Fixture *self, gconstpointer data)
{
  g_autofree char *sql
      = g_strdup_printf ("PRAGMA user_version = %u", desmi_migration_get_version () + 1);

  g_autoptr (GError)     error = NULL;
  g_autoptr (DesmiStore) store = NULL;

  fixture_close (self);
  run_raw (self->path, sql);
  assert_refused (self->path, DESMI_STORE_ERROR_NEWER);
  /* the file names this very program as its writer, which is not the one it needs */
  store = desmi_store_open (self->path, DESMI_OPEN_NONE, &error);
  g_assert_null (strstr (error->message, DESMI_VERSION));
  g_assert_nonnull (strstr (error->message, "later version"));
}

static void
test_newer_in_log (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char   *sql = g_strdup_printf (
        "PRAGMA user_version = %u; UPDATE meta SET value = '9.8.7' WHERE key = 'program'",
        desmi_migration_get_version () + 1);
  g_autoptr (DesmiStore) store = NULL;

  fixture_close (self);
  run_raw_and_die (self->path, sql);
  assert_refused (self->path, DESMI_STORE_ERROR_NEWER);
  store = desmi_store_open (self->path, DESMI_OPEN_READ_ONLY, &error);
  g_assert_error (error, DESMI_STORE_ERROR, DESMI_STORE_ERROR_NEWER);
  g_assert_nonnull (strstr (error->message, "9.8.7"));
}

static void
test_cut_off (Fixture *self, gconstpointer data)
{
  GStatBuf info;

  fixture_close (self);
  g_assert_cmpint (g_stat (self->path, &info), ==, 0);
  g_assert_cmpint (truncate (self->path, info.st_size / 2), ==, 0);
  assert_refused (self->path, DESMI_STORE_ERROR_DAMAGED);
}

static void
test_zeros (Fixture *self, gconstpointer data)
{
  g_autofree char *zeros = g_malloc0 (100000);

  fixture_close (self);
  g_assert_true (g_file_set_contents (self->path, zeros, 100000, NULL));
  assert_refused (self->path, DESMI_STORE_ERROR_DAMAGED);
}

/* A page in the middle overwritten: found because the last end was not clean. */
static void
test_damaged_inside (Fixture *self, gconstpointer data)
{
  g_autofree char *bytes = NULL;
  gsize            size;

  fixture_add_regions (self, 30, 10);
  fixture_close (self);
  run_raw (self->path, "UPDATE meta SET value = '0' WHERE key = 'clean'");
  g_assert_true (g_file_get_contents (self->path, &bytes, &size, NULL));
  /* every page but the first: whichever holds rows is among them */
  memset (bytes + size / 2, 0x5a, size / 4);
  g_assert_true (g_file_set_contents (self->path, bytes, (gssize) size, NULL));
  assert_refused (self->path, DESMI_STORE_ERROR_DAMAGED);
}

static void
test_read_only_file (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char   *journal = g_strconcat (self->path, "-wal", NULL);
  Snapshot           before;

  fixture_add_regions (self, 2, 2);
  fixture_close (self);
  take_snapshot (self->path, &before);
  g_assert_cmpint (g_chmod (self->path, 0444), ==, 0);
  self->store = desmi_store_open (self->path, DESMI_OPEN_NONE, &error);
  g_assert_no_error (error);
  g_assert_true (desmi_store_get_read_only (self->store));
  g_assert_nonnull (desmi_store_get_notice (self->store));
  g_assert_cmpint (fixture_get_int (self, "SELECT count(*) FROM official_region"), >, 4);
  g_assert_false (desmi_store_set_meta (self->store, "a", "b", &error));
  g_assert_error (error, DESMI_STORE_ERROR, DESMI_STORE_ERROR_READ_ONLY);
  fixture_close (self);
  g_assert_false (g_file_test (journal, G_FILE_TEST_EXISTS));
  assert_untouched (self->path, &before);
}

/* To view, beside a log that was left: what it holds is seen, and it stays. */
static void
test_view_with_log (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  Snapshot           before;

  fixture_close (self);
  run_raw_and_die (self->path, "INSERT INTO meta VALUES ('late', 'yes')");
  take_snapshot (self->path, &before);
  self->store = desmi_store_open (self->path, DESMI_OPEN_READ_ONLY, &error);
  g_assert_no_error (error);
  g_assert_cmpint (fixture_get_int (self, "SELECT count(*) FROM meta WHERE key = 'late'"), ==, 1);
  fixture_close (self);
  assert_untouched (self->path, &before);
}

/* An older file that cannot be written is read through a copy that was brought up to date. */
static void
test_view_older (Fixture *self, gconstpointer data)
{
  static const char *const more[] = { "CREATE TABLE later (a TEXT) STRICT", NULL };
  g_autoptr (GError)       error = NULL;
  Snapshot                 before;

  fixture_close (self);
  take_snapshot (self->path, &before);
  desmi_migration_hold (more);
  self->store = desmi_store_open (self->path, DESMI_OPEN_READ_ONLY, &error);
  g_assert_no_error (error);
  g_assert_cmpint (fixture_get_int (self, "SELECT count(*) FROM later"), ==, 0);
  fixture_close (self);
  desmi_migration_hold (NULL);
  assert_untouched (self->path, &before);
}

/* A file that is opened and closed without a change is the same file. */
static void
test_looking_changes_nothing (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  Snapshot           before;

  fixture_close (self);
  self->store = desmi_store_open (self->path, DESMI_OPEN_NONE, &error); /* now with a log */
  g_assert_no_error (error);
  fixture_close (self);
  for (guint i = 0; i < 2; i++)
    {
      take_snapshot (self->path, &before);
      self->store
          = desmi_store_open (self->path, i == 0 ? DESMI_OPEN_NONE : DESMI_OPEN_READ_ONLY, &error);
      g_assert_no_error (error);
      g_assert_cmpstr (desmi_store_get_district (self->store), ==, "32.12");
      g_assert_cmpint (fixture_get_int (self, "SELECT count(*) FROM meta"), >, 0);
      fixture_close (self);
      assert_untouched (self->path, &before);
    }
}

static void
test_create (Fixture *self, gconstpointer data)
{
  static const struct
  {
    const char *name, *district;
    int         code;
  } cases[] = {
    { "test.desmigratif", "32.12", DESMI_STORE_ERROR_EXISTS },
    { "b.desmigratif", "32.12.16", DESMI_STORE_ERROR_INPUT },
    { "b.desmigratif", "Indramayu", DESMI_STORE_ERROR_INPUT },
    { "b.desmigratif", "", DESMI_STORE_ERROR_INPUT },
    { "none/b.desmigratif", "32.12", DESMI_STORE_ERROR_INPUT },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char   *path = g_build_filename (self->folder, cases[i].name, NULL);
      DesmiStore        *store = desmi_store_create (path, cases[i].district, &error);

      g_assert_null (store);
      g_assert_error (error, DESMI_STORE_ERROR, cases[i].code);
    }
}

/* The log of a file that was deleted is no part of a new one under its name. */
static void
test_create_beside_log (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char   *log = g_strconcat (self->path, "-wal", NULL);

  fixture_close (self);
  run_raw_and_die (self->path, "INSERT INTO meta VALUES ('late', 'yes')");
  g_assert_true (g_file_test (log, G_FILE_TEST_EXISTS));
  g_assert_cmpint (g_unlink (self->path), ==, 0);
  self->store = desmi_store_create (self->path, "33.07", &error);
  g_assert_no_error (error);
  g_assert_cmpint (fixture_get_int (self, "SELECT count(*) FROM meta WHERE key = 'late'"), ==, 0);
  fixture_close (self);
  self->store = desmi_store_open (self->path, DESMI_OPEN_NONE, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (desmi_store_get_district (self->store), ==, "33.07");
}

static void
test_names (Fixture *self, gconstpointer data)
{
  static const char *const names[] = {
    "Laporan – Désa “Ba'u”.desmigratif",
    "a%20b?mode=memory#x&y.desmigratif",
    "山田 Ⓐ.desmigratif",
    "tanpa akhiran",
  };

  setlocale (LC_ALL, "C");
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char   *path = g_build_filename (self->folder, names[i], NULL);
      g_autofree char   *value = NULL;
      DesmiStore        *store;

      if (strchr (names[i], '?') != NULL && !test_names_are_free ())
        continue;
      store = desmi_store_create (path, "32.12", &error);
      g_assert_no_error (error);
      g_assert_true (g_file_test (path, G_FILE_TEST_IS_REGULAR));
      g_assert_true (desmi_store_set_meta (store, "sémua", "Ba'u “”", &error));
      g_object_unref (store);
      store = desmi_store_open (path, DESMI_OPEN_NONE, &error);
      g_assert_no_error (error);
      value = desmi_store_dup_meta (store, "sémua", &error);
      g_assert_cmpstr (value, ==, "Ba'u “”");
      g_object_unref (store);
    }
  setlocale (LC_ALL, "");
}

static guint
count_files (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  guint            n = 0;

  while (g_dir_read_name (dir) != NULL)
    n++;
  return n;
}

/* A file that is being filled is not at its place until it is whole; no copies are made of it. */
static void
test_begin (Fixture *self, gconstpointer data)
{
  g_autoptr (GError)    error = NULL;
  g_autofree char      *folder = g_build_filename (self->folder, "baru", NULL);
  g_autofree char      *path = g_build_filename (folder, "baru.desmigratif", NULL);
  g_autofree char      *value = NULL;
  g_autoptr (GPtrArray) copies = NULL;
  DesmiStore           *store;

  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  store = desmi_store_begin (path, "32.12", &error);
  g_assert_no_error (error);
  g_assert_true (desmi_store_set_meta (store, "a", "b", &error));
  g_assert_true (desmi_store_auto_backup (store, "sync", NULL, &error));
  copies = desmi_store_list_backups (desmi_store_get_path (store));
  g_assert_cmpuint (copies->len, ==, 0);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  g_assert_true (desmi_store_put_in_place (store, &error));
  g_assert_no_error (error);
  g_object_unref (store);
  g_assert_cmpuint (count_files (folder), ==, 1);
  store = desmi_store_open (path, DESMI_OPEN_NONE, &error);
  g_assert_no_error (error);
  value = desmi_store_dup_meta (store, "a", &error);
  g_assert_cmpstr (value, ==, "b");
  g_object_unref (store);
}

/* Neither what is given up nor what comes too late leaves anything. */
static void
test_begin_in_vain (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char   *folder = g_build_filename (self->folder, "baru", NULL);
  g_autofree char   *path = g_build_filename (folder, "baru.desmigratif", NULL);
  g_autofree char   *text = NULL;
  DesmiStore        *store;

  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  store = desmi_store_begin (path, "32.12", &error);
  g_assert_no_error (error);
  desmi_store_discard (store);
  g_object_unref (store);
  g_assert_cmpuint (count_files (folder), ==, 0);

  store = desmi_store_begin (path, "32.12", &error);
  g_assert_no_error (error);
  g_assert_true (g_file_set_contents (path, "surat", -1, NULL));
  g_assert_false (desmi_store_put_in_place (store, &error));
  g_assert_error (error, DESMI_STORE_ERROR, DESMI_STORE_ERROR_EXISTS);
  g_object_unref (store);
  g_assert_cmpuint (count_files (folder), ==, 1);
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_cmpstr (text, ==, "surat");
}

/* Past the length that some systems allow for a name with its path: said, not crashed. */
static void
test_long_path (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char   *folder = g_strdup (self->folder);
  g_autofree char   *path = NULL;
  DesmiStore        *store;

  for (guint i = 0; i < 5; i++)
    {
      g_autofree char *longer = g_strconcat (
          folder, "/kabupaten-indramayu-laporan-triwulan-ke-empat-tahun-2023-", NULL);

      g_free (folder);
      folder = g_steal_pointer (&longer);
    }
  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  path = g_build_filename (folder, "laporan.desmigratif", NULL);
  g_assert_cmpuint (strlen (path), >, 260);
  store = desmi_store_create (path, "32.12", &error);
  g_assert_no_error (error);
  g_object_unref (store);
}

/* What is sorted beyond the cache is not kept in memory. */
static void
test_sorted_on_disk (Fixture *self, gconstpointer data)
{
  g_assert_cmpint (fixture_get_int (self, "PRAGMA temp_store"), ==, 1);
}

/* What lies in the log of a file is seen also through a link to it. */
static void
test_newer_through_link (Fixture *self, gconstpointer data)
{
  g_autoptr (GError)     error = NULL;
  g_autoptr (DesmiStore) store = NULL;
  g_autofree char       *link = g_build_filename (self->folder, "pintasan.desmigratif", NULL);
  g_autofree char       *sql
      = g_strdup_printf ("PRAGMA user_version = %u", desmi_migration_get_version () + 1);
  Snapshot before;

  fixture_close (self);
  run_raw_and_die (self->path, sql);
  if (!test_make_link (self->path, link))
    return;
  take_snapshot (self->path, &before);
  store = desmi_store_open (link, DESMI_OPEN_NONE, &error);
  g_assert_error (error, DESMI_STORE_ERROR, DESMI_STORE_ERROR_NEWER);
  assert_untouched (self->path, &before);
}

#define ADD(name, func)                                                                            \
  g_test_add ("/store/file/" name, Fixture, NULL, fixture_set_up, func, fixture_tear_down)

int
main (int argc, char *argv[])
{
  if (argc == 4 && g_str_equal (argv[1], "--child"))
    run_raw_as_child (argv[2], argv[3]);
  self_path = argv[0];
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  ADD ("no-sqlite", test_no_sqlite);
  ADD ("empty", test_empty);
  ADD ("directory", test_directory);
  ADD ("absent", test_absent);
  ADD ("foreign", test_foreign);
  ADD ("foreign-in-log", test_foreign_in_log);
  ADD ("newer", test_newer);
  ADD ("newer-in-log", test_newer_in_log);
  ADD ("cut-off", test_cut_off);
  ADD ("zeros", test_zeros);
  ADD ("damaged-inside", test_damaged_inside);
  ADD ("read-only-file", test_read_only_file);
  ADD ("view-with-log", test_view_with_log);
  ADD ("view-older", test_view_older);
  ADD ("looking-changes-nothing", test_looking_changes_nothing);
  ADD ("create", test_create);
  ADD ("create-beside-log", test_create_beside_log);
  ADD ("names", test_names);
  ADD ("begin", test_begin);
  ADD ("begin-in-vain", test_begin_in_vain);
  ADD ("long-path", test_long_path);
  ADD ("newer-through-link", test_newer_through_link);
  ADD ("sorted-on-disk", test_sorted_on_disk);
  return g_test_run ();
}
