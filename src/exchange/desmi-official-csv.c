/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Official tables read from CSV files in the columns of the wire format, as operations for the
 * store. */
#include "exchange/desmi-official-csv.h"

#include "core/desmi-number.h"
#include "core/desmi-quote.h"

#include <glib/gi18n-lib.h>
#include <string.h>

typedef struct
{
  DesmiOfficialTable table;
  char              *path;
} Input;

/**
 * DesmiOfficialCsv:
 * @inputs: (element-type Input): the files in the order they are read
 * @at: index of the file that @reader reads
 * @fields: for each column of the table its field in the file, -1: not there
 * @texts: the row's texts in normal form NFC, kept until the next row
 */
struct _DesmiOfficialCsv
{
  GPtrArray      *inputs;
  guint           at;
  DesmiCsvReader *reader;
  int             fields[DESMI_OFFICIAL_MAX_COLUMNS];
  char           *texts[DESMI_OFFICIAL_MAX_COLUMNS];
};

static void
free_input (gpointer data)
{
  Input *input = data;

  g_free (input->path);
  g_free (input);
}

static void
clear_texts (DesmiOfficialCsv *self)
{
  for (guint i = 0; i < DESMI_OFFICIAL_MAX_COLUMNS; i++)
    g_clear_pointer (&self->texts[i], g_free);
}

/**
 * desmi_official_csv_new:
 *
 * Returns: (transfer full): a source of operations without any file yet
 */
DesmiOfficialCsv *
desmi_official_csv_new (void)
{
  DesmiOfficialCsv *self = g_new0 (DesmiOfficialCsv, 1);

  self->inputs = g_ptr_array_new_with_free_func (free_input);
  return self;
}

/**
 * desmi_official_csv_free:
 * @self: (transfer full) (nullable): the source
 *
 * Closes what is open and frees @self.
 */
void
desmi_official_csv_free (DesmiOfficialCsv *self)
{
  if (self == NULL)
    return;
  clear_texts (self);
  g_clear_pointer (&self->reader, desmi_csv_reader_free);
  g_ptr_array_unref (self->inputs);
  g_free (self);
}

/**
 * desmi_official_csv_add:
 * @table: what the rows of @path are
 * @path: a comma-separated file, also gzipped; opened when its turn comes
 *
 * Adds a file behind those added before.
 */
void
desmi_official_csv_add (DesmiOfficialCsv *self, DesmiOfficialTable table, const char *path)
{
  Input *input = g_new0 (Input, 1);

  input->table = table;
  input->path = g_strdup (path);
  g_ptr_array_add (self->inputs, input);
}

/**
 * desmi_official_csv_add_folder:
 * @folder: where files named after the wire's tables lie, "flows.csv" or "flows.csv.gz"
 * @common: whether to take the tables of set common, or those of a district
 *
 * Adds the files that are there, in the order of #DesmiOfficialTable.
 *
 * Returns: %TRUE; %FALSE with #DESMI_EXCHANGE_ERROR_EMPTY if there is none
 */
gboolean
desmi_official_csv_add_folder (DesmiOfficialCsv *self,
                               const char       *folder,
                               gboolean          common,
                               GError          **error)
{
  static const char *const suffixes[] = { ".csv", ".csv.gz" };
  guint                    before = self->inputs->len;

  for (guint t = 0; t < DESMI_N_OFFICIAL; t++)
    {
      const DesmiOfficialInfo *info = desmi_official_get_info ((DesmiOfficialTable) t);

      for (guint s = 0; s < G_N_ELEMENTS (suffixes) && info->is_common == common; s++)
        {
          g_autofree char *name = g_strconcat (info->wire_name, suffixes[s], NULL);
          g_autofree char *path = g_build_filename (folder, name, NULL);

          if (g_file_test (path, G_FILE_TEST_IS_REGULAR))
            desmi_official_csv_add (self, (DesmiOfficialTable) t, path);
        }
    }
  if (self->inputs->len > before)
    return TRUE;
  g_set_error (error, DESMI_EXCHANGE_ERROR, DESMI_EXCHANGE_ERROR_EMPTY,
               _ ("The folder “%s” holds no CSV file of an official table."), folder);
  return FALSE;
}

static int
find_column (const DesmiOfficialInfo *info, const char *heading)
{
  for (guint i = 0; i < info->n_columns; i++)
    if (strcmp (info->columns[i].name, heading) == 0)
      return (int) i;
  return -1;
}

/* Finds each column of the table among the headings; every key must be there, and nothing unknown.
 */
static gboolean
map_columns (DesmiOfficialCsv        *self,
             const Input             *input,
             const DesmiOfficialInfo *info,
             GError                 **error)
{
  for (guint i = 0; i < info->n_columns; i++)
    {
      self->fields[i] = desmi_csv_reader_find (self->reader, info->columns[i].name);
      if (info->columns[i].is_key && self->fields[i] < 0)
        {
          g_set_error (error, DESMI_EXCHANGE_ERROR, DESMI_EXCHANGE_ERROR_HEADER,
                       _ ("“%s” has no column “%s”."), input->path, info->columns[i].name);
          return FALSE;
        }
    }
  for (guint f = 0; f < desmi_csv_reader_get_n_fields (self->reader); f++)
    {
      g_autofree char *heading
          = g_strstrip (g_strdup (desmi_csv_reader_get_field (self->reader, f)));

      if (find_column (info, heading) < 0)
        {
          g_set_error (error, DESMI_EXCHANGE_ERROR, DESMI_EXCHANGE_ERROR_HEADER,
                       _ ("“%s” has a column “%s”, which the table “%s” does not have."),
                       input->path, heading, info->wire_name);
          return FALSE;
        }
    }
  return TRUE;
}

static gboolean
open_input (DesmiOfficialCsv *self, GError **error)
{
  const Input *input = g_ptr_array_index (self->inputs, self->at);

  self->reader = desmi_csv_reader_new (input->path, ',', error);
  return self->reader != NULL && desmi_csv_reader_read_header (self->reader, error)
         && map_columns (self, input, desmi_official_get_info (input->table), error);
}

static gboolean
refuse (DesmiOfficialCsv *self, const DesmiOfficialColumn *column, const char *text, GError **error)
{
  const Input     *input = g_ptr_array_index (self->inputs, self->at);
  g_autofree char *quoted = desmi_text_quote (text);

  g_set_error (error, DESMI_EXCHANGE_ERROR, DESMI_EXCHANGE_ERROR_VALUE,
               column->is_integer
                   ? _ ("Row %u of “%s”: “%s” in column “%s” is not a whole number.")
                   : _ ("Row %u of “%s”: “%s” in column “%s” holds a control character."),
               desmi_csv_reader_get_row (self->reader), input->path, quoted, column->name);
  return FALSE;
}

static gboolean
has_control (const char *text)
{
  for (const char *p = text; *p != '\0'; p++)
    if ((guchar) *p < 0x20)
      return TRUE;
  return FALSE;
}

static gboolean
read_value (DesmiOfficialCsv          *self,
            guint                      i,
            const DesmiOfficialColumn *column,
            DesmiOfficialValue        *value,
            GError                   **error)
{
  const char *text = self->fields[i] < 0
                         ? ""
                         : desmi_csv_reader_get_field (self->reader, (guint) self->fields[i]);

  value->is_null = *text == '\0' && (!column->is_key || column->is_integer);
  value->text = NULL;
  value->integer = 0;
  if (column->is_integer)
    {
      gint64 least = column->is_key ? 0 : G_MININT64;

      if (value->is_null && !column->is_key)
        return TRUE;
      if (!desmi_integer_parse (text, least, G_MAXINT64, &value->integer))
        return refuse (self, column, text, error);
      return TRUE;
    }
  if (has_control (text))
    return refuse (self, column, text, error);
  if (!value->is_null)
    value->text = self->texts[i] = g_utf8_normalize (text, -1, G_NORMALIZE_NFC);
  return TRUE;
}

static gboolean
is_blank (DesmiCsvReader *reader)
{
  return desmi_csv_reader_get_n_fields (reader) == 1
         && *desmi_csv_reader_get_field (reader, 0) == '\0';
}

static gboolean
check_width (DesmiOfficialCsv        *self,
             const DesmiOfficialInfo *info,
             guint                    n_headings,
             GError                 **error)
{
  const Input *input = g_ptr_array_index (self->inputs, self->at);

  if (desmi_csv_reader_get_n_fields (self->reader) == n_headings)
    return TRUE;
  g_set_error (error, DESMI_EXCHANGE_ERROR, DESMI_EXCHANGE_ERROR_FORMAT,
               _ ("Row %u of “%s” has %u fields where the headings are %u."),
               desmi_csv_reader_get_row (self->reader), input->path,
               desmi_csv_reader_get_n_fields (self->reader), n_headings);
  return FALSE;
}

static guint
count_headings (DesmiOfficialCsv *self, const DesmiOfficialInfo *info)
{
  guint n = 0;

  for (guint i = 0; i < info->n_columns; i++)
    n += self->fields[i] >= 0;
  return n;
}

/* Goes to the next row of the files, opening one after the other. */
static gboolean
next_row (DesmiOfficialCsv *self, GError **error)
{
  while (self->at < self->inputs->len)
    {
      g_autoptr (GError) local = NULL;

      if (self->reader == NULL && !open_input (self, error))
        return FALSE;
      while (desmi_csv_reader_next (self->reader, &local))
        if (!is_blank (self->reader))
          return TRUE;
      if (local != NULL)
        {
          g_propagate_error (error, g_steal_pointer (&local));
          return FALSE;
        }
      g_clear_pointer (&self->reader, desmi_csv_reader_free);
      self->at++;
    }
  return FALSE;
}

/**
 * desmi_official_csv_dup_place:
 *
 * Returns: (transfer full): which row of which file the last operation came from, for a reader
 */
char *
desmi_official_csv_dup_place (DesmiOfficialCsv *self)
{
  const Input *input = g_ptr_array_index (self->inputs, self->at);

  /* Translators: a number and a file; a sentence about that row follows */
  return g_strdup_printf (_ ("Row %u of “%s”:"), desmi_csv_reader_get_row (self->reader),
                          input->path);
}

/**
 * desmi_official_csv_next:
 * @self: a #DesmiOfficialCsv
 * @op: (out): filled with the next row as a put; its texts are lent until the next call
 *
 * A #DesmiOfficialNext. An empty field is the empty text in a key and null in a value; text is
 * brought to NFC.
 *
 * Returns: %TRUE if there was a row; %FALSE at the end, or with @error: #DESMI_EXCHANGE_ERROR
 * naming file and row
 */
gboolean
desmi_official_csv_next (gpointer data, DesmiOfficialOp *op, GError **error)
{
  DesmiOfficialCsv        *self = data;
  const DesmiOfficialInfo *info;

  clear_texts (self);
  if (!next_row (self, error))
    return FALSE;
  op->is_delete = FALSE;
  op->table = ((const Input *) g_ptr_array_index (self->inputs, self->at))->table;
  info = desmi_official_get_info (op->table);
  if (!check_width (self, info, count_headings (self, info), error))
    return FALSE;
  for (guint i = 0; i < info->n_columns; i++)
    if (!read_value (self, i, &info->columns[i], &op->values[i], error))
      return FALSE;
  return TRUE;
}
