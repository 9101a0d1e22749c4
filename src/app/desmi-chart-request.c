/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Asks the store what a chart needs, brings the answer into the chart's columns and finds the words
 * for it. */
#include "app/desmi-chart-request.h"

#include "app/desmi-chart-words.h"
#include "app/desmi-extent.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/**
 * desmi_chart_request_new:
 * @period: (nullable): of which time; %NULL: all months for the trend, else the last full year or
 * the last quarter
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
  self->query
      = desmi_query_new (type == DESMI_CHART_BULLETS ? DESMI_QUERY_PILLARS : DESMI_QUERY_FLOWS);
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

static void
clear_data (gpointer data)
{
  DesmiChartData *self = data;

  g_clear_pointer (&self->table, desmi_table_unref);
  g_free (self->title);
  g_free (self->subtitle);
  g_free (self->source_line);
}

/**
 * desmi_chart_data_ref:
 *
 * Returns: (transfer full): @self
 */
DesmiChartData *
desmi_chart_data_ref (DesmiChartData *self)
{
  return g_atomic_rc_box_acquire (self);
}

/**
 * desmi_chart_data_unref:
 * @self: (transfer full): the data
 */
void
desmi_chart_data_unref (DesmiChartData *self)
{
  g_atomic_rc_box_release_full (self, clear_data);
}

static gboolean
has_where (const DesmiQuery *query, DesmiDimension dimension)
{
  const GPtrArray *values = desmi_query_get_where (query, dimension);

  return values != NULL && values->len > 0;
}

static gboolean
copy_wheres (const DesmiQuery *from, DesmiQuery *to, GError **error)
{
  for (guint d = 0; d <= DESMI_DIMENSION_PROGRAMME; d++)
    {
      const GPtrArray *values = desmi_query_get_where (from, (DesmiDimension) d);

      for (guint i = 0; values != NULL && i < values->len; i++)
        if (!desmi_query_add_where (to, (DesmiDimension) d, g_ptr_array_index (values, i), error))
          return FALSE;
    }
  return TRUE;
}

/* The chart's own dimensions where the request names none. */
static void
complete_by (const DesmiChartRequest *request, DesmiQuery *query)
{
  for (guint i = 0; i < desmi_query_get_n_by (request->query); i++)
    if (desmi_query_get_by (request->query, i) != DESMI_DIMENSION_DIRECTION)
      desmi_query_add_by (query, desmi_query_get_by (request->query, i));
  if (desmi_query_get_n_by (query) > 0)
    return;
  switch (request->type)
    {
    case DESMI_CHART_SANKEY:
      desmi_query_add_by (query, request->by_village ? DESMI_DIMENSION_VILLAGE
                                                     : DESMI_DIMENSION_SUBDISTRICT);
      desmi_query_add_by (query, DESMI_DIMENSION_DESTINATION);
      desmi_query_add_by (query, DESMI_DIMENSION_SECTOR);
      return;
    case DESMI_CHART_TREND:
      desmi_query_add_by (query, DESMI_DIMENSION_MONTH);
      return;
    case DESMI_CHART_BARS:
      desmi_query_add_by (query, desmi_query_get_table (query) == DESMI_QUERY_FLOWS
                                     ? DESMI_DIMENSION_DESTINATION
                                     : DESMI_DIMENSION_SUBDISTRICT);
      return;
    case DESMI_CHART_BULLETS:
      desmi_query_add_by (query, DESMI_DIMENSION_PILLAR);
      return;
    default:
      g_return_if_reached ();
    }
}

static gboolean
complete_period (const DesmiChartRequest *request,
                 DesmiQuery              *query,
                 DesmiStore              *store,
                 GCancellable            *cancellable,
                 GError                 **error)
{
  const DesmiQuery  *asked = request->query;
  const DesmiPeriod *period = desmi_query_get_period (asked);
  DesmiExtent        extent;
  DesmiPeriod        own;

  if (period != NULL)
    {
      desmi_query_set_period (query, period);
      return TRUE;
    }
  if (request->type == DESMI_CHART_TREND || has_where (asked, DESMI_DIMENSION_MONTH)
      || has_where (asked, DESMI_DIMENSION_QUARTER) || has_where (asked, DESMI_DIMENSION_YEAR))
    return TRUE;
  if (!desmi_extent_load (&extent, store, cancellable, error))
    return FALSE;
  own = request->type == DESMI_CHART_BULLETS ? desmi_extent_last_quarter (&extent)
                                             : desmi_extent_last_year (&extent);
  desmi_query_set_period (query, &own);
  return TRUE;
}

/* Departures and returns are never summed: a chart that has no place for both takes one of them. */
static gboolean
complete_direction (const DesmiChartRequest *request,
                    DesmiQuery              *query,
                    DesmiDirection          *direction,
                    GError                 **error)
{
  const GPtrArray *asked = desmi_query_get_where (request->query, DESMI_DIMENSION_DIRECTION);

  *direction = DESMI_DIRECTION_OUT;
  if (request->type == DESMI_CHART_TREND || desmi_query_get_table (query) != DESMI_QUERY_FLOWS)
    return TRUE;
  if (asked == NULL || asked->len == 0)
    return desmi_query_add_where (query, DESMI_DIMENSION_DIRECTION,
                                  desmi_direction_to_code (*direction), error);
  if (asked->len == 1)
    return desmi_direction_parse (g_ptr_array_index (asked, 0), direction, error);
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
  g_autoptr (DesmiQuery) query = desmi_query_new (desmi_query_get_table (request->query));

  desmi_query_set_source (query, desmi_query_get_source (request->query));
  desmi_query_set_locale (query, desmi_query_get_locale (request->query));
  complete_by (request, query);
  if (!copy_wheres (request->query, query, error)
      || !complete_direction (request, query, direction, error)
      || !complete_period (request, query, store, cancellable, error))
    return NULL;
  return g_steal_pointer (&query);
}

static void
copy_cell (DesmiTable *from, guint row, guint column, DesmiTableBuilder *to, guint to_column)
{
  DesmiMark mark = desmi_table_get_mark (from, row, column);

  if (mark == DESMI_MARK_MISSING)
    return;
  switch (desmi_table_get_column_type (from, column))
    {
    case DESMI_COLUMN_COUNT:
    case DESMI_COLUMN_IDR:
    case DESMI_COLUMN_MILLI:
      desmi_table_builder_set_int (to, to_column, desmi_table_get_int (from, row, column));
      break;
    case DESMI_COLUMN_RATIO:
      desmi_table_builder_set_double (to, to_column, desmi_table_get_double (from, row, column));
      break;
    case DESMI_COLUMN_TEXT:
    case DESMI_COLUMN_CODE:
    case DESMI_COLUMN_COUNTRY:
    case DESMI_COLUMN_PERIOD:
    default:
      desmi_table_builder_set_text (to, to_column, desmi_table_get_text (from, row, column),
                                    desmi_table_get_label (from, row, column));
    }
  if (mark != DESMI_MARK_NONE)
    desmi_table_builder_set_mark (to, to_column, mark);
}

static DesmiTableBuilder *
builder_like (DesmiTable *table)
{
  DesmiTableBuilder *builder = desmi_table_builder_new (desmi_table_get_name (table));

  desmi_table_builder_set_period (builder, desmi_table_get_period (table));
  desmi_table_builder_set_source (builder, desmi_table_get_source (table));
  desmi_table_builder_set_as_of (builder, desmi_table_get_as_of (table));
  desmi_table_builder_set_coverage (builder, desmi_table_get_reported (table),
                                    desmi_table_get_of (table));
  desmi_table_builder_set_synthetic (builder, desmi_table_get_synthetic (table));
  return builder;
}

/* @table without its column of directions, of which there is one only. */
static DesmiTable *
drop_direction (DesmiTable *table)
{
  int                direction = desmi_table_find_column (table, "direction");
  guint              n = desmi_table_get_n_columns (table);
  DesmiTableBuilder *builder;

  if (direction < 0)
    return desmi_table_ref (table);
  builder = builder_like (table);
  for (guint c = 0; c < n; c++)
    if ((int) c != direction)
      desmi_table_builder_add_column (builder, desmi_table_get_column_name (table, c),
                                      desmi_table_get_column_type (table, c));
  for (guint r = 0; r < desmi_table_get_n_rows (table); r++)
    {
      guint to = 0;

      desmi_table_builder_add_row (builder);
      for (guint c = 0; c < n; c++)
        if ((int) c != direction)
          copy_cell (table, r, c, builder, to++);
    }
  return desmi_table_builder_end (builder);
}

/* Scores of pillars as bullets; a score is a share of the target, so the target is 1 unless the
 * table knows better. */
static DesmiTable *
make_bullets (DesmiTable *table, GError **error)
{
  static const char *const from[] = { "pillar", "score", "reported", "of", "target" };
  static const char *const to[] = { "pillar", "actual", "reported", "of", "target" };
  const guint              target = G_N_ELEMENTS (from) - 1;
  int                      columns[G_N_ELEMENTS (from)];
  DesmiTableBuilder       *builder;

  for (guint i = 0; i < G_N_ELEMENTS (from); i++)
    {
      columns[i] = desmi_table_find_column (table, from[i]);
      if (columns[i] < 0 && i != target)
        {
          g_set_error (error, DESMI_CHART_ERROR, DESMI_CHART_ERROR_DATA,
                       _ ("The data have no column “%s”."), from[i]);
          return NULL;
        }
    }
  builder = builder_like (table);
  for (guint i = 0; i < target; i++)
    desmi_table_builder_add_column (builder, to[i],
                                    desmi_table_get_column_type (table, (guint) columns[i]));
  desmi_table_builder_add_column (builder, to[target], DESMI_COLUMN_RATIO);
  for (guint r = 0; r < desmi_table_get_n_rows (table); r++)
    {
      desmi_table_builder_add_row (builder);
      for (guint i = 0; i < target; i++)
        copy_cell (table, r, (guint) columns[i], builder, i);
      if (columns[target] >= 0)
        copy_cell (table, r, (guint) columns[target], builder, target);
      else
        desmi_table_builder_set_double (builder, target, 1.0);
    }
  return desmi_table_builder_end (builder);
}

static DesmiTable *
bring_into_shape (DesmiChartType type, DesmiTable *table, GError **error)
{
  switch (type)
    {
    case DESMI_CHART_SANKEY:
    case DESMI_CHART_BARS:
      return drop_direction (table);
    case DESMI_CHART_BULLETS:
      return make_bullets (table, error);
    case DESMI_CHART_TREND:
    default:
      return desmi_table_ref (table);
    }
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
  DesmiDirection         direction;
  g_autoptr (DesmiQuery) query = complete_query (request, store, &direction, cancellable, error);
  g_autoptr (DesmiTable) answer = NULL;
  g_autoptr (DesmiTable) table = NULL;
  const DesmiLocale     *locale;
  DesmiChartData        *data;

  if (query == NULL)
    return NULL;
  answer = desmi_store_query (store, query, cancellable, error);
  if (answer == NULL)
    return NULL;
  table = bring_into_shape (request->type, answer, error);
  if (table == NULL)
    return NULL;
  locale = desmi_query_get_locale (query);
  data = g_atomic_rc_box_new0 (DesmiChartData);
  data->type = request->type;
  data->max_categories = request->max_categories;
  data->title = request->title != NULL
                    ? g_strdup (request->title)
                    : desmi_chart_words_title (request->type, table, direction, locale);
  data->subtitle
      = desmi_chart_words_subtitle (store, request->type, query, direction, table, cancellable);
  data->source_line = desmi_chart_words_source (table, locale);
  data->table = g_steal_pointer (&table);
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

/**
 * desmi_chart_data_layout:
 * @frame: whether to draw title, subtitle and source too
 *
 * Returns: (transfer full): the chart as a scene; %NULL with #DESMI_CHART_ERROR
 */
DesmiScene *
desmi_chart_data_layout (DesmiChartData          *self,
                         const DesmiChartContext *context,
                         gboolean                 frame,
                         GError                 **error)
{
  const DesmiChartSpec spec = {
    .title = self->title,
    .subtitle = self->subtitle,
    .source = self->source_line,
    .max_categories = self->max_categories,
    .show_values = TRUE,
    .frame = frame,
  };

  return desmi_chart_layout (self->type, self->table, &spec, context, error);
}
