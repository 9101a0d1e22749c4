/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The cohorts of a district and of the nation, with its plan. */
#include "../chart-cases.h"

#include <math.h>

#define N_YEARS 7

static const double district[N_YEARS] = { 1, 10, 21, 30, 30, 31, 33 };
static const double nation[N_YEARS] = { 2, 122, 252, 402, 402, 453, 503 };
static const double plan[] = { 2, 120, 250, 400 };

static void
set_count (DesmiTableBuilder *builder, ChartState state, guint i, double usual)
{
  if (state == CHART_STATE_ODD_VALUES)
    desmi_table_builder_set_double (builder, 2,
                                    i == 4 ? (double) NAN : chart_state_get_odd_value (i));
  else
    chart_state_set_count (builder, 2, state, i, usual);
  if (state == CHART_STATE_GAPS && i % 3 == 1)
    desmi_table_builder_set_mark (builder, 2, DESMI_MARK_MISSING);
}

static DesmiTable *
make (ChartState state)
{
  DesmiTableBuilder *builder = desmi_table_builder_new ("villages");
  guint              n_areas = chart_state_get_n (state, 2, 20);
  DesmiColumnType type = state == CHART_STATE_ODD_VALUES ? DESMI_COLUMN_RATIO : DESMI_COLUMN_COUNT;

  desmi_table_builder_add_column (builder, "area", DESMI_COLUMN_TEXT);
  desmi_table_builder_add_column (builder, "cohort", DESMI_COLUMN_PERIOD);
  desmi_table_builder_add_column (builder, "actual", type);
  desmi_table_builder_add_column (builder, "target", DESMI_COLUMN_COUNT);
  desmi_table_builder_add_column (builder, "left", DESMI_COLUMN_COUNT);
  for (guint a = 0; a < n_areas; a++)
    for (guint i = 0; i < (state == CHART_STATE_ONE ? 1 : N_YEARS); i++)
      {
        g_autofree char *name
            = chart_state_dup_name (state, a, a % 2 == 0 ? "Kabupaten Indramayu" : "Indonesia");
        g_autofree char *code
            = a < 2 ? g_strdup (a == 0 ? "district" : "nation") : g_strdup_printf ("area-%u", a);
        g_autofree char *year = g_strdup_printf ("%u", 2016 + i);

        desmi_table_builder_add_row (builder);
        desmi_table_builder_set_text (builder, 0, code, name);
        desmi_table_builder_set_text (builder, 1, year, NULL);
        set_count (builder, state, i, a % 2 == 0 ? district[i] : nation[i]);
        if (a % 2 == 1 && i < G_N_ELEMENTS (plan))
          desmi_table_builder_set_int (builder, 3, (gint64) plan[i]);
        if (a == 0 && i == 5)
          desmi_table_builder_set_int (builder, 4, 2);
      }
  desmi_table_builder_set_as_of (builder, "2023-09-30");
  return desmi_table_builder_end (builder);
}

static const ChartSnapshot snapshots[] = {
  { CHART_STATE_USUAL, 800, 400, DESMI_THEME_LIGHT, DESMI_LANGUAGE_ID },
  { CHART_STATE_USUAL, 400, 400, DESMI_THEME_PRINT, DESMI_LANGUAGE_EN },
  { CHART_STATE_HIDDEN, 640, 320, DESMI_THEME_DARK, DESMI_LANGUAGE_EN },
  { CHART_STATE_MANY, 400, 300, DESMI_THEME_LIGHT, DESMI_LANGUAGE_EN },
};

const ChartCase chart_case_rollout = {
  .type = DESMI_CHART_ROLLOUT,
  .title = "33 desa bergabung dari 2016 sampai 2022",
  .subtitle = "Desa dalam program, dijumlahkan",
  .make = make,
  .columns = { "area", "cohort" },
  .value = "actual",
  .second = "target",
  .refuses_negative = TRUE,
  .snapshots = snapshots,
  .n_snapshots = G_N_ELEMENTS (snapshots),
};
