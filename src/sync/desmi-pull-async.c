/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An update on a thread of its own; what it tells is handed to the caller's main context. */
#include "sync/desmi-pull.h"

#define REPORT_INTERVAL_US (100 * 1000)

typedef struct
{
  DesmiPullOptions options; /* own strings */
  DesmiProgress    progress;
  gpointer         progress_data;
  GTask           *task;     /* lent: the job belongs to it */
  gint64           reported; /* monotonic time of the last report */
} Job;

/* One thing to tell, on its way to the caller's thread. */
typedef struct
{
  GTask         *task;
  gboolean       is_state;
  DesmiPullState state;
  double         fraction;
  char          *text;
} Message;

static void
job_free (gpointer data)
{
  Job *job = data;

  g_free ((char *) job->options.server);
  g_free ((char *) job->options.root_file);
  g_free ((char *) job->options.tls_authority);
  g_free ((char *) job->options.cache_folder);
  g_free ((char *) job->options.state_folder);
  g_free ((char *) job->options.loss_seen);
  g_free (job);
}

static void
message_free (gpointer data)
{
  Message *message = data;

  g_object_unref (message->task);
  g_free (message->text);
  g_free (message);
}

static gboolean
deliver_cb (gpointer data)
{
  Message *message = data;
  Job     *job = g_task_get_task_data (message->task);

  if (message->is_state)
    job->options.state_func (message->state, job->options.state_data);
  else
    job->progress (message->fraction, message->text, job->progress_data);
  return G_SOURCE_REMOVE;
}

/* Always through the loop, never at once: the caller is in another thread, and order is kept. */
static void
post (Job *job, Message *message)
{
  g_autoptr (GSource) source = g_idle_source_new ();

  message->task = g_object_ref (job->task);
  g_source_set_priority (source, g_task_get_priority (job->task));
  g_source_set_callback (source, deliver_cb, message, message_free);
  g_source_attach (source, g_task_get_context (job->task));
}

static void
state_cb (DesmiPullState state, gpointer data)
{
  Job     *job = data;
  Message *message;

  if (job->options.state_func == NULL)
    return;
  message = g_new0 (Message, 1);
  message->is_state = TRUE;
  message->state = state;
  post (job, message);
}

static void
progress_cb (double fraction, const char *text, gpointer data)
{
  Job     *job = data;
  gint64   now = g_get_monotonic_time ();
  Message *message;

  if (job->progress == NULL || (job->reported != 0 && now - job->reported < REPORT_INTERVAL_US))
    return;
  job->reported = now;
  message = g_new0 (Message, 1);
  message->fraction = fraction;
  message->text = g_strdup (text);
  post (job, message);
}

static void
run_cb (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Job                        *job = data;
  DesmiPullOptions            options = job->options;
  g_autoptr (DesmiPullResult) result = desmi_pull_result_new ();
  GError                     *error = NULL;

  options.state_func = state_cb;
  options.state_data = job;
  if (desmi_pull_run (source, &options, progress_cb, job, result, cancellable, &error))
    g_task_return_pointer (task, g_steal_pointer (&result),
                           (GDestroyNotify) desmi_pull_result_free);
  else
    g_task_return_error (task, error);
}

/**
 * desmi_pull_run_async:
 * @options: copied
 *
 * Updates the file without blocking the caller. Progress, state and callback come on the main
 * context that is the thread's default now; progress at most ten times a second.
 */
void
desmi_pull_run_async (DesmiStore             *store,
                      const DesmiPullOptions *options,
                      DesmiProgress           progress,
                      gpointer                progress_data,
                      GCancellable           *cancellable,
                      GAsyncReadyCallback     callback,
                      gpointer                user_data)
{
  g_autoptr (GTask) task = g_task_new (store, cancellable, callback, user_data);
  Job              *job = g_new0 (Job, 1);

  g_task_set_source_tag (task, desmi_pull_run_async);
  /* what is cancelled after the data are in the file is not said to have changed nothing */
  g_task_set_check_cancellable (task, FALSE);
  job->options = *options;
  job->options.server = g_strdup (options->server);
  job->options.root_file = g_strdup (options->root_file);
  job->options.tls_authority = g_strdup (options->tls_authority);
  job->options.cache_folder = g_strdup (options->cache_folder);
  job->options.state_folder = g_strdup (options->state_folder);
  job->options.loss_seen = g_strdup (options->loss_seen);
  job->progress = progress;
  job->progress_data = progress_data;
  job->task = task;
  g_task_set_task_data (task, job, job_free);
  g_task_run_in_thread (task, run_cb);
}

/**
 * desmi_pull_run_finish:
 *
 * Returns: (transfer full): what came of it; %NULL with the errors of desmi_pull_run()
 */
DesmiPullResult *
desmi_pull_run_finish (DesmiStore *store, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, store), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
