/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/desmi-window-actions.h"

#include "ui/decks/desmi-decks-page.h"
#include "ui/desmi-error-dialog.h"
#include "ui/desmi-kept-forms-window.h"
#include "ui/desmi-preferences.h"
#include "ui/desmi-shortcuts.h"
#include "ui/desmi-table-out.h"
#include "ui/history/desmi-history-move.h"
#include "ui/history/desmi-history-view.h"
#include "ui/pillars/desmi-pillars-page.h"
#include "ui/villages/desmi-villages-page.h"

#include <glib/gi18n-lib.h>

static gboolean
has_file (DesmiWindow *self)
{
  return desmi_session_get_store (desmi_window_get_session (self)) != NULL;
}

static void
back_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  desmi_session_go (desmi_window_get_session (user_data), -1);
}

static void
forward_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  desmi_session_go (desmi_window_get_session (user_data), 1);
}

static void
page_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  DesmiWindow *self = user_data;

  if (has_file (self))
    desmi_window_show_page (self, g_variant_get_string (parameter, NULL));
}

static void
search_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  DesmiWindow *self = user_data;

  if (!has_file (self))
    return;
  desmi_window_show_page (self, "villages");
  desmi_villages_page_search (DESMI_VILLAGES_PAGE (desmi_window_get_page (self)));
}

static void
enrol_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  DesmiWindow *self = user_data;

  if (!has_file (self))
    return;
  desmi_window_show_page (self, "villages");
  desmi_villages_page_enrol (DESMI_VILLAGES_PAGE (desmi_window_get_page (self)));
}

static void
catalogue_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  DesmiWindow *self = user_data;

  if (!has_file (self))
    return;
  desmi_window_show_page (self, "pillars");
  desmi_pillars_page_open_catalogue (DESMI_PILLARS_PAGE (desmi_window_get_page (self)));
}

static void
update_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  DesmiWindow *self = user_data;

  if (!has_file (self))
    return;
  desmi_window_show_page (self, "updates");
  desmi_updater_start (desmi_window_get_updater (self));
}

static void
history_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  if (has_file (user_data))
    desmi_session_show_page (desmi_window_get_session (user_data), DESMI_HISTORY_PAGE_NAME);
}

static void
history_to_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  DesmiWindow *self = user_data;

  if (has_file (self))
    desmi_history_move (GTK_WINDOW (self),
                        desmi_session_get_store (desmi_window_get_session (self)),
                        g_variant_get_int64 (parameter));
}

static void
history_area_to_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  DesmiWindow *self = user_data;
  const char  *area, *name;
  gint64       step;

  g_variant_get (parameter, "(x&s&s)", &step, &area, &name);
  if (has_file (self))
    desmi_history_move_area (GTK_WINDOW (self),
                             desmi_session_get_store (desmi_window_get_session (self)), area, step,
                             name);
}

static void
kept_forms_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  if (has_file (user_data))
    desmi_kept_forms_window_open (user_data, desmi_window_get_session (user_data));
}

static void
sample_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  desmi_window_try_sample (user_data);
}

static void
recent_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  desmi_window_open_path (user_data, g_variant_get_bytestring (parameter));
}

/* The presentation that is open on the page, which is printed by the same key as tables. */
static GtkWidget *
find_editor (DesmiWindow *self)
{
  GtkWidget *page = desmi_window_get_page (self), *editor = NULL;

  if (DESMI_IS_DECKS_PAGE (page))
    editor = GTK_WIDGET (desmi_decks_page_get_editor (DESMI_DECKS_PAGE (page)));
  return editor != NULL && gtk_widget_get_mapped (editor) ? editor : NULL;
}

/* Of whatever table is at hand. */
static void
table_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  gboolean   is_print = g_str_equal (g_action_get_name (G_ACTION (action)), "print-table");
  GtkWidget *found = has_file (user_data) ? desmi_table_out_find (user_data) : NULL;
  GtkWidget *editor = is_print ? find_editor (user_data) : NULL;

  if (editor != NULL)
    gtk_widget_activate_action (editor, "deck.print", NULL);
  else if (found == NULL)
    g_action_group_activate_action (user_data, "say",
                                    g_variant_new_string (_ ("There is no table here yet")));
  else
    gtk_widget_activate_action (found, is_print ? "table-out.print" : "table-out.save", NULL);
}

static void
launched_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GtkWidget) window = user_data;
  g_autoptr (GError)    error = NULL, told = NULL;

  if (g_app_info_launch_default_for_uri_finish (result, &error))
    return;
  g_set_error (&told, G_IO_ERROR, G_IO_ERROR_FAILED,
               /* Translators: %s is the reason, in words of the system */
               _ ("No program of this computer opened the file: %s The file itself is whole."),
               error->message);
  desmi_error_say (window, told);
}

static void
open_outside_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  g_autoptr (GdkAppLaunchContext) context
      = gdk_display_get_app_launch_context (gtk_widget_get_display (user_data));

  g_app_info_launch_default_for_uri_async (g_variant_get_string (parameter, NULL),
                                           G_APP_LAUNCH_CONTEXT (context), NULL, launched_cb,
                                           g_object_ref (user_data));
}

/* @parameter: its code */
static void
show_deck_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  DesmiSession              *session = desmi_window_get_session (user_data);
  g_autoptr (DesmiViewState) next = NULL;

  if (!has_file (user_data))
    return;
  desmi_window_show_page (user_data, DESMI_DECKS_PAGE_NAME);
  next = desmi_view_state_with (desmi_session_get_state (session), DESMI_VIEW_TAB,
                                g_variant_get_string (parameter, NULL));
  desmi_session_set_state (session, next);
}

static void
shortcuts_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  desmi_shortcuts_present (user_data);
}

static void
preferences_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  desmi_preferences_present (user_data);
}

static const GActionEntry entries[] = {
  { .name = "back", .activate = back_cb },
  { .name = "forward", .activate = forward_cb },
  { .name = "page", .activate = page_cb, .parameter_type = "s" },
  { .name = "search", .activate = search_cb },
  { .name = "enrol", .activate = enrol_cb },
  { .name = "catalogue", .activate = catalogue_cb },
  { .name = "update", .activate = update_cb },
  { .name = "history", .activate = history_cb },
  { .name = "history-to", .activate = history_to_cb, .parameter_type = "x" },
  { .name = "history-area-to", .activate = history_area_to_cb, .parameter_type = "(xss)" },
  { .name = "save-table", .activate = table_cb },
  { .name = "print-table", .activate = table_cb },
  { .name = "open-outside", .activate = open_outside_cb, .parameter_type = "s" },
  { .name = "kept-forms", .activate = kept_forms_cb },
  { .name = "try-sample", .activate = sample_cb },
  { .name = "open-recent", .activate = recent_cb, .parameter_type = "ay" },
  { .name = "show-deck", .activate = show_deck_cb, .parameter_type = "s" },
  { .name = "preferences", .activate = preferences_cb },
  { .name = "show-help-overlay", .activate = shortcuts_cb },
};

/**
 * desmi_window_actions_add:
 *
 * Adds the actions that lead to a page or a file and need nothing of the window's own.
 */
void
desmi_window_actions_add (DesmiWindow *self)
{
  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
}
