/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the bars draw for known data. */
#include "chart-cases.h"

#include <string.h>

/* Bars' lengths are as their values, within a pixel. */
static void
test_bar_lengths (void)
{
  g_autoptr (DesmiScene) scene
      = chart_scene_new (DESMI_CHART_BARS, CHART_STATE_USUAL, 900, 400, DESMI_LANGUAGE_ID);
  double per_person = 0;
  guint  n = 0;

  for (guint i = 0; i < desmi_scene_get_n_marks (scene); i++)
    {
      const DesmiSceneMark *mark = desmi_scene_get_mark (scene, i);
      double                value;

      if (mark->accessible == NULL)
        continue;
      value = (double) desmi_table_get_int (desmi_scene_get_table (scene), (guint) mark->row, 1);
      if (n++ == 0)
        per_person = mark->box.width / value;
      g_assert_cmpfloat_with_epsilon (mark->box.width, per_person * value, 1.0);
    }
  g_assert_cmpuint (n, ==, 7);
}

/* What is not drawn, and what is drawn as long as it is, makes no bar untrue; what would be thinner
 * than a pixel does. */
static void
test_not_to_scale (void)
{
  static const struct
  {
    ChartState state;
    double     width;
    gboolean   note;
  } cases[] = {
    { CHART_STATE_USUAL, 900, FALSE }, { CHART_STATE_USUAL, 200, FALSE },
    { CHART_STATE_MANY, 400, FALSE },  { CHART_STATE_ZERO, 900, FALSE },
    { CHART_STATE_RANGE, 900, TRUE },  { CHART_STATE_RANGE, 1600, TRUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (DesmiScene) scene = chart_scene_new (DESMI_CHART_BARS, cases[i].state,
                                                      cases[i].width, 500, DESMI_LANGUAGE_EN);

      g_test_message ("case %u", i);
      g_assert_cmpint (chart_scene_says (scene, "The shortest bars are not to scale"), ==,
                       cases[i].note);
    }
}

/* However short, a bar is not hidden by the line it starts at. */
static void
test_short_bars_are_seen (void)
{
  static const ChartState states[]
      = { CHART_STATE_TINY_SHARES, CHART_STATE_RANGE, CHART_STATE_NEGATIVE };

  for (guint s = 0; s < G_N_ELEMENTS (states); s++)
    {
      g_autoptr (DesmiScene) scene
          = chart_scene_new (DESMI_CHART_BARS, states[s], 900, 500, DESMI_LANGUAGE_EN);
      const DesmiSceneMark *zero = NULL;
      guint                 n_bars = 0;

      for (guint i = 0; i < desmi_scene_get_n_marks (scene); i++)
        {
          const DesmiSceneMark *mark = desmi_scene_get_mark (scene, i);

          if (mark->shape == DESMI_SHAPE_RECT && mark->accessible == NULL && mark->box.width <= 1
              && mark->box.height > 200)
            zero = mark;
          if (mark->accessible == NULL)
            continue;
          g_assert_nonnull (zero);
          if (states[s] != CHART_STATE_NEGATIVE)
            g_assert_cmpfloat (mark->box.x, >=, zero->box.x + zero->box.width);
          g_assert_cmpfloat (mark->box.width, >=, 1);
          n_bars++;
        }
      g_assert_cmpuint (n_bars, >, 2);
    }
}

/* Departures, returns, women and men have the colours that they have in every chart. */
static void
test_bar_colors (void)
{
  DesmiTheme              theme;
  const DesmiChartContext context
      = { 600, 300, &theme, desmi_locale_get_english (), desmi_measurer_get_fixed () };

  desmi_theme_init (&theme, DESMI_THEME_LIGHT);
  for (guint i = 0; i < 4; i++)
    {
      const DesmiColor *const wanted[]
          = { &theme.series[0], &theme.departures, &theme.returns, &theme.women };
      const DesmiChartSpec spec
          = { .title = "x", .subject = i < 3 ? (DesmiSubject) i : DESMI_SUBJECT_RETURNS };
      DesmiTableBuilder     *builder = desmi_table_builder_new ("flows");
      g_autoptr (DesmiTable) table = NULL;
      g_autoptr (DesmiScene) scene = NULL;
      guint                  n_bars = 0;

      desmi_table_builder_add_column (builder, i < 3 ? "sector" : "gender", DESMI_COLUMN_TEXT);
      desmi_table_builder_add_column (builder, "count", DESMI_COLUMN_COUNT);
      desmi_table_builder_add_row (builder);
      desmi_table_builder_set_text (builder, 0, i < 3 ? "formal" : "F", i < 3 ? "Formal" : "Women");
      desmi_table_builder_set_int (builder, 1, 7);
      table = desmi_table_builder_end (builder);
      scene = desmi_chart_layout (DESMI_CHART_BARS, table, &spec, &context, NULL);
      for (guint j = 0; j < desmi_scene_get_n_marks (scene); j++)
        if (desmi_scene_get_mark (scene, j)->accessible != NULL)
          {
            g_assert_cmpmem (&desmi_scene_get_mark (scene, j)->style.fill, sizeof (DesmiColor),
                             wanted[i], sizeof (DesmiColor));
            n_bars++;
          }
      g_assert_cmpuint (n_bars, ==, 1);
    }
}

/* R14: of 31 names one is long; the others stay whole, and the rest is told under "Other". */
static void
test_many_bars (void)
{
  g_autoptr (DesmiScene) scene
      = chart_scene_new (DESMI_CHART_BARS, CHART_STATE_MANY, 900, 600, DESMI_LANGUAGE_ID);
  const DesmiSceneMark *last = NULL;
  guint                 n = 0;

  for (guint i = 0; i < desmi_scene_get_n_marks (scene); i++)
    {
      const DesmiSceneMark *mark = desmi_scene_get_mark (scene, i);

      if (mark->accessible == NULL)
        continue;
      n++;
      last = mark;
    }
  g_assert_cmpuint (n, ==, 12);
  g_assert_cmpstr (last->key, ==, "other");
  g_assert_nonnull (strstr (last->accessible, "(20)"));
  g_assert_nonnull (strstr (last->accessible, "Kecamatan nomor 30 390"));
  g_assert_cmpuint (desmi_table_get_n_rows (desmi_scene_get_table (scene)), ==, 31);
}

/* Of months all are shown that there is room for, in their order. */
static void
test_many_months (void)
{
  static const double    heights[] = { 900, 300 };
  DesmiTableBuilder     *builder = desmi_table_builder_new ("flows");
  g_autoptr (DesmiTable) table = NULL;
  DesmiTheme             theme;
  const DesmiChartSpec   spec = { .title = "x" };

  desmi_theme_init (&theme, DESMI_THEME_LIGHT);
  desmi_table_builder_add_column (builder, "month", DESMI_COLUMN_PERIOD);
  desmi_table_builder_add_column (builder, "count", DESMI_COLUMN_COUNT);
  for (int i = 0; i < 24; i++)
    {
      char month[8];

      desmi_month_to_text (desmi_period_year (2022).first + i, month);
      desmi_table_builder_add_row (builder);
      desmi_table_builder_set_text (builder, 0, month, NULL);
      desmi_table_builder_set_int (builder, 1, 10 + i);
    }
  table = desmi_table_builder_end (builder);
  for (guint h = 0; h < G_N_ELEMENTS (heights); h++)
    {
      const DesmiChartContext context
          = { 900, heights[h], &theme, desmi_locale_get_english (), desmi_measurer_get_fixed () };
      g_autoptr (DesmiScene) scene
          = desmi_chart_layout (DESMI_CHART_BARS, table, &spec, &context, NULL);
      gboolean other = FALSE;
      guint    n = 0;

      for (guint i = 0; i < desmi_scene_get_n_marks (scene); i++)
        if (desmi_scene_get_mark (scene, i)->accessible != NULL)
          {
            n++;
            other = g_strcmp0 (desmi_scene_get_mark (scene, i)->key, "other") == 0;
          }
      g_assert_cmpint (other, ==, h == 1);
      g_assert_cmpint (n == 24, ==, h == 0);
    }
}

/* What the group of small ones holds may be more than what is known of it; where all of it is
 * hidden, nobody failed to report. Which is the smallest of all, nobody knows then. */
static void
test_hidden_in_group (void)
{
  static const struct
  {
    int         value; /* of the third of five; the last two are hidden */
    const char *shown, *said;
  } cases[] = {
    { 7, "≥ 7", "Other (3), at least 7 people" },
    { 0, "hidden", "Other (3), hidden" },
  };
  const DesmiChartSpec spec = { .title = "x", .max_categories = 3, .show_values = TRUE };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      static const char *const sectors[] = { "a", "b", "c", "d", "e" };
      DesmiTableBuilder       *builder = desmi_table_builder_new ("flows");
      g_autoptr (DesmiTable)   table = NULL;
      g_autoptr (DesmiScene)   scene = NULL;

      desmi_table_builder_add_column (builder, "sector", DESMI_COLUMN_TEXT);
      desmi_table_builder_add_column (builder, "count", DESMI_COLUMN_COUNT);
      for (guint r = 0; r < G_N_ELEMENTS (sectors); r++)
        {
          int value = r < 2 ? 100 : r == 2 ? cases[i].value : 0;

          desmi_table_builder_add_row (builder);
          desmi_table_builder_set_text (builder, 0, sectors[r], NULL);
          if (value > 0)
            desmi_table_builder_set_int (builder, 1, value);
          else
            desmi_table_builder_set_mark (builder, 1, DESMI_MARK_SUPPRESSED);
        }
      table = desmi_table_builder_end (builder);
      scene = chart_scene_lay_out (DESMI_CHART_BARS, table, &spec, 900, 400);
      g_assert_nonnull (chart_scene_find_text (scene, cases[i].shown));
      g_assert_nonnull (chart_scene_find_said (scene, cases[i].said));
      g_assert_nonnull (
          strstr (desmi_scene_get_summary (scene), " Largest of those shown: a, 100."));
      g_assert_null (strstr (desmi_scene_get_summary (scene), "Smallest"));
    }
}

/* All zero: an axis from 0 to 1, bars of a pixel, labels 0. */
static void
test_all_zero (void)
{
  g_autoptr (DesmiScene) scene
      = chart_scene_new (DESMI_CHART_BARS, CHART_STATE_ZERO, 900, 400, DESMI_LANGUAGE_ID);
  guint n_bars = 0;

  g_assert_nonnull (chart_scene_find_text (scene, "0"));
  g_assert_nonnull (chart_scene_find_text (scene, "1"));
  for (guint i = 0; i < desmi_scene_get_n_marks (scene); i++)
    if (desmi_scene_get_mark (scene, i)->accessible != NULL)
      {
        g_assert_cmpfloat_with_epsilon (desmi_scene_get_mark (scene, i)->box.width, 1.0, 1e-9);
        n_bars++;
      }
  g_assert_cmpuint (n_bars, ==, G_N_ELEMENTS (chart_countries));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/chart/bars/bar-lengths", test_bar_lengths);
  g_test_add_func ("/chart/bars/not-to-scale", test_not_to_scale);
  g_test_add_func ("/chart/bars/short-bars-are-seen", test_short_bars_are_seen);
  g_test_add_func ("/chart/bars/bar-colors", test_bar_colors);
  g_test_add_func ("/chart/bars/many-bars", test_many_bars);
  g_test_add_func ("/chart/bars/many-months", test_many_months);
  g_test_add_func ("/chart/bars/hidden-in-group", test_hidden_in_group);
  g_test_add_func ("/chart/bars/all-zero", test_all_zero);
  return g_test_run ();
}
