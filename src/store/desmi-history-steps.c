/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Back and forth along the line of steps: the last one done can be undone, the first one undone can
 * be done again, and any state that is still on the line can be gone to. */
#include "store/desmi-history.h"

#include "store/desmi-changeset.h"

#include <glib/gi18n-lib.h>
#include <string.h>

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
  step->label = desmi_history_dup_label (stmt, 1, 5, desmi_locale_get_user ());
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

/* The newest step that is done; FALSE without @error: there is none. */
static gboolean
undo_one (DesmiConnection *connection, char **label, GError **error)
{
  g_auto (Step)      step = { 0 };
  g_autoptr (GBytes) inverse = NULL;

  if (!load_step (connection,
                  "SELECT h.id, h.label, h.kind, h.n_rows, h.changeset, " DESMI_HISTORY_MESSAGE
                  " FROM history AS h WHERE h.state = 'done' ORDER BY h.id DESC LIMIT 1",
                  &step, error))
    return FALSE;
  if (step.is_batch)
    {
      if (!desmi_batch_take_out (connection, step.id, step.n_rows, error))
        return FALSE;
    }
  else
    {
      inverse = desmi_changeset_invert (step.changeset, error);
      if (inverse == NULL || !apply_changeset (connection, inverse, error))
        return FALSE;
    }
  if (!mark (connection, step.id, "undone", error))
    return FALSE;
  if (label != NULL)
    *label = g_steal_pointer (&step.label);
  return TRUE;
}

/* The oldest step that was undone; FALSE without @error: there is none. */
static gboolean
redo_one (DesmiConnection *connection, char **label, GError **error)
{
  g_auto (Step) step = { 0 };

  if (!load_step (connection,
                  "SELECT h.id, h.label, h.kind, h.n_rows, h.changeset, " DESMI_HISTORY_MESSAGE
                  " FROM history AS h WHERE h.state = 'undone' ORDER BY h.id LIMIT 1",
                  &step, error)
      || (step.is_batch ? !desmi_batch_put_in (connection, step.id, error)
                        : !apply_changeset (connection, step.changeset, error))
      || !mark (connection, step.id, "done", error))
    return FALSE;
  if (label != NULL)
    *label = g_steal_pointer (&step.label);
  return TRUE;
}

static gpointer
undo_job (DesmiConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  char *label = NULL;

  if (!undo_one (connection, &label, error))
    set_nothing (error, _ ("There is nothing to undo."));
  return label;
}

static gpointer
redo_job (DesmiConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  char *label = NULL;

  if (!redo_one (connection, &label, error))
    set_nothing (error, _ ("There is nothing to redo."));
  return label;
}

typedef struct
{
  gint64        step;
  DesmiProgress progress; /* nullable */
  gpointer      progress_data;
} MoveJob;

/**
 * desmi_history_find_way:
 * @step: as in desmi_store_undo_to()
 * @way: (out): from which step, and how far: steps to take back, or, below 0, to do again
 *
 * Returns: %FALSE with @error NOTHING if the state after @step is no more on the line
 */
gboolean
desmi_history_find_way (DesmiConnection *connection, gint64 step, DesmiMoved *way, GError **error)
{
  sqlite3_stmt *stmt = desmi_connection_bind (
      connection, error,
      "SELECT (SELECT count (*) FROM history WHERE state = 'done' AND id > ?1)"
      " - (SELECT count (*) FROM history WHERE state = 'undone' AND id <= ?1),"
      " COALESCE ((SELECT max (id) FROM history WHERE state = 'done'), 0),"
      " ?1 = 0 OR EXISTS (SELECT 1 FROM history WHERE id = ?1 AND state <> 'dropped')",
      "i", step);
  gboolean is_there;

  if (stmt == NULL || !desmi_connection_step (connection, stmt, error))
    return FALSE;
  way->n = sqlite3_column_int64 (stmt, 0);
  way->from = sqlite3_column_int64 (stmt, 1);
  is_there = sqlite3_column_int (stmt, 2) != 0;
  sqlite3_reset (stmt);
  if (!is_there)
    g_set_error_literal (error, DESMI_STORE_ERROR, DESMI_STORE_ERROR_NOTHING,
                         _ ("This step is not in the history any more, or was undone before other "
                            "work was done; it cannot be gone back to. Nothing was changed."));
  return is_there;
}

static gpointer
move_job (DesmiConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  const MoveJob *job = data;
  DesmiMoved     way, *moved;
  gint64         n;

  if (!desmi_history_find_way (connection, job->step, &way, error))
    return NULL;
  n = ABS (way.n);
  for (gint64 i = 0; i < n; i++)
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return NULL;
      if (way.n > 0 ? !undo_one (connection, NULL, error) : !redo_one (connection, NULL, error))
        {
          set_nothing (error, _ ("The history was changed meanwhile. Nothing was changed."));
          return NULL;
        }
      if (job->progress != NULL)
        job->progress ((double) (i + 1) / (double) n, NULL, job->progress_data);
    }
  moved = g_new (DesmiMoved, 1);
  *moved = way;
  return moved;
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

/* Takes @result. */
static gboolean
end_move (DesmiMoved *result, DesmiMoved *moved)
{
  if (result == NULL)
    return FALSE;
  if (moved != NULL)
    *moved = *result;
  g_free (result);
  return TRUE;
}

/**
 * desmi_store_undo_to:
 * @step: number of a step that is done or undone; 0: before the first one
 * @progress: (nullable): called on the writer's thread after each step
 * @moved: (out) (optional): how far that was
 *
 * Goes to the state after @step, in one transaction: undoes what was done after it, or does again
 * what was undone up to it. Cancelled or failed, nothing is changed.
 *
 * Returns: %FALSE with @error NOTHING if that state is no more on the line, CONFLICT if a row was
 * changed past the history, or another
 */
gboolean
desmi_store_undo_to (DesmiStore   *self,
                     gint64        step,
                     DesmiProgress progress,
                     gpointer      progress_data,
                     DesmiMoved   *moved,
                     GCancellable *cancellable,
                     GError      **error)
{
  MoveJob job = { step, progress, progress_data };

  return end_move (desmi_store_write (self, move_job, &job, cancellable, error), moved);
}

/**
 * desmi_store_undo_to_async:
 * @step: as in desmi_store_undo_to()
 * @progress: (nullable): called on the writer's thread until @callback is called
 *
 * Goes to the state after a step on the writer's thread.
 */
void
desmi_store_undo_to_async (DesmiStore         *self,
                           gint64              step,
                           DesmiProgress       progress,
                           gpointer            progress_data,
                           GCancellable       *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer            user_data)
{
  MoveJob *job = g_new (MoveJob, 1);

  *job = (MoveJob){ step, progress, progress_data };
  desmi_store_write_async (self, move_job, job, g_free, g_free, cancellable, callback, user_data);
}

/**
 * desmi_store_undo_to_finish:
 * @moved: (out) (optional): as in desmi_store_undo_to()
 *
 * Returns: %FALSE with @error set: nothing was changed
 */
gboolean
desmi_store_undo_to_finish (DesmiStore   *self,
                            GAsyncResult *result,
                            DesmiMoved   *moved,
                            GError      **error)
{
  return end_move (desmi_store_write_finish (self, result, error), moved);
}
