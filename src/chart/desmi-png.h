/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An image as a PNG file, without cairo's slow way of packing it. */
#pragma once

#include <cairo.h>
#include <glib.h>

G_BEGIN_DECLS

GBytes *desmi_png_write (cairo_surface_t *surface,
                         double           scale,
                         const char      *title,
                         gboolean         small,
                         GError         **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
