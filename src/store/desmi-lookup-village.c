/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What there may be several of for one village: programmes, and codes before and after its own. */
#include "store/desmi-lookup.h"

#include "store/desmi-connection.h"
#include "store/desmi-sql-names.h"

#include <glib/gi18n-lib.h>

static const char *
text_at (sqlite3_stmt *stmt, int column)
{
  return (const char *) sqlite3_column_text (stmt, column);
}

static void
add_programme (DesmiTableBuilder *builder, DesmiLabels *labels, sqlite3_stmt *stmt)
{
  const char *reason = text_at (stmt, 6);

  desmi_table_builder_set_text (builder, 0, text_at (stmt, 0),
                                desmi_labels_programme (labels, text_at (stmt, 0)));
  if (sqlite3_column_type (stmt, 1) != SQLITE_NULL)
    desmi_table_builder_set_int (builder, 1, sqlite3_column_int64 (stmt, 1));
  for (guint i = 2; i < 9; i++)
    if (text_at (stmt, (int) i) != NULL)
      desmi_table_builder_set_text (builder, i, text_at (stmt, (int) i),
                                    i == 6 ? desmi_labels_reason (labels, reason) : NULL);
}

/**
 * desmi_lookup_village_programmes:
 * @argument: code of a village
 *
 * Returns: (transfer full): programme, cohort, decree, decree_date, origin ("official" or "local"),
 * status, reason, note, since of each programme that the village is in, the default one first;
 * %NULL with @error set
 */
DesmiTable *
desmi_lookup_village_programmes (DesmiConnection   *connection,
                                 const char        *argument,
                                 const DesmiLocale *locale,
                                 GError           **error)
{
  static const char *const names[]
      = { "decree", "decree_date", "origin", "status", "reason", "note", "since" };
  g_autoptr (DesmiTableBuilder) builder = desmi_table_builder_new ("village-programmes");
  g_autoptr (DesmiLabels)       labels = desmi_labels_new (connection, locale);
  sqlite3_stmt                 *stmt = desmi_connection_bind (
                      connection, error,
                      "SELECT programme, cohort, decree, decree_date, iif (official, 'official', 'local'), "
                                      "status, reason, note, since FROM programme_village WHERE village = ?1 "
                                      "ORDER BY programme <> ?2, programme",
                      "ss", argument != NULL ? argument : "", DESMI_DEFAULT_PROGRAMME);

  desmi_table_builder_add_column (builder, "programme", DESMI_COLUMN_TEXT);
  desmi_table_builder_add_column (builder, "cohort", DESMI_COLUMN_COUNT);
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    desmi_table_builder_add_column (builder, names[i], DESMI_COLUMN_TEXT);
  if (!desmi_lookup_add_rows (connection, builder, labels, stmt, add_programme, error))
    return NULL;
  return desmi_lookup_end (connection, g_steal_pointer (&builder), error);
}

static void
add_code (DesmiTableBuilder *builder, DesmiLabels *labels, sqlite3_stmt *stmt)
{
  desmi_table_builder_set_text (builder, 0, text_at (stmt, 0), NULL);
  desmi_table_builder_set_text (builder, 1, text_at (stmt, 1), text_at (stmt, 2));
  for (guint i = 2; i < 4; i++)
    if (text_at (stmt, (int) i + 1) != NULL)
      desmi_table_builder_set_text (builder, i, text_at (stmt, (int) i + 1), NULL);
}

/* What villages became, each by itself: a list of all of them would be made for each that is looked
 * at. A district's own word on a village goes before that of the national list. "+": of all
 * villages few have become others, and the order of their names is not worth walking along. */
#define CHANGED                                                                                    \
  "changed (code, name, retired, why, successors) AS NOT MATERIALIZED (SELECT code, name, "        \
  "retired, why, successors FROM official_village UNION ALL SELECT code, name, retired, why, "     \
  "successors FROM official_region AS r WHERE successors IS NOT NULL AND +level = 'village' AND "  \
  "NOT EXISTS (SELECT 1 FROM official_village AS v WHERE v.code = r.code))"

static const char codes_sql[]
    = "WITH " CHANGED " SELECT 'before', o.code, coalesce (o.name, r.name), o.retired, o.why "
      "FROM changed AS o LEFT JOIN official_region AS r ON r.code = o.code "
      "WHERE instr (' ' || o.successors || ' ', ' ' || ?1 || ' ') > 0 "
      "UNION ALL SELECT 'after', s.code, coalesce ((SELECT name FROM official_village AS v "
      "WHERE v.code = s.code), s.name), o.retired, o.why FROM changed AS o "
      "JOIN " DESMI_SQL_EACH_CODE (
          "o.successors") " AS e JOIN official_region AS s ON s.code = e.value "
                          "WHERE o.code = ?1 ORDER BY 1 DESC, 2";

/**
 * desmi_lookup_village_codes:
 * @argument: code of a village
 *
 * Returns: (transfer full): relation ("before" or "after"), code, retired, why: the villages that
 * this one came from, until when they were, and those that came from it; %NULL with @error set
 */
DesmiTable *
desmi_lookup_village_codes (DesmiConnection   *connection,
                            const char        *argument,
                            const DesmiLocale *locale,
                            GError           **error)
{
  g_autoptr (DesmiTableBuilder) builder = desmi_table_builder_new ("village-codes");
  sqlite3_stmt                 *stmt
      = desmi_connection_bind (connection, error, codes_sql, "s", argument != NULL ? argument : "");

  desmi_table_builder_add_column (builder, "relation", DESMI_COLUMN_TEXT);
  desmi_table_builder_add_column (builder, "code", DESMI_COLUMN_CODE);
  desmi_table_builder_add_column (builder, "retired", DESMI_COLUMN_TEXT);
  desmi_table_builder_add_column (builder, "why", DESMI_COLUMN_TEXT);
  if (!desmi_lookup_add_rows (connection, builder, NULL, stmt, add_code, error))
    return NULL;
  return desmi_lookup_end (connection, g_steal_pointer (&builder), error);
}

/* A district's own word goes first, as above; found by the code. */
#define REGIONS                                                                                    \
  "SELECT r.code, coalesce (v.name, r.name) AS name, CASE WHEN v.code IS NULL THEN r.retired "     \
  "ELSE v.retired END AS retired, CASE WHEN v.code IS NULL THEN r.why ELSE v.why END AS why, "     \
  "CASE WHEN v.code IS NULL THEN r.successors ELSE v.successors END AS successors "                \
  "FROM official_region AS r LEFT JOIN official_village AS v ON v.code = r.code "                  \
  "WHERE +r.level = 'village'"

static void
add_boundary (DesmiTableBuilder *builder, DesmiLabels *labels, sqlite3_stmt *stmt)
{
  desmi_table_builder_set_text (builder, 0, text_at (stmt, 0), text_at (stmt, 1));
  for (guint i = 1; i < 4; i++)
    if (text_at (stmt, (int) i + 1) != NULL)
      desmi_table_builder_set_text (builder, i, text_at (stmt, (int) i + 1), NULL);
}

/**
 * desmi_lookup_flow_boundaries:
 * @argument: code of an area
 *
 * Returns: (transfer full): code, retired, why and successors of the villages of the area that have
 * flows and are none any more, the last that changed first; %NULL with @error set
 */
DesmiTable *
desmi_lookup_flow_boundaries (DesmiConnection   *connection,
                              const char        *argument,
                              const DesmiLocale *locale,
                              GError           **error)
{
  static const char *const      names[] = { "retired", "why", "successors" };
  g_autoptr (DesmiTableBuilder) builder = desmi_table_builder_new ("flow-boundaries");
  sqlite3_stmt                 *stmt = desmi_connection_bind (
                      connection, error,
                      "WITH region AS (" REGIONS " AND r.code >= ?1 AND r.code < ?1 || '/') "
                                      "SELECT code, name, retired, why, successors FROM region "
                                      "WHERE coalesce (retired, '') <> '' "
                                      "AND (EXISTS (SELECT 1 FROM official_flows AS f WHERE f.village = region.code) "
                                      "OR EXISTS (SELECT 1 FROM local_flows AS f WHERE f.village = region.code)) "
                                      "ORDER BY retired DESC, code",
                      "s", argument != NULL ? argument : "");

  desmi_table_builder_add_column (builder, "code", DESMI_COLUMN_CODE);
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    desmi_table_builder_add_column (builder, names[i], DESMI_COLUMN_TEXT);
  if (!desmi_lookup_add_rows (connection, builder, NULL, stmt, add_boundary, error))
    return NULL;
  return desmi_lookup_end (connection, g_steal_pointer (&builder), error);
}
