/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Departures of women and men by occupation, or by village. */
#include "../chart-cases.h"

#include <math.h>

static const char *const occupations[]
    = { "pekerja rumah tangga", "pengasuh lansia",    "operator pabrik", "pekerja perkebunan",
        "pekerja konstruksi",   "pekerja perhotelan", "perawat lansia" };

static void
add_row (DesmiTableBuilder *builder, ChartState state, guint row, const char *gender, double usual)
{
  guint            i = 2 * row + (*gender == 'M');
  g_autofree char *name
      = chart_state_dup_name (state, row, occupations[row % G_N_ELEMENTS (occupations)]);

  desmi_table_builder_add_row (builder);
  desmi_table_builder_set_text (builder, 0, name, NULL);
  desmi_table_builder_set_text (builder, 1, gender, NULL);
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
  guint n = chart_state_get_n (state, G_N_ELEMENTS (occupations), 31);

  desmi_table_builder_add_column (builder, named ? "village" : "occupation", DESMI_COLUMN_TEXT);
  desmi_table_builder_add_column (builder, "gender", DESMI_COLUMN_TEXT);
  desmi_table_builder_add_column (
      builder, "count", state == CHART_STATE_ODD_VALUES ? DESMI_COLUMN_RATIO : DESMI_COLUMN_COUNT);
  for (guint i = 0; i < n; i++)
    {
      add_row (builder, state, i, "F", 1290 - 41.0 * i);
      /* Where there is no man, there is no row. */
      if (i != 1)
        add_row (builder, state, i, "M", 210 + 31.0 * (i % 5));
    }
  if (state == CHART_STATE_USUAL)
    add_row (builder, state, 0, "?", 12);
  desmi_table_builder_set_coverage (builder, 28, 30);
  return desmi_table_builder_end (builder);
}

static const ChartSnapshot snapshots[] = {
  { CHART_STATE_USUAL, 640, 400, DESMI_THEME_LIGHT, DESMI_LANGUAGE_ID },
  { CHART_STATE_MANY, 640, 400, DESMI_THEME_PRINT, DESMI_LANGUAGE_EN },
  { CHART_STATE_GAPS, 480, 320, DESMI_THEME_DARK, DESMI_LANGUAGE_EN },
  { CHART_STATE_LONG_LABEL, 400, 300, DESMI_THEME_LIGHT, DESMI_LANGUAGE_ID },
  { CHART_STATE_HIDDEN, 480, 320, DESMI_THEME_LIGHT, DESMI_LANGUAGE_ID },
};

const ChartCase chart_case_paired = {
  .type = DESMI_CHART_PAIRED,
  .title = "Perempuan dan laki-laki menurut jabatan",
  .subtitle = "Orang, penempatan Januari–Desember 2023",
  .make = make,
  .columns = { "village", "gender" },
  .refuses_negative = TRUE,
  .snapshots = snapshots,
  .n_snapshots = G_N_ELEMENTS (snapshots),
};
