/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads rows of registers: FIELD=VALUE, CSV with the fields as headings, and the JSON that “list”
 * writes. Values are read as people write them. */
#include "cli/desmi-entry-words.h"

#include "app/desmi-register-text.h"
#include "cli/desmi-pair.h"
#include "core/desmi-number.h"
#include "core/desmi-quote.h"
#include "exchange/desmi-csv.h"
#include "store/desmi-store-error.h"

#include <glib/gi18n-lib.h>
#include <jansson.h>
#include <string.h>

#define ID "id"
#define MAX_ID G_MAXINT32
#define MAX_JSON_BYTES (64 * 1024 * 1024)

static gboolean
refuse (GError **error, const char *format, const char *what)
{
  /* every format has one %s */
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
  g_set_error (error, DESMI_STORE_ERROR, DESMI_STORE_ERROR_INPUT, format, what);
#pragma GCC diagnostic pop
  return FALSE;
}

static gboolean
set_id (DesmiEntry *entry, const char *text, GError **error)
{
  gint64 id = 0;

  if (*text != '\0' && !desmi_integer_parse (text, 1, MAX_ID, &id))
    return refuse (error, _ ("“%s” is not the number of an entry."), text);
  desmi_entry_set_id (entry, id);
  return TRUE;
}

/**
 * desmi_entry_words_set:
 * @name: of a field of the register, or "id"
 * @typed: as people write it; empty: the field is cleared
 * @error: the sentence names field and value
 *
 * Returns: whether the field takes the value, as far as that can be said without the file
 */
gboolean
desmi_entry_words_set (DesmiEntry *entry, const char *name, const char *typed, GError **error)
{
  DesmiRegister            reg = desmi_entry_get_register (entry);
  const DesmiRegisterType *type = desmi_register_get (reg);
  int                      field = desmi_register_find_field (reg, name);
  g_autofree char         *value = NULL;

  if (type->has_id && g_str_equal (name, ID))
    return set_id (entry, typed, error);
  if (field < 0)
    return refuse (error, _ ("The register has no field “%s”."), name);
  if (!desmi_register_text_read (&type->fields[field], typed, &value, error))
    {
      g_prefix_error (error, "%s: ", name);
      return FALSE;
    }
  desmi_entry_set (entry, name, value);
  return TRUE;
}

/**
 * desmi_entry_words_set_arguments:
 * @first: index of the first argument that is FIELD=VALUE; the others follow
 *
 * Sets what the command line says of @entry.
 *
 * Returns: whether the fields take their values; %FALSE without @error: it is wrong use, which was
 *   said, and @cli->exit_code is set
 */
gboolean
desmi_entry_words_set_arguments (DesmiCli *cli, guint first, DesmiEntry *entry, GError **error)
{
  for (guint i = first; i < cli->n_arguments; i++)
    {
      g_autofree char *name = NULL;
      const char      *value = desmi_pair_split (cli->arguments[i], '=', &name);

      if (value == NULL)
        {
          cli->exit_code = desmi_cli_misuse (cli, _ ("“%s” is not of the form FIELD=VALUE."),
                                             cli->arguments[i]);
          return FALSE;
        }
      if (!desmi_entry_words_set (entry, name, value, error))
        return FALSE;
    }
  return TRUE;
}

/* @get_cell: lends the text of a column; %NULL or empty: nothing */
typedef const char *(*GetCell) (gpointer source, guint column);

/* Nullable where there is no such column, or it is empty. */
static const char *
find_cell (GPtrArray *headings, const char *name, GetCell get_cell, gpointer source)
{
  const char *text = NULL;

  for (guint i = 0; i < headings->len; i++)
    if (g_str_equal (headings->pdata[i], name))
      text = get_cell (source, i);
  return text != NULL && *text != '\0' ? text : NULL;
}

/* The village and the number come first, since they say which entry it is. */
static DesmiEntry *
read_row (DesmiRegister reg, GPtrArray *headings, GetCell get_cell, gpointer source, GError **error)
{
  const char *area = desmi_register_get (reg)->fields[0].name;
  const char *village = find_cell (headings, area, get_cell, source);
  const char *id
      = desmi_register_get (reg)->has_id ? find_cell (headings, ID, get_cell, source) : NULL;
  g_autoptr (DesmiEntry) entry = NULL;

  if (village == NULL)
    {
      refuse (error, _ ("The column “%s” is empty."), area);
      return NULL;
    }
  entry = desmi_entry_new (reg, village);
  if (id != NULL && !set_id (entry, id, error))
    return NULL;
  for (guint i = 0; i < headings->len; i++)
    {
      const char *text = get_cell (source, i);

      /* what a new row does not say is not cleared, but not there */
      if ((text == NULL || *text == '\0') && desmi_entry_get_id (entry) == 0
          && desmi_register_get (reg)->has_id)
        continue;
      if (!desmi_entry_words_set (entry, headings->pdata[i], text != NULL ? text : "", error))
        return NULL;
    }
  return g_steal_pointer (&entry);
}

static void
prefix_row (GError **error, guint row)
{
  /* Translators: the number of a row of a file; a sentence follows */
  g_prefix_error (error, _ ("Row %u: "), row);
}

static const char *
get_csv_cell (gpointer source, guint column)
{
  return desmi_csv_reader_get_field (source, column);
}

/* A comma that is not quoted moves all that follows it into the next column. */
static gboolean
check_width (DesmiCsvReader *reader, GPtrArray *headings, GError **error)
{
  guint n = desmi_csv_reader_get_n_fields (reader);

  for (guint i = headings->len; i < n; i++)
    if (*desmi_csv_reader_get_field (reader, i) != '\0')
      {
        g_autofree char *quoted = desmi_text_quote (desmi_csv_reader_get_field (reader, i));

        return refuse (error,
                       _ ("“%s” stands behind the last column. A text with a comma in it is put "
                          "between quotation marks."),
                       quoted);
      }
  return TRUE;
}

static gboolean
read_csv_rows (DesmiRegister reg, DesmiCsvReader *reader, GPtrArray *entries, GError **error)
{
  g_autoptr (GPtrArray) headings = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError)    local = NULL;
  guint                 n;

  if (!desmi_csv_reader_next (reader, error))
    return FALSE;
  n = desmi_csv_reader_get_n_fields (reader);
  for (guint i = 0; i < n; i++)
    g_ptr_array_add (headings, g_strstrip (g_strdup (desmi_csv_reader_get_field (reader, i))));
  while (desmi_csv_reader_next (reader, &local))
    {
      DesmiEntry *entry = check_width (reader, headings, error)
                              ? read_row (reg, headings, get_csv_cell, reader, error)
                              : NULL;

      if (entry == NULL)
        {
          prefix_row (error, desmi_csv_reader_get_row (reader));
          return FALSE;
        }
      g_ptr_array_add (entries, entry);
    }
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

static gboolean
read_csv (DesmiRegister reg, const char *path, GPtrArray *entries, GError **error)
{
  g_autoptr (DesmiCsvReader) reader = desmi_csv_reader_new (path, ',', error);
  g_autoptr (GError)         local = NULL;

  if (reader == NULL)
    return FALSE;
  if (read_csv_rows (reg, reader, entries, &local))
    return TRUE;
  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  return TRUE; /* a file without a row; said by the caller */
}

typedef struct
{
  json_t    *row;
  GPtrArray *texts; /* what was lent */
} JsonRow;

/* A decimal has four digits behind its point, so that it is not taken for groups of thousands. */
static const char *
get_json_cell (gpointer source, guint column)
{
  JsonRow      *self = source;
  const json_t *cell = json_array_get (self->row, column);
  char          number[G_ASCII_DTOSTR_BUF_SIZE];
  char         *text = NULL;

  if (json_is_string (cell))
    return json_string_value (cell);
  if (json_is_integer (cell))
    text = g_strdup_printf ("%" G_GINT64_FORMAT, (gint64) json_integer_value (cell));
  else if (json_is_real (cell))
    text = g_strdup (g_ascii_formatd (number, sizeof number, "%.4f", json_real_value (cell)));
  if (text != NULL)
    g_ptr_array_add (self->texts, text);
  return text;
}

static gboolean
read_headings (const json_t *root, GPtrArray *headings)
{
  const json_t *columns = json_object_get (root, "columns");

  for (gsize i = 0; i < json_array_size (columns); i++)
    {
      const char *name = json_string_value (json_object_get (json_array_get (columns, i), "name"));

      if (name == NULL)
        return FALSE;
      g_ptr_array_add (headings, g_strdup (name));
    }
  return headings->len > 0 && json_is_array (json_object_get (root, "rows"));
}

static gboolean
read_json_rows (DesmiRegister reg, const json_t *root, GPtrArray *entries, GError **error)
{
  g_autoptr (GPtrArray) headings = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  const json_t         *rows;

  if (!read_headings (root, headings))
    return refuse (error, "%s",
                   _ ("The JSON is not a table: it needs “columns” with names, and “rows”."));
  rows = json_object_get (root, "rows");
  for (gsize i = 0; i < json_array_size (rows); i++)
    {
      JsonRow     row = { json_array_get (rows, i), texts };
      DesmiEntry *entry = read_row (reg, headings, get_json_cell, &row, error);

      if (entry == NULL)
        {
          prefix_row (error, (guint) i + 1);
          return FALSE;
        }
      g_ptr_array_add (entries, entry);
    }
  return TRUE;
}

static gboolean
read_json (DesmiRegister reg, const char *path, GPtrArray *entries, GError **error)
{
  g_autofree char *text = NULL;
  gsize            length;
  json_error_t     problem;
  json_t          *root;
  gboolean         done;

  if (!g_file_get_contents (path, &text, &length, error))
    return FALSE;
  root = length <= MAX_JSON_BYTES ? json_loadb (text, length, JSON_REJECT_DUPLICATES, &problem)
                                  : NULL;
  if (root == NULL)
    return refuse (error, _ ("“%s” is not JSON."), path);
  done = read_json_rows (reg, root, entries, error);
  json_decref (root);
  return done;
}

/**
 * desmi_entry_words_read_file:
 * @path: CSV with a row of field names, or, with the ending ".json", a table as “list --json”
 * writes it
 *
 * Returns: (transfer full): the rows; %NULL with @error set, whose sentence names the first row
 * that cannot be read
 */
GPtrArray *
desmi_entry_words_read_file (DesmiRegister reg, const char *path, GError **error)
{
  g_autoptr (GPtrArray) entries
      = g_ptr_array_new_with_free_func ((GDestroyNotify) desmi_entry_free);
  gboolean is_json = g_str_has_suffix (path, ".json");

  if (!(is_json ? read_json : read_csv) (reg, path, entries, error))
    return NULL;
  if (entries->len > 0)
    return g_steal_pointer (&entries);
  refuse (error, _ ("“%s” holds no row; nothing was changed."), path);
  return NULL;
}
