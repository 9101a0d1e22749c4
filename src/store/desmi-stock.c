/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Nobody counts who is abroad. The estimate is departures less returns of the last months, so many
 * for each destination as workers stay there; the district sets them, and 24 are taken unless set.
 * The months of a village end with the last that is known of it: what is not known yet is not none,
 * and what one village reports early says nothing of the others.
 */
#include "store/desmi-stock.h"

#include "core/desmi-clock.h"
#include "store/desmi-connection.h"
#include "store/desmi-lookup.h"
#include "store/desmi-village.h"

#include <glib/gi18n-lib.h>
#include <string.h>

struct _DesmiStock
{
  GPtrArray *destinations; /* of char * */
  GArray    *months;       /* of int, one for each of them */
};

static gboolean
read_months (const char *text, int *months)
{
  guint64 number;

  if (text == NULL
      || !g_ascii_string_to_unsigned (text, 10, 1, DESMI_STOCK_MAX_MONTHS, &number, NULL))
    return FALSE;
  *months = (int) number;
  return TRUE;
}

/**
 * desmi_stock_free:
 *
 * Frees it.
 */
void
desmi_stock_free (DesmiStock *self)
{
  g_ptr_array_unref (self->destinations);
  g_array_unref (self->months);
  g_free (self);
}

/**
 * desmi_stock_read:
 *
 * Returns: (transfer full): what is set in the file; %NULL with @error set
 */
DesmiStock *
desmi_stock_read (DesmiConnection *connection, GError **error)
{
  g_autoptr (DesmiStock) self = g_new0 (DesmiStock, 1);
  g_autoptr (GError)     local = NULL;
  sqlite3_stmt          *stmt;

  self->destinations = g_ptr_array_new_with_free_func (g_free);
  self->months = g_array_new (FALSE, FALSE, sizeof (int));
  stmt = desmi_connection_prepare (connection,
                                   "SELECT key, value FROM local_setting WHERE key GLOB "
                                   "'" DESMI_STOCK_SETTING "*' ORDER BY key",
                                   error);
  if (stmt == NULL)
    return NULL;
  while (desmi_connection_step (connection, stmt, &local))
    {
      const char *key = (const char *) sqlite3_column_text (stmt, 0);
      int         months;

      if (!read_months ((const char *) sqlite3_column_text (stmt, 1), &months))
        continue;
      g_ptr_array_add (self->destinations, g_strdup (key + strlen (DESMI_STOCK_SETTING)));
      g_array_append_val (self->months, months);
    }
  if (local == NULL)
    return g_steal_pointer (&self);
  g_propagate_error (error, g_steal_pointer (&local));
  return NULL;
}

static guint
bind_month (DesmiSqlParts *parts, int month)
{
  char text[8];

  desmi_month_to_text (month, text);
  return desmi_sql_parts_bind (parts, g_strdup (text));
}

/* Every village that anything is known of, by steps along the keys: to read all rows would take as
 * long as the file is large. */
#define VILLAGES_OF(table)                                                                         \
  "(WITH RECURSIVE v (village) AS (SELECT min (village) FROM " table                               \
  " UNION ALL SELECT (SELECT min (village) FROM " table " WHERE village > v.village) FROM v "      \
  "WHERE v.village IS NOT NULL) SELECT village FROM v WHERE village IS NOT NULL)"
#define ALL_VILLAGES                                                                               \
  "SELECT village FROM " VILLAGES_OF (                                                             \
      "official_flows") " UNION SELECT village "                                                   \
                        "FROM " VILLAGES_OF ("local_flows") " UNION SELECT "                       \
                                                            "village "                             \
                                                            "FROM " VILLAGES_OF (                  \
                                                                "local_reported_month")

#define LAST_OF(table)                                                                             \
  "coalesce ((SELECT max (month) FROM " table " WHERE village = v.village AND month <= ?%u), '')"

static void
append_since (GString *text, int months, const char *name)
{
  g_string_append_printf (text, ", strftime ('%%Y-%%m', until || '-01', '-%d months') AS %s",
                          months - 1, name);
}

static int
get_most (const DesmiStock *self)
{
  int most = DESMI_STOCK_MONTHS;

  for (guint i = 0; i < self->months->len; i++)
    most = MAX (most, g_array_index (self->months, int, i));
  return most;
}

/**
 * desmi_stock_add_ends:
 * @last: no month after it counts, as desmi_month_make() counts
 * @villages: (nullable): which villages, as a query for their codes, of a text of the program;
 *   %NULL: all
 *
 * Adds "WITH stock_end AS ...": the months of each village. A village of which nothing is known in
 * as many months as count is not in it: all who are known to have left it have come back.
 */
void
desmi_stock_add_ends (const DesmiStock *self, DesmiSqlParts *parts, int last, const char *villages)
{
  int   most = get_most (self);
  guint until = bind_month (parts, last), before = bind_month (parts, last - most);

  g_string_append (parts->text, "WITH stock_end AS MATERIALIZED (SELECT village, until");
  append_since (parts->text, most, "first");
  append_since (parts->text, DESMI_STOCK_MONTHS, "since");
  for (guint i = 0; i < self->months->len; i++)
    {
      g_autofree char *name = g_strdup_printf ("since%u", i);

      append_since (parts->text, g_array_index (self->months, int, i), name);
    }
  g_string_append_printf (
      parts->text,
      " FROM (SELECT v.village AS village, max (" LAST_OF ("official_flows") ", " LAST_OF (
          "local_flows") ", " LAST_OF ("local_reported_month") ") AS until FROM (%s) AS v) "
                                                               "WHERE until > ?%u) ",
      until, until, until, villages != NULL ? villages : ALL_VILLAGES, before);
}

/**
 * desmi_stock_add_months:
 *
 * Adds the condition that a row is of the months of its village and destination.
 */
void
desmi_stock_add_months (const DesmiStock *self, DesmiSqlParts *parts)
{
  g_string_append (parts->text, " AND f.month >= s.first AND f.month <= s.until");
  if (self->months->len == 0)
    return;
  g_string_append (parts->text, " AND f.month >= CASE f.destination");
  for (guint i = 0; i < self->months->len; i++)
    g_string_append_printf (
        parts->text, " WHEN ?%u THEN s.since%u",
        desmi_sql_parts_bind (parts, g_strdup (g_ptr_array_index (self->destinations, i))), i);
  g_string_append (parts->text, " ELSE s.since END");
}

/**
 * desmi_stock_get_last:
 * @last: (out): the last month that the file has flows of, and that has begun; 0: there are none
 *
 * Returns: %FALSE with @error set
 */
gboolean
desmi_stock_get_last (DesmiConnection *connection, int *last, GError **error)
{
  char               now[8];
  g_autoptr (GError) local = NULL;
  g_autofree char   *month = NULL;
  DesmiPeriod        period = { 0 };

  desmi_month_to_text (desmi_clock_last_month (), now);
  month = desmi_query_dup_text (connection,
                                "SELECT month FROM summary_district WHERE origin < 2 "
                                "ORDER BY month > ?1, month DESC LIMIT 1",
                                now, &local);
  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  *last = month != NULL && desmi_period_parse (month, &period, NULL) ? period.first : 0;
  return TRUE;
}

/**
 * desmi_stock_add_select:
 * @last: the last month that counts; 0: there are no flows
 * @villages: (nullable): which villages, as desmi_stock_add_ends() takes them
 *
 * Adds the query for the estimate of workers abroad, with the departures and returns behind it.
 */
void
desmi_stock_add_select (const DesmiStock *self,
                        DesmiSqlParts    *parts,
                        int               last,
                        const char       *villages)
{
  g_autoptr (GString) before = parts->text;
  g_autofree char    *months = NULL;

  parts->text = g_string_new (NULL);
  desmi_stock_add_months (self, parts);
  months = g_string_free (parts->text, FALSE);
  parts->text = g_steal_pointer (&before);
  desmi_stock_add_ends (self, parts, last, villages);
  g_string_append_printf (
      parts->text,
      "SELECT village, max (0, sum (CASE direction WHEN 'out' THEN count ELSE -count END)) AS "
      "stock, sum (count) FILTER (WHERE direction = 'out'), sum (count) FILTER (WHERE direction = "
      "'return') "
      "FROM (SELECT f.village AS village, direction, count FROM official_flows AS "
      "f" DESMI_STOCK_JOIN " WHERE 1%s UNION ALL SELECT "
      "f.village, direction, count FROM local_flows AS f" DESMI_STOCK_JOIN
      " WHERE 1%s AND NOT EXISTS (SELECT 1 FROM "
      "official_flows AS o WHERE o.village = f.village AND o.month = f.month AND o.direction = "
      "f.direction)) GROUP BY village",
      months, months);
}

/**
 * desmi_lookup_stock_end:
 * @argument: the code of a village, a blank, and the last month that counts
 *
 * Columns: until, the last month that is known of the village by then; no row where none of those
 * that count is known.
 *
 * Returns: (transfer full): the table; %NULL with @error set
 */
DesmiTable *
desmi_lookup_stock_end (DesmiConnection   *connection,
                        const char        *argument,
                        const DesmiLocale *locale,
                        GError           **error)
{
  g_autoptr (DesmiTableBuilder) builder = desmi_table_builder_new ("stock-end");
  g_autoptr (DesmiSqlParts)     parts = desmi_sql_parts_new ();
  g_autoptr (DesmiStock)        stock = desmi_stock_read (connection, error);
  g_auto (GStrv)                words = g_strsplit (argument, " ", 2);
  g_autoptr (sqlite3_stmt)      stmt = NULL;
  g_autofree char              *villages = NULL;
  g_autoptr (GError)            local = NULL;
  DesmiPeriod                   period = { 0 };

  if (stock == NULL)
    return NULL;
  if (g_strv_length (words) == 2)
    desmi_period_parse (words[1], &period, NULL);
  villages = g_strdup_printf ("SELECT ?%u AS village",
                              desmi_sql_parts_bind (parts, g_strdup (words[0])));
  desmi_stock_add_ends (stock, parts, period.last, villages);
  g_string_append (parts->text, "SELECT until FROM stock_end");
  stmt = desmi_sql_parts_prepare (parts, connection, error);
  if (stmt == NULL)
    return NULL;
  desmi_table_builder_add_column (builder, "until", DESMI_COLUMN_PERIOD);
  while (desmi_connection_step (connection, stmt, &local))
    {
      desmi_table_builder_add_row (builder);
      desmi_table_builder_set_text (builder, 0, (const char *) sqlite3_column_text (stmt, 0), NULL);
    }
  if (local == NULL)
    return desmi_lookup_end (connection, g_steal_pointer (&builder), error);
  g_propagate_error (error, g_steal_pointer (&local));
  return NULL;
}

static void
add_destination (DesmiTableBuilder *builder, DesmiLabels *labels, sqlite3_stmt *stmt)
{
  int      months = DESMI_STOCK_MONTHS;
  gboolean is_set = read_months ((const char *) sqlite3_column_text (stmt, 1), &months);

  desmi_table_builder_set_text (builder, 0, (const char *) sqlite3_column_text (stmt, 0), NULL);
  desmi_table_builder_set_int (builder, 1, months);
  desmi_table_builder_set_int (builder, 2, is_set);
}

/**
 * desmi_lookup_stock_months:
 *
 * Columns: destination, months, and whether they are set (1) or the usual ones (0). The
 * destinations of the file's flows, those with the most departures first, and all that are set.
 *
 * Returns: (transfer full): the table; %NULL with @error set
 */
DesmiTable *
desmi_lookup_stock_months (DesmiConnection   *connection,
                           const char        *argument,
                           const DesmiLocale *locale,
                           GError           **error)
{
  g_autoptr (DesmiTableBuilder) builder = desmi_table_builder_new ("stock-months");
  sqlite3_stmt                 *stmt = desmi_connection_prepare (
                      connection,
                      "SELECT d.destination, max (s.value), sum (d.count) FROM "
                                      "(SELECT destination, sum (count) AS count FROM summary_district "
                                      "WHERE destination <> '' GROUP BY destination "
                                      "UNION ALL SELECT substr (key, length ('" DESMI_STOCK_SETTING "') + 1), 0 "
                                      "FROM local_setting WHERE key GLOB '" DESMI_STOCK_SETTING "*') AS d "
                                      "LEFT JOIN local_setting AS s ON s.key = '" DESMI_STOCK_SETTING
                      "' || d.destination GROUP BY d.destination ORDER BY 3 DESC, 1",
                      error);

  desmi_table_builder_add_column (builder, "destination", DESMI_COLUMN_COUNTRY);
  desmi_table_builder_add_column (builder, "months", DESMI_COLUMN_COUNT);
  desmi_table_builder_add_column (builder, "set", DESMI_COLUMN_COUNT);
  if (!desmi_lookup_add_rows (connection, builder, NULL, stmt, add_destination, error))
    return NULL;
  return desmi_lookup_end (connection, g_steal_pointer (&builder), error);
}

/**
 * desmi_stock_check_setting:
 * @value: (nullable): %NULL: it is to be taken out
 *
 * Returns: whether the file accepts it; if not, @error is %DESMI_STORE_ERROR_INPUT
 */
gboolean
desmi_stock_check_setting (DesmiRules *rules, const char *key, const char *value, GError **error)
{
  int months;

  if (key == NULL || value == NULL || !g_str_has_prefix (key, DESMI_STOCK_SETTING))
    return TRUE;
  if (!desmi_rules_check_destination (rules, key + strlen (DESMI_STOCK_SETTING), error))
    return FALSE;
  return read_months (value, &months)
         || desmi_rules_refuse (error,
                                /* Translators: a number of months, and what was written */
                                _ ("The months that workers stay abroad are a whole number from 1 "
                                   "to %d, not “%s”; nothing was changed."),
                                DESMI_STOCK_MAX_MONTHS, value);
}
