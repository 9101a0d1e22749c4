/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The villages that are selected in the list, and their copy as a table. */
#pragma once

#include "app/desmi-session.h"
#include "app/desmi-village-list.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

GPtrArray *desmi_village_selection_get (GtkSelectionModel *selection) G_GNUC_WARN_UNUSED_RESULT;
gboolean   desmi_village_selection_is_empty (GtkSelectionModel *selection);
void       desmi_village_selection_copy (GtkColumnView            *view,
                                         DesmiSession             *session,
                                         DesmiVillageList         *list,
                                         const DesmiVillageFilter *filter);
GtkWidget *desmi_village_selection_menu_new (GtkWidget *page, GtkColumnView *view);

G_END_DECLS
