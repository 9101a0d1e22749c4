/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A hash of all rows of a table, to prove that nothing, or the right thing, has changed. */
#include "store/desmi-connection.h"

#include <glib/gi18n-lib.h>
#include <string.h>

typedef struct
{
  const char *table;
} Call;

/* Type and length before each value, so that no two rows hash alike. */
static void
add_value (GChecksum *sum, sqlite3_stmt *stmt, int column)
{
  int           type = sqlite3_column_type (stmt, column);
  const guchar *data = sqlite3_column_blob (stmt, column);
  gint32        length = sqlite3_column_bytes (stmt, column);
  guchar        head[5] = { (guchar) type, (guchar) (length >> 24), (guchar) (length >> 16),
                            (guchar) (length >> 8), (guchar) length };

  g_checksum_update (sum, head, sizeof head);
  if (length > 0)
    g_checksum_update (sum, data, length);
}

/* The order of the key, which each of our tables has. */
static char *
make_sql (DesmiConnection *connection, const char *table, GError **error)
{
  g_autofree char *kind = NULL;
  g_autofree char *order = NULL;
  sqlite3_stmt    *stmt = desmi_connection_bind (
         connection, error,
         "SELECT type FROM sqlite_schema WHERE name = ? AND type IN ('table', 'view')", "s", table);

  if (stmt == NULL)
    return NULL;
  if (desmi_connection_step (connection, stmt, error))
    kind = g_strdup ((const char *) sqlite3_column_text (stmt, 0));
  sqlite3_reset (stmt);
  if (kind == NULL)
    {
      if (error != NULL && *error == NULL)
        g_set_error (error, DESMI_STORE_ERROR, DESMI_STORE_ERROR_INPUT,
                     _ ("The file has no table “%s”."), table);
      return NULL;
    }
  stmt = desmi_connection_bind (connection, error,
                                "SELECT group_concat (cid + 1, ', ') FROM"
                                " (SELECT cid FROM pragma_table_info (?1)"
                                "  ORDER BY pk = 0, pk, cid)",
                                "s", table);
  if (stmt == NULL || !desmi_connection_step (connection, stmt, error))
    return NULL;
  order = g_strdup ((const char *) sqlite3_column_text (stmt, 0));
  sqlite3_reset (stmt);
  /* "clean" says whether somebody has the file open, not what is in it */
  return g_strdup_printf ("SELECT * FROM \"%s\"%s ORDER BY %s", table,
                          strcmp (table, "meta") == 0 ? " WHERE key <> 'clean'" : "", order);
}

static gpointer
digest_job (DesmiConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  const Call           *call = data;
  g_autofree char      *sql = make_sql (connection, call->table, error);
  g_autoptr (GError)    local = NULL;
  sqlite3_stmt         *stmt;
  g_autoptr (GChecksum) sum = g_checksum_new (G_CHECKSUM_SHA256);

  if (sql == NULL)
    return NULL;
  stmt = desmi_connection_prepare (connection, sql, error);
  if (stmt == NULL)
    return NULL;
  while (desmi_connection_step (connection, stmt, &local))
    for (int i = 0; i < sqlite3_column_count (stmt); i++)
      add_value (sum, stmt, i);
  if (local == NULL)
    return g_strdup (g_checksum_get_string (sum));
  g_propagate_error (error, g_steal_pointer (&local));
  return NULL;
}

/**
 * desmi_store_table_digest:
 * @table: any table of the file
 *
 * Returns: (transfer full) (nullable): 64 hex digits over its rows in the order of their key; of
 *   "meta" without the mark of an open file
 */
char *
desmi_store_table_digest (DesmiStore *self, const char *table, GError **error)
{
  Call call = { table };

  return desmi_store_read (self, digest_job, &call, NULL, error);
}
