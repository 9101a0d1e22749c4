/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Departures of seven subdistricts by quarter. */
#include "../chart-cases.h"

#include <math.h>

static const char *const places[]
    = { "Sliyeg", "Juntinyuat", "Krangkeng", "Losarang", "Kroya", "Haurgeulis", "Tukdana" };

static void
set_value (DesmiTableBuilder *builder, guint column, ChartState state, guint place, guint quarter)
{
  double usual = round ((60 - 7.0 * (place % 7)) * (1.3 + sin (quarter * 0.7 + place)));
  guint  i = place + quarter;

  if (state == CHART_STATE_ODD_VALUES)
    desmi_table_builder_set_double (builder, column,
                                    i % 9 == 5 ? HUGE_VAL : chart_state_get_odd_value (i));
  else if (state == CHART_STATE_RANGE)
    desmi_table_builder_set_int (builder, column, place == 1 ? 1 : (gint64) (usual * 1e6));
  else if (state == CHART_STATE_TINY_SHARES)
    desmi_table_builder_set_int (builder, column,
                                 place < 2 ? 5000 - 800 * (gint64) place : 1 + i * 5 % 9);
  else
    chart_state_set_count (builder, column, state, i, usual);
  if (state == CHART_STATE_GAPS && i % 5 == 1)
    desmi_table_builder_set_mark (builder, column,
                                  i % 2 == 0 ? DESMI_MARK_MISSING : DESMI_MARK_SUPPRESSED);
  else if (state == CHART_STATE_USUAL && quarter == 7)
    desmi_table_builder_set_mark (builder, column, DESMI_MARK_ESTIMATE);
}

static DesmiTable *
make (ChartState state)
{
  DesmiTableBuilder *builder = desmi_table_builder_new ("flows");
  guint place = desmi_table_builder_add_column (builder, "subdistrict", DESMI_COLUMN_TEXT);
  guint quarter = desmi_table_builder_add_column (builder, "quarter", DESMI_COLUMN_PERIOD);
  guint count = desmi_table_builder_add_column (
      builder, "count", state == CHART_STATE_ODD_VALUES ? DESMI_COLUMN_RATIO : DESMI_COLUMN_COUNT);

  for (guint i = 0; i < chart_state_get_n (state, 7, 31); i++)
    {
      g_autofree char *name = chart_state_dup_name (state, i, places[i % G_N_ELEMENTS (places)]);

      for (guint q = 0; q < (state == CHART_STATE_ONE ? 1u : 8u); q++)
        {
          DesmiPeriod      period = desmi_period_quarter (2022 + (int) q / 4, 1 + (int) q % 4);
          g_autofree char *text = desmi_period_to_text (&period);

          if (state == CHART_STATE_GAPS && (i + q) % 5 == 3)
            continue;
          desmi_table_builder_add_row (builder);
          desmi_table_builder_set_text (builder, place, name, NULL);
          desmi_table_builder_set_text (builder, quarter, text, NULL);
          set_value (builder, count, state, i, q);
        }
    }
  desmi_table_builder_set_coverage (builder, 28, 30);
  return desmi_table_builder_end (builder);
}

static const ChartSnapshot snapshots[] = {
  { CHART_STATE_USUAL, 640, 400, DESMI_THEME_LIGHT, DESMI_LANGUAGE_ID },
  { CHART_STATE_GAPS, 480, 320, DESMI_THEME_PRINT, DESMI_LANGUAGE_EN },
  { CHART_STATE_MANY, 480, 320, DESMI_THEME_DARK, DESMI_LANGUAGE_ID },
  { CHART_STATE_HIDDEN, 320, 240, DESMI_THEME_LIGHT, DESMI_LANGUAGE_EN },
};

const ChartCase chart_case_multiples = {
  .type = DESMI_CHART_MULTIPLES,
  .title = "Berangkat per kecamatan",
  .subtitle = "Orang berangkat tiap triwulan, 2022–2023",
  .make = make,
  .columns = { "subdistrict", "month" },
  .snapshots = snapshots,
  .n_snapshots = G_N_ELEMENTS (snapshots),
};
