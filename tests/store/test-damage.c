/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A file with a bad page that shows only where it is read: told with the way back, and not written.
 */
#include "backup-fixture.h"

#include "store/desmi-backup.h"
#include "store/desmi-connection.h"

#include "core/desmi-clock.h"

#include <glib/gstdio.h>
#include <string.h>

#define BAD_TABLE "official_flows" /* which nothing reads unasked */

static void
set_up (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  backup_set_up (self, data);
  backup_set_mark (self, "baik");
  g_assert_true (desmi_store_auto_backup (self->store, "import", NULL, &error));
  g_assert_no_error (error);
}

/* Closes the file, spoils a page of it and opens it again, which does not meet that page. */
static void
spoil (Fixture *self)
{
  g_autoptr (GError) error = NULL;
  g_autofree char   *bytes = NULL;
  gsize              size, page, page_size;

  page_size = (gsize) fixture_get_int (self, "PRAGMA page_size");
  page = (gsize) fixture_get_int (
      self, "SELECT rootpage FROM sqlite_schema WHERE name = '" BAD_TABLE "'");
  fixture_close (self);
  g_assert_true (g_file_get_contents (self->path, &bytes, &size, NULL));
  g_assert_cmpuint (page * page_size, <=, size);
  memset (bytes + (page - 1) * page_size, 0xff, page_size);
  g_assert_true (g_file_set_contents (self->path, bytes, (gssize) size, NULL));
  self->store = desmi_store_open (self->path, DESMI_OPEN_NONE, &error);
  g_assert_no_error (error);
}

static gpointer
count_job (DesmiConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  return desmi_connection_get_int (connection, "SELECT count(*) FROM " BAD_TABLE, data, error)
             ? data
             : NULL;
}

/* As above, and goes on as if nothing were. */
static gpointer
careless_job (DesmiConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  desmi_connection_get_int (connection, "SELECT count(*) FROM " BAD_TABLE, data, NULL);
  return desmi_connection_exec (connection, "INSERT INTO meta VALUES ('x', 'y')", error) ? data
                                                                                         : NULL;
}

/* In one sentence: which file, and which copy brings it back. */
static void
assert_told (Fixture *self, GError **error)
{
  g_autofree char *newest = desmi_backup_find_newest (self->path);

  g_assert_error (*error, DESMI_STORE_ERROR, DESMI_STORE_ERROR_DAMAGED);
  g_assert_nonnull (strstr ((*error)->message, "“test.desmigratif”"));
  g_assert_nonnull (strstr ((*error)->message, "2023-11-14 22:13 UTC"));
  g_assert_nonnull (newest);
  g_assert_nonnull (strstr ((*error)->message, newest));
  g_clear_error (error);
}

static void
read_bad_page (Fixture *self)
{
  g_autoptr (GError) error = NULL;
  gint64             n;

  g_assert_null (desmi_store_read (self->store, count_job, &n, NULL, &error));
  assert_told (self, &error);
}

static void
assert_same (const char *path, const char *before, gsize size)
{
  g_autofree char *now = NULL;
  gsize            now_size;

  g_assert_true (g_file_get_contents (path, &now, &now_size, NULL));
  g_assert_cmpmem (now, now_size, before, size);
}

/* Nothing is written once it is known, and the next open reads the whole file. */
static void
test_stops (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char   *before = NULL;
  gsize              size;

  spoil (self);
  g_assert_true (g_file_get_contents (self->path, &before, &size, NULL));
  read_bad_page (self);
  g_assert_false (desmi_store_set_meta (self->store, "mark", "buruk", &error));
  assert_told (self, &error);
  fixture_close (self);
  assert_same (self->path, before, size);
  for (DesmiOpenFlags flags = DESMI_OPEN_NONE; flags <= DESMI_OPEN_READ_ONLY; flags++)
    {
      self->store = desmi_store_open (self->path, flags, &error);
      g_assert_null (self->store);
      assert_told (self, &error);
    }
}

/* Who only looks at a file leaves no mark in it, and the next one is warned all the same. */
static void
test_viewer_warns (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  spoil (self);
  fixture_close (self);
  self->store = desmi_store_open (self->path, DESMI_OPEN_READ_ONLY, &error);
  g_assert_no_error (error);
  read_bad_page (self);
  fixture_close (self);
  self->store = desmi_store_open (self->path, DESMI_OPEN_NONE, &error);
  g_assert_null (self->store);
  assert_told (self, &error);
}

/* What was written before it was known does not end as a clean close does. */
static void
test_not_clean (Fixture *self, gconstpointer data)
{
  g_autoptr (GError)          error = NULL;
  g_autofree char            *folder = desmi_backup_dup_folder (self->path);
  g_autofree char            *note = g_build_filename (folder, "damaged", NULL);
  g_autofree char            *clean = NULL;
  g_autoptr (DesmiConnection) raw = NULL;
  gint64                      n;

  spoil (self);
  backup_set_mark (self, "sesudah");
  g_assert_null (desmi_store_write (self->store, careless_job, &n, NULL, &error));
  assert_told (self, &error);
  fixture_close (self);
  g_assert_cmpint (g_unlink (note), ==, 0);
  raw = desmi_connection_open (self->path, DESMI_CONNECTION_READ, &error);
  clean = desmi_connection_dup_text (raw, "SELECT value FROM meta WHERE key = 'clean'", &error);
  g_assert_cmpstr (clean, ==, "0");
  g_assert_true (
      desmi_connection_get_int (raw, "SELECT count(*) FROM meta WHERE key = 'x'", &n, &error));
  g_assert_cmpint (n, ==, 0);
}

/* The copy before the first change of a day reads every page, so that change is not made. */
static void
test_daily_copy_finds (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  spoil (self);
  desmi_clock_hold (START + 2 * DAY);
  g_assert_false (desmi_store_set_meta (self->store, "mark", "buruk", &error));
  assert_told (self, &error);
}

static void
test_copy_refused (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char   *copy = g_build_filename (self->folder, "salinan.desmigratif", NULL);

  spoil (self);
  g_assert_false (desmi_store_backup (self->store, copy, NULL, NULL, NULL, &error));
  assert_told (self, &error);
  g_assert_false (g_file_test (copy, G_FILE_TEST_EXISTS));
  g_assert_false (desmi_store_set_meta (self->store, "mark", "buruk", &error));
  assert_told (self, &error);
}

static void
test_import_refused (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  spoil (self);
  g_assert_false (desmi_store_auto_backup (self->store, "import", NULL, &error));
  assert_told (self, &error);
  g_assert_false (desmi_store_set_meta (self->store, "mark", "buruk", &error));
  assert_told (self, &error);
}

static void
test_check_finds (Fixture *self, gconstpointer data)
{
  g_autoptr (GError)     error = NULL;
  g_autoptr (DesmiTable) table = NULL;
  guint                  last;

  spoil (self);
  table = desmi_store_check (self->store, desmi_locale_get_english (), NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (desmi_table_get_n_rows (table), >=, 2);
  last = desmi_table_get_n_rows (table) - 1;
  g_assert_cmpstr (desmi_table_get_text (table, last, 1), ==, "damaged");
  g_assert_nonnull (strstr (desmi_table_get_text (table, last, 3), "2023-11-14 22:13 UTC"));
  g_assert_false (desmi_store_set_meta (self->store, "mark", "buruk", &error));
  assert_told (self, &error);
}

static char *
find_aside (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char      *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    if (strstr (name, ".set-aside-") != NULL)
      return g_build_filename (folder, name, NULL);
  return NULL;
}

/* A backup is put back, also under a window that has the damaged file open; what was there is kept
 * as it was. */
static void
test_restored (Fixture *self, gconstpointer data)
{
  gboolean           stays_open = g_strcmp0 (data, "open") == 0;
  g_autoptr (GError) error = NULL;
  g_autofree char   *newest = desmi_backup_find_newest (self->path);
  g_autofree char   *before = NULL, *aside = NULL, *mark = NULL;
  gsize              size;

  spoil (self);
  g_assert_true (g_file_get_contents (self->path, &before, &size, NULL));
  read_bad_page (self);
  if (!stays_open)
    fixture_close (self);
  g_assert_true (desmi_store_restore (newest, self->path, NULL, &error));
  g_assert_no_error (error);
  aside = find_aside (self->folder);
  g_assert_nonnull (aside);
  if (!stays_open)
    assert_same (aside, before, size);
  else
    fixture_close (self);
  mark = backup_get_mark (self->path);
  g_assert_cmpstr (mark, ==, "baik");
  /* it was read whole, and is under no suspicion now */
  self->store = desmi_store_open (self->path, DESMI_OPEN_NONE, &error);
  g_assert_no_error (error);
  backup_set_mark (self, "terus");
}

/* SQLite has more than one word for a full disk. */
static void
test_no_room (Fixture *self, gconstpointer data)
{
  static const int            codes[] = { SQLITE_FULL, SQLITE_IOERR_SHMSIZE };
  g_autoptr (GError)          error = NULL;
  g_autoptr (DesmiConnection) raw = NULL;

  fixture_close (self);
  raw = desmi_connection_open (self->path, DESMI_CONNECTION_READ, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < G_N_ELEMENTS (codes); i++)
    {
      g_assert_false (desmi_connection_fail_with (raw, codes[i], &error));
      g_assert_error (error, DESMI_STORE_ERROR, DESMI_STORE_ERROR_IO);
      g_assert_nonnull (strstr (error->message, "no room left"));
      g_clear_error (&error);
    }
}

#define ADD(name, func, data)                                                                      \
  g_test_add ("/store/damage/" name, Fixture, data, set_up, func, backup_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("stops", test_stops, NULL);
  ADD ("viewer-warns", test_viewer_warns, NULL);
  ADD ("not-clean", test_not_clean, NULL);
  ADD ("daily-copy-finds", test_daily_copy_finds, NULL);
  ADD ("copy-refused", test_copy_refused, NULL);
  ADD ("import-refused", test_import_refused, NULL);
  ADD ("check-finds", test_check_finds, NULL);
  ADD ("restored", test_restored, NULL);
  ADD ("restored-open", test_restored, "open");
  ADD ("no-room", test_no_room, NULL);
  return g_test_run ();
}
