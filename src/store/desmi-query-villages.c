/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Programme villages as a table: one a row, or counted by what they have in common. */
#include "store/desmi-connection.h"
#include "store/desmi-query-private.h"

#define BIT(dimension) (1u << DESMI_DIMENSION_##dimension)
#define DIMENSIONS                                                                                 \
  (BIT (VILLAGE) | BIT (SUBDISTRICT) | BIT (DISTRICT) | BIT (COHORT) | BIT (STATUS)                \
   | BIT (PROGRAMME))

static const char *
column_of (DesmiDimension dimension)
{
  switch ((int) dimension)
    {
    case DESMI_DIMENSION_VILLAGE:
      return "e.village";
    case DESMI_DIMENSION_SUBDISTRICT:
      return "substr (e.village, 1, 8)";
    case DESMI_DIMENSION_DISTRICT:
      return "substr (e.village, 1, 5)";
    case DESMI_DIMENSION_COHORT:
      return "coalesce (CAST (e.cohort AS TEXT), '')";
    case DESMI_DIMENSION_STATUS:
      return "e.status";
    case DESMI_DIMENSION_PROGRAMME:
      return "e.programme";
    default:
      g_return_val_if_reached (NULL);
    }
}

/* Villages that are in more than one programme, a row for each. */
static gboolean
is_of_several (const DesmiQuery *query)
{
  const GPtrArray *values = desmi_query_get_where (query, DESMI_DIMENSION_PROGRAMME);

  return values != NULL
         && g_ptr_array_find_with_equal_func ((GPtrArray *) values, DESMI_PROGRAMME_SEVERAL,
                                              g_str_equal, NULL);
}

static void
add_conditions (DesmiSqlParts *parts, const DesmiQuery *query)
{
  if (is_of_several (query))
    g_string_append (parts->text, " AND e.village IN (SELECT village FROM programme_village GROUP "
                                  "BY village HAVING count (DISTINCT programme) > 1)");
  else
    desmi_sql_add_programme (parts, query, "e.programme");
  desmi_sql_add_areas (parts, query, "e.village", DESMI_LEVEL_VILLAGE);
  desmi_sql_add_in (parts, query, DESMI_DIMENSION_COHORT, "CAST (e.cohort AS TEXT)");
  desmi_sql_add_in (parts, query, DESMI_DIMENSION_STATUS, "e.status");
  if (desmi_query_get_source (query) == DESMI_SOURCE_OFFICIAL)
    g_string_append (parts->text, " AND e.official = 1");
  else if (desmi_query_get_source (query) == DESMI_SOURCE_LOCAL)
    g_string_append (parts->text, " AND e.official = 0");
}

/* A village that goes on under another code is there once: by the code that holds. Until that one
 * is enrolled it is the old code that stands for it. */
static void
add_once (DesmiSqlParts *parts)
{
  g_string_append (parts->text,
                   " AND NOT EXISTS (SELECT 1 FROM official_region AS r "
                   "LEFT JOIN official_village AS v ON v.code = r.code "
                   "JOIN programme_village AS n ON n.programme = e.programme "
                   "AND instr (' ' || iif (v.code IS NULL, r.successors, v.successors) || ' ', "
                   "' ' || n.village || ' ') > 0 WHERE r.code = e.village)");
}

static DesmiSqlParts *
make_counts (const DesmiQuery *query)
{
  DesmiSqlParts *parts = desmi_sql_parts_new ();
  guint          n = desmi_query_get_n_by (query);

  g_string_append (parts->text, "SELECT ");
  for (guint i = 0; i < n; i++)
    g_string_append_printf (parts->text, "%s, ", column_of (desmi_query_get_by (query, i)));
  g_string_append (parts->text, "count (DISTINCT e.village) FROM programme_village AS e WHERE 1");
  add_conditions (parts, query);
  add_once (parts);
  for (guint i = 0; i < n; i++)
    g_string_append_printf (parts->text, "%s%u", i == 0 ? " GROUP BY " : ", ", i + 1);
  for (guint i = 0; i < n; i++)
    g_string_append_printf (parts->text, "%s%u", i == 0 ? " ORDER BY " : ", ", i + 1);
  return parts;
}

static DesmiSqlParts *
make_list (const DesmiQuery *query)
{
  DesmiSqlParts *parts = desmi_sql_parts_new ();

  g_string_append (parts->text,
                   "SELECT e.village, substr (e.village, 1, 8), e.programme, "
                   "coalesce (CAST (e.cohort AS TEXT), ''), e.status, e.official, e.decree, "
                   "coalesce (v.retired, r.retired) FROM programme_village AS e "
                   "LEFT JOIN official_village AS v ON v.code = e.village "
                   "LEFT JOIN official_region AS r ON r.code = e.village WHERE 1");
  add_conditions (parts, query);
  g_string_append (parts->text, " ORDER BY e.village, e.programme");
  return parts;
}

static const char *
text_at (sqlite3_stmt *stmt, guint column)
{
  return (const char *) sqlite3_column_text (stmt, (int) column);
}

static void
add_value (DesmiTableBuilder *builder,
           DesmiLabels       *labels,
           DesmiDimension     dimension,
           guint              column,
           const char        *value)
{
  /* a year that is not known is a missing one, not the year "" */
  if (dimension == DESMI_DIMENSION_COHORT && *value == '\0')
    return;
  desmi_table_builder_set_text (builder, column, value,
                                desmi_labels_value (labels, dimension, NULL, value));
}

static void
add_village (DesmiTableBuilder *builder,
             DesmiLabels       *labels,
             const DesmiLocale *locale,
             sqlite3_stmt      *stmt)
{
  DesmiSource source
      = sqlite3_column_int (stmt, 5) == 1 ? DESMI_SOURCE_OFFICIAL : DESMI_SOURCE_LOCAL;
  const char *name = desmi_labels_area (labels, text_at (stmt, 0));

  desmi_table_builder_add_row (builder);
  desmi_table_builder_set_text (builder, 0, text_at (stmt, 0), name);
  desmi_table_builder_set_text (builder, 1, name, NULL);
  add_value (builder, labels, DESMI_DIMENSION_SUBDISTRICT, 2, text_at (stmt, 1));
  add_value (builder, labels, DESMI_DIMENSION_PROGRAMME, 3, text_at (stmt, 2));
  add_value (builder, labels, DESMI_DIMENSION_COHORT, 4, text_at (stmt, 3));
  add_value (builder, labels, DESMI_DIMENSION_STATUS, 5, text_at (stmt, 4));
  desmi_table_builder_set_text (builder, 6, desmi_source_to_code (source),
                                desmi_source_name (source, locale));
  desmi_table_builder_set_text (builder, 7, text_at (stmt, 6), NULL);
  desmi_table_builder_set_text (builder, 8, text_at (stmt, 7), NULL);
}

static void
add_columns (DesmiTableBuilder *builder, const DesmiQuery *query)
{
  guint n = desmi_query_get_n_by (query);

  for (guint i = 0; i < n; i++)
    {
      DesmiDimension dimension = desmi_query_get_by (query, i);

      desmi_table_builder_add_column (builder, desmi_dimension_to_name (dimension),
                                      desmi_dimension_get_type (dimension));
    }
  if (n > 0)
    {
      desmi_table_builder_add_column (builder, "count", DESMI_COLUMN_COUNT);
      return;
    }
  desmi_table_builder_add_column (builder, "village", DESMI_COLUMN_CODE);
  desmi_table_builder_add_column (builder, "name", DESMI_COLUMN_TEXT);
  desmi_table_builder_add_column (builder, "subdistrict", DESMI_COLUMN_CODE);
  desmi_table_builder_add_column (builder, "programme", DESMI_COLUMN_TEXT);
  desmi_table_builder_add_column (builder, "cohort", DESMI_COLUMN_PERIOD);
  desmi_table_builder_add_column (builder, "status", DESMI_COLUMN_TEXT);
  desmi_table_builder_add_column (builder, "source", DESMI_COLUMN_TEXT);
  desmi_table_builder_add_column (builder, "decree", DESMI_COLUMN_TEXT);
  desmi_table_builder_add_column (builder, "retired", DESMI_COLUMN_TEXT);
}

static void
add_row (DesmiTableBuilder *builder,
         DesmiLabels       *labels,
         const DesmiQuery  *query,
         sqlite3_stmt      *stmt)
{
  guint n = desmi_query_get_n_by (query);

  if (n == 0)
    {
      add_village (builder, labels, desmi_query_get_locale (query), stmt);
      return;
    }
  desmi_table_builder_add_row (builder);
  for (guint i = 0; i < n; i++)
    add_value (builder, labels, desmi_query_get_by (query, i), i, text_at (stmt, i));
  desmi_table_builder_set_int (builder, n, sqlite3_column_int64 (stmt, (int) n));
}

/**
 * desmi_query_villages:
 *
 * Without dimensions one row a programme village: village, name, subdistrict, programme, cohort,
 * status, source, decree, retired. With dimensions those, and the count of villages.
 */
DesmiTable *
desmi_query_villages (DesmiConnection *connection, const DesmiQuery *query, GError **error)
{
  g_autoptr (DesmiTableBuilder) builder = desmi_table_builder_new ("villages");
  g_autoptr (DesmiSqlParts)     parts = NULL;
  g_autoptr (DesmiLabels)  labels = desmi_labels_new (connection, desmi_query_get_locale (query));
  g_autoptr (sqlite3_stmt) stmt = NULL;
  g_autoptr (GError)       local = NULL;

  if (!desmi_query_check (query, DIMENSIONS, error))
    return NULL;
  add_columns (builder, query);
  parts = desmi_query_get_n_by (query) > 0 ? make_counts (query) : make_list (query);
  stmt = desmi_sql_parts_prepare (parts, connection, error);
  if (stmt == NULL)
    return NULL;
  while (desmi_connection_step (connection, stmt, &local))
    add_row (builder, labels, query, stmt);
  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return NULL;
    }
  return desmi_query_end_table (connection, query, g_steal_pointer (&builder), NULL, -1, -1, error);
}
