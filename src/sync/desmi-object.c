/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Objects: from a file to lines (bounded by raw_size), and from a line to an operation. */
#include "sync/desmi-object.h"

#include "sync/desmi-operation.h"
#include "sync/desmi-strict-json.h"
#include "sync/desmi-sync-error.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define CHUNK (64 * 1024)

typedef struct
{
  char           *path;
  DesmiObjectInfo info;
} Part;

struct _DesmiObjectReader
{
  char         *set;
  gint64        schema;
  GArray       *parts; /* of Part */
  guint         n_opened;
  GInputStream *stream; /* unpacked; NULL: between two parts */
  gint64        n_raw;  /* bytes unpacked of this part */
  GByteArray   *buffer; /* bytes not yet given; from @start */
  gsize         start;
  gboolean      at_end;
  json_t       *line; /* lent to the operation given last */
  GStringChunk *texts;
  guint64       n_operations;
};

static gboolean
fail (GError **error, const char *message)
{
  g_set_error_literal (error, DESMI_SYNC_ERROR, DESMI_SYNC_ERROR_OBJECT, message);
  return FALSE;
}

static void
clear_part (gpointer data)
{
  Part *part = data;

  g_free (part->path);
}

/**
 * desmi_object_check:
 * @path: the fetched file
 * @info: what the head says of it
 *
 * Returns: whether size and SHA-256 are the promised ones; else %FALSE with
 * %DESMI_SYNC_ERROR_OBJECT, or an error of reading
 */
gboolean
desmi_object_check (const char            *path,
                    const DesmiObjectInfo *info,
                    GCancellable          *cancellable,
                    GError               **error)
{
  g_autoptr (GFile)            file = g_file_new_for_path (path);
  g_autoptr (GFileInputStream) stream = g_file_read (file, cancellable, error);
  g_autoptr (GChecksum)        checksum = g_checksum_new (G_CHECKSUM_SHA256);
  g_autofree guint8           *chunk = g_malloc (CHUNK);
  gint64                       size = 0;
  gssize                       n;

  if (stream == NULL)
    return FALSE;
  while ((n = g_input_stream_read (G_INPUT_STREAM (stream), chunk, CHUNK, cancellable, error)) > 0)
    {
      size += n;
      g_checksum_update (checksum, chunk, n);
    }
  if (n < 0)
    return FALSE;
  if (size != info->size)
    return fail (error, _ ("A part of the update has another size than the server promised."));
  if (!g_str_equal (g_checksum_get_string (checksum), info->sha256))
    return fail (
        error,
        _ ("A part of the update was changed on its way: its checksum is not the promised one."));
  return TRUE;
}

/**
 * desmi_object_reader_new:
 * @set: the set that the objects are of
 * @schema: the schema that they are in, by the head
 *
 * Returns: (transfer full): a reader of nothing, until objects are added
 */
DesmiObjectReader *
desmi_object_reader_new (const char *set, gint64 schema)
{
  DesmiObjectReader *self = g_new0 (DesmiObjectReader, 1);

  self->set = g_strdup (set);
  self->schema = schema;
  self->parts = g_array_new (FALSE, FALSE, sizeof (Part));
  g_array_set_clear_func (self->parts, clear_part);
  self->buffer = g_byte_array_new ();
  self->texts = g_string_chunk_new (1024);
  return self;
}

/**
 * desmi_object_reader_add:
 * @path: a file that desmi_object_check() found good
 * @info: what the head says of it; from 0 is a snapshot
 */
void
desmi_object_reader_add (DesmiObjectReader *self, const char *path, const DesmiObjectInfo *info)
{
  Part part = { g_strdup (path), *info };

  g_array_append_val (self->parts, part);
}

/**
 * desmi_object_reader_free:
 * @self: (transfer full) (nullable): the reader
 */
void
desmi_object_reader_free (DesmiObjectReader *self)
{
  if (self == NULL)
    return;
  json_decref (self->line);
  g_clear_object (&self->stream);
  g_clear_pointer (&self->buffer, g_byte_array_unref);
  g_clear_pointer (&self->parts, g_array_unref);
  g_clear_pointer (&self->texts, g_string_chunk_free);
  g_free (self->set);
  g_free (self);
}

/**
 * desmi_object_reader_get_n_operations:
 *
 * Returns: how many operations were read so far
 */
guint64
desmi_object_reader_get_n_operations (DesmiObjectReader *self)
{
  return self->n_operations;
}

static const Part *
current_part (DesmiObjectReader *self)
{
  return &g_array_index (self->parts, Part, self->n_opened - 1);
}

/* Unpacks some more; never a byte beyond raw_size, so that a small file cannot become an endless
 * one. */
static gboolean
fill (DesmiObjectReader *self, GError **error)
{
  gint64 left = current_part (self)->info.raw_size - self->n_raw;
  gsize  old;
  gssize n;

  if (self->start > 0)
    {
      g_byte_array_remove_range (self->buffer, 0, (guint) self->start);
      self->start = 0;
    }
  old = self->buffer->len;
  g_byte_array_set_size (self->buffer, (guint) (old + CHUNK));
  n = g_input_stream_read (self->stream, self->buffer->data + old, CHUNK, NULL, error);
  g_byte_array_set_size (self->buffer, (guint) (old + (gsize) MAX (n, 0)));
  if (n < 0)
    {
      if (error != NULL && !g_error_matches (*error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        {
          g_clear_error (error);
          return fail (error, _ ("A part of the update cannot be unpacked."));
        }
      return FALSE;
    }
  if (n > left || (n == 0 && left > 0))
    return fail (error,
                 _ ("A part of the update has another size, unpacked, than the server promised."));
  self->n_raw += n;
  self->at_end = n == 0;
  return TRUE;
}

/* TRUE with @line NULL: the part has ended. The line is lent until the next call. */
static gboolean
next_line (DesmiObjectReader *self, const char **line, gsize *length, GError **error)
{
  gsize scanned = 0;

  for (;;)
    {
      const char *text = (const char *) self->buffer->data + self->start;
      gsize       n = self->buffer->len - self->start;
      const char *lf = n > scanned ? memchr (text + scanned, '\n', n - scanned) : NULL;

      if (lf != NULL)
        {
          *line = text;
          *length = (gsize) (lf - text);
          self->start += *length + 1;
          return TRUE;
        }
      if (n > DESMI_OBJECT_MAX_LINE)
        return fail (error, _ ("A part of the update has a line that is too long."));
      if (self->at_end)
        {
          *line = NULL;
          *length = 0;
          return n == 0 ? TRUE
                        : fail (error, _ ("A part of the update ends in the middle of a line."));
        }
      scanned = n;
      if (!fill (self, error))
        return FALSE;
    }
}

static gboolean
check_first_line (DesmiObjectReader *self, GError **error)
{
  const Part  *part = current_part (self);
  const char  *line, *set;
  gsize        length;
  gint64       from, to, schema;
  json_auto_t *object = NULL;

  if (!next_line (self, &line, &length, error))
    return FALSE;
  if (line == NULL)
    return fail (error, _ ("A part of the update is empty."));
  object = desmi_strict_json_parse (line, length, error);
  if (object == NULL)
    return FALSE;
  set = desmi_json_get_text (object, "set", error);
  if (set == NULL
      || !desmi_json_get_integer (object, "from", 0, DESMI_JSON_MAX_INTEGER, &from, error)
      || !desmi_json_get_integer (object, "to", 0, DESMI_JSON_MAX_INTEGER, &to, error)
      || !desmi_json_get_integer (object, "schema", 1, DESMI_JSON_MAX_INTEGER, &schema, error))
    return FALSE;
  if (!g_str_equal (set, self->set) || from != part->info.from || to != part->info.to
      || schema != self->schema)
    return fail (error, _ ("A part of the update is not the part that the server says it is."));
  return TRUE;
}

static gboolean
open_part (DesmiObjectReader *self, GError **error)
{
  const Part                   *part = &g_array_index (self->parts, Part, self->n_opened);
  g_autoptr (GFile)             file = g_file_new_for_path (part->path);
  g_autoptr (GFileInputStream)  packed = g_file_read (file, NULL, error);
  g_autoptr (GZlibDecompressor) unpacker = NULL;

  if (packed == NULL)
    return FALSE;
  unpacker = g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP);
  self->stream = g_converter_input_stream_new (G_INPUT_STREAM (packed), G_CONVERTER (unpacker));
  self->n_opened++;
  self->n_raw = 0;
  self->at_end = FALSE;
  return check_first_line (self, error);
}

/**
 * desmi_object_reader_next:
 * @self: (type DesmiObjectReader): the reader
 * @op: (out): the operation; its texts are lent until the next call
 *
 * Operations on tables that this program does not know are passed over.
 *
 * Returns: %FALSE at the end, or with @error set
 */
gboolean
desmi_object_reader_next (gpointer source, DesmiOfficialOp *op, GError **error)
{
  DesmiObjectReader *self = source;
  g_autoptr (GError) local = NULL;

  while (self->stream != NULL || self->n_opened < self->parts->len)
    {
      const char          *line = NULL;
      gsize                length;
      DesmiOperationResult result;

      if ((self->stream == NULL && !open_part (self, &local))
          || !next_line (self, &line, &length, &local))
        break;
      if (line == NULL)
        {
          g_clear_object (&self->stream);
          continue;
        }
      json_decref (self->line);
      self->line = desmi_strict_json_parse (line, length, &local);
      if (self->line == NULL)
        break;
      g_string_chunk_clear (self->texts);
      result = desmi_operation_read (self->line, self->set, current_part (self)->info.from == 0,
                                     self->texts, op, &local);
      if (result == DESMI_OPERATION_BAD)
        break;
      if (result == DESMI_OPERATION_UNKNOWN)
        continue;
      self->n_operations++;
      return TRUE;
    }
  if (local != NULL)
    g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}
