/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A mark that filters stands for rows that are there. */
#include "chart-cases.h"

#include <string.h>

static gboolean
row_passes (DesmiTable *table, guint row, const char *const *filter)
{
  for (guint i = 0; filter[i] != NULL; i++)
    {
      const char      *sign = strchr (filter[i], '=');
      g_autofree char *name = g_strndup (filter[i], (gsize) (sign - filter[i]));
      int              column = desmi_table_find_column (table, name);

      g_assert_cmpint (column, >=, 0);
      if (g_strcmp0 (desmi_table_get_text (table, row, (guint) column), sign + 1) != 0)
        return FALSE;
    }
  return TRUE;
}

static void
assert_rows (DesmiTable *table, const DesmiSceneMark *mark)
{
  const char *const *filter = desmi_scene_mark_get_filter (mark);
  guint              n = 0;

  for (guint row = 0; row < desmi_table_get_n_rows (table); row++)
    n += row_passes (table, row, filter);
  g_test_message ("%s: %s", filter[0], mark->accessible);
  g_assert_cmpuint (n, >, 0);
}

static void
test_rows (gconstpointer data)
{
  DesmiChartType type = (DesmiChartType) GPOINTER_TO_INT (data);

  for (int state = 0; state < CHART_N_STATES; state++)
    {
      g_autoptr (DesmiTable) table = chart_case_new (type, (ChartState) state);
      g_autoptr (DesmiScene) scene = chart_case_layout (
          type, (ChartState) state, 800, 500, DESMI_THEME_LIGHT, 1, desmi_locale_get_english (),
          desmi_measurer_get_fixed (), TRUE, NULL);

      guint n_filters = 0;

      for (guint i = 0; scene != NULL && i < desmi_scene_get_n_marks (scene); i++)
        {
          const DesmiSceneMark *mark = desmi_scene_get_mark (scene, i);

          if (desmi_scene_mark_get_filter (mark) == NULL)
            continue;
          g_assert_nonnull (mark->accessible);
          assert_rows (table, mark);
          n_filters++;
        }
      g_assert_true (state != CHART_STATE_USUAL || n_filters > 1);
    }
}

/* Which marks of a chart filter, and by what. */
static void
test_marks (void)
{
  static const struct
  {
    DesmiChartType type;
    const char    *said, *filter;
  } cases[] = {
    { DESMI_CHART_BARS, "Taiwan", "country=TWN" },
    { DESMI_CHART_SANKEY, "Taiwan to Formal", "destination=TWN" },
    { DESMI_CHART_SANKEY, "Taiwan:", "destination=TWN" },
    { DESMI_CHART_TREND, "", "month=20" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (DesmiScene) scene
          = chart_scene_new (cases[i].type, CHART_STATE_USUAL, 800, 500, DESMI_LANGUAGE_EN);
      const DesmiSceneMark *mark = chart_scene_find_said (scene, cases[i].said);

      g_test_message ("case %u", i);
      g_assert_nonnull (mark);
      g_assert_true (g_str_has_prefix (desmi_scene_mark_get_filter (mark)[0], cases[i].filter));
    }
}

/* A rest stands for no rows that could be asked for alone. */
static void
test_groups (void)
{
  static const DesmiChartType types[] = { DESMI_CHART_BARS, DESMI_CHART_SANKEY };

  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    {
      g_autoptr (DesmiScene) scene
          = chart_scene_new (types[i], CHART_STATE_MANY, 800, 500, DESMI_LANGUAGE_EN);
      const DesmiSceneMark *rest = chart_scene_find_said (scene, "Other");

      g_assert_nonnull (rest);
      g_assert_null (desmi_scene_mark_get_filter (rest));
    }
}

static void
test_several (void)
{
  DesmiTheme             theme;
  DesmiStyle             style = { .stroke_width = 1 };
  g_autoptr (DesmiScene) scene = NULL;
  DesmiSceneMark        *mark;
  g_autofree char       *text = NULL;

  desmi_theme_init (&theme, DESMI_THEME_LIGHT);
  scene = desmi_scene_new (100, 100, &theme);
  mark = desmi_scene_add_rect (scene, 0, 0, 10, 10, &style);
  desmi_scene_mark_add_filter (mark, "destination", NULL);
  desmi_scene_mark_add_filter (mark, "destination", "");
  g_assert_null (desmi_scene_mark_get_filter (mark));
  desmi_scene_mark_add_filter (mark, "destination", "TWN");
  desmi_scene_mark_add_filter (mark, "sector", "a=b\nc");
  g_assert_cmpstr (desmi_scene_mark_get_filter (mark)[0], ==, "destination=TWN");
  g_assert_cmpstr (desmi_scene_mark_get_filter (mark)[1], ==, "sector=a=b\nc");
  g_assert_null (desmi_scene_mark_get_filter (mark)[2]);
  text = desmi_scene_to_text (scene);
  g_assert_nonnull (strstr (text, " where=“destination=TWN” where=“sector=a=b c”\n"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  chart_case_add_tests ("filter/rows", test_rows, argc, argv);
  g_test_add_func ("/chart/filter/marks", test_marks);
  g_test_add_func ("/chart/filter/groups", test_groups);
  g_test_add_func ("/chart/filter/several", test_several);
  return g_test_run ();
}
