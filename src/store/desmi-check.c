/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Looks over a district file: is it whole, and can its data be right? */
#include "store/desmi-pillar-data.h"
#include "store/desmi-quality.h"
#include "store/desmi-sql-names.h"
#include "store/desmi-store-object.h"

#include "core/desmi-clock.h"
#include "core/desmi-unit.h"

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
 * @sql: with names of desmi_sql_expand(); gives of each finding: where, name, and of what the
 * detail is made: an indicator, a period, a number in thousandths, a text; each may be NULL, or
 * left out at the end
 * @message: for a reader, with one or two %s: name, detail
 * @unit: the next column is the unit that the number is held against; what can be right is no
 * finding
 *
 * One thing that is looked for. ?1 is the last quarter that is over, ?2 the latest month that data
 * can be of.
 */
typedef struct
{
  const char *severity; /* error, warning, note */
  const char *kind;
  const char *sql;
  const char *message;
  gboolean    unit;
} Rule;

/* What a rule tells of comes from a table called x. */
#define NAME "COALESCE ((SELECT name FROM official_region WHERE code = x.village), x.village)"

#define OFFICIAL_VILLAGES                                                                          \
  "SELECT DISTINCT village FROM official_flows"                                                    \
  " UNION SELECT village FROM official_enrolment"                                                  \
  " UNION SELECT village FROM official_remittances"                                                \
  " UNION SELECT village FROM official_targets"

static const char unknown_villages[]
    = "SELECT x.village, x.village FROM (SELECT village FROM {areas} UNION " OFFICIAL_VILLAGES
      ") AS x"
      " WHERE NOT EXISTS (SELECT 1 FROM official_region AS r"
      "                   WHERE r.code = x.village AND r.level = 'village')"
      " AND NOT EXISTS (SELECT 1 FROM official_village AS v WHERE v.code = x.village)";

/* Of another district than the file's and, after a split, its successors. */
static const char foreign_villages[]
    = "SELECT x.village, " NAME " FROM {areas} AS x"
      " WHERE substr (x.village, 1, 5) <> (SELECT value FROM meta WHERE key = 'district')"
      " AND instr (' ' || COALESCE ((SELECT successors FROM official_region"
      "   WHERE code = (SELECT value FROM meta WHERE key = 'district')), '') || ' ',"
      "   ' ' || substr (x.village, 1, 5) || ' ') = 0";

static const char official_counts[]
    = "SELECT x.village, " NAME ", NULL, x.month, x.count * 1000 FROM official_flows AS x"
      " WHERE x.count NOT BETWEEN 0 AND 99999";

static const char more_than_people[]
    = "SELECT x.village, " NAME ", NULL, x.month, x.n * 1000"
      " FROM (SELECT village, month, direction, sum (count) AS n FROM local_flows"
      "       GROUP BY village, month, direction) AS x"
      " JOIN local_profile AS p ON p.village = x.village WHERE x.n > p.population";

static const char odd_months[] = "SELECT x.village, " NAME ", NULL, x.month"
                                 " FROM (SELECT village, month FROM local_flows"
                                 "       UNION SELECT village, month FROM official_flows) AS x"
                                 " WHERE x.month > ?2 OR x.month < '2000-01'";

static const char odd_amounts[]
    = "SELECT x.village, " NAME ", NULL, x.quarter, x.amount_idr * 1000"
      " FROM (SELECT village, quarter, amount_idr FROM local_remittances"
      "       UNION ALL SELECT village, quarter, amount_idr FROM official_remittances) AS x"
      " WHERE x.amount_idr NOT BETWEEN 0 AND 1000000000000";

static const char odd_values[]
    = "SELECT x.village, " NAME ", x.indicator, x.period, x.value_milli, NULL,"
      " (SELECT i.unit FROM {indicators} AS i WHERE i.id = x.indicator)"
      " FROM (SELECT village, indicator, period, value_milli FROM local_measurements"
      "       UNION ALL SELECT village, indicator, period, value_milli FROM local_targets) AS x";

static const char odd_periods[] = "SELECT x.village, " NAME ", NULL, x.period"
                                  " FROM (SELECT DISTINCT village, period, month FROM {dated}) AS x"
                                  " WHERE x.month > ?2 OR x.month < '2000-01'";

static const char unknown_indicators[]
    = "SELECT x.village, " NAME ", NULL, NULL, NULL, x.indicator FROM {indicator_uses} AS x"
      " WHERE NOT EXISTS (SELECT 1 FROM official_indicator AS o WHERE o.id = x.indicator)"
      " AND NOT EXISTS (SELECT 1 FROM local_indicator AS l WHERE l.id = x.indicator)";

/* A district's own word on a village goes before that of the national list. */
static const char retired_villages[]
    = "SELECT x.village, " NAME ", NULL, NULL, NULL, COALESCE (r.successors, '–')"
      " FROM programme_village AS x JOIN (SELECT code, retired, successors FROM official_village"
      "   UNION ALL SELECT code, retired, successors FROM official_region AS o WHERE NOT EXISTS"
      "   (SELECT 1 FROM official_village AS v WHERE v.code = o.code)) AS r ON r.code = x.village"
      " WHERE r.retired IS NOT NULL AND x.official = 0"
      " AND NOT EXISTS (SELECT 1 FROM programme_village AS n WHERE n.programme = x.programme"
      "   AND instr (' ' || r.successors || ' ', ' ' || n.village || ' ') > 0)";

static const char both_sources[]
    = "SELECT x.village, " NAME ", NULL, x.month"
      " FROM (SELECT DISTINCT village, month, direction FROM local_flows) AS x"
      " WHERE EXISTS (SELECT 1 FROM official_flows AS o WHERE o.village = x.village"
      "               AND o.month = x.month AND o.direction = x.direction)";

/* Each missing one is told as the page of the data's quality tells it, but where nobody ever
 * reported there is no quarter to begin with. */
static const char no_reports[]
    = "SELECT x.village, " NAME ", NULL, ?1"
      " FROM (SELECT e.village " DESMI_SQL_VILLAGES_ON_DUTY ") AS x"
      " WHERE NOT EXISTS (SELECT 1 FROM {reported} AS r WHERE r.period <= ?1)"
      " ORDER BY x.village";

static const Rule rules[] = {
  { "error", "unknown_code", unknown_villages, N_ ("%s is in no list of villages.") },
  { "error", "foreign_code", foreign_villages, N_ ("%s lies outside the file's district.") },
  { "error", "doubtful_value", official_counts,
    N_ ("%s has a count of workers that cannot be right (%s).") },
  { "warning", "doubtful_value", more_than_people,
    N_ ("%s sent or took back more workers in a month than it has inhabitants (%s).") },
  { "warning", "doubtful_value", odd_months,
    N_ ("%s has flows in a month that cannot be right (%s).") },
  { "warning", "doubtful_value", odd_amounts,
    N_ ("%s has remittances that can hardly be right (%s).") },
  { "warning", "doubtful_value", odd_values, N_ ("%s has a value that cannot be right (%s)."),
    TRUE },
  { "warning", "doubtful_value", odd_periods,
    N_ ("%s reports on a time that cannot be right (%s).") },
  { "warning", "unknown_indicator", unknown_indicators,
    N_ ("%s reports on an indicator that the catalogue does not hold (%s).") },
  { "warning", "retired_village", retired_villages,
    N_ ("%s is enrolled here and is no longer a village; its successors: %s.") },
  { "note", "duplicate", both_sources,
    N_ ("%s has its own counts beside the official ones (%s); the official ones are shown.") },
  { "note", "missing_report", no_reports, N_ ("%s has not reported on its pillars for %s.") },
};

/* Columns of a rule's statement. */
enum
{
  FOUND_WHERE,
  FOUND_NAME,
  FOUND_INDICATOR,
  FOUND_PERIOD,
  FOUND_MILLI,
  FOUND_TEXT,
  FOUND_UNIT,
};

typedef struct
{
  const DesmiLocale *locale;
  DesmiTableBuilder *builder;
  DesmiLabels       *labels;
  char              *quarter;  /* the last that is over */
  char               month[8]; /* the latest that data can be of */
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

static const char *
text_at (sqlite3_stmt *stmt, int column)
{
  return column < sqlite3_column_count (stmt) ? (const char *) sqlite3_column_text (stmt, column)
                                              : NULL;
}

static void
append_part (GString *out, const char *between, const char *text)
{
  if (text != NULL)
    g_string_append_printf (out, "%s%s", out->len > 0 ? between : "", text);
}

/* "Residents served, Quarter 4 of 2023: 1,000" */
static char *
make_detail (Check *check, sqlite3_stmt *stmt)
{
  GString         *out = g_string_new (NULL);
  const char      *indicator = text_at (stmt, FOUND_INDICATOR);
  const char      *text = text_at (stmt, FOUND_PERIOD);
  g_autofree char *period_text = NULL, *number = NULL;
  DesmiPeriod      period;

  if (indicator != NULL)
    {
      const char *name = desmi_labels_indicator (check->labels, indicator);

      append_part (out, ", ", name != NULL ? name : indicator);
    }
  if (text != NULL && desmi_period_parse (text, &period, NULL))
    text = period_text = desmi_period_format (&period, check->locale);
  append_part (out, ", ", text);
  if (text_at (stmt, FOUND_MILLI) != NULL)
    number = desmi_format_number ((double) sqlite3_column_int64 (stmt, FOUND_MILLI) / 1000.0,
                                  DESMI_NUMBER_PLAIN, 0, check->locale);
  append_part (out, ": ", number);
  append_part (out, ", ", text_at (stmt, FOUND_TEXT));
  return g_string_free (out, FALSE);
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

static sqlite3_stmt *
prepare_rule (Check *check, DesmiConnection *connection, const Rule *rule, GError **error)
{
  g_autofree char *sql = desmi_sql_expand (rule->sql);
  sqlite3_stmt    *stmt = desmi_connection_prepare (connection, sql, error);
  int              n = stmt != NULL ? sqlite3_bind_parameter_count (stmt) : 0;

  if (n >= 1)
    sqlite3_bind_text (stmt, 1, check->quarter, -1, SQLITE_STATIC);
  if (n >= 2)
    sqlite3_bind_text (stmt, 2, check->month, -1, SQLITE_STATIC);
  return stmt;
}

static void
add_found (Check *check, const Rule *rule, sqlite3_stmt *stmt)
{
  g_autofree char *detail = make_detail (check, stmt);
  g_autofree char *message = make_message (desmi_locale_text (check->locale, rule->message),
                                           text_at (stmt, FOUND_NAME), detail);

  add_finding (check, rule->severity, rule->kind, text_at (stmt, FOUND_WHERE), message);
}

static void
add_more (Check *check, const Rule *rule, guint n)
{
  g_autofree char *count = desmi_format_count (n, check->locale);
  g_autofree char *message
      = g_strdup_printf (desmi_locale_plural (check->locale, "%s more like the one before.",
                                              "%s more like those before.", n),
                         count);

  add_finding (check, rule->severity, rule->kind, "", message);
}

static gboolean
check_rule (Check *check, DesmiConnection *connection, const Rule *rule, GError **error)
{
  g_autoptr (GError) local = NULL;
  sqlite3_stmt      *stmt = prepare_rule (check, connection, rule, error);
  guint              n = 0;

  if (stmt == NULL)
    return FALSE;
  while (desmi_connection_step (connection, stmt, &local))
    {
      if (rule->unit
          && desmi_unit_check (text_at (stmt, FOUND_UNIT), sqlite3_column_int64 (stmt, FOUND_MILLI),
                               NULL))
        continue;
      if (++n <= MAX_A_RULE)
        add_found (check, rule, stmt);
    }
  sqlite3_clear_bindings (stmt);
  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  if (n > MAX_A_RULE)
    add_more (check, rule, n - MAX_A_RULE);
  return TRUE;
}

static const char *
get_cell (DesmiTable *table, guint row, const char *column)
{
  return desmi_table_get_text (table, row, (guint) desmi_table_find_column (table, column));
}

/* What the page of the data's quality tells of, but what was accepted there. */
static gboolean
check_quality (Check *check, DesmiConnection *connection, GError **error)
{
  g_autoptr (DesmiTable) table = desmi_quality_check (connection, check->locale, error);
  const char            *before = "";
  Rule                   rule = { 0 };
  guint                  n = 0;

  for (guint r = 0; table != NULL && r < desmi_table_get_n_rows (table); r++)
    {
      const char      *finding = get_cell (table, r, "finding");
      const char      *village = get_cell (table, r, "village");
      g_autofree char *message = NULL;

      if (strcmp (finding, before) != 0)
        {
          if (n > MAX_A_RULE)
            add_more (check, &rule, n - MAX_A_RULE);
          n = 0;
        }
      before = finding;
      rule.severity = get_cell (table, r, "severity");
      rule.kind = get_cell (table, r, "kind");
      /* Translators: name of a village, and a sentence about it */
      message = g_strdup_printf (desmi_locale_text (check->locale, N_ ("%s: %s")),
                                 desmi_labels_area (check->labels, village),
                                 get_cell (table, r, "message"));
      if (++n <= MAX_A_RULE)
        add_finding (check, rule.severity, rule.kind, village, message);
    }
  if (n > MAX_A_RULE)
    add_more (check, &rule, n - MAX_A_RULE);
  return table != NULL;
}

static gboolean
check_integrity (Check           *check,
                 DesmiConnection *connection,
                 const char      *sql,
                 gboolean        *sound,
                 GError         **error)
{
  g_autoptr (GError) local = NULL;
  sqlite3_stmt      *stmt = desmi_connection_prepare (connection, sql, error);

  if (stmt == NULL)
    return FALSE;
  while (desmi_connection_step (connection, stmt, &local))
    {
      const char *found = (const char *) sqlite3_column_text (stmt, 0);

      if (strcmp (found, "ok") != 0)
        {
          add_finding (check, "error", "damaged", "", found);
          *sound = FALSE;
        }
    }
  if (local == NULL)
    return TRUE;
  if (g_error_matches (local, DESMI_STORE_ERROR, DESMI_STORE_ERROR_DAMAGED))
    {
      add_finding (check, "error", "damaged", "", local->message);
      *sound = FALSE;
      return TRUE;
    }
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

static gboolean
check_all (Check *check, DesmiConnection *connection, GError **error)
{
  gboolean whole = TRUE, linked = TRUE;

  if (!check_integrity (check, connection, "PRAGMA integrity_check (20)", &whole, error))
    return FALSE;
  if (!whole)
    {
      /* nothing else that is read can be relied on */
      desmi_connection_note_damage (connection);
      return TRUE;
    }
  if (!check_integrity (check, connection,
                        "SELECT \"table\" || ' ' || rowid FROM pragma_foreign_key_check", &linked,
                        error))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (rules); i++)
    if (!check_rule (check, connection, &rules[i], error))
      return FALSE;
  return check_quality (check, connection, error);
}

static gpointer
check_job (DesmiConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  Check   *check = data;
  gboolean done;

  check->quarter = desmi_query_dup_quarter_over ();
  desmi_month_to_text (desmi_clock_last_month (), check->month);
  check->labels = desmi_labels_new (connection, check->locale);
  done = check_all (check, connection, error);
  desmi_labels_free (check->labels);
  g_free (check->quarter);
  return done ? check : NULL;
}

/**
 * desmi_store_check:
 *
 * @locale: the reader of the messages; English for programs
 * @error: any #DesmiStoreError
 *
 * Looks over the whole file: is it whole, and can its data be right? Writes nothing. Blocks.
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
  g_autoptr (GError)            damage = NULL;
  Check                         check = { .locale = locale, .builder = builder };

  desmi_table_builder_add_column (builder, "severity", DESMI_COLUMN_TEXT);
  desmi_table_builder_add_column (builder, "kind", DESMI_COLUMN_TEXT);
  desmi_table_builder_add_column (builder, "where", DESMI_COLUMN_TEXT);
  desmi_table_builder_add_column (builder, "message", DESMI_COLUMN_TEXT);
  if (desmi_store_read (self, check_job, &check, cancellable, error) == NULL)
    return NULL;
  /* what to do about it */
  if (desmi_store_file_refuse_damaged (self->shared->file, &damage))
    add_finding (&check, "error", "damaged", "", damage->message);
  return desmi_table_builder_end (g_steal_pointer (&builder));
}
