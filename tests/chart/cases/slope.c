/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Departures by destination, or by village, in two years. */
#include "../chart-cases.h"

#include <math.h>

static void
add_row (DesmiTableBuilder *builder, ChartState state, guint line, guint end)
{
  guint            i = 2 * line + end;
  double           usual = line < 7 ? chart_country_values[line] : 600.0 - 7 * line;
  g_autofree char *name
      = chart_state_dup_name (state, line, chart_countries[line % G_N_ELEMENTS (chart_countries)]);

  if (end == 1 && state != CHART_STATE_MANY)
    usual = round (usual * (0.7 + 0.17 * (line % 5)));
  desmi_table_builder_add_row (builder);
  desmi_table_builder_set_text (builder, 0, name, NULL);
  desmi_table_builder_set_text (builder, 1, end == 0 ? "2022" : "2023", NULL);
  if (state == CHART_STATE_ODD_VALUES)
    desmi_table_builder_set_double (builder, 2, i == 9 ? HUGE_VAL : chart_state_get_odd_value (i));
  else
    chart_state_set_count (builder, 2, state, i, usual);
  if (state == CHART_STATE_GAPS && i % 5 == 1)
    desmi_table_builder_set_mark (builder, 2, i == 1 ? DESMI_MARK_MISSING : DESMI_MARK_SUPPRESSED);
}

static DesmiTable *
make (ChartState state)
{
  DesmiTableBuilder *builder = desmi_table_builder_new ("flows");
  gboolean           named = state == CHART_STATE_ODD_NAMES || state == CHART_STATE_MANY
                   || state == CHART_STATE_LONG_LABEL || state == CHART_STATE_TINY_SHARES;

  desmi_table_builder_add_column (builder, named ? "village" : "destination",
                                  named ? DESMI_COLUMN_TEXT : DESMI_COLUMN_COUNTRY);
  desmi_table_builder_add_column (builder, "year", DESMI_COLUMN_PERIOD);
  desmi_table_builder_add_column (
      builder, "count", state == CHART_STATE_ODD_VALUES ? DESMI_COLUMN_RATIO : DESMI_COLUMN_COUNT);
  for (guint i = 0; i < chart_state_get_n (state, 7, 31); i++)
    for (guint end = 0; end < (state == CHART_STATE_ONE ? 1 : 2); end++)
      add_row (builder, state, i, end);
  desmi_table_builder_set_coverage (builder, 28, 30);
  return desmi_table_builder_end (builder);
}

static const ChartSnapshot snapshots[] = {
  { CHART_STATE_USUAL, 640, 400, DESMI_THEME_LIGHT, DESMI_LANGUAGE_ID },
  { CHART_STATE_MANY, 640, 400, DESMI_THEME_PRINT, DESMI_LANGUAGE_EN },
  { CHART_STATE_GAPS, 480, 320, DESMI_THEME_DARK, DESMI_LANGUAGE_EN },
  { CHART_STATE_LONG_LABEL, 400, 300, DESMI_THEME_LIGHT, DESMI_LANGUAGE_ID },
  { CHART_STATE_HIDDEN, 480, 320, DESMI_THEME_DARK, DESMI_LANGUAGE_ID },
};

const ChartCase chart_case_slope = {
  .type = DESMI_CHART_SLOPE,
  .title = "Negara tujuan, dua tahun",
  .subtitle = "Orang, penempatan 2022 dan 2023",
  .make = make,
  .columns = { "village", "gender" },
  .snapshots = snapshots,
  .n_snapshots = G_N_ELEMENTS (snapshots),
};
