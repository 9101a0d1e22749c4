/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Plots of two categories: stacked and paired bars, slopes, remittances. */
#include "deck/pptx/desmi-plot-private.h"

#include "chart/desmi-frame.h"
#include "chart/desmi-palette.h"
#include "chart/desmi-paired-data.h"
#include "chart/desmi-remittances-data.h"
#include "chart/desmi-slope-data.h"
#include "chart/desmi-stacked-data.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define MOST_BARS 12
#define MOST_LINES 12
#define MOST_LABELS 40 /* values written into the parts of bars */
#define LINE_WIDTH 2.5

static guint
get_most (const DesmiPlotting *self, guint usual)
{
  return self->spec.max_categories > 0 ? self->spec.max_categories : usual;
}

static void
add_category (DesmiPlotting *self, const DesmiCubeSide *side, const DesmiCategory *category)
{
  g_autofree char *name = desmi_plot_name_category (side, category, self->locale);

  desmi_plotting_add_category (self, name);
}

/**
 * desmi_plot_stacked:
 *
 * Returns: whether the table is one of stacked bars
 */
gboolean
desmi_plot_stacked (DesmiPlotting *self, GError **error)
{
  g_auto (DesmiStackedData) data = { 0 };
  guint                     n_bars, n_series;

  if (!desmi_stacked_data_read (&data, self->chart->table, &self->spec, self->locale, error))
    return FALSE;
  if (!data.upright)
    desmi_stacked_data_limit (&data, get_most (self, MOST_BARS), self->locale);
  n_bars = desmi_stacked_data_get_n_bars (&data);
  n_series = desmi_stacked_data_get_n_series (&data);
  desmi_plotting_start (self, data.upright ? DESMI_PLOT_COLUMNS : DESMI_PLOT_BARS, data.cube.type);
  self->plot->grouping = data.share ? DESMI_PLOT_SHARE : DESMI_PLOT_STACKED;
  self->plot->labels = !data.upright && n_bars * n_series <= MOST_LABELS;
  for (guint i = 0; i < n_bars; i++)
    add_category (self, &data.cube.rows, desmi_cube_get_row (&data.cube, data.first + i));
  for (guint s = 0; s < n_series; s++)
    {
      const DesmiCategory *column = desmi_cube_get_column (&data.cube, s);
      DesmiPlotSeries     *series = desmi_plotting_add_series (self, column->name);

      series->style = desmi_palette_fill (self->theme, data.cube.columns.dimension, column->key,
                                          data.slots[s]);
      desmi_palette_outline (&series->style, self->theme);
      for (guint i = 0; i < n_bars; i++)
        desmi_plotting_set_cell (self, series, i, desmi_cube_get (&data.cube, data.first + i, s));
    }
  return TRUE;
}

/**
 * desmi_plot_paired:
 *
 * Women to the left, as numbers below 0 whose sign is not shown.
 *
 * Returns: whether the table is one of paired bars
 */
gboolean
desmi_plot_paired (DesmiPlotting *self, GError **error)
{
  g_auto (DesmiPairedData) data = { 0 };
  guint                    n;

  if (!desmi_paired_data_read (&data, self->chart->table, self->locale, error))
    return FALSE;
  desmi_cube_group (&data.cube, &data.cube.rows, get_most (self, MOST_BARS), self->locale);
  n = desmi_cube_get_n_rows (&data.cube);
  desmi_plotting_start (self, DESMI_PLOT_BARS, data.cube.type);
  self->plot->grouping = DESMI_PLOT_STACKED;
  self->plot->labels = self->plot->mirrored = TRUE;
  for (guint i = 0; i < n; i++)
    add_category (self, &data.cube.rows, desmi_cube_get_row (&data.cube, i));
  for (int side = 0; side < DESMI_PAIRED_N_SIDES; side++)
    {
      g_autofree char *name
          = desmi_paired_data_name_side (&data, (DesmiPairedSide) side, self->locale);
      DesmiPlotSeries *series = desmi_plotting_add_series (self, name);

      series->style = desmi_palette_fill (self->theme, "gender",
                                          desmi_paired_side_code ((DesmiPairedSide) side), side);
      for (guint i = 0; i < n; i++)
        {
          desmi_plotting_set_cell (self, series, i,
                                   desmi_paired_data_get (&data, i, (DesmiPairedSide) side));
          /* There are no fewer than none, and a mirrored one would stand on the other side. */
          if (series->values[i] < 0)
            return FALSE;
          if (side == DESMI_PAIRED_WOMEN && series->values[i] > 0)
            series->values[i] = -series->values[i];
        }
    }
  if (data.unknown.n_rows > 0)
    {
      g_autofree char *value
          = desmi_cube_table_say (&data.behind, &data.cube, &data.unknown, self->locale);

      self->note
          = g_strdup_printf (desmi_locale_text (self->locale, N_ ("Gender unknown: %s")), value);
    }
  return TRUE;
}

/**
 * desmi_plot_slope:
 *
 * Returns: whether the table is one of slopes
 */
gboolean
desmi_plot_slope (DesmiPlotting *self, GError **error)
{
  g_auto (DesmiSlopeData) data = { 0 };

  if (!desmi_slope_data_read (&data, self->chart->table, self->locale, error))
    return FALSE;
  desmi_slope_data_limit (&data, get_most (self, MOST_LINES), self->locale);
  desmi_plotting_start (self, DESMI_PLOT_LINES, data.cube.type);
  self->plot->labels = TRUE;
  for (int end = 0; end < DESMI_SLOPE_N_ENDS; end++)
    {
      const DesmiCategory *time = desmi_slope_data_get_end (&data, (DesmiSlopeEnd) end);

      if (time != NULL)
        add_category (self, &data.cube.columns, time);
    }
  for (guint i = 0; i < desmi_cube_get_n_rows (&data.cube); i++)
    {
      const DesmiCategory *line = desmi_cube_get_row (&data.cube, i);
      DesmiPlotSeries     *series = desmi_plotting_add_series (self, line->name);

      if (data.marked[i])
        series->style
            = desmi_palette_line (self->theme, data.cube.rows.dimension, line->key, data.slots[i]);
      else
        series->style.stroke = self->theme->axis;
      series->style.stroke_width = data.marked[i] ? LINE_WIDTH : 1.25;
      for (guint end = 0; end < self->plot->categories->len; end++)
        desmi_plotting_set_cell (self, series, end,
                                 desmi_slope_data_get (&data, i, (DesmiSlopeEnd) end));
    }
  return TRUE;
}

static gboolean
read_remittances (DesmiPlotting *self, DesmiRemittancesData *data, GError **error)
{
  if (!desmi_remittances_data_read (data, self->chart->table, self->locale, error))
    return FALSE;
  desmi_cube_group (&data->cube, &data->cube.rows, get_most (self, MOST_BARS), self->locale);
  return TRUE;
}

/* One series of what categories come to; @rest: that of the group is only told, for its bar would
 * make the others short. */
static void
add_totals (DesmiPlotting *self, const GPtrArray *categories, gboolean rest)
{
  g_autofree char *name = desmi_plotting_name_value (self);
  DesmiPlotSeries *series = desmi_plotting_add_series (self, name);

  series->style.fill = self->theme->series[0];
  series->colors = g_new (DesmiColor, categories->len + 1);
  for (guint i = 0; i < categories->len; i++)
    {
      const DesmiCategory *category = g_ptr_array_index (categories, i);

      series->colors[i] = category->is_other ? self->theme->other : self->theme->series[0];
      if (!rest || !category->is_other)
        desmi_plotting_set_cell (self, series, i, category->total);
    }
}

/**
 * desmi_plot_remittances:
 *
 * What came in each period; desmi_plot_places() is its other half.
 *
 * Returns: whether the table is one of remittances
 */
gboolean
desmi_plot_remittances (DesmiPlotting *self, GError **error)
{
  g_auto (DesmiRemittancesData) data = { 0 };
  const GPtrArray              *periods;

  if (!read_remittances (self, &data, error))
    return FALSE;
  periods = data.cube.columns.categories;
  desmi_plotting_start (self, DESMI_PLOT_COLUMNS, data.cube.type);
  for (guint i = 0; i < periods->len; i++)
    add_category (self, &data.cube.columns, g_ptr_array_index (periods, i));
  add_totals (self, periods, FALSE);
  self->n_hidden = data.cube.n_suppressed;
  desmi_plotting_thin_out (self, periods->len, data.cube.columns.kind);
  self->note = g_strdup (desmi_locale_text (self->locale, N_ ("Over time")));
  return TRUE;
}

static const char *
name_places (const DesmiCubeSide *side)
{
  if (g_strcmp0 (side->dimension, "village") == 0)
    return N_ ("By village");
  return g_strcmp0 (side->dimension, "subdistrict") == 0 ? N_ ("By subdistrict") : N_ ("By place");
}

/* Of a sum of which a part is not known, the sign for that stands before its bar: "Kenanga ≥". */
static void
add_place (DesmiPlotting *self, const DesmiCube *cube, const DesmiCategory *place)
{
  gboolean         partial = place->total.n_values < place->total.n_rows;
  g_autofree char *name = NULL;

  if (place->is_other && place->total.n_values > 0)
    {
      g_autofree char *sum = desmi_value_to_mark (place->total.value, cube->type, self->locale);

      name = g_strdup_printf ("%s%s %s", place->name, partial ? DESMI_PLOT_AT_LEAST : ":", sum);
    }
  else if (partial && place->total.n_values > 0)
    name = g_strconcat (place->name, DESMI_PLOT_AT_LEAST, NULL);
  desmi_plotting_add_category (self, name != NULL ? name : place->name);
}

/**
 * desmi_plot_places:
 *
 * Returns: whether the table is one of remittances, be it of one place, which has its name here
 * only
 */
gboolean
desmi_plot_places (DesmiPlotting *self, GError **error)
{
  g_auto (DesmiRemittancesData) data = { 0 };
  const GPtrArray              *places;

  if (!read_remittances (self, &data, error))
    return FALSE;
  places = data.cube.rows.categories;
  desmi_plotting_start (self, DESMI_PLOT_BARS, data.cube.type);
  self->plot->labels = TRUE;
  for (guint i = 0; i < places->len; i++)
    add_place (self, &data.cube, g_ptr_array_index (places, i));
  add_totals (self, places, TRUE);
  self->n_hidden = 0; /* the other half says so */
  self->note = g_strdup (desmi_locale_text (self->locale, name_places (&data.cube.rows)));
  return TRUE;
}
