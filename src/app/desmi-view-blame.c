/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which filters leave nothing of the worker flows: those without which there would be something. */
#include "app/desmi-view-blame.h"

/* Whether there is any flow; departures, unless returns are asked for. */
static gboolean
has_flows (const DesmiViewState *state,
           DesmiStore           *store,
           gboolean             *has,
           GCancellable         *cancellable,
           GError              **error)
{
  g_autoptr (DesmiQuery) query = desmi_query_new (DESMI_QUERY_FLOWS);
  const char            *text = desmi_view_state_get (state, DESMI_VIEW_PERIOD);
  g_autoptr (DesmiTable) table = NULL;
  DesmiPeriod            period;

  desmi_view_state_ask (state, query);
  if (desmi_view_state_get_filter (state, "direction") == NULL
      && !desmi_query_add_where (query, DESMI_DIMENSION_DIRECTION,
                                 desmi_direction_to_code (DESMI_DIRECTION_OUT), error))
    return FALSE;
  if (text != NULL && desmi_period_parse (text, &period, NULL))
    desmi_query_set_period (query, &period);
  desmi_query_set_source (query, desmi_view_state_get_source (state));
  table = desmi_store_query (store, query, cancellable, error);
  *has = table != NULL && desmi_table_get_n_rows (table) > 0;
  return table != NULL;
}

static char *
dup_column (const char *filter)
{
  return g_strndup (filter, strcspn (filter, "="));
}

/* The filters that each for itself leave nothing; where it takes several, all of them. */
static GPtrArray *
find (const DesmiViewState *state, DesmiStore *store, GCancellable *cancellable, GError **error)
{
  const char *const    *filters = desmi_view_state_get_filters (state);
  g_autoptr (GPtrArray) blamed = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; filters[i] != NULL; i++)
    {
      g_autofree char           *column = dup_column (filters[i]);
      g_autoptr (DesmiViewState) without = desmi_view_state_with_filter (state, column, NULL);
      gboolean                   has;

      if (!has_flows (without, store, &has, cancellable, error))
        return NULL;
      if (has)
        g_ptr_array_add (blamed, g_strdup (filters[i]));
    }
  for (guint i = 0; blamed->len == 0 && filters[i] != NULL; i++)
    g_ptr_array_add (blamed, g_strdup (filters[i]));
  g_ptr_array_add (blamed, NULL);
  return g_steal_pointer (&blamed);
}

static void
unref_state (gpointer state)
{
  desmi_view_state_unref (state);
}

static void
free_texts (gpointer texts)
{
  g_strfreev (texts);
}

static void
find_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  GError    *error = NULL;
  GPtrArray *blamed = find (data, DESMI_STORE (source), cancellable, &error);

  if (blamed != NULL)
    g_task_return_pointer (task, g_ptr_array_free (blamed, FALSE), free_texts);
  else
    g_task_return_error (task, error);
}

/**
 * desmi_view_blame_async:
 * @state: of which there is nothing
 *
 * Finds which filters are to blame, without blocking.
 */
void
desmi_view_blame_async (DesmiViewState     *state,
                        DesmiStore         *store,
                        GCancellable       *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer            user_data)
{
  g_autoptr (GTask) task = g_task_new (store, cancellable, callback, user_data);

  g_task_set_source_tag (task, desmi_view_blame_async);
  g_task_set_task_data (task, desmi_view_state_ref (state), unref_state);
  g_task_run_in_thread (task, find_in_thread);
}

/**
 * desmi_view_blame_finish:
 *
 * Returns: (transfer full): "column=value" of each, ended by %NULL; none where none is set, and the
 * time is to blame; %NULL with #DESMI_STORE_ERROR or %G_IO_ERROR_CANCELLED
 */
char **
desmi_view_blame_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
