/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The cells of a matrix: each a mark with its value where there is room, or all of them one image.
 */
#include "chart/desmi-matrix.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#define VALUE_WIDTH_MIN 28.0 /* px of a cell that has its value written in it */
#define VALUE_HEIGHT_MIN 18.0
#define SIGN_MIN 6.0 /* px of a cell that has a sign in it */
#define SIGN_MAX 11.0

/* A cell in the making. */
typedef struct
{
  guint       row, column; /* of the cube */
  DesmiCell   cell;
  DesmiBox    box;
  DesmiStyle  style;
  DesmiColor  ink;
  const char *key;
} Cell;

static const char *
class_of (const DesmiMatrix *self, const DesmiCell *cell, char *buffer, gsize size)
{
  if (cell->n_values == 0)
    return cell->mark == DESMI_MARK_SUPPRESSED ? "class:hidden" : "class:missing";
  if (self->zero_apart && fabs (cell->value) <= 0)
    return "class:zero";
  g_snprintf (buffer, size, "class:%u", desmi_map_classes_find (&self->classes, cell->value));
  return buffer;
}

/* A cell lights its row, its column and its class. */
static char *
make_key (const DesmiMatrix *self, guint row, guint column, const DesmiCell *cell)
{
  char             buffer[32];
  g_autofree char *one = desmi_matrix_make_key ("row", desmi_cube_get_row (self->cube, row));
  g_autofree char *two
      = desmi_matrix_make_key ("column", desmi_cube_get_column (self->cube, column));

  return g_strdup_printf ("cell:%s|%s\t%s\t%s\t%s", one, two, one, two,
                          class_of (self, cell, buffer, sizeof buffer));
}

static char *
dup_text (const DesmiMatrix *self, const Cell *cell)
{
  if (cell->cell.n_values > 0)
    return self->frame->spec->show_values ? desmi_matrix_sum_text (self, &cell->cell) : NULL;
  if (cell->cell.mark == DESMI_MARK_SUPPRESSED)
    return g_strdup (cell->cell.n_rows == 1 ? "<5" : "–");
  return self->source.word != NULL ? self->source.word (self->source.data, cell->row, cell->column)
                                   : NULL;
}

/* Returns: px that the text takes, 0 where there is no room */
static double
draw_text (DesmiMatrix *self, const Cell *cell)
{
  DesmiFrame      *frame = self->frame;
  g_autofree char *text = dup_text (self, cell);
  const DesmiBox  *box = &cell->box;
  DesmiSceneMark  *mark;
  double           width, baseline;

  if (text == NULL || box->width < VALUE_WIDTH_MIN * frame->em
      || box->height < MAX (VALUE_HEIGHT_MIN * frame->em, frame->line + 2))
    return 0;
  width = desmi_frame_measure (frame, text, &frame->font);
  if (width + 8 > box->width)
    return 0;
  mark = desmi_frame_add_label (frame, text, round (box->x + (box->width - width) / 2),
                                box->y + box->height / 2, DESMI_ALIGN_START, &frame->font,
                                &cell->ink, width + 1, FALSE);
  if (mark == NULL)
    return 0;
  baseline = desmi_scene_mark_get_baseline (mark);
  mark->box.y += round (baseline) - baseline;
  if (cell->style.hatch != DESMI_HATCH_NONE)
    {
      mark->style.stroke = cell->style.fill;
      mark->style.stroke_width = 6;
    }
  desmi_scene_mark_set_datum (mark, cell->key, -1, NULL);
  return width;
}

/* Two bars side by side: standing still; with the word where there is room for it left of the
 * value. */
static void
draw_sign (DesmiMatrix *self, const Cell *cell, double value_width)
{
  DesmiFrame     *frame = self->frame;
  const DesmiBox *box = &cell->box;
  double          size = MIN (SIGN_MAX * frame->em, MIN (box->height, box->width) - 4);
  double          bar = round (size * 0.3), y = round (box->y + (box->height - size) / 2);
  double          x = value_width > 0 ? box->x + 6 : box->x + (box->width - size) / 2;
  DesmiStyle      style = { .fill = cell->ink };
  const char *word = desmi_pillar_status_name (DESMI_PILLAR_STATUS_STALLED, frame->context->locale);
  double      width = desmi_frame_measure (frame, word, &frame->font);
  double      room = (box->width - value_width) / 2 - 6 - size - 4 - 6;
  DesmiSceneMark *mark;

  if (size < SIGN_MIN || (value_width > 0 && (box->width - value_width) / 2 < size + 8))
    return;
  if (cell->style.hatch != DESMI_HATCH_NONE)
    {
      style.stroke = cell->style.fill;
      style.stroke_width = 1;
    }
  x = round (x);
  mark = desmi_scene_add_path (frame->scene, &style);
  for (guint i = 0; i < 2; i++)
    {
      double left = i == 0 ? x : x + size - bar;

      desmi_scene_path_move_to (mark, left, y);
      desmi_scene_path_line_to (mark, left + bar, y);
      desmi_scene_path_line_to (mark, left + bar, y + size);
      desmi_scene_path_line_to (mark, left, y + size);
      desmi_scene_path_close (mark);
    }
  desmi_scene_mark_set_datum (mark, cell->key, -1, NULL);
  if (value_width <= 0 || width > room)
    return;
  mark = desmi_frame_add_label (frame, word, x + size + 4, box->y + box->height / 2,
                                DESMI_ALIGN_START, &frame->font, &cell->ink, width + 1, FALSE);
  if (mark == NULL)
    return;
  if (cell->style.hatch != DESMI_HATCH_NONE)
    {
      mark->style.stroke = cell->style.fill;
      mark->style.stroke_width = 6;
    }
  desmi_scene_mark_set_datum (mark, cell->key, -1, NULL);
}

/* What the data say nothing of, and what is grouped or has no name, cannot be asked for alone. */
static void
add_filters (const DesmiMatrix *self, DesmiSceneMark *mark, guint row, guint column)
{
  const DesmiCategory *one = desmi_cube_get_row (self->cube, row);
  const DesmiCategory *two = desmi_cube_get_column (self->cube, column);

  if (one->is_other || two->is_other || *one->key == '\0' || *two->key == '\0'
      || desmi_cube_get (self->cube, row, column).n_rows == 0)
    return;
  desmi_scene_mark_add_filter (mark, self->cube->rows.dimension, one->key);
  desmi_scene_mark_add_filter (mark, self->cube->columns.dimension, two->key);
}

/* An outline lies within its cell, or it would be wider than the others. */
static DesmiBox
inset (const DesmiBox *box, const DesmiStyle *style)
{
  double half = style->stroke_width / 2;

  return (DesmiBox){ box->x + half, box->y + half, MAX (0, box->width - 2 * half),
                     MAX (0, box->height - 2 * half) };
}

static void
draw_cell (DesmiMatrix *self, guint row, guint column)
{
  const DesmiTheme        *theme = self->frame->context->theme;
  const DesmiMatrixSource *source = &self->source;
  DesmiBox                 whole = desmi_matrix_get_box (self, row, column - self->first), ink;
  Cell                     cell = { .row = row, .column = column };
  g_autofree char         *said = source->describe (source->data, row, column);
  g_autofree char         *key = NULL;
  DesmiSceneMark          *mark;
  double                   width;

  cell.cell = desmi_cube_get (self->cube, row, column);
  key = make_key (self, row, column, &cell.cell);
  cell.key = key;
  cell.box = (DesmiBox){ whole.x, whole.y, whole.width - self->gap, whole.height - self->gap };
  cell.style = desmi_matrix_get_style (self, &cell.cell);
  cell.ink = cell.cell.n_values > 0 ? desmi_color_text_on (&cell.style.fill) : theme->text;
  if (MIN (cell.box.width, cell.box.height) < 8)
    cell.style.stroke_width = 0;
  ink = inset (&cell.box, &cell.style);
  mark
      = desmi_scene_add_rect (self->frame->scene, ink.x, ink.y, ink.width, ink.height, &cell.style);
  desmi_scene_mark_set_datum (mark, cell.key, source->find_row (source->data, row, column), said);
  desmi_scene_mark_set_hit (mark, whole.x, whole.y, whole.width, whole.height);
  add_filters (self, mark, row, column);
  width = draw_text (self, &cell);
  if (source->is_stalled != NULL && source->is_stalled (source->data, row, column))
    draw_sign (self, &cell, width);
}

/**
 * desmi_matrix_draw_cells:
 *
 * Draws every cell as a mark of its own.
 */
void
desmi_matrix_draw_cells (DesmiMatrix *self)
{
  for (guint r = 0; r < desmi_cube_get_n_rows (self->cube); r++)
    for (guint c = self->first; c < desmi_cube_get_n_columns (self->cube); c++)
      draw_cell (self, r, c);
}

static guint32
pixel_of (const DesmiColor *color)
{
  return 0xff000000 | (guint32) lround (color->red * 255) << 16
         | (guint32) lround (color->green * 255) << 8 | (guint32) lround (color->blue * 255);
}

/* A pixel for each cell; what is not known shows what lies behind it. */
static cairo_surface_t *
make_image (const DesmiMatrix *self, gboolean *any_unknown)
{
  guint n_rows = desmi_cube_get_n_rows (self->cube), n = desmi_matrix_get_n_columns (self);
  cairo_surface_t *image = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, (int) n, (int) n_rows);
  guchar          *data = cairo_image_surface_get_data (image);
  gsize            stride = (gsize) cairo_image_surface_get_stride (image);

  for (guint r = 0; data != NULL && r < n_rows; r++)
    for (guint c = 0; c < n; c++)
      {
        DesmiCell  cell = desmi_cube_get (self->cube, r, self->first + c);
        DesmiStyle style = desmi_matrix_get_style (self, &cell);
        guint32    pixel = cell.n_values > 0 ? pixel_of (&style.fill) : 0;

        *any_unknown = *any_unknown || cell.n_values == 0;
        memcpy (data + r * stride + 4 * (gsize) c, &pixel, sizeof pixel);
      }
  cairo_surface_mark_dirty (image);
  return image;
}

/* Of a row of an image: which it is, what it comes to, and its greatest cell. */
static char *
describe_row (const DesmiMatrix *self, guint row)
{
  const DesmiCategory *category = desmi_cube_get_row (self->cube, row);
  g_autofree char     *whole = desmi_matrix_describe_side (self, category), *said = NULL;
  guint                n = desmi_cube_get_n_columns (self->cube), greatest = n;
  double               most = -G_MAXDOUBLE;

  for (guint c = self->first; c < n; c++)
    {
      DesmiCell cell = desmi_cube_get (self->cube, row, c);

      if (cell.n_values == 0 || cell.value <= most)
        continue;
      most = cell.value;
      greatest = c;
    }
  if (greatest == n)
    return g_steal_pointer (&whole);
  said = self->source.describe (self->source.data, row, greatest);
  return g_strdup_printf (
      /* Translators: what is said of a row of cells, then of its greatest cell. */
      desmi_locale_text (self->frame->context->locale, N_ ("%s. Largest: %s")), whole, said);
}

static void
draw_row_mark (DesmiMatrix *self, guint row, double width)
{
  const DesmiCategory *category = desmi_cube_get_row (self->cube, row);
  DesmiBox             box = desmi_matrix_get_box (self, row, 0);
  DesmiStyle           style = { .stroke = self->frame->context->theme->text };
  g_autofree char     *key = desmi_matrix_make_key ("row", category);
  g_autofree char     *said = describe_row (self, row);
  DesmiSceneMark      *mark
      = desmi_scene_add_rect (self->frame->scene, self->x0, box.y, width, box.height, &style);

  desmi_scene_mark_set_datum (mark, key, -1, said);
  desmi_scene_mark_set_hit (mark, self->x0, box.y, width, box.height);
  if (!category->is_other && category->total.n_rows > 0)
    desmi_scene_mark_add_filter (mark, self->cube->rows.dimension, category->key);
}

/**
 * desmi_matrix_draw_image:
 *
 * Draws all cells as one image, over which each row can be pointed at.
 */
void
desmi_matrix_draw_image (DesmiMatrix *self)
{
  guint            n_rows = desmi_cube_get_n_rows (self->cube);
  double           width = desmi_matrix_get_n_columns (self) * self->cell_width;
  double           height = n_rows * self->cell_height;
  DesmiCell        none = { .value = (double) NAN };
  DesmiStyle       style = desmi_matrix_get_style (self, &none);
  gboolean         any_unknown = FALSE;
  cairo_surface_t *image = make_image (self, &any_unknown);

  style.stroke_width = 0;
  if (any_unknown)
    desmi_scene_add_rect (self->frame->scene, self->x0, self->y0, width, height, &style);
  if (cairo_surface_status (image) == CAIRO_STATUS_SUCCESS)
    desmi_scene_add_image (self->frame->scene, image, self->x0, self->y0, width, height);
  cairo_surface_destroy (image);
  for (guint r = 0; r < n_rows; r++)
    draw_row_mark (self, r, width);
}
