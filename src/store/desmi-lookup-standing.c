/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How many villages were in the programme at the end of a month, and how many of them were active:
 * of an earlier time than today. */
#include "store/desmi-lookup.h"

#include "store/desmi-connection.h"
#include "store/desmi-sql-names.h"

/* ?1: the month, ?2: what the codes of the villages begin with */
static const char standing_sql[]
    = "SELECT count (DISTINCT village), count (DISTINCT iif (status = 'active', village, NULL)) "
      "FROM {standing} WHERE programme = '" DESMI_DEFAULT_PROGRAMME "' AND first <= ?1 "
      "AND before > ?1 AND substr (village, 1, length (?2)) = ?2";

static void
add_counts (DesmiTableBuilder *builder, DesmiLabels *labels, sqlite3_stmt *stmt)
{
  desmi_table_builder_set_int (builder, 0, sqlite3_column_int64 (stmt, 0));
  desmi_table_builder_set_int (builder, 1, sqlite3_column_int64 (stmt, 1));
}

/**
 * desmi_lookup_standing:
 * @argument: a period, whose last day is meant, and, where not the whole district is, a blank and
 * the code of an area
 *
 * Returns: (transfer full): one row: villages, active; %NULL with @error set
 */
DesmiTable *
desmi_lookup_standing (DesmiConnection   *connection,
                       const char        *argument,
                       const DesmiLocale *locale,
                       GError           **error)
{
  g_autoptr (DesmiTableBuilder) builder = desmi_table_builder_new ("standing");
  g_autoptr (DesmiLabels)       labels = desmi_labels_new (connection, locale);
  g_auto (GStrv)                parts = g_strsplit (argument != NULL ? argument : "", " ", 2);
  g_autofree char              *sql = desmi_sql_expand (standing_sql);
  DesmiPeriod                   period;
  char                          month[8];
  sqlite3_stmt                 *stmt;

  if (!desmi_period_parse (parts[0] != NULL ? parts[0] : "", &period, error))
    return NULL;
  desmi_month_to_text (period.last, month);
  stmt = desmi_connection_bind (connection, error, sql, "ss", month,
                                parts[0] != NULL && parts[1] != NULL ? parts[1] : "");
  desmi_table_builder_add_column (builder, "villages", DESMI_COLUMN_COUNT);
  desmi_table_builder_add_column (builder, "active", DESMI_COLUMN_COUNT);
  if (!desmi_lookup_add_rows (connection, builder, labels, stmt, add_counts, error))
    return NULL;
  return desmi_lookup_end (connection, g_steal_pointer (&builder), error);
}
