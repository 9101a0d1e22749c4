/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "floor-paint.h"

#include "bench-line.h"

#include <cairo-pdf.h>
#include <cairo-svg.h>
#include <math.h>
#include <png.h>
#include <stdlib.h>

#define PIECE                                                                                      \
  128 /* points of a line that are stroked at once: the time grows faster than those               \
       */
#define FAMILY "sans-serif"

static void
set_color (cairo_t *cr, const double color[4])
{
  cairo_set_source_rgba (cr, color[0], color[1], color[2], color[3]);
}

static void
set_stroke (cairo_t *cr, const FloorStyle *style)
{
  int n_dashes = 0;

  while (n_dashes < 4 && style->dash[n_dashes] > 0)
    n_dashes++;
  cairo_set_dash (cr, style->dash, n_dashes, 0);
  cairo_set_line_width (cr, style->stroke_width);
  set_color (cr, style->stroke);
}

static int
has_stroke (const FloorStyle *style)
{
  return style->stroke[3] > 0 && style->stroke_width > 0;
}

static void
paint_run (cairo_t *cr, const FloorRun *run, const FloorStyle *style)
{
  cairo_set_scaled_font (cr, run->font);
  if (has_stroke (style))
    {
      cairo_glyph_path (cr, run->glyphs, run->n_glyphs);
      set_stroke (cr, style);
      cairo_stroke (cr);
    }
  set_color (cr, style->fill);
  cairo_show_glyphs (cr, run->glyphs, run->n_glyphs);
}

static void
paint_text (cairo_t *cr, const FloorPrimitive *primitive)
{
  const double *box = primitive->box;

  cairo_select_font_face (cr, FAMILY, CAIRO_FONT_SLANT_NORMAL,
                          box[3] > 0 ? CAIRO_FONT_WEIGHT_BOLD : CAIRO_FONT_WEIGHT_NORMAL);
  cairo_set_font_size (cr, box[2]);
  if (has_stroke (&primitive->style))
    {
      cairo_move_to (cr, box[0], box[1]);
      cairo_text_path (cr, primitive->text);
      set_stroke (cr, &primitive->style);
      cairo_stroke (cr);
    }
  cairo_move_to (cr, box[0], box[1]);
  set_color (cr, primitive->style.fill);
  cairo_show_text (cr, primitive->text);
  cairo_new_path (cr);
}

static void
paint_image (cairo_t *cr, const FloorPrimitive *primitive)
{
  const double *box = primitive->box;

  cairo_save (cr);
  cairo_rectangle (cr, box[0], box[1], box[2], box[3]);
  cairo_clip (cr);
  cairo_translate (cr, box[0], box[1]);
  cairo_scale (cr, box[2] / cairo_image_surface_get_width (primitive->image),
               box[3] / cairo_image_surface_get_height (primitive->image));
  cairo_set_source_surface (cr, primitive->image, 0, 0);
  cairo_pattern_set_filter (cairo_get_source (cr), CAIRO_FILTER_NEAREST);
  cairo_paint (cr);
  cairo_restore (cr);
}

static void
paint_path (cairo_t *cr, const FloorPrimitive *primitive)
{
  cairo_append_path (cr, primitive->path);
  cairo_set_fill_rule (cr, primitive->style.rule);
  if (primitive->style.fill[3] > 0)
    {
      set_color (cr, primitive->style.fill);
      if (has_stroke (&primitive->style))
        cairo_fill_preserve (cr);
      else
        cairo_fill (cr);
    }
  if (has_stroke (&primitive->style))
    {
      set_stroke (cr, &primitive->style);
      cairo_stroke (cr);
    }
}

typedef struct
{
  cairo_t *cr;
  double   x, y;
  int      n; /* since the last stroke */
  int      whole;
} Pen;

static void
pen_to (Pen *pen, double x, double y)
{
  if (pen->n == PIECE && !pen->whole)
    {
      cairo_stroke (pen->cr);
      cairo_move_to (pen->cr, pen->x, pen->y);
      pen->n = 0;
    }
  cairo_line_to (pen->cr, x, y);
  pen->x = x;
  pen->y = y;
  pen->n++;
}

/* First, least, greatest and last of each column of pixels (M4). */
static void
paint_line (cairo_t *cr, const FloorPrimitive *primitive)
{
  const double *box = primitive->box;
  Pen           pen = { .cr = cr,
                        .whole = cairo_surface_get_type (cairo_get_target (cr)) != CAIRO_SURFACE_TYPE_IMAGE };

  set_stroke (cr, &primitive->style);
  cairo_set_antialias (cr, CAIRO_ANTIALIAS_FAST);
  for (unsigned int i = 0; i < BENCH_LINE_POINTS;)
    {
      double       column = floor (box[0] + box[1] * i);
      double       y = box[2] + box[3] * bench_line_value (i), first = y, low = y, high = y;
      unsigned int at_low = i, at_high = i, end = i + 1;

      for (; end < BENCH_LINE_POINTS && box[0] + box[1] * end < column + 1; end++)
        {
          y = box[2] + box[3] * bench_line_value (end);
          if (y < low)
            {
              low = y;
              at_low = end;
            }
          if (y > high)
            {
              high = y;
              at_high = end;
            }
        }
      pen_to (&pen, box[0] + box[1] * i, first);
      pen_to (&pen, box[0] + box[1] * (at_low < at_high ? at_low : at_high),
              at_low < at_high ? low : high);
      pen_to (&pen, box[0] + box[1] * (at_low < at_high ? at_high : at_low),
              at_low < at_high ? high : low);
      pen_to (&pen, box[0] + box[1] * (end - 1), y);
      i = end;
    }
  cairo_stroke (cr);
  cairo_set_antialias (cr, CAIRO_ANTIALIAS_DEFAULT);
}

/**
 * floor_paint:
 *
 * Issues every primitive.
 */
void
floor_paint (const Floor *self, cairo_t *cr)
{
  for (size_t i = 0; i < self->n_primitives; i++)
    {
      const FloorPrimitive *primitive = &self->primitives[i];

      switch (primitive->kind)
        {
        case FLOOR_RUN:
          paint_run (cr, &primitive->run, &primitive->style);
          break;
        case FLOOR_TEXT:
          paint_text (cr, primitive);
          break;
        case FLOOR_IMAGE:
          paint_image (cr, primitive);
          break;
        case FLOOR_LINE:
          paint_line (cr, primitive);
          break;
        case FLOOR_PATH:
        default:
          paint_path (cr, primitive);
          break;
        }
    }
}

/* Where libpng writes to. */
typedef struct
{
  cairo_write_func_t write;
  void              *closure;
} Sink;

static void
png_write_cb (png_structp png, png_bytep data, png_size_t length)
{
  const Sink *sink = png_get_io_ptr (png);

  sink->write (sink->closure, data, (unsigned int) length);
}

static void
write_png (cairo_surface_t *surface, Sink *sink)
{
  png_structp png = png_create_write_struct (PNG_LIBPNG_VER_STRING, NULL, NULL, NULL);
  png_infop   info = png_create_info_struct (png);
  int         height = cairo_image_surface_get_height (surface);
  int         stride = cairo_image_surface_get_stride (surface);

  png_set_write_fn (png, sink, png_write_cb, NULL);
  png_set_filter (png, PNG_FILTER_TYPE_BASE, PNG_FILTER_NONE);
  png_set_compression_level (png, 1);
  png_set_IHDR (png, info, (png_uint_32) cairo_image_surface_get_width (surface),
                (png_uint_32) height, 8, PNG_COLOR_TYPE_RGB, PNG_INTERLACE_NONE,
                PNG_COMPRESSION_TYPE_DEFAULT, PNG_FILTER_TYPE_DEFAULT);
  png_write_info (png, info);
  png_set_filler (png, 0, PNG_FILLER_AFTER);
  png_set_bgr (png);
  for (int y = 0; y < height; y++)
    png_write_row (png, cairo_image_surface_get_data (surface) + y * stride);
  png_write_end (png, info);
  png_destroy_write_struct (&png, &info);
}

/**
 * floor_export:
 *
 * What an export can cost at the least: PNG packed for speed, PDF and SVG as Cairo writes them.
 */
void
floor_export (const Floor *self, FloorFormat format, cairo_write_func_t write, void *closure)
{
  cairo_surface_t *surface;
  cairo_t         *cr;

  if (format == FLOOR_PNG)
    surface
        = cairo_image_surface_create (CAIRO_FORMAT_RGB24, (int) self->width, (int) self->height);
  else if (format == FLOOR_PDF)
    surface = cairo_pdf_surface_create_for_stream (write, closure, self->width, self->height);
  else
    surface = cairo_svg_surface_create_for_stream (write, closure, self->width, self->height);
  cr = cairo_create (surface);
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  floor_paint (self, cr);
  cairo_destroy (cr);
  if (format == FLOOR_PNG)
    {
      Sink sink = { write, closure };

      cairo_surface_flush (surface);
      write_png (surface, &sink);
    }
  cairo_surface_finish (surface);
  cairo_surface_destroy (surface);
}

/**
 * floor_primitive_clear:
 *
 * Frees what a primitive holds.
 */
void
floor_primitive_clear (FloorPrimitive *primitive)
{
  if (primitive->path != NULL)
    cairo_path_destroy (primitive->path);
  if (primitive->run.font != NULL)
    cairo_scaled_font_destroy (primitive->run.font);
  if (primitive->image != NULL)
    cairo_surface_destroy (primitive->image);
  free (primitive->run.glyphs);
  free (primitive->text);
}

/**
 * floor_clear:
 *
 * Frees what a floor holds.
 */
void
floor_clear (Floor *self)
{
  for (size_t i = 0; i < self->n_primitives; i++)
    floor_primitive_clear (&self->primitives[i]);
  free (self->primitives);
}
