/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A row of the catalogue's list. */
#pragma once

#include "app/desmi-catalogue-view.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

GtkWidget *desmi_catalogue_row_new (const DesmiCatalogueEntry *entry) G_GNUC_WARN_UNUSED_RESULT;
GtkWidget *desmi_catalogue_row_new_text (const char *text,
                                         const char *css_class) G_GNUC_WARN_UNUSED_RESULT;
guint      desmi_catalogue_row_get_row (GtkWidget *row);
void       desmi_catalogue_row_show_header (GtkListBoxRow             *row,
                                            const DesmiCatalogueEntry *entry,
                                            const DesmiCatalogueEntry *before);

G_END_DECLS
