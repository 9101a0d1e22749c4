/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the trend draws for known data. */
#include "chart-cases.h"

#include <string.h>

/* R13: a month without a report is a gap, a reported 0 is a point at 0, in marks, words and table.
 */
static void
test_gap_is_not_zero (void)
{
  g_autoptr (DesmiScene) scene
      = chart_scene_new (DESMI_CHART_TREND, CHART_STATE_GAPS, 800, 400, DESMI_LANGUAGE_ID);
  DesmiTable      *table = desmi_scene_get_table (scene);
  g_autofree char *said = desmi_scene_describe (scene);
  guint            n_moves = 0;

  for (guint i = 0; i < desmi_scene_get_n_marks (scene); i++)
    {
      const DesmiSceneMark *mark = desmi_scene_get_mark (scene, i);

      if (mark->shape == DESMI_SHAPE_PATH && g_strcmp0 (mark->key, "series:out") == 0
          && mark->style.dash[0] <= 0)
        n_moves++;
    }
  g_assert_cmpuint (n_moves, ==, 11); /* ten gaps in five years */
  g_assert_nonnull (strstr (said, "Mei 2019: "));
  g_assert_null (strstr (said, "Mei 2019: 0"));
  g_assert_nonnull (strstr (said, "Juni 2019: 0; "));
  g_assert_cmpint (desmi_table_get_mark (table, 4, 2), ==, DESMI_MARK_MISSING);
  g_assert_cmpint (desmi_table_get_mark (table, 5, 2), ==, DESMI_MARK_NONE);
  g_assert_cmpint (desmi_table_get_int (table, 5, 2), ==, 0);
  g_assert_cmpuint (desmi_table_get_n_rows (table), ==, 120);
  for (guint i = 0; i < desmi_scene_get_n_marks (scene); i++)
    {
      const char *text = desmi_scene_get_mark (scene, i)->text;

      if (text != NULL && strstr (text, "50") != NULL && strstr (text, "60") != NULL)
        return;
    }
  g_error ("Nothing says that 50 of 60 months were reported.");
}

/* The last month is provisional: its piece of line is dashed and its dot hollow. */
static void
test_provisional (void)
{
  g_autoptr (DesmiScene) scene
      = chart_scene_new (DESMI_CHART_TREND, CHART_STATE_USUAL, 800, 400, DESMI_LANGUAGE_ID);
  guint n_dashed = 0, n_hollow = 0;

  for (guint i = 0; i < desmi_scene_get_n_marks (scene); i++)
    {
      const DesmiSceneMark *mark = desmi_scene_get_mark (scene, i);

      n_dashed += mark->shape == DESMI_SHAPE_PATH && mark->style.dash[0] > 0;
      n_hollow += mark->shape == DESMI_SHAPE_RECT && mark->style.radius > 0
                  && mark->style.stroke_width > 0 && mark->style.fill.red >= 1;
    }
  g_assert_cmpuint (n_dashed, ==, 2);
  g_assert_cmpuint (n_hollow, ==, 2);
}

/* Departures less returns are bars from 0, as long as their values, and are said with each point;
 * of one direction alone there is no net. */
static void
test_net (void)
{
  g_autoptr (DesmiScene) scene
      = chart_scene_new (DESMI_CHART_TREND, CHART_STATE_USUAL, 900, 400, DESMI_LANGUAGE_EN);
  g_autoptr (DesmiScene) one
      = chart_scene_new (DESMI_CHART_TREND, CHART_STATE_ONE, 900, 400, DESMI_LANGUAGE_ID);
  DesmiTable      *table = desmi_scene_get_table (scene);
  gint64           net = desmi_table_get_int (table, 0, 2) - desmi_table_get_int (table, 60, 2);
  g_autofree char *words = g_strdup_printf ("; net %+d", (int) net);
  guint            n_bars = 0;

  for (guint i = 0; i < desmi_scene_get_n_marks (scene); i++)
    {
      const DesmiSceneMark *mark = desmi_scene_get_mark (scene, i);

      if (g_strcmp0 (mark->key, "series:net") == 0)
        n_bars += mark->ops->len / 5;
    }
  g_assert_cmpuint (n_bars, ==, 60);
  g_assert_true (chart_scene_says (scene, "Thin bars: departures less returns"));
  g_assert_nonnull (
      strstr (chart_scene_find_said (scene, "Departures, January 2019")->accessible, words));
  g_assert_nonnull (
      strstr (chart_scene_find_said (scene, "Returns, January 2019")->accessible, words));
  g_assert_false (chart_scene_says (one, "Batang tipis") || chart_scene_says (one, "Thin bars"));
}

/* A single value stands once, with its name beside its point. */
static void
test_single_point (void)
{
  g_autoptr (DesmiScene) scene
      = chart_scene_new (DESMI_CHART_TREND, CHART_STATE_ONE, 900, 400, DESMI_LANGUAGE_EN);
  const DesmiSceneMark *label = NULL, *point = chart_scene_find_said (scene, "Departures, ");
  guint                 n = 0;

  for (guint i = 0; i < desmi_scene_get_n_marks (scene); i++)
    {
      const DesmiSceneMark *mark = desmi_scene_get_mark (scene, i);

      if (mark->text == NULL || g_strcmp0 (mark->key, "series:out") != 0)
        continue;
      label = mark;
      n++;
    }
  g_assert_cmpuint (n, ==, 1);
  g_assert_true (g_str_has_prefix (label->text, "Departures "));
  g_assert_cmpfloat_with_epsilon (label->box.x, point->box.x + point->box.width / 2 + 8, 0.01);
}

/* Where there is no room for name and value beside each other, neither is left out or cut. */
static void
test_end_labels_narrow (void)
{
  g_autoptr (DesmiScene) scene
      = chart_scene_new (DESMI_CHART_TREND, CHART_STATE_USUAL, 300, 300, DESMI_LANGUAGE_EN);
  guint n = 0;

  for (guint i = 0; i < desmi_scene_get_n_marks (scene); i++)
    {
      const DesmiSceneMark *mark = desmi_scene_get_mark (scene, i);

      if (mark->text == NULL || mark->key == NULL || mark->style.stroke.alpha > 0)
        continue;
      n++;
      g_assert_null (mark->full_text);
    }
  g_assert_cmpuint (n, ==, 4);
  g_assert_nonnull (chart_scene_find_text (scene, "Departures"));
  g_assert_nonnull (chart_scene_find_text (scene, "Returns"));
}

/* All zero: an axis from 0 to 1. */
static void
test_all_zero (void)
{
  g_autoptr (DesmiScene) scene
      = chart_scene_new (DESMI_CHART_TREND, CHART_STATE_ZERO, 900, 400, DESMI_LANGUAGE_ID);

  g_assert_nonnull (chart_scene_find_text (scene, "0"));
  g_assert_nonnull (chart_scene_find_text (scene, "1"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/chart/trend/gap-is-not-zero", test_gap_is_not_zero);
  g_test_add_func ("/chart/trend/provisional", test_provisional);
  g_test_add_func ("/chart/trend/net", test_net);
  g_test_add_func ("/chart/trend/single-point", test_single_point);
  g_test_add_func ("/chart/trend/end-labels-narrow", test_end_labels_narrow);
  g_test_add_func ("/chart/trend/all-zero", test_all_zero);
  return g_test_run ();
}
