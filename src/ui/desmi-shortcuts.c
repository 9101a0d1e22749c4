/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The window that lists every shortcut. */
#include "ui/desmi-shortcuts.h"

/* The keys of an action are the application's; GTK looks them up only for its own help overlay. It
 * has made a copy of each shortcut for its search, so the widgets are walked. */
static void
show_keys (GtkWidget *widget, GtkApplication *application)
{
  g_autofree char *action = NULL;

  if (GTK_IS_SHORTCUTS_SHORTCUT (widget))
    g_object_get (widget, "action-name", &action, NULL);
  if (action != NULL)
    {
      g_auto (GStrv)   accels = gtk_application_get_accels_for_action (application, action);
      g_autofree char *keys = g_strjoinv (" ", accels);

      g_object_set (widget, "action-name", NULL, "accelerator", keys, NULL);
      return;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    show_keys (child, application);
}

/**
 * desmi_shortcuts_present:
 * @parent: a window of the application whose keys are shown
 *
 * Not the application's own help overlay: GTK 4.8 makes that with the window, and then hands the
 * hidden window to a screen reader that asks for a window just closed, which ends the program.
 */
void
desmi_shortcuts_present (GtkWindow *parent)
{
  g_autoptr (GtkBuilder) builder
      = gtk_builder_new_from_resource ("/id/go/desmigratif/Desmigratif/ui/desmi-shortcuts.ui");
  GtkWindow *shortcuts = GTK_WINDOW (gtk_builder_get_object (builder, "shortcuts"));

  show_keys (GTK_WIDGET (shortcuts), gtk_window_get_application (parent));
  gtk_window_set_transient_for (shortcuts, parent);
  gtk_window_present (shortcuts);
}
