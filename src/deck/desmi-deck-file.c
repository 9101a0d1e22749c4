/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "deck/desmi-deck-file.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

/* What the user can do about it, where that is known. */
static char *
explain (const char *path, const GError *reason)
{
  g_autofree char *name = g_filename_display_basename (path);
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *shown = g_filename_display_name (folder);

  switch (reason->code)
    {
    case G_FILE_ERROR_NOSPC:
      return g_strdup_printf (_ ("“%s” was not written: the disk is full. Delete something, or "
                                 "choose another folder."),
                              name);
    case G_FILE_ERROR_ACCES:
    case G_FILE_ERROR_PERM:
    case G_FILE_ERROR_TXTBSY:
      return g_strdup_printf (_ ("“%s” was not written. If it is open in another program, close "
                                 "it there and try again; else choose another folder."),
                              name);
    case G_FILE_ERROR_ISDIR:
      return g_strdup_printf (_ ("“%s” is a folder. Choose another name."), name);
    case G_FILE_ERROR_NOENT:
      return g_strdup_printf (_ ("There is no folder “%s”."), shown);
    case G_FILE_ERROR_ROFS:
      return g_strdup_printf (_ ("Nothing can be written to “%s”. Choose another folder."), shown);
    default:
      return g_strdup_printf (_ ("“%s” was not written: %s"), name, reason->message);
    }
}

static gboolean
fail (const char *path, const GError *reason, GError **error)
{
  g_autofree char *sentence = explain (path, reason);

  g_set_error_literal (error, G_FILE_ERROR, reason->code, sentence);
  return FALSE;
}

static gboolean
fail_from_errno (const char *path, int code, GError **error)
{
  g_autoptr (GError) reason = g_error_new_literal (
      G_FILE_ERROR, (gint) g_file_error_from_errno (code), g_strerror (code));

  return fail (path, reason, error);
}

/**
 * desmi_deck_file_save:
 * @path: file name
 * @bytes: its content
 *
 * Writes a file beside the one that is there and then puts it in its place: when the disk is full
 * or the other one is open elsewhere, the old one stays as it was and nothing else is left.
 *
 * Returns: whether it was saved; else a #GFileError with a sentence that says what to do
 */
gboolean
desmi_deck_file_save (const char *path, GBytes *bytes, GError **error)
{
  g_autoptr (GError) reason = NULL;
  gsize              length;
  const char        *data = g_bytes_get_data (bytes, &length);

  if (g_file_set_contents (path, data, (gssize) length, &reason))
    return TRUE;
  return fail (path, reason, error);
}

/**
 * desmi_deck_files_begin:
 * @folder: that several files are to be in, all of them or none
 *
 * Returns: (transfer full) (nullable): a folder in it to save them in, for desmi_deck_files_end();
 * %NULL with an error as desmi_deck_file_save() has it
 */
char *
desmi_deck_files_begin (const char *folder, GError **error)
{
  g_autofree char *room = g_build_filename (folder, ".desmigratif-XXXXXX", NULL);
  g_autofree char *name = g_path_get_basename (folder);
  g_autofree char *path = g_build_filename (folder, name, NULL); /* for the sentence */

  if (g_mkdtemp (room) != NULL)
    return g_steal_pointer (&room);
  /* no file is open in another program here */
  fail_from_errno (path, errno == EACCES || errno == EPERM ? EROFS : errno, error);
  return NULL;
}

/* A folder in the way would stop the move when others were moved already. */
static gboolean
check_ways (const char *folder, GPtrArray *names, GError **error)
{
  for (guint i = 0; i < names->len; i++)
    {
      g_autofree char *path = g_build_filename (folder, names->pdata[i], NULL);

      if (g_file_test (path, G_FILE_TEST_IS_DIR))
        return fail_from_errno (path, EISDIR, error);
    }
  return TRUE;
}

/**
 * desmi_deck_files_end:
 * @room: (transfer full): what desmi_deck_files_begin() gave
 * @folder: that it is in
 * @names: (element-type filename): of what was saved, or begun to be
 * @error: never %NULL; set already, if the files are not to be kept
 *
 * Puts the files where they belong, in place of those that are there, unless there is an error, and
 * removes @room.
 *
 * Returns: whether all are there
 */
gboolean
desmi_deck_files_end (char *room, const char *folder, GPtrArray *names, GError **error)
{
  gboolean done = *error == NULL && check_ways (folder, names, error);

  for (guint i = 0; i < names->len; i++)
    {
      g_autofree char *from = g_build_filename (room, names->pdata[i], NULL);
      g_autofree char *to = g_build_filename (folder, names->pdata[i], NULL);

      if (done && g_rename (from, to) != 0)
        done = fail_from_errno (to, errno, error);
      if (!done)
        g_unlink (from);
    }
  g_rmdir (room);
  g_free (room);
  return done;
}
