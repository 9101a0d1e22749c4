/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A table that becomes no chart, as its audience may see it. */
#include "app/desmi-safe-query.h"

#include "app/charts/desmi-chart-suppress.h"

typedef struct
{
  DesmiQuery   *query;
  DesmiAudience audience;
} Call;

static void
free_call (gpointer data)
{
  Call *call = data;

  desmi_query_unref (call->query);
  g_free (call);
}

static void
unref_table (gpointer table)
{
  desmi_table_unref (table);
}

static void
ask_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Call                  *call = data;
  GError                *error = NULL;
  DesmiStore            *store = DESMI_STORE (source);
  g_autoptr (DesmiTable) answer = desmi_store_query (store, call->query, cancellable, &error);
  DesmiTable            *safe = answer != NULL ? desmi_chart_suppress_answer (
                                    answer, call->audience, call->query, store, cancellable, &error)
                                               : NULL;

  if (safe != NULL)
    g_task_return_pointer (task, safe, unref_table);
  else
    g_task_return_error (task, error);
}

/**
 * desmi_safe_query_async:
 * @query: not changed any more
 * @audience: for whom the answer is
 *
 * Asks @store; small counts are hidden as from whatever else @audience gets.
 */
void
desmi_safe_query_async (DesmiStore         *store,
                        DesmiQuery         *query,
                        DesmiAudience       audience,
                        GCancellable       *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer            user_data)
{
  g_autoptr (GTask) task = g_task_new (store, cancellable, callback, user_data);
  Call             *call = g_new0 (Call, 1);

  call->query = desmi_query_ref (query);
  call->audience = audience;
  g_task_set_source_tag (task, desmi_safe_query_async);
  g_task_set_task_data (task, call, free_call);
  g_task_run_in_thread (task, ask_in_thread);
}

/**
 * desmi_safe_query_finish:
 *
 * Returns: (transfer full): the table; %NULL with #DESMI_STORE_ERROR or %G_IO_ERROR_CANCELLED
 */
DesmiTable *
desmi_safe_query_finish (DesmiStore *store, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
