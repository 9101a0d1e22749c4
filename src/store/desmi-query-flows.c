/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Flows and remittances: sums by any dimensions, from the summaries where they know enough. */
#include "core/desmi-clock.h"
#include "store/desmi-connection.h"
#include "store/desmi-query-private.h"
#include "store/desmi-sql-names.h"
#include "store/desmi-stock.h"

#define BIT(dimension) (1u << DESMI_DIMENSION_##dimension)

#define OF_VILLAGES                                                                                \
  (BIT (VILLAGE) | BIT (SUBDISTRICT) | BIT (DISTRICT) | BIT (COHORT) | BIT (STATUS)                \
   | BIT (PROGRAMME))
#define FLOW_DIMENSIONS                                                                            \
  (OF_VILLAGES | BIT (DESTINATION) | BIT (SECTOR) | BIT (OCCUPATION) | BIT (GENDER) | BIT (SCHEME) \
   | BIT (DIRECTION) | BIT (MONTH) | BIT (QUARTER) | BIT (YEAR))
#define REMITTANCE_DIMENSIONS (OF_VILLAGES | BIT (QUARTER) | BIT (YEAR))

/* Where rows come from: a table of sums, or the base table with its two owners. */
typedef enum
{
  BASE_DISTRICT,
  BASE_SUBDISTRICT,
  BASE_FLOWS,
  BASE_REMITTANCES,
} Base;

#define YEAR_OF(column) "substr (" column ", 1, 4)"
#define QUARTER_OF_MONTH                                                                           \
  "substr (f.month, 1, 4) || '-Q' || ((CAST (substr (f.month, 6, 2) AS INTEGER) + 2) / 3)"

static const char *
area_column (Base base, DesmiDimension dimension)
{
  static const char *const columns[][3] = {
    [BASE_DISTRICT] = { NULL, NULL, "f.district" },
    [BASE_SUBDISTRICT] = { NULL, "f.subdistrict", "substr (f.subdistrict, 1, 5)" },
    [BASE_FLOWS] = { "f.village", "substr (f.village, 1, 8)", "substr (f.village, 1, 5)" },
    [BASE_REMITTANCES] = { "f.village", "substr (f.village, 1, 8)", "substr (f.village, 1, 5)" },
  };

  return columns[base][dimension - DESMI_DIMENSION_VILLAGE];
}

static const char *
column_of (Base base, DesmiDimension dimension)
{
  switch (dimension)
    {
    case DESMI_DIMENSION_VILLAGE:
    case DESMI_DIMENSION_SUBDISTRICT:
    case DESMI_DIMENSION_DISTRICT:
      return area_column (base, dimension);
    case DESMI_DIMENSION_DESTINATION:
      return "f.destination";
    case DESMI_DIMENSION_SECTOR:
      return "f.sector";
    case DESMI_DIMENSION_OCCUPATION:
      return "f.occupation";
    case DESMI_DIMENSION_GENDER:
      return "f.gender";
    case DESMI_DIMENSION_SCHEME:
      return "f.scheme";
    case DESMI_DIMENSION_DIRECTION:
      return "f.direction";
    case DESMI_DIMENSION_MONTH:
      return "f.month";
    case DESMI_DIMENSION_QUARTER:
      return base == BASE_REMITTANCES ? "f.quarter" : QUARTER_OF_MONTH;
    case DESMI_DIMENSION_YEAR:
      return base == BASE_REMITTANCES ? YEAR_OF ("f.quarter") : YEAR_OF ("f.month");
    case DESMI_DIMENSION_COHORT:
      return "coalesce (CAST (e.cohort AS TEXT), '')";
    case DESMI_DIMENSION_STATUS:
      return "coalesce (e.status, '')";
    case DESMI_DIMENSION_PROGRAMME:
      return "coalesce (e.programme, '')";
    case DESMI_DIMENSION_PILLAR:
    case DESMI_DIMENSION_INDICATOR:
    default:
      g_return_val_if_reached (NULL);
    }
}

/* The summaries know neither single villages, whose months the estimate of workers abroad is made
 * from, nor occupation, scheme and enrolment. */
static Base
choose_base (const DesmiQuery *query)
{
  static const DesmiDimension unknown[]
      = { DESMI_DIMENSION_OCCUPATION, DESMI_DIMENSION_SCHEME, DESMI_DIMENSION_COHORT,
          DESMI_DIMENSION_STATUS, DESMI_DIMENSION_PROGRAMME };
  DesmiLevel level = desmi_query_get_level (query);

  if (desmi_query_get_table (query) == DESMI_QUERY_REMITTANCES)
    return BASE_REMITTANCES;
  if (desmi_query_get_stock (query))
    return BASE_FLOWS;
  for (guint i = 0; i < G_N_ELEMENTS (unknown); i++)
    if (desmi_query_uses (query, unknown[i]))
      return BASE_FLOWS;
  if (level == DESMI_LEVEL_VILLAGE)
    return BASE_FLOWS;
  return level == DESMI_LEVEL_SUBDISTRICT ? BASE_SUBDISTRICT : BASE_DISTRICT;
}

/* The conditions, once; both owners' halves of a statement use the same parameters. */
static void
add_conditions (DesmiSqlParts *parts, const DesmiQuery *query, Base base, const DesmiStock *stock)
{
  static const DesmiDimension plain[]
      = { DESMI_DIMENSION_DIRECTION,  DESMI_DIMENSION_DESTINATION, DESMI_DIMENSION_SECTOR,
          DESMI_DIMENSION_OCCUPATION, DESMI_DIMENSION_GENDER,      DESMI_DIMENSION_SCHEME };

  if (base == BASE_DISTRICT)
    desmi_sql_add_areas (parts, query, "f.district", DESMI_LEVEL_DISTRICT);
  else if (base == BASE_SUBDISTRICT)
    desmi_sql_add_areas (parts, query, "f.subdistrict", DESMI_LEVEL_SUBDISTRICT);
  else
    desmi_sql_add_areas (parts, query, "f.village", DESMI_LEVEL_VILLAGE);
  if (base == BASE_REMITTANCES)
    desmi_sql_add_quarters (parts, query, "f.quarter");
  else
    {
      if (stock != NULL)
        desmi_stock_add_months (stock, parts);
      else
        desmi_sql_add_months (parts, query, "f.month");
      for (guint i = 0; i < G_N_ELEMENTS (plain); i++)
        desmi_sql_add_in (parts, query, plain[i], column_of (base, plain[i]));
    }
  if (base == BASE_FLOWS || base == BASE_REMITTANCES)
    desmi_sql_add_enrolment (parts, query, "f.village");
}

static gboolean
needs_enrolment_column (const DesmiQuery *query)
{
  return desmi_query_has_by (query, DESMI_DIMENSION_COHORT)
         || desmi_query_has_by (query, DESMI_DIMENSION_STATUS)
         || desmi_query_has_by (query, DESMI_DIMENSION_PROGRAMME);
}

static void
append_keys (GString *sql, const DesmiQuery *query, Base base)
{
  guint n = 1;

  if (base != BASE_REMITTANCES)
    g_string_append_printf (sql, "f.direction AS c%u, ", n++);
  for (guint i = 0; i < desmi_query_get_n_by (query); i++)
    {
      DesmiDimension dimension = desmi_query_get_by (query, i);

      if (dimension != DESMI_DIMENSION_DIRECTION || base == BASE_REMITTANCES)
        g_string_append_printf (sql, "%s AS c%u, ", column_of (base, dimension), n++);
    }
}

static void
append_columns (GString *sql, const DesmiQuery *query, Base base)
{
  append_keys (sql, query, base);
  g_string_append (sql, base == BASE_REMITTANCES ? "f.amount_idr AS value" : "f.count AS value");
}

/* Rows of one owner. @rule: local rows that an official one stands before are left out. */
static void
append_half (GString          *sql,
             const DesmiQuery *query,
             Base              base,
             gboolean          official,
             gboolean          rule,
             const char       *conditions,
             const char       *join)
{
  g_string_append (sql, "SELECT ");
  append_columns (sql, query, base);
  g_string_append_printf (sql, " FROM %s_%s AS f%s WHERE 1%s", official ? "official" : "local",
                          base == BASE_REMITTANCES ? "remittances" : "flows", join, conditions);
  if (rule && base == BASE_REMITTANCES)
    g_string_append (sql, " AND NOT EXISTS (SELECT 1 FROM official_remittances AS o "
                          "WHERE o.village = f.village AND o.quarter = f.quarter)");
  else if (rule)
    g_string_append (sql, " AND NOT EXISTS (SELECT 1 FROM official_flows AS o WHERE o.village = "
                          "f.village AND o.month = f.month AND o.direction = f.direction)");
}

static void
append_rows (GString          *sql,
             const DesmiQuery *query,
             Base              base,
             const char       *conditions,
             const char       *join)
{
  static const char *const origins[] = {
    [DESMI_SOURCE_DEFAULT] = "0, 1",
    [DESMI_SOURCE_OFFICIAL] = "0",
    [DESMI_SOURCE_LOCAL] = "1, 2",
    [DESMI_SOURCE_BOTH] = "0, 1",
  };
  DesmiSource source = desmi_query_get_source (query);

  if (base == BASE_DISTRICT || base == BASE_SUBDISTRICT)
    {
      g_string_append (sql, "SELECT ");
      append_columns (sql, query, base);
      g_string_append_printf (sql, " FROM %s AS f WHERE f.origin IN (%s)%s",
                              base == BASE_DISTRICT ? "summary_district" : "summary_subdistrict",
                              origins[source], conditions);
      return;
    }
  if (source != DESMI_SOURCE_LOCAL)
    append_half (sql, query, base, TRUE, FALSE, conditions, join);
  if (source == DESMI_SOURCE_DEFAULT || source == DESMI_SOURCE_BOTH)
    g_string_append (sql, " UNION ALL ");
  if (source != DESMI_SOURCE_OFFICIAL)
    append_half (sql, query, base, FALSE, source != DESMI_SOURCE_LOCAL, conditions, join);
}

#define OF_REPORTS (OF_VILLAGES | BIT (DIRECTION) | BIT (MONTH) | BIT (QUARTER) | BIT (YEAR))

/* A month that the district reported is there also without rows: what is not in it is none. Along
 * time only, and only where a row needs no destination or the like. */
static gboolean
knows_reports (const DesmiQuery *query, Base base)
{
  gboolean along_time = FALSE;

  for (guint i = 0; i < desmi_query_get_n_by (query); i++)
    {
      DesmiDimension dimension = desmi_query_get_by (query, i);

      if (((1u << dimension) & OF_REPORTS) == 0)
        return FALSE;
      along_time = along_time || dimension == DESMI_DIMENSION_MONTH
                   || dimension == DESMI_DIMENSION_QUARTER || dimension == DESMI_DIMENSION_YEAR;
    }
  return along_time && base != BASE_REMITTANCES
         && desmi_query_get_source (query) != DESMI_SOURCE_OFFICIAL;
}

/* The conditions that the register of months reported can meet, upon its own columns. */
static char *
make_report_conditions (DesmiSqlParts *parts, const DesmiQuery *query)
{
  g_string_truncate (parts->text, 0);
  desmi_sql_add_areas (parts, query, "f.village", DESMI_LEVEL_VILLAGE);
  desmi_sql_add_months (parts, query, "f.month");
  desmi_sql_add_in (parts, query, DESMI_DIMENSION_DIRECTION, "f.direction");
  desmi_sql_add_enrolment (parts, query, "f.village");
  return g_strdup (parts->text->str);
}

static void
append_reports (GString *sql, const DesmiQuery *query, const char *conditions, const char *join)
{
  g_string_append (sql, " UNION ALL SELECT ");
  append_keys (sql, query, BASE_FLOWS);
  g_string_append_printf (sql, "0 FROM local_reported_month AS f%s WHERE 1%s", join, conditions);
}

/* Up to the end of the period, or of what is known. */
static void
add_ends (DesmiSqlParts *parts, const DesmiQuery *query, const DesmiStock *stock)
{
  int first, last;

  if (!desmi_query_get_months (query, &first, &last))
    last = desmi_clock_last_month ();
  desmi_stock_add_ends (stock, parts, last, NULL);
}

/* SELECT columns, sum FROM rows GROUP BY columns ORDER BY columns; @stock: (nullable): whose months
 * count */
static DesmiSqlParts *
make_statement (const DesmiQuery *query, Base base, guint n_columns, const DesmiStock *stock)
{
  g_autoptr (DesmiSqlParts) parts = desmi_sql_parts_new ();
  g_autoptr (GString)       columns = g_string_new (NULL);
  g_autoptr (GString)       sql = g_string_new ("SELECT ");
  g_autofree char          *conditions = NULL;
  g_autofree char          *join = NULL, *reports = NULL;

  add_conditions (parts, query, base, stock);
  conditions = g_strdup (parts->text->str);
  if (stock == NULL && knows_reports (query, base))
    reports = make_report_conditions (parts, query);
  g_string_assign (parts->text, stock != NULL ? DESMI_STOCK_JOIN : "");
  if (needs_enrolment_column (query))
    {
      g_string_append (parts->text, " LEFT JOIN programme_village AS e ON e.village = f.village");
      desmi_sql_add_programme (parts, query, "e.programme");
    }
  join = g_strdup (parts->text->str);
  for (guint i = 1; i <= n_columns; i++)
    g_string_append_printf (columns, "%sc%u", i > 1 ? ", " : "", i);
  if (n_columns > 0)
    g_string_append_printf (sql, "%s, ", columns->str);
  g_string_append (sql, "sum (value) FROM (");
  append_rows (sql, query, base, conditions, join);
  if (reports != NULL)
    append_reports (sql, query, reports, join);
  g_string_append_c (sql, ')');
  if (n_columns > 0)
    g_string_append_printf (sql, " GROUP BY %s ORDER BY %s", columns->str, columns->str);
  g_string_truncate (parts->text, 0);
  if (stock != NULL)
    add_ends (parts, query, stock);
  g_string_append (parts->text, sql->str);
  return g_steal_pointer (&parts);
}

static GArray *
list_columns (const DesmiQuery *query)
{
  GArray        *columns = g_array_new (FALSE, FALSE, sizeof (DesmiDimension));
  DesmiDimension direction = DESMI_DIMENSION_DIRECTION;

  if (desmi_query_get_table (query) == DESMI_QUERY_FLOWS)
    g_array_append_val (columns, direction);
  for (guint i = 0; i < desmi_query_get_n_by (query); i++)
    {
      DesmiDimension dimension = desmi_query_get_by (query, i);

      if (dimension != direction)
        g_array_append_val (columns, dimension);
    }
  return columns;
}

/* The villages of @table that have rows in the query's period. Its key begins with the village, so
 * that one village is found after the other without reading all their rows. */
static void
add_reporters (DesmiSqlParts *parts, const DesmiQuery *query, const char *table, gboolean flows)
{
  g_string_append_printf (
      parts->text,
      " UNION ALL SELECT v.village, 1 FROM (WITH RECURSIVE w (village) AS (SELECT min (village) "
      "FROM %s UNION ALL SELECT (SELECT min (village) FROM %s AS f WHERE f.village > w.village) "
      "FROM w WHERE w.village IS NOT NULL) SELECT village FROM w WHERE village IS NOT NULL) AS v "
      "WHERE EXISTS (SELECT 1 FROM %s AS f WHERE f.village = v.village",
      table, table, table);
  if (flows)
    desmi_sql_add_months (parts, query, "f.month");
  else
    desmi_sql_add_quarters (parts, query, "f.quarter");
  g_string_append_c (parts->text, ')');
  desmi_sql_add_areas (parts, query, "v.village", DESMI_LEVEL_VILLAGE);
  desmi_sql_add_enrolment (parts, query, "v.village");
}

/* Villages expected in the period, each once. */
static void
add_expected (DesmiSqlParts *parts, const DesmiQuery *query, gboolean flows)
{
  g_autofree char *sql = desmi_sql_expand (
      "SELECT d.village, 0 AS reported FROM {duty} AS d JOIN programme_village AS e "
      "ON e.village = d.village AND e.programme = d.programme WHERE 1");

  g_string_append (parts->text, sql);
  desmi_sql_add_duty (parts, query, !flows);
  desmi_sql_add_programme (parts, query, "e.programme");
  desmi_sql_add_areas (parts, query, "e.village", DESMI_LEVEL_VILLAGE);
  desmi_sql_add_in (parts, query, DESMI_DIMENSION_COHORT, "CAST (e.cohort AS TEXT)");
  desmi_sql_add_in (parts, query, DESMI_DIMENSION_STATUS, "e.status");
}

/* Villages that reported anything in the period, of all that were expected to; whoever is in the
 * sum without being expected counts in both. */
static gboolean
count_coverage (DesmiConnection  *connection,
                const DesmiQuery *query,
                int              *reported,
                int              *of,
                GError          **error)
{
  g_autoptr (DesmiSqlParts) parts = desmi_sql_parts_new ();
  g_autoptr (sqlite3_stmt)  stmt = NULL;
  gboolean                  flows = desmi_query_get_table (query) == DESMI_QUERY_FLOWS;
  DesmiSource               source = desmi_query_get_source (query);

  g_string_assign (parts->text, "SELECT count (*), coalesce (sum (reported), 0) FROM "
                                "(SELECT village, max (reported) AS reported FROM (");
  add_expected (parts, query, flows);
  if (source != DESMI_SOURCE_LOCAL)
    add_reporters (parts, query, flows ? "official_flows" : "official_remittances", flows);
  if (source != DESMI_SOURCE_OFFICIAL)
    add_reporters (parts, query, flows ? "local_flows" : "local_remittances", flows);
  if (source != DESMI_SOURCE_OFFICIAL && flows)
    add_reporters (parts, query, "local_reported_month", flows);
  g_string_append (parts->text, ") GROUP BY village)");
  stmt = desmi_sql_parts_prepare (parts, connection, error);
  if (stmt == NULL)
    return FALSE;
  if (sqlite3_step (stmt) != SQLITE_ROW)
    return desmi_connection_fail (connection, error);
  *of = sqlite3_column_int (stmt, 0);
  *reported = sqlite3_column_int (stmt, 1);
  return TRUE;
}

static void
add_row (DesmiTableBuilder *builder,
         DesmiLabels       *labels,
         const DesmiQuery  *query,
         const GArray      *columns,
         sqlite3_stmt      *stmt)
{
  desmi_table_builder_add_row (builder);
  for (guint i = 0; i < columns->len; i++)
    {
      const char *value = (const char *) sqlite3_column_text (stmt, (int) i);
      const char *label = desmi_labels_value (labels, g_array_index (columns, DesmiDimension, i),
                                              desmi_query_get_programme (query), value);

      desmi_table_builder_set_text (builder, i, value, label);
    }
  desmi_table_builder_set_int (builder, columns->len,
                               sqlite3_column_int64 (stmt, (int) columns->len));
}

static gboolean
add_rows (DesmiTableBuilder *builder,
          DesmiConnection   *connection,
          const DesmiQuery  *query,
          const GArray      *columns,
          GError           **error)
{
  g_autoptr (DesmiStock) stock
      = desmi_query_get_stock (query) ? desmi_stock_read (connection, error) : NULL;
  g_autoptr (DesmiSqlParts) parts = NULL;
  g_autoptr (DesmiLabels)   labels = NULL;
  g_autoptr (sqlite3_stmt)  stmt = NULL;
  g_autoptr (GError)        local = NULL;

  if (desmi_query_get_stock (query) && stock == NULL)
    return FALSE;
  parts = make_statement (query, choose_base (query), columns->len, stock);
  stmt = desmi_sql_parts_prepare (parts, connection, error);
  if (stmt == NULL)
    return FALSE;
  labels = desmi_labels_new (connection, desmi_query_get_locale (query));
  while (desmi_connection_step (connection, stmt, &local))
    if (sqlite3_column_type (stmt, (int) columns->len) != SQLITE_NULL)
      add_row (builder, labels, query, columns, stmt);
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

static DesmiTable *
run_query (DesmiConnection  *connection,
           const DesmiQuery *query,
           const char       *value_name,
           DesmiColumnType   value_type,
           GError          **error)
{
  g_autoptr (DesmiTableBuilder) builder
      = desmi_table_builder_new (desmi_query_table_to_name (desmi_query_get_table (query)));
  g_autoptr (GArray) columns = list_columns (query);
  int                reported = 0, of = 0;

  for (guint i = 0; i < columns->len; i++)
    {
      DesmiDimension dimension = g_array_index (columns, DesmiDimension, i);

      desmi_table_builder_add_column (builder, desmi_dimension_to_name (dimension),
                                      desmi_dimension_get_type (dimension));
    }
  desmi_table_builder_add_column (builder, value_name, value_type);
  if (!add_rows (builder, connection, query, columns, error)
      || !count_coverage (connection, query, &reported, &of, error))
    return NULL;
  return desmi_query_end_table (connection, query, g_steal_pointer (&builder), NULL,
                                of > 0 ? reported : -1, of, error);
}

/**
 * desmi_query_flows:
 *
 * Columns: direction, the dimensions asked for, count. Months without a report have no row; an
 * official count of 0 has one, and so has, along time, a month that the district reported with none
 * at all. With the sources default and both, a local row counts only where the
 * server has none of the same village, month and direction. Coverage is of the villages that were
 * expected to report in the period ({duty} of desmi_sql_expand()) and of any other that did: all
 * that the sum is of.
 */
DesmiTable *
desmi_query_flows (DesmiConnection *connection, const DesmiQuery *query, GError **error)
{
  if (!desmi_query_check (query, FLOW_DIMENSIONS, error))
    return NULL;
  return run_query (connection, query, "count", DESMI_COLUMN_COUNT, error);
}

/**
 * desmi_query_remittances:
 *
 * Columns: the dimensions asked for, amount_idr. Only quarters that lie wholly in the period count.
 */
DesmiTable *
desmi_query_remittances (DesmiConnection *connection, const DesmiQuery *query, GError **error)
{
  if (!desmi_query_check (query, REMITTANCE_DIMENSIONS, error))
    return NULL;
  return run_query (connection, query, "amount_idr", DESMI_COLUMN_IDR, error);
}
