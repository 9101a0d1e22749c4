/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Scenes of each chart as text lines, to be reviewed as a diff when a layout changes.
 * DESMI_UPDATE_SNAPSHOTS=1 writes them anew. */
#include "chart-cases.h"

static char *
make_name (const ChartCase *self, const ChartSnapshot *snapshot)
{
  static const char *const themes[] = {
    [DESMI_THEME_LIGHT] = "light",
    [DESMI_THEME_DARK] = "dark",
    [DESMI_THEME_PRINT] = "print",
    [DESMI_THEME_LIGHT_CONTRAST] = "light-contrast",
    [DESMI_THEME_DARK_CONTRAST] = "dark-contrast",
  };

  return g_strdup_printf ("%s-%s-%gx%g-%s-%s.txt", desmi_chart_type_to_name (self->type),
                          chart_state_name (snapshot->state), snapshot->width, snapshot->height,
                          themes[snapshot->theme],
                          snapshot->language == DESMI_LANGUAGE_EN ? "en" : "id");
}

static char *
dup_folder (void)
{
  return g_build_filename (g_getenv ("DESMI_TOP_SRCDIR"), "tests", "data", "scenes", NULL);
}

static void
check (const ChartCase *self, const ChartSnapshot *snapshot)
{
  g_autofree char       *name = make_name (self, snapshot);
  g_autofree char       *folder = dup_folder ();
  g_autofree char       *path = g_build_filename (folder, name, NULL);
  g_autofree char       *ours = NULL, *wanted = NULL;
  g_autoptr (GError)     error = NULL;
  const DesmiLocale     *locale = snapshot->language == DESMI_LANGUAGE_EN
                                      ? desmi_locale_get_english ()
                                      : desmi_locale_get_indonesian ();
  g_autoptr (DesmiScene) scene
      = chart_case_layout (self->type, snapshot->state, snapshot->width, snapshot->height,
                           snapshot->theme, 1, locale, desmi_measurer_get_fixed (), TRUE, NULL);

  ours = desmi_scene_to_text (scene);
  if (g_getenv ("DESMI_UPDATE_SNAPSHOTS") != NULL)
    {
      g_file_set_contents (path, ours, -1, &error);
      g_assert_no_error (error);
    }
  g_file_get_contents (path, &wanted, NULL, &error);
  g_assert_no_error (error);
  g_test_message ("%s", name);
  g_assert_cmpstr (ours, ==, wanted);
}

static void
test_snapshots (gconstpointer data)
{
  const ChartCase *self = chart_case_get ((DesmiChartType) GPOINTER_TO_INT (data));

  g_assert_cmpuint (self->n_snapshots, >, 0);
  for (guint i = 0; i < self->n_snapshots; i++)
    check (self, &self->snapshots[i]);
}

/* A scene that nothing is compared with any more would be kept for ever. */
static void
test_no_others (void)
{
  g_autoptr (GHashTable) names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autofree char       *path = dup_folder ();
  GDir                  *folder = g_dir_open (path, 0, NULL);
  const char            *name;

  for (int type = 0; type < DESMI_N_CHARTS; type++)
    {
      const ChartCase *self = chart_case_get ((DesmiChartType) type);

      for (guint i = 0; i < self->n_snapshots; i++)
        g_assert_true (g_hash_table_add (names, make_name (self, &self->snapshots[i])));
    }
  g_assert_nonnull (folder);
  while ((name = g_dir_read_name (folder)) != NULL)
    if (!g_hash_table_contains (names, name))
      g_error ("no chart has the scene %s", name);
  g_dir_close (folder);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  chart_case_add_tests ("snapshot", test_snapshots, argc, argv);
  g_test_add_func ("/chart/snapshot/no-others", test_no_others);
  return g_test_run ();
}
