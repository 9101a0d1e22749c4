/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Files as sources of rows: which kind they are, and CSV with the delimiter found out. */
#include "exchange/desmi-row-source.h"

#include "exchange/desmi-office.h"
#include "exchange/desmi-xlsx-source.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define SIGN_BYTES 8
#define OFFICE_LIMIT_S 300 /* for a workbook of another kind, on a machine with much to do */

typedef struct
{
  DesmiRowSource  parent;
  DesmiCsvReader *reader;
} CsvSource;

static gboolean
next (DesmiRowSource *self, GError **error)
{
  return desmi_csv_reader_next (((CsvSource *) self)->reader, error);
}

static guint
get_row (DesmiRowSource *self)
{
  return desmi_csv_reader_get_row (((CsvSource *) self)->reader);
}

static guint
get_n_fields (DesmiRowSource *self)
{
  return desmi_csv_reader_get_n_fields (((CsvSource *) self)->reader);
}

static const char *
get_field (DesmiRowSource *self, guint index)
{
  return desmi_csv_reader_get_field (((CsvSource *) self)->reader, index);
}

static double
get_progress (DesmiRowSource *self)
{
  return desmi_csv_reader_get_progress (((CsvSource *) self)->reader);
}

static void
free_source (DesmiRowSource *self)
{
  desmi_csv_reader_free (((CsvSource *) self)->reader);
  g_free (self);
}

static DesmiRowSource *
open_csv (const char *path, char delimiter, GError **error)
{
  CsvSource      *self;
  DesmiCsvReader *reader = desmi_csv_reader_new (path, delimiter, error);

  if (reader == NULL)
    return NULL;
  self = g_new0 (CsvSource, 1);
  self->parent = (DesmiRowSource){ .next = next,
                                   .get_row = get_row,
                                   .get_n_fields = get_n_fields,
                                   .get_field = get_field,
                                   .get_progress = get_progress,
                                   .free = free_source,
                                   .encoding = "utf-8",
                                   .delimiter = delimiter };
  self->reader = reader;
  return &self->parent;
}

/* How many headings of the table are known if @delimiter parts them. */
static gboolean
try_delimiter (const char            *path,
               char                   delimiter,
               const DesmiTablePlace *place,
               guint                 *n,
               GError               **error)
{
  g_autoptr (DesmiRowSource) source = open_csv (path, delimiter, error);
  g_autoptr (GError)         local = NULL;

  *n = 0;
  if (source == NULL)
    return FALSE;
  while (source->next (source, &local))
    if (desmi_row_source_is_headings (source, place->header_row))
      {
        *n = place->known (source, place->user_data);
        return TRUE;
      }
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

/**
 * desmi_row_source_new_csv:
 * @path: the file
 * @place: where its headings stand
 *
 * Returns: (transfer full): the source, before its first row; %NULL with
 * #DESMI_EXCHANGE_ERROR_FORMAT or a #GIOErrorEnum
 */
DesmiRowSource *
desmi_row_source_new_csv (const char *path, const DesmiTablePlace *place, GError **error)
{
  static const char delimiters[] = { ',', ';', '\t', '|' };
  char              best = ',';
  guint             most = 0;

  for (guint i = 0; i < G_N_ELEMENTS (delimiters); i++)
    {
      g_autoptr (GError) local = NULL;
      guint              n;

      /* With another delimiter a quotation mark may be out of place; only the comma's complaint
       * counts. */
      if (!try_delimiter (path, delimiters[i], place, &n, &local) && i == 0)
        {
          g_propagate_error (error, g_steal_pointer (&local));
          return NULL;
        }
      if (n > most)
        {
          most = n;
          best = delimiters[i];
        }
    }
  return open_csv (path, best, error);
}

/* The first bytes of a file; none where it cannot be read, which is said when it is opened. */
static gsize
read_sign (const char *path, char *sign)
{
  g_autoptr (GFile)            file = g_file_new_for_path (path);
  g_autoptr (GFileInputStream) stream = g_file_read (file, NULL, NULL);
  gsize                        n = 0;

  if (stream != NULL)
    g_input_stream_read_all (G_INPUT_STREAM (stream), sign, SIGN_BYTES, &n, NULL, NULL);
  return n;
}

/* A workbook of another kind. What LibreOffice made of it is in memory once it is open. */
static DesmiRowSource *
open_other (const char            *path,
            const DesmiTablePlace *place,
            GCancellable          *cancellable,
            GError               **error)
{
  g_autoptr (DesmiOfficeFile) file
      = desmi_office_convert (path, OFFICE_LIMIT_S, cancellable, error);
  DesmiRowSource *source
      = file != NULL ? desmi_row_source_new_xlsx (file->path, place, cancellable, error) : NULL;

  if (source != NULL)
    source->converted_by = DESMI_OFFICE_NAME;
  return source;
}

static DesmiRowSource *
open_zip (const char *path, const DesmiTablePlace *place, GCancellable *cancellable, GError **error)
{
  g_autoptr (GError) local = NULL;
  DesmiRowSource    *source = desmi_row_source_new_xlsx (path, place, cancellable, &local);

  if (source != NULL)
    return source;
  if (g_error_matches (local, DESMI_EXCHANGE_ERROR, DESMI_EXCHANGE_ERROR_KIND))
    return open_other (path, place, cancellable, error);
  g_propagate_error (error, g_steal_pointer (&local));
  return NULL;
}

/**
 * desmi_row_source_new:
 * @path: the file, whatever its name ends with
 * @place: where its table is; CSV has no sheet
 *
 * Returns: (transfer full): the source, before its first row; %NULL with an error of
 *   #DESMI_EXCHANGE_ERROR, a #GFileError or a #GIOErrorEnum
 */
DesmiRowSource *
desmi_row_source_new (const char            *path,
                      const DesmiTablePlace *place,
                      GCancellable          *cancellable,
                      GError               **error)
{
  static const char zip[] = "PK\x03\x04";
  /* what older spreadsheets write, and newer ones where there is a password */
  static const char compound[] = "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1";
  g_autofree char  *name = g_filename_display_basename (path);
  char              sign[SIGN_BYTES] = "";
  gsize             n = read_sign (path, sign);

  if (n >= strlen (zip) && memcmp (sign, zip, strlen (zip)) == 0)
    return open_zip (path, place, cancellable, error);
  if (n == SIGN_BYTES && memcmp (sign, compound, SIGN_BYTES) == 0)
    return open_other (path, place, cancellable, error);
  if (place->sheet == NULL)
    return desmi_row_source_new_csv (path, place, error);
  g_set_error (error, DESMI_EXCHANGE_ERROR, DESMI_EXCHANGE_ERROR_FORMAT,
               _ ("“%s” is no workbook, so it has no sheet “%s”."), name, place->sheet);
  return NULL;
}

/**
 * desmi_row_source_free:
 * @self: (transfer full) (nullable): the source
 *
 * Closes the file and frees @self.
 */
void
desmi_row_source_free (DesmiRowSource *self)
{
  if (self != NULL)
    self->free (self);
}

/**
 * desmi_row_source_is_blank:
 *
 * Returns: whether every cell of the row is empty or only blanks
 */
gboolean
desmi_row_source_is_blank (DesmiRowSource *self)
{
  for (guint i = 0; i < self->get_n_fields (self); i++)
    for (const char *p = self->get_field (self, i); *p != '\0'; p = g_utf8_next_char (p))
      if (!g_unichar_isspace (g_utf8_get_char (p)))
        return FALSE;
  return TRUE;
}

/**
 * desmi_row_source_is_headings:
 * @header_row: number of the row that is looked for; 0: the first that is not blank
 *
 * Returns: whether the row is that, or lies behind it where the file leaves it out
 */
gboolean
desmi_row_source_is_headings (DesmiRowSource *self, guint header_row)
{
  return header_row > 0 ? self->get_row (self) >= header_row : !desmi_row_source_is_blank (self);
}

/**
 * desmi_row_source_lacks_value:
 * @index: of a cell of the row
 *
 * Returns: whether the cell is a formula whose result the file has not
 */
gboolean
desmi_row_source_lacks_value (DesmiRowSource *self, guint index)
{
  return self->lacks_value != NULL && self->lacks_value (self, index);
}
