/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Of a changeset those rows that lie in one area. SQLite 3.40 leaves out whole tables only, so the
 * rows are copied in the form in which sqlite3session.c describes a changeset: of each table a
 * header ('T', number of columns, a flag for each, name), then its rows (operation, a flag, and one
 * or two records of values). */
#include "store/desmi-changeset.h"

#include <glib/gi18n-lib.h>
#include <sqlite3.h>
#include <string.h>

/* What a record holds of a column. */
enum
{
  VALUE_UNCHANGED,
  VALUE_INTEGER,
  VALUE_FLOAT,
  VALUE_TEXT,
  VALUE_BLOB,
  VALUE_NULL,
};

#define NUMBER_BYTES 8
#define VARINT_BYTES 9

typedef struct
{
  const guint8 *at, *end;
  gboolean      is_broken; /* it ended in the middle, or holds what nobody wrote */
} Reader;

static void
skip (Reader *self, guint64 n)
{
  if (n <= (guint64) (self->end - self->at))
    self->at += n;
  else
    self->is_broken = TRUE;
}

static guint8
read_byte (Reader *self)
{
  const guint8 *at = self->at;

  skip (self, 1);
  return self->is_broken ? 0 : *at;
}

/* Seven bits a byte, the highest first; the ninth byte has eight. */
static guint64
read_varint (Reader *self)
{
  guint64 value = 0;

  for (guint i = 1; i <= VARINT_BYTES && !self->is_broken; i++)
    {
      guint8 byte = read_byte (self);

      if (i == VARINT_BYTES)
        return value << 8 | byte;
      value = value << 7 | (byte & 0x7f);
      if ((byte & 0x80) == 0)
        break;
    }
  return value;
}

static void
skip_value (Reader *self)
{
  switch (read_byte (self))
    {
    case VALUE_UNCHANGED:
    case VALUE_NULL:
      break;
    case VALUE_INTEGER:
    case VALUE_FLOAT:
      skip (self, NUMBER_BYTES);
      break;
    case VALUE_TEXT:
    case VALUE_BLOB:
      skip (self, read_varint (self));
      break;
    default:
      self->is_broken = TRUE;
    }
}

/* What is behind the letter of a header: leaves the reader behind the name, which it gives. */
static const char *
read_header (Reader *self, guint64 *n_columns)
{
  const char *name;

  *n_columns = read_varint (self);
  skip (self, *n_columns);
  name = (const char *) self->at;
  while (!self->is_broken && read_byte (self) != '\0')
    continue;
  return name;
}

static gboolean
is_within (const char *text, guint64 length, const char *area)
{
  gsize n = strlen (area);

  return length >= n && memcmp (text, area, n) == 0 && (length == n || text[n] == '.');
}

/* Whether the row whose first record begins here lies in @area; moves nothing. */
static gboolean
begins_within (const Reader *self, const char *area)
{
  Reader  ahead = *self;
  guint64 length;

  if (read_byte (&ahead) != VALUE_TEXT)
    return FALSE;
  length = read_varint (&ahead);
  return !ahead.is_broken && length <= (guint64) (ahead.end - ahead.at)
         && is_within ((const char *) ahead.at, length, area);
}

static gboolean
is_of_villages (DesmiConnection *connection, const char *table, gboolean *is, GError **error)
{
  g_autoptr (GError) local = NULL;
  sqlite3_stmt      *stmt = desmi_connection_bind (
           connection, error, "SELECT 1 FROM pragma_table_info (?) WHERE cid = 0 AND name = 'village'",
           "s", table);

  if (stmt == NULL)
    return FALSE;
  *is = desmi_connection_step (connection, stmt, &local);
  return desmi_connection_end (stmt, &local, error);
}

typedef struct
{
  Reader      reader;
  const char *area;
  GByteArray *picked;
  gsize       header_begin, header_end; /* within the changeset, of the table that is read */
  gboolean    header_written;
  guint64     n_columns;
  gboolean    is_wanted;
} Picker;

static gboolean
pick_header (Picker          *self,
             const guint8    *begin,
             const guint8    *start,
             DesmiConnection *connection,
             GError         **error)
{
  const char *name = read_header (&self->reader, &self->n_columns);

  if (self->reader.is_broken)
    return TRUE;
  self->header_begin = (gsize) (start - begin);
  self->header_end = (gsize) (self->reader.at - begin);
  self->header_written = FALSE;
  return is_of_villages (connection, name, &self->is_wanted, error);
}

static void
pick_row (Picker *self, const guint8 *begin, const guint8 *start, guint8 operation)
{
  guint64  n = operation == SQLITE_UPDATE ? 2 * self->n_columns : self->n_columns;
  gboolean is_picked;

  read_byte (&self->reader);
  is_picked = self->is_wanted && begins_within (&self->reader, self->area);
  for (guint64 i = 0; i < n && !self->reader.is_broken; i++)
    skip_value (&self->reader);
  if (!is_picked || self->reader.is_broken)
    return;
  if (!self->header_written)
    g_byte_array_append (self->picked, begin + self->header_begin,
                         (guint) (self->header_end - self->header_begin));
  self->header_written = TRUE;
  g_byte_array_append (self->picked, start, (guint) (self->reader.at - start));
}

/**
 * desmi_changeset_pick:
 * @area: code of a village or a greater area
 *
 * Returns: (transfer full): of @changeset the rows of villages in @area, which may be none; %NULL
 * with @error set
 */
GBytes *
desmi_changeset_pick (DesmiConnection *connection,
                      GBytes          *changeset,
                      const char      *area,
                      GError         **error)
{
  gsize                  length;
  const guint8          *begin = g_bytes_get_data (changeset, &length);
  g_autoptr (GByteArray) picked = g_byte_array_new ();
  Picker picker = { .reader = { begin, begin + length, FALSE }, .area = area, .picked = picked };

  while (!picker.reader.is_broken && picker.reader.at < picker.reader.end)
    {
      const guint8 *start = picker.reader.at;
      guint8        first = read_byte (&picker.reader);

      if (first == 'T')
        {
          if (!pick_header (&picker, begin, start, connection, error))
            return NULL;
        }
      else if (first == SQLITE_INSERT || first == SQLITE_UPDATE || first == SQLITE_DELETE)
        pick_row (&picker, begin, start, first);
      else
        picker.reader.is_broken = TRUE;
    }
  if (!picker.reader.is_broken)
    return g_byte_array_free_to_bytes (g_steal_pointer (&picked));
  g_set_error_literal (error, DESMI_STORE_ERROR, DESMI_STORE_ERROR_IO,
                       _ ("The record of changes is damaged and could not be read."));
  return NULL;
}

/**
 * desmi_changeset_has_table:
 * @data, @length: a changeset
 * @test: is asked for each table that rows of it are of
 *
 * Returns: whether @test was true for one; of a changeset that is damaged what can be read counts
 */
gboolean
desmi_changeset_has_table (const void        *data,
                           gsize              length,
                           DesmiChangesetTest test,
                           gpointer           user_data)
{
  Reader  reader = { data, (const guint8 *) data + length, FALSE };
  guint64 n_columns = 0;

  while (!reader.is_broken && reader.at < reader.end)
    {
      guint8      first = read_byte (&reader);
      const char *name = first == 'T' ? read_header (&reader, &n_columns) : NULL;
      guint64     n = name != NULL ? 0 : first == SQLITE_UPDATE ? 2 * n_columns : n_columns;

      if (name != NULL && !reader.is_broken && test (name, user_data))
        return TRUE;
      if (name == NULL)
        read_byte (&reader);
      for (guint64 i = 0; i < n && !reader.is_broken; i++)
        skip_value (&reader);
    }
  return FALSE;
}
