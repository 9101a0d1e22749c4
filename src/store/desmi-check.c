/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Looks over a district file: is it whole, and can its data be right? */
#include "store/desmi-connection.h"

#include "core/desmi-clock.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MAX_A_RULE 200 /* rows told of one rule; the last says how many more */

enum
{
  COLUMN_SEVERITY,
  COLUMN_KIND,
  COLUMN_WHERE,
  COLUMN_MESSAGE,
};

/**
 * Rule:
 * @sql: gives where, name and detail of each finding
 * @message: for a reader, with one or two %s: name, detail
 *
 * One thing that is looked for.
 */
typedef struct
{
  const char *severity; /* error, warning, note */
  const char *kind;
  const char *sql;
  const char *message;
} Rule;

#define NAME_OF(code)                                                                              \
  "COALESCE ((SELECT name FROM official_region WHERE code = " code "), " code ")"

/* Villages of another district, or of none. */
#define UNKNOWN_VILLAGES(table)                                                                    \
  "SELECT DISTINCT village FROM " table " WHERE NOT EXISTS (SELECT 1 FROM official_region AS r"    \
  "                   WHERE r.code = village AND r.level = 'village')"                             \
  " AND NOT EXISTS (SELECT 1 FROM official_village AS v WHERE v.code = village)"

#define FOREIGN_VILLAGES(table)                                                                    \
  "SELECT DISTINCT village FROM " table                                                            \
  " WHERE substr (village, 1, 5) <> (SELECT value FROM meta WHERE key = 'district')"               \
  " AND instr (' ' || COALESCE ((SELECT successors FROM official_region"                           \
  "   WHERE code = (SELECT value FROM meta WHERE key = 'district')), '') || ' ',"                  \
  "   ' ' || substr (village, 1, 5) || ' ') = 0"

/* ?1 is the last quarter that is over. */
static const Rule rules[] = {
  { "error", "unknown_code",
    "SELECT village, village, '' FROM (" UNKNOWN_VILLAGES (
        "local_flows") " UNION"
                       " " UNKNOWN_VILLAGES (
                           "lo"
                           "ca"
                           "l_"
                           "en"
                           "ro"
                           "lm"
                           "en"
                           "t") " UNION " UNKNOWN_VILLAGES ("local_profile") " UNION"
                                                                             " " UNKNOWN_VILLAGES ("local_remittances") " UNION " UNKNOWN_VILLAGES (
                                                                                 "local_"
                                                                                 "measurement"
                                                                                 "s") " UNION"
                                                                                      " " UNKNOWN_VILLAGES ("official_flows") " UNION " UNKNOWN_VILLAGES (
                                                                                          "official"
                                                                                          "_enrolme"
                                                                                          "nt") ")",
    N_ ("%s is in no list of villages.") },
  { "error", "foreign_code",
    "SELECT village, " NAME_OF ("village") ", '' FROM (" FOREIGN_VILLAGES (
        "local_flows") " UNION " FOREIGN_VILLAGES ("local_enrolment") " UNION"
                                                                      " " FOREIGN_VILLAGES (
                                                                          "local_"
                                                                          "profil"
                                                                          "e") " "
                                                                               "U"
                                                                               "N"
                                                                               "I"
                                                                               "O"
                                                                               "N"
                                                                               " " FOREIGN_VILLAGES (
                                                                                   "local_"
                                                                                   "measurements") ")",
    N_ ("%s lies outside the file's district.") },
  { "error", "doubtful_value",
    "SELECT village, " NAME_OF ("village") ", month || ': ' || count FROM official_flows"
                                           " WHERE count NOT BETWEEN 1 AND 99999",
    N_ ("%s has a count of workers that cannot be right (%s).") },
  { "warning", "doubtful_value",
    "SELECT f.village, " NAME_OF (
        "f.village") ", f.month || ': ' || f.n FROM"
                     " (SELECT village, month, direction, sum (count) AS n FROM local_flows"
                     "  GROUP BY village, month, direction) AS f"
                     " JOIN local_profile AS p ON p.village = f.village"
                     " WHERE f.n > p.population",
    N_ ("%s sent or took back more workers in a month than it has inhabitants (%s).") },
  { "warning", "doubtful_value",
    "SELECT f.village, " NAME_OF (
        "f.village") ", f.month FROM"
                     " (SELECT village, month FROM local_flows UNION SELECT village, month "
                     "FROM "
                     "official_flows) AS f"
                     " WHERE (f.month > strftime ('%Y-%m', 'now') OR f.month < '1990-01')",
    N_ ("%s has flows in a month that cannot be right (%s).") },
  { "warning", "doubtful_value",
    "SELECT r.village, " NAME_OF (
        "r.village") ", r.quarter || ': ' || r.amount_idr FROM"
                     " (SELECT village, quarter, amount_idr FROM local_remittances"
                     "  UNION ALL SELECT village, quarter, amount_idr FROM "
                     "official_remittances) "
                     "AS r"
                     " WHERE (r.amount_idr < 0 OR r.amount_idr > 1000000000000)",
    N_ ("%s has remittances that can hardly be right (%s).") },
  { "warning", "doubtful_value",
    "SELECT village, " NAME_OF ("village") ", indicator || ' ' || period FROM local_measurements"
                                           " WHERE value_milli < 0",
    N_ ("%s reports less than nothing (%s).") },
  { "warning", "unknown_indicator",
    "SELECT village, " NAME_OF (
        "village") ", indicator FROM local_measurements"
                   " WHERE NOT EXISTS (SELECT 1 FROM official_indicator AS o WHERE o.id = "
                   "indicator)"
                   " AND NOT EXISTS (SELECT 1 FROM local_indicator AS l WHERE l.id = "
                   "indicator)"
                   " GROUP BY village, indicator",
    N_ ("%s reports on an indicator that the catalogue does not hold (%s).") },
  { "warning", "retired_village",
    "SELECT v.village, " NAME_OF (
        "v.village") ", COALESCE (r.successors, '')"
                     " FROM programme_village AS v JOIN official_region AS r ON r.code = "
                     "v.village"
                     " WHERE r.retired IS NOT NULL AND v.official = 0",
    N_ ("%s is enrolled here and is no longer a village; its successors: %s.") },
  { "note", "duplicate",
    "SELECT f.village, " NAME_OF (
        "f.village") ", f.month FROM"
                     " (SELECT DISTINCT village, month, direction FROM local_flows) AS f"
                     " WHERE EXISTS (SELECT 1 FROM official_flows AS o WHERE o.village = "
                     "f.village"
                     "               AND o.month = f.month AND o.direction = f.direction)",
    N_ ("%s has its own counts beside the official ones (%s); the official ones are "
        "shown.") },
  { "note", "missing_report",
    "SELECT v.village, " NAME_OF (
        "v.village") ", ?1 FROM programme_village AS v"
                     " WHERE v.status IN ('active', 'candidate')"
                     " AND NOT EXISTS (SELECT 1 FROM local_measurements AS m"
                     "                 WHERE m.village = v.village AND m.period = ?1)"
                     " AND NOT EXISTS (SELECT 1 FROM local_pillar_status AS s"
                     "                 WHERE s.village = v.village AND s.period = ?1) GROUP "
                     "BY "
                     "v.village",
    N_ ("%s has not reported on its pillars for %s.") },
};

typedef struct
{
  const DesmiLocale *locale;
  DesmiTableBuilder *builder;
} Check;

static void
add_finding (Check      *check,
             const char *severity,
             const char *kind,
             const char *where,
             const char *message)
{
  desmi_table_builder_add_row (check->builder);
  desmi_table_builder_set_text (check->builder, COLUMN_SEVERITY, severity, NULL);
  desmi_table_builder_set_text (check->builder, COLUMN_KIND, kind, NULL);
  desmi_table_builder_set_text (check->builder, COLUMN_WHERE, where, NULL);
  desmi_table_builder_set_text (check->builder, COLUMN_MESSAGE, message, NULL);
}

/* The last quarter that is over. */
static char *
get_last_quarter (void)
{
  g_autoptr (GDateTime) now = g_date_time_new_from_unix_utc (desmi_clock_now ());
  int quarter = (g_date_time_get_month (now) - 1) / 3; /* of the one before, counted from 1 */
  int year = g_date_time_get_year (now);

  return quarter > 0 ? g_strdup_printf ("%d-Q%d", year, quarter)
                     : g_strdup_printf ("%d-Q4", year - 1);
}

/* The sentence with name and detail put in; not every sentence has a place for the detail. */
static char *
make_message (const char *sentence, const char *name, const char *detail)
{
  g_auto (GStrv) parts = g_strsplit (sentence, "%s", 3);

  return g_strconcat (parts[0], name, parts[1],
                      parts[1] != NULL && parts[2] != NULL ? detail : NULL,
                      parts[1] != NULL ? parts[2] : NULL, NULL);
}

static gboolean
check_rule (Check           *check,
            DesmiConnection *connection,
            const Rule      *rule,
            const char      *quarter,
            GError         **error)
{
  g_autoptr (GError) local = NULL;
  sqlite3_stmt      *stmt = desmi_connection_prepare (connection, rule->sql, error);
  guint              n = 0;

  if (stmt == NULL)
    return FALSE;
  if (sqlite3_bind_parameter_count (stmt) > 0)
    sqlite3_bind_text (stmt, 1, quarter, -1, SQLITE_STATIC);
  while (desmi_connection_step (connection, stmt, &local))
    {
      g_autofree char *message = NULL;

      if (++n > MAX_A_RULE)
        continue;
      message = make_message (desmi_locale_text (check->locale, rule->message),
                              (const char *) sqlite3_column_text (stmt, 1),
                              (const char *) sqlite3_column_text (stmt, 2));
      add_finding (check, rule->severity, rule->kind, (const char *) sqlite3_column_text (stmt, 0),
                   message);
    }
  sqlite3_clear_bindings (stmt);
  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  if (n > MAX_A_RULE)
    {
      g_autofree char *count = desmi_format_count (n - MAX_A_RULE, check->locale);
      g_autofree char *message
          = g_strdup_printf (desmi_locale_plural (check->locale, "%s more like the one before.",
                                                  "%s more like those before.", n - MAX_A_RULE),
                             count);

      add_finding (check, rule->severity, rule->kind, "", message);
    }
  return TRUE;
}

static gboolean
check_integrity (Check *check, DesmiConnection *connection, const char *sql, GError **error)
{
  g_autoptr (GError) local = NULL;
  sqlite3_stmt      *stmt = desmi_connection_prepare (connection, sql, error);

  if (stmt == NULL)
    return FALSE;
  while (desmi_connection_step (connection, stmt, &local))
    {
      const char *found = (const char *) sqlite3_column_text (stmt, 0);

      if (strcmp (found, "ok") != 0)
        add_finding (check, "error", "damaged", "", found);
    }
  if (local == NULL)
    return TRUE;
  if (g_error_matches (local, DESMI_STORE_ERROR, DESMI_STORE_ERROR_DAMAGED))
    {
      add_finding (check, "error", "damaged", "", local->message);
      return TRUE;
    }
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

static gpointer
check_job (DesmiConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  Check           *check = data;
  g_autofree char *quarter = get_last_quarter ();

  if (!check_integrity (check, connection, "PRAGMA integrity_check (20)", error)
      || !check_integrity (check, connection,
                           "SELECT \"table\" || ' ' || rowid FROM pragma_foreign_key_check", error))
    return NULL;
  for (guint i = 0; i < G_N_ELEMENTS (rules); i++)
    if (!check_rule (check, connection, &rules[i], quarter, error))
      return NULL;
  return check;
}

/**
 * desmi_store_check:
 *
 * Looks over the whole file.
 *
 * Returns: (transfer full) (nullable): a finding a row: severity ("error", "warning", "note"),
 * kind, where (a code, or empty), message for a reader; no row: nothing was found
 */
DesmiTable *
desmi_store_check (DesmiStore        *self,
                   const DesmiLocale *locale,
                   GCancellable      *cancellable,
                   GError           **error)
{
  g_autoptr (DesmiTableBuilder) builder = desmi_table_builder_new ("check");
  Check                         check = { locale, builder };

  desmi_table_builder_add_column (builder, "severity", DESMI_COLUMN_TEXT);
  desmi_table_builder_add_column (builder, "kind", DESMI_COLUMN_TEXT);
  desmi_table_builder_add_column (builder, "where", DESMI_COLUMN_TEXT);
  desmi_table_builder_add_column (builder, "message", DESMI_COLUMN_TEXT);
  if (desmi_store_read (self, check_job, &check, cancellable, error) == NULL)
    return NULL;
  return desmi_table_builder_end (g_steal_pointer (&builder));
}
