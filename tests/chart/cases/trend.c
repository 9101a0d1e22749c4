/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Departures and returns of sixty months. */
#include "../chart-cases.h"

#include <math.h>

static double
wave (guint i, double phase)
{
  return round (1300 + 400 * sin (i * 0.37 + phase) + 150 * sin (i * 1.7 + phase));
}

static DesmiTable *
make (ChartState state)
{
  DesmiTableBuilder *builder = desmi_table_builder_new ("flows");
  guint direction = desmi_table_builder_add_column (builder, "direction", DESMI_COLUMN_TEXT);
  guint month = desmi_table_builder_add_column (builder, "month", DESMI_COLUMN_PERIOD);
  guint count = desmi_table_builder_add_column (
      builder, "count", state == CHART_STATE_ODD_VALUES ? DESMI_COLUMN_RATIO : DESMI_COLUMN_COUNT);
  guint n = state == CHART_STATE_TINY_SHARES ? 60 : chart_state_get_n (state, 60, 1200);

  for (guint i = 0; i < 2 * n; i++)
    {
      double usual = wave (i / 2, i % 2 * 2) * (i % 2 == 0 ? 1.0 : 0.6);
      char   text[8];

      if (state == CHART_STATE_ONE && i > 0)
        break;
      if (state == CHART_STATE_GAPS && i / 2 % 12 == 4)
        continue;
      desmi_month_to_text (desmi_month_make (2019, 1) + (int) (i / 2), text);
      desmi_table_builder_add_row (builder);
      desmi_table_builder_set_text (builder, direction, i % 2 == 0 ? "out" : "return", NULL);
      desmi_table_builder_set_text (builder, month, text, NULL);
      if (state == CHART_STATE_ODD_VALUES)
        desmi_table_builder_set_double (
            builder, count, i % 4 == 3 ? (double) NAN : chart_state_get_odd_value (i / 2));
      else if (state == CHART_STATE_GAPS && i / 2 % 12 == 5)
        desmi_table_builder_set_int (builder, count, 0);
      else
        chart_state_set_count (builder, count, state, state == CHART_STATE_TINY_SHARES ? i : i / 2,
                               usual);
      if (state == CHART_STATE_GAPS && i / 2 % 12 == 8)
        desmi_table_builder_set_mark (builder, count, DESMI_MARK_MISSING);
      if (state != CHART_STATE_ONE && state != CHART_STATE_HIDDEN && i / 2 + 1 == n)
        desmi_table_builder_set_mark (builder, count, DESMI_MARK_ESTIMATE);
    }
  return desmi_table_builder_end (builder);
}

static const ChartSnapshot snapshots[] = {
  { CHART_STATE_ODD_VALUES, 480, 320, DESMI_THEME_LIGHT, DESMI_LANGUAGE_EN },
  { CHART_STATE_GAPS, 640, 400, DESMI_THEME_PRINT, DESMI_LANGUAGE_ID },
  { CHART_STATE_HIDDEN, 480, 320, DESMI_THEME_DARK, DESMI_LANGUAGE_EN },
  { CHART_STATE_NEGATIVE, 480, 320, DESMI_THEME_LIGHT, DESMI_LANGUAGE_ID },
  { CHART_STATE_HUGE, 640, 400, DESMI_THEME_DARK, DESMI_LANGUAGE_ID },
  { CHART_STATE_ONE, 400, 300, DESMI_THEME_PRINT, DESMI_LANGUAGE_EN },
};

const ChartCase chart_case_trend = {
  .type = DESMI_CHART_TREND,
  .title = "Arus bulanan",
  .subtitle = "Berangkat dan pulang per bulan, 2019–2023",
  .make = make,
  .columns = { "direction", "month" },
  .snapshots = snapshots,
  .n_snapshots = G_N_ELEMENTS (snapshots),
};
