/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copies that the program makes by itself: when, how many are kept, and what they are good for. */
#include "backup-fixture.h"

#include "store/desmi-backup.h"
#include "store/desmi-connection.h"

#include "core/desmi-clock.h"

#include <glib/gstdio.h>
#include <string.h>

/* The damaged file is refused with the date of the newest good copy, and a restore makes it good.
 */
static void
test_damaged_offers (Fixture *self, gconstpointer data)
{
  g_autoptr (GError)    error = NULL;
  g_autoptr (GPtrArray) backups = NULL;
  g_autofree char      *zeros = g_malloc0 (50000);
  g_autofree char      *mark = NULL;

  backup_set_mark (self, "baik");
  g_assert_true (desmi_store_auto_backup (self->store, "import", NULL, &error));
  desmi_clock_hold (START + 3600);
  g_assert_true (desmi_store_auto_backup (self->store, "sync", NULL, &error));
  fixture_close (self);
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
  g_assert_true (desmi_store_restore (backups->pdata[0], self->path, NULL, &error));
  g_assert_no_error (error);
  mark = backup_get_mark (self->path);
  g_assert_cmpstr (mark, ==, "baik");
}

/* A copy each fourth day for 400 days: the newest ten, and the first of each month. */
static void
test_rotation (Fixture *self, gconstpointer data)
{
  g_autoptr (GError)     error = NULL;
  g_autoptr (GPtrArray)  backups = NULL;
  g_autoptr (GHashTable) months = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < 100; i++)
    {
      desmi_clock_hold (START + i * 4 * DAY);
      g_assert_true (desmi_store_auto_backup (self->store, "daily", NULL, &error));
      g_assert_no_error (error);
    }
  backups = desmi_store_list_backups (self->path);
  for (guint i = backups->len; i > 0; i--)
    {
      g_autofree char *name = g_path_get_basename (backups->pdata[i - 1]);
      gboolean         first = g_hash_table_add (months, g_strndup (name, 6));

      g_assert_true (i <= 10 || first);
      if (i == backups->len)
        g_assert_true (g_str_has_prefix (name, "20231114"));
    }
  /* November 2023 to December 2024 */
  g_assert_cmpuint (g_hash_table_size (months), ==, 14);
  g_assert_cmpuint (backups->len, >=, 10 + 12);
}

/* Many copies within minutes take none away that was made before them. */
static void
test_many_at_once (Fixture *self, gconstpointer data)
{
  static const char *const older[] = { "20231114T221320Z", "20231116T221320Z", "20231117T181320Z" };
  const gint64             times[] = { START, START + 2 * DAY, START + 2 * DAY + 20 * 3600 };
  g_autoptr (GError)       error = NULL;
  g_autoptr (GPtrArray)    backups = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (times); i++)
    {
      desmi_clock_hold (times[i]);
      g_assert_true (desmi_store_auto_backup (self->store, "daily", NULL, &error));
    }
  desmi_clock_hold (START + 3 * DAY);
  for (guint i = 0; i < 15; i++)
    g_assert_true (desmi_store_auto_backup (self->store, "import", NULL, &error));
  backups = desmi_store_list_backups (self->path);
  /* the newest ten, the one before the fifteen, and the three of before */
  g_assert_cmpuint (backups->len, ==, 10 + 1 + G_N_ELEMENTS (older));
  for (guint i = 0; i < G_N_ELEMENTS (older); i++)
    g_assert_nonnull (strstr (backups->pdata[backups->len - 1 - i], older[i]));
}

static guint
count_backups (Fixture *self)
{
  g_autoptr (GPtrArray) backups = desmi_store_list_backups (self->path);

  return backups->len;
}

/* A large file is copied before the first change of each day, and no second time before an import;
 * its older copies make room, but for three. */
static void
test_large (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  desmi_backup_hold_limits (1, 0);
  for (guint i = 1; i <= 5; i++)
    {
      desmi_clock_hold (START + i * DAY);
      backup_set_mark (self, "hari");
      g_assert_cmpuint (count_backups (self), ==, i);
      g_assert_true (desmi_store_auto_backup (self->store, "import", NULL, &error));
      g_assert_no_error (error);
      g_assert_cmpuint (count_backups (self), ==, i);
    }
  /* before an import, too, where the day has none */
  desmi_clock_hold (START + 6 * DAY);
  g_assert_true (desmi_store_auto_backup (self->store, "import", NULL, &error));
  g_assert_cmpuint (count_backups (self), ==, 6);
  desmi_backup_hold_limits (1, 1);
  desmi_clock_hold (START + 7 * DAY);
  backup_set_mark (self, "hari");
  g_assert_cmpuint (count_backups (self), ==, 3);
  desmi_backup_hold_limits (0, 0);
}

/* Where there is no room, copies of hours go before those of days, and the newest from over a month
 * ago stays. */
static void
test_room (Fixture *self, gconstpointer data)
{
  static const int      days[] = { 0, 1, 40, 70, 75, 76 }; /* one of each day, then four hours */
  g_autoptr (GError)    error = NULL;
  g_autoptr (GPtrArray) backups = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (days) + 4; i++)
    {
      int day = days[MIN (i, G_N_ELEMENTS (days) - 1)];

      if (i == G_N_ELEMENTS (days) + 3)
        desmi_backup_hold_limits (1, 1);
      desmi_clock_hold (START + day * DAY + i * 3600);
      g_assert_true (desmi_backup_auto (self->path, "daily", NULL, &error));
      g_assert_no_error (error);
    }
  desmi_backup_hold_limits (0, 0);
  backups = desmi_store_list_backups (self->path);
  g_assert_cmpuint (backups->len, ==, 4);
  g_assert_nonnull (strstr (backups->pdata[3], "20231225T"));
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
      g_assert_true (desmi_store_auto_backup (self->store, "daily", NULL, &error));
    }
  fixture_close (self);
  before = desmi_store_list_backups (self->path);
  g_assert_cmpuint (before->len, ==, 11);
  g_assert_true (g_file_get_contents (self->path, &bytes, &size, NULL));
  memset (bytes + size / 4, 0x5a, size / 2);
  g_assert_true (g_file_set_contents (self->path, bytes, (gssize) size, NULL));
  desmi_clock_hold (START + 2 * DAY);
  g_assert_false (desmi_backup_auto (self->path, "daily", NULL, &error));
  g_assert_error (error, DESMI_STORE_ERROR, DESMI_STORE_ERROR_DAMAGED);
  after = desmi_store_list_backups (self->path);
  g_assert_cmpuint (after->len, ==, 11);
  for (guint i = 0; i < 11; i++)
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
  backup_set_mark (self, "kemarin");
  fixture_close (self);
  desmi_clock_hold (START + 2 * DAY);
  self->store = desmi_store_open (self->path, DESMI_OPEN_NONE, &error);
  g_assert_no_error (error);
  backup_set_mark (self, "hari ini");
  backup_set_mark (self, "lagi");
  g_clear_pointer (&backups, g_ptr_array_unref);
  backups = desmi_store_list_backups (self->path);
  g_assert_cmpuint (backups->len, ==, 1);
  mark = backup_get_mark (backups->pdata[0]);
  g_assert_cmpstr (mark, ==, "kemarin");
  g_assert_null (desmi_store_get_notice (self->store));
}

/* A file that stays open for days has a copy before the first change of each. */
static void
test_each_day (Fixture *self, gconstpointer data)
{
  g_autoptr (GPtrArray) backups = NULL;
  g_autofree char      *mark = NULL;

  for (guint i = 0; i < 5; i++)
    {
      g_autofree char *day = g_strdup_printf ("hari %u", i);

      desmi_clock_hold (START + i * DAY);
      backup_set_mark (self, day);
      backup_set_mark (self, day);
    }
  backups = desmi_store_list_backups (self->path);
  /* none of the day on which the file was made */
  g_assert_cmpuint (backups->len, ==, 4);
  mark = backup_get_mark (backups->pdata[0]);
  g_assert_cmpstr (mark, ==, "hari 3");
}

/* A copy from when the clock was wrong does not stand for today's. */
static void
test_future (Fixture *self, gconstpointer data)
{
  g_autoptr (GError)    error = NULL;
  g_autoptr (GPtrArray) backups = NULL;

  desmi_clock_hold (START + 4000 * DAY);
  g_assert_true (desmi_store_auto_backup (self->store, "import", NULL, &error));
  desmi_clock_hold (START + 2 * DAY);
  backup_set_mark (self, "hari ini");
  backups = desmi_store_list_backups (self->path);
  g_assert_cmpuint (backups->len, ==, 2);
}

static gboolean
next_none (gpointer source, DesmiRecord *record, GError **error)
{
  return FALSE;
}

static gpointer
cancel_soon (gpointer data)
{
  g_usleep (200 * 1000);
  g_cancellable_cancel (data);
  return NULL;
}

/* An import that waits in its backup for another program is cancelled there. */
static void
test_cancel_in_import (Fixture *self, gconstpointer data)
{
  g_autoptr (GError)          error = NULL;
  g_autoptr (GCancellable)    cancellable = g_cancellable_new ();
  g_autofree char            *folder = g_build_filename (self->folder, "Dropbox", NULL);
  g_autofree char            *path = g_build_filename (folder, "test.desmigratif", NULL);
  g_autoptr (DesmiConnection) other = NULL;
  GThread                    *thread;

  /* without a log one program can shut all others out */
  fixture_close (self);
  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  g_assert_cmpint (g_rename (self->path, path), ==, 0);
  self->store = desmi_store_open (path, DESMI_OPEN_NONE, &error);
  g_assert_no_error (error);
  other = desmi_connection_open (path, DESMI_CONNECTION_WRITE, &error);
  g_assert_true (desmi_connection_exec (other, "BEGIN EXCLUSIVE", &error));
  thread = g_thread_new ("cancel", cancel_soon, cancellable);
  g_assert_false (desmi_store_import (self->store, desmi_message_new ("x"), next_none, NULL, NULL,
                                      cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_thread_join (thread);
}

/* Where no backup can be made, the change is made and the user is told. */
static void
test_daily_fails (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char   *file = g_build_filename (self->folder, "berkas", NULL);

  fixture_close (self);
  g_assert_true (g_file_set_contents (file, "x", 1, NULL));
  g_setenv ("DESMIGRATIF_BACKUPS", file, TRUE);
  desmi_clock_hold (START + 2 * DAY);
  self->store = desmi_store_open (self->path, DESMI_OPEN_NONE, &error);
  g_assert_no_error (error);
  backup_set_mark (self, "hari ini");
  g_assert_nonnull (desmi_store_get_notice (self->store));
}

#define ADD(name, func)                                                                            \
  g_test_add ("/store/backup/" name, Fixture, NULL, backup_set_up, func, backup_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("damaged-offers", test_damaged_offers);
  ADD ("rotation", test_rotation);
  ADD ("large", test_large);
  ADD ("room", test_room);
  ADD ("many-at-once", test_many_at_once);
  ADD ("bad-makes-none", test_bad_makes_none);
  ADD ("daily", test_daily);
  ADD ("each-day", test_each_day);
  ADD ("future", test_future);
  ADD ("cancel-in-import", test_cancel_in_import);
  ADD ("daily-fails", test_daily_fails);
  return g_test_run ();
}
