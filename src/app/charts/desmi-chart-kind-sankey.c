/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is asked and said for the Sankey. */
#include "app/charts/desmi-chart-kind.h"
#include "app/charts/desmi-chart-titles.h"
#include "app/desmi-chart-words.h"

#include <glib/gi18n-lib.h>

const DesmiChartKind desmi_chart_kind_sankey = {
  .table = DESMI_QUERY_FLOWS,
  .by = { DESMI_DIMENSION_SUBDISTRICT, DESMI_DIMENSION_DESTINATION, DESMI_DIMENSION_SECTOR },
  .n_by = 3,
  .least_by = 2,
  .too_few = N_ ("A flow diagram shows two to four levels; “%s” alone flows nowhere."),
  .most_by = 4,
  .too_many = N_ ("A flow diagram shows two to four levels; “%s” would be a fifth one."),
  .allowed = ~DESMI_CHART_KIND_BIT (DESMI_DIMENSION_DIRECTION),
  .period = DESMI_CHART_PERIOD_LAST_YEAR,
  .of_destinations = TRUE,
  .before = TRUE,
  .adds_up = TRUE,
  .tab = "flows",
  .suppress = DESMI_CHART_SUPPRESS_PAIRS,
  .most = { 26, 13, 13, 13 },
  .unit = desmi_chart_words_workers,
  .title = desmi_chart_titles_flow,
  .headline = desmi_chart_titles_two_lead,
};
