/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copies of a district file: by SQLite's online copying, checked before they count. */
#include "store/desmi-backup.h"

#include "store/desmi-attachment.h"
#include "store/desmi-store-object.h"

#include "core/desmi-clock.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#define PAGES_A_STEP 256
#define PATIENCE_S 10 /* of waiting for others without a page copied */

static gboolean
is_wal (DesmiConnection *connection)
{
  g_autofree char *mode = desmi_connection_dup_text (connection, "PRAGMA journal_mode", NULL);

  return g_strcmp0 (mode, "wal") == 0;
}

/* Steps through the pages; beside a busy writer without a log the copy begins again and again, so
 * that after twice its length it is made in one go. FALSE without @error: the target says why, once
 * @backup is finished. */
static gboolean
step_pages (sqlite3_backup *backup,
            DesmiProgress   progress,
            gpointer        progress_data,
            GCancellable   *cancellable,
            GError        **error)
{
  gint64   n_done = 0, told = 0, moved = g_get_monotonic_time ();
  gboolean waiting;
  int      code;

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
      waiting = code == SQLITE_BUSY || code == SQLITE_LOCKED;
      if (waiting)
        g_usleep (20000);
      else
        moved = g_get_monotonic_time ();
    }
  while (code == SQLITE_OK
         || (waiting && g_get_monotonic_time () - moved < PATIENCE_S * G_USEC_PER_SEC));
  return code == SQLITE_DONE;
}

/**
 * desmi_backup_pages:
 *
 * Copies all pages of @source into @target in one transaction of @target, which others may have
 * open.
 */
gboolean
desmi_backup_pages (DesmiConnection *source,
                    DesmiConnection *target,
                    DesmiProgress    progress,
                    gpointer         progress_data,
                    GCancellable    *cancellable,
                    GError         **error)
{
  sqlite3_backup    *backup = sqlite3_backup_init (desmi_connection_get_db (target), "main",
                                                   desmi_connection_get_db (source), "main");
  g_autoptr (GError) local = NULL;
  gboolean           ok;

  if (backup == NULL)
    return desmi_connection_fail (target, error);
  ok = step_pages (backup, progress, progress_data, cancellable, &local);
  ok = sqlite3_backup_finish (backup) == SQLITE_OK && ok;
  if (ok)
    return TRUE;
  if (local == NULL)
    return desmi_connection_fail (target, error);
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

static gboolean
copy_to (DesmiConnection *source,
         const char      *path,
         DesmiProgress    progress,
         gpointer         progress_data,
         GCancellable    *cancellable,
         GError         **error)
{
  g_autoptr (DesmiConnection) target = desmi_connection_open (path, DESMI_CONNECTION_CREATE, NULL);

  if (target == NULL)
    {
      g_autofree char *folder = g_path_get_dirname (path);

      g_set_error (error, DESMI_STORE_ERROR, DESMI_STORE_ERROR_IO,
                   _ ("The copy could not be written into the folder “%s”."), folder);
      return FALSE;
    }
  desmi_connection_set_cancellable (target, cancellable);
  /* a copy stands alone: no log beside it, nobody has it open */
  return desmi_backup_pages (source, target, progress, progress_data, cancellable, error)
         && desmi_connection_exec (target, "PRAGMA journal_mode = DELETE", error)
         && desmi_connection_exec (target, "UPDATE meta SET value = '1' WHERE key = 'clean'",
                                   error);
}

/**
 * desmi_backup_remove:
 *
 * Removes a copy that is not finished, and its journal.
 */
void
desmi_backup_remove (const char *path)
{
  g_autofree char *journal = g_strconcat (path, "-journal", NULL);

  g_unlink (journal);
  g_unlink (path);
}

static gboolean
refuse_in_use (const char *path, GError **error)
{
  g_set_error (error, DESMI_STORE_ERROR, DESMI_STORE_ERROR_LOCKED,
               _ ("“%s” is open in another window or program; it was left as it is. Choose another "
                  "name."),
               path);
  return FALSE;
}

/* A log or journal beside the target is the other file's: it goes aside with it, and does not come
 * over the copy. */
static gboolean
put_in_place (const char *part, const char *target, GError **error)
{
  static const char *const suffixes[] = { "-wal", "-journal" };

  if (desmi_store_file_get_use (target) != DESMI_FILE_FREE)
    return refuse_in_use (target, error);
  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    {
      g_autofree char *beside = g_strconcat (target, suffixes[i], NULL);

      if (g_file_test (beside, G_FILE_TEST_EXISTS) && !desmi_backup_set_aside (target, error))
        return FALSE;
    }
  if (g_rename (part, target) == 0)
    return TRUE;
  g_set_error (error, DESMI_STORE_ERROR, DESMI_STORE_ERROR_IO,
               _ ("The copy could not be written to “%s”."), target);
  return FALSE;
}

/* Each page of the copy is read again. If one is bad, it is to be known whether it was so before.
 */
static gboolean
check_copy (DesmiStoreFile  *from,
            DesmiConnection *source,
            const char      *part,
            GCancellable    *cancellable,
            GError         **error)
{
  g_autoptr (GError) local = NULL;
  g_autofree char   *folder = g_path_get_dirname (part);
  gboolean           sound;

  if (desmi_store_file_is_good (part, TRUE, cancellable, &local))
    return TRUE;
  if (!g_error_matches (local, DESMI_STORE_ERROR, DESMI_STORE_ERROR_DAMAGED))
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  if (desmi_connection_is_sound (source, &sound) && !sound)
    {
      desmi_store_file_note_damage (from);
      desmi_store_file_refuse_damaged (from, error);
      return FALSE;
    }
  g_set_error (error, DESMI_STORE_ERROR, DESMI_STORE_ERROR_IO,
               _ ("The copy could not be written into the folder “%s”."), folder);
  return FALSE;
}

/**
 * desmi_backup_copy:
 * @from: a district file, which others may be writing
 * @to: where the copy goes; a file there is replaced when the copy is whole
 *
 * Copies a district file as it is at one moment and checks the copy. On error nothing is at @to
 * that was not there before. What is at @to with a log beside it is set aside.
 */
gboolean
desmi_backup_copy (const char   *from,
                   const char   *to,
                   DesmiProgress progress,
                   gpointer      progress_data,
                   GCancellable *cancellable,
                   GError      **error)
{
  g_autoptr (DesmiStoreFile)  file = desmi_store_file_look (from, TRUE, cancellable, error);
  g_autoptr (DesmiConnection) source = NULL;
  g_autofree char            *target = desmi_folder_resolve (to);
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
  desmi_backup_remove_leftovers (target);
  part = g_strdup_printf ("%s.%08x.part", target, g_random_int ());
  if (copy_to (source, part, progress, progress_data, cancellable, error)
      && check_copy (file, source, part, cancellable, error) && put_in_place (part, target, error))
    return TRUE;
  desmi_backup_remove (part);
  return FALSE;
}

/**
 * desmi_backup_origin_clear:
 *
 * Frees what @self holds.
 */
void
desmi_backup_origin_clear (DesmiBackupOrigin *self)
{
  g_clear_pointer (&self->file_id, g_free);
  g_clear_pointer (&self->last_step, g_free);
}

/**
 * desmi_backup_read_origin:
 * @origin: (out): clear with desmi_backup_origin_clear()
 *
 * Reads which file @path is a copy of, and its last step.
 *
 * Returns: %FALSE if @path is no sound district file that this program reads
 */
gboolean
desmi_backup_read_origin (const char *path, DesmiBackupOrigin *origin)
{
  g_autoptr (DesmiStoreFile)  file = desmi_store_file_look (path, TRUE, NULL, NULL);
  g_autoptr (DesmiConnection) connection = NULL;

  *origin = (DesmiBackupOrigin){ 0 };
  if (file == NULL)
    return FALSE;
  connection = desmi_connection_open (file->open_path, file->read_mode, NULL);
  if (connection == NULL)
    return FALSE;
  origin->file_id = desmi_connection_dup_text (
      connection, "SELECT value FROM meta WHERE key = 'file_id'", NULL);
  origin->last_step = desmi_connection_dup_text (
      connection, "SELECT id || ' ' || at || ' ' || label FROM history ORDER BY id DESC LIMIT 1",
      NULL);
  return TRUE;
}

typedef struct
{
  DesmiBackupOrigin origin; /* of the file that is in the way */
  gboolean          is_earlier;
} Earlier;

/* Whether the file in the way is this one as it was once, and nobody has worked in it since. */
static gpointer
earlier_job (DesmiConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  Earlier         *earlier = data;
  g_autofree char *id = desmi_connection_dup_text (
      connection, "SELECT value FROM meta WHERE key = 'file_id'", NULL);
  sqlite3_stmt *stmt;

  if (id == NULL || g_strcmp0 (id, earlier->origin.file_id) != 0)
    return earlier;
  earlier->is_earlier = earlier->origin.last_step == NULL;
  if (earlier->is_earlier)
    return earlier;
  stmt = desmi_connection_bind (connection, error,
                                "SELECT 1 FROM history WHERE id || ' ' || at || ' ' || label = ?",
                                "s", earlier->origin.last_step);
  if (stmt == NULL)
    return NULL;
  earlier->is_earlier = desmi_connection_step (connection, stmt, error);
  sqlite3_reset (stmt);
  return earlier;
}

/* Only an earlier copy of the same file is replaced. */
static gboolean
check_target (DesmiStore *self, const char *target, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (target);
  Earlier          earlier = { 0 };

  if (!g_file_test (folder, G_FILE_TEST_IS_DIR))
    {
      g_set_error (error, DESMI_STORE_ERROR, DESMI_STORE_ERROR_INPUT,
                   _ ("There is no folder “%s”."), folder);
      return FALSE;
    }
  if (!g_file_test (target, G_FILE_TEST_EXISTS))
    return TRUE;
  if (desmi_backup_read_origin (target, &earlier.origin))
    desmi_store_read (self, earlier_job, &earlier, NULL, NULL);
  desmi_backup_origin_clear (&earlier.origin);
  if (earlier.is_earlier)
    return TRUE;
  g_set_error (error, DESMI_STORE_ERROR, DESMI_STORE_ERROR_EXISTS,
               _ ("“%s” is there already and is no earlier copy of this district file; it was left "
                  "as it is. Choose another name."),
               target);
  return FALSE;
}

/**
 * desmi_store_backup:
 * @copy_path: where the copy goes; what is there is replaced only if it is an earlier copy of this
 *   file in which nobody has worked
 *
 * Copies the file as it is now, while others may write it, and checks the copy. Blocks.
 *
 * Returns: %FALSE with @error EXISTS, INPUT (no such folder), LOCKED (the place is in use), IO or
 *   %G_IO_ERROR_CANCELLED; then @copy_path is as it was
 */
gboolean
desmi_store_backup (DesmiStore   *self,
                    const char   *copy_path,
                    DesmiProgress progress,
                    gpointer      progress_data,
                    GCancellable *cancellable,
                    GError      **error)
{
  g_autofree char   *target = desmi_folder_resolve (copy_path);
  g_autoptr (GError) local = NULL;

  if (g_strcmp0 (target, desmi_store_get_path (self)) == 0)
    {
      g_set_error_literal (
          error, DESMI_STORE_ERROR, DESMI_STORE_ERROR_EXISTS,
          _ ("A copy cannot take the place of the file itself; choose another name."));
      return FALSE;
    }
  /* a copy without what nobody needs, if that can be had; it is as good with it */
  desmi_store_tidy (self, progress, progress_data, NULL, cancellable, NULL);
  if (check_target (self, target, &local)
      && desmi_backup_copy (desmi_store_get_path (self), target, progress, progress_data,
                            cancellable, &local))
    return TRUE;
  desmi_store_file_hear (self->shared->file, local);
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}
