/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Departures from subdistricts to countries into sectors. */
#include "../chart-cases.h"

#include <math.h>

static DesmiTable *
make (ChartState state)
{
  static const char *const sectors[] = { "formal", "informal" };
  DesmiTableBuilder       *builder = desmi_table_builder_new ("flows");
  guint origin = desmi_table_builder_add_column (builder, "subdistrict", DESMI_COLUMN_CODE);
  guint country = desmi_table_builder_add_column (builder, "destination", DESMI_COLUMN_COUNTRY);
  guint sector = desmi_table_builder_add_column (builder, "sector", DESMI_COLUMN_TEXT);
  guint count = desmi_table_builder_add_column (
      builder, "count", state == CHART_STATE_ODD_VALUES ? DESMI_COLUMN_RATIO : DESMI_COLUMN_COUNT);
  guint n = chart_state_get_n (state, 7, 31);

  for (guint i = 0; i < 3 * n; i++)
    {
      g_autofree char *usual = g_strdup_printf ("Juntinyuat %c", 'A' + (int) (i / 3 % 26));
      g_autofree char *name = chart_state_dup_name (state, i / 3, usual);

      if (state == CHART_STATE_ONE && i > 0)
        break;
      desmi_table_builder_add_row (builder);
      desmi_table_builder_set_text (builder, origin, name, NULL);
      desmi_table_builder_set_text (builder, country, chart_countries[(i * 5 + i / 3) % 7], NULL);
      desmi_table_builder_set_text (builder, sector, sectors[i % 2], NULL);
      if (state == CHART_STATE_ODD_VALUES)
        desmi_table_builder_set_double (builder, count,
                                        i == 4 ? (double) NAN : chart_state_get_odd_value (i / 3));
      else
        chart_state_set_count (builder, count, state, state == CHART_STATE_TINY_SHARES ? i / 3 : i,
                               chart_country_values[i * 3 % 7]);
      if (state == CHART_STATE_GAPS && i % 5 == 1)
        desmi_table_builder_set_mark (builder, count, DESMI_MARK_MISSING);
    }
  return desmi_table_builder_end (builder);
}

static const ChartSnapshot snapshots[] = {
  { CHART_STATE_USUAL, 480, 320, DESMI_THEME_LIGHT, DESMI_LANGUAGE_EN },
  { CHART_STATE_MANY, 800, 500, DESMI_THEME_DARK, DESMI_LANGUAGE_ID },
  { CHART_STATE_LONG_LABEL, 640, 400, DESMI_THEME_PRINT, DESMI_LANGUAGE_EN },
  { CHART_STATE_GAPS, 480, 320, DESMI_THEME_LIGHT, DESMI_LANGUAGE_ID },
  { CHART_STATE_HUGE, 640, 400, DESMI_THEME_PRINT, DESMI_LANGUAGE_ID },
};

const ChartCase chart_case_sankey = {
  .type = DESMI_CHART_SANKEY,
  .title = "Ke mana pekerja berangkat",
  .subtitle = "Penempatan menurut kecamatan, negara tujuan, dan sektor, 2023",
  .make = make,
  .columns = { "subdistrict", "destination", "sector" },
  .refuses_negative = TRUE,
  .snapshots = snapshots,
  .n_snapshots = G_N_ELEMENTS (snapshots),
};
