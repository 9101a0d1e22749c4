/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How large a window above another one is at first. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void desmi_dialog_size_set (GtkWindow *window, int width, int height);
void desmi_dialog_size_begin (GtkWindow *window);
void desmi_dialog_size_fit (GtkWindow *window, GtkWidget *body, int more_px);

G_END_DECLS
