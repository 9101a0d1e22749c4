/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is done when SQLite meets a damaged part of a file that opened well: it is told with the way
 * back, nothing more is written, and the whole file is read before it is opened again. */
#include "store/desmi-store-file.h"

#include "store/desmi-backup.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

static GMutex mutex; /* over the sentences of all files: readers and the writer meet damage */

/* Not in the file itself: who only looks at it notes it too, and what can be saved of it stays as
 * it is. */
static char *
make_note_path (const char *path)
{
  g_autofree char *folder = desmi_backup_dup_folder (path);

  return g_build_filename (folder, "damaged", NULL);
}

static void
leave_note (const char *path)
{
  g_autofree char *note = make_note_path (path);
  g_autofree char *folder = g_path_get_dirname (note);

  g_mkdir_with_parents (folder, 0700);
  /* without it, a writer still leaves its own mark: that it did not close the file cleanly */
  g_file_set_contents (note, "", 0, NULL);
}

static char *
make_sentence (const char *path)
{
  g_autofree char *name = g_filename_display_basename (path);
  g_autofree char *newest = desmi_backup_find_newest (path);
  g_autofree char *date = newest != NULL ? desmi_backup_format_date (newest) : NULL;

  if (newest == NULL)
    return g_strdup_printf (
        /* Translators: name of the file */
        _ ("A part of “%s” is damaged, so nothing more is written into it. There is no backup "
           "copy of it."),
        name);
  return g_strdup_printf (
      /* Translators: name of the file, date and time, path of the backup copy */
      _ ("A part of “%s” is damaged, so nothing more is written into it. The newest good backup is "
         "of %s; open the file again and restore it to go on: %s"),
      name, date, newest);
}

/**
 * desmi_store_file_note_damage:
 *
 * Remembers, beyond this open, that a part of the file is damaged. Looks for the newest good backup
 * the first time.
 */
void
desmi_store_file_note_damage (DesmiStoreFile *self)
{
  g_mutex_lock (&mutex);
  if (self->damage == NULL)
    {
      leave_note (self->path);
      self->damage = make_sentence (self->path);
    }
  g_mutex_unlock (&mutex);
}

/**
 * desmi_store_file_refuse_damaged:
 *
 * Returns: whether damage was noted; then with @error DAMAGED, which says how to go on
 */
gboolean
desmi_store_file_refuse_damaged (DesmiStoreFile *self, GError **error)
{
  gboolean damaged;

  g_mutex_lock (&mutex);
  damaged = self->damage != NULL;
  if (damaged)
    g_set_error_literal (error, DESMI_STORE_ERROR, DESMI_STORE_ERROR_DAMAGED, self->damage);
  g_mutex_unlock (&mutex);
  return damaged;
}

/**
 * desmi_store_file_hear:
 * @error: (nullable): what a copy of the file failed with
 *
 * A copy reads every page by a way of its own: if it has found damage, so has @self.
 *
 * Returns: whether @error speaks of damage
 */
gboolean
desmi_store_file_hear (DesmiStoreFile *self, const GError *error)
{
  if (!g_error_matches (error, DESMI_STORE_ERROR, DESMI_STORE_ERROR_DAMAGED))
    return FALSE;
  desmi_store_file_note_damage (self);
  return TRUE;
}

/**
 * desmi_store_file_is_suspect:
 *
 * Returns: whether damage was met in the file at @path, and it has not been read whole since
 */
gboolean
desmi_store_file_is_suspect (const char *path)
{
  g_autofree char *note = make_note_path (path);

  return g_file_test (note, G_FILE_TEST_EXISTS);
}

/**
 * desmi_store_file_clear_suspicion:
 *
 * Takes the note back, since the file at @path was read whole and is sound.
 */
void
desmi_store_file_clear_suspicion (const char *path)
{
  g_autofree char *note = make_note_path (path);

  g_unlink (note);
}
