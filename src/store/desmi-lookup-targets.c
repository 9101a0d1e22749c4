/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The targets of a year or quarter: each village of a programme with each indicator of a pillar. */
#include "store/desmi-lookup.h"

#include "store/desmi-connection.h"
#include "store/desmi-pillar-data.h"
#include "store/desmi-sql-names.h"

#include <glib/gi18n-lib.h>

/* ?1: year or quarter, ?2: number of the pillar, ?3: programme, ?4: the one before ?1. The
 * indicators are those of its end, the villages those of which something is expected in it, or
 * which have a target all the same. */
static const char targets_sql[]
    = "WITH newest AS (SELECT * FROM indicator_rule WHERE since <= iif (length (?1) = 4, "
      "?1 || '-Q4', ?1) AND until > iif (length (?1) = 4, ?1 || '-Q4', ?1)), "
      "year AS (SELECT ?1 AS now, ?4 AS before), "
      "time AS (SELECT iif (length (?1) = 4, ?1 || '-01', " DESMI_SQL_LAST_MONTH (
          "?1") ") AS begin, "
                "iif (length (?1) = 4, ?1 || '-12', " DESMI_SQL_LAST_MONTH (
                    "?1") ") AS close), "
                          "wanted AS (SELECT d.village FROM {duty} AS d, time WHERE d.programme = "
                          "?3 "
                          "AND d.first <= time.close AND " DESMI_SQL_QUARTER_END (
                              "max (d.first, time.begin)") " < d.before UNION SELECT village FROM "
                                                           "local_targets WHERE period = ?1 "
                                                           "UNION SELECT village FROM "
                                                           "official_targets WHERE period = ?1) "
                                                           "SELECT v.village, i.id, i.name_id, "
                                                           "i.name_en, i.unit, i.direction, "
                                                           "l.value_milli, "
                                                           "o.value_milli, coalesce "
                                                           "(p.value_milli, q.value_milli) "
                                                           "FROM programme_village AS v JOIN "
                                                           "newest AS i ON i.programme = "
                                                           "v.programme CROSS JOIN year "
                                                           "LEFT JOIN local_targets AS l "
                                                           "ON (l.village, l.indicator, l.period) "
                                                           "= (v.village, i.id, year.now) "
                                                           "LEFT JOIN official_targets AS o "
                                                           "ON (o.village, o.indicator, o.period) "
                                                           "= (v.village, i.id, year.now) "
                                                           "LEFT JOIN official_targets AS p "
                                                           "ON (p.village, p.indicator, p.period) "
                                                           "= (v.village, i.id, year.before) "
                                                           "LEFT JOIN local_targets AS q "
                                                           "ON (q.village, q.indicator, q.period) "
                                                           "= (v.village, i.id, year.before) "
                                                           "WHERE v.programme = ?3 AND i.pillar = "
                                                           "CAST (?2 AS INTEGER) "
                                                           "AND v.village IN (SELECT village FROM "
                                                           "wanted) "
                                                           "AND substr (v.village, 1, length (?5)) "
                                                           "= ?5 "
                                                           "ORDER BY v.village, i.id";

static const char *
text_at (sqlite3_stmt *stmt, int column)
{
  return (const char *) sqlite3_column_text (stmt, column);
}

/* The name in the reader's language, else in the other. */
static const char *
get_name (sqlite3_stmt *stmt, const DesmiLocale *locale)
{
  int         first = locale->language == DESMI_LANGUAGE_ID ? 2 : 3;
  const char *name = text_at (stmt, first);

  return name != NULL ? name : text_at (stmt, 5 - first);
}

static void
add_target (DesmiTableBuilder *builder,
            DesmiLabels       *labels,
            sqlite3_stmt      *stmt,
            const DesmiLocale *locale)
{
  desmi_table_builder_add_row (builder);
  desmi_table_builder_set_text (builder, 0, text_at (stmt, 0),
                                desmi_labels_area (labels, text_at (stmt, 0)));
  desmi_table_builder_set_text (builder, 1, text_at (stmt, 1), get_name (stmt, locale));
  desmi_table_builder_set_text (builder, 2, text_at (stmt, 4), NULL);
  desmi_table_builder_set_text (builder, 3, text_at (stmt, 5), NULL);
  for (guint i = 4; i < 7; i++)
    if (sqlite3_column_type (stmt, (int) i + 2) != SQLITE_NULL)
      desmi_table_builder_set_int (builder, i, sqlite3_column_int64 (stmt, (int) i + 2));
}

static gboolean
parse_period (const char *text, DesmiPeriod *out, GError **error)
{
  if (!desmi_period_parse (text, out, error))
    return FALSE;
  if (out->kind == DESMI_PERIOD_YEAR || out->kind == DESMI_PERIOD_QUARTER)
    return TRUE;
  g_set_error (
      error, DESMI_STORE_ERROR, DESMI_STORE_ERROR_INPUT,
      /* Translators: a period, such as 2023-10 */
      _ ("“%s” is not a time that has targets; write a year (2023) or a quarter (2023-Q4)."), text);
  return FALSE;
}

/**
 * desmi_lookup_targets:
 * @argument: a year or quarter, the number of a pillar, the id of its programme and, where not all
 *   villages are meant, the code of an area, between blanks
 *
 * Returns: (transfer full): a row for each village and indicator, in their order, with the
 *   district's own target, the official one, and the one that held the year or quarter before;
 * %NULL with
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
  g_auto (GStrv)                parts = g_strsplit (argument != NULL ? argument : "", " ", 4);
  g_autoptr (GError)            local = NULL;
  DesmiPeriod                   period = { 0 };
  g_autofree char              *before = NULL, *sql = desmi_sql_expand (targets_sql);
  sqlite3_stmt                 *stmt;

  if (g_strv_length (parts) < 3)
    {
      g_set_error_literal (error, DESMI_STORE_ERROR, DESMI_STORE_ERROR_INPUT,
                           _ ("Targets are those of a year, a pillar and a programme."));
      return NULL;
    }
  if (!parse_period (parts[0], &period, error))
    return NULL;
  period = desmi_period_shift (&period, -1);
  before = desmi_period_to_text (&period);
  stmt = desmi_connection_bind (connection, error, sql, "sssss", parts[0], parts[1], parts[2],
                                before, parts[3] != NULL ? parts[3] : "");
  if (stmt == NULL)
    return NULL;
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    desmi_table_builder_add_column (builder, texts[i], DESMI_COLUMN_TEXT);
  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    desmi_table_builder_add_column (builder, values[i], DESMI_COLUMN_MILLI);
  while (desmi_connection_step (connection, stmt, &local))
    add_target (builder, labels, stmt, locale);
  if (local == NULL)
    return desmi_lookup_end (connection, g_steal_pointer (&builder), error);
  g_propagate_error (error, g_steal_pointer (&local));
  return NULL;
}
