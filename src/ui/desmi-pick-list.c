/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A list from which one thing is picked, below the entry that searches it. */
#include "ui/desmi-pick-list.h"

typedef struct
{
  GtkSingleSelection *selection; /* owned */
  DesmiPicked         picked;
  gpointer            data;
} Pick;

static void
pick_free (gpointer data)
{
  Pick *self = data;

  g_object_unref (self->selection);
  g_free (self);
}

/* What goes on is what was seen chosen: Enter on a row that only has the focus chooses it. */
static void
activated_cb (GtkListView *list, guint position, Pick *self)
{
  if (gtk_single_selection_get_selected (self->selection) == position)
    self->picked (self->data);
  else
    gtk_single_selection_set_selected (self->selection, position);
}

static void
search_activate_cb (GtkWidget *search, gpointer data)
{
  Pick *self = g_object_get_data (data, "desmi-pick");

  if (g_list_model_get_n_items (G_LIST_MODEL (self->selection)) == 0)
    return;
  gtk_single_selection_set_selected (self->selection, 0);
  gtk_widget_grab_focus (data);
}

/**
 * desmi_pick_list_set_up:
 * @list: shows @selection
 * @search: an entry with the signal "activate"
 * @picked: called when the row that is chosen is activated, by Enter or a double click
 * @data: lives as long as @list can be used
 *
 * Enter in the entry chooses what was found first and goes to the list; Enter on a row chooses it,
 * and on the chosen one goes on.
 */
void
desmi_pick_list_set_up (GtkListView        *list,
                        GtkSingleSelection *selection,
                        GtkWidget          *search,
                        DesmiPicked         picked,
                        gpointer            data)
{
  Pick *self = g_new0 (Pick, 1);

  self->selection = g_object_ref (selection);
  self->picked = picked;
  self->data = data;
  gtk_widget_add_css_class (GTK_WIDGET (list), "desmi-choices");
  g_object_set_data_full (G_OBJECT (list), "desmi-pick", self, pick_free);
  g_signal_connect (list, "activate", G_CALLBACK (activated_cb), self);
  g_signal_connect_object (search, "activate", G_CALLBACK (search_activate_cb), list, 0);
}
