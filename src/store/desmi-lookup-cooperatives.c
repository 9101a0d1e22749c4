/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the district wrote about the cooperative of each village, and the stage that it tells. */
#include "store/desmi-lookup.h"

#include "core/desmi-cooperative.h"
#include "store/desmi-connection.h"

static void
add_cooperative (DesmiTableBuilder *builder, DesmiLabels *labels, sqlite3_stmt *stmt)
{
  const char           *village = (const char *) sqlite3_column_text (stmt, 0);
  const char           *text = (const char *) sqlite3_column_text (stmt, 1);
  DesmiCooperativeStage stage;

  desmi_table_builder_set_text (builder, 0, village, desmi_labels_area (labels, village));
  if (desmi_cooperative_stage_read (text, &stage))
    desmi_table_builder_set_text (builder, 1, desmi_cooperative_stage_to_code (stage), NULL);
  desmi_table_builder_set_text (builder, 2, text, NULL);
}

/**
 * desmi_lookup_cooperatives:
 * @argument: not looked at
 *
 * Returns: (transfer full): the villages of whose cooperative something is written, by code; %NULL
 * with @error set
 */
DesmiTable *
desmi_lookup_cooperatives (DesmiConnection   *connection,
                           const char        *argument,
                           const DesmiLocale *locale,
                           GError           **error)
{
  g_autoptr (DesmiTableBuilder) builder = desmi_table_builder_new ("cooperatives");
  g_autoptr (DesmiLabels)       labels = desmi_labels_new (connection, locale);
  sqlite3_stmt                 *stmt
      = desmi_connection_prepare (connection,
                                  "SELECT village, cooperative FROM local_profile "
                                  "WHERE trim (coalesce (cooperative, '')) != '' ORDER BY village",
                                  error);

  desmi_table_builder_add_column (builder, "village", DESMI_COLUMN_CODE);
  desmi_table_builder_add_column (builder, "stage", DESMI_COLUMN_TEXT);
  desmi_table_builder_add_column (builder, "cooperative", DESMI_COLUMN_TEXT);
  if (!desmi_lookup_add_rows (connection, builder, labels, stmt, add_cooperative, error))
    return NULL;
  return desmi_lookup_end (connection, g_steal_pointer (&builder), error);
}
