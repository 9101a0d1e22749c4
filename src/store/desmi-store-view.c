/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The private copy of a file that cannot be written and cannot be read as it is. */
#include "store/desmi-store-file.h"

#include <glib/gstdio.h>

static gboolean
copy_beside (const char *from, const char *to, const char *suffix, GError **error)
{
  g_autofree char  *from_path = g_strconcat (from, suffix, NULL);
  g_autofree char  *to_path = g_strconcat (to, suffix, NULL);
  g_autoptr (GFile) source = g_file_new_for_path (from_path);
  g_autoptr (GFile) target = g_file_new_for_path (to_path);

  if (!g_file_test (from_path, G_FILE_TEST_EXISTS))
    return TRUE;
  if (!g_file_copy (source, target, G_FILE_COPY_OVERWRITE | G_FILE_COPY_TARGET_DEFAULT_PERMS, NULL,
                    NULL, NULL, error))
    return FALSE;
  return TRUE;
}

/**
 * desmi_store_file_copy_to_view:
 *
 * Makes a private copy of the file and what lies beside it, which is opened in its stead and
 * removed with @self: for a file that must be brought up to date to be read, and cannot be written.
 */
gboolean
desmi_store_file_copy_to_view (DesmiStoreFile *self, GError **error)
{
  g_autofree char *folder = g_dir_make_tmp ("desmigratif-XXXXXX", error);
  g_autofree char *copy = NULL;

  if (folder == NULL)
    return FALSE;
  copy = g_build_filename (folder, "view" DESMI_STORE_SUFFIX, NULL);
  g_free (self->open_path);
  self->open_path = g_steal_pointer (&copy);
  self->read_mode = DESMI_CONNECTION_READ;
  return copy_beside (self->path, self->open_path, "", error)
         && copy_beside (self->path, self->open_path, "-wal", error)
         && copy_beside (self->path, self->open_path, "-journal", error);
}

/**
 * desmi_store_file_remove_view:
 *
 * Takes the private copy away again, and what SQLite left beside it.
 */
void
desmi_store_file_remove_view (DesmiStoreFile *self)
{
  static const char *const suffixes[] = { "", "-wal", "-shm", "-journal" };
  g_autofree char         *folder = g_path_get_dirname (self->open_path);

  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    {
      g_autofree char *path = g_strconcat (self->open_path, suffixes[i], NULL);

      g_unlink (path);
    }
  g_rmdir (folder);
}
