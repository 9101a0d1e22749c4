/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void desmi_frame_memory_hold (GtkWidget *widget);
void desmi_frame_memory_release (void);

G_END_DECLS
