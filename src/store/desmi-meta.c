/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Small facts about a district file as a whole. */
#include "store/desmi-connection.h"

typedef struct
{
  const char *key;
  const char *value;
  char       *found;
} Meta;

static gpointer
read_job (DesmiConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  Meta         *meta = data;
  sqlite3_stmt *stmt = desmi_connection_bind (
      connection, error, "SELECT value FROM meta WHERE key = ?", "s", meta->key);

  if (stmt != NULL && desmi_connection_step (connection, stmt, error))
    {
      meta->found = g_strdup ((const char *) sqlite3_column_text (stmt, 0));
      sqlite3_reset (stmt);
    }
  return meta;
}

static gpointer
write_job (DesmiConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  const Meta *meta = data;
  gboolean    ok;

  if (meta->value == NULL)
    ok = desmi_connection_run (connection, error, "DELETE FROM meta WHERE key = ?", "s", meta->key);
  else
    ok = desmi_connection_run (connection, error,
                               "INSERT INTO meta (key, value) VALUES (?, ?)"
                               " ON CONFLICT (key) DO UPDATE SET value = excluded.value",
                               "ss", meta->key, meta->value);
  if (!ok)
    return NULL;
  desmi_connection_touch (connection, DESMI_TABLES_SYNC, NULL);
  return data;
}

/**
 * desmi_store_dup_meta:
 *
 * Returns: (transfer full) (nullable): the value, or %NULL: without @error there is none
 */
char *
desmi_store_dup_meta (DesmiStore *self, const char *key, GError **error)
{
  Meta meta = { key, NULL, NULL };

  desmi_store_read (self, read_job, &meta, NULL, error);
  return meta.found;
}

/**
 * desmi_store_set_meta:
 * @value: (nullable): %NULL takes it away
 */
gboolean
desmi_store_set_meta (DesmiStore *self, const char *key, const char *value, GError **error)
{
  Meta meta = { key, value, NULL };

  return desmi_store_write (self, write_job, &meta, NULL, error) != NULL;
}
