/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A priority queue of jobs and the threads that take from it. */
#include "store/desmi-worker.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  GTask         *task;  /* (nullable): an async call's */
  gpointer       store; /* kept alive by the caller while the job is in work */
  DesmiJob       run;
  gpointer       data;
  GDestroyNotify data_free;
  GDestroyNotify result_free;
  GCancellable  *cancellable;
  int            priority;
  guint64        serial;
  gboolean       done; /* of a waiting caller */
  gpointer       result;
  GError        *error;
} Job;

struct _DesmiWorker
{
  gint                    ref_count;
  const DesmiWorkerClass *klass;
  gpointer                data;
  GDestroyNotify          data_free;
  GMutex                  mutex;
  GCond                   arrived;
  GCond                   done;
  GQueue                  queue; /* of Job */
  guint64                 n_pushed;
  gboolean                stopping;
  GPtrArray              *threads; /* of GThread */
};

typedef struct
{
  DesmiWorker     *worker;
  DesmiConnection *connection;
  gint64           ticked; /* monotonic time */
} Current;

static GPrivate current_thread = G_PRIVATE_INIT (NULL);

static int
compare_jobs (gconstpointer a, gconstpointer b, gpointer unused)
{
  const Job *left = a, *right = b;

  if (left->priority != right->priority)
    return left->priority < right->priority ? -1 : 1;
  return left->serial < right->serial ? -1 : 1;
}

static void
set_closed_error (GError **error)
{
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CLOSED, _ ("The district file was closed."));
}

/* Hands the result to whoever asked for it; frees an async call's job. */
static void
finish (DesmiWorker *self, Job *job)
{
  if (job->task == NULL)
    {
      g_mutex_lock (&self->mutex);
      job->done = TRUE;
      g_cond_broadcast (&self->done);
      g_mutex_unlock (&self->mutex);
      return;
    }
  if (job->data_free != NULL)
    job->data_free (job->data);
  if (job->error != NULL)
    g_task_return_error (job->task, job->error);
  else
    g_task_return_pointer (job->task, job->result, job->result_free);
  g_clear_object (&job->cancellable);
  /* perhaps the last reference of the store, which then stops this worker on its own thread */
  g_object_unref (job->task);
  g_free (job);
}

static void
run (DesmiWorker *self, Current *current, Job *job)
{
  if (g_cancellable_set_error_if_cancelled (job->cancellable, &job->error))
    return;
  if (current->connection == NULL)
    current->connection = self->klass->open (self->data, job->cancellable, &job->error);
  if (current->connection == NULL)
    return;
  desmi_connection_set_cancellable (current->connection, job->cancellable);
  job->result = self->klass->run (current->connection, self->data, job->store, job->run, job->data,
                                  job->result_free, job->cancellable, &job->error);
  desmi_connection_set_cancellable (current->connection, NULL);
}

/* The next job, also of those that were left when it was to stop; or NULL: none is left, or time
 * for a tick, also where job follows job. Called with the mutex held. */
static Job *
wait_for_job (DesmiWorker *self, const Current *current)
{
  gboolean may_tick = self->klass->tick != NULL && current->connection != NULL;
  gint64   deadline = current->ticked + (gint64) self->klass->tick_s * G_USEC_PER_SEC;

  if (may_tick && !self->stopping && g_get_monotonic_time () >= deadline)
    return NULL;
  while (g_queue_is_empty (&self->queue) && !self->stopping)
    {
      if (!may_tick)
        g_cond_wait (&self->arrived, &self->mutex);
      else if (!g_cond_wait_until (&self->arrived, &self->mutex, deadline))
        break;
    }
  return g_queue_pop_head (&self->queue);
}

static gpointer
thread_main (gpointer data)
{
  DesmiWorker *self = data;
  Current      current = { self, NULL, g_get_monotonic_time () };
  gboolean     stopping = FALSE;

  g_private_set (&current_thread, &current);
  while (!stopping)
    {
      Job *job;

      g_mutex_lock (&self->mutex);
      job = wait_for_job (self, &current);
      stopping = job == NULL && self->stopping;
      g_mutex_unlock (&self->mutex);
      if (job != NULL)
        {
          run (self, &current, job);
          finish (self, job);
        }
      else if (!stopping)
        {
          self->klass->tick (current.connection, self->data);
          current.ticked = g_get_monotonic_time ();
        }
    }
  if (current.connection != NULL)
    {
      if (self->klass->closing != NULL)
        self->klass->closing (current.connection, self->data);
      desmi_connection_close (current.connection);
    }
  g_private_set (&current_thread, NULL);
  desmi_worker_unref (self);
  return NULL;
}

/**
 * desmi_worker_new:
 * @name: of the threads, for debuggers
 * @data: (transfer full): for the functions of @klass
 *
 * Starts the threads. Their connections are opened by their first jobs.
 */
DesmiWorker *
desmi_worker_new (const char             *name,
                  guint                   n_threads,
                  const DesmiWorkerClass *klass,
                  gpointer                data,
                  GDestroyNotify          data_free)
{
  DesmiWorker *self = g_new0 (DesmiWorker, 1);

  self->ref_count = 1;
  self->klass = klass;
  self->data = data;
  self->data_free = data_free;
  g_mutex_init (&self->mutex);
  g_cond_init (&self->arrived);
  g_cond_init (&self->done);
  g_queue_init (&self->queue);
  self->threads = g_ptr_array_new ();
  for (guint i = 0; i < n_threads; i++)
    {
      g_atomic_int_inc (&self->ref_count);
      g_ptr_array_add (self->threads, g_thread_new (name, thread_main, self));
    }
  return self;
}

/**
 * desmi_worker_stop:
 *
 * Lets running jobs finish, and those that wait too where the class ends them, else fails those;
 * closes the connections and ends the threads. May be called on one of the threads, which then ends
 * by itself.
 */
void
desmi_worker_stop (DesmiWorker *self)
{
  g_autoptr (GPtrArray) threads = NULL;
  GQueue                waiting = G_QUEUE_INIT;
  Job                  *job;

  g_mutex_lock (&self->mutex);
  self->stopping = TRUE;
  threads = g_steal_pointer (&self->threads);
  self->threads = g_ptr_array_new ();
  if (!self->klass->ends_waiting)
    {
      waiting = self->queue;
      g_queue_init (&self->queue);
    }
  g_cond_broadcast (&self->arrived);
  g_mutex_unlock (&self->mutex);

  while ((job = g_queue_pop_head (&waiting)) != NULL)
    {
      set_closed_error (&job->error);
      finish (self, job);
    }
  for (guint i = 0; i < threads->len; i++)
    {
      if (threads->pdata[i] == g_thread_self ())
        g_thread_unref (threads->pdata[i]);
      else
        g_thread_join (threads->pdata[i]);
    }
}

/**
 * desmi_worker_unref:
 *
 * Lets go of the worker; the last one waits for its job and ends its thread.
 */
void
desmi_worker_unref (DesmiWorker *self)
{
  if (!g_atomic_int_dec_and_test (&self->ref_count))
    return;
  if (self->data_free != NULL)
    self->data_free (self->data);
  g_ptr_array_unref (self->threads);
  g_mutex_clear (&self->mutex);
  g_cond_clear (&self->arrived);
  g_cond_clear (&self->done);
  g_free (self);
}

static gboolean
push (DesmiWorker *self, Job *job)
{
  gboolean open;

  g_mutex_lock (&self->mutex);
  open = !self->stopping;
  if (open)
    {
      job->serial = self->n_pushed++;
      g_queue_insert_sorted (&self->queue, job, compare_jobs, NULL);
      g_cond_signal (&self->arrived);
    }
  g_mutex_unlock (&self->mutex);
  return open;
}

/**
 * desmi_worker_push:
 * @task: (transfer full): what is returned on; its source object is the store, its priority the
 * job's
 * @data: (transfer full): for @job
 *
 * Queues a job; its result or error is returned on @task.
 */
void
desmi_worker_push (DesmiWorker   *self,
                   GTask         *task,
                   DesmiJob       job,
                   gpointer       data,
                   GDestroyNotify data_free,
                   GDestroyNotify result_free)
{
  GCancellable *cancellable = g_task_get_cancellable (task);
  Job          *queued = g_new0 (Job, 1);

  queued->task = task;
  queued->store = g_task_get_source_object (task);
  queued->run = job;
  queued->data = data;
  queued->data_free = data_free;
  queued->result_free = result_free;
  queued->cancellable = cancellable != NULL ? g_object_ref (cancellable) : NULL;
  queued->priority = g_task_get_priority (task);
  /* a task that is cancelled late has still been committed: the caller is told what happened */
  g_task_set_check_cancellable (task, FALSE);
  if (push (self, queued))
    return;
  set_closed_error (&queued->error);
  finish (self, queued);
}

/**
 * desmi_worker_call:
 *
 * Runs a job and waits for it. On a thread of this worker the job runs at once, inside the job that
 * is running.
 *
 * Returns: what @job returns, or %NULL with @error set
 */
gpointer
desmi_worker_call (DesmiWorker  *self,
                   gpointer      store,
                   DesmiJob      job,
                   gpointer      data,
                   GCancellable *cancellable,
                   GError      **error)
{
  DesmiConnection *nested = desmi_worker_get_current (self);
  Job queued = { .store = store, .run = job, .data = data, .cancellable = cancellable };

  if (nested != NULL)
    return job (nested, data, cancellable, error);
  if (!push (self, &queued))
    {
      set_closed_error (error);
      return NULL;
    }
  g_mutex_lock (&self->mutex);
  while (!queued.done)
    g_cond_wait (&self->done, &self->mutex);
  g_mutex_unlock (&self->mutex);
  if (queued.error != NULL)
    g_propagate_error (error, queued.error);
  return queued.result;
}

/**
 * desmi_worker_get_current:
 *
 * Returns: (transfer none) (nullable): the connection of the job that runs on this thread
 */
DesmiConnection *
desmi_worker_get_current (DesmiWorker *self)
{
  const Current *current = g_private_get (&current_thread);

  return current != NULL && current->worker == self ? current->connection : NULL;
}
