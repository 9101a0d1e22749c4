/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What stays in sight of a photo that is cut, pointed at on the slide itself. */
#pragma once

#include "ui/decks/desmi-slide-view.h"

G_BEGIN_DECLS

/* @x: 0 to 1, from one edge of the whole photo to the other */
typedef void (*DesmiCanvasFocusSave) (gpointer owner, double x, double y);

void       desmi_canvas_focus_set_up (GtkOverlay          *overlay,
                                      DesmiSlideView      *view,
                                      DesmiCanvasFocusSave save,
                                      gpointer             owner);
void       desmi_canvas_focus_update (GtkOverlay *overlay, gboolean can_edit);
GtkWidget *desmi_canvas_focus_get_grip (GtkOverlay *overlay);
void       desmi_canvas_focus_drag (GtkOverlay *overlay, double x, double y, gboolean is_over);

G_END_DECLS
