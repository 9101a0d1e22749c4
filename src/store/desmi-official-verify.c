/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The state digest of the tables after an update, and what is then trusted of its set. */
#include "store/desmi-official-private.h"

#include "core/desmi-clock.h"
#include "store/desmi-connection.h"

#include <glib/gi18n-lib.h>

/* Where the columns of @state lie in the table; FALSE: one of them is not there. */
static gboolean
find_columns (const DesmiOfficialState *state, GArray *out)
{
  const DesmiOfficialInfo *info = desmi_official_get_info (state->table);

  for (guint i = 0; state->columns[i] != NULL; i++)
    {
      guint j = 0;

      while (j < info->n_columns && !g_str_equal (info->columns[j].name, state->columns[i]))
        j++;
      if (j == info->n_columns)
        return FALSE;
      g_array_append_val (out, j);
    }
  return TRUE;
}

static void
add_row (DesmiDigest *digest, sqlite3_stmt *stmt, const GArray *columns)
{
  for (guint i = 0; i < columns->len; i++)
    {
      int column = (int) g_array_index (columns, guint, i);

      /* integers come as their decimal digits, null as NULL */
      desmi_digest_add_text (digest, (const char *) sqlite3_column_text (stmt, column));
    }
  desmi_digest_end_row (digest);
}

static char *
digest_table (DesmiConnection   *connection,
              const char        *set,
              DesmiOfficialTable table,
              const GArray      *columns,
              gint64            *n_rows,
              GError           **error)
{
  g_autoptr (DesmiDigest) digest = desmi_digest_new ();
  g_autoptr (GError)      local = NULL;
  sqlite3_stmt           *stmt
      = desmi_connection_bind (connection, error, desmi_official_sql_select (table), "s", set);

  if (stmt == NULL)
    return NULL;
  for (*n_rows = 0; desmi_connection_step (connection, stmt, &local); (*n_rows)++)
    add_row (digest, stmt, columns);
  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return NULL;
    }
  return desmi_digest_end (g_steal_pointer (&digest));
}

/**
 * desmi_official_count_rows:
 * @set: "common" or a district code
 *
 * Returns: how many rows of @table are @set's; -1 on failure
 */
gint64
desmi_official_count_rows (DesmiConnection   *connection,
                           const char        *set,
                           DesmiOfficialTable table,
                           GError           **error)
{
  g_autoptr (GError) local = NULL;
  gint64             n = -1;
  sqlite3_stmt      *stmt
      = desmi_connection_bind (connection, error, desmi_official_sql_count (table), "s", set);

  if (stmt == NULL)
    return -1;
  if (desmi_connection_step (connection, stmt, &local))
    {
      n = sqlite3_column_int64 (stmt, 0);
      sqlite3_reset (stmt);
    }
  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return -1;
    }
  return n;
}

static gboolean
fail_promise (const DesmiOfficialSet   *set,
              const DesmiOfficialState *state,
              gint64                    n_rows,
              GError                  **error)
{
  char got[24], promised[24];

  g_snprintf (got, sizeof got, "%" G_GINT64_FORMAT, n_rows);
  g_snprintf (promised, sizeof promised, "%" G_GINT64_FORMAT, state->n_rows);
  g_set_error (error, DESMI_STORE_ERROR, DESMI_STORE_ERROR_DIGEST,
               /* Translators: a set, a table, and two numbers of rows */
               _ ("The update of %s could not be verified: the table %s does not become what the "
                  "server promises (%s rows, promised %s). Nothing was changed."),
               set->name, desmi_official_get_info (state->table)->wire_name, got, promised);
  return FALSE;
}

/* A column that is not known here changes the digest, but not how many rows there are. */
static gboolean
verify_count (DesmiConnection          *connection,
              const DesmiOfficialSet   *set,
              const DesmiOfficialState *state,
              GError                  **error)
{
  gint64 n_rows = desmi_official_count_rows (connection, set->name, state->table, error);

  if (n_rows < 0)
    return FALSE;
  return n_rows == state->n_rows || fail_promise (set, state, n_rows, error);
}

static gboolean
verify_state (DesmiConnection          *connection,
              const DesmiOfficialSet   *set,
              const DesmiOfficialState *state,
              GError                  **error)
{
  const DesmiOfficialInfo *info = desmi_official_get_info (state->table);
  g_autoptr (GArray)       columns = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autofree char         *digest = NULL;
  gint64                   n_rows = 0;

  if (!state->digest_known)
    return verify_count (connection, set, state, error);
  if (!find_columns (state, columns))
    {
      g_set_error (error, DESMI_STORE_ERROR, DESMI_STORE_ERROR_DIGEST,
                   _ ("The update of %s promises a column of the table %s that is not known here; "
                      "nothing was changed."),
                   set->name, info->wire_name);
      return FALSE;
    }
  digest = digest_table (connection, set->name, state->table, columns, &n_rows, error);
  if (digest == NULL)
    return FALSE;
  return (n_rows == state->n_rows && g_ascii_strcasecmp (digest, state->sha256) == 0)
         || fail_promise (set, state, n_rows, error);
}

/**
 * desmi_official_verify:
 *
 * Compares each table with what the signed head says it must be.
 *
 * Returns: %FALSE with @error set: the transaction must be rolled back
 */
gboolean
desmi_official_verify (DesmiConnection *connection, const DesmiOfficialSet *set, GError **error)
{
  for (guint i = 0; set->states != NULL && i < set->states->len; i++)
    if (!verify_state (connection, set, g_ptr_array_index (set->states, i), error))
      return FALSE;
  return TRUE;
}

/**
 * desmi_sync_state_write:
 *
 * Keeps what is trusted of a set now, for the next pull to start from.
 *
 * Returns: %FALSE with @error set
 */
gboolean
desmi_sync_state_write (DesmiConnection *connection, const DesmiOfficialSet *set, GError **error)
{
  g_autofree char   *now = desmi_clock_format_utc (desmi_clock_now ());
  g_autoptr (GError) local = NULL;
  gsize              size;
  gconstpointer      head = g_bytes_get_data (set->head, &size);
  sqlite3_stmt      *stmt = desmi_connection_bind (
           connection, error,
           "INSERT INTO sync_state (set_name, epoch, version, seq, signed_at, expires, accepted_at, "
                "etag, unknown, head) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10) "
                "ON CONFLICT (set_name) DO UPDATE SET epoch = excluded.epoch, version = excluded.version, "
                "seq = excluded.seq, signed_at = excluded.signed_at, expires = excluded.expires, "
                "accepted_at = excluded.accepted_at, etag = excluded.etag, unknown = excluded.unknown, "
                "head = excluded.head",
           "siiisssss", set->name, set->epoch, set->version, set->seq, set->signed_at, set->expires, now,
           set->etag, set->unknown);

  if (stmt == NULL)
    return FALSE;
  sqlite3_bind_blob64 (stmt, 10, head != NULL ? head : "", size, SQLITE_TRANSIENT);
  desmi_connection_step (connection, stmt, &local);
  sqlite3_clear_bindings (stmt);
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

/**
 * desmi_sync_state_free:
 * @self: (transfer full): what is trusted of a set
 */
void
desmi_sync_state_free (DesmiSyncState *self)
{
  g_free (self->set);
  g_free (self->signed_at);
  g_free (self->expires);
  g_free (self->accepted_at);
  g_free (self->etag);
  g_free (self->unknown);
  g_clear_pointer (&self->head, g_bytes_unref);
  g_free (self);
}
