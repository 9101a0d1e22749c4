/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is asked and said for the map of flows. */
#include "app/charts/desmi-chart-kind.h"
#include "app/charts/desmi-chart-titles.h"

#include <glib/gi18n-lib.h>

static const char *
get_unit (const DesmiQuery *query, DesmiDirection direction)
{
  const DesmiLocale *locale = desmi_query_get_locale (query);

  return direction == DESMI_DIRECTION_OUT
             ? desmi_locale_text (locale,
                                  N_ ("Number of workers leaving, as the width of the line"))
             : desmi_locale_text (locale,
                                  N_ ("Number of workers returning, as the width of the line"));
}

const DesmiChartKind desmi_chart_kind_flow_map = {
  .table = DESMI_QUERY_FLOWS,
  .by = { DESMI_DIMENSION_DESTINATION },
  .n_by = 1,
  .allowed = DESMI_CHART_KIND_BIT (DESMI_DIMENSION_DESTINATION),
  .most_by = 1,
  .too_many = N_ ("A map of flows shows destinations only; “%s” would be a second dimension."),
  .period = DESMI_CHART_PERIOD_LAST_YEAR,
  .of_destinations = TRUE,
  .wants_origin = TRUE,
  .before = TRUE,
  .adds_up = TRUE,
  .tab = "flows",
  .unit = get_unit,
  .title = desmi_chart_titles_flow,
  .headline = desmi_chart_titles_two_lead,
};
