/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The streaming CSV reader: bytes of any known encoding to rows of checked UTF-8 fields, with the
 * row named in every complaint. */
#include "exchange/desmi-csv.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define CHUNK_BYTES (64 * 1024)
#define MAX_ROW_BYTES (1024 * 1024)

/**
 * DesmiCsvReader:
 * @encoding: (nullable): what the file's bytes are, other than UTF-8
 * @failure: (nullable): what comes after the bytes in @chunk
 * @data: the fields of the row one after the other, each ended by a NUL
 * @starts: (element-type gsize): where in @data each field begins
 * @headings: (element-type utf8) (nullable): trimmed, once read_header() was called
 * @row: of the row in @data; 0 before the first
 * @skip_lf: the last row ended with CR: an LF that follows belongs to it
 */
struct _DesmiCsvReader
{
  char             *name;
  GFileInputStream *file;
  GInputStream     *stream;
  goffset           size;
  char              delimiter;
  const char       *encoding;
  GError           *failure;
  guint8           *chunk;
  gsize             pos;
  gsize             len;
  gboolean          at_end;
  gboolean          skip_lf;
  GString          *data;
  GArray           *starts;
  GPtrArray        *headings;
  guint             row;
};

G_DEFINE_QUARK (desmi_exchange_error, desmi_exchange_error)

enum
{
  BYTE_END = -1,
  BYTE_ERROR = -2,
};

/* Says in which row and column the bytes are no text of the file's encoding. */
static void
set_not_text (DesmiCsvReader *self, GError **error)
{
  static const struct
  {
    const char *encoding;
    const char *name;
  } names[]
      = { { "windows-1252", "Windows-1252" }, { "utf-16le", "UTF-16" }, { "utf-16be", "UTF-16" } };
  const char *name = "UTF-8";

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_strcmp0 (self->encoding, names[i].encoding) == 0)
      name = names[i].name;
  g_set_error (error, DESMI_EXCHANGE_ERROR, DESMI_EXCHANGE_ERROR_FORMAT,
               /* Translators: two numbers, a file's name, and the name of an encoding */
               _ ("Row %u, column %u of “%s” is not %s text. Save the file as “CSV UTF-8” and try "
                  "again."),
               MAX (self->row, 1), MAX (self->starts->len, 1), self->name, name);
}

/* Reports what came after the last good byte. */
static int
fail_reading (DesmiCsvReader *self, GError **error)
{
  /* a packed file was read whole to find its encoding, so it is the text that is wrong */
  if (self->encoding != NULL
      && (g_error_matches (self->failure, G_IO_ERROR, G_IO_ERROR_INVALID_DATA)
          || g_error_matches (self->failure, G_IO_ERROR, G_IO_ERROR_PARTIAL_INPUT)))
    set_not_text (self, error);
  else
    {
      g_propagate_error (error, g_error_copy (self->failure));
      g_prefix_error (error, _ ("The file “%s” cannot be read after row %u: "), self->name,
                      MAX (self->row, 1) - 1);
    }
  return BYTE_ERROR;
}

/* The next byte without taking it, or BYTE_END, BYTE_ERROR. */
static int
peek_byte (DesmiCsvReader *self, GError **error)
{
  gsize n;

  if (self->pos < self->len)
    return self->chunk[self->pos];
  if (self->at_end)
    return BYTE_END;
  if (self->failure != NULL)
    return fail_reading (self, error);
  g_input_stream_read_all (self->stream, self->chunk, CHUNK_BYTES, &n, NULL, &self->failure);
  self->pos = 0;
  self->len = n;
  self->at_end = n == 0 && self->failure == NULL;
  if (n > 0)
    return self->chunk[0];
  return self->at_end ? BYTE_END : fail_reading (self, error);
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

/* Whether one of the five bytes that Windows-1252 leaves undefined became a letter, as the iconv of
 * Windows has it. */
static gboolean
has_undefined (const char *text)
{
  for (const char *p = strchr (text, '\xc2'); p != NULL; p = strchr (p + 1, '\xc2'))
    if (p[1] != '\0' && strchr ("\x81\x8d\x8f\x90\x9d", p[1]) != NULL)
      return TRUE;
  return FALSE;
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
        set_not_text (self, error);
      return FALSE;
    }
  if (g_strcmp0 (self->encoding, "windows-1252") == 0 && has_undefined (text))
    {
      set_not_text (self, error);
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
  int byte;

  /* first, so that a byte that is no text is one of this field */
  if (!begin_field (self, error))
    return FALSE;
  byte = peek_byte (self, error);
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

static gboolean
skip_bom (DesmiCsvReader *self, GError **error)
{
  int byte = peek_byte (self, error);

  if (self->encoding == NULL
      && desmi_csv_form_refuse_workbook (self->chunk, self->len, self->name, error))
    return FALSE;
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

/* Passes over the line in which the file names its delimiter: a spreadsheet does not show it. */
static gboolean
skip_line (DesmiCsvReader *self, GError **error)
{
  int byte;

  while ((byte = peek_byte (self, error)) >= 0 && !is_row_end (byte))
    self->pos++;
  if (byte < 0)
    return byte != BYTE_ERROR;
  self->pos++;
  self->skip_lf = byte == '\r';
  return TRUE;
}

/* Has the stream give UTF-8. */
static gboolean
decode (DesmiCsvReader *self, const char *charset, GError **error)
{
  g_autoptr (GCharsetConverter) converter = g_charset_converter_new ("UTF-8", charset, error);
  g_autoptr (GInputStream)      raw = g_steal_pointer (&self->stream);

  if (converter == NULL)
    return FALSE;
  self->stream = g_converter_input_stream_new (raw, G_CONVERTER (converter));
  return TRUE;
}

static DesmiCsvReader *
open_reader (const char *path, char delimiter, GError **error)
{
  g_autoptr (DesmiCsvReader) self = g_new0 (DesmiCsvReader, 1);
  g_autoptr (GFileInfo)      info = NULL;

  self->name = g_filename_display_basename (path);
  self->delimiter = delimiter;
  self->stream = desmi_csv_form_open (path, &self->file, error);
  if (self->stream == NULL)
    return NULL;
  info = g_file_input_stream_query_info (self->file, G_FILE_ATTRIBUTE_STANDARD_SIZE, NULL, NULL);
  self->size = info != NULL ? g_file_info_get_size (info) : 0;
  self->chunk = g_malloc (CHUNK_BYTES);
  self->data = g_string_new (NULL);
  self->starts = g_array_new (FALSE, FALSE, sizeof (gsize));
  return g_steal_pointer (&self);
}

/**
 * desmi_csv_reader_new:
 * @path: the file; a name that ends with ".gz" is unpacked while reading
 * @delimiter: a comma, semicolon, tab or bar
 *
 * Opens @path, which must be UTF-8. Nothing but the first bytes is read yet.
 *
 * Returns: (transfer full): the reader; %NULL with a #GIOErrorEnum or #DESMI_EXCHANGE_ERROR_FORMAT
 */
DesmiCsvReader *
desmi_csv_reader_new (const char *path, char delimiter, GError **error)
{
  g_autoptr (DesmiCsvReader) self = open_reader (path, delimiter, error);

  return self != NULL && skip_bom (self, error) ? g_steal_pointer (&self) : NULL;
}

/**
 * desmi_csv_reader_new_form:
 * @path: the file; a name that ends with ".gz" is unpacked while reading
 * @form: how it is written
 *
 * Opens @path, whose fields come as UTF-8 whatever its own encoding.
 *
 * Returns: (transfer full): the reader; %NULL with a #GIOErrorEnum or #DESMI_EXCHANGE_ERROR_FORMAT
 */
DesmiCsvReader *
desmi_csv_reader_new_form (const char *path, const DesmiCsvForm *form, GError **error)
{
  static const char *const charsets[][2]
      = { { "utf-16le", "UTF-16LE" }, { "utf-16be", "UTF-16BE" }, { "windows-1252", "CP1252" } };
  g_autoptr (DesmiCsvReader) self = open_reader (path, form->delimiter, error);

  for (guint i = 0; self != NULL && i < G_N_ELEMENTS (charsets); i++)
    if (g_str_equal (form->encoding, charsets[i][0]))
      {
        self->encoding = charsets[i][0];
        if (!decode (self, charsets[i][1], error))
          return NULL;
      }
  if (self == NULL || !skip_bom (self, error))
    return NULL;
  if (form->says_delimiter && !skip_line (self, error))
    return NULL;
  return g_steal_pointer (&self);
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
  g_clear_error (&self->failure);
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
  int byte;

  g_string_truncate (self->data, 0);
  g_array_set_size (self->starts, 0);
  self->row++;
  byte = peek_byte (self, error);
  if (self->skip_lf && byte == '\n')
    {
      self->pos++;
      byte = peek_byte (self, error);
    }
  self->skip_lf = FALSE;
  if (byte < 0)
    {
      self->row--;
      return FALSE;
    }
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
