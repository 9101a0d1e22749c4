/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A page asks the store anew when the session changes, once, and only while it is on the screen. */
#include "ui/desmi-refresh.h"

typedef struct
{
  GtkWidget      *page; /* not owned: its data */
  DesmiSession   *session;
  DesmiTables     tables;
  DesmiRefresh    refresh;
  const char     *name;   /* nullable: of the page, with the next two */
  DesmiRefresh    follow; /* nullable */
  DesmiViewState *shown;  /* nullable: as the page was brought in line with */
  gboolean        stale;
  guint           idle;
} Refresh;

static void
refresh_free (gpointer data)
{
  Refresh *self = data;

  g_clear_handle_id (&self->idle, g_source_remove);
  g_signal_handlers_disconnect_by_data (self->session, self);
  g_clear_pointer (&self->shown, desmi_view_state_unref);
  g_object_unref (self->session);
  g_free (self);
}

static gboolean
idle_cb (gpointer user_data)
{
  Refresh *self = user_data;

  self->idle = 0;
  if (gtk_widget_get_mapped (self->page))
    {
      self->stale = FALSE;
      self->refresh (self->page);
    }
  return G_SOURCE_REMOVE;
}

/* Several filters may change in one go: one question is enough. */
static void
queue (Refresh *self)
{
  self->stale = TRUE;
  if (self->idle == 0 && gtk_widget_get_mapped (self->page))
    self->idle = g_idle_add (idle_cb, self);
}

static void
map_cb (GtkWidget *page, gpointer user_data)
{
  Refresh *self = user_data;

  if (self->stale)
    queue (self);
}

static void
notify_cb (DesmiSession *session, GParamSpec *pspec, gpointer user_data)
{
  Refresh *self = user_data;

  /* what is the same on all pages has properties of its own; for the rest see follow_state() */
  if (g_str_equal (g_param_spec_get_name (pspec), "state"))
    return;
  /* looked for on one page, which may have been read before */
  if (g_str_equal (g_param_spec_get_name (pspec), "aim"))
    {
      if (self->name != NULL && desmi_session_is_on_page (session, self->name))
        queue (self);
      return;
    }
  /* a file that is closed answers no more: who asked lets go of the questions at once */
  if (desmi_session_get_store (session) == NULL)
    self->refresh (self->page);
  queue (self);
}

static void
changed_cb (DesmiSession *session, guint tables, gpointer user_data)
{
  Refresh *self = user_data;

  if ((tables & self->tables) != 0)
    queue (self);
}

/**
 * desmi_refresh_connect:
 * @page: a page
 * @tables: what it shows
 * @refresh: called with @page soon after it comes on the screen, and after each change of the
 * session's file or filters, or of @tables
 *
 * Keeps @page fresh for as long as it lives. Call it once a page.
 */
void
desmi_refresh_connect (GtkWidget    *page,
                       DesmiSession *session,
                       DesmiTables   tables,
                       DesmiRefresh  refresh)
{
  Refresh *self = g_new0 (Refresh, 1);

  self->page = page;
  self->session = g_object_ref (session);
  self->tables = tables;
  self->refresh = refresh;
  self->stale = TRUE;
  g_object_set_data_full (G_OBJECT (page), "desmi-refresh", self, refresh_free);
  g_signal_connect (page, "map", G_CALLBACK (map_cb), self);
  g_signal_connect (session, "notify", G_CALLBACK (notify_cb), self);
  g_signal_connect (session, "changed", G_CALLBACK (changed_cb), self);
}

/* Only the state of the page itself concerns it: on another one it stays as it is. */
static void
follow_state (Refresh *self)
{
  /* what is searched for is asked for by the search itself */
  g_autoptr (DesmiViewState) state
      = desmi_view_state_with (desmi_session_get_state (self->session), DESMI_VIEW_SEARCH, NULL);

  if (!desmi_session_is_on_page (self->session, self->name)
      || (self->shown != NULL && desmi_view_state_equal (self->shown, state)))
    return;
  g_clear_pointer (&self->shown, desmi_view_state_unref);
  self->shown = desmi_view_state_ref (state);
  if (self->follow != NULL)
    self->follow (self->page);
  queue (self);
}

static void
state_cb (DesmiSession *session, GParamSpec *pspec, gpointer user_data)
{
  follow_state (user_data);
}

/**
 * desmi_refresh_follow:
 * @page: a page that desmi_refresh_connect() was called for
 * @name: its name, of static storage
 * @follow: (nullable): called with @page when the session's state of it is another, before it is
 * refreshed: brings tabs and filters in line
 *
 * Has @page follow the steps of the session, the one that is shown first too. Filters that
 * desmi_state_filter_connect() keeps in line need nothing of @follow.
 */
void
desmi_refresh_follow (GtkWidget *page, const char *name, DesmiRefresh follow)
{
  Refresh *self = g_object_get_data (G_OBJECT (page), "desmi-refresh");

  g_return_if_fail (self != NULL);

  self->name = name;
  self->follow = follow;
  g_signal_connect (self->session, "notify::state", G_CALLBACK (state_cb), self);
  follow_state (self);
}
