/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What holds after a commit, read on the connection that made it, for those who hear of the change.
 */
#include "store/desmi-history.h"
#include "store/desmi-store-object.h"

#include "core/desmi-code.h"

static char *
read_district_name (DesmiConnection *connection)
{
  g_autofree char *code = desmi_connection_dup_text (
      connection, "SELECT value FROM meta WHERE key = 'district'", NULL);
  g_autofree char *name
      = desmi_connection_dup_text (connection,
                                   "SELECT name FROM official_region"
                                   " WHERE code = (SELECT value FROM meta WHERE key = 'district')",
                                   NULL);
  DesmiCode district;

  if (name == NULL)
    return g_steal_pointer (&code);
  if (g_str_has_prefix (name, "Kabupaten ") || g_str_has_prefix (name, "Kota ") || code == NULL
      || !desmi_code_parse (code, &district, NULL))
    return g_steal_pointer (&name);
  /* names of places are not translated */
  return g_strconcat (desmi_code_is_kota (&district) ? "Kota " : "Kabupaten ", name, NULL);
}

/* Nullable: there is no such step. */
static char *
dup_label (DesmiConnection *connection, const char *sql)
{
  sqlite3_stmt *stmt = desmi_connection_prepare (connection, sql, NULL);
  char         *label = NULL;

  if (stmt != NULL && desmi_connection_step (connection, stmt, NULL))
    {
      label = desmi_history_dup_label (stmt, 0, 1, desmi_locale_get_user ());
      sqlite3_reset (stmt);
    }
  return label;
}

/**
 * desmi_store_change_new:
 *
 * Returns: (transfer full): what the jobs of @connection touched, to be told
 */
DesmiStoreChange *
desmi_store_change_new (DesmiConnection *connection)
{
  DesmiStoreChange *change = g_new0 (DesmiStoreChange, 1);
  g_autofree char  *synthetic = desmi_connection_dup_text (
       connection, "SELECT value FROM meta WHERE key = 'synthetic'", NULL);

  change->undo_label
      = dup_label (connection, "SELECT h.label, " DESMI_HISTORY_MESSAGE " FROM history AS h"
                               " WHERE h.state = 'done' ORDER BY h.id DESC LIMIT 1");
  change->redo_label
      = dup_label (connection, "SELECT h.label, " DESMI_HISTORY_MESSAGE " FROM history AS h"
                               " WHERE h.state = 'undone' ORDER BY h.id LIMIT 1");
  change->district_name = read_district_name (connection);
  change->synthetic = g_strcmp0 (synthetic, "1") == 0;
  return change;
}

/**
 * desmi_store_change_free:
 *
 * Frees a change that was not told.
 */
void
desmi_store_change_free (DesmiStoreChange *self)
{
  g_strfreev (self->villages);
  g_free (self->undo_label);
  g_free (self->redo_label);
  g_free (self->district_name);
  g_free (self->notice);
  g_free (self);
}
