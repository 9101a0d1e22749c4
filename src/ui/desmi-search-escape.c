/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Escape in an entry that searches what a window or popover shows. */
#include "ui/desmi-search-escape.h"

static void
stop_search_cb (GtkWidget *search, gpointer unused)
{
  GtkWidget *popover = gtk_widget_get_ancestor (search, GTK_TYPE_POPOVER);

  if (*gtk_editable_get_text (GTK_EDITABLE (search)) != '\0')
    gtk_editable_set_text (GTK_EDITABLE (search), "");
  else if (popover != NULL)
    gtk_popover_popdown (GTK_POPOVER (popover));
  else
    gtk_widget_activate_action (search, "window.close", NULL);
}

/**
 * desmi_search_escape_set_up:
 * @search: a #GtkSearchEntry in a popover, or in a window that Escape closes
 *
 * Lets Escape empty the entry, and close what it is in when it is empty: the entry keeps the key to
 * itself, and where it has the focus at first the window could not be left by it.
 */
void
desmi_search_escape_set_up (GtkWidget *search)
{
  g_signal_connect (search, "stop-search", G_CALLBACK (stop_search_cb), NULL);
}
