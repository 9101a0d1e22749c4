/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reports that are missing, and how complete those of each village are. */
#include "store/desmi-quality.h"

#include "store/desmi-connection.h"
#include "store/desmi-lookup.h"
#include "store/desmi-sql-names.h"

#include <glib/gi18n-lib.h>

/* Quarters from the first that anybody reported on pillars to ?1, the last that is over. */
#define QUARTERS                                                                                   \
  "reported (village, period) AS MATERIALIZED (SELECT village, period FROM {reported}), "          \
  "quarters (q) AS (SELECT min (period) FROM reported WHERE period <= ?1 "                         \
  "HAVING min (period) IS NOT NULL UNION ALL "                                                     \
  "SELECT CASE substr (q, 7) WHEN '4' THEN printf ('%04d-Q1', substr (q, 1, 4) + 1) "              \
  "ELSE substr (q, 1, 6) || (substr (q, 7) + 1) END FROM quarters WHERE q < ?1)"

/* Villages whose duty it is to report, to whichever programme, and since which year. */
#define DUTY                                                                                       \
  "duty (village, year) AS (SELECT e.village, min (coalesce (e.cohort, 0)) "                       \
  "FROM programme_village AS e WHERE e.status IN ('active', 'suspended') GROUP BY e.village)"

/* Months that something is known of, if only that there was nothing. */
#define MONTHS                                                                                     \
  "known (village, month) AS (SELECT village, month FROM official_flows "                          \
  "UNION SELECT village, month FROM local_flows "                                                  \
  "UNION SELECT village, month FROM local_reported_month)"

/* The column month as a number, and the numbers a and b back. */
#define INDEX                                                                                      \
  "(CAST (substr (month, 1, 4) AS INTEGER) * 12 + CAST (substr (month, 6, 2) AS INTEGER) - 1)"
#define FIRST "printf ('%04d-%02d', a / 12, a % 12 + 1)"
#define LAST "printf ('%04d-%02d', b / 12, b % 12 + 1)"

static const char missing_quarters[]
    = "WITH RECURSIVE " QUARTERS ", " DUTY " SELECT d.village, x.q, '-', x.q "
      "FROM quarters AS x, duty AS d WHERE d.year <= CAST (substr (x.q, 1, 4) AS INTEGER) "
      "AND NOT EXISTS (SELECT 1 FROM reported AS r WHERE r.village = d.village "
      "AND r.period = x.q) ORDER BY d.village, x.q";

/* Months of which nothing is known between two of which something is; candidates are asked as well,
 * since somebody counts them already. A gap is told once, however long it is. */
static const char missing_months[]
    = "WITH " MONTHS ", numbered (village, m) AS (SELECT village, " INDEX " FROM known), "
      "steps (village, a, b) AS (SELECT village, m + 1, lead (m) OVER (PARTITION BY village "
      "ORDER BY m) - 1 FROM numbered), "
      "gaps (village, first, last) AS (SELECT village, " FIRST ", " LAST " FROM steps "
      "WHERE b >= a) "
      "SELECT village, first || '..' || last, '-', "
      "iif (first = last, first, first || '..' || last) FROM gaps "
      "WHERE village IN (SELECT village FROM programme_village "
      "WHERE status IN ('candidate', 'active', 'suspended')) ORDER BY village, first";

/* Months after the last of a village, or all where there is none, of which others are known; the
 * month that is not over yet is not asked for, nor what is no village any more. */
static const char silent_months[]
    = "WITH " MONTHS ", " DUTY ", numbered (village, m) AS (SELECT village, " INDEX " FROM known "
      "WHERE month < substr (?1, 1, 7)), "
      "span (first, last) AS (SELECT min (m), max (m) FROM numbered), "
      "heard (village, m) AS (SELECT village, max (m) FROM numbered GROUP BY village), "
      "gaps (village, a, b) AS (SELECT d.village, max (d.year * 12, coalesce (h.m + 1, s.first)), "
      "s.last FROM duty AS d JOIN span AS s LEFT JOIN heard AS h ON h.village = d.village) "
      "SELECT village, " FIRST " || '..' || " LAST ", '-', iif (a = b, " FIRST ", " FIRST
      " || '..' || " LAST ") FROM gaps WHERE a <= b "
      "AND NOT EXISTS (SELECT 1 FROM official_village AS v WHERE v.code = gaps.village "
      "AND v.retired IS NOT NULL) AND NOT EXISTS (SELECT 1 FROM official_region AS r "
      "WHERE r.code = gaps.village AND r.retired IS NOT NULL) ORDER BY village";

const DesmiQualityRule desmi_quality_report_rules[] = {
  { DESMI_QUALITY_REPORTS, "missing-quarter", "note", "pillars", missing_quarters, "p",
    /* Translators: %s is a quarter */
    N_ ("Nothing is reported on the pillars for %s."), NULL, TRUE, TRUE },
  { DESMI_QUALITY_REPORTS, "missing-months", "note", "flows", missing_months, "p",
    /* Translators: %s is a month or a run of months */
    N_ ("There are no worker flows for %s, though there are before and after."), NULL, FALSE },
  { DESMI_QUALITY_REPORTS, "silent-months", "note", "flows", silent_months, "p",
    /* Translators: %s is a month or a run of months */
    N_ ("There are no worker flows for %s, though other villages have some."), NULL, FALSE },
  { .finding = NULL },
};

/* Those on duty, and those of which the district has entries of its own though nobody asks for
 * them: candidates, and villages in no programme. They count from their first entry. */
static const char completeness[]
    = "WITH RECURSIVE " QUARTERS ", " MONTHS ", " DUTY ", "
      "span (a, b) AS (SELECT min (" INDEX "), max (" INDEX ") FROM known), "
      "own (village, year) AS (SELECT village, min (CAST (substr (t, 1, 4) AS INTEGER)) "
      "FROM (SELECT village, month AS t FROM local_flows UNION ALL SELECT village, month "
      "FROM local_reported_month UNION ALL SELECT village, period FROM reported) "
      "WHERE village NOT IN (SELECT village FROM duty UNION SELECT village "
      "FROM programme_village WHERE status IN ('finished', 'left')) GROUP BY village), "
      "villages (village, year, quarter) AS (SELECT village, year, printf ('%04d-Q1', year) "
      "FROM duty UNION ALL SELECT o.village, o.year, (SELECT min (r.period) "
      "FROM reported AS r WHERE r.village = o.village) FROM own AS o), "
      "counted AS (SELECT v.village, (SELECT count (*) FROM known AS k "
      "WHERE k.village = v.village AND CAST (substr (k.month, 1, 4) AS INTEGER) >= v.year) "
      "AS months, (SELECT coalesce (max (0, b + 1 - max (a, v.year * 12)), 0) FROM span) "
      "AS of_months, (SELECT count (*) FROM reported AS r, quarters AS x "
      "WHERE r.village = v.village AND x.q = r.period AND x.q >= v.quarter) AS quarters, "
      "(SELECT count (*) FROM quarters AS x WHERE x.q >= v.quarter) AS of_quarters "
      "FROM villages AS v) "
      "SELECT village, months, of_months, quarters, of_quarters FROM counted "
      "WHERE ?2 = '' OR village = ?2 OR substr (village, 1, length (?2) + 1) = ?2 || '.' "
      "ORDER BY CAST (months + quarters AS REAL) / max (1, of_months + of_quarters), village";

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
 * Of each village that reports to a programme, and of each other with entries of the district's
 * own, the least complete first. Columns: village, months (of flows, reported) and of_months (from
 * the year of its cohort or of its first entry, or the first of the file, to the last of the file),
 * quarters and of_quarters (of pillars, likewise, to the last quarter that is over), share (of both
 * together; missing where there was nothing to report).
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
  sqlite3_stmt                 *stmt = desmi_connection_bind (connection, error, sql, "ss", quarter,
                                              argument != NULL ? argument : "");

  desmi_table_builder_add_column (builder, "village", DESMI_COLUMN_CODE);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    desmi_table_builder_add_column (builder, names[i], DESMI_COLUMN_COUNT);
  desmi_table_builder_add_column (builder, "share", DESMI_COLUMN_RATIO);
  if (!desmi_lookup_add_rows (connection, builder, labels, stmt, add_completeness, error))
    return NULL;
  return desmi_lookup_end (connection, g_steal_pointer (&builder), error);
}
