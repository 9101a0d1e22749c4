/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Makes what is being typed in insensitive for a while. GTK takes the focus from a text without
 * telling it, which then warns that its cursor blinks on. */
#include "ui/desmi-sensitive.h"

#define FOCUS "desmi-sensitive-focus"

/* Lays the focus down, and remembers where it was. */
static void
take_focus (GtkWidget *widget)
{
  GtkRoot   *root = gtk_widget_get_root (widget);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (focus == NULL || (focus != widget && !gtk_widget_is_ancestor (focus, widget)))
    return;
  g_object_set_data_full (G_OBJECT (widget), FOCUS, g_object_ref (focus), g_object_unref);
  gtk_root_set_focus (root, NULL);
}

/* Back to where it was, unless it is needed elsewhere by now. */
static void
give_focus (GtkWidget *widget)
{
  g_autoptr (GtkWidget) focus = g_object_steal_data (G_OBJECT (widget), FOCUS);
  GtkRoot              *root = gtk_widget_get_root (widget);

  if (focus == NULL || root == NULL || gtk_root_get_focus (root) != NULL
      || !gtk_widget_get_mapped (focus))
    return;
  /* what is typed next goes on behind what was typed, and does not replace it */
  if (GTK_IS_TEXT (focus))
    gtk_text_grab_focus_without_selecting (GTK_TEXT (focus));
  else
    gtk_widget_grab_focus (focus);
}

/**
 * desmi_sensitive_set:
 * @widget: which may hold the focus, or a child of it may
 * @sensitive: whether it can be used
 *
 * As gtk_widget_set_sensitive(); the focus leaves @widget before it cannot be used and is back
 * afterwards.
 */
void
desmi_sensitive_set (GtkWidget *widget, gboolean sensitive)
{
  if (!sensitive)
    take_focus (widget);
  gtk_widget_set_sensitive (widget, sensitive);
  if (sensitive)
    give_focus (widget);
}
