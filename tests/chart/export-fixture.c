/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "export-fixture.h"

#include <glib/gstdio.h>
#include <string.h>

static const DesmiExportOptions usual = { .scale = 1, .created_utc = EXPORT_CREATED };

static char *scratch; /* a folder of our own; GLib's isolated ones leak, and ASan says so */

/**
 * export_begin:
 *
 * Makes the folder.
 */
void
export_begin (void)
{
  scratch = g_dir_make_tmp ("desmi-export-XXXXXX", NULL);
  g_assert_nonnull (scratch);
}

/**
 * export_path:
 *
 * Returns: (transfer full): a name in the folder
 */
char *
export_path (const char *name)
{
  return g_build_filename (scratch, name, NULL);
}

/**
 * export_lay_out:
 *
 * Returns: (transfer full): a case at 800 by 400 in Indonesian
 */
DesmiScene *
export_lay_out (DesmiChartType type, ChartState state, const DesmiMeasurer *measurer)
{
  DesmiScene *scene = chart_case_layout (type, state, 800, 400, DESMI_THEME_LIGHT, 1,
                                         desmi_locale_get_indonesian (), measurer, TRUE, NULL);

  g_assert_nonnull (scene);
  return scene;
}

/**
 * export_bytes:
 *
 * Returns: (transfer full): an export
 */
GBytes *
export_bytes (DesmiScene *scene, DesmiExportFormat format, double scale)
{
  g_autoptr (GError) error = NULL;
  DesmiExportOptions options = { .scale = scale, .created_utc = EXPORT_CREATED };
  GBytes            *bytes = desmi_scene_export (scene, format, &options, &error);

  g_assert_no_error (error);
  return bytes;
}

/**
 * export_have:
 *
 * Returns: whether a program is installed; where not, the test is skipped
 */
gboolean
export_have (const char *program)
{
  g_autofree char *path = g_find_program_in_path (program);

  if (path == NULL)
    {
      g_autofree char *message = g_strdup_printf ("%s is not installed", program);

      g_test_skip (message);
    }
  return path != NULL;
}

/**
 * export_save:
 *
 * Returns: (transfer full): the path of an export in the folder
 */
char *
export_save (DesmiScene *scene, DesmiExportFormat format, const char *name)
{
  char              *path = export_path (name);
  g_autoptr (GError) error = NULL;

  desmi_scene_export_to_file (scene, path, format, &usual, &error);
  g_assert_no_error (error);
  return path;
}

/**
 * export_run:
 *
 * Returns: (transfer full): what a program wrote, which must end well
 */
char *
export_run (const char *const *argv)
{
  g_autoptr (GError) error = NULL;
  char              *out = NULL;
  int                status;

  g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH | G_SPAWN_STDERR_TO_DEV_NULL, NULL,
                NULL, &out, NULL, &status, &error);
  g_assert_no_error (error);
  g_assert_true (g_spawn_check_wait_status (status, &error));
  return out;
}

/**
 * export_find:
 *
 * Returns: (transfer none) (nullable): the first place of some bytes
 */
const guint8 *
export_find (GBytes *bytes, const char *what)
{
  gsize         size, length = strlen (what);
  const guint8 *data = g_bytes_get_data (bytes, &size);

  for (gsize i = 0; i + length <= size; i++)
    if (memcmp (data + i, what, length) == 0)
      return data + i;
  return NULL;
}

/**
 * export_end:
 * @result: of g_test_run()
 *
 * Removes the folder and what is in it.
 *
 * Returns: @result
 */
int
export_end (int result)
{
  GDir       *folder = g_dir_open (scratch, 0, NULL);
  const char *name;

  while (folder != NULL && (name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *path = g_build_filename (scratch, name, NULL);

      g_unlink (path);
    }
  g_clear_pointer (&folder, g_dir_close);
  g_rmdir (scratch);
  g_free (scratch);
  return result;
}
