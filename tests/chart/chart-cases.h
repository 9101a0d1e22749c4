/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tables in every state that a chart must pass, one file a type in cases/. A type is added by such
 * a file, its declaration and its line in the list of chart-cases.c, and its name in meson.build.
 */
#pragma once

#include "chart/desmi-chart.h"

G_BEGIN_DECLS

typedef enum
{
  CHART_STATE_USUAL,
  CHART_STATE_EMPTY,
  CHART_STATE_ONE,
  CHART_STATE_ZERO,
  CHART_STATE_NEGATIVE,
  CHART_STATE_CONSTANT,
  CHART_STATE_HUGE,
  CHART_STATE_RANGE,
  CHART_STATE_LONG_LABEL,
  CHART_STATE_MANY,
  CHART_STATE_GAPS,
  CHART_STATE_ODD_VALUES,
  CHART_STATE_ODD_NAMES,
  CHART_STATE_TINY_SHARES, /* two that are large, fifteen that are tiny */
  CHART_STATE_HIDDEN,      /* some values are suppressed */
  CHART_N_STATES           /* comes last */
} ChartState;

/* What a hidden cell holds, as a count and as a ratio: nothing that is drawn or said may tell. */
#define CHART_HIDDEN_COUNT 9973
#define CHART_HIDDEN_RATIO 0.9973

/* One scene that is kept in tests/data/scenes. */
typedef struct
{
  ChartState     state;
  double         width, height;
  DesmiThemeKind theme;
  DesmiLanguage  language;
} ChartSnapshot;

/**
 * ChartCase:
 * @subtitle: of its usual data, as the summary repeats it
 * @make: (transfer full): its data in a state
 * @outlines: (nullable): (transfer full): where the areas of a map lie
 * @columns: the columns with text that a random table has
 * @value: (nullable): its column of numbers in a random table, "count" where it is %NULL
 * @second: (nullable): another one, of ratios, "share" where it is %NULL
 * @takes_ratios: whether the numbers are always ratios
 * @refuses_negative: whether negative values are an error that names the row
 * @snapshots: @n_snapshots scenes that are kept
 */
typedef struct
{
  DesmiChartType type;
  const char    *title, *subtitle;
  DesmiTable *(*make) (ChartState state);
  DesmiOutlines *(*outlines) (void);
  const char          *columns[5];
  const char          *value, *second;
  gboolean             takes_ratios, refuses_negative;
  const ChartSnapshot *snapshots;
  guint                n_snapshots;
} ChartCase;

extern const ChartCase   chart_case_sankey;
extern const ChartCase   chart_case_flow_map;
extern const ChartCase   chart_case_district_map;
extern const ChartCase   chart_case_trend;
extern const ChartCase   chart_case_bars;
extern const ChartCase   chart_case_stacked;
extern const ChartCase   chart_case_paired;
extern const ChartCase   chart_case_slope;
extern const ChartCase   chart_case_heat;
extern const ChartCase   chart_case_multiples;
extern const ChartCase   chart_case_scoreboard;
extern const ChartCase   chart_case_bullets;
extern const ChartCase   chart_case_progress;
extern const ChartCase   chart_case_indicator;
extern const ChartCase   chart_case_rollout;
extern const ChartCase   chart_case_remittances;
extern const ChartCase   chart_case_cooperatives;

extern const char *const chart_countries[7];
extern const double      chart_country_values[7];

const ChartCase         *chart_case_get (DesmiChartType type);
const char              *chart_state_name (ChartState state);

/* For tables: how many things a state has, the value and the name of the i-th one. */
guint       chart_state_get_n (ChartState state, guint usual, guint many);
double      chart_state_get_value (ChartState state, guint i, double usual);
double      chart_state_get_odd_value (guint i);
char       *chart_state_dup_name (ChartState state, guint i, const char *usual);
void        chart_state_set_count (DesmiTableBuilder *builder,
                                   guint              column,
                                   ChartState         state,
                                   guint              i,
                                   double             usual);

DesmiTable *chart_case_new (DesmiChartType type, ChartState state);
DesmiScene *chart_case_layout (DesmiChartType       type,
                               ChartState           state,
                               double               width,
                               double               height,
                               DesmiThemeKind       theme,
                               double               text_scale,
                               const DesmiLocale   *locale,
                               const DesmiMeasurer *measurer,
                               gboolean             frame,
                               GError             **error);

/* Invented areas with the codes that the cases of maps have. */
DesmiOutlines *chart_district_new (void);

/* Adds a test "/chart/@name/<type>" for each type, or for the one named on the command line. */
void     chart_case_add_tests (const char *name, GTestDataFunc function, int argc, char **argv);
gboolean chart_case_wants_common (int argc, char **argv);

/* In a scene: (nullable) the text, the first mark that is said to begin so, whether it says so. */
DesmiScene           *chart_scene_new (DesmiChartType type,
                                       ChartState     state,
                                       double         width,
                                       double         height,
                                       DesmiLanguage  language);
DesmiScene           *chart_scene_lay_out (DesmiChartType        type,
                                           DesmiTable           *table,
                                           const DesmiChartSpec *spec,
                                           double                width,
                                           double                height);
const DesmiSceneMark *chart_scene_find_text (DesmiScene *scene, const char *text);
const DesmiSceneMark *chart_scene_find_said (DesmiScene *scene, const char *start);
gboolean              chart_scene_says (DesmiScene *scene, const char *words);

G_END_DECLS
