/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An update from the national server, or the shipped data: all of it in one transaction, or
 * nothing. */
#include "store/desmi-official-private.h"

#include "core/desmi-name.h"
#include "store/desmi-connection.h"
#include "store/desmi-search.h"

#define OPS_BETWEEN_LOOKS 256 /* at the clock and the cancellable */
#define PROGRESS_INTERVAL_US (G_USEC_PER_SEC / 10)

typedef struct
{
  GPtrArray          *sets;
  DesmiOfficialResult result;
  DesmiProgress       progress; /* called in @context */
  gpointer            progress_data;
  GMainContext       *context;
  gint64              told_at;
  gint64              n_done, n_expected; /* operations; 0 expected: not known */
} Apply;

typedef struct
{
  DesmiProgress func;
  gpointer      data;
  double        fraction;
} Told;

static gboolean
tell_cb (gpointer data)
{
  Told *told = data;

  told->func (told->fraction, NULL, told->data);
  return G_SOURCE_REMOVE;
}

/* Carries the fraction to the caller's thread, which waits for this job. */
static void
tell (Apply *self)
{
  gint64              now = g_get_monotonic_time ();
  g_autoptr (GSource) source = NULL;
  Told               *told;

  if (self->progress == NULL || now - self->told_at < PROGRESS_INTERVAL_US)
    return;
  self->told_at = now;
  told = g_new (Told, 1);
  *told = (Told){ self->progress, self->progress_data, -1.0 };
  if (self->n_expected > 0)
    told->fraction = MIN (1.0, (double) self->n_done / (double) self->n_expected);
  source = g_idle_source_new ();
  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, tell_cb, told, g_free);
  g_source_attach (source, self->context);
}

static void
bind_value (sqlite3_stmt *stmt, int index, const DesmiOfficialValue *value)
{
  if (value->is_null)
    sqlite3_bind_null (stmt, index);
  else if (value->text != NULL)
    sqlite3_bind_text (stmt, index, value->text, -1, SQLITE_STATIC);
  else
    sqlite3_bind_int64 (stmt, index, value->integer);
}

static void
bind_own (sqlite3_stmt *stmt, int index, const DesmiOfficialSet *set, const DesmiOfficialOp *op)
{
  if (op->table == DESMI_OFFICIAL_ANNOUNCEMENT)
    sqlite3_bind_text (stmt, index, set->name, -1, SQLITE_STATIC);
  else if (op->table == DESMI_OFFICIAL_REGION && !op->is_delete)
    {
      sqlite3_bind_text (stmt, index, desmi_name_sort_key (op->values[1].text), -1, g_free);
      sqlite3_bind_text (stmt, index + 1, desmi_search_index_text (op->values[1].text), -1, g_free);
    }
}

/* Runs @sql with the first @n values of @op; @changes (nullable) counts the rows touched. */
static gboolean
run (DesmiConnection        *connection,
     const char             *sql,
     const DesmiOfficialSet *set,
     const DesmiOfficialOp  *op,
     guint                   n,
     guint                  *changes,
     GError                **error)
{
  sqlite3_stmt      *stmt = desmi_connection_prepare (connection, sql, error);
  g_autoptr (GError) local = NULL;

  if (stmt == NULL)
    return FALSE;
  for (guint i = 0; i < n; i++)
    bind_value (stmt, (int) i + 1, &op->values[i]);
  if (changes != NULL)
    bind_own (stmt, (int) n + 1, set, op);
  desmi_connection_step (connection, stmt, &local);
  sqlite3_clear_bindings (stmt);
  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  if (changes != NULL)
    *changes += (guint) sqlite3_changes (desmi_connection_get_db (connection));
  return TRUE;
}

static gboolean
apply_op (Apply                  *self,
          DesmiConnection        *connection,
          const DesmiOfficialSet *set,
          const DesmiOfficialOp  *op,
          GError                **error)
{
  const DesmiOfficialInfo *info = desmi_official_get_info (op->table);

  if (!desmi_official_check (set->name, op, error))
    return FALSE;
  if (op->is_delete)
    return run (connection, desmi_official_sql_delete (op->table), set, op, info->n_keys,
                &self->result.removed[op->table], error);
  if (!run (connection, desmi_official_sql_put (op->table), set, op, info->n_columns,
            &self->result.put[op->table], error))
    return FALSE;
  return !set->is_snapshot
         || run (connection, desmi_official_sql_see (op->table), set, op, info->n_keys, NULL,
                 error);
}

static gboolean
apply_ops (Apply                  *self,
           DesmiConnection        *connection,
           const DesmiOfficialSet *set,
           GCancellable           *cancellable,
           GError                **error)
{
  g_autoptr (GError) local = NULL;
  DesmiOfficialOp    op = { 0 };

  while (set->next (set->source, &op, &local))
    {
      if (local != NULL || !apply_op (self, connection, set, &op, &local))
        break;
      if (self->n_done++ % OPS_BETWEEN_LOOKS != 0)
        continue;
      if (g_cancellable_set_error_if_cancelled (cancellable, &local))
        break;
      tell (self);
    }
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

static gboolean
is_table_of (DesmiOfficialTable table, const DesmiOfficialSet *set)
{
  return desmi_official_get_info (table)->is_common == g_str_equal (set->name, "common");
}

static gboolean
clear_seen (DesmiConnection *connection, const DesmiOfficialSet *set, GError **error)
{
  for (guint i = 0; i < DESMI_N_OFFICIAL; i++)
    if (is_table_of (i, set)
        && (!desmi_connection_exec (connection, desmi_official_sql_seen_create (i), error)
            || !desmi_connection_exec (connection, desmi_official_sql_seen_clear (i), error)))
      return FALSE;
  return TRUE;
}

/* A set that promises nothing (data shipped with the program) speaks of all its tables. */
static gboolean
is_listed (DesmiOfficialTable table, const DesmiOfficialSet *set)
{
  for (guint i = 0; set->states != NULL && i < set->states->len; i++)
    if (((const DesmiOfficialState *) g_ptr_array_index (set->states, i))->table == table)
      return TRUE;
  return set->states == NULL;
}

/* A snapshot is the set: what it did not put goes, in the tables whose rows it promises. */
static gboolean
trim (Apply *self, DesmiConnection *connection, const DesmiOfficialSet *set, GError **error)
{
  for (guint i = 0; i < DESMI_N_OFFICIAL; i++)
    {
      if (!is_table_of (i, set) || !is_listed (i, set))
        continue;
      if (!desmi_connection_run (connection, error, desmi_official_sql_trim (i), "s", set->name))
        return FALSE;
      self->result.removed[i] += (guint) sqlite3_changes (desmi_connection_get_db (connection));
    }
  return clear_seen (connection, set, error);
}

static gboolean
apply_set (Apply                  *self,
           DesmiConnection        *connection,
           const DesmiOfficialSet *set,
           GCancellable           *cancellable,
           GError                **error)
{
  if (set->is_snapshot && !clear_seen (connection, set, error))
    return FALSE;
  if (!apply_ops (self, connection, set, cancellable, error))
    return FALSE;
  if (set->is_snapshot && !trim (self, connection, set, error))
    return FALSE;
  if (!desmi_official_verify (connection, set, error))
    return FALSE;
  if (set->head == NULL)
    return TRUE;
  desmi_connection_touch (connection, DESMI_TABLES_SYNC, NULL);
  return desmi_sync_state_write (connection, set, error);
}

static void
touch (const Apply *self, DesmiConnection *connection)
{
  static const DesmiTables tables[DESMI_N_OFFICIAL] = {
    [DESMI_OFFICIAL_REGION] = DESMI_TABLES_REGIONS | DESMI_TABLES_VILLAGES,
    [DESMI_OFFICIAL_COUNTRY] = DESMI_TABLES_CATALOGUE,
    [DESMI_OFFICIAL_PROGRAMME] = DESMI_TABLES_CATALOGUE,
    [DESMI_OFFICIAL_PILLAR] = DESMI_TABLES_CATALOGUE | DESMI_TABLES_PILLARS,
    [DESMI_OFFICIAL_REASON] = DESMI_TABLES_CATALOGUE,
    [DESMI_OFFICIAL_INDICATOR] = DESMI_TABLES_CATALOGUE | DESMI_TABLES_PILLARS,
    [DESMI_OFFICIAL_VILLAGE] = DESMI_TABLES_VILLAGES,
    [DESMI_OFFICIAL_ENROLMENT] = DESMI_TABLES_VILLAGES,
    [DESMI_OFFICIAL_FLOWS] = DESMI_TABLES_FLOWS,
    [DESMI_OFFICIAL_REMITTANCES] = DESMI_TABLES_REMITTANCES,
    [DESMI_OFFICIAL_TARGETS] = DESMI_TABLES_PILLARS,
    [DESMI_OFFICIAL_ANNOUNCEMENT] = DESMI_TABLES_SYNC,
  };

  for (guint i = 0; i < DESMI_N_OFFICIAL; i++)
    if (self->result.put[i] > 0 || self->result.removed[i] > 0)
      desmi_connection_touch (connection, tables[i], NULL);
}

static gboolean
has_changed (const Apply *self, DesmiOfficialTable table)
{
  return self->result.put[table] > 0 || self->result.removed[table] > 0;
}

static gpointer
apply_job (DesmiConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  Apply *self = data;

  for (guint i = 0; i < self->sets->len; i++)
    if (!apply_set (self, connection, g_ptr_array_index (self->sets, i), cancellable, error))
      return NULL;
  if (has_changed (self, DESMI_OFFICIAL_FLOWS) && !desmi_summary_rebuild (connection, error))
    return NULL;
  if (has_changed (self, DESMI_OFFICIAL_REGION)
      && !desmi_connection_exec (connection, "INSERT INTO search (search) VALUES ('rebuild')",
                                 error))
    return NULL;
  if (!desmi_sync_record_write (connection, self->sets, &self->result, error))
    return NULL;
  touch (self, connection);
  return self;
}

static void
done_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  GAsyncResult **out = data;

  *out = g_object_ref (result);
}

/* Waits for the job in a context of its own, where alone what it tells is heard. */
static gboolean
apply_and_listen (DesmiStore *store, Apply *self, GCancellable *cancellable, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;
  gboolean                 ok;

  self->context = g_main_context_new ();
  g_main_context_push_thread_default (self->context);
  desmi_store_write_async (store, apply_job, self, NULL, NULL, cancellable, done_cb, &result);
  while (result == NULL)
    g_main_context_iteration (self->context, TRUE);
  ok = desmi_store_write_finish (store, result, error) != NULL;
  while (g_main_context_iteration (self->context, FALSE))
    ;
  g_main_context_pop_thread_default (self->context);
  g_clear_object (&result);
  g_clear_pointer (&self->context, g_main_context_unref);
  return ok;
}

static gint64
count_expected (const GPtrArray *sets)
{
  gint64 n = 0;

  for (guint i = 0; i < sets->len; i++)
    {
      const DesmiOfficialSet *set = g_ptr_array_index (sets, i);

      if (!set->is_snapshot || set->states == NULL || set->states->len == 0)
        return 0;
      for (guint j = 0; j < set->states->len; j++)
        n += ((const DesmiOfficialState *) g_ptr_array_index (set->states, j))->n_rows;
    }
  return n;
}

/**
 * desmi_store_apply_official:
 * @sets: (element-type DesmiOfficialSet): what to apply, in this order
 * @result: (out caller-allocates) (nullable): counts of rows new, changed and removed
 * @progress: (nullable) (scope call): told on the calling thread at most ten times a second,
 * without a text, for the caller knows what this is part of
 *
 * Writes official tables in one transaction on the writer: the operations, then the promised
 * digests are checked, the sums made anew and the heads kept as trusted. A set without a head (data
 * shipped with the program) leaves nothing trusted behind. Local tables are not touched.
 *
 * Returns: %TRUE; else nothing was changed: %DESMI_STORE_ERROR_DIGEST, %DESMI_STORE_ERROR_INPUT,
 *   what @sets's own functions set, %G_IO_ERROR_CANCELLED, or any other #DesmiStoreError
 */
gboolean
desmi_store_apply_official (DesmiStore          *self,
                            GPtrArray           *sets,
                            DesmiOfficialResult *result,
                            DesmiProgress        progress,
                            gpointer             progress_data,
                            GCancellable        *cancellable,
                            GError             **error)
{
  Apply    apply = { .sets = sets, .progress = progress, .progress_data = progress_data };
  gboolean ok;

  g_return_val_if_fail (DESMI_IS_STORE (self), FALSE);
  g_return_val_if_fail (sets != NULL, FALSE);
  apply.n_expected = count_expected (sets);
  if (progress != NULL)
    ok = apply_and_listen (self, &apply, cancellable, error);
  else
    ok = desmi_store_write (self, apply_job, &apply, cancellable, error) != NULL;
  if (ok && result != NULL)
    *result = apply.result;
  return ok;
}
