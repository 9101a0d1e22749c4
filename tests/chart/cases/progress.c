/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Four pillars over twelve quarters. */
#include "../chart-cases.h"

#include <math.h>

#define N_QUARTERS 12

static const char *const pillars[] = { "1. Pusat layanan migrasi", "2. Usaha produktif",
                                       "3. Rumah Belajar", "4. Koperasi & lembaga keuangan" };

/* The usual score: each pillar rises by its own steps. */
static double
usual_score (guint pillar, guint quarter)
{
  return 0.32 + 0.11 * (pillar % 4) + quarter * (0.045 - 0.008 * (pillar % 4))
         + 0.03 * sin (quarter * 1.3 + pillar);
}

static double
score_of (ChartState state, guint pillar, guint quarter)
{
  double usual = usual_score (pillar, quarter);

  switch ((int) state)
    {
    case CHART_STATE_ZERO:
      return 0;
    case CHART_STATE_NEGATIVE:
      return quarter % 3 == 1 ? -usual : usual;
    case CHART_STATE_CONSTANT:
      return 0.42;
    case CHART_STATE_HUGE:
      return usual * 1e7;
    case CHART_STATE_RANGE:
      return pillar == 0 ? 1e-9 : usual;
    case CHART_STATE_ODD_VALUES:
      return quarter == 3 ? (double) NAN : chart_state_get_odd_value (pillar + quarter);
    case CHART_STATE_TINY_SHARES:
      return pillar < 2 ? usual : 0.001 * pillar;
    default:
      return usual;
    }
}

static void
set_score (DesmiTableBuilder *builder, ChartState state, guint pillar, guint quarter)
{
  gboolean hidden = state == CHART_STATE_HIDDEN && quarter % 3 == 1;

  desmi_table_builder_set_double (builder, 2,
                                  hidden ? CHART_HIDDEN_RATIO : score_of (state, pillar, quarter));
  if (hidden)
    desmi_table_builder_set_mark (builder, 2, DESMI_MARK_SUPPRESSED);
  if (state == CHART_STATE_GAPS && quarter % 4 == 2)
    desmi_table_builder_set_mark (builder, 2, DESMI_MARK_MISSING);
  if (state == CHART_STATE_GAPS && quarter == N_QUARTERS - 1)
    desmi_table_builder_set_mark (builder, 2, DESMI_MARK_ESTIMATE);
  if (state != CHART_STATE_GAPS || pillar != 2)
    desmi_table_builder_set_double (builder, 3, 1);
}

static DesmiTable *
make (ChartState state)
{
  DesmiTableBuilder *builder = desmi_table_builder_new ("pillars");
  guint              n = chart_state_get_n (state, 4, 20);
  guint              n_quarters = state == CHART_STATE_ONE ? 1 : N_QUARTERS;

  desmi_table_builder_add_column (builder, "quarter", DESMI_COLUMN_PERIOD);
  desmi_table_builder_add_column (builder, "pillar", DESMI_COLUMN_TEXT);
  desmi_table_builder_add_column (builder, "score", DESMI_COLUMN_RATIO);
  desmi_table_builder_add_column (builder, "target", DESMI_COLUMN_RATIO);
  desmi_table_builder_add_column (builder, "reported", DESMI_COLUMN_COUNT);
  desmi_table_builder_add_column (builder, "of", DESMI_COLUMN_COUNT);
  for (guint q = 0; q < n_quarters; q++)
    for (guint i = 0; i < n; i++)
      {
        g_autofree char *name = chart_state_dup_name (state, i, pillars[i % 4]);
        g_autofree char *code = g_strdup_printf ("%u", i + 1);
        DesmiPeriod      period = desmi_period_quarter (2021 + (int) q / 4, (int) q % 4 + 1);
        g_autofree char *when = desmi_period_to_text (&period);

        if (state == CHART_STATE_GAPS && q == 5)
          continue;
        desmi_table_builder_add_row (builder);
        desmi_table_builder_set_text (builder, 0, when, NULL);
        desmi_table_builder_set_text (builder, 1, code, name);
        set_score (builder, state, i, q);
        desmi_table_builder_set_int (builder, 4, 17 + (gint64) (i % 4));
        desmi_table_builder_set_int (builder, 5, 24);
      }
  return desmi_table_builder_end (builder);
}

static const ChartSnapshot snapshots[] = {
  { CHART_STATE_USUAL, 640, 400, DESMI_THEME_LIGHT, DESMI_LANGUAGE_ID },
  { CHART_STATE_MANY, 480, 320, DESMI_THEME_PRINT, DESMI_LANGUAGE_EN },
  { CHART_STATE_GAPS, 480, 320, DESMI_THEME_DARK, DESMI_LANGUAGE_EN },
  { CHART_STATE_HIDDEN, 400, 300, DESMI_THEME_LIGHT, DESMI_LANGUAGE_ID },
};

const ChartCase chart_case_progress = {
  .type = DESMI_CHART_PROGRESS,
  .title = "Kemajuan empat pilar",
  .subtitle = "Capaian terhadap target, 2021–2023",
  .make = make,
  .columns = { "quarter", "pillar" },
  .value = "score",
  .second = "target",
  .takes_ratios = TRUE,
  .refuses_negative = TRUE,
  .snapshots = snapshots,
  .n_snapshots = G_N_ELEMENTS (snapshots),
};
