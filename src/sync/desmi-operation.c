/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One line of an object as a typed operation, held against the columns of its table and the set it
 * came in. What the values may be is for the store to say. */
#include "sync/desmi-operation.h"

#include "core/desmi-code.h"
#include "sync/desmi-head.h"
#include "sync/desmi-sync-error.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MAX_TEXT (16 * 1024) /* bytes; the longest is an announcement */

static gboolean
fail (GError **error, const char *table, const char *column)
{
  g_set_error (error, DESMI_SYNC_ERROR, DESMI_SYNC_ERROR_OBJECT,
               /* Translators: names of a table and of a column, as the server writes them */
               _ ("A part of the update has a bad value (%s, %s)."), table, column);
  return FALSE;
}

/* Text in the database is NFC. Nearly all of it is ASCII, which is so already. */
static const char *
normalise (const char *text, GStringChunk *texts)
{
  g_autofree char *normal = NULL;

  for (const char *c = text; *c != '\0'; c++)
    if ((guchar) *c >= 0x80)
      {
        normal = g_utf8_normalize (text, -1, G_NORMALIZE_NFC);
        return normal != NULL ? g_string_chunk_insert (texts, normal) : text;
      }
  return text;
}

/* Successors are a list on the wire and codes separated by a blank in the table. */
static gboolean
read_list (json_t *array, DesmiOfficialValue *out, GStringChunk *texts)
{
  g_autoptr (GString) joined = g_string_new (NULL);

  for (gsize i = 0; i < json_array_size (array); i++)
    {
      const char *code = json_string_value (json_array_get (array, i));

      if (code == NULL || *code == '\0' || strlen (code) > DESMI_CODE_MAX
          || strpbrk (code, " \t\r\n") != NULL)
        return FALSE;
      if (joined->len > 0)
        g_string_append_c (joined, ' ');
      g_string_append (joined, code);
      if (joined->len > MAX_TEXT)
        return FALSE;
    }
  out->is_null = joined->len == 0;
  out->text = out->is_null ? NULL : g_string_chunk_insert (texts, joined->str);
  return TRUE;
}

static gboolean
read_value (json_t                    *value,
            const DesmiOfficialColumn *column,
            DesmiOfficialValue        *out,
            GStringChunk              *texts)
{
  *out = (DesmiOfficialValue){ 0 };
  if (value == NULL || json_is_null (value))
    {
      out->is_null = TRUE;
      return !column->is_key;
    }
  if (column->is_integer)
    {
      if (!json_is_integer (value) || (column->is_key && json_integer_value (value) < 0))
        return FALSE;
      out->integer = json_integer_value (value);
      return TRUE;
    }
  if (json_is_array (value) && g_str_equal (column->name, "successors"))
    return read_list (value, out, texts);
  if (!json_is_string (value) || json_string_length (value) > MAX_TEXT
      || !desmi_json_text_is_clean (json_string_value (value)))
    return FALSE;
  out->text = normalise (json_string_value (value), texts);
  return TRUE;
}

static gboolean
read_cells (json_t                  *line,
            const DesmiOfficialInfo *info,
            GStringChunk            *texts,
            DesmiOfficialOp         *op,
            GError                 **error)
{
  json_t *keys = json_object_get (line, "k"), *values = json_object_get (line, "v");

  if (!json_is_array (keys) || json_array_size (keys) != info->n_keys)
    return fail (error, info->wire_name, "k");
  if (!op->is_delete && !json_is_object (values))
    return fail (error, info->wire_name, "v");
  for (guint i = 0; i < info->n_columns; i++)
    {
      const DesmiOfficialColumn *column = &info->columns[i];
      json_t                    *value
          = i < info->n_keys ? json_array_get (keys, i) : json_object_get (values, column->name);

      if (i >= info->n_keys && op->is_delete)
        op->values[i] = (DesmiOfficialValue){ .is_null = TRUE };
      else if (!read_value (value, column, &op->values[i], texts))
        return fail (error, info->wire_name, column->name);
    }
  return TRUE;
}

static gboolean
read_verb (json_t                  *line,
           const DesmiOfficialInfo *info,
           gboolean                 in_snapshot,
           DesmiOfficialOp         *op,
           GError                 **error)
{
  const char *verb = desmi_json_get_text (line, "op", error);

  if (verb == NULL)
    return FALSE;
  op->is_delete = g_str_equal (verb, "del");
  if (!op->is_delete && !g_str_equal (verb, "put"))
    return fail (error, info->wire_name, "op");
  if (op->is_delete && in_snapshot)
    return fail (error, info->wire_name, "op");
  /* Local rows, old periods and decks point at villages: they are retired, never taken away. */
  if (op->is_delete && (op->table == DESMI_OFFICIAL_VILLAGE || op->table == DESMI_OFFICIAL_REGION))
    {
      g_set_error_literal (error, DESMI_SYNC_ERROR, DESMI_SYNC_ERROR_OBJECT,
                           _ ("The update would delete a village, which is never done."));
      return FALSE;
    }
  return TRUE;
}

/**
 * desmi_operation_read:
 * @line: an operation as parsed; must live as long as @op is used
 * @set: the set it came in
 * @in_snapshot: snapshots hold only puts
 * @texts: where texts go that are not in @line as they stand
 * @op: (out): the operation
 *
 * Returns: %DESMI_OPERATION_BAD with %DESMI_SYNC_ERROR_OBJECT or %DESMI_SYNC_ERROR_FORMAT
 */
DesmiOperationResult
desmi_operation_read (json_t          *line,
                      const char      *set,
                      gboolean         in_snapshot,
                      GStringChunk    *texts,
                      DesmiOfficialOp *op,
                      GError         **error)
{
  const char              *table = desmi_json_get_text (line, "t", error);
  const DesmiOfficialInfo *info;

  if (table == NULL)
    return DESMI_OPERATION_BAD;
  if (!desmi_official_from_wire (table, &op->table))
    return DESMI_OPERATION_UNKNOWN;
  info = desmi_official_get_info (op->table);
  if (info->is_common != g_str_equal (set, DESMI_SET_COMMON))
    {
      g_set_error (error, DESMI_SYNC_ERROR, DESMI_SYNC_ERROR_SET,
                   _ ("The update of “%s” holds rows of the table “%s”, which is none of its own."),
                   set, table);
      return DESMI_OPERATION_BAD;
    }
  if (!read_verb (line, info, in_snapshot, op, error) || !read_cells (line, info, texts, op, error))
    return DESMI_OPERATION_BAD;
  return DESMI_OPERATION_GOOD;
}
