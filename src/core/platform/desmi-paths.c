/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Finds the program's data, its sister programs and its words, installed or in a build folder. */
#include "core/platform/desmi-paths.h"

#include "core/platform/desmi-disk.h"
#include "core/platform/desmi-process.h"
#include "desmi-config.h"

#include <gio/gio.h>

#define MAX_STEPS_UP 4
#define UNINSTALLED                                                                                \
  "desmigratif-uninstalled.conf" /* meson writes it at the top of a build folder */
#define MOVED_DATA "share" G_DIR_SEPARATOR_S "desmigratif"
#define MOVED_LOCALE "share" G_DIR_SEPARATOR_S "locale"

/* Goes @n_steps up from the running program until @relative lies there; @mark must lie in it, to be
 * sure. */
static char *
find_upwards (const char *relative, const char *mark, int n_steps)
{
  g_autofree char *folder = desmi_process_dup_folder ();

  for (int i = 0; folder != NULL && i <= n_steps; i++)
    {
      g_autofree char *found = g_build_filename (folder, relative, NULL);
      g_autofree char *beside = g_build_filename (found, mark, NULL);
      char            *parent;

      if (g_file_test (beside, G_FILE_TEST_EXISTS))
        return g_steal_pointer (&found);
      parent = g_path_get_dirname (folder);
      g_free (folder);
      folder = parent;
    }
  return NULL;
}

/* In a build folder, wherever it lies: @relative of what @key names, "source" or "build". */
static char *
find_uninstalled (const char *key, const char *relative)
{
  g_autofree char     *top = find_upwards (".", UNINSTALLED, MAX_STEPS_UP);
  g_autofree char     *path = NULL;
  g_autofree char     *folder = NULL;
  g_autoptr (GKeyFile) file = g_key_file_new ();

  if (top == NULL)
    return NULL;
  path = g_build_filename (top, UNINSTALLED, NULL);
  if (!g_key_file_load_from_file (file, path, G_KEY_FILE_NONE, NULL))
    return NULL;
  folder = g_key_file_get_string (file, "desmigratif", key, NULL);
  return folder != NULL ? g_build_filename (folder, relative, NULL) : NULL;
}

/**
 * Folder:
 * @variable: of the environment, that names it
 * @moved: beside the program's own folder, where it was installed and moved as a whole, as on
 *   Windows
 * @mark: what lies in it, to be sure
 * @key: of the build folder's file
 * @relative: below what @key names
 * @installed: where it is else
 */
typedef struct
{
  const char *variable, *moved, *mark, *key, *relative, *installed;
} Folder;

/* A folder named by the environment, the program's own, the build folder's, or where it is
 * installed. Nothing else above the program is looked at: those folders are other people's. */
static char *
find_folder (const Folder *self)
{
  const char *named = g_getenv (self->variable);
  char       *found;

  if (named != NULL && *named != '\0')
    return g_strdup (named);
  found = find_upwards (self->moved, self->mark, 1);
  if (found == NULL)
    found = find_uninstalled (self->key, self->relative);
  return found != NULL ? found : g_strdup (self->installed);
}

/**
 * desmi_paths_dup_data:
 * @relative: (nullable): a file or folder of the program's data, "sample/demo"
 *
 * The environment's DESMIGRATIF_DATA_DIR counts before the folder beside the program, that before
 * the sources of the build folder that the program runs from, and those before the installed
 * folder.
 *
 * Returns: (transfer full): a path, which need not exist
 */
char *
desmi_paths_dup_data (const char *relative)
{
  static const Folder data
      = { "DESMIGRATIF_DATA_DIR", MOVED_DATA, "catalogue", "source", "data", DESMI_DATA_DIR };
  g_autofree char *folder = find_folder (&data);

  return g_build_filename (folder, relative, NULL);
}

/**
 * desmi_paths_dup_locale:
 *
 * Returns: (transfer full): the folder for bindtextdomain(): DESMIGRATIF_LOCALE_DIR, the build
 * folder's, or the installed one
 */
char *
desmi_paths_dup_locale (void)
{
  static const Folder locale = {
    "DESMIGRATIF_LOCALE_DIR", MOVED_LOCALE, "id" G_DIR_SEPARATOR_S "LC_MESSAGES", "build", "po",
    DESMI_LOCALE_DIR
  };

  return find_folder (&locale);
}

/**
 * desmi_paths_dup_schemas:
 *
 * Returns: (transfer full) (nullable): the folder of the compiled settings schema in the build
 * folder that the program runs from; %NULL: the program is installed
 */
char *
desmi_paths_dup_schemas (void)
{
  g_autofree char *folder = find_uninstalled ("build", "data");
  g_autofree char *file
      = folder != NULL ? g_build_filename (folder, "gschemas.compiled", NULL) : NULL;

  return file != NULL && g_file_test (file, G_FILE_TEST_EXISTS) ? g_steal_pointer (&folder) : NULL;
}

/* @name in a folder of this or another layer's programs in the build folder. */
static char *
find_built (const char *name)
{
  static const char *const folders[] = { ".", "server", "src" G_DIR_SEPARATOR_S "server" };

  for (guint i = 0; i < G_N_ELEMENTS (folders); i++)
    {
      g_autofree char *folder = find_upwards (folders[i], name, MAX_STEPS_UP);

      if (folder != NULL)
        return g_build_filename (folder, name, NULL);
    }
  return NULL;
}

/**
 * desmi_paths_dup_program:
 * @name: one of our own programs, "desmigratif-publish"
 *
 * Returns: (transfer full): its path: beside the running program, in the build folder, on the
 * search path, or where it would be installed
 */
char *
desmi_paths_dup_program (const char *name)
{
  g_autofree char *file = g_strconcat (name, desmi_process_get_suffix (), NULL);
  char            *found = find_built (file);

  if (found == NULL)
    found = g_find_program_in_path (file);
  return found != NULL ? found : g_build_filename (DESMI_LIBEXEC_DIR, file, NULL);
}

/**
 * desmi_paths_dup_default_folder:
 *
 * Returns: (transfer full): the folder in which district files are kept unless the user says
 * otherwise; made if missing
 */
char *
desmi_paths_dup_default_folder (void)
{
  char *folder = desmi_disk_dup_user_folder ();

  /* If it cannot be made, creating the file in it says so. */
  g_mkdir_with_parents (folder, 0700);
  return folder;
}
