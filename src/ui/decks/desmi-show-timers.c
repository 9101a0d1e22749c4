/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whoever leaves for a moment finds the time where it is by then. */
#include "ui/decks/desmi-show-timers.h"

#define KEY "desmi-show-timers"

static GHashTable *
get_timers (GtkWindow *window)
{
  GHashTable *timers = g_object_get_data (G_OBJECT (window), KEY);

  if (timers == NULL)
    {
      timers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
      g_object_set_data_full (G_OBJECT (window), KEY, timers, (GDestroyNotify) g_hash_table_unref);
    }
  return timers;
}

/**
 * desmi_show_timers_keep:
 * @window: the program's
 * @name: of what was given
 *
 * Keeps how far the timer of @show is.
 */
void
desmi_show_timers_keep (GtkWindow *window, const char *name, DesmiSlideShow *show)
{
  DesmiTimer timer = desmi_slide_show_get_timer (show);

  g_hash_table_insert (get_timers (window), g_strdup (name), g_memdup2 (&timer, sizeof timer));
}

/**
 * desmi_show_timers_go_on:
 * @window: the program's
 * @name: of what is given
 *
 * Gives @show the timer that was kept of @name, if there is one.
 */
void
desmi_show_timers_go_on (GtkWindow *window, const char *name, DesmiSlideShow *show)
{
  const DesmiTimer *timer = g_hash_table_lookup (get_timers (window), name);

  if (timer != NULL)
    desmi_slide_show_set_timer (show, *timer);
}
