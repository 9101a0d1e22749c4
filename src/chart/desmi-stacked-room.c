/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How the room of a stacked bar chart is shared out between its bars, its axis and its words. */
#include "chart/desmi-stacked-private.h"

#include <math.h>

#define MOST_BARS 12  /* of categories */
#define BAND_MIN 18.0 /* px of a category */
#define BAND_MAX 64.0 /* a bar is 0.75 of it: at most 48 px */
#define BAR_SHARE 0.75
#define BAR_MAX 88.0   /* px of a period */
#define BAR_ALONE 48.0 /* px of the only one */
#define NAME_SHARE 0.3 /* of the width, at most, for the names */
#define TICK_ACROSS 60.0
#define TICK_UP 36.0
#define LENGTH_MIN 12.0 /* px; less is no bar */
#define DIRECT_SHARE 0.25
#define GAP 6.0

/**
 * desmi_stacked_is_incomplete:
 *
 * Returns: whether a part of any bar is not known, so that its end is hatched
 */
gboolean
desmi_stacked_is_incomplete (const DesmiStacked *self)
{
  for (guint i = 0; i < desmi_stacked_data_get_n_bars (self->data); i++)
    if (desmi_stacked_data_is_known (self->data, i)
        && desmi_stacked_data_count_incomplete (self->data, i) > 0)
      return TRUE;
  return FALSE;
}

/* px for the values beyond the longest bar. */
static double
reserve_for_totals (const DesmiStacked *self)
{
  double room = desmi_stacked_is_incomplete (self) ? DESMI_STACKED_GAP : 0, widest = 0;

  if (self->data->upright)
    return MAX (self->frame->line / 2 + 1,
                room + (self->frame->spec->show_values ? self->frame->line + 4 : 2));
  if (!self->frame->spec->show_values)
    return room + 2;
  for (guint i = 0; i < desmi_stacked_data_get_n_bars (self->data); i++)
    {
      g_autofree char *text = desmi_stacked_total_text (self, i);

      widest = MAX (widest, desmi_frame_measure (self->frame, text, &self->frame->font));
    }
  return room + MIN (widest + GAP + 2, NAME_SHARE * self->frame->context->width);
}

static void
make_axis (DesmiStacked *self, double count)
{
  double low = 0, high = 0;

  for (guint i = 0; i < desmi_stacked_data_get_n_bars (self->data); i++)
    {
      double from, to;

      desmi_stacked_data_get_bounds (self->data, i, &from, &to);
      low = MIN (low, from);
      high = MAX (high, to);
    }
  if (self->data->share)
    high = 1;
  desmi_axis_clear (&self->axis);
  desmi_axis_init (&self->axis, low, high, CLAMP (floor (count), 1, 6),
                   self->data->cube.type == DESMI_COLUMN_COUNT && !self->data->share);
  self->axis.percent = self->data->share || self->data->cube.type == DESMI_COLUMN_RATIO;
}

static double
measure_axis (const DesmiStacked *self)
{
  double widest = 0;

  for (guint i = 0; i < self->axis.ticks->len; i++)
    {
      g_autofree char *label = desmi_axis_label (&self->axis, i, desmi_stacked_locale (self));

      widest = MAX (widest, desmi_frame_measure (self->frame, label, &self->frame->font));
    }
  return widest;
}

/* px for the names of the series beside the last bar. */
static double
reserve_for_names (const DesmiStacked *self)
{
  double widest = 0;

  if (!self->direct)
    return 0;
  for (guint i = 0; i < desmi_stacked_data_get_n_series (self->data); i++)
    widest = MAX (widest, desmi_frame_measure (self->frame,
                                               desmi_cube_get_column (&self->data->cube, i)->name,
                                               &self->frame->font));
  return DESMI_STACKED_LEADER + MIN (widest + 1, DIRECT_SHARE * self->frame->context->width);
}

/* Periods side by side, values upwards. */
static gboolean
make_room_upright (DesmiStacked *self)
{
  DesmiFrame *frame = self->frame;
  double      below = ceil (1.5 * frame->line + 4), above = reserve_for_totals (self);
  double      left;

  self->origin = floor (frame->plot.y + frame->plot.height - below);
  self->length = self->origin - ceil (frame->plot.y + above);
  if (self->length < LENGTH_MIN)
    return FALSE;
  make_axis (self, self->length / (TICK_UP * frame->em));
  left = MIN (measure_axis (self) + GAP, NAME_SHARE * frame->plot.width);
  self->time.x0 = ceil (frame->plot.x + left);
  self->time.x1 = floor (frame->plot.x + frame->plot.width - reserve_for_names (self));
  self->band = desmi_time_axis_spacing (&self->time);
  self->bar = MAX (1, MIN (round (self->band * BAR_SHARE),
                           round ((self->time.n > 1 ? BAR_MAX : BAR_ALONE) * frame->em)));
  return self->time.x1 - self->time.x0 >= LENGTH_MIN;
}

/* Categories below each other, values to the right. */
static gboolean
make_room_level (DesmiStacked *self)
{
  DesmiFrame *frame = self->frame;
  double      band_min = BAND_MIN * frame->em, below = frame->line + 6;
  double      height = frame->plot.height - below, names = 0;
  guint       most = frame->spec->max_categories > 0 ? frame->spec->max_categories : MOST_BARS;

  if (height < band_min)
    return FALSE;
  most = MIN (most, (guint) MIN (floor (height / band_min), 1e6));
  desmi_stacked_data_limit (self->data, most, desmi_stacked_locale (self));
  self->band
      = floor (MIN (height / desmi_stacked_data_get_n_bars (self->data), BAND_MAX * frame->em));
  self->bar = MAX (1, round (self->band * BAR_SHARE));
  for (guint i = 0; i < desmi_stacked_data_get_n_bars (self->data); i++)
    names = MAX (names, desmi_frame_measure (frame, desmi_cube_get_row (&self->data->cube, i)->name,
                                             &frame->font));
  self->name_width = MIN (names + 1, NAME_SHARE * frame->context->width);
  self->origin = ceil (frame->plot.x + self->name_width + 8);
  self->length
      = floor (frame->plot.x + frame->plot.width - reserve_for_totals (self)) - self->origin;
  if (self->length < LENGTH_MIN)
    return FALSE;
  make_axis (self, self->length / (TICK_ACROSS * frame->em));
  return TRUE;
}

/**
 * desmi_stacked_make_room:
 *
 * Finds the value axis, and where and how wide the bars are; of categories, groups those that there
 * is no room for.
 *
 * Returns: whether there is room for bars at all
 */
gboolean
desmi_stacked_make_room (DesmiStacked *self)
{
  return self->data->upright ? make_room_upright (self) : make_room_level (self);
}
