/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A damaged file and its backups, looked at and put back on a thread of their own. */
#include "app/desmi-rescue.h"

#include "store/desmi-backup.h"
#include "store/desmi-store.h"

typedef struct
{
  char *path;
  char *copy; /* nullable */
} Rescue;

static void
rescue_free (gpointer data)
{
  Rescue *self = data;

  g_free (self->path);
  g_free (self->copy);
  g_free (self);
}

static void
start (const char         *path,
       const char         *copy,
       GTaskThreadFunc     function,
       GAsyncReadyCallback callback,
       gpointer            user_data,
       gpointer            tag)
{
  g_autoptr (GTask) task = g_task_new (NULL, NULL, callback, user_data);
  Rescue           *rescue = g_new0 (Rescue, 1);

  rescue->path = g_strdup (path);
  rescue->copy = g_strdup (copy);
  g_task_set_source_tag (task, tag);
  g_task_set_task_data (task, rescue, rescue_free);
  g_task_run_in_thread (task, function);
}

static void
find_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  g_task_return_pointer (task, desmi_backup_find_newest (((Rescue *) data)->path), g_free);
}

static void
restore_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Rescue *rescue = data;
  GError *error = NULL;

  if (desmi_store_restore (rescue->copy, rescue->path, NULL, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/**
 * desmi_rescue_find_async:
 * @path: a district file
 *
 * Looks for the newest good backup of @path. Copies are read whole, newest first, until one is
 * sound.
 */
void
desmi_rescue_find_async (const char *path, GAsyncReadyCallback callback, gpointer user_data)
{
  start (path, NULL, find_in_thread, callback, user_data, desmi_rescue_find_async);
}

/**
 * desmi_rescue_find_finish:
 *
 * Returns: (transfer full) (nullable): path of the backup; %NULL if there is no good one
 */
char *
desmi_rescue_find_finish (GAsyncResult *result)
{
  return g_task_propagate_pointer (G_TASK (result), NULL);
}

/**
 * desmi_rescue_restore_async:
 * @copy_path: a backup
 * @path: the district file it takes the place of
 *
 * desmi_store_restore() on a thread of its own.
 */
void
desmi_rescue_restore_async (const char         *copy_path,
                            const char         *path,
                            GAsyncReadyCallback callback,
                            gpointer            user_data)
{
  start (path, copy_path, restore_in_thread, callback, user_data, desmi_rescue_restore_async);
}

/**
 * desmi_rescue_restore_finish:
 *
 * Returns: %TRUE if the copy is in its place; else #DESMI_STORE_ERROR, and nothing was changed
 */
gboolean
desmi_rescue_restore_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}
