/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A list from which one thing is picked, below the entry that searches it. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef void (*DesmiPicked) (gpointer data);

void desmi_pick_list_set_up (GtkListView        *list,
                             GtkSingleSelection *selection,
                             GtkWidget          *search,
                             DesmiPicked         picked,
                             gpointer            data);

G_END_DECLS
