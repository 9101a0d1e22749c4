/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Putting a copy back, and setting aside what it takes the place of. */
#include "store/desmi-backup.h"
#include "store/desmi-migration.h"
#include "store/desmi-store-file.h"

#include "core/desmi-clock.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

static char *
make_aside_path (const char *path)
{
  g_autoptr (GDateTime) now = g_date_time_new_from_unix_utc (desmi_clock_now ());
  g_autofree char      *stamp = g_date_time_format (now, "%Y%m%dT%H%M%SZ");
  g_autofree char      *stem = g_strdup (path);
  char                 *aside = NULL;

  if (g_str_has_suffix (stem, DESMI_STORE_SUFFIX))
    stem[strlen (stem) - strlen (DESMI_STORE_SUFFIX)] = '\0';
  for (guint i = 0; aside == NULL || g_file_test (aside, G_FILE_TEST_EXISTS); i++)
    {
      g_free (aside);
      aside = g_strdup_printf ("%s.set-aside-%s-%u" DESMI_STORE_SUFFIX, stem, stamp, i);
    }
  return aside;
}

static gboolean
move_beside (const char *from, const char *to, const char *suffix)
{
  g_autofree char *before = g_strconcat (from, suffix, NULL);
  g_autofree char *after = g_strconcat (to, suffix, NULL);

  return !g_file_test (before, G_FILE_TEST_EXISTS) || g_rename (before, after) == 0;
}

/**
 * desmi_backup_set_aside:
 *
 * Renames a file, with its log and journal, without which it may be no whole file; or, where it is
 * gone, those alone: a new file under its name would take them for its own. All of them or none:
 * Windows does not rename what another program has open.
 */
gboolean
desmi_backup_set_aside (const char *path, GError **error)
{
  static const char *const suffixes[] = { "", "-wal", "-journal" };
  g_autofree char         *aside = make_aside_path (path);
  g_autofree char         *shm = g_strconcat (path, "-shm", NULL);

  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    if (!move_beside (path, aside, suffixes[i]))
      {
        while (i-- > 0)
          move_beside (aside, path, suffixes[i]);
        g_set_error (error, DESMI_STORE_ERROR, DESMI_STORE_ERROR_IO,
                     _ ("“%s” could not be set aside; it was left as it is."), path);
        return FALSE;
      }
  g_unlink (shm);
  return TRUE;
}

static gboolean
refuse_open (GError **error)
{
  g_set_error_literal (error, DESMI_STORE_ERROR, DESMI_STORE_ERROR_LOCKED,
                       _ ("The district file is open in another window or program. Close it and "
                          "restore again; nothing was changed."));
  return FALSE;
}

/* Of a damaged file, too, as long as this much of it can be read. */
static char *
read_file_id (const char *path)
{
  g_autoptr (DesmiConnection) connection
      = desmi_connection_open (path, DESMI_CONNECTION_READ, NULL);

  return connection != NULL ? desmi_connection_dup_text (
             connection, "SELECT value FROM meta WHERE key = 'file_id'", NULL)
                            : NULL;
}

static gboolean
is_same_file (const char *part, const char *target)
{
  g_autofree char *ours = read_file_id (part);
  g_autofree char *theirs = read_file_id (target);

  return ours != NULL && g_strcmp0 (ours, theirs) == 0;
}

static gboolean
copy_as_it_is (const char *path, const char *aside, GError **error)
{
  g_autoptr (DesmiConnection) source = desmi_connection_open (path, DESMI_CONNECTION_READ, error);
  g_autoptr (DesmiConnection) target = NULL;

  if (source == NULL)
    return FALSE;
  target = desmi_connection_open (aside, DESMI_CONNECTION_CREATE, error);
  if (target != NULL && desmi_backup_pages (source, target, NULL, NULL, NULL, error))
    return TRUE;
  g_clear_pointer (&target, desmi_connection_close);
  desmi_backup_remove (aside);
  return FALSE;
}

/* A damaged file is what a copy is put back for: its pages are kept as they are. */
static gboolean
copy_aside (const char *path, const char *aside, GError **error)
{
  g_autoptr (GError) local = NULL;

  if (desmi_backup_copy (path, aside, NULL, NULL, NULL, &local))
    return TRUE;
  if (g_error_matches (local, DESMI_STORE_ERROR, DESMI_STORE_ERROR_DAMAGED))
    return copy_as_it_is (path, aside, error);
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

/* Into a file that others have open, in one transaction, which they see like any change. What was
 * there is copied aside first. Another district's file would pull the ground from under them. */
static gboolean
put_into (const char *part, const char *target, GError **error)
{
  g_autofree char            *aside = make_aside_path (target);
  g_autoptr (DesmiConnection) source = NULL;
  g_autoptr (DesmiConnection) open_file = NULL;

  if (!is_same_file (part, target))
    return refuse_open (error);
  source = desmi_connection_open (part, DESMI_CONNECTION_WRITE, error);
  if (source == NULL || !desmi_migration_run (source, error))
    return FALSE;
  desmi_migration_let_shrink (source);
  if (!copy_aside (target, aside, error))
    return FALSE;
  open_file = desmi_connection_open (target, DESMI_CONNECTION_WRITE, error);
  if (open_file != NULL && desmi_backup_pages (source, open_file, NULL, NULL, NULL, error))
    return TRUE;
  g_unlink (aside);
  return FALSE;
}

static gboolean
put_instead (const char *part, const char *target, GError **error)
{
  if (!desmi_backup_set_aside (target, error))
    return FALSE;
  if (g_rename (part, target) == 0)
    return TRUE;
  g_set_error (error, DESMI_STORE_ERROR, DESMI_STORE_ERROR_IO,
               _ ("“%s” could not be written; what was there is set aside beside it."), target);
  return FALSE;
}

static gboolean
check_target (const char *target, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (target);

  if (!g_file_test (folder, G_FILE_TEST_IS_DIR))
    g_set_error (error, DESMI_STORE_ERROR, DESMI_STORE_ERROR_INPUT, _ ("There is no folder “%s”."),
                 folder);
  else if (g_file_test (target, G_FILE_TEST_IS_DIR))
    g_set_error (error, DESMI_STORE_ERROR, DESMI_STORE_ERROR_INPUT,
                 _ ("“%s” is a folder or a device, not a district file."), target);
  else if (desmi_store_file_get_use (target) == DESMI_FILE_USED_ELSEWHERE)
    return refuse_open (error);
  else
    return TRUE;
  return FALSE;
}

/**
 * desmi_store_restore:
 * @copy_path: a backup
 * @path: the district file it takes the place of; it may be damaged or not be there
 * @cancellable: (nullable): heeded until the file is touched
 *
 * Puts a copy back. The file that was there is kept under another name beside it. One that is open
 * on this machine becomes what its own copy was, under the eyes of who has it open; it is left
 * alone if it is open on another machine, or the copy is of another file. A copy that is damaged,
 * foreign or of a newer version is refused. Blocks.
 *
 * Returns: %FALSE with a #DESMI_STORE_ERROR or %G_IO_ERROR_CANCELLED; then nothing is changed
 */
gboolean
desmi_store_restore (const char   *copy_path,
                     const char   *path,
                     GCancellable *cancellable,
                     GError      **error)
{
  g_autofree char *target = desmi_folder_resolve (path);
  g_autofree char *part = g_strdup_printf ("%s.%08x.part", target, g_random_int ());
  gboolean         ok;

  desmi_backup_remove_leftovers (target);
  if (!check_target (target, error)
      || !desmi_store_file_is_good (copy_path, TRUE, cancellable, error)
      || !desmi_backup_copy (copy_path, part, NULL, NULL, cancellable, error))
    return FALSE;
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    {
      desmi_backup_remove (part);
      return FALSE;
    }
  switch (desmi_store_file_get_use (target))
    {
    case DESMI_FILE_FREE:
      ok = put_instead (part, target, error);
      break;
    case DESMI_FILE_USED_HERE:
      ok = put_into (part, target, error);
      break;
    case DESMI_FILE_USED_ELSEWHERE:
    default:
      ok = refuse_open (error);
      break;
    }
  desmi_backup_remove (part);
  return ok;
}
