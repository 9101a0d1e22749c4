/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Room for a scrollbar that takes some. GTK asks for the height of what is scrolled only, and a
 * horizontal scrollbar that comes when it is needed then lies where the last row was. One that is
 * always there is asked for. */
#include "ui/desmi-scroll-room.h"

#define IDLE "desmi-idle"

static gboolean
set_policy_cb (gpointer user_data)
{
  GtkScrolledWindow *scroller = user_data;
  GtkAdjustment     *sideways = gtk_scrolled_window_get_hadjustment (scroller);
  GtkPolicyType      policy, vertical, wanted;

  g_object_set_data (G_OBJECT (scroller), IDLE, NULL);
  wanted = gtk_adjustment_get_upper (sideways) - gtk_adjustment_get_lower (sideways)
                   > gtk_adjustment_get_page_size (sideways) + 0.5
               ? GTK_POLICY_ALWAYS
               : GTK_POLICY_AUTOMATIC;
  gtk_scrolled_window_get_policy (scroller, &policy, &vertical);
  if (policy != wanted)
    gtk_scrolled_window_set_policy (scroller, wanted, vertical);
  return G_SOURCE_REMOVE;
}

/* Never inside a layout. */
static void
changed_cb (GtkScrolledWindow *scroller)
{
  if (g_object_get_data (G_OBJECT (scroller), IDLE) != NULL)
    return;
  g_object_set_data (G_OBJECT (scroller), IDLE, scroller);
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, set_policy_cb, g_object_ref (scroller), g_object_unref);
}

/**
 * desmi_scroll_room_keep:
 * @scroller: as high as what it holds where there is room, without overlay scrolling
 *
 * Has it ask for the height of its horizontal scrollbar, too, while there is one.
 */
void
desmi_scroll_room_keep (GtkScrolledWindow *scroller)
{
  g_signal_connect_object (gtk_scrolled_window_get_hadjustment (scroller), "changed",
                           G_CALLBACK (changed_cb), scroller, G_CONNECT_SWAPPED);
}
