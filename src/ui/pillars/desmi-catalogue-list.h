/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rows of the catalogue's list. */
#pragma once

#include "app/desmi-catalogue-view.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

void desmi_catalogue_list_fill (GtkListBox *list, DesmiTable *catalogue);
void desmi_catalogue_list_clear (GtkListBox *list);
void
desmi_catalogue_list_show_header (DesmiTable *catalogue, GtkListBoxRow *row, GtkListBoxRow *before);
GtkListBoxRow *desmi_catalogue_list_find (GtkListBox *list, DesmiTable *catalogue, const char *key);
guint          desmi_catalogue_list_count_shown (GtkListBox *list);
gboolean       desmi_catalogue_list_has_focus (GtkListBox *list);
void           desmi_catalogue_list_reveal (GtkListBox *list);

G_END_DECLS
