/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The list of charts: their names, and which function lays each out. */
#include "chart/desmi-chart.h"
#include "chart/desmi-text-private.h"

#include <glib/gi18n-lib.h>

typedef DesmiScene *(*Layout) (DesmiTable              *table,
                               const DesmiChartSpec    *spec,
                               const DesmiChartContext *context,
                               GError                 **error);

static const struct
{
  const char *name;
  const char *summary;
  Layout      layout;
} charts[DESMI_N_CHARTS] = {
  [DESMI_CHART_SANKEY]
  = { "sankey", N_ ("Where people go, and into what work"), desmi_sankey_chart_layout },
  [DESMI_CHART_FLOW_MAP]
  = { "flow-map", N_ ("Where people go, on a map of the world"), desmi_flow_map_chart_layout },
  [DESMI_CHART_DISTRICT_MAP] = { "district-map", N_ ("The district’s areas, shaded by a measure"),
                                 desmi_district_map_chart_layout },
  [DESMI_CHART_TREND]
  = { "trend", N_ ("Departures and returns by month"), desmi_trend_chart_layout },
  [DESMI_CHART_BARS] = { "bars", N_ ("Ranked bars"), desmi_bars_chart_layout },
  [DESMI_CHART_STACKED]
  = { "stacked", N_ ("Composition over time, as stacked bars"), desmi_stacked_chart_layout },
  [DESMI_CHART_PAIRED] = { "paired", N_ ("Women and men side by side"), desmi_paired_chart_layout },
  [DESMI_CHART_SLOPE]
  = { "slope", N_ ("What changed between two times"), desmi_slope_chart_layout },
  [DESMI_CHART_HEAT]
  = { "heat", N_ ("Months and destinations as a heat map"), desmi_heat_chart_layout },
  [DESMI_CHART_MULTIPLES] = { "multiples", N_ ("A small trend for each village or subdistrict"),
                              desmi_multiples_chart_layout },
  [DESMI_CHART_SCOREBOARD]
  = { "scoreboard", N_ ("How the pillars stand in each village"), desmi_scoreboard_chart_layout },
  [DESMI_CHART_BULLETS]
  = { "bullets", N_ ("Pillars against their targets"), desmi_bullets_chart_layout },
  [DESMI_CHART_PROGRESS]
  = { "progress", N_ ("Pillars over time against their target"), desmi_progress_chart_layout },
  [DESMI_CHART_INDICATOR] = { "indicator", N_ ("Indicators over time against their targets"),
                              desmi_indicator_chart_layout },
  [DESMI_CHART_ROLLOUT]
  = { "rollout", N_ ("Villages that joined, cohort by cohort, against the plan"),
      desmi_rollout_chart_layout },
  [DESMI_CHART_REMITTANCES]
  = { "remittances", N_ ("Remittances over time and by village"), desmi_remittances_chart_layout },
  [DESMI_CHART_COOPERATIVES] = { "cooperatives", N_ ("Stage, members and savings of cooperatives"),
                                 desmi_cooperatives_chart_layout },
};

/* A message names rows as they are written, and shows on one line whatever is written there. */
static void
clean_message (GError **error)
{
  char *clean;

  if (error == NULL || *error == NULL)
    return;
  clean = desmi_text_clean ((*error)->message);
  g_free ((*error)->message);
  (*error)->message = clean;
}

/* What the numbers are of comes before them: "Number of workers leaving, Kabupaten Indramayu, 2023.
 * Bar chart of 19 categories. ..." */
static void
complete_summary (DesmiScene *scene, const char *subtitle)
{
  const char      *summary = desmi_scene_get_summary (scene);
  g_auto (GStrv)   parts = NULL;
  g_autofree char *subject = NULL, *whole = NULL;

  if (subtitle == NULL || *subtitle == '\0' || *summary == '\0')
    return;
  parts = g_strsplit (subtitle, " · ", -1);
  subject = g_strjoinv (", ", parts);
  whole = g_strdup_printf ("%s. %s", subject, summary);
  desmi_scene_set_summary (scene, whole);
}

/**
 * desmi_chart_layout:
 * @type: which chart
 * @table: its data, see the columns above
 * @spec: what it says beside the data
 * @context: size, theme, language and measurer
 *
 * A pure function: the same arguments give the same scene.
 *
 * Returns: (transfer full) (nullable): the scene; %NULL with DESMI_CHART_ERROR_DATA
 */
DesmiScene *
desmi_chart_layout (DesmiChartType           type,
                    DesmiTable              *table,
                    const DesmiChartSpec    *spec,
                    const DesmiChartContext *context,
                    GError                 **error)
{
  DesmiScene *scene;

  if ((guint) type >= DESMI_N_CHARTS)
    {
      g_set_error_literal (error, DESMI_CHART_ERROR, DESMI_CHART_ERROR_UNKNOWN,
                           _ ("There is no such chart."));
      return NULL;
    }
  scene = charts[type].layout (table, spec, context, error);
  if (scene == NULL)
    {
      clean_message (error);
      return NULL;
    }
  if (*desmi_scene_get_title (scene) == '\0')
    desmi_scene_set_title (scene, desmi_chart_type_summary (type, context->locale));
  complete_summary (scene, spec->subtitle);
  return scene;
}

/**
 * desmi_chart_type_to_name:
 *
 * Returns: (transfer none): the name on the command line
 */
const char *
desmi_chart_type_to_name (DesmiChartType type)
{
  g_return_val_if_fail ((guint) type < DESMI_N_CHARTS, NULL);
  return charts[type].name;
}

/**
 * desmi_chart_type_from_name:
 * @name: (nullable): a name on the command line
 * @out: (out): the chart
 *
 * Returns: whether there is one
 */
gboolean
desmi_chart_type_from_name (const char *name, DesmiChartType *out)
{
  for (guint i = 0; i < DESMI_N_CHARTS; i++)
    if (g_strcmp0 (name, charts[i].name) == 0)
      {
        *out = (DesmiChartType) i;
        return TRUE;
      }
  return FALSE;
}

/**
 * desmi_chart_type_summary:
 *
 * Returns: (transfer none): one line for lists, in the reader's language
 */
const char *
desmi_chart_type_summary (DesmiChartType type, const DesmiLocale *locale)
{
  g_return_val_if_fail ((guint) type < DESMI_N_CHARTS, NULL);
  return desmi_locale_text (locale, charts[type].summary);
}
