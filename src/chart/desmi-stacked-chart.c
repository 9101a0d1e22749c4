/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Stacked bars: of periods side by side, of categories below each other. */
#include "chart/desmi-stacked-private.h"

#include "chart/desmi-palette.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define PERIOD_MIN 2.0     /* px of a period */
#define PERIODS_SHARE 0.65 /* of the width, at least, for the periods */
#define MOST_DIRECT 4      /* series that are named beside the last bar */

/**
 * desmi_stacked_locale:
 *
 * Returns: (transfer none): the reader's
 */
const DesmiLocale *
desmi_stacked_locale (const DesmiStacked *self)
{
  return self->frame->context->locale;
}

/**
 * desmi_stacked_theme:
 *
 * Returns: (transfer none): its colours
 */
const DesmiTheme *
desmi_stacked_theme (const DesmiStacked *self)
{
  return self->frame->context->theme;
}

/**
 * desmi_stacked_style:
 *
 * Returns: how a series is drawn: its colour, its hatch, an outline where it is pale
 */
DesmiStyle
desmi_stacked_style (const DesmiStacked *self, guint series)
{
  const DesmiTheme    *theme = desmi_stacked_theme (self);
  const DesmiCategory *category = desmi_cube_get_column (&self->data->cube, series);
  DesmiStyle style = desmi_palette_fill (theme, self->data->cube.columns.dimension, category->key,
                                         self->data->slots[series]);

  desmi_palette_outline (&style, theme);
  return style;
}

/* A tab would divide it into several. */
static char *
make_key (const char *kind, const DesmiCategory *one, const DesmiCategory *two)
{
  char *key = g_strdup_printf ("%s:%s%s%s", kind, one->key, two != NULL ? "|" : "",
                               two != NULL ? two->key : "");

  return g_strdelimit (key, "\t", ' ');
}

/**
 * desmi_stacked_series_key:
 *
 * Returns: (transfer full): the identity of a series, as its name and its parts have it
 */
char *
desmi_stacked_series_key (const DesmiStacked *self, guint series)
{
  return make_key ("series", desmi_cube_get_column (&self->data->cube, series), NULL);
}

static const DesmiCategory *
get_bar (const DesmiStacked *self, guint bar)
{
  return desmi_cube_get_row (&self->data->cube, self->data->first + bar);
}

/* px along the value axis, from its start. */
static double
extent (const DesmiStacked *self, double value)
{
  return desmi_axis_place (&self->axis, value, 0, self->length);
}

/**
 * desmi_stacked_box:
 * @from: px along the value axis, from its start
 * @to: likewise
 *
 * Returns: a box as wide as a bar
 */
DesmiBox
desmi_stacked_box (const DesmiStacked *self, guint bar, double from, double to)
{
  double low = MIN (from, to), size = fabs (to - from), middle, left;

  if (self->data->upright)
    {
      middle = desmi_time_axis_x (&self->time, bar);
      left = round (middle - self->bar / 2);
      return (DesmiBox){ left, self->origin - low - size, self->bar, size };
    }
  left = round (self->frame->plot.y + (bar + 0.5) * self->band - self->bar / 2);
  return (DesmiBox){ self->origin + low, left, size, self->bar };
}

/* The same as wide as the band that the bar stands in: what is pointed at. */
static DesmiBox
widen (const DesmiStacked *self, guint bar, DesmiBox box)
{
  if (self->data->upright)
    {
      box.x = desmi_time_axis_x (&self->time, bar) - self->band / 2;
      box.width = self->band;
    }
  else
    {
      box.y = self->frame->plot.y + bar * self->band;
      box.height = self->band;
    }
  return box;
}

/* Edges come from the cumulated sums, so that parts join without a gap and the last one ends where
 * the sum is; one that would vanish gets a pixel of its neighbour. */
static void
find_edges (DesmiStacked *self, guint bar, int sign, DesmiStackSpan *edges)
{
  guint  n = desmi_stacked_data_get_n_series (self->data), n_drawn = 0;
  double zero = round (extent (self, 0)), at = zero, top = zero;

  for (guint i = 0; i < n; i++)
    {
      DesmiStackSpan span = desmi_stacked_data_get_span (self->data, bar, i);
      double         inner = sign > 0 ? span.y0 : span.y1, outer = sign > 0 ? span.y1 : span.y0;

      if (!(sign * outer > 0) || sign * inner < 0 || !(sign * (outer - inner) > 0))
        continue;
      self->not_to_scale
          = self->not_to_scale || fabs (extent (self, outer) - extent (self, inner)) < 0.5;
      top = round (extent (self, outer));
      edges[i].y0 = at;
      at = edges[i].y1 = sign * (top - at) < 1 ? at + sign : top;
      n_drawn++;
    }
  if (sign * (top - zero) < n_drawn)
    {
      for (guint i = 0; i < n; i++)
        edges[i] = (DesmiStackSpan){ CLAMP (edges[i].y0, 0, self->length),
                                     CLAMP (edges[i].y1, 0, self->length) };
      return;
    }
  for (guint i = n; i > 0; i--)
    {
      DesmiStackSpan *edge = &edges[i - 1];

      if (sign * (edge->y1 - edge->y0) <= 0)
        continue;
      edge->y1 = top;
      edge->y0 = sign * (top - edge->y0) < 1 ? top - sign : edge->y0;
      top = edge->y0;
    }
}

static void
add_filters (DesmiSceneMark *mark, const DesmiCube *cube, guint bar, const DesmiCategory *series)
{
  const DesmiCategory *category = desmi_cube_get_row (cube, bar);

  if (category->is_other || series->is_other)
    return;
  desmi_scene_mark_add_filter (mark, cube->rows.dimension, category->key);
  desmi_scene_mark_add_filter (mark, cube->columns.dimension, series->key);
}

/* The value on its part, where there are four pixels left around it; the only part is the sum. Of
 * less than all, a share would be too large. */
static void
draw_part_label (DesmiStacked *self, guint bar, guint series, const DesmiBox *box, const char *key)
{
  DesmiFrame      *frame = self->frame;
  g_autofree char *text = NULL;
  DesmiStackSpan   span;
  DesmiStyle       style;
  DesmiColor       ink;
  DesmiSceneMark  *mark;
  double           width;

  if (!frame->spec->show_values || desmi_stacked_data_get_n_series (self->data) < 2
      || (self->data->share && desmi_stacked_data_count_incomplete (self->data, bar) > 0)
      || frame->line + 2 > box->height || box->width < 8)
    return;
  span = desmi_stacked_data_get_span (self->data, bar, series);
  text = self->data->share ? desmi_share_to_mark (span.y1 - span.y0, desmi_stacked_locale (self))
                           : desmi_value_to_mark (
                               span.y1 <= 0 && span.y0 < 0 ? span.y0 - span.y1 : span.y1 - span.y0,
                               self->data->cube.type, desmi_stacked_locale (self));
  width = desmi_frame_measure (frame, text, &frame->font);
  if (width + 8 > box->width)
    return;
  style = desmi_stacked_style (self, series);
  ink = desmi_color_text_on (&style.fill);
  mark = desmi_frame_add_label (frame, text, box->x + (box->width - width) / 2,
                                box->y + box->height / 2, DESMI_ALIGN_START, &frame->font, &ink,
                                width + 1, FALSE);
  if (mark == NULL)
    return;
  if (style.hatch != DESMI_HATCH_NONE)
    {
      mark->style.stroke = style.fill;
      mark->style.stroke_width = 6;
    }
  desmi_scene_mark_set_datum (mark, key, -1, NULL);
}

static void
draw_part (DesmiStacked *self, guint bar, guint series, const DesmiStackSpan *edge)
{
  const DesmiCube     *cube = &self->data->cube;
  guint                row = self->data->first + bar;
  const DesmiCategory *category = desmi_cube_get_column (cube, series);
  DesmiBox             box = desmi_stacked_box (self, bar, edge->y0, edge->y1);
  DesmiBox             hit = widen (self, bar, box);
  DesmiStyle           style = desmi_stacked_style (self, series);
  g_autofree char     *series_key = desmi_stacked_series_key (self, series);
  g_autofree char     *part_key = make_key ("part", desmi_cube_get_row (cube, row), category);
  g_autofree char     *key = g_strconcat (part_key, "\t", series_key, NULL);
  g_autofree char     *said
      = desmi_stacked_data_describe (self->data, bar, series, desmi_stacked_locale (self));
  DesmiSceneMark *mark;

  if (MIN (box.width, box.height) < 3)
    style.stroke_width = 0;
  mark = desmi_scene_add_rect (self->frame->scene, box.x, box.y, box.width, box.height, &style);
  desmi_scene_mark_set_datum (
      mark, key,
      desmi_cube_table_find (&self->data->behind, desmi_cube_get_row (cube, row), category), said);
  add_filters (mark, cube, row, category);
  if (fabs (edge->y1 - edge->y0) >= 8)
    desmi_scene_mark_set_hit (mark, hit.x, hit.y, hit.width, hit.height);
  draw_part_label (self, bar, series, &box, key);
}

/* A bar of nothing: 0 is a pixel on the baseline; what is not known is a word there. */
static void
draw_empty_bar (DesmiStacked *self, guint bar)
{
  gboolean   known = desmi_stacked_data_is_known (self->data, bar);
  double     zero = round (extent (self, 0));
  DesmiBox   box = desmi_stacked_box (self, bar, zero, zero + 1);
  DesmiBox   hit = widen (self, bar, desmi_stacked_box (self, bar, 0, self->length));
  DesmiStyle style = { .fill = known ? desmi_stacked_theme (self)->axis : (DesmiColor){ 0 } };
  const DesmiCategory *category = get_bar (self, bar);
  g_autofree char     *key = make_key ("bar", category, NULL);
  g_autofree char     *said = NULL;
  DesmiSceneMark      *mark;

  if (known && desmi_stacked_data_count_incomplete (self->data, bar) == 0)
    {
      g_autofree char *value = desmi_cube_table_say_value (&self->data->behind, &self->data->cube,
                                                           0, desmi_stacked_locale (self));

      said = g_strdup_printf ("%s, %s", category->name, value);
    }
  else
    said = desmi_stacked_data_describe_gaps (self->data, bar, desmi_stacked_locale (self));
  mark = desmi_scene_add_rect (self->frame->scene, box.x, box.y, box.width, box.height, &style);
  desmi_scene_mark_set_datum (mark, key, -1, said);
  desmi_scene_mark_set_hit (mark, hit.x, hit.y, hit.width, hit.height);
}

/* What is not known of a bar is a hatched piece on top of it, of the same size whatever it is. */
static void
draw_gap (DesmiStacked *self, guint bar, double end)
{
  const DesmiTheme *theme = desmi_stacked_theme (self);
  DesmiBox          box = desmi_stacked_box (self, bar, end, end + DESMI_STACKED_GAP);
  DesmiStyle        style = { .fill = desmi_color_with_alpha (theme->background, 1),
                              .stroke = theme->outline,
                              .stroke_width = box.width >= 3 ? 1 : 0,
                              .hatch = DESMI_HATCH_45 };
  g_autofree char  *key = make_key ("gap", get_bar (self, bar), NULL);
  g_autofree char  *said
      = desmi_stacked_data_describe_gaps (self->data, bar, desmi_stacked_locale (self));
  DesmiSceneMark *mark;

  mark = desmi_scene_add_rect (self->frame->scene, box.x, box.y, box.width, box.height, &style);
  desmi_scene_mark_set_datum (mark, key, -1, said);
}

static void
draw_bar (DesmiStacked *self, guint bar)
{
  guint                      n = desmi_stacked_data_get_n_series (self->data), n_parts = 0;
  g_autofree DesmiStackSpan *edges = g_new0 (DesmiStackSpan, n + 1);
  double                     end = round (extent (self, 0));

  find_edges (self, bar, +1, edges);
  find_edges (self, bar, -1, edges);
  for (guint i = 0; i < n; i++)
    {
      if (fabs (edges[i].y1 - edges[i].y0) < 1)
        continue;
      draw_part (self, bar, i, &edges[i]);
      end = MAX (end, edges[i].y1);
      n_parts++;
    }
  self->ends[bar] = end;
  if (n_parts == 0)
    draw_empty_bar (self, bar);
  else if (desmi_stacked_data_count_incomplete (self->data, bar) > 0)
    {
      draw_gap (self, bar, end);
      self->ends[bar] = end + DESMI_STACKED_GAP;
    }
}

static void
read_time (DesmiStacked *self, DesmiTable *table)
{
  DesmiTimeAxis *time = &self->time;
  int            column = desmi_table_find_column (table, self->data->cube.rows.dimension);
  DesmiPeriod    first;

  desmi_time_axis_read (time, table, (guint) column);
  time->bands = TRUE;
  if (self->data->first == 0)
    return;
  first = desmi_time_axis_get (time, self->data->first);
  time->first = first.first;
  time->n -= self->data->first;
}

static void
draw (DesmiStacked *self, DesmiTable *table)
{
  gboolean upright = self->data->upright;

  if (upright)
    read_time (self, table);
  if (desmi_stacked_make_room (self))
    {
      guint n = desmi_stacked_data_get_n_bars (self->data);

      self->ends = g_new0 (double, n + 1);
      desmi_stacked_draw_axis (self);
      for (guint i = 0; i < n; i++)
        draw_bar (self, i);
      desmi_stacked_draw_zero (self, extent (self, 0));
      if (!upright)
        desmi_stacked_draw_names (self);
      desmi_stacked_draw_totals (self);
      if (self->direct)
        desmi_stacked_draw_series_names (self);
      g_clear_pointer (&self->ends, g_free);
    }
  desmi_axis_clear (&self->axis);
}

/* Few series are named beside the last bar, if each has a part there; that there is room for the
 * names below each other is reckoned before the plot has its own. */
static gboolean
can_name_directly (const DesmiStackedData *data, const DesmiFrame *frame)
{
  guint n = desmi_stacked_data_get_n_series (data);
  guint last = desmi_stacked_data_get_n_bars (data);

  if (!data->upright || n < 2 || n > MOST_DIRECT || last == 0 || data->diverging
      || frame->context->width < 360 * frame->em
      || n * (frame->line + 2) > 0.3 * frame->context->height)
    return FALSE;
  for (guint i = 0; i < n; i++)
    {
      DesmiStackSpan span = desmi_stacked_data_get_span (data, last - 1, i);

      if (!(span.y1 > span.y0))
        return FALSE;
    }
  return TRUE;
}

static void
add_legend (DesmiStacked *self)
{
  for (guint i = 0; i < desmi_stacked_data_get_n_series (self->data); i++)
    {
      g_autofree char *key = desmi_stacked_series_key (self, i);
      DesmiStyle       swatch = desmi_stacked_style (self, i);

      desmi_frame_add_legend (self->frame, desmi_cube_get_column (&self->data->cube, i)->name, key,
                              &swatch);
    }
}

static void
add_notes (DesmiStacked *self, gboolean not_to_scale)
{
  const DesmiLocale *locale = desmi_stacked_locale (self);

  if (not_to_scale)
    /* Translators: parts of a bar that are thinner than a pixel are drawn one pixel wide. */
    desmi_frame_take_note (
        self->frame, g_strdup (desmi_locale_text (locale, N_ ("Smallest parts not to scale"))));
  if (self->data->upright && self->data->first > 0)
    {
      guint of = desmi_cube_get_n_rows (&self->data->cube);

      desmi_frame_take_note (
          self->frame, g_strdup_printf (desmi_locale_plural (
                                            locale, "There is room for the last %u of %u period",
                                            "There is room for the last %u of %u periods", of),
                                        desmi_stacked_data_get_n_bars (self->data), of));
    }
  if (desmi_stacked_is_incomplete (self))
    /* Translators: what a hatched piece at the end of a bar means. */
    desmi_frame_take_note (self->frame,
                           g_strdup (desmi_locale_text (
                               locale, N_ ("Hatched: not reported or hidden, size unknown"))));
  desmi_frame_note_invalid (self->frame, self->data->cube.n_invalid);
}

/* Returns: (nullable): the scene; %NULL if there has to be a note that it is not to scale, or with
 * an error */
static DesmiScene *
try_layout (DesmiTable              *table,
            const DesmiChartSpec    *spec,
            const DesmiChartContext *context,
            gboolean                 not_to_scale,
            GError                 **error)
{
  g_auto (DesmiStackedData) data = { 0 };
  g_auto (DesmiFrame)       frame = { 0 };
  DesmiStacked              self = { .frame = &frame, .data = &data };
  gboolean                  any;

  if (!desmi_stacked_data_read (&data, table, spec, context->locale, error))
    return NULL;
  data.behind.before = desmi_before_new (table, spec->before);
  any = data.cube.total.n_values + data.cube.n_missing + data.cube.n_suppressed > 0;
  desmi_frame_begin (&frame, data.behind.table, spec, context);
  if (data.upright)
    desmi_stacked_data_limit (&data,
                              (guint) MAX (1, floor (PERIODS_SHARE * context->width / PERIOD_MIN)),
                              context->locale);
  if (any)
    {
      g_autofree char *summary = desmi_stacked_data_summarize (&data, context->locale);

      desmi_scene_set_summary (frame.scene, summary);
      self.direct = can_name_directly (&data, &frame);
      if (!self.direct)
        add_legend (&self);
    }
  add_notes (&self, not_to_scale);
  if (desmi_frame_open (&frame))
    {
      if (any)
        draw (&self, table);
      else
        desmi_frame_say_empty (&frame, NULL);
    }
  return self.not_to_scale && !not_to_scale ? NULL : desmi_frame_end (&frame);
}

/**
 * desmi_stacked_chart_layout:
 * @table: two columns of names, one of which may be periods, and one of numbers
 *
 * Lays out stacked bars.
 *
 * Returns: (transfer full) (nullable): the scene; %NULL with DESMI_CHART_ERROR_DATA
 */
DesmiScene *
desmi_stacked_chart_layout (DesmiTable              *table,
                            const DesmiChartSpec    *spec,
                            const DesmiChartContext *context,
                            GError                 **error)
{
  return desmi_frame_layout_noted (try_layout, table, spec, context, error);
}
