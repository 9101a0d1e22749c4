/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The slides at the side: their keys, their menu, and the focus that stays among them. */
#pragma once

#include "ui/decks/desmi-slide-item.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

GtkWidget *desmi_slide_list_set_up (GtkListView *list, GtkWidget *editor);
void       desmi_slide_list_fill (GListStore *items, const GPtrArray *now);
gboolean   desmi_slide_list_has_focus (GtkListView *list);
void       desmi_slide_list_focus (GtkListView *list, guint position);

G_END_DECLS
