/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the trend draws for known data. */
#include "chart-cases.h"
#include "test-random.h"

#include <math.h>
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

/* Random flows by the periods of @name, of which one in ten nobody reported. */
static DesmiTable *
new_flows (GRand *random, const char *name, guint n)
{
  DesmiTableBuilder *builder = desmi_table_builder_new ("flows");
  int length = strcmp (name, "year") == 0 ? 12 : strcmp (name, "quarter") == 0 ? 3 : 1;

  desmi_table_builder_add_column (builder, "direction", DESMI_COLUMN_TEXT);
  desmi_table_builder_add_column (builder, name, DESMI_COLUMN_PERIOD);
  desmi_table_builder_add_column (builder, "count", DESMI_COLUMN_COUNT);
  for (guint i = 0; i < 2 * n; i++)
    {
      int              first = desmi_month_make (2001, 1) + length * (int) (i / 2);
      DesmiPeriod      period = desmi_period_range (first, first + length - 1);
      g_autofree char *text = desmi_period_to_text (&period);

      if (g_rand_int_range (random, 0, 10) == 0)
        continue;
      desmi_table_builder_add_row (builder);
      desmi_table_builder_set_text (builder, 0, i % 2 == 0 ? "out" : "return", NULL);
      desmi_table_builder_set_text (builder, 1, text, NULL);
      desmi_table_builder_set_int (builder, 2, g_rand_int_range (random, 0, 1000));
    }
  return desmi_table_builder_end (builder);
}

static DesmiScene *
layout (DesmiTable *table, DesmiThemeKind kind, double width, double height)
{
  DesmiTheme              theme;
  const DesmiChartSpec    spec = { .title = "x", .show_values = TRUE, .frame = TRUE };
  const DesmiChartContext context
      = { width, height, &theme, desmi_locale_get_english (), desmi_measurer_get_fixed () };
  DesmiScene *scene;

  desmi_theme_init (&theme, kind);
  scene = desmi_chart_layout (DESMI_CHART_TREND, table, &spec, &context, NULL);
  g_assert_nonnull (scene);
  return scene;
}

/* Departures are orange and returns blue, wherever they are drawn. */
static void
test_colors (void)
{
  static const DesmiThemeKind kinds[] = { DESMI_THEME_LIGHT, DESMI_THEME_DARK, DESMI_THEME_PRINT };

  for (guint k = 0; k < G_N_ELEMENTS (kinds); k++)
    {
      g_autoptr (GRand)      random = test_random_new (5);
      g_autoptr (DesmiTable) table = new_flows (random, "month", 30);
      g_autoptr (DesmiScene) scene = layout (table, kinds[k], 900, 400);
      const DesmiTheme      *theme = desmi_scene_get_theme (scene);
      const DesmiColor      *wanted[] = { &theme->departures, &theme->returns };
      guint                  n[] = { 0, 0 };

      for (guint i = 0; i < desmi_scene_get_n_marks (scene); i++)
        {
          const DesmiSceneMark *mark = desmi_scene_get_mark (scene, i);
          int                   which = g_strcmp0 (mark->key, "series:out") == 0      ? 0
                                        : g_strcmp0 (mark->key, "series:return") == 0 ? 1
                                                                                      : -1;

          if (which < 0 || mark->shape != DESMI_SHAPE_PATH || mark->style.stroke.alpha <= 0)
            continue;
          g_assert_cmpmem (&mark->style.stroke, sizeof (DesmiColor), wanted[which],
                           sizeof (DesmiColor));
          n[which]++;
        }
      g_assert_cmpuint (n[0], >, 0);
      g_assert_cmpuint (n[1], >, 0);
    }
}

/* Whatever the periods, one scale holds for both lines, and the same time stands at one place. */
static void
test_laws (void)
{
  static const char *const names[] = { "month", "quarter", "year" };
  g_autoptr (GRand)        random = test_random_new (20231125);

  for (int round = 0; round < 1000; round++)
    {
      g_autoptr (DesmiTable) table
          = new_flows (random, names[round % 3], (guint) g_rand_int_range (random, 2, 40));
      g_autoptr (DesmiScene) scene
          = layout (table, DESMI_THEME_LIGHT, g_rand_double_range (random, 200, 1700),
                    g_rand_double_range (random, 150, 1000));
      DesmiTable           *behind = desmi_scene_get_table (scene);
      const DesmiSceneMark *zero = NULL, *one = NULL;
      double                scale = 0;

      g_assert_cmpint (desmi_table_sum (behind, 2), ==, desmi_table_sum (table, 2));
      for (int pass = 0; pass < 2; pass++)
        for (guint i = 0; i < desmi_scene_get_n_marks (scene); i++)
          {
            const DesmiSceneMark *mark = desmi_scene_get_mark (scene, i);
            double                value, before;

            if (mark->accessible == NULL || mark->row < 0
                || desmi_table_get_mark (behind, (guint) mark->row, 2) != DESMI_MARK_NONE)
              continue;
            value = (double) desmi_table_get_int (behind, (guint) mark->row, 2);
            if (pass == 0 && zero == NULL)
              zero = mark;
            before = (double) desmi_table_get_int (behind, (guint) zero->row, 2);
            if (pass == 0 && one == NULL && fabs (value - before) > 100)
              {
                one = mark;
                scale = (mark->box.y - zero->box.y) / (value - before);
              }
            if (pass == 1 && one != NULL)
              g_assert_cmpfloat_with_epsilon (mark->box.y, zero->box.y + scale * (value - before),
                                              1e-6);
          }
    }
}

/* Quarters and years stand side by side as months do, and filter by what they are. */
static void
test_other_periods (void)
{
  static const char *const names[] = { "quarter", "year" };
  static const char *const filters[] = { "quarter=2001-Q1", "year=2001" };
  static const char *const words[] = { "Line chart by quarter, ", "Line chart by year, " };
  static const char *const notes[] = { "quarters reported", "years reported" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (GRand)      random = test_random_new (3);
      g_autoptr (DesmiTable) table = new_flows (random, names[i], 30);
      g_autoptr (DesmiScene) scene = layout (table, DESMI_THEME_LIGHT, 900, 400);
      gboolean               found = FALSE;

      g_assert_nonnull (strstr (desmi_scene_get_summary (scene), words[i]));
      g_assert_true (chart_scene_says (scene, notes[i]));
      for (guint k = 0; k < desmi_scene_get_n_marks (scene); k++)
        {
          const char *const *filter = desmi_scene_mark_get_filter (desmi_scene_get_mark (scene, k));

          found = found || (filter != NULL && g_strv_contains (filter, filters[i]));
        }
      g_assert_true (found);
    }
}

/* The summary says what came of it all. */
static void
test_net_in_summary (void)
{
  g_autoptr (DesmiScene) scene
      = chart_scene_new (DESMI_CHART_TREND, CHART_STATE_USUAL, 900, 400, DESMI_LANGUAGE_EN);
  DesmiTable      *table = desmi_scene_get_table (scene);
  gint64           net = 0;
  g_autofree char *text = NULL, *words = NULL;

  for (guint i = 0; i < 60; i++)
    net += desmi_table_get_int (table, i, 2) - desmi_table_get_int (table, 60 + i, 2);
  text = desmi_format_number ((double) net, DESMI_NUMBER_SIGNED, 0, desmi_locale_get_english ());
  words = g_strdup_printf ("Net: %s.", text);
  g_assert_nonnull (strstr (desmi_scene_get_summary (scene), words));
}

/* On paper, where there may be no colour, returns are dashed and lines thin. */
static void
test_print (void)
{
  g_autoptr (GRand)      random = test_random_new (5);
  g_autoptr (DesmiTable) table = new_flows (random, "quarter", 30);
  g_autoptr (DesmiScene) scene = layout (table, DESMI_THEME_PRINT, 900, 400);
  guint                  n[2] = { 0, 0 };

  for (guint i = 0; i < desmi_scene_get_n_marks (scene); i++)
    {
      const DesmiSceneMark *mark = desmi_scene_get_mark (scene, i);
      gboolean              returns = g_strcmp0 (mark->key, "series:return") == 0;

      if (mark->shape != DESMI_SHAPE_PATH || (!returns && g_strcmp0 (mark->key, "series:out") != 0))
        continue;
      n[returns]++;
      g_assert_cmpint (mark->style.dash[0] > 0, ==, returns);
      g_assert_cmpfloat_with_epsilon (mark->style.stroke_width, 1, 1e-9);
    }
  g_assert_cmpuint (n[0], >, 0);
  g_assert_cmpuint (n[1], >, 0);
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

static DesmiTable *
new_events (const char *const *months, guint n)
{
  DesmiTableBuilder *builder = desmi_table_builder_new ("events");

  desmi_table_builder_add_column (builder, "month", DESMI_COLUMN_PERIOD);
  desmi_table_builder_add_column (builder, "label", DESMI_COLUMN_TEXT);
  for (guint i = 0; i < n; i++)
    {
      desmi_table_builder_add_row (builder);
      desmi_table_builder_set_text (builder, 0, months[i], NULL);
      desmi_table_builder_set_text (builder, 1, "many villages joined", NULL);
    }
  return desmi_table_builder_end (builder);
}

/* What happened stands above the lines without its words on each other; it is said, summed up and
 * in the table; what is outside the time, or no month, is left out. */
static void
test_events (void)
{
  static const char *const months[] = { "2001-02", "2001-03", "2002-06", "1999-01", "2001", "x" };
  g_autoptr (GRand)        random = test_random_new (5);
  g_autoptr (DesmiTable)   table = new_flows (random, "month", 36);
  g_autoptr (DesmiTable)   events = new_events (months, G_N_ELEMENTS (months));
  DesmiTheme               theme;
  const DesmiChartSpec     spec = { .title = "x", .show_values = TRUE, .events = events };
  const DesmiChartContext  context
      = { 900, 400, &theme, desmi_locale_get_english (), desmi_measurer_get_fixed () };
  g_autoptr (DesmiScene) scene = NULL;
  DesmiTable            *behind;
  guint                  n_said = 0, n_words = 0, n_rows = 0;
  int                    column;

  desmi_theme_init (&theme, DESMI_THEME_LIGHT);
  scene = desmi_chart_layout (DESMI_CHART_TREND, table, &spec, &context, NULL);
  g_assert_nonnull (scene);
  for (guint i = 0; i < desmi_scene_get_n_marks (scene); i++)
    {
      const DesmiSceneMark *mark = desmi_scene_get_mark (scene, i);

      n_said += mark->accessible != NULL
                && strstr (mark->accessible, ": many villages joined") != NULL;
      n_words += g_strcmp0 (mark->text, "many villages joined") == 0;
    }
  g_assert_cmpuint (n_said, ==, 3);
  g_assert_cmpuint (n_words, ==, 2); /* the first two months are too near each other */
  g_assert_nonnull (chart_scene_find_said (scene, "June 2002: many villages joined"));
  g_assert_nonnull (strstr (desmi_scene_get_summary (scene), "Marked events: February 2001: "));
  behind = desmi_scene_get_table (scene);
  column = desmi_table_find_column (behind, "event");
  g_assert_cmpint (column, >=, 0);
  for (guint r = 0; r < desmi_table_get_n_rows (behind); r++)
    n_rows += desmi_table_get_text (behind, r, (guint) column) != NULL;
  g_assert_cmpuint (n_rows, ==, 6); /* of departures and of returns */
}

static gboolean
writes (DesmiScene *scene, const char *text)
{
  for (guint i = 0; i < desmi_scene_get_n_marks (scene); i++)
    if (g_strcmp0 (desmi_scene_get_mark (scene, i)->text, text) == 0)
      return TRUE;
  return FALSE;
}

/* The greatest value is written, unless the line ends at it and says so there. */
static void
test_peaks (void)
{
  g_autoptr (DesmiScene) usual
      = chart_scene_new (DESMI_CHART_TREND, CHART_STATE_USUAL, 900, 400, DESMI_LANGUAGE_EN);
  g_autoptr (DesmiScene) constant
      = chart_scene_new (DESMI_CHART_TREND, CHART_STATE_CONSTANT, 900, 400, DESMI_LANGUAGE_EN);

  g_assert_true (writes (usual, "1,846"));
  g_assert_true (writes (constant, "Departures 42"));
  g_assert_false (writes (constant, "42"));
}

static guint
count_points_in (const DesmiSceneMark *line, const DesmiBox *box)
{
  guint n = 0;

  for (guint i = 0; i + 1 < line->points->len; i += 2)
    {
      double x = g_array_index (line->points, double, i);
      double y = g_array_index (line->points, double, i + 1);

      n += x > box->x && x < box->x + box->width && y > box->y && y < box->y + box->height;
    }
  return n;
}

/* The label of a line's peak stands beside the other line rather than upon it. */
static void
test_peak_beside_other (void)
{
  for (guint width = 480; width <= 840; width += 40)
    {
      g_autoptr (DesmiScene) scene
          = chart_scene_new (DESMI_CHART_TREND, CHART_STATE_USUAL, width, 400, DESMI_LANGUAGE_EN);
      const DesmiSceneMark *label = chart_scene_find_text (scene, "1,109");
      guint                 n_lines = 0;

      g_assert_cmpstr (label->key, ==, "series:return");
      for (guint i = 0; i < desmi_scene_get_n_marks (scene); i++)
        {
          const DesmiSceneMark *mark = desmi_scene_get_mark (scene, i);

          if (mark->shape != DESMI_SHAPE_PATH || g_strcmp0 (mark->key, "series:out") != 0)
            continue;
          n_lines++;
          g_assert_cmpuint (count_points_in (mark, &label->box), ==, 0);
        }
      g_assert_cmpuint (n_lines, >, 0);
    }
}

/* Lines that lie on each other are both seen: one of them is dashed, whatever the theme. */
static void
test_covered (void)
{
  g_autoptr (DesmiScene) scene
      = chart_scene_new (DESMI_CHART_TREND, CHART_STATE_CONSTANT, 900, 400, DESMI_LANGUAGE_EN);
  guint n_dashed = 0;

  for (guint i = 0; i < desmi_scene_get_n_marks (scene); i++)
    {
      const DesmiSceneMark *mark = desmi_scene_get_mark (scene, i);

      n_dashed += mark->shape == DESMI_SHAPE_PATH && mark->style.dash[0] > 5
                  && g_strcmp0 (mark->key, "series:return") == 0;
    }
  g_assert_cmpuint (n_dashed, >, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/chart/trend/events", test_events);
  g_test_add_func ("/chart/trend/peaks", test_peaks);
  g_test_add_func ("/chart/trend/peak-beside-other", test_peak_beside_other);
  g_test_add_func ("/chart/trend/covered", test_covered);
  g_test_add_func ("/chart/trend/gap-is-not-zero", test_gap_is_not_zero);
  g_test_add_func ("/chart/trend/provisional", test_provisional);
  g_test_add_func ("/chart/trend/net", test_net);
  g_test_add_func ("/chart/trend/single-point", test_single_point);
  g_test_add_func ("/chart/trend/end-labels-narrow", test_end_labels_narrow);
  g_test_add_func ("/chart/trend/all-zero", test_all_zero);
  g_test_add_func ("/chart/trend/colors", test_colors);
  g_test_add_func ("/chart/trend/laws", test_laws);
  g_test_add_func ("/chart/trend/other-periods", test_other_periods);
  g_test_add_func ("/chart/trend/net-in-summary", test_net_in_summary);
  g_test_add_func ("/chart/trend/print", test_print);
  return g_test_run ();
}
