/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Content of documents on its way into the district file. */
#include "store/desmi-attachment.h"

#include "store/desmi-connection.h"

#include "core/desmi-clock.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define CHUNK 65536
#define PROGRESS_INTERVAL_US (G_USEC_PER_SEC / 10)
#define MEDIA_TYPE_CHARS 100

static char *
dup_name (GFile *file)
{
  g_autofree char *name = g_file_get_basename (file);

  return name != NULL ? g_filename_display_name (name) : g_file_get_parse_name (file);
}

static gboolean
refuse (GError **error, GFile *file, const char *format)
{
  g_autofree char    *name = dup_name (file);
  g_autoptr (GString) text = g_string_new (format);

  g_string_replace (text, "%s", name, 1);
  g_set_error_literal (error, DESMI_STORE_ERROR, DESMI_STORE_ERROR_INPUT, text->str);
  return FALSE;
}

/* Takes @cause; cancelling stays what it is. */
static void
fail_reading (GError **error, GFile *file, GError *cause)
{
  g_autofree char *name = NULL;

  if (g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_propagate_error (error, cause);
      return;
    }
  name = dup_name (file);
  g_set_error (error, DESMI_STORE_ERROR, DESMI_STORE_ERROR_IO,
               /* Translators: the name of a file, and the reason in words of the system */
               _ ("“%s” could not be read: %s"), name, cause->message);
  g_error_free (cause);
}

static gboolean
check_size (GFile *file, gint64 size, GError **error)
{
  g_autofree char *name = NULL;

  if (size == 0)
    return refuse (error, file, _ ("“%s” is empty; it was not added."));
  if (size <= DESMI_ATTACHMENT_MAX)
    return TRUE;
  name = dup_name (file);
  g_set_error (error, DESMI_STORE_ERROR, DESMI_STORE_ERROR_INPUT,
               /* Translators: the name of a file, and a number of megabytes */
               _ ("“%s” is larger than %d MB, the most that a document may have; it was not added. "
                  "Make it smaller, or add its important pages only."),
               name, DESMI_ATTACHMENT_MAX_MB);
  return FALSE;
}

/**
 * desmi_attachment_look:
 * @size: (out) (nullable): bytes
 * @modified: (out) (nullable): seconds since 1970 UTC; 0: not known
 *
 * Looks, without reading it, whether @file can be the content of a document: a regular file, not
 * empty, not larger than %DESMI_ATTACHMENT_MAX. Blocks.
 *
 * Returns: %FALSE with @error INPUT or IO
 */
gboolean
desmi_attachment_look (GFile *file, gint64 *size, gint64 *modified, GError **error)
{
  GError               *local = NULL;
  g_autoptr (GFileInfo) info
      = g_file_query_info (file,
                           G_FILE_ATTRIBUTE_STANDARD_TYPE "," G_FILE_ATTRIBUTE_STANDARD_SIZE
                                                          "," G_FILE_ATTRIBUTE_TIME_MODIFIED,
                           G_FILE_QUERY_INFO_NONE, NULL, &local);

  if (info == NULL)
    {
      fail_reading (error, file, local);
      return FALSE;
    }
  if (g_file_info_get_file_type (info) != G_FILE_TYPE_REGULAR)
    return refuse (error, file, _ ("“%s” is no file, but a folder or a device; it was not added."));
  if (size != NULL)
    *size = g_file_info_get_size (info);
  if (modified != NULL)
    *modified = (gint64) g_file_info_get_attribute_uint64 (info, G_FILE_ATTRIBUTE_TIME_MODIFIED);
  return check_size (file, g_file_info_get_size (info), error);
}

/* A file may grow while it is read, and is then too large after all. */
static gboolean
read_all (GInputStream *stream,
          GByteArray   *bytes,
          gint64        size,
          DesmiProgress progress,
          gpointer      progress_data,
          GCancellable *cancellable,
          GError      **error)
{
  g_autofree guint8 *chunk = g_malloc (CHUNK);
  gint64             told = 0;
  gssize             n;

  while ((n = g_input_stream_read (stream, chunk, CHUNK, cancellable, error)) > 0)
    {
      gint64 now = g_get_monotonic_time ();

      g_byte_array_append (bytes, chunk, (guint) n);
      if (bytes->len > DESMI_ATTACHMENT_MAX)
        return TRUE;
      if (progress == NULL || now - told < PROGRESS_INTERVAL_US)
        continue;
      told = now;
      progress (MIN (1.0, (double) bytes->len / (double) MAX (size, 1)), _ ("Reading the file…"),
                progress_data);
    }
  return n == 0;
}

/**
 * desmi_attachment_load:
 * @progress: (nullable) (scope call): told on the calling thread
 *
 * Reads a file whole after desmi_attachment_look(). Blocks.
 *
 * Returns: (transfer full): its bytes; %NULL with @error INPUT (too large, empty, no file), IO or
 * %G_IO_ERROR_CANCELLED
 */
GBytes *
desmi_attachment_load (GFile        *file,
                       DesmiProgress progress,
                       gpointer      progress_data,
                       GCancellable *cancellable,
                       GError      **error)
{
  g_autoptr (GFileInputStream) stream = NULL;
  g_autoptr (GByteArray)       bytes = NULL;
  GError                      *local = NULL;
  gint64                       size = 0;

  if (!desmi_attachment_look (file, &size, NULL, error))
    return NULL;
  stream = g_file_read (file, cancellable, &local);
  bytes = g_byte_array_sized_new ((guint) size);
  if (stream == NULL
      || !read_all (G_INPUT_STREAM (stream), bytes, size, progress, progress_data, cancellable,
                    &local))
    {
      fail_reading (error, file, local);
      return NULL;
    }
  if (!check_size (file, bytes->len, error))
    return NULL;
  return g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
}

typedef struct
{
  const char *sign; /* nullable: that of the row before */
  gsize       length;
  const char *ending; /* nullable: any */
  const char *type;
} Kind;

/* Packed documents are told apart by their names only. */
static const Kind kinds[] = {
  { "%PDF-", 5, NULL, "application/pdf" },
  { "\xff\xd8\xff", 3, NULL, "image/jpeg" },
  { "\x89PNG\r\n\x1a\n", 8, NULL, "image/png" },
  { "PK\x03\x04", 4, ".docx",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document" },
  { "PK\x03\x04", 4, ".xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" },
  { "PK\x03\x04", 4, ".odt", "application/vnd.oasis.opendocument.text" },
  { "PK\x03\x04", 4, ".ods", "application/vnd.oasis.opendocument.spreadsheet" },
};

static gboolean
is_kind (const Kind *kind, const char *name, const char *data, gsize size)
{
  g_autofree char *lower = g_ascii_strdown (name, -1);

  return size >= kind->length && memcmp (data, kind->sign, kind->length) == 0
         && (kind->ending == NULL || g_str_has_suffix (lower, kind->ending));
}

/**
 * desmi_attachment_guess_type:
 * @name: of the file
 *
 * Returns: (transfer full): the media type: by what the bytes begin with, else as the system knows
 * it
 */
char *
desmi_attachment_guess_type (const char *name, GBytes *data)
{
  gsize            size;
  const char      *bytes = g_bytes_get_data (data, &size);
  g_autofree char *content_type = NULL, *type = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (is_kind (&kinds[i], name, bytes, size))
      return g_strdup (kinds[i].type);
  if (size >= 12 && memcmp (bytes, "RIFF", 4) == 0 && memcmp (bytes + 8, "WEBP", 4) == 0)
    return g_strdup ("image/webp");
  content_type = g_content_type_guess (name, (const guchar *) bytes, size, NULL);
  type = g_content_type_get_mime_type (content_type);
  return type != NULL && strlen (type) <= MEDIA_TYPE_CHARS ? g_steal_pointer (&type)
                                                           : g_strdup ("application/octet-stream");
}

typedef struct
{
  const char *sha256;
  const char *media_type;
  GBytes     *data;
  GBytes     *thumbnail; /* nullable */
} Attachment;

static void
bind_bytes (sqlite3_stmt *stmt, int at, GBytes *bytes)
{
  if (bytes == NULL)
    sqlite3_bind_null (stmt, at);
  else
    sqlite3_bind_blob64 (stmt, at, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes),
                         SQLITE_STATIC);
}

/* What is there already is only said to be needed again. */
static gpointer
store_job (DesmiConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  const Attachment  *self = data;
  g_autofree char   *now = desmi_clock_format_utc (desmi_clock_now ());
  g_autoptr (GError) local = NULL;
  sqlite3_stmt      *stmt = desmi_connection_bind (
           connection, error, "UPDATE attachment SET stored = ? WHERE sha256 = ? RETURNING 1", "ss", now,
           self->sha256);
  gboolean is_there;

  if (stmt == NULL)
    return NULL;
  is_there = desmi_connection_step (connection, stmt, &local);
  sqlite3_reset (stmt);
  if (local == NULL && !is_there)
    {
      stmt = desmi_connection_bind (
          connection, error,
          "INSERT INTO attachment (sha256, size, media_type, stored, thumbnail, data)"
          " VALUES (?, ?, ?, ?, ?, ?)",
          "siss", self->sha256, (gint64) g_bytes_get_size (self->data), self->media_type, now);
      if (stmt == NULL)
        return NULL;
      bind_bytes (stmt, 5, self->thumbnail);
      bind_bytes (stmt, 6, self->data);
      desmi_connection_step (connection, stmt, &local);
      /* the bytes are lent */
      sqlite3_clear_bindings (stmt);
    }
  if (local == NULL)
    return data;
  g_propagate_error (error, g_steal_pointer (&local));
  return NULL;
}

/**
 * desmi_store_attach:
 * @file: of the outside; it is kept as it is
 * @thumbnailer: (nullable): makes the small picture
 * @progress: (nullable) (scope call): told on the calling thread
 *
 * Stores the content of a file, once for the same bytes. That is no step of the history: the
 * document that names the content is one. Blocks.
 *
 * Returns: (transfer full): the SHA-256 of the bytes; %NULL with @error set, and nothing stored
 */
char *
desmi_store_attach (DesmiStore      *self,
                    GFile           *file,
                    DesmiThumbnailer thumbnailer,
                    DesmiProgress    progress,
                    gpointer         progress_data,
                    GCancellable    *cancellable,
                    GError         **error)
{
  g_autoptr (GBytes) data
      = desmi_attachment_load (file, progress, progress_data, cancellable, error);
  g_autoptr (GBytes) thumbnail = NULL;
  g_autofree char   *sha256 = NULL, *name = NULL, *type = NULL;
  Attachment         attachment;

  if (data == NULL)
    return NULL;
  name = dup_name (file);
  type = desmi_attachment_guess_type (name, data);
  sha256 = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, data);
  if (thumbnailer != NULL && g_str_has_prefix (type, "image/"))
    thumbnail = thumbnailer (data);
  attachment = (Attachment){ sha256, type, data, thumbnail };
  return desmi_store_write (self, store_job, &attachment, cancellable, error) != NULL
             ? g_steal_pointer (&sha256)
             : NULL;
}

typedef struct
{
  GFile           *file;
  DesmiThumbnailer thumbnailer;
  DesmiProgress    progress; /* nullable: called in @context */
  gpointer         progress_data;
  GMainContext    *context;
  GCancellable    *cancellable; /* nullable */
} Attach;

typedef struct
{
  DesmiProgress progress;
  gpointer      data;
  double        fraction;
  GCancellable *cancellable;
} Told;

static void
attach_free (gpointer data)
{
  Attach *self = data;

  g_object_unref (self->file);
  g_main_context_unref (self->context);
  g_clear_object (&self->cancellable);
  g_free (self);
}

static void
told_free (gpointer data)
{
  Told *self = data;

  g_clear_object (&self->cancellable);
  g_free (self);
}

static gboolean
told_cb (gpointer data)
{
  const Told *self = data;

  /* whoever gave up may be gone */
  if (self->cancellable == NULL || !g_cancellable_is_cancelled (self->cancellable))
    self->progress (self->fraction, _ ("Reading the file…"), self->data);
  return G_SOURCE_REMOVE;
}

static void
tell (double fraction, const char *text, gpointer user_data)
{
  const Attach *self = user_data;
  Told         *told = g_new (Told, 1);

  *told = (Told){ self->progress, self->progress_data, fraction,
                  self->cancellable != NULL ? g_object_ref (self->cancellable) : NULL };
  g_main_context_invoke_full (self->context, G_PRIORITY_DEFAULT, told_cb, told, told_free);
}

static void
attach_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Attach *self = data;
  GError *error = NULL;
  char   *sha256
      = desmi_store_attach (source, self->file, self->thumbnailer,
                            self->progress != NULL ? tell : NULL, self, cancellable, &error);

  if (sha256 != NULL)
    g_task_return_pointer (task, sha256, g_free);
  else
    g_task_return_error (task, error);
}

/**
 * desmi_store_attach_async:
 * @progress: (nullable): called on the main context while the file is read, and no more once
 *   @cancellable is cancelled
 *
 * As desmi_store_attach(), on a thread.
 */
void
desmi_store_attach_async (DesmiStore         *self,
                          GFile              *file,
                          DesmiThumbnailer    thumbnailer,
                          DesmiProgress       progress,
                          gpointer            progress_data,
                          GCancellable       *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer            user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  Attach           *attach = g_new (Attach, 1);

  *attach = (Attach){ g_object_ref (file),
                      thumbnailer,
                      progress,
                      progress_data,
                      g_main_context_ref_thread_default (),
                      cancellable != NULL ? g_object_ref (cancellable) : NULL };
  g_task_set_task_data (task, attach, attach_free);
  g_task_run_in_thread (task, attach_thread);
}

/**
 * desmi_store_attach_finish:
 *
 * Returns: (transfer full): as desmi_store_attach()
 */
char *
desmi_store_attach_finish (DesmiStore *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
