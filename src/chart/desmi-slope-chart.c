/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A slope chart: each category as a line between two times, named with its value at both ends. */
#include "chart/desmi-frame.h"
#include "chart/desmi-line.h"
#include "chart/desmi-palette.h"
#include "chart/desmi-slope-data.h"
#include "chart/desmi-spread.h"
#include "core/desmi-audience.h"

#include <math.h>

#define MOST_LINES 12
#define NAME_SHARE 0.26  /* of the width, at most, for the names of one end */
#define SLOPE_MIN 40.0   /* px between the two times; less shows no slope */
#define LEADER 18.0      /* px between an end and its label */
#define LEADER_FROM 12.0 /* px that a label may be moved before a line leads to it */
#define LINE_GAP 2.0
#define GAP 10.0

typedef struct
{
  DesmiFrame      *frame;
  DesmiSlopeData  *data;
  double           low, high; /* values at the ends of the height */
  double           top, bottom;
  double           x[DESMI_SLOPE_N_ENDS];                                 /* px, of the two times */
  double           values[DESMI_SLOPE_N_ENDS], names[DESMI_SLOPE_N_ENDS]; /* px of their columns */
  DesmiSpreadItem *labels[DESMI_SLOPE_N_ENDS]; /* of those shown, the highest first */
  guint           *lines[DESMI_SLOPE_N_ENDS];  /* whose labels they are */
  guint            n_labels[DESMI_SLOPE_N_ENDS];
} Slope;

static const DesmiLocale *
locale_of (const Slope *self)
{
  return self->frame->context->locale;
}

static const DesmiTheme *
theme_of (const Slope *self)
{
  return self->frame->context->theme;
}

static guint
n_lines (const Slope *self)
{
  return desmi_cube_get_n_rows (&self->data->cube);
}

/* What is hidden stands at 0: where it would be tells nothing of it. */
static double
y_of (const Slope *self, const DesmiCell *cell)
{
  double value = cell->n_values > 0 ? cell->value : 0;

  return self->bottom - (value - self->low) / (self->high - self->low) * (self->bottom - self->top);
}

static char *
make_key (const Slope *self, guint line)
{
  return g_strdelimit (
      g_strdup_printf ("line:%s", desmi_cube_get_row (&self->data->cube, line)->key), "\t", ' ');
}

static const DesmiFont *
font_of (const Slope *self, guint line)
{
  return self->data->marked[line] ? &self->frame->bold : &self->frame->font;
}

/* The value, and of those that change most by how much. */
static char *
value_text (const Slope *self, guint line, DesmiSlopeEnd end)
{
  DesmiCell        cell = desmi_slope_data_get (self->data, line, end);
  g_autofree char *value = NULL, *change = NULL;

  if (cell.n_values == 0)
    return g_strdup (desmi_audience_hidden_word (locale_of (self)));
  value = desmi_value_to_mark (cell.value, self->data->cube.type, locale_of (self));
  if (cell.n_rows > cell.n_values)
    return g_strdup_printf ("≥ %s", value);
  if (end == DESMI_SLOPE_AFTER && self->data->marked[line])
    change = desmi_slope_data_change_text (self->data, line, FALSE, locale_of (self));
  return change != NULL ? g_strdup_printf ("%s (%s)", value, change) : g_steal_pointer (&value);
}

static void
find_range (Slope *self)
{
  for (guint i = 0; i < n_lines (self); i++)
    for (guint end = 0; end < DESMI_SLOPE_N_ENDS; end++)
      {
        DesmiCell cell = desmi_slope_data_get (self->data, i, end);

        if (cell.n_values == 0)
          continue;
        self->low = MIN (self->low, cell.value);
        self->high = MAX (self->high, cell.value);
      }
  if (!(self->high > self->low))
    self->high = self->low + 1;
}

static void
measure_labels (Slope *self, DesmiSlopeEnd end)
{
  for (guint i = 0; i < n_lines (self); i++)
    {
      g_autofree char *value = NULL;
      const char      *name = desmi_cube_get_row (&self->data->cube, i)->name;

      if (!desmi_slope_data_is_shown (self->data, i, end))
        continue;
      value = value_text (self, i, end);
      self->values[end]
          = MAX (self->values[end], desmi_frame_measure (self->frame, value, font_of (self, i)));
      self->names[end]
          = MAX (self->names[end], desmi_frame_measure (self->frame, name, font_of (self, i)));
    }
  self->names[end] = MIN (self->names[end] + 1, NAME_SHARE * self->frame->context->width);
}

/* px that the labels of an end take beside it. */
static double
side_width (const Slope *self, DesmiSlopeEnd end)
{
  return LEADER + self->values[end] + (self->names[end] > 0 ? GAP + self->names[end] : 0);
}

/* A line with the times, and below it as many labels as there is room for. */
static gboolean
make_room (Slope *self)
{
  const DesmiBox *plot = &self->frame->plot;
  double          line = self->frame->line, height, room;
  guint           most
      = self->frame->spec->max_categories > 0 ? self->frame->spec->max_categories : MOST_LINES;

  self->top = ceil (plot->y + 1.5 * line + GAP);
  self->bottom = floor (plot->y + plot->height - line / 2 - 1);
  height = self->bottom - self->top + line;
  most = MIN (most, (guint) MAX (0, floor (height / (line + LINE_GAP))));
  if (most < 1)
    return FALSE;
  desmi_slope_data_limit (self->data, most, locale_of (self));
  if (n_lines (self) > most)
    return FALSE;
  find_range (self);
  for (guint end = 0; end < DESMI_SLOPE_N_ENDS; end++)
    measure_labels (self, end);
  room = plot->width - SLOPE_MIN * self->frame->em;
  if (side_width (self, DESMI_SLOPE_BEFORE) + side_width (self, DESMI_SLOPE_AFTER) > room)
    self->names[DESMI_SLOPE_BEFORE] = 0; /* they stand at the other end, too */
  if (side_width (self, DESMI_SLOPE_BEFORE) + side_width (self, DESMI_SLOPE_AFTER) > room)
    return FALSE;
  self->x[DESMI_SLOPE_BEFORE] = ceil (plot->x + side_width (self, DESMI_SLOPE_BEFORE));
  self->x[DESMI_SLOPE_AFTER] = floor (plot->x + plot->width - side_width (self, DESMI_SLOPE_AFTER));
  return TRUE;
}

typedef struct
{
  const Slope  *self;
  DesmiSlopeEnd end;
} EndOf;

/* Labels stand in the order of their values. */
static int
compare_lines (gconstpointer a, gconstpointer b, gpointer user_data)
{
  const EndOf *of = user_data;
  guint        one = *(const guint *) a, two = *(const guint *) b;
  DesmiCell    x = desmi_slope_data_get (of->self->data, one, of->end);
  DesmiCell    y = desmi_slope_data_get (of->self->data, two, of->end);
  double       p = x.n_values > 0 ? x.value : 0, q = y.n_values > 0 ? y.value : 0;

  if (p < q || p > q)
    return p > q ? -1 : 1;
  return one < two ? -1 : one > two;
}

static void
spread_labels (Slope *self, DesmiSlopeEnd end)
{
  EndOf of = { self, end };
  guint n = 0;

  self->labels[end] = g_new0 (DesmiSpreadItem, n_lines (self) + 1);
  self->lines[end] = g_new0 (guint, n_lines (self) + 1);
  for (guint i = 0; i < n_lines (self); i++)
    if (desmi_slope_data_is_shown (self->data, i, end))
      self->lines[end][n++] = i;
  g_qsort_with_data (self->lines[end], (int) n, sizeof (guint), compare_lines, &of);
  for (guint i = 0; i < n; i++)
    {
      DesmiCell cell = desmi_slope_data_get (self->data, self->lines[end][i], end);

      self->labels[end][i] = (DesmiSpreadItem){ y_of (self, &cell), self->frame->line, 0 };
    }
  self->n_labels[end] = n;
  desmi_spread (self->labels[end], n, self->top - self->frame->line / 2,
                self->bottom + self->frame->line / 2, LINE_GAP);
}

static void
draw_text (Slope        *self,
           guint         line,
           const char   *text,
           DesmiSlopeEnd end,
           double        x,
           double        y,
           double        room)
{
  g_autofree char  *key = make_key (self, line);
  const DesmiColor *color
      = self->data->marked[line] ? &theme_of (self)->text : &theme_of (self)->text_dim;
  DesmiSceneMark *mark = desmi_frame_add_label (
      self->frame, text, x, y, end == DESMI_SLOPE_BEFORE ? DESMI_ALIGN_END : DESMI_ALIGN_START,
      font_of (self, line), color, room + 0.5, TRUE);

  if (mark != NULL)
    desmi_scene_mark_set_datum (mark, key, -1, NULL);
}

/* A line to a label that is not where its value is. */
static void
draw_leader (Slope *self, DesmiSlopeEnd end, double from, double to)
{
  double          sign = end == DESMI_SLOPE_BEFORE ? -1 : 1;
  DesmiStyle      style = { .stroke = theme_of (self)->axis, .stroke_width = 0.75 };
  DesmiSceneMark *leader;

  if (fabs (to - from) <= LEADER_FROM)
    return;
  leader = desmi_scene_add_path (self->frame->scene, &style);
  desmi_scene_path_move_to (leader, self->x[end] + sign * (DESMI_LINE_DOT + 2), from);
  desmi_scene_path_line_to (leader, self->x[end] + sign * (LEADER - 3), to);
}

static void
draw_labels (Slope *self, DesmiSlopeEnd end)
{
  double sign = end == DESMI_SLOPE_BEFORE ? -1 : 1, x = self->x[end] + sign * LEADER;

  for (guint i = 0; i < self->n_labels[end]; i++)
    {
      guint                  line = self->lines[end][i];
      const DesmiSpreadItem *label = &self->labels[end][i];
      g_autofree char       *value = value_text (self, line, end);

      /* What is hidden has no place, and least of all that of 0. */
      if (desmi_slope_data_get (self->data, line, end).n_values > 0)
        draw_leader (self, end, label->wanted, label->at);
      if (self->frame->spec->show_values)
        draw_text (self, line, value, end, x, label->at, self->values[end]);
      if (self->names[end] > 0)
        draw_text (self, line, desmi_cube_get_row (&self->data->cube, line)->name, end,
                   x + sign * (self->values[end] + GAP), label->at, self->names[end]);
    }
}

static DesmiStyle
style_of (const Slope *self, guint line)
{
  const DesmiCategory *category = desmi_cube_get_row (&self->data->cube, line);
  DesmiStyle           style = { .stroke = theme_of (self)->axis, .stroke_width = 1 };

  if (self->data->marked[line])
    {
      style = desmi_palette_line (theme_of (self), self->data->cube.rows.dimension, category->key,
                                  self->data->slots[line]);
      style.stroke_width = 2.5;
    }
  return style;
}

static void
draw_dot (Slope *self, guint line, DesmiSlopeEnd end)
{
  DesmiCell        cell = desmi_slope_data_get (self->data, line, end);
  DesmiStyle       style = { .fill = style_of (self, line).stroke, .radius = DESMI_LINE_DOT };
  g_autofree char *key = make_key (self, line);
  DesmiSceneMark  *mark;

  if (cell.n_values == 0)
    return;
  mark = desmi_scene_add_rect (self->frame->scene, self->x[end] - DESMI_LINE_DOT,
                               y_of (self, &cell) - DESMI_LINE_DOT, 2 * DESMI_LINE_DOT,
                               2 * DESMI_LINE_DOT, &style);
  desmi_scene_mark_set_datum (mark, key, -1, NULL);
}

/* Where a line has its label at an end; NULL: it has none. */
static const DesmiSpreadItem *
find_label (const Slope *self, guint line, DesmiSlopeEnd end)
{
  for (guint i = 0; i < self->n_labels[end]; i++)
    if (self->lines[end][i] == line)
      return &self->labels[end][i];
  return NULL;
}

/* Without a line between two values there is none to point at, but there is the label. */
static DesmiSceneMark *
add_label_target (Slope *self, guint line)
{
  DesmiStyle             none = { .radius = 0 };
  DesmiSlopeEnd          end = DESMI_SLOPE_BEFORE;
  const DesmiSpreadItem *label = find_label (self, line, end);
  double                 x, width;

  if (label == NULL)
    {
      end = DESMI_SLOPE_AFTER;
      label = find_label (self, line, end);
    }
  if (label == NULL)
    return NULL;
  width = side_width (self, end) - LEADER;
  x = end == DESMI_SLOPE_BEFORE ? self->x[end] - LEADER - width : self->x[end] + LEADER;
  return desmi_scene_add_rect (self->frame->scene, x, label->at - self->frame->line / 2, width,
                               self->frame->line, &none);
}

static DesmiSceneMark *
add_line (Slope *self, guint line)
{
  DesmiCell       before = desmi_slope_data_get (self->data, line, DESMI_SLOPE_BEFORE);
  DesmiCell       after = desmi_slope_data_get (self->data, line, DESMI_SLOPE_AFTER);
  DesmiStyle      style = style_of (self, line);
  DesmiSceneMark *mark;

  if (before.n_values == 0 || after.n_values == 0)
    return add_label_target (self, line);
  mark = desmi_scene_add_path (self->frame->scene, &style);
  desmi_scene_path_move_to (mark, self->x[DESMI_SLOPE_BEFORE], y_of (self, &before));
  desmi_scene_path_line_to (mark, self->x[DESMI_SLOPE_AFTER], y_of (self, &after));
  return mark;
}

/* The row of the table that a line is read at: that of its last value. */
static int
find_row (const Slope *self, guint line)
{
  const DesmiCategory *category = desmi_cube_get_row (&self->data->cube, line);

  for (int end = DESMI_SLOPE_AFTER; end >= 0; end--)
    if (self->data->columns[end] >= 0)
      {
        int row = desmi_cube_table_find (
            &self->data->behind, category,
            desmi_cube_get_column (&self->data->cube, (guint) self->data->columns[end]));

        if (row >= 0)
          return row;
      }
  return -1;
}

static void
draw_line (Slope *self, guint line)
{
  const DesmiCategory *category = desmi_cube_get_row (&self->data->cube, line);
  g_autofree char     *key = make_key (self, line);
  g_autofree char     *said = NULL;
  DesmiSceneMark      *mark;

  mark = add_line (self, line);
  if (mark == NULL)
    return;
  said = desmi_slope_data_describe (self->data, line, locale_of (self));
  desmi_scene_mark_set_datum (mark, key, find_row (self, line), said);
  if (!category->is_other)
    desmi_scene_mark_add_filter (mark, self->data->cube.rows.dimension, category->key);
  for (guint end = 0; end < DESMI_SLOPE_N_ENDS; end++)
    draw_dot (self, line, end);
}

/* The two times as uprights with their names above. */
static void
draw_ends (Slope *self)
{
  DesmiFrame *frame = self->frame;
  double      height = self->bottom - self->top;
  DesmiStyle  style = { .fill = theme_of (self)->grid };

  for (guint end = 0; end < DESMI_SLOPE_N_ENDS; end++)
    {
      const DesmiCategory *time = desmi_slope_data_get_end (self->data, end);
      double               middle = (self->x[DESMI_SLOPE_BEFORE] + self->x[DESMI_SLOPE_AFTER]) / 2;
      double               from = end == DESMI_SLOPE_BEFORE ? frame->plot.x : middle + 2;
      double to = end == DESMI_SLOPE_BEFORE ? middle - 2 : frame->plot.x + frame->plot.width;
      double width, left;

      if (time == NULL)
        continue;
      desmi_scene_add_rect (frame->scene, floor (self->x[end]), self->top, 1, height, &style);
      width = MIN (desmi_frame_measure (frame, time->name, &frame->bold), to - from);
      left = CLAMP (self->x[end] - width / 2, from, to - width);
      desmi_frame_add_label (frame, time->name, left, frame->plot.y + frame->line / 2,
                             DESMI_ALIGN_START, &frame->bold, &theme_of (self)->text, width + 0.5,
                             FALSE);
    }
}

static void
draw (Slope *self)
{
  if (!make_room (self))
    return;
  draw_ends (self);
  for (guint end = 0; end < DESMI_SLOPE_N_ENDS; end++)
    spread_labels (self, end);
  for (int marked = 0; marked < 2; marked++)
    for (guint i = 0; i < n_lines (self); i++)
      if (self->data->marked[i] == marked)
        draw_line (self, i);
  for (guint end = 0; end < DESMI_SLOPE_N_ENDS; end++)
    {
      draw_labels (self, end);
      g_free (self->labels[end]);
      g_free (self->lines[end]);
    }
}

/**
 * desmi_slope_chart_layout:
 * @table: a column of names, one of times, and one of numbers
 *
 * Lays out a slope chart of the first and the last time.
 *
 * Returns: (transfer full) (nullable): the scene; %NULL with DESMI_CHART_ERROR_DATA
 */
DesmiScene *
desmi_slope_chart_layout (DesmiTable              *table,
                          const DesmiChartSpec    *spec,
                          const DesmiChartContext *context,
                          GError                 **error)
{
  g_auto (DesmiSlopeData) data = { 0 };
  g_auto (DesmiFrame)     frame = { 0 };
  Slope                   self = { .frame = &frame, .data = &data };

  if (!desmi_slope_data_read (&data, table, context->locale, error))
    return NULL;
  desmi_frame_begin (&frame, data.behind.table, spec, context);
  if (n_lines (&self) > 0)
    {
      g_autofree char *summary = desmi_slope_data_summarize (&data, context->locale);

      desmi_scene_set_summary (frame.scene, summary);
    }
  desmi_frame_note_invalid (&frame, data.cube.n_invalid);
  if (desmi_frame_open (&frame))
    {
      if (data.cube.total.n_values + data.cube.n_suppressed > 0)
        draw (&self);
      else
        desmi_frame_say_empty (&frame, NULL);
    }
  return desmi_frame_end (&frame);
}
