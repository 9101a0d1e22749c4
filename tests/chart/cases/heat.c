/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Departures by destination and month, or by subdistrict and scheme. */
#include "../chart-cases.h"

#include <math.h>

#define N_MONTHS 12
#define N_SCHEMES 3

/* Names on both sides where they are what matters, else months. */
static gboolean
is_named (ChartState state)
{
  return state == CHART_STATE_LONG_LABEL || state == CHART_STATE_ODD_NAMES
         || state == CHART_STATE_ODD_VALUES;
}

static gboolean
is_area (ChartState state)
{
  return is_named (state) || state == CHART_STATE_MANY || state == CHART_STATE_TINY_SHARES;
}

static void
add_row (DesmiTableBuilder *builder, ChartState state, guint row, guint column)
{
  static const char *const schemes[] = { "P2P", "G2G", "MANDIRI" };
  guint                    i = row * 7 + column;
  double                   usual = row % 7 == 6 && column % 4 == 1
                                       ? 0
                                       : round (chart_country_values[row % 7] / 12
                                                * (1 + 0.4 * sin (column * 0.7 + (row % 7) * 0.5)));
  g_autofree char         *name = is_area (state)
                                      ? chart_state_dup_name (state, row, chart_countries[row % 7])
                                      : g_strdup (chart_countries[row % 7]);
  char                     month[8];

  desmi_table_builder_add_row (builder);
  desmi_table_builder_set_text (builder, 0, name, NULL);
  desmi_month_to_text (desmi_month_make (2022, 10) + (int) column, month);
  desmi_table_builder_set_text (builder, 1, is_named (state) ? schemes[column] : month, NULL);
  if (state == CHART_STATE_ODD_VALUES)
    desmi_table_builder_set_double (builder, 2, i == 12 ? HUGE_VAL : chart_state_get_odd_value (i));
  else if (state == CHART_STATE_TINY_SHARES)
    desmi_table_builder_set_int (builder, 2, (gint64) chart_state_get_value (state, row, usual));
  else
    chart_state_set_count (builder, 2, state, i, usual);
  if (state == CHART_STATE_GAPS && (column == 3 || (row == 1 && column == 6)))
    desmi_table_builder_set_mark (builder, 2, DESMI_MARK_MISSING);
  if (state == CHART_STATE_GAPS && row == 2 && column == 8)
    desmi_table_builder_set_mark (builder, 2, DESMI_MARK_SUPPRESSED);
}

static DesmiTable *
make (ChartState state)
{
  DesmiTableBuilder *builder = desmi_table_builder_new ("flows");
  gboolean           named = is_named (state);
  guint              n_rows = chart_state_get_n (state, 7, 31);
  guint              n_columns = named ? N_SCHEMES : N_MONTHS;

  if (state == CHART_STATE_ONE)
    n_columns = 1;
  desmi_table_builder_add_column (builder, is_area (state) ? "subdistrict" : "destination",
                                  is_area (state) ? DESMI_COLUMN_TEXT : DESMI_COLUMN_COUNTRY);
  desmi_table_builder_add_column (builder, named ? "scheme" : "month",
                                  named ? DESMI_COLUMN_TEXT : DESMI_COLUMN_PERIOD);
  desmi_table_builder_add_column (
      builder, "count", state == CHART_STATE_ODD_VALUES ? DESMI_COLUMN_RATIO : DESMI_COLUMN_COUNT);
  for (guint row = 0; row < n_rows; row++)
    for (guint column = 0; column < n_columns; column++)
      if (state != CHART_STATE_GAPS || column != 10)
        add_row (builder, state, row, column);
  desmi_table_builder_set_coverage (builder, 28, 30);
  return desmi_table_builder_end (builder);
}

static const ChartSnapshot snapshots[] = {
  { CHART_STATE_USUAL, 640, 400, DESMI_THEME_LIGHT, DESMI_LANGUAGE_ID },
  { CHART_STATE_GAPS, 480, 320, DESMI_THEME_PRINT, DESMI_LANGUAGE_EN },
  { CHART_STATE_NEGATIVE, 480, 320, DESMI_THEME_DARK, DESMI_LANGUAGE_EN },
  { CHART_STATE_LONG_LABEL, 400, 300, DESMI_THEME_LIGHT, DESMI_LANGUAGE_EN },
  { CHART_STATE_MANY, 640, 400, DESMI_THEME_PRINT, DESMI_LANGUAGE_ID },
};

const ChartCase chart_case_heat = {
  .type = DESMI_CHART_HEAT,
  .title = "Penempatan menurut negara tujuan",
  .subtitle = "Pekerja berangkat tiap bulan, Oktober 2022–September 2023",
  .make = make,
  .columns = { "destination", "occupation" },
  .snapshots = snapshots,
  .n_snapshots = G_N_ELEMENTS (snapshots),
};
