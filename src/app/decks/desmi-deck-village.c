/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/decks/desmi-deck-village.h"

#include "app/decks/desmi-deck-list.h"
#include "app/desmi-chart-request.h"

static DesmiSlideSpec *
new_table (const DesmiChartRequest *request, const char *village)
{
  DesmiSlideSpec *spec = desmi_slide_spec_new (NULL, NULL);

  desmi_slide_spec_add_request (spec, DESMI_SLOT_SPEC_TABLE, request);
  desmi_slide_spec_add_where (spec, 0, DESMI_DIMENSION_VILLAGE, village);
  return spec;
}

/**
 * desmi_deck_village_new_flows:
 * @direction: of workers
 *
 * Workers by destination and month, in which small numbers can be hidden; what else is typed month
 * by month is a register.
 *
 * Returns: (transfer full): what a slide with a village's flows of a year asks
 */
DesmiSlideSpec *
desmi_deck_village_new_flows (const char        *village,
                              DesmiFlowKind      kind,
                              int                year,
                              DesmiDirection     direction,
                              const DesmiLocale *locale)
{
  static const DesmiRegister registers[] = {
    [DESMI_FLOW_KIND_CAUSES] = DESMI_REGISTER_RETURN_CAUSE,
    [DESMI_FLOW_KIND_COMPLAINTS] = DESMI_REGISTER_COMPLAINT,
    [DESMI_FLOW_KIND_REMITTANCES] = DESMI_REGISTER_REMITTANCE_CHANNEL,
  };
  DesmiPeriod                   period = desmi_period_year (year);
  g_autoptr (DesmiChartRequest) request = NULL;
  DesmiSlideSpec               *spec;

  if (kind != DESMI_FLOW_KIND_WORKERS)
    return desmi_deck_list_new_register (registers[kind], village);
  request = desmi_chart_request_new (DESMI_CHART_HEAT, &period, DESMI_SOURCE_DEFAULT, locale);
  desmi_query_add_by (request->query, DESMI_DIMENSION_DESTINATION);
  desmi_query_add_by (request->query, DESMI_DIMENSION_MONTH);
  spec = new_table (request, village);
  desmi_slide_spec_add_where (spec, 0, DESMI_DIMENSION_DIRECTION,
                              desmi_direction_to_code (direction));
  return spec;
}

/**
 * desmi_deck_village_new_report:
 * @quarter: "2023-Q3"
 *
 * Returns: (transfer full) (nullable): what a slide with a village's indicators against their
 * targets asks; %NULL where @quarter is none
 */
DesmiSlideSpec *
desmi_deck_village_new_report (const char *village, const char *quarter, const DesmiLocale *locale)
{
  g_autoptr (DesmiChartRequest) request = NULL;
  DesmiPeriod                   period;

  if (!desmi_period_parse (quarter, &period, NULL))
    return NULL;
  request = desmi_chart_request_new (DESMI_CHART_BULLETS, &period, DESMI_SOURCE_DEFAULT, locale);
  return new_table (request, village);
}
