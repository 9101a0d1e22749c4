/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A click on a mark of a chart filters the page it is on; a dragged time is the period. */
#include "ui/desmi-chart-clicks.h"

static void
activated_cb (DesmiChartCard *card, const char *const *filters, gpointer session)
{
  g_autoptr (DesmiViewState) state
      = desmi_view_state_toggle (desmi_session_get_state (session), filters);

  desmi_session_set_state (session, state);
}

static int
toggle_cb (DesmiChartCard *card, const char *const *filters, gpointer session)
{
  return (int) desmi_view_state_find_toggle (desmi_session_get_state (session), filters);
}

static void
period_cb (DesmiChartCard *card, const char *first, const char *last, gpointer session)
{
  g_autoptr (DesmiViewState) state
      = desmi_view_state_with_period (desmi_session_get_state (session), first, last);

  desmi_session_set_state (session, state);
}

/**
 * desmi_chart_clicks_connect:
 * @card: on a page that follows the session's state
 *
 * Has marks of @card set filters, or take them away where they are in force already, and a time
 * that is marked out on it become the period.
 */
void
desmi_chart_clicks_connect (DesmiChartCard *card, DesmiSession *session)
{
  g_signal_connect_object (card, "activated", G_CALLBACK (activated_cb), session, 0);
  g_signal_connect_object (card, "toggle", G_CALLBACK (toggle_cb), session, 0);
  g_signal_connect_object (card, "period-selected", G_CALLBACK (period_cb), session, 0);
}
