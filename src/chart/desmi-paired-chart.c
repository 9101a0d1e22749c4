/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Paired bars: women to the left, men to the right, on one scale, their names between them. */
#include "chart/desmi-hidden.h"
#include "chart/desmi-paired-data.h"
#include "chart/desmi-palette.h"
#include "chart/desmi-scale.h"
#include "core/desmi-audience.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#define MOST_ROWS 12
#define BAND_MIN 18.0
#define BAND_MAX 66.0
#define BAR_SHARE 0.72
#define NAME_SHARE 0.3 /* of the width, at most, for the names */
#define TICK_ACROSS 60.0
#define LENGTH_MIN 8.0 /* px; less is no side */
#define GAP 6.0
#define HALO_PX 3.0

typedef struct
{
  DesmiFrame      *frame;
  DesmiPairedData *data;
  DesmiAxis        axis;
  double           top, band;
  double           inner[DESMI_PAIRED_N_SIDES]; /* px, where the bars of a side begin */
  double           length;                      /* px of a side's axis */
  double           name_width;
  gboolean         with_axis, not_to_scale;
} Paired;

static const DesmiLocale *
locale_of (const Paired *self)
{
  return self->frame->context->locale;
}

static const DesmiTheme *
theme_of (const Paired *self)
{
  return self->frame->context->theme;
}

static guint
n_rows (const Paired *self)
{
  return desmi_cube_get_n_rows (&self->data->cube);
}

static char *
value_text (const Paired *self, const DesmiCell *cell)
{
  g_autofree char *value = NULL;

  if (cell->n_values == 0)
    return g_strdup (cell->n_rows > 0 && cell->mark == DESMI_MARK_SUPPRESSED
                         ? desmi_audience_hidden_word (locale_of (self))
                         : "–");
  value = desmi_value_to_mark (cell->value, self->data->cube.type, locale_of (self));
  return cell->n_rows > cell->n_values ? g_strdup_printf ("≥ %s", value) : g_steal_pointer (&value);
}

static gboolean
is_incomplete (const DesmiCell *cell)
{
  return cell->n_rows > cell->n_values;
}

static double
band_top (const Paired *self, guint row)
{
  return self->top + row * self->band;
}

/* A box of a side, from the middle outwards: the other side is its mirror image. */
static DesmiBox
side_box (const Paired *self, DesmiPairedSide side, double from, double size, double y, double h)
{
  double x
      = side == DESMI_PAIRED_WOMEN ? self->inner[side] - from - size : self->inner[side] + from;

  return (DesmiBox){ x, y, size, h };
}

static DesmiStyle
style_of (const Paired *self, DesmiPairedSide side)
{
  DesmiStyle style = desmi_palette_fill (theme_of (self), "gender", desmi_paired_side_code (side),
                                         side == DESMI_PAIRED_WOMEN ? 0 : 1);

  desmi_palette_outline (&style, theme_of (self));
  return style;
}

static double
measure_values (const Paired *self)
{
  double widest = 0;

  for (guint i = 0; i < n_rows (self); i++)
    for (guint side = 0; side < DESMI_PAIRED_N_SIDES; side++)
      {
        DesmiCell        cell = desmi_paired_data_get (self->data, i, side);
        g_autofree char *text = value_text (self, &cell);
        double           width = desmi_frame_measure (self->frame, text, &self->frame->font);

        if (self->data->columns[side] >= 0
            && (self->frame->spec->show_values || cell.n_values == 0))
          widest = MAX (widest, width + GAP + (is_incomplete (&cell) ? DESMI_HIDDEN_SIZE : 0));
      }
  return widest;
}

static double
measure_names (const Paired *self)
{
  double widest = 0;

  for (guint i = 0; i < n_rows (self); i++)
    widest = MAX (widest,
                  desmi_frame_measure (self->frame, desmi_cube_get_row (&self->data->cube, i)->name,
                                       &self->frame->font));
  return widest;
}

static void
make_axis (Paired *self)
{
  double high = 0;

  for (guint i = 0; i < n_rows (self); i++)
    for (guint side = 0; side < DESMI_PAIRED_N_SIDES; side++)
      {
        DesmiCell cell = desmi_paired_data_get (self->data, i, side);

        high = cell.n_values > 0 ? MAX (high, cell.value) : high;
      }
  desmi_axis_init (&self->axis, 0, high,
                   CLAMP (floor (self->length / (TICK_ACROSS * self->frame->em)), 1, 5),
                   self->data->cube.type == DESMI_COLUMN_COUNT);
  self->axis.percent = self->data->cube.type == DESMI_COLUMN_RATIO;
}

/* Names in the middle, a side to the left and one to the right of them, a line of words above. */
static gboolean
make_room (Paired *self)
{
  const DesmiBox *plot = &self->frame->plot;
  double          band_min = BAND_MIN * self->frame->em, line = self->frame->line;
  double          height = plot->height - line - 4, middle = plot->x + plot->width / 2, half;
  guint           most
      = self->frame->spec->max_categories > 0 ? self->frame->spec->max_categories : MOST_ROWS;

  self->with_axis = height - line - 6 >= 3 * band_min;
  height -= self->with_axis ? line + 6 : 0;
  if (height < band_min)
    return FALSE;
  most = MIN (most, (guint) MIN (floor (height / band_min), 1e6));
  desmi_cube_group (&self->data->cube, &self->data->cube.rows, most, locale_of (self));
  if (n_rows (self) * band_min > height)
    return FALSE;
  self->band = floor (MIN (height / n_rows (self), BAND_MAX * self->frame->em));
  self->top = ceil (plot->y + line + 4);
  self->name_width = MIN (measure_names (self) + 1, NAME_SHARE * self->frame->context->width);
  half = ceil (self->name_width / 2 + 8);
  self->inner[DESMI_PAIRED_WOMEN] = floor (middle) - half;
  self->inner[DESMI_PAIRED_MEN] = floor (middle) + half;
  self->length = floor (self->inner[DESMI_PAIRED_WOMEN] - plot->x - measure_values (self) - 1);
  if (self->length < LENGTH_MIN)
    return FALSE;
  make_axis (self);
  return TRUE;
}

static double
extent (const Paired *self, double value)
{
  return round (desmi_axis_place (&self->axis, value, 0, self->length));
}

/* Nothing stands between the heads: each begins above its bars, and may reach up to the middle. */
static void
draw_heads (Paired *self)
{
  DesmiFrame    *frame = self->frame;
  double         middle = (self->inner[0] + self->inner[1]) / 2;
  double         room = middle - GAP - frame->plot.x, shift = 0;
  g_auto (GStrv) heads = g_new0 (char *, DESMI_PAIRED_N_SIDES + 1);
  gboolean       fits = TRUE;

  for (guint side = 0; side < DESMI_PAIRED_N_SIDES; side++)
    {
      double width;

      heads[side] = desmi_paired_data_name_side (self->data, side, locale_of (self));
      width = desmi_frame_measure (frame, heads[side], &frame->bold) + 1;
      fits = fits && width <= room;
      shift = MAX (shift, width - (self->inner[DESMI_PAIRED_WOMEN] - frame->plot.x));
    }
  for (guint side = 0; side < DESMI_PAIRED_N_SIDES; side++)
    {
      const char     *name = desmi_gender_name (desmi_paired_side_code (side), locale_of (self));
      double          by = fits ? shift : 0;
      DesmiSceneMark *mark = desmi_frame_add_label (
          frame, fits ? heads[side] : name,
          self->inner[side] + (side == DESMI_PAIRED_WOMEN ? by : -by),
          frame->plot.y + frame->line / 2,
          side == DESMI_PAIRED_WOMEN ? DESMI_ALIGN_END : DESMI_ALIGN_START, &frame->bold,
          &theme_of (self)->text, fits ? room : self->inner[DESMI_PAIRED_WOMEN] - frame->plot.x,
          FALSE);

      if (mark != NULL)
        desmi_scene_mark_set_datum (mark, side == DESMI_PAIRED_WOMEN ? "series:F" : "series:M", -1,
                                    NULL);
    }
}

/* The same ticks on both sides, none of them negative. */
static void
draw_axis (Paired *self)
{
  DesmiFrame *frame = self->frame;
  double      height = self->band * n_rows (self), bottom = self->top + height;

  for (guint i = 0; self->with_axis && i < self->axis.ticks->len; i++)
    for (guint side = 0; side < DESMI_PAIRED_N_SIDES; side++)
      {
        double           at = extent (self, g_array_index (self->axis.ticks, double, i));
        DesmiBox         rule = side_box (self, side, at, 1, self->top, height);
        DesmiStyle       style = { .fill = theme_of (self)->grid };
        g_autofree char *label = desmi_axis_label (&self->axis, i, locale_of (self));
        double           width = desmi_frame_measure (frame, label, &frame->font);
        double           left = CLAMP (rule.x + 0.5 - width / 2, frame->plot.x,
                                       MAX (frame->plot.x, frame->plot.x + frame->plot.width - width));
        DesmiBox         box = { left, bottom + 4, width, frame->line };

        desmi_scene_add_rect (frame->scene, rule.x, rule.y, rule.width, rule.height, &style);
        if (desmi_scene_has_room (frame->scene, &box, GAP))
          desmi_frame_add_label (frame, label, left, bottom + 4 + frame->line / 2,
                                 DESMI_ALIGN_START, &frame->font, &theme_of (self)->text_dim,
                                 width + 1, FALSE);
      }
}

static void
draw_name (Paired *self, guint row)
{
  DesmiFrame    *frame = self->frame;
  const char    *name = desmi_cube_get_row (&self->data->cube, row)->name;
  double         middle = band_top (self, row) + self->band / 2;
  double         x = (self->inner[0] + self->inner[1]) / 2;
  guint          most = self->band >= 2 * frame->line + 4 ? 2 : 1;
  g_auto (GStrv) lines = desmi_text_wrap (frame->context->measurer, name, &frame->font,
                                          self->name_width, most, TRUE);
  guint          n = g_strv_length (lines);

  for (guint i = 0; i < n; i++)
    {
      DesmiSceneMark *mark = desmi_frame_add_label (
          frame, lines[i], x, middle + (i - (n - 1) / 2.0) * (frame->line + 1), DESMI_ALIGN_MIDDLE,
          &frame->font, &theme_of (self)->text, self->name_width + 1, TRUE);

      if (mark == NULL || (n == 1 && strcmp (mark->text, name) == 0))
        continue;
      g_free (mark->full_text);
      mark->full_text = g_strdup (name);
    }
}

static void
draw_value (Paired *self, guint row, DesmiPairedSide side, const DesmiCell *cell, double end)
{
  DesmiFrame      *frame = self->frame;
  g_autofree char *text = value_text (self, cell);
  double           width = desmi_frame_measure (frame, text, &frame->font);
  double           from = end > 0 ? end + GAP : 2;
  DesmiBox         box = side_box (self, side, from, width, 0, 0);
  DesmiSceneMark  *mark;

  if (!frame->spec->show_values && cell->n_values > 0)
    return;
  mark = desmi_frame_add_label (
      frame, text, box.x, band_top (self, row) + self->band / 2, DESMI_ALIGN_START, &frame->font,
      cell->n_values > 0 ? &theme_of (self)->text : &theme_of (self)->text_dim, width + 1, FALSE);
  if (mark == NULL)
    return;
  /* the lines of the axis go on below it, or they would strike it through */
  mark->style.stroke = theme_of (self)->background;
  mark->style.stroke_width = HALO_PX;
}

/* What is not known is a hatched piece, of the same size whatever it is. */
static void
draw_gap (Paired *self, DesmiPairedSide side, double from, double y, double height)
{
  DesmiBox   box = side_box (self, side, from, DESMI_HIDDEN_SIZE, y, height);
  DesmiStyle style = { .fill = theme_of (self)->background,
                       .stroke = theme_of (self)->outline,
                       .stroke_width = 1,
                       .hatch = DESMI_HATCH_45 };

  desmi_scene_add_rect (self->frame->scene, box.x, box.y, box.width, box.height, &style);
}

static char *
make_key (const DesmiCategory *category, DesmiPairedSide side)
{
  g_autofree char *key = g_strdelimit (g_strdup (category->key), "\t", ' ');
  const char      *code = desmi_paired_side_code (side);

  return g_strdup_printf ("pair:%s|%s\tseries:%s", key, code, code);
}

static void
draw_bar (Paired *self, guint row, DesmiPairedSide side)
{
  const DesmiCube     *cube = &self->data->cube;
  const DesmiCategory *category = desmi_cube_get_row (cube, row);
  DesmiCell            cell = desmi_paired_data_get (self->data, row, side);
  double               value = cell.n_values > 0 ? cell.value : 0, size = extent (self, value);
  double               height = MAX (1, round (self->band * BAR_SHARE));
  double               y = round (band_top (self, row) + (self->band - height) / 2), end;
  DesmiStyle           style = style_of (self, side), none = { .radius = 0 };
  const DesmiCategory *column = NULL;
  g_autofree char     *key = make_key (category, side), *said = NULL;
  DesmiSceneMark      *mark;
  DesmiBox             box, hit;

  if (self->data->columns[side] < 0)
    return;
  column = desmi_cube_get_column (cube, (guint) self->data->columns[side]);
  said = desmi_paired_data_describe (self->data, row, side, locale_of (self));
  self->not_to_scale = self->not_to_scale || (value > 0 && size < 1);
  if (value <= 0)
    style = (DesmiStyle){ .fill = theme_of (self)->axis };
  box = side_box (self, side, 0, MAX (size, 1), y, height);
  hit = side_box (self, side, 0, self->inner[DESMI_PAIRED_WOMEN] - self->frame->plot.x,
                  band_top (self, row), self->band);
  mark = desmi_scene_add_rect (self->frame->scene, box.x, box.y, box.width, box.height,
                               cell.n_values > 0 ? &style : &none);
  desmi_scene_mark_set_datum (mark, key,
                              desmi_cube_table_find (&self->data->behind, category, column), said);
  desmi_scene_mark_set_hit (mark, hit.x, hit.y, hit.width, hit.height);
  if (!category->is_other && cell.n_rows > 0)
    {
      desmi_scene_mark_add_filter (mark, cube->rows.dimension, category->key);
      desmi_scene_mark_add_filter (mark, cube->columns.dimension, column->key);
    }
  end = cell.n_values > 0 ? MAX (size, 1) : 0;
  if (is_incomplete (&cell) && (cell.n_values > 0 || cell.mark == DESMI_MARK_SUPPRESSED))
    {
      draw_gap (self, side, end, y, height);
      end += DESMI_HIDDEN_SIZE;
    }
  draw_value (self, row, side, &cell, end);
}

static void
draw_middle (Paired *self)
{
  DesmiStyle style = { .fill = theme_of (self)->axis };

  for (guint side = 0; side < DESMI_PAIRED_N_SIDES; side++)
    {
      double x = side == DESMI_PAIRED_WOMEN ? self->inner[side] : self->inner[side] - 1;

      desmi_scene_add_rect (self->frame->scene, x, self->top, 1, self->band * n_rows (self),
                            &style);
    }
}

static void
draw (Paired *self)
{
  if (!make_room (self))
    return;
  draw_heads (self);
  draw_axis (self);
  for (guint i = 0; i < n_rows (self); i++)
    {
      draw_name (self, i);
      for (guint side = 0; side < DESMI_PAIRED_N_SIDES; side++)
        draw_bar (self, i, side);
    }
  draw_middle (self);
  desmi_axis_clear (&self->axis);
}

static void
add_notes (DesmiFrame *frame, const DesmiPairedData *data, gboolean not_to_scale)
{
  const DesmiLocale *locale = frame->context->locale;

  if (data->unknown.n_rows > 0)
    {
      g_autofree char *value
          = desmi_cube_table_say (&data->behind, &data->cube, &data->unknown, locale);

      /* Translators: of how many nobody knows whether they are women or men. */
      desmi_frame_take_note (
          frame, g_strdup_printf (desmi_locale_text (locale, N_ ("Gender unknown: %s")), value));
    }
  if (not_to_scale)
    desmi_frame_take_note (
        frame, g_strdup (desmi_locale_text (locale, N_ ("The shortest bars are not to scale"))));
  desmi_hidden_take_note (frame, data->cube.n_suppressed);
  desmi_frame_note_invalid (frame, data->cube.n_invalid);
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
  g_auto (DesmiPairedData) data = { 0 };
  g_auto (DesmiFrame)      frame = { 0 };
  Paired                   self = { .frame = &frame, .data = &data };
  gboolean                 any;

  if (!desmi_paired_data_read (&data, table, context->locale, error))
    return NULL;
  data.behind.before = desmi_before_new (table, spec->before);
  any = data.totals[DESMI_PAIRED_WOMEN].n_rows + data.totals[DESMI_PAIRED_MEN].n_rows
        > data.cube.n_invalid;
  desmi_frame_begin (&frame, data.behind.table, spec, context);
  if (desmi_cube_get_n_rows (&data.cube) > 0)
    {
      g_autofree char *summary = desmi_paired_data_summarize (&data, context->locale);

      desmi_scene_set_summary (frame.scene, summary);
    }
  add_notes (&frame, &data, not_to_scale);
  if (desmi_frame_open (&frame))
    {
      if (any)
        draw (&self);
      else
        desmi_frame_say_empty (&frame, NULL);
    }
  return self.not_to_scale && !not_to_scale ? NULL : desmi_frame_end (&frame);
}

/**
 * desmi_paired_chart_layout:
 * @table: a column of names, "gender", and one of numbers
 *
 * Lays out paired bars.
 *
 * Returns: (transfer full) (nullable): the scene; %NULL with DESMI_CHART_ERROR_DATA
 */
DesmiScene *
desmi_paired_chart_layout (DesmiTable              *table,
                           const DesmiChartSpec    *spec,
                           const DesmiChartContext *context,
                           GError                 **error)
{
  return desmi_frame_layout_noted (try_layout, table, spec, context, error);
}
