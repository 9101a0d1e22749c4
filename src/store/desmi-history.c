/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Edits become steps; the last one done can be undone, the first one undone can be done again. The
 * line lies in the file, so it holds over restarts and for every process that writes. */
#include "store/desmi-history.h"

#include "store/desmi-change.h"
#include "store/desmi-changeset.h"

#include "core/desmi-clock.h"
#include "core/desmi-number.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define LABEL_CHARS 1000

static const char *
get_user (void)
{
  const char *name = g_get_real_name ();

  return name != NULL && strcmp (name, "Unknown") != 0 ? name : g_get_user_name ();
}

/**
 * desmi_history_next_id:
 * @id: (out): the number of the next step
 *
 * Returns: %FALSE with @error set
 */
gboolean
desmi_history_next_id (DesmiConnection *connection, gint64 *id, GError **error)
{
  return desmi_connection_get_int (connection, "SELECT COALESCE (MAX (id), 0) + 1 FROM history", id,
                                   error);
}

/* What was undone before a new step can no longer be done again. */
static gboolean
drop_undone (DesmiConnection *connection, GError **error)
{
  return desmi_batch_drop_undone (connection, error)
         && desmi_connection_run (
             connection, error, "UPDATE history SET state = 'dropped' WHERE state = 'undone'", "");
}

/**
 * desmi_history_add:
 * @changeset: (nullable): of an edit; %NULL: the step is a batch
 * @n_rows: of a batch
 *
 * Records a step as done.
 */
gboolean
desmi_history_add (DesmiConnection *connection,
                   gint64           id,
                   const char      *label,
                   GBytes          *changeset,
                   gint64           n_rows,
                   GError         **error)
{
  g_autofree char   *now = desmi_clock_format_utc (desmi_clock_now ());
  g_autofree char   *user = g_utf8_make_valid (get_user (), -1);
  g_autoptr (GError) local = NULL;
  sqlite3_stmt      *stmt;

  if (!drop_undone (connection, error))
    return FALSE;
  stmt = desmi_connection_bind (
      connection, error,
      "INSERT INTO history (id, at, who, label, kind, state, n_rows, changeset)"
      " VALUES (?, ?, ?, ?, ?, 'done', ?, ?)",
      "issssi", id, now, user, label, changeset != NULL ? "edit" : "batch", n_rows);
  if (stmt == NULL)
    return FALSE;
  if (changeset != NULL)
    sqlite3_bind_blob64 (stmt, 7, g_bytes_get_data (changeset, NULL), g_bytes_get_size (changeset),
                         SQLITE_TRANSIENT);
  desmi_connection_step (connection, stmt, &local);
  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  desmi_connection_touch (connection, DESMI_TABLES_HISTORY, NULL);
  return TRUE;
}

static gboolean
make_changes (DesmiEdit *edit, DesmiConnection *connection, GError **error)
{
  const GPtrArray       *changes = desmi_edit_get_changes (edit);
  g_autoptr (DesmiRules) rules = desmi_rules_new (connection, error);
  gboolean               changed;

  if (rules == NULL)
    return FALSE;
  for (guint i = 0; i < changes->len; i++)
    {
      if (!desmi_rules_check (rules, changes->pdata[i], error)
          || !desmi_change_apply (changes->pdata[i], connection, 0, &changed, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
check_label (const char *label, GError **error)
{
  g_autoptr (GError) local = NULL;

  if (desmi_text_check (label, LABEL_CHARS, &local))
    return TRUE;
  g_set_error_literal (error, DESMI_STORE_ERROR, DESMI_STORE_ERROR_INPUT, local->message);
  return FALSE;
}

static gpointer
apply_job (DesmiConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  DesmiEdit                *edit = data;
  g_autoptr (DesmiRecorder) recorder = NULL;
  g_autoptr (GBytes)        changeset = NULL;
  gint64                    id;

  if (!check_label (desmi_edit_get_label (edit), error))
    return NULL;
  recorder = desmi_recorder_new (connection, error);
  if (recorder == NULL || !make_changes (edit, connection, error))
    return NULL;
  changeset = desmi_recorder_get (recorder, error);
  if (changeset == NULL)
    return NULL;
  /* what changed nothing is no step */
  if (g_bytes_get_size (changeset) == 0)
    return edit;
  if (!desmi_changeset_touch (connection, changeset, error)
      || !desmi_history_next_id (connection, &id, error)
      || !desmi_history_add (connection, id, desmi_edit_get_label (edit), changeset, 0, error))
    return NULL;
  desmi_edit_set_changed (edit);
  return edit;
}

/**
 * desmi_store_apply:
 *
 * Makes all changes of @edit as one step of the history, or none. A step that changes nothing
 * leaves no trace.
 *
 * Returns: %FALSE with @error INPUT or OFFICIAL, which says which value is not accepted, or another
 */
gboolean
desmi_store_apply (DesmiStore *self, DesmiEdit *edit, GCancellable *cancellable, GError **error)
{
  return desmi_store_write (self, apply_job, edit, cancellable, error) != NULL;
}

/**
 * desmi_store_apply_async:
 * @edit: held until it is done
 *
 * Makes a step on the writer's thread: all of it or nothing. It can be undone.
 */
void
desmi_store_apply_async (DesmiStore         *self,
                         DesmiEdit          *edit,
                         GCancellable       *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer            user_data)
{
  desmi_store_write_async (self, apply_job, desmi_edit_ref (edit),
                           (GDestroyNotify) desmi_edit_unref, NULL, cancellable, callback,
                           user_data);
}

/**
 * desmi_store_apply_finish:
 *
 * Returns: %FALSE with @error set: nothing was changed
 */
gboolean
desmi_store_apply_finish (DesmiStore *self, GAsyncResult *result, GError **error)
{
  return desmi_store_write_finish (self, result, error) != NULL;
}

typedef struct
{
  gint64   id;
  char    *label;
  gboolean is_batch;
  gint64   n_rows;
  GBytes  *changeset;
} Step;

static void
step_clear (Step *step)
{
  g_clear_pointer (&step->label, g_free);
  g_clear_pointer (&step->changeset, g_bytes_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Step, step_clear)

static gboolean
load_step (DesmiConnection *connection, const char *sql, Step *step, GError **error)
{
  sqlite3_stmt *stmt = desmi_connection_prepare (connection, sql, error);

  if (stmt == NULL || !desmi_connection_step (connection, stmt, error))
    return FALSE;
  step->id = sqlite3_column_int64 (stmt, 0);
  step->label = g_strdup ((const char *) sqlite3_column_text (stmt, 1));
  step->is_batch = strcmp ((const char *) sqlite3_column_text (stmt, 2), "batch") == 0;
  step->n_rows = sqlite3_column_int64 (stmt, 3);
  step->changeset
      = g_bytes_new (sqlite3_column_blob (stmt, 4), (gsize) sqlite3_column_bytes (stmt, 4));
  sqlite3_reset (stmt);
  return TRUE;
}

static gboolean
apply_changeset (DesmiConnection *connection, GBytes *changeset, GError **error)
{
  return desmi_changeset_touch (connection, changeset, error)
         && desmi_changeset_apply (connection, changeset, error);
}

static gboolean
mark (DesmiConnection *connection, gint64 id, const char *state, GError **error)
{
  desmi_connection_touch (connection, DESMI_TABLES_HISTORY, NULL);
  return desmi_connection_run (connection, error, "UPDATE history SET state = ? WHERE id = ?", "si",
                               state, id);
}

static void
set_nothing (GError **error, const char *sentence)
{
  if (error != NULL && *error == NULL)
    g_set_error_literal (error, DESMI_STORE_ERROR, DESMI_STORE_ERROR_NOTHING, sentence);
}

static gpointer
undo_job (DesmiConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  g_auto (Step)      step = { 0 };
  g_autoptr (GBytes) inverse = NULL;

  if (!load_step (connection,
                  "SELECT id, label, kind, n_rows, changeset FROM history WHERE state = 'done'"
                  " ORDER BY id DESC LIMIT 1",
                  &step, error))
    {
      set_nothing (error, _ ("There is nothing to undo."));
      return NULL;
    }
  if (step.is_batch)
    {
      if (!desmi_batch_take_out (connection, step.id, step.n_rows, error))
        return NULL;
    }
  else
    {
      inverse = desmi_changeset_invert (step.changeset, error);
      if (inverse == NULL || !apply_changeset (connection, inverse, error))
        return NULL;
    }
  if (!mark (connection, step.id, "undone", error))
    return NULL;
  return g_steal_pointer (&step.label);
}

static gpointer
redo_job (DesmiConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  g_auto (Step) step = { 0 };

  if (!load_step (connection,
                  "SELECT id, label, kind, n_rows, changeset FROM history WHERE state = 'undone'"
                  " ORDER BY id LIMIT 1",
                  &step, error))
    {
      set_nothing (error, _ ("There is nothing to redo."));
      return NULL;
    }
  if (step.is_batch ? !desmi_batch_put_in (connection, step.id, error)
                    : !apply_changeset (connection, step.changeset, error))
    return NULL;
  if (!mark (connection, step.id, "done", error))
    return NULL;
  return g_steal_pointer (&step.label);
}

/**
 * desmi_store_undo:
 *
 * Takes back the newest step that is done, whoever did it.
 *
 * Returns: (transfer full) (nullable): its label, or %NULL with @error NOTHING, or CONFLICT if a
 * row of it was changed past the history
 */
char *
desmi_store_undo (DesmiStore *self, GCancellable *cancellable, GError **error)
{
  return desmi_store_write (self, undo_job, NULL, cancellable, error);
}

/**
 * desmi_store_redo:
 *
 * Does again the oldest step that was undone; a new step since then leaves none.
 *
 * Returns: (transfer full) (nullable): its label, or %NULL with @error NOTHING or CONFLICT
 */
char *
desmi_store_redo (DesmiStore *self, GCancellable *cancellable, GError **error)
{
  return desmi_store_write (self, redo_job, NULL, cancellable, error);
}

/**
 * desmi_store_undo_async:
 *
 * Takes back the last step that was not undone.
 */
void
desmi_store_undo_async (DesmiStore         *self,
                        GCancellable       *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer            user_data)
{
  desmi_store_write_async (self, undo_job, NULL, NULL, g_free, cancellable, callback, user_data);
}

/**
 * desmi_store_undo_finish:
 *
 * Returns: (transfer full): what the step was called; %NULL with @error set
 */
char *
desmi_store_undo_finish (DesmiStore *self, GAsyncResult *result, GError **error)
{
  return desmi_store_write_finish (self, result, error);
}

/**
 * desmi_store_redo_async:
 *
 * Makes the step again that was undone last.
 */
void
desmi_store_redo_async (DesmiStore         *self,
                        GCancellable       *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer            user_data)
{
  desmi_store_write_async (self, redo_job, NULL, NULL, g_free, cancellable, callback, user_data);
}

/**
 * desmi_store_redo_finish:
 *
 * Returns: (transfer full): what the step was called; %NULL with @error set
 */
char *
desmi_store_redo_finish (DesmiStore *self, GAsyncResult *result, GError **error)
{
  return desmi_store_write_finish (self, result, error);
}
