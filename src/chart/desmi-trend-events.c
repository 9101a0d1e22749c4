/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What happened while people left and returned: thin lines across the trend with their words in a
 * row above it. */
#include "chart/desmi-trend-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define GAP 4.0   /* px between words, on each side */
#define REACH 4.0 /* px from a line within which it is pointed at, in the row of words */

static const DesmiTrendEvent *
get_event (const DesmiTrend *self, guint index)
{
  return &g_array_index (self->data->events, DesmiTrendEvent, index);
}

/**
 * desmi_trend_events_height:
 *
 * Returns: px above the plot for the row of words; 0 where nothing happened
 */
double
desmi_trend_events_height (const DesmiTrend *self)
{
  return self->data->events != NULL && self->data->events->len > 0 ? self->frame->line + 3 : 0;
}

static char *
describe (const DesmiTrend *self, const DesmiTrendEvent *event)
{
  g_autofree char *when = desmi_period_format (&event->when, desmi_trend_locale (self));

  return g_strdup_printf ("%s: %s", when, event->label);
}

static void
draw_line (DesmiTrend *self, double x, double top, const char *key)
{
  DesmiStyle style
      = { .stroke = desmi_trend_theme (self)->axis, .stroke_width = 1, .dash = { 2, 2 } };
  DesmiSceneMark *line = desmi_scene_add_path (self->frame->scene, &style);

  desmi_scene_path_move_to (line, x, top);
  desmi_scene_path_line_to (line, x, self->y1);
  desmi_scene_mark_set_datum (line, key, -1, NULL);
}

/* The words stand over their line; where others stand already there are none: they are said, and in
 * the table. */
static void
draw_label (DesmiTrend *self, const DesmiTrendEvent *event, double x, double top, const char *key)
{
  DesmiFrame     *frame = self->frame;
  double          width = desmi_frame_measure (frame, event->label, &frame->font);
  double          right = frame->plot.x + frame->plot.width;
  double          left = CLAMP (x - width / 2, frame->plot.x, MAX (frame->plot.x, right - width));
  DesmiBox        box = { left - GAP, top, width + 2 * GAP, frame->line };
  DesmiSceneMark *label;

  if (left + width > right || !desmi_scene_has_room (frame->scene, &box, 2))
    return;
  label
      = desmi_frame_add_label (frame, event->label, left, top + frame->line / 2, DESMI_ALIGN_START,
                               &frame->font, &desmi_trend_theme (self)->text_dim, width + 1, FALSE);
  if (label != NULL)
    desmi_scene_mark_set_datum (label, key, -1, NULL);
}

static void
draw_event (DesmiTrend *self, const DesmiTrendEvent *event, double top)
{
  double           x = round (desmi_trend_x (self, event->index)) + 0.5;
  DesmiStyle       none = { .radius = 0 };
  g_autofree char *when = desmi_period_to_text (&event->when);
  g_autofree char *key = g_strdup_printf ("event:%s:%u", when, event->number);
  g_autofree char *said = describe (self, event);
  DesmiSceneMark  *mark;

  draw_line (self, x, top + self->frame->line + 1, key);
  draw_label (self, event, x, top, key);
  mark = desmi_scene_add_rect (self->frame->scene, x - REACH, top, 2 * REACH, self->frame->line,
                               &none);
  desmi_scene_mark_set_datum (mark, key, -1, said);
}

/**
 * desmi_trend_draw_events:
 *
 * Draws what happened, if there is room for words.
 */
void
desmi_trend_draw_events (DesmiTrend *self)
{
  double height = desmi_trend_events_height (self);

  for (guint i = 0; self->axes && height > 0 && i < self->data->events->len; i++)
    draw_event (self, get_event (self, i), self->frame->plot.y);
}

/**
 * desmi_trend_append_events:
 * @out: a begun summary
 *
 * Adds what happened when.
 */
void
desmi_trend_append_events (GString *out, const DesmiTrend *self)
{
  g_autoptr (GString) list = g_string_new (NULL);

  for (guint i = 0; self->data->events != NULL && i < self->data->events->len; i++)
    {
      g_autofree char *said = describe (self, get_event (self, i));

      g_string_append_printf (list, "%s%s", i > 0 ? "; " : "", said);
    }
  if (list->len == 0)
    return;
  g_string_append_c (out, ' ');
  /* Translators: what happened meanwhile: "May 2017: 9 villages joined; March 2018: ..." */
  g_string_append_printf (
      out, desmi_locale_text (desmi_trend_locale (self), N_ ("Marked events: %s.")), list->str);
}
