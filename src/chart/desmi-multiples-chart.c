/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Small multiples: a panel with a line for each category, all on one scale, the largest first. */
#include "chart/desmi-hidden.h"
#include "chart/desmi-line.h"
#include "chart/desmi-multiples-private.h"
#include "chart/desmi-scale.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define MOST_PANELS 24
#define MOST_ACROSS 6
#define WIDTH_MIN 96.0   /* px of a panel */
#define PLOT_MIN 28.0    /* px of the height of its plot */
#define OWN_PLOT_MIN 8.0 /* px of it, where a line more of words stands above it */
#define GAP_ACROSS 18.0
#define GAP_DOWN 8.0
#define INSET 4.0 /* px from a panel's edge to its first and last point */
#define SHAPE 1.7 /* width by height that reads best */
#define TICK_UP 36.0
/* Times the greatest of the others, from which a group leaves their scale. */
#define OWN_SCALE_FROM 1.25
/* Lines of width, from which there is room for numbers beside the panels. */
#define LABELS_FROM 12.0

typedef DesmiMultiples      Multiples;
typedef DesmiMultiplesPanel Panel;

static double
y_of (const Panel *panel, double value)
{
  return desmi_axis_place (panel->axis, value, panel->y1, panel->y0);
}

static DesmiStyle
line_style (const Multiples *self, gboolean is_other)
{
  const DesmiTheme *theme = desmi_multiples_theme (self);
  DesmiStyle        style = { .stroke_width = desmi_theme_line_width (theme) };
  DesmiSubject      subject = self->frame->spec->subject;

  if (is_other)
    style.stroke = theme->other_strict;
  else if (self->data->net)
    style.stroke = theme->net;
  else if (subject == DESMI_SUBJECT_OTHER)
    style.stroke = theme->strict[0];
  else
    style.stroke = subject == DESMI_SUBJECT_DEPARTURES ? theme->departures : theme->returns;
  return style;
}

static DesmiStyle
average_style (const Multiples *self)
{
  return (DesmiStyle){ .stroke = desmi_multiples_theme (self)->axis,
                       .stroke_width = 1,
                       .dash = { 3, 2 } };
}

/* Whether a group is so large beside the others that on one scale these would all be flat. */
static gboolean
find_ranges (const Multiples *self, double range[2], double own[2])
{
  guint    n = desmi_cube_get_n_rows (&self->data->cube);
  gboolean any = FALSE;

  range[0] = range[1] = own[0] = own[1] = 0;
  for (guint r = 0; r < n; r++)
    if (n == 1 || !desmi_cube_get_row (&self->data->cube, r)->is_other)
      desmi_multiples_data_get_range (self->data, r, &range[0], &range[1]);
    else
      {
        desmi_multiples_data_get_range (self->data, r, &own[0], &own[1]);
        any = TRUE;
      }
  for (guint c = 0; c < self->data->time.n; c++)
    for (guint i = 0; i < 2; i++)
      {
        double *which = i == 0 ? range : own;

        which[0] = fmin (which[0], self->data->average[c]);
        which[1] = fmax (which[1], self->data->average[c]);
      }
  if (any && (own[1] > OWN_SCALE_FROM * range[1] || own[0] < OWN_SCALE_FROM * range[0]))
    return TRUE;
  range[0] = MIN (range[0], own[0]);
  range[1] = MAX (range[1], own[1]);
  return FALSE;
}

static void
make_axis (const Multiples *self, DesmiAxis *axis, const double range[2], double height)
{
  desmi_axis_clear (axis);
  desmi_axis_init (axis, range[0], range[1],
                   CLAMP (floor (height / (TICK_UP * self->frame->em)), 1, 4),
                   self->data->cube.type == DESMI_COLUMN_COUNT);
  axis->percent = self->data->cube.type == DESMI_COLUMN_RATIO;
}

static double
measure_axis (const Multiples *self, const DesmiAxis *axis)
{
  double width = 0;

  for (guint i = 0; i < axis->ticks->len; i++)
    {
      g_autofree char *label = desmi_axis_label (axis, i, desmi_multiples_locale (self));

      width = MAX (width, desmi_frame_measure (self->frame, label, &self->frame->font));
    }
  return ceil (width) + 7;
}

static void
make_axes (Multiples *self, double height)
{
  double range[2], own[2];

  self->has_own = find_ranges (self, range, own);
  make_axis (self, &self->shared, range, height);
  if (self->has_own)
    make_axis (self, &self->own, own, height);
  self->left = 0;
  if (self->labels)
    {
      self->left = measure_axis (self, &self->shared);
      if (self->has_own)
        self->left = MAX (self->left, measure_axis (self, &self->own));
      self->left = MIN (self->left, 0.2 * self->frame->plot.width);
    }
}

static void
set_sizes (Multiples *self)
{
  const DesmiBox *plot = &self->frame->plot;

  self->width = (plot->width - self->left - (self->n_across - 1) * GAP_ACROSS) / self->n_across;
  self->height = (plot->height - self->foot - (self->n_down - 1) * GAP_DOWN) / self->n_down;
}

/* How far the panels are from a shape that reads well, and from filling their rows. */
static double
rate (const Multiples *self, guint n)
{
  double cells = self->n_across * self->n_down;

  return fabs (log (self->width / MAX (self->height - self->head, 1) / SHAPE))
         + 1.5 * (cells - n) / cells;
}

/* As many panels as there is room for, the rest in a group, and how many stand in a row. */
static gboolean
make_grid (Multiples *self)
{
  const DesmiBox *plot = &self->frame->plot;
  double          em = self->frame->em, best = HUGE_VAL;
  double          room = plot->width - self->left + GAP_ACROSS;
  double          high = self->head + PLOT_MIN * em + GAP_DOWN;
  double          down = floor ((plot->height - self->foot + GAP_DOWN) / high);
  guint most = (guint) CLAMP (floor (room / (WIDTH_MIN * em + GAP_ACROSS)), 1, MOST_ACROSS);
  guint n, chosen = 1;

  if (down < 1 || plot->width - self->left < 8)
    return FALSE;
  desmi_multiples_data_group (self->data, most * (guint) MIN (down, 1e4),
                              desmi_multiples_locale (self));
  n = desmi_cube_get_n_rows (&self->data->cube);
  for (guint k = MIN (MIN (n, most), 2); k <= MIN (n, most); k++)
    {
      double rating;

      self->n_across = k;
      self->n_down = (n + k - 1) / k;
      set_sizes (self);
      rating = rate (self, n);
      if (self->n_down > down || rating >= best)
        continue;
      best = rating;
      chosen = k;
    }
  self->n_across = chosen;
  self->n_down = (n + chosen - 1) / chosen;
  set_sizes (self);
  return self->n_down <= down;
}

/* Whether what is said of a panel's own scale stands below the title instead of beside it: never
 * over the line. */
static gboolean
says_below (const Multiples *self, const Panel *panel)
{
  const char *text = desmi_locale_text (desmi_multiples_locale (self), N_ ("different scale"));
  double      taken = desmi_frame_measure (self->frame, text, &self->frame->font) + 8;
  double      name = desmi_frame_measure (self->frame, panel->category->name, &self->frame->bold);
  double      width = panel->x1 - panel->x0;

  return panel->own && taken + MIN (name, 0.5 * width) > width
         && panel->y0 + self->frame->line + OWN_PLOT_MIN <= panel->y1;
}

static void
panel_init (Panel *panel, const Multiples *self, guint row)
{
  const DesmiBox *plot = &self->frame->plot;
  guint           across = row % self->n_across, down = row / self->n_across;
  double          x = plot->x + self->left + across * (self->width + GAP_ACROSS);
  double          top = plot->y + down * (self->height + GAP_DOWN);

  *panel = (Panel){ .row = row, .time = self->data->time, .top = round (top) };
  panel->category = desmi_cube_get_row (&self->data->cube, row);
  panel->own = self->has_own && panel->category->is_other;
  panel->axis = panel->own ? &self->own : &self->shared;
  panel->first = across == 0;
  panel->lowest = row + self->n_across >= desmi_cube_get_n_rows (&self->data->cube);
  panel->x0 = round (x);
  panel->x1 = round (x + self->width);
  panel->time.x0 = panel->x0 + INSET;
  panel->time.x1 = panel->x1 - INSET;
  panel->y0 = panel->top + self->head;
  panel->y1 = round (top + self->height);
  panel->below = says_below (self, panel);
  if (panel->below)
    panel->y0 += self->frame->line + 1;
  panel->key = g_strdup_printf ("panel:%s", panel->category->key);
  g_strdelimit (panel->key, "\t", ' ');
}

/* A panel's numbers stand beside the first of a row, which the others share; that of a scale of its
 * own over its uppermost rule, where words are anyway, or else within it. */
static void
draw_own_label (Multiples *self, const Panel *panel, const char *label, double y)
{
  DesmiFrame     *frame = self->frame;
  double          width = desmi_frame_measure (frame, label, &frame->font);
  DesmiBox        over = { panel->x1 - width, y - 1 - frame->line, width, frame->line };
  DesmiBox        under = { panel->x0 + 2, y + 2, width, frame->line };
  const DesmiBox *box
      = panel->below && desmi_scene_has_room (frame->scene, &over, 2) ? &over : &under;
  DesmiSceneMark *mark;

  if (box->y + box->height > panel->y1 || !desmi_scene_has_room (frame->scene, box, 2))
    return;
  mark = desmi_frame_add_label (frame, label, box->x, box->y + frame->line / 2, DESMI_ALIGN_START,
                                &frame->font, &desmi_multiples_theme (self)->text_dim, width + 1,
                                FALSE);
  if (mark == NULL)
    return;
  mark->style.stroke = desmi_multiples_theme (self)->background;
  mark->style.stroke_width = 3;
}

static void
draw_tick_label (Multiples *self, const Panel *panel, guint tick, double y)
{
  DesmiFrame      *frame = self->frame;
  g_autofree char *label = desmi_axis_label (panel->axis, tick, desmi_multiples_locale (self));
  double           width = desmi_frame_measure (frame, label, &frame->font);
  DesmiBox         box = { panel->x0 - 6 - width, y - frame->line / 2, width, frame->line };

  if (!self->labels || (!panel->own && !panel->first))
    return;
  if (panel->own && !panel->first)
    {
      if (tick + 1 == panel->axis->ticks->len)
        draw_own_label (self, panel, label, y);
      return;
    }
  if (box.x >= frame->plot.x && desmi_scene_has_room (frame->scene, &box, 2))
    desmi_frame_add_label (frame, label, panel->x0 - 6, y, DESMI_ALIGN_END, &frame->font,
                           &desmi_multiples_theme (self)->text_dim, width + 1, FALSE);
}

static void
draw_grid (Multiples *self, const Panel *panel)
{
  for (guint i = 0; i < panel->axis->ticks->len; i++)
    {
      double     value = g_array_index (panel->axis->ticks, double, i);
      double     y = round (y_of (panel, value));
      DesmiStyle style = { .fill = fabs (value) > 0 ? desmi_multiples_theme (self)->grid
                                                    : desmi_multiples_theme (self)->axis };

      desmi_scene_add_rect (self->frame->scene, panel->time.x0, y, panel->time.x1 - panel->time.x0,
                            1, &style);
    }
  desmi_time_axis_draw_years (&panel->time, self->frame, panel->y0, panel->y1);
}

static void
draw_tick_labels (Multiples *self, const Panel *panel)
{
  for (guint i = 0; i < panel->axis->ticks->len; i++)
    draw_tick_label (self, panel, i,
                     round (y_of (panel, g_array_index (panel->axis->ticks, double, i))));
}

/* The periods stand below the lowest panel of each column. */
static void
draw_periods (Multiples *self, const Panel *panel)
{
  DesmiBox whole = self->frame->plot;
  double   right = MIN (panel->x1 + GAP_ACROSS / 2 - 2, whole.x + whole.width);

  if (!panel->lowest || self->foot < self->frame->line)
    return;
  self->frame->plot.x = MAX (panel->x0 - GAP_ACROSS / 2 + 2, whole.x);
  self->frame->plot.width = right - self->frame->plot.x;
  desmi_time_axis_draw (&panel->time, self->frame, panel->y1);
  self->frame->plot = whole;
}

static void
draw_average (Multiples *self, const Panel *panel)
{
  DesmiStyle                 style = average_style (self);
  guint                      n = self->data->time.n;
  g_autofree DesmiLinePoint *points = NULL;

  if (self->data->n_categories < 2)
    return;
  points = g_new (DesmiLinePoint, n);
  for (guint c = 0; c < n; c++)
    points[c] = (DesmiLinePoint){ desmi_time_axis_x (&panel->time, c),
                                  y_of (panel, self->data->average[c]), FALSE };
  desmi_line_draw (self->frame->scene, points, n, &style, FALSE, panel->key);
}

static void
draw_hidden (Multiples *self, const Panel *panel)
{
  guint  n = self->data->time.n;
  double half = desmi_time_axis_spacing (&panel->time) / 2;

  for (guint c = 0, end; c < n; c = end)
    {
      DesmiCell cell = desmi_cube_get (&self->data->cube, panel->row, c);

      end = c + 1;
      if (cell.n_values > 0 || cell.mark != DESMI_MARK_SUPPRESSED)
        continue;
      while (end < n && desmi_cube_get (&self->data->cube, panel->row, end).n_values == 0
             && desmi_cube_get (&self->data->cube, panel->row, end).mark == DESMI_MARK_SUPPRESSED)
        end++;
      desmi_hidden_draw (
          self->frame->scene, MAX (desmi_time_axis_x (&panel->time, c) - half, panel->x0),
          MIN (desmi_time_axis_x (&panel->time, end - 1) + half, panel->x1), panel->y1, panel->key);
    }
}

static void
draw_line (Multiples *self, const Panel *panel)
{
  DesmiStyle                 style = line_style (self, panel->category->is_other);
  guint                      n = self->data->time.n;
  g_autofree DesmiLinePoint *points = g_new (DesmiLinePoint, n);

  for (guint c = 0; c < n; c++)
    {
      DesmiCell cell = desmi_cube_get (&self->data->cube, panel->row, c);

      points[c] = (DesmiLinePoint){ desmi_time_axis_x (&panel->time, c), y_of (panel, cell.value),
                                    cell.mark == DESMI_MARK_ESTIMATE };
    }
  desmi_line_draw (self->frame->scene, points, n, &style, FALSE, panel->key);
}

/* What can be pointed at: a period, or the greatest of those from @from to before @to. */
static void
add_datum (Multiples *self, const Panel *panel, guint from, guint to)
{
  const DesmiCategory *period;
  DesmiStyle           none = { .radius = DESMI_LINE_DOT };
  double               half = desmi_time_axis_spacing (&panel->time) / 2, x, y, x0, x1;
  guint                best = from;
  DesmiCell            cell = desmi_cube_get (&self->data->cube, panel->row, from);
  g_autofree char     *said = NULL, *key = NULL;
  DesmiSceneMark      *mark;

  for (guint c = from + 1; c < to; c++)
    {
      DesmiCell next = desmi_cube_get (&self->data->cube, panel->row, c);

      if (next.n_values == 0 || (cell.n_values > 0 && next.value <= cell.value))
        continue;
      cell = next;
      best = c;
    }
  period = desmi_cube_get_column (&self->data->cube, best);
  x = desmi_time_axis_x (&panel->time, best);
  y = y_of (panel,
            cell.n_values > 0 ? cell.value : CLAMP (0, panel->axis->start, panel->axis->stop));
  x0 = MAX (desmi_time_axis_x (&panel->time, from) - half, panel->x0);
  x1 = MIN (desmi_time_axis_x (&panel->time, to - 1) + half, panel->x1);
  said
      = desmi_multiples_data_describe (self->data, panel->row, best, desmi_multiples_locale (self));
  key = g_strdup_printf ("%s:%s\t%s", panel->key, period->key, panel->key);
  mark = desmi_scene_add_rect (self->frame->scene, x - DESMI_LINE_DOT, y - DESMI_LINE_DOT,
                               2 * DESMI_LINE_DOT, 2 * DESMI_LINE_DOT, &none);
  desmi_scene_mark_set_datum (
      mark, key, (int) desmi_cube_get_table_row (&self->data->cube, panel->row, best), said);
  desmi_scene_mark_set_hit (mark, x0, panel->y0, x1 - x0, panel->y1 - panel->y0);
  if (cell.n_values == 0 || panel->category->is_other)
    return;
  desmi_scene_mark_add_filter (mark, self->data->cube.rows.dimension, panel->category->key);
  desmi_scene_mark_add_filter (mark, self->data->cube.columns.dimension, period->key);
}

/* One for each period; where they are narrower than a pixel, one for each pixel. */
static void
add_data (Multiples *self, const Panel *panel)
{
  for (guint c = 0, end; c < self->data->time.n; c = end)
    {
      double x = desmi_time_axis_x (&panel->time, c);

      for (end = c + 1; end < self->data->time.n && desmi_time_axis_x (&panel->time, end) < x + 1;)
        end++;
      add_datum (self, panel, c, end);
    }
}

static void
draw_panel (Multiples *self, guint row)
{
  Panel panel;

  panel_init (&panel, self, row);
  if (panel.time.x1 - panel.time.x0 >= 2 && panel.y1 - panel.y0 >= 4)
    {
      draw_grid (self, &panel);
      draw_average (self, &panel);
      draw_hidden (self, &panel);
      draw_line (self, &panel);
      desmi_multiples_draw_title (self, &panel);
      draw_tick_labels (self, &panel);
      draw_periods (self, &panel);
      desmi_multiples_add_title_datum (self, &panel);
      add_data (self, &panel);
    }
  g_free (panel.key);
}

static void
draw (Multiples *self)
{
  DesmiFrame *frame = self->frame;

  self->labels = frame->plot.width >= LABELS_FROM * frame->line;
  self->head = frame->line + 6;
  self->foot = frame->plot.height >= 4 * frame->line ? ceil (1.5 * frame->line) + 3 : 3;
  make_axes (self, PLOT_MIN);
  if (!make_grid (self))
    return;
  make_axes (self, self->height - self->head);
  set_sizes (self);
  for (guint r = 0; r < desmi_cube_get_n_rows (&self->data->cube); r++)
    draw_panel (self, r);
}

static void
add_legend (Multiples *self)
{
  DesmiStyle   line = line_style (self, FALSE), average = average_style (self);
  DesmiSubject subject = self->frame->spec->subject;

  if (self->data->n_categories < 2)
    return;
  if (self->data->net)
    desmi_frame_add_legend (
        self->frame,
        desmi_locale_text (desmi_multiples_locale (self), N_ ("Departures less returns")), NULL,
        &line);
  else if (subject != DESMI_SUBJECT_OTHER)
    desmi_frame_add_legend (self->frame,
                            desmi_direction_name (subject == DESMI_SUBJECT_DEPARTURES
                                                      ? DESMI_DIRECTION_OUT
                                                      : DESMI_DIRECTION_RETURN,
                                                  desmi_multiples_locale (self)),
                            NULL, &line);
  desmi_frame_add_legend (self->frame,
                          desmi_locale_text (desmi_multiples_locale (self), N_ ("Average of all")),
                          NULL, &average);
}

/**
 * desmi_multiples_chart_layout:
 * @table: a column of names, one of months, quarters or years, and one of numbers
 *
 * Lays out a small line chart for each name.
 *
 * Returns: (transfer full) (nullable): the scene; %NULL with DESMI_CHART_ERROR_DATA
 */
DesmiScene *
desmi_multiples_chart_layout (DesmiTable              *table,
                              const DesmiChartSpec    *spec,
                              const DesmiChartContext *context,
                              GError                 **error)
{
  g_auto (DesmiMultiplesData) data = { 0 };
  g_auto (DesmiFrame)         frame = { 0 };
  Multiples                   self = { .frame = &frame, .data = &data };

  if (!desmi_multiples_data_read (&data, table,
                                  spec->max_categories > 0 ? spec->max_categories : MOST_PANELS,
                                  context->locale, error))
    return NULL;
  data.before = desmi_before_new (table, spec->before);
  desmi_frame_begin (&frame, data.table, spec, context);
  desmi_hidden_take_note (&frame, data.cube.n_suppressed);
  desmi_frame_note_invalid (&frame, data.cube.n_invalid);
  if (data.cube.total.n_values > 0)
    {
      g_autofree char *summary = desmi_multiples_data_summarize (&data, context->locale);

      desmi_scene_set_summary (frame.scene, summary);
      add_legend (&self);
    }
  if (desmi_frame_open (&frame))
    {
      if (data.cube.total.n_values > 0)
        draw (&self);
      else
        desmi_frame_say_empty (&frame, NULL);
    }
  desmi_axis_clear (&self.shared);
  desmi_axis_clear (&self.own);
  return desmi_frame_end (&frame);
}
