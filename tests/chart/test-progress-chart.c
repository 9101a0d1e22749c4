/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the progress of the pillars draws for known data, and laws that hold for any. */
#include "chart-cases.h"
#include "test-random.h"

#include <math.h>
#include <string.h>

#define N_ROUNDS 1000

typedef struct
{
  guint  n_pillars, n_quarters;
  double scores[8][20]; /* NaN: no row */
} Data;

static Data
random_data (GRand *random)
{
  Data self = { .n_pillars = (guint) g_rand_int_range (random, 1, 9),
                .n_quarters = (guint) g_rand_int_range (random, 1, 21) };

  for (guint p = 0; p < self.n_pillars; p++)
    for (guint q = 0; q < self.n_quarters; q++)
      self.scores[p][q] = g_rand_int_range (random, 0, 5) == 0
                              ? (double) NAN
                              : g_rand_double_range (random, 0, 1.1);
  return self;
}

static DesmiTable *
make_table (const Data *data)
{
  DesmiTableBuilder *builder = desmi_table_builder_new ("pillars");

  desmi_table_builder_add_column (builder, "quarter", DESMI_COLUMN_PERIOD);
  desmi_table_builder_add_column (builder, "pillar", DESMI_COLUMN_TEXT);
  desmi_table_builder_add_column (builder, "score", DESMI_COLUMN_RATIO);
  desmi_table_builder_add_column (builder, "target", DESMI_COLUMN_RATIO);
  for (guint p = 0; p < data->n_pillars; p++)
    for (guint q = 0; q < data->n_quarters; q++)
      {
        DesmiPeriod      period = desmi_period_quarter (2019 + (int) q / 4, (int) q % 4 + 1);
        g_autofree char *when = desmi_period_to_text (&period);
        g_autofree char *code = g_strdup_printf ("%u", p + 1);

        if (isnan (data->scores[p][q]))
          continue;
        desmi_table_builder_add_row (builder);
        desmi_table_builder_set_text (builder, 0, when, NULL);
        desmi_table_builder_set_text (builder, 1, code, NULL);
        desmi_table_builder_set_double (builder, 2, data->scores[p][q]);
        desmi_table_builder_set_double (builder, 3, 1);
      }
  return desmi_table_builder_end (builder);
}

/* Every value has its mark, as many px up as it is large: all lie on one straight scale. */
static void
check_scale (DesmiScene *scene)
{
  DesmiTable *table = desmi_scene_get_table (scene);
  double      v0 = (double) NAN, y0 = 0, slope = (double) NAN;
  guint       n = 0;

  for (guint i = 0; i < desmi_scene_get_n_marks (scene); i++)
    {
      const DesmiSceneMark *mark = desmi_scene_get_mark (scene, i);
      double                value, y = mark->box.y + mark->box.height / 2;

      if (mark->accessible == NULL)
        continue;
      n++;
      g_assert_cmpint (mark->row, >=, 0);
      value = desmi_table_get_double (table, (guint) mark->row, 2);
      if (isnan (v0))
        {
          v0 = value;
          y0 = y;
        }
      else if (isnan (slope) && fabs (value - v0) > 0.3)
        slope = (y - y0) / (value - v0);
      else if (!isnan (slope))
        g_assert_cmpfloat_with_epsilon (y, y0 + slope * (value - v0), 0.01);
    }
  g_assert_cmpuint (n, ==, desmi_table_get_n_rows (table));
  g_assert_true (isnan (slope) || slope < 0);
}

/* No two marks are pointed at in one place. Returns: how many pairs there are */
static guint
check_hits (DesmiScene *scene)
{
  guint n_pairs = 0;

  for (guint i = 0; i < desmi_scene_get_n_marks (scene); i++)
    for (guint j = i + 1; j < desmi_scene_get_n_marks (scene); j++)
      {
        const DesmiSceneMark *a = desmi_scene_get_mark (scene, i);
        const DesmiSceneMark *b = desmi_scene_get_mark (scene, j);

        if (a->accessible == NULL || b->accessible == NULL)
          continue;
        g_assert_true (a->hit.x + a->hit.width <= b->hit.x + 1e-6
                       || b->hit.x + b->hit.width <= a->hit.x + 1e-6
                       || a->hit.y + a->hit.height <= b->hit.y + 1e-6
                       || b->hit.y + b->hit.height <= a->hit.y + 1e-6);
        n_pairs++;
      }
  return n_pairs;
}

static gboolean
has_text (DesmiScene *scene, const char *wanted)
{
  g_autofree char *dump = desmi_scene_to_text (scene);

  return strstr (dump, wanted) != NULL;
}

/* R13: a value that is older than those beside it says of when it is. */
static void
test_older (void)
{
  for (guint hidden = 0; hidden < 2; hidden++)
    {
      Data                   data = { .n_pillars = 2, .n_quarters = 4 };
      g_autoptr (DesmiTable) table = NULL;
      g_autoptr (DesmiScene) scene = NULL;

      for (guint q = 0; q < 4; q++)
        {
          data.scores[0][q] = 0.5;
          data.scores[1][q] = 0.75;
        }
      if (hidden)
        data.scores[1][3] = (double) NAN;
      table = make_table (&data);
      scene = chart_scene_lay_out (DESMI_CHART_PROGRESS, table, NULL, 900, 500);
      g_assert_cmpint (has_text (scene, "75% (Q3 2019)"), ==, hidden);
      g_assert_false (has_text (scene, "50% ("));
    }
}

static void
test_laws (void)
{
  g_autoptr (GRand) random = test_random_new (20230930);
  guint             n_pairs = 0;

  for (int round = 0; round < N_ROUNDS; round++)
    {
      Data                   data = random_data (random);
      g_autoptr (DesmiTable) table = make_table (&data);
      g_autoptr (DesmiScene) scene
          = chart_scene_lay_out (DESMI_CHART_PROGRESS, table, NULL, 500, 220);

      if (desmi_table_get_n_rows (table) == 0)
        continue;
      check_scale (scene);
      if (round % 10 == 0)
        n_pairs += check_hits (scene);
    }
  g_assert_cmpuint (n_pairs, >, N_ROUNDS);
}

/* Quarters without a report are gaps; who is pointed at says so. */
static void
test_gaps (void)
{
  g_autoptr (DesmiScene) scene
      = chart_scene_new (DESMI_CHART_PROGRESS, CHART_STATE_GAPS, 900, 500, DESMI_LANGUAGE_EN);
  const DesmiSceneMark *missing
      = chart_scene_find_said (scene, "1. Pusat layanan migrasi, Q3 2021");

  g_assert_nonnull (strstr (missing->accessible, "not reported"));
  g_assert_nonnull (strstr (missing->accessible, "17 of 24 villages"));
  g_assert_nonnull (
      strstr (chart_scene_find_said (scene, "1. Pusat layanan migrasi, Q4 2023")->accessible,
              "provisional"));
}

/* Where there is no room for panels, up to four lines have their names beside them and more have
 * them above the plot; else each pillar has its panel. */
static void
test_names (void)
{
  g_autoptr (DesmiScene) few
      = chart_scene_new (DESMI_CHART_PROGRESS, CHART_STATE_USUAL, 500, 300, DESMI_LANGUAGE_EN);
  g_autoptr (DesmiScene) many
      = chart_scene_new (DESMI_CHART_PROGRESS, CHART_STATE_MANY, 500, 300, DESMI_LANGUAGE_EN);
  g_autoptr (DesmiScene) panels
      = chart_scene_new (DESMI_CHART_PROGRESS, CHART_STATE_USUAL, 900, 500, DESMI_LANGUAGE_EN);
  const DesmiSceneMark *beside = chart_scene_find_text (few, "2. Usaha produktif");
  const DesmiSceneMark *above = chart_scene_find_text (many, "Kecamatan nomor 02");

  g_assert_cmpfloat (beside->box.x, >, 300);
  g_assert_cmpfloat (above->box.y, <, 100);
  g_assert_nonnull (chart_scene_find_text (many, "Other (13)"));
  g_assert_nonnull (strstr (chart_scene_find_said (many, "Other (13), Q4 2023")->accessible,
                            "Kecamatan nomor 19"));
  g_assert_true (chart_scene_says (few, "target 100%"));
  g_assert_true (chart_scene_says (panels, "2. Usaha produktif · 85% · 18 of 24 villages"));
}

static guint
count_text (DesmiScene *scene, const char *text)
{
  guint n = 0;

  for (guint i = 0; i < desmi_scene_get_n_marks (scene); i++)
    n += g_strcmp0 (desmi_scene_get_mark (scene, i)->text, text) == 0;
  return n;
}

/* Panels are of one size and their axes alike, whatever the height; where a heading has no room for
 * who reported, that stands in a line of its own. */
static void
test_panels (void)
{
  for (guint height = 400; height < 700; height += 3)
    {
      g_autoptr (DesmiScene) scene = chart_scene_new (DESMI_CHART_PROGRESS, CHART_STATE_USUAL, 600,
                                                      height, DESMI_LANGUAGE_EN);
      g_autofree char       *why = NULL;
      guint                  n = count_text (scene, "0%");

      g_assert_cmpuint (n, >, 1);
      g_assert_cmpuint (count_text (scene, "20%") % n, ==, 0);
      g_assert_true (chart_scene_says (scene, "2. Usaha produktif · 85%"));
      g_assert_cmpuint (count_text (scene, "18 of 24 villages"), >, 0);
      if (!desmi_scene_check (scene, &why))
        g_error ("%s", why);
    }
}

/* A pillar and a quarter can be asked for. */
static void
test_filter (void)
{
  g_autoptr (DesmiScene) scene
      = chart_scene_new (DESMI_CHART_PROGRESS, CHART_STATE_USUAL, 900, 500, DESMI_LANGUAGE_EN);
  const char *const *filter
      = desmi_scene_mark_get_filter (chart_scene_find_said (scene, "2. Usaha produktif, Q1 2022"));

  g_assert_nonnull (filter);
  g_assert_true (g_strv_contains (filter, "quarter=2022-Q1"));
  g_assert_true (g_strv_contains (filter, "pillar=2"));
}

/* Names at the ends of lines go on to a second line before they are cut. */
static void
test_whole_names (void)
{
  g_autoptr (DesmiScene) scene
      = chart_scene_new (DESMI_CHART_PROGRESS, CHART_STATE_USUAL, 497, 400, DESMI_LANGUAGE_ID);

  g_assert_false (chart_scene_says (scene, "…"));
  g_assert_true (chart_scene_says (scene, "keuangan"));
}

/* What leads from a value to its name over periods without any is dotted: a line would be values.
 */
static void
test_leader (void)
{
  g_autoptr (DesmiScene) scene
      = chart_scene_new (DESMI_CHART_PROGRESS, CHART_STATE_ONE, 497, 400, DESMI_LANGUAGE_ID);
  guint n = 0;

  for (guint i = 0; i < desmi_scene_get_n_marks (scene); i++)
    {
      const DesmiSceneMark *mark = desmi_scene_get_mark (scene, i);

      if (mark->points == NULL || mark->key == NULL)
        continue;
      g_assert_cmpfloat (mark->style.dash[0], >, 0);
      n++;
    }
  g_assert_cmpuint (n, ==, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/chart/progress/laws", test_laws);
  g_test_add_func ("/chart/progress/older", test_older);
  g_test_add_func ("/chart/progress/gaps", test_gaps);
  g_test_add_func ("/chart/progress/names", test_names);
  g_test_add_func ("/chart/progress/panels", test_panels);
  g_test_add_func ("/chart/progress/filter", test_filter);
  g_test_add_func ("/chart/progress/whole-names", test_whole_names);
  g_test_add_func ("/chart/progress/leader", test_leader);
  return g_test_run ();
}
