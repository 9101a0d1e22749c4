/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/desmi-window-actions.h"

#include "ui/desmi-shortcuts.h"
#include "ui/history/desmi-history-move.h"
#include "ui/history/desmi-history-view.h"
#include "ui/villages/desmi-villages-page.h"

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
sample_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  desmi_window_try_sample (user_data);
}

static void
recent_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  desmi_window_open_path (user_data, g_variant_get_bytestring (parameter));
}

static void
shortcuts_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  desmi_shortcuts_present (user_data);
}

static const GActionEntry entries[] = {
  { .name = "back", .activate = back_cb },
  { .name = "forward", .activate = forward_cb },
  { .name = "page", .activate = page_cb, .parameter_type = "s" },
  { .name = "search", .activate = search_cb },
  { .name = "enrol", .activate = enrol_cb },
  { .name = "update", .activate = update_cb },
  { .name = "history", .activate = history_cb },
  { .name = "history-to", .activate = history_to_cb, .parameter_type = "x" },
  { .name = "try-sample", .activate = sample_cb },
  { .name = "open-recent", .activate = recent_cb, .parameter_type = "ay" },
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
