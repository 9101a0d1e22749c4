/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reports that are missing, and how complete those of each village are. */
#include "store/desmi-quality.h"

#include "store/desmi-connection.h"
#include "store/desmi-lookup.h"

#include <glib/gi18n-lib.h>

/* Quarters from the first to the last that anybody reported on pillars. */
#define QUARTERS                                                                                   \
  "reported (village, period) AS (SELECT village, period FROM local_measurements "                 \
  "WHERE period LIKE '____-Q_' UNION SELECT village, period FROM local_pillar_status "             \
  "WHERE period LIKE '____-Q_'), "                                                                 \
  "extent (first, last) AS (SELECT min (period), max (period) FROM reported), "                    \
  "quarters (q) AS (SELECT first FROM extent WHERE first IS NOT NULL UNION ALL "                   \
  "SELECT CASE substr (q, 7) WHEN '4' THEN printf ('%04d-Q1', substr (q, 1, 4) + 1) "              \
  "ELSE substr (q, 1, 6) || (substr (q, 7) + 1) END FROM quarters, extent WHERE q < last)"

/* Of programme_village AS e: those whose duty it was to report in the year of @period. */
#define ON_DUTY(period)                                                                            \
  "e.programme = '" DESMI_DEFAULT_PROGRAMME "' AND e.status IN ('active', 'suspended') "           \
  "AND coalesce (e.cohort, 0) <= CAST (substr (" period ", 1, 4) AS INTEGER)"

/* Months that something is known of, if only that there was nothing. */
#define MONTHS                                                                                     \
  "known (village, month) AS (SELECT village, month FROM official_flows "                          \
  "UNION SELECT village, month FROM local_flows "                                                  \
  "UNION SELECT village, month FROM local_reported_month)"

/* A month as a number, and back. */
#define INDEX(month)                                                                               \
  "(CAST (substr (" month ", 1, 4) AS INTEGER) * 12 + CAST (substr (" month ", 6, 2) AS INTEGER) " \
  "- 1)"
#define MONTH(index) "printf ('%04d-%02d', (" index ") / 12, (" index ") % 12 + 1)"

static const char missing_quarters[]
    = "WITH RECURSIVE " QUARTERS " SELECT e.village, q, '-', q FROM quarters AS x, "
      "programme_village AS e WHERE " ON_DUTY (
          "x.q") " AND NOT EXISTS (SELECT 1 FROM reported AS r WHERE r.village = e.village AND "
                 "r.period = x.q)"
                 " ORDER BY e.village, x.q";

/* A gap is told once, however long it is. */
static const char missing_months[]
    = "WITH " MONTHS
      ", steps (village, a, b) AS (SELECT village, " INDEX ("month") ", lead (" INDEX (
          "month") ") OVER (PARTITION BY village ORDER BY month) FROM known) "
                   "SELECT s.village, " MONTH ("s.a + 1") " || '..' || " MONTH (
                       "s.b - 1") ", '-', "
                                  "CASE WHEN s.b - s.a = 2 THEN " MONTH ("s.a + 1") " ELSE " MONTH (
                                      "s.a + 1") " || '..' || " MONTH ("s.b - 1") " END "
                                                                                  "FROM steps AS s "
                                                                                  "JOIN "
                                                                                  "programme_"
                                                                                  "village AS e ON "
                                                                                  "e.village = "
                                                                                  "s.village "
                                                                                  "AND e.programme "
                                                                                  "= "
                                                                                  "'" DESMI_DEFAULT_PROGRAMME
                                                                                  "' AND e.status "
                                                                                  "IN ('active', "
                                                                                  "'suspended') "
                                                                                  "WHERE s.b - s.a "
                                                                                  "> 1 ORDER BY "
                                                                                  "s.village, s.a";

const DesmiQualityRule desmi_quality_report_rules[] = {
  { DESMI_QUALITY_REPORTS, "missing-quarter", "note", "pillars", missing_quarters, "p",
    /* Translators: %s is a quarter */
    N_ ("Nothing is reported on the pillars for %s."), NULL, TRUE },
  { DESMI_QUALITY_REPORTS, "missing-months", "note", "flows", missing_months, "p",
    /* Translators: %s is a month or a run of months */
    N_ ("There are no worker flows for %s, though there are before and after."), NULL, FALSE },
  { .finding = NULL },
};

static const char completeness[]
    = "WITH RECURSIVE " QUARTERS ", " MONTHS
      ", span (a, b) AS (SELECT min (" INDEX ("month") "), max (" INDEX (
          "month") ") FROM known), "
                   "villages (village, cohort) AS (SELECT e.village, coalesce (e.cohort, 0) "
                   "FROM programme_village AS e WHERE " ON_DUTY (
                       "'9999'") "), "
                                 "counted AS (SELECT v.village, "
                                 "(SELECT count (*) FROM known AS k WHERE k.village = v.village "
                                 " AND CAST (substr (k.month, 1, 4) AS INTEGER) >= v.cohort) AS "
                                 "months, "
                                 "(SELECT coalesce (max (0, b + 1 - max (a, v.cohort * 12)), 0) "
                                 "FROM span) AS of_months, "
                                 "(SELECT count (*) FROM reported AS r, quarters AS x WHERE "
                                 "r.village = v.village "
                                 " AND x.q = r.period AND CAST (substr (x.q, 1, 4) AS INTEGER) >= "
                                 "v.cohort) AS quarters, "
                                 "(SELECT count (*) FROM quarters AS x WHERE CAST (substr (x.q, 1, "
                                 "4) AS INTEGER) "
                                 " >= v.cohort) AS of_quarters FROM villages AS v) "
                                 "SELECT village, months, of_months, quarters, of_quarters FROM "
                                 "counted "
                                 "WHERE ?1 = '' OR village = ?1 OR substr (village, 1, length (?1) "
                                 "+ 1) = ?1 || '.' "
                                 "ORDER BY CAST (months + quarters AS REAL) / max (1, of_months + "
                                 "of_quarters), village";

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
 * Of each village on duty, the least complete first. Columns: village, months (of flows, reported)
 * and of_months (from its cohort's year, or the first of the file, to the last of the file),
 * quarters and of_quarters (of pillars, likewise), share (of both together; missing where there was
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
  sqlite3_stmt                 *stmt = desmi_connection_bind (connection, error, completeness, "s",
                                              argument != NULL ? argument : "");

  desmi_table_builder_add_column (builder, "village", DESMI_COLUMN_CODE);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    desmi_table_builder_add_column (builder, names[i], DESMI_COLUMN_COUNT);
  desmi_table_builder_add_column (builder, "share", DESMI_COLUMN_RATIO);
  if (!desmi_lookup_add_rows (connection, builder, labels, stmt, add_completeness, error))
    return NULL;
  return desmi_lookup_end (connection, g_steal_pointer (&builder), error);
}
