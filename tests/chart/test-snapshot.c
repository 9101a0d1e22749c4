/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One scene of each chart as text lines, to be reviewed as a diff when a layout changes.
 * DESMI_UPDATE_SNAPSHOTS=1 writes them anew. */
#include "chart-cases.h"

static void
test_snapshot (gconstpointer data)
{
  DesmiChartType   type = (DesmiChartType) GPOINTER_TO_INT (data);
  g_autofree char *name = g_strconcat (desmi_chart_type_to_name (type), ".txt", NULL);
  g_autofree char *path
      = g_build_filename (g_getenv ("DESMI_TOP_SRCDIR"), "tests", "data", "scenes", name, NULL);
  g_autofree char       *ours = NULL, *wanted = NULL;
  g_autoptr (GError)     error = NULL;
  g_autoptr (DesmiScene) scene = chart_case_layout (
      type, type == DESMI_CHART_TREND ? CHART_STATE_ODD_VALUES : CHART_STATE_USUAL, 480, 320,
      DESMI_THEME_LIGHT, 1, desmi_locale_get_english (), desmi_measurer_get_fixed (), TRUE, NULL);

  ours = desmi_scene_to_text (scene);
  if (g_getenv ("DESMI_UPDATE_SNAPSHOTS") != NULL)
    {
      g_file_set_contents (path, ours, -1, &error);
      g_assert_no_error (error);
    }
  g_file_get_contents (path, &wanted, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (ours, ==, wanted);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (int type = 0; type < DESMI_N_CHARTS; type++)
    {
      g_autofree char *path = g_strdup_printf ("/chart/snapshot/%s",
                                               desmi_chart_type_to_name ((DesmiChartType) type));

      g_test_add_data_func (path, GINT_TO_POINTER (type), test_snapshot);
    }
  return g_test_run ();
}
