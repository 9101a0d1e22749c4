/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The statements of a connection with the values of their parameters. */
#include "store/desmi-connection.h"

static sqlite3_stmt *
bind_list (DesmiConnection *self, GError **error, const char *sql, const char *types, va_list args)
{
  sqlite3_stmt *stmt = desmi_connection_prepare (self, sql, error);

  if (stmt == NULL)
    return NULL;
  for (int i = 0; types[i] != '\0'; i++)
    switch (types[i])
      {
      case 's':
        sqlite3_bind_text (stmt, i + 1, va_arg (args, const char *), -1, SQLITE_TRANSIENT);
        break;
      case 'i':
        sqlite3_bind_int64 (stmt, i + 1, va_arg (args, gint64));
        break;
      case 'd':
        sqlite3_bind_int (stmt, i + 1, va_arg (args, int));
        break;
      case 'n':
        sqlite3_bind_null (stmt, i + 1);
        break;
      default:
        g_assert_not_reached ();
      }
  return stmt;
}

/**
 * desmi_connection_bind:
 * @sql: static text
 * @types: a letter for each parameter: 's' const char * (nullable), 'i' gint64, 'd' int, 'n' null
 *
 * Returns: (transfer none): the statement, prepared and bound; %NULL with @error set
 */
sqlite3_stmt *
desmi_connection_bind (DesmiConnection *self,
                       GError         **error,
                       const char      *sql,
                       const char      *types,
                       ...)
{
  sqlite3_stmt *stmt;
  va_list       args;

  va_start (args, types);
  stmt = bind_list (self, error, sql, types, args);
  va_end (args);
  return stmt;
}

/**
 * desmi_connection_run:
 * @sql: static text
 * @types: as desmi_connection_bind()
 *
 * Runs a statement to its end, leaving out its rows.
 *
 * Returns: %FALSE with @error set
 */
gboolean
desmi_connection_run (DesmiConnection *self,
                      GError         **error,
                      const char      *sql,
                      const char      *types,
                      ...)
{
  g_autoptr (GError) local = NULL;
  sqlite3_stmt      *stmt;
  va_list            args;

  va_start (args, types);
  stmt = bind_list (self, error, sql, types, args);
  va_end (args);
  if (stmt == NULL)
    return FALSE;
  desmi_connection_step (self, stmt, &local);
  return desmi_connection_end (stmt, &local, error);
}
