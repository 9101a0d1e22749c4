/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The streaming CSV reader: bytes to rows of checked UTF-8 fields, with the row named in every
 * complaint. */
#include "exchange/desmi-csv.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define CHUNK_BYTES (64 * 1024)
#define MAX_ROW_BYTES (1024 * 1024)

/**
 * DesmiCsvReader:
 * @data: the fields of the row one after the other, each ended by a NUL
 * @starts: (element-type gsize): where in @data each field begins
 * @headings: (element-type utf8) (nullable): trimmed, once read_header() was called
 * @row: of the row in @data; 0 before the first
 * @skip_lf: the last row ended with CR: an LF that follows belongs to it
 */
struct _DesmiCsvReader
{
  char         *name;
  GInputStream *file;
  GInputStream *stream;
  goffset       size;
  char          delimiter;
  guint8       *chunk;
  gsize         pos;
  gsize         len;
  gboolean      at_end;
  gboolean      skip_lf;
  GString      *data;
  GArray       *starts;
  GPtrArray    *headings;
  guint         row;
};

G_DEFINE_QUARK (desmi_exchange_error, desmi_exchange_error)

enum
{
  BYTE_END = -1,
  BYTE_ERROR = -2,
};

/* The next byte without taking it, or BYTE_END, BYTE_ERROR. */
static int
peek_byte (DesmiCsvReader *self, GError **error)
{
  gsize n;

  if (self->pos < self->len)
    return self->chunk[self->pos];
  if (self->at_end)
    return BYTE_END;
  if (!g_input_stream_read_all (self->stream, self->chunk, CHUNK_BYTES, &n, NULL, error))
    {
      g_prefix_error (error, _ ("The file “%s” cannot be read after row %u: "), self->name,
                      self->row);
      return BYTE_ERROR;
    }
  self->pos = 0;
  self->len = n;
  self->at_end = n == 0;
  return self->at_end ? BYTE_END : self->chunk[0];
}

/* Whether the row may grow by @n bytes. */
static gboolean
check_room (DesmiCsvReader *self, gsize n, GError **error)
{
  if (self->data->len + n <= MAX_ROW_BYTES)
    return TRUE;
  g_set_error (error, DESMI_EXCHANGE_ERROR, DESMI_EXCHANGE_ERROR_FORMAT,
               _ ("Row %u of “%s” is longer than 1 MiB: a quotation mark is probably not closed."),
               self->row, self->name);
  return FALSE;
}

static gboolean
begin_field (DesmiCsvReader *self, GError **error)
{
  gsize start = self->data->len;

  g_array_append_val (self->starts, start);
  return check_room (self, 1, error);
}

static gboolean
check_field (DesmiCsvReader *self, GError **error)
{
  gsize       start = g_array_index (self->starts, gsize, self->starts->len - 1);
  const char *text = self->data->str + start;

  if (!g_utf8_validate_len (text, self->data->len - start, NULL))
    {
      if (memchr (text, 0, self->data->len - start) != NULL)
        g_set_error (error, DESMI_EXCHANGE_ERROR, DESMI_EXCHANGE_ERROR_FORMAT,
                     _ ("Row %u of “%s” holds a null byte: this is not a text file."), self->row,
                     self->name);
      else
        g_set_error (error, DESMI_EXCHANGE_ERROR, DESMI_EXCHANGE_ERROR_FORMAT,
                     _ ("Row %u, column %u of “%s” is not UTF-8 text. Save the file as “CSV UTF-8” "
                        "and try again."),
                     self->row, self->starts->len, self->name);
      return FALSE;
    }
  g_string_append_c (self->data, '\0');
  return TRUE;
}

/* Appends @n bytes of the chunk and takes them. */
static gboolean
take_bytes (DesmiCsvReader *self, gsize n, GError **error)
{
  if (!check_room (self, n, error))
    return FALSE;
  g_string_append_len (self->data, (const char *) self->chunk + self->pos, (gssize) n);
  self->pos += n;
  return TRUE;
}

static gboolean
is_row_end (int byte)
{
  return byte == '\n' || byte == '\r';
}

/* How many bytes of the chunk, from the next one, belong to the field. */
static gsize
count_run (DesmiCsvReader *self, gboolean quoted)
{
  gsize n = 0;

  while (self->pos + n < self->len)
    {
      int byte = self->chunk[self->pos + n];

      if (quoted ? byte == '"' : byte == self->delimiter || is_row_end (byte))
        break;
      n++;
    }
  return n;
}

/* Reads a field that began with a quotation mark, up to the mark that closes it. */
static gboolean
read_quoted (DesmiCsvReader *self, GError **error)
{
  int byte;

  self->pos++;
  while ((byte = peek_byte (self, error)) >= 0)
    {
      if (byte == '"')
        {
          int next;

          self->pos++;
          next = peek_byte (self, error);
          if (next != '"')
            return next != BYTE_ERROR;
        }
      if (!take_bytes (self, MAX (count_run (self, TRUE), 1), error))
        return FALSE;
    }
  if (byte == BYTE_END)
    g_set_error (error, DESMI_EXCHANGE_ERROR, DESMI_EXCHANGE_ERROR_FORMAT,
                 _ ("A quotation mark opened in row %u of “%s” is never closed."), self->row,
                 self->name);
  return FALSE;
}

/* Reads one field; the delimiter or line end after it is left. */
static gboolean
read_field (DesmiCsvReader *self, GError **error)
{
  int byte = peek_byte (self, error);

  if (!begin_field (self, error))
    return FALSE;
  if (byte == '"')
    {
      if (!read_quoted (self, error))
        return FALSE;
      byte = peek_byte (self, error);
      if (byte >= 0 && byte != self->delimiter && !is_row_end (byte))
        {
          g_set_error (error, DESMI_EXCHANGE_ERROR, DESMI_EXCHANGE_ERROR_FORMAT,
                       _ ("In row %u, column %u of “%s” text follows a closing quotation mark."),
                       self->row, self->starts->len, self->name);
          return FALSE;
        }
    }
  else
    while (byte >= 0 && byte != self->delimiter && !is_row_end (byte))
      {
        if (!take_bytes (self, count_run (self, FALSE), error))
          return FALSE;
        byte = peek_byte (self, error);
      }
  return byte != BYTE_ERROR && check_field (self, error);
}

/* How workbooks begin: those of today, which are archives, and those before 2007. */
static gboolean
is_workbook (const DesmiCsvReader *self)
{
  static const char signs[][4] = { { 'P', 'K', 3, 4 }, { '\xd0', '\xcf', '\x11', '\xe0' } };

  for (guint i = 0; i < G_N_ELEMENTS (signs); i++)
    if (self->len - self->pos >= sizeof signs[i]
        && memcmp (self->chunk + self->pos, signs[i], sizeof signs[i]) == 0)
      return TRUE;
  return FALSE;
}

static gboolean
skip_bom (DesmiCsvReader *self, GError **error)
{
  int byte = peek_byte (self, error);

  if (is_workbook (self))
    {
      g_set_error (error, DESMI_EXCHANGE_ERROR, DESMI_EXCHANGE_ERROR_FORMAT,
                   _ ("“%s” is a workbook, as of Excel. Save its table as “CSV UTF-8” and try "
                      "again."),
                   self->name);
      return FALSE;
    }
  if (byte == 0xff || byte == 0xfe)
    {
      g_set_error (error, DESMI_EXCHANGE_ERROR, DESMI_EXCHANGE_ERROR_FORMAT,
                   _ ("“%s” is UTF-16 text. Save the file as “CSV UTF-8” and try again."),
                   self->name);
      return FALSE;
    }
  if (byte == 0xef && self->len - self->pos >= 3 && self->chunk[self->pos + 1] == 0xbb
      && self->chunk[self->pos + 2] == 0xbf)
    self->pos += 3;
  return byte != BYTE_ERROR;
}

/**
 * desmi_csv_reader_new:
 * @path: the file; a name that ends with ".gz" is unpacked while reading
 * @delimiter: a comma, semicolon, tab or bar
 *
 * Opens @path. Nothing but the first bytes is read yet.
 *
 * Returns: (transfer full): the reader; %NULL with a #GIOErrorEnum or #DESMI_EXCHANGE_ERROR_FORMAT
 */
DesmiCsvReader *
desmi_csv_reader_new (const char *path, char delimiter, GError **error)
{
  g_autoptr (DesmiCsvReader) self = NULL;
  g_autoptr (GFile)          file = g_file_new_for_path (path);
  g_autoptr (GFileInfo)      info = NULL;

  self = g_new0 (DesmiCsvReader, 1);
  self->name = g_filename_display_basename (path);
  self->delimiter = delimiter;
  self->file = G_INPUT_STREAM (g_file_read (file, NULL, error));
  if (self->file == NULL)
    {
      g_prefix_error (error, _ ("The file “%s” cannot be opened: "), self->name);
      return NULL;
    }
  info = g_file_input_stream_query_info (G_FILE_INPUT_STREAM (self->file),
                                         G_FILE_ATTRIBUTE_STANDARD_SIZE, NULL, NULL);
  self->size = info != NULL ? g_file_info_get_size (info) : 0;
  if (g_str_has_suffix (path, ".gz"))
    {
      g_autoptr (GZlibDecompressor) unpack
          = g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP);

      self->stream = g_converter_input_stream_new (self->file, G_CONVERTER (unpack));
    }
  else
    self->stream = g_object_ref (self->file);
  self->chunk = g_malloc (CHUNK_BYTES);
  self->data = g_string_new (NULL);
  self->starts = g_array_new (FALSE, FALSE, sizeof (gsize));
  return skip_bom (self, error) ? g_steal_pointer (&self) : NULL;
}

/**
 * desmi_csv_reader_free:
 * @self: (transfer full): the reader
 *
 * Closes the file and frees @self.
 */
void
desmi_csv_reader_free (DesmiCsvReader *self)
{
  if (self == NULL)
    return;
  g_clear_object (&self->stream);
  g_clear_object (&self->file);
  g_clear_pointer (&self->headings, g_ptr_array_unref);
  g_clear_pointer (&self->starts, g_array_unref);
  if (self->data != NULL)
    g_string_free (self->data, TRUE);
  g_free (self->chunk);
  g_free (self->name);
  g_free (self);
}

/**
 * desmi_csv_reader_next:
 *
 * Goes to the next row. A blank row is a row of one empty field.
 *
 * Returns: %TRUE at a row; %FALSE without @error at the end; %FALSE with
 * #DESMI_EXCHANGE_ERROR_FORMAT or a #GIOErrorEnum where the file cannot be read on
 */
gboolean
desmi_csv_reader_next (DesmiCsvReader *self, GError **error)
{
  int byte = peek_byte (self, error);

  if (self->skip_lf && byte == '\n')
    {
      self->pos++;
      byte = peek_byte (self, error);
    }
  self->skip_lf = FALSE;
  g_string_truncate (self->data, 0);
  g_array_set_size (self->starts, 0);
  if (byte < 0)
    return FALSE;
  self->row++;
  for (;;)
    {
      if (!read_field (self, error))
        return FALSE;
      byte = peek_byte (self, error);
      if (byte == BYTE_ERROR)
        return FALSE;
      if (byte == BYTE_END)
        return TRUE;
      self->pos++;
      if (byte == self->delimiter)
        continue;
      self->skip_lf = byte == '\r';
      return TRUE;
    }
}

/**
 * desmi_csv_reader_get_row:
 *
 * Returns: the number of the row, from 1; blank rows count, a row with line breaks inside quotes
 * counts once
 */
guint
desmi_csv_reader_get_row (DesmiCsvReader *self)
{
  return self->row;
}

/**
 * desmi_csv_reader_get_n_fields:
 *
 * Returns: how many fields the row has
 */
guint
desmi_csv_reader_get_n_fields (DesmiCsvReader *self)
{
  return self->starts->len;
}

/**
 * desmi_csv_reader_get_field:
 * @index: from 0
 *
 * Returns: (transfer none): the field as it stands, lent until the next row; "" past the end of the
 * row
 */
const char *
desmi_csv_reader_get_field (DesmiCsvReader *self, guint index)
{
  if (index >= self->starts->len)
    return "";
  return self->data->str + g_array_index (self->starts, gsize, index);
}

static gboolean
is_blank_row (DesmiCsvReader *self)
{
  for (guint i = 0; i < self->starts->len; i++)
    {
      const char *text = desmi_csv_reader_get_field (self, i);

      if (text[strspn (text, " \t")] != '\0')
        return FALSE;
    }
  return TRUE;
}

/**
 * desmi_csv_reader_read_header:
 *
 * Takes the first row that is not blank as headings, without the blanks around them. The row stays
 * the current one.
 *
 * Returns: %TRUE if there is one; else #DESMI_EXCHANGE_ERROR_HEADER (no row, a heading that stands
 * twice) or what desmi_csv_reader_next() gives
 */
gboolean
desmi_csv_reader_read_header (DesmiCsvReader *self, GError **error)
{
  g_autoptr (GError) local = NULL;

  do
    if (!desmi_csv_reader_next (self, &local))
      {
        if (local != NULL)
          g_propagate_error (error, g_steal_pointer (&local));
        else
          g_set_error (error, DESMI_EXCHANGE_ERROR, DESMI_EXCHANGE_ERROR_HEADER,
                       _ ("“%s” is empty."), self->name);
        return FALSE;
      }
  while (is_blank_row (self));

  g_clear_pointer (&self->headings, g_ptr_array_unref);
  self->headings = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < self->starts->len; i++)
    {
      g_autofree char *heading = g_strstrip (g_strdup (desmi_csv_reader_get_field (self, i)));

      if (*heading != '\0' && desmi_csv_reader_find (self, heading) >= 0)
        {
          g_set_error (error, DESMI_EXCHANGE_ERROR, DESMI_EXCHANGE_ERROR_HEADER,
                       _ ("The heading “%s” stands twice in “%s”."), heading, self->name);
          return FALSE;
        }
      g_ptr_array_add (self->headings, g_steal_pointer (&heading));
    }
  return TRUE;
}

/**
 * desmi_csv_reader_find:
 * @heading: in any case of letters
 *
 * Returns: the index of the column so headed, -1 if there is none
 */
int
desmi_csv_reader_find (DesmiCsvReader *self, const char *heading)
{
  for (guint i = 0; self->headings != NULL && i < self->headings->len; i++)
    if (g_ascii_strcasecmp (g_ptr_array_index (self->headings, i), heading) == 0)
      return (int) i;
  return -1;
}

/**
 * desmi_csv_reader_get_progress:
 *
 * Returns: the share of the file's bytes read so far, 0.0 to 1.0
 */
double
desmi_csv_reader_get_progress (DesmiCsvReader *self)
{
  goffset at = g_seekable_tell (G_SEEKABLE (self->file));

  return self->size > 0 ? CLAMP ((double) at / (double) self->size, 0.0, 1.0) : 0.0;
}
