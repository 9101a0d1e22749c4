/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Photos and logos as slides take them: upright, without what a camera wrote into them, no larger
 * than is seen. */
#pragma once

#include <cairo.h>
#include <glib.h>

G_BEGIN_DECLS

#define DESMI_PHOTO_ERROR (desmi_photo_error_quark ())
GQuark desmi_photo_error_quark (void);

typedef enum
{
  DESMI_PHOTO_ERROR_BROKEN,    /* neither PNG nor JPEG, or not all of it */
  DESMI_PHOTO_ERROR_TOO_LARGE, /* more pixels than can be kept in memory */
} DesmiPhotoError;

gboolean         desmi_photo_is_jpeg (GBytes *bytes);
gboolean         desmi_photo_measure (GBytes *bytes, int *width, int *height, GError **error);
GBytes          *desmi_photo_prepare (GBytes  *bytes,
                                      double   width_px,
                                      double   height_px,
                                      int     *width,
                                      int     *height,
                                      GError **error) G_GNUC_WARN_UNUSED_RESULT;
cairo_surface_t *desmi_photo_load (GBytes *prepared, guint nth) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
