/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is trusted of a set, and the list of past updates. */
#include "store/desmi-official-private.h"

#include "core/desmi-clock.h"
#include "store/desmi-connection.h"

typedef struct
{
  const char     *set;
  DesmiSyncState *state;
} StateJob;

static char *
dup_column (sqlite3_stmt *stmt, int column)
{
  return g_strdup ((const char *) sqlite3_column_text (stmt, column));
}

static DesmiSyncState *
read_state (sqlite3_stmt *stmt)
{
  DesmiSyncState *state = g_new0 (DesmiSyncState, 1);

  state->set = dup_column (stmt, 0);
  state->epoch = sqlite3_column_int64 (stmt, 1);
  state->version = sqlite3_column_int64 (stmt, 2);
  state->seq = sqlite3_column_int64 (stmt, 3);
  state->signed_at = dup_column (stmt, 4);
  state->expires = dup_column (stmt, 5);
  state->accepted_at = dup_column (stmt, 6);
  state->etag = dup_column (stmt, 7);
  state->unknown = dup_column (stmt, 8);
  state->head = g_bytes_new (sqlite3_column_blob (stmt, 9), (gsize) sqlite3_column_bytes (stmt, 9));
  return state;
}

static gpointer
state_job (DesmiConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  StateJob          *job = data;
  g_autoptr (GError) local = NULL;
  sqlite3_stmt      *stmt = desmi_connection_bind (
           connection, error,
           "SELECT set_name, epoch, version, seq, signed_at, expires, accepted_at, etag, unknown, head "
                "FROM sync_state WHERE set_name = ?1",
           "s", job->set);

  if (stmt == NULL)
    return NULL;
  if (desmi_connection_step (connection, stmt, &local))
    {
      job->state = read_state (stmt);
      sqlite3_reset (stmt);
    }
  if (local == NULL)
    return job;
  g_propagate_error (error, g_steal_pointer (&local));
  return NULL;
}

/**
 * desmi_store_get_sync_state:
 * @set: "common" or a district code
 *
 * Returns: (transfer full) (nullable): what is trusted of @set; %NULL without @error if it was
 * never pulled, with it on failure
 */
DesmiSyncState *
desmi_store_get_sync_state (DesmiStore *self, const char *set, GError **error)
{
  StateJob job = { set, NULL };

  g_return_val_if_fail (set != NULL, NULL);
  if (desmi_store_read (self, state_job, &job, NULL, error) == NULL)
    g_clear_pointer (&job.state, desmi_sync_state_free);
  return job.state;
}

typedef struct
{
  const char *set;
  gint64     *counts;
} CountJob;

static gpointer
count_job (DesmiConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  const CountJob *job = data;

  for (guint i = 0; i < DESMI_N_OFFICIAL; i++)
    {
      job->counts[i] = desmi_official_get_info (i)->is_common == g_str_equal (job->set, "common")
                           ? desmi_official_count_rows (connection, job->set, i, error)
                           : 0;
      if (job->counts[i] < 0)
        return NULL;
    }
  return data;
}

/**
 * desmi_store_count_official:
 * @set: "common" or a district code
 * @counts: (out) (array fixed-size=12): rows of each table that are @set's; 0 of tables of other
 *   sets
 *
 * Returns: %FALSE with a #DesmiStoreError
 */
gboolean
desmi_store_count_official (DesmiStore *self,
                            const char *set,
                            gint64      counts[DESMI_N_OFFICIAL],
                            GError    **error)
{
  CountJob job = { set, counts };

  g_return_val_if_fail (set != NULL, FALSE);
  return desmi_store_read (self, count_job, &job, NULL, error) != NULL;
}

typedef struct
{
  const char *server, *result, *message, *changed;
} HistoryJob;

static gpointer
history_job (DesmiConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  const HistoryJob *job = data;
  g_autofree char  *now = desmi_clock_format_utc (desmi_clock_now ());

  if (!desmi_connection_run (connection, error,
                             "INSERT INTO sync_history (at, server, result, message, changed) "
                             "VALUES (?1, ?2, ?3, ?4, ?5)",
                             "sssss", now, job->server, job->result, job->message, job->changed))
    return NULL;
  desmi_connection_touch (connection, DESMI_TABLES_SYNC, NULL);
  return data;
}

/* {"flows":120}: rows new, changed and removed, by table */
static char *
dup_changes (const DesmiOfficialResult *result)
{
  GString *json = g_string_new ("{");

  for (guint i = 0; i < DESMI_N_OFFICIAL; i++)
    if (result->put[i] > 0 || result->removed[i] > 0)
      g_string_append_printf (json, "%s\"%s\":%u", json->len > 1 ? "," : "",
                              desmi_official_get_info (i)->wire_name,
                              result->put[i] + result->removed[i]);
  g_string_append_c (json, '}');
  return g_string_free (json, FALSE);
}

static gboolean
write_meta (DesmiConnection *connection, char **meta, GError **error)
{
  for (guint i = 0; meta != NULL && meta[i] != NULL; i += 2)
    if (!desmi_connection_run (connection, error,
                               "INSERT INTO meta (key, value) VALUES (?1, ?2) "
                               "ON CONFLICT (key) DO UPDATE SET value = excluded.value",
                               "ss", meta[i], meta[i + 1]))
      return FALSE;
  return TRUE;
}

/**
 * desmi_sync_record_write:
 * @sets: (element-type DesmiOfficialSet): what was applied
 * @result: what it changed
 *
 * Keeps, inside the update's own transaction, what the sets want remembered: the file's meta values
 * and one entry of the update history.
 */
gboolean
desmi_sync_record_write (DesmiConnection           *connection,
                         GPtrArray                 *sets,
                         const DesmiOfficialResult *result,
                         GError                   **error)
{
  const char *server = NULL;

  for (guint i = 0; i < sets->len; i++)
    {
      const DesmiOfficialSet *set = g_ptr_array_index (sets, i);

      if (!write_meta (connection, set->meta, error))
        return FALSE;
      server = server != NULL ? server : set->server;
    }
  if (server != NULL)
    {
      g_autofree char *changed = dup_changes (result);
      HistoryJob       job = { server, "updated", NULL, changed };

      return history_job (connection, &job, NULL, error) != NULL;
    }
  return TRUE;
}

/**
 * desmi_store_add_sync_history:
 * @server: address asked
 * @result: "up-to-date", "updated" or "failed"
 * @message: (nullable): a sentence
 * @changed_json: (nullable): counts of changes, as an object
 *
 * Notes an update, or the attempt, for the list on the updates page.
 */
gboolean
desmi_store_add_sync_history (DesmiStore *self,
                              const char *server,
                              const char *result,
                              const char *message,
                              const char *changed_json,
                              GError    **error)
{
  HistoryJob job = { server, result, message, changed_json };

  g_return_val_if_fail (server != NULL && result != NULL, FALSE);
  return desmi_store_write (self, history_job, &job, NULL, error) != NULL;
}
