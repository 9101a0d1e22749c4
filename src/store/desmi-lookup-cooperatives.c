/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The cooperative of each village and its stage: of the register, else of what the district wrote
 * into the profile. */
#include "store/desmi-lookup.h"

#include "core/desmi-cooperative.h"
#include "store/desmi-connection.h"
#include "store/desmi-village-private.h"

static void
add_cooperative (DesmiTableBuilder *builder, DesmiLabels *labels, sqlite3_stmt *stmt)
{
  const char           *village = (const char *) sqlite3_column_text (stmt, 0);
  const char           *text = (const char *) sqlite3_column_text (stmt, 1);
  const char           *kept = (const char *) sqlite3_column_text (stmt, 2);
  DesmiCooperativeStage stage;

  desmi_table_builder_set_text (builder, 0, village, desmi_labels_area (labels, village));
  if (kept != NULL)
    desmi_table_builder_set_text (builder, 1, kept, NULL);
  else if (desmi_cooperative_stage_read (text, &stage))
    desmi_table_builder_set_text (builder, 1, desmi_cooperative_stage_to_code (stage), NULL);
  desmi_table_builder_set_text (builder, 2, text, NULL);
}

/**
 * desmi_lookup_cooperatives:
 * @argument: (nullable): code of the only village that is wanted
 *
 * Returns: (transfer full): the villages of whose cooperative something is known, by code, with its
 * stage (missing where that is not known) and its name or what was written of it; %NULL with @error
 * set
 */
DesmiTable *
desmi_lookup_cooperatives (DesmiConnection   *connection,
                           const char        *argument,
                           const DesmiLocale *locale,
                           GError           **error)
{
  g_autoptr (DesmiTableBuilder) builder = desmi_table_builder_new ("cooperatives");
  g_autoptr (DesmiLabels)       labels = desmi_labels_new (connection, locale);
  sqlite3_stmt                 *stmt = desmi_connection_bind (
                      connection, error,
                      "WITH kept AS (SELECT village, name, stage, max (" DESMI_VILLAGE_COOPERATIVE_RANK
                      ") FROM local_cooperative WHERE village = ifnull (?1, village) GROUP BY village) "
                                      "SELECT village, name, stage FROM kept "
                                      "UNION ALL SELECT village, cooperative, NULL FROM local_profile "
                                      "WHERE trim (coalesce (cooperative, '')) != '' AND village = ifnull (?1, village) "
                                      "AND village NOT IN (SELECT village FROM kept) ORDER BY village",
                      "s", argument);

  desmi_table_builder_add_column (builder, "village", DESMI_COLUMN_CODE);
  desmi_table_builder_add_column (builder, "stage", DESMI_COLUMN_TEXT);
  desmi_table_builder_add_column (builder, "cooperative", DESMI_COLUMN_TEXT);
  if (!desmi_lookup_add_rows (connection, builder, labels, stmt, add_cooperative, error))
    return NULL;
  return desmi_lookup_end (connection, g_steal_pointer (&builder), error);
}
