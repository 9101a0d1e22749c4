/* SPDX-License-Identifier: GPL-3.0-or-later */
/* By which column the villages are sorted: a step of the session, and remembered like the filters.
 */
#include "ui/villages/desmi-village-order.h"

#include "ui/villages/desmi-village-columns.h"
#include "ui/villages/desmi-village-layout.h"

/**
 * desmi_village_order_follow:
 * @page: name of the page that shows @view
 *
 * Shows the columns of the session's state, and sorts as it says; what its audience may not sort by
 * is sorted by name for it.
 *
 * Returns: whether the columns are for another audience than before
 */
gboolean
desmi_village_order_follow (GtkColumnView *view, DesmiSession *session, const char *page)
{
  DesmiViewState *state = desmi_session_get_state (session);
  gboolean        changed
      = desmi_village_columns_set_audience (view, desmi_session_get_audience (session));

  if (desmi_session_is_on_page (session, page))
    {
      desmi_village_layout_set (view, desmi_view_state_get (state, DESMI_VIEW_COLUMNS));
      desmi_village_columns_set_order (view, desmi_view_state_get (state, DESMI_VIEW_SORT));
    }
  return changed;
}

/**
 * desmi_village_order_remember:
 * @page: name of the page that shows @view
 *
 * A header was clicked: the order becomes a step that "back" takes back.
 */
void
desmi_village_order_remember (GtkColumnView *view, DesmiSession *session, const char *page)
{
  g_autofree char           *order = desmi_village_columns_dup_order (view);
  g_autoptr (DesmiViewState) state = NULL;

  if (!desmi_session_is_on_page (session, page))
    return;
  state = desmi_view_state_with (desmi_session_get_state (session), DESMI_VIEW_SORT, order);
  desmi_session_set_state (session, state);
}
