/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The search of a page, kept in line with the state of the session, both ways. What is being typed
 * is not overwritten by a step that searches for the same as before. */
#include "ui/desmi-state-search.h"

typedef struct
{
  DesmiSession   *session; /* owned */
  GtkSearchEntry *entry;   /* not owned: ends with it */
  const char     *page;
  char           *known; /* what the state searched for last; "": nothing */
} Link;

static void
know (Link *self, const char *text)
{
  char *copy = g_strdup (text);

  g_free (self->known);
  self->known = copy;
}

static const char *
find_search (const Link *self)
{
  const char *search
      = desmi_view_state_get (desmi_session_get_state (self->session), DESMI_VIEW_SEARCH);

  return search != NULL ? search : "";
}

static void
follow (Link *self)
{
  g_autofree char *search = NULL; /* an entry that is emptied calls changed_cb() at once */

  if (!desmi_session_is_on_page (self->session, self->page)
      || g_str_equal (find_search (self), self->known))
    return;
  search = g_strdup (find_search (self));
  know (self, search);
  if (g_strcmp0 (gtk_editable_get_text (GTK_EDITABLE (self->entry)), search) != 0)
    gtk_editable_set_text (GTK_EDITABLE (self->entry), search);
}

static void
state_cb (DesmiSession *session, GParamSpec *pspec, gpointer user_data)
{
  follow (user_data);
}

static void
changed_cb (GtkSearchEntry *entry, gpointer user_data)
{
  Link *self = user_data;

  /* the pause after typing may end on another page */
  if (!desmi_session_is_on_page (self->session, self->page))
    return;
  know (self, gtk_editable_get_text (GTK_EDITABLE (entry)));
  desmi_session_set_search (self->session, self->known);
}

static void
link_free (gpointer data, GObject *where_the_entry_was)
{
  Link *self = data;

  g_signal_handlers_disconnect_by_data (self->session, self);
  g_object_unref (self->session);
  g_free (self->known);
  g_free (self);
}

/**
 * desmi_state_search_connect:
 * @page: the only one on which the search is, of static storage
 *
 * Keeps @entry in line with what the session's state searches for.
 */
void
desmi_state_search_connect (DesmiSession *session, const char *page, GtkSearchEntry *entry)
{
  Link *self = g_new0 (Link, 1);

  self->session = g_object_ref (session);
  self->page = page;
  self->entry = entry;
  self->known = g_strdup ("");
  g_signal_connect (session, "notify::state", G_CALLBACK (state_cb), self);
  g_signal_connect (entry, "search-changed", G_CALLBACK (changed_cb), self);
  g_object_weak_ref (G_OBJECT (entry), link_free, self);
  follow (self);
}
