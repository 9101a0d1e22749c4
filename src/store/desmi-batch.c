/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An import as one batch. Its rows carry its number, what they replaced lies in the aside_* tables,
 * and undo and redo move whole sets of rows between the two. */
#include "store/desmi-batch.h"

#include "store/desmi-backup.h"
#include "store/desmi-change.h"
#include "store/desmi-history.h"
#include "store/desmi-store-object.h"

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
  const char *put_back; /* side 'before' */
  const char *count_back;
  const char *take_back; /* redo: what it replaced goes out again */
  const char *put_in;    /* redo: side 'after' */
  const char *forget;    /* side 'after' */
  const char *drop;      /* all of undone batches */
  DesmiTables tables;
} Sets;

#define SETS(name, keys, columns, flag)                                                            \
  {                                                                                                \
    "SELECT count(*) FROM local_" name " WHERE batch = ?1",                                        \
        "INSERT INTO aside_" name " SELECT ?1, 'after', " columns " FROM local_" name              \
        " WHERE batch = ?1",                                                                       \
        "DELETE FROM local_" name " WHERE batch = ?1",                                             \
        "INSERT INTO local_" name " (" columns ") SELECT " columns " FROM aside_" name             \
        " WHERE step = ?1 AND side = 'before'",                                                    \
        "SELECT count(*) FROM aside_" name " WHERE step = ?1 AND side = 'before'",                 \
        "DELETE FROM local_" name " WHERE (" keys ") IN (SELECT " keys " FROM aside_" name         \
        " WHERE step = ?1 AND side = 'before')",                                                   \
        "INSERT INTO local_" name " (" columns ") SELECT " columns " FROM aside_" name             \
        " WHERE step = ?1 AND side = 'after'",                                                     \
        "DELETE FROM aside_" name " WHERE step = ?1 AND side = 'after'",                           \
        "DELETE FROM aside_" name                                                                  \
        " WHERE step IN (SELECT id FROM history WHERE state = 'undone')",                          \
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

typedef struct
{
  const char      *label;
  DesmiRecordNext  next;
  gpointer         source;
  DesmiBatchResult result;
} Import;

static gboolean
run (DesmiConnection *connection, const char *sql, gint64 batch, GError **error)
{
  return desmi_connection_run (connection, error, sql, "i", batch);
}

static gboolean
count (DesmiConnection *connection, const char *sql, gint64 batch, gint64 *n, GError **error)
{
  sqlite3_stmt *stmt = desmi_connection_bind (connection, error, sql, "i", batch);

  if (stmt == NULL || !desmi_connection_step (connection, stmt, error))
    return FALSE;
  *n = sqlite3_column_int64 (stmt, 0);
  sqlite3_reset (stmt);
  return TRUE;
}

/* While many rows move, the triggers rest; the sums are made anew from the rows at the end. */
static gboolean
suspend_summaries (DesmiConnection *connection, GError **error)
{
  return desmi_connection_run (connection, error,
                               "INSERT OR REPLACE INTO meta (key, value)"
                               " VALUES ('summaries_suspended', '1')",
                               "");
}

static gboolean
resume_summaries (DesmiConnection *connection, gboolean rebuild, GError **error)
{
  return desmi_connection_run (connection, error,
                               "DELETE FROM meta WHERE key = 'summaries_suspended'", "")
         && (!rebuild || desmi_summary_rebuild (connection, error));
}

/* The change that a record asks for; its texts are lent. */
static void
change_from_record (const DesmiRecord *record, DesmiChange *change)
{
  *change = (DesmiChange){ .village = record->village,
                           .programme = record->programme,
                           .indicator = record->indicator,
                           .period = record->period,
                           .value = record->value,
                           .text = record->text,
                           .field = record->field };
  switch (record->kind)
    {
    case DESMI_RECORD_ENROLMENT:
      change->kind = DESMI_CHANGE_ENROL;
      change->number = record->cohort;
      change->more = record->decree_date;
      break;
    case DESMI_RECORD_FLOW:
      change->kind = DESMI_CHANGE_PUT_FLOW;
      change->village = record->flow.village;
      change->period = record->flow.month;
      change->word = (int) record->flow.direction;
      change->destination = record->flow.destination;
      change->sector = record->flow.sector;
      change->occupation = record->flow.occupation;
      change->gender = record->flow.gender;
      change->scheme = record->flow.scheme;
      change->value = record->flow.count;
      break;
    case DESMI_RECORD_REMITTANCE:
      change->kind = DESMI_CHANGE_REMITTANCE;
      break;
    case DESMI_RECORD_TARGET:
      change->kind = DESMI_CHANGE_TARGET;
      break;
    case DESMI_RECORD_MEASUREMENT:
      change->kind = DESMI_CHANGE_PUT_MEASUREMENT;
      break;
    case DESMI_RECORD_PILLAR_STATUS:
      change->kind = DESMI_CHANGE_PILLAR_STATUS;
      change->number = record->pillar;
      change->word = (int) record->status;
      break;
    case DESMI_RECORD_PROFILE:
      change->kind = DESMI_CHANGE_PROFILE;
      break;
    default:
      g_assert_not_reached ();
    }
}

/* Counts an enrolment that says something else than the server's. */
static gboolean
compare_official (DesmiConnection   *connection,
                  const DesmiRecord *record,
                  guint             *n_different,
                  GError           **error)
{
  g_autoptr (GError) local = NULL;
  sqlite3_stmt      *stmt = desmi_connection_bind (
           connection, error,
           "SELECT 1 FROM official_enrolment WHERE village = ?1 AND programme = ?2"
                "   AND ((?3 <> 0 AND cohort IS NOT ?3)"
                "        OR (coalesce (?4, '') <> '' AND decree IS NOT ?4))",
           "ssds", record->village, record->programme, record->cohort, record->text);

  if (stmt == NULL)
    return FALSE;
  if (desmi_connection_step (connection, stmt, &local))
    ++*n_different;
  sqlite3_reset (stmt);
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

static gboolean
has_status (DesmiConnection *connection, const DesmiRecord *record, gboolean *found, GError **error)
{
  g_autoptr (GError) local = NULL;
  sqlite3_stmt      *stmt = desmi_connection_bind (
           connection, error,
           "SELECT 1 FROM programme_village WHERE village = ? AND programme = ? AND status = ?", "sss",
           record->village, record->programme,
           desmi_status_to_code ((DesmiStatus) record->programme_status));

  if (stmt == NULL)
    return FALSE;
  *found = desmi_connection_step (connection, stmt, &local);
  sqlite3_reset (stmt);
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

/* A status that a list of villages brings along; reason and note stay while it is the same. */
static gboolean
put_status (DesmiConnection   *connection,
            DesmiRules        *rules,
            const DesmiRecord *record,
            gint64             batch,
            gboolean          *changed,
            GError           **error)
{
  DesmiChange change = { .kind = DESMI_CHANGE_STATUS,
                         .village = record->village,
                         .programme = record->programme,
                         .word = record->programme_status };
  gboolean    same;

  *changed = FALSE;
  if (!desmi_rules_check (rules, &change, error) || !has_status (connection, record, &same, error))
    return FALSE;
  return same || desmi_change_apply (&change, connection, batch, changed, error);
}

static gboolean
put_record (DesmiConnection   *connection,
            DesmiRules        *rules,
            const DesmiRecord *record,
            gint64             batch,
            DesmiBatchResult  *result,
            GError           **error)
{
  g_autoptr (GError) local = NULL;
  g_autofree char   *normal = NULL;
  DesmiChange        change;
  gboolean           changed = FALSE, status_changed = FALSE;

  change_from_record (record, &change);
  if (change.text != NULL && !g_str_is_ascii (change.text))
    {
      normal = g_utf8_normalize (change.text, -1, G_NORMALIZE_NFC);
      if (normal != NULL)
        change.text = normal;
    }
  if (desmi_rules_check (rules, &change, &local))
    {
      if (!desmi_change_apply (&change, connection, batch, &changed, error))
        return FALSE;
    }
  /* that the server lists the village already is no fault of a list of villages */
  else if (record->kind != DESMI_RECORD_ENROLMENT
           || !g_error_matches (local, DESMI_STORE_ERROR, DESMI_STORE_ERROR_OFFICIAL))
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  else if (!compare_official (connection, record, &result->official, error))
    return FALSE;
  if (record->kind == DESMI_RECORD_ENROLMENT && record->programme_status >= 0
      && !put_status (connection, rules, record, batch, &status_changed, error))
    return FALSE;
  if (!changed && !status_changed)
    result->same++;
  return TRUE;
}

static gboolean
put_all (Import          *import,
         DesmiConnection *connection,
         gint64           batch,
         GCancellable    *cancellable,
         GError         **error)
{
  g_autoptr (DesmiRules) rules = desmi_rules_new (connection, error);
  g_autoptr (GError)     local = NULL;

  if (rules == NULL)
    return FALSE;
  for (;;)
    {
      DesmiRecord record = { .programme_status = -1 };

      if (!import->next (import->source, &record, &local))
        break;
      if (g_cancellable_set_error_if_cancelled (cancellable, error)
          || !put_record (connection, rules, &record, batch, &import->result, error))
        return FALSE;
    }
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

/* How many rows carry @batch, how many were there before; and what they touch. */
static gboolean
count_rows (DesmiConnection *connection,
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

      if (!count (connection, sets[i].count, batch, &rows, error)
          || !count (connection, sets[i].count_back, batch, &before, error))
        return FALSE;
      *n_rows += rows;
      *n_before += before;
      if (rows > 0)
        *tables |= sets[i].tables;
    }
  return TRUE;
}

static gpointer
import_job (DesmiConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  Import     *import = data;
  DesmiTables tables;
  gint64      batch, n_rows, n_before;

  if (!desmi_history_next_id (connection, &batch, error) || !suspend_summaries (connection, error)
      || !put_all (import, connection, batch, cancellable, error)
      || !count_rows (connection, batch, &n_rows, &n_before, &tables, error)
      || !resume_summaries (connection, (tables & DESMI_TABLES_FLOWS) != 0, error))
    return NULL;
  if (n_rows == 0)
    return import;
  import->result.batch = batch;
  import->result.replaced = (guint) n_before;
  import->result.added = (guint) (n_rows - n_before);
  if (!desmi_history_add (connection, batch, import->label, NULL, n_rows, error))
    return NULL;
  desmi_connection_touch (connection, tables, NULL);
  return import;
}

static gpointer
last_step_job (DesmiConnection *connection,
               gpointer         data,
               GCancellable    *cancellable,
               GError         **error)
{
  return desmi_connection_get_int (connection, "SELECT COALESCE (MAX (id), 0) FROM history", data,
                                   error)
             ? data
             : NULL;
}

static gint64
get_safe_step (DesmiStore *self)
{
  gint64 step;

  g_mutex_lock (&self->mutex);
  step = self->safe_step;
  g_mutex_unlock (&self->mutex);
  return step;
}

static void
set_safe_step (DesmiStore *self, gint64 step)
{
  g_mutex_lock (&self->mutex);
  self->safe_step = step;
  g_mutex_unlock (&self->mutex);
}

/* A copy before the first of several imports in a row; what lies between them is taken back step by
 * step. */
static gboolean
keep_safe (DesmiStore *self, GCancellable *cancellable, GError **error)
{
  gint64 last;

  if (desmi_store_read (self, last_step_job, &last, cancellable, error) == NULL)
    return FALSE;
  if (last == get_safe_step (self))
    return TRUE;
  if (desmi_store_auto_backup (self, "import", cancellable, error))
    {
      set_safe_step (self, last);
      return TRUE;
    }
  if (!g_cancellable_is_cancelled (cancellable))
    g_prefix_error (error, "%s ", _ ("Nothing was imported, since no backup could be made first."));
  return FALSE;
}

/**
 * desmi_store_import:
 * @next: gives the records, on the writer's thread; @source is its
 * @result: (out) (optional): what became of them; its batch is 0 if no row changed
 *
 * Puts all records in as one batch, or none: one step of the history that one undo takes out again.
 * Of records with one key the last one counts. A copy of the file is made first, unless it is large
 * or the last step was an import of this store too.
 */
gboolean
desmi_store_import (DesmiStore       *self,
                    const char       *label,
                    DesmiRecordNext   next,
                    gpointer          source,
                    DesmiBatchResult *result,
                    GCancellable     *cancellable,
                    GError          **error)
{
  Import import = { label, next, source, { 0 } };

  if (!desmi_store_get_read_only (self) && !keep_safe (self, cancellable, error))
    return FALSE;
  if (desmi_store_write (self, import_job, &import, cancellable, error) == NULL)
    return FALSE;
  if (import.result.batch != 0)
    set_safe_step (self, import.result.batch);
  if (result != NULL)
    *result = import.result;
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

  if (!count_rows (connection, id, &n_now, &n_before, &tables, error))
    return FALSE;
  if (n_now != n_rows)
    return fail_conflict (error);
  if (!suspend_summaries (connection, error))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (sets); i++)
    if (!run (connection, sets[i].keep, id, error) || !run (connection, sets[i].take_out, id, error)
        || !put_rows (connection, sets[i].put_back, id, error))
      return FALSE;
  desmi_connection_touch (connection, tables, NULL);
  return resume_summaries (connection, (tables & DESMI_TABLES_FLOWS) != 0, error);
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

  if (!suspend_summaries (connection, error))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (sets); i++)
    {
      if (!count (connection, sets[i].count_back, id, &n_before, error)
          || !run (connection, sets[i].take_back, id, error))
        return FALSE;
      if (sqlite3_changes64 (desmi_connection_get_db (connection)) != n_before)
        return fail_conflict (error);
      if (!put_rows (connection, sets[i].put_in, id, error)
          || !run (connection, sets[i].forget, id, error))
        return FALSE;
    }
  if (!count_rows (connection, id, &n_rows, &n_before, &tables, error))
    return FALSE;
  desmi_connection_touch (connection, tables, NULL);
  return resume_summaries (connection, (tables & DESMI_TABLES_FLOWS) != 0, error);
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
