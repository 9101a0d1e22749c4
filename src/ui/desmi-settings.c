/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the window remembers between two starts. */
#include "ui/desmi-settings.h"

#include "desmi-config.h"

/**
 * desmi_settings_new:
 *
 * Opens the program's settings. A missing schema would end the program inside GSettings; losing the
 * window's size must not keep anybody from their data.
 *
 * Returns: (transfer full) (nullable): the settings, or %NULL where the schema is not installed
 */
GSettings *
desmi_settings_new (void)
{
  GSettingsSchemaSource      *source = g_settings_schema_source_get_default ();
  g_autoptr (GSettingsSchema) schema
      = source == NULL ? NULL : g_settings_schema_source_lookup (source, DESMI_APP_ID, TRUE);

  if (schema == NULL)
    return NULL;

  return g_settings_new_full (schema, NULL, NULL);
}
