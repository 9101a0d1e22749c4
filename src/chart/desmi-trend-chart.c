/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Departures and returns over time: two lines that break where nobody reported. */
#include "chart/desmi-hidden.h"
#include "chart/desmi-trend-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define TICK_UP 36.0    /* px for a tick */
#define LABEL_SHARE 0.3 /* of the width, at most, for labels beside the plot */

/* Room for the names of the lines, beside their values or, if that is more than @most, above them,
 * px. A single value has its name beside it. */
static double
measure_names (const DesmiTrend *self, double most)
{
  double wide = 0, narrow = 0;

  for (int d = 0; self->axes && !self->single && d < 2; d++)
    if (self->data->n_values[d] > 0)
      {
        const char *name = desmi_direction_name ((DesmiDirection) d, desmi_trend_locale (self));
        g_autofree char *value = desmi_trend_last_value (self, (DesmiDirection) d);

        wide = MAX (wide, desmi_trend_label_width (self, (DesmiDirection) d));
        narrow = MAX (narrow, desmi_frame_measure (self->frame, name, &self->frame->font));
        narrow = MAX (narrow, desmi_frame_measure (self->frame, value, &self->frame->font));
      }
  return wide <= most ? wide : narrow + 1;
}

/* Room left of the plot for the numbers and right of it for the names of the lines. */
static void
make_room (DesmiTrend *self)
{
  DesmiFrame *frame = self->frame;
  double      left = 0, right, most = LABEL_SHARE * frame->plot.width;

  self->axes = frame->plot.height >= 5 * frame->line && frame->plot.width >= 10 * frame->line;
  self->y0 = frame->plot.y + (self->axes ? frame->line + 7 + desmi_trend_events_height (self) : 3);
  self->y1 = frame->plot.y + frame->plot.height - (self->axes ? ceil (1.5 * frame->line) + 3 : 3);
  desmi_axis_init (&self->axis, MIN (self->data->low, 0), MAX (self->data->high, 0),
                   CLAMP (floor ((self->y1 - self->y0) / (TICK_UP * frame->em)), 1, 6),
                   self->data->type == DESMI_COLUMN_COUNT);
  self->axis.percent = self->data->type == DESMI_COLUMN_RATIO;
  for (guint i = 0; self->axes && i < self->axis.ticks->len; i++)
    {
      g_autofree char *label = desmi_axis_label (&self->axis, i, desmi_trend_locale (self));

      left = MAX (left, desmi_frame_measure (frame, label, &frame->font));
    }
  right = measure_names (self, most);
  self->time.x0 = frame->plot.x + (self->axes ? MIN (left, most) + 8 : 4);
  self->time.x1 = frame->plot.x + frame->plot.width - (self->axes ? MIN (right, most) + 12 : 4);
}

static void
draw_rule (DesmiTrend       *self,
           double            x,
           double            y,
           double            width,
           double            height,
           const DesmiColor *color)
{
  DesmiStyle style = { .fill = *color };

  desmi_scene_add_rect (self->frame->scene, x, y, width, height, &style);
}

static void
draw_value_axis (DesmiTrend *self)
{
  DesmiFrame *frame = self->frame;

  for (guint i = 0; i < self->axis.ticks->len; i++)
    {
      double           value = g_array_index (self->axis.ticks, double, i);
      double           y = round (desmi_trend_y (self, value));
      g_autofree char *label = desmi_axis_label (&self->axis, i, desmi_trend_locale (self));
      DesmiBox         box
          = { frame->plot.x, y - frame->line / 2, self->time.x0 - 6 - frame->plot.x, frame->line };

      draw_rule (self, self->time.x0, y, self->time.x1 - self->time.x0, 1,
                 fabs (value) > 0 ? &desmi_trend_theme (self)->grid
                                  : &desmi_trend_theme (self)->axis);
      if (self->axes && desmi_scene_has_room (frame->scene, &box, 2))
        desmi_frame_add_label (frame, label, self->time.x0 - 6, y, DESMI_ALIGN_END, &frame->font,
                               &desmi_trend_theme (self)->text_dim, box.width, FALSE);
    }
}

static void
draw (DesmiTrend *self)
{
  gboolean show_values = self->frame->spec->show_values;

  self->single = self->data->n_values[0] + self->data->n_values[1] == 1;
  make_room (self);
  if (self->time.x1 - self->time.x0 < 2 || self->y1 - self->y0 < 2)
    return;
  draw_value_axis (self);
  desmi_time_axis_draw_years (&self->time, self->frame, self->y0, self->y1);
  desmi_trend_draw_events (self);
  desmi_trend_draw_net (self);
  desmi_trend_draw_lines (self);
  if (self->axes)
    {
      desmi_time_axis_draw (&self->time, self->frame, self->y1);
      desmi_trend_draw_end_labels (self);
    }
  for (int d = 0; d < 2 && (self->axes ? show_values && !self->single : self->single); d++)
    desmi_trend_draw_peak_label (self, (DesmiDirection) d);
  desmi_trend_add_data (self);
}

/* "50 of 60 months reported" */
static char *
count_reported (const DesmiTrendData *data, const DesmiLocale *locale)
{
  guint n = data->n_complete, of = data->time.n;

  if (data->time.kind == DESMI_PERIOD_YEAR)
    return g_strdup_printf (
        desmi_locale_plural (locale, "%u of %u year reported", "%u of %u years reported", of), n,
        of);
  if (data->time.kind == DESMI_PERIOD_QUARTER)
    return g_strdup_printf (
        desmi_locale_plural (locale, "%u of %u quarter reported", "%u of %u quarters reported", of),
        n, of);
  return g_strdup_printf (
      desmi_locale_plural (locale, "%u of %u month reported", "%u of %u months reported", of), n,
      of);
}

/**
 * desmi_trend_chart_layout:
 * @table: columns "direction", "month" or "quarter" or "year", "count", and perhaps "reported"
 *
 * Lays out departures and returns over time.
 *
 * Returns: (transfer full) (nullable): the scene; %NULL with DESMI_CHART_ERROR_DATA
 */
DesmiScene *
desmi_trend_chart_layout (DesmiTable              *table,
                          const DesmiChartSpec    *spec,
                          const DesmiChartContext *context,
                          GError                 **error)
{
  g_auto (DesmiTrendData) data = { 0 };
  g_auto (DesmiFrame)     frame = { 0 };
  g_autofree char        *summary = NULL;
  DesmiTrend              self = { .frame = &frame, .data = &data };

  if (!desmi_trend_data_read (&data, table, !spec->no_net, error))
    return NULL;
  if (spec->events != NULL)
    desmi_trend_data_add_events (&data, spec->events);
  self.time = data.time;
  if (spec->before != NULL)
    self.before = desmi_before_new (table, spec->before);
  desmi_frame_begin (&frame, data.table, spec, context);
  if (data.n_complete < data.time.n)
    desmi_frame_take_note (&frame, count_reported (&data, context->locale));
  desmi_hidden_take_note (&frame, data.n_hidden);
  if (data.n_values[0] > 0 && data.n_values[1] > 0)
    desmi_frame_take_note (
        &frame,
        g_strdup (desmi_locale_text (context->locale, N_ ("Thin bars: departures less returns"))));
  desmi_frame_note_invalid (&frame, data.n_invalid);
  if (data.n_values[0] + data.n_values[1] > 0)
    {
      summary = desmi_trend_summarize (&self);
      desmi_scene_set_summary (frame.scene, summary);
    }
  if (desmi_frame_open (&frame))
    {
      if (data.n_values[0] + data.n_values[1] > 0)
        draw (&self);
      else
        desmi_frame_say_empty (&frame, NULL);
    }
  desmi_axis_clear (&self.axis);
  desmi_before_free (self.before);
  return desmi_frame_end (&frame);
}
