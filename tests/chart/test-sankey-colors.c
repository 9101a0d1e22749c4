/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The colours of a Sankey chart: whose they are, and that they stay. */
#include "sankey-cases.h"

#include <string.h>

/* The usual destinations keep their colour when others are filtered out. */
static void
test_colors_stay (void)
{
  g_autoptr (DesmiTable)   all = table_usual ();
  g_autoptr (DesmiTable)   few = table_new (usual + 5, G_N_ELEMENTS (usual) - 5);
  g_autoptr (DesmiScene)   a = lay_out_well (all, &plain), b = lay_out_well (few, &plain);
  static const char *const keys[] = { "node:1:TWN", "node:1:HKG", "node:1:KOR", "node:1:JPN" };

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      const DesmiSceneMark *one = find_key (a, keys[i], DESMI_SHAPE_RECT),
                           *two = find_key (b, keys[i], DESMI_SHAPE_RECT);

      g_assert_nonnull (one);
      g_assert_nonnull (two);
      g_assert_cmpmem (&one->style.fill, sizeof (DesmiColor), &two->style.fill,
                       sizeof (DesmiColor));
    }
}

/* So do the less usual ones, and each has a hatch, whatever else is shown and however large. */
static void
test_rare_colors_stay (void)
{
  static const Row many[] = {
    { "A", "TWN", "formal", 300 }, { "A", "ARE", "informal", 200 }, { "A", "BRN", "informal", 40 },
    { "B", "ITA", "formal", 90 },  { "B", "OMN", "formal", 150 },   { "B", "QAT", "formal", 30 },
  };
  static const Row         few[] = { { "A", "ITA", "formal", 30 }, { "A", "ARE", "formal", 20 } };
  g_autoptr (DesmiTable)   all = table_new (many, G_N_ELEMENTS (many));
  g_autoptr (DesmiTable)   some = table_new (few, G_N_ELEMENTS (few));
  g_autoptr (DesmiScene)   a = lay_out_well (all, &plain), b = lay_out_well (some, &plain);
  static const char *const keys[] = { "node:1:ARE", "node:1:ITA" };

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      const DesmiSceneMark *one = find_key (a, keys[i], DESMI_SHAPE_RECT),
                           *two = find_key (b, keys[i], DESMI_SHAPE_RECT);

      g_assert_cmpmem (&one->style.fill, sizeof (DesmiColor), &two->style.fill,
                       sizeof (DesmiColor));
      g_assert_cmpint (one->style.hatch, !=, DESMI_HATCH_NONE);
      g_assert_cmpint (one->style.hatch, ==, two->style.hatch);
    }
}

/* Countries give the colours wherever they stand. */
static void
test_countries_color (void)
{
  DesmiTableBuilder     *builder = desmi_table_builder_new ("flows");
  g_autoptr (DesmiTable) table = NULL;
  g_autoptr (DesmiScene) scene = NULL;
  DesmiTheme             theme;

  desmi_table_builder_add_column (builder, "destination", DESMI_COLUMN_COUNTRY);
  desmi_table_builder_add_column (builder, "sector", DESMI_COLUMN_TEXT);
  desmi_table_builder_add_column (builder, "count", DESMI_COLUMN_COUNT);
  desmi_table_builder_add_row (builder);
  desmi_table_builder_set_text (builder, 0, "HKG", NULL);
  desmi_table_builder_set_text (builder, 1, "formal", NULL);
  desmi_table_builder_set_int (builder, 2, 7);
  table = desmi_table_builder_end (builder);
  scene = lay_out_well (table, &plain);
  desmi_theme_init (&theme, DESMI_THEME_LIGHT);
  g_assert_cmpmem (&find_key (scene, "node:0:HKG", DESMI_SHAPE_RECT)->style.fill,
                   sizeof (DesmiColor), &theme.series[1], sizeof (DesmiColor));
  g_assert_cmpmem (&find_key (scene, "node:1:formal", DESMI_SHAPE_RECT)->style.fill,
                   sizeof (DesmiColor), &theme.node, sizeof (DesmiColor));
}

/* Returns: (transfer full): flows over four levels, the destination third; @n of each name */
static DesmiTable *
table_of_four (guint n)
{
  static const char *const countries[]
      = { "TWN", "HKG", "MYS", "SAU", "SGP", "KOR", "JPN", "ARE", "KWT", "QAT" };
  DesmiTableBuilder *builder = desmi_table_builder_new ("flows");

  desmi_table_builder_add_column (builder, "subdistrict", DESMI_COLUMN_CODE);
  desmi_table_builder_add_column (builder, "gender", DESMI_COLUMN_TEXT);
  desmi_table_builder_add_column (builder, "destination", DESMI_COLUMN_COUNTRY);
  desmi_table_builder_add_column (builder, "sector", DESMI_COLUMN_TEXT);
  desmi_table_builder_add_column (builder, "count", DESMI_COLUMN_COUNT);
  for (guint i = 0; i < n * n * n; i++)
    {
      g_autofree char *home = g_strdup_printf ("32.12.%02u", i % n);
      g_autofree char *sector = g_strdup_printf ("sector %u", i / n % 3);

      desmi_table_builder_add_row (builder);
      desmi_table_builder_set_text (builder, 0, home, NULL);
      desmi_table_builder_set_text (builder, 1, i / n % 2 == 0 ? "F" : "M", NULL);
      desmi_table_builder_set_text (builder, 2, countries[i / n / n % 10], NULL);
      desmi_table_builder_set_text (builder, 3, sector, NULL);
      desmi_table_builder_set_int (builder, 4, 1 + (i * 7919) % 97);
    }
  return desmi_table_builder_end (builder);
}

static guint
count_ribbons (DesmiScene *scene, guint *n_parts)
{
  guint n = 0;

  *n_parts = 0;
  for (guint i = 0; i < desmi_scene_get_n_marks (scene); i++)
    {
      const DesmiSceneMark *mark = desmi_scene_get_mark (scene, i);

      if (mark->shape != DESMI_SHAPE_PATH)
        continue;
      n++;
      if (strstr (mark->key, ":TWN\t") != NULL || strstr (mark->key, ":HKG\t") != NULL
          || g_str_has_suffix (mark->key, ":HKG"))
        *n_parts += 1;
    }
  return n;
}

/* A ribbon between two levels of which neither is the destination has a part for each, in its
 * colour, which says whose it is; together they are what goes from one node to the other. */
static void
test_parts (void)
{
  g_autoptr (DesmiTable) table = table_of_four (3);
  g_autoptr (DesmiScene) scene = lay_out_well (table, &plain);
  const DesmiSceneMark  *one = find_key (scene, "link:0:32.12.00>1:F>2:TWN", DESMI_SHAPE_PATH);
  const DesmiSceneMark  *node = find_key (scene, "node:2:TWN", DESMI_SHAPE_RECT);
  DesmiTable            *shown = desmi_scene_get_table (scene);
  int                    by = desmi_table_find_column (shown, "destination");
  gint64                 sum = 0, of_table = 0;

  g_assert_nonnull (one);
  g_assert_nonnull (node);
  g_assert_cmpfloat_with_epsilon (one->style.fill.red, node->style.fill.red, 1e-9);
  g_assert_cmpfloat_with_epsilon (one->style.fill.blue, node->style.fill.blue, 1e-9);
  g_assert_cmpstr (one->filter[2], ==, "destination=TWN");
  g_assert_nonnull (strstr (one->accessible, "(Taiwan)"));
  g_assert_cmpint (by, >, 0);
  for (guint i = 0; i < desmi_table_get_n_rows (shown); i++)
    if (g_strcmp0 (desmi_table_get_text (shown, i, 0), "32.12.01") == 0
        && strstr (desmi_table_get_text (shown, i, 1), "emale") != NULL)
      sum += desmi_table_get_int (shown, i, (guint) by + 1);
  for (guint i = 0; i < desmi_table_get_n_rows (table); i++)
    if (strcmp (desmi_table_get_text (table, i, 0), "32.12.01") == 0
        && *desmi_table_get_text (table, i, 1) == 'F')
      of_table += desmi_table_get_int (table, i, 4);
  g_assert_cmpint (sum, ==, of_table);
}

/* More ribbons than can be told apart are not made by parting them. */
static void
test_most_parts (void)
{
  g_autoptr (DesmiTable) table = table_of_four (24);
  Setting                large = plain;
  g_autoptr (DesmiScene) scene = NULL;
  guint                  n_parts;

  large.width = 1600;
  large.height = 900;
  scene = lay_out_well (table, &large);
  g_assert_cmpuint (count_ribbons (scene, &n_parts), <=, 400);
  g_assert_cmpuint (n_parts, >, 10);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/sankey-chart/colors-stay", test_colors_stay);
  g_test_add_func ("/sankey-chart/rare-colors-stay", test_rare_colors_stay);
  g_test_add_func ("/sankey-chart/countries-color", test_countries_color);
  g_test_add_func ("/sankey-chart/parts", test_parts);
  g_test_add_func ("/sankey-chart/most-parts", test_most_parts);
  return g_test_run ();
}
