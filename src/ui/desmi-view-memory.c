/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pages come back as they were left, over restarts: each has a key "view-<page>". */
#include "ui/desmi-view-memory.h"

#include "ui/desmi-sidebar.h"

static char *
dup_key (const char *page)
{
  return g_strconcat ("view-", page, NULL);
}

static void
state_cb (DesmiSession *session, GParamSpec *pspec, gpointer user_data)
{
  GSettings       *settings = user_data;
  DesmiViewState  *state = desmi_session_get_state (session);
  const char      *page = desmi_view_state_get (state, DESMI_VIEW_PAGE);
  g_autofree char *key = dup_key (page);
  g_autofree char *text = desmi_view_state_to_text (state);

  /* what a closed file leaves is not what the user left */
  if (desmi_session_get_store (session) == NULL || desmi_page_info_find (page) == NULL)
    return;
  g_settings_set_string (settings, "last-page", page);
  g_settings_set_string (settings, key, text);
}

static void
unref_settings (gpointer settings, GClosure *closure)
{
  g_object_unref (settings);
}

/**
 * desmi_view_memory_connect:
 * @session: begins as @settings say
 *
 * Keeps in @settings how each page is shown.
 */
void
desmi_view_memory_connect (DesmiSession *session, GSettings *settings)
{
  g_autofree char *last = g_settings_get_string (settings, "last-page");

  for (guint i = 0; desmi_page_info_nth (i) != NULL; i++)
    {
      const char                *page = desmi_page_info_nth (i)->name;
      g_autofree char           *key = dup_key (page);
      g_autofree char           *text = g_settings_get_string (settings, key);
      g_autoptr (DesmiViewState) state = desmi_view_state_from_text (text);

      if (state != NULL && g_strcmp0 (desmi_view_state_get (state, DESMI_VIEW_PAGE), page) == 0)
        desmi_session_remember (session, state);
    }
  desmi_session_begin (session, last);
  g_signal_connect_data (session, "notify::state", G_CALLBACK (state_cb), g_object_ref (settings),
                         unref_settings, 0);
}
