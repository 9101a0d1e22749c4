/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Names for what GTK leaves without one: cells and rows of lists, drop-downs. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void desmi_a11y_start (void);
void desmi_a11y_set_label (GtkWidget *widget, const char *label);
void desmi_a11y_set_description (GtkWidget *widget, const char *description);
void desmi_a11y_name_cell (GtkWidget *child, const char *column, const char *value);
void desmi_a11y_name_row (GtkWidget *child, const char *name);
void desmi_a11y_name_column_view (GtkColumnView *view, const char *label);
void desmi_a11y_name_drop_down (GtkDropDown *drop_down, const char *label);

G_END_DECLS
