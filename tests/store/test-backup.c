/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copies: of one moment while others write, over what, and put back with the old file set aside. */
#include "backup-fixture.h"

#include "core/desmi-clock.h"
#include "store/desmi-backup.h"
#include "store/desmi-connection.h"
#include "store/desmi-store-file.h"
#include "test-platform.h"

#include <glib/gstdio.h>
#include <string.h>
#include <utime.h>

static void
progress_cb (double fraction, const char *text, gpointer data)
{
  guint *n = data;

  g_assert_cmpfloat (fraction, <=, 1.0);
  g_assert_nonnull (text);
  (*n)++;
}

static void
test_copy (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char   *copy = g_build_filename (self->folder, "Salinan “1”.desmigratif", NULL);
  g_autofree char   *mark = NULL, *ours = NULL, *theirs = NULL;
  g_autoptr (DesmiStore) other = NULL;
  guint                  n = 0;

  backup_set_mark (self, "satu");
  g_assert_true (desmi_store_backup (self->store, copy, progress_cb, &n, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (n, >, 0);
  backup_set_mark (self, "dua");
  mark = backup_get_mark (copy);
  g_assert_cmpstr (mark, ==, "satu");
  other = desmi_store_open (copy, DESMI_OPEN_READ_ONLY, &error);
  g_assert_no_error (error);
  ours = desmi_store_table_digest (self->store, "official_region", &error);
  theirs = desmi_store_table_digest (other, "official_region", &error);
  g_assert_cmpstr (ours, ==, theirs);
  /* not over itself */
  g_assert_false (desmi_store_backup (self->store, self->path, NULL, NULL, NULL, &error));
  g_assert_error (error, DESMI_STORE_ERROR, DESMI_STORE_ERROR_EXISTS);
}

static void
test_cancel (Fixture *self, gconstpointer data)
{
  g_autoptr (GError)       error = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autofree char         *copy = g_build_filename (self->folder, "b.desmigratif", NULL);
  g_autoptr (GDir)         dir = NULL;
  const char              *name;

  g_cancellable_cancel (cancellable);
  g_assert_false (desmi_store_backup (self->store, copy, NULL, NULL, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  dir = g_dir_open (self->folder, 0, NULL);
  while ((name = g_dir_read_name (dir)) != NULL)
    g_assert_true (g_str_has_prefix (name, "test.desmigratif"));
}

static char *
make_old_file (Fixture *self, const char *name, int age_s)
{
  char          *path = g_build_filename (self->folder, name, NULL);
  gint64         then = g_get_real_time () / G_USEC_PER_SEC - age_s;
  struct utimbuf times = { .actime = (time_t) then, .modtime = (time_t) then };

  g_assert_true (g_file_set_contents (path, "setengah", -1, NULL));
  g_assert_cmpint (g_utime (path, &times), ==, 0);
  return path;
}

/* What a copy left that was killed is gone after the next one; what may still be made, or was made
 * by others, is not. */
static void
test_leftovers (Fixture *self, gconstpointer data)
{
  static const struct
  {
    const char *name;
    int         age_s;
    gboolean    stays;
  } files[] = {
    { "b.desmigratif.0a1b2c3d.part", 7200, FALSE },
    { "b.desmigratif.0a1b2c3d.part-journal", 7200, FALSE },
    { "b.desmigratif.0a1b2c3d.part.99999999.part", 7200, FALSE },
    { "b.desmigratif.0a1b2c3e.part", 60, TRUE },
    { "c.desmigratif.0a1b2c3d.part", 7200, TRUE },
    { "b.desmigratif.part", 7200, TRUE },
    { "b.desmigratif.0a1b2c3d.partai", 7200, TRUE },
  };
  g_autoptr (GError) error = NULL;
  g_autofree char   *copy = g_build_filename (self->folder, "b.desmigratif", NULL);
  char              *paths[G_N_ELEMENTS (files)];

  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    paths[i] = make_old_file (self, files[i].name, files[i].age_s);
  g_assert_true (desmi_store_backup (self->store, copy, NULL, NULL, NULL, &error));
  g_assert_no_error (error);
  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_test_message ("%s", files[i].name);
      g_assert_cmpint (g_file_test (paths[i], G_FILE_TEST_EXISTS), ==, files[i].stays);
      g_free (paths[i]);
    }
}

static gpointer
write_on (gpointer data)
{
  Fixture *self = data;

  for (guint i = 0; i < 300; i++)
    fixture_exec (self, "UPDATE meta SET value = '%u' WHERE key IN ('mark', 'mirror')", i);
  return NULL;
}

/* Each copy is of one moment: two values that always change together are the same in it. */
static void
test_while_writing (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  GThread           *thread;

  fixture_exec (self, "INSERT INTO meta VALUES ('mark', 'x'), ('mirror', 'x')");
  thread = g_thread_new ("writer", write_on, self);
  for (guint i = 0; i < 10; i++)
    {
      g_autofree char *copy = g_strdup_printf ("%s/copy%u.desmigratif", self->folder, i);
      g_autofree char *mark = NULL, *mirror = NULL;
      DesmiStore      *store;

      desmi_store_backup (self->store, copy, NULL, NULL, NULL, &error);
      g_assert_no_error (error);
      store = desmi_store_open (copy, DESMI_OPEN_READ_ONLY, &error);
      g_assert_no_error (error);
      mark = desmi_store_dup_meta (store, "mark", NULL);
      mirror = desmi_store_dup_meta (store, "mirror", NULL);
      g_assert_nonnull (mark);
      g_assert_cmpstr (mark, ==, mirror);
      g_object_unref (store);
    }
  g_thread_join (thread);
}

static void
test_restore (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char   *copy = g_build_filename (self->folder, "copy.desmigratif", NULL);
  g_autofree char   *mark = NULL, *set_aside = NULL;
  g_autoptr (GDir)   dir = NULL;
  const char        *name;

  backup_set_mark (self, "lama");
  g_assert_true (desmi_store_backup (self->store, copy, NULL, NULL, NULL, &error));
  backup_set_mark (self, "baru");
  if (data == NULL)
    fixture_close (self);
  g_assert_true (desmi_store_restore (copy, self->path, NULL, &error));
  g_assert_no_error (error);
  if (data != NULL)
    {
      /* who has it open goes on with what was put back */
      g_autofree char *seen = desmi_store_dup_meta (self->store, "mark", NULL);

      g_assert_cmpstr (seen, ==, "lama");
      backup_set_mark (self, "lalu");
      backup_set_mark (self, "lama");
    }
  mark = backup_get_mark (self->path);
  g_assert_cmpstr (mark, ==, "lama");
  dir = g_dir_open (self->folder, 0, NULL);
  while ((name = g_dir_read_name (dir)) != NULL)
    if (strstr (name, "set-aside") != NULL)
      {
        g_autofree char *path = g_build_filename (self->folder, name, NULL);

        g_assert_null (set_aside);
        set_aside = backup_get_mark (path);
      }
  g_assert_cmpstr (set_aside, ==, "baru");
}

/* A file whose log cannot be set aside with it stays where it is: apart, neither is whole. */
static void
test_set_aside_whole (Fixture *self, gconstpointer data)
{
  g_autoptr (GError)    error = NULL;
  g_autofree char      *file = g_build_filename (self->folder, "a.desmigratif", NULL);
  g_autofree char      *log = g_strconcat (file, "-wal", NULL);
  g_autoptr (GDateTime) now = g_date_time_new_from_unix_utc (desmi_clock_now ());
  g_autofree char      *stamp = g_date_time_format (now, "%Y%m%dT%H%M%SZ");
  g_autofree char *aside = g_strdup_printf ("%s/a.set-aside-%s-0.desmigratif", self->folder, stamp);
  g_autofree char *in_the_way = g_strconcat (aside, "-wal", NULL);
  g_autofree char *inside = g_build_filename (in_the_way, "x", NULL);

  g_assert_true (g_file_set_contents (file, "file", -1, NULL));
  g_assert_true (g_file_set_contents (log, "log", -1, NULL));
  g_assert_cmpint (g_mkdir_with_parents (inside, 0700), ==, 0);
  g_assert_false (desmi_backup_set_aside (file, &error));
  g_assert_error (error, DESMI_STORE_ERROR, DESMI_STORE_ERROR_IO);
  g_assert_true (g_file_test (file, G_FILE_TEST_IS_REGULAR));
  g_assert_true (g_file_test (log, G_FILE_TEST_IS_REGULAR));
  g_assert_false (g_file_test (aside, G_FILE_TEST_EXISTS));
  g_clear_error (&error);

  g_assert_cmpint (g_rmdir (inside), ==, 0);
  g_assert_cmpint (g_rmdir (in_the_way), ==, 0);
  g_assert_true (desmi_backup_set_aside (file, &error));
  g_assert_no_error (error);
  g_assert_false (g_file_test (file, G_FILE_TEST_EXISTS));
  g_assert_true (g_file_test (aside, G_FILE_TEST_IS_REGULAR));
  g_assert_true (g_file_test (in_the_way, G_FILE_TEST_IS_REGULAR));
}

/* Without a log too: whoever has the file open goes on in it, not in one that was renamed away. */
static void
test_restore_synced (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char   *folder = g_build_filename (self->folder, "Dropbox", NULL);
  g_autofree char   *path = g_build_filename (folder, "test.desmigratif", NULL);
  g_autofree char   *copy = g_build_filename (self->folder, "copy.desmigratif", NULL);
  g_autofree char   *seen = NULL, *mark = NULL;

  fixture_close (self);
  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  g_assert_cmpint (g_rename (self->path, path), ==, 0);
  self->store = desmi_store_open (path, DESMI_OPEN_NONE, &error);
  g_assert_no_error (error);
  backup_set_mark (self, "lama");
  g_assert_true (desmi_store_backup (self->store, copy, NULL, NULL, NULL, &error));
  backup_set_mark (self, "baru");
  g_assert_true (desmi_store_restore (copy, path, NULL, &error));
  g_assert_no_error (error);
  seen = desmi_store_dup_meta (self->store, "mark", NULL);
  g_assert_cmpstr (seen, ==, "lama");
  backup_set_mark (self, "lalu");
  fixture_close (self);
  mark = backup_get_mark (path);
  g_assert_cmpstr (mark, ==, "lalu");
}

/* A copy of another file does not come under the feet of who has one open. */
static void
test_restore_other (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char   *copy = g_build_filename (self->folder, "lain.desmigratif", NULL);
  g_autofree char   *mark = NULL;
  DesmiStore        *other = desmi_store_create (copy, "32.12", &error);

  g_assert_no_error (error);
  g_object_unref (other);
  backup_set_mark (self, "milik kami");
  g_assert_false (desmi_store_restore (copy, self->path, NULL, &error));
  g_assert_error (error, DESMI_STORE_ERROR, DESMI_STORE_ERROR_LOCKED);
  mark = desmi_store_dup_meta (self->store, "mark", NULL);
  g_assert_cmpstr (mark, ==, "milik kami");
}

/* A link is followed: the file itself is copied and put back, and the link stays one. */
static void
test_link (Fixture *self, gconstpointer data)
{
  g_autoptr (GError)    error = NULL;
  g_autofree char      *link = g_build_filename (self->folder, "pintasan.desmigratif", NULL);
  g_autofree char      *copy = g_build_filename (self->folder, "copy.desmigratif", NULL);
  g_autofree char      *mark = NULL;
  g_autoptr (GPtrArray) backups = NULL;

  if (!test_make_link (self->path, link))
    return;
  backup_set_mark (self, "lama");
  g_assert_false (desmi_store_backup (self->store, link, NULL, NULL, NULL, &error));
  g_assert_error (error, DESMI_STORE_ERROR, DESMI_STORE_ERROR_EXISTS);
  g_clear_error (&error);
  g_assert_true (desmi_store_backup (self->store, copy, NULL, NULL, NULL, &error));
  g_assert_true (desmi_store_auto_backup (self->store, "import", NULL, &error));
  backups = desmi_store_list_backups (link);
  g_assert_cmpuint (backups->len, ==, 1);
  backup_set_mark (self, "baru");
  fixture_close (self);
  g_assert_true (desmi_store_restore (copy, link, NULL, &error));
  g_assert_no_error (error);
  g_assert_true (g_file_test (link, G_FILE_TEST_IS_SYMLINK));
  mark = backup_get_mark (self->path);
  g_assert_cmpstr (mark, ==, "lama");
}

static void
add_step (DesmiStore *store, const char *name)
{
  g_autoptr (GError)    error = NULL;
  g_autoptr (DesmiEdit) edit = desmi_edit_new (name);

  desmi_edit_set_profile (edit, "32.12.01.2001", "head_name", name);
  desmi_store_apply (store, edit, NULL, &error);
  g_assert_no_error (error);
}

static void
assert_no_backup (Fixture *self, const char *place, int code)
{
  g_autoptr (GError) error = NULL;
  g_autofree char   *before = NULL, *after = NULL;
  gsize              before_size = 0, after_size = 0;

  g_file_get_contents (place, &before, &before_size, NULL);
  g_assert_false (desmi_store_backup (self->store, place, NULL, NULL, NULL, &error));
  g_assert_error (error, DESMI_STORE_ERROR, code);
  g_assert_nonnull (strstr (error->message, "“"));
  g_file_get_contents (place, &after, &after_size, NULL);
  g_assert_cmpmem (before, before_size, after, after_size);
}

/* Only an earlier copy of the same file, in which nobody has worked, makes room for a new one. */
static void
test_copy_over (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char   *letter = g_build_filename (self->folder, "surat.csv", NULL);
  g_autofree char   *copy = g_build_filename (self->folder, "copy.desmigratif", NULL);
  g_autofree char   *other = g_build_filename (self->folder, "lain.desmigratif", NULL);
  g_autofree char   *nowhere = g_build_filename (self->folder, "tiada", "copy.desmigratif", NULL);
  g_autofree char   *mark = NULL;
  DesmiStore        *store;

  g_assert_true (g_file_set_contents (letter, "Kepada Yth.", -1, NULL));
  assert_no_backup (self, letter, DESMI_STORE_ERROR_EXISTS);
  assert_no_backup (self, self->folder, DESMI_STORE_ERROR_EXISTS);
  assert_no_backup (self, nowhere, DESMI_STORE_ERROR_INPUT);
  store = desmi_store_create (other, "32.12", &error);
  g_assert_no_error (error);
  g_object_unref (store);
  assert_no_backup (self, other, DESMI_STORE_ERROR_EXISTS);

  add_step (self->store, "satu");
  g_assert_true (desmi_store_backup (self->store, copy, NULL, NULL, NULL, &error));
  backup_set_mark (self, "dua");
  add_step (self->store, "dua");
  store = desmi_store_open (copy, DESMI_OPEN_NONE, &error);
  g_assert_no_error (error);
  assert_no_backup (self, copy, DESMI_STORE_ERROR_LOCKED);
  g_object_unref (store);
  g_assert_true (desmi_store_backup (self->store, copy, NULL, NULL, NULL, &error));
  g_assert_no_error (error);
  mark = backup_get_mark (copy);
  g_assert_cmpstr (mark, ==, "dua");

  store = desmi_store_open (copy, DESMI_OPEN_NONE, &error);
  g_assert_no_error (error);
  add_step (store, "di salinan");
  g_object_unref (store);
  assert_no_backup (self, copy, DESMI_STORE_ERROR_EXISTS);
}

/* A log that was left beside the target is not taken for the copy's own. */
static void
test_copy_over_log (Fixture *self, gconstpointer data)
{
  g_autoptr (GError)          error = NULL;
  g_autofree char            *copy = g_build_filename (self->folder, "copy.desmigratif", NULL);
  g_autofree char            *log = g_strconcat (copy, "-wal", NULL);
  g_autofree char            *bytes = NULL;
  g_autofree char            *mark = NULL;
  gsize                       size;
  g_autoptr (DesmiConnection) raw = NULL;

  backup_set_mark (self, "satu");
  g_assert_true (desmi_store_backup (self->store, copy, NULL, NULL, NULL, &error));
  raw = desmi_connection_open (copy, DESMI_CONNECTION_WRITE, &error);
  g_assert_true (desmi_connection_exec (raw,
                                        "PRAGMA journal_mode = WAL;"
                                        "UPDATE meta SET value = 'mati' WHERE key = 'mark'",
                                        &error));
  g_assert_true (g_file_get_contents (log, &bytes, &size, NULL));
  g_assert_cmpuint (size, >, 0);
  g_clear_pointer (&raw, desmi_connection_close);
  g_assert_true (g_file_set_contents (log, bytes, (gssize) size, NULL));
  backup_set_mark (self, "dua");
  g_assert_true (desmi_store_backup (self->store, copy, NULL, NULL, NULL, &error));
  g_assert_no_error (error);
  g_assert_false (g_file_test (log, G_FILE_TEST_EXISTS));
  mark = backup_get_mark (copy);
  g_assert_cmpstr (mark, ==, "dua");
  g_assert_true (desmi_store_file_is_good (copy, TRUE, NULL, &error));
}

static void
assert_not_restored (Fixture *self, const char *copy, int code)
{
  g_autoptr (GError) error = NULL;
  g_autofree char   *before = NULL, *after = NULL;
  gsize              before_size, after_size;

  g_assert_true (g_file_get_contents (self->path, &before, &before_size, NULL));
  g_assert_false (desmi_store_restore (copy, self->path, NULL, &error));
  g_assert_error (error, DESMI_STORE_ERROR, code);
  g_assert_true (g_file_get_contents (self->path, &after, &after_size, NULL));
  g_assert_cmpmem (before, before_size, after, after_size);
}

static void
test_not_restored (Fixture *self, gconstpointer data)
{
  g_autoptr (GError)          error = NULL;
  g_autofree char            *copy = g_build_filename (self->folder, "copy.desmigratif", NULL);
  g_autofree char            *bytes = NULL;
  gsize                       size;
  g_autoptr (DesmiConnection) raw = NULL;

  g_assert_true (desmi_store_backup (self->store, copy, NULL, NULL, NULL, &error));
  fixture_close (self);
  raw = desmi_connection_open (copy, DESMI_CONNECTION_WRITE, &error);
  g_assert_true (desmi_connection_exec (raw, "PRAGMA user_version = 9999", &error));
  g_clear_pointer (&raw, desmi_connection_close);
  assert_not_restored (self, copy, DESMI_STORE_ERROR_NEWER);

  g_assert_true (g_file_get_contents (self->path, &bytes, &size, NULL));
  memset (bytes + size / 4, 0x5a, size / 2);
  g_assert_true (g_file_set_contents (copy, bytes, (gssize) size, NULL));
  assert_not_restored (self, copy, DESMI_STORE_ERROR_DAMAGED);
  g_assert_true (g_file_set_contents (copy, "surat", -1, NULL));
  assert_not_restored (self, copy, DESMI_STORE_ERROR_NOT_OURS);
}

static void
test_check (Fixture *self, gconstpointer data)
{
  static const char *const kinds[]
      = { "unknown_code", "foreign_code", "doubtful_value", "duplicate", "missing_report" };
  g_autoptr (GError)     error = NULL;
  g_autoptr (DesmiTable) table
      = desmi_store_check (self->store, desmi_locale_get_english (), NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (desmi_table_get_n_rows (table), ==, 0);
  g_clear_pointer (&table, desmi_table_unref);
  fixture_exec (
      self,
      "INSERT INTO local_flows VALUES ('32.12.77.2001','2023-01','out','TWN','','','','',3,NULL);"
      "INSERT INTO local_flows VALUES ('33.07.01.2001','2023-01','out','TWN','','','','',3,NULL);"
      "INSERT INTO local_flows VALUES ('32.12.01.2001','2023-01','out','TWN','','','','',3,NULL);"
      "INSERT INTO official_flows (village, month, direction, destination, sector, occupation,"
      " gender, scheme, count) VALUES ('32.12.01.2001','2023-01','out','HKG','','','','',-1);"
      "INSERT INTO local_enrolment VALUES ('32.12.01.2001','desmigratif',2018,NULL,NULL,NULL)");
  table = desmi_store_check (self->store, desmi_locale_get_english (), NULL, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      gboolean found = FALSE;

      for (guint j = 0; j < desmi_table_get_n_rows (table); j++)
        found = found || g_str_equal (desmi_table_get_text (table, j, 1), kinds[i]);
      g_test_message ("%s", kinds[i]);
      g_assert_true (found);
    }
}

#define ADD(name, func)                                                                            \
  g_test_add ("/store/backup/" name, Fixture, NULL, backup_set_up, func, backup_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("copy", test_copy);
  ADD ("cancel", test_cancel);
  ADD ("leftovers", test_leftovers);
  ADD ("while-writing", test_while_writing);
  ADD ("restore", test_restore);
  g_test_add ("/store/backup/restore-open", Fixture, "open", backup_set_up, test_restore,
              backup_tear_down);
  ADD ("restore-synced", test_restore_synced);
  ADD ("restore-other", test_restore_other);
  ADD ("set-aside-whole", test_set_aside_whole);
  ADD ("link", test_link);
  ADD ("copy-over", test_copy_over);
  ADD ("copy-over-log", test_copy_over_log);
  ADD ("not-restored", test_not_restored);
  ADD ("check", test_check);
  return g_test_run ();
}
