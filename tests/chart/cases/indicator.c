/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An indicator of twelve villages over twelve quarters; many of them in one state. */
#include "../chart-cases.h"

#include <math.h>

#define N_QUARTERS 12
#define N_VILLAGES 12

static const char *const names[] = { "Anggota koperasi", "Simpanan anggota", "Warga dilayani" };
static const char *const villages[]
    = { "Kenanga", "Rajaiyang", "Sukamelang", "Rajasinga", "Juntinyuat", "Larangan",
        "Dadap",   "Kertajaya", "Krangkeng",  "Tinumpuk",  "Cangkingan", "Bondan" };

static double
usual_of (guint indicator, guint quarter)
{
  return round ((60 + 25.0 * (indicator % 4) + 9.0 * quarter) * (1 + 0.06 * sin (quarter * 1.3)));
}

static double
value_of (ChartState state, guint i, double usual)
{
  if (state == CHART_STATE_ODD_VALUES)
    return i % 9 == 3 ? (double) NAN : chart_state_get_odd_value (i);
  return chart_state_get_value (state, i, usual);
}

/* In thousandths, as the catalogue's; only odd ones have no such form. */
static void
set_number (DesmiTableBuilder *builder, guint column, ChartState state, double value)
{
  if (state == CHART_STATE_ODD_VALUES)
    desmi_table_builder_set_double (builder, column, value);
  else
    desmi_table_builder_set_int (builder, column, llround (value * 1000));
}

static void
set_value (DesmiTableBuilder *builder, ChartState state, guint i, double usual)
{
  gboolean hidden = state == CHART_STATE_HIDDEN && i % 3 == 1;

  set_number (builder, 3, state, hidden ? CHART_HIDDEN_COUNT : value_of (state, i, usual));
  if (hidden)
    desmi_table_builder_set_mark (builder, 3, DESMI_MARK_SUPPRESSED);
  if (state == CHART_STATE_GAPS && i % 4 == 2)
    desmi_table_builder_set_mark (builder, 3, DESMI_MARK_MISSING);
  if (state == CHART_STATE_GAPS && i == N_QUARTERS - 1)
    desmi_table_builder_set_mark (builder, 3, DESMI_MARK_ESTIMATE);
}

static void
add_row (DesmiTableBuilder *builder, guint indicator, const char *name, const char *when)
{
  static const char *const units[] = { "orang", "rupiah", "orang" };
  static const char *const labels[] = { "orang", "rupiah", "orang" };
  g_autofree char         *code = g_strdup_printf ("indikator_%u", indicator);

  desmi_table_builder_add_row (builder);
  desmi_table_builder_set_text (builder, 0, code, name);
  desmi_table_builder_set_text (builder, 2, when, NULL);
  desmi_table_builder_set_text (builder, 5, units[indicator % 3], labels[indicator % 3]);
  desmi_table_builder_set_text (builder, 6, "last", NULL);
  desmi_table_builder_set_text (builder, 7, "sum", NULL);
}

static void
add_quarters (DesmiTableBuilder *builder, ChartState state, guint indicator)
{
  g_autofree char *name = chart_state_dup_name (state, indicator, names[indicator % 3]);
  guint            n = state == CHART_STATE_ONE ? 1 : N_QUARTERS;

  for (guint q = 0; q < n; q++)
    {
      DesmiPeriod      period = desmi_period_quarter (2021 + (int) q / 4, (int) q % 4 + 1);
      g_autofree char *when = desmi_period_to_text (&period);

      if (state == CHART_STATE_GAPS && q == 5)
        continue;
      add_row (builder, indicator, name, when);
      set_value (builder, state, state == CHART_STATE_MANY ? q : q + indicator,
                 usual_of (indicator, q));
      if (state != CHART_STATE_GAPS)
        set_number (builder, 4, CHART_STATE_USUAL,
                    state == CHART_STATE_ZERO ? 0 : 70 + 25.0 * (indicator % 4) + 10.0 * q);
      desmi_table_builder_set_int (builder, 8, q == 2 ? 9 : 11);
      desmi_table_builder_set_int (builder, 9, 12);
    }
}

static void
add_villages (DesmiTableBuilder *builder, ChartState state)
{
  guint n = state == CHART_STATE_ONE ? 1 : state == CHART_STATE_TINY_SHARES ? 40 : N_VILLAGES;

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *code = g_strdup_printf ("32.12.01.2%03u", i + 1);
      g_autofree char *name = chart_state_dup_name (state, i, villages[i % N_VILLAGES]);
      g_autofree char *own_name = chart_state_dup_name (state, 0, names[0]);

      add_row (builder, 0, own_name, state == CHART_STATE_ONE ? "2021-Q1" : "2023-Q4");
      desmi_table_builder_set_text (builder, 1, code, name);
      set_value (builder, state, i, 24 - 2.0 * (i % 12));
      set_number (builder, 4, CHART_STATE_USUAL, 18);
    }
}

static DesmiTable *
make (ChartState state)
{
  DesmiTableBuilder *builder = desmi_table_builder_new ("pillars");
  guint              n = chart_state_get_n (state, 1, 20);
  DesmiColumnType type = state == CHART_STATE_ODD_VALUES ? DESMI_COLUMN_RATIO : DESMI_COLUMN_MILLI;

  if (state == CHART_STATE_LONG_LABEL || state == CHART_STATE_TINY_SHARES)
    n = state == CHART_STATE_LONG_LABEL ? 3 : 1;
  desmi_table_builder_add_column (builder, "indicator", DESMI_COLUMN_TEXT);
  desmi_table_builder_add_column (builder, "village", DESMI_COLUMN_CODE);
  desmi_table_builder_add_column (builder, "quarter", DESMI_COLUMN_PERIOD);
  desmi_table_builder_add_column (builder, "actual", type);
  desmi_table_builder_add_column (builder, "target", DESMI_COLUMN_MILLI);
  desmi_table_builder_add_column (builder, "unit", DESMI_COLUMN_TEXT);
  desmi_table_builder_add_column (builder, "over_time", DESMI_COLUMN_TEXT);
  desmi_table_builder_add_column (builder, "over_villages", DESMI_COLUMN_TEXT);
  desmi_table_builder_add_column (builder, "reported", DESMI_COLUMN_COUNT);
  desmi_table_builder_add_column (builder, "of", DESMI_COLUMN_COUNT);
  for (guint i = 0; i < n; i++)
    add_quarters (builder, state, i);
  if (n == 1)
    add_villages (builder, state);
  return desmi_table_builder_end (builder);
}

static const ChartSnapshot snapshots[] = {
  { CHART_STATE_USUAL, 800, 400, DESMI_THEME_LIGHT, DESMI_LANGUAGE_ID },
  { CHART_STATE_MANY, 640, 480, DESMI_THEME_PRINT, DESMI_LANGUAGE_EN },
  { CHART_STATE_GAPS, 400, 480, DESMI_THEME_DARK, DESMI_LANGUAGE_EN },
  { CHART_STATE_HIDDEN, 800, 400, DESMI_THEME_LIGHT, DESMI_LANGUAGE_EN },
};

const ChartCase chart_case_indicator = {
  .type = DESMI_CHART_INDICATOR,
  .title = "Anggota koperasi terhadap target",
  .subtitle = "Orang tiap triwulan, 2021–2023",
  .make = make,
  .columns = { "indicator", "quarter", "village" },
  .value = "actual",
  .second = "target",
  .refuses_negative = TRUE,
  .snapshots = snapshots,
  .n_snapshots = G_N_ELEMENTS (snapshots),
};
