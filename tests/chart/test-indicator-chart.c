/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What indicators over time draw for known data, and laws that hold for any. */
#include "chart-cases.h"
#include "test-random.h"

#include <math.h>
#include <string.h>

#define N_ROUNDS 1000
#define MOST_INDICATORS 5
#define MOST_QUARTERS 20
#define MOST_VILLAGES 15
#define LAST "2023-Q4"

typedef struct
{
  guint  n_indicators, n_quarters, n_villages;
  gint64 values[MOST_INDICATORS][MOST_QUARTERS]; /* -1: not reported */
  gint64 villages[MOST_VILLAGES];                /* likewise */
} Data;

static gint64
random_value (GRand *random)
{
  return g_rand_int_range (random, 0, 5) == 0 ? -1 : g_rand_int_range (random, 0, 400);
}

static Data
random_data (GRand *random)
{
  Data self
      = { .n_indicators
          = g_rand_boolean (random) ? 1 : (guint) g_rand_int_range (random, 2, MOST_INDICATORS + 1),
          .n_quarters = (guint) g_rand_int_range (random, 1, MOST_QUARTERS + 1) };

  for (guint i = 0; i < self.n_indicators; i++)
    for (guint q = 0; q < self.n_quarters; q++)
      self.values[i][q] = random_value (random);
  if (self.n_indicators == 1)
    self.n_villages = (guint) g_rand_int_range (random, 0, MOST_VILLAGES + 1);
  for (guint v = 0; v < self.n_villages; v++)
    self.villages[v] = random_value (random);
  return self;
}

static void
add_row (DesmiTableBuilder *builder,
         const char        *indicator,
         const char        *village,
         const char        *when,
         gint64             value)
{
  desmi_table_builder_add_row (builder);
  desmi_table_builder_set_text (builder, 0, indicator, NULL);
  if (village != NULL)
    desmi_table_builder_set_text (builder, 1, village, NULL);
  desmi_table_builder_set_text (builder, 2, when, NULL);
  if (value >= 0)
    desmi_table_builder_set_int (builder, 3, value * 1000);
  desmi_table_builder_set_int (builder, 4, 200000);
}

static DesmiTable *
make_table (const Data *data)
{
  DesmiTableBuilder *builder = desmi_table_builder_new ("pillars");

  desmi_table_builder_add_column (builder, "indicator", DESMI_COLUMN_TEXT);
  desmi_table_builder_add_column (builder, "village", DESMI_COLUMN_CODE);
  desmi_table_builder_add_column (builder, "quarter", DESMI_COLUMN_PERIOD);
  desmi_table_builder_add_column (builder, "actual", DESMI_COLUMN_MILLI);
  desmi_table_builder_add_column (builder, "target", DESMI_COLUMN_MILLI);
  for (guint i = 0; i < data->n_indicators; i++)
    for (guint q = 0; q < data->n_quarters; q++)
      {
        DesmiPeriod      period = desmi_period_quarter (2019 + (int) q / 4, (int) q % 4 + 1);
        g_autofree char *when = desmi_period_to_text (&period);
        g_autofree char *code = g_strdup_printf ("i%u", i);

        add_row (builder, code, NULL, when, data->values[i][q]);
      }
  for (guint v = 0; v < data->n_villages; v++)
    {
      g_autofree char *code = g_strdup_printf ("32.12.01.2%03u", v + 1);

      add_row (builder, "i0", code, LAST, data->villages[v]);
    }
  return desmi_table_builder_end (builder);
}

static gboolean
is_of_village (const DesmiSceneMark *mark)
{
  return mark->key != NULL && g_str_has_prefix (mark->key, "village:");
}

/* Bars of villages are as long as their values, on one scale, the longest first. */
static void
check_villages (DesmiScene *scene)
{
  DesmiTable *table = desmi_scene_get_table (scene);
  double      unit = (double) NAN, before = HUGE_VAL, y = -HUGE_VAL;

  for (guint i = 0; i < desmi_scene_get_n_marks (scene); i++)
    {
      const DesmiSceneMark *mark = desmi_scene_get_mark (scene, i);
      double                value;

      if (mark->accessible == NULL || !is_of_village (mark) || mark->row < 0)
        continue;
      if (desmi_table_get_mark (table, (guint) mark->row, 3) != DESMI_MARK_NONE)
        {
          g_assert_cmpfloat (mark->box.width, <=, 0);
          before = -1;
          continue;
        }
      value = desmi_table_get_double (table, (guint) mark->row, 3);
      g_assert_cmpfloat (value, <=, before);
      g_assert_cmpfloat (mark->box.y, >, y);
      if (isnan (unit) && value >= 20)
        unit = mark->box.width / value;
      if (!isnan (unit))
        g_assert_cmpfloat_with_epsilon (mark->box.width, MAX (value * unit, 1), 1);
      before = value;
      y = mark->box.y;
    }
}

/* The points of an indicator lie on one straight scale. Returns: how many of them tell */
static guint
check_scale (DesmiScene *scene, const char *indicator)
{
  DesmiTable *table = desmi_scene_get_table (scene);
  double      v0 = (double) NAN, y0 = 0, slope = (double) NAN;
  guint       n = 0;

  for (guint i = 0; i < desmi_scene_get_n_marks (scene); i++)
    {
      const DesmiSceneMark *mark = desmi_scene_get_mark (scene, i);
      double                value, y = mark->box.y + mark->box.height / 2;

      if (mark->accessible == NULL || is_of_village (mark) || mark->row < 0
          || g_strcmp0 (desmi_table_get_text (table, (guint) mark->row, 0), indicator) != 0
          || desmi_table_get_mark (table, (guint) mark->row, 3) != DESMI_MARK_NONE)
        continue;
      value = desmi_table_get_double (table, (guint) mark->row, 3);
      if (isnan (v0))
        {
          v0 = value;
          y0 = y;
        }
      else if (isnan (slope) && fabs (value - v0) > 100)
        slope = (y - y0) / (value - v0);
      else if (!isnan (slope))
        {
          g_assert_cmpfloat_with_epsilon (y, y0 + slope * (value - v0), 0.05);
          n++;
        }
    }
  g_assert_true (isnan (slope) || slope < 0);
  return n;
}

static void
count_said (DesmiScene *scene, guint *n_points, guint *n_villages)
{
  *n_points = *n_villages = 0;
  for (guint i = 0; i < desmi_scene_get_n_marks (scene); i++)
    {
      const DesmiSceneMark *mark = desmi_scene_get_mark (scene, i);

      if (mark->accessible == NULL)
        continue;
      if (is_of_village (mark))
        ++*n_villages;
      else
        ++*n_points;
    }
}

static void
test_laws (void)
{
  g_autoptr (GRand) random = test_random_new (20230930);
  guint             n_on_scale = 0;

  for (int round = 0; round < N_ROUNDS; round++)
    {
      Data                   data = random_data (random);
      g_autoptr (DesmiTable) table = make_table (&data);
      g_autoptr (DesmiScene) scene
          = chart_scene_lay_out (DESMI_CHART_INDICATOR, table, NULL, 900, 420);
      guint n_points, n_villages, n_known = 0, n_any = 0;

      count_said (scene, &n_points, &n_villages);
      for (guint i = 0; i < data.n_indicators; i++)
        {
          g_autofree char *code = g_strdup_printf ("i%u", i);
          gboolean         any = FALSE;

          for (guint q = 0; q < data.n_quarters; q++)
            any = any || data.values[i][q] >= 0;
          n_known += any;
          n_any += any ? data.n_quarters : 0;
          n_on_scale += check_scale (scene, code);
        }
      if (n_known > 0)
        g_assert_cmpuint (n_points, ==, n_any);
      if (n_known == 1)
        g_assert_cmpuint (n_villages, ==, data.n_villages > 1 ? data.n_villages : 0);
      check_villages (scene);
    }
  g_assert_cmpuint (n_on_scale, >, N_ROUNDS);
}

/* Quarters without a report are gaps, and a value that may still change says so. */
static void
test_gaps (void)
{
  g_autoptr (DesmiScene) scene
      = chart_scene_new (DESMI_CHART_INDICATOR, CHART_STATE_GAPS, 900, 500, DESMI_LANGUAGE_EN);
  const DesmiSceneMark *missing = chart_scene_find_said (scene, "Anggota koperasi, Q3 2021");

  g_assert_nonnull (strstr (missing->accessible, "not reported"));
  g_assert_nonnull (strstr (missing->accessible, "9 of 12 villages"));
  g_assert_nonnull (strstr (chart_scene_find_said (scene, "Anggota koperasi, Q4 2023")->accessible,
                            "provisional"));
  g_assert_true (chart_scene_says (scene, "no target yet"));
}

/* What is known of an indicator stands under its name: unit, target, coverage, baseline, rules. */
static void
test_facts (void)
{
  g_autoptr (DesmiScene) scene
      = chart_scene_new (DESMI_CHART_INDICATOR, CHART_STATE_USUAL, 1200, 500, DESMI_LANGUAGE_EN);
  const char *summary = desmi_scene_get_summary (scene);
  const char *said = chart_scene_find_said (scene, "Kenanga, Q4 2023")->accessible;

  g_assert_true (chart_scene_says (scene, "Anggota koperasi · 168 orang"));
  g_assert_true (chart_scene_says (scene, "target 180 (93%)"));
  g_assert_true (chart_scene_says (scene, "11 of 12 villages reported"));
  g_assert_nonnull (strstr (summary, "baseline 60 in Q1 2021"));
  g_assert_nonnull (strstr (summary, "last value of each period"));
  g_assert_nonnull (strstr (summary, "added up over villages"));
  g_assert_nonnull (strstr (summary, "Kenanga has most with 24"));
  g_assert_cmpstr (said, ==, "Kenanga, Q4 2023: 24 orang, target 18 orang (133.3%)");
}

/* Where not all facts fit, those that do stand whole. */
static void
test_whole_facts (void)
{
  for (guint width = 300; width < 600; width += 13)
    {
      g_autoptr (DesmiScene) scene = chart_scene_new (DESMI_CHART_INDICATOR, CHART_STATE_USUAL,
                                                      width, 400, DESMI_LANGUAGE_ID);

      g_assert_true (chart_scene_says (scene, "target 180 (93%)"));
      for (guint i = 0; i < desmi_scene_get_n_marks (scene); i++)
        {
          const DesmiSceneMark *mark = desmi_scene_get_mark (scene, i);

          if (mark->full_text != NULL && g_str_has_prefix (mark->full_text, "target 180"))
            g_assert_null (strstr (mark->text, "…"));
        }
    }
}

/* What is measured in percent is written like every other share. */
static void
test_percent (void)
{
  const DesmiChartSpec    spec = { .title = "x", .show_values = TRUE };
  DesmiTheme              theme;
  const DesmiChartContext context
      = { 900, 420, &theme, desmi_locale_get_english (), desmi_measurer_get_fixed () };
  DesmiTableBuilder     *builder = desmi_table_builder_new ("pillars");
  g_autoptr (DesmiTable) table = NULL;
  g_autoptr (DesmiScene) scene = NULL;

  desmi_table_builder_add_column (builder, "indicator", DESMI_COLUMN_TEXT);
  desmi_table_builder_add_column (builder, "quarter", DESMI_COLUMN_PERIOD);
  desmi_table_builder_add_column (builder, "actual", DESMI_COLUMN_MILLI);
  desmi_table_builder_add_column (builder, "target", DESMI_COLUMN_MILLI);
  desmi_table_builder_add_column (builder, "unit", DESMI_COLUMN_TEXT);
  desmi_table_builder_add_row (builder);
  desmi_table_builder_set_text (builder, 0, "i", "Non-cash");
  desmi_table_builder_set_text (builder, 1, LAST, NULL);
  desmi_table_builder_set_int (builder, 2, 58125);
  desmi_table_builder_set_int (builder, 3, 75000);
  desmi_table_builder_set_text (builder, 4, "persen", "percent");
  table = desmi_table_builder_end (builder);
  desmi_theme_init (&theme, DESMI_THEME_LIGHT);
  scene = desmi_chart_layout (DESMI_CHART_INDICATOR, table, &spec, &context, NULL);
  g_assert_cmpstr (chart_scene_find_said (scene, "Non-cash, Q4 2023")->accessible, ==,
                   "Non-cash, Q4 2023: 58.1%, target 75.0%");
  g_assert_true (chart_scene_says (scene, "Non-cash · 58%"));
  g_assert_nonnull (chart_scene_find_text (scene, "60%"));
}

/* A value is held against that of the year before. */
static void
test_change (void)
{
  g_autoptr (DesmiScene) scene
      = chart_scene_new (DESMI_CHART_INDICATOR, CHART_STATE_USUAL, 900, 500, DESMI_LANGUAGE_EN);
  const char *first = chart_scene_find_said (scene, "Anggota koperasi, Q4 2021")->accessible;
  const char *later = chart_scene_find_said (scene, "Anggota koperasi, Q4 2023")->accessible;

  g_assert_null (strstr (first, "than in"));
  g_assert_nonnull (strstr (later, "% more than in Q4 2022"));
}

/* Villages that have no room for a row are one, which names them. */
static void
test_others (void)
{
  g_autoptr (DesmiScene) scene = chart_scene_new (DESMI_CHART_INDICATOR, CHART_STATE_TINY_SHARES,
                                                  900, 400, DESMI_LANGUAGE_EN);
  const DesmiSceneMark  *others = chart_scene_find_said (scene, "Other villages (");

  g_assert_nonnull (strstr (others->accessible, "Kecamatan nomor 39, Q4 2023"));
}

/* Each of several has its own panel and scale; amounts are written as money. */
static void
test_panels (void)
{
  g_autoptr (DesmiScene) scene
      = chart_scene_new (DESMI_CHART_INDICATOR, CHART_STATE_MANY, 900, 500, DESMI_LANGUAGE_EN);

  g_assert_nonnull (chart_scene_find_text (scene, "Kecamatan nomor 00"));
  g_assert_true (chart_scene_says (scene, "Different scales"));
  g_assert_true (chart_scene_says (scene, "IDR"));
  g_assert_true (chart_scene_says (scene, "… and "));
}

/* A village, an indicator and a quarter can be asked for. */
static void
test_filter (void)
{
  g_autoptr (DesmiScene) scene
      = chart_scene_new (DESMI_CHART_INDICATOR, CHART_STATE_USUAL, 900, 500, DESMI_LANGUAGE_EN);
  const char *const *point
      = desmi_scene_mark_get_filter (chart_scene_find_said (scene, "Anggota koperasi, Q1 2022"));
  const char *const *village
      = desmi_scene_mark_get_filter (chart_scene_find_said (scene, "Rajaiyang, Q4 2023"));

  g_assert_true (g_strv_contains (point, "quarter=2022-Q1"));
  g_assert_true (g_strv_contains (point, "indicator=indikator_0"));
  g_assert_true (g_strv_contains (village, "village=32.12.01.2002"));
  g_assert_true (g_strv_contains (village, "indicator=indikator_0"));
  g_assert_true (g_strv_contains (village, "quarter=2023-Q4"));
}

/* A target is asked for over a whole quarter: its line goes across and straight up or down. */
static void
test_target_steps (void)
{
  g_autoptr (DesmiScene) scene
      = chart_scene_new (DESMI_CHART_INDICATOR, CHART_STATE_USUAL, 900, 500, DESMI_LANGUAGE_EN);
  guint n_steps = 0;

  for (guint i = 0; i < desmi_scene_get_n_marks (scene); i++)
    {
      const DesmiSceneMark *mark = desmi_scene_get_mark (scene, i);

      if (mark->points == NULL || mark->key != NULL || !(mark->style.dash[0] > 0))
        continue;
      for (guint k = 2; k + 1 < mark->points->len; k += 2, n_steps++)
        {
          double dx = g_array_index (mark->points, double, k)
                      - g_array_index (mark->points, double, k - 2);
          double dy = g_array_index (mark->points, double, k + 1)
                      - g_array_index (mark->points, double, k - 1);

          g_assert_true (fabs (dx) < 1e-9 || fabs (dy) < 1e-9);
        }
    }
  g_assert_cmpuint (n_steps, >, 12);
}

/* Notes speak of villages if and only if those are drawn. */
static void
test_notes (void)
{
  for (guint height = 200; height < 600; height += 7)
    {
      g_autoptr (DesmiScene) small = chart_scene_new (
          DESMI_CHART_INDICATOR, CHART_STATE_TINY_SHARES, 420, height, DESMI_LANGUAGE_EN);
      g_autoptr (DesmiScene) hidden = chart_scene_new (DESMI_CHART_INDICATOR, CHART_STATE_HIDDEN,
                                                       420, height, DESMI_LANGUAGE_EN);
      gboolean               bars = chart_scene_says (small, "Villages in Q4 2023");
      gboolean               more = chart_scene_says (hidden, "Villages in Q4 2023");

      g_assert_cmpint (chart_scene_says (small, "The shortest bars"), ==, bars);
      if (chart_scene_says (hidden, "Hatched: "))
        g_assert_cmpint (chart_scene_says (hidden, "Hatched: 4 values"), ==, !more);
    }
}

/* What a village reached stands at its own bar, not beyond a target far off. */
static void
test_values_at_bars (void)
{
  g_autoptr (DesmiScene) scene
      = chart_scene_new (DESMI_CHART_INDICATOR, CHART_STATE_ZERO, 900, 500, DESMI_LANGUAGE_EN);

  const DesmiSceneMark *bar = NULL;
  guint                 n = 0;

  for (guint i = 0; i < desmi_scene_get_n_marks (scene); i++)
    {
      const DesmiSceneMark *mark = desmi_scene_get_mark (scene, i);

      if (mark->key == NULL || !g_str_has_prefix (mark->key, "village:32"))
        continue;
      if (mark->row >= 0)
        bar = mark;
      if (mark->text == NULL || strcmp (mark->text, "0") != 0)
        continue;
      g_assert_cmpstr (bar->key, ==, mark->key);
      g_assert_cmpfloat (mark->box.x - bar->box.x - bar->box.width, <, 12);
      n++;
    }
  g_assert_cmpuint (n, >, 2);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/chart/indicator/laws", test_laws);
  g_test_add_func ("/chart/indicator/gaps", test_gaps);
  g_test_add_func ("/chart/indicator/facts", test_facts);
  g_test_add_func ("/chart/indicator/whole-facts", test_whole_facts);
  g_test_add_func ("/chart/indicator/percent", test_percent);
  g_test_add_func ("/chart/indicator/change", test_change);
  g_test_add_func ("/chart/indicator/others", test_others);
  g_test_add_func ("/chart/indicator/panels", test_panels);
  g_test_add_func ("/chart/indicator/filter", test_filter);
  g_test_add_func ("/chart/indicator/target-steps", test_target_steps);
  g_test_add_func ("/chart/indicator/notes", test_notes);
  g_test_add_func ("/chart/indicator/values-at-bars", test_values_at_bars);
  return g_test_run ();
}
