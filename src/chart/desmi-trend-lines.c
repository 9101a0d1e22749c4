/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The lines of the trend chart, their labels, and where each month can be pointed at. */
#include "chart/desmi-hidden.h"
#include "chart/desmi-line.h"
#include "chart/desmi-spread.h"
#include "chart/desmi-trend-private.h"

#include <math.h>

#define REACH 24.0       /* px from a line within which it is pointed at */
#define COVERED 1.0      /* px between lines, from which both are seen */
#define RETURNS_DASH 7.0 /* px, on paper */
#define RETURNS_GAP 3.0
#define LINE_GAP 2.0     /* px between labels */
#define HIT_MIN 2.0      /* px that can be pointed at */
#define LEADER_FROM 12.0 /* px that a label may be moved before a line leads to it */

/**
 * desmi_trend_series_key:
 *
 * Returns: the key of a line, which its labels have too
 */
const char *
desmi_trend_series_key (DesmiDirection direction)
{
  return direction == DESMI_DIRECTION_OUT ? "series:out" : "series:return";
}

static const DesmiColor *
color_of (const DesmiTrend *self, DesmiDirection direction)
{
  return direction == DESMI_DIRECTION_OUT ? &desmi_trend_theme (self)->departures
                                          : &desmi_trend_theme (self)->returns;
}

/* Whether one line would cover a piece of the other. */
static gboolean
covers (const DesmiTrend *self)
{
  const DesmiTrendData *data = self->data;
  guint                 n_same = 0;

  for (guint i = 0; data->cells[0] != NULL && data->cells[1] != NULL && i < data->time.n; i++)
    {
      double apart = fabs (desmi_trend_y (self, data->cells[0][i].value)
                           - desmi_trend_y (self, data->cells[1][i].value));

      n_same = apart < COVERED ? n_same + 1 : 0;
      if (n_same > 1)
        return TRUE;
    }
  return FALSE;
}

static void
draw_series (DesmiTrend *self, DesmiDirection direction, gboolean dashed)
{
  const DesmiTrendCell *cells = self->data->cells[direction];
  const DesmiTheme     *theme = desmi_trend_theme (self);
  DesmiStyle            style
      = { .stroke = *color_of (self, direction), .stroke_width = desmi_theme_line_width (theme) };
  g_autofree DesmiLinePoint *points = NULL;

  if (cells == NULL)
    return;
  if (dashed)
    {
      style.dash[0] = RETURNS_DASH;
      style.dash[1] = RETURNS_GAP;
    }
  points = g_new (DesmiLinePoint, self->data->time.n);
  for (guint i = 0; i < self->data->time.n; i++)
    points[i] = (DesmiLinePoint){ desmi_trend_x (self, i), desmi_trend_y (self, cells[i].value),
                                  cells[i].mark == DESMI_MARK_ESTIMATE };
  desmi_line_draw (self->frame->scene, points, self->data->time.n, &style, TRUE,
                   desmi_trend_series_key (direction));
}

static gboolean
is_hidden (const DesmiTrendCell *cell)
{
  return isnan (cell->value) && cell->mark == DESMI_MARK_SUPPRESSED;
}

static void
draw_hidden (DesmiTrend *self, DesmiDirection direction)
{
  const DesmiTrendCell *cells = self->data->cells[direction];
  double                half = desmi_time_axis_spacing (&self->time) / 2;

  for (guint i = 0, end; cells != NULL && i < self->data->time.n; i = end)
    {
      end = i + 1;
      if (!is_hidden (&cells[i]))
        continue;
      while (end < self->data->time.n && is_hidden (&cells[end]))
        end++;
      desmi_hidden_draw (self->frame->scene, MAX (desmi_trend_x (self, i) - half, self->time.x0),
                         MIN (desmi_trend_x (self, end - 1) + half, self->time.x1), self->y1,
                         desmi_trend_series_key (direction));
    }
}

/* The name of a line, looking for its place at the line's end. */
typedef struct
{
  int    last;    /* month, -1: the line has no value */
  double wanted;  /* px, of the line's end */
  double y;       /* px, middle of the label */
  guint  n_lines; /* 2: the value stands below the name */
} EndLabel;

/* Where the names begin: beside the plot, or beside the only point. */
static double
label_x (const DesmiTrend *self, const EndLabel *label)
{
  return (self->single ? desmi_trend_x (self, label->last) : self->time.x1) + 8;
}

static double
label_room (const DesmiTrend *self, const EndLabel *label)
{
  return self->frame->plot.x + self->frame->plot.width - label_x (self, label);
}

static void
find_end_label (const DesmiTrend *self, DesmiDirection direction, EndLabel *label)
{
  double line = self->frame->line, half;

  label->last = desmi_trend_data_find_end (self->data, direction, TRUE);
  if (label->last < 0)
    return;
  label->n_lines = desmi_trend_label_width (self, direction) > label_room (self, label)
                           && self->frame->spec->show_values
                       ? 2
                       : 1;
  half = label->n_lines * line / 2;
  label->wanted = desmi_trend_y (self, self->data->cells[direction][label->last].value);
  label->y = CLAMP (label->wanted, self->frame->plot.y + half, self->y1 + line / 2 - half);
}

static void
move_apart (const DesmiTrend *self, EndLabel labels[2])
{
  double          line = self->frame->line;
  EndLabel       *upper = labels[0].wanted <= labels[1].wanted ? &labels[0] : &labels[1];
  EndLabel       *lower = upper == &labels[0] ? &labels[1] : &labels[0];
  DesmiSpreadItem items[]
      = { { upper->y, upper->n_lines * line, 0 }, { lower->y, lower->n_lines * line, 0 } };

  if (labels[0].last < 0 || labels[1].last < 0)
    return;
  desmi_spread (items, 2, self->frame->plot.y, self->y1 + line / 2, LINE_GAP);
  upper->y = items[0].at;
  lower->y = items[1].at;
}

/* A line to a label that is not where its line ends. */
static void
draw_leader (DesmiTrend *self, const EndLabel *label)
{
  DesmiStyle      style = { .stroke = desmi_trend_theme (self)->axis, .stroke_width = 1 };
  double          end = desmi_trend_x (self, label->last);
  DesmiSceneMark *leader;

  if (self->single
      || (fabs (label->y - label->wanted) <= LEADER_FROM && self->time.x1 - end <= LEADER_FROM))
    return;
  leader = desmi_scene_add_path (self->frame->scene, &style);
  desmi_scene_path_move_to (leader, end + 4, label->wanted);
  desmi_scene_path_line_to (leader, self->time.x1 + 7, label->y);
}

static void
draw_end_label (DesmiTrend *self, DesmiDirection direction, const EndLabel *label)
{
  DesmiFrame      *frame = self->frame;
  const char      *name = desmi_direction_name (direction, desmi_trend_locale (self));
  g_autofree char *value = desmi_trend_last_value (self, direction);
  g_autofree char *both = g_strdup_printf ("%s%s%s", name, *value != '\0' ? " " : "", value);
  const char      *texts[] = { label->n_lines > 1 ? name : both, value };

  for (guint i = 0; i < label->n_lines; i++)
    {
      double          x = label_x (self, label), room = label_room (self, label) + 0.5;
      double          y = label->y + (i - (label->n_lines - 1) / 2.0) * frame->line;
      double          width = MIN (room, desmi_frame_measure (frame, texts[i], &frame->font));
      DesmiBox        box = { x, y - frame->line / 2, width, frame->line };
      DesmiSceneMark *mark;

      /* In a low plot the months stand where the label of a line that ends at 0 would. */
      if (!desmi_scene_has_room (frame->scene, &box, 0))
        continue;
      mark = desmi_frame_add_label (frame, texts[i], x, y, DESMI_ALIGN_START, &frame->font,
                                    &desmi_trend_theme (self)->text, room, FALSE);
      if (mark != NULL)
        desmi_scene_mark_set_datum (mark, desmi_trend_series_key (direction), -1, NULL);
    }
}

/**
 * desmi_trend_draw_end_labels:
 *
 * Writes names and last values at the ends of the lines, moved apart, with a line to those that
 * stand elsewhere.
 */
void
desmi_trend_draw_end_labels (DesmiTrend *self)
{
  EndLabel labels[2] = { { 0 } };

  for (int d = 0; d < 2; d++)
    find_end_label (self, (DesmiDirection) d, &labels[d]);
  move_apart (self, labels);
  for (int d = 0; d < 2; d++)
    {
      if (labels[d].last < 0)
        continue;
      draw_leader (self, &labels[d]);
      draw_end_label (self, (DesmiDirection) d, &labels[d]);
    }
}

static double
y_of_cell (const DesmiTrend *self, DesmiDirection direction, guint month)
{
  const DesmiTrendCell *cell = &self->data->cells[direction][month];

  return isnan (cell->value) ? desmi_trend_y (self, 0) : desmi_trend_y (self, cell->value);
}

/* Where a point is pointed at: as wide as the months it stands for, up to the middle between the
 * lines. */
static DesmiBox
hit_of (const DesmiTrend *self, DesmiDirection direction, guint month, guint from, guint to)
{
  DesmiDirection other
      = direction == DESMI_DIRECTION_OUT ? DESMI_DIRECTION_RETURN : DESMI_DIRECTION_OUT;
  double spacing = desmi_time_axis_spacing (&self->time);
  double y = y_of_cell (self, direction, month);
  double top = MAX (y - REACH, 0), bottom = MIN (y + REACH, self->frame->context->height);

  if (self->data->cells[other] != NULL)
    {
      double   there = y_of_cell (self, other, month), middle = (y + there) / 2;
      gboolean above = y < there;

      if (fabs (y - there) < 1)
        {
          middle = MAX (MIN (y, there) - 4, HIT_MIN); /* at the upper edge of the smallest charts */
          above = direction == DESMI_DIRECTION_OUT;
        }
      if (above)
        bottom = MIN (bottom, middle);
      else
        top = MAX (top, middle);
    }
  return (DesmiBox){ desmi_trend_x (self, from) - spacing / 2, top, spacing * (to - from),
                     bottom - top };
}

/* What can be pointed at: one month, or the greatest of those from @from to before @to. */
static void
add_datum (DesmiTrend *self, DesmiDirection direction, guint month, guint from, guint to)
{
  double           x = desmi_trend_x (self, month), y = y_of_cell (self, direction, month);
  DesmiBox         hit = hit_of (self, direction, month, from, to);
  DesmiStyle       none = { .radius = DESMI_LINE_DOT };
  g_autofree char *said = desmi_trend_describe_cell (self, direction, month);
  g_autofree char *key = NULL;
  DesmiPeriod      period = desmi_time_axis_get (&self->time, month);
  g_autofree char *text = desmi_period_to_text (&period);
  DesmiSceneMark  *mark;

  key = g_strdup_printf ("%s:%s\t%s", desmi_direction_to_code (direction), text,
                         desmi_trend_series_key (direction));
  mark = desmi_scene_add_rect (self->frame->scene, x - DESMI_LINE_DOT, y - DESMI_LINE_DOT,
                               2 * DESMI_LINE_DOT, 2 * DESMI_LINE_DOT, &none);
  desmi_scene_mark_set_datum (mark, key, desmi_trend_data_get_row (self->data, direction, month),
                              said);
  desmi_scene_mark_set_hit (mark, hit.x, hit.y, hit.width, hit.height);
  if (!isnan (self->data->cells[direction][month].value))
    desmi_scene_mark_add_filter (mark, self->data->column, text);
}

/* The month of both lines' greatest value, so that both are pointed at in the same place. */
static guint
greatest_month (const DesmiTrendData *data, guint from, guint to)
{
  guint  best = from;
  double most = -HUGE_VAL;

  for (guint i = from; i < to; i++)
    for (int d = 0; d < 2; d++)
      if (data->cells[d] != NULL && data->cells[d][i].value > most)
        {
          best = i;
          most = data->cells[d][i].value;
        }
  return best;
}

/* One for each month; where months are narrower than a pixel, one for each pixel. */
static void
add_direction_data (DesmiTrend *self, DesmiDirection direction)
{
  for (guint i = 0; self->data->cells[direction] != NULL && i < self->data->time.n;)
    {
      guint end = i + 1;

      while (end < self->data->time.n && desmi_trend_x (self, end) < desmi_trend_x (self, i) + 1)
        end++;
      add_datum (self, direction, greatest_month (self->data, i, end), i, end);
      i = end;
    }
}

/**
 * desmi_trend_draw_lines:
 *
 * Draws both lines, departures on top; where they lie on each other, returns are dashed on top of
 * them.
 */
void
desmi_trend_draw_lines (DesmiTrend *self)
{
  gboolean covered = covers (self);

  draw_hidden (self, DESMI_DIRECTION_RETURN);
  draw_hidden (self, DESMI_DIRECTION_OUT);
  if (covered)
    draw_series (self, DESMI_DIRECTION_OUT, FALSE);
  /* A grey copy shows no colours. */
  draw_series (self, DESMI_DIRECTION_RETURN,
               covered || desmi_trend_theme (self)->kind == DESMI_THEME_PRINT);
  if (!covered)
    draw_series (self, DESMI_DIRECTION_OUT, FALSE);
}

/**
 * desmi_trend_add_data:
 *
 * Adds what can be pointed at and walked to.
 */
void
desmi_trend_add_data (DesmiTrend *self)
{
  add_direction_data (self, DESMI_DIRECTION_OUT);
  add_direction_data (self, DESMI_DIRECTION_RETURN);
}
