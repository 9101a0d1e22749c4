/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Departures of the subdistricts of an invented district: seven of them, or thirty-one. */
#include "../chart-cases.h"

#include <math.h>

#define SIDE 6
#define CELL_E6 50000
#define ORIGIN_LON_E6 108000000
#define ORIGIN_LAT_E6 -6300000

static char *
dup_code (guint i)
{
  return g_strdup_printf ("32.12.%02u", i + 1);
}

static DesmiTable *
make (ChartState state)
{
  static const char *const names[]
      = { "Haurgeulis", "Kroya", "Gabuswetan", "Cikedung", "Lelea", "Bangodua", "Widasari" };
  DesmiTableBuilder *builder = desmi_table_builder_new ("flows");
  guint area = desmi_table_builder_add_column (builder, "subdistrict", DESMI_COLUMN_CODE);
  guint count = desmi_table_builder_add_column (
      builder, "count", state == CHART_STATE_ODD_VALUES ? DESMI_COLUMN_RATIO : DESMI_COLUMN_COUNT);

  for (guint i = 0; i < chart_state_get_n (state, 7, 31); i++)
    {
      double usual
          = i < G_N_ELEMENTS (chart_country_values) ? chart_country_values[i] / 10 : 300.0 - 7 * i;
      g_autofree char *code = dup_code (i);
      g_autofree char *name = chart_state_dup_name (state, i, names[i % G_N_ELEMENTS (names)]);

      desmi_table_builder_add_row (builder);
      desmi_table_builder_set_text (builder, area, code, name);
      if (state == CHART_STATE_ODD_VALUES)
        desmi_table_builder_set_double (builder, count,
                                        i == 5 ? HUGE_VAL : chart_state_get_odd_value (i));
      else
        chart_state_set_count (builder, count, state, i, usual);
      if (state == CHART_STATE_GAPS && i % 3 == 1)
        desmi_table_builder_set_mark (builder, count,
                                      i == 1 ? DESMI_MARK_MISSING : DESMI_MARK_SUPPRESSED);
    }
  desmi_table_builder_set_coverage (builder, 28, 30);
  return desmi_table_builder_end (builder);
}

/* A corner of the grid, moved a little, the same way for all cells that meet there. */
static DesmiLonLat
corner (guint x, guint y)
{
  int east = (int) (x * 7 + y * 13) % 5 - 2, north = (int) (x * 11 + y * 3) % 5 - 2;

  return (DesmiLonLat){ ORIGIN_LON_E6 + (int) x * CELL_E6 + east * CELL_E6 / 10,
                        ORIGIN_LAT_E6 - (int) y * CELL_E6 + north * CELL_E6 / 10 };
}

static GArray *
make_square (DesmiLonLat middle, gint32 half)
{
  GArray           *ring = g_array_new (FALSE, FALSE, sizeof (DesmiLonLat));
  const DesmiLonLat points[] = { { middle.lon_e6 - half, middle.lat_e6 - half },
                                 { middle.lon_e6 + half, middle.lat_e6 - half },
                                 { middle.lon_e6 + half, middle.lat_e6 + half },
                                 { middle.lon_e6 - half, middle.lat_e6 + half } };

  return g_array_append_vals (ring, points, G_N_ELEMENTS (points));
}

/* Thirty-six cells; the first has a hole, the second an island far off. */
DesmiOutlines *
chart_district_new (void)
{
  DesmiOutlines *outlines = desmi_outlines_new ();

  for (guint i = 0; i < SIDE * SIDE; i++)
    {
      guint                 x = i % SIDE, y = i / SIDE;
      g_autoptr (GPtrArray) rings = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
      g_autofree char      *code = dup_code (i);
      g_autofree char      *name = g_strdup_printf ("Kecamatan %u", i + 1);
      GArray               *ring = g_array_new (FALSE, FALSE, sizeof (DesmiLonLat));
      const DesmiLonLat     corners[]
          = { corner (x, y), corner (x + 1, y), corner (x + 1, y + 1), corner (x, y + 1) };
      const DesmiLonLat middle = { ORIGIN_LON_E6 + (int) x * CELL_E6 + CELL_E6 / 2,
                                   ORIGIN_LAT_E6 - (int) y * CELL_E6 - CELL_E6 / 2 };
      const DesmiLonLat island = { ORIGIN_LON_E6, ORIGIN_LAT_E6 + 20 * CELL_E6 };

      g_ptr_array_add (rings, g_array_append_vals (ring, corners, G_N_ELEMENTS (corners)));
      if (i == 0)
        g_ptr_array_add (rings, make_square (middle, CELL_E6 / 6));
      if (i == 1)
        g_ptr_array_add (rings, make_square (island, CELL_E6 / 4));
      desmi_outlines_add (outlines, code, name, &middle, rings);
    }
  return outlines;
}

static const ChartSnapshot snapshots[] = {
  { CHART_STATE_USUAL, 480, 320, DESMI_THEME_LIGHT, DESMI_LANGUAGE_EN },
  { CHART_STATE_MANY, 800, 500, DESMI_THEME_PRINT, DESMI_LANGUAGE_ID },
  { CHART_STATE_GAPS, 400, 300, DESMI_THEME_DARK, DESMI_LANGUAGE_ID },
  { CHART_STATE_NEGATIVE, 480, 320, DESMI_THEME_PRINT, DESMI_LANGUAGE_EN },
};

const ChartCase chart_case_district_map = {
  .type = DESMI_CHART_DISTRICT_MAP,
  .title = "Keberangkatan menurut kecamatan",
  .subtitle = "Orang, penempatan Januari–Desember 2023",
  .make = make,
  .outlines = chart_district_new,
  .columns = { "subdistrict" },
  .snapshots = snapshots,
  .n_snapshots = G_N_ELEMENTS (snapshots),
};
