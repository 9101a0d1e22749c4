/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The axis of stacked bars, their names, what they come to, and the names of their series. */
#include "chart/desmi-stacked-private.h"

#include "chart/desmi-spread.h"

#include <math.h>
#include <string.h>

#define GAP 6.0
#define LINE_GAP 2.0

static void
draw_rule (DesmiStacked *self, double x, double y, double width, double height, DesmiColor color)
{
  DesmiStyle style = { .fill = color };

  desmi_scene_add_rect (self->frame->scene, x, y, width, height, &style);
}

/* Grid lines across the bars, with labels to their left. */
static void
draw_upright_axis (DesmiStacked *self)
{
  DesmiFrame       *frame = self->frame;
  const DesmiTheme *theme = desmi_stacked_theme (self);
  double            x0 = self->time.x0, x1 = self->time.x1, room = x0 - GAP - frame->plot.x;

  desmi_time_axis_draw_years (&self->time, frame, self->origin - self->length, self->origin);
  for (guint i = 0; i < self->axis.ticks->len; i++)
    {
      double value = g_array_index (self->axis.ticks, double, i);
      double y = self->origin - round (desmi_axis_place (&self->axis, value, 0, self->length));
      g_autofree char *label = desmi_axis_label (&self->axis, i, desmi_stacked_locale (self));
      DesmiBox         box;

      box = (DesmiBox){ frame->plot.x, y - frame->line / 2, room, frame->line };
      draw_rule (self, x0, y, x1 - x0, 1, theme->grid);
      if (!desmi_scene_has_room (frame->scene, &box, 0))
        continue;
      desmi_frame_add_label (frame, label, x0 - GAP, y, DESMI_ALIGN_END, &frame->font,
                             &theme->text_dim, room + 1, FALSE);
    }
  desmi_time_axis_draw (&self->time, frame, self->origin + 1);
}

/* Grid lines down the bars, with labels below them. */
static void
draw_level_axis (DesmiStacked *self)
{
  DesmiFrame       *frame = self->frame;
  const DesmiTheme *theme = desmi_stacked_theme (self);
  double            height = self->band * desmi_stacked_data_get_n_bars (self->data), taken = 0;
  double            bottom = frame->plot.y + height, right = frame->plot.x + frame->plot.width;

  for (guint i = 0; i < self->axis.ticks->len; i++)
    {
      double value = g_array_index (self->axis.ticks, double, i);
      double x = self->origin + round (desmi_axis_place (&self->axis, value, 0, self->length));
      g_autofree char *label = desmi_axis_label (&self->axis, i, desmi_stacked_locale (self));
      double           width = desmi_frame_measure (frame, label, &frame->font);
      double           left = MAX (MIN (x - width / 2, right - width), frame->plot.x);

      draw_rule (self, x, frame->plot.y, 1, height, theme->grid);
      if (left < taken || left + width > right)
        continue;
      desmi_frame_add_label (frame, label, left, bottom + 4 + frame->line / 2, DESMI_ALIGN_START,
                             &frame->font, &theme->text_dim, width + 1, FALSE);
      taken = left + width + GAP;
    }
}

/**
 * desmi_stacked_draw_axis:
 *
 * Draws the grid with its labels, and the periods.
 */
void
desmi_stacked_draw_axis (DesmiStacked *self)
{
  if (self->data->upright)
    draw_upright_axis (self);
  else
    draw_level_axis (self);
}

/**
 * desmi_stacked_draw_zero:
 * @zero: px along the value axis
 *
 * Draws the line from which the bars grow.
 */
void
desmi_stacked_draw_zero (DesmiStacked *self, double zero)
{
  DesmiColor color = desmi_stacked_theme (self)->axis;

  if (self->data->upright)
    draw_rule (self, self->time.x0, self->origin - round (zero), self->time.x1 - self->time.x0, 1,
               color);
  else
    draw_rule (self, self->origin + round (zero) - 1, self->frame->plot.y, 1,
               self->band * desmi_stacked_data_get_n_bars (self->data), color);
}

/**
 * desmi_stacked_draw_names:
 *
 * Writes the categories left of their bars.
 */
void
desmi_stacked_draw_names (DesmiStacked *self)
{
  DesmiFrame *frame = self->frame;
  guint       most = self->band >= 2 * frame->line + 4 ? 2 : 1;

  for (guint i = 0; i < desmi_stacked_data_get_n_bars (self->data); i++)
    {
      const char    *name = desmi_cube_get_row (&self->data->cube, i)->name;
      double         middle = frame->plot.y + (i + 0.5) * self->band;
      g_auto (GStrv) lines = desmi_text_wrap (frame->context->measurer, name, &frame->font,
                                              self->name_width, most, TRUE);
      guint          n = g_strv_length (lines);

      for (guint k = 0; k < n; k++)
        {
          DesmiSceneMark *mark = desmi_frame_add_label (
              frame, lines[k], frame->plot.x + self->name_width,
              middle + (k - (n - 1) / 2.0) * (frame->line + 1), DESMI_ALIGN_END, &frame->font,
              &desmi_stacked_theme (self)->text, self->name_width + 1, TRUE);

          if (mark == NULL || (n == 1 && strcmp (mark->text, name) == 0))
            continue;
          g_free (mark->full_text);
          mark->full_text = g_strdup (name);
        }
    }
}

/**
 * desmi_stacked_total_text:
 *
 * Returns: (transfer full): what a bar comes to; of one that is not wholly known, that it is more
 */
char *
desmi_stacked_total_text (const DesmiStacked *self, guint bar)
{
  g_autofree char *value = NULL;

  if (!desmi_stacked_data_is_known (self->data, bar))
    return g_strdup (desmi_stacked_data_why_none (self->data, bar, desmi_stacked_locale (self)));
  value = desmi_value_to_mark (desmi_stacked_data_get_sum (self->data, bar), self->data->cube.type,
                               desmi_stacked_locale (self));
  if (desmi_stacked_data_count_incomplete (self->data, bar) > 0)
    return g_strdup_printf ("≥ %s", value);
  return g_steal_pointer (&value);
}

static void
draw_total (DesmiStacked *self, guint bar)
{
  DesmiFrame       *frame = self->frame;
  const DesmiTheme *theme = desmi_stacked_theme (self);
  g_autofree char  *text = desmi_stacked_total_text (self, bar);
  double            width = desmi_frame_measure (frame, text, &frame->font);
  DesmiBox          end = desmi_stacked_box (self, bar, self->ends[bar], self->ends[bar]);
  double            right = frame->plot.x + frame->plot.width;
  double            x = end.x + GAP, middle = end.y + end.height / 2;
  DesmiBox          box;

  if (self->data->upright)
    {
      right = self->direct ? self->time.x1 + DESMI_STACKED_LEADER - 2 : right;
      x = CLAMP (end.x + end.width / 2 - width / 2, self->time.x0,
                 MAX (self->time.x0, right - width));
      middle = end.y - 2 - frame->line / 2;
    }
  box = (DesmiBox){ x, middle - frame->line / 2, width, frame->line };
  if (x + width > right + 0.5 || box.y < 0 || !desmi_scene_has_room (frame->scene, &box, 2))
    return;
  desmi_frame_add_label (frame, text, x, middle, DESMI_ALIGN_START, &frame->font,
                         desmi_stacked_data_is_known (self->data, bar) ? &theme->text
                                                                       : &theme->text_dim,
                         width + 1, FALSE);
}

/* The longest bar comes first. */
static int
compare_bars (gconstpointer a, gconstpointer b, gpointer ends)
{
  guint  one = *(const guint *) a, two = *(const guint *) b;
  double x = ((const double *) ends)[one], y = ((const double *) ends)[two];

  if (x < y || x > y)
    return x > y ? -1 : 1;
  return one < two ? -1 : one > two;
}

/**
 * desmi_stacked_draw_totals:
 *
 * Writes what each bar comes to beyond its end; where there is no room for all, the larger ones
 * stay.
 */
void
desmi_stacked_draw_totals (DesmiStacked *self)
{
  guint             n = desmi_stacked_data_get_n_bars (self->data);
  g_autofree guint *order = g_new (guint, n + 1);

  for (guint i = 0; i < n; i++)
    order[i] = i;
  g_qsort_with_data (order, (int) n, sizeof (guint), compare_bars, self->ends);
  for (guint i = 0; i < n; i++)
    if (self->frame->spec->show_values || !desmi_stacked_data_is_known (self->data, order[i]))
      draw_total (self, order[i]);
}

/* A line from the middle of a part to its name. */
static void
draw_leader (DesmiStacked *self, double x, double from, double to)
{
  DesmiStyle      style = { .stroke = desmi_stacked_theme (self)->axis, .stroke_width = 1 };
  DesmiSceneMark *leader = desmi_scene_add_path (self->frame->scene, &style);

  desmi_scene_path_move_to (leader, x + 2, from);
  desmi_scene_path_line_to (leader, self->time.x1 + DESMI_STACKED_LEADER - 4, to);
}

/**
 * desmi_stacked_draw_series_names:
 *
 * Writes the series beside their parts of the last bar.
 */
void
desmi_stacked_draw_series_names (DesmiStacked *self)
{
  DesmiFrame                 *frame = self->frame;
  guint                       n = desmi_stacked_data_get_n_series (self->data);
  guint                       last = desmi_stacked_data_get_n_bars (self->data) - 1;
  g_autofree DesmiSpreadItem *items = g_new0 (DesmiSpreadItem, n + 1);
  double                      x = self->time.x1 + DESMI_STACKED_LEADER;
  double                      room = frame->plot.x + frame->plot.width - x;
  double                      top = frame->plot.y, bottom = self->origin + frame->line / 2;

  for (guint i = 0; i < n; i++)
    {
      DesmiStackSpan span = desmi_stacked_data_get_span (self->data, last, n - 1 - i);

      items[i].wanted
          = self->origin - desmi_axis_place (&self->axis, (span.y0 + span.y1) / 2, 0, self->length);
      items[i].size = frame->line;
    }
  if (!desmi_spread (items, n, top, bottom, LINE_GAP))
    return;
  for (guint i = 0; i < n; i++)
    {
      guint            series = n - 1 - i;
      const char      *name = desmi_cube_get_column (&self->data->cube, series)->name;
      DesmiBox         bar = desmi_stacked_box (self, last, 0, 0);
      g_autofree char *key = desmi_stacked_series_key (self, series);
      DesmiSceneMark  *mark;

      draw_leader (self, bar.x + bar.width, items[i].wanted, items[i].at);
      mark = desmi_frame_add_label (frame, name, x, items[i].at, DESMI_ALIGN_START, &frame->font,
                                    &desmi_stacked_theme (self)->text, room + 0.5, TRUE);
      if (mark != NULL)
        desmi_scene_mark_set_datum (mark, key, -1, NULL);
    }
}
