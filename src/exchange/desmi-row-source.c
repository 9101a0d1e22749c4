/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Files as sources of rows: which kind they are, and CSV with the delimiter found out. */
#include "exchange/desmi-row-source.h"

#include "exchange/desmi-csv-delimiter.h"
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
open_csv (const char *path, const DesmiCsvForm *form, GError **error)
{
  CsvSource      *self;
  DesmiCsvReader *reader = desmi_csv_reader_new_form (path, form, error);

  if (reader == NULL)
    return NULL;
  self = g_new0 (CsvSource, 1);
  self->parent = (DesmiRowSource){ .next = next,
                                   .get_row = get_row,
                                   .get_n_fields = get_n_fields,
                                   .get_field = get_field,
                                   .get_progress = get_progress,
                                   .free = free_source,
                                   .encoding = form->encoding,
                                   .delimiter = form->delimiter };
  self->reader = reader;
  return &self->parent;
}

/* How well the table suits if it is of @form; not at all where it cannot be read so. */
static guint
try_form (const char *path, const DesmiCsvForm *form, const DesmiTablePlace *place, GError **error)
{
  g_autoptr (DesmiRowSource) source = open_csv (path, form, error);
  guint                      score = 0;

  return source != NULL && place->score (source, place->user_data, &score, error) ? score : 0;
}

/**
 * desmi_row_source_new_csv:
 * @path: the file
 * @place: what is looked for
 * @cancellable: (nullable): ends the search
 *
 * Opens @path as text with the delimiter under which its table suits best; where it suits under
 * none, with the one that is likely by itself.
 *
 * Returns: (transfer full): the source, before its first row; %NULL with
 * #DESMI_EXCHANGE_ERROR_FORMAT or a #GIOErrorEnum
 */
DesmiRowSource *
desmi_row_source_new_csv (const char            *path,
                          const DesmiTablePlace *place,
                          GCancellable          *cancellable,
                          GError               **error)
{
  g_autoptr (GError) why = NULL;
  DesmiCsvForm       form, tried;
  guint              most;

  if (!desmi_csv_form_find (path, &form, cancellable, error))
    return NULL;
  tried = form;
  most = try_form (path, &form, place, &why);
  for (const char *p = DESMI_CSV_DELIMITERS; !form.says_delimiter && *p != '\0'; p++)
    {
      guint score;

      tried.delimiter = *p;
      score = try_form (path, &tried, place, NULL);
      if (score > most)
        {
          most = score;
          form.delimiter = *p;
        }
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return NULL;
    }
  /* with another delimiter a quotation mark may be out of place: only the likely one's complaint
   * counts, and only where no table was found */
  if (most > 0 || why == NULL)
    return open_csv (path, &form, error);
  g_propagate_error (error, g_steal_pointer (&why));
  return NULL;
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
  g_autoptr (DesmiOfficeFile) file = NULL;
  DesmiRowSource             *source = NULL;

  if (place->progress != NULL)
    place->progress (-1, _ ("LibreOffice converts the file"), place->progress_data);
  file = desmi_office_convert (path, OFFICE_LIMIT_S, cancellable, error);
  if (file != NULL)
    source = desmi_row_source_new_xlsx (file->path, place, cancellable, error);
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
    return desmi_row_source_new_csv (path, place, cancellable, error);
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
