/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The words beside the mark that is pointed at. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

GtkWidget *desmi_chart_tip_new (void) G_GNUC_WARN_UNUSED_RESULT;
void       desmi_chart_tip_set_words (GtkWidget *tip, const char *words, const char *hint);
void       desmi_chart_tip_place (GtkWidget *tip, double x, double y, int width, int height);

G_END_DECLS
