/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The villages that are selected in the list, and their copy as a table. */
#pragma once

#include "app/desmi-session.h"
#include "app/desmi-village-list.h"
#include "ui/desmi-table-out.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

GPtrArray *desmi_village_selection_get (GtkSelectionModel *selection,
                                        DesmiVillageList  *list) G_GNUC_WARN_UNUSED_RESULT;
gboolean   desmi_village_selection_is_empty (GtkSelectionModel *selection);
/* @villages: (element-type DesmiVillage) */
typedef void (*DesmiVillageSelectionFunc) (GtkWidget *widget, GPtrArray *villages);
void       desmi_village_selection_ask (GtkWidget                *widget,
                                        GtkSelectionModel        *selection,
                                        DesmiVillageList         *list,
                                        DesmiStore               *store,
                                        const DesmiVillageFilter *filter,
                                        GCancellable             *cancellable,
                                        DesmiVillageSelectionFunc func);
void       desmi_village_selection_copy (GtkColumnView            *view,
                                         DesmiSession             *session,
                                         DesmiVillageList         *list,
                                         const DesmiVillageFilter *filter);
void       desmi_village_selection_give (GtkColumnView            *view,
                                         DesmiSession             *session,
                                         DesmiVillageList         *list,
                                         const DesmiVillageFilter *filter,
                                         DesmiTableOut            *out);
GtkWidget *desmi_village_selection_menu_new (GtkWidget *page, GtkColumnView *view);

G_END_DECLS
