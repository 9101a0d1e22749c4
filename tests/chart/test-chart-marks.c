/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the trend, the bars and the bullets draw for known data. */
#include "chart-cases.h"

#include <math.h>
#include <string.h>

static const DesmiLocale *
locale_nth (guint i)
{
  return i == 0 ? desmi_locale_get_indonesian () : desmi_locale_get_english ();
}

static const DesmiSceneMark *
find_text (DesmiScene *scene, const char *text)
{
  for (guint i = 0; i < desmi_scene_get_n_marks (scene); i++)
    if (g_strcmp0 (desmi_scene_get_mark (scene, i)->text, text) == 0)
      return desmi_scene_get_mark (scene, i);
  return NULL;
}

static DesmiScene *
lay_out_fixed (DesmiChartType type, ChartState state, double width, double height)
{
  DesmiScene *scene = chart_case_layout (type, state, width, height, DESMI_THEME_LIGHT, 1,
                                         locale_nth (0), desmi_measurer_get_fixed (), TRUE, NULL);

  g_assert_nonnull (scene);
  return scene;
}

static gboolean
says (DesmiScene *scene, const char *words)
{
  for (guint i = 0; i < desmi_scene_get_n_marks (scene); i++)
    {
      const char *text = desmi_scene_get_mark (scene, i)->text;

      if (text != NULL && strstr (text, words) != NULL)
        return TRUE;
    }
  return FALSE;
}

static const DesmiSceneMark *
find_said (DesmiScene *scene, const char *start)
{
  for (guint i = 0; i < desmi_scene_get_n_marks (scene); i++)
    {
      const DesmiSceneMark *mark = desmi_scene_get_mark (scene, i);

      if (mark->accessible != NULL && g_str_has_prefix (mark->accessible, start))
        return mark;
    }
  g_error ("no mark says “%s”", start);
}

/* R13: a month without a report is a gap, a reported 0 is a point at 0, in marks, words and table.
 */
static void
test_gap_is_not_zero (void)
{
  g_autoptr (DesmiScene) scene = lay_out_fixed (DESMI_CHART_TREND, CHART_STATE_GAPS, 800, 400);
  DesmiTable            *table = desmi_scene_get_table (scene);
  g_autofree char       *said = desmi_scene_describe (scene);
  guint                  n_moves = 0;

  for (guint i = 0; i < desmi_scene_get_n_marks (scene); i++)
    {
      const DesmiSceneMark *mark = desmi_scene_get_mark (scene, i);

      if (mark->shape == DESMI_SHAPE_PATH && g_strcmp0 (mark->key, "series:out") == 0
          && mark->style.dash[0] <= 0)
        n_moves++;
    }
  g_assert_cmpuint (n_moves, ==, 11); /* ten gaps in five years */
  g_assert_nonnull (strstr (said, "Mei 2019: "));
  g_assert_null (strstr (said, "Mei 2019: 0"));
  g_assert_nonnull (strstr (said, "Juni 2019: 0; "));
  g_assert_cmpint (desmi_table_get_mark (table, 4, 2), ==, DESMI_MARK_MISSING);
  g_assert_cmpint (desmi_table_get_mark (table, 5, 2), ==, DESMI_MARK_NONE);
  g_assert_cmpint (desmi_table_get_int (table, 5, 2), ==, 0);
  g_assert_cmpuint (desmi_table_get_n_rows (table), ==, 120);
  for (guint i = 0; i < desmi_scene_get_n_marks (scene); i++)
    {
      const char *text = desmi_scene_get_mark (scene, i)->text;

      if (text != NULL && strstr (text, "50") != NULL && strstr (text, "60") != NULL)
        return;
    }
  g_error ("Nothing says that 50 of 60 months were reported.");
}

/* The last month is provisional: its piece of line is dashed and its dot hollow. */
static void
test_provisional (void)
{
  g_autoptr (DesmiScene) scene = lay_out_fixed (DESMI_CHART_TREND, CHART_STATE_USUAL, 800, 400);
  guint                  n_dashed = 0, n_hollow = 0;

  for (guint i = 0; i < desmi_scene_get_n_marks (scene); i++)
    {
      const DesmiSceneMark *mark = desmi_scene_get_mark (scene, i);

      n_dashed += mark->shape == DESMI_SHAPE_PATH && mark->style.dash[0] > 0;
      n_hollow += mark->shape == DESMI_SHAPE_RECT && mark->style.radius > 0
                  && mark->style.stroke_width > 0 && mark->style.fill.red >= 1;
    }
  g_assert_cmpuint (n_dashed, ==, 2);
  g_assert_cmpuint (n_hollow, ==, 2);
}

/* Departures less returns are bars from 0, as long as their values, and are said with each point;
 * of one direction alone there is no net. */
static void
test_net (void)
{
  g_autoptr (DesmiScene) scene
      = chart_case_layout (DESMI_CHART_TREND, CHART_STATE_USUAL, 900, 400, DESMI_THEME_LIGHT, 1,
                           locale_nth (1), desmi_measurer_get_fixed (), TRUE, NULL);
  g_autoptr (DesmiScene) one = lay_out_fixed (DESMI_CHART_TREND, CHART_STATE_ONE, 900, 400);
  DesmiTable            *table = desmi_scene_get_table (scene);
  gint64           net = desmi_table_get_int (table, 0, 2) - desmi_table_get_int (table, 60, 2);
  g_autofree char *words = g_strdup_printf ("; net %+d", (int) net);
  guint            n_bars = 0;

  for (guint i = 0; i < desmi_scene_get_n_marks (scene); i++)
    {
      const DesmiSceneMark *mark = desmi_scene_get_mark (scene, i);

      if (g_strcmp0 (mark->key, "series:net") == 0)
        n_bars += mark->ops->len / 5;
    }
  g_assert_cmpuint (n_bars, ==, 60);
  g_assert_true (says (scene, "Thin bars: departures less returns"));
  g_assert_nonnull (strstr (find_said (scene, "Departures, January 2019")->accessible, words));
  g_assert_nonnull (strstr (find_said (scene, "Returns, January 2019")->accessible, words));
  g_assert_false (says (one, "Batang tipis") || says (one, "Thin bars"));
}

/* A single value stands once, with its name beside its point. */
static void
test_single_point (void)
{
  g_autoptr (DesmiScene) scene
      = chart_case_layout (DESMI_CHART_TREND, CHART_STATE_ONE, 900, 400, DESMI_THEME_LIGHT, 1,
                           locale_nth (1), desmi_measurer_get_fixed (), TRUE, NULL);
  const DesmiSceneMark *label = NULL, *point = find_said (scene, "Departures, ");
  guint                 n = 0;

  for (guint i = 0; i < desmi_scene_get_n_marks (scene); i++)
    {
      const DesmiSceneMark *mark = desmi_scene_get_mark (scene, i);

      if (mark->text == NULL || g_strcmp0 (mark->key, "series:out") != 0)
        continue;
      label = mark;
      n++;
    }
  g_assert_cmpuint (n, ==, 1);
  g_assert_true (g_str_has_prefix (label->text, "Departures "));
  g_assert_cmpfloat_with_epsilon (label->box.x, point->box.x + point->box.width / 2 + 8, 0.01);
}

/* Where there is no room for name and value beside each other, neither is left out or cut. */
static void
test_end_labels_narrow (void)
{
  g_autoptr (DesmiScene) scene
      = chart_case_layout (DESMI_CHART_TREND, CHART_STATE_USUAL, 300, 300, DESMI_THEME_LIGHT, 1,
                           locale_nth (1), desmi_measurer_get_fixed (), TRUE, NULL);
  guint n = 0;

  for (guint i = 0; i < desmi_scene_get_n_marks (scene); i++)
    {
      const DesmiSceneMark *mark = desmi_scene_get_mark (scene, i);

      if (mark->text == NULL || mark->key == NULL || mark->style.stroke.alpha > 0)
        continue;
      n++;
      g_assert_null (mark->full_text);
    }
  g_assert_cmpuint (n, ==, 4);
  g_assert_nonnull (find_text (scene, "Departures"));
  g_assert_nonnull (find_text (scene, "Returns"));
}

/* Bars' lengths are as their values, within a pixel. */
static void
test_bar_lengths (void)
{
  g_autoptr (DesmiScene) scene = lay_out_fixed (DESMI_CHART_BARS, CHART_STATE_USUAL, 900, 400);
  double                 per_person = 0;
  guint                  n = 0;

  for (guint i = 0; i < desmi_scene_get_n_marks (scene); i++)
    {
      const DesmiSceneMark *mark = desmi_scene_get_mark (scene, i);
      double                value;

      if (mark->accessible == NULL)
        continue;
      value = (double) desmi_table_get_int (desmi_scene_get_table (scene), (guint) mark->row, 1);
      if (n++ == 0)
        per_person = mark->box.width / value;
      g_assert_cmpfloat_with_epsilon (mark->box.width, per_person * value, 1.0);
    }
  g_assert_cmpuint (n, ==, 7);
}

/* What is not drawn, and what is drawn as long as it is, makes no bar untrue; what would be thinner
 * than a pixel does. */
static void
test_not_to_scale (void)
{
  static const struct
  {
    ChartState state;
    double     width;
    gboolean   note;
  } cases[] = {
    { CHART_STATE_USUAL, 900, FALSE }, { CHART_STATE_USUAL, 200, FALSE },
    { CHART_STATE_MANY, 400, FALSE },  { CHART_STATE_ZERO, 900, FALSE },
    { CHART_STATE_RANGE, 900, TRUE },  { CHART_STATE_RANGE, 1600, TRUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (DesmiScene) scene = chart_case_layout (
          DESMI_CHART_BARS, cases[i].state, cases[i].width, 500, DESMI_THEME_LIGHT, 1,
          locale_nth (1), desmi_measurer_get_fixed (), TRUE, NULL);

      g_test_message ("case %u", i);
      g_assert_cmpint (says (scene, "Not to scale"), ==, cases[i].note);
    }
}

/* Departures, returns, women and men have the colours that they have in every chart. */
static void
test_bar_colors (void)
{
  DesmiTheme              theme;
  const DesmiChartContext context
      = { 600, 300, &theme, locale_nth (1), desmi_measurer_get_fixed () };

  desmi_theme_init (&theme, DESMI_THEME_LIGHT);
  for (guint i = 0; i < 4; i++)
    {
      const DesmiColor *const wanted[]
          = { &theme.series[0], &theme.departures, &theme.returns, &theme.women };
      const DesmiChartSpec spec
          = { .title = "x", .subject = i < 3 ? (DesmiSubject) i : DESMI_SUBJECT_RETURNS };
      DesmiTableBuilder     *builder = desmi_table_builder_new ("flows");
      g_autoptr (DesmiTable) table = NULL;
      g_autoptr (DesmiScene) scene = NULL;

      desmi_table_builder_add_column (builder, i < 3 ? "sector" : "gender", DESMI_COLUMN_TEXT);
      desmi_table_builder_add_column (builder, "count", DESMI_COLUMN_COUNT);
      desmi_table_builder_add_row (builder);
      desmi_table_builder_set_text (builder, 0, i < 3 ? "formal" : "F", i < 3 ? "Formal" : "Women");
      desmi_table_builder_set_int (builder, 1, 7);
      table = desmi_table_builder_end (builder);
      scene = desmi_chart_layout (DESMI_CHART_BARS, table, &spec, &context, NULL);
      for (guint j = 0; j < desmi_scene_get_n_marks (scene); j++)
        if (desmi_scene_get_mark (scene, j)->accessible != NULL)
          g_assert_cmpmem (&desmi_scene_get_mark (scene, j)->style.fill, sizeof (DesmiColor),
                           wanted[i], sizeof (DesmiColor));
    }
}

/* The summary says what is counted and of when, whoever reads it without the picture. */
static void
test_summary_has_subject (void)
{
  for (int type = 0; type < DESMI_N_CHARTS; type++)
    {
      g_autoptr (DesmiScene) scene
          = lay_out_fixed ((DesmiChartType) type, CHART_STATE_USUAL, 900, 400);
      const char *summary = desmi_scene_get_summary (scene);
      const char *subjects[] = { "Penempatan menurut kecamatan, negara tujuan, dan sektor, 2023. ",
                                 "Berangkat dan pulang per bulan, 2019–2023. ",
                                 "Orang, penempatan Januari–Desember 2023. ",
                                 "Capaian terhadap target triwulan IV, garis hitam = target. " };

      g_assert_true (g_str_has_prefix (summary, subjects[type]));
      g_assert_cmpuint (strlen (summary), >, strlen (subjects[type]) + 20);
    }
}

/* R14: of 31 names one is long; the others stay whole, and the rest is told under "Other". */
static void
test_many_bars (void)
{
  g_autoptr (DesmiScene) scene = lay_out_fixed (DESMI_CHART_BARS, CHART_STATE_MANY, 900, 600);
  const DesmiSceneMark  *last = NULL;
  guint                  n = 0;

  for (guint i = 0; i < desmi_scene_get_n_marks (scene); i++)
    {
      const DesmiSceneMark *mark = desmi_scene_get_mark (scene, i);

      if (mark->accessible == NULL)
        continue;
      n++;
      last = mark;
    }
  g_assert_cmpuint (n, ==, 12);
  g_assert_cmpstr (last->key, ==, "other");
  g_assert_nonnull (strstr (last->accessible, "(20)"));
  g_assert_nonnull (strstr (last->accessible, "Kecamatan nomor 30 390"));
  g_assert_cmpuint (desmi_table_get_n_rows (desmi_scene_get_table (scene)), ==, 31);
}

/* Of months all are shown that there is room for, in their order. */
static void
test_many_months (void)
{
  static const double    heights[] = { 900, 300 };
  DesmiTableBuilder     *builder = desmi_table_builder_new ("flows");
  g_autoptr (DesmiTable) table = NULL;
  DesmiTheme             theme;
  const DesmiChartSpec   spec = { .title = "x" };

  desmi_theme_init (&theme, DESMI_THEME_LIGHT);
  desmi_table_builder_add_column (builder, "month", DESMI_COLUMN_PERIOD);
  desmi_table_builder_add_column (builder, "count", DESMI_COLUMN_COUNT);
  for (int i = 0; i < 24; i++)
    {
      char month[8];

      desmi_month_to_text (desmi_period_year (2022).first + i, month);
      desmi_table_builder_add_row (builder);
      desmi_table_builder_set_text (builder, 0, month, NULL);
      desmi_table_builder_set_int (builder, 1, 10 + i);
    }
  table = desmi_table_builder_end (builder);
  for (guint h = 0; h < G_N_ELEMENTS (heights); h++)
    {
      const DesmiChartContext context
          = { 900, heights[h], &theme, locale_nth (1), desmi_measurer_get_fixed () };
      g_autoptr (DesmiScene) scene
          = desmi_chart_layout (DESMI_CHART_BARS, table, &spec, &context, NULL);
      gboolean other = FALSE;
      guint    n = 0;

      for (guint i = 0; i < desmi_scene_get_n_marks (scene); i++)
        if (desmi_scene_get_mark (scene, i)->accessible != NULL)
          {
            n++;
            other = g_strcmp0 (desmi_scene_get_mark (scene, i)->key, "other") == 0;
          }
      g_assert_cmpint (other, ==, h == 1);
      g_assert_cmpint (n == 24, ==, h == 0);
    }
}

/* All zero: an axis from 0 to 1, bars of a pixel, labels 0. */
static void
test_all_zero (void)
{
  g_autoptr (DesmiScene) bars = lay_out_fixed (DESMI_CHART_BARS, CHART_STATE_ZERO, 900, 400);
  g_autoptr (DesmiScene) trend = lay_out_fixed (DESMI_CHART_TREND, CHART_STATE_ZERO, 900, 400);

  g_assert_nonnull (find_text (bars, "0"));
  g_assert_nonnull (find_text (bars, "1"));
  g_assert_nonnull (find_text (trend, "0"));
  g_assert_nonnull (find_text (trend, "1"));
  for (guint i = 0; i < desmi_scene_get_n_marks (bars); i++)
    if (desmi_scene_get_mark (bars, i)->accessible != NULL)
      g_assert_cmpfloat_with_epsilon (desmi_scene_get_mark (bars, i)->box.width, 1.0, 1e-9);
}

/* A bar goes on to 120 %, then there is an arrow; without a target there is the bar and a word. */
static void
test_bullets (void)
{
  g_autoptr (DesmiScene) usual = lay_out_fixed (DESMI_CHART_BULLETS, CHART_STATE_USUAL, 600, 400);
  g_autoptr (DesmiScene) over = lay_out_fixed (DESMI_CHART_BULLETS, CHART_STATE_HUGE, 600, 400);
  g_autoptr (DesmiScene) gaps = lay_out_fixed (DESMI_CHART_BULLETS, CHART_STATE_GAPS, 600, 400);
  guint                  n_arrows = 0;

  g_assert_cmpfloat_with_epsilon (find_said (usual, "2. Usaha")->box.width
                                      / find_said (usual, "1. Pusat")->box.width,
                                  57.0 / 82.0, 0.002);
  for (guint i = 0; i < desmi_scene_get_n_marks (over); i++)
    n_arrows += desmi_scene_get_mark (over, i)->shape == DESMI_SHAPE_PATH;
  g_assert_cmpuint (n_arrows, ==, 3); /* 246, 171 and 207 %; 102 % still fits */
  g_assert_cmpfloat (find_said (gaps, "2. Usaha")->style.fill.alpha, <=, 0.0);
  g_assert_cmpfloat (find_said (gaps, "3. Rumah")->style.fill.alpha, >, 0.0);
  g_assert_nonnull (strstr (find_said (usual, "1. Pusat")->accessible, "17"));
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
    { TRUE, TRUE, "reported without a target, target 100.0%, 1 of 3 villages", "not reported" },
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
          = { 600, 300, &theme, locale_nth (1), desmi_measurer_get_fixed () };
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
      said = find_said (scene, "Services: ")->accessible;
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
          locale_nth (0), desmi_measurer_get_fixed (), TRUE, NULL);
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

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/chart/marks/gap-is-not-zero", test_gap_is_not_zero);
  g_test_add_func ("/chart/marks/provisional", test_provisional);
  g_test_add_func ("/chart/marks/net", test_net);
  g_test_add_func ("/chart/marks/single-point", test_single_point);
  g_test_add_func ("/chart/marks/end-labels-narrow", test_end_labels_narrow);
  g_test_add_func ("/chart/marks/bar-lengths", test_bar_lengths);
  g_test_add_func ("/chart/marks/not-to-scale", test_not_to_scale);
  g_test_add_func ("/chart/marks/bar-colors", test_bar_colors);
  g_test_add_func ("/chart/marks/summary-has-subject", test_summary_has_subject);
  g_test_add_func ("/chart/marks/many-bars", test_many_bars);
  g_test_add_func ("/chart/marks/many-months", test_many_months);
  g_test_add_func ("/chart/marks/all-zero", test_all_zero);
  g_test_add_func ("/chart/marks/bullets", test_bullets);
  g_test_add_func ("/chart/marks/bullets-without-target", test_bullets_without_target);
  g_test_add_func ("/chart/marks/bullet-bands", test_bullet_bands);
  return g_test_run ();
}
