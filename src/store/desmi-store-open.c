/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Making a district file, and the way from a file's name to an open store. */
#include "store/desmi-store-object.h"

#include "store/desmi-backup.h"
#include "store/desmi-history.h"
#include "store/desmi-migration.h"

#include "core/desmi-clock.h"
#include "core/desmi-code.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#define SWITCH_PATIENCE_MS 500

static gboolean
fill_meta (DesmiConnection *connection, const char *district, GError **error)
{
  static const char insert[] = "INSERT INTO meta (key, value) VALUES (?, ?)";
  g_autofree char  *now = desmi_clock_format_utc (desmi_clock_now ());
  g_autofree char  *id = g_uuid_string_random ();

  return desmi_connection_run (connection, error, insert, "ss", "district", district)
         && desmi_connection_run (connection, error, insert, "ss", "created", now)
         && desmi_connection_run (connection, error, insert, "ss", "file_id", id)
         && desmi_connection_run (connection, error, insert, "ss", "clean", "1");
}

/* Makes a file under a name of its own beside @path. Returns: (transfer full): that name */
static char *
make_part (const char *path, const char *district, GError **error)
{
  g_autofree char            *part = g_strdup_printf ("%s.%08x.part", path, g_random_int ());
  g_autoptr (DesmiConnection) connection
      = desmi_connection_open (part, DESMI_CONNECTION_CREATE, error);
  gboolean made = connection != NULL && desmi_migration_run (connection, error)
                  && desmi_connection_exec (connection, "BEGIN", error)
                  && fill_meta (connection, district, error)
                  && desmi_connection_exec (connection, "COMMIT", error);

  g_clear_pointer (&connection, desmi_connection_close);
  desmi_backup_remove_leftovers (path);
  if (made)
    return g_steal_pointer (&part);
  desmi_backup_remove (part);
  return NULL;
}

static gboolean
refuse_existing (const char *path, GError **error)
{
  g_set_error (error, DESMI_STORE_ERROR, DESMI_STORE_ERROR_EXISTS,
               _ ("There is a file “%s” already; it was left as it is."), path);
  return FALSE;
}

/* So that it is there whole or not at all, and never in place of another. */
static gboolean
move_part (const char *part, const char *path, GError **error)
{
  g_autoptr (GFile)  from = g_file_new_for_path (part);
  g_autoptr (GFile)  to = g_file_new_for_path (path);
  g_autoptr (GError) local = NULL;

  if (g_file_test (path, G_FILE_TEST_EXISTS))
    return refuse_existing (path, error);
  if (!desmi_backup_set_aside (path, error))
    return FALSE;
  if (g_file_move (from, to, G_FILE_COPY_NO_FALLBACK_FOR_MOVE, NULL, NULL, NULL, &local))
    return TRUE;
  g_set_error (error, DESMI_STORE_ERROR, DESMI_STORE_ERROR_IO,
               /* Translators: path of a file, technical text */
               _ ("The file “%s” could not be made (%s)."), path, local->message);
  return FALSE;
}

/* Checks what is asked for, and makes the part. */
static char *
begin_file (const char *path, const char *place, const char *district, GError **error)
{
  g_autofree char   *folder = g_path_get_dirname (place);
  g_autoptr (GError) local = NULL;
  DesmiCode          code;

  if (!desmi_code_parse_level (district, DESMI_LEVEL_DISTRICT, &code, &local))
    {
      g_set_error_literal (error, DESMI_STORE_ERROR, DESMI_STORE_ERROR_INPUT, local->message);
      return NULL;
    }
  if (g_file_test (place, G_FILE_TEST_EXISTS))
    {
      refuse_existing (path, error);
      return NULL;
    }
  if (!g_file_test (folder, G_FILE_TEST_IS_DIR))
    {
      g_set_error (error, DESMI_STORE_ERROR, DESMI_STORE_ERROR_INPUT,
                   _ ("There is no folder “%s”."), folder);
      return NULL;
    }
  return make_part (place, code.text, error);
}

/**
 * desmi_store_create:
 * @path: where no file is yet
 * @district: code of the kabupaten or kota
 *
 * Makes an empty district file and opens it. Regions and catalogue come by
 * desmi_store_apply_official().
 *
 * Returns: (transfer full) (nullable): the store, or %NULL with @error EXISTS, INPUT or IO
 */
DesmiStore *
desmi_store_create (const char *path, const char *district, GError **error)
{
  g_autofree char *place = desmi_folder_resolve (path);
  g_autofree char *part = begin_file (path, place, district, error);

  if (part == NULL)
    return NULL;
  if (move_part (part, place, error))
    return desmi_store_open (path, DESMI_OPEN_NONE, error);
  desmi_backup_remove (part);
  return NULL;
}

/**
 * desmi_store_begin:
 * @path: where no file is yet
 * @district: code of the kabupaten or kota
 *
 * As desmi_store_create(), but the file lies under a name of its own beside @path until
 * desmi_store_put_in_place(): what is killed while it is filled leaves nothing at @path that looks
 * like a whole file. No backups are made of it.
 *
 * Returns: (transfer full) (nullable): the store, or %NULL with @error EXISTS, INPUT or IO
 */
DesmiStore *
desmi_store_begin (const char *path, const char *district, GError **error)
{
  g_autofree char *place = desmi_folder_resolve (path);
  g_autofree char *part = begin_file (path, place, district, error);
  DesmiStore      *self;

  if (part == NULL)
    return NULL;
  self = desmi_store_open (part, DESMI_OPEN_NONE, error);
  if (self != NULL)
    self->place = g_steal_pointer (&place);
  else
    desmi_backup_remove (part);
  return self;
}

/**
 * desmi_store_put_in_place:
 * @self: from desmi_store_begin()
 *
 * Closes the file and moves it to where it was asked for.
 *
 * Returns: %FALSE with @error EXISTS or IO; then it is gone
 */
gboolean
desmi_store_put_in_place (DesmiStore *self, GError **error)
{
  g_return_val_if_fail (DESMI_IS_STORE (self) && self->place != NULL, FALSE);

  desmi_store_close (self);
  if (move_part (desmi_store_get_path (self), self->place, error))
    return TRUE;
  desmi_store_discard (self);
  return FALSE;
}

/**
 * desmi_store_discard:
 * @self: from desmi_store_begin()
 *
 * Closes the file and removes it.
 */
void
desmi_store_discard (DesmiStore *self)
{
  static const char *const suffixes[] = { "", "-wal", "-shm", "-journal" };

  g_return_if_fail (DESMI_IS_STORE (self) && self->place != NULL);

  desmi_store_close (self);
  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    {
      g_autofree char *path = g_strconcat (desmi_store_get_path (self), suffixes[i], NULL);

      g_unlink (path);
    }
}

static gboolean
migrate (DesmiStoreFile *file, GCancellable *cancellable, GError **error)
{
  g_autoptr (DesmiConnection) connection = NULL;

  if (file->version >= desmi_migration_get_version ())
    return TRUE;
  if (file->read_only)
    {
      if (g_strcmp0 (file->path, file->open_path) == 0
          && !desmi_store_file_copy_to_view (file, error))
        return FALSE;
    }
  else if (!desmi_backup_auto (file->path, "migration", cancellable, error))
    return FALSE;
  connection = desmi_connection_open (file->open_path, DESMI_CONNECTION_WRITE, error);
  if (connection == NULL || !desmi_migration_run (connection, error))
    return FALSE;
  /* a copy to look at is thrown away, and over a network or for a service all of it would travel */
  if (!file->read_only && file->folder == DESMI_FOLDER_LOCAL)
    desmi_migration_let_shrink (connection);
  return TRUE;
}

/* A write-ahead log where it is safe. A process here that uses the file keeps the mode it has. */
static gboolean
choose_journal (DesmiStoreFile *file, GError **error)
{
  const char                 *wanted = file->folder == DESMI_FOLDER_LOCAL ? "wal" : "delete";
  g_autoptr (DesmiConnection) connection = NULL;
  g_autofree char            *now = NULL;

  if (file->read_only)
    return TRUE;
  connection = desmi_connection_open (file->path, DESMI_CONNECTION_WRITE, error);
  if (connection == NULL)
    return FALSE;
  desmi_connection_set_patience (connection, SWITCH_PATIENCE_MS);
  now = desmi_connection_dup_text (connection, "PRAGMA journal_mode", error);
  if (now == NULL)
    return FALSE;
  if (g_strcmp0 (now, wanted) == 0)
    return TRUE;
  if (desmi_connection_exec (connection,
                             file->folder == DESMI_FOLDER_LOCAL ? "PRAGMA journal_mode = WAL"
                                                                : "PRAGMA journal_mode = DELETE",
                             error))
    return TRUE;
  if (!file->in_use)
    return FALSE;
  g_clear_error (error);
  return TRUE;
}

static gpointer
find_uncounted_job (DesmiConnection *connection,
                    gpointer         data,
                    GCancellable    *cancellable,
                    GError         **error)
{
  gboolean *has = data;

  return desmi_history_has_uncounted (connection, has, error) ? data : NULL;
}

static gpointer
count_uncounted_job (DesmiConnection *connection,
                     gpointer         data,
                     GCancellable    *cancellable,
                     GError         **error)
{
  return desmi_history_count_uncounted (connection, error) ? data : NULL;
}

/* An older program that had the file open while it was brought up to date goes on to write without
 * noting where. What cannot be mended now is mended at another opening. */
static void
mend_history (DesmiStore *self, GCancellable *cancellable)
{
  gboolean has = FALSE;

  if (desmi_store_read (self, find_uncounted_job, &has, cancellable, NULL) != NULL && has)
    desmi_store_write (self, count_uncounted_job, self, cancellable, NULL);
}

static DesmiStore *
open_store (const char    *path,
            DesmiOpenFlags flags,
            GMainContext  *context,
            GThread       *thread,
            GCancellable  *cancellable,
            GError       **error)
{
  g_autoptr (DesmiStore)     self = NULL;
  g_autoptr (DesmiStoreFile) file
      = desmi_store_file_look (path, (flags & DESMI_OPEN_READ_ONLY) != 0, cancellable, error);
  if (file == NULL)
    return NULL;
  desmi_store_file_lock (file);
  if (!migrate (file, cancellable, error) || !choose_journal (file, error))
    return NULL;
  self = desmi_store_new (g_steal_pointer (&file), context, thread);
  if (!desmi_store_first_look (self, error))
    return NULL;
  if (!desmi_store_get_read_only (self))
    mend_history (self, cancellable);
  return g_steal_pointer (&self);
}

/**
 * desmi_store_open:
 *
 * Opens a district file. What is not one, or is damaged or newer, is refused and left untouched; a
 * file that cannot be written is opened to view. An older one is copied and brought up to date.
 *
 * Returns: (transfer full) (nullable): the store, or %NULL with @error NOT_OURS, NEWER, DAMAGED,
 *   LOCKED or IO
 */
DesmiStore *
desmi_store_open (const char *path, DesmiOpenFlags flags, GError **error)
{
  g_autoptr (GMainContext) context = g_main_context_ref_thread_default ();

  return open_store (path, flags, context, g_thread_self (), NULL, error);
}

typedef struct
{
  char          *path;
  DesmiOpenFlags flags;
  GThread       *thread;
} OpenCall;

static void
free_open_call (gpointer data)
{
  OpenCall *call = data;

  g_free (call->path);
  g_thread_unref (call->thread);
  g_free (call);
}

static void
open_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const OpenCall *call = data;
  GError         *error = NULL;
  DesmiStore *store = open_store (call->path, call->flags, g_task_get_context (task), call->thread,
                                  cancellable, &error);

  if (store != NULL)
    g_task_return_pointer (task, store, g_object_unref);
  else
    g_task_return_error (task, error);
}

/**
 * desmi_store_open_async:
 *
 * Opens a file on a thread of its own; an old one is brought to the present version first.
 */
void
desmi_store_open_async (const char         *path,
                        DesmiOpenFlags      flags,
                        GCancellable       *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer            user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  OpenCall         *call = g_new0 (OpenCall, 1);

  call->path = g_strdup (path);
  call->flags = flags;
  call->thread = g_thread_ref (g_thread_self ());
  g_task_set_source_tag (task, desmi_store_open_async);
  g_task_set_task_data (task, call, free_open_call);
  g_task_run_in_thread (task, open_in_thread);
}

/**
 * desmi_store_open_finish:
 *
 * Returns: (transfer full): the store; %NULL with @error set, and the file as it was
 */
DesmiStore *
desmi_store_open_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}
