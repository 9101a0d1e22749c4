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

  if (state == CHART_STATE_NEGATIVE && chart_case_get (type)->refuses_negative)
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

static gboolean
has_ink (const char *text)
{
  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    if (g_unichar_isgraph (g_utf8_get_char (at)) && !g_unichar_iszerowidth (g_utf8_get_char (at)))
      return TRUE;
  return FALSE;
}

/* Whatever a thing is called, what is written for it can be seen. */
static void
test_names_are_seen (gconstpointer data)
{
  DesmiChartType         type = (DesmiChartType) GPOINTER_TO_INT (data);
  g_autoptr (DesmiScene) scene
      = chart_scene_new (type, CHART_STATE_ODD_NAMES, 900, 600, DESMI_LANGUAGE_ID);

  for (guint i = 0; i < desmi_scene_get_n_marks (scene); i++)
    {
      const DesmiSceneMark *mark = desmi_scene_get_mark (scene, i);

      g_assert_true (mark->text == NULL || has_ink (mark->text));
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

static void
test_empty (gconstpointer data)
{
  DesmiChartType         type = (DesmiChartType) GPOINTER_TO_INT (data);
  g_autoptr (DesmiScene) scene
      = chart_case_layout (type, CHART_STATE_EMPTY, 400, 300, DESMI_THEME_LIGHT, 1, locale_nth (1),
                           measurer_nth (0), TRUE, NULL);
  const DesmiSceneMark *words = chart_scene_find_text (scene, "No data for this filter yet");

  g_assert_nonnull (words);
  g_assert_cmpfloat_with_epsilon (words->box.x + words->box.width / 2, 200, 1);
  g_assert_nonnull (chart_scene_find_text (scene, desmi_scene_get_title (scene)));
  g_assert_null (chart_scene_find_text (scene, "0"));
}

/* The summary says what is counted and of when, whoever reads it without the picture. */
static void
test_summary_has_subject (gconstpointer data)
{
  DesmiChartType         type = (DesmiChartType) GPOINTER_TO_INT (data);
  g_autoptr (DesmiScene) scene
      = chart_scene_new (type, CHART_STATE_USUAL, 900, 400, DESMI_LANGUAGE_ID);
  const char      *summary = desmi_scene_get_summary (scene);
  g_autofree char *subject = g_strconcat (chart_case_get (type)->subtitle, ". ", NULL);

  g_assert_true (g_str_has_prefix (summary, subject));
  g_assert_cmpuint (strlen (summary), >, strlen (subject) + 20);
}

/* A number that is hidden stands neither in the picture nor in what is said of it. */
static void
test_hidden (gconstpointer data)
{
  static const char *const traces[] = { "9973", "9,973", "9.973", "99.7", "99,7" };
  DesmiChartType           type = (DesmiChartType) GPOINTER_TO_INT (data);

  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (DesmiScene) scene
          = chart_scene_new (type, CHART_STATE_HIDDEN, 900, 600, (DesmiLanguage) i);
      g_autofree char *said = desmi_scene_describe (scene);
      g_autofree char *drawn = desmi_scene_to_text (scene);

      for (guint k = 0; k < G_N_ELEMENTS (traces); k++)
        {
          g_assert_null (strstr (said, traces[k]));
          g_assert_false (chart_scene_says (scene, traces[k]));
        }
      g_assert_null (strstr (drawn, "9973"));
    }
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

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  chart_case_add_tests ("charts/every-state", test_every_state, argc, argv);
  chart_case_add_tests ("charts/names-are-seen", test_names_are_seen, argc, argv);
  chart_case_add_tests ("charts/themes-share-geometry", test_themes_share_geometry, argc, argv);
  chart_case_add_tests ("charts/pure", test_pure, argc, argv);
  chart_case_add_tests ("charts/without-frame", test_without_frame, argc, argv);
  chart_case_add_tests ("charts/empty", test_empty, argc, argv);
  chart_case_add_tests ("charts/summary-has-subject", test_summary_has_subject, argc, argv);
  chart_case_add_tests ("charts/hidden", test_hidden, argc, argv);
  if (chart_case_wants_common (argc, argv))
    {
      g_test_add_func ("/chart/charts/sample-is-said", test_sample_is_said);
      g_test_add_func ("/chart/charts/names", test_names);
      g_test_add_func ("/chart/charts/missing-columns", test_missing_columns);
    }
  return g_test_run ();
}
