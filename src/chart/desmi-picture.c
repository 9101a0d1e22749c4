/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pictures of pixels, as a window shows them: images of CAIRO_FORMAT_ARGB32, of any device scale.
 */
#include "chart/desmi-picture.h"

#include <math.h>
#include <string.h>

#define PIECE 256 /* bytes */

static gboolean
has_size_of (cairo_surface_t *picture, cairo_surface_t *other)
{
  return cairo_image_surface_get_width (picture) == cairo_image_surface_get_width (other)
         && cairo_image_surface_get_height (picture) == cairo_image_surface_get_height (other);
}

/**
 * desmi_picture_new_like:
 *
 * Returns: (transfer full): a clear picture of the same size and scale
 */
cairo_surface_t *
desmi_picture_new_like (cairo_surface_t *picture)
{
  cairo_surface_t *other
      = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, cairo_image_surface_get_width (picture),
                                    cairo_image_surface_get_height (picture));
  double scale_x, scale_y;

  cairo_surface_get_device_scale (picture, &scale_x, &scale_y);
  cairo_surface_set_device_scale (other, scale_x, scale_y);
  return other;
}

/**
 * desmi_picture_copy:
 *
 * Returns: (transfer full): the same picture, to be painted on
 */
cairo_surface_t *
desmi_picture_copy (cairo_surface_t *picture)
{
  cairo_surface_t *other = desmi_picture_new_like (picture);
  gsize            n = (gsize) cairo_image_surface_get_stride (picture)
            * (gsize) cairo_image_surface_get_height (picture);

  cairo_surface_flush (picture);
  cairo_surface_flush (other);
  memcpy (cairo_image_surface_get_data (other), cairo_image_surface_get_data (picture), n);
  cairo_surface_mark_dirty (other);
  return other;
}

/**
 * desmi_picture_fit:
 * @like: of the size and scale that is wanted
 *
 * Returns: (transfer full): the picture, cut or with bare ground to the right and below
 */
cairo_surface_t *
desmi_picture_fit (cairo_surface_t *picture, cairo_surface_t *like)
{
  cairo_surface_t *other = desmi_picture_new_like (like);
  cairo_t         *cr = cairo_create (other);

  cairo_set_source_surface (cr, picture, 0, 0);
  cairo_paint (cr);
  cairo_destroy (cr);
  cairo_surface_flush (other);
  return other;
}

/* Of arrays of fixed size, which a compiler makes into a few instructions for many bytes at once.
 * Colours are premultiplied, so that all four parts of a pixel mix alike. */
static void
mix_bytes (guint8 *bytes, const guint8 *with, guint part)
{
  for (guint i = 0; i < PIECE; i++)
    bytes[i] = (guint8) ((guint16) (bytes[i] * (256 - part) + with[i] * part) >> 8);
}

/* @n: at most PIECE. What is the same in both is bare ground in most places: that is not written,
 * nor is memory taken for it where there is none yet. */
static void
mix_piece (const guchar *from, const guchar *to, guint part, guchar *into, gsize n)
{
  guint8 bytes[PIECE] = { 0 }, with[PIECE] = { 0 };

  if (memcmp (from, to, n) == 0)
    {
      if (into != from && memcmp (into, from, n) != 0)
        memcpy (into, from, n);
      return;
    }
  memcpy (bytes, from, n);
  memcpy (with, to, n);
  mix_bytes (bytes, with, part);
  memcpy (into, bytes, n);
}

/**
 * desmi_picture_mix_box:
 * @to: of the same size
 * @share: 0 to 1, how much of @to; the rest is of @from
 * @into: of the same size; may be @from
 * @left: device px; the box lies within the pictures
 *
 * Mixes two pictures within a box. Done byte by byte because Cairo would go over them three times.
 */
void
desmi_picture_mix_box (cairo_surface_t *from,
                       cairo_surface_t *to,
                       double           share,
                       cairo_surface_t *into,
                       int              left,
                       int              top,
                       int              width,
                       int              height)
{
  const guint part = (guint) lround (CLAMP (share, 0, 1) * 256);
  gsize       stride = (gsize) cairo_image_surface_get_stride (into), length = 4 * (gsize) width;

  g_return_if_fail (left >= 0 && top >= 0 && left + width <= cairo_image_surface_get_width (into)
                    && top + height <= cairo_image_surface_get_height (into));
  g_return_if_fail (has_size_of (from, into) && has_size_of (to, into));
  cairo_surface_flush (from);
  cairo_surface_flush (to);
  cairo_surface_flush (into);
  for (int y = top; y < top + height; y++)
    {
      gsize         at = (gsize) y * stride + 4 * (gsize) left;
      const guchar *p = cairo_image_surface_get_data (from) + at;
      const guchar *q = cairo_image_surface_get_data (to) + at;
      guchar       *r = cairo_image_surface_get_data (into) + at;

      for (gsize x = 0; x < length; x += PIECE)
        mix_piece (p + x, q + x, part, r + x, MIN (PIECE, length - x));
    }
  cairo_surface_mark_dirty (into);
}

/**
 * desmi_picture_mix:
 * @to: of the same size
 * @share: 0 to 1, how much of @to; the rest is of @from
 * @into: of the same size; may be @from
 *
 * Mixes two pictures.
 */
void
desmi_picture_mix (cairo_surface_t *from, cairo_surface_t *to, double share, cairo_surface_t *into)
{
  desmi_picture_mix_box (from, to, share, into, 0, 0, cairo_image_surface_get_width (into),
                         cairo_image_surface_get_height (into));
}
