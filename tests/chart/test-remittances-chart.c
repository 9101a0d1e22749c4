/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What remittances draw for known and for random data. */
#include "chart-cases.h"
#include "test-random.h"

#include <math.h>
#include <string.h>

#define N_ROUNDS 1000

/* Amounts of @n_places in @n_quarters, one in ten of them missing. */
static DesmiTable *
new_table (GRand *random, guint n_places, guint n_quarters, gint64 *by_time, gint64 *by_place)
{
  DesmiTableBuilder *builder = desmi_table_builder_new ("remittances");

  desmi_table_builder_add_column (builder, "village", DESMI_COLUMN_TEXT);
  desmi_table_builder_add_column (builder, "quarter", DESMI_COLUMN_PERIOD);
  desmi_table_builder_add_column (builder, "amount_idr", DESMI_COLUMN_IDR);
  for (guint i = 0; i < n_places * n_quarters; i++)
    {
      guint       place = i / n_quarters, quarter = i % n_quarters;
      gint64      amount = g_rand_int_range (random, 1000000, 500000000);
      DesmiPeriod period = desmi_period_quarter (2015 + (int) quarter / 4, 1 + (int) quarter % 4);
      g_autofree char *text = desmi_period_to_text (&period);
      g_autofree char *name = g_strdup_printf ("Desa %02u", place);

      if (g_rand_int_range (random, 0, 10) == 0)
        continue;
      desmi_table_builder_add_row (builder);
      desmi_table_builder_set_text (builder, 0, name, NULL);
      desmi_table_builder_set_text (builder, 1, text, NULL);
      desmi_table_builder_set_int (builder, 2, amount);
      by_time[quarter] += amount;
      by_place[place] += amount;
    }
  return desmi_table_builder_end (builder);
}

static DesmiScene *
layout (DesmiTable *table, double width, double height, GError **error)
{
  DesmiTheme              theme;
  const DesmiChartSpec    spec = { .title = "x", .show_values = TRUE, .frame = TRUE };
  const DesmiChartContext context
      = { width, height, &theme, desmi_locale_get_english (), desmi_measurer_get_fixed () };

  desmi_theme_init (&theme, DESMI_THEME_LIGHT);
  return desmi_chart_layout (DESMI_CHART_REMITTANCES, table, &spec, &context, error);
}

/* Which period or place a datum is of, or NULL. */
static const char *
find_code (const DesmiSceneMark *mark, const char *prefix)
{
  return mark->accessible != NULL && g_str_has_prefix (mark->key, prefix)
             ? mark->key + strlen (prefix)
             : NULL;
}

/* Columns are as high, and bars as long, as their sums, within a pixel. Returns: how many columns
 */
static guint
check_lengths (DesmiScene *scene, const gint64 *by_time, const gint64 *by_place)
{
  double high = 0, length = 0, most_time = 0, most_place = 0;
  guint  n_columns = 0;

  for (int pass = 0; pass < 2; pass++)
    for (guint i = 0; i < desmi_scene_get_n_marks (scene); i++)
      {
        const DesmiSceneMark *mark = desmi_scene_get_mark (scene, i);
        const char           *time = find_code (mark, "time:");
        const char           *place = find_code (mark, "place:Desa ");
        DesmiPeriod           period;
        double                sum;

        if (time != NULL && desmi_period_parse (time, &period, NULL))
          {
            sum = (double) by_time[(period.first - desmi_month_make (2015, 1)) / 3];
            if (pass == 0 && sum > most_time)
              {
                most_time = sum;
                high = mark->box.height / sum;
              }
            else if (pass == 1 && sum > 0)
              {
                g_assert_cmpfloat_with_epsilon (mark->box.height, high * sum, 1.0);
                n_columns++;
              }
          }
        if (place != NULL)
          {
            sum = (double) by_place[g_ascii_strtoull (place, NULL, 10)];
            if (pass == 0 && sum > most_place)
              {
                most_place = sum;
                length = mark->box.width / sum;
              }
            else if (pass == 1 && sum > 0)
              g_assert_cmpfloat_with_epsilon (mark->box.width, length * sum, 1.0);
          }
      }
  return n_columns;
}

/* Places stand below each other, the largest first, the group last. Returns: how many there are */
static guint
check_order (DesmiScene *scene)
{
  double y = -1, before = HUGE_VAL;
  guint  n_places = 0;

  for (guint i = 0; i < desmi_scene_get_n_marks (scene); i++)
    {
      const DesmiSceneMark *mark = desmi_scene_get_mark (scene, i);

      if (find_code (mark, "place:") == NULL)
        continue;
      g_assert_cmpfloat (mark->box.y, >, y);
      if (find_code (mark, "place:other") == NULL)
        g_assert_cmpfloat (mark->box.width, <=, before + 1e-6);
      before = mark->box.width;
      y = mark->box.y;
      n_places++;
    }
  return n_places;
}

static void
test_laws (void)
{
  g_autoptr (GRand) random = test_random_new (20231125);
  guint             n_shown = 0, n_columns = 0;

  for (int round = 0; round < N_ROUNDS; round++)
    {
      guint                  n_places = (guint) g_rand_int_range (random, 1, 34);
      guint                  n_quarters = (guint) g_rand_int_range (random, 1, 40);
      gint64                 by_time[40] = { 0 }, by_place[34] = { 0 };
      g_autoptr (DesmiTable) table = new_table (random, n_places, n_quarters, by_time, by_place);
      g_autoptr (DesmiScene) scene = layout (table, g_rand_double_range (random, 60, 1700),
                                             g_rand_double_range (random, 60, 1000), NULL);

      g_assert_nonnull (scene);
      g_assert_cmpint (desmi_table_sum (desmi_scene_get_table (scene), 2), ==,
                       desmi_table_sum (table, 2));
      n_columns += check_lengths (scene, by_time, by_place);
      n_shown += check_order (scene);
    }
  g_assert_cmpuint (n_shown, >, 3 * N_ROUNDS);
  g_assert_cmpuint (n_columns, >, 3 * N_ROUNDS);
}

/* Beside each other where that is wide, below each other where it is high. */
static void
test_places (void)
{
  g_autoptr (DesmiScene) wide
      = chart_scene_new (DESMI_CHART_REMITTANCES, CHART_STATE_USUAL, 1000, 500, DESMI_LANGUAGE_EN);
  g_autoptr (DesmiScene) high
      = chart_scene_new (DESMI_CHART_REMITTANCES, CHART_STATE_USUAL, 500, 800, DESMI_LANGUAGE_EN);
  const DesmiSceneMark *time = chart_scene_find_text (wide, "Over time");
  const DesmiSceneMark *place = chart_scene_find_text (wide, "By village");

  g_assert_cmpfloat_with_epsilon (time->box.y, place->box.y, 1e-9);
  g_assert_cmpfloat (time->box.x, <, place->box.x);
  time = chart_scene_find_text (high, "Over time");
  place = chart_scene_find_text (high, "By village");
  g_assert_cmpfloat_with_epsilon (time->box.x, place->box.x, 1e-9);
  g_assert_cmpfloat (time->box.y, <, place->box.y);
}

/* A quarter says what it comes to, its share, and the change on the same one a year before; what is
 * missing or hidden has no column. */
static void
test_words (void)
{
  g_autoptr (DesmiScene) usual
      = chart_scene_new (DESMI_CHART_REMITTANCES, CHART_STATE_USUAL, 1000, 500, DESMI_LANGUAGE_EN);
  g_autoptr (DesmiScene) gaps
      = chart_scene_new (DESMI_CHART_REMITTANCES, CHART_STATE_GAPS, 1000, 500, DESMI_LANGUAGE_EN);
  const char *said = chart_scene_find_said (usual, "Q2 2023: IDR")->accessible;

  g_assert_nonnull (strstr (said, "%; "));
  g_assert_nonnull (strstr (said, " than in Q"));
  g_assert_null (strstr (chart_scene_find_said (usual, "Q2 2022: IDR")->accessible, "than in"));
  g_assert_nonnull (strstr (chart_scene_find_said (usual, "Q4 2023: ")->accessible, "provisional"));
  chart_scene_find_said (gaps, "Q3 2022: not reported");
  chart_scene_find_said (gaps, "Q2 2023: hidden");
  /* of what is not known whole, no share is said, and a mark does not look like all of it */
  said = chart_scene_find_said (gaps, "Q1 2023: at least IDR")->accessible;
  g_assert_null (strchr (said, '%'));
  g_assert_true (chart_scene_says (gaps, "≥ IDR"));
  g_assert_nonnull (strstr (desmi_scene_get_summary (gaps), "Total at least IDR"));
  g_assert_true (chart_scene_says (gaps, "hidden"));
}

/* Of the district itself, which is no place among others, time stands alone, however wide. */
static void
test_district (void)
{
  DesmiTableBuilder *builder = desmi_table_builder_new ("remittances");
  g_autoptr (GError) error = NULL;

  desmi_table_builder_add_column (builder, "district", DESMI_COLUMN_TEXT);
  desmi_table_builder_add_column (builder, "quarter", DESMI_COLUMN_PERIOD);
  desmi_table_builder_add_column (builder, "amount_idr", DESMI_COLUMN_IDR);
  for (guint i = 0; i < 3; i++)
    {
      const char *const quarters[] = { "2023-Q1", "2023-Q2", "2023-Q3" };

      desmi_table_builder_add_row (builder);
      desmi_table_builder_set_text (builder, 0, "32.12", "Kabupaten Indramayu");
      desmi_table_builder_set_text (builder, 1, quarters[i], NULL);
      desmi_table_builder_set_int (builder, 2, 1000000);
    }
  {
    g_autoptr (DesmiTable) table = desmi_table_builder_end (builder);
    g_autoptr (DesmiScene) scene = layout (table, 1000, 400, &error);

    g_assert_no_error (error);
    g_assert_nonnull (chart_scene_find_said (scene, "Q2 2023: IDR"));
    g_assert_false (chart_scene_says (scene, "Kabupaten Indramayu"));
    g_assert_false (chart_scene_says (scene, "By place"));
  }
}

/* A sum of which a part is hidden would look like a fall: a hatched piece stands on it. */
static void
test_incomplete (void)
{
  g_autoptr (DesmiScene) usual
      = chart_scene_new (DESMI_CHART_REMITTANCES, CHART_STATE_USUAL, 1000, 500, DESMI_LANGUAGE_EN);
  g_autoptr (DesmiScene) gaps
      = chart_scene_new (DESMI_CHART_REMITTANCES, CHART_STATE_GAPS, 1000, 500, DESMI_LANGUAGE_EN);
  const DesmiSceneMark *column = chart_scene_find_said (gaps, "Q1 2023: at least IDR");
  guint                 n_hatched = 0;

  for (guint i = 0; i < desmi_scene_get_n_marks (gaps); i++)
    {
      const DesmiSceneMark *mark = desmi_scene_get_mark (gaps, i);

      n_hatched += mark->style.hatch != DESMI_HATCH_NONE && g_strcmp0 (mark->key, column->key) == 0
                   && fabs (mark->box.y + mark->box.height - column->box.y) < 0.01;
    }
  g_assert_cmpuint (n_hatched, ==, 1);
  g_assert_true (chart_scene_says (gaps, "≥ IDR"));
  g_assert_true (chart_scene_says (gaps, "Hatched: "));
  g_assert_false (chart_scene_says (usual, "≥"));
  g_assert_false (chart_scene_says (usual, "Hatched: "));
}

static void
test_negative (void)
{
  g_autoptr (DesmiTable) table = chart_case_new (DESMI_CHART_REMITTANCES, CHART_STATE_NEGATIVE);
  g_autoptr (GError)     error = NULL;

  g_assert_null (layout (table, 800, 400, &error));
  g_assert_error (error, DESMI_CHART_ERROR, DESMI_CHART_ERROR_DATA);
  g_assert_nonnull (strstr (error->message, "Rajaiyang"));
}

/* Names of villages are whole where that leaves the bars room to be read, and labels of sums stand
 * on no hatched end of a column beside theirs. */
static void
test_labels (void)
{
  g_autoptr (DesmiScene) usual
      = chart_scene_new (DESMI_CHART_REMITTANCES, CHART_STATE_USUAL, 560, 400, DESMI_LANGUAGE_ID);
  g_autoptr (DesmiScene) hidden
      = chart_scene_new (DESMI_CHART_REMITTANCES, CHART_STATE_HIDDEN, 497, 400, DESMI_LANGUAGE_ID);
  guint n = desmi_scene_get_n_marks (hidden), n_pairs = 0;

  g_assert_nonnull (chart_scene_find_text (usual, "Sukamelang"));
  for (guint i = 0; i < n; i++)
    for (guint l = 0; l < n; l++)
      {
        const DesmiSceneMark *box = desmi_scene_get_mark (hidden, i);
        const DesmiSceneMark *label = desmi_scene_get_mark (hidden, l);

        if (box->style.hatch == DESMI_HATCH_NONE || label->text == NULL || label->key == NULL
            || !g_str_has_prefix (label->key, "time:"))
          continue;
        g_assert_true (box->box.x >= label->box.x + label->box.width
                       || box->box.x + box->box.width <= label->box.x
                       || box->box.y >= label->box.y + label->box.height
                       || box->box.y + box->box.height <= label->box.y);
        n_pairs++;
      }
  g_assert_cmpuint (n_pairs, >, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/chart/remittances/laws", test_laws);
  g_test_add_func ("/chart/remittances/places", test_places);
  g_test_add_func ("/chart/remittances/words", test_words);
  g_test_add_func ("/chart/remittances/incomplete", test_incomplete);
  g_test_add_func ("/chart/remittances/district", test_district);
  g_test_add_func ("/chart/remittances/negative", test_negative);
  g_test_add_func ("/chart/remittances/labels", test_labels);
  return g_test_run ();
}
