/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the rollout draws for known data, and laws that hold for any. */
#include "chart-cases.h"
#include "test-random.h"

#include <math.h>
#include <string.h>

#define N_ROUNDS 1000

static DesmiTable *
random_table (GRand *random, guint n)
{
  DesmiTableBuilder *builder = desmi_table_builder_new ("villages");

  desmi_table_builder_add_column (builder, "area", DESMI_COLUMN_TEXT);
  desmi_table_builder_add_column (builder, "cohort", DESMI_COLUMN_PERIOD);
  desmi_table_builder_add_column (builder, "actual", DESMI_COLUMN_COUNT);
  desmi_table_builder_add_column (builder, "target", DESMI_COLUMN_COUNT);
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *year = g_strdup_printf ("%u", 2010 + i);

      desmi_table_builder_add_row (builder);
      desmi_table_builder_set_text (builder, 0, "district", "Kabupaten");
      desmi_table_builder_set_text (builder, 1, year, NULL);
      if (g_rand_int_range (random, 0, 6) > 0)
        desmi_table_builder_set_int (builder, 2, g_rand_int_range (random, 0, 600));
      if (g_rand_boolean (random))
        desmi_table_builder_set_int (builder, 3, g_rand_int_range (random, 1, 600));
    }
  return desmi_table_builder_end (builder);
}

/* The line of what came: the first path with the series' key. */
static const DesmiSceneMark *
find_line (DesmiScene *scene)
{
  for (guint i = 0; i < desmi_scene_get_n_marks (scene); i++)
    {
      const DesmiSceneMark *mark = desmi_scene_get_mark (scene, i);

      if (mark->shape == DESMI_SHAPE_PATH && g_strcmp0 (mark->key, "series:district") == 0)
        return mark;
    }
  return NULL;
}

/* Steps go across or up, never down, whatever is counted. */
static void
test_never_falls (void)
{
  g_autoptr (GRand)       random = test_random_new (20170911);
  const DesmiChartSpec    spec = { .title = "x", .show_values = TRUE };
  DesmiTheme              theme;
  const DesmiChartContext context
      = { 700, 400, &theme, desmi_locale_get_english (), desmi_measurer_get_fixed () };

  desmi_theme_init (&theme, DESMI_THEME_LIGHT);
  for (int round = 0; round < N_ROUNDS; round++)
    {
      g_autoptr (DesmiTable) table
          = random_table (random, (guint) g_rand_int_range (random, 1, 15));
      g_autoptr (DesmiScene) scene
          = desmi_chart_layout (DESMI_CHART_ROLLOUT, table, &spec, &context, NULL);
      const DesmiSceneMark *line = find_line (scene);

      g_assert_nonnull (scene);
      for (guint i = 2; line != NULL && i + 1 < line->points->len; i += 2)
        {
          double dx = g_array_index (line->points, double, i)
                      - g_array_index (line->points, double, i - 2);
          double dy = g_array_index (line->points, double, i + 1)
                      - g_array_index (line->points, double, i - 1);

          g_assert_cmpfloat (dx, >=, -1e-9);
          g_assert_cmpfloat (dy, <=, 1e-9);
          g_assert_true (fabs (dx) < 1e-9 || fabs (dy) < 1e-9);
        }
    }
}

static void
test_words (void)
{
  g_autoptr (DesmiScene) scene
      = chart_scene_new (DESMI_CHART_ROLLOUT, CHART_STATE_USUAL, 900, 400, DESMI_LANGUAGE_EN);

  g_assert_cmpstr (chart_scene_find_said (scene, "Indonesia, 2018")->accessible, ==,
                   "Indonesia, 2018: 252 villages, 130 joined, planned 250");
  g_assert_cmpstr (chart_scene_find_said (scene, "Kabupaten Indramayu, 2021")->accessible, ==,
                   "Kabupaten Indramayu, 2021: 31 villages, 1 joined, 2 left");
  g_assert_nonnull (
      strstr (desmi_scene_get_summary (scene), "Indonesia: 503 by 2022. Planned: 400 by 2019."));
  g_assert_true (chart_scene_says (scene, "Triangles: villages that left the programme"));
  g_assert_true (chart_scene_says (scene, "Different scales: each area has its own"));
  g_assert_true (chart_scene_says (scene, "Sep 2023"));
}

/* Only the district's own cohorts can be asked for. */
static void
test_filter (void)
{
  g_autoptr (DesmiScene) scene
      = chart_scene_new (DESMI_CHART_ROLLOUT, CHART_STATE_USUAL, 900, 400, DESMI_LANGUAGE_EN);
  const char *const *own
      = desmi_scene_mark_get_filter (chart_scene_find_said (scene, "Kabupaten Indramayu, 2018"));

  g_assert_true (g_strv_contains (own, "cohort=2018"));
  g_assert_null (desmi_scene_mark_get_filter (chart_scene_find_said (scene, "Indonesia, 2018")));
}

/* What the hatched feet mean is said, in whole sentences in either language. */
static void
test_notes (void)
{
  g_autoptr (DesmiScene) hidden
      = chart_scene_new (DESMI_CHART_ROLLOUT, CHART_STATE_HIDDEN, 497, 400, DESMI_LANGUAGE_EN);
  g_autoptr (DesmiScene) fallen
      = chart_scene_new (DESMI_CHART_ROLLOUT, CHART_STATE_RANGE, 497, 400, DESMI_LANGUAGE_ID);

  g_assert_true (chart_scene_says (hidden, "Hatched: "));
  g_assert_false (chart_scene_says (fallen, "…"));
}

/* Whether a line of what came goes through a box. */
static gboolean
crosses (const DesmiSceneMark *line, const DesmiBox *box)
{
  if (line->points == NULL || line->key == NULL || line->style.fill.alpha > 0)
    return FALSE;
  for (guint p = 2; p + 1 < line->points->len; p += 2)
    {
      const double *at = &g_array_index (line->points, double, p - 2);

      if (MAX (at[0], at[2]) >= box->x && MIN (at[0], at[2]) <= box->x + box->width
          && MAX (at[1], at[3]) >= box->y && MIN (at[1], at[3]) <= box->y + box->height)
        return TRUE;
    }
  return FALSE;
}

/* Numbers stand beside the lines, however narrow the steps are. */
static void
test_numbers_beside_lines (void)
{
  guint n_numbers = 0;

  for (double width = 340; width < 1000; width += 20)
    {
      g_autoptr (DesmiScene) scene
          = chart_scene_new (DESMI_CHART_ROLLOUT, CHART_STATE_USUAL, width, 400, DESMI_LANGUAGE_EN);

      for (guint i = 0; i < desmi_scene_get_n_marks (scene); i++)
        {
          const DesmiSceneMark *words = desmi_scene_get_mark (scene, i);

          for (guint l = 0;
               words->shape == DESMI_SHAPE_TEXT && words->key != NULL && words->font.bold && l < i;
               l++)
            g_assert_false (crosses (desmi_scene_get_mark (scene, l), &words->box));
          n_numbers += words->shape == DESMI_SHAPE_TEXT && words->key != NULL && words->font.bold;
        }
    }
  g_assert_cmpuint (n_numbers, >, 100);
}

/* The day of the data stands on no line. */
static void
test_today (void)
{
  static const ChartState states[]
      = { CHART_STATE_USUAL, CHART_STATE_ZERO, CHART_STATE_CONSTANT, CHART_STATE_MANY };

  for (guint k = 0; k < G_N_ELEMENTS (states); k++)
    {
      g_autoptr (DesmiScene) scene
          = chart_scene_new (DESMI_CHART_ROLLOUT, states[k], 497, 400, DESMI_LANGUAGE_EN);
      guint n_lines = 0;

      for (guint i = 0; i < desmi_scene_get_n_marks (scene); i++)
        {
          const DesmiSceneMark *words = desmi_scene_get_mark (scene, i);

          for (guint l = 0; g_strcmp0 (words->text, "Sep 2023") == 0 && l < i; l++)
            {
              const DesmiSceneMark *line = desmi_scene_get_mark (scene, l);

              g_assert_false (crosses (line, &words->box));
              n_lines += line->points != NULL && line->key != NULL;
            }
        }
      g_assert_cmpuint (n_lines, >, 0);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/chart/rollout/never-falls", test_never_falls);
  g_test_add_func ("/chart/rollout/words", test_words);
  g_test_add_func ("/chart/rollout/filter", test_filter);
  g_test_add_func ("/chart/rollout/notes", test_notes);
  g_test_add_func ("/chart/rollout/today", test_today);
  g_test_add_func ("/chart/rollout/numbers-beside-lines", test_numbers_beside_lines);
  return g_test_run ();
}
