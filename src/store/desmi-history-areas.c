/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What each step of the history touched, counted once, so that nobody reads it from ten thousand
 * changesets again. */
#include "store/desmi-history.h"

#include "store/desmi-batch-rows.h"
#include "store/desmi-history-words.h"

#include <string.h>

typedef struct
{
  DesmiConnection *connection;
  gint64           step;
  GHashTable      *known; /* columns by table, as desmi_changeset_read() keeps them */
} Counter;

/* Adds @n to what the step did in @village; "": nowhere. */
static gboolean
add_changes (const Counter *self, gint64 step, const char *village, guint n, GError **error)
{
  return desmi_connection_run (self->connection, error,
                               "INSERT INTO history_area (step, village, n_changes)"
                               " VALUES (?, ?, ?) ON CONFLICT DO UPDATE"
                               " SET n_changes = n_changes + excluded.n_changes",
                               "isd", step, village, (int) n);
}

/* The values of a row that a reader is told of; a row that is nothing but its key is one. */
static guint
count_row (const GPtrArray *cells, guint begin, guint end, gboolean is_bare)
{
  guint n = is_bare ? 1 : 0;

  for (guint c = begin; c < end; c++)
    if (!desmi_history_is_silent (cells->pdata[c]))
      n++;
  return n;
}

static gboolean
count_cells (const Counter *self, const GPtrArray *cells, GError **error)
{
  for (guint i = 0, end; i < cells->len; i = end)
    {
      const DesmiChangesetCell *cell = cells->pdata[i];
      gboolean                  is_bare;
      guint                     n;

      end = desmi_history_end_of_row (cells, i, &is_bare);
      n = count_row (cells, i, end, is_bare);
      if (n > 0
          && !add_changes (self, self->step, cell->village != NULL ? cell->village : "", n, error))
        return FALSE;
    }
  return TRUE;
}

/**
 * desmi_history_count_edit:
 * @changeset: of the step @id, an edit
 *
 * Notes what a step touches.
 *
 * Returns: %FALSE with @error set
 */
gboolean
desmi_history_count_edit (DesmiConnection *connection, gint64 id, GBytes *changeset, GError **error)
{
  g_autoptr (GHashTable) known
      = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  g_autoptr (GPtrArray) cells
      = desmi_changeset_read (connection, changeset, G_MAXUINT, known, error);
  const Counter counter = { connection, id, known };

  return cells != NULL && count_cells (&counter, cells, error);
}

/* A row that an edit has changed bears the number of the batch no more that it came with, unless
 * the edit was undone. */
static gboolean
count_batch (const Counter *self, const DesmiChangesetCell *cell, GError **error)
{
  if (strcmp (cell->column, "batch") != 0 || cell->from == NULL || cell->village == NULL)
    return TRUE;
  return add_changes (self, g_ascii_strtoll (cell->from, NULL, 10), cell->village, 1, error);
}

/* A number that was given away and taken back is given to nothing else. */
static gboolean
note_number (const Counter *self, const DesmiChangesetCell *cell, GError **error)
{
  for (guint i = 0; cell->village != NULL && cell->parts[i] != NULL; i += 2)
    if (strcmp (cell->parts[i], "id") == 0)
      return desmi_connection_run (self->connection, error,
                                   "INSERT INTO register_number (register, village, last)"
                                   " VALUES (?, ?, ?) ON CONFLICT DO UPDATE"
                                   " SET last = max (last, excluded.last)",
                                   "ssi", cell->table, cell->village,
                                   g_ascii_strtoll (cell->parts[i + 1], NULL, 10));
  return TRUE;
}

static gboolean
count_old_edit (const Counter *self, GBytes *changeset, gboolean is_done, GError **error)
{
  g_autoptr (GError)    local = NULL;
  g_autoptr (GPtrArray) cells
      = desmi_changeset_read (self->connection, changeset, G_MAXUINT, self->known, &local);

  if (cells == NULL)
    {
      /* a step that cannot be read counts nowhere, and does not bar the file */
      if (g_error_matches (local, DESMI_STORE_ERROR, DESMI_STORE_ERROR_IO))
        return TRUE;
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  if (!count_cells (self, cells, error))
    return FALSE;
  for (guint i = 0; i < cells->len; i++)
    if ((is_done && !count_batch (self, cells->pdata[i], error))
        || !note_number (self, cells->pdata[i], error))
      return FALSE;
  return TRUE;
}

static gboolean
count_edits (DesmiConnection *connection, const char *sql, GError **error)
{
  g_autoptr (GHashTable) known
      = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  g_autoptr (GError) local = NULL;
  sqlite3_stmt      *stmt = desmi_connection_prepare (connection, sql, error);

  if (stmt == NULL)
    return FALSE;
  while (desmi_connection_step (connection, stmt, &local))
    {
      const Counter      counter = { connection, sqlite3_column_int64 (stmt, 0), known };
      g_autoptr (GBytes) changeset
          = g_bytes_new (sqlite3_column_blob (stmt, 1), (gsize) sqlite3_column_bytes (stmt, 1));

      if (!count_old_edit (&counter, changeset, sqlite3_column_int (stmt, 2) != 0, &local))
        break;
    }
  return desmi_connection_end (stmt, &local, error);
}

/**
 * desmi_history_count_old:
 *
 * Notes what each edit touches that was made before the file kept it, and which numbers its
 * things had.
 *
 * Returns: %FALSE with @error set
 */
gboolean
desmi_history_count_old (DesmiConnection *connection, GError **error)
{
  return count_edits (
      connection,
      "SELECT id, changeset, state = 'done' FROM history WHERE kind = 'edit' ORDER BY id", error);
}

/* A step of an older program, which wrote beside this one, and noted nothing. */
#define UNCOUNTED                                                                                  \
  "FROM history AS h WHERE NOT EXISTS (SELECT 1 FROM history_area AS a WHERE a.step = h.id)"

/**
 * desmi_history_has_uncounted:
 * @has: (out): whether there is a step of which nothing is noted
 *
 * Returns: %FALSE with @error set
 */
gboolean
desmi_history_has_uncounted (DesmiConnection *connection, gboolean *has, GError **error)
{
  gint64 n;

  if (!desmi_connection_get_int (connection, "SELECT EXISTS (SELECT 1 " UNCOUNTED ")", &n, error))
    return FALSE;
  *has = n != 0;
  return TRUE;
}

static gboolean
count_batches (DesmiConnection *connection, GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GError) local = NULL;
  sqlite3_stmt      *stmt = desmi_connection_prepare (
           connection, "SELECT h.id " UNCOUNTED " AND h.kind = 'batch' AND h.state = 'done'", error);

  if (stmt == NULL)
    return FALSE;
  while (desmi_connection_step (connection, stmt, &local))
    {
      gint64 id = sqlite3_column_int64 (stmt, 0);

      g_array_append_val (ids, id);
    }
  sqlite3_reset (stmt);
  for (guint i = 0; local == NULL && i < ids->len; i++)
    desmi_batch_note_areas (connection, g_array_index (ids, gint64, i), &local);
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

/**
 * desmi_history_count_uncounted:
 *
 * Notes what the steps touch of which nothing is noted. One that touches nothing that counts, or
 * cannot be read, is noted as that, so that it is looked at once.
 *
 * Returns: %FALSE with @error set
 */
gboolean
desmi_history_count_uncounted (DesmiConnection *connection, GError **error)
{
  return count_batches (connection, error)
         && count_edits (connection,
                         "SELECT id, changeset, state = 'done' " UNCOUNTED
                         " AND h.kind = 'edit' ORDER BY id",
                         error)
         && desmi_connection_run (connection, error,
                                  "INSERT INTO history_area (step, village, n_changes) "
                                  "SELECT h.id, '', 0 " UNCOUNTED,
                                  "");
}
