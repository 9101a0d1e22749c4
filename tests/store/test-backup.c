/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copies: of one moment while others write, kept by a rule, put back with the old file set aside.
 */
#include "store-fixture.h"

#include "store/desmi-backup.h"
#include "store/desmi-connection.h"
#include "store/desmi-migration.h"
#include "store/desmi-store-file.h"

#include "core/desmi-clock.h"

#include <glib/gstdio.h>
#include <string.h>

#define DAY G_GINT64_CONSTANT (86400)
#define START G_GINT64_CONSTANT (1700000000) /* 2023-11-14 */

static void
set_up (Fixture *self, gconstpointer data)
{
  g_autofree char *backups = NULL;

  desmi_clock_hold (START);
  fixture_set_up (self, data);
  backups = g_build_filename (self->folder, "cadangan", NULL);
  g_setenv ("DESMIGRATIF_BACKUPS", backups, TRUE);
  fixture_add_regions (self, 5, 5);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  fixture_tear_down (self, data);
  desmi_clock_hold (0);
}

static void
close_store (Fixture *self)
{
  desmi_store_close (self->store);
  g_clear_object (&self->store);
}

static void
set_mark (Fixture *self, const char *value)
{
  g_autoptr (GError) error = NULL;

  desmi_store_set_meta (self->store, "mark", value, &error);
  g_assert_no_error (error);
}

static char *
get_mark (const char *path)
{
  g_autoptr (GError)     error = NULL;
  g_autoptr (DesmiStore) store = desmi_store_open (path, DESMI_OPEN_READ_ONLY, &error);

  g_assert_no_error (error);
  return desmi_store_dup_meta (store, "mark", NULL);
}

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

  set_mark (self, "satu");
  g_assert_true (desmi_store_backup (self->store, copy, progress_cb, &n, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (n, >, 0);
  set_mark (self, "dua");
  mark = get_mark (copy);
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

  set_mark (self, "lama");
  g_assert_true (desmi_store_backup (self->store, copy, NULL, NULL, NULL, &error));
  set_mark (self, "baru");
  /* not under the feet of somebody */
  g_assert_false (desmi_store_restore (copy, self->path, &error));
  g_assert_error (error, DESMI_STORE_ERROR, DESMI_STORE_ERROR_LOCKED);
  g_clear_error (&error);
  close_store (self);
  g_assert_true (desmi_store_restore (copy, self->path, &error));
  g_assert_no_error (error);
  mark = get_mark (self->path);
  g_assert_cmpstr (mark, ==, "lama");
  dir = g_dir_open (self->folder, 0, NULL);
  while ((name = g_dir_read_name (dir)) != NULL)
    if (strstr (name, "set-aside") != NULL)
      {
        g_autofree char *path = g_build_filename (self->folder, name, NULL);

        g_assert_null (set_aside);
        set_aside = get_mark (path);
      }
  g_assert_cmpstr (set_aside, ==, "baru");
}

static void
assert_not_restored (Fixture *self, const char *copy, int code)
{
  g_autoptr (GError) error = NULL;
  g_autofree char   *before = NULL, *after = NULL;
  gsize              before_size, after_size;

  g_assert_true (g_file_get_contents (self->path, &before, &before_size, NULL));
  g_assert_false (desmi_store_restore (copy, self->path, &error));
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
  close_store (self);
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

/* The damaged file is refused with the date of the newest good copy, and a restore makes it good.
 */
static void
test_damaged_offers (Fixture *self, gconstpointer data)
{
  g_autoptr (GError)    error = NULL;
  g_autoptr (GPtrArray) backups = NULL;
  g_autofree char      *zeros = g_malloc0 (50000);
  g_autofree char      *mark = NULL;

  set_mark (self, "baik");
  g_assert_true (desmi_store_auto_backup (self->store, "import", &error));
  desmi_clock_hold (START + 3600);
  g_assert_true (desmi_store_auto_backup (self->store, "sync", &error));
  close_store (self);
  backups = desmi_store_list_backups (self->path);
  g_assert_cmpuint (backups->len, ==, 2);
  g_assert_nonnull (strstr (backups->pdata[0], "20231114T231320Z"));
  /* the newer copy goes bad too: the older is the newest good one */
  g_assert_true (g_file_set_contents (backups->pdata[0], "x", 1, NULL));
  g_assert_true (g_file_set_contents (self->path, zeros, 50000, NULL));
  self->store = desmi_store_open (self->path, DESMI_OPEN_NONE, &error);
  g_assert_null (self->store);
  g_assert_error (error, DESMI_STORE_ERROR, DESMI_STORE_ERROR_DAMAGED);
  g_assert_nonnull (strstr (error->message, "2023-11-14 22:13 UTC"));
  g_clear_error (&error);
  g_clear_pointer (&backups, g_ptr_array_unref);
  backups = desmi_store_list_backups (self->path);
  g_assert_cmpuint (backups->len, ==, 1);
  g_assert_true (desmi_store_restore (backups->pdata[0], self->path, &error));
  g_assert_no_error (error);
  mark = get_mark (self->path);
  g_assert_cmpstr (mark, ==, "baik");
}

/* A copy each fourth day for 400 days: the newest ten, and the newest of each month. */
static void
test_rotation (Fixture *self, gconstpointer data)
{
  g_autoptr (GError)     error = NULL;
  g_autoptr (GPtrArray)  backups = NULL;
  g_autoptr (GHashTable) months = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < 100; i++)
    {
      desmi_clock_hold (START + i * 4 * DAY);
      g_assert_true (desmi_store_auto_backup (self->store, "daily", &error));
      g_assert_no_error (error);
    }
  backups = desmi_store_list_backups (self->path);
  for (guint i = 0; i < backups->len; i++)
    {
      g_autofree char *name = g_path_get_basename (backups->pdata[i]);
      gboolean         first = g_hash_table_add (months, g_strndup (name, 6));

      g_assert_true (i < 10 || first);
    }
  /* November 2023 to December 2024 */
  g_assert_cmpuint (g_hash_table_size (months), ==, 14);
  g_assert_cmpuint (backups->len, >=, 10 + 12);
}

/* A damaged file makes no backup, and takes none away. */
static void
test_bad_makes_none (Fixture *self, gconstpointer data)
{
  g_autoptr (GError)    error = NULL;
  g_autoptr (GPtrArray) before = NULL;
  g_autoptr (GPtrArray) after = NULL;
  g_autofree char      *bytes = NULL;
  gsize                 size;

  for (guint i = 0; i < 12; i++)
    {
      desmi_clock_hold (START + i * 60);
      g_assert_true (desmi_store_auto_backup (self->store, "daily", &error));
    }
  close_store (self);
  before = desmi_store_list_backups (self->path);
  g_assert_cmpuint (before->len, ==, 10);
  g_assert_true (g_file_get_contents (self->path, &bytes, &size, NULL));
  memset (bytes + size / 4, 0x5a, size / 2);
  g_assert_true (g_file_set_contents (self->path, bytes, (gssize) size, NULL));
  desmi_clock_hold (START + 2 * DAY);
  g_assert_false (desmi_backup_auto (self->path, "daily", &error));
  g_assert_error (error, DESMI_STORE_ERROR, DESMI_STORE_ERROR_DAMAGED);
  after = desmi_store_list_backups (self->path);
  g_assert_cmpuint (after->len, ==, 10);
  for (guint i = 0; i < 10; i++)
    g_assert_cmpstr (before->pdata[i], ==, after->pdata[i]);
}

/* The first change of a later day is preceded by a copy; the next one is not. */
static void
test_daily (Fixture *self, gconstpointer data)
{
  g_autoptr (GError)    error = NULL;
  g_autoptr (GPtrArray) backups = desmi_store_list_backups (self->path);
  g_autofree char      *mark = NULL;

  g_assert_cmpuint (backups->len, ==, 0);
  set_mark (self, "kemarin");
  close_store (self);
  desmi_clock_hold (START + 2 * DAY);
  self->store = desmi_store_open (self->path, DESMI_OPEN_NONE, &error);
  g_assert_no_error (error);
  set_mark (self, "hari ini");
  set_mark (self, "lagi");
  g_clear_pointer (&backups, g_ptr_array_unref);
  backups = desmi_store_list_backups (self->path);
  g_assert_cmpuint (backups->len, ==, 1);
  mark = get_mark (backups->pdata[0]);
  g_assert_cmpstr (mark, ==, "kemarin");
  g_assert_null (desmi_store_get_notice (self->store));
}

/* Where no backup can be made, the change is made and the user is told. */
static void
test_daily_fails (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char   *file = g_build_filename (self->folder, "berkas", NULL);

  close_store (self);
  g_assert_true (g_file_set_contents (file, "x", 1, NULL));
  g_setenv ("DESMIGRATIF_BACKUPS", file, TRUE);
  desmi_clock_hold (START + 2 * DAY);
  self->store = desmi_store_open (self->path, DESMI_OPEN_NONE, &error);
  g_assert_no_error (error);
  set_mark (self, "hari ini");
  g_assert_nonnull (desmi_store_get_notice (self->store));
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

#define ADD(name, func) g_test_add ("/store/backup/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("copy", test_copy);
  ADD ("cancel", test_cancel);
  ADD ("while-writing", test_while_writing);
  ADD ("restore", test_restore);
  ADD ("not-restored", test_not_restored);
  ADD ("damaged-offers", test_damaged_offers);
  ADD ("rotation", test_rotation);
  ADD ("bad-makes-none", test_bad_makes_none);
  ADD ("daily", test_daily);
  ADD ("daily-fails", test_daily_fails);
  ADD ("check", test_check);
  return g_test_run ();
}
