/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A village's report of a quarter, as its form shows it, and which villages have handed one in. */
#include "store/desmi-lookup.h"

#include "store/desmi-connection.h"
#include "store/desmi-pillar-data.h"

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
  VALUE,
  BEFORE,
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
  [VALUE] = { "value", DESMI_COLUMN_MILLI },
  [BEFORE] = { "before", DESMI_COLUMN_MILLI },
  [REMARK] = { "remark", DESMI_COLUMN_TEXT },
  [STATUS] = { "status", DESMI_COLUMN_TEXT },
  [REASON] = { "reason", DESMI_COLUMN_TEXT },
  [NOTE] = { "note", DESMI_COLUMN_TEXT },
  [SINCE] = { "since", DESMI_COLUMN_PERIOD },
  [STATE] = { "state", DESMI_COLUMN_TEXT },
};

/* ?1 a village, ?2 a quarter, ?3 the one before. The newest version of an indicator; the
 * district's own where the server has none of that name. */
#define FORM                                                                                       \
  "WITH pillar AS (SELECT programme, number FROM official_pillar UNION "                           \
  "SELECT programme, number FROM local_pillar), "                                                  \
  "indicator AS (SELECT * FROM official_indicator AS a WHERE version = (SELECT max (version) "     \
  "FROM official_indicator AS b WHERE b.id = a.id) UNION ALL SELECT * FROM local_indicator AS a "  \
  "WHERE version = (SELECT max (version) FROM local_indicator AS b WHERE b.id = a.id) AND NOT "    \
  "EXISTS (SELECT 1 FROM official_indicator AS o WHERE o.id = a.id)) "                             \
  "SELECT p.programme, CAST (p.number AS TEXT), i.id, i.unit, i.direction, i.over_time, "          \
  "i.over_villages, i.weight_milli, i.cap_milli, coalesce ((SELECT t.value_milli FROM "            \
  "official_targets AS t WHERE t.village = ?1 AND t.indicator = i.id AND t.period = ?2), "         \
  "(SELECT t.value_milli FROM local_targets AS t WHERE t.village = ?1 AND t.indicator = i.id "     \
  "AND t.period = ?2)), m.value_milli, b.value_milli, r.notes, s.status, s.reason, s.note, "       \
  "s.period, k.state FROM programme_village AS e JOIN pillar AS p ON p.programme = e.programme "   \
  "LEFT JOIN indicator AS i ON i.programme = p.programme AND i.pillar = p.number "                 \
  "LEFT JOIN local_measurements AS m ON m.village = ?1 AND m.indicator = i.id AND m.period = ?2 "  \
  "LEFT JOIN local_measurements AS b ON b.village = ?1 AND b.indicator = i.id AND b.period = ?3 "  \
  "LEFT JOIN local_remark AS r ON r.village = ?1 AND r.indicator = i.id AND r.period = ?2 "        \
  "LEFT JOIN local_pillar_status AS s ON s.village = ?1 AND s.programme = p.programme "            \
  "AND s.pillar = p.number AND s.period = (SELECT max (t.period) FROM local_pillar_status AS t "   \
  "WHERE t.village = ?1 AND t.programme = p.programme AND t.pillar = p.number "                    \
  "AND t.period <= ?2) "                                                                           \
  "LEFT JOIN local_report AS k ON k.village = ?1 AND k.programme = p.programme "                   \
  "AND k.period = ?2 WHERE e.village = ?1 "                                                        \
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
      if (columns[i].type == DESMI_COLUMN_MILLI)
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

/**
 * desmi_lookup_report_form:
 * @argument: code of a village, a blank, a quarter
 *
 * Returns: (transfer full): a row an indicator of the village's programmes, with what was said of
 *   its pillar repeated in each (one row, without an indicator, for a pillar that has none):
 * target, value and the value of the quarter before in thousandths; status, reason and note as last
 * said, "since" the period of that; state of the report. %NULL with @error set
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
  g_autofree char              *before = NULL;

  if (!parse_quarter (parts[0] != NULL && parts[1] != NULL ? parts[1] : "", &quarter, error))
    return NULL;
  for (guint i = 0; i < N_COLUMNS; i++)
    desmi_table_builder_add_column (builder, columns[i].name, columns[i].type);
  quarter = desmi_period_shift (&quarter, -1);
  before = desmi_period_to_text (&quarter);
  if (!desmi_lookup_add_rows (
          connection, builder, labels,
          desmi_connection_bind (connection, error, FORM, "sss", parts[0], parts[1], before),
          add_form_row, error))
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

/**
 * desmi_lookup_report_villages:
 * @argument: a quarter
 *
 * Returns: (transfer full): the villages whose duty it is to report, by code: village, reported (1:
 *   something was measured in the quarter, or the report was handed in); %NULL with @error set
 */
DesmiTable *
desmi_lookup_report_villages (DesmiConnection   *connection,
                              const char        *argument,
                              const DesmiLocale *locale,
                              GError           **error)
{
  g_autoptr (DesmiTableBuilder) builder = desmi_table_builder_new ("report-villages");
  g_autoptr (DesmiLabels)       labels = desmi_labels_new (connection, locale);
  DesmiPeriod                   quarter = { 0 };

  if (!parse_quarter (argument != NULL ? argument : "", &quarter, error))
    return NULL;
  desmi_table_builder_add_column (builder, "village", DESMI_COLUMN_CODE);
  desmi_table_builder_add_column (builder, "reported", DESMI_COLUMN_COUNT);
  if (!desmi_lookup_add_rows (
          connection, builder, labels,
          desmi_connection_bind (
              connection, error,
              "SELECT e.village, EXISTS (SELECT 1 FROM local_measurements AS m WHERE m.village = "
              "e.village AND m.period = ?1) OR EXISTS (SELECT 1 FROM local_report AS k WHERE "
              "k.village = e.village AND k.programme = e.programme AND k.period = ?1 AND k.state "
              "= 'submitted') " DESMI_SQL_VILLAGES_ON_DUTY " ORDER BY e.village",
              "s", argument),
          add_village, error))
    return NULL;
  return desmi_lookup_end (connection, g_steal_pointer (&builder), error);
}
