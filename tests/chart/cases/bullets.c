/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Four pillars against their targets. */
#include "../chart-cases.h"

#include <math.h>

static const char *const pillars[] = { "1. Pusat layanan migrasi", "2. Usaha produktif",
                                       "3. Rumah Belajar", "4. Koperasi & lembaga keuangan" };

static void
set_ratio (DesmiTableBuilder *builder, guint column, ChartState state, guint i, double usual)
{
  double value = usual;

  if (state == CHART_STATE_ZERO)
    value = 0;
  else if (state == CHART_STATE_NEGATIVE && i == 1)
    value = -0.1;
  else if (state == CHART_STATE_HUGE)
    value = usual * 3;
  else if (state == CHART_STATE_RANGE)
    value = i == 1 ? 1e-9 : usual;
  else if (state == CHART_STATE_CONSTANT)
    value = 0.5;
  else if (state == CHART_STATE_ODD_VALUES && i % 3 == 1)
    value = i == 1 ? (double) NAN : HUGE_VAL;
  else if (state == CHART_STATE_TINY_SHARES && i >= 2)
    value = 0.0004 * i;
  else if (state == CHART_STATE_HIDDEN && i == 1)
    value = CHART_HIDDEN_RATIO;
  desmi_table_builder_set_double (builder, column, value);
  if (state == CHART_STATE_HIDDEN && i == 1)
    desmi_table_builder_set_mark (builder, column, DESMI_MARK_SUPPRESSED);
}

static DesmiTable *
make (ChartState state)
{
  static const double actuals[] = { 0.82, 0.57, 0.69, 0.34 }, targets[] = { 0.8, 0.75, 0.7, 0.6 };
  DesmiTableBuilder  *builder = desmi_table_builder_new ("pillars");
  guint pillar = desmi_table_builder_add_column (builder, "pillar", DESMI_COLUMN_TEXT);
  guint actual = desmi_table_builder_add_column (builder, "actual", DESMI_COLUMN_RATIO);
  guint target = desmi_table_builder_add_column (builder, "target", DESMI_COLUMN_RATIO);
  guint reported = desmi_table_builder_add_column (builder, "reported", DESMI_COLUMN_COUNT);
  guint of = desmi_table_builder_add_column (builder, "of", DESMI_COLUMN_COUNT);

  for (guint i = 0; i < chart_state_get_n (state, 4, 31); i++)
    {
      g_autofree char *name = chart_state_dup_name (state, i, pillars[i % 4]);
      g_autofree char *code = g_strdup_printf ("pillar-%u", i);

      desmi_table_builder_add_row (builder);
      desmi_table_builder_set_text (builder, pillar, code, name);
      set_ratio (builder, actual, state, i, actuals[i % 4]);
      desmi_table_builder_set_double (builder, target, targets[i % 4]);
      desmi_table_builder_set_int (builder, reported, 17 + (gint64) (i % 4));
      desmi_table_builder_set_int (builder, of, 24);
      if (state == CHART_STATE_GAPS && i == 1)
        desmi_table_builder_set_mark (builder, actual, DESMI_MARK_MISSING);
      if (state == CHART_STATE_GAPS && i == 2)
        desmi_table_builder_set_mark (builder, target, DESMI_MARK_MISSING);
    }
  return desmi_table_builder_end (builder);
}

static const ChartSnapshot snapshots[] = {
  { CHART_STATE_USUAL, 480, 320, DESMI_THEME_LIGHT, DESMI_LANGUAGE_EN },
  { CHART_STATE_GAPS, 480, 320, DESMI_THEME_DARK, DESMI_LANGUAGE_ID },
  { CHART_STATE_LONG_LABEL, 400, 300, DESMI_THEME_PRINT, DESMI_LANGUAGE_EN },
  { CHART_STATE_HIDDEN, 480, 320, DESMI_THEME_LIGHT, DESMI_LANGUAGE_ID },
  { CHART_STATE_RANGE, 640, 400, DESMI_THEME_PRINT, DESMI_LANGUAGE_ID },
};

const ChartCase chart_case_bullets = {
  .type = DESMI_CHART_BULLETS,
  .title = "Kemajuan empat pilar",
  .subtitle = "Capaian terhadap target triwulan IV, garis hitam = target",
  .make = make,
  .columns = { "pillar" },
  .value = "actual",
  .second = "target",
  .takes_ratios = TRUE,
  .refuses_negative = TRUE,
  .snapshots = snapshots,
  .n_snapshots = G_N_ELEMENTS (snapshots),
};
