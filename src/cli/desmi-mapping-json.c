/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads a mapping: an object with “columns”, and “kind”, “sheet” and “header_rows” where they are
 * to be said, as a report of the import has them. So a report is a mapping too, and the rest of it
 * says nothing here. */
#include "cli/desmi-mapping-json.h"

#include "core/desmi-quote.h"

#include <glib/gi18n-lib.h>
#include <jansson.h>

#define MAX_BYTES (1024 * 1024)
#define MAX_COLUMNS 1000
#define MAX_ROW 1048576 /* of a workbook's sheet */

static const char *const of_reports[] = {
  "input",
  "converted_by",
  "encoding",
  "delimiter",
  "personal_columns",
  "cumulative_columns",
  "rows",
  "rejected",
  "hidden",
  "totals",
  "declared_total",
  "official_kept",
  "declared_total_matches",
  "records",
  "tables_not_read",
  "other_tables",
  "changed",
  NULL,
};

static gboolean
refuse (GError **error, char *sentence)
{
  g_set_error_literal (error, DESMI_EXCHANGE_ERROR, DESMI_EXCHANGE_ERROR_FORMAT, sentence);
  g_free (sentence);
  return FALSE;
}

static gboolean
read_kind (DesmiImportMapping *self, json_t *value, GError **error)
{
  g_autofree char *quoted = desmi_text_quote (json_string_value (value));

  if (json_is_null (value)
      || (json_is_string (value)
          && desmi_import_kind_from_name (json_string_value (value), &self->kind)))
    return TRUE;
  if (!json_is_string (value))
    return refuse (error,
                   g_strdup_printf (_ ("The “kind” in “%s” is no word for a kind of table "
                                       "(auto, flows, persons, remittances, pillars, villages)."),
                                    self->name));
  /* Translators: a file's name, then a word in it */
  return refuse (
      error, g_strdup_printf (_ ("The “kind” in “%s” is “%s”, which is not a kind of "
                                 "table (auto, flows, persons, remittances, pillars, villages)."),
                              self->name, quoted));
}

static gboolean
read_sheet (DesmiImportMapping *self, json_t *value, GError **error)
{
  if (json_is_null (value))
    return TRUE;
  if (!json_is_string (value))
    return refuse (error,
                   g_strdup_printf (_ ("The “sheet” in “%s” is not the name of one."), self->name));
  self->sheet = g_strdup (json_string_value (value));
  return TRUE;
}

static gboolean
read_header_rows (DesmiImportMapping *self, json_t *value, GError **error)
{
  json_int_t row = json_integer_value (json_array_get (value, 0));
  gsize      n = json_array_size (value);
  gboolean   good = n >= 1 && n <= DESMI_HEADING_LINES && row >= 1 && row <= MAX_ROW;

  if (json_is_null (value))
    return TRUE;
  for (gsize i = 0; good && i < n; i++)
    good = json_is_integer (json_array_get (value, i))
           && json_integer_value (json_array_get (value, i)) == row + (json_int_t) i;
  if (!good)
    return refuse (error,
                   g_strdup_printf (_ ("The “header_rows” in “%s” are not the number of a row in "
                                       "brackets, such as [3], nor those of two or three, one "
                                       "below the other."),
                                    self->name));
  self->header_row = (guint) row;
  self->n_header_rows = (guint) n;
  return TRUE;
}

static gboolean
is_said (const DesmiImportMapping *self, const char *heading)
{
  g_autofree char *stripped = g_strstrip (g_strdup (heading));

  return desmi_import_mapping_find (self, stripped) != NULL;
}

static gboolean
read_columns (DesmiImportMapping *self, json_t *value, GError **error)
{
  const char *heading;
  json_t     *field;

  if (!json_is_object (value) || json_object_size (value) > MAX_COLUMNS)
    return refuse (error, g_strdup_printf (_ ("The “columns” in “%s” are not a list of headings "
                                              "and fields, such as {\"Negara\": \"destination\"}."),
                                           self->name));
  json_object_foreach (value, heading, field)
  {
    if (!json_is_string (field) && !json_is_null (field))
      {
        g_autofree char *quoted = desmi_text_quote (heading);

        return refuse (error, g_strdup_printf (_ ("“%s” says of the column “%s” neither a field "
                                                  "nor null."),
                                               self->name, quoted));
      }
    if (is_said (self, heading))
      {
        g_autofree char *quoted = desmi_text_quote (heading);

        return refuse (error,
                       g_strdup_printf (_ ("“%s” names the column “%s” twice; blanks around a "
                                           "heading do not count."),
                                        self->name, quoted));
      }
    desmi_import_mapping_add (self, heading, json_string_value (field));
  }
  return TRUE;
}

static const struct
{
  const char *key;
  gboolean (*read) (DesmiImportMapping *self, json_t *value, GError **error);
} keys[] = {
  { "kind", read_kind },
  { "sheet", read_sheet },
  { "header_rows", read_header_rows },
  { "columns", read_columns },
};

static gboolean
read_key (DesmiImportMapping *self, const char *key, json_t *value, GError **error)
{
  g_autofree char *quoted = desmi_text_quote (key);

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    if (g_str_equal (keys[i].key, key))
      return keys[i].read (self, value, error);
  if (g_strv_contains (of_reports, key))
    return TRUE;
  return refuse (error, g_strdup_printf (_ ("“%s” has a key “%s”, which no mapping has: it has "
                                            "columns, header_rows, kind and sheet."),
                                         self->name, quoted));
}

static gboolean
read_root (DesmiImportMapping *self, json_t *root, GError **error)
{
  const char *key;
  json_t     *value;

  if (json_is_array (root))
    return refuse (error, g_strdup_printf (_ ("“%s” is a list; a mapping is one object, such as "
                                              "the report on one input."),
                                           self->name));
  if (!json_is_object (root))
    return refuse (error, g_strdup_printf (_ ("“%s” is no mapping; that is an object with "
                                              "“columns”."),
                                           self->name));
  json_object_foreach (root, key, value) if (!read_key (self, key, value, error)) return FALSE;
  return TRUE;
}

/* At most a byte more than a mapping may have. */
static char *
read_text (const char *path, gsize *length, GError **error)
{
  g_autoptr (GFile)            file = g_file_new_for_path (path);
  g_autoptr (GFileInputStream) stream = g_file_read (file, NULL, error);
  g_autofree char             *text = g_malloc (MAX_BYTES + 1);

  return stream != NULL
                 && g_input_stream_read_all (G_INPUT_STREAM (stream), text, MAX_BYTES + 1, length,
                                             NULL, error)
             ? g_steal_pointer (&text)
             : NULL;
}

static void
set_not_json (const DesmiImportMapping *self, const json_error_t *problem, GError **error)
{
  if (json_error_code (problem) == json_error_duplicate_key)
    refuse (error, g_strdup_printf (_ ("“%s” says the same key twice, in line %d."), self->name,
                                    problem->line));
  else
    refuse (error,
            g_strdup_printf (_ ("“%s” is not JSON; look at line %d."), self->name, problem->line));
}

/**
 * desmi_mapping_read_json:
 * @path: a file of at most 1 MiB
 *
 * Returns: (transfer full): the mapping, whose fields are still to be checked; %NULL with
 *   %DESMI_EXCHANGE_ERROR_FORMAT or a #GIOErrorEnum
 */
DesmiImportMapping *
desmi_mapping_read_json (const char *path, GError **error)
{
  g_autofree char               *name = g_filename_display_basename (path);
  g_autoptr (DesmiImportMapping) self = desmi_import_mapping_new (name);
  gsize                          length = 0;
  g_autofree char               *text = read_text (path, &length, error);
  json_error_t                   problem;
  json_t                        *root;
  gboolean                       done;

  if (text == NULL)
    return NULL;
  if (length > MAX_BYTES)
    {
      refuse (error, g_strdup_printf (_ ("“%s” is larger than 1 MB, so it is no mapping."), name));
      return NULL;
    }
  root = json_loadb (text, length, JSON_REJECT_DUPLICATES | JSON_DECODE_ANY, &problem);
  if (root == NULL)
    {
      set_not_json (self, &problem, error);
      return NULL;
    }
  done = read_root (self, root, error);
  json_decref (root);
  return done ? g_steal_pointer (&self) : NULL;
}
