/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The laws of heat maps, for random data, and what they draw for known ones. */
#include "chart-cases.h"
#include "test-random.h"

#include <math.h>
#include <string.h>

#define N_ROUNDS 1000
#define MOST_ROWS 9
#define MOST_COLUMNS 8

/* A cell as it is drawn, and what it stands for. */
typedef struct
{
  gboolean              there;
  const DesmiSceneMark *mark;
  DesmiBox              box;
  guint                 table_row;
} Cell;

static DesmiTable *
random_table (guint n_rows, guint n_columns, gboolean time, double spread, GRand *random)
{
  DesmiTableBuilder *builder = desmi_table_builder_new ("flows");

  desmi_table_builder_add_column (builder, "occupation", DESMI_COLUMN_TEXT);
  desmi_table_builder_add_column (builder, time ? "year" : "village",
                                  time ? DESMI_COLUMN_PERIOD : DESMI_COLUMN_TEXT);
  desmi_table_builder_add_column (builder, "count", DESMI_COLUMN_COUNT);
  for (guint r = 0; r < n_rows; r++)
    for (guint c = 0; c < n_columns; c++)
      {
        g_autofree char *row = g_strdup_printf ("%u", r);
        g_autofree char *column = g_strdup_printf ("%u", 2010 + c);
        int              kind = g_rand_int_range (random, 0, 8);

        desmi_table_builder_add_row (builder);
        desmi_table_builder_set_text (builder, 0, row, NULL);
        desmi_table_builder_set_text (builder, 1, column, NULL);
        desmi_table_builder_set_int (
            builder, 2, kind == 0 ? 0 : (gint64) pow (10, g_rand_double_range (random, 0, spread)));
        if (kind == 1)
          desmi_table_builder_set_mark (builder, 2, DESMI_MARK_MISSING);
        if (kind == 2)
          desmi_table_builder_set_mark (builder, 2, DESMI_MARK_SUPPRESSED);
      }
  return desmi_table_builder_end (builder);
}

static DesmiScene *
layout (DesmiTable *table, DesmiThemeKind kind, DesmiChartSort sort)
{
  DesmiTheme              theme;
  const DesmiChartSpec    spec = { .title = "x", .show_values = TRUE, .sort = sort };
  const DesmiChartContext context
      = { 900, 600, &theme, desmi_locale_get_english (), desmi_measurer_get_fixed () };
  g_autoptr (GError) error = NULL;
  DesmiScene        *scene;

  desmi_theme_init (&theme, kind);
  scene = desmi_chart_layout (DESMI_CHART_HEAT, table, &spec, &context, &error);
  g_assert_no_error (error);
  return scene;
}

static guint
number_at (DesmiTable *table, guint row, guint column)
{
  return (guint) g_ascii_strtoull (desmi_table_get_text (table, row, column), NULL, 10);
}

static void
read_cells (DesmiScene *scene, Cell cells[MOST_ROWS][MOST_COLUMNS])
{
  DesmiTable *table = desmi_scene_get_table (scene);

  memset (cells, 0, MOST_ROWS * sizeof *cells);
  for (guint i = 0; i < desmi_scene_get_n_marks (scene); i++)
    {
      const DesmiSceneMark *mark = desmi_scene_get_mark (scene, i);
      guint                 row = (guint) mark->row;
      Cell                 *cell;

      if (mark->row < 0)
        continue;
      cell = &cells[number_at (table, row, 0)][number_at (table, row, 1) - 2010];
      g_assert_false (cell->there);
      *cell = (Cell){ TRUE, mark, mark->hit, row };
    }
}

static double
lightness (const DesmiColor *color)
{
  const DesmiColor black = { 0, 0, 0, 1 };

  return desmi_color_contrast (color, &black);
}

/* Cells stand in rows and columns, all of one size, next to each other. */
static void
check_places (Cell cells[MOST_ROWS][MOST_COLUMNS], guint n_rows, guint n_columns)
{
  const DesmiBox *first = &cells[0][0].box;

  for (guint r = 0; r < n_rows; r++)
    for (guint c = 0; c < n_columns; c++)
      {
        const Cell *cell = &cells[r][c];

        g_assert_true (cell->there);
        g_assert_cmpfloat_with_epsilon (cell->box.width, first->width, 1e-9);
        g_assert_cmpfloat_with_epsilon (cell->box.height, first->height, 1e-9);
        g_assert_cmpfloat_with_epsilon (cell->box.x, cells[0][c].box.x, 1e-9);
        g_assert_cmpfloat_with_epsilon (cell->box.y, cells[r][0].box.y, 1e-9);
        for (guint d = 0; d < c; d++)
          g_assert_cmpfloat (fabs (cells[r][d].box.x - cell->box.x), >=, first->width - 1e-9);
        for (guint s = 0; s < r; s++)
          g_assert_cmpfloat (fabs (cells[s][c].box.y - cell->box.y), >=, first->height - 1e-9);
      }
}

/* The more, the darker, in the light; what has no value is hatched, and hidden ones otherwise. */
static void
check_colors (DesmiScene *scene, Cell *cells, guint n, gboolean dark)
{
  DesmiTable *table = desmi_scene_get_table (scene);

  for (guint i = 0; i < n; i++)
    {
      DesmiMark mark = desmi_table_get_mark (table, cells[i].table_row, 2);
      gint64    value = desmi_table_get_int (table, cells[i].table_row, 2);
      double    light = lightness (&cells[i].mark->style.fill);

      g_assert_cmpint (cells[i].mark->style.hatch, ==,
                       mark == DESMI_MARK_SUPPRESSED ? DESMI_HATCH_135
                       : mark == DESMI_MARK_MISSING  ? DESMI_HATCH_45
                                                     : DESMI_HATCH_NONE);
      for (guint k = 0; k < i; k++)
        {
          gint64 other = desmi_table_get_int (table, cells[k].table_row, 2);
          double its = lightness (&cells[k].mark->style.fill);

          if (mark != DESMI_MARK_NONE
              || desmi_table_get_mark (table, cells[k].table_row, 2) != DESMI_MARK_NONE)
            continue;
          if (value == other)
            g_assert_cmpfloat_with_epsilon (light, its, 1e-9);
          else if ((value > other) == !dark)
            g_assert_cmpfloat (light, <=, its + 1e-9);
          else
            g_assert_cmpfloat (light, >=, its - 1e-9);
        }
    }
}

static void
test_laws (gconstpointer data)
{
  double            spread = GPOINTER_TO_INT (data);
  g_autoptr (GRand) random = test_random_new (20231127);

  for (int round = 0; round < N_ROUNDS; round++)
    {
      guint                  n_rows = (guint) g_rand_int_range (random, 1, MOST_ROWS + 1);
      guint                  n_columns = (guint) g_rand_int_range (random, 1, MOST_COLUMNS + 1);
      gboolean               dark = g_rand_boolean (random), time = g_rand_boolean (random);
      g_autoptr (DesmiTable) table = random_table (n_rows, n_columns, time, spread, random);
      g_autoptr (DesmiScene) scene
          = layout (table, dark ? DESMI_THEME_DARK : DESMI_THEME_LIGHT,
                    (DesmiChartSort) g_rand_int_range (random, 0, DESMI_CHART_SORT_DATA + 1));
      Cell  cells[MOST_ROWS][MOST_COLUMNS], flat[MOST_ROWS * MOST_COLUMNS];
      guint n = 0;

      read_cells (scene, cells);
      check_places (cells, n_rows, n_columns);
      for (guint r = 0; r < n_rows; r++)
        for (guint c = 0; c < n_columns; c++)
          flat[n++] = cells[r][c];
      check_colors (scene, flat, n, dark);
    }
}

static double
y_of (DesmiScene *scene, const char *start)
{
  return chart_scene_find_said (scene, start)->box.y;
}

static void
test_words (void)
{
  g_autoptr (DesmiScene) scene
      = chart_scene_new (DESMI_CHART_HEAT, CHART_STATE_USUAL, 900, 600, DESMI_LANGUAGE_EN);
  const DesmiSceneMark *cell = chart_scene_find_said (scene, "Taiwan, March 2023");

  g_assert_cmpstr (cell->accessible, ==, "Taiwan, March 2023, 231 people, 38.3%");
  g_assert_cmpstr (desmi_scene_mark_get_filter (cell)[0], ==, "destination=TWN");
  g_assert_cmpstr (desmi_scene_mark_get_filter (cell)[1], ==, "month=2023-03");
  g_assert_nonnull (strstr (cell->key, "row:TWN\tcolumn:2023-03"));
  cell = chart_scene_find_said (scene, "Taiwan, total ");
  g_assert_cmpstr (desmi_scene_mark_get_filter (cell)[0], ==, "destination=TWN");
  g_assert_null (desmi_scene_mark_get_filter (cell)[1]);
  cell = chart_scene_find_said (scene, "March 2023, total ");
  g_assert_cmpstr (desmi_scene_mark_get_filter (cell)[0], ==, "month=2023-03");
  g_assert_nonnull (chart_scene_find_text (scene, "Total"));
  g_assert_cmpfloat (y_of (scene, "Taiwan, "), <, y_of (scene, "Hong Kong, "));
  g_assert_cmpfloat (y_of (scene, "South Korea, "), <, y_of (scene, "Singapore, "));
}

/* Months without a report are there, and hatched; 0 is not. */
static void
test_gaps (void)
{
  g_autoptr (DesmiScene) scene
      = chart_scene_new (DESMI_CHART_HEAT, CHART_STATE_GAPS, 900, 600, DESMI_LANGUAGE_EN);
  const DesmiSceneMark *cell = chart_scene_find_said (scene, "Taiwan, August 2023");

  g_assert_cmpstr (cell->accessible, ==, "Taiwan, August 2023, not reported");
  g_assert_cmpint (cell->style.hatch, ==, DESMI_HATCH_45);
  cell = chart_scene_find_said (scene, "Saudi Arabia, June 2023");
  g_assert_cmpstr (cell->accessible, ==, "Saudi Arabia, June 2023, hidden");
  g_assert_cmpint (cell->style.hatch, ==, DESMI_HATCH_135);
  cell = chart_scene_find_said (scene, "Japan, November 2022, 0 people");
  g_assert_cmpint (cell->style.hatch, ==, DESMI_HATCH_NONE);
  g_assert_nonnull (chart_scene_find_text (scene, "Not reported"));
  g_assert_nonnull (chart_scene_find_text (scene, "Hidden"));
  g_assert_true (chart_scene_says (scene, "≥ "));
}

/* 400 villages by 16 years are one image, and each row is found. */
static void
test_image (void)
{
  DesmiTableBuilder      *builder = desmi_table_builder_new ("flows");
  g_autoptr (DesmiTable)  table = NULL;
  g_autoptr (DesmiScene)  scene = NULL;
  const DesmiSceneMark   *row;
  DesmiTheme              theme;
  guint                   n_images = 0;
  const DesmiChartSpec    spec = { .title = "x", .show_values = TRUE, .frame = TRUE };
  const DesmiChartContext context
      = { 1600, 900, &theme, desmi_locale_get_english (), desmi_measurer_get_fixed () };

  desmi_theme_init (&theme, DESMI_THEME_LIGHT);
  desmi_table_builder_add_column (builder, "village", DESMI_COLUMN_TEXT);
  desmi_table_builder_add_column (builder, "year", DESMI_COLUMN_PERIOD);
  desmi_table_builder_add_column (builder, "count", DESMI_COLUMN_COUNT);
  for (guint i = 0; i < 400 * 16; i++)
    {
      g_autofree char *name = g_strdup_printf ("Desa %03u", i / 16);
      g_autofree char *year = g_strdup_printf ("%u", 2008 + i % 16);

      desmi_table_builder_add_row (builder);
      desmi_table_builder_set_text (builder, 0, name, NULL);
      desmi_table_builder_set_text (builder, 1, year, NULL);
      desmi_table_builder_set_int (builder, 2, i * 7919 % 1000);
    }
  table = desmi_table_builder_end (builder);
  scene = desmi_chart_layout (DESMI_CHART_HEAT, table, &spec, &context, NULL);
  g_assert_true (desmi_scene_check (scene, NULL));
  for (guint i = 0; i < desmi_scene_get_n_marks (scene); i++)
    {
      const DesmiSceneMark *mark = desmi_scene_get_mark (scene, i);

      if (mark->shape != DESMI_SHAPE_IMAGE)
        continue;
      n_images++;
      g_assert_cmpint (cairo_image_surface_get_width (mark->image), ==, 16);
      g_assert_cmpint (cairo_image_surface_get_height (mark->image), ==, 400);
    }
  g_assert_cmpuint (n_images, ==, 1);
  g_assert_cmpuint (desmi_scene_get_n_marks (scene), <, 700);
  row = chart_scene_find_said (scene, "Desa 123, total ");
  g_assert_cmpstr (desmi_scene_mark_get_filter (row)[0], ==, "village=Desa 123");
  g_assert_true (
      desmi_scene_get_mark (scene, (guint) desmi_scene_pick (scene, row->box.x + row->box.width / 2,
                                                             row->box.y + row->box.height / 2))
      == row);
}

/* The mark of a row, or its first cell, with which its words are level. */
static const DesmiSceneMark *
find_row_mark (DesmiScene *scene, const char *key)
{
  g_autofree char *cell = g_strconcat ("cell:", key, "|", NULL);

  for (guint i = 0; i < desmi_scene_get_n_marks (scene); i++)
    {
      const DesmiSceneMark *mark = desmi_scene_get_mark (scene, i);

      if (mark->shape == DESMI_SHAPE_RECT && mark->key != NULL && mark->hit.width > 0
          && (g_str_has_prefix (mark->key, cell) || strcmp (mark->key, key) == 0))
        return mark;
    }
  g_error ("no row %s", key);
}

static void
count_measure (const char *text, const DesmiFont *font, double *width, double *height, gpointer n)
{
  ++*(guint *) n;
  desmi_measurer_get_fixed ()->measure (text, font, width, height, NULL);
}

/* Of 400 rows that are lower than a line, few have their name beside them, and no others are
 * measured: the longest of all, which is not written, takes no room. */
static void
test_names_not_written (void)
{
  DesmiTableBuilder      *builder = desmi_table_builder_new ("flows");
  g_autoptr (DesmiTable)  table = NULL;
  g_autoptr (DesmiScene)  scene = NULL;
  DesmiTheme              theme;
  guint                   n_measured = 0, n_written = 0;
  const DesmiSceneMark   *row;
  const DesmiMeasurer     measurer = { count_measure, &n_measured };
  const DesmiChartSpec    spec = { .title = "x", .show_values = TRUE, .frame = TRUE };
  const DesmiChartContext context = { 900, 600, &theme, desmi_locale_get_english (), &measurer };

  desmi_theme_init (&theme, DESMI_THEME_LIGHT);
  desmi_table_builder_add_column (builder, "village", DESMI_COLUMN_TEXT);
  desmi_table_builder_add_column (builder, "year", DESMI_COLUMN_PERIOD);
  desmi_table_builder_add_column (builder, "count", DESMI_COLUMN_COUNT);
  for (guint i = 0; i < 400 * 2; i++)
    {
      g_autofree char *name = g_strdup_printf (
          "%03u%s", i / 2, i / 2 == 1 ? " that has by far the longest name of them" : "");

      desmi_table_builder_add_row (builder);
      desmi_table_builder_set_text (builder, 0, name, NULL);
      desmi_table_builder_set_text (builder, 1, i % 2 == 0 ? "2022" : "2023", NULL);
      desmi_table_builder_set_int (builder, 2, 1000 - i);
    }
  table = desmi_table_builder_end (builder);
  scene = desmi_chart_layout (DESMI_CHART_HEAT, table, &spec, &context, NULL);
  for (guint i = 0; i < desmi_scene_get_n_marks (scene); i++)
    n_written += desmi_scene_get_mark (scene, i)->shape == DESMI_SHAPE_TEXT;
  g_assert_cmpuint (n_written, >, 20);
  g_assert_cmpuint (n_measured, <, 2 * 400); /* the name and the sum of each would be that many */
  row = chart_scene_find_said (scene, "001 that has");
  g_assert_cmpfloat (row->box.x, <, 100);
}

/* However low the rows are, a name stands beside its own, and no sum without the name. */
static void
test_names_beside_rows (void)
{
  for (guint height = 260; height < 600; height += 20)
    {
      g_autoptr (DesmiScene) scene
          = chart_scene_new (DESMI_CHART_HEAT, CHART_STATE_MANY, 900, height, DESMI_LANGUAGE_EN);
      g_autoptr (GHashTable) named = g_hash_table_new (g_str_hash, g_str_equal);

      for (guint i = 0; i < desmi_scene_get_n_marks (scene); i++)
        {
          const DesmiSceneMark *text = desmi_scene_get_mark (scene, i), *row;

          if (text->shape != DESMI_SHAPE_TEXT || text->key == NULL
              || !g_str_has_prefix (text->key, "row:"))
            continue;
          row = find_row_mark (scene, text->key);
          g_assert_cmpfloat_with_epsilon (text->box.y + text->box.height / 2,
                                          row->hit.y + row->hit.height / 2, 1.01);
          if (text->box.x < 450)
            g_hash_table_add (named, text->key);
          else
            g_assert_true (g_hash_table_contains (named, text->key));
        }
      g_assert_cmpuint (g_hash_table_size (named), >, 3);
    }
}

/* Two that are large and fifteen that are tiny are told apart all the same. */
static void
test_tiny (void)
{
  g_autoptr (DesmiScene) scene
      = chart_scene_new (DESMI_CHART_HEAT, CHART_STATE_TINY_SHARES, 900, 600, DESMI_LANGUAGE_EN);
  const DesmiSceneMark *one = chart_scene_find_said (scene, "Kecamatan nomor 02, March 2023");
  const DesmiSceneMark *other = chart_scene_find_said (scene, "Kecamatan nomor 05, March 2023");

  g_assert_cmpuint (desmi_table_get_n_rows (desmi_scene_get_table (scene)), ==, 12 * 17);
  g_assert_true (lightness (&one->style.fill) < lightness (&other->style.fill)
                 || lightness (&one->style.fill) > lightness (&other->style.fill));
}

static guint
count_values (ChartState state, double width)
{
  g_autoptr (DesmiScene) scene
      = chart_scene_new (DESMI_CHART_HEAT, state, width, 400, DESMI_LANGUAGE_ID);
  guint n = 0;

  for (guint i = 0; i < desmi_scene_get_n_marks (scene); i++)
    {
      const DesmiSceneMark *mark = desmi_scene_get_mark (scene, i);

      n += mark->shape == DESMI_SHAPE_TEXT && mark->key != NULL
           && g_str_has_prefix (mark->key, "cell:");
    }
  return n;
}

/* Cells have their values all or none: those with the longest, which are the greatest, would else
 * be the empty ones. */
static void
test_values_of_all (void)
{
  for (double width = 300; width < 1200; width += 20)
    {
      guint n = count_values (CHART_STATE_NEGATIVE, width);

      g_assert_true (n == 0 || n == 7 * 12);
    }
  g_assert_cmpuint (count_values (CHART_STATE_NEGATIVE, 540), ==, 0);
  g_assert_cmpuint (count_values (CHART_STATE_NEGATIVE, 900), ==, 7 * 12);
  g_assert_cmpuint (count_values (CHART_STATE_USUAL, 640), ==, 7 * 12);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_data_func ("/chart/heat/laws", GINT_TO_POINTER (2), test_laws);
  g_test_add_data_func ("/chart/heat/laws-lopsided", GINT_TO_POINTER (5), test_laws);
  g_test_add_func ("/chart/heat/words", test_words);
  g_test_add_func ("/chart/heat/gaps", test_gaps);
  g_test_add_func ("/chart/heat/image", test_image);
  g_test_add_func ("/chart/heat/names-beside-rows", test_names_beside_rows);
  g_test_add_func ("/chart/heat/names-not-written", test_names_not_written);
  g_test_add_func ("/chart/heat/tiny", test_tiny);
  g_test_add_func ("/chart/heat/values-of-all", test_values_of_all);
  return g_test_run ();
}
