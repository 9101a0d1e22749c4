/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pictures made here: a landscape as a camera would store it, a logo. */
#include "deck-cases.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include <jpeglib.h>

static void
set_rgb (cairo_t *cr, guint32 rgb)
{
  DesmiColor color = desmi_color_from_rgb (rgb);

  cairo_set_source_rgb (cr, color.red, color.green, color.blue);
}

static void
draw_hill (cairo_t *cr, double x, double y, double radius, guint32 rgb)
{
  set_rgb (cr, rgb);
  cairo_arc (cr, x, y, radius, 0, 2 * G_PI);
  cairo_fill (cr);
}

/* Sky, a sun at the top left, hills, a red house at the bottom right: which way up it is can be
 * told, and whether its sun is round. */
static cairo_surface_t *
draw_landscape (int width, int height)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, width, height);
  cairo_t         *cr = cairo_create (surface);
  double           w = width, h = height;

  set_rgb (cr, 0x9cc9ea);
  cairo_paint (cr);
  draw_hill (cr, w * 0.18, h * 0.22, MIN (w, h) * 0.11, 0xffd84d);
  draw_hill (cr, w * 0.3, h * 1.25, MAX (w, h) * 0.55, 0x4c8a4f);
  draw_hill (cr, w * 0.85, h * 1.35, MAX (w, h) * 0.6, 0x3b7342);
  set_rgb (cr, 0xc03a2b);
  cairo_rectangle (cr, w * 0.74, h * 0.66, w * 0.14, h * 0.16);
  cairo_fill (cr);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  return surface;
}

/* The upright picture as a camera that was turned stores it. */
static cairo_surface_t *
turn_back (cairo_surface_t *upright, int orientation)
{
  int              width = cairo_image_surface_get_width (upright);
  int              height = cairo_image_surface_get_height (upright);
  gboolean         across = orientation >= 5;
  cairo_surface_t *stored = cairo_image_surface_create (CAIRO_FORMAT_RGB24, across ? height : width,
                                                        across ? width : height);
  cairo_t         *cr = cairo_create (stored);
  double           w = width, h = height;
  cairo_matrix_t   ways[] = { { 1, 0, 0, 1, 0, 0 },   { -1, 0, 0, 1, w, 0 }, { -1, 0, 0, -1, w, h },
                              { 1, 0, 0, -1, 0, h },  { 0, 1, 1, 0, 0, 0 },  { 0, -1, 1, 0, 0, w },
                              { 0, -1, -1, 0, h, w }, { 0, 1, -1, 0, h, 0 } };

  cairo_set_matrix (cr, &ways[MAX (orientation, 1) - 1]);
  cairo_set_source_surface (cr, upright, 0, 0);
  cairo_paint (cr);
  cairo_destroy (cr);
  cairo_surface_flush (stored);
  return stored;
}

static void
write_exif (struct jpeg_compress_struct *jpeg, int orientation)
{
  /* One entry of the first directory: the orientation; behind it words that are to go. */
  guint8 exif[] = "Exif\0\0MM\0*\0\0\0\10\0\1\1\22\0\3\0\0\0\1\0\0\0\0\0\0\0\0GPS -6.3264 108.32";

  exif[25] = (guint8) orientation;
  jpeg_write_marker (jpeg, JPEG_APP0 + 1, exif, sizeof exif - 1);
  jpeg_write_marker (jpeg, JPEG_COM, (const guint8 *) "GPS of a village", 16);
}

GBytes *
deck_photo_new_jpeg (int width, int height, int orientation)
{
  cairo_surface_t            *upright = draw_landscape (width, height);
  cairo_surface_t            *stored = turn_back (upright, orientation);
  struct jpeg_compress_struct jpeg;
  struct jpeg_error_mgr       errors;
  unsigned char              *data = NULL;
  unsigned long               length = 0;
  GBytes                     *bytes;
  guchar                     *row;

  jpeg.err = jpeg_std_error (&errors);
  jpeg_create_compress (&jpeg);
  jpeg_mem_dest (&jpeg, &data, &length);
  jpeg.image_width = (JDIMENSION) cairo_image_surface_get_width (stored);
  jpeg.image_height = (JDIMENSION) cairo_image_surface_get_height (stored);
  jpeg.input_components = 3;
  jpeg.in_color_space = JCS_RGB;
  jpeg_set_defaults (&jpeg);
  jpeg_start_compress (&jpeg, TRUE);
  if (orientation > 0)
    write_exif (&jpeg, orientation);
  row = g_new (guchar, 3 * (gsize) jpeg.image_width);
  for (guint y = 0; y < jpeg.image_height; y++)
    {
      const guchar *from = cairo_image_surface_get_data (stored)
                           + (gsize) y * (gsize) cairo_image_surface_get_stride (stored);

      for (guint x = 0; x < jpeg.image_width; x++)
        {
          guint32 pixel;

          memcpy (&pixel, from + 4 * (gsize) x, 4);
          row[3 * x] = (guchar) (pixel >> 16);
          row[3 * x + 1] = (guchar) (pixel >> 8);
          row[3 * x + 2] = (guchar) pixel;
        }
      jpeg_write_scanlines (&jpeg, &row, 1);
    }
  jpeg_finish_compress (&jpeg);
  jpeg_destroy_compress (&jpeg);
  bytes = g_bytes_new (data, length);
  free (data);
  g_free (row);
  cairo_surface_destroy (stored);
  cairo_surface_destroy (upright);
  return bytes;
}

static cairo_status_t
write_cb (void *closure, const unsigned char *data, unsigned int length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

static GBytes *
take_png (cairo_surface_t *surface)
{
  GByteArray *bytes = g_byte_array_new ();

  g_assert_cmpint (cairo_surface_write_to_png_stream (surface, write_cb, bytes), ==,
                   CAIRO_STATUS_SUCCESS);
  cairo_surface_destroy (surface);
  return g_byte_array_free_to_bytes (bytes);
}

GBytes *
deck_photo_new_png (int width, int height)
{
  return take_png (draw_landscape (width, height));
}

GBytes *
deck_logo_new (void)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, 240, 240);
  cairo_t         *cr = cairo_create (surface);

  draw_hill (cr, 120, 120, 116, 0x1b7a43);
  draw_hill (cr, 120, 120, 92, 0xf6d033);
  set_rgb (cr, 0x1b7a43);
  cairo_move_to (cr, 120, 50);
  cairo_line_to (cr, 176, 164);
  cairo_line_to (cr, 64, 164);
  cairo_fill (cr);
  cairo_destroy (cr);
  return take_png (surface);
}
