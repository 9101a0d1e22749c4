/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is particular to JPEG. */
#pragma once

#include "deck/desmi-photo.h"

G_BEGIN_DECLS

/**
 * DesmiJpegHead:
 * @width: px, as stored
 * @height: px, as stored
 * @orientation: of EXIF, 1 to 8; 1: upright
 * @n_colors: 1 grey, 3 colours, 4 inks
 */
typedef struct
{
  int width, height, orientation, n_colors;
} DesmiJpegHead;

gboolean         desmi_jpeg_read_head (GBytes *bytes, DesmiJpegHead *out);
cairo_surface_t *desmi_jpeg_decode (GBytes *bytes, int least_width) G_GNUC_WARN_UNUSED_RESULT;
GBytes          *desmi_jpeg_encode (cairo_surface_t *surface) G_GNUC_WARN_UNUSED_RESULT;
GBytes          *desmi_jpeg_strip (GBytes *bytes) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
