/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The cooperatives of ten villages in every stage. */
#include "../chart-cases.h"
#include "core/desmi-cooperative.h"

#include <math.h>

static const char *const villages[]
    = { "Kenanga",  "Rajaiyang", "Sukamelang", "Rajasinga", "Juntinyuat",
        "Larangan", "Dadap",     "Kertajaya",  "Krangkeng", "Tinumpuk" };

/* Each stage in turn, then words that tell none, then nothing. */
static void
set_stage (DesmiTableBuilder *builder, ChartState state, guint i)
{
  guint n = (i * 3 + 5) % (DESMI_N_COOPERATIVE_STAGES + 2);

  if (state == CHART_STATE_ZERO || n > DESMI_N_COOPERATIVE_STAGES)
    return;
  if (n < DESMI_N_COOPERATIVE_STAGES)
    desmi_table_builder_set_text (
        builder, 1, desmi_cooperative_stage_to_code ((DesmiCooperativeStage) n), NULL);
  desmi_table_builder_set_text (
      builder, 2, n < DESMI_N_COOPERATIVE_STAGES ? "seperti ditulis" : "Mekar Jaya", NULL);
}

static void
set_value (DesmiTableBuilder *builder, guint column, ChartState state, guint i, double usual)
{
  if (state == CHART_STATE_ODD_VALUES)
    desmi_table_builder_set_double (builder, column,
                                    i % 9 == 4 ? (double) NAN : chart_state_get_odd_value (i));
  else
    chart_state_set_count (builder, column, state, i, usual);
  if (state == CHART_STATE_GAPS && (i + column) % 4 == 1)
    desmi_table_builder_set_mark (builder, column, DESMI_MARK_MISSING);
}

static DesmiTable *
make (ChartState state)
{
  DesmiTableBuilder *builder = desmi_table_builder_new ("pillars");
  gboolean           odd = state == CHART_STATE_ODD_VALUES;

  desmi_table_builder_add_column (builder, "village", DESMI_COLUMN_CODE);
  desmi_table_builder_add_column (builder, "stage", DESMI_COLUMN_TEXT);
  desmi_table_builder_add_column (builder, "cooperative", DESMI_COLUMN_TEXT);
  desmi_table_builder_add_column (builder, "members",
                                  odd ? DESMI_COLUMN_RATIO : DESMI_COLUMN_COUNT);
  desmi_table_builder_add_column (builder, "savings", odd ? DESMI_COLUMN_RATIO : DESMI_COLUMN_IDR);
  for (guint i = 0; i < chart_state_get_n (state, G_N_ELEMENTS (villages), 60); i++)
    {
      g_autofree char *name
          = chart_state_dup_name (state, i, villages[i % G_N_ELEMENTS (villages)]);
      g_autofree char *code = g_strdup_printf ("32.12.01.2%03u", i + 1);

      desmi_table_builder_add_row (builder);
      desmi_table_builder_set_text (builder, 0, code, name);
      set_stage (builder, state, i);
      set_value (builder, 3, state, i, 140 - 11.0 * (i % 10));
      set_value (builder, 4, state, i, 1e6 * (60 - 4.0 * (i % 11)));
    }
  desmi_table_builder_set_coverage (builder, 28, 30);
  return desmi_table_builder_end (builder);
}

static const ChartSnapshot snapshots[] = {
  { CHART_STATE_USUAL, 800, 400, DESMI_THEME_LIGHT, DESMI_LANGUAGE_ID },
  { CHART_STATE_MANY, 800, 400, DESMI_THEME_PRINT, DESMI_LANGUAGE_EN },
  { CHART_STATE_GAPS, 400, 480, DESMI_THEME_DARK, DESMI_LANGUAGE_EN },
  { CHART_STATE_HIDDEN, 640, 320, DESMI_THEME_LIGHT, DESMI_LANGUAGE_EN },
};

const ChartCase chart_case_cooperatives = {
  .type = DESMI_CHART_COOPERATIVES,
  .title = "Koperasi desa",
  .subtitle = "Tahap, anggota, dan simpanan, triwulan IV 2023",
  .make = make,
  .columns = { "village", "stage", "cooperative" },
  .value = "members",
  .second = "savings",
  .refuses_negative = TRUE,
  .snapshots = snapshots,
  .n_snapshots = G_N_ELEMENTS (snapshots),
};
