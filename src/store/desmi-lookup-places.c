/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where the areas of the district lie. */
#include "store/desmi-lookup.h"

#include "store/desmi-connection.h"

static void
add_place (DesmiTableBuilder *builder, DesmiLabels *labels, sqlite3_stmt *stmt)
{
  desmi_table_builder_set_text (builder, 0, (const char *) sqlite3_column_text (stmt, 0),
                                (const char *) sqlite3_column_text (stmt, 1));
  for (guint i = 1; i < 3; i++)
    if (sqlite3_column_type (stmt, (int) i + 1) != SQLITE_NULL)
      desmi_table_builder_set_int (builder, i, sqlite3_column_int64 (stmt, (int) i + 1));
}

/**
 * desmi_lookup_places:
 * @argument: (nullable): "village" for villages; else subdistricts
 *
 * Returns: (transfer full): every area of that level that is not retired, by code, with its point
 * where that is known; %NULL with @error set
 */
DesmiTable *
desmi_lookup_places (DesmiConnection   *connection,
                     const char        *argument,
                     const DesmiLocale *locale,
                     GError           **error)
{
  gboolean                      villages = g_strcmp0 (argument, "village") == 0;
  g_autoptr (DesmiTableBuilder) builder = desmi_table_builder_new ("places");
  sqlite3_stmt                 *stmt = desmi_connection_bind (
                      connection, error,
                      "SELECT r.code, coalesce (v.name, r.name), r.lat_e6, r.lon_e6 FROM meta AS m "
                                      "JOIN official_region AS r ON r.code > m.value || '.' AND r.code < m.value || '/' "
                                      "LEFT JOIN official_village AS v ON v.code = r.code WHERE m.key = 'district' "
                                      "AND r.level = ?1 AND coalesce (iif (v.code IS NULL, r.retired, v.retired), '') = '' ORDER "
                                      "BY r.code",
                      "s", villages ? "village" : "district");

  desmi_table_builder_add_column (builder, "code", DESMI_COLUMN_CODE);
  desmi_table_builder_add_column (builder, "lat_e6", DESMI_COLUMN_COUNT);
  desmi_table_builder_add_column (builder, "lon_e6", DESMI_COLUMN_COUNT);
  if (!desmi_lookup_add_rows (connection, builder, NULL, stmt, add_place, error))
    return NULL;
  return desmi_lookup_end (connection, g_steal_pointer (&builder), error);
}
