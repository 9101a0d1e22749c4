/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rows of a set in memory. A row is the bytes of the state digest, so that equal rows are equal
 * bytes and the order of the digest is the order of bytes. */
#include "server/desmi-row-set.h"

#include <string.h>

#define FIELD_END 0x1f
#define ROW_END 0x1e

struct _DesmiRowSet
{
  GHashTable *tables[DESMI_N_OFFICIAL]; /* of DesmiRow, a set by key */
};

static guint
hash_key (gconstpointer data)
{
  const DesmiRow *row = data;
  guint           hash = 5381;

  for (guint32 i = 0; i < row->key_length; i++)
    hash = hash * 33 + row->bytes[i];
  return hash;
}

/**
 * desmi_row_compare:
 *
 * Orders rows by the bytes of their encoded keys.
 *
 * Returns: less than, equal to or greater than 0, as strcmp() does
 */
int
desmi_row_compare (const DesmiRow *a, const DesmiRow *b)
{
  int order = memcmp (a->bytes, b->bytes, MIN (a->key_length, b->key_length));

  return order != 0 ? order : (a->key_length > b->key_length) - (a->key_length < b->key_length);
}

static gboolean
equal_keys (gconstpointer a, gconstpointer b)
{
  return desmi_row_compare (a, b) == 0;
}

/**
 * desmi_row_equal:
 *
 * Returns: whether keys and values are the same
 */
gboolean
desmi_row_equal (const DesmiRow *a, const DesmiRow *b)
{
  return a->length == b->length && memcmp (a->bytes, b->bytes, a->length) == 0;
}

/**
 * desmi_row_set_new:
 *
 * Returns: (transfer full): a set without rows
 */
DesmiRowSet *
desmi_row_set_new (void)
{
  DesmiRowSet *self = g_new0 (DesmiRowSet, 1);

  for (guint i = 0; i < DESMI_N_OFFICIAL; i++)
    self->tables[i] = g_hash_table_new_full (hash_key, equal_keys, g_free, NULL);
  return self;
}

/**
 * desmi_row_set_free:
 * @self: (transfer full) (nullable): the set
 */
void
desmi_row_set_free (DesmiRowSet *self)
{
  if (self == NULL)
    return;
  for (guint i = 0; i < DESMI_N_OFFICIAL; i++)
    g_hash_table_unref (self->tables[i]);
  g_free (self);
}

static void
append_field (GByteArray *out, const DesmiOfficialValue *value, gboolean is_integer)
{
  static const guint8 end = FIELD_END, null = 0;
  char                digits[24];
  const char         *text = value->text;

  if (value->is_null)
    g_byte_array_append (out, &null, 1);
  else
    {
      if (is_integer)
        {
          g_snprintf (digits, sizeof digits, "%" G_GINT64_FORMAT, value->integer);
          text = digits;
        }
      g_byte_array_append (out, (const guint8 *) text, (guint) strlen (text));
    }
  g_byte_array_append (out, &end, 1);
}

static DesmiRow *
row_new (const DesmiOfficialOp *op)
{
  const DesmiOfficialInfo *info = desmi_official_get_info (op->table);
  g_autoptr (GByteArray)   bytes = g_byte_array_new ();
  guint32                  key_length = 0;
  guint                    n = op->is_delete ? info->n_keys : info->n_columns;
  DesmiRow                *row;

  for (guint i = 0; i < n; i++)
    {
      append_field (bytes, &op->values[i], info->columns[i].is_integer);
      if (i + 1 == info->n_keys)
        key_length = bytes->len;
    }
  row = g_malloc (sizeof *row + bytes->len);
  row->key_length = key_length;
  row->length = bytes->len;
  memcpy (row->bytes, bytes->data, bytes->len);
  return row;
}

/**
 * desmi_row_set_apply:
 * @op: a put, which replaces the whole row, or a delete
 *
 * Returns: whether there was a row of that key
 */
gboolean
desmi_row_set_apply (DesmiRowSet *self, const DesmiOfficialOp *op)
{
  DesmiRow *row = row_new (op);
  gboolean  there;

  if (!op->is_delete)
    return !g_hash_table_replace (self->tables[op->table], row, row);
  there = g_hash_table_remove (self->tables[op->table], row);
  g_free (row);
  return there;
}

/**
 * desmi_row_set_copy_row:
 *
 * Puts a copy of a row of another set.
 */
void
desmi_row_set_copy_row (DesmiRowSet *self, DesmiOfficialTable table, const DesmiRow *row)
{
  DesmiRow *copy = g_memdup2 (row, sizeof *row + row->length);

  g_hash_table_replace (self->tables[table], copy, copy);
}

/**
 * desmi_row_set_contains:
 * @table: whose key is one text
 *
 * Returns: whether there is a row of that key
 */
gboolean
desmi_row_set_contains (DesmiRowSet *self, DesmiOfficialTable table, const char *key)
{
  const DesmiOfficialOp op = { .table = table, .is_delete = TRUE, .values = { { .text = key } } };
  g_autofree DesmiRow  *row = row_new (&op);

  return g_hash_table_contains (self->tables[table], row);
}

/**
 * desmi_row_set_list_ids:
 * @table: whose key begins with a text
 *
 * Returns: (transfer full) (element-type utf8): the first field of every key, as a set
 */
GHashTable *
desmi_row_set_list_ids (DesmiRowSet *self, DesmiOfficialTable table)
{
  GHashTable    *ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GHashTableIter iter;
  gpointer       item;

  g_hash_table_iter_init (&iter, self->tables[table]);
  while (g_hash_table_iter_next (&iter, &item, NULL))
    {
      const DesmiRow *row = item;
      /* the bytes of a row end without a NUL; every field of a key has its end */
      const guint8 *end = memchr (row->bytes, FIELD_END, row->key_length);

      g_hash_table_add (ids, g_strndup ((const char *) row->bytes, (gsize) (end - row->bytes)));
    }
  return ids;
}

/**
 * desmi_row_set_count:
 *
 * Returns: how many rows of @table the set has
 */
guint
desmi_row_set_count (DesmiRowSet *self, DesmiOfficialTable table)
{
  return g_hash_table_size (self->tables[table]);
}

static int
compare_rows (gconstpointer a, gconstpointer b)
{
  return desmi_row_compare (*(DesmiRow *const *) a, *(DesmiRow *const *) b);
}

/**
 * desmi_row_set_sort:
 *
 * Returns: (transfer container) (element-type DesmiRow): the rows in ascending byte order of the
 * encoded key
 */
GPtrArray *
desmi_row_set_sort (DesmiRowSet *self, DesmiOfficialTable table)
{
  GPtrArray     *rows = g_ptr_array_sized_new (g_hash_table_size (self->tables[table]));
  GHashTableIter iter;
  gpointer       row;

  g_hash_table_iter_init (&iter, self->tables[table]);
  while (g_hash_table_iter_next (&iter, &row, NULL))
    g_ptr_array_add (rows, row);
  g_ptr_array_sort (rows, compare_rows);
  return rows;
}

/**
 * desmi_row_set_digest:
 *
 * Returns: (transfer full): the state digest of the table over all its columns, 64 hex digits
 */
char *
desmi_row_set_digest (DesmiRowSet *self, DesmiOfficialTable table)
{
  static const guint8   end = ROW_END;
  g_autoptr (GPtrArray) rows = desmi_row_set_sort (self, table);
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);

  for (guint i = 0; i < rows->len; i++)
    {
      const DesmiRow *row = g_ptr_array_index (rows, i);

      g_checksum_update (checksum, row->bytes, row->length);
      g_checksum_update (checksum, &end, 1);
    }
  return g_strdup (g_checksum_get_string (checksum));
}

/**
 * desmi_json_append_text:
 * @text: UTF-8 without control characters
 */
void
desmi_json_append_text (GString *out, const char *text, gsize length)
{
  g_string_append_c (out, '"');
  for (gsize i = 0; i < length; i++)
    {
      if (text[i] == '"' || text[i] == '\\')
        g_string_append_c (out, '\\');
      g_string_append_c (out, text[i]);
    }
  g_string_append_c (out, '"');
}

static void
append_list (GString *out, const char *text, gsize length)
{
  const char *end = text + length;

  g_string_append_c (out, '[');
  while (text < end)
    {
      const char *blank = memchr (text, ' ', (gsize) (end - text));
      const char *stop = blank != NULL ? blank : end;

      desmi_json_append_text (out, text, (gsize) (stop - text));
      text = blank != NULL ? blank + 1 : end;
      if (text < end)
        g_string_append_c (out, ',');
    }
  g_string_append_c (out, ']');
}

/* Writes the field at @cursor as the wire has it, and returns where the next one begins. */
static const char *
append_json_field (GString                   *out,
                   const DesmiOfficialColumn *column,
                   const char                *cursor,
                   const char                *end)
{
  const char *stop = memchr (cursor, FIELD_END, (gsize) (end - cursor));
  gsize       length = (gsize) (stop - cursor);

  if (length == 1 && *cursor == '\0')
    g_string_append (out, "null");
  else if (column->is_integer)
    g_string_append_len (out, cursor, (gssize) length);
  else if (g_str_equal (column->name, "successors"))
    append_list (out, cursor, length);
  else
    desmi_json_append_text (out, cursor, length);
  return stop + 1;
}

static const char *
append_keys (const DesmiRow *row, const DesmiOfficialInfo *info, GString *out)
{
  const char *cursor = (const char *) row->bytes;

  g_string_append (out, "\"k\":[");
  for (guint i = 0; i < info->n_keys; i++)
    {
      if (i > 0)
        g_string_append_c (out, ',');
      cursor = append_json_field (out, &info->columns[i], cursor,
                                  (const char *) row->bytes + row->length);
    }
  g_string_append_c (out, ']');
  return cursor;
}

/**
 * desmi_row_append_put:
 *
 * Appends the operation that writes the row, as one line.
 */
void
desmi_row_append_put (const DesmiRow *row, DesmiOfficialTable table, GString *out)
{
  const DesmiOfficialInfo *info = desmi_official_get_info (table);
  const char              *cursor;

  g_string_append_printf (out, "{\"op\":\"put\",\"t\":\"%s\",", info->wire_name);
  cursor = append_keys (row, info, out);
  g_string_append (out, ",\"v\":{");
  for (guint i = info->n_keys; i < info->n_columns; i++)
    {
      g_string_append_printf (out, "%s\"%s\":", i > info->n_keys ? "," : "", info->columns[i].name);
      cursor = append_json_field (out, &info->columns[i], cursor,
                                  (const char *) row->bytes + row->length);
    }
  g_string_append (out, "}}\n");
}

/**
 * desmi_row_append_delete:
 * @row: the row that goes; only its key is written
 * @why: (nullable): the reason that is given
 * @out: gets one operation, as a line
 *
 * Writes the removal of a row as the wire format says.
 */
void
desmi_row_append_delete (const DesmiRow    *row,
                         DesmiOfficialTable table,
                         const char        *why,
                         GString           *out)
{
  const DesmiOfficialInfo *info = desmi_official_get_info (table);

  g_string_append_printf (out, "{\"op\":\"del\",\"t\":\"%s\",", info->wire_name);
  append_keys (row, info, out);
  g_string_append (out, ",\"why\":");
  desmi_json_append_text (out, why, strlen (why));
  g_string_append (out, "}\n");
}

/**
 * desmi_row_dup_key_text:
 *
 * Returns: (transfer full): the fields of the key, for a message
 */
char *
desmi_row_dup_key_text (const DesmiRow *row)
{
  char *text = g_strndup ((const char *) row->bytes, row->key_length - 1);

  for (char *c = text; *c != '\0'; c++)
    if (*c == FIELD_END)
      *c = ',';
  return text;
}
