/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The chart theme that goes with a widget: dark, contrast and text size as the desktop has them. */
#pragma once

#include "chart/desmi-theme.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

void   desmi_chart_theme_init_for (DesmiTheme *theme, GtkWidget *widget);
double desmi_chart_theme_text_scale (GtkWidget *widget);

/* Calls @callback (GtkWidget *) whenever one of them changes, for as long as @widget lives. */
void desmi_chart_theme_watch (GtkWidget *widget, void (*callback) (GtkWidget *));

G_END_DECLS
