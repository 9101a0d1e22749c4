/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the window remembers between two starts. */
#include "ui/desmi-settings.h"

#include "core/platform/desmi-paths.h"

#include "desmi-config.h"

/* The system's schemas, before them those of the build folder that the program runs from. */
static GSettingsSchemaSource *
open_source (void)
{
  g_autofree char       *folder = desmi_paths_dup_schemas ();
  GSettingsSchemaSource *installed = g_settings_schema_source_get_default ();
  GSettingsSchemaSource *built = NULL;

  if (folder != NULL)
    built = g_settings_schema_source_new_from_directory (folder, installed, TRUE, NULL);
  if (built == NULL && installed != NULL)
    built = g_settings_schema_source_ref (installed);
  return built;
}

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
  g_autoptr (GSettingsSchemaSource) source = open_source ();
  g_autoptr (GSettingsSchema)       schema
      = source == NULL ? NULL : g_settings_schema_source_lookup (source, DESMI_APP_ID, TRUE);

  if (schema == NULL)
    return NULL;

  return g_settings_new_full (schema, NULL, NULL);
}
