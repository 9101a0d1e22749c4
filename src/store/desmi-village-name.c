/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/desmi-village-name.h"

/**
 * desmi_village_name_dup:
 * @code: of a village
 *
 * Returns: (transfer full): its name; @code where it has none, or none that can be read, since a
 * sentence that misses its name is still better than none
 */
char *
desmi_village_name_dup (DesmiConnection *connection, const char *code)
{
  sqlite3_stmt *stmt = desmi_connection_bind (
      connection, NULL,
      "SELECT coalesce ((SELECT name FROM official_village WHERE code = ?1),"
      " (SELECT name FROM official_region WHERE code = ?1))",
      "s", code);
  char *name = NULL;

  if (stmt != NULL && desmi_connection_step (connection, stmt, NULL))
    {
      name = g_strdup ((const char *) sqlite3_column_text (stmt, 0));
      sqlite3_reset (stmt);
    }
  return name != NULL ? name : g_strdup (code);
}
