/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The catalogue: programmes, pillars, indicators and reasons, official and the district's own told
 * apart. */
#include "store/desmi-lookup.h"

#include "store/desmi-connection.h"
#include "store/desmi-feed.h"

static const char *
text_at (sqlite3_stmt *stmt, int column)
{
  return (const char *) sqlite3_column_text (stmt, column);
}

/* 0 official, 1 local */
static void
set_source (DesmiTableBuilder *builder, guint column, sqlite3_stmt *stmt, int source)
{
  gboolean local = sqlite3_column_int (stmt, source) == 1;

  desmi_table_builder_set_text (
      builder, column, desmi_source_to_code (local ? DESMI_SOURCE_LOCAL : DESMI_SOURCE_OFFICIAL),
      NULL);
}

static void
set_number (DesmiTableBuilder *builder, guint column, sqlite3_stmt *stmt, int index)
{
  if (sqlite3_column_type (stmt, index) != SQLITE_NULL)
    desmi_table_builder_set_int (builder, column, sqlite3_column_int64 (stmt, index));
}

/* Picks the language's name in SQL, so that a row's own name is shown, not that of its namesake. */
#define NAME_ID "coalesce (name_id, name_en)"
#define NAME_EN "coalesce (name_en, name_id)"

static sqlite3_stmt *
prepare_named (DesmiConnection   *connection,
               const DesmiLocale *locale,
               const char        *indonesian,
               const char        *english,
               const char        *argument,
               GError           **error)
{
  return desmi_connection_bind (connection, error,
                                locale->language == DESMI_LANGUAGE_ID ? indonesian : english, "s",
                                argument);
}

static void
add_programme (DesmiTableBuilder *builder, DesmiLabels *labels, sqlite3_stmt *stmt)
{
  desmi_table_builder_set_text (builder, 0, text_at (stmt, 0), text_at (stmt, 1));
  desmi_table_builder_set_text (builder, 1, text_at (stmt, 1), NULL);
  set_number (builder, 2, stmt, 2);
  desmi_table_builder_set_text (builder, 3, text_at (stmt, 3), NULL);
  set_source (builder, 4, stmt, 4);
  set_number (builder, 5, stmt, 5);
  desmi_table_builder_set_text (builder, 6, text_at (stmt, 6), NULL);
}

#define PROGRAMMES(name)                                                                           \
  "SELECT id, " name                                                                               \
  ", version, valid_from, source, (SELECT count (*) FROM programme_village AS e "                  \
  "WHERE e.programme = id), retired FROM (SELECT 0 AS source, id, name_id, name_en, version, "     \
  "valid_from, NULL AS retired FROM official_programme UNION ALL SELECT 1, id, name_id, name_en, " \
  "version, valid_from, retired FROM local_programme) WHERE ?1 IS NULL OR id = ?1 ORDER BY id, "   \
  "source"

/**
 * desmi_lookup_programmes:
 * @argument: (nullable): id of the only one that is wanted
 *
 * Returns: (transfer full): the programmes, their names, and from which quarter on they are
 * retired; %NULL with @error set
 */
DesmiTable *
desmi_lookup_programmes (DesmiConnection   *connection,
                         const char        *argument,
                         const DesmiLocale *locale,
                         GError           **error)
{
  g_autoptr (DesmiTableBuilder) builder = desmi_table_builder_new ("programmes");
  sqlite3_stmt                 *stmt = prepare_named (connection, locale, PROGRAMMES (NAME_ID),
                                                      PROGRAMMES (NAME_EN), argument, error);

  desmi_table_builder_add_column (builder, "programme", DESMI_COLUMN_TEXT);
  desmi_table_builder_add_column (builder, "name", DESMI_COLUMN_TEXT);
  desmi_table_builder_add_column (builder, "version", DESMI_COLUMN_COUNT);
  desmi_table_builder_add_column (builder, "valid_from", DESMI_COLUMN_TEXT);
  desmi_table_builder_add_column (builder, "source", DESMI_COLUMN_TEXT);
  desmi_table_builder_add_column (builder, "villages", DESMI_COLUMN_COUNT);
  desmi_table_builder_add_column (builder, "retired", DESMI_COLUMN_TEXT);
  if (!desmi_lookup_add_rows (connection, builder, NULL, stmt, add_programme, error))
    return NULL;
  return desmi_lookup_end (connection, g_steal_pointer (&builder), error);
}

static void
add_pillar (DesmiTableBuilder *builder, DesmiLabels *labels, sqlite3_stmt *stmt)
{
  desmi_table_builder_set_text (builder, 0, text_at (stmt, 0),
                                desmi_labels_programme (labels, text_at (stmt, 0)));
  desmi_table_builder_set_text (builder, 1, text_at (stmt, 1), NULL);
  desmi_table_builder_set_text (builder, 2, text_at (stmt, 2), NULL);
  set_number (builder, 3, stmt, 3);
  desmi_table_builder_set_text (builder, 4, text_at (stmt, 4), NULL);
  set_source (builder, 5, stmt, 5);
}

#define PILLARS(name)                                                                              \
  "SELECT programme, CAST (number AS TEXT), " name ", version, valid_from, source FROM "           \
  "(SELECT 0 AS source, programme, number, name_id, name_en, version, valid_from FROM "            \
  "official_pillar UNION ALL SELECT 1, programme, number, name_id, name_en, version, valid_from "  \
  "FROM local_pillar) "                                                                            \
  "WHERE programme = ?1 ORDER BY programme, number, source"

/**
 * desmi_lookup_pillars:
 * @argument: id of a programme
 *
 * Returns: (transfer full): its pillars by number; %NULL with @error set
 */
DesmiTable *
desmi_lookup_pillars (DesmiConnection   *connection,
                      const char        *argument,
                      const DesmiLocale *locale,
                      GError           **error)
{
  g_autoptr (DesmiTableBuilder) builder = desmi_table_builder_new ("pillars");
  g_autoptr (DesmiLabels)       labels = desmi_labels_new (connection, locale);
  sqlite3_stmt *stmt = prepare_named (connection, locale, PILLARS (NAME_ID), PILLARS (NAME_EN),
                                      argument != NULL ? argument : DESMI_DEFAULT_PROGRAMME, error);

  desmi_table_builder_add_column (builder, "programme", DESMI_COLUMN_TEXT);
  desmi_table_builder_add_column (builder, "number", DESMI_COLUMN_TEXT);
  desmi_table_builder_add_column (builder, "name", DESMI_COLUMN_TEXT);
  desmi_table_builder_add_column (builder, "version", DESMI_COLUMN_COUNT);
  desmi_table_builder_add_column (builder, "valid_from", DESMI_COLUMN_TEXT);
  desmi_table_builder_add_column (builder, "source", DESMI_COLUMN_TEXT);
  if (!desmi_lookup_add_rows (connection, builder, labels, stmt, add_pillar, error))
    return NULL;
  return desmi_lookup_end (connection, g_steal_pointer (&builder), error);
}

static void
add_indicator (DesmiTableBuilder *builder, DesmiLabels *labels, sqlite3_stmt *stmt)
{
  const char *programme = text_at (stmt, 3), *pillar = text_at (stmt, 4);

  desmi_table_builder_set_text (builder, 0, text_at (stmt, 0), text_at (stmt, 1));
  desmi_table_builder_set_text (builder, 1, text_at (stmt, 1), NULL);
  set_number (builder, 2, stmt, 2);
  desmi_table_builder_set_text (builder, 3, programme, desmi_labels_programme (labels, programme));
  desmi_table_builder_set_text (builder, 4, pillar,
                                programme != NULL ? desmi_labels_pillar (labels, programme, pillar)
                                                  : NULL);
  for (guint i = 5; i < 9; i++)
    desmi_table_builder_set_text (builder, i, text_at (stmt, (int) i), NULL);
  set_number (builder, 9, stmt, 9);
  set_number (builder, 10, stmt, 10);
  set_source (builder, 11, stmt, 11);
}

#define RULE                                                                                       \
  "id, name_id, name_en, version, programme, pillar, unit, direction, over_time, over_villages, "  \
  "weight_milli, cap_milli"

#define INDICATORS(name)                                                                           \
  "SELECT id, " name ", version, programme, CAST (pillar AS TEXT), unit, direction, over_time, "   \
  "over_villages, weight_milli, cap_milli, source FROM (SELECT 0 AS source, " RULE " FROM "        \
  "official_indicator AS a WHERE version = (SELECT max (version) FROM official_indicator AS b "    \
  "WHERE b.id = a.id) UNION ALL SELECT 1, " RULE " FROM local_indicator AS a WHERE version = "     \
  "(SELECT max (version) FROM local_indicator AS b WHERE b.id = a.id)) "                           \
  "WHERE ?1 IS NULL OR programme = ?1 ORDER BY programme, pillar, id, source"

/* The newest version of each. */
DesmiTable *
desmi_lookup_indicators (DesmiConnection   *connection,
                         const char        *argument,
                         const DesmiLocale *locale,
                         GError           **error)
{
  static const char *const texts[]
      = { "programme", "pillar", "unit", "direction", "over_time", "over_villages" };
  g_autoptr (DesmiTableBuilder) builder = desmi_table_builder_new ("indicators");
  g_autoptr (DesmiLabels)       labels = desmi_labels_new (connection, locale);
  sqlite3_stmt                 *stmt = prepare_named (connection, locale, INDICATORS (NAME_ID),
                                                      INDICATORS (NAME_EN), argument, error);

  desmi_table_builder_add_column (builder, "indicator", DESMI_COLUMN_TEXT);
  desmi_table_builder_add_column (builder, "name", DESMI_COLUMN_TEXT);
  desmi_table_builder_add_column (builder, "version", DESMI_COLUMN_COUNT);
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    desmi_table_builder_add_column (builder, texts[i], DESMI_COLUMN_TEXT);
  desmi_table_builder_add_column (builder, "weight", DESMI_COLUMN_MILLI);
  desmi_table_builder_add_column (builder, "cap", DESMI_COLUMN_MILLI);
  desmi_table_builder_add_column (builder, "source", DESMI_COLUMN_TEXT);
  if (!desmi_lookup_add_rows (connection, builder, labels, stmt, add_indicator, error))
    return NULL;
  return desmi_lookup_end (connection, g_steal_pointer (&builder), error);
}

static void
add_reason (DesmiTableBuilder *builder, DesmiLabels *labels, sqlite3_stmt *stmt)
{
  desmi_table_builder_set_text (builder, 0, text_at (stmt, 0), text_at (stmt, 1));
  desmi_table_builder_set_text (builder, 1, text_at (stmt, 1), NULL);
  set_number (builder, 2, stmt, 2);
  desmi_table_builder_set_text (builder, 3, text_at (stmt, 3), NULL);
  set_source (builder, 4, stmt, 4);
}

#define REASONS(name)                                                                              \
  "SELECT id, " name ", version, valid_from, source FROM (SELECT 0 AS source, id, name_id, "       \
  "name_en, version, valid_from FROM official_reason UNION ALL SELECT 1, id, name_id, name_en, "   \
  "version, valid_from FROM local_reason WHERE coalesce (retired, '9999') > ?2) "                  \
  "WHERE ?1 IS NULL OR id = ?1 ORDER BY id, source"

/**
 * desmi_lookup_reasons:
 * @argument: (nullable): id of the only one that is wanted
 *
 * Returns: (transfer full): the reasons a status can have in the present quarter; %NULL with @error
 *   set
 */
DesmiTable *
desmi_lookup_reasons (DesmiConnection   *connection,
                      const char        *argument,
                      const DesmiLocale *locale,
                      GError           **error)
{
  g_autoptr (DesmiTableBuilder) builder = desmi_table_builder_new ("reasons");
  g_autofree char              *present = desmi_feed_dup_present ();
  sqlite3_stmt                 *stmt = desmi_connection_bind (
                      connection, error,
      locale->language == DESMI_LANGUAGE_ID ? REASONS (NAME_ID) : REASONS (NAME_EN), "ss", argument,
                      present);

  desmi_table_builder_add_column (builder, "reason", DESMI_COLUMN_TEXT);
  desmi_table_builder_add_column (builder, "name", DESMI_COLUMN_TEXT);
  desmi_table_builder_add_column (builder, "version", DESMI_COLUMN_COUNT);
  desmi_table_builder_add_column (builder, "valid_from", DESMI_COLUMN_TEXT);
  desmi_table_builder_add_column (builder, "source", DESMI_COLUMN_TEXT);
  if (!desmi_lookup_add_rows (connection, builder, NULL, stmt, add_reason, error))
    return NULL;
  return desmi_lookup_end (connection, g_steal_pointer (&builder), error);
}
