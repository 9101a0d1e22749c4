/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Remittances: columns over time, and beside or below them ranked bars by place. */
#include "chart/desmi-hidden.h"
#include "chart/desmi-palette.h"
#include "chart/desmi-remittances-data.h"
#include "chart/desmi-scale.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define MOST_PLACES 32     /* a district's villages, where there is room for them */
#define BESIDE_FROM 1.3    /* width by height, from which both stand beside each other */
#define TIME_SHARE 0.56    /* of the width for the columns */
#define BESIDE_WIDTH 460.0 /* px it takes to do so */
#define BELOW_HEIGHT 250.0 /* px it takes to put one below the other */
#define BETWEEN 28.0
#define TICK_UP 36.0
#define COLUMN_SHARE 0.72
#define COLUMN_MAX 48.0
#define BAND_MIN 18.0
#define BAND_MAX 40.0
#define BAR_SHARE 0.7
#define NAME_SHARE 0.35 /* of the width of bars by place, for names, in any case */
/* Of the picture, for names, where that leaves the bars their room. */
#define NAME_WHOLE_SHARE 0.3
#define LENGTH_READABLE 36.0 /* px that the longest bar has beside names that are whole */
#define LENGTH_MIN 16.0      /* px that the longest bar has at least beside its value */
#define GAP 6.0
#define PROVISIONAL_ALPHA 0.45

typedef struct
{
  DesmiFrame           *frame;
  DesmiRemittancesData *data;
  DesmiAxis             axis;
  double                y0, y1;       /* px of the columns' scale */
  gboolean              not_to_scale; /* something would be thinner than a pixel */
} Remittances;

static const DesmiLocale *
locale_of (const Remittances *self)
{
  return self->frame->context->locale;
}

static const DesmiTheme *
theme_of (const Remittances *self)
{
  return self->frame->context->theme;
}

static double
y_of (const Remittances *self, double value)
{
  return desmi_axis_place (&self->axis, value, self->y1, self->y0);
}

static DesmiStyle
fill_of (const Remittances *self, gboolean is_other, DesmiMark mark)
{
  const DesmiTheme *theme = theme_of (self);
  DesmiStyle        style = { .fill = is_other ? theme->other : theme->series[0] };

  if (mark == DESMI_MARK_ESTIMATE)
    {
      style.stroke = style.fill;
      style.stroke_width = 1;
      style.dash[0] = style.dash[1] = 3;
      style.fill = desmi_color_with_alpha (style.fill, PROVISIONAL_ALPHA);
    }
  else
    desmi_palette_outline (&style, theme);
  return style;
}

/* A sum to which not every part is known: it would look like a fall, and is at least that. */
static gboolean
is_incomplete (const DesmiCell *cell)
{
  return cell->n_values > 0 && cell->n_rows > cell->n_values;
}

static gboolean
has_incomplete (const DesmiCube *cube)
{
  for (guint c = 0; c < desmi_cube_get_n_columns (cube); c++)
    if (is_incomplete (&desmi_cube_get_column (cube, c)->total))
      return TRUE;
  return FALSE;
}

static void
draw_heading (Remittances *self, const DesmiBox *box, const char *text)
{
  desmi_frame_add_label (self->frame, text, box->x, box->y + self->frame->line / 2,
                         DESMI_ALIGN_START, &self->frame->bold, &theme_of (self)->text, box->width,
                         FALSE);
}

static double
measure_axis (const Remittances *self)
{
  double width = 0;

  for (guint i = 0; i < self->axis.ticks->len; i++)
    {
      g_autofree char *label = desmi_axis_label (&self->axis, i, locale_of (self));

      width = MAX (width, desmi_frame_measure (self->frame, label, &self->frame->font));
    }
  return ceil (width) + 7;
}

static void
draw_value_axis (Remittances *self, const DesmiTimeAxis *time, double left, gboolean labels)
{
  DesmiFrame *frame = self->frame;

  for (guint i = 0; i < self->axis.ticks->len; i++)
    {
      double     value = g_array_index (self->axis.ticks, double, i);
      double     y = round (y_of (self, value));
      DesmiStyle style
          = { .fill = fabs (value) > 0 ? theme_of (self)->grid : theme_of (self)->axis };
      g_autofree char *label = desmi_axis_label (&self->axis, i, locale_of (self));
      DesmiBox         box = { left, y - frame->line / 2, time->x0 - 6 - left, frame->line };

      desmi_scene_add_rect (frame->scene, time->x0, y, time->x1 - time->x0, 1, &style);
      if (labels && desmi_scene_has_room (frame->scene, &box, 2))
        desmi_frame_add_label (frame, label, time->x0 - 6, y, DESMI_ALIGN_END, &frame->font,
                               &theme_of (self)->text_dim, box.width, FALSE);
    }
}

/* The period's column, or where it would stand. */
static DesmiBox
column_box (Remittances *self, const DesmiTimeAxis *time, guint column)
{
  const DesmiCell *total = &desmi_cube_get_column (&self->data->cube, column)->total;
  double           spacing = desmi_time_axis_spacing (time), value = 0, height;
  double           width = MIN (COLUMN_SHARE * spacing, COLUMN_MAX);
  double           x = desmi_time_axis_x (time, column) - width / 2;

  if (spacing >= 4)
    {
      x = round (x);
      width = MAX (1, round (width));
    }
  if (total->n_values > 0)
    value = total->value;
  height = self->y1 - y_of (self, value);
  if (total->n_values > 0 && height < 1)
    {
      self->not_to_scale = self->not_to_scale || value > 0;
      height = 1;
    }
  return (DesmiBox){ x, self->y1 - height, width, height };
}

static void
draw_column (Remittances *self, const DesmiTimeAxis *time, guint column)
{
  const DesmiCategory *period = desmi_cube_get_column (&self->data->cube, column);
  double           spacing = desmi_time_axis_spacing (time), x = desmi_time_axis_x (time, column);
  DesmiBox         box = column_box (self, time, column);
  DesmiStyle       style = fill_of (self, FALSE, period->total.mark), none = { .radius = 0 };
  g_autofree char *key = g_strdup_printf ("time:%s", period->key);
  g_autofree char *said
      = desmi_remittances_data_describe_time (self->data, column, locale_of (self));
  DesmiSceneMark *mark;

  if (period->total.n_values == 0 && period->total.mark == DESMI_MARK_SUPPRESSED)
    desmi_hidden_draw (self->frame->scene, box.x, box.x + box.width, self->y1, key);
  if (period->total.n_values > 0 && period->total.value <= 0)
    style = (DesmiStyle){ .fill = theme_of (self)->axis };
  if (is_incomplete (&period->total))
    {
      double   rise = MIN (DESMI_HIDDEN_SIZE, box.y - self->y0 + 3);
      DesmiBox rest = { box.x, box.y - rise, box.width, rise };

      desmi_hidden_draw_box (self->frame->scene, &rest, key, -1);
    }
  mark = desmi_scene_add_rect (self->frame->scene, box.x, box.y, box.width, box.height,
                               period->total.n_values > 0 ? &style : &none);
  desmi_scene_mark_set_datum (mark, key, -1, said);
  desmi_scene_mark_set_hit (mark, x - spacing / 2, self->y0, spacing, self->y1 - self->y0);
  if (period->total.n_values > 0)
    desmi_scene_mark_add_filter (mark, self->data->cube.columns.dimension, period->key);
}

/* Whether a label over a column would lie on one of its neighbours. */
static gboolean
lies_on_column (Remittances *self, const DesmiTimeAxis *time, const DesmiBox *label, guint column)
{
  guint reach = (guint) ceil (label->width / MAX (desmi_time_axis_spacing (time), 1)) + 1;

  for (guint c = column - MIN (reach, column); c < MIN (column + reach + 1, time->n); c++)
    {
      DesmiBox box = column_box (self, time, c);

      if (is_incomplete (&desmi_cube_get_column (&self->data->cube, c)->total))
        box.y -= DESMI_HIDDEN_SIZE;
      if (c != column && label->x < box.x + box.width && box.x < label->x + label->width
          && box.y < label->y + label->height)
        return TRUE;
    }
  return FALSE;
}

/* Writes what a column comes to above it, if nothing stands there. */
static void
draw_column_value (Remittances *self, const DesmiTimeAxis *time, const DesmiBox *area, guint column)
{
  DesmiFrame          *frame = self->frame;
  const DesmiCategory *period = desmi_cube_get_column (&self->data->cube, column);
  DesmiBox             box = column_box (self, time, column), room;
  g_autofree char     *key = g_strdup_printf ("time:%s", period->key);
  g_autofree char *text = desmi_cube_say_mark (&self->data->cube, &period->total, locale_of (self));
  double           width = desmi_frame_measure (frame, text, &frame->font);
  gboolean hatched = period->total.mark == DESMI_MARK_SUPPRESSED || is_incomplete (&period->total);
  double   rise = hatched ? DESMI_HIDDEN_SIZE + 2 : 3;
  DesmiSceneMark *mark;

  room.width = width;
  room.height = frame->line;
  room.x = CLAMP (box.x + box.width / 2 - width / 2, area->x,
                  MAX (area->x, area->x + area->width - width));
  room.y = box.y - rise - frame->line;
  if (room.y < area->y || room.x + width > area->x + area->width + 1
      || !desmi_scene_has_room (frame->scene, &room, 2)
      || lies_on_column (self, time, &room, column))
    return;
  mark = desmi_frame_add_label (frame, text, room.x, room.y + frame->line / 2, DESMI_ALIGN_START,
                                &frame->font, &theme_of (self)->text, width + 1, FALSE);
  if (mark == NULL)
    return;
  mark->style.stroke = theme_of (self)->background;
  mark->style.stroke_width = 3;
  desmi_scene_mark_set_datum (mark, key, -1, NULL);
}

/* The greatest and the last, then those without a value, then what there is room for. */
static void
draw_column_values (Remittances *self, const DesmiTimeAxis *time, const DesmiBox *area)
{
  int peak = -1, last = -1;

  for (guint c = 0; c < time->n; c++)
    {
      const DesmiCell *total = &desmi_cube_get_column (&self->data->cube, c)->total;

      if (total->n_values == 0)
        continue;
      last = (int) c;
      if (peak < 0
          || total->value > desmi_cube_get_column (&self->data->cube, (guint) peak)->total.value)
        peak = (int) c;
    }
  if (self->frame->spec->show_values && peak >= 0)
    {
      draw_column_value (self, time, area, (guint) peak);
      draw_column_value (self, time, area, (guint) last);
    }
  for (guint c = 0; desmi_time_axis_spacing (time) >= 8 && c < time->n; c++)
    if (desmi_cube_get_column (&self->data->cube, c)->total.n_values == 0)
      draw_column_value (self, time, area, c);
  for (guint c = 0; self->frame->spec->show_values && time->n <= 12 && c < time->n; c++)
    if ((int) c != peak && (int) c != last
        && desmi_cube_get_column (&self->data->cube, c)->total.n_values > 0)
      draw_column_value (self, time, area, c);
}

static double
greatest_total (const DesmiCube *cube)
{
  double most = 0;

  for (guint c = 0; c < desmi_cube_get_n_columns (cube); c++)
    most = fmax (most, desmi_cube_get_column (cube, c)->total.value);
  return most;
}

static void
draw_time (Remittances *self, const DesmiBox *area, gboolean heading)
{
  DesmiFrame   *frame = self->frame;
  DesmiTimeAxis time = self->data->time;
  DesmiBox      whole = frame->plot;
  gboolean      labels = area->height >= 5 * frame->line && area->width >= 9 * frame->line;

  if (heading)
    draw_heading (self, area, desmi_locale_text (locale_of (self), N_ ("Over time")));
  self->y0 = area->y + (heading ? frame->line + 8 : 0) + (labels ? frame->line + 4 : 3);
  self->y1 = floor (area->y + area->height - (labels ? ceil (1.5 * frame->line) + 3 : 3));
  if (self->y1 - self->y0 < 4)
    return;
  desmi_axis_init (&self->axis, 0, greatest_total (&self->data->cube),
                   CLAMP (floor ((self->y1 - self->y0) / (TICK_UP * frame->em)), 1, 6),
                   self->data->cube.type == DESMI_COLUMN_COUNT);
  self->axis.percent = self->data->cube.type == DESMI_COLUMN_RATIO;
  time.x0 = area->x + (labels ? MIN (measure_axis (self), 0.3 * area->width) : 2);
  time.x1 = area->x + area->width - 2;
  if (time.x1 - time.x0 < 4)
    return;
  draw_value_axis (self, &time, area->x, labels);
  for (guint c = 0; c < time.n;)
    {
      double x = desmi_time_axis_x (&time, c);
      guint  best = c;

      for (; c < time.n && (c == best || desmi_time_axis_x (&time, c) < x + 1); c++)
        if (desmi_cube_get_column (&self->data->cube, c)->total.value
            > desmi_cube_get_column (&self->data->cube, best)->total.value)
          best = c;
      draw_column (self, &time, best);
    }
  if (!labels)
    return;
  frame->plot = *area;
  desmi_time_axis_draw (&time, frame, self->y1);
  frame->plot = whole;
  draw_column_values (self, &time, area);
}

/* The bars by place: where their names and numbers stand. */
typedef struct
{
  DesmiBox area;
  double   top, band, names, values;
  double   x0, x1, most;
} Places;

/* The sum of many small ones would make the others look like nothing: it is written, without a bar.
 */
static gboolean
is_unmeasured (const Remittances *self, const DesmiCategory *place)
{
  return place->is_other && desmi_cube_get_n_rows (&self->data->cube) > 1
         && place->total.value > desmi_cube_get_row (&self->data->cube, 0)->total.value;
}

static void
make_places_room (Remittances *self, Places *places)
{
  DesmiFrame *frame = self->frame;
  guint       n = desmi_cube_get_n_rows (&self->data->cube);
  double      spare;

  for (guint r = 0; r < n; r++)
    {
      const DesmiCategory *place = desmi_cube_get_row (&self->data->cube, r);
      g_autofree char     *value
          = desmi_cube_say_mark (&self->data->cube, &place->total, locale_of (self));
      double rest = is_incomplete (&place->total) ? DESMI_HIDDEN_SIZE : 0;

      places->names
          = MAX (places->names, desmi_frame_measure (frame, place->name, &frame->font) + 1);
      places->values
          = MAX (places->values, rest + desmi_frame_measure (frame, value, &frame->font) + 1);
      if (!is_unmeasured (self, place))
        places->most = fmax (places->most, place->total.value);
    }
  spare = places->area.width - places->values - GAP - 8 - LENGTH_READABLE * frame->em;
  places->names = MIN (places->names, MAX (NAME_SHARE * places->area.width,
                                           MIN (spare, NAME_WHOLE_SHARE * frame->context->width)));
  places->x0 = round (places->area.x + places->names + 8);
  places->x1 = places->area.x + places->area.width - places->values - GAP;
  if (places->x1 - places->x0 < LENGTH_MIN)
    places->x1 = places->area.x + places->area.width - 2;
}

static void
draw_place (Remittances *self, const Places *places, guint row)
{
  DesmiFrame          *frame = self->frame;
  const DesmiCategory *place = desmi_cube_get_row (&self->data->cube, row);
  gboolean             known = place->total.n_values > 0, measured = !is_unmeasured (self, place);
  double               top = places->top + row * places->band, middle = top + places->band / 2;
  double               length = 0;
  DesmiStyle       style = fill_of (self, place->is_other, DESMI_MARK_NONE), none = { .radius = 0 };
  g_autofree char *key = g_strdup_printf ("place:%s", place->key);
  g_autofree char *said = desmi_remittances_data_describe_place (self->data, row, locale_of (self));
  g_autofree char *text = desmi_cube_say_mark (&self->data->cube, &place->total, locale_of (self));
  DesmiSceneMark  *mark;

  g_strdelimit (key, "\t", ' ');
  if (known && !measured)
    length = 0;
  else if (known && places->most > 0)
    length = place->total.value / places->most * (places->x1 - places->x0);
  if (known && measured && length < 1)
    {
      self->not_to_scale = self->not_to_scale || place->total.value > 0;
      length = 1;
    }
  if (known && place->total.value <= 0)
    style = (DesmiStyle){ .fill = theme_of (self)->axis };
  mark = desmi_frame_add_label (frame, place->name, places->x0 - 8, middle, DESMI_ALIGN_END,
                                &frame->font, &theme_of (self)->text, places->names + 1, TRUE);
  if (mark != NULL)
    desmi_scene_mark_set_datum (mark, key, -1, NULL);
  mark = desmi_scene_add_rect (
      frame->scene, places->x0, round (top + places->band * (1 - BAR_SHARE) / 2), length,
      MAX (1, round (places->band * BAR_SHARE)), known && measured ? &style : &none);
  desmi_scene_mark_set_datum (mark, key, -1, said);
  desmi_scene_mark_set_hit (mark, places->area.x, top, places->area.width, places->band);
  if (!place->is_other)
    desmi_scene_mark_add_filter (mark, self->data->cube.rows.dimension, place->key);
  if (measured && is_incomplete (&place->total))
    {
      DesmiBox rest = { mark->box.x + length, mark->box.y, DESMI_HIDDEN_SIZE, mark->box.height };

      rest.width = MIN (rest.width, places->area.x + places->area.width - rest.x);
      desmi_hidden_draw_box (frame->scene, &rest, key, -1);
      length += rest.width;
    }
  /* a number cut short would be another number */
  if ((known && !frame->spec->show_values)
      || places->x0 + length + GAP + desmi_frame_measure (frame, text, &frame->font)
             > places->area.x + places->area.width)
    return;
  mark = desmi_frame_add_label (
      frame, text, places->x0 + length + GAP, middle, DESMI_ALIGN_START, &frame->font,
      known ? &theme_of (self)->text : &theme_of (self)->text_dim,
      places->area.x + places->area.width - places->x0 - length - GAP, FALSE);
  if (mark != NULL)
    desmi_scene_mark_set_datum (mark, key, -1, NULL);
}

static const char *
places_heading (const Remittances *self)
{
  const char *dimension = self->data->cube.rows.dimension;

  if (g_strcmp0 (dimension, "village") == 0)
    return desmi_locale_text (locale_of (self), N_ ("By village"));
  if (g_strcmp0 (dimension, "subdistrict") == 0)
    return desmi_locale_text (locale_of (self), N_ ("By subdistrict"));
  return desmi_locale_text (locale_of (self), N_ ("By place"));
}

static void
draw_places (Remittances *self, const DesmiBox *area)
{
  DesmiFrame *frame = self->frame;
  Places      places = { .area = *area, .top = area->y + frame->line + 8 };
  double      height = area->y + area->height - places.top, band = BAND_MIN * frame->em;
  guint       limit = frame->spec->max_categories > 0 ? frame->spec->max_categories : MOST_PLACES;
  DesmiStyle  zero = { .fill = theme_of (self)->axis };
  guint       n;

  if (height < band)
    return;
  limit = MIN (limit, (guint) MIN (floor (height / band), 1e6));
  desmi_cube_group (&self->data->cube, &self->data->cube.rows, limit, locale_of (self));
  n = desmi_cube_get_n_rows (&self->data->cube);
  places.band = floor (MIN (height / MAX (n, 1), BAND_MAX * frame->em));
  make_places_room (self, &places);
  if (places.x1 - places.x0 < 4)
    return;
  draw_heading (self, area, places_heading (self));
  for (guint r = 0; r < n; r++)
    draw_place (self, &places, r);
  desmi_scene_add_rect (frame->scene, places.x0, places.top, 1, n * places.band, &zero);
}

/* The district itself is no place among others: its one bar would only say the sum. */
static gboolean
has_places (const DesmiCube *cube)
{
  return desmi_cube_get_n_rows (cube) > 1 || g_strcmp0 (cube->rows.dimension, "district") != 0;
}

/* Beside each other where that is wide, one below the other where it is high, else time alone. */
static void
draw (Remittances *self)
{
  DesmiFrame    *frame = self->frame;
  const DesmiBox plot = frame->plot;
  double         em = frame->em;
  DesmiBox       time = plot, places = plot;

  if (!has_places (&self->data->cube))
    {
      draw_time (self, &time, FALSE);
      return;
    }
  if (plot.width >= BESIDE_WIDTH * em && plot.width >= BESIDE_FROM * plot.height
      && plot.height >= 6 * frame->line)
    {
      time.width = round (TIME_SHARE * (plot.width - BETWEEN));
      places.x = time.x + time.width + BETWEEN;
      places.width = plot.x + plot.width - places.x;
    }
  else if (plot.height >= BELOW_HEIGHT * em && plot.width >= 12 * frame->line)
    {
      time.height = round (0.45 * (plot.height - BETWEEN / 2));
      places.y = time.y + time.height + BETWEEN / 2;
      places.height = plot.y + plot.height - places.y;
    }
  else
    {
      draw_time (self, &time, FALSE);
      return;
    }
  draw_time (self, &time, TRUE);
  draw_places (self, &places);
}

/* Returns: (nullable): the scene; %NULL if there has to be a note that it is not to scale */
static DesmiScene *
try_layout (DesmiRemittancesData    *data,
            const DesmiChartSpec    *spec,
            const DesmiChartContext *context,
            gboolean                 not_to_scale)
{
  g_auto (DesmiFrame) frame = { 0 };
  Remittances         self = { .frame = &frame, .data = data };

  desmi_frame_begin (&frame, data->behind.table, spec, context);
  if (not_to_scale)
    desmi_frame_take_note (
        &frame,
        g_strdup (desmi_locale_text (context->locale, N_ ("The shortest bars are not to scale"))));
  if (data->cube.n_suppressed == 0 && has_incomplete (&data->cube))
    desmi_frame_take_note (
        &frame, g_strdup (desmi_locale_text (
                    context->locale, N_ ("Hatched: not reported or hidden, size unknown"))));
  desmi_hidden_take_note (&frame, data->cube.n_suppressed);
  desmi_frame_note_invalid (&frame, data->cube.n_invalid);
  if (data->cube.total.n_values > 0)
    {
      g_autofree char *summary = desmi_remittances_data_summarize (data, context->locale);

      desmi_scene_set_summary (frame.scene, summary);
    }
  if (desmi_frame_open (&frame))
    {
      if (data->cube.total.n_values > 0)
        draw (&self);
      else
        desmi_frame_say_empty (&frame, NULL);
    }
  desmi_axis_clear (&self.axis);
  return self.not_to_scale && !not_to_scale ? NULL : desmi_frame_end (&frame);
}

/**
 * desmi_remittances_chart_layout:
 * @table: a column of places, one of quarters or years, and one of amounts
 *
 * Lays out remittances over time and by place.
 *
 * Returns: (transfer full) (nullable): the scene; %NULL with DESMI_CHART_ERROR_DATA
 */
DesmiScene *
desmi_remittances_chart_layout (DesmiTable              *table,
                                const DesmiChartSpec    *spec,
                                const DesmiChartContext *context,
                                GError                 **error)
{
  g_auto (DesmiRemittancesData) data = { 0 };
  DesmiScene                   *scene;

  if (!desmi_remittances_data_read (&data, table, context->locale, error))
    return NULL;
  data.behind.before = desmi_before_new (table, spec->before);
  scene = try_layout (&data, spec, context, FALSE);
  return scene != NULL ? scene : try_layout (&data, spec, context, TRUE);
}
