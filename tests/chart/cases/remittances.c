/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Remittances to seven villages by quarter. */
#include "../chart-cases.h"

#include <math.h>

static const char *const places[]
    = { "Rajaiyang", "Sukamelang", "Rajasinga", "Juntinyuat", "Larangan", "Kertajaya", "Dadap" };

static void
set_value (DesmiTableBuilder *builder, guint column, ChartState state, guint place, guint quarter)
{
  double usual = round ((90 - 9.0 * (place % 7)) * (1.4 + sin (quarter * 0.6))) * 1e6;
  guint  i = place + quarter;

  if (state == CHART_STATE_ODD_VALUES)
    desmi_table_builder_set_double (builder, column,
                                    i % 9 == 5 ? HUGE_VAL : chart_state_get_odd_value (i));
  else if (state == CHART_STATE_RANGE)
    desmi_table_builder_set_int (builder, column, place == 1 ? 1 : (gint64) usual);
  else if (state == CHART_STATE_TINY_SHARES)
    desmi_table_builder_set_int (builder, column,
                                 place < 2 ? 5000 - 800 * (gint64) place : 1 + i * 5 % 9);
  else
    chart_state_set_count (builder, column, state, i, usual);
  if (state == CHART_STATE_GAPS && (i % 5 == 1 || quarter == 2))
    desmi_table_builder_set_mark (builder, column, DESMI_MARK_MISSING);
  else if (state == CHART_STATE_GAPS && quarter == 5)
    desmi_table_builder_set_mark (builder, column, DESMI_MARK_SUPPRESSED);
  else if (state == CHART_STATE_USUAL && quarter == 7)
    desmi_table_builder_set_mark (builder, column, DESMI_MARK_ESTIMATE);
}

static DesmiTable *
make (ChartState state)
{
  DesmiTableBuilder *builder = desmi_table_builder_new ("remittances");
  guint              place = desmi_table_builder_add_column (builder, "village", DESMI_COLUMN_TEXT);
  guint quarter = desmi_table_builder_add_column (builder, "quarter", DESMI_COLUMN_PERIOD);
  guint amount = desmi_table_builder_add_column (
      builder, "amount_idr",
      state == CHART_STATE_ODD_VALUES ? DESMI_COLUMN_RATIO : DESMI_COLUMN_IDR);

  for (guint i = 0; i < chart_state_get_n (state, 7, 31); i++)
    {
      g_autofree char *name = chart_state_dup_name (state, i, places[i % G_N_ELEMENTS (places)]);

      for (guint q = 0; q < (state == CHART_STATE_ONE ? 1u : 8u); q++)
        {
          DesmiPeriod      period = desmi_period_quarter (2022 + (int) q / 4, 1 + (int) q % 4);
          g_autofree char *text = desmi_period_to_text (&period);

          desmi_table_builder_add_row (builder);
          desmi_table_builder_set_text (builder, place, name, NULL);
          desmi_table_builder_set_text (builder, quarter, text, NULL);
          set_value (builder, amount, state, i, q);
        }
    }
  desmi_table_builder_set_coverage (builder, 28, 30);
  return desmi_table_builder_end (builder);
}

static const ChartSnapshot snapshots[] = {
  { CHART_STATE_USUAL, 800, 400, DESMI_THEME_LIGHT, DESMI_LANGUAGE_ID },
  { CHART_STATE_GAPS, 480, 480, DESMI_THEME_PRINT, DESMI_LANGUAGE_EN },
  { CHART_STATE_MANY, 640, 400, DESMI_THEME_DARK, DESMI_LANGUAGE_ID },
  { CHART_STATE_RANGE, 480, 480, DESMI_THEME_LIGHT, DESMI_LANGUAGE_EN },
};

const ChartCase chart_case_remittances = {
  .type = DESMI_CHART_REMITTANCES,
  .title = "Remitansi per desa",
  .subtitle = "Rupiah tiap triwulan, 2022–2023",
  .make = make,
  .columns = { "village", "month" },
  .value = "amount_idr",
  .refuses_negative = TRUE,
  .snapshots = snapshots,
  .n_snapshots = G_N_ELEMENTS (snapshots),
};
