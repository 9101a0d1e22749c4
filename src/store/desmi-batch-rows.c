/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rows of a batch: they carry its number, what they replaced lies in the aside_* tables, and
 * undo and redo move whole sets of rows between the two. */
#include "store/desmi-batch-rows.h"

#include "store/desmi-history.h"
#include "store/desmi-summary.h"

#include <glib/gi18n-lib.h>

/**
 * Sets:
 *
 * The statements that move rows of one table; ?1 is the batch.
 */
typedef struct
{
  const char *count; /* rows that carry it */
  const char *keep;  /* side 'after': for redo */
  const char *take_out;
  const char *put_back;                      /* side 'before' */
  const char *take_out_area, *put_back_area; /* the same in one area, ?2 */
  const char *count_back;
  const char *take_back; /* redo: what it replaced goes out again */
  const char *put_in;    /* redo: side 'after' */
  const char *forget;    /* side 'after' */
  const char *drop;      /* all of undone batches */
  const char *areas;     /* notes in the history where its rows are */
  DesmiTables tables;
} Sets;

#define IN_AREA "(village = ?2 OR (village > ?2 || '.' AND village < ?2 || '/'))"

#define SETS(name, keys, columns, flag)                                                            \
  {                                                                                                \
    "SELECT count(*) FROM local_" name " WHERE batch = ?1",                                        \
        "INSERT INTO aside_" name " SELECT ?1, 'after', " columns " FROM local_" name              \
        " WHERE batch = ?1",                                                                       \
        "DELETE FROM local_" name " WHERE batch = ?1",                                             \
        "INSERT INTO local_" name " (" columns ") SELECT " columns " FROM aside_" name             \
        " WHERE step = ?1 AND side = 'before'",                                                    \
        "DELETE FROM local_" name " WHERE batch = ?1 AND " IN_AREA,                                \
        "INSERT INTO local_" name " (" columns ") SELECT " columns " FROM aside_" name             \
        " WHERE step = ?1 AND side = 'before' AND " IN_AREA,                                       \
        "SELECT count(*) FROM aside_" name " WHERE step = ?1 AND side = 'before'",                 \
        "DELETE FROM local_" name " WHERE (" keys ") IN (SELECT " keys " FROM aside_" name         \
        " WHERE step = ?1 AND side = 'before')",                                                   \
        "INSERT INTO local_" name " (" columns ") SELECT " columns " FROM aside_" name             \
        " WHERE step = ?1 AND side = 'after'",                                                     \
        "DELETE FROM aside_" name " WHERE step = ?1 AND side = 'after'",                           \
        "DELETE FROM aside_" name                                                                  \
        " WHERE step IN (SELECT id FROM history WHERE state = 'undone')",                          \
        "INSERT INTO history_area (step, village, n_changes) SELECT ?1, village, count (*)"        \
        " FROM local_" name " WHERE batch = ?1 GROUP BY village"                                   \
        " ON CONFLICT DO UPDATE SET n_changes = n_changes + excluded.n_changes",                   \
        flag                                                                                       \
  }

static const Sets sets[] = {
  SETS ("enrolment",
        "village, programme",
        "village, programme, cohort, decree, decree_date, batch",
        DESMI_TABLES_VILLAGES),
  SETS ("status",
        "village, programme",
        "village, programme, status, reason, note, since, batch",
        DESMI_TABLES_VILLAGES),
  SETS ("past_status",
        "village, id",
        "village, id, programme, status, since, until, reason, notes, batch",
        DESMI_TABLES_REGISTERS),
  /* a key of one column is no row value */
  SETS ("profile",
        "village",
        "village, head_name, head_title, officers, population, households, service, phone, email,"
        " address, cooperative, notes, batch",
        DESMI_TABLES_VILLAGES),
  SETS ("flows",
        "village, month, direction, destination, sector, occupation, gender, scheme",
        "village, month, direction, destination, sector, occupation, gender, scheme, count, batch",
        DESMI_TABLES_FLOWS),
  SETS ("remittances",
        "village, quarter",
        "village, quarter, amount_idr, batch",
        DESMI_TABLES_REMITTANCES),
  SETS ("targets",
        "village, indicator, period",
        "village, indicator, period, value_milli, batch",
        DESMI_TABLES_PILLARS),
  SETS ("measurements",
        "village, indicator, period",
        "village, indicator, period, value_milli, batch",
        DESMI_TABLES_PILLARS),
  SETS ("pillar_status",
        "village, programme, pillar, period",
        "village, programme, pillar, period, status, reason, note, batch",
        DESMI_TABLES_PILLARS),
};

static gboolean
run (DesmiConnection *connection, const char *sql, gint64 batch, GError **error)
{
  return desmi_connection_run (connection, error, sql, "i", batch);
}

/**
 * desmi_batch_count:
 * @sql: counts rows; ?1 is the batch
 * @n: (out): how many
 *
 * Returns: %FALSE with @error set
 */
gboolean
desmi_batch_count (DesmiConnection *connection,
                   const char      *sql,
                   gint64           batch,
                   gint64          *n,
                   GError         **error)
{
  sqlite3_stmt *stmt = desmi_connection_bind (connection, error, sql, "i", batch);

  if (stmt == NULL || !desmi_connection_step (connection, stmt, error))
    return FALSE;
  *n = sqlite3_column_int64 (stmt, 0);
  sqlite3_reset (stmt);
  return TRUE;
}

/**
 * desmi_batch_suspend_summaries:
 *
 * While many rows move, the triggers rest; the sums are made anew from the rows at the end.
 *
 * Returns: %FALSE with @error set
 */
gboolean
desmi_batch_suspend_summaries (DesmiConnection *connection, GError **error)
{
  return desmi_connection_run (connection, error,
                               "INSERT OR REPLACE INTO meta (key, value)"
                               " VALUES ('summaries_suspended', '1')",
                               "");
}

/**
 * desmi_batch_resume_summaries:
 * @rebuild: whether the sums are made anew
 *
 * Lets the triggers work again.
 *
 * Returns: %FALSE with @error set
 */
gboolean
desmi_batch_resume_summaries (DesmiConnection *connection, gboolean rebuild, GError **error)
{
  return desmi_connection_run (connection, error,
                               "DELETE FROM meta WHERE key = 'summaries_suspended'", "")
         && (!rebuild || desmi_summary_rebuild (connection, error));
}

/**
 * desmi_batch_count_rows:
 * @n_rows: (out): how many rows carry @batch
 * @n_before: (out): how many were there before
 * @tables: (out): what they touch
 *
 * Returns: %FALSE with @error set
 */
gboolean
desmi_batch_count_rows (DesmiConnection *connection,
                        gint64           batch,
                        gint64          *n_rows,
                        gint64          *n_before,
                        DesmiTables     *tables,
                        GError         **error)
{
  *n_rows = *n_before = 0;
  *tables = DESMI_TABLES_NONE;
  for (guint i = 0; i < G_N_ELEMENTS (sets); i++)
    {
      gint64 rows, before;

      if (!desmi_batch_count (connection, sets[i].count, batch, &rows, error)
          || !desmi_batch_count (connection, sets[i].count_back, batch, &before, error))
        return FALSE;
      *n_rows += rows;
      *n_before += before;
      if (rows > 0)
        *tables |= sets[i].tables;
    }
  return TRUE;
}

/**
 * desmi_batch_note_areas:
 *
 * Notes in the history where the rows of @batch are.
 *
 * Returns: %FALSE with @error set
 */
gboolean
desmi_batch_note_areas (DesmiConnection *connection, gint64 batch, GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (sets); i++)
    if (!run (connection, sets[i].areas, batch, error))
      return FALSE;
  return TRUE;
}

/* That a row is in the way is a conflict with a later change. */
static gboolean
fail_conflict (GError **error)
{
  g_clear_error (error);
  g_set_error_literal (
      error, DESMI_STORE_ERROR, DESMI_STORE_ERROR_CONFLICT,
      _ ("This step cannot be taken back: entries of the import were changed since. "
         "Nothing was changed."));
  return FALSE;
}

static gboolean
put_rows (DesmiConnection *connection, const char *sql, gint64 batch, GError **error)
{
  if (run (connection, sql, batch, error))
    return TRUE;
  return (sqlite3_errcode (desmi_connection_get_db (connection)) & 0xff) == SQLITE_CONSTRAINT
             ? fail_conflict (error)
             : FALSE;
}

/**
 * desmi_batch_take_out:
 * @n_rows: how many rows it holds
 *
 * Undo: the batch's rows go aside, and those they replaced come back.
 */
gboolean
desmi_batch_take_out (DesmiConnection *connection, gint64 id, gint64 n_rows, GError **error)
{
  DesmiTables tables;
  gint64      n_now, n_before;

  if (!desmi_batch_count_rows (connection, id, &n_now, &n_before, &tables, error))
    return FALSE;
  if (n_now != n_rows)
    return fail_conflict (error);
  if (!desmi_batch_suspend_summaries (connection, error))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (sets); i++)
    if (!run (connection, sets[i].keep, id, error) || !run (connection, sets[i].take_out, id, error)
        || !put_rows (connection, sets[i].put_back, id, error))
      return FALSE;
  desmi_connection_touch (connection, tables, NULL);
  return desmi_batch_resume_summaries (connection, (tables & DESMI_TABLES_FLOWS) != 0, error);
}

/* How many rows @batch brought into @area, by the history. */
static gboolean
count_in_area (DesmiConnection *connection,
               gint64           batch,
               const char      *area,
               gint64          *n,
               GError         **error)
{
  sqlite3_stmt *stmt = desmi_connection_bind (
      connection, error,
      "SELECT coalesce (sum (n_changes), 0) FROM history_area WHERE step = ?1 AND " IN_AREA, "is",
      batch, area);

  if (stmt == NULL || !desmi_connection_step (connection, stmt, error))
    return FALSE;
  *n = sqlite3_column_int64 (stmt, 0);
  sqlite3_reset (stmt);
  return TRUE;
}

static gboolean
take_out_area (DesmiConnection *connection,
               const Sets      *set,
               gint64           id,
               const char      *area,
               gint64          *n,
               GError         **error)
{
  sqlite3 *db = desmi_connection_get_db (connection);

  if (!desmi_connection_run (connection, error, set->take_out_area, "is", id, area))
    return FALSE;
  *n += sqlite3_changes64 (db);
  if (desmi_connection_run (connection, error, set->put_back_area, "is", id, area))
    return TRUE;
  return (sqlite3_errcode (db) & 0xff) == SQLITE_CONSTRAINT ? fail_conflict (error) : FALSE;
}

/**
 * desmi_batch_take_out_area:
 * @area: code of a village or a greater area
 *
 * Takes the batch's rows of one area out, and puts back what they replaced there. Nothing is set
 * aside: whoever does it records it.
 *
 * Returns: %FALSE with @error set, CONFLICT if a row of it was changed past the history
 */
gboolean
desmi_batch_take_out_area (DesmiConnection *connection, gint64 id, const char *area, GError **error)
{
  gint64 n_wanted, n = 0;

  if (!count_in_area (connection, id, area, &n_wanted, error))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (sets); i++)
    if (!take_out_area (connection, &sets[i], id, area, &n, error))
      return FALSE;
  return n == n_wanted || fail_conflict (error);
}

/**
 * desmi_batch_put_in:
 *
 * Redo: what the batch replaced goes out again, and its rows come back.
 */
gboolean
desmi_batch_put_in (DesmiConnection *connection, gint64 id, GError **error)
{
  DesmiTables tables;
  gint64      n_rows, n_before;

  if (!desmi_batch_suspend_summaries (connection, error))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (sets); i++)
    {
      if (!desmi_batch_count (connection, sets[i].count_back, id, &n_before, error)
          || !run (connection, sets[i].take_back, id, error))
        return FALSE;
      if (sqlite3_changes64 (desmi_connection_get_db (connection)) != n_before)
        return fail_conflict (error);
      if (!put_rows (connection, sets[i].put_in, id, error)
          || !run (connection, sets[i].forget, id, error))
        return FALSE;
    }
  if (!desmi_batch_count_rows (connection, id, &n_rows, &n_before, &tables, error))
    return FALSE;
  desmi_connection_touch (connection, tables, NULL);
  return desmi_batch_resume_summaries (connection, (tables & DESMI_TABLES_FLOWS) != 0, error);
}

/**
 * desmi_batch_drop_undone:
 *
 * Forgets the undone steps, since a new one has been made.
 *
 * Returns: %FALSE with @error set
 */
gboolean
desmi_batch_drop_undone (DesmiConnection *connection, GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (sets); i++)
    if (!desmi_connection_run (connection, error, sets[i].drop, ""))
      return FALSE;
  return TRUE;
}
