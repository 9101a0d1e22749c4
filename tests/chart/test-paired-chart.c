/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The laws of paired bars, for random data, and what they draw for known ones. */
#include "chart-cases.h"
#include "test-random.h"

#include <math.h>
#include <string.h>

#define N_ROUNDS 1000
#define MOST_ROWS 12

/* A bar as it is drawn, and what it stands for. */
typedef struct
{
  DesmiBox box;
  double   value;
  gboolean there;
} Bar;

static DesmiTable *
random_table (guint n_rows, gboolean same, GRand *random)
{
  DesmiTableBuilder *builder = desmi_table_builder_new ("flows");

  desmi_table_builder_add_column (builder, "gender", DESMI_COLUMN_TEXT);
  desmi_table_builder_add_column (builder, "village", DESMI_COLUMN_TEXT);
  desmi_table_builder_add_column (builder, "count", DESMI_COLUMN_COUNT);
  for (guint r = 0; r < n_rows; r++)
    {
      gint64 women = (gint64) pow (10, g_rand_double_range (random, 0, 3.5));
      gint64 men = same ? women : (gint64) pow (10, g_rand_double_range (random, 0, 3.5));

      for (guint side = 0; side < 2; side++)
        {
          g_autofree char *name = g_strdup_printf ("%u", r);

          if (!same && g_rand_int_range (random, 0, 8) == 0)
            continue;
          desmi_table_builder_add_row (builder);
          desmi_table_builder_set_text (builder, 0, side == 0 ? "F" : "M", NULL);
          desmi_table_builder_set_text (builder, 1, name, NULL);
          desmi_table_builder_set_int (builder, 2, side == 0 ? women : men);
        }
    }
  return desmi_table_builder_end (builder);
}

static DesmiScene *
layout (DesmiTable *table, double width, double height)
{
  return chart_scene_lay_out (DESMI_CHART_PAIRED, table, NULL, width, height);
}

static void
read_bars (DesmiScene *scene, Bar bars[MOST_ROWS][2])
{
  DesmiTable *table = desmi_scene_get_table (scene);

  memset (bars, 0, sizeof (Bar) * MOST_ROWS * 2);
  for (guint i = 0; i < desmi_scene_get_n_marks (scene); i++)
    {
      const DesmiSceneMark *mark = desmi_scene_get_mark (scene, i);
      guint                 row = (guint) mark->row;

      if (mark->accessible == NULL || mark->row < 0)
        continue;
      bars[g_ascii_strtoull (desmi_table_get_text (table, row, 0), NULL, 10)]
          [*desmi_table_get_text (table, row, 1) == 'M']
          = (Bar){ mark->box, (double) desmi_table_get_int (table, row, 2), TRUE };
    }
}

static void
find_scale (const Bar *bars, double *px, double *most)
{
  *px = *most = 0;
  for (guint i = 0; i < 2 * MOST_ROWS; i++)
    if (bars[i].there && bars[i].value > *most)
      {
        *most = bars[i].value;
        *px = bars[i].box.width / *most;
      }
}

/* Women end where the left side begins, men begin where the right one does, and both are as long as
 * their values on one scale. */
static void
check_lengths (Bar bars[MOST_ROWS][2], double width)
{
  double px, most, inner[2] = { -1, -1 };

  find_scale (&bars[0][0], &px, &most);
  for (guint i = 0; i < MOST_ROWS; i++)
    for (guint side = 0; side < 2; side++)
      {
        const Bar *bar = &bars[i][side];
        double     from = side == 0 ? bar->box.x + bar->box.width : bar->box.x;

        if (!bar->there)
          continue;
        g_assert_cmpfloat_with_epsilon (bar->box.width, MAX (1, px * bar->value), 1.01);
        g_assert_cmpfloat (side == 0 ? width / 2 - from : from - width / 2, >, 0);
        if (inner[side] >= 0)
          g_assert_cmpfloat_with_epsilon (from, inner[side], 1e-9);
        inner[side] = from;
      }
}

/* The larger the sum, the higher the row. */
static void
check_order (Bar bars[MOST_ROWS][2], guint n)
{
  for (guint i = 0; i < n; i++)
    for (guint k = 0; k < n; k++)
      {
        const Bar *one = bars[i][0].there ? &bars[i][0] : &bars[i][1];
        const Bar *two = bars[k][0].there ? &bars[k][0] : &bars[k][1];

        if (one->there && two->there
            && bars[i][0].value + bars[i][1].value > bars[k][0].value + bars[k][1].value)
          g_assert_cmpfloat (one->box.y + one->box.height, <=, two->box.y);
      }
}

static void
test_laws (void)
{
  g_autoptr (GRand) random = test_random_new (20231127);

  for (int round = 0; round < N_ROUNDS; round++)
    {
      guint                  n = (guint) g_rand_int_range (random, 1, MOST_ROWS + 1);
      double                 width = g_rand_int_range (random, 400, 1600);
      g_autoptr (DesmiTable) table = random_table (n, FALSE, random);
      g_autoptr (DesmiScene) scene = layout (table, width, 600);
      Bar                    bars[MOST_ROWS][2];

      read_bars (scene, bars);
      check_lengths (bars, width);
      check_order (bars, n);
    }
}

/* As many women as men: the right is the mirror image of the left. */
static void
test_mirrored (void)
{
  g_autoptr (GRand) random = test_random_new (20231128);

  for (int round = 0; round < N_ROUNDS; round++)
    {
      guint                  n = (guint) g_rand_int_range (random, 1, MOST_ROWS + 1);
      double                 width = 2.0 * g_rand_int_range (random, 200, 800);
      g_autoptr (DesmiTable) table = random_table (n, TRUE, random);
      g_autoptr (DesmiScene) scene = layout (table, width, 600);
      Bar                    bars[MOST_ROWS][2];

      read_bars (scene, bars);
      for (guint i = 0; i < n; i++)
        {
          const DesmiBox *left = &bars[i][0].box, *right = &bars[i][1].box;

          g_assert_true (bars[i][0].there && bars[i][1].there);
          g_assert_cmpfloat_with_epsilon (width - (left->x + left->width), right->x, 1e-9);
          g_assert_cmpfloat_with_epsilon (left->width, right->width, 1e-9);
          g_assert_cmpfloat_with_epsilon (left->y, right->y, 1e-9);
        }
    }
}

/* No number is negative for standing on the left. */
static void
test_words (void)
{
  g_autoptr (DesmiScene) scene
      = chart_scene_new (DESMI_CHART_PAIRED, CHART_STATE_USUAL, 900, 600, DESMI_LANGUAGE_EN);
  g_autofree char      *said = desmi_scene_describe (scene);
  const DesmiSceneMark *bar = chart_scene_find_said (scene, "Domestic worker, Female");

  g_assert_nonnull (bar);
  g_assert_cmpstr (bar->accessible, ==, "Domestic worker, Female, 1,290 people, 86.0% of both");
  g_assert_cmpstr (desmi_scene_mark_get_filter (bar)[1], ==, "gender=F");
  g_assert_true (chart_scene_says (scene, "Gender unknown: 12 people"));
  g_assert_nonnull (chart_scene_find_text (scene, "Female 8,169 (84%)"));
  g_assert_nonnull (strstr (said, "Carer for the elderly, Male, not reported"));
  for (guint i = 0; i < desmi_scene_get_n_marks (scene); i++)
    {
      const char *text = desmi_scene_get_mark (scene, i)->text;

      g_assert_true (text == NULL || (*text != '-' && !g_str_has_prefix (text, "−")));
    }
}

/* What is hidden is a hatched piece and “hidden”, what was not reported “–”, on its own side. */
static void
test_gaps (void)
{
  g_autoptr (DesmiScene) scene
      = chart_scene_new (DESMI_CHART_PAIRED, CHART_STATE_GAPS, 900, 600, DESMI_LANGUAGE_EN);

  g_assert_nonnull (chart_scene_find_text (scene, "hidden"));
  g_assert_nonnull (chart_scene_find_text (scene, "–"));
  g_assert_nonnull (chart_scene_find_said (scene, "Domestic worker, Male, not reported"));
  g_assert_true (chart_scene_says (scene, "Male ≥ "));
}

/* Women only: the side of the men stays empty. */
static void
test_one_side (void)
{
  DesmiTableBuilder     *builder = desmi_table_builder_new ("flows");
  g_autoptr (DesmiTable) table = NULL;
  g_autoptr (DesmiScene) scene = NULL;
  g_autofree char       *said = NULL;

  desmi_table_builder_add_column (builder, "village", DESMI_COLUMN_TEXT);
  desmi_table_builder_add_column (builder, "gender", DESMI_COLUMN_TEXT);
  desmi_table_builder_add_column (builder, "count", DESMI_COLUMN_COUNT);
  desmi_table_builder_add_row (builder);
  desmi_table_builder_set_text (builder, 0, "Tugu", NULL);
  desmi_table_builder_set_text (builder, 1, "F", NULL);
  desmi_table_builder_set_int (builder, 2, 7);
  table = desmi_table_builder_end (builder);
  scene = layout (table, 600, 400);
  said = desmi_scene_describe (scene);
  g_assert_nonnull (chart_scene_find_said (scene, "Tugu, Female, 7 people"));
  g_assert_nonnull (chart_scene_find_text (scene, "Male"));
  g_assert_null (strstr (said, "Tugu, Male"));
}

/* Beside hidden numbers, a sum is at least that much, and the largest is that of those shown. */
static void
test_hidden (void)
{
  g_autoptr (DesmiScene) scene
      = chart_scene_new (DESMI_CHART_PAIRED, CHART_STATE_HIDDEN, 480, 320, DESMI_LANGUAGE_EN);

  g_assert_nonnull (strstr (desmi_scene_get_summary (scene), " Largest of those shown: "));
  g_assert_null (strstr (desmi_scene_get_summary (scene), "Largest: "));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/chart/paired/laws", test_laws);
  g_test_add_func ("/chart/paired/mirrored", test_mirrored);
  g_test_add_func ("/chart/paired/words", test_words);
  g_test_add_func ("/chart/paired/gaps", test_gaps);
  g_test_add_func ("/chart/paired/one-side", test_one_side);
  g_test_add_func ("/chart/paired/hidden", test_hidden);
  return g_test_run ();
}
