/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What holds after a commit, read on the connection that made it, for those who hear of the change.
 */
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

  change->undo_label = desmi_connection_dup_text (
      connection, "SELECT label FROM history WHERE state = 'done' ORDER BY id DESC LIMIT 1", NULL);
  change->redo_label = desmi_connection_dup_text (
      connection, "SELECT label FROM history WHERE state = 'undone' ORDER BY id LIMIT 1", NULL);
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
