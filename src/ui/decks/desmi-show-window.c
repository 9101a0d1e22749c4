/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Window managers take the wish for a screen as a hint, most of all from a window that is not there
 * yet or that fills another screen already. So it is looked at whether it was fulfilled. */
#include "ui/decks/desmi-show-window.h"

#define PLACE_KEY "desmi-show-place"
#define LOOK_MS 150
#define MOST_LOOKS 40
#define LOOKS_A_TRY 4

typedef struct
{
  GtkWindow  *window;  /* not owned: has us as its data */
  GdkMonitor *monitor; /* owned */
  guint       source;
  guint       n_looks;
} Place;

static void
free_place (gpointer data)
{
  Place *place = data;

  g_clear_handle_id (&place->source, g_source_remove);
  g_object_unref (place->monitor);
  g_free (place);
}

static gboolean
is_there (const Place *place)
{
  GdkSurface *surface = gtk_native_get_surface (GTK_NATIVE (place->window));

  return surface != NULL && gtk_widget_get_mapped (GTK_WIDGET (place->window))
         && gtk_window_is_fullscreen (place->window)
         && gdk_display_get_monitor_at_surface (gdk_surface_get_display (surface), surface)
                == place->monitor;
}

static gboolean
look_cb (gpointer data)
{
  Place *place = data;

  place->n_looks++;
  if (is_there (place) || place->n_looks >= MOST_LOOKS || !gdk_monitor_is_valid (place->monitor))
    {
      place->source = 0;
      return G_SOURCE_REMOVE;
    }
  /* from one screen to another only a window goes that fills none; one that fills none yet is only
   * slow, and is not made to flicker */
  if (gtk_window_is_fullscreen (place->window) && place->n_looks % LOOKS_A_TRY == 2)
    gtk_window_unfullscreen (place->window);
  else if (!gtk_window_is_fullscreen (place->window) && place->n_looks % LOOKS_A_TRY == 3)
    gtk_window_fullscreen_on_monitor (place->window, place->monitor);
  return G_SOURCE_CONTINUE;
}

/**
 * desmi_show_window_put_on:
 * @monitor: (nullable): whichever it is on
 *
 * Shows the window over the whole screen; where it comes up on another one, asks again.
 */
void
desmi_show_window_put_on (GtkWindow *window, GdkMonitor *monitor)
{
  Place *place;

  if (monitor == NULL)
    {
      g_object_set_data (G_OBJECT (window), PLACE_KEY, NULL);
      gtk_window_fullscreen (window);
      gtk_window_present (window);
      return;
    }
  place = g_new0 (Place, 1);
  place->window = window;
  place->monitor = g_object_ref (monitor);
  gtk_window_fullscreen_on_monitor (window, monitor);
  gtk_window_present (window);
  place->source = g_timeout_add (LOOK_MS, look_cb, place);
  g_object_set_data_full (G_OBJECT (window), PLACE_KEY, place, free_place);
}
