/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Nobody counts who is abroad. The estimate is departures less returns of the last months, so many
 * for each destination as workers stay there; the district sets them, and 24 are taken unless set.
 */
#include "store/desmi-stock.h"

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

/**
 * desmi_stock_add_months:
 * @last: the last month that counts, as desmi_month_make() counts
 *
 * Adds the condition that a row is of the months of its destination.
 */
void
desmi_stock_add_months (const DesmiStock *self, DesmiSqlParts *parts, int last)
{
  int most = DESMI_STOCK_MONTHS;

  for (guint i = 0; i < self->months->len; i++)
    most = MAX (most, g_array_index (self->months, int, i));
  g_string_append_printf (parts->text, " AND f.month >= ?%u AND f.month <= ?%u",
                          bind_month (parts, last - most + 1), bind_month (parts, last));
  if (self->months->len == 0)
    return;
  g_string_append (parts->text, " AND f.month >= CASE f.destination");
  for (guint i = 0; i < self->months->len; i++)
    g_string_append_printf (
        parts->text, " WHEN ?%u THEN ?%u",
        desmi_sql_parts_bind (parts, g_strdup (g_ptr_array_index (self->destinations, i))),
        bind_month (parts, last - g_array_index (self->months, int, i) + 1));
  g_string_append_printf (parts->text, " ELSE ?%u END",
                          bind_month (parts, last - DESMI_STOCK_MONTHS + 1));
}

/**
 * desmi_stock_get_last:
 * @last: (out): the last month that the file has flows of; 0: there are none
 *
 * Returns: %FALSE with @error set
 */
gboolean
desmi_stock_get_last (DesmiConnection *connection, int *last, GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autofree char   *month = desmi_connection_dup_text (
        connection, "SELECT month FROM summary_district WHERE origin < 2 ORDER BY month DESC LIMIT 1",
        &local);
  DesmiPeriod period = { 0 };

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
 * @village_condition: which villages, of a text of the program
 *
 * Adds the query for the estimate of workers abroad, with the departures and returns behind it.
 */
void
desmi_stock_add_select (const DesmiStock *self,
                        DesmiSqlParts    *parts,
                        int               last,
                        const char       *village_condition)
{
  g_autoptr (GString) before = parts->text;
  g_autofree char    *condition = NULL;

  parts->text = g_string_new (NULL);
  if (last > 0)
    desmi_stock_add_months (self, parts, last);
  else
    g_string_append (parts->text, " AND 0");
  g_string_append (parts->text, village_condition);
  condition = g_string_free (parts->text, FALSE);
  parts->text = g_steal_pointer (&before);
  g_string_append_printf (
      parts->text,
      "SELECT village, max (0, sum (CASE direction WHEN 'out' THEN count ELSE -count END)) AS "
      "stock, sum (count) FILTER (WHERE direction = 'out'), sum (count) FILTER (WHERE direction = "
      "'return') "
      "FROM (SELECT village, direction, count FROM official_flows AS f WHERE 1%s UNION ALL SELECT "
      "village, direction, count FROM local_flows AS f WHERE 1%s AND NOT EXISTS (SELECT 1 FROM "
      "official_flows AS o WHERE o.village = f.village AND o.month = f.month AND o.direction = "
      "f.direction)) GROUP BY village",
      condition, condition);
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
