/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Ranked horizontal bars: name, bar, value, share. */
#include "chart/desmi-bars-data.h"
#include "chart/desmi-hidden.h"
#include "chart/desmi-palette.h"
#include "chart/desmi-scale.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#define MOST_BARS 12
#define BAND_MIN 18.0
#define BAND_MAX 68.0 /* a bar is 0.7 of it: at most 48 px */
#define BAR_SHARE 0.7
#define NAME_SHARE 0.3   /* of the width, at most, for the names */
#define VALUE_SHARE 0.45 /* of what is left, at most, for the values */
#define TICK_ACROSS 60.0
#define GAP 6.0

typedef struct
{
  DesmiFrame          *frame;
  const DesmiBarsData *data;
  GPtrArray           *bars;
  DesmiAxis            axis;
  double               low, high; /* of the bars shown, with 0 between them */
  gboolean             with_axis;
  double               band;
  double               x0, x1; /* px of the axis' ends */
  double               name_width;
  gboolean             not_to_scale; /* a bar would be thinner than a pixel */
} Bars;

static const DesmiLocale *
locale_of (const Bars *self)
{
  return self->frame->context->locale;
}

static const DesmiTheme *
theme_of (const Bars *self)
{
  return self->frame->context->theme;
}

static double
x_of (const Bars *self, double value)
{
  return desmi_axis_place (&self->axis, value, self->x0, self->x1);
}

static char *
value_text (const Bars *self, const DesmiBar *bar)
{
  return desmi_bars_data_say_value (self->data, bar, FALSE, locale_of (self));
}

static char *
share_text (const Bars *self, const DesmiBar *bar)
{
  return self->data->shares && !isnan (bar->share) && bar->value >= 0
             ? desmi_share_to_mark (bar->share, locale_of (self))
             : NULL;
}

static double
label_width (const Bars *self, const DesmiBar *bar)
{
  g_autofree char *value = value_text (self, bar), *share = share_text (self, bar);
  double           width = desmi_frame_measure (self->frame, value, &self->frame->font);

  if (share != NULL)
    width += GAP + desmi_frame_measure (self->frame, share, &self->frame->font);
  return width + 1 + (bar->hidden ? DESMI_HIDDEN_SIZE : 0);
}

static double
row_y (const Bars *self, guint index)
{
  return self->frame->plot.y + index * self->band;
}

/* Room for names, then for values on either side, then for the bars. */
static void
make_room (Bars *self)
{
  const DesmiBox *plot = &self->frame->plot;
  double          names = 0, left = 0, right = 0, inner;

  for (guint i = 0; i < self->bars->len; i++)
    {
      const DesmiBar *bar = g_ptr_array_index (self->bars, i);
      double          width = label_width (self, bar) + GAP;

      names = MAX (names, desmi_frame_measure (self->frame, bar->name, &self->frame->font));
      if (!self->frame->spec->show_values && !isnan (bar->value))
        continue;
      if (bar->value < 0)
        left = MAX (left, width);
      else
        right = MAX (right, width);
    }
  self->name_width = MIN (names + 1, NAME_SHARE * self->frame->context->width);
  inner = plot->width - self->name_width - 8;
  self->x0 = plot->x + self->name_width + 8 + MIN (left, VALUE_SHARE * inner);
  self->x1 = plot->x + plot->width - MAX (MIN (right, VALUE_SHARE * inner), 2);
  if (self->with_axis)
    {
      desmi_axis_init (
          &self->axis, self->low, self->high,
          CLAMP (floor ((self->x1 - self->x0) / (TICK_ACROSS * self->frame->em)), 1, 6),
          self->data->type == DESMI_COLUMN_COUNT);
      self->axis.percent = self->data->type == DESMI_COLUMN_RATIO;
    }
  else
    {
      self->axis.start = self->low;
      self->axis.stop = self->high;
    }
}

static void
draw_axis (Bars *self)
{
  DesmiFrame *frame = self->frame;
  double      bottom = row_y (self, self->bars->len), taken = 0;

  for (guint i = 0; self->with_axis && i < self->axis.ticks->len; i++)
    {
      double           x = floor (x_of (self, g_array_index (self->axis.ticks, double, i)));
      DesmiStyle       style = { .fill = theme_of (self)->grid };
      g_autofree char *label = desmi_axis_label (&self->axis, i, locale_of (self));
      double           width = desmi_frame_measure (frame, label, &frame->font);
      double           left = CLAMP (x - width / 2, frame->plot.x,
                                     MAX (frame->plot.x, frame->plot.x + frame->plot.width - width));

      desmi_scene_add_rect (frame->scene, x, frame->plot.y, 1, bottom - frame->plot.y, &style);
      if (left < taken || left + width > frame->plot.x + frame->plot.width)
        continue;
      desmi_frame_add_label (frame, label, left, bottom + 4 + frame->line / 2, DESMI_ALIGN_START,
                             &frame->font, &theme_of (self)->text_dim, width + 1, FALSE);
      taken = left + width + GAP;
    }
}

static void
draw_name (Bars *self, const DesmiBar *bar, guint index)
{
  DesmiFrame    *frame = self->frame;
  double         middle = row_y (self, index) + self->band / 2;
  guint          most = self->band >= 2 * frame->line + 4 ? 2 : 1;
  g_auto (GStrv) lines = desmi_text_wrap (frame->context->measurer, bar->name, &frame->font,
                                          self->name_width, most, TRUE);
  guint          n = g_strv_length (lines);

  for (guint i = 0; i < n; i++)
    {
      DesmiSceneMark *mark = desmi_frame_add_label (
          frame, lines[i], frame->plot.x + self->name_width,
          middle + (i - (n - 1) / 2.0) * (frame->line + 1), DESMI_ALIGN_END, &frame->font,
          &theme_of (self)->text, self->name_width + 1, TRUE);

      if (mark == NULL)
        continue;
      desmi_scene_mark_set_datum (mark, bar->key, bar->row, NULL);
      if (n > 1 || strcmp (mark->text, bar->name) != 0)
        {
          g_free (mark->full_text);
          mark->full_text = g_strdup (bar->name);
        }
    }
}

/* Directions and genders have colours of their own, the same in every chart. */
static DesmiColor
color_of (const Bars *self, const DesmiBar *bar)
{
  const DesmiTheme *theme = theme_of (self);

  if (bar->is_other)
    return theme->other;
  if (strcmp (desmi_table_get_column_name (self->data->table, 0), "gender") == 0)
    {
      const char *gender = desmi_gender_parse (bar->key, NULL);

      if (gender != NULL)
        return *gender == 'F' ? theme->women : theme->men;
    }
  switch (self->frame->spec->subject)
    {
    case DESMI_SUBJECT_DEPARTURES:
      return theme->departures;
    case DESMI_SUBJECT_RETURNS:
      return theme->returns;
    case DESMI_SUBJECT_OTHER:
    default:
      return theme->series[0];
    }
}

static DesmiStyle
style_of (const Bars *self, const DesmiBar *bar)
{
  DesmiStyle style = { .fill = color_of (self, bar) };

  desmi_palette_outline (&style, theme_of (self));
  return style;
}

/* A bar starts at 0 and is never thinner than a pixel, or it would look like nothing. */
static DesmiBox
bar_box (Bars *self, const DesmiBar *bar, guint index)
{
  double zero = x_of (self, 0), value = isnan (bar->value) ? 0 : bar->value,
         end = x_of (self, value);
  double top = round (row_y (self, index) + self->band * (1 - BAR_SHARE) / 2);
  double height = MAX (1, round (self->band * BAR_SHARE));

  if (fabs (end - zero) < 1)
    {
      self->not_to_scale = self->not_to_scale || fabs (value) > 0;
      end = value < 0 ? zero - 1 : zero + 1;
    }
  return (DesmiBox){ MIN (zero, end), top, fabs (end - zero), height };
}

/* The value at the bar's end, and the share beside it if there is room for both; inside the bar if
 * there is none outside. */
static void
draw_value (Bars *self, const DesmiBar *bar, const DesmiBox *box)
{
  DesmiFrame      *frame = self->frame;
  g_autofree char *value = value_text (self, bar), *share = share_text (self, bar);
  double           width = desmi_frame_measure (frame, value, &frame->font);
  double     share_width = share != NULL ? desmi_frame_measure (frame, share, &frame->font) : 0;
  double     middle = box->y + box->height / 2, right = frame->plot.x + frame->plot.width;
  gboolean   negative = bar->value < 0;
  double     x = negative ? box->x - GAP - width : box->x + box->width + GAP;
  DesmiColor color = theme_of (self)->text;
  DesmiSceneMark *mark;

  if (isnan (bar->value))
    {
      x = box->x + GAP + (bar->hidden ? DESMI_HIDDEN_SIZE : 0);
      color = theme_of (self)->text_dim;
    }
  if (x + width > right || x < frame->plot.x + self->name_width + 2)
    {
      DesmiStyle style = style_of (self, bar);

      if (width + 2 * GAP > box->width)
        return;
      x = negative ? box->x + GAP : box->x + box->width - GAP - width;
      color = desmi_color_text_on (&style.fill);
      share = (g_free (share), NULL);
    }
  mark = desmi_frame_add_label (frame, value, x, middle, DESMI_ALIGN_START, &frame->font, &color,
                                width + 1, FALSE);
  if (mark != NULL)
    desmi_scene_mark_set_datum (mark, bar->key, bar->row, NULL);
  if (share == NULL || x + width + GAP + share_width > right)
    return;
  mark = desmi_frame_add_label (frame, share, x + width + GAP, middle, DESMI_ALIGN_START,
                                &frame->font, &theme_of (self)->text_dim, share_width + 1, FALSE);
  if (mark != NULL)
    desmi_scene_mark_set_datum (mark, bar->key, bar->row, NULL);
}

static void
draw_bar (Bars *self, guint index)
{
  const DesmiBar  *bar = g_ptr_array_index (self->bars, index);
  DesmiBox         box = bar_box (self, bar, index);
  DesmiStyle       style = style_of (self, bar), none = { .radius = 0 };
  g_autofree char *said = desmi_bars_data_describe (self->data, bar, locale_of (self));
  DesmiSceneMark  *mark;

  if (fabs (bar->value) <= 0)
    style = (DesmiStyle){ .fill = theme_of (self)->axis };
  draw_name (self, bar, index);
  mark = desmi_scene_add_rect (self->frame->scene, box.x, box.y, box.width, box.height,
                               isnan (bar->value) ? &none : &style);
  desmi_scene_mark_set_datum (mark, bar->key, bar->row, said);
  if (!bar->is_other)
    desmi_scene_mark_add_filter (mark, desmi_table_get_column_name (self->data->table, 0),
                                 bar->key);
  desmi_scene_mark_set_hit (mark, self->frame->plot.x, row_y (self, index), self->frame->plot.width,
                            self->band);
  if (bar->hidden)
    desmi_hidden_draw_box (
        self->frame->scene,
        &(const DesmiBox){ floor (x_of (self, 0)), box.y, DESMI_HIDDEN_SIZE, box.height }, bar->key,
        bar->row);
  if (self->frame->spec->show_values || isnan (bar->value))
    draw_value (self, bar, &box);
}

/* Where the bars start. Below them and, if all go one way, beside them: over them it would hide
 * those of a pixel. */
static void
draw_zero (Bars *self)
{
  DesmiStyle style = { .fill = theme_of (self)->axis };
  double     x = floor (x_of (self, 0)) - (self->low < 0 ? 0 : 1);

  desmi_scene_add_rect (self->frame->scene, x, self->frame->plot.y, 1,
                        row_y (self, self->bars->len) - self->frame->plot.y, &style);
}

static gboolean
wants_axis (const Bars *self)
{
  const DesmiBarsData *data = self->data;
  gboolean             flat = fabs (data->low) <= 0 && fabs (data->high) <= 0;

  return (!self->frame->spec->show_values || flat)
         && self->frame->plot.height >= 3 * BAND_MIN * self->frame->em;
}

/* The group may be larger than any of those it stands beside. */
static void
find_range (Bars *self)
{
  for (guint i = 0; i < self->bars->len; i++)
    {
      const DesmiBar *bar = g_ptr_array_index (self->bars, i);

      if (isnan (bar->value))
        continue;
      self->low = MIN (self->low, bar->value);
      self->high = MAX (self->high, bar->value);
    }
}

/* The rest of a time is no kind of its own: of periods there are as many bars as there is room for.
 */
static guint
most_bars (const DesmiBarsData *data, const DesmiChartSpec *spec)
{
  if (spec->max_categories > 0)
    return spec->max_categories;
  return data->periods ? G_MAXUINT16 : MOST_BARS;
}

static void
draw (Bars *self)
{
  const DesmiBox *plot = &self->frame->plot;
  guint           limit = most_bars (self->data, self->frame->spec);
  double          height, band_min = BAND_MIN * self->frame->em;

  self->with_axis = wants_axis (self);
  height = plot->height - (self->with_axis ? self->frame->line + 6 : 0);
  if (height < band_min)
    return;
  limit = MIN (limit, (guint) MIN (floor (height / band_min), 1e6));
  self->bars = desmi_bars_data_group (self->data, limit, locale_of (self));
  self->band = floor (MIN (height / self->bars->len, BAND_MAX * self->frame->em));
  find_range (self);
  make_room (self);
  if (self->axis.stop <= self->axis.start)
    self->axis.stop = self->axis.start + 1;
  if (self->x1 - self->x0 >= 4)
    {
      draw_axis (self);
      draw_zero (self);
      for (guint i = 0; i < self->bars->len; i++)
        draw_bar (self, i);
    }
  g_ptr_array_unref (self->bars);
  desmi_axis_clear (&self->axis);
}

/* Whether the shares as they will be rounded miss 100 %; if bars may still be grouped, they may. */
static gboolean
shares_miss (const DesmiBarsData     *data,
             const DesmiChartSpec    *spec,
             const DesmiChartContext *context)
{
  g_autoptr (GPtrArray) bars
      = desmi_bars_data_group (data, most_bars (data, spec), context->locale);
  double tenths = 0;

  if (bars->len * BAND_MIN * context->theme->text_scale > 0.5 * context->height)
    return TRUE;
  for (guint i = 0; i < bars->len; i++)
    {
      double share = ((const DesmiBar *) g_ptr_array_index (bars, i))->share;

      if (!isnan (share))
        tenths += share >= 0.0995 ? 10 * round (share * 100) : round (share * 1000);
    }
  return fabs (tenths - 1000) > 0.5;
}

static guint
count_hidden (const DesmiBarsData *data)
{
  guint n = 0;

  for (guint i = 0; i < data->bars->len; i++)
    n += ((const DesmiBar *) g_ptr_array_index (data->bars, i))->hidden;
  return n;
}

static void
add_notes (DesmiFrame *frame, const DesmiBarsData *data, gboolean not_to_scale)
{
  const DesmiLocale *locale = frame->context->locale;

  if (not_to_scale)
    desmi_frame_take_note (
        frame, g_strdup (desmi_locale_text (locale, N_ ("The shortest bars are not to scale"))));
  if (data->shares && frame->spec->show_values && shares_miss (data, frame->spec, frame->context))
    desmi_frame_take_note (
        frame, g_strdup (desmi_locale_text (locale, N_ ("Shares may not add up to 100%"))));
  desmi_hidden_take_note (frame, count_hidden (data));
  desmi_frame_note_invalid (frame, data->n_invalid);
}

/* Returns: (nullable): the scene; %NULL if there has to be a note that it is not to scale */
static DesmiScene *
try_layout (const DesmiBarsData     *data,
            const DesmiChartSpec    *spec,
            const DesmiChartContext *context,
            gboolean                 not_to_scale)
{
  g_auto (DesmiFrame) frame = { 0 };
  Bars                self = { .frame = &frame, .data = data };

  desmi_frame_begin (&frame, data->table, spec, context);
  if (data->bars->len > 0)
    {
      g_autofree char *summary = desmi_bars_data_summarize (data, context->locale);

      desmi_scene_set_summary (frame.scene, summary);
    }
  add_notes (&frame, data, not_to_scale);
  if (desmi_frame_open (&frame))
    {
      if (data->bars->len > data->n_invalid)
        draw (&self);
      else
        desmi_frame_say_empty (&frame, NULL);
    }
  return self.not_to_scale && !not_to_scale ? NULL : desmi_frame_end (&frame);
}

/**
 * desmi_bars_chart_layout:
 * @table: a column of names, a column of numbers, and perhaps "share"
 *
 * Lays out ranked bars.
 *
 * Returns: (transfer full) (nullable): the scene; %NULL with DESMI_CHART_ERROR_DATA
 */
DesmiScene *
desmi_bars_chart_layout (DesmiTable              *table,
                         const DesmiChartSpec    *spec,
                         const DesmiChartContext *context,
                         GError                 **error)
{
  g_auto (DesmiBarsData) data = { 0 };
  DesmiScene            *scene;

  if (!desmi_bars_data_read (&data, table, context->locale, error))
    return NULL;
  data.before = desmi_before_new (table, spec->before);
  scene = try_layout (&data, spec, context, FALSE);
  return scene != NULL ? scene : try_layout (&data, spec, context, TRUE);
}
