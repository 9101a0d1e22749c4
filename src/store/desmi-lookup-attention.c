/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a coordinator should look at: villages that did not report, pillars that stand still,
 * doubtful rows. */
#include "store/desmi-lookup.h"

#include "core/desmi-country.h"
#include "store/desmi-connection.h"
#include "store/desmi-pillar-data.h"
#include "store/desmi-sql-names.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define NAMES_SHOWN 3

typedef struct
{
  DesmiConnection   *connection;
  const DesmiLocale *locale;
  DesmiLabels       *labels;
  DesmiTableBuilder *builder;
  DesmiPeriod        quarter;
  char              *quarter_text;   /* normal form */
  char              *quarter_spoken; /* for readers */
  const char        *area;           /* code; "": the whole district */
} Attention;

static void
attention_clear (Attention *self)
{
  g_clear_pointer (&self->labels, desmi_labels_free);
  g_clear_pointer (&self->builder, desmi_table_builder_free);
  g_clear_pointer (&self->quarter_text, g_free);
  g_clear_pointer (&self->quarter_spoken, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Attention, attention_clear)

/* Of a village's column: whether it is the area ?3 or in it; "" is every area. */
#define IN_AREA(column)                                                                            \
  " AND (?3 = '' OR " column " = ?3 OR substr (" column ", 1, length (?3) + 1) = ?3 || '.') "

/* "Tambi, Segeran, …" */
static char *
list_names (Attention *self, const GPtrArray *villages)
{
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < villages->len && i < NAMES_SHOWN; i++)
    g_string_append_printf (names, "%s%s", i > 0 ? ", " : "",
                            desmi_labels_area (self->labels, g_ptr_array_index (villages, i)));
  if (villages->len > NAMES_SHOWN)
    g_string_append (names, ", …");
  return g_string_free (g_steal_pointer (&names), FALSE);
}

static char *
list_codes (const GPtrArray *villages)
{
  g_autoptr (GString) codes = g_string_new (NULL);

  for (guint i = 0; i < villages->len; i++)
    g_string_append_printf (codes, "%s%s", i > 0 ? " " : "",
                            (const char *) g_ptr_array_index (villages, i));
  return g_string_free (g_steal_pointer (&codes), FALSE);
}

/* Nothing is said of what is well. */
static void
add_row (Attention *self, const char *kind, gint64 count, char *message, const GPtrArray *villages)
{
  g_autofree char *owned = message; /* (transfer full) */
  g_autofree char *names = list_names (self, villages);
  g_autofree char *codes = list_codes (villages);

  if (count == 0)
    return;
  desmi_table_builder_add_row (self->builder);
  desmi_table_builder_set_text (self->builder, 0, kind, NULL);
  desmi_table_builder_set_int (self->builder, 1, count);
  desmi_table_builder_set_text (self->builder, 2, owned, NULL);
  desmi_table_builder_set_text (self->builder, 3, names, NULL);
  desmi_table_builder_set_text (self->builder, 4, codes, NULL);
}

/* Villages of the first column, and the sum of the second. */
static GPtrArray *
read_villages (Attention  *self,
               const char *sql,
               const char *first,
               const char *second,
               gint64     *count,
               GError    **error)
{
  g_autoptr (GPtrArray) villages = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError)    local = NULL;
  sqlite3_stmt         *stmt
      = desmi_connection_bind (self->connection, error, sql, "sss", first, second, self->area);

  if (stmt == NULL)
    return NULL;
  *count = 0;
  while (desmi_connection_step (self->connection, stmt, &local))
    {
      g_ptr_array_add (villages, g_strdup ((const char *) sqlite3_column_text (stmt, 0)));
      *count += sqlite3_column_int64 (stmt, 1);
    }
  if (local == NULL)
    return g_steal_pointer (&villages);
  g_propagate_error (error, g_steal_pointer (&local));
  return NULL;
}

static gboolean
add_unreported (Attention *self, GError **error)
{
  gint64                n;
  g_autoptr (GPtrArray) villages = NULL;
  g_autofree char      *sql = desmi_sql_expand (
           "SELECT e.village, 1 " DESMI_SQL_VILLAGES_ON_DUTY
           " AND ?2 = ?2 AND (e.village, ?1) NOT IN (SELECT village, period FROM {reported})" IN_AREA (
               "e.village") "ORDER BY e.village");

  villages = read_villages (self, sql, self->quarter_text, self->quarter_text, &n, error);
  if (villages == NULL)
    return FALSE;
  add_row (self, "not-reported", n,
           g_strdup_printf (
               /* Translators: a count of villages and a quarter, such as "quarter 4 of 2023" */
               desmi_locale_plural (self->locale, "%d village has not reported for %s",
                                    "%d villages have not reported for %s", (gulong) n),
               (int) n, self->quarter_spoken),
           villages);
  return TRUE;
}

/* The latest status up to the quarter counts; a later "running" ends a standstill. */
static gboolean
add_stalled (Attention *self, GError **error)
{
  gint64                n;
  g_autoptr (GPtrArray) villages = NULL;
  g_autofree char      *sql = desmi_sql_expand (
           "SELECT s.village, count (*) FROM local_pillar_status AS s WHERE s.status = 'stalled' "
                "AND (s.village, s.programme) IN (SELECT d.village, d.programme " DESMI_SQL_DUTY_BETWEEN (
               DESMI_SQL_LAST_MONTH ("?1"),
               DESMI_SQL_LAST_MONTH (
                   "?1")) ") AND ?2 = ?2 AND s.period = (SELECT max (t.period) "
                               "FROM local_pillar_status AS t WHERE t.village = s.village AND t.programme = "
                               "s.programme AND t.pillar = s.pillar AND t.period <= ?1)" IN_AREA (
                              "s.village") "GROUP BY s.village ORDER BY s.village");

  villages = read_villages (self, sql, self->quarter_text, self->quarter_text, &n, error);
  if (villages == NULL)
    return FALSE;
  add_row (self, "stalled", n,
           g_strdup_printf (desmi_locale_plural (self->locale, "%d pillar stands still",
                                                 "%d pillars stand still", (gulong) n),
                            (int) n),
           villages);
  return TRUE;
}

/* Who reported a month without any has none, and is not silent. */
static gboolean
add_without_flows (Attention *self, GError **error)
{
  g_autofree char      *year = g_strndup (self->quarter_text, 4);
  g_autofree char      *first = g_strconcat (year, "-01", NULL);
  g_autofree char      *last = g_strconcat (year, "-12", NULL);
  gint64                n;
  g_autoptr (GPtrArray) villages = NULL;
  g_autofree char      *sql = desmi_sql_expand ("SELECT e.village, 1 " DESMI_SQL_ON_DUTY (
           "'" DESMI_DEFAULT_PROGRAMME "'", "?1",
           "?2") " AND NOT EXISTS (SELECT 1 FROM official_flows AS f WHERE "
                      "f.village = e.village AND f.month >= ?1 AND f.month <= ?2) "
                      "AND NOT EXISTS (SELECT 1 FROM "
                      "local_flows AS f WHERE f.village = e.village AND f.month >= ?1 "
                      "AND f.month <= ?2) AND NOT EXISTS (SELECT 1 FROM local_reported_month AS f "
                      "WHERE f.village = e.village AND f.month >= ?1 AND f.month <= ?2)" IN_AREA (
                     "e.village") "ORDER BY e.village");

  villages = read_villages (self, sql, first, last, &n, error);
  if (villages == NULL)
    return FALSE;
  add_row (self, "no-flows", n,
           g_strdup_printf (
               /* Translators: a count of villages and a year */
               desmi_locale_plural (self->locale, "%d village has no worker flows in %s",
                                    "%d villages have no worker flows in %s", (gulong) n),
               (int) n, year),
           villages);
  return TRUE;
}

/* Countries in the file that the program's own table does not know, as a JSON list; NULL: none. */
static char *
list_unknown_countries (Attention *self, GError **error)
{
  g_autoptr (GPtrArray) unknown = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError)    local = NULL;
  sqlite3_stmt         *stmt = desmi_connection_prepare (
              self->connection, "SELECT DISTINCT destination FROM summary_district", error);

  if (stmt == NULL)
    return NULL;
  while (desmi_connection_step (self->connection, stmt, &local))
    {
      const char *iso3 = (const char *) sqlite3_column_text (stmt, 0);

      if (desmi_country_get (iso3) == NULL)
        g_ptr_array_add (unknown, g_strdup (iso3));
    }
  if (local == NULL)
    return desmi_sql_json_list (unknown);
  g_propagate_error (error, g_steal_pointer (&local));
  return NULL;
}

static gboolean
add_unknown_countries (Attention *self, GError **error)
{
  g_autofree char      *countries = list_unknown_countries (self, error);
  g_autoptr (GPtrArray) villages = NULL;
  gint64                n;

  if (countries == NULL)
    return FALSE;
  if (g_str_equal (countries, "[]"))
    return TRUE;
  villages = read_villages (
      self,
      "SELECT village, count (*) FROM (SELECT village, destination FROM official_flows UNION ALL "
      "SELECT village, destination FROM local_flows) WHERE ?2 = ?2 AND destination IN "
      "(SELECT value FROM json_each (?1))" IN_AREA ("village") "GROUP BY village ORDER BY village",
      countries, countries, &n, error);
  if (villages == NULL)
    return FALSE;
  add_row (self, "unknown-country", n,
           g_strdup_printf (desmi_locale_plural (self->locale, "%d flow has an unknown country",
                                                 "%d flows have an unknown country", (gulong) n),
                            (int) n),
           villages);
  return TRUE;
}

/* Without an argument, the latest quarter with a measurement; FALSE with @error or without any. */
static gboolean
find_quarter (Attention *self, const char *argument, GError **error)
{
  self->quarter_text = argument != NULL && *argument != '\0'
                           ? g_strdup (argument)
                           : desmi_pillar_dup_last_quarter (self->connection, error);
  if (self->quarter_text == NULL || !desmi_period_parse (self->quarter_text, &self->quarter, error))
    return FALSE;
  if (self->quarter.kind != DESMI_PERIOD_QUARTER)
    {
      g_set_error (error, DESMI_STORE_ERROR, DESMI_STORE_ERROR_INPUT,
                   _ ("“%s” is not a quarter; one is written 2023-Q4."), self->quarter_text);
      return FALSE;
    }
  self->quarter_spoken = desmi_period_format (&self->quarter, self->locale);
  return TRUE;
}

/**
 * desmi_lookup_attention:
 * @argument: (nullable): a quarter, a blank, the code of an area; without a quarter: the latest
 * with a measurement; without an area: the whole district
 *
 * Columns: kind (not-reported, stalled, no-flows, unknown-country), count, message, where (some
 * names), villages (codes, separated by blanks). There is no row for what is well.
 */
DesmiTable *
desmi_lookup_attention (DesmiConnection   *connection,
                        const char        *argument,
                        const DesmiLocale *locale,
                        GError           **error)
{
  g_auto (Attention) self = { .connection = connection, .locale = locale };
  g_autoptr (GError) local = NULL;
  const char        *blank = argument != NULL ? strchr (argument, ' ') : NULL;
  g_autofree char   *quarter
      = blank != NULL ? g_strndup (argument, (gsize) (blank - argument)) : g_strdup (argument);

  self.area = blank != NULL ? blank + 1 : "";
  self.labels = desmi_labels_new (connection, locale);
  self.builder = desmi_table_builder_new ("attention");
  desmi_table_builder_add_column (self.builder, "kind", DESMI_COLUMN_TEXT);
  desmi_table_builder_add_column (self.builder, "count", DESMI_COLUMN_COUNT);
  desmi_table_builder_add_column (self.builder, "message", DESMI_COLUMN_TEXT);
  desmi_table_builder_add_column (self.builder, "where", DESMI_COLUMN_TEXT);
  desmi_table_builder_add_column (self.builder, "villages", DESMI_COLUMN_TEXT);
  if (find_quarter (&self, quarter, &local))
    {
      if (!add_unreported (&self, error) || !add_stalled (&self, error)
          || !add_without_flows (&self, error))
        return NULL;
      desmi_table_builder_set_period (self.builder, self.quarter_text);
    }
  else if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return NULL;
    }
  if (!add_unknown_countries (&self, error))
    return NULL;
  return desmi_lookup_end (connection, g_steal_pointer (&self.builder), error);
}
