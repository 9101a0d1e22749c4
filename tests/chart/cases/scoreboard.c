/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Villages of some subdistricts and their four pillars. */
#include "../chart-cases.h"

#include <math.h>

#define N_PILLARS 4

static const char *const pillars[N_PILLARS]
    = { "1. Pusat layanan migrasi", "2. Usaha produktif", "3. Rumah Belajar",
        "4. Koperasi & lembaga keuangan" };

static const char *const villages[] = { "Juntinyuat", "Juntikedokan", "Segeran",   "Segeran Kidul",
                                        "Tinumpuk",   "Krasak",       "Sliyeg Lor" };

/* Of three villages each, in no order of their own. */
static const char *const subdistricts[] = { "Juntinyuat", "Kertasemaya", "Sliyeg" };

static void
set_score (DesmiTableBuilder *builder, ChartState state, guint row, guint pillar)
{
  static const double usual[N_PILLARS] = { 0.88, 0.7, 0.92, 0.6 };
  guint               i = row * N_PILLARS + pillar;
  double              value = MAX (0, usual[pillar] - 0.045 * (row % 16) * (1 + pillar * 0.3));

  if (state == CHART_STATE_ZERO)
    value = 0;
  else if (state == CHART_STATE_NEGATIVE && i % 3 == 1)
    value = -value;
  else if (state == CHART_STATE_CONSTANT)
    value = 0.42;
  else if (state == CHART_STATE_HUGE)
    value *= 1e6;
  else if (state == CHART_STATE_RANGE)
    value = i == 1 ? 1e-9 : value;
  else if (state == CHART_STATE_TINY_SHARES)
    value = row < 2 ? value : 0.0004 * row;
  else if (state == CHART_STATE_ODD_VALUES)
    value = i % 5 == 1 ? (double) NAN : i % 7 == 3 ? HUGE_VAL : chart_state_get_odd_value (i);
  else if (state == CHART_STATE_HIDDEN && i % 3 == 1)
    value = CHART_HIDDEN_RATIO;
  desmi_table_builder_set_double (builder, 3, value);
  if (state == CHART_STATE_HIDDEN && i % 3 == 1)
    desmi_table_builder_set_mark (builder, 3, DESMI_MARK_SUPPRESSED);
  if (state == CHART_STATE_GAPS && (row == 2 || i % 9 == 5))
    desmi_table_builder_set_mark (builder, 3, DESMI_MARK_MISSING);
  if (state != CHART_STATE_HIDDEN && i % 2 == 0)
    desmi_table_builder_set_double (builder, 4, 0.5);
}

/* What the district says of a few of them. */
static void
set_status (DesmiTableBuilder *builder, guint row, guint pillar)
{
  if (row % 5 == 1 && pillar == 3)
    {
      desmi_table_builder_set_text (builder, 5, "stalled", NULL);
      desmi_table_builder_set_text (builder, 6, "staff", "Belum ada pengelola");
    }
  else if (row % 5 == 2 && pillar == 2)
    desmi_table_builder_set_text (builder, 5, "stalled", NULL);
  else if (row % 5 == 2 && pillar == 1)
    desmi_table_builder_set_text (builder, 5, "not-started", NULL);
  else if (row % 2 == 0)
    desmi_table_builder_set_text (builder, 5, "running", NULL);
}

static DesmiTable *
make (ChartState state)
{
  DesmiTableBuilder *builder = desmi_table_builder_new ("pillars");
  guint              n_pillars = state == CHART_STATE_ONE ? 1 : N_PILLARS;

  desmi_table_builder_add_column (builder, "village", DESMI_COLUMN_CODE);
  desmi_table_builder_add_column (builder, "subdistrict", DESMI_COLUMN_CODE);
  desmi_table_builder_add_column (builder, "pillar", DESMI_COLUMN_TEXT);
  desmi_table_builder_add_column (builder, "score", DESMI_COLUMN_RATIO);
  desmi_table_builder_add_column (builder, "before", DESMI_COLUMN_RATIO);
  desmi_table_builder_add_column (builder, "status", DESMI_COLUMN_TEXT);
  desmi_table_builder_add_column (builder, "reason", DESMI_COLUMN_TEXT);
  for (guint row = 0; row < chart_state_get_n (state, G_N_ELEMENTS (villages), 31); row++)
    for (guint pillar = 0; pillar < n_pillars; pillar++)
      {
        guint            group = row % G_N_ELEMENTS (subdistricts);
        g_autofree char *name
            = chart_state_dup_name (state, row, villages[row % G_N_ELEMENTS (villages)]);
        g_autofree char *code = g_strdup_printf ("32.12.%02u.%u", group + 1, 2001 + row);
        g_autofree char *area = g_strdup_printf ("32.12.%02u", group + 1);
        g_autofree char *number = g_strdup_printf ("%u", pillar + 1);

        desmi_table_builder_add_row (builder);
        desmi_table_builder_set_text (builder, 0, code, name);
        desmi_table_builder_set_text (builder, 1, area, subdistricts[group]);
        desmi_table_builder_set_text (builder, 2, number, pillars[pillar]);
        set_score (builder, state, row, pillar);
        set_status (builder, row, pillar);
      }
  desmi_table_builder_set_coverage (builder, 28, 30);
  return desmi_table_builder_end (builder);
}

static const ChartSnapshot snapshots[] = {
  { CHART_STATE_USUAL, 800, 500, DESMI_THEME_LIGHT, DESMI_LANGUAGE_ID },
  { CHART_STATE_GAPS, 640, 400, DESMI_THEME_PRINT, DESMI_LANGUAGE_EN },
  { CHART_STATE_USUAL, 400, 300, DESMI_THEME_DARK, DESMI_LANGUAGE_EN },
  { CHART_STATE_MANY, 1000, 600, DESMI_THEME_LIGHT, DESMI_LANGUAGE_ID },
  { CHART_STATE_LONG_LABEL, 800, 400, DESMI_THEME_LIGHT, DESMI_LANGUAGE_EN },
};

const ChartCase chart_case_scoreboard = {
  .type = DESMI_CHART_SCOREBOARD,
  .title = "Koperasi tertinggal di 6 dari 7 desa",
  .subtitle = "Capaian terhadap target, triwulan IV 2023",
  .make = make,
  .columns = { "village", "subdistrict", "pillar", "status" },
  .value = "score",
  .second = "before",
  .takes_ratios = TRUE,
  .snapshots = snapshots,
  .n_snapshots = G_N_ELEMENTS (snapshots),
};
