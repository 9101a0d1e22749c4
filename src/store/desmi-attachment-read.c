/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Content of documents on its way out of the district file. */
#include "store/desmi-attachment.h"

#include "store/desmi-connection.h"
#include "store/desmi-lookup.h"

#include <glib/gi18n-lib.h>

/* The blob of the first column of @sql for @sha256; NULL without @error: there is none. */
static GBytes *
read_bytes (DesmiConnection *connection, const char *sql, const char *sha256, GError **error)
{
  sqlite3_stmt *stmt = desmi_connection_bind (connection, error, sql, "s", sha256);
  GBytes       *bytes = NULL;

  if (stmt == NULL || !desmi_connection_step (connection, stmt, error))
    return NULL;
  if (sqlite3_column_type (stmt, 0) != SQLITE_NULL)
    bytes = g_bytes_new (sqlite3_column_blob (stmt, 0), (gsize) sqlite3_column_bytes (stmt, 0));
  sqlite3_reset (stmt);
  return bytes;
}

/* What a hash says is held against it: a broken content is not given out. */
static gpointer
read_job (DesmiConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  const char        *sha256 = data;
  g_autoptr (GError) local = NULL;
  g_autoptr (GBytes) bytes
      = read_bytes (connection, "SELECT data FROM attachment WHERE sha256 = ?", sha256, &local);
  g_autofree char *found = NULL;

  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return NULL;
    }
  if (bytes != NULL)
    found = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);
  if (g_strcmp0 (found, sha256) == 0)
    return g_steal_pointer (&bytes);
  g_set_error_literal (error, DESMI_STORE_ERROR, DESMI_STORE_ERROR_INPUT,
                       bytes == NULL
                           ? _ ("The content of this document is not in the district file. Add the "
                                "document again.")
                           : _ ("The content of this document in the district file is no longer "
                                "what was added, and is not given out. Add the document again, or "
                                "take it from a backup."));
  return NULL;
}

/**
 * desmi_store_read_attachment:
 * @sha256: named by a document
 *
 * Returns: (transfer full): the bytes as they were attached; %NULL with @error INPUT if they are
 * not in the file, or another. Blocks.
 */
GBytes *
desmi_store_read_attachment (DesmiStore   *self,
                             const char   *sha256,
                             GCancellable *cancellable,
                             GError      **error)
{
  return desmi_store_read (self, read_job, (gpointer) sha256, cancellable, error);
}

static gpointer
thumbnail_job (DesmiConnection *connection,
               gpointer         data,
               GCancellable    *cancellable,
               GError         **error)
{
  return read_bytes (connection, "SELECT thumbnail FROM attachment WHERE sha256 = ?", data, error);
}

/**
 * desmi_store_read_thumbnail_async:
 * @sha256: named by a document
 *
 * Asks for the small picture of a content on a reader's thread.
 */
void
desmi_store_read_thumbnail_async (DesmiStore         *self,
                                  const char         *sha256,
                                  GCancellable       *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer            user_data)
{
  desmi_store_read_async (self, thumbnail_job, g_strdup (sha256), g_free,
                          (GDestroyNotify) g_bytes_unref, cancellable, callback, user_data);
}

/**
 * desmi_store_read_thumbnail_finish:
 *
 * Returns: (transfer full) (nullable): a picture in PNG; %NULL without @error: there is none
 */
GBytes *
desmi_store_read_thumbnail_finish (DesmiStore *self, GAsyncResult *result, GError **error)
{
  return desmi_store_read_finish (self, result, error);
}

/**
 * desmi_store_save_attachment:
 * @target: where the content goes; what is there is replaced when it is whole
 *
 * Writes the content of a document into a file of the outside. Blocks.
 *
 * Returns: %FALSE with @error set, and @target as it was
 */
gboolean
desmi_store_save_attachment (DesmiStore   *self,
                             const char   *sha256,
                             GFile        *target,
                             GCancellable *cancellable,
                             GError      **error)
{
  g_autoptr (GBytes) bytes = desmi_store_read_attachment (self, sha256, cancellable, error);
  g_autoptr (GError) local = NULL;
  g_autofree char   *name = NULL;

  if (bytes == NULL)
    return FALSE;
  if (g_file_replace_contents (target, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes),
                               NULL, FALSE, G_FILE_CREATE_REPLACE_DESTINATION, NULL, cancellable,
                               &local))
    return TRUE;
  if (g_error_matches (local, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  name = g_file_get_parse_name (target);
  g_set_error (error, DESMI_STORE_ERROR, DESMI_STORE_ERROR_IO,
               /* Translators: the name of a file, and the reason in words of the system */
               _ ("“%s” could not be written: %s"), name, local->message);
  return FALSE;
}

typedef struct
{
  char  *sha256;
  GFile *target;
} Save;

static void
save_free (gpointer data)
{
  Save *self = data;

  g_free (self->sha256);
  g_object_unref (self->target);
  g_free (self);
}

static void
save_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const Save *self = data;
  GError     *error = NULL;

  if (desmi_store_save_attachment (source, self->sha256, self->target, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/**
 * desmi_store_save_attachment_async:
 * @target: where the content goes
 *
 * As desmi_store_save_attachment(), on a thread.
 */
void
desmi_store_save_attachment_async (DesmiStore         *self,
                                   const char         *sha256,
                                   GFile              *target,
                                   GCancellable       *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer            user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  Save             *save = g_new (Save, 1);

  *save = (Save){ g_strdup (sha256), g_object_ref (target) };
  g_task_set_task_data (task, save, save_free);
  g_task_run_in_thread (task, save_thread);
}

/**
 * desmi_store_save_attachment_finish:
 *
 * Returns: as desmi_store_save_attachment()
 */
gboolean
desmi_store_save_attachment_finish (DesmiStore *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
add_attachment (DesmiTableBuilder *builder, DesmiLabels *labels, sqlite3_stmt *stmt)
{
  desmi_table_builder_set_text (builder, 0, (const char *) sqlite3_column_text (stmt, 0), NULL);
  desmi_table_builder_set_int (builder, 1, sqlite3_column_int64 (stmt, 1));
  desmi_table_builder_set_text (builder, 2, (const char *) sqlite3_column_text (stmt, 2), NULL);
}

/**
 * desmi_lookup_attachments:
 *
 * Returns: (transfer full): hash, bytes and media type of every content in the file; %NULL with
 * @error set
 */
DesmiTable *
desmi_lookup_attachments (DesmiConnection   *connection,
                          const char        *argument,
                          const DesmiLocale *locale,
                          GError           **error)
{
  g_autoptr (DesmiTableBuilder) builder = desmi_table_builder_new ("attachments");
  sqlite3_stmt                 *stmt = desmi_connection_bind (
                      connection, error, "SELECT sha256, size, media_type FROM attachment ORDER BY sha256", "");

  desmi_table_builder_add_column (builder, "sha256", DESMI_COLUMN_TEXT);
  desmi_table_builder_add_column (builder, "size", DESMI_COLUMN_COUNT);
  desmi_table_builder_add_column (builder, "media_type", DESMI_COLUMN_TEXT);
  if (!desmi_lookup_add_rows (connection, builder, NULL, stmt, add_attachment, error))
    return NULL;
  return desmi_lookup_end (connection, g_steal_pointer (&builder), error);
}
