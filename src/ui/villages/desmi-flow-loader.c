/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Asks the store for what a sheet of flows is made of, all at once. */
#include "ui/villages/desmi-flow-loader.h"

#include "app/desmi-extent.h"

#define N_QUESTIONS 5 /* besides the counts and what stands beside them */

/* Of one load: what has come, and what is still to come. */
typedef struct
{
  DesmiFlowLoad *load;
  char          *village;
  int            year; /* 0: the last one with flows */
  guint          n_left;
  GError        *error; /* nullable: the first */
} Gathering;

static void
gathering_free (gpointer data)
{
  Gathering *self = data;

  g_clear_pointer (&self->load, desmi_flow_load_free);
  g_clear_error (&self->error);
  g_free (self->village);
  g_free (self);
}

/* @table: (transfer full) (nullable); @error: (transfer full) (nullable) */
static void
take (GTask *task, DesmiTable **place, DesmiTable *table, GError *error)
{
  Gathering *self = g_task_get_task_data (task);

  *place = table;
  if (self->error == NULL)
    self->error = error;
  else
    g_clear_error (&error);
  self->n_left--;
  if (self->n_left > 0)
    {
      g_object_unref (task);
      return;
    }
  if (self->error != NULL)
    g_task_return_error (task, g_steal_pointer (&self->error));
  else
    g_task_return_pointer (task, g_steal_pointer (&self->load),
                           (GDestroyNotify) desmi_flow_load_free);
  g_object_unref (task);
}

#define DEFINE_ANSWER(member, finish)                                                              \
  static void member##_cb (GObject *source, GAsyncResult *result, gpointer task)                   \
  {                                                                                                \
    Gathering  *self = g_task_get_task_data (task);                                                \
    GError     *error = NULL;                                                                      \
    DesmiTable *table = finish (DESMI_STORE (source), result, &error);                             \
                                                                                                   \
    take (task, &self->load->member, table, error);                                                \
  }

DEFINE_ANSWER (local, desmi_store_query_finish)
DEFINE_ANSWER (official, desmi_store_query_finish)
DEFINE_ANSWER (wholes, desmi_store_query_finish)
DEFINE_ANSWER (reported, desmi_store_lookup_finish)
DEFINE_ANSWER (accepted, desmi_store_lookup_finish)
DEFINE_ANSWER (stock, desmi_store_query_finish)
DEFINE_ANSWER (months, desmi_store_lookup_finish)
DEFINE_ANSWER (undone, desmi_store_lookup_finish)

static void
entries_cb (GObject *source, GAsyncResult *result, gpointer task)
{
  Gathering  *self = g_task_get_task_data (task);
  GError     *error = NULL;
  DesmiTable *table = desmi_store_lookup_finish (DESMI_STORE (source), result, &error);

  take (task, &self->load->local, table, error);
}

/* The server's beside them, or what they are parts of. */
static void
ask_wholes (GTask *task, DesmiQuery *query, GAsyncReadyCallback callback)
{
  Gathering *self = g_task_get_task_data (task);

  self->n_left++;
  desmi_store_query_async (g_task_get_source_object (task), query, g_task_get_cancellable (task),
                           callback, g_object_ref (task));
}

static DesmiQuery *
new_money_query (const char *village, DesmiSource source)
{
  DesmiQuery *query = desmi_query_new (DESMI_QUERY_REMITTANCES);

  desmi_query_add_by (query, DESMI_DIMENSION_QUARTER);
  desmi_query_set_source (query, source);
  desmi_query_add_where (query, DESMI_DIMENSION_VILLAGE, village, NULL);
  return query;
}

static void
ask_beside (GTask *task, const char *village, DesmiDirection direction, DesmiFlowKind kind)
{
  g_autoptr (DesmiQuery) official = NULL, wholes = NULL;

  if (kind == DESMI_FLOW_KIND_WORKERS)
    official = desmi_flow_grid_ask (village, direction, DESMI_SOURCE_OFFICIAL);
  else if (kind == DESMI_FLOW_KIND_CAUSES)
    wholes = desmi_flow_grid_ask (village, DESMI_DIRECTION_RETURN, DESMI_SOURCE_DEFAULT);
  else if (kind == DESMI_FLOW_KIND_REMITTANCES)
    {
      official = new_money_query (village, DESMI_SOURCE_OFFICIAL);
      wholes = new_money_query (village, DESMI_SOURCE_LOCAL);
    }
  if (official != NULL)
    ask_wholes (task, official, official_cb);
  if (wholes != NULL)
    ask_wholes (task, wholes, wholes_cb);
}

static void
ask_counts (GTask *task, const char *village, DesmiDirection direction, DesmiFlowKind kind)
{
  DesmiStore            *store = g_task_get_source_object (task);
  GCancellable          *cancellable = g_task_get_cancellable (task);
  g_autoptr (DesmiQuery) local = NULL;
  g_autofree char       *lookup = NULL;
  DesmiRegister          reg;

  if (!desmi_flow_kind_get_register (kind, &reg))
    {
      local = desmi_flow_grid_ask (village, direction, DESMI_SOURCE_LOCAL);
      desmi_store_query_async (store, local, cancellable, local_cb, g_object_ref (task));
      return;
    }
  lookup = g_strconcat ("register-", desmi_register_get (reg)->name, NULL);
  desmi_store_lookup_async (store, lookup, village, desmi_locale_get_user (), cancellable,
                            entries_cb, g_object_ref (task));
}

/* Up to the last month that is known of the village. */
static void
stock_end_cb (GObject *source, GAsyncResult *result, gpointer task)
{
  Gathering             *self = g_task_get_task_data (task);
  g_autoptr (DesmiQuery) query = NULL;
  GError                *error = NULL;
  DesmiPeriod            period;
  g_autoptr (DesmiTable) table = desmi_store_lookup_finish (DESMI_STORE (source), result, &error);

  if (table == NULL || desmi_table_get_n_rows (table) == 0
      || !desmi_period_parse (desmi_table_get_text (table, 0, 0), &period, NULL))
    {
      take (task, &self->load->stock, NULL, error);
      return;
    }
  period = desmi_period_range (period.last - DESMI_STOCK_MONTHS + 1, period.last);
  query = desmi_query_new (DESMI_QUERY_FLOWS);
  desmi_query_set_period (query, &period);
  desmi_query_set_stock (query, TRUE);
  desmi_query_add_where (query, DESMI_DIMENSION_VILLAGE, self->village, NULL);
  desmi_store_query_async (DESMI_STORE (source), query, g_task_get_cancellable (task), stock_cb,
                           task);
}

/* By the end of the year, or of what the file has. */
static void
ask_stock (GTask *task, const DesmiExtent *extent)
{
  Gathering       *self = g_task_get_task_data (task);
  int              last = extent->months.last;
  char             month[8];
  g_autofree char *argument = NULL;

  if (self->year > 0)
    last = MIN (last, desmi_month_make (self->year, 12));
  desmi_month_to_text (last, month);
  argument = g_strdup_printf ("%s %s", self->village, month);
  self->n_left++;
  desmi_store_lookup_async (g_task_get_source_object (task), "stock-end", argument,
                            desmi_locale_get_user (), g_task_get_cancellable (task), stock_end_cb,
                            g_object_ref (task));
}

static void
ask_undone (GTask *task, gint64 first_step)
{
  Gathering       *self = g_task_get_task_data (task);
  g_autofree char *first = g_strdup_printf ("%" G_GINT64_FORMAT, first_step);

  if (first_step == 0)
    return;
  self->n_left++;
  desmi_store_lookup_async (g_task_get_source_object (task), "undone", first,
                            desmi_locale_get_user (), g_task_get_cancellable (task), undone_cb,
                            g_object_ref (task));
}

static void
extent_cb (GObject *source, GAsyncResult *result, gpointer task)
{
  Gathering  *self = g_task_get_task_data (task);
  GError     *error = NULL;
  DesmiTable *table = desmi_store_lookup_finish (DESMI_STORE (source), result, &error);
  DesmiExtent extent = { 0 };

  if (table != NULL)
    desmi_extent_read (&extent, table);
  if (extent.has_months)
    ask_stock (task, &extent);
  take (task, &self->load->extent, table, error);
}

/**
 * desmi_flow_load_free:
 *
 * Frees what was read.
 */
void
desmi_flow_load_free (DesmiFlowLoad *self)
{
  g_clear_pointer (&self->local, desmi_table_unref);
  g_clear_pointer (&self->official, desmi_table_unref);
  g_clear_pointer (&self->wholes, desmi_table_unref);
  g_clear_pointer (&self->reported, desmi_table_unref);
  g_clear_pointer (&self->accepted, desmi_table_unref);
  g_clear_pointer (&self->extent, desmi_table_unref);
  g_clear_pointer (&self->stock, desmi_table_unref);
  g_clear_pointer (&self->months, desmi_table_unref);
  g_clear_pointer (&self->undone, desmi_table_unref);
  g_free (self);
}

/**
 * desmi_flow_load_async:
 * @village: its code
 * @year: that is shown; 0: the last one with flows
 * @kind: what is counted
 * @first_step: from which on it is asked which steps are undone; 0: it is not
 *
 * Reads the flows of a village in one direction, of all years, and what the district said of them.
 */
void
desmi_flow_load_async (DesmiStore         *store,
                       const char         *village,
                       int                 year,
                       DesmiDirection      direction,
                       DesmiFlowKind       kind,
                       gint64              first_step,
                       GCancellable       *cancellable,
                       GAsyncReadyCallback callback,
                       gpointer            user_data)
{
  GTask             *task = g_task_new (store, cancellable, callback, user_data);
  Gathering         *self = g_new0 (Gathering, 1);
  const DesmiLocale *locale = desmi_locale_get_user ();

  g_task_set_source_tag (task, desmi_flow_load_async);
  self->load = g_new0 (DesmiFlowLoad, 1);
  self->village = g_strdup (village);
  self->year = year;
  self->n_left = N_QUESTIONS;
  g_task_set_task_data (task, self, gathering_free);
  ask_counts (task, village, direction, kind);
  ask_beside (task, village, direction, kind);
  ask_undone (task, first_step);
  desmi_store_lookup_async (store, "register-reported-month", village, locale, cancellable,
                            reported_cb, g_object_ref (task));
  desmi_store_lookup_async (store, "register-acceptance", village, locale, cancellable, accepted_cb,
                            g_object_ref (task));
  desmi_store_lookup_async (store, "stock-months", NULL, locale, cancellable, months_cb,
                            g_object_ref (task));
  desmi_store_lookup_async (store, "extent", NULL, locale, cancellable, extent_cb, task);
}

/**
 * desmi_flow_load_finish:
 *
 * Returns: (transfer full): what was read; %NULL with @error set
 */
DesmiFlowLoad *
desmi_flow_load_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * desmi_flow_load_follow:
 *
 * What was pasted with a step that is undone by now is not shown.
 */
void
desmi_flow_load_follow (const DesmiFlowLoad *self, DesmiFlowDrafts *drafts)
{
  g_autoptr (GHashTable) undone = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);

  if (self->undone == NULL)
    return;
  for (guint i = 0; i < desmi_table_get_n_rows (self->undone); i++)
    {
      gint64 step = desmi_table_get_int (self->undone, i, 0);

      g_hash_table_add (undone, g_memdup2 (&step, sizeof step));
    }
  desmi_flow_drafts_follow (drafts, undone);
}
