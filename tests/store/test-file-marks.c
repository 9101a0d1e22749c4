/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who else uses a file: where which journal is used, marks in synchronised folders, and files that
 * are moved away. */
#include "store-fixture.h"

#include "core/platform/desmi-process.h"
#include "store/desmi-folder.h"
#include "store/desmi-store-file.h"
#include "test-platform.h"

#include <glib/gstdio.h>
#include <locale.h>
#include <string.h>
#include <time.h>
#include <utime.h>

#define LONG_AGO 1000000 /* seconds since 1970 */

static char *
get_journal (Fixture *self)
{
  return fixture_get_text (self, "PRAGMA journal_mode");
}

static void
test_folder_kinds (void)
{
  static const struct
  {
    const char     *path;
    DesmiFolderKind kind;
  } cases[] = {
    { "/tmp/a.desmigratif", DESMI_FOLDER_LOCAL },
    { "/tmp/OneDrive/a.desmigratif", DESMI_FOLDER_SYNCED },
    { "/tmp/OneDrive - Dinas Tenaga Kerja/x/a.desmigratif", DESMI_FOLDER_SYNCED },
    { "/tmp/Dropbox (Kantor)/a.desmigratif", DESMI_FOLDER_SYNCED },
    { "/tmp/Google Drive/a.desmigratif", DESMI_FOLDER_SYNCED },
    { "/tmp/nextcloud/a.desmigratif", DESMI_FOLDER_SYNCED },
    { "/tmp/Nextcloud2/a.desmigratif", DESMI_FOLDER_SYNCED },
    { "/tmp/Dropboxes/a.desmigratif", DESMI_FOLDER_LOCAL },
    { "/tmp/x/OneDrive.desmigratif", DESMI_FOLDER_LOCAL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const char *service = NULL;

      g_test_message ("%s", cases[i].path);
      g_assert_cmpint (desmi_folder_get_kind (cases[i].path, &service), ==, cases[i].kind);
      g_assert_true ((service != NULL) == (cases[i].kind == DESMI_FOLDER_SYNCED));
    }
}

/* A file that comes into a synchronised folder leaves the log behind, and takes it up again. */
static void
test_synced_folder (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char   *local = NULL, *synced = NULL, *again = NULL;
  g_autofree char   *folder = g_build_filename (self->folder, "OneDrive - Dinas", NULL);
  g_autofree char   *moved = g_build_filename (folder, "test.desmigratif", NULL);
  g_autofree char   *mark = g_build_filename (folder, ".test.desmigratif.lock", NULL);
  g_autofree char   *home = g_strdup (self->path);

  local = get_journal (self);
  g_assert_cmpstr (local, ==, "wal");
  g_assert_null (desmi_store_get_notice (self->store));
  fixture_close (self);
  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  g_assert_cmpint (g_rename (self->path, moved), ==, 0);
  self->store = desmi_store_open (moved, DESMI_OPEN_NONE, &error);
  g_assert_no_error (error);
  synced = get_journal (self);
  g_assert_cmpstr (synced, ==, "delete");
  g_assert_nonnull (strstr (desmi_store_get_notice (self->store), "OneDrive"));
  g_assert_false (desmi_store_get_read_only (self->store));
  g_assert_true (g_file_test (mark, G_FILE_TEST_EXISTS));
  g_assert_true (desmi_store_set_meta (self->store, "a", "b", &error));
  fixture_close (self);
  g_assert_false (g_file_test (mark, G_FILE_TEST_EXISTS));
  g_assert_cmpint (g_rename (moved, home), ==, 0);
  self->store = desmi_store_open (home, DESMI_OPEN_NONE, &error);
  g_assert_no_error (error);
  again = get_journal (self);
  g_assert_cmpstr (again, ==, "wal");
}

/* A mark as the machine @machine (nullable: this one) writes it. */
static void
write_mark (const char *mark, const char *machine, const char *host, gint64 pid)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();

  if (machine != NULL)
    g_key_file_set_string (file, "lock", "machine", machine);
  else
    {
      /* whoever holds the file has said which machine this is */
      g_autoptr (GKeyFile) ours = g_key_file_new ();
      g_autofree char     *name = NULL;

      g_assert_true (g_key_file_load_from_file (ours, mark, G_KEY_FILE_NONE, NULL));
      name = g_key_file_get_string (ours, "lock", "machine", NULL);
      g_assert_nonnull (name);
      g_key_file_set_string (file, "lock", "machine", name);
    }
  g_key_file_set_string (file, "lock", "id", "x");
  g_key_file_set_string (file, "lock", "host", host);
  g_key_file_set_string (file, "lock", "user", "Bu Sri");
  g_key_file_set_int64 (file, "lock", "pid", pid);
  g_assert_true (g_key_file_save_to_file (file, mark, NULL));
}

/* Moves the file into a synchronised folder and opens it there. */
static void
open_synced (Fixture *self, char **mark)
{
  g_autoptr (GError) error = NULL;
  g_autofree char   *folder = g_build_filename (self->folder, "Dropbox", NULL);
  g_autofree char   *path = g_build_filename (folder, "test.desmigratif", NULL);

  fixture_close (self);
  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  g_assert_cmpint (g_rename (self->path, path), ==, 0);
  self->store = desmi_store_open (path, DESMI_OPEN_NONE, &error);
  g_assert_no_error (error);
  *mark = g_build_filename (folder, ".test.desmigratif.lock", NULL);
}

/* Another machine's mark: opened to view and told; a mark that grew old, or a dead one: no mark. */
static void
test_other_machine (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char   *path = g_build_filename (self->folder, "Dropbox", "test.desmigratif", NULL);
  g_autofree char   *mark = NULL;
  g_autofree char   *dead = NULL;
  struct utimbuf     old;

  open_synced (self, &mark);
  write_mark (mark, NULL, g_get_host_name (), 999999999);
  g_assert_true (g_file_get_contents (mark, &dead, NULL, NULL));
  fixture_close (self);

  /* one that has our name is another machine all the same */
  write_mark (mark, "lain", g_get_host_name (), 999999999);
  self->store = desmi_store_open (path, DESMI_OPEN_NONE, &error);
  g_assert_no_error (error);
  g_assert_true (desmi_store_get_read_only (self->store));
  fixture_close (self);

  write_mark (mark, "lain", "komputer-lain", 1);
  self->store = desmi_store_open (path, DESMI_OPEN_NONE, &error);
  g_assert_no_error (error);
  g_assert_true (desmi_store_get_read_only (self->store));
  g_assert_nonnull (strstr (desmi_store_get_notice (self->store), "Bu Sri"));
  g_assert_nonnull (strstr (desmi_store_get_notice (self->store), "komputer-lain"));
  fixture_close (self);
  g_assert_true (g_file_test (mark, G_FILE_TEST_EXISTS));

  old.actime = time (NULL);
  old.modtime = old.actime - 6 * 60;
  g_assert_cmpint (g_utime (mark, &old), ==, 0);
  self->store = desmi_store_open (path, DESMI_OPEN_NONE, &error);
  g_assert_no_error (error);
  g_assert_false (desmi_store_get_read_only (self->store));
  fixture_close (self);

  g_assert_true (g_file_set_contents (mark, dead, -1, NULL));
  self->store = desmi_store_open (path, DESMI_OPEN_NONE, &error);
  g_assert_no_error (error);
  g_assert_false (desmi_store_get_read_only (self->store));
}

/* A mark that cannot be read is somebody's all the same, until it grows old. */
static void
test_mark_unreadable (Fixture *self, gconstpointer data)
{
  g_autofree char *mark = NULL, *path = NULL;
  struct utimbuf   old = { .actime = LONG_AGO, .modtime = LONG_AGO };

  open_synced (self, &mark);
  path = g_strdup (desmi_store_get_path (self->store));
  fixture_close (self);
  g_assert_cmpint (desmi_store_file_get_marked_use (path), ==, DESMI_FILE_FREE);
  g_assert_true (g_file_set_contents (mark, "[lock", -1, NULL));
  g_assert_cmpint (desmi_store_file_get_marked_use (path), ==, DESMI_FILE_USED_ELSEWHERE);
  g_assert_cmpint (g_utime (mark, &old), ==, 0);
  g_assert_cmpint (desmi_store_file_get_marked_use (path), ==, DESMI_FILE_FREE);
}

/* Where no mark can be set, another machine would not know that somebody works here. */
static void
test_mark_refused (Fixture *self, gconstpointer data)
{
  g_autoptr (GError)         error = NULL;
  g_autofree char           *mark = NULL, *path = NULL, *notice = NULL;
  g_autoptr (DesmiStoreFile) file = NULL;

  open_synced (self, &mark);
  path = g_strdup (desmi_store_get_path (self->store));
  fixture_close (self);
  file = desmi_store_file_look (path, FALSE, NULL, &error);
  g_assert_no_error (error);
  desmi_store_file_lock (file);
  g_assert_false (file->read_only);
  g_free (file->lock_path);
  file->lock_path = g_build_filename (self->folder, "no-folder", ".test.desmigratif.lock", NULL);
  notice = desmi_store_file_hold (file, TRUE);
  g_assert_nonnull (notice);
  g_assert_true (file->read_only);
  g_assert_cmpint (g_unlink (mark), ==, 0);
}

static void
count_cb (DesmiStore *store, guint tables, const char *const *villages, gpointer data)
{
  (*(guint *) data)++;
}

/* What another machine took over while this one slept is not written any more, and not marked as
 * ours again. */
static void
test_taken_over (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char   *mark = NULL, *before = NULL, *after = NULL;
  guint              n_changed = 0;

  open_synced (self, &mark);
  g_assert_true (desmi_store_set_meta (self->store, "a", "b", &error));
  g_signal_connect (self->store, "changed", G_CALLBACK (count_cb), &n_changed);
  write_mark (mark, "lain", "komputer-lain", 1);
  g_assert_true (g_file_get_contents (mark, &before, NULL, NULL));
  g_assert_false (desmi_store_set_meta (self->store, "a", "c", &error));
  g_assert_error (error, DESMI_STORE_ERROR, DESMI_STORE_ERROR_READ_ONLY);
  g_assert_nonnull (strstr (error->message, "komputer-lain"));
  g_assert_true (desmi_store_get_read_only (self->store));
  g_assert_nonnull (strstr (desmi_store_get_notice (self->store), "komputer-lain"));
  g_assert_cmpuint (n_changed, ==, 1);
  fixture_close (self);
  g_assert_true (g_file_get_contents (mark, &after, NULL, NULL));
  g_assert_cmpstr (after, ==, before);
}

/* A mark that is renewed does not grow old; one that is another machine's is left to it. */
static void
test_beat (Fixture *self, gconstpointer data)
{
  g_autoptr (GError)         error = NULL;
  g_autofree char           *mark = NULL, *notice = NULL;
  g_autofree char           *path = NULL;
  g_autoptr (DesmiStoreFile) file = NULL;
  struct utimbuf             old = { .actime = LONG_AGO, .modtime = LONG_AGO };
  GStatBuf                   info;

  open_synced (self, &mark);
  path = g_strdup (desmi_store_get_path (self->store));
  fixture_close (self);
  file = desmi_store_file_look (path, FALSE, NULL, &error);
  g_assert_no_error (error);
  desmi_store_file_lock (file);
  g_assert_cmpint (g_utime (mark, &old), ==, 0);
  g_assert_null (desmi_store_file_hold (file, TRUE));
  g_assert_cmpint (g_stat (mark, &info), ==, 0);
  g_assert_cmpint (info.st_mtime, >, LONG_AGO);
  write_mark (mark, "lain", "komputer-lain", 1);
  notice = desmi_store_file_hold (file, TRUE);
  g_assert_nonnull (notice);
  g_assert_true (file->read_only);
  desmi_store_file_unlock (file);
  g_assert_true (g_file_test (mark, G_FILE_TEST_EXISTS));
}

/* Two here: when the one that holds the mark closes the file, the other one marks it. */
static void
test_mark_passed_on (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char   *mark = NULL;
  DesmiStore        *second;

  open_synced (self, &mark);
  second = desmi_store_open (desmi_store_get_path (self->store), DESMI_OPEN_NONE, &error);
  g_assert_no_error (error);
  fixture_close (self);
  g_assert_true (desmi_store_set_meta (second, "a", "b", &error));
  g_assert_true (g_file_test (mark, G_FILE_TEST_EXISTS));
  g_object_unref (second);
  g_assert_false (g_file_test (mark, G_FILE_TEST_EXISTS));
}

/* A store that is closed has no mark, whoever still refers to it. */
static void
test_mark_goes_at_close (Fixture *self, gconstpointer data)
{
  g_autofree char *mark = NULL;

  open_synced (self, &mark);
  g_assert_true (g_file_test (mark, G_FILE_TEST_EXISTS));
  desmi_store_close (self->store);
  g_assert_false (g_file_test (mark, G_FILE_TEST_EXISTS));
}

/* Without a log only the mark tells that somebody else has the file open. */
static void
test_marked_use (Fixture *self, gconstpointer data)
{
  g_autofree char *mark = NULL, *path = NULL, *here = NULL;

  open_synced (self, &mark);
  path = g_strdup (desmi_store_get_path (self->store));
  write_mark (mark, NULL, g_get_host_name (), desmi_process_get_id ());
  g_assert_true (g_file_get_contents (mark, &here, NULL, NULL));
  fixture_close (self);
  g_assert_cmpint (desmi_store_file_get_use (path), ==, DESMI_FILE_USED_HERE);
  write_mark (mark, "lain", "komputer-lain", 1);
  g_assert_cmpint (desmi_store_file_get_use (path), ==, DESMI_FILE_USED_ELSEWHERE);
  g_assert_cmpint (g_unlink (mark), ==, 0);
  g_assert_cmpint (desmi_store_file_get_use (path), ==, DESMI_FILE_FREE);
}

/* A file that was moved away from under an open store is not said to be opened to view. */
static void
test_moved (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char   *mark = NULL;
  g_autofree char   *other = g_build_filename (self->folder, "pindah.desmigratif", NULL);

  if (!test_open_files_move ())
    return;
  open_synced (self, &mark);
  g_assert_true (desmi_store_set_meta (self->store, "a", "b", &error));
  g_assert_cmpint (g_rename (desmi_store_get_path (self->store), other), ==, 0);
  g_assert_false (desmi_store_set_meta (self->store, "a", "c", &error));
  g_assert_error (error, DESMI_STORE_ERROR, DESMI_STORE_ERROR_IO);
  g_assert_nonnull (strstr (error->message, "moved"));
}

/* Nothing is written where nobody would find it; a file that is back is written again. */
static void
test_moved_with_log (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char   *other = g_build_filename (self->folder, "pindah.desmigratif", NULL);

  if (!test_open_files_move ())
    return;
  g_assert_true (desmi_store_set_meta (self->store, "a", "b", &error));
  g_assert_cmpint (g_rename (self->path, other), ==, 0);
  g_assert_false (desmi_store_set_meta (self->store, "a", "c", &error));
  g_assert_error (error, DESMI_STORE_ERROR, DESMI_STORE_ERROR_IO);
  g_clear_error (&error);
  g_assert_true (g_file_set_contents (self->path, "", 0, NULL));
  g_assert_false (desmi_store_set_meta (self->store, "a", "c", &error));
  g_assert_error (error, DESMI_STORE_ERROR, DESMI_STORE_ERROR_IO);
  g_clear_error (&error);
  g_assert_cmpint (g_rename (other, self->path), ==, 0);
  g_assert_true (desmi_store_set_meta (self->store, "a", "c", &error));
  g_assert_no_error (error);
}

static void
astray_cb (DesmiStore *store, GParamSpec *pspec, gpointer data)
{
  int *told = data;

  *told = desmi_store_get_astray (store) ? 1 : 2;
}

/* Whoever looks at the file is told when it goes, and when it is back. */
static void
test_moved_is_told (Fixture *self, gconstpointer data)
{
  g_autofree char *other = g_build_filename (self->folder, "pindah.desmigratif", NULL);
  int              told = 0;

  if (!test_open_files_move ())
    return;
  g_signal_connect (self->store, "notify::astray", G_CALLBACK (astray_cb), &told);
  g_assert_cmpint (g_rename (self->path, other), ==, 0);
  desmi_store_set_watching (self->store, TRUE);
  while (told != 1)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpint (g_rename (other, self->path), ==, 0);
  while (told != 2)
    g_main_context_iteration (NULL, TRUE);
  desmi_store_set_watching (self->store, FALSE);
}

/* Two stores on one file in one process: closing one drops no lock of the other. */
static void
test_twice (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  DesmiStore        *second = desmi_store_open (self->path, DESMI_OPEN_NONE, &error);

  g_assert_no_error (error);
  g_assert_true (desmi_store_set_meta (second, "from", "second", &error));
  g_assert_true (desmi_store_set_meta (self->store, "from", "first", &error));
  g_object_unref (second);
  g_assert_cmpint (desmi_store_file_get_use (self->path), ==, DESMI_FILE_USED_HERE);
  g_assert_true (desmi_store_set_meta (self->store, "from", "first again", &error));
  g_assert_no_error (error);
}

#define ADD(name, func)                                                                            \
  g_test_add ("/store/file/" name, Fixture, NULL, fixture_set_up, func, fixture_tear_down)

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store/file/folder-kinds", test_folder_kinds);
  ADD ("synced-folder", test_synced_folder);
  ADD ("other-machine", test_other_machine);
  ADD ("mark-unreadable", test_mark_unreadable);
  ADD ("mark-refused", test_mark_refused);
  ADD ("taken-over", test_taken_over);
  ADD ("beat", test_beat);
  ADD ("mark-passed-on", test_mark_passed_on);
  ADD ("mark-goes-at-close", test_mark_goes_at_close);
  ADD ("marked-use", test_marked_use);
  ADD ("moved", test_moved);
  ADD ("moved-with-log", test_moved_with_log);
  ADD ("moved-is-told", test_moved_is_told);
  ADD ("twice", test_twice);
  return g_test_run ();
}
