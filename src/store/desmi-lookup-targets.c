/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The targets of a year: each village of a programme with each indicator of a pillar. */
#include "store/desmi-lookup.h"

#include "store/desmi-connection.h"

#include <glib/gi18n-lib.h>

#define VALUE(table, period)                                                                       \
  "(SELECT t.value_milli FROM " table " AS t WHERE t.village = v.village AND t.indicator = i.id "  \
  "AND t.period = " period ")"

#define BEFORE "CAST (CAST (?3 AS INTEGER) - 1 AS TEXT)"

#define NEWEST(table)                                                                              \
  "SELECT id, name_id, name_en, unit, direction, programme, pillar FROM " table                    \
  " AS a WHERE version = (SELECT max (version) FROM " table " AS b WHERE b.id = a.id)"

#define TARGETS(name)                                                                                                                                                                                                 \
  "SELECT v.village, i.id, " name                                                                                                                                                                                     \
  ", i.unit, i.direction, " VALUE ("local_targets", "?3") ", " VALUE (                                                                                                                                                \
      "official_targets",                                                                                                                                                                                             \
      "?3") ", coalesce (" VALUE ("official_targets",                                                                                                                                                                 \
                                  BEFORE) ", " VALUE ("local_targets",                                                                                                                                                \
                                                      BEFORE) ") FROM programme_village AS v "                                                                                                                        \
                                                              "JOIN (" NEWEST ("official_"                                                                                                                            \
                                                                               "indicator") " UNI"                                                                                                                    \
                                                                                            "ON "                                                                                                                     \
                                                                                            "ALL"                                                                                                                     \
                                                                                            " " NEWEST ("local_indicator") " AND NOT EXISTS (SELECT 1 FROM official_indicator AS o WHERE o.id = a.id)) AS i "         \
                                                                                                                           "ON i.programme = v.programme WHERE v.programme = ?1 AND i.pillar = CAST (?2 AS INTEGER) " \
                                                                                                                           "AND v.status NOT IN ('candidate', 'left') ORDER BY v.village, i.id"

static const char *
text_at (sqlite3_stmt *stmt, int column)
{
  return (const char *) sqlite3_column_text (stmt, column);
}

static void
add_target (DesmiTableBuilder *builder, DesmiLabels *labels, sqlite3_stmt *stmt)
{
  desmi_table_builder_set_text (builder, 0, text_at (stmt, 0),
                                desmi_labels_area (labels, text_at (stmt, 0)));
  desmi_table_builder_set_text (builder, 1, text_at (stmt, 1), text_at (stmt, 2));
  desmi_table_builder_set_text (builder, 2, text_at (stmt, 3), NULL);
  desmi_table_builder_set_text (builder, 3, text_at (stmt, 4), NULL);
  for (guint i = 4; i < 7; i++)
    if (sqlite3_column_type (stmt, (int) i + 1) != SQLITE_NULL)
      desmi_table_builder_set_int (builder, i, sqlite3_column_int64 (stmt, (int) i + 1));
}

/**
 * desmi_lookup_targets:
 * @argument: a year, the number of a pillar and the id of its programme, between blanks
 *
 * Returns: (transfer full): a row for each village and indicator, in their order, with the
 *   district's own target, the official one, and the one that held the year before; %NULL with
 *   @error set
 */
DesmiTable *
desmi_lookup_targets (DesmiConnection   *connection,
                      const char        *argument,
                      const DesmiLocale *locale,
                      GError           **error)
{
  static const char *const      texts[] = { "village", "indicator", "unit", "direction" };
  static const char *const      values[] = { "local", "official", "before" };
  g_autoptr (DesmiTableBuilder) builder = desmi_table_builder_new ("targets");
  g_autoptr (DesmiLabels)       labels = desmi_labels_new (connection, locale);
  g_auto (GStrv)                parts = g_strsplit (argument != NULL ? argument : "", " ", 3);
  sqlite3_stmt                 *stmt;

  if (g_strv_length (parts) < 3)
    {
      g_set_error_literal (error, DESMI_STORE_ERROR, DESMI_STORE_ERROR_INPUT,
                           _ ("Targets are those of a year, a pillar and a programme."));
      return NULL;
    }
  stmt = desmi_connection_bind (connection, error,
                                locale->language == DESMI_LANGUAGE_ID
                                    ? TARGETS ("coalesce (i.name_id, i.name_en)")
                                    : TARGETS ("coalesce (i.name_en, i.name_id)"),
                                "sss", parts[2], parts[1], parts[0]);
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    desmi_table_builder_add_column (builder, texts[i], DESMI_COLUMN_TEXT);
  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    desmi_table_builder_add_column (builder, values[i], DESMI_COLUMN_MILLI);
  if (!desmi_lookup_add_rows (connection, builder, labels, stmt, add_target, error))
    return NULL;
  return desmi_lookup_end (connection, g_steal_pointer (&builder), error);
}
