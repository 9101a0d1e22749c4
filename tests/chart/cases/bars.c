/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Departures of seven countries, or of villages. */
#include "../chart-cases.h"

#include <math.h>

static DesmiTable *
make (ChartState state)
{
  DesmiTableBuilder *builder = desmi_table_builder_new ("flows");
  gboolean           named = state == CHART_STATE_ODD_NAMES || state == CHART_STATE_MANY
                   || state == CHART_STATE_LONG_LABEL || state == CHART_STATE_TINY_SHARES;
  guint name = desmi_table_builder_add_column (builder, named ? "village" : "country",
                                               named ? DESMI_COLUMN_TEXT : DESMI_COLUMN_COUNTRY);
  guint count = desmi_table_builder_add_column (
      builder, "count", state == CHART_STATE_ODD_VALUES ? DESMI_COLUMN_RATIO : DESMI_COLUMN_COUNT);

  for (guint i = 0; i < chart_state_get_n (state, 7, 31); i++)
    {
      double usual
          = i < G_N_ELEMENTS (chart_country_values) ? chart_country_values[i] : 600.0 - 7 * i;
      g_autofree char *text
          = chart_state_dup_name (state, i, chart_countries[i % G_N_ELEMENTS (chart_countries)]);

      desmi_table_builder_add_row (builder);
      desmi_table_builder_set_text (builder, name, text, NULL);
      if (state == CHART_STATE_ODD_VALUES)
        desmi_table_builder_set_double (builder, count,
                                        i == 5 ? HUGE_VAL : chart_state_get_odd_value (i));
      else
        chart_state_set_count (builder, count, state, i, usual);
      if (state == CHART_STATE_GAPS && i % 3 == 1)
        desmi_table_builder_set_mark (builder, count,
                                      i == 1 ? DESMI_MARK_MISSING : DESMI_MARK_SUPPRESSED);
    }
  desmi_table_builder_set_coverage (builder, 28, 30);
  return desmi_table_builder_end (builder);
}

static const ChartSnapshot snapshots[] = {
  { CHART_STATE_USUAL, 480, 320, DESMI_THEME_LIGHT, DESMI_LANGUAGE_EN },
  { CHART_STATE_GAPS, 400, 300, DESMI_THEME_DARK, DESMI_LANGUAGE_ID },
  { CHART_STATE_LONG_LABEL, 480, 320, DESMI_THEME_PRINT, DESMI_LANGUAGE_EN },
  { CHART_STATE_MANY, 640, 400, DESMI_THEME_LIGHT, DESMI_LANGUAGE_ID },
  { CHART_STATE_HUGE, 480, 320, DESMI_THEME_PRINT, DESMI_LANGUAGE_ID },
};

const ChartCase chart_case_bars = {
  .type = DESMI_CHART_BARS,
  .title = "Negara tujuan",
  .subtitle = "Orang, penempatan Januari–Desember 2023",
  .make = make,
  .columns = { "village" },
  .snapshots = snapshots,
  .n_snapshots = G_N_ELEMENTS (snapshots),
};
