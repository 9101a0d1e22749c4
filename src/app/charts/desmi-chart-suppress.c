/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Says of each question what of its answer counts people, and asks of whom amounts are. */
#include "app/charts/desmi-chart-suppress.h"

#include "app/charts/desmi-chart-kind.h"
#include "app/charts/desmi-chart-measures.h"
#include "app/charts/desmi-chart-people.h"
#include "app/charts/desmi-chart-scores.h"
#include "app/desmi-suppress.h"

/* What flows and remittances have in common. */
static gboolean
is_place_or_time (DesmiDimension dimension)
{
  return dimension == DESMI_DIMENSION_VILLAGE || dimension == DESMI_DIMENSION_SUBDISTRICT
         || dimension == DESMI_DIMENSION_DISTRICT || dimension == DESMI_DIMENSION_QUARTER
         || dimension == DESMI_DIMENSION_YEAR;
}

/* Remittances are reported without saying of how many people they are: those who left from the same
 * places in the same time stand for them. */
static DesmiTable *
ask_people (const DesmiQuery *query, DesmiStore *store, GCancellable *cancellable, GError **error)
{
  g_autoptr (DesmiQuery) people = desmi_query_new (DESMI_QUERY_FLOWS);

  desmi_query_set_source (people, desmi_query_get_source (query));
  desmi_query_set_locale (people, desmi_query_get_locale (query));
  if (desmi_query_get_period (query) != NULL)
    desmi_query_set_period (people, desmi_query_get_period (query));
  for (guint i = 0; i < desmi_query_get_n_by (query); i++)
    if (is_place_or_time (desmi_query_get_by (query, i)))
      desmi_query_add_by (people, desmi_query_get_by (query, i));
  for (guint d = 0; d <= DESMI_DIMENSION_PROGRAMME; d++)
    {
      const GPtrArray *values = is_place_or_time ((DesmiDimension) d)
                                    ? desmi_query_get_where (query, (DesmiDimension) d)
                                    : NULL;

      for (guint i = 0; values != NULL && i < values->len; i++)
        if (!desmi_query_add_where (people, (DesmiDimension) d, g_ptr_array_index (values, i),
                                    error))
          return NULL;
    }
  if (!desmi_query_add_where (people, DESMI_DIMENSION_DIRECTION,
                              desmi_direction_to_code (DESMI_DIRECTION_OUT), error))
    return NULL;
  return desmi_store_query (store, people, cancellable, error);
}

static DesmiTable *
suppress (DesmiTable       *table,
          DesmiSuppression *how,
          const DesmiQuery *query,
          DesmiStore       *store,
          GCancellable     *cancellable,
          GError          **error)
{
  g_autoptr (DesmiTable) people = NULL;

  how->locale = desmi_query_get_locale (query);
  switch (desmi_query_get_table (query))
    {
    case DESMI_QUERY_FLOWS:
      return desmi_suppress_table (table, how);
    case DESMI_QUERY_REMITTANCES:
      people = ask_people (query, store, cancellable, error);
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
  DesmiSuppression       how = { .most = NULL };
  g_autoptr (DesmiTable) people = NULL;

  if (audience == DESMI_AUDIENCE_INTERNAL)
    return desmi_table_ref (table);
  if (desmi_query_get_table (query) == DESMI_QUERY_PILLARS
      && desmi_table_find_column (table, "indicator") >= 0)
    {
      people = desmi_chart_people_ask (store, query, cancellable, error);
      return people != NULL ? desmi_chart_measures_hide (table, people) : NULL;
    }
  return suppress (table, &how, query, store, cancellable, error);
}
