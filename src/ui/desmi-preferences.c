/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/desmi-preferences.h"

#include "ui/desmi-dialog-size.h"
#include "ui/desmi-settings.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#define WIDTH 560
#define HEIGHT 300

static GtkWidget *
new_name_row (GSettings *settings)
{
  GtkWidget *row = adw_entry_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ ("Your name"));
  g_settings_bind (settings, "user-name", row, "text", G_SETTINGS_BIND_DEFAULT);
  return row;
}

/**
 * desmi_preferences_present:
 * @parent: a window of the application
 *
 * Shows what a person sets once on a computer; what is typed holds at once.
 */
void
desmi_preferences_present (GtkWindow *parent)
{
  g_autoptr (GSettings) settings = desmi_settings_new ();
  AdwPreferencesGroup  *group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  AdwPreferencesPage   *page = ADW_PREFERENCES_PAGE (adw_preferences_page_new ());
  GtkWindow            *window = GTK_WINDOW (adw_preferences_window_new ());
  g_autofree char      *system = g_filename_display_name (g_get_user_name ());
  /* Translators: %s is what the computer calls the person */
  g_autofree char *description = g_strdup_printf (
      _ ("Every change that you make bears it, in this and in all files. Empty: %s, as the "
         "computer calls you."),
      system);

  adw_preferences_group_set_title (group, _ ("History"));
  adw_preferences_group_set_description (group, description);
  adw_preferences_group_add (group, new_name_row (settings));
  adw_preferences_page_add (page, group);
  adw_preferences_window_add (ADW_PREFERENCES_WINDOW (window), page);
  adw_preferences_window_set_search_enabled (ADW_PREFERENCES_WINDOW (window), FALSE);
  gtk_window_set_title (window, _ ("Preferences"));
  gtk_window_set_transient_for (window, parent);
  desmi_dialog_size_set (window, WIDTH, HEIGHT);
  gtk_window_set_modal (window, TRUE);
  gtk_window_present (window);
}
