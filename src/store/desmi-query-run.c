/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Queries on their way through the store, and what every table says of its source and date. */
#include "store/desmi-connection.h"
#include "store/desmi-query-private.h"

#include "core/desmi-clock.h"

/**
 * desmi_query_dup_as_of:
 *
 * Returns: (transfer full) (nullable): the day that the data of @source are of, "2023-12-31"
 */
char *
desmi_query_dup_as_of (DesmiConnection *connection, DesmiSource source, GError **error)
{
  g_autoptr (GError) local = NULL;
  char              *date = NULL;

  if (source != DESMI_SOURCE_LOCAL)
    date = desmi_connection_dup_text (
        connection,
        "SELECT substr (signed_at, 1, 10) FROM sync_state "
        "WHERE set_name = (SELECT value FROM meta WHERE key = 'district')",
        &local);
  /* a presentation that was edited, which is the district's, makes no register newer */
  if (date == NULL && local == NULL && source != DESMI_SOURCE_OFFICIAL)
    date = desmi_connection_dup_text (
        connection,
        "SELECT date (max (at), 'localtime') FROM history WHERE state = 'done' "
        "AND (id IN (SELECT step FROM history_area WHERE length (village) > 5) "
        "OR id NOT IN (SELECT step FROM history_area))",
        &local);
  if (local == NULL)
    return date;
  g_propagate_error (error, g_steal_pointer (&local));
  g_free (date);
  return NULL;
}

static char *
dup_period (const DesmiQuery *query)
{
  int         first, last;
  DesmiPeriod period;

  if (!desmi_query_get_months (query, &first, &last) || first > last)
    return NULL;
  period = desmi_period_range (first, last);
  return desmi_period_to_text (&period);
}

/**
 * desmi_query_end_table:
 * @builder: (transfer full)
 * @period: (nullable): what the table covers
 * @reported: villages that have reported; -1: says nothing of it
 * @of: of how many
 *
 * Fills in what a table says of itself, and ends it.
 *
 * Returns: (transfer full): the table; %NULL with @error set
 */
DesmiTable *
desmi_query_end_table (DesmiConnection   *connection,
                       const DesmiQuery  *query,
                       DesmiTableBuilder *builder,
                       const char        *period,
                       int                reported,
                       int                of,
                       GError           **error)
{
  g_autoptr (DesmiTableBuilder) owned = builder;
  g_autoptr (GError)            local = NULL;
  g_autofree char              *asked = period != NULL ? g_strdup (period) : dup_period (query);
  g_autofree char              *as_of
      = desmi_query_dup_as_of (connection, desmi_query_get_source (query), &local);
  g_autofree char *synthetic = NULL;

  if (local == NULL)
    synthetic = desmi_connection_dup_text (
        connection, "SELECT value FROM meta WHERE key = 'synthetic'", &local);
  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return NULL;
    }
  if (asked != NULL)
    desmi_table_builder_set_period (builder, asked);
  desmi_table_builder_set_source (builder, desmi_query_get_source (query));
  desmi_table_builder_set_as_of (builder, as_of);
  if (reported >= 0)
    desmi_table_builder_set_coverage (builder, reported, of);
  desmi_table_builder_set_synthetic (builder, g_strcmp0 (synthetic, "1") == 0);
  return desmi_table_builder_end (g_steal_pointer (&owned));
}

static gpointer
query_job (DesmiConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  const DesmiQuery *query = data;

  switch (desmi_query_get_table (query))
    {
    case DESMI_QUERY_FLOWS:
      return desmi_query_flows (connection, query, error);
    case DESMI_QUERY_REMITTANCES:
      return desmi_query_remittances (connection, query, error);
    case DESMI_QUERY_PILLARS:
      return desmi_query_pillars (connection, query, error);
    case DESMI_QUERY_VILLAGES:
    default:
      return desmi_query_villages (connection, query, error);
    }
}

/**
 * desmi_store_query:
 * @query: a question; not changed while it runs
 *
 * Returns: (transfer full): the answer, sorted by its columns; or %NULL with
 * %DESMI_STORE_ERROR_INPUT (a dimension that the table does not have) or any other #DesmiStoreError
 */
DesmiTable *
desmi_store_query (DesmiStore *self, DesmiQuery *query, GCancellable *cancellable, GError **error)
{
  g_return_val_if_fail (query != NULL, NULL);
  return desmi_store_read (self, query_job, query, cancellable, error);
}

/**
 * desmi_store_query_async:
 * @query: held until it is answered
 *
 * Asks on a reader's thread.
 */
void
desmi_store_query_async (DesmiStore         *self,
                         DesmiQuery         *query,
                         GCancellable       *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer            user_data)
{
  g_return_if_fail (query != NULL);
  desmi_store_read_async (self, query_job, desmi_query_ref (query),
                          (GDestroyNotify) desmi_query_unref, (GDestroyNotify) desmi_table_unref,
                          cancellable, callback, user_data);
}

/**
 * desmi_store_query_finish:
 *
 * Returns: (transfer full): as desmi_store_query()
 */
DesmiTable *
desmi_store_query_finish (DesmiStore *self, GAsyncResult *result, GError **error)
{
  return desmi_store_read_finish (self, result, error);
}

/**
 * desmi_query_dup_quarter_over:
 *
 * Returns: (transfer full): the last quarter that is over, as "2023-Q3"
 */
char *
desmi_query_dup_quarter_over (void)
{
  g_autoptr (GDateTime) now = desmi_clock_new_local ();
  DesmiPeriod           present = desmi_period_quarter (g_date_time_get_year (now),
                                                        (g_date_time_get_month (now) - 1) / 3 + 1);
  DesmiPeriod           before = desmi_period_shift (&present, -1);

  return desmi_period_to_text (&before);
}

/**
 * desmi_query_dup_text:
 * @sql: a query with one parameter, @argument
 *
 * Returns: (transfer full) (nullable): the first column of its first row; %NULL without @error: no
 *   row, or a null
 */
char *
desmi_query_dup_text (DesmiConnection *connection,
                      const char      *sql,
                      const char      *argument,
                      GError         **error)
{
  sqlite3_stmt *stmt = desmi_connection_bind (connection, error, sql, "s", argument);
  char         *text = NULL;

  if (stmt == NULL || !desmi_connection_step (connection, stmt, error))
    return NULL;
  text = g_strdup ((const char *) sqlite3_column_text (stmt, 0));
  sqlite3_reset (stmt);
  return text;
}
