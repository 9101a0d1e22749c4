/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Packs an image as PNG through libpng. */
#include "chart/desmi-png.h"
#include "chart/desmi-scene.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <png.h>
#include <string.h>

#define PX_PER_METRE (96.0 / 0.0254)

static void
write_cb (png_structp png, png_bytep data, png_size_t length)
{
  g_byte_array_append (png_get_io_ptr (png), data, (guint) length);
}

static void
flush_cb (png_structp png)
{
}

static gboolean
has_alpha (cairo_surface_t *surface)
{
  return cairo_image_surface_get_format (surface) == CAIRO_FORMAT_ARGB32;
}

static void
put_head (png_structp      png,
          png_infop        info,
          cairo_surface_t *surface,
          double           scale,
          const char      *words)
{
  png_uint_32 density = (png_uint_32) lround (PX_PER_METRE * scale);
  png_text    title = { 0 };

  png_set_IHDR (png, info, (png_uint_32) cairo_image_surface_get_width (surface),
                (png_uint_32) cairo_image_surface_get_height (surface), 8,
                has_alpha (surface) ? PNG_COLOR_TYPE_RGB_ALPHA : PNG_COLOR_TYPE_RGB,
                PNG_INTERLACE_NONE, PNG_COMPRESSION_TYPE_DEFAULT, PNG_FILTER_TYPE_DEFAULT);
  png_set_pHYs (png, info, density, density, PNG_RESOLUTION_METER);
  title.compression = PNG_ITXT_COMPRESSION_NONE;
  title.key = (png_charp) "Title";
  title.text = (png_charp) words;
  if (words != NULL)
    png_set_text (png, info, &title, 1);
  png_write_info (png, info);
}

static guint32
pixel_of (const guchar *data, int x)
{
  guint32 pixel;

  memcpy (&pixel, data + 4 * (gsize) x, 4);
  return pixel;
}

static void
fill_opaque (guchar *row, const guchar *data, int width)
{
  for (int x = 0; x < width; x++)
    {
      guint32 pixel = pixel_of (data, x);

      row[3 * x] = (guchar) (pixel >> 16);
      row[3 * x + 1] = (guchar) (pixel >> 8);
      row[3 * x + 2] = (guchar) pixel;
    }
}

/* Cairo's colours are multiplied by their alpha, a PNG's are not. */
static void
fill_with_alpha (guchar *row, const guchar *data, int width)
{
  for (int x = 0; x < width; x++)
    {
      guint32 pixel = pixel_of (data, x), alpha = pixel >> 24;

      for (int channel = 0; channel < 3; channel++)
        {
          guint32 value = (pixel >> (16 - 8 * channel)) & 0xff;

          row[4 * x + channel] = (guchar) (alpha > 0 ? (value * 255 + alpha / 2) / alpha : 0);
        }
      row[4 * x + 3] = (guchar) alpha;
    }
}

static void
put_rows (png_structp png, cairo_surface_t *surface, guchar *row)
{
  void (*fill) (guchar *, const guchar *, int)
      = has_alpha (surface) ? fill_with_alpha : fill_opaque;
  const guchar *data = cairo_image_surface_get_data (surface);
  gsize         stride = (gsize) cairo_image_surface_get_stride (surface);
  int           width = cairo_image_surface_get_width (surface);

  for (int y = 0; y < cairo_image_surface_get_height (surface); y++)
    {
      const guchar *pixels = data + (gsize) y * stride;

      /* in a chart most rows are as the one above them, which is still there */
      if (y == 0 || memcmp (pixels, pixels - stride, 4 * (gsize) width) != 0)
        fill (row, pixels, width);
      png_write_row (png, row);
    }
}

/**
 * desmi_png_write:
 * @surface: an image surface of the formats RGB24 or ARGB32, flushed
 * @scale: image pixels in a px, for the density that is written
 * @title: (nullable): written into the file
 * @small: take the time to make a small file; else write fast
 *
 * Returns: (transfer full) (nullable): the file; %NULL with DESMI_CHART_ERROR_EXPORT
 */
GBytes *
desmi_png_write (cairo_surface_t *surface,
                 double           scale,
                 const char      *title,
                 gboolean         small,
                 GError         **error)
{
  GByteArray *bytes = g_byte_array_new ();
  guchar     *row = g_malloc (4 * (gsize) cairo_image_surface_get_width (surface));
  png_structp png = png_create_write_struct (PNG_LIBPNG_VER_STRING, NULL, NULL, NULL);
  png_infop   info = png_create_info_struct (png);

  if (setjmp (png_jmpbuf (png)) == 0)
    {
      png_set_write_fn (png, bytes, write_cb, flush_cb);
      png_set_filter (png, PNG_FILTER_TYPE_BASE, PNG_FILTER_NONE);
      png_set_compression_level (png, small ? 9 : 1);
      put_head (png, info, surface, scale, title);
      put_rows (png, surface, row);
      png_write_end (png, info);
    }
  else
    {
      g_byte_array_set_size (bytes, 0);
      g_set_error_literal (error, DESMI_CHART_ERROR, DESMI_CHART_ERROR_EXPORT,
                           _ ("The picture could not be packed as PNG."));
    }
  png_destroy_write_struct (&png, &info);
  g_free (row);
  if (bytes->len == 0)
    {
      g_byte_array_unref (bytes);
      return NULL;
    }
  return g_byte_array_free_to_bytes (bytes);
}
