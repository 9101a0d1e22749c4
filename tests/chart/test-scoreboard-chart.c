/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The laws of scoreboards, for random data, and what they draw for known ones. */
#include "chart-cases.h"
#include "test-random.h"

#include <math.h>
#include <string.h>

#define N_ROUNDS 1000
#define MOST_VILLAGES 9
#define MOST_PILLARS 5
#define N_SUBDISTRICTS 3

/* A cell as it is drawn; @row is of the table behind the scene. */
typedef struct
{
  const DesmiSceneMark *mark;
  guint                 row;
} Cell;

/* A village as it is drawn. */
typedef struct
{
  guint       id, subdistrict;
  double      y, mean;
  const char *name;
} Village;

static void
add_random_row (DesmiTableBuilder *builder, guint village, guint pillar, GRand *random)
{
  static const char *const statuses[] = { "running", "stalled", "finished", "not-started" };
  g_autofree char         *code = g_strdup_printf ("v%u", village);
  g_autofree char         *area = g_strdup_printf ("s%u", village % N_SUBDISTRICTS);
  g_autofree char         *number = g_strdup_printf ("%u", pillar + 1);
  g_autofree char         *name = g_strdup_printf ("Desa %c", 'A' + (char) (village * 5 % 9));
  int                      kind = g_rand_int_range (random, 0, 8);

  desmi_table_builder_add_row (builder);
  desmi_table_builder_set_text (builder, 0, code, name);
  desmi_table_builder_set_text (builder, 1, area, NULL);
  desmi_table_builder_set_text (builder, 2, number, NULL);
  desmi_table_builder_set_double (builder, 3, kind == 0 ? 0 : g_rand_double (random));
  if (kind == 1)
    desmi_table_builder_set_mark (builder, 3, DESMI_MARK_MISSING);
  if (g_rand_boolean (random))
    desmi_table_builder_set_text (
        builder, 4, statuses[g_rand_int_range (random, 0, G_N_ELEMENTS (statuses))], NULL);
}

static DesmiTable *
random_table (guint n_villages, guint n_pillars, GRand *random)
{
  DesmiTableBuilder *builder = desmi_table_builder_new ("pillars");

  desmi_table_builder_add_column (builder, "village", DESMI_COLUMN_CODE);
  desmi_table_builder_add_column (builder, "subdistrict", DESMI_COLUMN_CODE);
  desmi_table_builder_add_column (builder, "pillar", DESMI_COLUMN_TEXT);
  desmi_table_builder_add_column (builder, "score", DESMI_COLUMN_RATIO);
  desmi_table_builder_add_column (builder, "status", DESMI_COLUMN_TEXT);
  for (guint v = 0; v < n_villages; v++)
    for (guint p = 0; p < n_pillars; p++)
      add_random_row (builder, v, p, random);
  return desmi_table_builder_end (builder);
}

static DesmiScene *
layout (DesmiTable *table, DesmiThemeKind kind, DesmiChartSort sort, double width, double height)
{
  DesmiTheme              theme;
  const DesmiChartSpec    spec = { .title = "x", .show_values = TRUE, .sort = sort };
  const DesmiChartContext context
      = { width, height, &theme, desmi_locale_get_english (), desmi_measurer_get_fixed () };
  g_autoptr (GError) error = NULL;
  DesmiScene        *scene;

  desmi_theme_init (&theme, kind);
  scene = desmi_chart_layout (DESMI_CHART_SCOREBOARD, table, &spec, &context, &error);
  g_assert_no_error (error);
  g_assert_true (desmi_scene_check (scene, NULL));
  return scene;
}

static const char *
text_at (DesmiTable *table, guint row, const char *name)
{
  return desmi_table_get_text (table, row, (guint) desmi_table_find_column (table, name));
}

static guint
number_after (const char *text, char letter)
{
  return (guint) g_ascii_strtoull (*text == letter ? text + 1 : text, NULL, 10);
}

static void
read_cells (DesmiScene *scene, Cell cells[MOST_VILLAGES][MOST_PILLARS])
{
  DesmiTable *table = desmi_scene_get_table (scene);

  memset (cells, 0, MOST_VILLAGES * sizeof *cells);
  for (guint i = 0; i < desmi_scene_get_n_marks (scene); i++)
    {
      const DesmiSceneMark *mark = desmi_scene_get_mark (scene, i);
      guint                 row = (guint) mark->row;
      Cell                 *cell;

      if (mark->row < 0)
        continue;
      cell = &cells[number_after (text_at (table, row, "village"), 'v')]
                   [number_after (text_at (table, row, "pillar"), ' ') - 1];
      g_assert_null (cell->mark);
      *cell = (Cell){ mark, row };
    }
}

/* Whether a mark of @shape that says nothing of its own lies in a cell, and the first such text. */
static const DesmiSceneMark *
find_inside (DesmiScene *scene, const Cell *cell, DesmiShape shape)
{
  const DesmiBox *box = &cell->mark->hit;

  for (guint i = 0; i < desmi_scene_get_n_marks (scene); i++)
    {
      const DesmiSceneMark *mark = desmi_scene_get_mark (scene, i);
      double                x = mark->box.x + mark->box.width / 2;
      double                y = mark->box.y + mark->box.height / 2;

      if (mark->shape == shape && mark->accessible == NULL && x >= box->x
          && x <= box->x + box->width && y >= box->y && y <= box->y + box->height)
        return mark;
    }
  return NULL;
}

/* A score in words whose ink is read on its cell; hatched and without a number where there is none;
 * the sign where work stands still and nowhere else. */
static void
check_cell (DesmiScene *scene, const Cell *cell)
{
  DesmiTable           *table = desmi_scene_get_table (scene);
  const DesmiSceneMark *text = find_inside (scene, cell, DESMI_SHAPE_TEXT);
  const DesmiSceneMark *sign = find_inside (scene, cell, DESMI_SHAPE_PATH);
  gboolean              stalled = g_strcmp0 (text_at (table, cell->row, "status"), "stalled") == 0;
  guint                 score = (guint) desmi_table_find_column (table, "score");

  g_assert_true ((sign != NULL) == stalled);
  if (desmi_table_get_mark (table, cell->row, score) == DESMI_MARK_MISSING)
    {
      g_assert_cmpint (cell->mark->style.hatch, ==, DESMI_HATCH_45);
      g_assert_true (text == NULL || strpbrk (text->text, "0123456789") == NULL);
      g_assert_nonnull (strstr (cell->mark->accessible, "not reported"));
      return;
    }
  g_assert_cmpint (cell->mark->style.hatch, ==, DESMI_HATCH_NONE);
  g_assert_nonnull (text);
  g_assert_cmpfloat (desmi_color_contrast (&text->style.fill, &cell->mark->style.fill), >=, 4.5);
  if (sign != NULL)
    g_assert_cmpfloat (desmi_color_contrast (&sign->style.fill, &cell->mark->style.fill), >=, 4.5);
}

/* Five classes, whatever the values: of the same fifth the same colour, of another one another. */
static void
check_colors (DesmiScene *scene, const Cell *cells, guint n)
{
  DesmiTable *table = desmi_scene_get_table (scene);
  guint       score = (guint) desmi_table_find_column (table, "score");

  for (guint i = 0; i < n; i++)
    for (guint k = 0; k < i; k++)
      {
        double one = desmi_table_get_double (table, cells[i].row, score);
        double two = desmi_table_get_double (table, cells[k].row, score);
        double contrast
            = desmi_color_contrast (&cells[i].mark->style.fill, &cells[k].mark->style.fill);

        if (desmi_table_get_mark (table, cells[i].row, score) != DESMI_MARK_NONE
            || desmi_table_get_mark (table, cells[k].row, score) != DESMI_MARK_NONE)
          continue;
        if (floor (one * 5) < floor (two * 5) || floor (one * 5) > floor (two * 5))
          g_assert_cmpfloat (contrast, >, 1.1);
        else
          g_assert_cmpfloat (contrast, <, 1.001);
      }
}

static int
compare_places (gconstpointer a, gconstpointer b)
{
  const Village *one = a, *two = b;

  return one->y < two->y ? -1 : one->y > two->y;
}

static double
mean_of (DesmiScene *scene, const Cell *cells, guint n)
{
  DesmiTable *table = desmi_scene_get_table (scene);
  guint       score = (guint) desmi_table_find_column (table, "score"), n_values = 0;
  double      sum = 0;

  for (guint i = 0; i < n; i++)
    if (desmi_table_get_mark (table, cells[i].row, score) == DESMI_MARK_NONE)
      {
        sum += desmi_table_get_double (table, cells[i].row, score);
        n_values++;
      }
  return n_values > 0 ? sum / n_values : (double) NAN;
}

static void
check_order (const Village *one, const Village *two, DesmiChartSort sort)
{
  if (sort == DESMI_CHART_SORT_NAME)
    g_assert_cmpstr (one->name, <, two->name);
  else if (sort == DESMI_CHART_SORT_DATA)
    g_assert_cmpuint (one->id, <, two->id);
  else if (isnan (one->mean))
    g_assert_true (isnan (two->mean));
  else if (!isnan (two->mean) && sort == DESMI_CHART_SORT_LOWEST)
    g_assert_cmpfloat (one->mean, <=, two->mean + 1e-9);
  else if (!isnan (two->mean))
    g_assert_cmpfloat (one->mean, >=, two->mean - 1e-9);
}

/* Each subdistrict's villages stand together, in the order asked for. */
static void
check_rows (DesmiScene    *scene,
            Cell           cells[MOST_VILLAGES][MOST_PILLARS],
            guint          n_villages,
            guint          n_pillars,
            DesmiChartSort sort)
{
  DesmiTable *table = desmi_scene_get_table (scene);
  Village     villages[MOST_VILLAGES];
  gboolean    seen[N_SUBDISTRICTS] = { FALSE };

  for (guint v = 0; v < n_villages; v++)
    {
      const Cell *cell = &cells[v][0];

      villages[v] = (Village){ v, v % N_SUBDISTRICTS, cell->mark->hit.y,
                               mean_of (scene, cells[v], n_pillars),
                               desmi_table_get_label (table, cell->row, 0) };
      for (guint p = 1; p < n_pillars; p++)
        {
          g_assert_cmpfloat_with_epsilon (cells[v][p].mark->hit.y, cell->mark->hit.y, 1e-9);
          g_assert_cmpfloat (cells[v][p].mark->hit.x, >=,
                             cells[v][p - 1].mark->hit.x + cells[v][p - 1].mark->hit.width - 1e-9);
        }
    }
  qsort (villages, n_villages, sizeof *villages, compare_places);
  for (guint i = 0; i < n_villages; i++)
    if (i > 0 && villages[i].subdistrict == villages[i - 1].subdistrict)
      check_order (&villages[i - 1], &villages[i], sort);
    else
      {
        g_assert_false (seen[villages[i].subdistrict]);
        seen[villages[i].subdistrict] = TRUE;
      }
}

static void
test_laws (void)
{
  g_autoptr (GRand) random = test_random_new (20231128);

  for (int round = 0; round < N_ROUNDS; round++)
    {
      guint          n_villages = (guint) g_rand_int_range (random, 1, MOST_VILLAGES + 1);
      guint          n_pillars = (guint) g_rand_int_range (random, 1, MOST_PILLARS + 1);
      DesmiThemeKind theme = (DesmiThemeKind) g_rand_int_range (random, 0, DESMI_THEME_PRINT + 1);
      DesmiChartSort sort
          = (DesmiChartSort) g_rand_int_range (random, 0, DESMI_CHART_SORT_DATA + 1);
      g_autoptr (DesmiTable) table = random_table (n_villages, n_pillars, random);
      g_autoptr (DesmiScene) scene = layout (table, theme, sort, 900, 600);
      Cell                   cells[MOST_VILLAGES][MOST_PILLARS];
      Cell                   flat[MOST_VILLAGES * MOST_PILLARS];
      guint                  n = 0;

      read_cells (scene, cells);
      for (guint v = 0; v < n_villages; v++)
        for (guint p = 0; p < n_pillars; p++)
          {
            g_assert_nonnull (cells[v][p].mark);
            check_cell (scene, &cells[v][p]);
            flat[n++] = cells[v][p];
          }
      check_colors (scene, flat, n);
      check_rows (scene, cells, n_villages, n_pillars, sort);
    }
}

static void
test_words (void)
{
  g_autoptr (DesmiScene) scene
      = chart_scene_new (DESMI_CHART_SCOREBOARD, CHART_STATE_USUAL, 900, 500, DESMI_LANGUAGE_EN);
  const DesmiSceneMark *cell = chart_scene_find_said (scene, "Juntikedokan, 4. ");
  const char           *summary = desmi_scene_get_summary (scene);

  g_assert_cmpstr (cell->accessible, ==,
                   "Juntikedokan, 4. Koperasi & lembaga keuangan, 51.5%, "
                   "status: Stalled (Belum ada pengelola)");
  g_assert_cmpstr (desmi_scene_mark_get_filter (cell)[0], ==, "village=32.12.02.2002");
  g_assert_cmpstr (desmi_scene_mark_get_filter (cell)[1], ==, "pillar=4");
  g_assert_nonnull (strstr (cell->key, "\tclass:stalled\tgroup:32.12.02"));
  cell = chart_scene_find_said (scene, "Juntikedokan, 1. ");
  g_assert_cmpstr (cell->accessible, ==,
                   "Juntikedokan, 1. Pusat layanan migrasi, 83.5%, 50.0% a year before");
  g_assert_cmpstr (chart_scene_find_said (scene, "Segeran, 2. ")->accessible, ==,
                   "Segeran, 2. Usaha produktif, 58.3%, status: Not started");
  cell = chart_scene_find_said (scene, "Kertasemaya, mean ");
  g_assert_cmpstr (desmi_scene_mark_get_filter (cell)[0], ==, "subdistrict=32.12.02");
  cell = chart_scene_find_said (scene, "2. Usaha produktif, mean ");
  g_assert_cmpstr (desmi_scene_mark_get_filter (cell)[0], ==, "pillar=2");
  g_assert_nonnull (chart_scene_find_text (scene, "Stalled"));
  g_assert_nonnull (chart_scene_find_text (scene, "Mean"));
  g_assert_nonnull (chart_scene_find_text (scene, "80%–100%"));
  g_assert_null (chart_scene_find_text (scene, "Not reported"));
  g_assert_nonnull (strstr (summary, "Scoreboard of 7 villages and 4 pillars: mean "));
  g_assert_nonnull (strstr (summary, "highest Juntinyuat 77.5%, lowest Sliyeg Lor 38.3%"));
  g_assert_nonnull (strstr (summary, "; Stalled: 3."));
}

/* Among scores that are hidden may be the highest and the lowest. */
static void
test_hidden (void)
{
  g_autoptr (DesmiScene) scene
      = chart_scene_new (DESMI_CHART_SCOREBOARD, CHART_STATE_HIDDEN, 900, 500, DESMI_LANGUAGE_EN);
  const char *summary = desmi_scene_get_summary (scene);

  g_assert_nonnull (strstr (summary, "% of the scores shown"));
  g_assert_nonnull (strstr (summary, "; hidden: "));
  g_assert_null (strstr (summary, "lowest"));
}

/* The rows behind it have what the cells say. */
static void
test_table (void)
{
  g_autoptr (DesmiScene) scene
      = chart_scene_new (DESMI_CHART_SCOREBOARD, CHART_STATE_USUAL, 900, 500, DESMI_LANGUAGE_ID);
  DesmiTable *table = desmi_scene_get_table (scene);
  guint       row = (guint) chart_scene_find_said (scene, "Juntikedokan, 4. ")->row;

  g_assert_cmpuint (desmi_table_get_n_rows (table), ==, 28);
  g_assert_cmpstr (text_at (table, row, "village"), ==, "32.12.02.2002");
  g_assert_cmpstr (text_at (table, row, "subdistrict"), ==, "32.12.02");
  g_assert_cmpstr (text_at (table, row, "status"), ==, "stalled");
  g_assert_cmpstr (text_at (table, row, "reason"), ==, "staff");
  g_assert_cmpint (
      desmi_table_get_mark (table, row, (guint) desmi_table_find_column (table, "before")), ==,
      DESMI_MARK_MISSING);
}

/* What was not reported is hatched and says so, and is no part of a mean. */
static void
test_gaps (void)
{
  g_autoptr (DesmiScene) scene
      = chart_scene_new (DESMI_CHART_SCOREBOARD, CHART_STATE_GAPS, 900, 500, DESMI_LANGUAGE_EN);
  const DesmiSceneMark *cell = chart_scene_find_said (scene, "Segeran, 3. ");

  g_assert_cmpstr (cell->accessible, ==,
                   "Segeran, 3. Rumah Belajar, not reported, 50.0% a year "
                   "before, status: Stalled");
  g_assert_cmpint (cell->style.hatch, ==, DESMI_HATCH_45);
  g_assert_cmpstr (chart_scene_find_said (scene, "Segeran, not")->accessible, ==,
                   "Segeran, not reported");
  g_assert_nonnull (chart_scene_find_text (scene, "Not reported"));
  g_assert_nonnull (chart_scene_find_text (scene, "not reported"));
  g_assert_nonnull (chart_scene_find_text (scene, "not started"));
  g_assert_nonnull (chart_scene_find_said (scene, "Juntikedokan, mean 73.3%"));
}

/* Subdistricts without villages are rows, and have neither groups nor states. */
static void
test_subdistricts (void)
{
  DesmiTableBuilder     *builder = desmi_table_builder_new ("pillars");
  g_autoptr (DesmiTable) table = NULL;
  g_autoptr (DesmiScene) scene = NULL;
  const DesmiSceneMark  *cell;

  desmi_table_builder_add_column (builder, "pillar", DESMI_COLUMN_TEXT);
  desmi_table_builder_add_column (builder, "subdistrict", DESMI_COLUMN_CODE);
  desmi_table_builder_add_column (builder, "score", DESMI_COLUMN_RATIO);
  for (guint i = 0; i < 4; i++)
    {
      g_autofree char *pillar = g_strdup_printf ("%u", i / 2 + 1);

      desmi_table_builder_add_row (builder);
      desmi_table_builder_set_text (builder, 0, pillar, NULL);
      desmi_table_builder_set_text (builder, 1, i % 2 == 0 ? "32.12.01" : "32.12.02",
                                    i % 2 == 0 ? "Haurgeulis" : "Kroya");
      desmi_table_builder_set_double (builder, 2, 0.2 + 0.1 * i);
    }
  table = desmi_table_builder_end (builder);
  scene = layout (table, DESMI_THEME_LIGHT, DESMI_CHART_SORT_LOWEST, 600, 300);
  cell = chart_scene_find_said (scene, "Haurgeulis, 1, 20.0%");
  g_assert_cmpstr (desmi_scene_mark_get_filter (cell)[0], ==, "subdistrict=32.12.01");
  g_assert_cmpfloat (cell->box.y, <, chart_scene_find_said (scene, "Kroya, 1, 30.0%")->box.y);
  g_assert_nonnull (
      strstr (desmi_scene_get_summary (scene), "Scoreboard of 2 subdistricts and 2 pillars"));
}

static DesmiTable *
make_large (guint n)
{
  g_autoptr (GRand)  random = test_random_new (7);
  DesmiTableBuilder *builder = desmi_table_builder_new ("pillars");

  desmi_table_builder_add_column (builder, "village", DESMI_COLUMN_CODE);
  desmi_table_builder_add_column (builder, "subdistrict", DESMI_COLUMN_CODE);
  desmi_table_builder_add_column (builder, "pillar", DESMI_COLUMN_TEXT);
  desmi_table_builder_add_column (builder, "score", DESMI_COLUMN_RATIO);
  desmi_table_builder_add_column (builder, "status", DESMI_COLUMN_TEXT);
  for (guint i = 0; i < n * 4; i++)
    {
      g_autofree char *code = g_strdup_printf ("v%03u", i / 4);
      g_autofree char *name = g_strdup_printf ("Desa %03u", i / 4);
      g_autofree char *area = g_strdup_printf ("Kecamatan %02u", i / 52);
      g_autofree char *pillar = g_strdup_printf ("%u", i % 4 + 1);

      desmi_table_builder_add_row (builder);
      desmi_table_builder_set_text (builder, 0, code, name);
      desmi_table_builder_set_text (builder, 1, area, NULL);
      desmi_table_builder_set_text (builder, 2, pillar, NULL);
      if (i % 37 != 0)
        desmi_table_builder_set_double (builder, 3, g_rand_double (random));
      if (i == 50)
        desmi_table_builder_set_text (builder, 4, "stalled", NULL);
    }
  return desmi_table_builder_end (builder);
}

/* 400 villages are one image: every row is found and says all its scores, rows are named as often
 * as there is room, and the sign is there. */
static void
test_image (void)
{
  g_autoptr (DesmiTable) table = make_large (400);
  g_autoptr (DesmiScene) scene
      = layout (table, DESMI_THEME_LIGHT, DESMI_CHART_SORT_NAME, 1000, 800);
  const DesmiSceneMark *row = chart_scene_find_said (scene, "Desa 012:");
  guint                 n_images = 0, n_names = 0, n_signs = 0;
  double                last = -100;

  g_assert_nonnull (strstr (row->accessible, ", status: Stalled; 4 "));
  g_assert_cmpstr (desmi_scene_mark_get_filter (row)[0], ==, "village=v012");
  for (guint i = 0; i < desmi_scene_get_n_marks (scene); i++)
    {
      const DesmiSceneMark *mark = desmi_scene_get_mark (scene, i);

      n_images += mark->shape == DESMI_SHAPE_IMAGE;
      n_signs += mark->shape == DESMI_SHAPE_PATH && mark->key != NULL
                 && g_str_has_prefix (mark->key, "cell:row:v012");
      if (mark->text == NULL || !g_str_has_prefix (mark->text, "Desa "))
        continue;
      n_names++;
      g_assert_cmpfloat (mark->box.y - last, >=, 14 - 1e-6);
      last = mark->box.y;
    }
  g_assert_cmpuint (n_images, ==, 1);
  g_assert_cmpuint (n_signs, ==, 1);
  g_assert_cmpuint (n_names, >, 30);
  g_assert_nonnull (chart_scene_find_text (scene, "Kecamatan 03"));
}

/* From a postage stamp to the widest picture, from no village to 400. */
static void
test_sizes (void)
{
  static const double sizes[][2]
      = { { 120, 80 }, { 160, 400 }, { 1000, 600 }, { 32000, 200 }, { 300, 32000 } };
  static const guint counts[] = { 0, 1, 30, 400 };

  for (guint i = 0; i < G_N_ELEMENTS (counts); i++)
    {
      g_autoptr (DesmiTable) table = make_large (counts[i]);

      for (guint k = 0; k < G_N_ELEMENTS (sizes); k++)
        {
          g_autoptr (DesmiScene) scene = layout (table, DESMI_THEME_PRINT, DESMI_CHART_SORT_DEFAULT,
                                                 sizes[k][0], sizes[k][1]);

          g_assert_cmpuint (desmi_table_get_n_rows (desmi_scene_get_table (scene)), ==,
                            counts[i] * 4);
        }
    }
}

/* In the window, 30 villages of many subdistricts each have their name. */
static void
test_window (void)
{
  g_autoptr (DesmiTable) table = make_large (30);
  g_autoptr (DesmiScene) scene
      = layout (table, DESMI_THEME_LIGHT, DESMI_CHART_SORT_DEFAULT, 1000, 600);

  for (guint i = 0; i < 30; i++)
    {
      g_autofree char *name = g_strdup_printf ("Desa %03u", i);

      g_assert_nonnull (chart_scene_find_text (scene, name));
    }
  g_assert_nonnull (chart_scene_find_text (scene, "Kecamatan 00"));
  g_assert_nonnull (chart_scene_find_text (scene, "Kecamatan 02"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/chart/scoreboard/laws", test_laws);
  g_test_add_func ("/chart/scoreboard/words", test_words);
  g_test_add_func ("/chart/scoreboard/hidden", test_hidden);
  g_test_add_func ("/chart/scoreboard/table", test_table);
  g_test_add_func ("/chart/scoreboard/gaps", test_gaps);
  g_test_add_func ("/chart/scoreboard/subdistricts", test_subdistricts);
  g_test_add_func ("/chart/scoreboard/image", test_image);
  g_test_add_func ("/chart/scoreboard/sizes", test_sizes);
  g_test_add_func ("/chart/scoreboard/window", test_window);
  return g_test_run ();
}
