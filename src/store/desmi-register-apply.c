/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The statements that rows of registers become. Names of tables and columns are those of
 * desmi-register.c and nobody else's; values are parameters. */
#include "store/desmi-change.h"

#include "store/desmi-history.h"
#include "store/desmi-register-value.h"

#include "core/desmi-clock.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  const DesmiEntry        *entry;
  const DesmiEntry        *given; /* without what is stamped upon it */
  const DesmiRegisterType *type;
  GString                 *sql;
  GArray                  *fields; /* of guint: those bound, in the order of the statement */
} Statement;

static Statement
begin (const DesmiEntry *entry, const DesmiEntry *given)
{
  Statement self = { entry, given, desmi_register_get (desmi_entry_get_register (entry)),
                     g_string_new (NULL), g_array_new (FALSE, FALSE, sizeof (guint)) };

  return self;
}

static void
statement_clear (Statement *self)
{
  g_string_free (self->sql, TRUE);
  g_array_unref (self->fields);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Statement, statement_clear)

static gboolean
is_key (const Statement *self, guint field)
{
  return (self->type->fields[field].flags & DESMI_FIELD_KEY) != 0;
}

static gboolean
is_value (const Statement *self, guint field)
{
  return !is_key (self, field) && desmi_entry_is_set (self->entry, field);
}

/* What makes a row another one: who says the same once more changes nothing. */
static gboolean
is_compared (const Statement *self, guint field)
{
  return !is_key (self, field) && desmi_entry_is_set (self->given, field);
}

static gboolean
is_written (const Statement *self, guint field)
{
  return desmi_entry_is_set (self->entry, field);
}

/* Appends @before and @after around the name of each field that is @chosen, with @between. */
static void
append_names (Statement *self,
              gboolean (*chosen) (const Statement *self, guint field),
              const char *before,
              const char *after,
              const char *between)
{
  gboolean is_first = TRUE;

  for (guint i = 0; i < self->type->n_fields; i++)
    if (chosen (self, i))
      {
        g_string_append_printf (self->sql, "%s%s%s%s", is_first ? "" : between, before,
                                self->type->fields[i].name, after);
        is_first = FALSE;
      }
}

static guint
count_values (const Statement *self)
{
  guint n = 0;

  for (guint i = 0; i < self->type->n_fields; i++)
    n += is_compared (self, i) ? 1 : 0;
  return n;
}

static void
bind_fields (Statement *self, gboolean (*chosen) (const Statement *self, guint field))
{
  for (guint i = 0; i < self->type->n_fields; i++)
    if (chosen (self, i))
      g_array_append_val (self->fields, i);
}

static void
bind_value (sqlite3_stmt *stmt, int at, const DesmiRegisterField *field, const char *text)
{
  gint64 number;

  if (text == NULL)
    sqlite3_bind_null (stmt, at);
  else if (!desmi_register_field_is_number (field))
    sqlite3_bind_text (stmt, at, text, -1, SQLITE_STATIC);
  else if (desmi_register_field_read_number (field, text, &number, NULL))
    sqlite3_bind_int64 (stmt, at, number);
}

/* @id: bound last, where the statement asks for it; 0: it does not */
static gboolean
run (const Statement *self,
     DesmiConnection *connection,
     gint64           id,
     gboolean        *changed,
     GError         **error)
{
  g_autoptr (GError) local = NULL;
  sqlite3_stmt      *stmt = desmi_connection_prepare (connection, self->sql->str, error);

  if (stmt == NULL)
    return FALSE;
  for (guint i = 0; i < self->fields->len; i++)
    {
      guint field = g_array_index (self->fields, guint, i);

      bind_value (stmt, (int) i + 1, &self->type->fields[field],
                  desmi_entry_get (self->entry, field));
    }
  if (id != 0)
    sqlite3_bind_int64 (stmt, (int) self->fields->len + 1, id);
  desmi_connection_step (connection, stmt, &local);
  /* the texts are lent, and may be gone at the next use */
  sqlite3_clear_bindings (stmt);
  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  *changed = sqlite3_changes (desmi_connection_get_db (connection)) > 0;
  return TRUE;
}

static void
append_marks (Statement *self)
{
  for (guint i = 0; i < self->fields->len; i++)
    g_string_append (self->sql, i == 0 ? "?" : ", ?");
}

/**
 * desmi_register_take_number:
 * @table: of a register of things
 * @village: code of the area that the thing belongs to
 * @number: (out): one after the highest that a thing of the register ever had in its village
 *
 * Returns: %FALSE with @error set: the transaction must be rolled back
 */
gboolean
desmi_register_take_number (const char      *table,
                            const char      *village,
                            DesmiConnection *connection,
                            gint64          *number,
                            GError         **error)
{
  g_autofree char *sql = g_strdup_printf (
      "INSERT INTO register_number (register, village, last)"
      " SELECT ?1, ?2, coalesce (max (id), 0) + 1 FROM %s WHERE village = ?2"
      " ON CONFLICT DO UPDATE SET last = max (last + 1, excluded.last) RETURNING last",
      table);
  sqlite3_stmt *stmt = desmi_connection_bind (connection, error, sql, "ss", table, village);

  if (stmt == NULL || !desmi_connection_step (connection, stmt, error))
    return FALSE;
  *number = sqlite3_column_int64 (stmt, 0);
  sqlite3_reset (stmt);
  return TRUE;
}

static void
make_insert (Statement *self)
{
  g_string_append_printf (self->sql, "INSERT INTO %s (", self->type->table);
  append_names (self, is_written, "", "", ", ");
  bind_fields (self, is_written);
  if (self->type->has_id)
    {
      g_string_append (self->sql, ", id) VALUES (");
      append_marks (self);
      g_string_append (self->sql, ", ?)");
      return;
    }
  g_string_append (self->sql, ") VALUES (");
  append_marks (self);
  if (count_values (self) == 0)
    {
      g_string_append (self->sql, ") ON CONFLICT DO NOTHING");
      return;
    }
  g_string_append (self->sql, ") ON CONFLICT DO UPDATE SET (");
  append_names (self, is_value, "", "", ", ");
  g_string_append (self->sql, ") = (");
  append_names (self, is_value, "excluded.", "", ", ");
  g_string_append (self->sql, ") WHERE (");
  append_names (self, is_compared, "", "", ", ");
  g_string_append (self->sql, ") IS NOT (");
  append_names (self, is_compared, "excluded.", "", ", ");
  g_string_append (self->sql, ")");
}

/* A row that holds the same already is left alone. */
static void
make_update (Statement *self)
{
  g_string_append_printf (self->sql, "UPDATE %s SET ", self->type->table);
  append_names (self, is_value, "", " = ?", ", ");
  bind_fields (self, is_value);
  g_string_append (self->sql, " WHERE (");
  append_names (self, is_value, "", " IS NOT ?", " OR ");
  bind_fields (self, is_value);
  g_string_append (self->sql, ") AND ");
  append_names (self, is_key, "", " = ?", " AND ");
  bind_fields (self, is_key);
  g_string_append (self->sql, " AND id = ?");
}

/* What somebody else took out meanwhile is not changed by whoever still sees it. */
static gboolean
check_is_there (const Statement *self, DesmiConnection *connection, gint64 id, GError **error)
{
  g_autofree char *sql
      = g_strdup_printf ("SELECT 1 FROM %s WHERE village = ?1 AND id = ?2", self->type->table);
  g_autoptr (GError) local = NULL;
  sqlite3_stmt      *stmt
      = desmi_connection_bind (connection, error, sql, "si", desmi_entry_get (self->entry, 0), id);
  gboolean found;

  if (stmt == NULL)
    return FALSE;
  found = desmi_connection_step (connection, stmt, &local);
  sqlite3_reset (stmt);
  if (local != NULL)
    g_propagate_error (error, g_steal_pointer (&local));
  else if (!found)
    g_set_error_literal (error, DESMI_STORE_ERROR, DESMI_STORE_ERROR_INPUT,
                         _ ("The entry is no longer there, since somebody deleted it meanwhile; "
                            "nothing was changed."));
  return found;
}

static void
stamp_field (DesmiEntry *entry, const char *name, const char *value)
{
  int field = desmi_register_find_field (desmi_entry_get_register (entry), name);

  if (field >= 0 && !desmi_entry_is_set (entry, (guint) field))
    desmi_entry_set (entry, name, value);
}

/* What is reported or accepted bears the day and, where it has a place for it, who did it. */
static DesmiEntry *
stamp (const DesmiEntry *entry, DesmiConnection *connection)
{
  DesmiEntry   *stamped = desmi_entry_copy (entry);
  DesmiRegister reg = desmi_entry_get_register (entry);

  if (reg == DESMI_REGISTER_REPORT || reg == DESMI_REGISTER_ACCEPTANCE
      || reg == DESMI_REGISTER_REPORTED_MONTH)
    {
      g_autoptr (GDateTime) now = desmi_clock_new_local ();
      g_autofree char      *day = g_date_time_format (now, "%Y-%m-%d");
      g_autofree char      *user = g_utf8_make_valid (desmi_history_get_user (connection), -1);

      stamp_field (stamped, "day", day);
      stamp_field (stamped, "by", user);
    }
  return stamped;
}

/**
 * desmi_register_put:
 * @entry: one that the rules accept
 * @changed: (out): whether the file holds something else than before
 *
 * Returns: %FALSE with @error set: the transaction must be rolled back
 */
gboolean
desmi_register_put (const DesmiEntry *entry,
                    DesmiConnection  *connection,
                    gboolean         *changed,
                    GError          **error)
{
  g_autoptr (DesmiEntry) stamped = stamp (entry, connection);
  g_auto (Statement)     statement = begin (stamped, entry);
  gint64                 id = desmi_entry_get_id (entry);

  *changed = FALSE;
  if (!desmi_register_stamp_end (stamped, connection, error))
    return FALSE;
  if (id == 0)
    {
      make_insert (&statement);
      if (statement.type->has_id
          && !desmi_register_take_number (statement.type->table, desmi_entry_get (entry, 0),
                                          connection, &id, error))
        return FALSE;
    }
  else if (count_values (&statement) == 0)
    return TRUE;
  else
    {
      if (!check_is_there (&statement, connection, id, error))
        return FALSE;
      make_update (&statement);
    }
  return desmi_register_fix_report (entry, FALSE, connection, error)
         && run (&statement, connection, id, changed, error);
}

/* Products stay, and no longer name the group. */
static gboolean
let_go_of_group (const DesmiEntry *entry, DesmiConnection *connection, GError **error)
{
  return desmi_connection_run (
      connection, error,
      "UPDATE local_product SET group_id = NULL WHERE village = ? AND group_id = ?", "si",
      desmi_entry_get (entry, 0), desmi_entry_get_id (entry));
}

/**
 * desmi_register_delete:
 * @entry: its keys, or its village and number, say which
 * @changed: (out): whether there was one
 *
 * Returns: %FALSE with @error set: the transaction must be rolled back
 */
gboolean
desmi_register_delete (const DesmiEntry *entry,
                       DesmiConnection  *connection,
                       gboolean         *changed,
                       GError          **error)
{
  g_auto (Statement) statement = begin (entry, entry);
  gint64             id = desmi_entry_get_id (entry);

  g_string_append_printf (statement.sql, "DELETE FROM %s WHERE ", statement.type->table);
  append_names (&statement, is_key, "", " = ?", " AND ");
  bind_fields (&statement, is_key);
  if (id != 0)
    g_string_append (statement.sql, " AND id = ?");
  if (desmi_entry_get_register (entry) == DESMI_REGISTER_GROUP
      && !let_go_of_group (entry, connection, error))
    return FALSE;
  if (!desmi_register_fix_report (entry, TRUE, connection, error))
    return FALSE;
  return run (&statement, connection, id, changed, error);
}
