/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rows of a register as a table. */
#include "store/desmi-lookup.h"

#include "store/desmi-connection.h"
#include "store/desmi-register-value.h"

#include <glib/gi18n-lib.h>

static DesmiColumnType
get_column_type (const DesmiRegisterField *field)
{
  switch ((guint) field->kind)
    {
    case DESMI_FIELD_AREA:
      return DESMI_COLUMN_CODE;
    case DESMI_FIELD_COUNTRY:
      return DESMI_COLUMN_COUNTRY;
    case DESMI_FIELD_MONTH:
    case DESMI_FIELD_QUARTER:
    case DESMI_FIELD_PERIOD:
      return DESMI_COLUMN_PERIOD;
    case DESMI_FIELD_NUMBER:
      return DESMI_COLUMN_COUNT;
    case DESMI_FIELD_IDR:
      return DESMI_COLUMN_IDR;
    case DESMI_FIELD_MILLI:
      return DESMI_COLUMN_MILLI;
    default:
      return DESMI_COLUMN_TEXT;
    }
}

typedef struct
{
  const DesmiRegisterType *type;
  const DesmiLocale       *locale;
  DesmiTableBuilder       *builder;
  DesmiLabels             *labels;
  sqlite3_stmt            *stmt;
  DesmiConnection         *connection;
  int                      programme; /* column of the statement; -1: none */
} Reader;

/* Nullable: the name of a group of the same village. */
static char *
dup_group (const Reader *self, const char *id)
{
  char         *name = NULL;
  sqlite3_stmt *stmt = desmi_connection_bind (
      self->connection, NULL,
      "SELECT name FROM local_group WHERE village = ?1 AND id = CAST (?2 AS INTEGER)", "ss",
      sqlite3_column_text (self->stmt, 0), id);

  if (stmt == NULL || !desmi_connection_step (self->connection, stmt, NULL))
    return NULL;
  name = g_strdup ((const char *) sqlite3_column_text (stmt, 0));
  sqlite3_reset (stmt);
  return name;
}

static const char *
find_label (const Reader *self, const DesmiRegisterField *field, const char *text)
{
  const char *programme = NULL;

  switch ((guint) field->kind)
    {
    case DESMI_FIELD_AREA:
      return desmi_labels_area (self->labels, text);
    case DESMI_FIELD_WORD:
      return desmi_register_field_word_name (field, text, self->locale);
    case DESMI_FIELD_PROGRAMME:
      return desmi_labels_programme (self->labels, text);
    case DESMI_FIELD_INDICATOR:
      return desmi_labels_indicator (self->labels, text);
    case DESMI_FIELD_REASON:
      return desmi_labels_reason (self->labels, text);
    case DESMI_FIELD_PILLAR:
      if (self->programme >= 0)
        programme = (const char *) sqlite3_column_text (self->stmt, self->programme);
      return programme != NULL ? desmi_labels_pillar (self->labels, programme, text) : NULL;
    default:
      return NULL;
    }
}

static void
add_cell (const Reader *self, guint column, int at, const DesmiRegisterField *field)
{
  DesmiColumnType  type = get_column_type (field);
  g_autofree char *number = NULL, *group = NULL;
  const char      *text;

  if (sqlite3_column_type (self->stmt, at) == SQLITE_NULL)
    return;
  if (type == DESMI_COLUMN_COUNT || type == DESMI_COLUMN_IDR || type == DESMI_COLUMN_MILLI)
    {
      desmi_table_builder_set_int (self->builder, column, sqlite3_column_int64 (self->stmt, at));
      return;
    }
  if (desmi_register_field_is_number (field))
    number = desmi_register_field_write_number (field, sqlite3_column_int64 (self->stmt, at));
  text = number != NULL ? number : (const char *) sqlite3_column_text (self->stmt, at);
  if (field->kind == DESMI_FIELD_GROUP)
    group = dup_group (self, text);
  desmi_table_builder_set_text (self->builder, column, text,
                                group != NULL ? group : find_label (self, field, text));
}

static void
add_row (const Reader *self)
{
  guint column = 0;

  desmi_table_builder_add_row (self->builder);
  for (guint i = 0; i < self->type->n_fields; i++)
    {
      if (i == 1 && self->type->has_id)
        desmi_table_builder_set_int (self->builder, column++,
                                     sqlite3_column_int64 (self->stmt, (int) self->type->n_fields));
      add_cell (self, column++, (int) i, &self->type->fields[i]);
    }
}

/* The area and what lies in it, in the order of the keys, by which it is found. */
static char *
make_sql (const DesmiRegisterType *type, const char *area)
{
  GString *sql = g_string_new ("SELECT ");

  for (guint i = 0; i < type->n_fields; i++)
    g_string_append_printf (sql, "%s%s", i == 0 ? "" : ", ", type->fields[i].name);
  g_string_append_printf (sql, "%s FROM %s", type->has_id ? ", id" : "", type->table);
  if (area != NULL)
    g_string_append (sql, " WHERE village >= ?1 AND village < ?1 || '/'"
                          " AND (village = ?1 OR village > ?1 || '.')");
  g_string_append (sql, " ORDER BY village");
  for (guint i = 1; i < type->n_fields; i++)
    if ((type->fields[i].flags & DESMI_FIELD_KEY) != 0)
      g_string_append_printf (sql, ", %s", type->fields[i].name);
  if (type->has_id)
    g_string_append (sql, ", id");
  return g_string_free (sql, FALSE);
}

static gboolean
read_rows (Reader *self, DesmiConnection *connection, const char *area, GError **error)
{
  g_autofree char   *sql = make_sql (self->type, area);
  g_autoptr (GError) local = NULL;

  self->stmt = area != NULL ? desmi_connection_bind (connection, error, sql, "s", area)
                            : desmi_connection_prepare (connection, sql, error);
  if (self->stmt == NULL)
    return FALSE;
  while (desmi_connection_step (connection, self->stmt, &local))
    add_row (self);
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

/**
 * desmi_lookup_register:
 * @name: of a register
 * @argument: (nullable): code of a village, or of an area with the villages in it; %NULL: all
 *
 * Returns: (transfer full): village, "id" where the register has numbers, and its fields, in the
 * order of the keys; %NULL with @error set
 */
DesmiTable *
desmi_lookup_register (DesmiConnection   *connection,
                       const char        *name,
                       const char        *argument,
                       const DesmiLocale *locale,
                       GError           **error)
{
  g_autoptr (DesmiTableBuilder) builder = NULL;
  g_autoptr (DesmiLabels)       labels = desmi_labels_new (connection, locale);
  Reader                        reader = { NULL, locale, NULL, labels, NULL, connection, -1 };
  DesmiRegister                 reg;

  if (!desmi_register_from_name (name, &reg))
    {
      g_set_error (error, DESMI_STORE_ERROR, DESMI_STORE_ERROR_INPUT,
                   /* Translators: %s is the English name of a table */
                   _ ("There is no table “%s”."), name);
      return NULL;
    }
  reader.type = desmi_register_get (reg);
  reader.programme = desmi_register_find_field (reg, "programme");
  reader.builder = builder = desmi_table_builder_new (name);
  for (guint i = 0; i < reader.type->n_fields; i++)
    {
      if (i == 1 && reader.type->has_id)
        desmi_table_builder_add_column (builder, "id", DESMI_COLUMN_COUNT);
      desmi_table_builder_add_column (builder, reader.type->fields[i].name,
                                      get_column_type (&reader.type->fields[i]));
    }
  if (!read_rows (&reader, connection, argument, error))
    return NULL;
  return desmi_lookup_end (connection, g_steal_pointer (&builder), error);
}
