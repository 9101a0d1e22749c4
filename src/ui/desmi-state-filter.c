/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Filters of a page, kept in line with the state of the session, both ways. A filter holds nothing
 * itself: what is chosen is a step of the session, and what the session shows is selected. */
#include "ui/desmi-state-filter.h"

#include "core/desmi-code.h"
#include "ui/desmi-call.h"

typedef struct
{
  DesmiSession  *session; /* owned */
  DesmiFilter   *filter;  /* not owned: ends with it */
  const char    *page;
  const char    *column; /* nullable: it is a field */
  DesmiViewField field;
  GCancellable  *cancellable; /* nullable: of an area's name that is asked for */
  gboolean       following;
} Link;

static gboolean
is_area (const Link *self)
{
  return g_strcmp0 (self->column, DESMI_STATE_FILTER_AREA) == 0;
}

static const char *
get_value (const Link *self, const DesmiViewState *state)
{
  const char *village;

  if (self->column == NULL)
    return desmi_view_state_get (state, self->field);
  if (!is_area (self))
    return desmi_view_state_get_filter (state, self->column);
  village = desmi_view_state_get_filter (state, "village");
  return village != NULL ? village : desmi_view_state_get_filter (state, "subdistrict");
}

static DesmiViewState *
with_value (const Link *self, const DesmiViewState *state, const char *value)
{
  g_autoptr (DesmiViewState) bare = NULL;
  gboolean village = value != NULL && desmi_code_is_valid (value, DESMI_LEVEL_VILLAGE);

  if (self->column == NULL)
    return desmi_view_state_with (state, self->field, value);
  if (!is_area (self))
    return desmi_view_state_with_filter (state, self->column, value);
  bare = desmi_view_state_with_filter (state, village ? "subdistrict" : "village", NULL);
  return desmi_view_state_with_filter (bare, village ? "village" : "subdistrict", value);
}

static void
region_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DesmiTable) table = desmi_store_lookup_finish (DESMI_STORE (source), result, NULL);
  Link                  *self = desmi_call_end (user_data);

  if (self == NULL)
    return;
  g_clear_object (&self->cancellable);
  if (table != NULL && desmi_table_get_n_rows (table) > 0)
    desmi_filter_ensure (self->filter, desmi_table_get_text (table, 0, 0),
                         desmi_table_get_label (table, 0, 0));
}

/* A chart may have been clicked on in a village that is none of the choices. */
static void
ensure_area (Link *self, const char *code)
{
  DesmiStore *store = desmi_session_get_store (self->session);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (store == NULL || *code == '\0' || desmi_filter_has (self->filter, code))
    return;
  self->cancellable = g_cancellable_new ();
  desmi_store_lookup_async (store, "region", code, desmi_locale_get_user (), self->cancellable,
                            region_cb, desmi_call_new (self, self->cancellable));
}

static void
follow (Link *self)
{
  const char *value;

  if (!desmi_session_is_on_page (self->session, self->page))
    return;
  value = get_value (self, desmi_session_get_state (self->session));
  /* one field has other values elsewhere on the page */
  if (value == NULL || (self->column == NULL && !desmi_filter_has (self->filter, value)))
    value = "";
  self->following = TRUE;
  desmi_filter_set_selected (self->filter, value);
  self->following = FALSE;
  if (is_area (self))
    ensure_area (self, value);
}

static void
state_cb (DesmiSession *session, GParamSpec *pspec, gpointer user_data)
{
  follow (user_data);
}

static void
selected_cb (DesmiFilter *filter, GParamSpec *pspec, gpointer user_data)
{
  Link                      *self = user_data;
  DesmiViewState            *state = desmi_session_get_state (self->session);
  const char                *selected = desmi_filter_get_selected (filter);
  const char                *now = get_value (self, state);
  g_autoptr (DesmiViewState) chosen = NULL;

  if (self->following || !desmi_session_is_on_page (self->session, self->page)
      || desmi_filter_is_filling (filter)
      || g_strcmp0 (selected != NULL ? selected : "", now != NULL ? now : "") == 0)
    return;
  chosen = with_value (self, state, selected);
  desmi_session_set_state (self->session, chosen);
}

static void
link_free (gpointer data, GObject *where_the_filter_was)
{
  Link *self = data;

  g_signal_handlers_disconnect_by_data (self->session, self);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_object_unref (self->session);
  g_free (self);
}

static void
connect (Link *self, DesmiSession *session, const char *page, DesmiFilter *filter)
{
  self->session = g_object_ref (session);
  self->page = page;
  self->filter = filter;
  g_signal_connect (session, "notify::state", G_CALLBACK (state_cb), self);
  g_signal_connect (filter, "notify::selected", G_CALLBACK (selected_cb), self);
  g_object_weak_ref (G_OBJECT (filter), link_free, self);
  follow (self);
}

/**
 * desmi_state_filter_connect:
 * @page: the only one on which the filter is, of static storage
 * @filter: its choices are values of @column; the empty one is "all"
 * @column: as a query names it, or %DESMI_STATE_FILTER_AREA; of static storage
 *
 * Keeps @filter in line with a filter of the session's state.
 */
void
desmi_state_filter_connect (DesmiSession *session,
                            const char   *page,
                            DesmiFilter  *filter,
                            const char   *column)
{
  Link *self = g_new0 (Link, 1);

  self->column = column;
  connect (self, session, page, filter);
}

/**
 * desmi_state_field_connect:
 * @page: the only one on which the filter is, of static storage
 * @filter: its choices are values of @field; the empty one is what no value means
 *
 * Keeps @filter in line with a choice of the session's state.
 */
void
desmi_state_field_connect (DesmiSession  *session,
                           const char    *page,
                           DesmiFilter   *filter,
                           DesmiViewField field)
{
  Link *self = g_new0 (Link, 1);

  self->field = field;
  connect (self, session, page, filter);
}
