/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A village's report of a quarter, as its form shows it, and which villages have handed one in. */
#include "store/desmi-lookup.h"

#include "store/desmi-connection.h"
#include "store/desmi-feed.h"
#include "store/desmi-pillar-data.h"
#include "store/desmi-sql-names.h"

#include <glib/gi18n-lib.h>

enum
{
  PROGRAMME,
  PILLAR,
  INDICATOR,
  UNIT,
  DIRECTION,
  OVER_TIME,
  OVER_VILLAGES,
  WEIGHT,
  CAP,
  TARGET,
  TARGET_PERIOD,
  VALUE,
  FED,
  NOW,
  FEED,
  BEFORE,
  MEAN,
  REPORTED,
  VILLAGES,
  EVIDENCE,
  REMARK,
  STATUS,
  REASON,
  NOTE,
  SINCE,
  STATE,
  N_COLUMNS
};

static const struct
{
  const char     *name;
  DesmiColumnType type;
} columns[N_COLUMNS] = {
  [PROGRAMME] = { "programme", DESMI_COLUMN_TEXT },
  [PILLAR] = { "pillar", DESMI_COLUMN_TEXT },
  [INDICATOR] = { "indicator", DESMI_COLUMN_TEXT },
  [UNIT] = { "unit", DESMI_COLUMN_TEXT },
  [DIRECTION] = { "direction", DESMI_COLUMN_TEXT },
  [OVER_TIME] = { "over_time", DESMI_COLUMN_TEXT },
  [OVER_VILLAGES] = { "over_villages", DESMI_COLUMN_TEXT },
  [WEIGHT] = { "weight", DESMI_COLUMN_MILLI },
  [CAP] = { "cap", DESMI_COLUMN_MILLI },
  [TARGET] = { "target", DESMI_COLUMN_MILLI },
  [TARGET_PERIOD] = { "target_period", DESMI_COLUMN_PERIOD },
  [VALUE] = { "value", DESMI_COLUMN_MILLI },
  [FED] = { "fed", DESMI_COLUMN_MILLI },
  [NOW] = { "now", DESMI_COLUMN_MILLI },
  [FEED] = { "feed", DESMI_COLUMN_TEXT },
  [BEFORE] = { "before", DESMI_COLUMN_MILLI },
  [MEAN] = { "mean", DESMI_COLUMN_MILLI },
  [REPORTED] = { "reported", DESMI_COLUMN_COUNT },
  [VILLAGES] = { "villages", DESMI_COLUMN_COUNT },
  [EVIDENCE] = { "evidence", DESMI_COLUMN_COUNT },
  [REMARK] = { "remark", DESMI_COLUMN_TEXT },
  [STATUS] = { "status", DESMI_COLUMN_TEXT },
  [REASON] = { "reason", DESMI_COLUMN_TEXT },
  [NOTE] = { "note", DESMI_COLUMN_TEXT },
  [SINCE] = { "since", DESMI_COLUMN_PERIOD },
  [STATE] = { "state", DESMI_COLUMN_TEXT },
};

/* ?1 the present quarter, as registers are counted; ?5 a quarter, ?2 a village, ?3 the quarter
 * before, ?4 the year. Indicators and pillars are those of the quarter. "fed" is what registers say
 * where nothing was typed, "now" what they say this minute, also of a report that was handed in;
 * "target" the official one before the district's own, the quarter's before the year's. The mean is
 * of all villages that say something of the quarter, as are the scores of the pillars. */
#define FORM_BEGIN                                                                                 \
  "WITH pillar AS (SELECT programme, number FROM official_pillar UNION "                           \
  "SELECT programme, number FROM local_pillar WHERE coalesce (retired, '9999') > ?5), "            \
  "indicator AS (SELECT * FROM indicator_rule WHERE since <= ?5 AND until > ?5), "                 \
  "target AS (SELECT indicator, period, value_milli, period = ?4 AS far, 0 AS own FROM "           \
  "official_targets WHERE village = ?2 AND period IN (?5, ?4) UNION ALL SELECT indicator, "        \
  "period, value_milli, period = ?4, 1 FROM local_targets WHERE village = ?2 AND period IN (?5, "  \
  "?4)), expected AS MATERIALIZED (SELECT DISTINCT d.village, "                                    \
  "d.programme " DESMI_SQL_DUTY_BETWEEN (DESMI_SQL_LAST_MONTH ("?5"),                              \
                                         DESMI_SQL_LAST_MONTH ("?5")) "), fed AS MATERIALIZED ("

#define FED_NONE "SELECT village, indicator, period, value_milli FROM local_measurements WHERE 0"
#define FED_WHERE " AND f.period IN (?5, ?3)"
#define LIVE "), live AS MATERIALIZED ("
#define LIVE_WHERE " AND f.period = ?5 AND f.village = ?2"

#define FORM_END                                                                                   \
  "), known AS (SELECT village, indicator, period, value_milli FROM local_measurements WHERE "     \
  "period IN (?5, ?3) UNION ALL SELECT village, indicator, period, value_milli FROM fed), "        \
  "mean AS (SELECT v.indicator, CAST (round (avg (v.value_milli)) AS INTEGER) AS value_milli, "    \
  "count (*) AS n FROM known AS v WHERE v.period = ?5 GROUP BY v.indicator) "                      \
  "SELECT p.programme, CAST (p.number AS TEXT), i.id, i.unit, i.direction, i.over_time, "          \
  "i.over_villages, i.weight_milli, i.cap_milli, t.value_milli, t.period, m.value_milli, "         \
  "f.value_milli, n.value_milli, (SELECT feed FROM local_feed AS d WHERE d.indicator = i.id AND "  \
  "(d.village = ?2 "                                                                               \
  "OR length (d.village) = 5) ORDER BY length (d.village) DESC LIMIT 1), b.value_milli, "          \
  "a.value_milli, coalesce (a.n, 0), (SELECT count (*) FROM (SELECT village FROM expected AS d "   \
  "WHERE d.programme = p.programme UNION SELECT village FROM known AS v WHERE v.indicator = i.id " \
  "AND v.period = ?5)), (SELECT count (*) FROM local_document AS d WHERE d.village = ?2 AND "      \
  "d.indicator "                                                                                   \
  "= i.id AND d.period = ?5), r.notes, s.status, s.reason, s.note, s.period, k.state "             \
  "FROM programme_village AS e JOIN pillar AS p ON p.programme = e.programme "                     \
  "LEFT JOIN indicator AS i ON i.programme = p.programme AND i.pillar = p.number "                 \
  "LEFT JOIN target AS t ON t.indicator = i.id AND NOT EXISTS (SELECT 1 FROM target AS u WHERE "   \
  "u.indicator = t.indicator AND (u.far, u.own) < (t.far, t.own)) "                                \
  "LEFT JOIN local_measurements AS m ON m.village = ?2 AND m.indicator = i.id AND m.period = ?5 "  \
  "LEFT JOIN fed AS f ON f.village = ?2 AND f.indicator = i.id AND f.period = ?5 "                 \
  "LEFT JOIN live AS n ON n.indicator = i.id "                                                     \
  "LEFT JOIN known AS b ON b.village = ?2 AND b.indicator = i.id AND b.period = ?3 "               \
  "LEFT JOIN mean AS a ON a.indicator = i.id "                                                     \
  "LEFT JOIN local_remark AS r ON r.village = ?2 AND r.indicator = i.id AND r.period = ?5 "        \
  "LEFT JOIN local_pillar_status AS s ON s.village = ?2 AND s.programme = p.programme "            \
  "AND s.pillar = p.number AND s.period = (SELECT max (t.period) FROM local_pillar_status AS t "   \
  "WHERE t.village = ?2 AND t.programme = p.programme AND t.pillar = p.number "                    \
  "AND t.period <= ?5) "                                                                           \
  "LEFT JOIN local_report AS k ON k.village = ?2 AND k.programme = p.programme "                   \
  "AND k.period = ?5 WHERE e.village = ?2 "                                                        \
  "ORDER BY p.programme <> '" DESMI_DEFAULT_PROGRAMME "', p.programme, p.number, i.id"

static const char *
find_label (DesmiLabels *labels, sqlite3_stmt *stmt, int column, const char *text)
{
  switch (column)
    {
    case PROGRAMME:
      return desmi_labels_programme (labels, text);
    case PILLAR:
      return desmi_labels_pillar (labels, (const char *) sqlite3_column_text (stmt, PROGRAMME),
                                  text);
    case INDICATOR:
      return desmi_labels_indicator (labels, text);
    case REASON:
      return desmi_labels_reason (labels, text);
    default:
      return NULL;
    }
}

static void
add_form_row (DesmiTableBuilder *builder, DesmiLabels *labels, sqlite3_stmt *stmt)
{
  for (int i = 0; i < N_COLUMNS; i++)
    {
      const char *text;

      if (sqlite3_column_type (stmt, i) == SQLITE_NULL)
        continue;
      if (columns[i].type == DESMI_COLUMN_MILLI || columns[i].type == DESMI_COLUMN_COUNT)
        {
          desmi_table_builder_set_int (builder, (guint) i, sqlite3_column_int64 (stmt, i));
          continue;
        }
      text = (const char *) sqlite3_column_text (stmt, i);
      if (*text != '\0')
        desmi_table_builder_set_text (builder, (guint) i, text, find_label (labels, stmt, i, text));
    }
}

static gboolean
parse_quarter (const char *text, DesmiPeriod *out, GError **error)
{
  if (!desmi_period_parse (text, out, error))
    return FALSE;
  if (out->kind == DESMI_PERIOD_QUARTER)
    return TRUE;
  g_set_error (error, DESMI_STORE_ERROR, DESMI_STORE_ERROR_INPUT,
               _ ("“%s” is not a quarter; one is written 2023-Q4."), text);
  return FALSE;
}

static sqlite3_stmt *
prepare_form (DesmiConnection   *connection,
              const char        *village,
              const DesmiPeriod *quarter,
              GError           **error)
{
  DesmiPeriod      earlier = desmi_period_shift (quarter, -1);
  g_autofree char *now = desmi_period_to_text (quarter), *before = desmi_period_to_text (&earlier);
  g_autofree char *year = g_strdup_printf ("%d", desmi_month_year (quarter->first));
  g_autofree char *present = desmi_feed_dup_present (), *sql = NULL, *expanded = NULL;
  gboolean         is_fed;

  if (!desmi_feed_is_used (connection, &is_fed, error))
    return NULL;
  sql = g_strconcat (
      FORM_BEGIN, is_fed ? desmi_feed_get_select () : FED_NONE, is_fed ? FED_WHERE : "", LIVE,
      is_fed ? desmi_feed_get_live_select () : FED_NONE, is_fed ? LIVE_WHERE : "", FORM_END, NULL);
  expanded = desmi_sql_expand (sql);
  return desmi_connection_bind (connection, error, expanded, "sssss", present, village, before,
                                year, now);
}

/**
 * desmi_lookup_report_form:
 * @argument: code of a village, a blank, a quarter
 *
 * Returns: (transfer full): a row an indicator of the village's programmes, with what was said of
 *   its pillar repeated in each (one row, without an indicator, for a pillar that has none): the
 * quarter's target, else the year's, and which; what was typed, what registers say where nothing
 * was, what they say now though the report was handed in, which of them is counted; the value of
 * the quarter before; the mean of the villages, how many of how many it is of; how many
 * documents show it; status, reason and note as last said, "since" the period of that; state of the
 * report in the programme. Values are thousandths. %NULL with @error set
 */
DesmiTable *
desmi_lookup_report_form (DesmiConnection   *connection,
                          const char        *argument,
                          const DesmiLocale *locale,
                          GError           **error)
{
  g_autoptr (DesmiTableBuilder) builder = desmi_table_builder_new ("report-form");
  g_autoptr (DesmiLabels)       labels = desmi_labels_new (connection, locale);
  g_auto (GStrv)                parts = g_strsplit (argument != NULL ? argument : "", " ", 2);
  DesmiPeriod                   quarter = { 0 };

  if (!parse_quarter (parts[0] != NULL && parts[1] != NULL ? parts[1] : "", &quarter, error))
    return NULL;
  for (guint i = 0; i < N_COLUMNS; i++)
    desmi_table_builder_add_column (builder, columns[i].name, columns[i].type);
  if (!desmi_lookup_add_rows (connection, builder, labels,
                              prepare_form (connection, parts[0], &quarter, error), add_form_row,
                              error))
    return NULL;
  desmi_table_builder_set_period (builder, parts[1]);
  return desmi_lookup_end (connection, g_steal_pointer (&builder), error);
}

static void
add_village (DesmiTableBuilder *builder, DesmiLabels *labels, sqlite3_stmt *stmt)
{
  const char *code = (const char *) sqlite3_column_text (stmt, 0);

  desmi_table_builder_set_text (builder, 0, code, desmi_labels_area (labels, code));
  desmi_table_builder_set_int (builder, 1, sqlite3_column_int64 (stmt, 1));
}

/* ?1 a quarter, ?2 a programme */
#define TURN                                                                                       \
  "SELECT e.village, EXISTS (SELECT 1 FROM local_measurements AS m WHERE m.village = e.village "   \
  "AND m.period = ?1 AND m.indicator IN (SELECT id FROM official_indicator WHERE programme = ?2 "  \
  "UNION ALL SELECT id FROM local_indicator WHERE programme = ?2)) OR EXISTS (SELECT 1 FROM "      \
  "local_report AS k WHERE k.village = e.village AND k.programme = ?2 AND k.period = ?1 AND "      \
  "k.state = 'submitted') " DESMI_SQL_ON_DUTY ("?2", DESMI_SQL_LAST_MONTH ("?1"),                  \
                                               DESMI_SQL_LAST_MONTH ("?1")) " ORDER BY e.village"

/**
 * desmi_lookup_report_villages:
 * @argument: a quarter; a blank and a programme, if not the usual one
 *
 * Returns: (transfer full): the villages whose duty it is to report, by code: village, reported (1:
 *   something of the programme was measured in the quarter, or the report was handed in); %NULL
 *   with @error set
 */
DesmiTable *
desmi_lookup_report_villages (DesmiConnection   *connection,
                              const char        *argument,
                              const DesmiLocale *locale,
                              GError           **error)
{
  g_autoptr (DesmiTableBuilder) builder = desmi_table_builder_new ("report-villages");
  g_autoptr (DesmiLabels)       labels = desmi_labels_new (connection, locale);
  g_auto (GStrv)                parts = g_strsplit (argument != NULL ? argument : "", " ", 2);
  const char                   *programme = DESMI_DEFAULT_PROGRAMME;
  g_autofree char              *sql = desmi_sql_expand (TURN);
  DesmiPeriod                   quarter = { 0 };

  if (!parse_quarter (parts[0] != NULL ? parts[0] : "", &quarter, error))
    return NULL;
  if (parts[1] != NULL)
    programme = parts[1];
  desmi_table_builder_add_column (builder, "village", DESMI_COLUMN_CODE);
  desmi_table_builder_add_column (builder, "reported", DESMI_COLUMN_COUNT);
  if (!desmi_lookup_add_rows (
          connection, builder, labels,
          desmi_connection_bind (connection, error, sql, "ss", parts[0], programme), add_village,
          error))
    return NULL;
  return desmi_lookup_end (connection, g_steal_pointer (&builder), error);
}
