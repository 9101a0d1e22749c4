/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Departures and returns month by month: two lines that break where nobody reported. */
#include "chart/desmi-trend-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define TICK_ACROSS 60.0 /* px for a tick */
#define TICK_UP 36.0
#define LABEL_SHARE 0.3 /* of the width, at most, for labels beside the plot */
#define LABEL_GAP 6.0
#define MOST_MONTHS 12 /* labels: of a year every month, of twelve years every January */
#define MONTH_SECONDS (30.436875 * 86400.0)

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
  self->y0 = frame->plot.y + (self->axes ? frame->line + 7 : 3);
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
  self->x0 = frame->plot.x + (self->axes ? MIN (left, most) + 8 : 4);
  self->x1 = frame->plot.x + frame->plot.width - (self->axes ? MIN (right, most) + 12 : 4);
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
          = { frame->plot.x, y - frame->line / 2, self->x0 - 6 - frame->plot.x, frame->line };

      draw_rule (self, self->x0, y, self->x1 - self->x0, 1,
                 fabs (value) > 0 ? &desmi_trend_theme (self)->grid
                                  : &desmi_trend_theme (self)->axis);
      if (self->axes && desmi_scene_has_room (frame->scene, &box, 2))
        desmi_frame_add_label (frame, label, self->x0 - 6, y, DESMI_ALIGN_END, &frame->font,
                               &desmi_trend_theme (self)->text_dim, box.width, FALSE);
    }
}

static void
draw_year_rules (DesmiTrend *self)
{
  DesmiColor color = desmi_color_with_alpha (desmi_trend_theme (self)->grid, 0.7);

  if (self->data->n_months < 2
      || 12 * (self->x1 - self->x0) / (self->data->n_months - 1) < TICK_ACROSS / 4)
    return;
  for (guint i = 1; i < self->data->n_months; i++)
    if (desmi_month_of_year (self->data->first + (int) i) == 1)
      draw_rule (self, floor (desmi_trend_x (self, i)), self->y0, 1, self->y1 - self->y0, &color);
}

/* How wide the labels of a tick are, with the room between two of them, px. */
static double
label_pitch (const DesmiTrend *self, gboolean years_only)
{
  DesmiFrame      *frame = self->frame;
  g_autofree char *with_year = desmi_trend_month_name (self, 0, DESMI_DATE_MY_SHORT);
  g_autofree char *month = desmi_trend_month_name (self, 0, DESMI_DATE_MONTH_SHORT);
  double           wide = desmi_frame_measure (frame, with_year, &frame->font);
  double           narrow = desmi_frame_measure (frame, month, &frame->font);

  /* A year stands between two months that are narrower. */
  return LABEL_GAP + 4 + (years_only ? wide : (wide + narrow) / 2);
}

/* Every how many months there is a tick: so many that each has room for its label, or labels would
 * be left out here and there. */
static int
month_step (const DesmiTrend *self)
{
  static const int steps[] = { 1, 3, 6, 12, 24, 60, 120, 240, 600, 1200 };

  double        count = MAX (1.0, floor ((self->x1 - self->x0) / (TICK_ACROSS * self->frame->em)));
  double        start = (self->data->first - 1970 * 12) * MONTH_SECONDS;
  double        stop = start + (self->data->n_months - 1) * MONTH_SECONDS;
  double        month_px = (self->x1 - self->x0) / MAX (self->data->n_months - 1.0, 1.0);
  DesmiTimeStep time = desmi_time_step ((gint64) start, (gint64) stop, count);
  int           least = 1;

  if (time.interval == DESMI_INTERVAL_YEAR)
    least = 12 * time.every;
  else if (time.interval == DESMI_INTERVAL_MONTH)
    least = time.every;
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    if (steps[i] >= least && (int) self->data->n_months <= MOST_MONTHS * steps[i]
        && steps[i] * month_px >= label_pitch (self, steps[i] >= 12))
      return steps[i];
  return MAX (least, steps[G_N_ELEMENTS (steps) - 1]);
}

/* Writes a month under its place, to the right of *@taken. */
static gboolean
draw_month_label (DesmiTrend *self, guint month, gboolean with_year, double *taken)
{
  DesmiFrame      *frame = self->frame;
  g_autofree char *text = desmi_trend_month_name (
      self, month, with_year ? DESMI_DATE_MY_SHORT : DESMI_DATE_MONTH_SHORT);
  double width = desmi_frame_measure (frame, text, &frame->font);
  double right = frame->plot.x + frame->plot.width;
  double x = MIN (desmi_trend_x (self, month) - width / 2, right - width);

  x = MAX (x, frame->plot.x);
  if (x < *taken || x + width > right)
    return FALSE;
  draw_rule (self, floor (desmi_trend_x (self, month)), self->y1, 1, 4,
             &desmi_trend_theme (self)->axis);
  desmi_frame_add_label (frame, text, x, self->y1 + frame->line + 2, DESMI_ALIGN_START,
                         &frame->font, &desmi_trend_theme (self)->text_dim, width + 1, FALSE);
  *taken = x + width + LABEL_GAP;
  return TRUE;
}

static void
draw_month_axis (DesmiTrend *self)
{
  int      step = month_step (self);
  double   taken = 0;
  gboolean any = FALSE;

  for (guint i = 0; i < self->data->n_months; i++)
    {
      int      index = self->data->first + (int) i;
      gboolean with_year = !any || desmi_month_of_year (index) == 1;

      if (index % step == 0 && draw_month_label (self, i, with_year, &taken))
        any = TRUE;
    }
  if (!any)
    draw_month_label (self, 0, TRUE, &taken);
}

static void
draw (DesmiTrend *self)
{
  gboolean show_values = self->frame->spec->show_values;

  self->single = self->data->n_values[0] + self->data->n_values[1] == 1;
  make_room (self);
  if (self->x1 - self->x0 < 2 || self->y1 - self->y0 < 2)
    return;
  draw_value_axis (self);
  draw_year_rules (self);
  desmi_trend_draw_net (self);
  desmi_trend_draw_lines (self);
  if (self->axes)
    {
      draw_month_axis (self);
      desmi_trend_draw_end_labels (self);
    }
  for (int d = 0; d < 2 && (self->axes ? show_values && !self->single : self->single); d++)
    desmi_trend_draw_peak_label (self, (DesmiDirection) d);
  desmi_trend_add_data (self);
}

/**
 * desmi_trend_chart_layout:
 * @table: columns "direction", "month", "count", and perhaps "reported"
 *
 * Lays out departures and returns by month.
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

  if (!desmi_trend_data_read (&data, table, error))
    return NULL;
  desmi_frame_begin (&frame, data.table, spec, context);
  if (data.n_complete < data.n_months)
    desmi_frame_take_note (
        &frame, g_strdup_printf (desmi_locale_plural (context->locale, "%u of %u month reported",
                                                      "%u of %u months reported", data.n_months),
                                 data.n_complete, data.n_months));
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
  return desmi_frame_end (&frame);
}
