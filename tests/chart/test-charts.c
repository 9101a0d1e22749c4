/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every chart in every state, theme, language and size: finite, inside, readable, found by pointer
 * and keyboard. */
#include "chart-cases.h"

#include <math.h>
#include <string.h>

static const struct
{
  double width, height;
} sizes[] = { { 1, 1 },     { 40, 300 },  { 119, 79 },  { 120, 80 },  { 200, 120 },
              { 320, 240 }, { 400, 300 }, { 800, 200 }, { 300, 900 }, { 1600, 900 } };

static const DesmiMeasurer *
measurer_nth (guint i)
{
  return i == 0 ? desmi_measurer_get_fixed () : desmi_measurer_get_pango ();
}

static const DesmiLocale *
locale_nth (guint i)
{
  return i == 0 ? desmi_locale_get_indonesian () : desmi_locale_get_english ();
}

static DesmiBox
target_of (const DesmiSceneMark *mark)
{
  return mark->hit.width > 0 ? mark->hit : mark->box;
}

/* Whoever points at the middle of a mark finds it. A path has no middle of its own: its ink is
 * looked for among its points. */
static void
check_picks (DesmiScene *scene)
{
  for (guint i = 0; i < desmi_scene_get_n_marks (scene); i++)
    {
      const DesmiSceneMark *mark = desmi_scene_get_mark (scene, i);
      DesmiBox              box = target_of (mark);
      int                   found;

      if (mark->accessible == NULL || mark->shape == DESMI_SHAPE_PATH)
        continue;
      found = desmi_scene_pick (scene, box.x + box.width / 2, box.y + box.height / 2);
      if (found != (int) i)
        g_error ("“%s” was not found at %g %g but %d, “%s”", mark->accessible,
                 box.x + box.width / 2, box.y + box.height / 2, found,
                 found >= 0 ? desmi_scene_get_mark (scene, (guint) found)->accessible : "");
    }
}

/* The keyboard reaches each mark once, forwards and backwards. */
static void
check_walk (DesmiScene *scene)
{
  guint n_said = 0, n_walked = 0;
  int   at, before = -1;

  for (guint i = 0; i < desmi_scene_get_n_marks (scene); i++)
    n_said += desmi_scene_get_mark (scene, i)->accessible != NULL;
  for (at = desmi_scene_next (scene, -1, +1); at >= 0 && at != before && n_walked <= n_said;
       at = desmi_scene_next (scene, at, +1))
    {
      n_walked++;
      before = at;
    }
  g_assert_cmpuint (n_walked, ==, n_said);
}

static void
check_rows (DesmiScene *scene)
{
  DesmiTable *table = desmi_scene_get_table (scene);

  g_assert_nonnull (table);
  for (guint i = 0; i < desmi_scene_get_n_marks (scene); i++)
    g_assert_cmpint (desmi_scene_get_mark (scene, i)->row, <, (int) desmi_table_get_n_rows (table));
}

static void
check_text_sizes (DesmiScene *scene, double text_scale)
{
  for (guint i = 0; i < desmi_scene_get_n_marks (scene); i++)
    {
      const DesmiSceneMark *mark = desmi_scene_get_mark (scene, i);

      if (mark->shape == DESMI_SHAPE_TEXT)
        g_assert_cmpfloat (mark->font.size_px, >=, 12.0 * text_scale - 1e-9);
      if (mark->shape == DESMI_SHAPE_TEXT && strstr (mark->text, "…") != NULL
          && !g_str_has_prefix (mark->text, "…"))
        g_assert_nonnull (mark->full_text);
    }
}

static gboolean
is_refused (DesmiChartType type, ChartState state)
{
  return state == CHART_STATE_NEGATIVE
         && (type == DESMI_CHART_SANKEY || type == DESMI_CHART_BULLETS);
}

static void
check_case (DesmiChartType type,
            ChartState     state,
            guint          size,
            DesmiThemeKind theme,
            double         text_scale,
            guint          locale,
            guint          measurer,
            gboolean       frame)
{
  g_autoptr (GError)     error = NULL;
  g_autofree char       *why = NULL;
  g_autoptr (DesmiScene) scene
      = chart_case_layout (type, state, sizes[size].width, sizes[size].height, theme, text_scale,
                           locale_nth (locale), measurer_nth (measurer), frame, &error);

  if (is_refused (type, state))
    {
      g_assert_null (scene);
      g_assert_error (error, DESMI_CHART_ERROR, DESMI_CHART_ERROR_DATA);
      return;
    }
  g_assert_no_error (error);
  if (!desmi_scene_check (scene, &why))
    g_error ("%s %s %gx%g theme %d text %g locale %u measurer %u frame %d: %s",
             desmi_chart_type_to_name (type), chart_state_name (state), sizes[size].width,
             sizes[size].height, (int) theme, text_scale, locale, measurer, frame, why);
  g_assert_cmpstr (desmi_scene_get_title (scene), !=, "");
  check_text_sizes (scene, text_scale);
  check_rows (scene);
  check_walk (scene);
  check_picks (scene);
}

static void
test_every_state (gconstpointer data)
{
  DesmiChartType type = (DesmiChartType) GPOINTER_TO_INT (data);

  for (int state = 0; state < CHART_N_STATES; state++)
    for (guint size = 0; size < G_N_ELEMENTS (sizes); size++)
      for (guint locale = 0; locale < 2; locale++)
        for (int text = 1; text <= 2; text++)
          for (int frame = 0; frame < 2; frame++)
            {
              check_case (type, (ChartState) state, size, DESMI_THEME_LIGHT, text, locale, 0,
                          frame);
              if (locale == 0)
                check_case (type, (ChartState) state, size, DESMI_THEME_PRINT, text, locale, 1,
                            frame);
            }
}

/* Themes change colours and nothing else. */
static void
test_themes_share_geometry (gconstpointer data)
{
  DesmiChartType         type = (DesmiChartType) GPOINTER_TO_INT (data);
  g_autoptr (DesmiScene) light
      = chart_case_layout (type, CHART_STATE_USUAL, 400, 300, DESMI_THEME_LIGHT, 1, locale_nth (0),
                           measurer_nth (0), TRUE, NULL);

  for (int theme = DESMI_THEME_DARK; theme <= DESMI_THEME_DARK_CONTRAST; theme++)
    {
      g_autoptr (DesmiScene) scene
          = chart_case_layout (type, CHART_STATE_USUAL, 400, 300, (DesmiThemeKind) theme, 1,
                               locale_nth (0), measurer_nth (0), TRUE, NULL);

      g_assert_cmpuint (desmi_scene_get_n_marks (scene), ==, desmi_scene_get_n_marks (light));
      for (guint i = 0; i < desmi_scene_get_n_marks (scene); i++)
        {
          const DesmiSceneMark *a = desmi_scene_get_mark (light, i),
                               *b = desmi_scene_get_mark (scene, i);

          g_assert_cmpmem (&a->box, sizeof a->box, &b->box, sizeof b->box);
          g_assert_cmpstr (a->text, ==, b->text);
        }
      check_case (type, CHART_STATE_MANY, 6, (DesmiThemeKind) theme, 1, 0, 0, TRUE);
    }
}

/* Same input, same scene, whatever ran before and whatever language the process has. */
static void
test_pure (gconstpointer data)
{
  DesmiChartType type = (DesmiChartType) GPOINTER_TO_INT (data);
  char          *texts[2];

  for (int i = 0; i < 2; i++)
    {
      g_autoptr (DesmiScene) scene
          = chart_case_layout (type, CHART_STATE_MANY, 800, 600, DESMI_THEME_LIGHT, 1,
                               locale_nth (0), measurer_nth (0), TRUE, NULL);

      texts[i] = desmi_scene_to_text (scene);
    }
  g_assert_cmpstr (texts[0], ==, texts[1]);
  g_free (texts[0]);
  g_free (texts[1]);
}

/* The window writes title and source itself; the scene still has its name. */
static void
test_without_frame (gconstpointer data)
{
  DesmiChartType         type = (DesmiChartType) GPOINTER_TO_INT (data);
  g_autoptr (DesmiScene) scene
      = chart_case_layout (type, CHART_STATE_USUAL, 800, 400, DESMI_THEME_LIGHT, 1, locale_nth (0),
                           measurer_nth (0), FALSE, NULL);

  g_assert_cmpstr (desmi_scene_get_title (scene), !=, "");
  g_assert_cmpstr (desmi_scene_get_summary (scene), !=, "");
  for (guint i = 0; i < desmi_scene_get_n_marks (scene); i++)
    {
      const DesmiSceneMark *mark = desmi_scene_get_mark (scene, i);

      g_assert_cmpstr (mark->text, !=, desmi_scene_get_title (scene));
      g_assert_false (mark->text != NULL && g_str_has_prefix (mark->text, "Sumber"));
    }
}

static const DesmiSceneMark *
find_text (DesmiScene *scene, const char *text)
{
  for (guint i = 0; i < desmi_scene_get_n_marks (scene); i++)
    if (g_strcmp0 (desmi_scene_get_mark (scene, i)->text, text) == 0)
      return desmi_scene_get_mark (scene, i);
  return NULL;
}

static void
test_empty (gconstpointer data)
{
  DesmiChartType         type = (DesmiChartType) GPOINTER_TO_INT (data);
  g_autoptr (DesmiScene) scene
      = chart_case_layout (type, CHART_STATE_EMPTY, 400, 300, DESMI_THEME_LIGHT, 1, locale_nth (1),
                           measurer_nth (0), TRUE, NULL);
  const DesmiSceneMark *words = find_text (scene, "No data for this filter yet");

  g_assert_nonnull (words);
  g_assert_cmpfloat_with_epsilon (words->box.x + words->box.width / 2, 200, 1);
  g_assert_nonnull (find_text (scene, desmi_scene_get_title (scene)));
  g_assert_null (find_text (scene, "0"));
}

/* In the smallest picture with words, and with words for many more: that the data are invented is
 * read whole. */
static void
test_sample_is_said (void)
{
  static const double rooms[][2] = { { 160, 100 }, { 300, 200 }, { 400, 300 }, { 1600, 900 } };
  DesmiTheme          theme;

  desmi_theme_init (&theme, DESMI_THEME_LIGHT);
  for (guint i = 0; i < 2 * G_N_ELEMENTS (rooms); i++)
    {
      const double        *size = rooms[i / 2];
      DesmiTableBuilder   *builder = desmi_table_builder_new ("flows");
      const DesmiChartSpec spec
          = { .title = "Hong Kong leads with 36% of the departures of 2025",
              .subtitle = "Number of workers leaving · Kabupaten Indramayu · 2025 · women",
              .source = i % 2 == 0 ? "Sample data · Source: national data as of 30 September 2026; "
                                     "village registers · 29 of 30 villages reported"
                                   : "Source: national data as of 30 September 2026",
              .frame = TRUE };
      const DesmiChartContext context
          = { size[0], size[1], &theme, locale_nth (1), desmi_measurer_get_fixed () };
      g_autoptr (DesmiTable) table = NULL;
      g_autoptr (DesmiScene) scene = NULL;
      guint                  n = 0;

      desmi_table_builder_add_column (builder, "country", DESMI_COLUMN_COUNTRY);
      desmi_table_builder_add_column (builder, "count", DESMI_COLUMN_COUNT);
      desmi_table_builder_add_row (builder);
      desmi_table_builder_set_text (builder, 0, "TWN", NULL);
      desmi_table_builder_set_int (builder, 1, 12);
      desmi_table_builder_set_synthetic (builder, TRUE);
      table = desmi_table_builder_end (builder);
      scene = desmi_chart_layout (DESMI_CHART_BARS, table, &spec, &context, NULL);
      for (guint j = 0; j < desmi_scene_get_n_marks (scene); j++)
        {
          const char *text = desmi_scene_get_mark (scene, j)->text;

          n += text != NULL && g_str_has_prefix (text, "Sample data");
        }
      g_assert_cmpuint (n, ==, 1);
    }
}

static DesmiScene *
lay_out_fixed (DesmiChartType type, ChartState state, double width, double height)
{
  DesmiScene *scene = chart_case_layout (type, state, width, height, DESMI_THEME_LIGHT, 1,
                                         locale_nth (0), measurer_nth (0), TRUE, NULL);

  g_assert_nonnull (scene);
  return scene;
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
  g_assert_nonnull (strstr (said, "Juni 2019: 0\n"));
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
      g_autoptr (DesmiScene) scene
          = chart_case_layout (DESMI_CHART_BARS, cases[i].state, cases[i].width, 500,
                               DESMI_THEME_LIGHT, 1, locale_nth (1), measurer_nth (0), TRUE, NULL);

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
          locale_nth (0), measurer_nth (0), TRUE, NULL);
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

static void
test_names (void)
{
  DesmiChartType type;

  for (int i = 0; i < DESMI_N_CHARTS; i++)
    {
      g_assert_true (
          desmi_chart_type_from_name (desmi_chart_type_to_name ((DesmiChartType) i), &type));
      g_assert_cmpint (type, ==, i);
      g_assert_cmpstr (desmi_chart_type_summary (type, locale_nth (1)), !=, "");
    }
  g_assert_false (desmi_chart_type_from_name ("pie", &type));
  g_assert_false (desmi_chart_type_from_name (NULL, &type));
}

static void
test_missing_columns (void)
{
  DesmiTheme        theme;
  DesmiChartSpec    spec = { .title = "x" };
  DesmiChartContext context
      = { 400, 300, &theme, desmi_locale_get_english (), desmi_measurer_get_fixed () };

  desmi_theme_init (&theme, DESMI_THEME_LIGHT);
  for (int type = 0; type < DESMI_N_CHARTS; type++)
    {
      DesmiTableBuilder     *builder = desmi_table_builder_new ("nothing");
      g_autoptr (DesmiTable) table = NULL;
      g_autoptr (DesmiScene) scene = NULL;
      g_autoptr (GError)     error = NULL;

      desmi_table_builder_add_column (builder, "unrelated", DESMI_COLUMN_TEXT);
      table = desmi_table_builder_end (builder);
      scene = desmi_chart_layout ((DesmiChartType) type, table, &spec, &context, &error);
      g_assert_null (scene);
      g_assert_error (error, DESMI_CHART_ERROR, DESMI_CHART_ERROR_DATA);
    }
}

static void
add_for_each (const char *name, GTestDataFunc function)
{
  for (int type = 0; type < DESMI_N_CHARTS; type++)
    {
      g_autofree char *path = g_strdup_printf ("/chart/charts/%s/%s", name,
                                               desmi_chart_type_to_name ((DesmiChartType) type));

      g_test_add_data_func (path, GINT_TO_POINTER (type), function);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  add_for_each ("every-state", test_every_state);
  add_for_each ("themes-share-geometry", test_themes_share_geometry);
  add_for_each ("pure", test_pure);
  add_for_each ("without-frame", test_without_frame);
  add_for_each ("empty", test_empty);
  g_test_add_func ("/chart/charts/sample-is-said", test_sample_is_said);
  g_test_add_func ("/chart/charts/gap-is-not-zero", test_gap_is_not_zero);
  g_test_add_func ("/chart/charts/provisional", test_provisional);
  g_test_add_func ("/chart/charts/bar-lengths", test_bar_lengths);
  g_test_add_func ("/chart/charts/not-to-scale", test_not_to_scale);
  g_test_add_func ("/chart/charts/bar-colors", test_bar_colors);
  g_test_add_func ("/chart/charts/summary-has-subject", test_summary_has_subject);
  g_test_add_func ("/chart/charts/many-bars", test_many_bars);
  g_test_add_func ("/chart/charts/all-zero", test_all_zero);
  g_test_add_func ("/chart/charts/bullets", test_bullets);
  g_test_add_func ("/chart/charts/bullets-without-target", test_bullets_without_target);
  g_test_add_func ("/chart/charts/bullet-bands", test_bullet_bands);
  g_test_add_func ("/chart/charts/names", test_names);
  g_test_add_func ("/chart/charts/missing-columns", test_missing_columns);
  return g_test_run ();
}
