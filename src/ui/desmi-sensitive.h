/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Makes what is being typed in insensitive for a while. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void desmi_sensitive_set (GtkWidget *widget, gboolean sensitive);

G_END_DECLS
