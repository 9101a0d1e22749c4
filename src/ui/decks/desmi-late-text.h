/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Text that is saved when whoever types it rests, or goes elsewhere. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* @text: as it is now; what was shown before is the same no more */
typedef void (*DesmiLateSave) (gpointer self, const char *id, const char *text);

void desmi_late_text_watch (GtkWidget *widget, const char *id, DesmiLateSave save, gpointer self);
void desmi_late_text_show (GtkWidget *widget, const char *text);
void desmi_late_text_flush (GtkWidget *widget);

G_END_DECLS
