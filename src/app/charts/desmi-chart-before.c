/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The question for the year before: the same time, as far as it has been reported by now, since a
 * year of which nine months are known has not lost a quarter of its people. */
#include "app/charts/desmi-chart-before.h"

#include "app/charts/desmi-chart-query.h"
#include "app/desmi-extent.h"

#define MONTHS_A_YEAR 12

/* Of more than a year, its own first year stands for the one before. */
static gboolean
has_before (const DesmiQuery *query)
{
  const DesmiPeriod *period = desmi_query_get_period (query);

  return desmi_query_get_table (query) == DESMI_QUERY_FLOWS && period != NULL
         && desmi_period_n_months (period) <= MONTHS_A_YEAR
         && !desmi_chart_query_has_where (query, DESMI_DIMENSION_MONTH)
         && !desmi_chart_query_has_where (query, DESMI_DIMENSION_QUARTER)
         && !desmi_chart_query_has_where (query, DESMI_DIMENSION_YEAR);
}

/**
 * desmi_chart_before_query:
 * @query: as it was asked
 *
 * Asks @store of which time it has data; blocks.
 *
 * Returns: (transfer full) (nullable): the same question of the same time a year earlier; %NULL
 * with #DESMI_STORE_ERROR or %G_IO_ERROR_CANCELLED, or without an error where there is none
 */
DesmiQuery *
desmi_chart_before_query (const DesmiQuery *query,
                          DesmiStore       *store,
                          GCancellable     *cancellable,
                          GError          **error)
{
  g_autoptr (DesmiQuery) before = NULL;
  DesmiExtent            extent;
  DesmiPeriod            period;

  if (!has_before (query) || !desmi_extent_load (&extent, store, cancellable, error))
    return NULL;
  period = *desmi_query_get_period (query);
  if (!extent.has_months || period.first > extent.months.last)
    return NULL;
  period = desmi_period_range (period.first - MONTHS_A_YEAR,
                               MIN (period.last, extent.months.last) - MONTHS_A_YEAR);
  before = desmi_query_new (DESMI_QUERY_FLOWS);
  desmi_query_set_source (before, desmi_query_get_source (query));
  desmi_query_set_locale (before, desmi_query_get_locale (query));
  desmi_query_set_period (before, &period);
  for (guint i = 0; i < desmi_query_get_n_by (query); i++)
    desmi_query_add_by (before, desmi_query_get_by (query, i));
  if (!desmi_chart_query_copy_wheres (query, before, TRUE, error))
    return NULL;
  return g_steal_pointer (&before);
}
