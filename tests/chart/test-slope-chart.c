/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The laws of slope charts, for random data, and what they draw for known ones. */
#include "chart-cases.h"
#include "test-random.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define N_ROUNDS 1000
#define MOST_LINES 12

static DesmiTable *
random_table (guint n, double values[MOST_LINES][2], GRand *random)
{
  DesmiTableBuilder *builder = desmi_table_builder_new ("flows");

  desmi_table_builder_add_column (builder, "village", DESMI_COLUMN_TEXT);
  desmi_table_builder_add_column (builder, "quarter", DESMI_COLUMN_PERIOD);
  desmi_table_builder_add_column (builder, "count", DESMI_COLUMN_COUNT);
  for (guint i = 0; i < n; i++)
    for (guint end = 0; end < 2; end++)
      {
        g_autofree char *name = g_strdup_printf ("Desa %02u", i);

        values[i][end] = floor (pow (10, g_rand_double_range (random, 0, 3.5)));
        desmi_table_builder_add_row (builder);
        desmi_table_builder_set_text (builder, 0, name, NULL);
        desmi_table_builder_set_text (builder, 1, end == 0 ? "2022-Q4" : "2023-Q4", NULL);
        desmi_table_builder_set_int (builder, 2, (gint64) values[i][end]);
      }
  return desmi_table_builder_end (builder);
}

static DesmiScene *
layout (DesmiTable *table)
{
  return chart_scene_lay_out (DESMI_CHART_SLOPE, table, NULL, 900, 600);
}

static double
y_at (const DesmiSceneMark *path, guint end)
{
  return g_array_index (path->points, double, 2 * end + 1);
}

/* The labels with the names at an end, from the top down, are in the order of the values. */
static void
check_labels (DesmiScene *scene, guint n, double values[MOST_LINES][2], guint end)
{
  double before = HUGE_VAL, bottom = -1;
  guint  n_names = 0;

  for (guint i = 0; i < desmi_scene_get_n_marks (scene); i++)
    {
      const DesmiSceneMark *mark = desmi_scene_get_mark (scene, i);
      guint                 line;

      if (mark->shape != DESMI_SHAPE_TEXT || !g_str_has_prefix (mark->text, "Desa ")
          || (mark->box.x < 450) != (end == 0))
        continue;
      line = (guint) g_ascii_strtoull (mark->text + 5, NULL, 10);
      g_assert_cmpfloat (values[line][end], <=, before);
      g_assert_cmpfloat (mark->box.y, >=, bottom + 2 - 1e-6);
      before = values[line][end];
      bottom = mark->box.y + mark->box.height;
      n_names++;
    }
  g_assert_cmpuint (n_names, ==, n);
}

/* px of an end, with its value. */
typedef struct
{
  double y, value;
} End;

static int
compare_ends (gconstpointer a, gconstpointer b)
{
  const End *one = a, *two = b;

  return one->value < two->value ? 1 : one->value > two->value ? -1 : 0;
}

/* Heights are as values, on one scale from 0. */
static void
check_heights (End *ends, guint n)
{
  const End *high = &ends[0], *low = &ends[n - 1];
  double     px;

  qsort (ends, n, sizeof *ends, compare_ends);
  if (!(high->value > low->value))
    return;
  px = (low->y - high->y) / (high->value - low->value);
  for (guint i = 0; i < n; i++)
    g_assert_cmpfloat_with_epsilon (ends[i].y, high->y + px * (high->value - ends[i].value), 1e-6);
  /* 0 is in the plot: the lowest point stands as high above the bottom as its value says. */
  g_assert_cmpfloat (low->y + px * low->value, <=, 600);
}

/* No other line changes more than those that stand out. */
static void
check_lines (DesmiScene *scene, guint n, double values[MOST_LINES][2])
{
  double plain = 0, marked = HUGE_VAL;
  End    ends[2 * MOST_LINES];
  guint  n_ends = 0;

  for (guint i = 0; i < desmi_scene_get_n_marks (scene); i++)
    {
      const DesmiSceneMark *mark = desmi_scene_get_mark (scene, i);
      guint                 line;
      double                change;

      if (mark->accessible == NULL)
        continue;
      line = (guint) g_ascii_strtoull (mark->accessible + 5, NULL, 10);
      change = fabs (values[line][1] - values[line][0]);
      for (guint end = 0; end < 2; end++)
        ends[n_ends++] = (End){ y_at (mark, end), values[line][end] };
      if (mark->style.stroke_width > 2)
        marked = MIN (marked, change);
      else
        plain = MAX (plain, change);
    }
  g_assert_cmpuint (n_ends, ==, 2 * n);
  g_assert_cmpfloat (plain, <=, marked);
  check_heights (ends, n_ends);
}

static void
test_laws (void)
{
  g_autoptr (GRand) random = test_random_new (20231129);

  for (int round = 0; round < N_ROUNDS; round++)
    {
      guint                  n = (guint) g_rand_int_range (random, 1, MOST_LINES + 1);
      double                 values[MOST_LINES][2];
      g_autoptr (DesmiTable) table = random_table (n, values, random);
      g_autoptr (DesmiScene) scene = layout (table);

      check_lines (scene, n, values);
      check_labels (scene, n, values, 0);
      check_labels (scene, n, values, 1);
    }
}

/* Of one end without a value the other one stays, as a dot without a line. */
static void
test_gaps (void)
{
  g_autoptr (DesmiScene) scene
      = chart_scene_new (DESMI_CHART_SLOPE, CHART_STATE_GAPS, 900, 600, DESMI_LANGUAGE_EN);
  const DesmiSceneMark *gap = chart_scene_find_said (scene, "Taiwan");

  g_assert_cmpstr (gap->accessible, ==, "Taiwan, in 2022 3,230 people, in 2023 not reported");
  g_assert_cmpint (gap->shape, ==, DESMI_SHAPE_RECT);
  g_assert_cmpstr (desmi_scene_mark_get_filter (gap)[0], ==, "destination=TWN");
  g_assert_nonnull (chart_scene_find_said (scene, "Malaysia, in 2022 hidden"));
  g_assert_nonnull (chart_scene_find_text (scene, "hidden"));
}

static gboolean
has_dot_at (DesmiScene *scene, double y)
{
  for (guint i = 0; i < desmi_scene_get_n_marks (scene); i++)
    {
      const DesmiSceneMark *mark = desmi_scene_get_mark (scene, i);

      if (mark->shape == DESMI_SHAPE_RECT && mark->style.radius > 0
          && fabs (mark->box.y + mark->box.height / 2 - y) < 0.01)
        return TRUE;
    }
  return FALSE;
}

/* A line to a label starts at its value; what is hidden has none, nor does one lead to 0. */
static void
test_hidden_leads_nowhere (void)
{
  g_autoptr (DesmiScene) scene
      = chart_scene_new (DESMI_CHART_SLOPE, CHART_STATE_HIDDEN, 480, 320, DESMI_LANGUAGE_EN);
  guint n_hidden = 0;

  for (guint i = 0; i < desmi_scene_get_n_marks (scene); i++)
    {
      const DesmiSceneMark *mark = desmi_scene_get_mark (scene, i);

      n_hidden += g_strcmp0 (mark->text, "hidden") == 0;
      if (mark->shape == DESMI_SHAPE_PATH && mark->style.stroke_width < 1)
        g_assert_true (has_dot_at (scene, g_array_index (mark->points, double, 1)));
    }
  g_assert_cmpuint (n_hidden, ==, 5);
}

static void
test_words (void)
{
  g_autoptr (DesmiScene) scene
      = chart_scene_new (DESMI_CHART_SLOPE, CHART_STATE_USUAL, 900, 600, DESMI_LANGUAGE_EN);
  const DesmiSceneMark *line = chart_scene_find_said (scene, "Taiwan");

  g_assert_cmpstr (line->accessible, ==,
                   "Taiwan, in 2022 3,230 people, in 2023 2,261 people, -30.0%");
  g_assert_nonnull (chart_scene_find_text (scene, "2022"));
  g_assert_nonnull (chart_scene_find_text (scene, "2,261 (-30%)"));
  g_assert_nonnull (strstr (desmi_scene_get_summary (scene), "Changed most: Taiwan, in 2022"));
}

/* Of 31 lines eleven are told apart, all rows stand in the table. */
static void
test_many (void)
{
  g_autoptr (DesmiScene) scene
      = chart_scene_new (DESMI_CHART_SLOPE, CHART_STATE_MANY, 900, 600, DESMI_LANGUAGE_EN);

  g_assert_nonnull (chart_scene_find_text (scene, "Other villages (20)"));
  g_assert_cmpuint (desmi_table_get_n_rows (desmi_scene_get_table (scene)), ==, 62);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/chart/slope/laws", test_laws);
  g_test_add_func ("/chart/slope/gaps", test_gaps);
  g_test_add_func ("/chart/slope/hidden-leads-nowhere", test_hidden_leads_nowhere);
  g_test_add_func ("/chart/slope/words", test_words);
  g_test_add_func ("/chart/slope/many", test_many);
  return g_test_run ();
}
