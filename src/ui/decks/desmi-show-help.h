/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The keys of a presentation, as a sheet over the speaker's view. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

GtkWidget *desmi_show_help_new (void);
gboolean   desmi_show_help_press (GtkWidget *sheet, guint keyval);

G_END_DECLS
