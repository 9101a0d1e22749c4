/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The laws of stacked bars, for random data, and what they draw for known ones. */
#include "chart-cases.h"
#include "test-random.h"

#include <math.h>
#include <string.h>

#define N_ROUNDS 1000
#define MOST_BARS 9
#define MOST_SERIES 8

typedef enum
{
  KIND_PLAIN,
  KIND_SHARE,
  KIND_DIVERGING,
  N_KINDS
} Kind;

/* A part as it is drawn, and what it stands for. */
typedef struct
{
  DesmiBox box;
  double   value;
  guint    series;
} Part;

typedef struct
{
  Part   parts[MOST_SERIES];
  guint  n;
  double sum;
} Bar;

static DesmiTable *
random_table (Kind kind, guint n_bars, guint n_series, gboolean level, GRand *random)
{
  DesmiTableBuilder *builder = desmi_table_builder_new ("flows");

  desmi_table_builder_add_column (builder, level ? "village" : "year",
                                  level ? DESMI_COLUMN_TEXT : DESMI_COLUMN_PERIOD);
  desmi_table_builder_add_column (builder, "occupation", DESMI_COLUMN_TEXT);
  desmi_table_builder_add_column (builder, "count", DESMI_COLUMN_COUNT);
  for (guint b = 0; b < n_bars; b++)
    for (guint s = 0; s < n_series; s++)
      {
        g_autofree char *bar = g_strdup_printf ("%u", 2010 + b);
        g_autofree char *series = g_strdup_printf ("%u", s);
        gint64           value = g_rand_int_range (random, 0, 4) == 0
                                     ? 0
                                     : (gint64) pow (10, g_rand_double_range (random, 0, 3.5));

        if (kind == KIND_DIVERGING && g_rand_boolean (random))
          value = -value;
        desmi_table_builder_add_row (builder);
        desmi_table_builder_set_text (builder, 0, bar, NULL);
        desmi_table_builder_set_text (builder, 1, series, NULL);
        desmi_table_builder_set_int (builder, 2, value);
      }
  return desmi_table_builder_end (builder);
}

static DesmiScene *
layout (DesmiTable *table, Kind kind)
{
  const DesmiChartSpec spec = {
    .title = "x", .max_categories = MOST_BARS, .show_values = TRUE, .share = kind == KIND_SHARE
  };

  return chart_scene_lay_out (DESMI_CHART_STACKED, table, &spec, 900, 600);
}

static void
read_bars (DesmiScene *scene, Bar *bars)
{
  DesmiTable *table = desmi_scene_get_table (scene);

  memset (bars, 0, MOST_BARS * sizeof *bars);
  for (guint r = 0; r < desmi_table_get_n_rows (table); r++)
    bars[g_ascii_strtoull (desmi_table_get_text (table, r, 0), NULL, 10) - 2010].sum
        += (double) desmi_table_get_int (table, r, 2);
  for (guint i = 0; i < desmi_scene_get_n_marks (scene); i++)
    {
      const DesmiSceneMark *mark = desmi_scene_get_mark (scene, i);
      guint                 row = (guint) mark->row;
      Bar                  *bar;

      if (mark->accessible == NULL || mark->row < 0)
        continue;
      bar = &bars[g_ascii_strtoull (desmi_table_get_text (table, row, 0), NULL, 10) - 2010];
      bar->parts[bar->n++]
          = (Part){ mark->box, (double) desmi_table_get_int (table, row, 2),
                    (guint) g_ascii_strtoull (desmi_table_get_text (table, row, 1), NULL, 10) };
    }
}

/* px along the values, from the baseline outwards; of upright bars, y grows downwards. */
static double
begin_of (const Part *part, gboolean level)
{
  return level ? part->box.x : -(part->box.y + part->box.height);
}

static double
size_of (const Part *part, gboolean level)
{
  return level ? part->box.width : part->box.height;
}

/* Parts join without a gap, in whole pixels, none is lost, and none lies on another. */
static void
check_joins (const Bar *bar, gboolean level, gboolean diverging)
{
  for (guint i = 0; i < bar->n; i++)
    {
      const Part *part = &bar->parts[i];

      g_assert_cmpfloat (size_of (part, level), >=, 1);
      g_assert_cmpfloat_with_epsilon (size_of (part, level), round (size_of (part, level)), 1e-9);
      if (i > 0 && !diverging)
        g_assert_cmpfloat_with_epsilon (
            begin_of (part, level),
            begin_of (&bar->parts[i - 1], level) + size_of (&bar->parts[i - 1], level), 1e-9);
      for (guint k = 0; k < i; k++)
        g_assert_true (begin_of (part, level) + size_of (part, level)
                           <= begin_of (&bar->parts[k], level)
                       || begin_of (&bar->parts[k], level) + size_of (&bar->parts[k], level)
                              <= begin_of (part, level));
    }
}

/* px of all the parts of one sign. */
static double
length_of (const Bar *bar, gboolean level, int sign)
{
  double length = 0;

  for (guint i = 0; i < bar->n; i++)
    if (sign * bar->parts[i].value > 0)
      length += size_of (&bar->parts[i], level);
  return length;
}

static double
sum_of (const Bar *bar, int sign)
{
  double sum = 0;

  for (guint i = 0; i < bar->n; i++)
    sum += sign * bar->parts[i].value > 0 ? fabs (bar->parts[i].value) : 0;
  return sum;
}

static guint
count_of (const Bar *bar, int sign)
{
  guint n = 0;

  for (guint i = 0; i < bar->n; i++)
    n += sign * bar->parts[i].value > 0;
  return n;
}

/* Lengths are as sums, within half a pixel at either end, of this one and of the longest; shares
 * fill each bar alike. */
static void
check_lengths (const Bar *bars, guint n, Kind kind, gboolean level)
{
  double px = 0, most = 0;

  for (guint b = 0; b < n; b++)
    for (int sign = -1; sign <= 1; sign += 2)
      if (sum_of (&bars[b], sign) > most)
        {
          most = sum_of (&bars[b], sign);
          px = length_of (&bars[b], level, sign) / most;
        }
  for (guint b = 0; b < n; b++)
    for (int sign = -1; sign <= 1; sign += 2)
      {
        double sum = sum_of (&bars[b], sign), length = length_of (&bars[b], level, sign);

        if (kind == KIND_SHARE)
          g_assert_cmpfloat_with_epsilon (length, sum > 0 ? px * most : 0, 1e-6);
        else if (px * sum > count_of (&bars[b], sign) + 1)
          g_assert_cmpfloat_with_epsilon (length, px * sum, kind == KIND_DIVERGING ? 2.01 : 1.01);
      }
}

/* The order of the series is the same in all bars. */
static void
check_order (const Bar *bars, guint n)
{
  int before[MOST_SERIES][MOST_SERIES] = { { 0 } };

  for (guint b = 0; b < n; b++)
    for (guint i = 0; i < bars[b].n; i++)
      for (guint k = 0; k < i; k++)
        {
          before[bars[b].parts[k].series][bars[b].parts[i].series] = 1;
          g_assert_cmpint (before[bars[b].parts[i].series][bars[b].parts[k].series], ==, 0);
        }
}

static void
test_laws (gconstpointer data)
{
  Kind              kind = (Kind) GPOINTER_TO_INT (data);
  g_autoptr (GRand) random = test_random_new (20231126);

  for (int round = 0; round < N_ROUNDS; round++)
    {
      guint                  n_bars = (guint) g_rand_int_range (random, 1, MOST_BARS + 1);
      guint                  n_series = (guint) g_rand_int_range (random, 1, MOST_SERIES + 1);
      gboolean               level = g_rand_boolean (random);
      g_autoptr (DesmiTable) table = random_table (kind, n_bars, n_series, level, random);
      g_autoptr (DesmiScene) scene = layout (table, kind);
      Bar                    bars[MOST_BARS];
      guint                  n_parts = 0, n_values = 0;

      read_bars (scene, bars);
      for (guint b = 0; b < n_bars; b++)
        {
          check_joins (&bars[b], level, kind == KIND_DIVERGING);
          n_parts += bars[b].n;
        }
      for (guint r = 0; r < desmi_table_get_n_rows (table); r++)
        n_values += desmi_table_get_int (table, r, 2) != 0;
      g_assert_cmpuint (n_parts, ==, n_values);
      check_lengths (bars, n_bars, kind, level);
      check_order (bars, n_bars);
    }
}

static void
test_share_refuses_negative (void)
{
  g_autoptr (DesmiTable)  table = chart_case_new (DESMI_CHART_STACKED, CHART_STATE_NEGATIVE);
  DesmiTheme              theme;
  const DesmiChartSpec    spec = { .title = "x", .share = TRUE };
  const DesmiChartContext context
      = { 900, 600, &theme, desmi_locale_get_english (), desmi_measurer_get_fixed () };
  g_autoptr (GError) error = NULL;

  desmi_theme_init (&theme, DESMI_THEME_LIGHT);
  g_assert_null (desmi_chart_layout (DESMI_CHART_STACKED, table, &spec, &context, &error));
  g_assert_error (error, DESMI_CHART_ERROR, DESMI_CHART_ERROR_DATA);
  g_assert_nonnull (strstr (error->message, "Hong Kong"));
}

/* R14: of 17 series seven are told apart, and all rows stand in the table. */
static void
test_tiny (void)
{
  g_autoptr (DesmiScene) scene
      = chart_scene_new (DESMI_CHART_STACKED, CHART_STATE_TINY_SHARES, 900, 600, DESMI_LANGUAGE_EN);

  g_assert_nonnull (chart_scene_find_text (scene, "Other subdistricts (10)"));
  g_assert_cmpuint (desmi_table_get_n_rows (desmi_scene_get_table (scene)), ==, 8 * 17);
  g_assert_true (chart_scene_says (scene, "Smallest parts not to scale"));
}

/* A quarter of which nothing is known is no 0, one of which a part is not known is more than that.
 */
static void
test_gaps (void)
{
  g_autoptr (DesmiScene) scene
      = chart_scene_new (DESMI_CHART_STACKED, CHART_STATE_GAPS, 900, 600, DESMI_LANGUAGE_EN);
  const DesmiSceneMark *gap = chart_scene_find_said (scene, "Q1 2023: ");

  g_assert_nonnull (gap);
  g_assert_cmpstr (gap->accessible, ==, "Q1 2023: Hong Kong not reported");
  g_assert_cmpint (gap->style.hatch, !=, DESMI_HATCH_NONE);
  g_assert_nonnull (chart_scene_find_said (scene, "Q2 2023: Taiwan hidden"));
  g_assert_nonnull (chart_scene_find_said (scene, "Q3 2023, not reported"));
  g_assert_nonnull (chart_scene_find_text (scene, "–"));
  g_assert_true (chart_scene_says (scene, "≥ "));
}

/* Up to four series are named where they end, more in a legend. */
static void
test_names (void)
{
  g_autoptr (DesmiScene) scene
      = chart_scene_new (DESMI_CHART_STACKED, CHART_STATE_USUAL, 900, 600, DESMI_LANGUAGE_EN);
  const DesmiSceneMark *part = chart_scene_find_said (scene, "Taiwan, Q4 2023");
  const DesmiSceneMark *name = chart_scene_find_text (scene, "Taiwan");

  g_assert_nonnull (part);
  g_assert_cmpfloat (name->box.y, <, part->box.y);
  g_assert_cmpstr (part->accessible, ==,
                   "Taiwan, Q4 2023, 1,024 people, 32.1%; 13.8% more than in Q4 2022");
  g_assert_cmpstr (desmi_scene_mark_get_filter (part)[0], ==, "quarter=2023-Q4");
  g_assert_cmpstr (desmi_scene_mark_get_filter (part)[1], ==, "destination=TWN");
}

static void
test_direct_names (void)
{
  DesmiTableBuilder      *builder = desmi_table_builder_new ("flows");
  g_autoptr (DesmiTable)  table = NULL;
  g_autoptr (DesmiScene)  scene = NULL;
  DesmiTheme              theme;
  const DesmiChartSpec    spec = { .title = "x", .show_values = TRUE };
  const DesmiChartContext context
      = { 900, 600, &theme, desmi_locale_get_english (), desmi_measurer_get_fixed () };

  desmi_theme_init (&theme, DESMI_THEME_LIGHT);
  desmi_table_builder_add_column (builder, "gender", DESMI_COLUMN_TEXT);
  desmi_table_builder_add_column (builder, "year", DESMI_COLUMN_PERIOD);
  desmi_table_builder_add_column (builder, "count", DESMI_COLUMN_COUNT);
  for (guint i = 0; i < 4; i++)
    {
      desmi_table_builder_add_row (builder);
      desmi_table_builder_set_text (builder, 0, i % 2 == 0 ? "F" : "M", NULL);
      desmi_table_builder_set_text (builder, 1, i < 2 ? "2022" : "2023", NULL);
      desmi_table_builder_set_int (builder, 2, 100 - 20 * i);
    }
  table = desmi_table_builder_end (builder);
  scene = desmi_chart_layout (DESMI_CHART_STACKED, table, &spec, &context, NULL);
  g_assert_cmpfloat (chart_scene_find_text (scene, "Female")->box.x, >,
                     chart_scene_find_said (scene, "Female, 2023")->box.x);
  g_assert_cmpfloat (chart_scene_find_text (scene, "Female")->box.y, >,
                     chart_scene_find_text (scene, "Male")->box.y);
  g_assert_cmpmem (&chart_scene_find_said (scene, "Female, 2023")->style.fill, sizeof (DesmiColor),
                   &theme.women, sizeof (DesmiColor));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_data_func ("/chart/stacked/laws", GINT_TO_POINTER (KIND_PLAIN), test_laws);
  g_test_add_data_func ("/chart/stacked/laws-share", GINT_TO_POINTER (KIND_SHARE), test_laws);
  g_test_add_data_func ("/chart/stacked/laws-diverging", GINT_TO_POINTER (KIND_DIVERGING),
                        test_laws);
  g_test_add_func ("/chart/stacked/share-refuses-negative", test_share_refuses_negative);
  g_test_add_func ("/chart/stacked/tiny", test_tiny);
  g_test_add_func ("/chart/stacked/gaps", test_gaps);
  g_test_add_func ("/chart/stacked/names", test_names);
  g_test_add_func ("/chart/stacked/direct-names", test_direct_names);
  return g_test_run ();
}
