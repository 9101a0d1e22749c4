/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Backups: by SQLite's online copying, checked before they count, rotated by age. */
#include "store/desmi-backup.h"

#include "store/desmi-store-file.h"

#include "core/desmi-clock.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <time.h>

#define PAGES_A_STEP 256
#define N_KEPT 10
#define DAY_S (24 * 60 * 60)
#define STAMP_LENGTH 16 /* 20261125T020000Z */

static gboolean
is_wal (DesmiConnection *connection)
{
  g_autofree char *mode = desmi_connection_dup_text (connection, "PRAGMA journal_mode", NULL);

  return g_strcmp0 (mode, "wal") == 0;
}

static gboolean
fail_copy (DesmiConnection *target, GError **error)
{
  return desmi_connection_fail (target, error);
}

/* Steps through the pages; beside a busy writer without a log the copy begins again and again, so
 * that after twice its length it is made in one go. */
static gboolean
copy_pages (sqlite3_backup  *backup,
            DesmiConnection *target,
            DesmiProgress    progress,
            gpointer         progress_data,
            GCancellable    *cancellable,
            GError         **error)
{
  gint64 n_done = 0, told = 0;
  int    code;

  do
    {
      int    total = sqlite3_backup_pagecount (backup);
      gint64 now = g_get_monotonic_time ();

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      code = sqlite3_backup_step (backup,
                                  total > 0 && n_done > 2 * (gint64) total ? -1 : PAGES_A_STEP);
      n_done += PAGES_A_STEP;
      total = sqlite3_backup_pagecount (backup);
      if (progress != NULL && total > 0 && now - told >= G_USEC_PER_SEC / 10)
        {
          told = now;
          progress (1.0 - (double) sqlite3_backup_remaining (backup) / total,
                    _ ("Copying the district file…"), progress_data);
        }
      if (code == SQLITE_BUSY || code == SQLITE_LOCKED)
        g_usleep (20000);
    }
  while (code == SQLITE_OK || ((code == SQLITE_BUSY || code == SQLITE_LOCKED)));
  if (code != SQLITE_DONE)
    return fail_copy (target, error);
  return TRUE;
}

static gboolean
copy_to (DesmiConnection *source,
         const char      *path,
         DesmiProgress    progress,
         gpointer         progress_data,
         GCancellable    *cancellable,
         GError         **error)
{
  g_autoptr (DesmiConnection) target = desmi_connection_open (path, DESMI_CONNECTION_CREATE, error);
  sqlite3_backup             *backup;
  gboolean                    ok;

  if (target == NULL)
    return FALSE;
  backup = sqlite3_backup_init (desmi_connection_get_db (target), "main",
                                desmi_connection_get_db (source), "main");
  if (backup == NULL)
    return fail_copy (target, error);
  ok = copy_pages (backup, target, progress, progress_data, cancellable, error);
  if (sqlite3_backup_finish (backup) != SQLITE_OK && ok)
    return fail_copy (target, error);
  /* a copy stands alone: no log beside it, nobody has it open */
  return ok && desmi_connection_exec (target, "PRAGMA journal_mode = DELETE", error)
         && desmi_connection_exec (target, "UPDATE meta SET value = '1' WHERE key = 'clean'",
                                   error);
}

static void
remove_with_journal (const char *path)
{
  g_autofree char *journal = g_strconcat (path, "-journal", NULL);

  g_unlink (journal);
  g_unlink (path);
}

/**
 * desmi_backup_copy:
 * @from: a district file, which others may be writing
 * @to: where the copy goes; a file there is replaced when the copy is whole
 *
 * Copies a district file as it is at one moment and checks the copy. On error nothing is at @to
 * that was not there before.
 */
gboolean
desmi_backup_copy (const char   *from,
                   const char   *to,
                   DesmiProgress progress,
                   gpointer      progress_data,
                   GCancellable *cancellable,
                   GError      **error)
{
  g_autoptr (DesmiStoreFile)  file = desmi_store_file_look (from, TRUE, error);
  g_autoptr (DesmiConnection) source = NULL;
  g_autofree char            *target = g_canonicalize_filename (to, NULL);
  g_autofree char            *part = NULL;
  gint64                      n;

  if (file == NULL)
    return FALSE;
  source = desmi_connection_open (file->open_path, file->read_mode, error);
  if (source == NULL)
    return FALSE;
  desmi_connection_set_cancellable (source, cancellable);
  /* a log lets one moment be held while others write on */
  if (is_wal (source)
      && (!desmi_connection_exec (source, "BEGIN", error)
          || !desmi_connection_get_int (source, "SELECT count(*) FROM meta", &n, error)))
    return FALSE;
  part = g_strdup_printf ("%s.%08x.part", target, g_random_int ());
  if (copy_to (source, part, progress, progress_data, cancellable, error)
      && desmi_store_file_is_good (part, TRUE, error))
    {
      if (g_rename (part, target) == 0)
        return TRUE;
      g_set_error (error, DESMI_STORE_ERROR, DESMI_STORE_ERROR_IO,
                   _ ("The copy could not be written to “%s”."), target);
    }
  remove_with_journal (part);
  return FALSE;
}

/* The folder of one file's backups: its name for people, a hash of its place for the program. */
static char *
make_folder (const char *path)
{
  g_autofree char *absolute = g_canonicalize_filename (path, NULL);
  g_autofree char *hash = g_compute_checksum_for_string (G_CHECKSUM_SHA256, absolute, -1);
  g_autofree char *stem = g_path_get_basename (absolute);
  g_autofree char *name = NULL;
  const char      *root = g_getenv ("DESMIGRATIF_BACKUPS");

  if (g_str_has_suffix (stem, DESMI_STORE_SUFFIX))
    stem[strlen (stem) - strlen (DESMI_STORE_SUFFIX)] = '\0';
  name = g_strdup_printf ("%s-%.8s", stem, hash);
  if (root != NULL)
    return g_build_filename (root, name, NULL);
  return g_build_filename (g_get_user_data_dir (), "desmigratif", "backups", name, NULL);
}

static int
compare_newest_first (gconstpointer a, gconstpointer b)
{
  return -strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* All copies in @folder, newest first: their names begin with their time. */
static GPtrArray *
list_copies (const char *folder)
{
  GPtrArray       *copies = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char      *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_suffix (name, DESMI_STORE_SUFFIX) && strlen (name) > STAMP_LENGTH)
      g_ptr_array_add (copies, g_build_filename (folder, name, NULL));
  g_ptr_array_sort (copies, compare_newest_first);
  return copies;
}

/**
 * desmi_store_list_backups:
 * @path: a district file, which may be damaged or gone
 *
 * Returns: (transfer full) (element-type filename): its good backups, newest first
 */
GPtrArray *
desmi_store_list_backups (const char *path)
{
  g_autofree char *folder = make_folder (path);
  GPtrArray       *copies = list_copies (folder);

  for (guint i = copies->len; i > 0; i--)
    if (!desmi_store_file_is_good (copies->pdata[i - 1], TRUE, NULL))
      g_ptr_array_remove_index (copies, i - 1);
  return copies;
}

/**
 * desmi_backup_find_newest:
 *
 * Returns: (transfer full) (nullable): the newest good backup of @path
 */
char *
desmi_backup_find_newest (const char *path)
{
  g_autofree char      *folder = make_folder (path);
  g_autoptr (GPtrArray) copies = list_copies (folder);

  for (guint i = 0; i < copies->len; i++)
    if (desmi_store_file_is_good (copies->pdata[i], TRUE, NULL))
      return g_strdup (copies->pdata[i]);
  return NULL;
}

/* 2026-11-25 02:00 for people, from the name of a copy. */
char *
desmi_backup_format_date (const char *copy_path)
{
  g_autofree char *name = g_path_get_basename (copy_path);

  if (strlen (name) < STAMP_LENGTH)
    return g_strdup (name);
  return g_strdup_printf ("%.4s-%.2s-%.2s %.2s:%.2s UTC", name, name + 4, name + 6, name + 9,
                          name + 11);
}

static char *
make_stamp (gint64 seconds)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_utc (seconds);

  return g_date_time_format (time, "%Y%m%dT%H%M%SZ");
}

/* What a copy that was interrupted left, if it is not being made just now. */
static void
remove_leftovers (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char      *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      GStatBuf         info;

      if ((g_str_has_suffix (name, ".part") || g_str_has_suffix (name, ".part-journal"))
          && g_stat (path, &info) == 0 && time (NULL) - info.st_mtime > DAY_S)
        g_unlink (path);
    }
}

/* Keeps the newest ten and the newest of each month; only good ones count. */
static void
rotate (const char *folder)
{
  g_autoptr (GPtrArray)  copies = list_copies (folder);
  g_autoptr (GHashTable) months = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  guint                  n_good = 0;

  for (guint i = 0; i < copies->len; i++)
    {
      g_autofree char *name = g_path_get_basename (copies->pdata[i]);
      gboolean         newest_of_month;

      if (!desmi_store_file_is_good (copies->pdata[i], FALSE, NULL))
        continue;
      newest_of_month = g_hash_table_add (months, g_strndup (name, 6));
      if (++n_good > N_KEPT && !newest_of_month)
        g_unlink (copies->pdata[i]);
    }
}

/**
 * desmi_backup_auto:
 * @why: a word for its name: "migration", "import", "sync", "daily"
 *
 * Copies a district file into its folder of backups. A copy that is not sound does not come there,
 * and then none is taken away either.
 */
gboolean
desmi_backup_auto (const char *path, const char *why, GError **error)
{
  g_autofree char *folder = make_folder (path);
  g_autofree char *stamp = make_stamp (desmi_clock_now ());
  g_autofree char *copy = NULL;

  if (g_mkdir_with_parents (folder, 0700) != 0)
    {
      g_set_error (error, DESMI_STORE_ERROR, DESMI_STORE_ERROR_IO,
                   _ ("The folder for backups, “%s”, could not be made."), folder);
      return FALSE;
    }
  for (guint i = 0; copy == NULL || g_file_test (copy, G_FILE_TEST_EXISTS); i++)
    {
      g_free (copy);
      copy = g_strdup_printf ("%s" G_DIR_SEPARATOR_S "%s-%02u-%s" DESMI_STORE_SUFFIX, folder, stamp,
                              i, why);
    }
  if (!desmi_backup_copy (path, copy, NULL, NULL, NULL, error))
    return FALSE;
  remove_leftovers (folder);
  rotate (folder);
  return TRUE;
}

/**
 * desmi_backup_is_due:
 *
 * Returns: whether the last day brought no backup of the file at @path
 */
gboolean
desmi_backup_is_due (const char *path)
{
  g_autofree char      *folder = make_folder (path);
  g_autofree char      *stamp = make_stamp (desmi_clock_now () - DAY_S);
  g_autofree char      *name = NULL;
  g_autoptr (GPtrArray) copies = list_copies (folder);
  GStatBuf              info;

  if (g_stat (path, &info) != 0 || info.st_size > DESMI_BACKUP_MAX_SIZE)
    return FALSE;
  if (copies->len == 0)
    return TRUE;
  name = g_path_get_basename (copies->pdata[0]);
  return strncmp (name, stamp, STAMP_LENGTH) < 0;
}

static char *
make_aside_path (const char *path)
{
  g_autofree char *stamp = make_stamp (desmi_clock_now ());
  g_autofree char *stem = g_strdup (path);
  char            *aside = NULL;

  if (g_str_has_suffix (stem, DESMI_STORE_SUFFIX))
    stem[strlen (stem) - strlen (DESMI_STORE_SUFFIX)] = '\0';
  for (guint i = 0; aside == NULL || g_file_test (aside, G_FILE_TEST_EXISTS); i++)
    {
      g_free (aside);
      aside = g_strdup_printf ("%s.set-aside-%s-%u" DESMI_STORE_SUFFIX, stem, stamp, i);
    }
  return aside;
}

/**
 * desmi_backup_set_aside:
 *
 * Renames a file, with its log and journal, without which it may be no whole file; or, where it is
 * gone, those alone: a new file under its name would take them for its own.
 */
gboolean
desmi_backup_set_aside (const char *path, GError **error)
{
  static const char *const suffixes[] = { "-wal", "-journal", "" };
  g_autofree char         *aside = make_aside_path (path);

  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    {
      g_autofree char *from = g_strconcat (path, suffixes[i], NULL);
      g_autofree char *to = g_strconcat (aside, suffixes[i], NULL);

      if (g_file_test (from, G_FILE_TEST_EXISTS) && g_rename (from, to) != 0)
        {
          g_set_error (error, DESMI_STORE_ERROR, DESMI_STORE_ERROR_IO,
                       _ ("“%s” could not be set aside; it was left as it is."), from);
          return FALSE;
        }
    }
  return TRUE;
}

/**
 * desmi_store_restore:
 * @copy_path: a backup
 * @path: the district file it takes the place of; it may be damaged or not be there
 *
 * Puts a copy back. The file that was there is set aside under another name beside it. A copy that
 * is damaged, foreign or of a newer version is refused, and a file that is open is left alone: then
 * nothing is changed.
 */
gboolean
desmi_store_restore (const char *copy_path, const char *path, GError **error)
{
  g_autofree char *target = g_canonicalize_filename (path, NULL);
  g_autofree char *shm = g_strconcat (target, "-shm", NULL);
  g_autofree char *part = g_strdup_printf ("%s.%08x.part", target, g_random_int ());

  if (!desmi_store_file_is_good (copy_path, TRUE, error))
    return FALSE;
  if (desmi_store_file_is_in_use (target))
    {
      g_set_error_literal (
          error, DESMI_STORE_ERROR, DESMI_STORE_ERROR_LOCKED,
          _ ("The district file is open in another window or program. Close it and "
             "restore again; nothing was changed."));
      return FALSE;
    }
  if (!desmi_backup_copy (copy_path, part, NULL, NULL, NULL, error))
    return FALSE;
  if (desmi_backup_set_aside (target, error))
    {
      g_unlink (shm);
      if (g_rename (part, target) == 0)
        return TRUE;
      g_set_error (error, DESMI_STORE_ERROR, DESMI_STORE_ERROR_IO,
                   _ ("“%s” could not be written; the copy is at “%s”."), target, part);
      return FALSE;
    }
  remove_with_journal (part);
  return FALSE;
}

/**
 * desmi_store_backup:
 * @copy_path: a path that nothing has open
 * @progress: (nullable): called on the calling thread
 *
 * Copies the open file as it is at one moment and checks the copy; readers and the writer go on.
 *
 * Returns: %FALSE with @error set, and nothing left at @copy_path that was not there before
 */
gboolean
desmi_store_backup (DesmiStore   *self,
                    const char   *copy_path,
                    DesmiProgress progress,
                    gpointer      progress_data,
                    GCancellable *cancellable,
                    GError      **error)
{
  g_autofree char *target = g_canonicalize_filename (copy_path, NULL);

  if (g_strcmp0 (target, desmi_store_get_path (self)) == 0)
    {
      g_set_error_literal (
          error, DESMI_STORE_ERROR, DESMI_STORE_ERROR_EXISTS,
          _ ("A copy cannot take the place of the file itself; choose another name."));
      return FALSE;
    }
  return desmi_backup_copy (desmi_store_get_path (self), target, progress, progress_data,
                            cancellable, error);
}

/**
 * desmi_store_auto_backup:
 * @why: a word for its name, such as "import" or "sync"
 *
 * Makes a copy in the folder of backups before a large change; a file over 100 MB is left to the
 * user, and that is no error.
 */
gboolean
desmi_store_auto_backup (DesmiStore *self, const char *why, GError **error)
{
  GStatBuf info;

  if (g_stat (desmi_store_get_path (self), &info) == 0 && info.st_size > DESMI_BACKUP_MAX_SIZE)
    return TRUE;
  return desmi_backup_auto (desmi_store_get_path (self), why, error);
}
