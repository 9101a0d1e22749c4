/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Departures by quarter and destination, or by subdistrict and scheme. */
#include "../chart-cases.h"

#include <math.h>

#define N_QUARTERS 8

/* Categories below each other where names are what matters, else quarters side by side. */
static gboolean
is_level (ChartState state)
{
  return state == CHART_STATE_LONG_LABEL || state == CHART_STATE_ODD_NAMES
         || state == CHART_STATE_ODD_VALUES;
}

static void
add_row (DesmiTableBuilder *builder, ChartState state, guint bar, guint series)
{
  guint            i = bar * 5 + series;
  double           usual = chart_country_values[series % 7] / 4 + 31.0 * bar - 13.0 * series;
  gboolean         named = state == CHART_STATE_MANY || state == CHART_STATE_TINY_SHARES;
  g_autofree char *name = NULL, *part = NULL;
  char             month[8];
  DesmiPeriod      quarter;

  desmi_table_builder_add_row (builder);
  desmi_month_to_text (desmi_month_make (2022, 1) + 3 * (int) bar, month);
  desmi_period_parse (month, &quarter, NULL);
  quarter = desmi_period_range (quarter.first, quarter.first + 2);
  name = is_level (state) ? chart_state_dup_name (state, bar, chart_countries[bar % 7])
                          : desmi_period_to_text (&quarter);
  part = named ? chart_state_dup_name (state, series, "") : g_strdup (chart_countries[series % 7]);
  desmi_table_builder_set_text (builder, 0, name, NULL);
  desmi_table_builder_set_text (builder, 1, part, NULL);
  if (state == CHART_STATE_ODD_VALUES)
    desmi_table_builder_set_double (builder, 2, i == 12 ? HUGE_VAL : chart_state_get_odd_value (i));
  else if (state == CHART_STATE_TINY_SHARES)
    desmi_table_builder_set_int (builder, 2, (gint64) chart_state_get_value (state, series, usual));
  else
    chart_state_set_count (builder, 2, state, i, usual);
  if (state == CHART_STATE_GAPS && (bar == 2 || (bar == 4 && series == 1)))
    desmi_table_builder_set_mark (builder, 2, DESMI_MARK_MISSING);
  if (state == CHART_STATE_GAPS && bar == 5 && series == 0)
    desmi_table_builder_set_mark (builder, 2, DESMI_MARK_SUPPRESSED);
}

static DesmiTable *
make (ChartState state)
{
  DesmiTableBuilder *builder = desmi_table_builder_new ("flows");
  gboolean           level = is_level (state);
  gboolean           named = state == CHART_STATE_MANY || state == CHART_STATE_TINY_SHARES;
  guint              n_bars = level ? chart_state_get_n (state, 7, 31) : N_QUARTERS;
  guint              n_series = level ? 3 : chart_state_get_n (state, 5, 31);

  if (state == CHART_STATE_ONE)
    n_bars = 1;
  desmi_table_builder_add_column (builder, level ? "village" : "quarter",
                                  level ? DESMI_COLUMN_TEXT : DESMI_COLUMN_PERIOD);
  desmi_table_builder_add_column (builder, named ? "subdistrict" : "destination",
                                  named ? DESMI_COLUMN_TEXT : DESMI_COLUMN_COUNTRY);
  desmi_table_builder_add_column (
      builder, "count", state == CHART_STATE_ODD_VALUES ? DESMI_COLUMN_RATIO : DESMI_COLUMN_COUNT);
  for (guint bar = 0; bar < n_bars; bar++)
    for (guint series = 0; series < n_series; series++)
      if (state != CHART_STATE_GAPS || bar != 6)
        add_row (builder, state, bar, series);
  desmi_table_builder_set_coverage (builder, 28, 30);
  return desmi_table_builder_end (builder);
}

static const ChartSnapshot snapshots[] = {
  { CHART_STATE_USUAL, 640, 400, DESMI_THEME_LIGHT, DESMI_LANGUAGE_ID },
  { CHART_STATE_MANY, 640, 400, DESMI_THEME_PRINT, DESMI_LANGUAGE_EN },
  { CHART_STATE_NEGATIVE, 480, 320, DESMI_THEME_DARK, DESMI_LANGUAGE_EN },
  { CHART_STATE_GAPS, 480, 320, DESMI_THEME_LIGHT, DESMI_LANGUAGE_ID },
  { CHART_STATE_LONG_LABEL, 400, 300, DESMI_THEME_LIGHT, DESMI_LANGUAGE_EN },
  { CHART_STATE_HIDDEN, 480, 320, DESMI_THEME_DARK, DESMI_LANGUAGE_ID },
};

const ChartCase chart_case_stacked = {
  .type = DESMI_CHART_STACKED,
  .title = "Penempatan menurut negara tujuan",
  .subtitle = "Orang, penempatan Januari 2022–Desember 2023",
  .make = make,
  .columns = { "village", "destination" },
  .snapshots = snapshots,
  .n_snapshots = G_N_ELEMENTS (snapshots),
};
