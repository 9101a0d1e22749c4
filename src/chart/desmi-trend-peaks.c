/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The greatest values of the trend chart, written at their points. */
#include "chart/desmi-trend-private.h"

#include <math.h>

#define OFF 6.0    /* px between a point and its label */
#define CLEAR 2.0  /* px between a label and the line of others */
#define N_PARTS 4u /* of a line from one period to the next, each looked at */
#define HALO_PX 3.0

/* Where a label may stand: over the point, or to its left or right by so many px, above or below.
 */
static const struct
{
  int    across, down;
  double aside;
} places[] = {
  { 0, -1, 0 }, { -1, -1, 5 }, { 1, -1, 5 }, { -1, -1, 12 }, { 1, -1, 12 }, { 0, 1, 0 },
};

/* Whether a line goes through a label, which would be taken for its own. */
static gboolean
is_struck (const DesmiTrend *self, DesmiDirection line, const DesmiBox *box)
{
  const DesmiTrendCell *cells = self->data->cells[line];
  double                spacing = MAX (desmi_time_axis_spacing (&self->time), 1e-9);
  double                from = floor ((box->x - CLEAR - self->time.x0) / spacing);
  double                to = ceil ((box->x + box->width + CLEAR - self->time.x0) / spacing);

  for (double i = MAX (from, 0); cells != NULL && i < MIN (to, self->data->time.n - 1.0); i++)
    {
      double a = cells[(guint) i].value, b = cells[(guint) i + 1].value;

      for (guint part = 0; part <= N_PARTS && !isnan (a) && !isnan (b); part++)
        {
          double t = (double) part / N_PARTS, x = self->time.x0 + (i + t) * spacing;
          double y = desmi_trend_y (self, a + t * (b - a));

          if (x > box->x - CLEAR && x < box->x + box->width + CLEAR && y > box->y - CLEAR
              && y < box->y + box->height + CLEAR)
            return TRUE;
        }
    }
  return FALSE;
}

/* The first place where nothing is written and, if there is one, no other line goes through. */
static gboolean
find_place (const DesmiTrend *self,
            DesmiDirection    direction,
            double            x,
            double            y,
            double            width,
            DesmiBox         *out)
{
  const DesmiFrame *frame = self->frame;
  DesmiDirection    other
      = direction == DESMI_DIRECTION_OUT ? DESMI_DIRECTION_RETURN : DESMI_DIRECTION_OUT;

  for (guint strict = 2; strict-- > 0;)
    for (guint i = 0; i < G_N_ELEMENTS (places); i++)
      {
        double   left = x - width / 2 + places[i].across * (width / 2 + places[i].aside);
        double   middle = y + places[i].down * (OFF + frame->line / 2);
        DesmiBox box = { CLAMP (left, self->time.x0, MAX (self->time.x0, self->time.x1 - width)),
                         middle - frame->line / 2, width, frame->line };

        if (box.y < frame->plot.y || box.y + box.height > self->y1
            || !desmi_scene_has_room (frame->scene, &box, CLEAR)
            || (strict == 1 && is_struck (self, other, &box)))
          continue;
        *out = box;
        return TRUE;
      }
  return FALSE;
}

/**
 * desmi_trend_draw_peak_label:
 *
 * Writes the greatest value above its point, rather to a side or below than where something stands
 * or the other line goes; not where its own line ends as high, for there its value stands already.
 */
void
desmi_trend_draw_peak_label (DesmiTrend *self, DesmiDirection direction)
{
  DesmiFrame      *frame = self->frame;
  int              peak = desmi_trend_data_find_peak (self->data, direction);
  int              last = desmi_trend_data_find_end (self->data, direction, TRUE);
  g_autofree char *text = NULL;
  double           value, width;
  DesmiBox         box;
  DesmiSceneMark  *label;

  if (peak < 0)
    return;
  value = self->data->cells[direction][peak].value;
  if (self->axes && !(value > self->data->cells[direction][last].value))
    return;
  text = desmi_value_to_mark (value, self->data->type, desmi_trend_locale (self));
  width = desmi_frame_measure (frame, text, &frame->font);
  if (!find_place (self, direction, desmi_trend_x (self, peak), desmi_trend_y (self, value), width,
                   &box))
    return;
  label = desmi_frame_add_label (frame, text, box.x, box.y + box.height / 2, DESMI_ALIGN_START,
                                 &frame->font, &desmi_trend_theme (self)->text, width + 1, FALSE);
  if (label == NULL)
    return;
  label->style.stroke = desmi_trend_theme (self)->background;
  label->style.stroke_width = HALO_PX;
  desmi_scene_mark_set_datum (label, desmi_trend_series_key (direction), -1, NULL);
}
