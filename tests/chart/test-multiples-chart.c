/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What small multiples draw for known and for random data. */
#include "chart-cases.h"
#include "test-random.h"

#include <math.h>
#include <string.h>

#define N_ROUNDS 1000

static DesmiScene *
layout (DesmiTable *table, double width, double height)
{
  DesmiTheme              theme;
  const DesmiChartSpec    spec = { .title = "x", .show_values = TRUE, .frame = TRUE };
  const DesmiChartContext context
      = { width, height, &theme, desmi_locale_get_english (), desmi_measurer_get_fixed () };
  DesmiScene *scene;

  desmi_theme_init (&theme, DESMI_THEME_LIGHT);
  scene = desmi_chart_layout (DESMI_CHART_MULTIPLES, table, &spec, &context, NULL);
  g_assert_nonnull (scene);
  return scene;
}

/* Rows of @n_places in @n_months, in the order of @order, some of them missing. */
static DesmiTable *
new_table (GRand *random, guint n_places, guint n_months, gboolean backwards)
{
  DesmiTableBuilder *builder = desmi_table_builder_new ("flows");
  guint              n = n_places * n_months;
  g_autofree gint64 *values = g_new (gint64, n);

  desmi_table_builder_add_column (builder, "village", DESMI_COLUMN_TEXT);
  desmi_table_builder_add_column (builder, "month", DESMI_COLUMN_PERIOD);
  desmi_table_builder_add_column (builder, "count", DESMI_COLUMN_COUNT);
  for (guint i = 0; i < n; i++)
    values[i] = g_rand_int_range (random, 0, 10) == 0 ? -1 : g_rand_int_range (random, 0, 500);
  for (guint k = 0; k < n; k++)
    {
      guint            i = backwards ? n - 1 - k : k;
      g_autofree char *place = g_strdup_printf ("Desa %u", i / n_months);
      char             month[8];

      if (values[i] < 0)
        continue;
      desmi_month_to_text (desmi_month_make (2020, 1) + (int) (i % n_months), month);
      desmi_table_builder_add_row (builder);
      desmi_table_builder_set_text (builder, 0, place, NULL);
      desmi_table_builder_set_text (builder, 1, month, NULL);
      desmi_table_builder_set_int (builder, 2, values[i]);
    }
  return desmi_table_builder_end (builder);
}

static gboolean
is_datum (const DesmiSceneMark *mark)
{
  return mark->accessible != NULL && strchr (mark->key, '\t') != NULL;
}

/* Where a datum stands between the bottom of its panel, 0, and its top, 1. */
static double
height_of (const DesmiSceneMark *mark)
{
  return (mark->hit.y + mark->hit.height - mark->box.y - mark->box.height / 2) / mark->hit.height;
}

/* In every panel the same value stands at the same height, and none is left out of the table.
 * Returns: how many there are */
static guint
check_scale (DesmiScene *scene, DesmiTable *table)
{
  DesmiTable *behind = desmi_scene_get_table (scene);
  double      per_unit = 0;
  guint       n = 0;

  g_assert_cmpint (desmi_table_sum (behind, 2), ==, desmi_table_sum (table, 2));
  for (guint pass = 0; pass < 2; pass++)
    for (guint i = 0; i < desmi_scene_get_n_marks (scene); i++)
      {
        const DesmiSceneMark *mark = desmi_scene_get_mark (scene, i);
        double                value;

        if (!is_datum (mark) || strstr (mark->key, "panel:other") != NULL
            || desmi_table_get_mark (behind, (guint) mark->row, 2) != DESMI_MARK_NONE)
          continue;
        value = (double) desmi_table_get_int (behind, (guint) mark->row, 2);
        if (pass == 0 && value > 0)
          per_unit = MAX (per_unit, height_of (mark) / value);
        else if (pass == 1)
          {
            g_assert_cmpfloat_with_epsilon (height_of (mark), per_unit * value, 1e-6);
            n++;
          }
      }
  return n;
}

/* The largest come first, the group last, in the order of reading. */
static void
check_order (DesmiScene *scene)
{
  double last_x = -1, last_y = -1;
  guint  n = 0;

  for (guint i = 0; i < desmi_scene_get_n_marks (scene); i++)
    {
      const DesmiSceneMark *mark = desmi_scene_get_mark (scene, i);

      if (mark->accessible == NULL || is_datum (mark))
        continue;
      n++;
      g_assert_true (mark->box.y > last_y + 1 || mark->box.x > last_x + 1);
      last_x = mark->box.x;
      last_y = mark->box.y;
    }
  g_assert_cmpuint (n, <=, 24);
}

static void
test_laws (void)
{
  g_autoptr (GRand) random = test_random_new (20231125);
  guint             n_values = 0;

  for (int round = 0; round < N_ROUNDS; round++)
    {
      guint                  n_places = (guint) g_rand_int_range (random, 1, 34);
      guint                  n_months = (guint) g_rand_int_range (random, 1, 20);
      guint32                seed = g_rand_int (random);
      double                 width = g_rand_double_range (random, 60, 1700);
      double                 height = g_rand_double_range (random, 60, 1000);
      g_autoptr (GRand)      one = test_random_new (seed);
      g_autoptr (GRand)      two = test_random_new (seed);
      g_autoptr (DesmiTable) table = new_table (one, n_places, n_months, FALSE);
      g_autoptr (DesmiTable) turned = new_table (two, n_places, n_months, TRUE);
      g_autoptr (DesmiScene) scene = layout (table, width, height);
      g_autoptr (DesmiScene) again = layout (turned, width, height);
      g_autofree char       *text = desmi_scene_to_text (scene);
      g_autofree char       *same = desmi_scene_to_text (again);

      n_values += check_scale (scene, table);
      check_order (scene);
      g_assert_cmpstr (text, ==, same);
    }
  g_assert_cmpuint (n_values, >, 3 * N_ROUNDS);
}

/* R13: what nobody reported is a gap, what is hidden a hatched foot, and neither has a value. */
static void
test_gaps (void)
{
  g_autoptr (DesmiScene) scene
      = chart_scene_new (DESMI_CHART_MULTIPLES, CHART_STATE_GAPS, 900, 600, DESMI_LANGUAGE_EN);
  g_autofree char *said = desmi_scene_describe (scene);
  guint            n_hatched = 0;

  for (guint i = 0; i < desmi_scene_get_n_marks (scene); i++)
    n_hatched += desmi_scene_get_mark (scene, i)->style.hatch != DESMI_HATCH_NONE;
  g_assert_cmpuint (n_hatched, >, 0);
  g_assert_true (chart_scene_says (scene, " hidden"));
  g_assert_nonnull (strstr (said, "Sliyeg, Q4 2022: not reported"));
  g_assert_nonnull (strstr (said, ": hidden"));
}

/* A group that would make the others flat has a scale of its own and says so. */
static void
test_own_scale (void)
{
  g_autoptr (DesmiScene) many
      = chart_scene_new (DESMI_CHART_MULTIPLES, CHART_STATE_MANY, 480, 320, DESMI_LANGUAGE_EN);
  g_autoptr (DesmiScene) usual
      = chart_scene_new (DESMI_CHART_MULTIPLES, CHART_STATE_USUAL, 900, 600, DESMI_LANGUAGE_EN);

  g_assert_true (chart_scene_says (many, "different scale"));
  g_assert_false (chart_scene_says (usual, "different scale"));
}

/* A datum filters by its place and its time, a title by its place. */
static void
test_filters (void)
{
  g_autoptr (DesmiScene) scene
      = chart_scene_new (DESMI_CHART_MULTIPLES, CHART_STATE_USUAL, 900, 600, DESMI_LANGUAGE_EN);
  const char *const *title
      = desmi_scene_mark_get_filter (chart_scene_find_said (scene, "Sliyeg, "));
  const char *const *datum
      = desmi_scene_mark_get_filter (chart_scene_find_said (scene, "Sliyeg, Q2 2022: "));

  g_assert_cmpuint (g_strv_length ((char **) title), <, g_strv_length ((char **) datum));
  g_assert_true (g_strv_contains (datum, "Sliyeg")
                 || g_strv_contains (datum, "subdistrict=Sliyeg"));
}

/* Only periods stand side by side. */
static void
test_no_periods (void)
{
  DesmiTableBuilder      *builder = desmi_table_builder_new ("flows");
  g_autoptr (DesmiTable)  table = NULL;
  g_autoptr (GError)      error = NULL;
  DesmiTheme              theme;
  const DesmiChartSpec    spec = { .title = "x" };
  const DesmiChartContext context
      = { 600, 300, &theme, desmi_locale_get_english (), desmi_measurer_get_fixed () };

  desmi_theme_init (&theme, DESMI_THEME_LIGHT);
  desmi_table_builder_add_column (builder, "village", DESMI_COLUMN_TEXT);
  desmi_table_builder_add_column (builder, "month", DESMI_COLUMN_TEXT);
  desmi_table_builder_add_column (builder, "count", DESMI_COLUMN_COUNT);
  desmi_table_builder_add_row (builder);
  desmi_table_builder_set_text (builder, 0, "a", NULL);
  desmi_table_builder_set_text (builder, 1, "often", NULL);
  desmi_table_builder_set_int (builder, 2, 7);
  table = desmi_table_builder_end (builder);
  g_assert_null (desmi_chart_layout (DESMI_CHART_MULTIPLES, table, &spec, &context, &error));
  g_assert_error (error, DESMI_CHART_ERROR, DESMI_CHART_ERROR_DATA);
  g_assert_nonnull (strstr (error->message, "month"));
}

/* Departures less returns go below 0 in the colour of neither, and are no shares of a whole. */
static void
test_net (void)
{
  static const gint64    values[] = { 40, -30, 5, -10 };
  DesmiTableBuilder     *builder = desmi_table_builder_new ("flows");
  g_autoptr (DesmiTable) table = NULL;
  g_autoptr (DesmiScene) scene = NULL;
  const DesmiSceneMark  *high, *low;
  g_autofree char       *said = NULL;

  desmi_table_builder_add_column (builder, "village", DESMI_COLUMN_TEXT);
  desmi_table_builder_add_column (builder, "year", DESMI_COLUMN_PERIOD);
  desmi_table_builder_add_column (builder, "net", DESMI_COLUMN_COUNT);
  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    {
      desmi_table_builder_add_row (builder);
      desmi_table_builder_set_text (builder, 0, i < 2 ? "Kliwed" : "Dadap", NULL);
      desmi_table_builder_set_text (builder, 1, i % 2 == 0 ? "2022" : "2023", NULL);
      desmi_table_builder_set_int (builder, 2, values[i]);
    }
  table = desmi_table_builder_end (builder);
  scene = layout (table, 700, 300);
  said = desmi_scene_describe (scene);
  high = chart_scene_find_said (scene, "Kliwed, 2022: 40 people");
  low = chart_scene_find_said (scene, "Kliwed, 2023: -30 people");
  g_assert_cmpfloat (height_of (high), >, height_of (low));
  g_assert_cmpfloat (height_of (low), >=, 0);
  g_assert_true (chart_scene_says (scene, "Departures less returns"));
  g_assert_null (strchr (said, '%'));
}

/* The number of a scale of its own stands beside the words for it where there is room, off the
 * line.
 */
static void
test_own_number (void)
{
  guint n_beside = 0;

  for (guint width = 400; width < 900; width += 20)
    {
      g_autoptr (DesmiScene) scene = chart_case_layout (
          DESMI_CHART_MULTIPLES, CHART_STATE_MANY, width, 400, DESMI_THEME_LIGHT, 1,
          desmi_locale_get_english (), desmi_measurer_get_pango (), TRUE, NULL);
      const DesmiSceneMark *words = chart_scene_find_text (scene, "different scale");

      for (guint i = 0; words != NULL && i < desmi_scene_get_n_marks (scene); i++)
        {
          const DesmiSceneMark *mark = desmi_scene_get_mark (scene, i);

          n_beside += mark->text != NULL && mark->key == NULL && mark->style.stroke_width > 2
                      && mark->box.x > words->box.x + words->box.width
                      && fabs (mark->box.y - words->box.y) < 8;
        }
    }
  g_assert_cmpuint (n_beside, >, 0);
}

/* The name of a group is short rather than cut. */
static void
test_short_name (void)
{
  g_autoptr (DesmiScene) narrow
      = chart_scene_new (DESMI_CHART_MULTIPLES, CHART_STATE_MANY, 480, 320, DESMI_LANGUAGE_EN);

  g_assert_true (chart_scene_says (narrow, "Other ("));
  g_assert_false (chart_scene_says (narrow, "Other subdistr"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/chart/multiples/laws", test_laws);
  g_test_add_func ("/chart/multiples/gaps", test_gaps);
  g_test_add_func ("/chart/multiples/own-scale", test_own_scale);
  g_test_add_func ("/chart/multiples/filters", test_filters);
  g_test_add_func ("/chart/multiples/net", test_net);
  g_test_add_func ("/chart/multiples/no-periods", test_no_periods);
  g_test_add_func ("/chart/multiples/own-number", test_own_number);
  g_test_add_func ("/chart/multiples/short-name", test_short_name);
  return g_test_run ();
}
