/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Plots over time: departures and returns, progress of the pillars, one indicator. */
#include "deck/pptx/desmi-plot-private.h"

#include "chart/desmi-progress-lines.h"
#include "chart/desmi-trend-data.h"
#include "core/desmi-words.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define MOST_LINES 8
#define LINE_WIDTH 2.5
#define PALE 0.35 /* of a colour, the rest is the ground */

static void
add_direction (DesmiPlotting *self, const DesmiTrendData *data, DesmiDirection direction)
{
  DesmiPlotSeries *series
      = desmi_plotting_add_series (self, desmi_direction_name (direction, self->locale));

  series->style.stroke
      = direction == DESMI_DIRECTION_OUT ? self->theme->departures : self->theme->returns;
  series->style.stroke_width = LINE_WIDTH;
  for (guint i = 0; i < data->time.n; i++)
    series->values[i] = data->cells[direction][i].value;
}

/* What stands behind the lines is paler than they are. */
static DesmiColor
mix (const DesmiColor *color, const DesmiColor *ground)
{
  return (DesmiColor){ ground->red + PALE * (color->red - ground->red),
                       ground->green + PALE * (color->green - ground->green),
                       ground->blue + PALE * (color->blue - ground->blue), 1 };
}

/**
 * desmi_plot_trend:
 *
 * Two lines, and thin columns for what is between them.
 *
 * Returns: whether the table is one of a trend
 */
gboolean
desmi_plot_trend (DesmiPlotting *self, GError **error)
{
  g_auto (DesmiTrendData) data = { 0 };

  if (!desmi_trend_data_read (&data, self->chart->table, !self->chart->no_net, error))
    return FALSE;
  desmi_plotting_start (self, data.net != NULL ? DESMI_PLOT_COLUMNS : DESMI_PLOT_LINES, data.type);
  desmi_plotting_add_times (self, &data.time);
  self->n_hidden = data.n_hidden;
  for (int d = 0; d < 2; d++)
    if (data.cells[d] != NULL)
      add_direction (self, &data, (DesmiDirection) d);
  if (data.net != NULL)
    {
      DesmiPlotSeries *net = desmi_plotting_add_series (
          self, desmi_locale_text (self->locale, N_ ("Departures less returns")));

      net->style.fill = mix (&self->theme->net, &self->theme->background);
      self->plot->thin = TRUE;
      for (guint i = 0; i < data.time.n; i++)
        net->values[i] = data.net[i];
      for (guint s = 0; s + 1 < self->plot->series->len; s++)
        ((DesmiPlotSeries *) g_ptr_array_index (self->plot->series, s))->mark
            = DESMI_PLOT_MARK_LINE;
    }
  return TRUE;
}

static void
add_line (DesmiPlotting             *self,
          const DesmiProgressData   *data,
          const DesmiProgressSeries *from,
          const DesmiStyle          *style)
{
  DesmiPlotSeries *series = desmi_plotting_add_series (self, from->name);

  series->style = *style;
  series->style.stroke_width = LINE_WIDTH;
  for (guint i = 0; i < data->time.n; i++)
    {
      series->values[i] = from->points[i].value;
      self->n_hidden += from->points[i].mark == DESMI_MARK_SUPPRESSED;
    }
}

static void
add_target (DesmiPlotting *self, const DesmiProgressData *data, const DesmiProgressSeries *from)
{
  double           common = desmi_progress_data_get_target (data);
  DesmiPlotSeries *series
      = desmi_plotting_add_series (self, desmi_locale_text (self->locale, N_ ("Target")));

  series->style = desmi_progress_lines_target_style (self->theme);
  series->style.stroke_width = 1.25;
  for (guint i = 0; i < data->time.n; i++)
    series->values[i] = from != NULL ? from->points[i].target : common;
}

/**
 * desmi_plot_progress:
 *
 * Returns: whether the table is one of progress
 */
gboolean
desmi_plot_progress (DesmiPlotting *self, GError **error)
{
  g_auto (DesmiProgressData) data = { 0 };
  g_autofree DesmiStyle     *styles = NULL;
  guint                      most = self->spec.max_categories;

  if (!desmi_progress_data_read (&data, self->chart->table, "pillar", "score", NULL, error))
    return FALSE;
  desmi_progress_data_name (&data, most > 0 ? MIN (most, MOST_LINES) : MOST_LINES, self->locale);
  styles = desmi_progress_lines_get_styles (&data, "pillar", self->theme);
  desmi_plotting_start (self, DESMI_PLOT_LINES, data.type);
  desmi_plotting_add_times (self, &data.time);
  self->plot->least = 0;
  for (guint i = 0; i < data.series->len; i++)
    add_line (self, &data, g_ptr_array_index (data.series, i), &styles[i]);
  if (!isnan (desmi_progress_data_get_target (&data)))
    add_target (self, &data, NULL);
  return TRUE;
}

/**
 * desmi_plot_indicator:
 *
 * Several indicators have a scale each, and villages a part of their own: those are pictures.
 *
 * Returns: whether the table is one of a single indicator
 */
gboolean
desmi_plot_indicator (DesmiPlotting *self, GError **error)
{
  g_auto (DesmiProgressData) data = { 0 };
  g_autofree DesmiStyle     *styles = NULL;
  const DesmiProgressSeries *series;

  if (desmi_table_find_column (self->chart->table, "village") >= 0)
    return FALSE;
  if (!desmi_progress_data_read (&data, self->chart->table, "indicator", "actual", NULL, error)
      || data.series->len != 1)
    return FALSE;
  desmi_progress_data_name (&data, G_MAXUINT, self->locale);
  series = g_ptr_array_index (data.series, 0);
  styles = desmi_progress_lines_get_styles (&data, "indicator", self->theme);
  desmi_plotting_start (self, DESMI_PLOT_LINES, data.type);
  desmi_plotting_add_times (self, &data.time);
  self->plot->labels = data.time.n <= 12;
  add_line (self, &data, series, &styles[0]);
  add_target (self, &data, series);
  return TRUE;
}
