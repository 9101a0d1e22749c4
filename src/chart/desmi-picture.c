/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pictures of pixels, as a window shows them: images of CAIRO_FORMAT_ARGB32, of any device scale.
 */
#include "chart/desmi-picture.h"

#include <math.h>
#include <string.h>

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

/**
 * desmi_picture_mix:
 * @to: of the same size
 * @share: 0 to 1, how much of @to; the rest is of @from
 * @into: of the same size; may be @from
 *
 * Mixes two pictures. Colours are premultiplied, so that all four parts of a pixel mix alike. Done
 * pixel by pixel because Cairo would go over the pictures three times; in most places two pictures
 * of charts are the same, which is bare ground.
 */
void
desmi_picture_mix (cairo_surface_t *from, cairo_surface_t *to, double share, cairo_surface_t *into)
{
  const guint32 part = (guint32) lround (CLAMP (share, 0, 1) * 256), odd = 0x00ff00ff;
  gsize         stride = (gsize) cairo_image_surface_get_stride (into);
  int           width = cairo_image_surface_get_width (into);
  int           height = cairo_image_surface_get_height (into);

  g_return_if_fail (cairo_image_surface_get_width (from) == width
                    && cairo_image_surface_get_height (from) == height
                    && cairo_image_surface_get_width (to) == width
                    && cairo_image_surface_get_height (to) == height);
  cairo_surface_flush (from);
  cairo_surface_flush (to);
  cairo_surface_flush (into);
  for (int y = 0; y < height; y++)
    {
      gsize          at = (gsize) y * stride;
      const guint32 *p = (const void *) (cairo_image_surface_get_data (from) + at);
      const guint32 *q = (const void *) (cairo_image_surface_get_data (to) + at);
      guint32       *r = (void *) (cairo_image_surface_get_data (into) + at);

      for (int x = 0; x < width; x++)
        if (p[x] != q[x])
          r[x] = (((p[x] & odd) * (256 - part) + (q[x] & odd) * part) >> 8 & odd)
                 | (((p[x] >> 8 & odd) * (256 - part) + (q[x] >> 8 & odd) * part) & ~odd);
        else if (r[x] != p[x])
          r[x] = p[x];
    }
  cairo_surface_mark_dirty (into);
}
