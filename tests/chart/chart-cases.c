/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The list of cases, and what their tables have in common; all numbers and names are invented or
 * formed here. */
#include "chart-cases.h"

#include <math.h>
#include <string.h>

static const ChartCase *const cases[DESMI_N_CHARTS] = {
  [DESMI_CHART_SANKEY] = &chart_case_sankey,
  [DESMI_CHART_FLOW_MAP] = &chart_case_flow_map,
  [DESMI_CHART_DISTRICT_MAP] = &chart_case_district_map,
  [DESMI_CHART_TREND] = &chart_case_trend,
  [DESMI_CHART_BARS] = &chart_case_bars,
  [DESMI_CHART_STACKED] = &chart_case_stacked,
  [DESMI_CHART_PAIRED] = &chart_case_paired,
  [DESMI_CHART_SLOPE] = &chart_case_slope,
  [DESMI_CHART_HEAT] = &chart_case_heat,
  [DESMI_CHART_MULTIPLES] = &chart_case_multiples,
  [DESMI_CHART_SCOREBOARD] = &chart_case_scoreboard,
  [DESMI_CHART_BULLETS] = &chart_case_bullets,
  [DESMI_CHART_PROGRESS] = &chart_case_progress,
  [DESMI_CHART_INDICATOR] = &chart_case_indicator,
  [DESMI_CHART_ROLLOUT] = &chart_case_rollout,
  [DESMI_CHART_REMITTANCES] = &chart_case_remittances,
  [DESMI_CHART_COOPERATIVES] = &chart_case_cooperatives,
};

const char *const        chart_countries[7] = { "TWN", "HKG", "SAU", "MYS", "SGP", "KOR", "JPN" };
const double             chart_country_values[7] = { 3230, 2157, 1633, 1204, 739, 780, 610 };

static const char *const odd_names[] = { "",
                                         "a\nb\tc",
                                         "👩‍👩‍👧‍👦👩‍🌾",
                                         "قرية السلام الطويلة جدا",
                                         "<b>&amp;\"'",
                                         "\u200f\u202e",
                                         "e\u0301\u0323\u0323",
                                         "Lainnya",
                                         "%s%n" };
static const double      odd_values[] = { 12, 0, -0.0, 1e308, 3, 1, 7, 2, 5 };

const ChartCase *
chart_case_get (DesmiChartType type)
{
  g_assert_nonnull (cases[type]);
  g_assert_cmpint (cases[type]->type, ==, type);
  return cases[type];
}

const char *
chart_state_name (ChartState state)
{
  static const char *const names[CHART_N_STATES] = {
    "usual",      "empty", "one",  "zero",       "negative",  "constant",    "huge",   "range",
    "long-label", "many",  "gaps", "odd-values", "odd-names", "tiny-shares", "hidden",
  };

  return names[state];
}

guint
chart_state_get_n (ChartState state, guint usual, guint many)
{
  switch ((int) state)
    {
    case CHART_STATE_EMPTY:
      return 0;
    case CHART_STATE_ONE:
      return 1;
    case CHART_STATE_MANY:
      return many;
    case CHART_STATE_ODD_NAMES:
    case CHART_STATE_ODD_VALUES:
      return (guint) G_N_ELEMENTS (odd_names);
    case CHART_STATE_TINY_SHARES:
      return 17;
    default:
      return usual;
    }
}

/* The i-th value of a state, or the usual one. */
double
chart_state_get_value (ChartState state, guint i, double usual)
{
  switch ((int) state)
    {
    case CHART_STATE_ZERO:
      return 0;
    case CHART_STATE_NEGATIVE:
      return i % 3 == 1 ? -usual : usual;
    case CHART_STATE_CONSTANT:
      return 42;
    case CHART_STATE_HUGE:
      return usual * 1e6;
    case CHART_STATE_RANGE:
      return i == 1 ? 1 : usual * 1e6;
    case CHART_STATE_TINY_SHARES:
      return i < 2 ? 5000 - 800.0 * i : 1 + i * 5 % 9;
    default:
      return usual;
    }
}

double
chart_state_get_odd_value (guint i)
{
  return odd_values[i % G_N_ELEMENTS (odd_values)];
}

/* Sets the i-th count of a state, hidden where the state says so; not those of odd values. */
void
chart_state_set_count (DesmiTableBuilder *builder,
                       guint              column,
                       ChartState         state,
                       guint              i,
                       double             usual)
{
  gboolean hidden = state == CHART_STATE_HIDDEN && i % 3 == 1;

  desmi_table_builder_set_int (builder, column,
                               hidden ? CHART_HIDDEN_COUNT
                                      : (gint64) chart_state_get_value (state, i, usual));
  if (hidden)
    desmi_table_builder_set_mark (builder, column, DESMI_MARK_SUPPRESSED);
}

char *
chart_state_dup_name (ChartState state, guint i, const char *usual)
{
  if (state == CHART_STATE_ODD_NAMES && i == 3)
    return g_strnfill (300, 'W');
  if (state == CHART_STATE_ODD_NAMES)
    return g_strdup (odd_names[i % G_N_ELEMENTS (odd_names)]);
  if (state == CHART_STATE_LONG_LABEL && i % 2 == 0)
    return g_strdup_printf ("Kecamatan Karangampel Kidul Wetan Lor Utara %u", i);
  if (state == CHART_STATE_MANY || state == CHART_STATE_TINY_SHARES)
    return g_strdup_printf ("Kecamatan nomor %02u", i);
  return g_strdup (usual);
}

DesmiTable *
chart_case_new (DesmiChartType type, ChartState state)
{
  return chart_case_get (type)->make (state);
}

DesmiScene *
chart_case_layout (DesmiChartType       type,
                   ChartState           state,
                   double               width,
                   double               height,
                   DesmiThemeKind       theme_kind,
                   double               text_scale,
                   const DesmiLocale   *locale,
                   const DesmiMeasurer *measurer,
                   gboolean             frame,
                   GError             **error)
{
  const ChartCase          *self = chart_case_get (type);
  g_autoptr (DesmiTable)    table = self->make (state);
  g_autoptr (DesmiOutlines) outlines = self->outlines != NULL ? self->outlines () : NULL;
  DesmiTheme                theme;
  DesmiChartSpec            spec = { .title = self->title,
                                     .subtitle = self->subtitle,
                                     .source = "Sumber: data contoh, per 30 September 2023",
                                     .show_values = TRUE,
                                     .frame = frame,
                                     .outlines = outlines };
  DesmiChartContext         context = {
            .width = width, .height = height, .theme = &theme, .locale = locale, .measurer = measurer
  };

  desmi_theme_init (&theme, theme_kind);
  theme.text_scale = text_scale;
  return desmi_chart_layout (type, table, &spec, &context, error);
}

void
chart_case_add_tests (const char *name, GTestDataFunc function, int argc, char **argv)
{
  for (int type = 0; type < DESMI_N_CHARTS; type++)
    {
      const char      *type_name = desmi_chart_type_to_name ((DesmiChartType) type);
      g_autofree char *path = g_strdup_printf ("/chart/%s/%s", name, type_name);

      if (argc < 2 || strcmp (argv[1], type_name) == 0)
        g_test_add_data_func (path, GINT_TO_POINTER (type), function);
    }
}

/* Whether the tests that are of no type are asked for: all are, or "common" is. */
gboolean
chart_case_wants_common (int argc, char **argv)
{
  return argc < 2 || strcmp (argv[1], "common") == 0;
}

/* A scene as most tests take it: light, in a frame, of fixed widths. */
DesmiScene *
chart_scene_new (DesmiChartType type,
                 ChartState     state,
                 double         width,
                 double         height,
                 DesmiLanguage  language)
{
  DesmiScene *scene = chart_case_layout (
      type, state, width, height, DESMI_THEME_LIGHT, 1,
      language == DESMI_LANGUAGE_EN ? desmi_locale_get_english () : desmi_locale_get_indonesian (),
      desmi_measurer_get_fixed (), TRUE, NULL);

  g_assert_nonnull (scene);
  return scene;
}

/* The same of any table, in English; @spec is nullable, for a chart with its values. */
DesmiScene *
chart_scene_lay_out (DesmiChartType        type,
                     DesmiTable           *table,
                     const DesmiChartSpec *spec,
                     double                width,
                     double                height)
{
  const DesmiChartSpec    usual = { .title = "x", .show_values = TRUE };
  DesmiTheme              theme;
  const DesmiChartContext context
      = { width, height, &theme, desmi_locale_get_english (), desmi_measurer_get_fixed () };
  g_autoptr (GError) error = NULL;
  DesmiScene        *scene;

  desmi_theme_init (&theme, DESMI_THEME_LIGHT);
  scene = desmi_chart_layout (type, table, spec != NULL ? spec : &usual, &context, &error);
  g_assert_no_error (error);
  return scene;
}

const DesmiSceneMark *
chart_scene_find_text (DesmiScene *scene, const char *text)
{
  for (guint i = 0; i < desmi_scene_get_n_marks (scene); i++)
    if (g_strcmp0 (desmi_scene_get_mark (scene, i)->text, text) == 0)
      return desmi_scene_get_mark (scene, i);
  return NULL;
}

const DesmiSceneMark *
chart_scene_find_said (DesmiScene *scene, const char *start)
{
  for (guint i = 0; i < desmi_scene_get_n_marks (scene); i++)
    {
      const DesmiSceneMark *mark = desmi_scene_get_mark (scene, i);

      if (mark->accessible != NULL && g_str_has_prefix (mark->accessible, start))
        return mark;
    }
  g_error ("no mark says “%s”", start);
}

gboolean
chart_scene_says (DesmiScene *scene, const char *words)
{
  for (guint i = 0; i < desmi_scene_get_n_marks (scene); i++)
    {
      const char *text = desmi_scene_get_mark (scene, i)->text;

      if (text != NULL && strstr (text, words) != NULL)
        return TRUE;
    }
  return FALSE;
}
