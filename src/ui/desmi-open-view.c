/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From a page that shows a part to the page that has the whole of it. */
#include "ui/desmi-open-view.h"

#include "core/desmi-code.h"

/**
 * desmi_open_view:
 * @area: (nullable): code of a village or subdistrict
 * @filters: (nullable) (array zero-terminated=1): "column=value" of the mark that was clicked on
 *
 * Goes to a page, of the same time and audience, of @area and filtered by @filters: a step that
 * "back" takes back.
 */
void
desmi_open_view (DesmiSession        *session,
                 const DesmiOpenView *view,
                 const char          *area,
                 const char *const   *filters)
{
  DesmiViewState            *here = desmi_session_get_state (session);
  g_autoptr (DesmiViewState) fresh = desmi_view_state_new (view->page);
  g_autoptr (DesmiViewState) timed = desmi_view_state_with_shared (fresh, here);
  g_autoptr (DesmiViewState) quartered
      = view->quarter == NULL ? desmi_view_state_ref (timed)
                              : desmi_view_state_with (timed, DESMI_VIEW_QUARTER, view->quarter);
  g_autoptr (DesmiViewState) tabbed = desmi_view_state_with (quartered, DESMI_VIEW_TAB, view->tab);
  g_autoptr (DesmiViewState) charted
      = desmi_view_state_with (tabbed, DESMI_VIEW_CHART, view->chart);
  g_autoptr (DesmiViewState) placed = desmi_view_state_with_filter (
      charted,
      area != NULL && desmi_code_is_valid (area, DESMI_LEVEL_VILLAGE) ? "village" : "subdistrict",
      area);
  g_autoptr (DesmiViewState) state
      = filters == NULL ? desmi_view_state_ref (placed) : desmi_view_state_toggle (placed, filters);

  desmi_session_set_state (session, state);
}
