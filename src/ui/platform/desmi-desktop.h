/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a desktop does not tell GTK, or tells it wrongly. */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

typedef void (*DesmiDesktopFunc) (gpointer user_data);

void           desmi_desktop_prepare (void);
void           desmi_desktop_adapt (GdkDisplay *display);
gboolean       desmi_desktop_has_room (GdkDisplay *display, int width, int height);
AdwColorScheme desmi_desktop_get_color_scheme (void);
void           desmi_desktop_watch_color_scheme (GdkDisplay      *display,
                                                 DesmiDesktopFunc changed,
                                                 gpointer         user_data);

G_END_DECLS
