/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Departures to seven countries, or to every tenth one of the list; one of them is unknown. */
#include "../chart-cases.h"

#include "core/desmi-country.h"

#include <math.h>

static const char *
country_nth (ChartState state, guint i)
{
  if (state == CHART_STATE_MANY || state == CHART_STATE_TINY_SHARES)
    return desmi_country_nth (i * 7 % desmi_country_get_n ())->iso3;
  if (state == CHART_STATE_GAPS && i == 5)
    return "XXQ";
  return chart_countries[i % G_N_ELEMENTS (chart_countries)];
}

static DesmiTable *
make (ChartState state)
{
  DesmiTableBuilder *builder = desmi_table_builder_new ("flows");
  gboolean           named = state == CHART_STATE_ODD_NAMES || state == CHART_STATE_LONG_LABEL;
  guint              destination = desmi_table_builder_add_column (
                   builder, "destination", named ? DESMI_COLUMN_TEXT : DESMI_COLUMN_COUNTRY);
  guint count = desmi_table_builder_add_column (
      builder, "count", state == CHART_STATE_ODD_VALUES ? DESMI_COLUMN_RATIO : DESMI_COLUMN_COUNT);

  for (guint i = 0; i < chart_state_get_n (state, 7, 31); i++)
    {
      double usual
          = i < G_N_ELEMENTS (chart_country_values) ? chart_country_values[i] : 600.0 - 7 * i;
      const char      *code = country_nth (state, i);
      g_autofree char *name = chart_state_dup_name (state, i, code);

      desmi_table_builder_add_row (builder);
      desmi_table_builder_set_text (builder, destination,
                                    state == CHART_STATE_ODD_NAMES && i % 2 == 1 ? name : code,
                                    named ? name : NULL);
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
  { CHART_STATE_USUAL, 480, 320, DESMI_THEME_LIGHT, DESMI_LANGUAGE_ID },
  { CHART_STATE_HIDDEN, 320, 240, DESMI_THEME_PRINT, DESMI_LANGUAGE_EN },
  { CHART_STATE_GAPS, 400, 300, DESMI_THEME_DARK, DESMI_LANGUAGE_EN },
};

const ChartCase chart_case_flow_map = {
  .type = DESMI_CHART_FLOW_MAP,
  .title = "Ke mana pekerja berangkat",
  .subtitle = "Jumlah pekerja berangkat, sebagai tebal garis, Januari–Desember 2023",
  .make = make,
  .columns = { "destination" },
  .refuses_negative = TRUE,
  .snapshots = snapshots,
  .n_snapshots = G_N_ELEMENTS (snapshots),
};
