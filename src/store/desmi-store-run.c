/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Jobs of the store: which thread runs them, in which transaction, and what follows a commit. */
#include "store/desmi-store-object.h"

#include "store/desmi-backup.h"
#include "store/desmi-tidy.h"

#include "core/desmi-clock.h"

#include <glib/gi18n-lib.h>

#define N_READERS 3
#define CLOSING_PATIENCE_MS 1000

static DesmiConnection *
open_reader (gpointer data, GCancellable *cancellable, GError **error)
{
  const DesmiStoreFile       *file = ((DesmiStoreShared *) data)->file;
  g_autoptr (DesmiConnection) connection
      = desmi_connection_open (file->open_path, file->read_mode, error);

  if (connection == NULL)
    return NULL;
  desmi_connection_set_cancellable (connection, cancellable);
  if (!desmi_connection_tune (connection, error))
    return NULL;
  return g_steal_pointer (&connection);
}

static DesmiConnection *
open_writer (gpointer data, GCancellable *cancellable, GError **error)
{
  DesmiStoreShared           *shared = data;
  g_autoptr (DesmiConnection) connection = NULL;

  if (shared->file->read_only)
    connection = open_reader (data, cancellable, error);
  else
    {
      connection = desmi_connection_open (shared->file->path, DESMI_CONNECTION_WRITE, error);
      if (connection == NULL)
        return NULL;
      desmi_connection_set_cancellable (connection, cancellable);
      if (!desmi_connection_tune (connection, error))
        return NULL;
    }
  if (connection == NULL
      || !desmi_connection_get_int (connection, "PRAGMA data_version", &shared->data_version,
                                    error))
    return NULL;
  return g_steal_pointer (&connection);
}

static gboolean
is_of_disk (const GError *error)
{
  return g_error_matches (error, DESMI_STORE_ERROR, DESMI_STORE_ERROR_DAMAGED)
         || g_error_matches (error, DESMI_STORE_ERROR, DESMI_STORE_ERROR_IO);
}

/* Damage is told with the way back, in place of what SQLite says of it. Takes @failure. */
static void
end_job (DesmiStoreShared *shared, DesmiConnection *connection, GError *failure, GError **error)
{
  if (desmi_connection_has_damage (connection))
    {
      desmi_store_file_note_damage (shared->file);
      if (is_of_disk (failure))
        {
          g_error_free (failure);
          desmi_store_file_refuse_damaged (shared->file, error);
          return;
        }
    }
  if (failure != NULL)
    g_propagate_error (error, failure);
}

static gpointer
run_read (DesmiConnection *connection,
          gpointer         data,
          gpointer         store,
          DesmiJob         job,
          gpointer         job_data,
          GDestroyNotify   result_free,
          GCancellable    *cancellable,
          GError         **error)
{
  GError  *failure = NULL;
  gpointer result = NULL;
  gboolean failed;

  if (desmi_connection_exec (connection, "BEGIN", &failure))
    result = job (connection, job_data, cancellable, &failure);
  desmi_connection_set_cancellable (connection, NULL);
  if (!sqlite3_get_autocommit (desmi_connection_get_db (connection)))
    desmi_connection_exec (connection, "ROLLBACK", NULL);
  failed = failure != NULL;
  end_job (data, connection, failure, error);
  return failed ? NULL : result;
}

static int
get_today (void)
{
  g_autoptr (GDateTime) now = desmi_clock_new_local ();

  return g_date_time_get_year (now) * 1000 + g_date_time_get_day_of_year (now);
}

/* Whether a file was made on this very day, so that there is no earlier state to keep. */
static gboolean
is_made_today (DesmiConnection *connection, int today)
{
  g_autofree char *created = desmi_connection_dup_text (
      connection, "SELECT value FROM meta WHERE key = 'created'", NULL);
  g_autoptr (GDateTime) then = NULL;
  gint64                since = 0;

  if (created == NULL || !desmi_clock_parse_utc (created, &since))
    return FALSE;
  then = g_date_time_new_from_unix_local (since);
  return then != NULL
         && g_date_time_get_year (then) * 1000 + g_date_time_get_day_of_year (then) == today;
}

/* A copy of the state before the first change of a day, if none was made on that day. */
static char *
keep_day_safe (DesmiStoreShared *shared, DesmiConnection *connection, GCancellable *cancellable)
{
  g_autoptr (GError) error = NULL;
  int                today = get_today ();

  if (shared->safe_day == today)
    return NULL;
  shared->safe_day = today;
  if (is_made_today (connection, today) || !desmi_backup_is_due (shared->file->path))
    return NULL;
  if (desmi_backup_auto (shared->file->path, "daily", cancellable, &error))
    {
      desmi_tidy_day (connection, shared->file->folder == DESMI_FOLDER_LOCAL, cancellable);
      return NULL;
    }
  if (desmi_store_file_hear (shared->file, error))
    return NULL;
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      /* nor is the change made; the next one is preceded by a copy */
      shared->safe_day = 0;
      return NULL;
    }
  /* Translators: %s is a whole sentence that says why */
  return g_strdup_printf (_ ("Today's backup could not be made. %s"), error->message);
}

static gboolean
commit (DesmiConnection *connection, GCancellable *cancellable, GError **error)
{
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  if (desmi_connection_has_damage (connection)) /* which the job has passed over */
    return desmi_connection_fail_with (connection, SQLITE_CORRUPT, error);
  /* from here on it happens, whole */
  desmi_connection_set_cancellable (connection, NULL);
  return desmi_connection_exec (connection, "COMMIT", error);
}

static void
roll_back (DesmiConnection *connection)
{
  char **villages;

  desmi_connection_set_cancellable (connection, NULL);
  if (!sqlite3_get_autocommit (desmi_connection_get_db (connection)))
    desmi_connection_exec (connection, "ROLLBACK", NULL);
  desmi_connection_take_touched (connection, &villages);
  g_strfreev (villages);
}

static void
follow_commit (DesmiStore *store, DesmiConnection *connection, char *notice)
{
  DesmiStoreChange *change = desmi_store_change_new (connection);

  change->tables = desmi_connection_take_touched (connection, &change->villages);
  change->notice = notice;
  desmi_store_tell (store, change);
}

static gpointer
look_job (DesmiConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  DesmiStore *self = data;
  gint64      version;

  g_atomic_int_set (&self->shared->is_astray,
                    !desmi_store_file_is_in_place (self->shared->file, NULL));
  if (!desmi_connection_get_int (connection, "PRAGMA data_version", &version, error))
    return NULL;
  if (version != self->shared->data_version)
    {
      DesmiStoreChange *change = desmi_store_change_new (connection);

      self->shared->data_version = version;
      change->tables = DESMI_TABLES_ALL;
      desmi_store_tell (self, change);
    }
  return self;
}

static gpointer
first_look_job (DesmiConnection *connection,
                gpointer         data,
                GCancellable    *cancellable,
                GError         **error)
{
  DesmiStore        *self = data;
  g_autoptr (GError) local = NULL;

  self->district = desmi_connection_dup_text (
      connection, "SELECT value FROM meta WHERE key = 'district'", &local);
  if (self->district != NULL)
    {
      desmi_store_adopt (self, desmi_store_change_new (connection));
      return self;
    }
  if (local != NULL)
    g_propagate_error (error, g_steal_pointer (&local));
  else
    g_set_error_literal (error, DESMI_STORE_ERROR, DESMI_STORE_ERROR_DAMAGED,
                         _ ("The district file does not say which district it is of."));
  return NULL;
}

/* From here on the file is open to view: the pages ask again what may be changed. */
static void
tell_taken_over (DesmiStore *store, DesmiConnection *connection, const char *notice)
{
  DesmiStoreChange *change = desmi_store_change_new (connection);

  change->tables = DESMI_TABLES_ALL;
  change->notice = g_strdup (notice);
  desmi_store_tell (store, change);
}

/* FALSE if another machine has taken the file over, as after a long sleep of this one. */
static gboolean
hold_file (DesmiStoreShared *shared, DesmiStore *store, DesmiConnection *connection, GError **error)
{
  g_autofree char *notice = NULL;

  notice = desmi_store_file_hold (shared->file, FALSE);
  if (notice != NULL)
    tell_taken_over (store, connection, notice);
  if (!g_atomic_int_get (&shared->file->read_only))
    return TRUE;
  g_set_error_literal (
      error, DESMI_STORE_ERROR, DESMI_STORE_ERROR_READ_ONLY,
      notice != NULL ? notice : _ ("The district file is opened to view; it cannot be changed."));
  return FALSE;
}

/* Whether it may be written at all, and what is there is kept. */
static gboolean
prepare_write (DesmiStoreShared *shared,
               DesmiConnection  *connection,
               gpointer          store,
               char            **notice,
               GCancellable     *cancellable,
               GError          **error)
{
  if (desmi_store_file_refuse_damaged (shared->file, error)
      || !desmi_store_file_is_in_place (shared->file, error)
      || !hold_file (shared, store, connection, error))
    return FALSE;
  *notice = keep_day_safe (shared, connection, cancellable);
  /* the copy may have been the first to read a bad page */
  return !desmi_store_file_refuse_damaged (shared->file, error);
}

static void
tell_user (DesmiStoreShared *shared, DesmiConnection *connection)
{
  g_mutex_lock (&shared->user_mutex);
  desmi_connection_set_user (connection, shared->user);
  g_mutex_unlock (&shared->user_mutex);
}

static gpointer
write_whole (DesmiConnection *connection,
             gpointer         data,
             gpointer         store,
             DesmiJob         job,
             gpointer         job_data,
             GDestroyNotify   result_free,
             GCancellable    *cancellable,
             GError         **error)
{
  g_autofree char *notice = NULL;
  gpointer         result;

  if (!prepare_write (data, connection, store, &notice, cancellable, error))
    return NULL;
  if (!desmi_connection_exec (connection, "BEGIN IMMEDIATE", error))
    return NULL;
  if (!desmi_connection_exec (
          connection, "UPDATE meta SET value = '0' WHERE key = 'clean' AND value <> '0'", error))
    {
      roll_back (connection);
      return NULL;
    }
  tell_user (data, connection);
  result = job (connection, job_data, cancellable, error);
  if (result != NULL && commit (connection, cancellable, error))
    {
      follow_commit (store, connection, g_steal_pointer (&notice));
      return result;
    }
  roll_back (connection);
  if (result != NULL && result_free != NULL)
    result_free (result);
  return NULL;
}

static gpointer
run_write (DesmiConnection *connection,
           gpointer         data,
           gpointer         store,
           DesmiJob         job,
           gpointer         job_data,
           GDestroyNotify   result_free,
           GCancellable    *cancellable,
           GError         **error)
{
  GError  *failure = NULL;
  gboolean looks = job == look_job || job == first_look_job;
  gpointer result = looks ? job (connection, job_data, cancellable, &failure)
                          : write_whole (connection, data, store, job, job_data, result_free,
                                         cancellable, &failure);

  end_job (data, connection, failure, error);
  return result;
}

static void
beat (DesmiConnection *connection, gpointer data)
{
  DesmiStoreShared      *shared = data;
  g_autofree char       *notice = desmi_store_file_hold (shared->file, TRUE);
  g_autoptr (DesmiStore) store = NULL;

  if (notice == NULL)
    return;
  store = g_weak_ref_get (&shared->store);
  if (store != NULL)
    tell_taken_over (store, connection, notice);
}

/* Says that nothing is under way, unless the file is damaged; the last connection then works off
 * the log. */
static void
close_writer (DesmiConnection *connection, gpointer data)
{
  DesmiStoreFile *file = ((DesmiStoreShared *) data)->file;

  if (g_atomic_int_get (&file->read_only))
    return;
  desmi_connection_set_patience (connection, CLOSING_PATIENCE_MS);
  if (!desmi_store_file_refuse_damaged (file, NULL))
    desmi_connection_exec (
        connection, "UPDATE meta SET value = '1' WHERE key = 'clean' AND value <> '1'", NULL);
  desmi_store_file_unlock (file);
}

static const DesmiWorkerClass writer_class = {
  .open = open_writer,
  .run = run_write,
  .tick = beat,
  .closing = close_writer,
  .tick_s = DESMI_LOCK_BEAT_S,
  /* what somebody typed last is not lost because the one before is still being written */
  .ends_waiting = TRUE,
};

static const DesmiWorkerClass reader_class = { .open = open_reader, .run = run_read };

/* Starts the threads. */
void
desmi_store_start (DesmiStore *self)
{
  self->writer
      = desmi_worker_new ("desmi-writer", 1, &writer_class, g_atomic_rc_box_acquire (self->shared),
                          desmi_store_shared_unref);
  self->readers
      = desmi_worker_new ("desmi-reader", N_READERS, &reader_class,
                          g_atomic_rc_box_acquire (self->shared), desmi_store_shared_unref);
}

/**
 * desmi_store_read:
 * @job: runs on a reader's thread in one read transaction; within a job of this store, in that job
 *
 * Waits for the job. It may return %NULL without error.
 */
gpointer
desmi_store_read (DesmiStore   *self,
                  DesmiJob      job,
                  gpointer      data,
                  GCancellable *cancellable,
                  GError      **error)
{
  DesmiConnection *writing = desmi_worker_get_current (self->writer);

  if (writing != NULL)
    return job (writing, data, cancellable, error);
  return desmi_worker_call (self->readers, self, job, data, cancellable, error);
}

static GTask *
new_task (DesmiStore         *self,
          GCancellable       *cancellable,
          GAsyncReadyCallback callback,
          gpointer            user_data,
          gpointer            tag)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, tag);
  return task;
}

/**
 * desmi_store_read_async:
 * @data: (transfer full): freed on the reader's thread
 * @result_free: frees the result if nobody asks for it
 */
void
desmi_store_read_async (DesmiStore         *self,
                        DesmiJob            job,
                        gpointer            data,
                        GDestroyNotify      data_free,
                        GDestroyNotify      result_free,
                        GCancellable       *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer            user_data)
{
  GTask *task = new_task (self, cancellable, callback, user_data, desmi_store_read_async);

  desmi_worker_push (self->readers, task, job, data, data_free, result_free);
}

/**
 * desmi_store_read_finish:
 *
 * Returns: (transfer full): what the job gave; %NULL with @error set
 */
gpointer
desmi_store_read_finish (DesmiStore *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}

static gboolean
refuse_if_read_only (DesmiStore *self, GError **error)
{
  if (!g_atomic_int_get (&self->shared->file->read_only))
    return FALSE;
  g_set_error_literal (error, DESMI_STORE_ERROR, DESMI_STORE_ERROR_READ_ONLY,
                       _ ("The district file is opened to view; it cannot be changed."));
  return TRUE;
}

/**
 * desmi_store_write:
 * @job: runs on the writer's thread in a transaction that is committed unless it returns %NULL
 *
 * Waits for the job. Called on the thread that opened the store, "changed" is emitted before this
 * returns.
 */
gpointer
desmi_store_write (DesmiStore   *self,
                   DesmiJob      job,
                   gpointer      data,
                   GCancellable *cancellable,
                   GError      **error)
{
  gpointer result;

  if (refuse_if_read_only (self, error))
    return NULL;
  result = desmi_worker_call (self->writer, self, job, data, cancellable, error);
  desmi_store_tell_now (self);
  return result;
}

/**
 * desmi_store_write_async:
 * @job: run on the writer's thread in one transaction
 * @data: (transfer full): for @job
 * @data_free: (nullable)
 * @result_free: (nullable): for a result that nobody asks for
 *
 * As desmi_store_write(), without waiting.
 */
void
desmi_store_write_async (DesmiStore         *self,
                         DesmiJob            job,
                         gpointer            data,
                         GDestroyNotify      data_free,
                         GDestroyNotify      result_free,
                         GCancellable       *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer            user_data)
{
  GTask *task = new_task (self, cancellable, callback, user_data, desmi_store_write_async);
  g_autoptr (GError) error = NULL;

  if (!refuse_if_read_only (self, &error))
    {
      desmi_worker_push (self->writer, task, job, data, data_free, result_free);
      return;
    }
  if (data_free != NULL)
    data_free (data);
  g_task_return_error (task, g_steal_pointer (&error));
  g_object_unref (task);
}

/**
 * desmi_store_write_finish:
 *
 * Returns: (transfer full): what the job gave; %NULL with @error set, and nothing was changed
 */
gpointer
desmi_store_write_finish (DesmiStore *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
looked_cb (GObject *source, GAsyncResult *result, gpointer unused)
{
  DESMI_STORE (source)->is_looking = FALSE;
  desmi_store_adopt_place (DESMI_STORE (source));
}

/**
 * desmi_store_look:
 *
 * Looks whether another process has changed or moved the file, and tells so.
 */
void
desmi_store_look (DesmiStore *self)
{
  GTask *task = new_task (self, NULL, looked_cb, NULL, desmi_store_look);

  /* a file that is held just now is looked at again in a second */
  self->is_looking = TRUE;
  g_task_set_priority (task, G_PRIORITY_LOW);
  desmi_worker_push (self->writer, task, look_job, self, NULL, NULL);
}

/**
 * desmi_store_first_look:
 *
 * Reads what the store says of itself, before anything is asked of it.
 *
 * Returns: %FALSE with @error set
 */
gboolean
desmi_store_first_look (DesmiStore *self, GError **error)
{
  return desmi_worker_call (self->writer, self, first_look_job, self, NULL, error) != NULL;
}
