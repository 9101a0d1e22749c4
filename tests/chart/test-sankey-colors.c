/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The colours of a Sankey chart: whose they are, and that they stay. */
#include "sankey-cases.h"

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

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/sankey-chart/colors-stay", test_colors_stay);
  g_test_add_func ("/sankey-chart/rare-colors-stay", test_rare_colors_stay);
  g_test_add_func ("/sankey-chart/countries-color", test_countries_color);
  return g_test_run ();
}
