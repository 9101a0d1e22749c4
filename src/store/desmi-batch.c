/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An import as one batch, whose rows carry its number. */
#include "store/desmi-batch.h"

#include "store/desmi-backup.h"
#include "store/desmi-batch-rows.h"
#include "store/desmi-change.h"
#include "store/desmi-history.h"
#include "store/desmi-store-object.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  DesmiMessage    *label;
  DesmiRecordNext  next;
  gpointer         source;
  DesmiBatchResult result;
} Import;

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
  return desmi_connection_end (stmt, &local, error);
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
  return desmi_connection_end (stmt, &local, error);
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

static gpointer
import_job (DesmiConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  Import          *import = data;
  DesmiTables      tables;
  gint64           batch, n_rows, n_before, n_past;
  g_autofree char *label = desmi_message_say (import->label, desmi_locale_get_user ());

  if (!desmi_history_next_id (connection, &batch, error)
      || !desmi_batch_suspend_summaries (connection, error)
      || !put_all (import, connection, batch, cancellable, error)
      || !desmi_batch_count_rows (connection, batch, &n_rows, &n_before, &tables, error)
      || !desmi_batch_resume_summaries (connection, (tables & DESMI_TABLES_FLOWS) != 0, error))
    return NULL;
  if (n_rows == 0)
    return import;
  /* what was kept of the status before is not of the list that is imported */
  if (!desmi_batch_count (connection, "SELECT count(*) FROM local_past_status WHERE batch = ?1",
                          batch, &n_past, error))
    return NULL;
  import->result.batch = batch;
  import->result.replaced = (guint) n_before;
  import->result.added = (guint) (n_rows - n_before - n_past);
  if (!desmi_history_add (connection, batch, label, import->label, NULL, n_rows, error)
      || !desmi_batch_note_areas (connection, batch, error))
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
 * @label: (transfer full): what the step is called
 * @next: gives the records, on the writer's thread; @source is its
 * @result: (out) (optional): what became of them; its batch is 0 if no row changed
 *
 * Puts all records in as one batch, or none: one step of the history that one undo takes out again.
 * Of records with one key the last one counts. A copy of the file is made first, as
 * desmi_store_auto_backup() does, unless the last step was an import of this store too.
 */
gboolean
desmi_store_import (DesmiStore       *self,
                    DesmiMessage     *label,
                    DesmiRecordNext   next,
                    gpointer          source,
                    DesmiBatchResult *result,
                    GCancellable     *cancellable,
                    GError          **error)
{
  g_autoptr (DesmiMessage) owned = label;
  Import                   import = { owned, next, source, { 0 } };

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
