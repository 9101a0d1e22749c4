/* SPDX-License-Identifier: GPL-3.0-or-later */
/* New files of a session: of a district, or of the sample. */
#include "app/desmi-session.h"

#include "app/desmi-new-file.h"
#include "app/desmi-progress.h"
#include "core/platform/desmi-paths.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  char                 *path;     /* of the sample: chosen by the thread that makes it */
  char                 *district; /* nullable: the sample */
  DesmiProgressMarshal *progress;
} NewCall;

static void
free_new_call (gpointer data)
{
  NewCall *call = data;

  g_free (call->path);
  g_free (call->district);
  desmi_progress_marshal_unref (call->progress);
  g_free (call);
}

static void
opened_new_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = G_TASK (data);
  GError           *error = NULL;

  if (desmi_session_open_finish (DESMI_SESSION (source), result, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/* On the main context, when the file is made: opens it. */
static void
made_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = G_TASK (data);
  NewCall          *call = g_task_get_task_data (task);
  GCancellable     *cancellable = g_task_get_cancellable (task);
  GError           *error = NULL;

  desmi_progress_marshal_stop (call->progress);
  if (!g_task_propagate_boolean (G_TASK (result), &error))
    {
      g_task_return_error (task, error);
      return;
    }
  desmi_session_open_async (DESMI_SESSION (source), call->path, cancellable, opened_new_cb,
                            g_steal_pointer (&task));
}

/* Published anew for each sample, since what a feed says expires; kept, so that "update now" has
 * something to ask. */
static char *
dup_sample_feed (void)
{
  return g_build_filename (g_get_user_cache_dir (), "desmigratif", "sample-feed", NULL);
}

/* The sample's file, numbered where one of the name is there already. */
static char *
dup_sample_path (void)
{
  g_autofree char *folder = desmi_paths_dup_default_folder ();

  for (int i = 1;; i++)
    {
      /* Translators: name of the file of the sample district. */
      g_autofree char *number = i > 1 ? g_strdup_printf (" %d", i) : g_strdup ("");
      g_autofree char *name
          = g_strconcat (_ ("Sample district Indramayu"), number, DESMI_STORE_SUFFIX, NULL);
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (!g_file_test (path, G_FILE_TEST_EXISTS))
        return g_steal_pointer (&path);
    }
}

static void
make_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  NewCall         *call = g_task_get_task_data (G_TASK (data));
  g_autofree char *feed = dup_sample_feed ();
  GError          *error = NULL;
  gboolean         ok;

  if (call->path == NULL)
    call->path = dup_sample_path ();
  if (call->district != NULL)
    ok = desmi_new_file_create (call->path, call->district, desmi_progress_marshal_report,
                                call->progress, cancellable, &error);
  else
    ok = desmi_new_file_create_sample (call->path, feed, desmi_progress_marshal_report,
                                       call->progress, cancellable, &error);
  if (ok)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
make_file (DesmiSession       *self,
           const char         *path,
           const char         *district,
           DesmiProgress       progress,
           gpointer            progress_data,
           GCancellable       *cancellable,
           GAsyncReadyCallback callback,
           gpointer            user_data,
           gpointer            tag)
{
  GTask            *outer = g_task_new (self, cancellable, callback, user_data);
  g_autoptr (GTask) inner = g_task_new (self, cancellable, made_cb, outer);
  NewCall          *call = g_new0 (NewCall, 1);

  call->path = g_strdup (path);
  call->district = g_strdup (district);
  call->progress = desmi_progress_marshal_new (progress, progress_data);
  g_task_set_source_tag (outer, tag);
  /* What is made is made: whoever cancels too late gets the file. */
  g_task_set_check_cancellable (outer, FALSE);
  g_task_set_check_cancellable (inner, FALSE);
  g_task_set_task_data (outer, call, free_new_call);
  g_task_set_task_data (inner, g_object_ref (outer), g_object_unref);
  g_task_run_in_thread (inner, make_in_thread);
}

/**
 * desmi_session_create_async:
 * @path: where no file is yet
 * @district: code of a kabupaten or kota
 * @progress: (nullable) (scope notified): told on the main context until the callback
 *
 * Makes a new file with the shipped regions and catalogue and opens it.
 */
void
desmi_session_create_async (DesmiSession       *self,
                            const char         *path,
                            const char         *district,
                            DesmiProgress       progress,
                            gpointer            progress_data,
                            GCancellable       *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer            user_data)
{
  make_file (self, path, district, progress, progress_data, cancellable, callback, user_data,
             desmi_session_create_async);
}

/**
 * desmi_session_create_finish:
 *
 * Returns: %TRUE if the file is made and open; else #DESMI_STORE_ERROR, and no file is left behind
 */
gboolean
desmi_session_create_finish (DesmiSession *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * desmi_session_try_sample_async:
 * @progress: (nullable) (scope notified): told on the main context until the callback
 *
 * Makes the synthetic sample district in a file of its own and opens it.
 */
void
desmi_session_try_sample_async (DesmiSession       *self,
                                DesmiProgress       progress,
                                gpointer            progress_data,
                                GCancellable       *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer            user_data)
{
  make_file (self, NULL, NULL, progress, progress_data, cancellable, callback, user_data,
             desmi_session_try_sample_async);
}

/**
 * desmi_session_try_sample_finish:
 *
 * Returns: %TRUE if the sample is open; else the error of what failed, and no file is left behind
 */
gboolean
desmi_session_try_sample_finish (DesmiSession *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}
