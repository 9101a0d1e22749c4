/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Back to a point of the history in one area only. The line of steps is one for all villages, so
 * what later steps did in the area is taken back by a step of its own, which can be undone as any
 * other, and what they did elsewhere stays. */
#include "store/desmi-history.h"

#include "store/desmi-changeset.h"
#include "store/desmi-lookup.h"
#include "store/desmi-sql-names.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define IN_AREA "(a.village = ?2 OR (a.village > ?2 || '.' AND a.village < ?2 || '/'))"
#define LABEL 3      /* columns of the steps */
#define MESSAGE 7    /* behind those of the table */
#define MAX_TOLD 120 /* characters of a step that another tells of */
#define LATER "h.state = 'done' AND h.id > ?1"

typedef struct
{
  gint64        step;
  char         *area, *name;
  DesmiProgress progress; /* nullable */
  gpointer      progress_data;
} ReturnJob;

static void
return_job_free (gpointer data)
{
  ReturnJob *self = data;

  g_free (self->area);
  g_free (self->name);
  g_free (self);
}

typedef struct
{
  gint64 n_steps;
  char  *label;
} Returned;

static void
returned_free (gpointer data)
{
  Returned *self = data;

  g_free (self->label);
  g_free (self);
}

/* A state that was undone, or left for other work, is no state that the area was in. */
static gboolean
check_step (DesmiConnection *connection, gint64 step, GError **error)
{
  gint64        there = 0;
  sqlite3_stmt *stmt = desmi_connection_bind (
      connection, error,
      "SELECT ?1 = 0 OR EXISTS (SELECT 1 FROM history WHERE id = ?1 AND state = 'done')", "i",
      step);

  if (stmt == NULL || !desmi_connection_step (connection, stmt, error))
    return FALSE;
  there = sqlite3_column_int64 (stmt, 0);
  sqlite3_reset (stmt);
  if (there == 0)
    g_set_error_literal (error, DESMI_STORE_ERROR, DESMI_STORE_ERROR_NOTHING,
                         _ ("This step is not in the history any more, or is undone: one village "
                            "alone cannot go there. Nothing was changed."));
  return there != 0;
}

static GArray *
list_steps (DesmiConnection *connection, const ReturnJob *job, GError **error)
{
  g_autoptr (GArray) steps = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GError) local = NULL;
  sqlite3_stmt      *stmt = desmi_connection_bind (
           connection, error,
           "SELECT DISTINCT h.id FROM history AS h JOIN history_area AS a ON a.step = h.id WHERE " LATER
           " AND " IN_AREA " ORDER BY h.id DESC",
           "is", job->step, job->area);

  if (stmt == NULL)
    return NULL;
  while (desmi_connection_step (connection, stmt, &local))
    {
      gint64 id = sqlite3_column_int64 (stmt, 0);

      g_array_append_val (steps, id);
    }
  sqlite3_reset (stmt);
  if (local == NULL)
    return g_steal_pointer (&steps);
  g_propagate_error (error, g_steal_pointer (&local));
  return NULL;
}

/* %NULL without @error: the step is a batch. */
static GBytes *
load_changeset (DesmiConnection *connection, gint64 id, GError **error)
{
  GBytes       *changeset = NULL;
  sqlite3_stmt *stmt = desmi_connection_bind (
      connection, error, "SELECT kind, changeset FROM history WHERE id = ?", "i", id);

  if (stmt == NULL || !desmi_connection_step (connection, stmt, error))
    return NULL;
  if (strcmp ((const char *) sqlite3_column_text (stmt, 0), "edit") == 0)
    changeset = g_bytes_new (sqlite3_column_blob (stmt, 1), (gsize) sqlite3_column_bytes (stmt, 1));
  sqlite3_reset (stmt);
  return changeset;
}

static gboolean
take_back (DesmiConnection *connection, gint64 id, const char *area, GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (GBytes) changeset = load_changeset (connection, id, &local);
  g_autoptr (GBytes) picked = NULL, inverse = NULL;

  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  if (changeset == NULL)
    return desmi_batch_take_out_area (connection, id, area, error);
  picked = desmi_changeset_pick (connection, changeset, area, error);
  if (picked == NULL)
    return FALSE;
  if (g_bytes_get_size (picked) == 0)
    return TRUE;
  inverse = desmi_changeset_invert (picked, error);
  return inverse != NULL && desmi_changeset_apply (connection, inverse, error);
}

/* How many entries of the area are of an indicator or a programme that the catalogue lacks. */
static gboolean
count_strangers (DesmiConnection *connection, const char *area, gint64 *n, GError **error)
{
  g_autofree char *sql = desmi_sql_expand (
      "SELECT (SELECT count (*) FROM {indicator_uses} AS a WHERE ?1 IS NOT NULL AND " IN_AREA
      " AND NOT EXISTS (SELECT 1 FROM official_indicator AS o WHERE o.id = a.indicator)"
      " AND NOT EXISTS (SELECT 1 FROM local_indicator AS l WHERE l.id = a.indicator))"
      " + (SELECT count (*) FROM local_enrolment AS a WHERE " IN_AREA
      " AND NOT EXISTS (SELECT 1 FROM official_programme AS o WHERE o.id = a.programme)"
      " AND NOT EXISTS (SELECT 1 FROM local_programme AS l WHERE l.id = a.programme))");
  sqlite3_stmt *stmt = desmi_connection_bind (connection, error, sql, "is", (gint64) 0, area);

  if (stmt == NULL || !desmi_connection_step (connection, stmt, error))
    return FALSE;
  *n = sqlite3_column_int64 (stmt, 0);
  sqlite3_reset (stmt);
  return TRUE;
}

/* The catalogue is the district's and stays as it is now. */
static gboolean
check_strangers (DesmiConnection *connection, const char *area, gint64 n_before, GError **error)
{
  gint64 n;

  if (!count_strangers (connection, area, &n, error))
    return FALSE;
  if (n <= n_before)
    return TRUE;
  g_set_error_literal (
      error, DESMI_STORE_ERROR, DESMI_STORE_ERROR_CONFLICT,
      _ ("What would come back is of an indicator or a programme that was taken out of the "
         "catalogue since. Put that in again first. Nothing was changed."));
  return FALSE;
}

static gboolean
take_back_all (DesmiConnection *connection,
               const ReturnJob *job,
               const GArray    *steps,
               GCancellable    *cancellable,
               GError         **error)
{
  for (guint i = 0; i < steps->len; i++)
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error)
          || !take_back (connection, g_array_index (steps, gint64, i), job->area, error))
        return FALSE;
      if (job->progress != NULL)
        job->progress ((double) (i + 1) / (double) steps->len, NULL, job->progress_data);
    }
  return TRUE;
}

static DesmiMessage *
new_message (const ReturnJob *job, const char *told)
{
  /* Translators: the name of a village, and what a step of the history is called */
  return desmi_message_new ("%s: back to after “%s”", job->name, told);
}

/* Transfer full: what it is called after the step that it goes back to. A name that would grow with
 * each step that goes back to one like it is cut, and then is a text. */
static DesmiMessage *
make_message (const ReturnJob *job, sqlite3_stmt *stmt)
{
  g_autofree char *told = desmi_history_dup_label (stmt, 0, 1, desmi_locale_get_user ());
  g_autofree char *start
      = g_utf8_strlen (told, -1) > MAX_TOLD ? g_utf8_substring (told, 0, MAX_TOLD) : NULL;
  g_autofree char         *cut = start != NULL ? g_strconcat (start, "…", NULL) : NULL;
  g_autofree char         *said = NULL, *whole = NULL;
  g_autoptr (DesmiMessage) step
      = desmi_message_from_text ((const char *) sqlite3_column_text (stmt, 1));
  g_autoptr (DesmiMessage) nested = new_message (job, told);

  if (cut != NULL || step == NULL)
    return new_message (job, cut != NULL ? cut : told);
  desmi_message_set_message (nested, 1, step);
  said = desmi_message_say (step, desmi_locale_get_user ());
  whole = desmi_message_say (nested, desmi_locale_get_user ());
  return g_strcmp0 (said, told) == 0 && whole != NULL ? g_steal_pointer (&nested)
                                                      : new_message (job, told);
}

/* Nullable, with @error set. */
static DesmiMessage *
load_message (DesmiConnection *connection, const ReturnJob *job, GError **error)
{
  sqlite3_stmt *stmt;
  DesmiMessage *message;

  if (job->step == 0)
    /* Translators: %s is the name of a village */
    return desmi_message_new ("%s: back to before the first step", job->name);
  stmt = desmi_connection_bind (
      connection, error,
      "SELECT h.label, " DESMI_HISTORY_MESSAGE " FROM history AS h WHERE h.id = ?", "i", job->step);
  if (stmt == NULL || !desmi_connection_step (connection, stmt, error))
    return NULL;
  message = make_message (job, stmt);
  sqlite3_reset (stmt);
  return message;
}

static gboolean
record (DesmiConnection *connection,
        const ReturnJob *job,
        DesmiRecorder   *recorder,
        Returned        *returned,
        GError         **error)
{
  g_autoptr (GBytes)       changeset = desmi_recorder_get (recorder, error);
  g_autoptr (DesmiMessage) message = NULL;
  gint64                   id;

  if (changeset == NULL)
    return FALSE;
  message = load_message (connection, job, error);
  if (message == NULL)
    return FALSE;
  returned->label = desmi_message_say (message, desmi_locale_get_user ());
  return g_bytes_get_size (changeset) == 0
         || (desmi_changeset_touch (connection, changeset, error)
             && desmi_history_next_id (connection, &id, error)
             && desmi_history_add (connection, id, returned->label, message, changeset, 0, error));
}

static gpointer
return_job (DesmiConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  const ReturnJob          *job = data;
  g_autoptr (DesmiRecorder) recorder = NULL;
  g_autoptr (GArray)        steps = NULL;
  gint64                    n_strangers;
  Returned                 *returned;

  if (!check_step (connection, job->step, error)
      || !count_strangers (connection, job->area, &n_strangers, error))
    return NULL;
  steps = list_steps (connection, job, error);
  recorder = steps != NULL ? desmi_recorder_new (connection, error) : NULL;
  if (recorder == NULL || !take_back_all (connection, job, steps, cancellable, error)
      || !check_strangers (connection, job->area, n_strangers, error))
    return NULL;
  returned = g_new0 (Returned, 1);
  returned->n_steps = steps->len;
  if (record (connection, job, recorder, returned, error))
    return returned;
  returned_free (returned);
  return NULL;
}

/* Takes @result. */
static gboolean
end_return (Returned *result, gint64 *n_steps, char **label)
{
  if (result == NULL)
    return FALSE;
  if (n_steps != NULL)
    *n_steps = result->n_steps;
  if (label != NULL)
    *label = g_steal_pointer (&result->label);
  returned_free (result);
  return TRUE;
}

/**
 * desmi_store_return:
 * @area: code of a village or a greater area
 * @step: number of a step that is done; 0: before the first one
 * @name: what the area is called
 * @progress: (nullable): called on the writer's thread after each step
 * @n_steps: (out) (optional): of how many steps something was taken back; 0: @area is there already
 * @label: (out) (optional) (transfer full): what the step is called that did it
 *
 * Brings the entries of @area, and of no other, to what they were after @step, as one new step of
 * the history that can be undone. Cancelled or failed, nothing is changed.
 *
 * Returns: %FALSE with @error NOTHING if that state is not on the line, CONFLICT if a row was
 * changed past the history or what would come back has lost its place in the catalogue, or another
 */
gboolean
desmi_store_return (DesmiStore   *self,
                    const char   *area,
                    gint64        step,
                    const char   *name,
                    DesmiProgress progress,
                    gpointer      progress_data,
                    gint64       *n_steps,
                    char        **label,
                    GCancellable *cancellable,
                    GError      **error)
{
  ReturnJob job = { step, (char *) area, (char *) name, progress, progress_data };

  return end_return (desmi_store_write (self, return_job, &job, cancellable, error), n_steps,
                     label);
}

/**
 * desmi_store_return_async:
 * @progress: (nullable): called on the writer's thread until @callback is called
 *
 * As desmi_store_return(), on the writer's thread.
 */
void
desmi_store_return_async (DesmiStore         *self,
                          const char         *area,
                          gint64              step,
                          const char         *name,
                          DesmiProgress       progress,
                          gpointer            progress_data,
                          GCancellable       *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer            user_data)
{
  ReturnJob *job = g_new (ReturnJob, 1);

  *job = (ReturnJob){ step, g_strdup (area), g_strdup (name), progress, progress_data };
  desmi_store_write_async (self, return_job, job, return_job_free, returned_free, cancellable,
                           callback, user_data);
}

/**
 * desmi_store_return_finish:
 * @n_steps: (out) (optional): as in desmi_store_return()
 * @label: (out) (optional) (transfer full): likewise
 *
 * Returns: %FALSE with @error set: nothing was changed
 */
gboolean
desmi_store_return_finish (DesmiStore   *self,
                           GAsyncResult *result,
                           gint64       *n_steps,
                           char        **label,
                           GError      **error)
{
  return end_return (desmi_store_write_finish (self, result, error), n_steps, label);
}

static const char steps_sql[]
    = "SELECT h.id, h.at, h.who, h.label, h.kind,"
      " sum (a.n_changes) FILTER (WHERE " IN_AREA "),"
      " coalesce (sum (a.n_changes) FILTER (WHERE NOT " IN_AREA "), 0), " DESMI_HISTORY_MESSAGE
      " FROM history AS h JOIN history_area AS a ON a.step = h.id WHERE " LATER
      " GROUP BY h.id HAVING count (*) FILTER (WHERE " IN_AREA ") > 0 ORDER BY h.id DESC";

static void
add_step (DesmiTableBuilder *builder, DesmiLabels *labels, sqlite3_stmt *stmt)
{
  g_autofree char *label
      = desmi_history_dup_label (stmt, LABEL, MESSAGE, desmi_labels_get_locale (labels));

  desmi_table_builder_set_int (builder, 0, sqlite3_column_int64 (stmt, 0));
  for (int i = 1; i <= 4; i++)
    desmi_table_builder_set_text (builder, (guint) i,
                                  i == LABEL ? label : (const char *) sqlite3_column_text (stmt, i),
                                  NULL);
  for (int i = 5; i <= 6; i++)
    desmi_table_builder_set_int (builder, (guint) i, sqlite3_column_int64 (stmt, i));
}

/**
 * desmi_lookup_return_steps:
 * @argument: number of a step, a blank and the code of an area, as in desmi_store_return()
 *
 * Returns: (transfer full): the steps of which something would be taken back, in that order: id,
 * at, who, label, kind, changes (in the area), staying (elsewhere, which stay); no row: the area is
 * there already. %NULL with @error set, NOTHING if one area alone cannot go there
 */
DesmiTable *
desmi_lookup_return_steps (DesmiConnection   *connection,
                           const char        *argument,
                           const DesmiLocale *locale,
                           GError           **error)
{
  static const char *const      texts[] = { "at", "who", "label", "kind" };
  g_autoptr (DesmiTableBuilder) builder = desmi_table_builder_new ("return-steps");
  g_autoptr (DesmiLabels)       labels = desmi_labels_new (connection, locale);
  char                         *rest = NULL;
  gint64      step = argument != NULL ? g_ascii_strtoll (argument, &rest, 10) : -1;
  const char *area = rest != NULL && *rest == ' ' ? rest + 1 : "";

  desmi_table_builder_add_column (builder, "id", DESMI_COLUMN_COUNT);
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    desmi_table_builder_add_column (builder, texts[i], DESMI_COLUMN_TEXT);
  desmi_table_builder_add_column (builder, "changes", DESMI_COLUMN_COUNT);
  desmi_table_builder_add_column (builder, "staying", DESMI_COLUMN_COUNT);
  if (!check_step (connection, step, error)
      || !desmi_lookup_add_rows (
          connection, builder, labels,
          desmi_connection_bind (connection, error, steps_sql, "is", step, area), add_step, error))
    return NULL;
  return desmi_lookup_end (connection, g_steal_pointer (&builder), error);
}
