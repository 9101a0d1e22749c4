/* SPDX-License-Identifier: GPL-3.0-or-later */
/* When the detail of a village stands beside or below the list, and what it leaves in sight. */
#include "ui/villages/desmi-villages-page-private.h"

/* The row that the detail is of is not to be below the end of a list that has become short. */
static gboolean
scroll_cb (gpointer user_data)
{
  DesmiVillagesPage *self = user_data;
  guint              position;

  self->scroll = 0;
  if (self->shown != NULL && desmi_village_list_find (self->list, self->shown_id, &position))
    gtk_widget_activate_action (gtk_widget_get_last_child (GTK_WIDGET (self->view)),
                                "list.scroll-to-item", "u", position);
  return G_SOURCE_REMOVE;
}

static void
page_size_cb (DesmiVillagesPage *self)
{
  if (self->covering && self->scroll == 0)
    self->scroll = g_idle_add (scroll_cb, self);
  self->covering = FALSE;
}

static gboolean
cover_cb (gpointer user_data)
{
  DesmiVillagesPage *self = user_data;

  self->cover = 0;
  self->covering = self->shown != NULL;
  gtk_widget_set_visible (GTK_WIDGET (self->detail), self->covering);
  return G_SOURCE_REMOVE;
}

/* The second click of two must find the row where the first one did. */
static void
show_below (DesmiVillagesPage *self)
{
  int pause_ms;

  if (gtk_widget_get_visible (GTK_WIDGET (self->detail)) || self->cover != 0)
    return;
  g_object_get (gtk_settings_get_default (), "gtk-double-click-time", &pause_ms, NULL);
  self->cover = g_timeout_add ((guint) pause_ms, cover_cb, self);
}

/**
 * desmi_villages_page_show_side:
 *
 * Shows the detail where there is one to show. Beside a list of nothing there is nothing to choose,
 * and the way back to all needs the room; below a list a hint would take it from the rows.
 */
void
desmi_villages_page_show_side (DesmiVillagesPage *self)
{
  const char *page = gtk_stack_get_visible_child_name (self->stack);
  gboolean    is_wide;

  g_object_get (self->split, "wide", &is_wide, NULL);
  /* until it has a size nothing is known */
  is_wide = is_wide || gtk_widget_get_width (GTK_WIDGET (self->split)) == 0;
  if (!is_wide && self->shown != NULL)
    {
      show_below (self);
      return;
    }
  g_clear_handle_id (&self->cover, g_source_remove);
  gtk_widget_set_visible (GTK_WIDGET (self->detail),
                          is_wide && (self->shown != NULL || g_strcmp0 (page, "list") == 0));
}

/**
 * desmi_villages_page_watch_side:
 *
 * Keeps the detail as there is room for it.
 */
void
desmi_villages_page_watch_side (DesmiVillagesPage *self)
{
  g_signal_connect_object (self->split, "notify::wide", G_CALLBACK (desmi_villages_page_show_side),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self->view)),
                           "notify::page-size", G_CALLBACK (page_size_cb), self, G_CONNECT_SWAPPED);
}
