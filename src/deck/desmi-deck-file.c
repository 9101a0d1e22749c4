/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "deck/desmi-deck-file.h"

#include <glib/gi18n-lib.h>

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
  g_autofree char   *sentence = NULL;
  gsize              length;
  const char        *data = g_bytes_get_data (bytes, &length);

  if (g_file_set_contents (path, data, (gssize) length, &reason))
    return TRUE;
  sentence = explain (path, reason);
  g_set_error_literal (error, G_FILE_ERROR, reason->code, sentence);
  return FALSE;
}
