/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the bullets draw for known data. */
#include "chart-cases.h"

#include <string.h>

/* A bar goes on to 120 %, then there is an arrow; without a target there is the bar and a word. */
static void
test_bullets (void)
{
  g_autoptr (DesmiScene) usual
      = chart_scene_new (DESMI_CHART_BULLETS, CHART_STATE_USUAL, 600, 400, DESMI_LANGUAGE_ID);
  g_autoptr (DesmiScene) over
      = chart_scene_new (DESMI_CHART_BULLETS, CHART_STATE_HUGE, 600, 400, DESMI_LANGUAGE_ID);
  g_autoptr (DesmiScene) gaps
      = chart_scene_new (DESMI_CHART_BULLETS, CHART_STATE_GAPS, 600, 400, DESMI_LANGUAGE_ID);
  guint n_arrows = 0;

  g_assert_cmpfloat_with_epsilon (chart_scene_find_said (usual, "2. Usaha")->box.width
                                      / chart_scene_find_said (usual, "1. Pusat")->box.width,
                                  57.0 / 82.0, 0.002);
  for (guint i = 0; i < desmi_scene_get_n_marks (over); i++)
    n_arrows += desmi_scene_get_mark (over, i)->shape == DESMI_SHAPE_PATH;
  g_assert_cmpuint (n_arrows, ==, 3); /* 246, 171 and 207 %; 102 % still fits */
  g_assert_cmpfloat (chart_scene_find_said (gaps, "2. Usaha")->style.fill.alpha, <=, 0.0);
  g_assert_cmpfloat (chart_scene_find_said (gaps, "3. Rumah")->style.fill.alpha, >, 0.0);
  g_assert_nonnull (strstr (chart_scene_find_said (usual, "1. Pusat")->accessible, "17"));
}

/* What was reported and has no target is not missing. */
static void
test_bullets_without_target (void)
{
  static const struct
  {
    gboolean    reported, target;
    const char *said, *unsaid;
  } cases[] = {
    { TRUE, FALSE, "no target yet, 1 of 3 villages", "reported" },
    { TRUE, TRUE, "reported without a target, 1 of 3 villages", "not reported" },
    { FALSE, FALSE, "not reported, no target yet, 0 of 3 villages", "without" },
    { FALSE, TRUE, "not reported, target 100.0%, 0 of 3 villages", "without" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      DesmiTableBuilder      *builder = desmi_table_builder_new ("pillars");
      g_autoptr (DesmiTable)  table = NULL;
      g_autoptr (DesmiScene)  scene = NULL;
      DesmiTheme              theme;
      const DesmiChartSpec    spec = { .title = "x" };
      const DesmiChartContext context
          = { 600, 300, &theme, desmi_locale_get_english (), desmi_measurer_get_fixed () };
      const char *said;

      desmi_theme_init (&theme, DESMI_THEME_LIGHT);
      desmi_table_builder_add_column (builder, "pillar", DESMI_COLUMN_TEXT);
      desmi_table_builder_add_column (builder, "actual", DESMI_COLUMN_RATIO);
      desmi_table_builder_add_column (builder, "target", DESMI_COLUMN_RATIO);
      desmi_table_builder_add_column (builder, "reported", DESMI_COLUMN_COUNT);
      desmi_table_builder_add_column (builder, "of", DESMI_COLUMN_COUNT);
      desmi_table_builder_add_row (builder);
      desmi_table_builder_set_text (builder, 0, "1", "Services");
      if (cases[i].target)
        desmi_table_builder_set_double (builder, 2, 1.0);
      desmi_table_builder_set_int (builder, 3, cases[i].reported ? 1 : 0);
      desmi_table_builder_set_int (builder, 4, 3);
      table = desmi_table_builder_end (builder);
      scene = desmi_chart_layout (DESMI_CHART_BULLETS, table, &spec, &context, NULL);
      said = chart_scene_find_said (scene, "Services: ")->accessible;
      g_assert_cmpstr (said + strlen ("Services: "), ==, cases[i].said);
      g_assert_null (strstr (said, cases[i].unsaid));
    }
}

/* Behind the bar are the thresholds: late to three quarters of the target, at risk to the target.
 */
static void
test_bullet_bands (void)
{
  for (int kind = DESMI_THEME_LIGHT; kind <= DESMI_THEME_DARK_CONTRAST; kind++)
    {
      g_autoptr (DesmiScene) scene = chart_case_layout (
          DESMI_CHART_BULLETS, CHART_STATE_USUAL, 600, 400, (DesmiThemeKind) kind, 1,
          desmi_locale_get_indonesian (), desmi_measurer_get_fixed (), TRUE, NULL);
      const DesmiSceneMark *bands[3];
      guint                 n = 0;
      double                width = 0;

      for (guint i = 0; n < 3 && i < desmi_scene_get_n_marks (scene); i++)
        if (desmi_scene_get_mark (scene, i)->shape == DESMI_SHAPE_RECT)
          {
            bands[n] = desmi_scene_get_mark (scene, i);
            width += bands[n++]->box.width;
          }
      g_assert_cmpuint (n, ==, 3);
      g_assert_cmpfloat_with_epsilon (bands[0]->box.width / width, 0.8 * 0.75, 0.002);
      g_assert_cmpfloat_with_epsilon (bands[1]->box.width / width, 0.8 * 0.25, 0.002);
      for (guint i = 1; i < 3; i++)
        g_assert_cmpfloat (desmi_color_contrast (&bands[i - 1]->style.fill, &bands[i]->style.fill),
                           >=, 1.1);
    }
}

/* Where no bar has room, each pillar still says how far it is. */
static void
test_tiny (void)
{
  g_autoptr (DesmiScene) scene
      = chart_scene_new (DESMI_CHART_BULLETS, CHART_STATE_USUAL, 160, 110, DESMI_LANGUAGE_EN);

  g_assert_true (chart_scene_says (scene, "82%"));
  g_assert_nonnull (chart_scene_find_said (scene, "1. Pusat layanan migrasi: 8"));
  for (guint i = 0; i < desmi_scene_get_n_marks (scene); i++)
    {
      const DesmiBox *box = &desmi_scene_get_mark (scene, i)->box;

      g_assert_cmpfloat (box->y + box->height, <=, 110 + 1e-6);
    }
}

/* A bar that would be thinner than a pixel is a pixel, and a note says so. */
static void
test_not_to_scale (void)
{
  g_autoptr (DesmiScene) range
      = chart_scene_new (DESMI_CHART_BULLETS, CHART_STATE_RANGE, 600, 400, DESMI_LANGUAGE_EN);
  g_autoptr (DesmiScene) usual
      = chart_scene_new (DESMI_CHART_BULLETS, CHART_STATE_USUAL, 600, 400, DESMI_LANGUAGE_EN);
  g_autoptr (DesmiScene) zero
      = chart_scene_new (DESMI_CHART_BULLETS, CHART_STATE_ZERO, 600, 400, DESMI_LANGUAGE_EN);

  g_assert_true (chart_scene_says (range, "The shortest bars are not to scale"));
  g_assert_false (chart_scene_says (usual, "The shortest bars are not to scale"));
  g_assert_false (chart_scene_says (zero, "The shortest bars are not to scale"));
}

/* On paper, statuses differ by their hatch; nowhere else are there any. */
static void
test_print (void)
{
  for (int kind = DESMI_THEME_LIGHT; kind <= DESMI_THEME_DARK_CONTRAST; kind++)
    {
      g_autoptr (DesmiScene) scene = chart_case_layout (
          DESMI_CHART_BULLETS, CHART_STATE_USUAL, 600, 400, (DesmiThemeKind) kind, 1,
          desmi_locale_get_english (), desmi_measurer_get_fixed (), TRUE, NULL);
      guint seen = 0;

      for (guint i = 0; i < desmi_scene_get_n_marks (scene); i++)
        if (desmi_scene_get_mark (scene, i)->accessible != NULL)
          seen |= 1u << desmi_scene_get_mark (scene, i)->style.hatch;
      if (kind == DESMI_THEME_PRINT)
        g_assert_cmpuint (seen & (seen - 1), !=, 0);
      else
        g_assert_cmpuint (seen, ==, 1u << DESMI_HATCH_NONE);
    }
}

/* The greatest and the least are named, where none is hidden. */
static void
test_summary (void)
{
  g_autoptr (DesmiScene) scene
      = chart_scene_new (DESMI_CHART_BULLETS, CHART_STATE_USUAL, 800, 500, DESMI_LANGUAGE_EN);
  g_autoptr (DesmiScene) hidden
      = chart_scene_new (DESMI_CHART_BULLETS, CHART_STATE_HIDDEN, 800, 500, DESMI_LANGUAGE_EN);

  g_assert_true (g_str_has_suffix (desmi_scene_get_summary (scene),
                                   "Largest: 1. Pusat layanan migrasi, 82.0%. Smallest: "
                                   "4. Koperasi & lembaga keuangan, 34.0%."));
  g_assert_null (strstr (desmi_scene_get_summary (hidden), "Largest"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/chart/bullets/tiny", test_tiny);
  g_test_add_func ("/chart/bullets/bullets", test_bullets);
  g_test_add_func ("/chart/bullets/without-target", test_bullets_without_target);
  g_test_add_func ("/chart/bullets/bands", test_bullet_bands);
  g_test_add_func ("/chart/bullets/not-to-scale", test_not_to_scale);
  g_test_add_func ("/chart/bullets/print", test_print);
  g_test_add_func ("/chart/bullets/summary", test_summary);
  return g_test_run ();
}
