/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A window that has a screen for itself. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void desmi_show_window_put_on (GtkWindow *window, GdkMonitor *monitor);

G_END_DECLS
