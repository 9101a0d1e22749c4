/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Finds room for an axis of numbers, one of periods and a heading, and draws them. */
#include "chart/desmi-panel.h"

#include <math.h>

#define TICK_UP 36.0     /* px for a tick */
#define LABEL_SHARE 0.25 /* of the width, at most, for the numbers */

/* Room left of the plot for the numbers. */
static double
measure_numbers (const DesmiPanel *self)
{
  double width = 0;

  for (guint i = 0; self->axes && i < self->axis.ticks->len; i++)
    {
      g_autofree char *label = desmi_axis_label (&self->axis, i, self->frame->context->locale);

      width = MAX (width, desmi_frame_measure (self->frame, label, &self->frame->font));
    }
  return MIN (width, LABEL_SHARE * self->frame->plot.width);
}

static void
draw_heading (DesmiPanel *self)
{
  DesmiFrame *frame = self->frame;

  if (self->heading == NULL || !self->axes)
    return;
  desmi_frame_add_label (frame, self->heading, frame->plot.x, frame->plot.y + frame->line / 2,
                         DESMI_ALIGN_START, &frame->bold, &frame->context->theme->text,
                         frame->plot.width, FALSE);
  if (self->detail != NULL && *self->detail != '\0')
    desmi_frame_add_label (frame, self->detail, frame->plot.x, frame->plot.y + 1.5 * frame->line,
                           DESMI_ALIGN_START, &frame->font, &frame->context->theme->text_dim,
                           frame->plot.width, FALSE);
}

/* Lines of text above the plot, with room for a label at its uppermost rule. */
static double
count_lines (const DesmiPanel *self)
{
  if (self->heading == NULL)
    return 1.1;
  return self->detail == NULL ? 2.4 : 3.4;
}

/**
 * desmi_panel_open:
 * @box: px, the panel's room
 * @low: least value shown
 * @high: greatest value shown
 *
 * Returns: whether there is room to draw in; in either case to be closed
 */
gboolean
desmi_panel_open (DesmiPanel     *self,
                  DesmiFrame     *frame,
                  const DesmiBox *box,
                  double          low,
                  double          high,
                  DesmiColumnType type)
{
  double top;

  self->frame = frame;
  self->outer = frame->plot;
  frame->plot = *box;
  self->axes = box->height >= 5 * frame->line && box->width >= 10 * frame->line;
  top = self->axes ? count_lines (self) * frame->line + 5 : 3;
  self->y0 = box->y + ceil (top);
  self->y1 = box->y + box->height - (self->axes ? ceil (1.5 * frame->line) + 3 : 3);
  desmi_axis_init (&self->axis, low, high,
                   CLAMP (floor ((self->y1 - self->y0) / (TICK_UP * frame->em)), 1, 6),
                   type == DESMI_COLUMN_COUNT);
  self->axis.percent = type == DESMI_COLUMN_RATIO;
  self->time.x0 = box->x + (self->axes ? measure_numbers (self) + 8 : 4);
  self->time.x1 = box->x + box->width - (self->axes ? self->right : 0) - 4;
  if (self->time.x1 - self->time.x0 < 2 || self->y1 - self->y0 < 2)
    return FALSE;
  draw_heading (self);
  return TRUE;
}

/**
 * desmi_panel_y:
 *
 * Returns: px
 */
double
desmi_panel_y (const DesmiPanel *self, double value)
{
  return desmi_axis_place (&self->axis, value, self->y1, self->y0);
}

/**
 * desmi_panel_draw_axes:
 *
 * Draws the rules of both axes and what is written beside them.
 */
void
desmi_panel_draw_axes (DesmiPanel *self)
{
  DesmiFrame       *frame = self->frame;
  const DesmiTheme *theme = frame->context->theme;

  for (guint i = 0; i < self->axis.ticks->len; i++)
    {
      double           value = g_array_index (self->axis.ticks, double, i);
      double           y = round (desmi_panel_y (self, value));
      g_autofree char *label = desmi_axis_label (&self->axis, i, frame->context->locale);
      DesmiBox         box
          = { frame->plot.x, y - frame->line / 2, self->time.x0 - 6 - frame->plot.x, frame->line };
      DesmiStyle style = { .fill = i > 0 ? theme->grid : theme->axis };

      desmi_scene_add_rect (frame->scene, self->time.x0, y, self->time.x1 - self->time.x0, 1,
                            &style);
      if (self->axes && desmi_scene_has_room (frame->scene, &box, 2))
        desmi_frame_add_label (frame, label, self->time.x0 - 6, y, DESMI_ALIGN_END, &frame->font,
                               &theme->text_dim, box.width, FALSE);
    }
  desmi_time_axis_draw_years (&self->time, frame, self->y0, self->y1);
  if (self->axes)
    desmi_time_axis_draw (&self->time, frame, self->y1);
}

/**
 * desmi_panel_close:
 *
 * Gives the picture its plot back.
 */
void
desmi_panel_close (DesmiPanel *self)
{
  self->frame->plot = self->outer;
  desmi_axis_clear (&self->axis);
}
