/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Paths are built and text is shaped beforehand, so that nothing but Cairo's own work is timed. */
#include "chart-floor.h"

#include "chart/desmi-scene-private.h"
#include "chart/desmi-text-private.h"

#include <cairo-pdf.h>
#include <cairo-svg.h>
#include <png.h>

typedef struct
{
  cairo_scaled_font_t *font;   /* owned */
  GArray              *glyphs; /* of cairo_glyph_t, at their places */
} Run;

typedef struct
{
  DesmiStyle    style;
  cairo_path_t *path; /* NULL: text */
  GArray       *runs; /* of Run; NULL: a shape */
} Primitive;

struct _ChartFloor
{
  double  width, height;
  GArray *primitives;
};

static void
clear_run (gpointer data)
{
  cairo_scaled_font_destroy (((Run *) data)->font);
  g_array_unref (((Run *) data)->glyphs);
}

static void
clear_primitive (gpointer data)
{
  g_clear_pointer (&((Primitive *) data)->path, cairo_path_destroy);
  g_clear_pointer (&((Primitive *) data)->runs, g_array_unref);
}

static void
add_run (GArray *runs, const PangoGlyphItem *item, double x, double y)
{
  Run run = { .glyphs = g_array_new (FALSE, FALSE, sizeof (cairo_glyph_t)) };

  run.font = cairo_scaled_font_reference (
      pango_cairo_font_get_scaled_font (PANGO_CAIRO_FONT (item->item->analysis.font)));
  for (int i = 0; i < item->glyphs->num_glyphs; i++)
    {
      const PangoGlyphInfo *info = &item->glyphs->glyphs[i];
      cairo_glyph_t glyph = { info->glyph, x + pango_units_to_double (info->geometry.x_offset),
                              y + pango_units_to_double (info->geometry.y_offset) };

      if (info->glyph != PANGO_GLYPH_EMPTY)
        g_array_append_val (run.glyphs, glyph);
      x += pango_units_to_double (info->geometry.width);
    }
  g_array_append_val (runs, run);
}

static GArray *
shape_text (const DesmiSceneMark *mark, cairo_t *cr)
{
  PangoLayout   *layout = desmi_text_get_layout (mark->text, &mark->font, NULL, cr);
  GArray        *runs = g_array_new (FALSE, FALSE, sizeof (Run));
  PangoRectangle logical;
  double         x = mark->box.x;

  pango_layout_get_extents (layout, NULL, &logical);
  if (mark->align == DESMI_ALIGN_MIDDLE)
    x += (mark->box.width - pango_units_to_double (logical.width)) / 2.0;
  else if (mark->align == DESMI_ALIGN_END)
    x += mark->box.width - pango_units_to_double (logical.width);
  g_array_set_clear_func (runs, clear_run);
  for (GSList *l = pango_layout_get_line_readonly (layout, 0)->runs; l != NULL; l = l->next)
    {
      const PangoGlyphItem *item = l->data;

      add_run (runs, item, x, desmi_scene_mark_get_baseline (mark));
      x += pango_units_to_double (pango_glyph_string_get_width (item->glyphs));
    }
  return runs;
}

ChartFloor *
chart_floor_new (DesmiScene *scene)
{
  ChartFloor      *self = g_new0 (ChartFloor, 1);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, 1, 1);
  cairo_t         *cr = cairo_create (surface);

  self->width = desmi_scene_get_width (scene);
  self->height = desmi_scene_get_height (scene);
  self->primitives = g_array_new (FALSE, FALSE, sizeof (Primitive));
  g_array_set_clear_func (self->primitives, clear_primitive);
  for (guint i = 0; i < desmi_scene_get_n_marks (scene); i++)
    {
      const DesmiSceneMark *mark = desmi_scene_get_mark (scene, i);
      Primitive             primitive = { .style = mark->style };

      if (mark->style.fill.alpha <= 0 && mark->style.stroke.alpha <= 0)
        continue;
      if (mark->shape == DESMI_SHAPE_TEXT)
        primitive.runs = shape_text (mark, cr);
      else
        {
          desmi_scene_trace (mark, cr);
          primitive.path = cairo_copy_path (cr);
        }
      g_array_append_val (self->primitives, primitive);
    }
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
  return self;
}

void
chart_floor_free (ChartFloor *self)
{
  g_array_unref (self->primitives);
  g_free (self);
}

static void
set_color (cairo_t *cr, const DesmiColor *color)
{
  cairo_set_source_rgba (cr, color->red, color->green, color->blue, color->alpha);
}

static void
stroke (cairo_t *cr, const DesmiStyle *style)
{
  int n_dashes = 0;

  while (n_dashes < 4 && style->dash[n_dashes] > 0)
    n_dashes++;
  cairo_set_dash (cr, style->dash, n_dashes, 0);
  cairo_set_line_width (cr, style->stroke_width);
  set_color (cr, &style->stroke);
  cairo_stroke (cr);
}

static void
show_run (cairo_t *cr, const Run *run, const DesmiStyle *style)
{
  const cairo_glyph_t *glyphs = (const cairo_glyph_t *) (const void *) run->glyphs->data;

  cairo_set_scaled_font (cr, run->font);
  if (style->stroke.alpha > 0 && style->stroke_width > 0)
    {
      cairo_glyph_path (cr, glyphs, (int) run->glyphs->len);
      stroke (cr, style);
    }
  set_color (cr, &style->fill);
  cairo_show_glyphs (cr, glyphs, (int) run->glyphs->len);
}

void
chart_floor_paint (ChartFloor *self, cairo_t *cr)
{
  for (guint i = 0; i < self->primitives->len; i++)
    {
      const Primitive *primitive = &g_array_index (self->primitives, Primitive, i);

      for (guint k = 0; primitive->runs != NULL && k < primitive->runs->len; k++)
        show_run (cr, &g_array_index (primitive->runs, Run, k), &primitive->style);
      if (primitive->path == NULL)
        continue;
      cairo_append_path (cr, primitive->path);
      if (primitive->style.fill.alpha > 0)
        {
          set_color (cr, &primitive->style.fill);
          cairo_fill_preserve (cr);
        }
      if (primitive->style.stroke.alpha > 0 && primitive->style.stroke_width > 0)
        stroke (cr, &primitive->style);
      cairo_new_path (cr);
    }
}

static cairo_status_t
write_cb (void *closure, const unsigned char *data, unsigned int length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

static void
png_write_cb (png_structp png, png_bytep data, png_size_t length)
{
  g_byte_array_append (png_get_io_ptr (png), data, (guint) length);
}

static void
write_png (cairo_surface_t *surface, GByteArray *out)
{
  png_structp png = png_create_write_struct (PNG_LIBPNG_VER_STRING, NULL, NULL, NULL);
  png_infop   info = png_create_info_struct (png);
  int         height = cairo_image_surface_get_height (surface);
  int         stride = cairo_image_surface_get_stride (surface);

  png_set_write_fn (png, out, png_write_cb, NULL);
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

/* What an export can cost at the least: PNG packed for speed, PDF and SVG as Cairo writes them. */
GBytes *
chart_floor_export (ChartFloor *self, DesmiExportFormat format)
{
  GByteArray      *out = g_byte_array_new ();
  cairo_surface_t *surface;
  cairo_t         *cr;

  if (format == DESMI_EXPORT_PNG)
    surface
        = cairo_image_surface_create (CAIRO_FORMAT_RGB24, (int) self->width, (int) self->height);
  else if (format == DESMI_EXPORT_PDF)
    surface = cairo_pdf_surface_create_for_stream (write_cb, out, self->width, self->height);
  else
    surface = cairo_svg_surface_create_for_stream (write_cb, out, self->width, self->height);
  cr = cairo_create (surface);
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  chart_floor_paint (self, cr);
  cairo_destroy (cr);
  if (format == DESMI_EXPORT_PNG)
    {
      cairo_surface_flush (surface);
      write_png (surface, out);
    }
  cairo_surface_finish (surface);
  cairo_surface_destroy (surface);
  return g_byte_array_free_to_bytes (out);
}
