/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What an import changed: its rows, beside those that they replaced, which lie aside. */
#include "store/desmi-history-words.h"

#include <string.h>

static const char *const tables[]
    = { "enrolment",   "status",  "past_status",  "profile",      "flows",
        "remittances", "targets", "measurements", "pillar_status" };

/* A column of a table; the name is interned. */
typedef struct
{
  const char *name;
  gboolean    is_key;
} Column;

static GArray *
list_columns (DesmiConnection *connection, const char *table, GError **error)
{
  g_autoptr (GArray) columns = g_array_new (FALSE, FALSE, sizeof (Column));
  g_autoptr (GError) local = NULL;
  sqlite3_stmt      *stmt = desmi_connection_bind (
           connection, error, "SELECT name, pk FROM pragma_table_info ('local_' || ?) ORDER BY cid", "s",
           table);

  if (stmt == NULL)
    return NULL;
  while (desmi_connection_step (connection, stmt, &local))
    {
      Column column = { g_intern_string ((const char *) sqlite3_column_text (stmt, 0)),
                        sqlite3_column_int (stmt, 1) > 0 };

      if (strcmp (column.name, "batch") != 0)
        g_array_append_val (columns, column);
    }
  if (local == NULL)
    return g_steal_pointer (&columns);
  g_propagate_error (error, g_steal_pointer (&local));
  return NULL;
}

/* Of each row of the batch its columns, then those of the row that was there before, which comes
 * first. While the batch is undone, its rows lie aside as well. */
static char *
new_sql (const char *table, const GArray *columns, gboolean is_undone)
{
  GString *sql = g_string_new ("SELECT ");

  for (guint i = 0; i < columns->len; i++)
    g_string_append_printf (sql, "n.%s, ", g_array_index (columns, Column, i).name);
  for (guint i = 0; i < columns->len; i++)
    g_string_append_printf (sql, "%so.%s", i > 0 ? ", " : "",
                            g_array_index (columns, Column, i).name);
  g_string_append_printf (sql,
                          " FROM %s_%s AS n LEFT JOIN aside_%s AS o ON o.step = ?1"
                          " AND o.side = 'before'",
                          is_undone ? "aside" : "local", table, table);
  for (guint i = 0; i < columns->len; i++)
    if (g_array_index (columns, Column, i).is_key)
      g_string_append_printf (sql, " AND o.%s = n.%s", g_array_index (columns, Column, i).name,
                              g_array_index (columns, Column, i).name);
  g_string_append_printf (sql,
                          " WHERE n.batch = ?1%s AND (?2 = '' OR n.village = ?2"
                          " OR substr (n.village, 1, length (?2) + 1) = ?2 || '.')"
                          " ORDER BY o.village IS NULL, n.village LIMIT ?3",
                          is_undone ? " AND n.step = ?1 AND n.side = 'after'" : "");
  return g_string_free (sql, FALSE);
}

static const char *
get_text (sqlite3_stmt *stmt, guint column)
{
  return (const char *) sqlite3_column_text (stmt, (int) column);
}

static char *
dup_key (sqlite3_stmt *stmt, const GArray *columns, char ***parts)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  GString                 *key = g_string_new (NULL);

  for (guint i = 0; i < columns->len; i++)
    {
      const Column *column = &g_array_index (columns, Column, i);
      const char   *text = column->is_key ? get_text (stmt, i) : NULL;

      if (text == NULL)
        continue;
      g_string_append_printf (key, "%s%s", key->len > 0 ? " " : "", text);
      if (i > 0 && text[0] != '\0')
        g_strv_builder_add_many (builder, column->name, text, NULL);
    }
  *parts = g_strv_builder_end (builder);
  return g_string_free (key, FALSE);
}

static void
add_row (GPtrArray *cells, const char *table, const GArray *columns, sqlite3_stmt *stmt)
{
  g_auto (GStrv)   parts = NULL;
  g_autofree char *key = dup_key (stmt, columns, &parts);
  gboolean         is_new = get_text (stmt, columns->len) == NULL;

  for (guint i = 0; i < columns->len; i++)
    {
      const Column       *column = &g_array_index (columns, Column, i);
      g_autofree char    *to = g_strdup (get_text (stmt, i));
      g_autofree char    *from = g_strdup (get_text (stmt, columns->len + i));
      DesmiChangesetCell *cell;

      if (column->is_key || (!is_new && g_strcmp0 (from, to) == 0))
        continue;
      cell = g_new0 (DesmiChangesetCell, 1);
      cell->table = g_strconcat ("local_", table, NULL);
      cell->key = g_strdup (key);
      cell->village = g_strdup (get_text (stmt, 0));
      cell->parts = g_strdupv (parts);
      cell->column = column->name;
      cell->step = is_new ? DESMI_STEP_INSERT : DESMI_STEP_UPDATE;
      cell->from = g_steal_pointer (&from);
      cell->to = g_steal_pointer (&to);
      g_ptr_array_add (cells, cell);
    }
}

static gboolean
read_table (DesmiConnection *connection,
            const char      *table,
            gint64           batch,
            gboolean         is_undone,
            const char      *area,
            guint            max,
            GPtrArray       *cells,
            GError         **error)
{
  g_autoptr (GArray) columns = list_columns (connection, table, error);
  g_autofree char   *sql = columns != NULL ? new_sql (table, columns, is_undone) : NULL;
  g_autoptr (GError) local = NULL;
  sqlite3_stmt      *stmt = NULL;

  if (sql != NULL)
    stmt = desmi_connection_bind (connection, error, sql, "isi", batch, area != NULL ? area : "",
                                  (gint64) max);
  if (stmt == NULL)
    return FALSE;
  while (desmi_connection_step (connection, stmt, &local))
    add_row (cells, table, columns, stmt);
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

/**
 * desmi_history_batch_read:
 * @is_undone: whether the import was taken back
 * @area: (nullable): code of a village or a greater area; %NULL: everywhere
 * @max: rows of each table to read at most
 *
 * Rows that were changed since are told by the steps that changed them.
 *
 * Returns: (transfer full) (element-type DesmiChangesetCell): what an import changed, of each table
 *   what it replaced first; %NULL with @error set
 */
GPtrArray *
desmi_history_batch_read (DesmiConnection *connection,
                          gint64           batch,
                          gboolean         is_undone,
                          const char      *area,
                          guint            max,
                          GError         **error)
{
  g_autoptr (GPtrArray) cells = g_ptr_array_new_with_free_func (desmi_changeset_cell_free);

  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    if (!read_table (connection, tables[i], batch, is_undone, area, max, cells, error))
      return NULL;
  return g_steal_pointer (&cells);
}
