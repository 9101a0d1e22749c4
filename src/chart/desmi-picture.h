/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pictures of pixels, as a window shows them. */
#pragma once

#include <cairo.h>
#include <glib.h>

G_BEGIN_DECLS

cairo_surface_t *desmi_picture_new_like (cairo_surface_t *picture) G_GNUC_WARN_UNUSED_RESULT;
cairo_surface_t *desmi_picture_copy (cairo_surface_t *picture) G_GNUC_WARN_UNUSED_RESULT;
cairo_surface_t *desmi_picture_fit (cairo_surface_t *picture,
                                    cairo_surface_t *like) G_GNUC_WARN_UNUSED_RESULT;
void
desmi_picture_mix (cairo_surface_t *from, cairo_surface_t *to, double share, cairo_surface_t *into);
void desmi_picture_mix_box (cairo_surface_t *from,
                            cairo_surface_t *to,
                            double           share,
                            cairo_surface_t *into,
                            int              left,
                            int              top,
                            int              width,
                            int              height);

G_END_DECLS
