/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Draws a cumulative count as steps that never fall, with villages that left as events on it. */
#include "chart/desmi-rollout-steps.h"

#include "core/desmi-audience.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define EVENT_PX 4.0  /* half of the side of a triangle */
#define HIDDEN_PX 6.0 /* height of what stands for a hidden count */
#define RISER_GAP 3.0 /* px between a number and a line that goes up beside it */

static const DesmiTheme *
theme_of (const DesmiRolloutSteps *self)
{
  return self->panel->frame->context->theme;
}

static const DesmiLocale *
locale_of (const DesmiRolloutSteps *self)
{
  return self->panel->frame->context->locale;
}

/**
 * desmi_rollout_steps_style:
 *
 * Returns: the line of what came
 */
DesmiStyle
desmi_rollout_steps_style (const DesmiTheme *theme)
{
  return (DesmiStyle){ .stroke = theme->strict[0], .stroke_width = desmi_theme_line_width (theme) };
}

/**
 * desmi_rollout_steps_plan_style:
 *
 * Returns: the line of what was planned
 */
DesmiStyle
desmi_rollout_steps_plan_style (const DesmiTheme *theme)
{
  return (DesmiStyle){ .stroke = theme->text, .stroke_width = 1, .dash = { 5, 4 } };
}

/**
 * desmi_rollout_steps_at:
 * @index: of a year
 *
 * Returns: how many had joined by then, NaN before the first; never less than in a year before
 */
double
desmi_rollout_steps_at (const DesmiProgressSeries *series, guint index)
{
  double most = (double) NAN;

  for (guint i = 0; i <= index; i++)
    if (!isnan (series->points[i].value) && !(series->points[i].value <= most))
      most = series->points[i].value;
  return most;
}

/**
 * desmi_rollout_steps_high:
 * @n: years
 *
 * Returns: the greatest number of joined or planned, 0 where there is none
 */
double
desmi_rollout_steps_high (const DesmiProgressSeries *series, guint n)
{
  double high = 0;

  for (guint i = 0; i < n; i++)
    {
      high = series->points[i].value > high ? series->points[i].value : high;
      high = series->points[i].target > high ? series->points[i].target : high;
    }
  return high;
}

static double
left_of (const DesmiRolloutSteps *self, guint index)
{
  return desmi_time_axis_x (&self->panel->time, index)
         - desmi_time_axis_spacing (&self->panel->time) / 2;
}

/* The level of one year: what had come by then, or what was planned for its end. */
static double
level_of (const DesmiRolloutSteps *self, gboolean plan, guint index)
{
  if (index >= self->data->time.n)
    index = plan ? index : self->data->time.n - 1;
  if (index >= self->data->time.n)
    return (double) NAN;
  return plan ? self->series->points[index].target : desmi_rollout_steps_at (self->series, index);
}

/* Each year as a stretch across, joined upwards where the next one follows. */
static void
draw_steps (const DesmiRolloutSteps *self, gboolean plan, const DesmiStyle *style)
{
  DesmiSceneMark *path = NULL;

  for (guint i = 0; i < self->panel->time.n; i++)
    {
      double level = level_of (self, plan, i), y, right = left_of (self, i + 1);

      if (!isnan (self->today))
        right = MIN (right, left_of (self, 0)
                                + self->today * desmi_time_axis_spacing (&self->panel->time));
      if (isnan (level))
        {
          path = NULL;
          continue;
        }
      y = desmi_panel_y (self->panel, level);
      if (path == NULL)
        {
          path = desmi_scene_add_path (self->panel->frame->scene, style);
          desmi_scene_path_move_to (path, left_of (self, i), y);
          if (!plan)
            desmi_scene_mark_set_datum (path, self->series->key, -1, NULL);
        }
      else
        desmi_scene_path_line_to (path, left_of (self, i), y);
      desmi_scene_path_line_to (path, right, y);
    }
}

/* Where a number begins: in the middle of its step, or, if that is narrower, where lines that rise
 * leave room: before the riser at the end of what came, behind that at the start of what was
 * planned. */
static double
number_x (const DesmiRolloutSteps *self, guint index, double width, gboolean plan)
{
  double middle = desmi_time_axis_x (&self->panel->time, index) - width / 2;

  if (width + 2 * RISER_GAP <= desmi_time_axis_spacing (&self->panel->time))
    return middle;
  if (plan)
    return index > 0 && !isnan (level_of (self, TRUE, index - 1))
               ? left_of (self, index) + RISER_GAP
               : middle;
  return level_of (self, FALSE, index + 1) > level_of (self, FALSE, index)
             ? left_of (self, index + 1) - RISER_GAP - width
             : MAX (middle, left_of (self, index) + RISER_GAP);
}

/* A number over or under its step, where there is room. */
static void
draw_number (const DesmiRolloutSteps *self, guint index, double level, gboolean plan)
{
  DesmiFrame      *frame = self->panel->frame;
  const DesmiFont *font = plan ? &frame->font : &frame->bold;
  g_autofree char *text = desmi_value_to_mark (level, self->data->type, locale_of (self));
  double           width = desmi_frame_measure (frame, text, font);
  double           y = desmi_panel_y (self->panel, level) + (plan ? 1 : -1) * (4 + frame->line / 2);
  DesmiBox box = { number_x (self, index, width, plan), y - frame->line / 2, width, frame->line };
  DesmiSceneMark *mark;

  box.x = CLAMP (box.x, frame->plot.x, MAX (frame->plot.x, self->panel->time.x1 - width));
  if (box.y < frame->plot.y || box.y + box.height > self->panel->y1
      || !desmi_scene_has_room (frame->scene, &box, 2))
    return;
  mark = desmi_frame_add_label (frame, text, box.x, y, DESMI_ALIGN_START, font,
                                plan ? &theme_of (self)->text_dim : &theme_of (self)->text,
                                width + 1, FALSE);
  if (mark == NULL)
    return;
  mark->style.stroke = theme_of (self)->background;
  mark->style.stroke_width = 3;
  desmi_scene_mark_set_datum (mark, self->series->key, -1, NULL);
}

/* What came before what was planned, the last year first: where there is no room for all, these are
 * needed most. */
static void
draw_numbers (const DesmiRolloutSteps *self)
{
  for (int plan = 0; plan < 2; plan++)
    for (guint i = self->data->time.n; i > 0; i--)
      {
        double level = level_of (self, plan, i - 1);
        double before = i > 1 ? level_of (self, plan, i - 2) : (double) NAN;

        if (!isnan (level) && !(level <= before))
          draw_number (self, i - 1, level, plan);
      }
}

/* A count that is hidden is there, and not how many it is. */
static void
draw_hidden (const DesmiRolloutSteps *self, guint index)
{
  DesmiFrame *frame = self->panel->frame;
  double      spacing = desmi_time_axis_spacing (&self->panel->time), x = left_of (self, index);
  DesmiStyle  style = { .fill = theme_of (self)->track,
                        .stroke = theme_of (self)->text,
                        .hatch = DESMI_HATCH_45 };
  double      width
      = desmi_frame_measure (frame, desmi_audience_hidden_word (locale_of (self)), &frame->font);
  DesmiBox box = { x + spacing / 2 - width / 2, self->panel->y1 - HIDDEN_PX - frame->line - 2,
                   width, frame->line };

  desmi_scene_add_rect (frame->scene, x,
                        self->panel->y1 - MIN (HIDDEN_PX, self->panel->y1 - self->panel->y0),
                        spacing, MIN (HIDDEN_PX, self->panel->y1 - self->panel->y0), &style);
  if (width <= spacing && box.y >= frame->plot.y && desmi_scene_has_room (frame->scene, &box, 2))
    desmi_frame_add_label (frame, desmi_audience_hidden_word (locale_of (self)), box.x,
                           box.y + frame->line / 2, DESMI_ALIGN_START, &frame->font,
                           &theme_of (self)->text, width + 1, FALSE);
}

/* A triangle that points downwards, on the line. */
static void
draw_event (const DesmiRolloutSteps *self, guint index)
{
  double     x = desmi_time_axis_x (&self->panel->time, index);
  double     level = level_of (self, FALSE, index);
  double     y = isnan (level) ? self->panel->y1 : desmi_panel_y (self->panel, level);
  DesmiStyle style
      = { .fill = theme_of (self)->late, .stroke = theme_of (self)->text, .stroke_width = 1 };
  DesmiSceneMark *path = desmi_scene_add_path (self->panel->frame->scene, &style);

  desmi_scene_path_move_to (path, x - EVENT_PX, y - EVENT_PX);
  desmi_scene_path_line_to (path, x + EVENT_PX, y - EVENT_PX);
  desmi_scene_path_line_to (path, x, y + EVENT_PX);
  desmi_scene_path_close (path);
}

static gint64
count_left (const DesmiRolloutSteps *self, guint index)
{
  int row = self->series->points[index].row;

  return row >= 0 ? desmi_progress_get_count (self->data->table, (guint) row, "left") : -1;
}

/* "Indonesia, 2018: 252 villages, plan 250, 130 joined" */
static char *
describe (const DesmiRolloutSteps *self, guint index)
{
  const DesmiProgressPoint *point = &self->series->points[index];
  const DesmiLocale        *locale = locale_of (self);
  g_autofree char *when = desmi_time_axis_name (&self->data->time, index, locale), *value = NULL;
  GString         *out = g_string_new (self->series->name);
  double           before = index > 0 ? level_of (self, FALSE, index - 1) : 0;

  g_string_append_printf (out, "%s%s: ", out->len > 0 ? ", " : "", when);
  if (isnan (point->value))
    g_string_append (out, point->mark == DESMI_MARK_SUPPRESSED
                              ? desmi_locale_text (locale, N_ ("hidden"))
                              : desmi_locale_text (locale, N_ ("not reported")));
  else
    {
      value = desmi_value_to_text (point->value, self->data->type, locale);
      g_string_append_printf (
          out, desmi_locale_plural (locale, "%s village", "%s villages", (gulong) point->value),
          value);
    }
  if (point->value > before)
    {
      g_autofree char *joined
          = desmi_value_to_text (point->value - before, self->data->type, locale);

      g_string_append (out, ", ");
      /* Translators: %s is how many villages came into the programme in a year. */
      g_string_append_printf (out, desmi_locale_text (locale, N_ ("%s joined")), joined);
    }
  if (!isnan (point->target))
    {
      g_autofree char *plan = desmi_value_to_text (point->target, self->data->type, locale);

      g_string_append (out, ", ");
      /* Translators: %s is a number of villages. */
      g_string_append_printf (out, desmi_locale_text (locale, N_ ("planned %s")), plan);
    }
  if (count_left (self, index) > 0)
    {
      g_autofree char *left = desmi_format_count (count_left (self, index), locale);

      g_string_append (out, ", ");
      /* Translators: %s is how many villages went out of the programme in a year. */
      g_string_append_printf (out, desmi_locale_text (locale, N_ ("%s left")), left);
    }
  return g_string_free (out, FALSE);
}

static void
add_datum (const DesmiRolloutSteps *self, guint index)
{
  const DesmiProgressPoint *point = &self->series->points[index];
  double                    level = level_of (self, FALSE, index), x = left_of (self, index);
  double           y = isnan (level) ? self->panel->y1 : desmi_panel_y (self->panel, level);
  double           spacing = desmi_time_axis_spacing (&self->panel->time);
  DesmiStyle       none = { .radius = 2 };
  g_autofree char *said = describe (self, index);
  const char      *when
      = desmi_table_get_text (self->data->table, (guint) point->row, self->data->period);
  g_autofree char *key = g_strdup_printf ("%s:%s\t%s", self->series->key, when, self->series->key);
  DesmiSceneMark  *mark
      = desmi_scene_add_rect (self->panel->frame->scene, x, y - 2, spacing, 4, &none);

  desmi_scene_mark_set_datum (mark, key, point->row, said);
  desmi_scene_mark_set_hit (mark, x, self->panel->y0, spacing, self->panel->y1 - self->panel->y0);
  if (g_strcmp0 (self->series->code, "district") == 0)
    desmi_scene_mark_add_filter (
        mark, desmi_table_get_column_name (self->data->table, self->data->period), when);
}

/* Whether a line, or a triangle on it, goes through a box. */
static gboolean
is_crossed (const DesmiRolloutSteps *self, const DesmiBox *box)
{
  for (int plan = 0; plan < 2; plan++)
    for (guint i = 0; i < self->panel->time.n; i++)
      {
        double level = level_of (self, plan, i);
        double before = i > 0 ? level_of (self, plan, i - 1) : (double) NAN;
        double top, bottom;

        if (isnan (level) || left_of (self, i + 1) < box->x
            || left_of (self, i) > box->x + box->width)
          continue;
        top = bottom = desmi_panel_y (self->panel, level);
        if (!isnan (before) && left_of (self, i) >= box->x)
          bottom = desmi_panel_y (self->panel, before);
        if (top - EVENT_PX <= box->y + box->height && bottom + EVENT_PX >= box->y)
          return TRUE;
      }
  return FALSE;
}

/* Where the day of the data is written: low, where lines are seldom, or as high as there is room.
 * Returns: whether there is any */
static gboolean
find_today_room (const DesmiRolloutSteps *self, DesmiBox *box)
{
  DesmiFrame *frame = self->panel->frame;
  double      low = self->panel->y1 - frame->line - 4;

  for (double y = low; y >= self->panel->y0 + 2; y -= frame->line / 2)
    {
      box->y = y;
      if (desmi_scene_has_room (frame->scene, box, 2) && !is_crossed (self, box))
        return TRUE;
    }
  return FALSE;
}

/* A thin line across where the data end. */
static void
draw_today (const DesmiRolloutSteps *self)
{
  DesmiFrame *frame = self->panel->frame;
  double      x, width, left;
  DesmiStyle  style = { .stroke = theme_of (self)->text_dim, .stroke_width = 1, .dash = { 1, 3 } };
  DesmiSceneMark *line;
  DesmiBox        box;

  if (isnan (self->today) || self->today > self->panel->time.n)
    return;
  x = round (left_of (self, 0) + self->today * desmi_time_axis_spacing (&self->panel->time)) - 0.5;
  line = desmi_scene_add_path (frame->scene, &style);
  desmi_scene_path_move_to (line, x, self->panel->y0);
  desmi_scene_path_line_to (line, x, self->panel->y1);
  width = desmi_frame_measure (frame, self->today_text, &frame->font);
  left = MAX (self->panel->time.x0 + 2, x - width - 4);
  box = (DesmiBox){ left, 0, width, frame->line };
  if (self->panel->axes && left + width <= frame->plot.x + frame->plot.width
      && find_today_room (self, &box))
    desmi_frame_add_label (frame, self->today_text, left, box.y + frame->line / 2,
                           DESMI_ALIGN_START, &frame->font, &theme_of (self)->text_dim, width + 1,
                           FALSE);
}

/**
 * desmi_rollout_steps_draw:
 *
 * Draws into the open panel, whose axis of time may go on after the last year of the data.
 */
void
desmi_rollout_steps_draw (const DesmiRolloutSteps *self)
{
  DesmiStyle came = desmi_rollout_steps_style (theme_of (self));
  DesmiStyle plan = desmi_rollout_steps_plan_style (theme_of (self));

  draw_steps (self, FALSE, &came);
  draw_steps (self, TRUE, &plan);
  for (guint i = 0; i < self->data->time.n; i++)
    {
      if (self->series->points[i].mark == DESMI_MARK_SUPPRESSED && self->series->points[i].row >= 0)
        draw_hidden (self, i);
      if (count_left (self, i) > 0)
        draw_event (self, i);
    }
  draw_numbers (self);
  draw_today (self);
  for (guint i = 0; i < self->data->time.n; i++)
    if (self->series->points[i].row >= 0)
      add_datum (self, i);
}
