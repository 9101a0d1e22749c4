/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The whole catalogue as its editor shows it, and what a register would count for an indicator. */
#include "store/desmi-lookup.h"

#include "store/desmi-connection.h"
#include "store/desmi-feed.h"

#include "core/desmi-clock.h"
#include "core/desmi-period.h"

#include <glib/gi18n-lib.h>

enum
{
  KIND,
  ID,
  PROGRAMME,
  PILLAR,
  NAME,
  NAME_ID,
  NAME_EN,
  SOURCE,
  VERSION,
  VALID_FROM,
  RETIRED,
  UNIT,
  DIRECTION,
  OVER_TIME,
  OVER_VILLAGES,
  WEIGHT,
  CAP,
  DESCRIPTION,
  USES,
  FEED,
  RECEIVED,
  N_COLUMNS
};

static const struct
{
  const char     *name;
  DesmiColumnType type;
} columns[N_COLUMNS] = {
  [KIND] = { "kind", DESMI_COLUMN_TEXT },
  [ID] = { "id", DESMI_COLUMN_TEXT },
  [PROGRAMME] = { "programme", DESMI_COLUMN_TEXT },
  [PILLAR] = { "pillar", DESMI_COLUMN_TEXT },
  [NAME] = { "name", DESMI_COLUMN_TEXT },
  [NAME_ID] = { "name_id", DESMI_COLUMN_TEXT },
  [NAME_EN] = { "name_en", DESMI_COLUMN_TEXT },
  [SOURCE] = { "source", DESMI_COLUMN_TEXT },
  [VERSION] = { "version", DESMI_COLUMN_COUNT },
  [VALID_FROM] = { "valid_from", DESMI_COLUMN_TEXT },
  [RETIRED] = { "retired", DESMI_COLUMN_TEXT },
  [UNIT] = { "unit", DESMI_COLUMN_TEXT },
  [DIRECTION] = { "direction", DESMI_COLUMN_TEXT },
  [OVER_TIME] = { "over_time", DESMI_COLUMN_TEXT },
  [OVER_VILLAGES] = { "over_villages", DESMI_COLUMN_TEXT },
  [WEIGHT] = { "weight", DESMI_COLUMN_MILLI },
  [CAP] = { "cap", DESMI_COLUMN_MILLI },
  [DESCRIPTION] = { "description", DESMI_COLUMN_TEXT },
  [USES] = { "uses", DESMI_COLUMN_COUNT },
  [FEED] = { "feed", DESMI_COLUMN_TEXT },
  [RECEIVED] = { "received", DESMI_COLUMN_TEXT },
};

/* In the order of the columns, but for the name, which is one of two. What the server has of the
 * same code stands before the district's own. */
#define CATALOGUE                                                                                  \
  "WITH programme AS (SELECT id, name_id, name_en, version, valid_from, NULL AS retired, 0 AS own" \
  " FROM official_programme UNION ALL SELECT id, name_id, name_en, version, valid_from, retired,"  \
  " 1 FROM local_programme AS l WHERE NOT EXISTS (SELECT 1 FROM official_programme AS o"           \
  " WHERE o.id = l.id)),"                                                                          \
  " pillar AS (SELECT programme, number, name_id, name_en, version, valid_from, NULL AS retired,"  \
  " 0 AS own FROM official_pillar UNION ALL SELECT programme, number, name_id, name_en, version,"  \
  " valid_from, retired, 1 FROM local_pillar AS l WHERE NOT EXISTS (SELECT 1 FROM"                 \
  " official_pillar AS o WHERE o.programme = l.programme AND o.number = l.number)),"               \
  " reason AS (SELECT id, name_id, name_en, version, valid_from, NULL AS retired, 0 AS own"        \
  " FROM official_reason UNION ALL SELECT id, name_id, name_en, version, valid_from, retired, 1"   \
  " FROM local_reason AS l WHERE NOT EXISTS (SELECT 1 FROM official_reason AS o"                   \
  " WHERE o.id = l.id)),"                                                                          \
  " entry (kind, id, programme, pillar, name_id, name_en, own, version, valid_from, retired, "     \
  "unit,"                                                                                          \
  " direction, over_time, over_villages, weight, cap, description, uses, feed) AS ("               \
  "SELECT 'programme', id, id, NULL, name_id, name_en, own, version, valid_from, retired, NULL,"   \
  " NULL, NULL, NULL, NULL, NULL, NULL, (SELECT count (*) FROM programme_village AS e"             \
  " WHERE e.programme = programme.id), NULL FROM programme"                                        \
  " UNION ALL SELECT 'pillar', NULL, programme, number, name_id, name_en, own, version,"           \
  " valid_from, retired, NULL, NULL, NULL, NULL, NULL, NULL, NULL, (SELECT count (*) FROM"         \
  " local_pillar_status AS s WHERE s.programme = pillar.programme AND s.pillar = pillar.number),"  \
  " NULL FROM pillar"                                                                              \
  " UNION ALL SELECT iif (r.until = '9999' OR r.until = l.retired, 'indicator', 'version'), r.id," \
  " r.programme, r.pillar, r.name_id, r.name_en, r.own, r.version, nullif (r.since, ''),"          \
  " l.retired, r.unit, r.direction, r.over_time, r.over_villages, r.weight_milli, r.cap_milli,"    \
  " r.description, (SELECT count (*) FROM local_measurements AS m WHERE m.indicator = r.id),"      \
  " (SELECT feed FROM local_feed AS f WHERE f.indicator = r.id AND f.village ="                    \
  " (SELECT value FROM meta WHERE key = 'district')) FROM indicator_rule AS r"                     \
  " LEFT JOIN local_indicator AS l ON r.own = 1 AND l.id = r.id AND l.version = r.version"         \
  " UNION ALL SELECT 'reason', id, NULL, NULL, name_id, name_en, own, version, valid_from,"        \
  " retired, NULL, NULL, NULL, NULL, NULL, NULL, NULL, (SELECT count (*) FROM local_pillar_status" \
  " AS s WHERE s.reason = reason.id) + (SELECT count (*) FROM local_status AS s"                   \
  " WHERE s.reason = reason.id), NULL FROM reason)"                                                \
  " SELECT kind, id, programme, CAST (pillar AS TEXT), NULL, name_id, name_en, own, version,"      \
  " valid_from, retired, unit, direction, over_time, over_villages, weight, cap, description,"     \
  " uses, feed, iif (own, NULL, (SELECT substr (accepted_at, 1, 10) FROM sync_state"               \
  " WHERE set_name = 'common')) FROM entry ORDER BY kind = 'reason', programme <> "                \
  "'" DESMI_DEFAULT_PROGRAMME                                                                      \
  "', programme, coalesce (pillar, 0), kind <> 'pillar', id, version DESC"

static const char *
text_at (sqlite3_stmt *stmt, int column)
{
  return (const char *) sqlite3_column_text (stmt, column);
}

static const char *
find_label (DesmiLabels *labels, sqlite3_stmt *stmt, guint column)
{
  const char *text = text_at (stmt, (int) column);

  switch (column)
    {
    case PROGRAMME:
      return desmi_labels_programme (labels, text);
    case PILLAR:
      return desmi_labels_pillar (labels, text_at (stmt, PROGRAMME), text);
    default:
      return NULL;
    }
}

static void
add_entry (DesmiTableBuilder *builder, DesmiLabels *labels, sqlite3_stmt *stmt)
{
  for (guint i = 0; i < N_COLUMNS; i++)
    if (i == SOURCE)
      desmi_table_builder_set_text (builder, i,
                                    desmi_source_to_code (sqlite3_column_int (stmt, SOURCE) == 1
                                                              ? DESMI_SOURCE_LOCAL
                                                              : DESMI_SOURCE_OFFICIAL),
                                    NULL);
    else if (sqlite3_column_type (stmt, (int) i) == SQLITE_NULL)
      continue;
    else if (columns[i].type == DESMI_COLUMN_TEXT)
      desmi_table_builder_set_text (builder, i, text_at (stmt, (int) i),
                                    find_label (labels, stmt, i));
    else
      desmi_table_builder_set_int (builder, i, sqlite3_column_int64 (stmt, (int) i));
}

static void
add_entry_id (DesmiTableBuilder *builder, DesmiLabels *labels, sqlite3_stmt *stmt)
{
  const char *name = text_at (stmt, NAME_ID);

  add_entry (builder, labels, stmt);
  desmi_table_builder_set_text (builder, NAME, name != NULL ? name : text_at (stmt, NAME_EN), NULL);
}

static void
add_entry_en (DesmiTableBuilder *builder, DesmiLabels *labels, sqlite3_stmt *stmt)
{
  const char *name = text_at (stmt, NAME_EN);

  add_entry (builder, labels, stmt);
  desmi_table_builder_set_text (builder, NAME, name != NULL ? name : text_at (stmt, NAME_ID), NULL);
}

/**
 * desmi_lookup_catalogue:
 * @argument: not looked at
 *
 * Returns: (transfer full): programmes, each before its pillars, those before their indicators, and
 *   reasons last; older versions ("version") stand behind their indicator. Of an indicator "uses"
 *   are measurements, of a pillar and a reason statuses, of a programme villages. %NULL with @error
 *   set
 */
DesmiTable *
desmi_lookup_catalogue (DesmiConnection   *connection,
                        const char        *argument,
                        const DesmiLocale *locale,
                        GError           **error)
{
  g_autoptr (DesmiTableBuilder) builder = desmi_table_builder_new ("catalogue");
  g_autoptr (DesmiLabels)       labels = desmi_labels_new (connection, locale);
  gboolean                      indonesian = locale->language == DESMI_LANGUAGE_ID;

  for (guint i = 0; i < N_COLUMNS; i++)
    desmi_table_builder_add_column (builder, columns[i].name, columns[i].type);
  if (!desmi_lookup_add_rows (connection, builder, labels,
                              desmi_connection_prepare (connection, CATALOGUE, error),
                              indonesian ? add_entry_id : add_entry_en, error))
    return NULL;
  return desmi_lookup_end (connection, g_steal_pointer (&builder), error);
}

static void
add_count (DesmiTableBuilder *builder, DesmiLabels *labels, sqlite3_stmt *stmt)
{
  desmi_table_builder_set_text (builder, 0, text_at (stmt, 0),
                                desmi_labels_area (labels, text_at (stmt, 0)));
  desmi_table_builder_set_int (builder, 1, sqlite3_column_int64 (stmt, 1));
}

/**
 * desmi_lookup_feed_preview:
 * @argument: what a register counts, as local_feed has it
 *
 * Counts as for an indicator of which nothing was typed, though none is fed by it yet: the name of
 * the table stands for one row that is in no file.
 *
 * Returns: (transfer full): village and value, in thousandths, of the present quarter, which is the
 * table's period; %NULL with @error set
 */
DesmiTable *
desmi_lookup_feed_preview (DesmiConnection   *connection,
                           const char        *argument,
                           const DesmiLocale *locale,
                           GError           **error)
{
  g_autoptr (DesmiTableBuilder) builder = desmi_table_builder_new ("feed-preview");
  g_autoptr (DesmiLabels)       labels = desmi_labels_new (connection, locale);
  int                           month = desmi_clock_last_month ();
  DesmiPeriod      quarter = desmi_period_quarter (desmi_month_year (month), month % 12 / 3 + 1);
  g_autofree char *now = desmi_period_to_text (&quarter);
  g_autofree char *sql
      = g_strconcat ("WITH local_feed (village, indicator, feed) AS (SELECT value, '', ?2 FROM meta"
                     " WHERE key = 'district') SELECT village, value_milli FROM (",
                     desmi_feed_get_live_select (), " AND f.period = ?1) ORDER BY village", NULL);

  desmi_table_builder_add_column (builder, "village", DESMI_COLUMN_CODE);
  desmi_table_builder_add_column (builder, "value", DESMI_COLUMN_MILLI);
  if (!desmi_lookup_add_rows (connection, builder, labels,
                              desmi_connection_bind (connection, error, sql, "ss", now, argument),
                              add_count, error))
    return NULL;
  desmi_table_builder_set_period (builder, now);
  return desmi_lookup_end (connection, g_steal_pointer (&builder), error);
}
