/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The window that lists every shortcut. */
#include "ui/desmi-shortcuts.h"

/* A label that names an action shows its keys, which are the application's. */
static void
show_keys (GtkWidget *widget, GtkApplication *application)
{
  if (GTK_IS_SHORTCUT_LABEL (widget))
    {
      GtkShortcutLabel *label = GTK_SHORTCUT_LABEL (widget);
      g_auto (GStrv)    accels = NULL;
      g_autofree char  *keys = NULL;

      if (gtk_shortcut_label_get_accelerator (label) != NULL)
        return;
      accels = gtk_application_get_accels_for_action (application, gtk_widget_get_name (widget));
      keys = g_strjoinv (" ", accels);
      gtk_shortcut_label_set_accelerator (label, keys);
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
 * A window of our own, since that of GTK 4.8 does not scroll, so that large text is cut off, and
 * its help overlay is made with the window that it belongs to, and is then handed to a screen
 * reader that asks for a window just closed, which ends the program.
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
