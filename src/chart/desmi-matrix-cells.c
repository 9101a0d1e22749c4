/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The cells of a matrix: each a mark with its value where there is room, or all of them one image.
 */
#include "chart/desmi-matrix.h"

#include "core/desmi-audience.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#define VALUE_WIDTH_MIN 28.0 /* px of a cell that has its value written in it */
#define VALUE_HEIGHT_MIN 18.0
#define VALUE_PAD 2.0 /* px on either side of a value, so that of a month three digits fit */
#define HATCH_PAD 4.0 /* and of a word on a hatch, which is to be seen beside it */
#define SIGN_MIN 6.0  /* px of the width of a sign, and of its height where there is room */
#define SIGN_MAX 11.0
#define SIGN_GROUND 3.0 /* px on either side of a sign on a hatch */
#define SIGN_GAP 6.0    /* px between a sign and the border of its cell, or the words beside it */

/* A cell in the making. */
typedef struct
{
  guint       row, column; /* of the cube */
  DesmiCell   cell;
  DesmiBox    box;
  DesmiStyle  style;
  DesmiColor  ink;
  const char *key;
  gboolean    stalled;
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

static gboolean
is_stalled (const DesmiMatrix *self, guint row, guint column)
{
  return self->source.is_stalled != NULL
         && self->source.is_stalled (self->source.data, row, column);
}

/* A cell lights its row, what that belongs to, its column and its class. */
static char *
make_key (const DesmiMatrix *self, const Cell *cell)
{
  char                 buffer[32];
  const DesmiCategory *row = desmi_cube_get_row (self->cube, cell->row);
  g_autofree char     *one = desmi_matrix_make_key ("row", row);
  g_autofree char     *two
      = desmi_matrix_make_key ("column", desmi_cube_get_column (self->cube, cell->column));
  g_autofree char *group = row->group != NULL ? desmi_matrix_make_key ("group", row->group) : NULL;

  return g_strdup_printf ("cell:%s|%s\t%s\t%s\t%s%s%s%s", one, two, one, two,
                          class_of (self, &cell->cell, buffer, sizeof buffer),
                          cell->stalled ? "\tclass:stalled" : "", group != NULL ? "\t" : "",
                          group != NULL ? group : "");
}

static char *
dup_text (const DesmiMatrix *self, const Cell *cell, gboolean values)
{
  if (cell->cell.n_values > 0)
    return values ? desmi_matrix_sum_text (self, &cell->cell) : NULL;
  if (cell->cell.mark == DESMI_MARK_SUPPRESSED)
    return g_strdup (
        cell->cell.n_rows == 1 ? desmi_audience_hidden_word (self->frame->context->locale) : "–");
  return self->source.word != NULL ? self->source.word (self->source.data, cell->row, cell->column)
                                   : NULL;
}

/* Returns: px that a text takes, 0 where there is no room for it */
static double
measure_text (const DesmiMatrix *self, const Cell *cell, const char *text)
{
  const DesmiFrame *frame = self->frame;
  double            pad = cell->style.hatch != DESMI_HATCH_NONE ? HATCH_PAD : VALUE_PAD, width;

  if (text == NULL || cell->box.width < VALUE_WIDTH_MIN * frame->em
      || cell->box.height < MAX (VALUE_HEIGHT_MIN * frame->em, frame->line + 2))
    return 0;
  width = desmi_frame_measure (frame, text, &frame->font);
  return width + 2 * pad <= cell->box.width ? width : 0;
}

/* On a hatch, words and signs have its ground around them. */
static void
draw_text (DesmiMatrix *self, const Cell *cell, const char *text, double x, double width)
{
  DesmiFrame     *frame = self->frame;
  DesmiSceneMark *mark
      = desmi_frame_add_label (frame, text, round (x), cell->box.y + cell->box.height / 2,
                               DESMI_ALIGN_START, &frame->font, &cell->ink, width + 1, FALSE);
  double baseline;

  if (mark == NULL)
    return;
  baseline = desmi_scene_mark_get_baseline (mark);
  mark->box.y += round (baseline) - baseline;
  if (cell->style.hatch != DESMI_HATCH_NONE)
    {
      mark->style.stroke = cell->style.fill;
      mark->style.stroke_width = 6;
    }
  desmi_scene_mark_set_datum (mark, cell->key, -1, NULL);
}

/**
 * desmi_matrix_add_sign:
 * @box: px
 *
 * Draws the sign for what stands still: two bars side by side.
 *
 * Returns: (transfer none): the mark
 */
DesmiSceneMark *
desmi_matrix_add_sign (DesmiScene *scene, const DesmiBox *box, const DesmiStyle *style)
{
  DesmiSceneMark *mark = desmi_scene_add_path (scene, style);
  double          bar = MAX (1, round (box->width * 0.3));

  for (guint i = 0; i < 2; i++)
    {
      double left = i == 0 ? box->x : box->x + box->width - bar;

      desmi_scene_path_move_to (mark, left, box->y);
      desmi_scene_path_line_to (mark, left + bar, box->y);
      desmi_scene_path_line_to (mark, left + bar, box->y + box->height);
      desmi_scene_path_line_to (mark, left, box->y + box->height);
      desmi_scene_path_close (mark);
    }
  return mark;
}

/* How large the sign in a cell is: as flat as the cell asks for; without a width where there is no
 * room at all. */
static DesmiBox
measure_sign (const DesmiMatrix *self, const Cell *cell)
{
  double most = SIGN_MAX * self->frame->em, height = cell->box.height, width;

  height = MIN (most, height >= SIGN_MIN + 4 ? height - 4 : MAX (0.5 * height, height - 2));
  width = MIN (most, MAX (SIGN_MIN, height));
  if (cell->box.width < width + 2)
    width = 0;
  return (DesmiBox){ 0, cell->box.y + (cell->box.height - height) / 2, width, height };
}

static void
draw_sign (DesmiMatrix *self, const Cell *cell, DesmiBox *sign, double x)
{
  DesmiStyle style = { .fill = cell->ink }, ground = { .fill = cell->style.fill };

  sign->x = round (x);
  if (sign->height >= SIGN_MIN)
    sign->y = round (sign->y);
  if (cell->style.hatch != DESMI_HATCH_NONE)
    desmi_scene_mark_set_datum (desmi_scene_add_rect (self->frame->scene, sign->x - SIGN_GROUND,
                                                      sign->y, sign->width + 2 * SIGN_GROUND,
                                                      sign->height, &ground),
                                cell->key, -1, NULL);
  desmi_scene_mark_set_datum (desmi_matrix_add_sign (self->frame->scene, sign, &style), cell->key,
                              -1, NULL);
}

/* The sign at the left border, with its word if there is room before the value; beside the value
 * where that is in its way; and in its place where there is no room for both. */
static void
draw_stalled (DesmiMatrix *self, const Cell *cell, const char *text, double width)
{
  const DesmiFrame *frame = self->frame;
  const DesmiBox   *box = &cell->box;
  const char *word = desmi_pillar_status_name (DESMI_PILLAR_STATUS_STALLED, frame->context->locale);
  DesmiBox    sign = measure_sign (self, cell);
  double      side = (box->width - width) / 2, both = sign.width + SIGN_GAP + width;
  double      word_width = desmi_frame_measure (frame, word, &frame->font);
  double      word_x = box->x + 2 * SIGN_GAP + sign.width - 2;

  if (sign.width <= 0 || width <= 0)
    {
      if (sign.width > 0)
        draw_sign (self, cell, &sign, box->x + (box->width - sign.width) / 2);
      return;
    }
  if (side >= sign.width + 2 * SIGN_GAP)
    {
      draw_sign (self, cell, &sign, box->x + SIGN_GAP);
      if (word_x + word_width + SIGN_GAP <= box->x + side)
        draw_text (self, cell, word, word_x, word_width);
      draw_text (self, cell, text, box->x + side, width);
    }
  else if (both + 8 <= box->width)
    {
      double left = box->x + (box->width - both) / 2;

      draw_sign (self, cell, &sign, left);
      draw_text (self, cell, text, left + both - width, width);
    }
  else
    draw_sign (self, cell, &sign, box->x + (box->width - sign.width) / 2);
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

static Cell
make_cell (const DesmiMatrix *self, guint row, guint column)
{
  DesmiBox whole = desmi_matrix_get_box (self, row, column - self->first);
  Cell     cell = { .row = row, .column = column };

  cell.cell = desmi_cube_get (self->cube, row, column);
  cell.stalled = is_stalled (self, row, column);
  cell.box = (DesmiBox){ whole.x, whole.y, whole.width - self->gap, whole.height - self->gap };
  cell.style = desmi_matrix_get_style (self, &cell.cell);
  cell.ink = cell.cell.n_values > 0 ? desmi_color_text_on (&cell.style.fill)
                                    : self->frame->context->theme->text;
  if (MIN (cell.box.width, cell.box.height) < 8)
    cell.style.stroke_width = 0;
  return cell;
}

static void
draw_cell (DesmiMatrix *self, guint row, guint column, gboolean values)
{
  const DesmiMatrixSource *source = &self->source;
  Cell                     cell = make_cell (self, row, column);
  DesmiBox                 ink = inset (&cell.box, &cell.style);
  g_autofree char         *said = source->describe (source->data, row, column);
  g_autofree char         *key = make_key (self, &cell);
  g_autofree char         *text = dup_text (self, &cell, values);
  double                   width = measure_text (self, &cell, text);
  DesmiSceneMark          *mark
      = desmi_scene_add_rect (self->frame->scene, ink.x, ink.y, ink.width, ink.height, &cell.style);

  cell.key = key;
  desmi_scene_mark_set_datum (mark, key, source->find_row (source->data, row, column), said);
  desmi_scene_mark_set_hit (mark, cell.box.x, cell.box.y, cell.box.width + self->gap,
                            cell.box.height + self->gap);
  add_filters (self, mark, row, column);
  if (cell.stalled)
    draw_stalled (self, &cell, text, width);
  else if (width > 0)
    draw_text (self, &cell, text, cell.box.x + (cell.box.width - width) / 2, width);
}

/* Whether the longest value has room in its cell: the greatest numbers left out among the others
 * would look as if there were none. */
static gboolean
values_fit (const DesmiMatrix *self)
{
  glong            most = 0;
  g_autofree char *longest = NULL;
  Cell cell = { .box = { 0, 0, self->cell_width - self->gap, self->cell_height - self->gap } };

  for (guint r = 0; r < desmi_cube_get_n_rows (self->cube); r++)
    for (guint c = self->first; c < desmi_cube_get_n_columns (self->cube); c++)
      {
        DesmiCell        each = desmi_cube_get (self->cube, r, c);
        g_autofree char *text = each.n_values > 0 ? desmi_matrix_sum_text (self, &each) : NULL;

        if (text == NULL || g_utf8_strlen (text, -1) <= most)
          continue;
        most = g_utf8_strlen (text, -1);
        g_free (longest);
        longest = g_steal_pointer (&text);
      }
  return measure_text (self, &cell, longest) > 0;
}

/**
 * desmi_matrix_draw_cells:
 *
 * Draws every cell as a mark of its own, with its value if all values have room.
 */
void
desmi_matrix_draw_cells (DesmiMatrix *self)
{
  gboolean values = self->frame->spec->show_values && values_fit (self);

  for (guint r = 0; r < desmi_cube_get_n_rows (self->cube); r++)
    for (guint c = self->first; c < desmi_cube_get_n_columns (self->cube); c++)
      draw_cell (self, r, c, values);
}

static guint32
pixel_of (const DesmiColor *color)
{
  return 0xff000000 | (guint32) lround (color->red * 255) << 16
         | (guint32) lround (color->green * 255) << 8 | (guint32) lround (color->blue * 255);
}

/* What a cell with a value is in an image: of each class once. */
static guint32 *
make_pixels (const DesmiMatrix *self)
{
  guint    n = desmi_map_classes_get_n (&self->classes);
  guint32 *pixels = g_new (guint32, n + 1);

  for (guint i = 0; i < n; i++)
    {
      DesmiStyle style = desmi_map_classes_style (&self->classes, i, self->frame->context->theme);

      pixels[i] = pixel_of (&style.fill);
    }
  return pixels;
}

static guint32
pixel_of_cell (const DesmiMatrix *self, const DesmiCell *cell, const guint32 *pixels)
{
  DesmiStyle style;

  if (cell->n_values == 0)
    return 0;
  if (!self->zero_apart || fabs (cell->value) > 0)
    return pixels[desmi_map_classes_find (&self->classes, cell->value)];
  style = desmi_matrix_get_style (self, cell);
  return pixel_of (&style.fill);
}

/* A pixel for each cell; what is not known shows what lies behind it. */
static cairo_surface_t *
make_image (const DesmiMatrix *self, gboolean *any_unknown)
{
  guint n_rows = desmi_cube_get_n_rows (self->cube), n = desmi_matrix_get_n_columns (self);
  cairo_surface_t *image = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, (int) n, (int) n_rows);
  guchar          *data = cairo_image_surface_get_data (image);
  gsize            stride = (gsize) cairo_image_surface_get_stride (image);
  g_autofree guint32 *pixels = make_pixels (self);

  for (guint r = 0; data != NULL && r < n_rows; r++)
    for (guint c = 0; c < n; c++)
      {
        DesmiCell cell = desmi_cube_get (self->cube, r, self->first + c);
        guint32   pixel = pixel_of_cell (self, &cell, pixels);

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

  if (self->source.describe_row != NULL)
    return self->source.describe_row (self->source.data, row);
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

/* The signs of a row of an image. */
static void
draw_row_signs (DesmiMatrix *self, guint row)
{
  for (guint c = self->first; c < desmi_cube_get_n_columns (self->cube); c++)
    if (is_stalled (self, row, c))
      {
        Cell             cell = make_cell (self, row, c);
        g_autofree char *key = make_key (self, &cell);

        cell.key = key;
        draw_stalled (self, &cell, NULL, 0);
      }
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
    {
      draw_row_mark (self, r, width);
      draw_row_signs (self, r);
    }
}
