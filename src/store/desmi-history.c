/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Edits become steps of one line, which lies in the file, so that it holds over restarts and for
 * every process that writes. */
#include "store/desmi-history.h"

#include "store/desmi-change.h"
#include "store/desmi-changeset.h"
#include "store/desmi-store-object.h"

#include "core/desmi-clock.h"
#include "core/desmi-number.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define LABEL_CHARS 1000

/**
 * desmi_history_get_user:
 *
 * Returns: (transfer none): who works: as the person wants to be called, else as the system calls
 *   them
 */
const char *
desmi_history_get_user (DesmiConnection *connection)
{
  const char *name = desmi_connection_get_user (connection);

  if (name != NULL)
    return name;
  name = g_get_real_name ();
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
 * @label: what it is called in the writer's language
 * @message: (nullable): the same for readers of any
 * @changeset: (nullable): of an edit; %NULL: the step is a batch
 * @n_rows: of a batch
 *
 * Records a step as done.
 */
gboolean
desmi_history_add (DesmiConnection    *connection,
                   gint64              id,
                   const char         *label,
                   const DesmiMessage *message,
                   GBytes             *changeset,
                   gint64              n_rows,
                   GError            **error)
{
  g_autofree char   *now = desmi_clock_format_utc (desmi_clock_now ());
  g_autofree char   *user = g_utf8_make_valid (desmi_history_get_user (connection), -1);
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
  if (!desmi_history_put_message (connection, id, message, error))
    return FALSE;
  desmi_connection_touch (connection, DESMI_TABLES_HISTORY, NULL);
  return changeset == NULL || desmi_history_count_edit (connection, id, changeset, error);
}

static gboolean
make_changes (DesmiEdit *edit, DesmiConnection *connection, GError **error)
{
  const GPtrArray       *changes = desmi_edit_get_changes (edit);
  const GPtrArray       *seen = desmi_edit_get_seen (edit);
  g_autoptr (DesmiRules) rules = desmi_rules_new (connection, error);
  gboolean               changed;

  if (rules == NULL)
    return FALSE;
  for (guint i = 0; i < seen->len; i++)
    if (!desmi_rules_check_seen (connection, seen->pdata[i], error))
      return FALSE;
  for (guint i = 0; i < changes->len; i++)
    {
      if (!desmi_rules_check (rules, changes->pdata[i], error)
          || !desmi_rules_check_in_force (rules, changes->pdata[i], error)
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
      || !desmi_history_add (connection, id, desmi_edit_get_label (edit),
                             desmi_edit_get_message (edit), changeset, 0, error))
    return NULL;
  desmi_edit_set_step (edit, id);
  return edit;
}

/**
 * desmi_store_apply:
 *
 * Makes all changes of @edit as one step of the history, or none. A step that changes nothing
 * leaves no trace.
 *
 * Returns: %FALSE with @error INPUT or OFFICIAL, which says which value is not accepted, CONFLICT,
 * where the file does not hold what @edit expects, or another
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
  g_autoptr (GError) local = NULL;

  if (desmi_store_write_finish (self, result, &local) != NULL)
    return TRUE;
  /* whoever is to look at what is there now does not wait for the next look at the file */
  if (g_error_matches (local, DESMI_STORE_ERROR, DESMI_STORE_ERROR_CONFLICT) && !self->is_looking)
    desmi_store_look (self);
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}
