/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Asks the store what a chart needs, brings the answer into the chart's columns and finds the words
 * for it. */
#include "app/desmi-chart-request.h"

#include "app/charts/desmi-chart-before.h"
#include "app/charts/desmi-chart-query.h"
#include "app/charts/desmi-chart-suppress.h"
#include "app/desmi-chart-table.h"
#include "app/desmi-chart-words.h"
#include "app/desmi-extent.h"

#include <glib/gi18n-lib.h>

#define MONTHS_A_YEAR 12

/**
 * desmi_chart_request_new:
 * @period: (nullable): of which time; %NULL: as the chart's kind says
 * @locale: of names and words
 *
 * Returns: (transfer full): a question for a chart of @type with the chart's own dimensions
 */
DesmiChartRequest *
desmi_chart_request_new (DesmiChartType     type,
                         const DesmiPeriod *period,
                         DesmiSource        source,
                         const DesmiLocale *locale)
{
  DesmiChartRequest *self = g_new0 (DesmiChartRequest, 1);

  self->type = type;
  self->query = desmi_query_new (desmi_chart_kind_get (type)->table);
  if (period != NULL)
    desmi_query_set_period (self->query, period);
  desmi_query_set_source (self->query, source);
  desmi_query_set_locale (self->query, locale);
  return self;
}

/**
 * desmi_chart_request_copy:
 *
 * Returns: (transfer full): a copy; the query, which is only read from now on, is shared
 */
DesmiChartRequest *
desmi_chart_request_copy (const DesmiChartRequest *self)
{
  DesmiChartRequest *copy = g_new (DesmiChartRequest, 1);

  *copy = *self;
  copy->query = desmi_query_ref (self->query);
  copy->title = g_strdup (self->title);
  return copy;
}

/**
 * desmi_chart_request_free:
 * @self: (transfer full) (nullable): the request
 */
void
desmi_chart_request_free (DesmiChartRequest *self)
{
  if (self == NULL)
    return;
  desmi_query_unref (self->query);
  g_free (self->title);
  g_free (self);
}

/* A dimension that a chart has no place for is refused: left out, the picture would be of something
 * else than was asked for. */
static gboolean
check_by (const DesmiChartKind *kind, const DesmiQuery *query, GError **error)
{
  guint               n = desmi_query_get_n_by (query);
  gboolean            too_few;
  g_autoptr (GString) text = NULL;

  for (guint i = 0; i < n; i++)
    if ((kind->allowed & DESMI_CHART_KIND_BIT (desmi_query_get_by (query, i))) == 0)
      {
        g_set_error (error, DESMI_CHART_ERROR, DESMI_CHART_ERROR_DATA,
                     _ ("This chart cannot be drawn by “%s”."),
                     desmi_dimension_to_name (desmi_query_get_by (query, i)));
        return FALSE;
      }
  too_few = n > 0 && n < kind->least_by;
  if (!too_few && (kind->most_by == 0 || n <= kind->most_by))
    return TRUE;
  text = g_string_new (_ (too_few ? kind->too_few : kind->too_many));
  g_string_replace (
      text, "%s",
      desmi_dimension_to_name (desmi_query_get_by (query, too_few ? n - 1 : kind->most_by)), 1);
  g_set_error_literal (error, DESMI_CHART_ERROR, DESMI_CHART_ERROR_DATA, text->str);
  return FALSE;
}

static gboolean
is_by_village (const DesmiChartKind *kind)
{
  for (guint i = 0; i < kind->n_by; i++)
    if (kind->by[i] == DESMI_DIMENSION_VILLAGE)
      return TRUE;
  return FALSE;
}

/* The chart's own dimension, or the one that stands for it in this question. */
static DesmiDimension
choose_by (const DesmiChartRequest *request, DesmiDimension dimension)
{
  if (dimension == DESMI_DIMENSION_SUBDISTRICT && request->by_village
      && !is_by_village (desmi_chart_kind_get (request->type)))
    return DESMI_DIMENSION_VILLAGE;
  if (dimension == DESMI_DIMENSION_DESTINATION
      && desmi_query_get_table (request->query) != DESMI_QUERY_FLOWS)
    return DESMI_DIMENSION_SUBDISTRICT; /* only flows tell where to */
  return dimension;
}

/* The chart's own dimensions where the request names none. */
static void
complete_by (const DesmiChartKind *kind, const DesmiChartRequest *request, DesmiQuery *query)
{
  for (guint i = 0; i < desmi_query_get_n_by (request->query); i++)
    if (desmi_query_get_by (request->query, i) != DESMI_DIMENSION_DIRECTION)
      desmi_query_add_by (query, desmi_query_get_by (request->query, i));
  if (desmi_query_get_n_by (query) > 0)
    return;
  for (guint i = 0; i < kind->n_by; i++)
    desmi_query_add_by (query, choose_by (request, kind->by[i]));
}

/* From the first data to the end of @period; @period alone where there are no data of it, since
 * older ones would be taken for them, and where it is longer than a year. */
static DesmiPeriod
lead_up (const DesmiPeriod *period, const DesmiExtent *extent, DesmiQueryTable table)
{
  gboolean pillars = table == DESMI_QUERY_PILLARS;
  gboolean known = pillars ? extent->has_quarter : extent->has_months;
  /* nobody says when the pillars were first measured */
  int first = pillars ? desmi_month_make (DESMI_FIRST_YEAR, 1) : extent->months.first;
  int last = pillars ? extent->quarter.last : extent->months.last;

  if (table == DESMI_QUERY_VILLAGES || !known || period->first > last || period->last < first
      || desmi_period_n_months (period) > MONTHS_A_YEAR)
    return *period;
  return desmi_period_range (MIN (first, period->first), period->last);
}

static gboolean
set_leading_up (DesmiQuery        *query,
                const DesmiPeriod *period,
                DesmiStore        *store,
                GCancellable      *cancellable,
                GError           **error)
{
  DesmiExtent extent;
  DesmiPeriod own;

  if (!desmi_extent_load (&extent, store, cancellable, error))
    return FALSE;
  own = lead_up (period, &extent, desmi_query_get_table (query));
  desmi_query_set_period (query, &own);
  return TRUE;
}

/* Where no period has what is drawn, none is named. */
static gboolean
complete_period (const DesmiChartKind    *kind,
                 const DesmiChartRequest *request,
                 DesmiQuery              *query,
                 DesmiStore              *store,
                 GCancellable            *cancellable,
                 GError                 **error)
{
  const DesmiQuery  *asked = request->query;
  const DesmiPeriod *period = desmi_query_get_period (asked);
  gboolean           quarter = kind->period == DESMI_CHART_PERIOD_LAST_QUARTER;
  DesmiExtent        extent;
  DesmiPeriod        own;

  if (period != NULL && request->leads_up)
    return set_leading_up (query, period, store, cancellable, error);
  if (period != NULL)
    {
      desmi_query_set_period (query, period);
      return TRUE;
    }
  if (kind->period == DESMI_CHART_PERIOD_ALL
      || desmi_chart_query_has_where (asked, DESMI_DIMENSION_MONTH)
      || desmi_chart_query_has_where (asked, DESMI_DIMENSION_QUARTER)
      || desmi_chart_query_has_where (asked, DESMI_DIMENSION_YEAR))
    return TRUE;
  if (!desmi_extent_load (&extent, store, cancellable, error))
    return FALSE;
  if (quarter ? !extent.has_quarter
              : desmi_query_get_table (query) == DESMI_QUERY_FLOWS && !extent.has_months)
    return TRUE;
  own = quarter ? desmi_extent_last_quarter (&extent) : desmi_extent_last_year (&extent);
  desmi_query_set_period (query, &own);
  return TRUE;
}

/* Departures and returns are never summed: a chart that has no place for both, nor for their
 * difference, takes one of them. */
static gboolean
complete_direction (const DesmiChartKind    *kind,
                    const DesmiChartRequest *request,
                    DesmiQuery              *query,
                    DesmiDirection          *direction,
                    GError                 **error)
{
  const GPtrArray *asked = desmi_query_get_where (query, DESMI_DIMENSION_DIRECTION);

  *direction
      = kind->both_directions
                && (request->about_returns || !desmi_chart_query_shows (query, DESMI_DIRECTION_OUT))
            ? DESMI_DIRECTION_RETURN
            : DESMI_DIRECTION_OUT;
  if (kind->both_directions || desmi_query_get_table (query) != DESMI_QUERY_FLOWS)
    return TRUE;
  if (asked == NULL || asked->len == 0)
    return desmi_query_add_where (query, DESMI_DIMENSION_DIRECTION,
                                  desmi_direction_to_code (*direction), error);
  if (asked->len == 1)
    return desmi_direction_parse (g_ptr_array_index (asked, 0), direction, error);
  /* a difference beside a number that is known tells one that is hidden */
  if (kind->net && request->audience == DESMI_AUDIENCE_INTERNAL)
    return TRUE;
  g_set_error_literal (error, DESMI_CHART_ERROR, DESMI_CHART_ERROR_DATA,
                       _ ("This chart shows departures or returns, not both together."));
  return FALSE;
}

static DesmiQuery *
complete_query (const DesmiChartRequest *request,
                DesmiStore              *store,
                DesmiDirection          *direction,
                GCancellable            *cancellable,
                GError                 **error)
{
  const DesmiChartKind  *kind = desmi_chart_kind_get (request->type);
  g_autoptr (DesmiQuery) query = desmi_query_new (desmi_query_get_table (request->query));

  desmi_query_set_source (query, desmi_query_get_source (request->query));
  desmi_query_set_locale (query, desmi_query_get_locale (request->query));
  if (!check_by (kind, request->query, error))
    return NULL;
  complete_by (kind, request, query);
  if (!desmi_chart_query_copy_wheres (request->query, query, TRUE, error)
      || !complete_direction (kind, request, query, direction, error)
      || !complete_period (kind, request, query, store, cancellable, error))
    return NULL;
  return g_steal_pointer (&query);
}

/* Where the district is, as far as the file says it. */
static void
find_origin (DesmiChartData *data, DesmiStore *store, GCancellable *cancellable)
{
  const char            *district = desmi_store_get_district (store), *name;
  g_autoptr (DesmiTable) region
      = district != NULL ? desmi_store_lookup (store, "region", district,
                                               desmi_locale_get_english (), cancellable, NULL)
                         : NULL;
  int lat = region != NULL ? desmi_table_find_column (region, "lat_e6") : -1;
  int lon = region != NULL ? desmi_table_find_column (region, "lon_e6") : -1;

  if (lat < 0 || lon < 0 || desmi_table_get_n_rows (region) == 0
      || desmi_table_get_mark (region, 0, (guint) lat) != DESMI_MARK_NONE
      || desmi_table_get_mark (region, 0, (guint) lon) != DESMI_MARK_NONE)
    return;
  name = desmi_store_get_district_name (store);
  data->origin_name = g_strdup (name != NULL ? name : district);
  data->origin.name = data->origin_name;
  data->origin.place = (DesmiPlace){ (double) desmi_table_get_int (region, 0, (guint) lon) / 1e6,
                                     (double) desmi_table_get_int (region, 0, (guint) lat) / 1e6 };
}

/* The answer to @query in the columns of the chart. */
static DesmiTable *
ask (DesmiStore              *store,
     const DesmiChartRequest *request,
     DesmiQuery              *query,
     GCancellable            *cancellable,
     GError                 **error)
{
  const DesmiChartKind  *kind = desmi_chart_kind_get (request->type);
  g_autoptr (DesmiTable) answer = NULL;
  g_autoptr (DesmiTable) plain = NULL;

  answer = kind->ask != NULL ? kind->ask (store, query, cancellable, error)
                             : desmi_store_query (store, query, cancellable, error);
  if (answer == NULL)
    return NULL;
  plain = kind->both_directions ? desmi_table_ref (answer)
                                : desmi_chart_table_drop_direction (answer);
  return kind->shape != NULL ? kind->shape (plain, request, error) : desmi_table_ref (plain);
}

/* What the audience may see of the year before, if there is one. */
static gboolean
ask_before (DesmiStore              *store,
            const DesmiChartRequest *request,
            const DesmiQuery        *query,
            DesmiTable             **before,
            GCancellable            *cancellable,
            GError                 **error)
{
  g_autoptr (GError)     local = NULL;
  g_autoptr (DesmiQuery) earlier = desmi_chart_before_query (query, store, cancellable, &local);
  g_autoptr (DesmiTable) shaped = NULL;
  gboolean               failed = local != NULL;

  *before = NULL;
  if (local != NULL)
    g_propagate_error (error, g_steal_pointer (&local));
  if (earlier == NULL)
    return !failed;
  shaped = ask (store, request, earlier, cancellable, error);
  if (shaped != NULL)
    *before = desmi_chart_suppress_before (shaped, request, earlier, store, cancellable, error);
  return *before != NULL;
}

/**
 * desmi_chart_request_run:
 *
 * Asks @store and blocks until the answer is there.
 *
 * Returns: (transfer full): table and words; %NULL with #DESMI_STORE_ERROR, #DESMI_CHART_ERROR or
 * %G_IO_ERROR_CANCELLED
 */
DesmiChartData *
desmi_chart_request_run (DesmiStore              *store,
                         const DesmiChartRequest *request,
                         GCancellable            *cancellable,
                         GError                 **error)
{
  const DesmiChartKind     *kind = desmi_chart_kind_get (request->type);
  DesmiDirection            direction;
  g_autoptr (DesmiQuery)    query = complete_query (request, store, &direction, cancellable, error);
  g_autoptr (DesmiTable)    shaped = NULL;
  g_autoptr (DesmiTable)    before = NULL;
  g_autoptr (DesmiTable)    events = NULL;
  g_autoptr (DesmiTable)    safe = NULL;
  g_autoptr (DesmiTable)    named = NULL;
  g_autoptr (DesmiOutlines) outlines = NULL;
  DesmiChartData           *data;

  if (query == NULL)
    return NULL;
  shaped = ask (store, request, query, cancellable, error);
  if (shaped == NULL)
    return NULL;
  if (kind->events != NULL)
    {
      events = kind->events (store, query, cancellable, error);
      if (events == NULL)
        return NULL;
    }
  if (kind->before && !ask_before (store, request, query, &before, cancellable, error))
    return NULL;
  if (kind->outlines != NULL)
    {
      outlines = kind->outlines (store, shaped, query, cancellable, error);
      if (outlines == NULL)
        return NULL;
    }
  safe = desmi_chart_suppress (shaped, request, query, store, cancellable, error);
  if (safe == NULL)
    return NULL;
  data = desmi_chart_data_new (request->type);
  data->max_categories = request->max_categories;
  data->share = request->share;
  data->no_net = request->no_net;
  data->outlines = g_steal_pointer (&outlines);
  data->before = g_steal_pointer (&before);
  data->events = g_steal_pointer (&events);
  data->sort = request->sort;
  if (desmi_query_get_table (query) == DESMI_QUERY_FLOWS)
    data->subject
        = direction == DESMI_DIRECTION_OUT ? DESMI_SUBJECT_DEPARTURES : DESMI_SUBJECT_RETURNS;
  data->audience = request->audience;
  data->pairs = request->audience != DESMI_AUDIENCE_INTERNAL
                && kind->suppress == DESMI_CHART_SUPPRESS_PAIRS;
  if (kind->wants_origin)
    find_origin (data, store, cancellable);
  data->table = desmi_chart_table_tell_apart (safe, store, cancellable);
  /* its rows say better than the question from when to when it is */
  if (request->leads_up && desmi_table_get_n_rows (data->table) > 0)
    desmi_query_set_period (query, NULL);
  desmi_chart_words_find (data, store, query, direction, cancellable);
  named = data->table;
  data->table = desmi_chart_table_number (named);
  data->has_values = kind->has_values != NULL ? kind->has_values (data->table)
                                              : desmi_table_get_n_rows (data->table) > 0;
  if (request->title != NULL)
    {
      g_free (data->title);
      data->title = g_strdup (request->title);
      data->is_finding = TRUE; /* somebody said so */
    }
  return data;
}

static void
free_request (gpointer data)
{
  desmi_chart_request_free (data);
}

static void
unref_data (gpointer data)
{
  desmi_chart_data_unref (data);
}

static void
run_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  GError         *error = NULL;
  DesmiChartData *answer
      = desmi_chart_request_run (DESMI_STORE (source), data, cancellable, &error);

  if (answer != NULL)
    g_task_return_pointer (task, answer, unref_data);
  else
    g_task_return_error (task, error);
}

/**
 * desmi_chart_request_run_async:
 * @request: copied
 *
 * The same without blocking.
 */
void
desmi_chart_request_run_async (DesmiStore              *store,
                               const DesmiChartRequest *request,
                               GCancellable            *cancellable,
                               GAsyncReadyCallback      callback,
                               gpointer                 user_data)
{
  g_autoptr (GTask) task = g_task_new (store, cancellable, callback, user_data);

  g_task_set_source_tag (task, desmi_chart_request_run_async);
  g_task_set_task_data (task, desmi_chart_request_copy (request), free_request);
  g_task_run_in_thread (task, run_in_thread);
}

/**
 * desmi_chart_request_run_finish:
 *
 * Returns: (transfer full): as desmi_chart_request_run()
 */
DesmiChartData *
desmi_chart_request_run_finish (DesmiStore *store, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
