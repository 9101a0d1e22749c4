/* SPDX-License-Identifier: GPL-3.0-or-later */
/* CSV files as a source of rows, with the delimiter found out. */
#include "exchange/desmi-row-source.h"

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
  self->parent = (DesmiRowSource){
    next, get_row, get_n_fields, get_field, get_progress, free_source, "utf-8", delimiter, NULL,
  };
  self->reader = reader;
  return &self->parent;
}

/* How many headings of the first row that is not blank are known if @delimiter parts them. */
static gboolean
try_delimiter (const char        *path,
               char               delimiter,
               DesmiKnownHeadings known,
               gpointer           user_data,
               guint             *n,
               GError           **error)
{
  g_autoptr (DesmiRowSource) source = open_csv (path, delimiter, error);
  g_autoptr (GError)         local = NULL;

  *n = 0;
  if (source == NULL)
    return FALSE;
  while (source->next (source, &local))
    if (!desmi_row_source_is_blank (source))
      {
        *n = known (source, user_data);
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
 * @known: (scope call): says how many headings it knows
 *
 * Returns: (transfer full): the source, before its first row; %NULL with
 * #DESMI_EXCHANGE_ERROR_FORMAT or a #GIOErrorEnum
 */
DesmiRowSource *
desmi_row_source_new_csv (const char        *path,
                          DesmiKnownHeadings known,
                          gpointer           user_data,
                          GError           **error)
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
      if (!try_delimiter (path, delimiters[i], known, user_data, &n, &local) && i == 0)
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
