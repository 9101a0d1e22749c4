/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a session shows: one state of its history, from which all that is chosen is read. */
#include "app/desmi-session-private.h"

#include "app/desmi-view-check.h"

#include <string.h>

static DesmiViewState *
get_state (DesmiSession *self)
{
  return desmi_view_history_get (self->history);
}

/* What has a property of its own. */
static const struct
{
  DesmiViewField field;
  const char    *property;
} properties[] = {
  { DESMI_VIEW_PERIOD, "period" },
  { DESMI_VIEW_QUARTER, "quarter" },
  { DESMI_VIEW_SOURCE, "source" },
  { DESMI_VIEW_AUDIENCE, "audience" },
};

/**
 * desmi_session_tell:
 * @before: what was shown
 *
 * Tells of all that is different since @before at once, so that nobody sees half of it.
 */
void
desmi_session_tell (DesmiSession *self, DesmiViewState *before)
{
  DesmiViewState *now = get_state (self);

  g_hash_table_replace (self->pages, g_strdup (desmi_view_state_get (now, DESMI_VIEW_PAGE)),
                        desmi_view_state_ref (now));
  g_object_freeze_notify (G_OBJECT (self));
  for (gsize i = 0; i < G_N_ELEMENTS (properties); i++)
    if (g_strcmp0 (desmi_view_state_get (before, properties[i].field),
                   desmi_view_state_get (now, properties[i].field))
        != 0)
      g_object_notify (G_OBJECT (self), properties[i].property);
  g_object_notify (G_OBJECT (self), "state");
  g_object_thaw_notify (G_OBJECT (self));
}

static void
replace_state (DesmiSession *self, DesmiViewState *state)
{
  g_autoptr (DesmiViewState) before = desmi_view_state_ref (get_state (self));

  if (desmi_view_state_equal (before, state))
    return;
  desmi_view_history_replace (self->history, state);
  desmi_session_tell (self, before);
}

/* What a file begins with is no step. */
static void
choose_time (DesmiSession *self, DesmiViewField field, const char *value)
{
  g_autoptr (DesmiViewState) state = desmi_view_state_with (get_state (self), field, value);

  if (desmi_view_state_get (get_state (self), field) == NULL || value == NULL)
    replace_state (self, state);
  else
    desmi_session_set_state (self, state);
}

/**
 * desmi_session_say_left_out:
 * @sentence: (nullable): what was chosen and is not in the file
 */
void
desmi_session_say_left_out (DesmiSession *self, const char *sentence)
{
  if (sentence != NULL)
    g_signal_emit_by_name (self, "left-out", sentence);
}

typedef struct
{
  DesmiSession   *session;
  DesmiViewState *asked;
} CheckCall;

static void
checked_again_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  CheckCall                 *call = data;
  g_autoptr (DesmiSession)   self = call->session;
  g_autoptr (DesmiViewState) asked = call->asked;
  g_autofree char           *left_out = NULL;
  g_autoptr (DesmiViewState) state = desmi_view_check_finish (result, &left_out, NULL);

  g_free (call);
  /* something else is shown by now, which was or will be looked at by itself */
  if (state == NULL || self->store == NULL || get_state (self) != asked)
    return;
  replace_state (self, state);
  desmi_session_say_left_out (self, left_out);
}

/**
 * desmi_session_check_again:
 *
 * A step may lead to an area that the file had at the time; what it no longer has is soon left out.
 */
void
desmi_session_check_again (DesmiSession *self)
{
  CheckCall *call;

  if (self->store == NULL || desmi_view_state_get_filters (get_state (self))[0] == NULL)
    return;
  call = g_new0 (CheckCall, 1);
  call->session = g_object_ref (self);
  call->asked = desmi_view_state_ref (get_state (self));
  desmi_view_check_async (call->asked, self->store, self->extent_cancellable, checked_again_cb,
                          call);
}

/**
 * desmi_session_get_state:
 *
 * Returns: (transfer none): what is shown
 */
DesmiViewState *
desmi_session_get_state (DesmiSession *self)
{
  return get_state (self);
}

/**
 * desmi_session_is_on_page:
 * @page: its name
 *
 * Returns: whether it is the one that is shown
 */
gboolean
desmi_session_is_on_page (DesmiSession *self, const char *page)
{
  return g_strcmp0 (desmi_view_state_get (get_state (self), DESMI_VIEW_PAGE), page) == 0;
}

/**
 * desmi_session_set_state:
 * @state: what is shown from now on
 *
 * Goes a step on, unless @state shows the same.
 */
void
desmi_session_set_state (DesmiSession *self, DesmiViewState *state)
{
  g_autoptr (DesmiViewState) before = desmi_view_state_ref (get_state (self));

  if (desmi_view_history_push (self->history, state))
    desmi_session_tell (self, before);
}

/**
 * desmi_session_remember:
 * @state: how a page was shown in an earlier session
 *
 * Has desmi_session_show_page() begin with it.
 */
void
desmi_session_remember (DesmiSession *self, DesmiViewState *state)
{
  g_hash_table_replace (self->pages, g_strdup (desmi_view_state_get (state, DESMI_VIEW_PAGE)),
                        desmi_view_state_ref (state));
}

/**
 * desmi_session_begin:
 * @page: its name
 *
 * Starts as @page was shown last, its period, source and audience too; there is no way back.
 */
void
desmi_session_begin (DesmiSession *self, const char *page)
{
  g_autoptr (DesmiViewState) before = desmi_view_state_ref (get_state (self));
  DesmiViewState            *known = g_hash_table_lookup (self->pages, page);
  g_autoptr (DesmiViewState) state
      = known != NULL ? desmi_view_state_ref (known) : desmi_view_state_new (page);

  desmi_view_history_reset (self->history, state);
  desmi_session_tell (self, before);
}

/**
 * desmi_session_show_page:
 * @page: its name
 *
 * Goes a step on to another page, as it was shown last.
 */
void
desmi_session_show_page (DesmiSession *self, const char *page)
{
  DesmiViewState            *known = g_hash_table_lookup (self->pages, page);
  g_autoptr (DesmiViewState) fresh = desmi_view_state_new (page);
  g_autoptr (DesmiViewState) state = NULL;

  if (desmi_session_is_on_page (self, page))
    return;
  state = desmi_view_state_with_shared (known != NULL ? known : fresh, get_state (self));
  desmi_session_set_state (self, state);
  desmi_session_check_again (self);
}

/**
 * desmi_session_can_go:
 * @direction: -1 back, +1 forward
 *
 * Returns: whether there is a step that way
 */
gboolean
desmi_session_can_go (DesmiSession *self, int direction)
{
  return self->store != NULL && desmi_view_history_can_go (self->history, direction);
}

/**
 * desmi_session_go:
 * @direction: -1 back, +1 forward
 *
 * Shows what was shown a step before or after; that is no new step.
 *
 * Returns: whether there was one
 */
gboolean
desmi_session_go (DesmiSession *self, int direction)
{
  g_autoptr (DesmiViewState) before = desmi_view_state_ref (get_state (self));

  if (!desmi_session_can_go (self, direction) || !desmi_view_history_go (self->history, direction))
    return FALSE;
  desmi_session_tell (self, before);
  desmi_session_check_again (self);
  return TRUE;
}

/**
 * desmi_session_get_period:
 *
 * Returns: (transfer none) (nullable): normal form; %NULL while the file has no flows
 */
const char *
desmi_session_get_period (DesmiSession *self)
{
  return desmi_view_state_get (get_state (self), DESMI_VIEW_PERIOD);
}

/**
 * desmi_session_set_period:
 * @period: (nullable): normal form; %NULL: to be found anew when data come
 */
void
desmi_session_set_period (DesmiSession *self, const char *period)
{
  choose_time (self, DESMI_VIEW_PERIOD, period);
}

/**
 * desmi_session_get_quarter:
 *
 * Returns: (transfer none) (nullable): normal form; %NULL while the file has no measurements
 */
const char *
desmi_session_get_quarter (DesmiSession *self)
{
  return desmi_view_state_get (get_state (self), DESMI_VIEW_QUARTER);
}

/**
 * desmi_session_set_quarter:
 * @quarter: (nullable): normal form
 */
void
desmi_session_set_quarter (DesmiSession *self, const char *quarter)
{
  choose_time (self, DESMI_VIEW_QUARTER, quarter);
}

/**
 * desmi_session_get_source:
 *
 * Returns: whether official, local or both kinds of data are shown
 */
DesmiSource
desmi_session_get_source (DesmiSession *self)
{
  return desmi_view_state_get_source (get_state (self));
}

/**
 * desmi_session_set_source:
 * @source: which data pages ask for from now on
 */
void
desmi_session_set_source (DesmiSession *self, DesmiSource source)
{
  g_autoptr (DesmiViewState) state = desmi_view_state_with (
      get_state (self), DESMI_VIEW_SOURCE,
      source == DESMI_SOURCE_DEFAULT ? NULL : desmi_source_to_code (source));

  desmi_session_set_state (self, state);
}

/**
 * desmi_session_get_audience:
 *
 * Returns: for whom numbers are shown
 */
DesmiAudience
desmi_session_get_audience (DesmiSession *self)
{
  return desmi_view_state_get_audience (get_state (self));
}

/**
 * desmi_session_set_audience:
 * @audience: for whom numbers are shown from now on
 */
void
desmi_session_set_audience (DesmiSession *self, DesmiAudience audience)
{
  g_autoptr (DesmiViewState) state = desmi_view_state_with (
      get_state (self), DESMI_VIEW_AUDIENCE,
      audience == DESMI_AUDIENCE_INTERNAL ? NULL : desmi_audience_to_code (audience));

  desmi_session_set_state (self, state);
}

/**
 * desmi_session_set_search:
 * @text: (nullable): what the page shows those of that are found by it; %NULL or empty: all
 *
 * A search is a step, and so is its end. What is typed on within it is none.
 */
void
desmi_session_set_search (DesmiSession *self, const char *text)
{
  g_autoptr (DesmiViewState) state
      = desmi_view_state_with (get_state (self), DESMI_VIEW_SEARCH, text);

  if (desmi_view_state_get (get_state (self), DESMI_VIEW_SEARCH) != NULL
      && desmi_view_state_get (state, DESMI_VIEW_SEARCH) != NULL)
    replace_state (self, state);
  else
    desmi_session_set_state (self, state);
}

/* "name,status" of "name:180,status" */
static char *
without_widths (const char *columns)
{
  g_auto (GStrv) names = g_strsplit (columns != NULL ? columns : "", ",", -1);

  for (guint i = 0; names[i] != NULL; i++)
    names[i][strcspn (names[i], ":")] = '\0';
  return g_strjoinv (",", names);
}

/**
 * desmi_session_set_columns:
 * @columns: (nullable): of the page's list, in order, with widths: "name:180,status"; %NULL: those
 * there is room for
 *
 * Other columns, or another order, are a step. Other widths are none.
 */
void
desmi_session_set_columns (DesmiSession *self, const char *columns)
{
  g_autoptr (DesmiViewState) state
      = desmi_view_state_with (get_state (self), DESMI_VIEW_COLUMNS, columns);
  g_autofree char *before
      = without_widths (desmi_view_state_get (get_state (self), DESMI_VIEW_COLUMNS));
  g_autofree char *after = without_widths (columns);

  if (g_str_equal (before, after))
    replace_state (self, state);
  else
    desmi_session_set_state (self, state);
}
