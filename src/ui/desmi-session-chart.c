/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The question of a chart as the session's filters make it. */
#include "ui/desmi-session-chart.h"

#include "app/charts/desmi-chart-kind.h"
#include "core/desmi-code.h"
#include "ui/desmi-session-filters.h"

/* What is along time leads up to the period that is chosen; the pillars have quarters of their own,
 * of which all are shown. */
static gboolean
get_period (DesmiSession *session, const DesmiChartKind *kind, DesmiPeriod *period)
{
  const char *text = kind->period == DESMI_CHART_PERIOD_LAST_QUARTER
                         ? desmi_session_get_quarter (session)
                         : desmi_session_get_period (session);

  if (kind->period == DESMI_CHART_PERIOD_ALL)
    return (kind->table == DESMI_QUERY_FLOWS || kind->table == DESMI_QUERY_REMITTANCES)
           && desmi_session_filters_get_trend (session, period);
  return text != NULL && desmi_period_parse (text, period, NULL);
}

/**
 * desmi_session_chart_new:
 * @area: (nullable): code of a village or subdistrict; %NULL or "": the whole district
 *
 * Asks for a chart of the period or quarter, the source and the audience that are chosen. Inside an
 * area its villages are told apart where the chart would tell subdistricts apart.
 *
 * Returns: (transfer full): the question, to be added to
 */
DesmiChartRequest *
desmi_session_chart_new (DesmiSession *session, DesmiChartType type, const char *area)
{
  DesmiPeriod period;
  gboolean    known = get_period (session, desmi_chart_kind_get (type), &period);

  return desmi_session_chart_new_at (session, type, known ? &period : NULL, area);
}

/**
 * desmi_session_chart_new_at:
 * @period: (nullable): of it, whatever is chosen; %NULL: the chart's own
 * @area: (nullable): as above
 *
 * Returns: (transfer full): likewise
 */
DesmiChartRequest *
desmi_session_chart_new_at (DesmiSession      *session,
                            DesmiChartType     type,
                            const DesmiPeriod *period,
                            const char        *area)
{
  DesmiChartRequest *request = desmi_chart_request_new (
      type, period, desmi_session_get_source (session), desmi_locale_get_user ());

  request->audience = desmi_session_get_audience (session);
  if (area == NULL || *area == '\0')
    return request;
  request->by_village = TRUE;
  /* the code is the district's own; what the store cannot take would be a mistake of ours */
  if (!desmi_query_add_where (request->query,
                              desmi_code_is_valid (area, DESMI_LEVEL_VILLAGE)
                                  ? DESMI_DIMENSION_VILLAGE
                                  : DESMI_DIMENSION_SUBDISTRICT,
                              area, NULL))
    g_critical ("area: %s", area);
  return request;
}
