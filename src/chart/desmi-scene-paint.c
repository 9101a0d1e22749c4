/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Painting a scene on a cairo context: widget, image, PDF page and printer alike. */
#include "chart/desmi-picture.h"
#include "chart/desmi-scene-private.h"
#include "chart/desmi-text-private.h"

#include <math.h>
#include <string.h>

#define GROUND_STEPS 500 /* of paths; half a millisecond */
#define LONG_LINE 128    /* steps of one that is stroked in pieces */
#define PIECE 64         /* of them at once */
#define OVERLAP 8        /* of them at most, at up to four a pixel */

typedef struct
{
  cairo_t    *cr;
  double      opacity;        /* of a line in pieces, which is faded as a whole */
  double      snap_x, snap_y; /* device px in a px, 0: no pixels to snap to */
  const char *family;         /* of fonts */
} Painter;

static void
set_color (const Painter *painter, const DesmiColor *color)
{
  cairo_set_source_rgba (painter->cr, color->red, color->green, color->blue,
                         color->alpha * painter->opacity);
}

static void
trace_rounded (cairo_t *cr, const DesmiBox *box, double radius)
{
  double r = MIN (radius, MIN (box->width, box->height) / 2.0);

  cairo_new_sub_path (cr);
  cairo_arc (cr, box->x + box->width - r, box->y + r, r, -G_PI_2, 0);
  cairo_arc (cr, box->x + box->width - r, box->y + box->height - r, r, 0, G_PI_2);
  cairo_arc (cr, box->x + r, box->y + box->height - r, r, G_PI_2, G_PI);
  cairo_arc (cr, box->x + r, box->y + r, r, G_PI, 1.5 * G_PI);
  cairo_close_path (cr);
}

static guint
n_numbers_of (guint8 op)
{
  static const guint n[] = { 2, 2, 6, 0 };

  return n[op];
}

/* Adds one step of a path, given its numbers. */
static void
trace_op (cairo_t *cr, DesmiPathOp op, const double *p)
{
  switch (op)
    {
    case DESMI_PATH_MOVE:
      cairo_move_to (cr, p[0], p[1]);
      break;
    case DESMI_PATH_LINE:
      cairo_line_to (cr, p[0], p[1]);
      break;
    case DESMI_PATH_CURVE:
      cairo_curve_to (cr, p[0], p[1], p[2], p[3], p[4], p[5]);
      break;
    case DESMI_PATH_CLOSE:
    default:
      cairo_close_path (cr);
      break;
    }
}

/**
 * desmi_scene_trace:
 *
 * Makes a mark's outline the current path of @cr, to be filled by the mark's rule.
 */
void
desmi_scene_trace (const DesmiSceneMark *mark, cairo_t *cr)
{
  const double *p;

  cairo_new_path (cr);
  cairo_set_fill_rule (cr,
                       mark->style.even_odd ? CAIRO_FILL_RULE_EVEN_ODD : CAIRO_FILL_RULE_WINDING);
  if (mark->shape != DESMI_SHAPE_PATH)
    {
      if (mark->style.radius > 0)
        trace_rounded (cr, &mark->box, mark->style.radius);
      else
        cairo_rectangle (cr, mark->box.x, mark->box.y, mark->box.width, mark->box.height);
      return;
    }
  p = (const double *) (const void *) mark->points->data;
  for (guint i = 0; i < mark->ops->len; i++)
    {
      guint8 op = g_array_index (mark->ops, guint8, i);

      trace_op (cr, (DesmiPathOp) op, p);
      p += n_numbers_of (op);
    }
}

/* Rounds an edge to whole device pixels, so that thin lines stay crisp at every scale. */
static double
snap (double value, double offset, double scale)
{
  return (round (value * scale + offset) - offset) / scale;
}

static void
trace_snapped (const Painter *painter, const DesmiSceneMark *mark)
{
  cairo_matrix_t  matrix;
  double          x0, y0, x1, y1;
  const DesmiBox *box = &mark->box;

  cairo_get_matrix (painter->cr, &matrix);
  x0 = snap (box->x, matrix.x0, painter->snap_x);
  y0 = snap (box->y, matrix.y0, painter->snap_y);
  x1 = snap (box->x + box->width, matrix.x0, painter->snap_x);
  y1 = snap (box->y + box->height, matrix.y0, painter->snap_y);
  if (x1 <= x0 && box->width > 0)
    x1 = x0 + 1.0 / painter->snap_x;
  if (y1 <= y0 && box->height > 0)
    y1 = y0 + 1.0 / painter->snap_y;
  cairo_new_path (painter->cr);
  cairo_rectangle (painter->cr, x0, y0, x1 - x0, y1 - y0);
}

/* Of a plain rectangle the stripes end at its edges; anything else clips them. */
static void
paint_hatch (const Painter *painter, const DesmiSceneMark *mark)
{
  gboolean plain = mark->shape == DESMI_SHAPE_RECT && mark->style.radius <= 0;

  if (!plain)
    {
      cairo_save (painter->cr);
      cairo_clip (painter->cr);
    }
  cairo_new_path (painter->cr);
  cairo_set_fill_rule (painter->cr, CAIRO_FILL_RULE_WINDING);
  desmi_scene_trace_hatch (mark, painter->cr);
  set_color (painter, &mark->style.stroke);
  cairo_fill (painter->cr);
  if (!plain)
    cairo_restore (painter->cr);
}

static void
set_stroke (const Painter *painter, const DesmiStyle *style)
{
  int n_dashes = 0;

  while (n_dashes < 4 && style->dash[n_dashes] > 0)
    n_dashes++;
  cairo_set_dash (painter->cr, style->dash, n_dashes, 0);
  cairo_set_line_width (painter->cr, style->stroke_width);
  set_color (painter, &style->stroke);
}

/* Whether a line is so long that stroking it whole is slow on pixels: the time grows faster than
 * the length, so that a line of a thousand points in pieces takes a third. A ring would close each
 * piece by itself, and stripes need the whole of it. */
static gboolean
wants_pieces (const Painter *painter, const DesmiSceneMark *mark)
{
  return painter->snap_x > 0 && mark->shape == DESMI_SHAPE_PATH && mark->ops->len > LONG_LINE
         && mark->style.fill.alpha <= 0 && mark->style.dash[0] <= 0
         && mark->style.hatch == DESMI_HATCH_NONE
         && memchr (mark->ops->data, DESMI_PATH_CLOSE, mark->ops->len) == NULL;
}

/* Whether the steps just before @index are straight, so that a piece can begin some of them back.
 */
static gboolean
can_restart (const DesmiSceneMark *mark, guint index)
{
  if (index < PIECE || index % PIECE != 0)
    return FALSE;
  for (guint i = index - OVERLAP; i <= index; i++)
    if (g_array_index (mark->ops, guint8, i) != DESMI_PATH_LINE)
      return FALSE;
  return TRUE;
}

/* From how many steps back to begin a piece, whose end is covered by the piece before. @p: behind
 * the last step */
static int
get_overlap (const double *p, double width)
{
  double length = 0;
  int    k = 1;

  while (k < OVERLAP && length < 2 * width)
    {
      k++;
      length += hypot (p[-2 * k + 2] - p[-2 * k], p[-2 * k + 3] - p[-2 * k + 1]);
    }
  return k;
}

/* Pieces overlap by some steps, or the end of each would be seen: what is translucent is drawn
 * opaque and then faded as a whole. Coarser edges are not seen on a line of so many steps, and
 * take half the time. */
static void
stroke_pieces (const Painter *painter, const DesmiSceneMark *mark)
{
  Painter       opaque = *painter;
  DesmiStyle    style = mark->style;
  double        alpha = style.stroke.alpha * painter->opacity;
  const double *p = (const double *) (const void *) mark->points->data;

  opaque.opacity = style.stroke.alpha = 1.0;
  if (alpha < 1)
    cairo_push_group (painter->cr);
  set_stroke (&opaque, &style);
  cairo_set_antialias (painter->cr, CAIRO_ANTIALIAS_FAST);
  cairo_new_path (painter->cr);
  for (guint i = 0; i < mark->ops->len; i++)
    {
      guint8 op = g_array_index (mark->ops, guint8, i);

      if (can_restart (mark, i))
        {
          cairo_stroke (painter->cr);
          for (int k = get_overlap (p, style.stroke_width); k > 0; k--)
            cairo_line_to (painter->cr, p[-2 * k], p[-2 * k + 1]);
        }
      trace_op (painter->cr, (DesmiPathOp) op, p);
      p += n_numbers_of (op);
    }
  cairo_stroke (painter->cr);
  if (alpha < 1)
    {
      cairo_pop_group_to_source (painter->cr);
      cairo_paint_with_alpha (painter->cr, alpha);
    }
}

static void
paint_shape (const Painter *painter, const DesmiSceneMark *mark)
{
  const DesmiStyle *style = &mark->style;
  gboolean crisp = mark->shape == DESMI_SHAPE_RECT && style->radius <= 0 && painter->snap_x > 0;

  if (style->fill.alpha <= 0 && style->stroke.alpha <= 0)
    return;
  if (wants_pieces (painter, mark))
    {
      stroke_pieces (painter, mark);
      return;
    }
  desmi_scene_trace (mark, painter->cr);
  if (style->fill.alpha > 0)
    {
      if (crisp)
        trace_snapped (painter, mark);
      set_color (painter, &style->fill);
      cairo_fill_preserve (painter->cr);
    }
  if (style->hatch != DESMI_HATCH_NONE)
    {
      paint_hatch (painter, mark);
      desmi_scene_trace (mark, painter->cr);
    }
  if (style->stroke.alpha > 0 && style->stroke_width > 0)
    {
      set_stroke (painter, style);
      cairo_stroke (painter->cr);
    }
  cairo_new_path (painter->cr);
}

/**
 * desmi_scene_place_text:
 * @logical: extents of the mark's text in its font
 *
 * Another font may have been measured with: the side that is aligned stays where it was put.
 *
 * Returns: px of the left edge of its first line
 */
double
desmi_scene_place_text (const DesmiSceneMark *mark, const PangoRectangle *logical)
{
  double width = (double) logical->width / PANGO_SCALE;
  double x = mark->box.x;

  if (mark->align == DESMI_ALIGN_MIDDLE)
    x += (mark->box.width - width) / 2.0;
  else if (mark->align == DESMI_ALIGN_END)
    x += mark->box.width - width;
  return x - (double) logical->x / PANGO_SCALE;
}

static void
paint_text (const Painter *painter, const DesmiSceneMark *mark)
{
  PangoRectangle   logical;
  PangoLayoutLine *line = NULL;
  PangoGlyphItem  *plain
      = desmi_text_shape_plain (mark->text, &mark->font, painter->family, &logical);
  double x, y = desmi_scene_mark_get_baseline (mark);

  if (plain == NULL)
    {
      PangoLayout *layout = desmi_text_get_layout (mark->text, &mark->font, painter->family);

      pango_layout_get_extents (layout, NULL, &logical);
      line = pango_layout_get_line_readonly (layout, 0);
    }
  x = desmi_scene_place_text (mark, &logical);
  cairo_new_path (painter->cr);
  cairo_move_to (painter->cr, x, y);
  if (mark->style.stroke.alpha > 0 && mark->style.stroke_width > 0)
    {
      cairo_set_line_join (painter->cr, CAIRO_LINE_JOIN_ROUND);
      if (plain != NULL)
        pango_cairo_glyph_string_path (painter->cr, plain->item->analysis.font, plain->glyphs);
      else
        pango_cairo_layout_line_path (painter->cr, line);
      set_stroke (painter, &mark->style);
      cairo_stroke (painter->cr);
      cairo_move_to (painter->cr, x, y);
    }
  set_color (painter, &mark->style.fill);
  if (plain != NULL)
    pango_cairo_show_glyph_item (painter->cr, mark->text, plain);
  else
    pango_cairo_show_layout_line (painter->cr, line);
  cairo_new_path (painter->cr);
}

/* On pixels its edges are those of a rectangle of the same box; what rounding adds to them is
 * filled from the image's own edge. */
static void
paint_image (const Painter *painter, const DesmiSceneMark *mark)
{
  DesmiBox cut = mark->cut.width > 0 ? mark->cut : (DesmiBox){ 0, 0, 1, 1 };
  double   width = cut.width * cairo_image_surface_get_width (mark->image);
  double   height = cut.height * cairo_image_surface_get_height (mark->image);

  if (width <= 0 || height <= 0 || mark->box.width <= 0 || mark->box.height <= 0)
    return;
  if (painter->snap_x > 0)
    trace_snapped (painter, mark);
  else
    desmi_scene_trace (mark, painter->cr);
  cairo_clip (painter->cr);
  cairo_translate (painter->cr, mark->box.x, mark->box.y);
  cairo_scale (painter->cr, mark->box.width / width, mark->box.height / height);
  cairo_set_source_surface (painter->cr, mark->image,
                            -cut.x * cairo_image_surface_get_width (mark->image),
                            -cut.y * cairo_image_surface_get_height (mark->image));
  cairo_pattern_set_filter (cairo_get_source (painter->cr),
                            mark->smooth ? CAIRO_FILTER_GOOD : CAIRO_FILTER_NEAREST);
  if (painter->snap_x > 0)
    cairo_pattern_set_extend (cairo_get_source (painter->cr), CAIRO_EXTEND_PAD);
  if (painter->opacity < 1)
    cairo_paint_with_alpha (painter->cr, painter->opacity);
  else
    cairo_paint (painter->cr);
}

/* A point of a line has no ink of its own; pointed at, it becomes a dot. What has no ink and is not
 * round, as a row or a title, is only where one points at words that are there already. */
static void
paint_dot (const Painter *painter, const DesmiSceneMark *mark, const DesmiTheme *theme)
{
  if (mark->shape != DESMI_SHAPE_RECT || mark->accessible == NULL || mark->style.fill.alpha > 0
      || mark->style.stroke.alpha > 0 || mark->style.radius <= 0)
    return;
  cairo_new_path (painter->cr);
  trace_rounded (painter->cr, &mark->box, mark->box.width / 2.0);
  set_color (painter, &theme->text);
  cairo_fill (painter->cr);
}

static void
paint_mark (const Painter *painter, const DesmiSceneMark *mark)
{
  switch (mark->shape)
    {
    case DESMI_SHAPE_TEXT:
      paint_text (painter, mark);
      break;
    case DESMI_SHAPE_IMAGE:
      paint_image (painter, mark);
      break;
    case DESMI_SHAPE_RECT:
    case DESMI_SHAPE_PATH:
    default:
      paint_shape (painter, mark);
      break;
    }
}

static void
painter_init (Painter *painter, DesmiScene *scene, cairo_t *cr)
{
  cairo_surface_t     *target = cairo_get_group_target (cr);
  cairo_surface_type_t type = cairo_surface_get_type (target);
  cairo_matrix_t       matrix;
  double               scale_x, scale_y;

  *painter = (Painter){ .cr = cr, .opacity = 1.0, .family = scene->theme.font_family };
  cairo_get_matrix (cr, &matrix);
  cairo_surface_get_device_scale (target, &scale_x, &scale_y);
  if (type == CAIRO_SURFACE_TYPE_PDF || type == CAIRO_SURFACE_TYPE_SVG
      || type == CAIRO_SURFACE_TYPE_PS || fabs (matrix.xy) > 0 || fabs (matrix.yx) > 0)
    return;
  painter->snap_x = fabs (matrix.xx * scale_x);
  painter->snap_y = fabs (matrix.yy * scale_y);
}

/* Begins and ends the elements before a mark. Returns: the first of the tags behind them */
static guint
paint_tags (DesmiScene *self, cairo_t *cr, guint next, guint mark)
{
  for (; next < self->tags->len; next++)
    {
      const DesmiSceneTag *tag = &g_array_index (self->tags, DesmiSceneTag, next);

      if (tag->mark > mark)
        break;
      if (tag->end)
        cairo_tag_end (cr, tag->name);
      else
        cairo_tag_begin (cr, tag->name, tag->attributes != NULL ? tag->attributes : "");
    }
  return next;
}

static gboolean
is_tagged (cairo_t *cr)
{
  return cairo_surface_get_type (cairo_get_target (cr)) == CAIRO_SURFACE_TYPE_PDF;
}

typedef gboolean (*MarkFilter) (const DesmiSceneMark *mark, const char *key);

/* Of the marks from @first to before @end, those that pass. */
static void
paint_marks (DesmiScene *self,
             cairo_t    *cr,
             guint       first,
             guint       end,
             MarkFilter  filter,
             const char *key)
{
  Painter painter;
  guint   tag = filter == NULL && first == 0 && is_tagged (cr) ? 0 : self->tags->len;

  cairo_save (cr);
  painter_init (&painter, self, cr);
  for (guint i = first; i < end; i++)
    {
      const DesmiSceneMark *mark = &g_array_index (self->marks, DesmiSceneMark, i);

      if (filter != NULL && !filter (mark, key))
        continue;
      tag = paint_tags (self, cr, tag, i);
      cairo_save (cr);
      paint_mark (&painter, mark);
      cairo_restore (cr);
    }
  paint_tags (self, cr, tag, end);
  cairo_restore (cr);
}

static gboolean
is_no_datum (const DesmiSceneMark *mark, const char *key)
{
  return mark->key == NULL;
}

static gboolean
is_lit_datum (const DesmiSceneMark *mark, const char *key)
{
  return mark->key != NULL && desmi_scene_mark_is_lit (mark, key);
}

/**
 * desmi_scene_get_n_ground:
 *
 * Returns: how many marks lie under all data, if they take long to paint, as the countries of a map
 *   do; else 0
 */
guint
desmi_scene_get_n_ground (DesmiScene *self)
{
  guint n = 0, n_steps = 0;

  for (; n < self->marks->len; n++)
    {
      const DesmiSceneMark *mark = &g_array_index (self->marks, DesmiSceneMark, n);

      if (mark->key != NULL)
        break;
      n_steps += mark->ops != NULL ? mark->ops->len : 0;
    }
  return n_steps >= GROUND_STEPS ? n : 0;
}

/**
 * desmi_scene_paint:
 * @cr: its origin is the scene's top left corner; its scale is kept
 *
 * Paints every mark. The background is the caller's.
 */
void
desmi_scene_paint (DesmiScene *self, cairo_t *cr)
{
  paint_marks (self, cr, 0, self->marks->len, NULL, NULL);
}

/**
 * desmi_scene_paint_picture:
 * @picture: a clear image, CAIRO_FORMAT_ARGB32, of the scene's size and any device scale
 *
 * Paints every mark, and keeps what #DesmiSceneFade would have to paint again at length.
 *
 * Returns: (transfer full) (nullable): what lies under all data, if that is much
 */
cairo_surface_t *
desmi_scene_paint_picture (DesmiScene *self, cairo_surface_t *picture)
{
  guint            n_ground = desmi_scene_get_n_ground (self);
  cairo_surface_t *ground = NULL;
  cairo_t         *cr = cairo_create (picture);

  if (n_ground > 0)
    {
      paint_marks (self, cr, 0, n_ground, NULL, NULL);
      ground = desmi_picture_copy (picture);
    }
  paint_marks (self, cr, n_ground, self->marks->len, NULL, NULL);
  cairo_destroy (cr);
  cairo_surface_flush (picture);
  return ground;
}

/**
 * desmi_scene_paint_keyless:
 * @index: of a mark
 *
 * Paints a mark unless it is a datum.
 */
void
desmi_scene_paint_keyless (DesmiScene *self, cairo_t *cr, guint index)
{
  paint_marks (self, cr, index, index + 1, is_no_datum, NULL);
}

/**
 * desmi_scene_paint_lit:
 * @key: of the mark pointed at
 *
 * Paints only the data that stay in colour while @key is pointed at, to go over what
 * #DesmiSceneFade makes.
 */
void
desmi_scene_paint_lit (DesmiScene *self, cairo_t *cr, const char *key)
{
  paint_marks (self, cr, 0, self->marks->len, is_lit_datum, key);
}

/**
 * desmi_scene_paint_dot:
 *
 * Paints the dot of the mark pointed at, if it is round and has no ink of its own.
 */
void
desmi_scene_paint_dot (DesmiScene *self, cairo_t *cr, const DesmiSceneMark *mark)
{
  Painter painter;

  cairo_save (cr);
  painter_init (&painter, self, cr);
  paint_dot (&painter, mark, &self->theme);
  cairo_restore (cr);
}
