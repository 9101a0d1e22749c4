/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Draws a line a series with its name at the end, and a dashed one for the target. */
#include "chart/desmi-progress-lines.h"

#include "chart/desmi-before.h"
#include "chart/desmi-hidden.h"
#include "chart/desmi-line.h"
#include "chart/desmi-palette.h"
#include "chart/desmi-spread.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#define REACH 24.0       /* px from a line within which it is pointed at */
#define APART 3.0        /* px of height, at least, for each of those that lie on each other */
#define LABEL_GAP 4.0    /* px between labels */
#define LEADER_FROM 12.0 /* px that a label may be moved before a line leads to it */
#define LABEL_X 8.0      /* px from the plot to the labels */

static const DesmiTheme *
theme_of (const DesmiProgressLines *self)
{
  return self->panel->frame->context->theme;
}

static const DesmiLocale *
locale_of (const DesmiProgressLines *self)
{
  return self->panel->frame->context->locale;
}

static const DesmiProgressSeries *
series_at (const DesmiProgressLines *self, guint index)
{
  return g_ptr_array_index (self->data->series, index);
}

/**
 * desmi_progress_lines_get_styles:
 *
 * Returns: (transfer full): how the line of each series is drawn; a group is grey
 */
DesmiStyle *
desmi_progress_lines_get_styles (const DesmiProgressData *data,
                                 const char              *dimension,
                                 const DesmiTheme        *theme)
{
  guint                   n = data->series->len;
  DesmiStyle             *styles = g_new0 (DesmiStyle, n + 1);
  g_autofree const char **codes = g_new0 (const char *, n + 1);
  g_autofree int         *slots = g_new0 (int, n + 1);

  for (guint i = 0; i < n; i++)
    codes[i] = ((const DesmiProgressSeries *) g_ptr_array_index (data->series, i))->code;
  desmi_palette_assign (dimension, codes, n, slots);
  for (guint i = 0; i < n; i++)
    {
      styles[i] = desmi_palette_line (theme, dimension, codes[i] != NULL ? codes[i] : "", slots[i]);
      styles[i].stroke_width = desmi_theme_line_width (theme);
    }
  return styles;
}

/**
 * desmi_progress_lines_target_style:
 *
 * Returns: how a target is drawn
 */
DesmiStyle
desmi_progress_lines_target_style (const DesmiTheme *theme)
{
  return (DesmiStyle){ .stroke = theme->text, .stroke_width = 1, .dash = { 5, 4 } };
}

/* (transfer full): the value, and where it is older than the axis is long, of when it is: beside
 * others that go to the end it would be taken for one of then. */
static char *
dup_value (const DesmiProgressData   *data,
           const DesmiProgressSeries *series,
           const DesmiLocale         *locale)
{
  g_autofree char *value
      = desmi_value_to_mark (series->points[series->last].value, data->type, locale);
  g_autofree char *when = NULL;

  if ((guint) series->last + 1 >= data->time.n)
    return g_steal_pointer (&value);
  when = desmi_time_axis_name (&data->time, (guint) series->last, locale);
  return g_strdup_printf ("%s (%s)", value, when);
}

/**
 * desmi_progress_lines_last:
 *
 * Returns: (transfer full): "82% · 17 of 24 villages" of the last period with a value;
 * "82% (Q3 2023) · 17 of 24 villages" where others come after it
 */
char *
desmi_progress_lines_last (const DesmiProgressData   *data,
                           const DesmiProgressSeries *series,
                           gboolean                   with_coverage,
                           const DesmiLocale         *locale)
{
  const DesmiProgressPoint *last = series->last >= 0 ? &series->points[series->last] : NULL;
  g_autofree char          *value = NULL, *coverage = NULL;

  if (last == NULL)
    return g_strdup ("–");
  value = dup_value (data, series, locale);
  if (with_coverage)
    coverage = desmi_progress_coverage (last->reported, last->of, locale);
  return coverage != NULL ? g_strdup_printf ("%s · %s", value, coverage) : g_steal_pointer (&value);
}

/**
 * desmi_progress_lines_measure:
 * @most: px
 *
 * Returns: px of the room that the names and last values take right of the plot, at most @most
 */
double
desmi_progress_lines_measure (const DesmiProgressData *data, DesmiFrame *frame, double most)
{
  double width = 0;

  for (guint i = 0; i < data->series->len; i++)
    {
      const DesmiProgressSeries *series = g_ptr_array_index (data->series, i);
      g_autofree char           *text
          = desmi_progress_lines_last (data, series, TRUE, frame->context->locale);

      if (series->last < 0)
        continue;
      width = MAX (width, desmi_frame_measure (frame, series->name, &frame->font));
      width = MAX (width, desmi_frame_measure (frame, text, &frame->bold));
    }
  return width > 0 ? MIN (width + 1, most) + LABEL_X : 0;
}

static void
draw_line (const DesmiProgressLines  *self,
           const DesmiProgressSeries *series,
           const DesmiStyle          *style)
{
  guint                      n = self->panel->time.n;
  g_autofree DesmiLinePoint *points = g_new (DesmiLinePoint, n);

  for (guint i = 0; i < n; i++)
    {
      const DesmiProgressPoint *point = &series->points[i];

      points[i]
          = (DesmiLinePoint){ desmi_time_axis_x (&self->panel->time, i),
                              isnan (point->value) ? (double) NAN
                                                   : desmi_panel_y (self->panel, point->value),
                              point->mark == DESMI_MARK_ESTIMATE };
    }
  desmi_line_draw (self->panel->frame->scene, points, n, style, TRUE, series->key);
}

static gboolean
is_hidden (const DesmiProgressPoint *point)
{
  return isnan (point->value) && point->row >= 0 && point->mark == DESMI_MARK_SUPPRESSED;
}

/* Whether what is shown hides anything in a period: of all series, or of the only one. */
static gboolean
hides (const DesmiProgressLines *self, guint index)
{
  for (guint i = 0; i < self->data->series->len; i++)
    if ((self->only < 0 || self->only == (int) i)
        && is_hidden (&series_at (self, i)->points[index]))
      return TRUE;
  return FALSE;
}

static void
draw_hidden (const DesmiProgressLines *self)
{
  const DesmiTimeAxis *time = &self->panel->time;
  double               half = desmi_time_axis_spacing (time) / 2;

  for (guint i = 0, end; i < time->n; i = end)
    {
      end = i + 1;
      if (!hides (self, i))
        continue;
      while (end < time->n && hides (self, end))
        end++;
      desmi_hidden_draw (
          self->panel->frame->scene, MAX (desmi_time_axis_x (time, i) - half, time->x0),
          MIN (desmi_time_axis_x (time, end - 1) + half, time->x1), self->panel->y1, NULL);
    }
}

/* A target holds for a whole period and then jumps to the next one: nothing was asked for between
 * the two, which a line from one to the other would say. */
static void
draw_target_steps (const DesmiProgressLines  *self,
                   const DesmiProgressSeries *series,
                   const DesmiStyle          *style)
{
  const DesmiTimeAxis *time = &self->panel->time;
  double               half = desmi_time_axis_spacing (time) / 2;
  DesmiSceneMark      *path = NULL;

  for (guint i = 0; i < time->n; i++)
    {
      double x = desmi_time_axis_x (time, i), y;

      if (isnan (series->points[i].target))
        {
          path = NULL;
          continue;
        }
      y = desmi_panel_y (self->panel, series->points[i].target);
      if (path == NULL)
        {
          path = desmi_scene_add_path (self->panel->frame->scene, style);
          desmi_scene_path_move_to (path, MAX (x - half, time->x0), y);
        }
      else
        desmi_scene_path_line_to (path, x - half, y);
      desmi_scene_path_line_to (path, MIN (x + half, time->x1), y);
    }
}

/* A target that holds for all of the time and every series is one line across; others have their
 * own steps only where there is one series. */
static void
draw_targets (const DesmiProgressLines *self)
{
  DesmiPanel *panel = self->panel;
  double      target = desmi_progress_data_get_target (self->data);
  DesmiStyle  style = desmi_progress_lines_target_style (theme_of (self));

  if (!isnan (target))
    {
      double          y = round (desmi_panel_y (panel, target)) + 0.5;
      DesmiSceneMark *line = desmi_scene_add_path (panel->frame->scene, &style);

      desmi_scene_path_move_to (line, panel->time.x0, y);
      desmi_scene_path_line_to (line, panel->time.x1, y);
    }
  else if (self->data->series->len == 1)
    draw_target_steps (self, series_at (self, 0), &style);
}

/* The name at the end of a line, in up to @n_lines. Returns: (transfer full): the lines */
static char **
wrap_name (const DesmiProgressLines *self, guint index, guint n_lines)
{
  DesmiFrame *frame = self->panel->frame;
  const char *name = series_at (self, index)->name;
  double      x = self->panel->time.x1 + LABEL_X;

  if (*name == '\0' || n_lines == 0)
    return g_new0 (char *, 1);
  return desmi_text_wrap (frame->context->measurer, name, &frame->font,
                          frame->plot.x + frame->plot.width - x, n_lines, FALSE);
}

static void
draw_words (const DesmiProgressLines *self,
            guint                     index,
            const char               *text,
            double                    middle,
            gboolean                  bold)
{
  DesmiFrame                *frame = self->panel->frame;
  const DesmiProgressSeries *series = series_at (self, index);
  double                     x = self->panel->time.x1 + LABEL_X;
  DesmiSceneMark            *mark = desmi_frame_add_label (
                 frame, text, x, middle, DESMI_ALIGN_START, bold ? &frame->bold : &frame->font,
                 &theme_of (self)->text, frame->plot.x + frame->plot.width - x, FALSE);

  if (mark == NULL)
    return;
  desmi_scene_mark_set_datum (mark, series->key, -1, NULL);
  if (!bold && mark->full_text == NULL && strcmp (text, series->name) != 0)
    mark->full_text = g_strdup (series->name);
}

/* Writes what a line is around a height: its name and below it the last value, if there is room for
 * both, else one of them. */
static void
draw_label (const DesmiProgressLines *self,
            guint                     index,
            double                    y,
            char *const              *names,
            gboolean                  both)
{
  DesmiFrame                *frame = self->panel->frame;
  const DesmiProgressSeries *series = series_at (self, index);
  guint                      n = g_strv_length ((char **) names);
  g_autofree char *last = desmi_progress_lines_last (self->data, series, TRUE, locale_of (self));
  double           room = frame->plot.x + frame->plot.width - self->panel->time.x1 - LABEL_X;
  double           top;

  if (desmi_frame_measure (frame, last, &frame->bold) > room)
    {
      g_free (last);
      last = desmi_progress_lines_last (self->data, series, FALSE, locale_of (self));
    }
  both = both || n == 0;
  top = y - (n + both) * frame->line / 2;
  for (guint i = 0; i < n; i++)
    draw_words (self, index, names[i], top + (i + 0.5) * frame->line, FALSE);
  if (both)
    draw_words (self, index, last, top + (n + 0.5) * frame->line, TRUE);
}

/* A line to a label that is not where its line ends, in the colour of the line; dotted where it
 * goes on over periods that have no value, as which it must not be read. */
static void
draw_leader (const DesmiProgressLines *self, guint index, double wanted, double y)
{
  const DesmiProgressSeries *series = series_at (self, index);
  DesmiStyle                 style = { .stroke = self->styles[index].stroke, .stroke_width = 1 };
  double                     end = desmi_time_axis_x (&self->panel->time, series->last);
  DesmiSceneMark            *leader;

  if (fabs (y - wanted) <= LEADER_FROM && self->panel->time.x1 - end <= LEADER_FROM)
    return;
  if (self->panel->time.x1 - end > LEADER_FROM)
    {
      style.dash[0] = 1;
      style.dash[1] = 4;
    }
  leader = desmi_scene_add_path (self->panel->frame->scene, &style);
  desmi_scene_path_move_to (leader, end + 4, wanted);
  desmi_scene_path_line_to (leader, self->panel->time.x1 + LABEL_X - 2, y);
  desmi_scene_mark_set_datum (leader, series->key, -1, NULL);
}

typedef struct
{
  guint  index;
  double y;
} End;

static int
compare_ends (gconstpointer a, gconstpointer b)
{
  const End *x = a, *y = b;

  return x->y < y->y ? -1 : x->y > y->y ? 1 : (int) x->index - (int) y->index;
}

/* The ends of all lines with a value, from top to bottom. */
static GArray *
list_ends (const DesmiProgressLines *self)
{
  GArray *ends = g_array_new (FALSE, FALSE, sizeof (End));

  for (guint i = 0; i < self->data->series->len; i++)
    {
      const DesmiProgressSeries *series = series_at (self, i);
      End                        end = { i, 0 };

      if (series->last < 0)
        continue;
      end.y = desmi_panel_y (self->panel, series->points[series->last].value);
      g_array_append_val (ends, end);
    }
  g_array_sort (ends, compare_ends);
  return ends;
}

/* Finds places for the labels of all ends, with names in up to @n_lines. Returns: whether all of
 * them have room */
static gboolean
place_labels (const DesmiProgressLines *self,
              GArray                   *ends,
              guint                     n_lines,
              gboolean                  both,
              DesmiSpreadItem          *items)
{
  double line = self->panel->frame->line, gap = both ? LABEL_GAP : 2, sum = 0;
  double top = self->panel->frame->plot.y, bottom = self->panel->y1 + line / 2;

  for (guint i = 0; i < ends->len; i++)
    {
      const End     *end = &g_array_index (ends, End, i);
      g_auto (GStrv) names = wrap_name (self, end->index, n_lines);
      guint          n = g_strv_length (names);

      items[i] = (DesmiSpreadItem){ end->y, (n + (both || n == 0)) * line, 0 };
      sum += items[i].size + (i > 0 ? gap : 0);
    }
  return sum <= bottom - top && desmi_spread (items, ends->len, top, bottom, gap);
}

/* Names at the ends of the lines: in two lines with the value below them, in one, alone, and at
 * last without those of lower lines, as there is room. */
static void
draw_labels (const DesmiProgressLines *self)
{
  static const struct
  {
    guint    n_lines;
    gboolean both;
  } ways[] = { { 2, TRUE }, { 1, TRUE }, { 1, FALSE } };
  g_autoptr (GArray)          ends = list_ends (self);
  g_autofree DesmiSpreadItem *items = g_new0 (DesmiSpreadItem, ends->len + 1);
  guint                       way = 0;

  while (ends->len > 0 && !place_labels (self, ends, ways[way].n_lines, ways[way].both, items))
    if (way + 1 < G_N_ELEMENTS (ways))
      way++;
    else
      g_array_set_size (ends, ends->len - 1);
  for (guint i = 0; i < ends->len; i++)
    {
      const End     *end = &g_array_index (ends, End, i);
      g_auto (GStrv) names = wrap_name (self, end->index, ways[way].n_lines);

      draw_leader (self, end->index, end->y, items[i].at);
      draw_label (self, end->index, items[i].at, names, ways[way].both);
    }
}

/* Names the dashed line over its start, or under it. */
static void
draw_target_label (const DesmiProgressLines *self)
{
  DesmiPanel      *panel = self->panel;
  DesmiFrame      *frame = panel->frame;
  double           target = desmi_progress_data_get_target (self->data);
  g_autofree char *value = NULL, *text = NULL;

  if (isnan (target) || !panel->axes)
    return;
  value = desmi_value_to_mark (target, self->data->type, locale_of (self));
  text = g_strdup_printf (desmi_locale_text (locale_of (self), N_ ("target %s")), value);
  for (int side = 0; side < 2; side++)
    {
      double middle = desmi_panel_y (panel, target) + (side == 0 ? -1 : 1) * (frame->line / 2 + 3);
      double width = desmi_frame_measure (frame, text, &frame->font);
      DesmiBox        box = { panel->time.x0 + 4, middle - frame->line / 2, width, frame->line };
      DesmiSceneMark *mark;

      if (box.y < frame->plot.y || box.y + box.height > panel->y1 || box.x + width > panel->time.x1
          || !desmi_scene_has_room (frame->scene, &box, 2))
        continue;
      mark = desmi_frame_add_label (frame, text, box.x, middle, DESMI_ALIGN_START, &frame->font,
                                    &theme_of (self)->text, width + 1, FALSE);
      if (mark != NULL)
        {
          mark->style.stroke = theme_of (self)->background;
          mark->style.stroke_width = 3;
        }
      return;
    }
}

static double
y_of (const DesmiProgressLines *self, guint series, guint index)
{
  double value = series_at (self, series)->points[index].value;

  return isnan (value) ? self->panel->y1 : desmi_panel_y (self->panel, value);
}

/* Whether the table has anything to say of a series in one of the periods. */
static gboolean
is_said (const DesmiProgressLines *self, guint series, guint from, guint to, guint *index)
{
  gboolean any = FALSE;

  for (guint i = from; i < to; i++)
    {
      const DesmiProgressPoint *point = &series_at (self, series)->points[i];

      if (point->row < 0 || (any && isnan (point->value)))
        continue;
      *index = i;
      any = TRUE;
      if (!isnan (point->value))
        break;
    }
  return any;
}

/* What is to be known of a point, and how it changed on the year before; a share of a target is no
 * number whose share would tell anything. */
static char *
say_point (const DesmiProgressLines *self, const DesmiProgressSeries *series, guint index)
{
  guint            year = self->panel->time.kind == DESMI_PERIOD_YEAR ? 1 : 4;
  g_autofree char *said
      = desmi_progress_data_describe (self->data, series, index, self->unit, locale_of (self));
  g_autofree char *change = NULL;
  DesmiPeriod      before;

  if (self->data->type == DESMI_COLUMN_RATIO || index < year || isnan (series->points[index].value)
      || isnan (series->points[index - year].value))
    return g_steal_pointer (&said);
  before = desmi_time_axis_get (&self->panel->time, index - year);
  change = desmi_before_say (series->points[index].value, series->points[index - year].value,
                             &before, locale_of (self));
  return change != NULL ? g_strdup_printf ("%s; %s", said, change) : g_steal_pointer (&said);
}

static void
add_datum (const DesmiProgressLines *self, const End *end, guint index, const DesmiBox *hit)
{
  const DesmiProgressSeries *series = series_at (self, end->index);
  const DesmiTimeAxis       *time = &self->panel->time;
  DesmiStyle                 none = { .radius = DESMI_LINE_DOT };
  double                     x = desmi_time_axis_x (time, index);
  DesmiPeriod                period = desmi_time_axis_get (time, index);
  g_autofree char           *when = desmi_period_to_text (&period);
  g_autofree char           *key = g_strdup_printf ("%s:%s\t%s", when, series->key, series->key);
  g_autofree char           *said = say_point (self, series, index);
  DesmiSceneMark *mark = desmi_scene_add_rect (self->panel->frame->scene, x - DESMI_LINE_DOT,
                                               y_of (self, end->index, index) - DESMI_LINE_DOT,
                                               2 * DESMI_LINE_DOT, 2 * DESMI_LINE_DOT, &none);

  desmi_scene_mark_set_datum (mark, key, series->points[index].row, said);
  desmi_scene_mark_set_hit (mark, hit->x, hit->y, hit->width, hit->height);
  desmi_scene_mark_add_filter (mark, time->kind == DESMI_PERIOD_YEAR ? "year" : "quarter", when);
  if (series->code != NULL && *series->code != '\0')
    desmi_scene_mark_add_filter (mark, self->dimension, series->code);
}

/* What can be pointed at in periods @from to before @to: each series up to the middle between it
 * and the next one. */
static void
add_column (const DesmiProgressLines *self, guint from, guint to)
{
  guint                       n = self->data->series->len, n_said = 0;
  g_autofree End             *ends = g_new (End, n);
  g_autofree guint           *indices = g_new (guint, n);
  g_autofree DesmiSpreadItem *items = g_new0 (DesmiSpreadItem, n);
  double                      spacing = desmi_time_axis_spacing (&self->panel->time);
  double                      x = desmi_time_axis_x (&self->panel->time, from) - spacing / 2;
  double                      left = MAX (x, 0),
         right = MIN (x + spacing * (to - from), self->panel->frame->context->width);
  double top = self->panel->y0, bottom = self->panel->y1;

  for (guint i = 0; i < n; i++)
    if ((self->only < 0 || self->only == (int) i) && is_said (self, i, from, to, &indices[i]))
      ends[n_said++] = (End){ i, y_of (self, i, indices[i]) };
  qsort (ends, n_said, sizeof (End), compare_ends);
  for (guint i = 0; i < n_said; i++)
    items[i] = (DesmiSpreadItem){ ends[i].y, MIN (APART, (bottom - top) / n_said), 0 };
  if (n_said > 0)
    desmi_spread (items, n_said, top, bottom, 0);
  for (guint i = 0; i < n_said; i++)
    {
      double   over = i > 0 ? (items[i - 1].at + items[i].at) / 2 : 0;
      double   under = i + 1 < n_said ? (items[i].at + items[i + 1].at) / 2
                                      : self->panel->frame->context->height;
      DesmiBox hit = { left, MAX (over, items[i].at - REACH), right - left, 0 };

      hit.height = MIN (under, items[i].at + REACH) - hit.y;
      add_datum (self, &ends[i], indices[ends[i].index], &hit);
    }
}

/**
 * desmi_progress_lines_draw:
 *
 * Draws lines, targets, names and what can be pointed at into the open panel.
 */
void
desmi_progress_lines_draw (const DesmiProgressLines *self)
{
  const DesmiTimeAxis *time = &self->panel->time;
  const DesmiStyle     grey = { .stroke = theme_of (self)->grid, .stroke_width = 1 };

  draw_hidden (self);
  draw_targets (self);
  for (guint i = self->data->series->len; i > 0; i--)
    if (self->only < 0)
      draw_line (self, series_at (self, i - 1), &self->styles[i - 1]);
    else if (self->only != (int) i - 1)
      draw_line (self, series_at (self, i - 1), &grey);
  if (self->only >= 0)
    draw_line (self, series_at (self, (guint) self->only), &self->styles[self->only]);
  if (self->direct && self->panel->axes)
    draw_labels (self);
  draw_target_label (self);
  for (guint i = 0; i < time->n;)
    {
      guint end = i + 1;

      while (end < time->n && desmi_time_axis_x (time, end) < desmi_time_axis_x (time, i) + 1)
        end++;
      add_column (self, i, end);
      i = end;
    }
}
