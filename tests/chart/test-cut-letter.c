/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Names that break off within a letter, right before memory that nobody may read: what takes them
 * for whole letters reads on behind their end. */
#include "chart/desmi-category.h"
#include "chart/desmi-chart.h"

#include "test-platform.h"

static void
test_category (void)
{
  const char *name = test_text_before_wall ("Lain\xf0");

  g_assert_false (desmi_category_is_other (name, desmi_locale_get_indonesian ()));
}

static void
test_frame (void)
{
  const char             *text = test_text_before_wall ("Desa\xf0");
  DesmiTheme              theme;
  const DesmiChartSpec    spec = { .title = text, .subtitle = text, .source = text, .frame = TRUE };
  const DesmiChartContext context
      = { 400, 300, &theme, desmi_locale_get_english (), desmi_measurer_get_fixed () };
  DesmiTableBuilder     *builder = desmi_table_builder_new ("flows");
  g_autoptr (DesmiTable) table = NULL;
  g_autoptr (DesmiScene) scene = NULL;

  desmi_theme_init (&theme, DESMI_THEME_LIGHT);
  desmi_table_builder_add_column (builder, "country", DESMI_COLUMN_COUNTRY);
  desmi_table_builder_add_column (builder, "count", DESMI_COLUMN_COUNT);
  desmi_table_builder_set_synthetic (builder, TRUE);
  table = desmi_table_builder_end (builder);
  scene = desmi_chart_layout (DESMI_CHART_BARS, table, &spec, &context, NULL);
  g_assert_nonnull (scene);
  g_assert_true (g_utf8_validate (desmi_scene_get_title (scene), -1, NULL));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/chart/cut-letter/category", test_category);
  g_test_add_func ("/chart/cut-letter/frame", test_frame);
  return g_test_run ();
}
