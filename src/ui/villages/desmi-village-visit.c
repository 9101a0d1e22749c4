/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The village that another page led to the list of villages for: the session's state keeps it until
 * another one is chosen. */
#include "ui/villages/desmi-village-visit.h"

/**
 * desmi_village_visit_get:
 * @page: name of the page that asks
 *
 * Returns: (transfer none) (nullable): code of the village led to; %NULL: none, or on another page
 */
const char *
desmi_village_visit_get (DesmiSession *session, const char *page)
{
  return desmi_session_is_on_page (session, page)
             ? desmi_view_state_get_filter (desmi_session_get_state (session), "village")
             : NULL;
}

/**
 * desmi_village_visit_leave:
 * @code: of the village that was chosen, or "": none
 *
 * Forgets the village led to, unless it is the one chosen.
 */
void
desmi_village_visit_leave (DesmiSession *session, const char *page, const char *code)
{
  const char                *led_to = desmi_village_visit_get (session, page);
  g_autoptr (DesmiViewState) state = NULL;

  if (led_to == NULL || g_str_equal (led_to, code))
    return;
  state = desmi_view_state_with_filter (desmi_session_get_state (session), "village", NULL);
  desmi_session_set_state (session, state);
}
