/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The only file that knows the session extension. Sessions watch base tables only: summaries and
 * search follow by triggers, which fire again when a changeset is applied. */
#define SQLITE_ENABLE_SESSION 1
#define SQLITE_ENABLE_PREUPDATE_HOOK 1
#include "store/desmi-changeset.h"

#include "store/desmi-register.h"
#include "store/desmi-village-name.h"

#include <glib/gi18n-lib.h>
#include <string.h>

struct _DesmiRecorder
{
  DesmiConnection *connection; /* lent */
  sqlite3_session *session;
};

static gboolean
fail (GError **error, int code)
{
  g_set_error (error, DESMI_STORE_ERROR, DESMI_STORE_ERROR_IO,
               /* Translators: %s is a technical text in English */
               _ ("The record of changes could not be read or written (%s)."),
               sqlite3_errstr (code));
  return FALSE;
}

/* What the file is to blame for is said as of any other use of it. */
static gboolean
fail_on (DesmiConnection *connection, GError **error, int code)
{
  switch (code & 0xff)
    {
    case SQLITE_CORRUPT:
    case SQLITE_FULL:
    case SQLITE_IOERR:
    case SQLITE_BUSY:
      return desmi_connection_fail_with (connection, code, error);
    default:
      return fail (error, code);
    }
}

/**
 * desmi_recorder_new:
 *
 * Begins to record what is changed through @connection in the tables that can be undone.
 *
 * Returns: (transfer full): a recorder; %NULL with @error set
 */
DesmiRecorder *
desmi_recorder_new (DesmiConnection *connection, GError **error)
{
  g_autoptr (DesmiRecorder) self = g_new0 (DesmiRecorder, 1);
  sqlite3_stmt             *stmt = desmi_connection_prepare (
                  connection,
                  "SELECT name FROM sqlite_schema WHERE type = 'table' AND name GLOB 'local_*' ORDER BY name",
                  error);
  g_autoptr (GError) local = NULL;
  int                code;

  if (stmt == NULL)
    return NULL;
  self->connection = connection;
  code = sqlite3session_create (desmi_connection_get_db (connection), "main", &self->session);
  while (code == SQLITE_OK && desmi_connection_step (connection, stmt, &local))
    code = sqlite3session_attach (self->session, (const char *) sqlite3_column_text (stmt, 0));
  sqlite3_reset (stmt);
  if (code != SQLITE_OK)
    fail_on (connection, error, code);
  else if (local != NULL)
    /* with some of the tables only, a change would be made that nothing can take back */
    g_propagate_error (error, g_steal_pointer (&local));
  else
    return g_steal_pointer (&self);
  return NULL;
}

static GBytes *
take_bytes (void *data, int size)
{
  return g_bytes_new_with_free_func (data, (gsize) size, sqlite3_free, data);
}

/**
 * desmi_recorder_get:
 *
 * Returns: (transfer full): what was changed since it began; empty if nothing
 */
GBytes *
desmi_recorder_get (DesmiRecorder *self, GError **error)
{
  void *data = NULL;
  int   size = 0;
  int   code = sqlite3session_changeset (self->session, &size, &data);

  if (code == SQLITE_OK)
    return take_bytes (data, size);
  fail_on (self->connection, error, code);
  return NULL;
}

/**
 * desmi_recorder_free:
 *
 * Ends the recording and forgets it.
 */
void
desmi_recorder_free (DesmiRecorder *self)
{
  g_clear_pointer (&self->session, sqlite3session_delete);
  g_free (self);
}

/* The interface of SQLite takes it without const and does not write to it. */
static void *
get_data (GBytes *changeset, int *size)
{
  gsize         length;
  gconstpointer data = g_bytes_get_data (changeset, &length);

  *size = (int) length;
  return (void *) data;
}

/**
 * desmi_changeset_invert:
 *
 * Returns: (transfer full): the changeset that takes @changeset back; %NULL with @error set
 */
GBytes *
desmi_changeset_invert (GBytes *changeset, GError **error)
{
  int   size, inverted_size = 0, code;
  void *data = get_data (changeset, &size);
  void *inverted = NULL;

  code = sqlite3changeset_invert (size, data, &inverted_size, &inverted);
  if (code == SQLITE_OK)
    return take_bytes (inverted, inverted_size);
  fail (error, code);
  return NULL;
}

static gboolean
count_steps (GBytes *changeset, guint *n, GError **error)
{
  sqlite3_changeset_iter *iter = NULL;
  int                     size, code;
  void                   *data = get_data (changeset, &size);

  *n = 0;
  code = sqlite3changeset_start (&iter, size, data);
  if (code != SQLITE_OK)
    return fail (error, code);
  while (sqlite3changeset_next (iter) == SQLITE_ROW)
    (*n)++;
  code = sqlite3changeset_finalize (iter);
  return code == SQLITE_OK || fail (error, code);
}

static void
append_key (GString *key, sqlite3_value *value)
{
  const char *text = value != NULL ? (const char *) sqlite3_value_text (value) : NULL;

  if (text == NULL || text[0] == '\0')
    return;
  if (key->len > 0)
    g_string_append_c (key, ' ');
  g_string_append (key, text);
}

/* The key is among the old values of what is changed or taken out, else among the new ones. */
static char *
dup_key (sqlite3_changeset_iter *iter, int n_columns, int op)
{
  GString       *key = g_string_new (NULL);
  unsigned char *is_key = NULL;

  sqlite3changeset_pk (iter, &is_key, NULL);
  for (int i = 0; i < n_columns; i++)
    {
      sqlite3_value *value = NULL;

      if (!is_key[i])
        continue;
      if (op == SQLITE_INSERT)
        sqlite3changeset_new (iter, i, &value);
      else
        sqlite3changeset_old (iter, i, &value);
      append_key (key, value);
    }
  return g_string_free (key, FALSE);
}

typedef struct
{
  char *row; /* of the first conflict */
} Conflict;

static int
conflict_cb (void *data, int kind, sqlite3_changeset_iter *iter)
{
  Conflict   *conflict = data;
  const char *table;
  int         n_columns, op, indirect;

  if (conflict->row == NULL && kind != SQLITE_CHANGESET_FOREIGN_KEY
      && sqlite3changeset_op (iter, &table, &n_columns, &op, &indirect) == SQLITE_OK)
    conflict->row = dup_key (iter, n_columns, op);
  return SQLITE_CHANGESET_ABORT;
}

/* (transfer full): @row with the name of the village in place of its code */
static char *
dup_named (DesmiConnection *connection, const char *row)
{
  const char      *rest = row + strcspn (row, " ");
  g_autofree char *code = g_strndup (row, (gsize) (rest - row));
  g_autofree char *name = desmi_village_name_dup (connection, code);

  return g_strconcat (name, rest, NULL);
}

static gboolean
fail_conflict (DesmiConnection *connection, const Conflict *conflict, GError **error)
{
  g_autofree char *row = conflict->row != NULL ? dup_named (connection, conflict->row) : NULL;

  g_set_error (error, DESMI_STORE_ERROR, DESMI_STORE_ERROR_CONFLICT,
               /* Translators: %s names an entry: a village, month and so on */
               _ ("This step cannot be taken back: the entry “%s” was changed since. Nothing was "
                  "changed."),
               row != NULL ? row : "?");
  return FALSE;
}

/**
 * desmi_changeset_apply:
 *
 * Applies a changeset whole. SQLite leaves out, silently, steps for tables that are not there or
 * have another key; here that is an error.
 */
gboolean
desmi_changeset_apply (DesmiConnection *connection, GBytes *changeset, GError **error)
{
  g_autoptr (DesmiRecorder) recorder = desmi_recorder_new (connection, error);
  g_autoptr (GBytes)        done = NULL;
  Conflict                  conflict = { NULL };
  g_autofree char          *row = NULL;
  guint                     n_wanted, n_done;
  int                       size, code;
  void                     *data = get_data (changeset, &size);

  if (recorder == NULL || !count_steps (changeset, &n_wanted, error))
    return FALSE;
  code = sqlite3changeset_apply (desmi_connection_get_db (connection), size, data, NULL,
                                 conflict_cb, &conflict);
  row = conflict.row;
  if (code == SQLITE_ABORT)
    return fail_conflict (connection, &conflict, error);
  if (code != SQLITE_OK)
    return fail_on (connection, error, code);
  done = desmi_recorder_get (recorder, error);
  if (done == NULL || !count_steps (done, &n_done, error))
    return FALSE;
  if (n_done == n_wanted)
    return TRUE;
  g_set_error_literal (error, DESMI_STORE_ERROR, DESMI_STORE_ERROR_CONFLICT,
                       _ ("This step cannot be taken back: the file has changed its form since. "
                          "Nothing was changed."));
  return FALSE;
}

/**
 * desmi_tables_of:
 *
 * Returns: the flag of the "changed" signal for a table of the file
 */
DesmiTables
desmi_tables_of (const char *table)
{
  if (strcmp (table, "local_flows") == 0)
    return DESMI_TABLES_FLOWS;
  if (strcmp (table, "local_remittances") == 0)
    return DESMI_TABLES_REMITTANCES;
  if (strcmp (table, "local_targets") == 0 || strcmp (table, "local_measurements") == 0
      || strcmp (table, "local_pillar_status") == 0 || strcmp (table, "local_submitted") == 0)
    return DESMI_TABLES_PILLARS;
  if (strcmp (table, "local_enrolment") == 0 || strcmp (table, "local_status") == 0
      || strcmp (table, "local_profile") == 0)
    return DESMI_TABLES_VILLAGES;
  /* months of which nothing is in the flows are shown as none */
  if (strcmp (table, "local_reported_month") == 0)
    return DESMI_TABLES_FLOWS | DESMI_TABLES_REGISTERS;
  /* what heads are called stands beside the village */
  if (strcmp (table, "local_setting") == 0)
    return DESMI_TABLES_VILLAGES | DESMI_TABLES_REGISTERS;
  for (guint i = 0; i < DESMI_N_REGISTERS; i++)
    if (strcmp (table, desmi_register_get ((DesmiRegister) i)->table) == 0)
      return DESMI_TABLES_REGISTERS;
  return DESMI_TABLES_CATALOGUE;
}

/**
 * desmi_changeset_cell_free:
 * @data: (transfer full): a DesmiChangesetCell
 *
 * Frees it.
 */
void
desmi_changeset_cell_free (gpointer data)
{
  DesmiChangesetCell *cell = data;

  g_free (cell->table);
  g_free (cell->key);
  g_free (cell->village);
  g_strfreev (cell->parts);
  g_free (cell->from);
  g_free (cell->to);
  g_free (cell);
}

static char *
dup_value (sqlite3_value *value)
{
  return value != NULL ? g_strdup ((const char *) sqlite3_value_text (value)) : NULL;
}

/* The names of a table's columns, in order; static: interned. */
static GPtrArray *
list_columns (DesmiConnection *connection, const char *table, GError **error)
{
  g_autoptr (GPtrArray) columns = g_ptr_array_new ();
  g_autoptr (GError)    local = NULL;
  sqlite3_stmt         *stmt = desmi_connection_bind (
              connection, error, "SELECT name FROM pragma_table_info (?) ORDER BY cid", "s", table);

  if (stmt == NULL)
    return NULL;
  while (desmi_connection_step (connection, stmt, &local))
    g_ptr_array_add (columns,
                     (gpointer) g_intern_string ((const char *) sqlite3_column_text (stmt, 0)));
  if (local == NULL)
    return g_steal_pointer (&columns);
  g_propagate_error (error, g_steal_pointer (&local));
  return NULL;
}

/* Lent by @known. */
static GPtrArray *
get_columns (DesmiConnection *connection, const char *table, GHashTable *known, GError **error)
{
  GPtrArray *columns = g_hash_table_lookup (known, table);

  if (columns == NULL)
    {
      columns = list_columns (connection, table, error);
      if (columns != NULL)
        g_hash_table_insert (known, g_strdup (table), columns);
    }
  return columns;
}

/* The parts of the key that are not empty, each behind the name of its column. */
static char **
dup_parts (sqlite3_changeset_iter *iter, const GPtrArray *columns, int n_columns, int op)
{
  g_autoptr (GStrvBuilder) parts = g_strv_builder_new ();
  unsigned char           *is_key = NULL;

  sqlite3changeset_pk (iter, &is_key, NULL);
  for (int i = 0; i < n_columns && (guint) i < columns->len; i++)
    {
      sqlite3_value *value = NULL;
      const char    *text;

      if (!is_key[i] || strcmp (columns->pdata[i], "village") == 0)
        continue;
      if (op == SQLITE_INSERT)
        sqlite3changeset_new (iter, i, &value);
      else
        sqlite3changeset_old (iter, i, &value);
      text = value != NULL ? (const char *) sqlite3_value_text (value) : NULL;
      if (text != NULL && text[0] != '\0')
        g_strv_builder_add_many (parts, columns->pdata[i], text, NULL);
    }
  return g_strv_builder_end (parts);
}

static DesmiStep
step_of (int op)
{
  return op == SQLITE_INSERT   ? DESMI_STEP_INSERT
         : op == SQLITE_DELETE ? DESMI_STEP_DELETE
                               : DESMI_STEP_UPDATE;
}

static void
read_step (sqlite3_changeset_iter *iter,
           const char             *table,
           int                     op,
           GPtrArray              *columns,
           int                     n_columns,
           GPtrArray              *cells)
{
  g_autofree char *key = dup_key (iter, n_columns, op);
  gboolean         has_village = columns->len > 0 && strcmp (columns->pdata[0], "village") == 0;
  unsigned char   *is_key = NULL;

  sqlite3changeset_pk (iter, &is_key, NULL);
  for (int i = 0; i < n_columns && (guint) i < columns->len; i++)
    {
      sqlite3_value      *from = NULL, *to = NULL;
      DesmiChangesetCell *cell;

      if (is_key[i])
        continue;
      if (op != SQLITE_INSERT)
        sqlite3changeset_old (iter, i, &from);
      if (op != SQLITE_DELETE)
        sqlite3changeset_new (iter, i, &to);
      if (from == NULL && to == NULL)
        continue;
      cell = g_new0 (DesmiChangesetCell, 1);
      cell->table = g_strdup (table);
      cell->key = g_strdup (key);
      cell->village = has_village ? g_strndup (key, strcspn (key, " ")) : NULL;
      cell->parts = dup_parts (iter, columns, n_columns, op);
      cell->column = columns->pdata[i];
      cell->step = step_of (op);
      cell->from = dup_value (from);
      cell->to = dup_value (to);
      g_ptr_array_add (cells, cell);
    }
}

/**
 * desmi_changeset_read:
 * @max: changes to read at most
 * @known: (element-type utf8 GPtrArray): columns by table, kept for the next call
 *
 * Returns: (transfer full) (element-type DesmiChangesetCell): what was changed, from and to; %NULL
 * with @error set
 */
GPtrArray *
desmi_changeset_read (DesmiConnection *connection,
                      GBytes          *changeset,
                      guint            max,
                      GHashTable      *known,
                      GError         **error)
{
  g_autoptr (GPtrArray)   cells = g_ptr_array_new_with_free_func (desmi_changeset_cell_free);
  sqlite3_changeset_iter *iter = NULL;
  int                     size, n_columns, op, indirect, code;
  void                   *data = get_data (changeset, &size);
  const char             *table;

  code = sqlite3changeset_start (&iter, size, data);
  if (code != SQLITE_OK)
    {
      fail (error, code);
      return NULL;
    }
  while (cells->len < max && sqlite3changeset_next (iter) == SQLITE_ROW
         && sqlite3changeset_op (iter, &table, &n_columns, &op, &indirect) == SQLITE_OK)
    {
      GPtrArray *columns = get_columns (connection, table, known, error);

      if (columns == NULL)
        {
          sqlite3changeset_finalize (iter);
          return NULL;
        }
      read_step (iter, table, op, columns, n_columns, cells);
    }
  code = sqlite3changeset_finalize (iter);
  if (code == SQLITE_OK)
    return g_steal_pointer (&cells);
  fail (error, code);
  return NULL;
}

/**
 * desmi_changeset_touch:
 *
 * Tells the connection which tables and villages a changeset concerns.
 *
 * Returns: %FALSE with @error set
 */
gboolean
desmi_changeset_touch (DesmiConnection *connection, GBytes *changeset, GError **error)
{
  sqlite3_changeset_iter *iter = NULL;
  int                     size, n_columns, op, indirect, code;
  void                   *data = get_data (changeset, &size);
  const char             *table;

  code = sqlite3changeset_start (&iter, size, data);
  if (code != SQLITE_OK)
    return fail (error, code);
  while (sqlite3changeset_next (iter) == SQLITE_ROW
         && sqlite3changeset_op (iter, &table, &n_columns, &op, &indirect) == SQLITE_OK)
    {
      g_autofree char *key = dup_key (iter, n_columns, op);
      DesmiTables      tables = desmi_tables_of (table);

      if (tables == DESMI_TABLES_CATALOGUE)
        desmi_connection_touch (connection, tables, NULL);
      else
        {
          key[strcspn (key, " ")] = '\0';
          desmi_connection_touch (connection, tables, key);
        }
    }
  code = sqlite3changeset_finalize (iter);
  return code == SQLITE_OK || fail (error, code);
}
