/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/decks/desmi-show-monitors.h"

#include "app/decks/desmi-show-screens.h"

#define KEY "audience-screens"

/* Of the same place: one of them shows the other, and the audience sees what is on either. */
static gboolean
is_mirror (GPtrArray *screens, GdkMonitor *monitor)
{
  GdkRectangle one, other;

  gdk_monitor_get_geometry (monitor, &one);
  for (guint i = 0; i < screens->len; i++)
    {
      gdk_monitor_get_geometry (g_ptr_array_index (screens, i), &other);
      if (gdk_rectangle_intersect (&one, &other, NULL))
        return TRUE;
    }
  return FALSE;
}

/**
 * desmi_show_monitors_list:
 * @monitors: (element-type GdkMonitor): of a display
 * @is_mirrored: (out): whether one shows what another shows
 *
 * Returns: (transfer full) (element-type GdkMonitor): those that show something of their own
 */
GPtrArray *
desmi_show_monitors_list (GListModel *monitors, gboolean *is_mirrored)
{
  GPtrArray *screens = g_ptr_array_new_with_free_func (g_object_unref);

  *is_mirrored = FALSE;
  for (guint i = 0; i < g_list_model_get_n_items (monitors); i++)
    {
      g_autoptr (GdkMonitor) monitor = g_list_model_get_item (monitors, i);

      if (!gdk_monitor_is_valid (monitor))
        continue;
      if (is_mirror (screens, monitor))
        *is_mirrored = TRUE;
      else
        g_ptr_array_add (screens, g_steal_pointer (&monitor));
    }
  return screens;
}

/**
 * desmi_show_monitors_list_names:
 *
 * Returns: (transfer container) (array zero-terminated): what each is called: by its socket, or by
 * its make where the system tells no socket
 */
const char **
desmi_show_monitors_list_names (GPtrArray *screens)
{
  const char **names = g_new0 (const char *, screens->len + 1);

  for (guint i = 0; i < screens->len; i++)
    {
      GdkMonitor *monitor = g_ptr_array_index (screens, i);

      names[i] = gdk_monitor_get_connector (monitor);
      if (names[i] == NULL)
        names[i] = gdk_monitor_get_model (monitor);
      if (names[i] == NULL)
        names[i] = "";
    }
  return names;
}

/**
 * desmi_show_monitors_find:
 *
 * Returns: index of the one that shows @window; -1: none does
 */
int
desmi_show_monitors_find (GPtrArray *screens, GtkWindow *window)
{
  GdkSurface *surface = gtk_native_get_surface (GTK_NATIVE (window));
  GdkMonitor *monitor
      = surface != NULL
            ? gdk_display_get_monitor_at_surface (gdk_surface_get_display (surface), surface)
            : NULL;
  guint index;

  return monitor != NULL && g_ptr_array_find (screens, monitor, &index) ? (int) index : -1;
}

/**
 * desmi_show_monitors_remember:
 * @settings: (nullable): the program's
 * @names: (array zero-terminated): of all screens
 * @name: of the audience's
 */
void
desmi_show_monitors_remember (GSettings *settings, const char *const *names, const char *name)
{
  g_autofree char     *key = desmi_show_screens_dup_key (names);
  g_autoptr (GVariant) old = NULL;
  GVariantBuilder      builder;
  GVariantIter         iter;
  const char          *screens, *audience;

  if (settings == NULL)
    return;
  old = g_settings_get_value (settings, KEY);
  g_variant_builder_init (&builder, G_VARIANT_TYPE ("a{ss}"));
  g_variant_iter_init (&iter, old);
  while (g_variant_iter_next (&iter, "{&s&s}", &screens, &audience))
    if (!g_str_equal (screens, key))
      g_variant_builder_add (&builder, "{ss}", screens, audience);
  g_variant_builder_add (&builder, "{ss}", key, name);
  g_settings_set_value (settings, KEY, g_variant_builder_end (&builder));
}

/**
 * desmi_show_monitors_recall:
 * @settings: (nullable): the program's
 * @names: (array zero-terminated): of all screens
 *
 * Returns: (transfer full) (nullable): the name of the one that the audience had when these screens
 * were together
 */
char *
desmi_show_monitors_recall (GSettings *settings, const char *const *names)
{
  g_autofree char     *key = desmi_show_screens_dup_key (names);
  g_autoptr (GVariant) choices = settings != NULL ? g_settings_get_value (settings, KEY) : NULL;
  char                *name = NULL;

  if (choices != NULL)
    g_variant_lookup (choices, key, "s", &name);
  return name;
}
