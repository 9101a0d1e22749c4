/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The columns of the village list; sorting by them is the store's work. */
#pragma once

#include "app/desmi-village-list.h"
#include "core/desmi-audience.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

void     desmi_village_columns_add (GtkColumnView *view);
void     desmi_village_columns_ask_pillars (GtkColumnView *view,
                                            DesmiStore    *store,
                                            const char    *programme,
                                            GCancellable  *cancellable);
void     desmi_village_columns_ask_head_title (GtkColumnView *view,
                                               DesmiStore    *store,
                                               GCancellable  *cancellable);
gboolean desmi_village_columns_set_audience (GtkColumnView *view, DesmiAudience audience);
void     desmi_village_columns_ask_hidden (GtkColumnView            *view,
                                           DesmiVillageList         *list,
                                           DesmiStore               *store,
                                           const DesmiVillageFilter *filter,
                                           DesmiAudience             audience,
                                           GCancellable             *cancellable);
void
desmi_village_columns_get_sort (GtkColumnView *view, DesmiVillageSort *sort, gboolean *descending);

char *desmi_village_columns_dup_order (GtkColumnView *view) G_GNUC_WARN_UNUSED_RESULT;
void  desmi_village_columns_set_order (GtkColumnView *view, const char *order);

G_END_DECLS
