/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reports that are missing, and how complete those of each village are. */
#include "store/desmi-quality.h"

#include "store/desmi-connection.h"
#include "store/desmi-lookup.h"
#include "store/desmi-pillar-data.h"
#include "store/desmi-sql-names.h"

#include "core/desmi-clock.h"

#include <glib/gi18n-lib.h>

/* Quarters from the first that anybody reported on pillars to ?1, the last that is over. */
#define QUARTERS                                                                                   \
  "reported (village, period) AS MATERIALIZED (SELECT village, period FROM {reported}), "          \
  "quarters (q) AS (SELECT min (period) FROM reported WHERE period <= ?1 "                         \
  "HAVING min (period) IS NOT NULL UNION ALL "                                                     \
  "SELECT CASE substr (q, 7) WHEN '4' THEN printf ('%04d-Q1', substr (q, 1, 4) + 1) "              \
  "ELSE substr (q, 1, 6) || (substr (q, 7) + 1) END FROM quarters WHERE q < ?1)"

/* Villages whose duty it is to report, to whichever programme, and when it is. */
#define DUTY                                                                                       \
  "duty (village, first, before) AS MATERIALIZED (SELECT village, first, before FROM {duty})"

/* Months that something is known of, if only that there was nothing. */
#define MONTHS                                                                                     \
  "known (village, month) AS (SELECT village, month FROM official_flows "                          \
  "UNION SELECT village, month FROM local_flows "                                                  \
  "UNION SELECT village, month FROM local_reported_month)"

/* A month as a number, and back. */
#define NUMBER(month)                                                                              \
  "(CAST (substr (" month ", 1, 4) AS INTEGER) * 12 + CAST (substr (" month                        \
  ", 6, 2) AS INTEGER) - 1)"
#define MONTH(number) "printf ('%04d-%02d', " number " / 12, " number " % 12 + 1)"

/* All months from the first that is known of anybody to the last. One that has not begun, which
 * somebody typed wrong, is no month that others are behind with. @now: a day or month */
/* clang-format off */
#define SPAN(now)                                                                                  \
  "numbered (village, m) AS MATERIALIZED (SELECT village, " NUMBER ("month")                       \
  " FROM known WHERE month <= substr (" now ", 1, 7)), "                                           \
  "span (m) AS (SELECT min (m) FROM numbered HAVING min (m) IS NOT NULL UNION ALL "                \
  "SELECT m + 1 FROM span WHERE m < (SELECT max (m) FROM numbered)), "                             \
  "on_duty (village, m) AS (SELECT DISTINCT d.village, s.m FROM duty AS d JOIN span AS s "         \
  "ON s.m >= " NUMBER ("d.first") " AND s.m < " NUMBER ("d.before") "), "                          \
  "heard (village, first, last) AS (SELECT village, min (m), max (m) FROM numbered "               \
  "GROUP BY village)"
/* clang-format on */

/* The months of @silence, a finding for each run of them, however long it is. */
#define RUNS                                                                                       \
  "runs (village, a, b) AS (SELECT village, min (m), max (m) FROM (SELECT village, m, "            \
  "m - row_number () OVER (PARTITION BY village ORDER BY m) AS run FROM silence) "                 \
  "GROUP BY village, run) SELECT village, " MONTH ("a") " || '..' || " MONTH (                     \
      "b") ", '-', "                                                                               \
           "iif (a = b, " MONTH ("a") ", " MONTH ("a") " || '..' || " MONTH (                      \
               "b") ") FROM runs "                                                                 \
                    "ORDER BY village, a"

static const char missing_quarters[]
    = "WITH RECURSIVE " QUARTERS ", " DUTY " SELECT DISTINCT d.village, x.q, '-', x.q "
      "FROM quarters AS x JOIN duty AS d ON d.first <= " DESMI_SQL_LAST_MONTH (
          "x.q") " AND d.before > " DESMI_SQL_LAST_MONTH ("x.q") " WHERE NOT EXISTS (SELECT 1 FROM "
                                                                 "reported AS r WHERE r.village = "
                                                                 "d.village "
                                                                 "AND r.period = x.q) ORDER BY "
                                                                 "d.village, x.q";

/* Months of which nothing is known between two of which something is; candidates are asked as well,
 * since somebody counts them already. */
static const char missing_months[] = "WITH RECURSIVE " MONTHS ", " DUTY ", " SPAN (
    "?1") ", "
          "asked (village, m) AS (SELECT village, m FROM on_duty UNION SELECT p.village, s.m "
          "FROM programme_village AS p, span AS s WHERE p.status = 'candidate'), "
          "silence (village, m) AS (SELECT a.village, a.m FROM asked AS a JOIN heard AS h "
          "ON h.village = a.village AND a.m > h.first AND a.m < h.last "
          "WHERE (a.village, a.m) NOT IN (SELECT village, m FROM numbered)), " RUNS;

/* Months after the last of a village, or all where there is none, of which others are known; the
 * month that is not over yet is not asked for. */
static const char silent_months[] = "WITH RECURSIVE " MONTHS ", " DUTY ", " SPAN (
    "?1") ", "
          "silence (village, m) AS (SELECT a.village, a.m FROM on_duty AS a "
          "LEFT JOIN heard AS h ON h.village = a.village WHERE a.m > coalesce (h.last, 0) "
          "AND a.m <= (SELECT max (m) FROM numbered WHERE m < " NUMBER ("?1") ")), " RUNS;

const DesmiQualityRule desmi_quality_report_rules[] = {
  { DESMI_QUALITY_REPORTS, "missing-quarter", "note", "pillars", missing_quarters, "p",
    /* Translators: %s is a quarter */
    N_ ("Nothing is reported on the pillars for %s."), NULL, FALSE, TRUE },
  { DESMI_QUALITY_REPORTS, "missing-months", "note", "flows", missing_months, "p",
    /* Translators: %s is a month or a run of months */
    N_ ("There are no worker flows for %s, though there are before and after."), NULL, FALSE },
  { DESMI_QUALITY_REPORTS, "silent-months", "note", "flows", silent_months, "p",
    /* Translators: %s is a month or a run of months */
    N_ ("There are no worker flows for %s, though other villages have some."), NULL, FALSE },
  { .finding = NULL },
};

/* Those that are on duty or were, and those of which the district has entries of its own though
 * nobody asks for them: candidates, and villages in no programme. They count from their first
 * entry. */
static const char completeness[] = "WITH RECURSIVE " QUARTERS ", " MONTHS ", " DUTY ", " SPAN (
    "?3") ", "
          "own (village, first, quarter) AS (SELECT village, min (substr (t, 1, 4)) * 12, "
          "(SELECT min (r.period) FROM reported AS r WHERE r.village = e.village) "
          "FROM (SELECT village, month AS t FROM local_flows UNION ALL SELECT village, month "
          "FROM local_reported_month UNION ALL SELECT village, period FROM reported) AS e "
          "WHERE village NOT IN (SELECT village FROM duty UNION SELECT village FROM "
          "programme_village "
          "WHERE status <> 'candidate') GROUP BY village), "
          "villages (village) AS (SELECT village FROM duty UNION SELECT village FROM own), "
          "months (village, n, of) AS (SELECT a.village, count (k.m), count (*) "
          "FROM (SELECT village, m FROM on_duty UNION ALL SELECT o.village, s.m FROM own AS o "
          "JOIN span AS s ON s.m >= o.first) AS a "
          "LEFT JOIN numbered AS k ON k.village = a.village AND k.m = a.m GROUP BY a.village), "
          "quarterly (village, n, of) AS (SELECT a.village, count (r.period), count (*) "
          "FROM (SELECT DISTINCT d.village, x.q FROM duty AS d JOIN quarters AS x "
          "ON d.first <= " DESMI_SQL_LAST_MONTH ("x.q") " AND d.before > " DESMI_SQL_LAST_MONTH (
              "x.q") " UNION ALL SELECT o.village, x.q FROM own AS o JOIN quarters AS x ON x.q >= "
                     "o.quarter) AS a "
                     "LEFT JOIN reported AS r ON r.village = a.village AND r.period = a.q GROUP BY "
                     "a.village), "
                     "counted (village, months, of_months, quarters, of_quarters) AS (SELECT "
                     "v.village, "
                     "coalesce (m.n, 0), coalesce (m.of, 0), coalesce (q.n, 0), coalesce (q.of, 0) "
                     "FROM villages AS v LEFT JOIN months AS m ON m.village = v.village "
                     "LEFT JOIN quarterly AS q ON q.village = v.village) "
                     "SELECT village, months, of_months, quarters, of_quarters FROM counted "
                     "WHERE ?2 = '' OR village = ?2 OR substr (village, 1, length (?2) + 1) = ?2 "
                     "|| "
                     "'.' "
                     "ORDER BY CAST (months + quarters AS REAL) / max (1, of_months + "
                     "of_quarters), "
                     "village";

static void
add_completeness (DesmiTableBuilder *builder, DesmiLabels *labels, sqlite3_stmt *stmt)
{
  const char *village = (const char *) sqlite3_column_text (stmt, 0);
  gint64      reported = sqlite3_column_int64 (stmt, 1) + sqlite3_column_int64 (stmt, 3);
  gint64      of = sqlite3_column_int64 (stmt, 2) + sqlite3_column_int64 (stmt, 4);

  desmi_table_builder_set_text (builder, 0, village, desmi_labels_area (labels, village));
  for (guint i = 1; i <= 4; i++)
    desmi_table_builder_set_int (builder, i, sqlite3_column_int64 (stmt, (int) i));
  if (of > 0)
    desmi_table_builder_set_double (builder, 5, (double) reported / (double) of);
}

/**
 * desmi_lookup_completeness:
 * @argument: (nullable): code of an area; %NULL: the whole district
 *
 * Of each village that reports to a programme or did, and of each other with entries of the
 * district's own, the least complete first. Columns: village, months (of flows, reported) and
 * of_months (from its enrolment or the year of its first entry, or the first of the file, to the
 * last of the file that has begun or the end of its duty), quarters and of_quarters (of pillars,
 * likewise, to the last quarter that is over), share (of both together; missing where there was
 * nothing to report).
 *
 * Returns: (transfer full): the table; %NULL with @error set
 */
DesmiTable *
desmi_lookup_completeness (DesmiConnection   *connection,
                           const char        *argument,
                           const DesmiLocale *locale,
                           GError           **error)
{
  static const char *const      names[] = { "months", "of_months", "quarters", "of_quarters" };
  g_autoptr (DesmiTableBuilder) builder = desmi_table_builder_new ("completeness");
  g_autoptr (DesmiLabels)       labels = desmi_labels_new (connection, locale);
  g_autofree char              *sql = desmi_sql_expand (completeness);
  g_autofree char              *quarter = desmi_query_dup_quarter_over ();
  char                          now[8];
  sqlite3_stmt                 *stmt;

  desmi_month_to_text (desmi_clock_last_month (), now);
  stmt = desmi_connection_bind (connection, error, sql, "sss", quarter,
                                argument != NULL ? argument : "", now);
  desmi_table_builder_add_column (builder, "village", DESMI_COLUMN_CODE);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    desmi_table_builder_add_column (builder, names[i], DESMI_COLUMN_COUNT);
  desmi_table_builder_add_column (builder, "share", DESMI_COLUMN_RATIO);
  if (!desmi_lookup_add_rows (connection, builder, labels, stmt, add_completeness, error))
    return NULL;
  return desmi_lookup_end (connection, g_steal_pointer (&builder), error);
}
