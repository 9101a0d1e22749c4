/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The encoding of a text file, decided over all its bytes: what is not ASCII may stand in its last
 * row. */
#include "exchange/desmi-csv-form.h"

#include "exchange/desmi-csv-delimiter.h"
#include "exchange/desmi-csv.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define CHUNK_BYTES (64 * 1024)
#define LONGEST_CHAR 4 /* bytes of UTF-8 */

/* What the bytes so far say; @carried ones at the begin of the next chunk are a letter cut in two.
 */
typedef struct
{
  const char *encoding; /* once decided */
  gboolean    has_more; /* than ASCII */
  gboolean    is_utf8;
  gsize       carried;
} Finding;

/* A mark that says what follows; NULL: there is none. */
static const char *
read_mark (const guint8 *bytes, gsize n)
{
  static const struct
  {
    const char *mark;
    const char *encoding;
  } marks[]
      = { { "\xef\xbb\xbf", "utf-8-bom" }, { "\xff\xfe", "utf-16le" }, { "\xfe\xff", "utf-16be" } };

  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    if (n >= strlen (marks[i].mark) && memcmp (bytes, marks[i].mark, strlen (marks[i].mark)) == 0)
      return marks[i].encoding;
  return NULL;
}

/* UTF-16 without a mark: in text of Latin letters one byte of each two is null. More than half must
 * be, and hardly any of the others. */
static const char *
read_nulls (const guint8 *bytes, gsize n)
{
  gsize nulls[2] = { 0, 0 };

  for (gsize i = 0; i + 1 < n; i += 2)
    {
      nulls[0] += bytes[i] == 0;
      nulls[1] += bytes[i + 1] == 0;
    }
  if (nulls[1] > n / 4 && nulls[0] < nulls[1] / 10 + 1)
    return "utf-16le";
  if (nulls[0] > n / 4 && nulls[1] < nulls[0] / 10 + 1)
    return "utf-16be";
  return NULL;
}

/* Goes over bytes that may be UTF-8. */
static void
scan_utf8 (Finding *self, const guint8 *bytes, gsize n, gboolean at_end)
{
  gsize i = 0;

  self->carried = 0;
  while (i < n && self->is_utf8)
    {
      gsize    left = n - i;
      gunichar c;

      if (bytes[i] < 0x80)
        {
          i++;
          continue;
        }
      self->has_more = TRUE;
      c = g_utf8_get_char_validated ((const char *) bytes + i, (gssize) MIN (left, LONGEST_CHAR));
      if (c == (gunichar) -2 && left < LONGEST_CHAR && !at_end)
        {
          self->carried = left;
          return;
        }
      self->is_utf8 = c != (gunichar) -1 && c != (gunichar) -2;
      if (self->is_utf8)
        i += (gsize) g_unichar_to_utf8 (c, NULL);
    }
}

/* Reads all of @stream, also when all is decided: a packed file that is damaged is found here, so
 * that what fails later is the text. */
static gboolean
scan (Finding      *self,
      GInputStream *stream,
      const char   *name,
      GCancellable *cancellable,
      GError      **error)
{
  g_autofree guint8 *chunk = g_malloc (CHUNK_BYTES);
  gboolean           is_first = TRUE;
  gsize              n;

  do
    {
      if (!g_input_stream_read_all (stream, chunk + self->carried, CHUNK_BYTES - self->carried, &n,
                                    cancellable, error))
        {
          g_prefix_error (error, _ ("The file “%s” cannot be read: "), name);
          return FALSE;
        }
      if (is_first && desmi_csv_form_refuse_workbook (chunk, n, name, error))
        return FALSE;
      if (is_first)
        self->encoding = read_mark (chunk, n);
      if (is_first && self->encoding == NULL)
        self->encoding = read_nulls (chunk, n);
      is_first = FALSE;
      if (self->encoding == NULL)
        {
          gsize have = self->carried + n;

          scan_utf8 (self, chunk, have, n < CHUNK_BYTES - self->carried);
          memmove (chunk, chunk + have - self->carried, self->carried);
        }
    }
  while (n > 0);
  return TRUE;
}

/**
 * desmi_csv_form_find:
 * @path: the file
 * @form: (out caller-allocates): what was found
 *
 * A mark at the begin decides; then null bytes between the letters; then whether all bytes are
 * ASCII, or UTF-8. What is none of these is taken for Windows-1252. Blocks.
 *
 * Returns: %FALSE with #DESMI_EXCHANGE_ERROR_FORMAT for a workbook, or a #GIOErrorEnum
 */
gboolean
desmi_csv_form_find (const char   *path,
                     DesmiCsvForm *form,
                     GCancellable *cancellable,
                     GError      **error)
{
  g_autofree char         *name = g_filename_display_basename (path);
  g_autoptr (GInputStream) stream = desmi_csv_form_open (path, NULL, error);
  Finding                  finding = { .is_utf8 = TRUE };

  if (stream == NULL || !scan (&finding, stream, name, cancellable, error))
    return FALSE;
  if (finding.encoding == NULL && finding.is_utf8)
    finding.encoding = finding.has_more ? "utf-8" : "ascii";
  *form = (DesmiCsvForm){ .encoding = finding.encoding, .delimiter = ',' };
  if (form->encoding == NULL)
    form->encoding = "windows-1252";
  desmi_csv_delimiter_find (path, form);
  return !g_cancellable_set_error_if_cancelled (cancellable, error);
}

/**
 * desmi_csv_form_open:
 * @path: the file
 * @file: (out) (optional) (transfer full): the file's own stream, which knows how far it was read
 *
 * Returns: (transfer full): the stream; %NULL with a #GIOErrorEnum
 */
GInputStream *
desmi_csv_form_open (const char *path, GFileInputStream **file, GError **error)
{
  g_autofree char             *name = g_filename_display_basename (path);
  g_autoptr (GFile)            place = g_file_new_for_path (path);
  g_autoptr (GFileInputStream) stream = g_file_read (place, NULL, error);
  g_autoptr (GConverter)       unpack = NULL;

  if (stream == NULL)
    {
      g_prefix_error (error, _ ("The file “%s” cannot be opened: "), name);
      return NULL;
    }
  if (file != NULL)
    *file = g_object_ref (stream);
  if (!g_str_has_suffix (path, ".gz"))
    return G_INPUT_STREAM (g_steal_pointer (&stream));
  unpack = G_CONVERTER (g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP));
  return g_converter_input_stream_new (G_INPUT_STREAM (stream), unpack);
}

/**
 * desmi_csv_form_refuse_workbook:
 * @bytes: (array length=n): the first of the file, after unpacking
 * @name: the file's, for the error
 *
 * Returns: whether workbooks begin so, those of today, which are archives, or those before 2007;
 * then @error is #DESMI_EXCHANGE_ERROR_FORMAT
 */
gboolean
desmi_csv_form_refuse_workbook (const guint8 *bytes, gsize n, const char *name, GError **error)
{
  static const char signs[][4] = { { 'P', 'K', 3, 4 }, { '\xd0', '\xcf', '\x11', '\xe0' } };

  for (guint i = 0; i < G_N_ELEMENTS (signs); i++)
    if (n >= sizeof signs[i] && memcmp (bytes, signs[i], sizeof signs[i]) == 0)
      {
        g_set_error (error, DESMI_EXCHANGE_ERROR, DESMI_EXCHANGE_ERROR_FORMAT,
                     _ ("“%s” is a workbook, as of Excel. Save its table as “CSV UTF-8” and try "
                        "again."),
                     name);
        return TRUE;
      }
  return FALSE;
}
