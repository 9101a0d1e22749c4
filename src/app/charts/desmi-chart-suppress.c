/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Says of each question what of its answer counts people, and asks of whom amounts are. */
#include "app/charts/desmi-chart-suppress.h"

#include "app/charts/desmi-chart-kind.h"
#include "app/charts/desmi-chart-people.h"
#include "app/charts/desmi-chart-places.h"
#include "app/charts/desmi-chart-scores.h"
#include "app/desmi-suppress.h"

static DesmiTable *
suppress (DesmiTable       *table,
          DesmiSuppression *how,
          const DesmiQuery *query,
          DesmiStore       *store,
          GCancellable     *cancellable,
          GError          **error)
{
  g_autoptr (DesmiTable)          people = NULL;
  g_autoptr (DesmiSuppressPlaces) places = NULL;
  DesmiQueryTable                 asked = desmi_query_get_table (query);

  how->locale = desmi_query_get_locale (query);
  if ((asked == DESMI_QUERY_FLOWS || asked == DESMI_QUERY_REMITTANCES)
      && desmi_chart_places_matter (query))
    {
      places = desmi_chart_places_of_flows (store, query, cancellable, error);
      if (places == NULL)
        return NULL;
      how->places = places;
    }
  switch (asked)
    {
    case DESMI_QUERY_FLOWS:
      return desmi_suppress_table (table, how);
    case DESMI_QUERY_REMITTANCES:
      people = desmi_chart_people_ask_left (store, query, cancellable, error);
      how->people = people;
      return people != NULL ? desmi_suppress_table (table, how) : NULL;
    case DESMI_QUERY_PILLARS:
      return desmi_chart_scores_hide (table, query, store, cancellable, error);
    /* Villages are no people. */
    case DESMI_QUERY_VILLAGES:
    default:
      return desmi_table_ref (table);
    }
}

/**
 * desmi_chart_suppress:
 * @table: in the columns of the chart
 * @query: as it was asked
 *
 * Returns: (transfer full): what @request's audience may see of @table; %NULL with
 * #DESMI_STORE_ERROR or %G_IO_ERROR_CANCELLED
 */
DesmiTable *
desmi_chart_suppress (DesmiTable              *table,
                      const DesmiChartRequest *request,
                      const DesmiQuery        *query,
                      DesmiStore              *store,
                      GCancellable            *cancellable,
                      GError                 **error)
{
  const DesmiChartKind *kind = desmi_chart_kind_get (request->type);
  DesmiSuppression      how = { .most = kind->most,
                                .n_most = G_N_ELEMENTS (kind->most),
                                .pairs = kind->suppress == DESMI_CHART_SUPPRESS_PAIRS };

  if (request->audience == DESMI_AUDIENCE_INTERNAL)
    return desmi_table_ref (table);
  return suppress (table, &how, query, store, cancellable, error);
}

/**
 * desmi_chart_suppress_before:
 *
 * The same for the table that another one is compared with: what is small in one year may be large
 * in the next, so that nothing of it is grouped.
 *
 * Returns: (transfer full): what @request's audience may see of @table; %NULL with
 * #DESMI_STORE_ERROR or %G_IO_ERROR_CANCELLED
 */
DesmiTable *
desmi_chart_suppress_before (DesmiTable              *table,
                             const DesmiChartRequest *request,
                             const DesmiQuery        *query,
                             DesmiStore              *store,
                             GCancellable            *cancellable,
                             GError                 **error)
{
  const DesmiChartKind *kind = desmi_chart_kind_get (request->type);
  DesmiSuppression how = { .most = NULL, .pairs = kind->suppress == DESMI_CHART_SUPPRESS_PAIRS };

  if (request->audience == DESMI_AUDIENCE_INTERNAL)
    return desmi_table_ref (table);
  return suppress (table, &how, query, store, cancellable, error);
}

/**
 * desmi_chart_suppress_answer:
 * @table: the store's answer to @query
 *
 * The same for a table that becomes no chart: nothing of it is grouped.
 *
 * Returns: (transfer full): what @audience may see of @table; %NULL with #DESMI_STORE_ERROR or
 * %G_IO_ERROR_CANCELLED
 */
DesmiTable *
desmi_chart_suppress_answer (DesmiTable       *table,
                             DesmiAudience     audience,
                             const DesmiQuery *query,
                             DesmiStore       *store,
                             GCancellable     *cancellable,
                             GError          **error)
{
  DesmiSuppression how = { .most = NULL };

  if (audience == DESMI_AUDIENCE_INTERNAL)
    return desmi_table_ref (table);
  if (desmi_query_get_table (query) == DESMI_QUERY_PILLARS
      && desmi_table_find_column (table, "indicator") >= 0)
    return desmi_chart_places_hide_measures (store, query, table, cancellable, error);
  return suppress (table, &how, query, store, cancellable, error);
}
