/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Departures less returns, month by month: thin bars behind the lines of the trend chart. */
#include "chart/desmi-trend-private.h"

#include <math.h>

#define WIDTH_SHARE 0.3 /* of a month */
#define WIDTH_MAX 3.0   /* px */
#define ALPHA 0.5       /* of the text's colour: 3:1, and behind the lines */
#define PROVISIONAL_ALPHA 0.25

/* The month of the greatest net from @from to before @to, or -1 if none is known. */
static int
greatest_net (const DesmiTrendData *data, guint from, guint to)
{
  int best = -1;

  for (guint i = from; i < to; i++)
    if (!isnan (data->net[i]) && (best < 0 || fabs (data->net[i]) > fabs (data->net[best])))
      best = (int) i;
  return best;
}

static gboolean
is_provisional (const DesmiTrendData *data, guint month)
{
  return data->cells[0][month].mark == DESMI_MARK_ESTIMATE
         || data->cells[1][month].mark == DESMI_MARK_ESTIMATE;
}

static void
trace_bar (DesmiTrend *self, DesmiSceneMark *path, guint month, double width)
{
  double x = round (desmi_trend_x (self, month) - width / 2);
  double zero = desmi_trend_y (self, 0), y = desmi_trend_y (self, self->data->net[month]);

  desmi_scene_path_move_to (path, x, zero);
  desmi_scene_path_line_to (path, x, y);
  desmi_scene_path_line_to (path, x + width, y);
  desmi_scene_path_line_to (path, x + width, zero);
  desmi_scene_path_close (path);
}

static void
draw_bars (DesmiTrend *self, gboolean provisional)
{
  DesmiStyle      style = { .fill = desmi_color_with_alpha (desmi_trend_theme (self)->net,
                                                       provisional ? PROVISIONAL_ALPHA : ALPHA) };
  double          spacing = desmi_time_axis_spacing (&self->time);
  double          width = CLAMP (round (WIDTH_SHARE * spacing), 1, WIDTH_MAX);
  DesmiSceneMark *path = NULL;

  for (guint i = 0, end; i < self->data->time.n; i = end)
    {
      int month;

      for (end = i + 1;
           end < self->data->time.n && desmi_trend_x (self, end) < desmi_trend_x (self, i) + 1;)
        end++;
      month = greatest_net (self->data, i, end);
      if (month < 0 || is_provisional (self->data, (guint) month) != provisional)
        continue;
      if (path == NULL)
        {
          path = desmi_scene_add_path (self->frame->scene, &style);
          desmi_scene_mark_set_datum (path, "series:net", -1, NULL);
        }
      trace_bar (self, path, (guint) month, width);
    }
}

/**
 * desmi_trend_draw_net:
 *
 * Draws a bar for each month of which both directions are known, from 0; where months are narrower
 * than a pixel, one for each pixel. What it comes to is said with the lines' points.
 */
void
desmi_trend_draw_net (DesmiTrend *self)
{
  if (self->data->net == NULL)
    return;
  draw_bars (self, FALSE);
  draw_bars (self, TRUE);
}
