/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Light or dark: as the desktop is, or as the user chose in the main menu. */
#include "ui/desmi-color-scheme.h"

#include "ui/desmi-settings.h"
#include "ui/platform/desmi-desktop.h"

#define NAME "color-scheme" /* of the action and of the setting */

static void
apply (GAction *action)
{
  g_autoptr (GVariant) state = g_action_get_state (action);
  const char          *name = g_variant_get_string (state, NULL);
  AdwColorScheme       scheme = desmi_desktop_get_color_scheme ();

  if (g_str_equal (name, "light"))
    scheme = ADW_COLOR_SCHEME_FORCE_LIGHT;
  else if (g_str_equal (name, "dark"))
    scheme = ADW_COLOR_SCHEME_FORCE_DARK;
  adw_style_manager_set_color_scheme (adw_style_manager_get_default (), scheme);
}

static void
desktop_changed_cb (gpointer user_data)
{
  apply (user_data);
}

/* Without the settings' schema the choice lasts as long as the program. */
static GAction *
new_action (void)
{
  g_autoptr (GSettings) settings = desmi_settings_new ();

  if (settings != NULL)
    return g_settings_create_action (settings, NAME);
  return G_ACTION (
      g_simple_action_new_stateful (NAME, G_VARIANT_TYPE_STRING, g_variant_new_string ("system")));
}

/**
 * desmi_color_scheme_start:
 * @application: gets the action "color-scheme", whose state is "system", "light" or "dark"
 *
 * Applies what was chosen before, at once and whenever it is chosen anew. Before the first window,
 * so that none is seen in the wrong colours.
 */
void
desmi_color_scheme_start (GActionMap *application)
{
  g_autoptr (GAction) action = new_action ();

  g_signal_connect (action, "notify::state", G_CALLBACK (apply), NULL);
  g_action_map_add_action (application, action);
  apply (action);
  desmi_desktop_watch_color_scheme (gdk_display_get_default (), desktop_changed_cb, action);
}
