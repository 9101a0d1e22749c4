/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The district files used before: a line each in the user's state folder, newest first. */
#include "app/desmi-session.h"

#include <string.h>

#define MAX_RECENT 10

static char *
dup_list_path (void)
{
  return g_build_filename (g_get_user_state_dir (), "desmigratif", "recent-files", NULL);
}

/* Paths as kept, also of files that are gone now; one URI a line, so that a name may hold anything.
 */
static GPtrArray *
read_list (void)
{
  g_autofree char *list = dup_list_path ();
  g_autofree char *text = NULL;
  g_auto (GStrv)   lines = NULL;
  GPtrArray       *paths = g_ptr_array_new_with_free_func (g_free);

  if (!g_file_get_contents (list, &text, NULL, NULL))
    return paths;
  lines = g_strsplit (text, "\n", -1);
  for (char **line = lines; *line != NULL && paths->len < MAX_RECENT; line++)
    {
      char *path = g_filename_from_uri (*line, NULL, NULL);

      if (path != NULL)
        g_ptr_array_add (paths, path);
    }
  return paths;
}

/* A list that cannot be written is a comfort lost, not a failure: the files are where they were. */
static void
write_list (GPtrArray *paths)
{
  g_autofree char    *list = dup_list_path ();
  g_autofree char    *folder = g_path_get_dirname (list);
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GError)  error = NULL;

  for (guint i = 0; i < paths->len && i < MAX_RECENT; i++)
    {
      g_autofree char *uri = g_filename_to_uri (g_ptr_array_index (paths, i), NULL, NULL);

      if (uri != NULL)
        g_string_append_printf (text, "%s\n", uri);
    }
  g_mkdir_with_parents (folder, 0700);
  if (!g_file_set_contents (list, text->str, (gssize) text->len, &error))
    g_info ("The list of recent files was not kept: %s", error->message);
}

static void
drop_path (GPtrArray *paths, const char *path)
{
  for (guint i = paths->len; i > 0; i--)
    if (strcmp (g_ptr_array_index (paths, i - 1), path) == 0)
      g_ptr_array_remove_index (paths, i - 1);
}

static char *
dup_absolute (const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);

  return g_file_get_path (file);
}

static void
free_file (gpointer data)
{
  DesmiRecentFile *self = data;

  g_free (self->path);
  g_free (self->name);
  g_free (self);
}

static DesmiRecentFile *
new_file (const char *path)
{
  DesmiRecentFile *self = g_new0 (DesmiRecentFile, 1);

  self->path = g_strdup (path);
  self->name = g_filename_display_basename (path);
  if (g_str_has_suffix (self->name, DESMI_STORE_SUFFIX))
    self->name[strlen (self->name) - strlen (DESMI_STORE_SUFFIX)] = '\0';
  g_strdelimit (self->name, "\n\r\t", ' ');
  self->is_there = g_file_test (path, G_FILE_TEST_IS_REGULAR);
  return self;
}

/**
 * desmi_recent_files_choose:
 * @max: how many at most
 * @except: (nullable): a path that is not wanted, since it is open
 *
 * Files that are gone are listed only as far as there is room beside those that are there.
 *
 * Returns: (transfer container) (element-type DesmiRecentFile): newest first
 */
GPtrArray *
desmi_recent_files_choose (guint max, const char *except)
{
  g_autoptr (GPtrArray) paths = read_list ();
  GPtrArray            *files = g_ptr_array_new_with_free_func (free_file);

  for (guint i = 0; i < paths->len; i++)
    if (g_strcmp0 (g_ptr_array_index (paths, i), except) != 0)
      g_ptr_array_add (files, new_file (g_ptr_array_index (paths, i)));
  /* too many: the oldest of those that are gone goes first */
  for (guint i = files->len; i > 0 && files->len > max; i--)
    if (!((DesmiRecentFile *) g_ptr_array_index (files, i - 1))->is_there)
      g_ptr_array_remove_index (files, i - 1);
  if (files->len > max)
    g_ptr_array_set_size (files, (int) max);
  return files;
}

/**
 * desmi_recent_files_add:
 *
 * Puts @path first in the list.
 */
void
desmi_recent_files_add (const char *path)
{
  g_autoptr (GPtrArray) paths = read_list ();
  char                 *absolute = dup_absolute (path);

  drop_path (paths, absolute);
  g_ptr_array_insert (paths, 0, absolute);
  write_list (paths);
}
