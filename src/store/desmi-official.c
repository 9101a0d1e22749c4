/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The tables of version 1 of the wire format, and the statements made from their columns. */
#include "store/desmi-official-private.h"

#define KEY(column)                                                                                \
  {                                                                                                \
    column, TRUE, FALSE                                                                            \
  }
#define KEY_INTEGER(column)                                                                        \
  {                                                                                                \
    column, TRUE, TRUE                                                                             \
  }
#define TEXT(column)                                                                               \
  {                                                                                                \
    column, FALSE, FALSE                                                                           \
  }
#define INTEGER(column)                                                                            \
  {                                                                                                \
    column, FALSE, TRUE                                                                            \
  }
#define DATE(column)                                                                               \
  {                                                                                                \
    column, FALSE, FALSE, TRUE                                                                     \
  }

static const DesmiOfficialInfo infos[DESMI_N_OFFICIAL] = {
  [DESMI_OFFICIAL_REGION]
  = { "region",
      TRUE,
      9,
      1,
      { KEY ("code"), TEXT ("name"), TEXT ("level"), TEXT ("edition"), DATE ("retired"),
        TEXT ("why"), TEXT ("successors"), INTEGER ("lat_e6"), INTEGER ("lon_e6") } },
  [DESMI_OFFICIAL_COUNTRY]
  = { "country",
      TRUE,
      6,
      1,
      { KEY ("iso3"), TEXT ("name_id"), TEXT ("name_en"), INTEGER ("lat_e6"), INTEGER ("lon_e6"),
        INTEGER ("destination") } },
  [DESMI_OFFICIAL_PROGRAMME] = { "programme",
                                 TRUE,
                                 5,
                                 1,
                                 { KEY ("id"), TEXT ("name_id"), TEXT ("name_en"),
                                   INTEGER ("version"), DATE ("valid_from") } },
  [DESMI_OFFICIAL_PILLAR] = { "pillar",
                              TRUE,
                              6,
                              2,
                              { KEY ("programme"), KEY_INTEGER ("number"), TEXT ("name_id"),
                                TEXT ("name_en"), INTEGER ("version"), DATE ("valid_from") } },
  [DESMI_OFFICIAL_REASON] = { "reason",
                              TRUE,
                              5,
                              1,
                              { KEY ("id"), TEXT ("name_id"), TEXT ("name_en"), INTEGER ("version"),
                                DATE ("valid_from") } },
  [DESMI_OFFICIAL_INDICATOR]
  = { "indicator",
      TRUE,
      12,
      2,
      { KEY ("id"), KEY_INTEGER ("version"), TEXT ("programme"), INTEGER ("pillar"),
        TEXT ("name_id"), TEXT ("name_en"), TEXT ("unit"), TEXT ("direction"), TEXT ("over_time"),
        TEXT ("over_villages"), INTEGER ("weight_milli"), INTEGER ("cap_milli") } },
  [DESMI_OFFICIAL_VILLAGE]
  = { "village",
      FALSE,
      5,
      1,
      { KEY ("code"), TEXT ("name"), DATE ("retired"), TEXT ("why"), TEXT ("successors") } },
  [DESMI_OFFICIAL_ENROLMENT] = { "enrolment",
                                 FALSE,
                                 5,
                                 2,
                                 { KEY ("village"), KEY ("programme"), INTEGER ("cohort"),
                                   TEXT ("decree"), DATE ("decree_date") } },
  [DESMI_OFFICIAL_FLOWS]
  = { "flows",
      FALSE,
      9,
      8,
      { KEY ("village"), KEY ("month"), KEY ("direction"), KEY ("destination"), KEY ("sector"),
        KEY ("occupation"), KEY ("gender"), KEY ("scheme"), INTEGER ("count") } },
  [DESMI_OFFICIAL_REMITTANCES]
  = { "remittances", FALSE, 3, 2, { KEY ("village"), KEY ("quarter"), INTEGER ("amount_idr") } },
  [DESMI_OFFICIAL_TARGETS]
  = { "targets",
      FALSE,
      4,
      3,
      { KEY ("village"), KEY ("indicator"), KEY ("period"), INTEGER ("value_milli") } },
  [DESMI_OFFICIAL_ANNOUNCEMENT] = { "announcement",
                                    FALSE,
                                    6,
                                    1,
                                    { KEY ("id"), DATE ("published"), TEXT ("title_id"),
                                      TEXT ("title_en"), TEXT ("text_id"), TEXT ("text_en") } },
};

typedef enum
{
  SQL_PUT,
  SQL_DELETE,
  SQL_SELECT,
  SQL_COUNT,
  SQL_SEEN_CREATE,
  SQL_SEEN_CLEAR,
  SQL_SEE,
  SQL_TRIM,
  N_SQL,
} SqlKind;

/* Columns that the store adds to those of the wire. */
static const char *const own_columns[DESMI_N_OFFICIAL][3] = {
  [DESMI_OFFICIAL_REGION] = { "sort_key", "fold" },
  [DESMI_OFFICIAL_ANNOUNCEMENT] = { "set_name" },
};

/**
 * desmi_official_get_info:
 *
 * Returns: (transfer none): names and types of the columns of @table
 */
const DesmiOfficialInfo *
desmi_official_get_info (DesmiOfficialTable table)
{
  g_return_val_if_fail (table < DESMI_N_OFFICIAL, NULL);
  return &infos[table];
}

/**
 * desmi_official_from_wire:
 * @wire_name: the "t" of an operation
 * @out: (out): the table
 *
 * Returns: %FALSE if this version has no such table
 */
gboolean
desmi_official_from_wire (const char *wire_name, DesmiOfficialTable *out)
{
  for (guint i = 0; i < DESMI_N_OFFICIAL; i++)
    if (g_strcmp0 (infos[i].wire_name, wire_name) == 0)
      {
        *out = i;
        return TRUE;
      }
  return FALSE;
}

/**
 * desmi_official_get_scope:
 *
 * Returns: which rows of the table belong to a set
 */
DesmiOfficialScope
desmi_official_get_scope (DesmiOfficialTable table)
{
  if (infos[table].is_common)
    return DESMI_OFFICIAL_SCOPE_ALL;
  return table == DESMI_OFFICIAL_ANNOUNCEMENT ? DESMI_OFFICIAL_SCOPE_SET
                                              : DESMI_OFFICIAL_SCOPE_VILLAGE;
}

static void
append_names (GString *sql, DesmiOfficialTable table, guint n)
{
  for (guint i = 0; i < n; i++)
    g_string_append_printf (sql, "%s%s", i > 0 ? ", " : "", infos[table].columns[i].name);
}

static void
append_parameters (GString *sql, guint n)
{
  for (guint i = 0; i < n; i++)
    g_string_append_printf (sql, "%s?%u", i > 0 ? ", " : "", i + 1);
}

static void
append_scope (GString *sql, DesmiOfficialTable table)
{
  const char *first = infos[table].columns[0].name;

  switch (desmi_official_get_scope (table))
    {
    case DESMI_OFFICIAL_SCOPE_VILLAGE:
      g_string_append_printf (sql, "t.%s > ?1 || '.' AND t.%s < ?1 || '/'", first, first);
      break;
    case DESMI_OFFICIAL_SCOPE_SET:
      g_string_append (sql, "t.set_name = ?1");
      break;
    case DESMI_OFFICIAL_SCOPE_ALL:
    default:
      g_string_append (sql, "?1 IS NOT NULL");
      break;
    }
}

/* Replaces a row in place, so that a region keeps its id; touches it only if something differs, so
 * that what changed can be counted. */
static void
append_put (GString *sql, DesmiOfficialTable table)
{
  const DesmiOfficialInfo *info = &infos[table];
  const char *const       *own = own_columns[table];
  guint                    n_own = g_strv_length ((char **) own);

  g_string_append_printf (sql, "INSERT INTO official_%s AS t (", info->wire_name);
  append_names (sql, table, info->n_columns);
  for (guint i = 0; i < n_own; i++)
    g_string_append_printf (sql, ", %s", own[i]);
  g_string_append (sql, ") VALUES (");
  append_parameters (sql, info->n_columns + n_own);
  g_string_append (sql, ") ON CONFLICT (");
  if (table == DESMI_OFFICIAL_ANNOUNCEMENT)
    g_string_append (sql, "set_name, ");
  append_names (sql, table, info->n_keys);
  g_string_append (sql, ") DO UPDATE SET ");
  for (guint i = info->n_keys; i < info->n_columns; i++)
    g_string_append_printf (sql, "%s%s = excluded.%s", i > info->n_keys ? ", " : "",
                            info->columns[i].name, info->columns[i].name);
  if (table == DESMI_OFFICIAL_REGION)
    g_string_append (sql, ", sort_key = excluded.sort_key, fold = excluded.fold");
  g_string_append (sql, " WHERE ");
  for (guint i = info->n_keys; i < info->n_columns; i++)
    g_string_append_printf (sql, "%st.%s IS NOT excluded.%s", i > info->n_keys ? " OR " : "",
                            info->columns[i].name, info->columns[i].name);
}

static void
append_delete (GString *sql, DesmiOfficialTable table)
{
  const DesmiOfficialInfo *info = &infos[table];

  g_string_append_printf (sql, "DELETE FROM official_%s WHERE ", info->wire_name);
  for (guint i = 0; i < info->n_keys; i++)
    g_string_append_printf (sql, "%s%s = ?%u", i > 0 ? " AND " : "", info->columns[i].name, i + 1);
  if (table == DESMI_OFFICIAL_ANNOUNCEMENT)
    g_string_append_printf (sql, " AND set_name = ?%u", info->n_keys + 1);
}

/* In ascending byte order of the encoded key: integers there are decimal text. */
static void
append_select (GString *sql, DesmiOfficialTable table)
{
  const DesmiOfficialInfo *info = &infos[table];

  g_string_append (sql, "SELECT ");
  append_names (sql, table, info->n_columns);
  g_string_append_printf (sql, " FROM official_%s AS t WHERE ", info->wire_name);
  append_scope (sql, table);
  g_string_append (sql, " ORDER BY ");
  for (guint i = 0; i < info->n_keys; i++)
    g_string_append_printf (sql, info->columns[i].is_integer ? "%sCAST (t.%s AS TEXT)" : "%st.%s",
                            i > 0 ? ", " : "", info->columns[i].name);
}

static void
append_count (GString *sql, DesmiOfficialTable table)
{
  g_string_append_printf (sql, "SELECT count (*) FROM official_%s AS t WHERE ",
                          infos[table].wire_name);
  append_scope (sql, table);
}

static void
append_seen (GString *sql, DesmiOfficialTable table, SqlKind kind)
{
  const DesmiOfficialInfo *info = &infos[table];

  if (kind == SQL_SEEN_CREATE)
    g_string_append_printf (sql, "CREATE TEMP TABLE IF NOT EXISTS seen_%s (", info->wire_name);
  else if (kind == SQL_SEEN_CLEAR)
    g_string_append_printf (sql, "DELETE FROM temp.seen_%s", info->wire_name);
  else
    g_string_append_printf (sql, "INSERT OR IGNORE INTO temp.seen_%s VALUES (", info->wire_name);
  if (kind == SQL_SEEN_CLEAR)
    return;
  if (kind == SQL_SEE)
    append_parameters (sql, info->n_keys);
  else
    {
      append_names (sql, table, info->n_keys);
      g_string_append (sql, ", PRIMARY KEY (");
      append_names (sql, table, info->n_keys);
      g_string_append (sql, ")");
    }
  g_string_append (sql, kind == SQL_SEE ? ")" : ") WITHOUT ROWID");
}

static void
append_trim (GString *sql, DesmiOfficialTable table)
{
  const DesmiOfficialInfo *info = &infos[table];

  g_string_append_printf (sql, "DELETE FROM official_%s AS t WHERE ", info->wire_name);
  append_scope (sql, table);
  g_string_append_printf (sql, " AND NOT EXISTS (SELECT 1 FROM temp.seen_%s AS s WHERE ",
                          info->wire_name);
  for (guint i = 0; i < info->n_keys; i++)
    g_string_append_printf (sql, "%ss.%s = t.%s", i > 0 ? " AND " : "", info->columns[i].name,
                            info->columns[i].name);
  g_string_append (sql, ")");
}

static const char *
get_sql (DesmiOfficialTable table, SqlKind kind)
{
  static char *texts[DESMI_N_OFFICIAL][N_SQL];
  char       **text = &texts[table][kind];

  if (g_once_init_enter (text))
    {
      g_autoptr (GString) sql = g_string_new (NULL);

      if (kind == SQL_PUT)
        append_put (sql, table);
      else if (kind == SQL_DELETE)
        append_delete (sql, table);
      else if (kind == SQL_SELECT)
        append_select (sql, table);
      else if (kind == SQL_COUNT)
        append_count (sql, table);
      else if (kind == SQL_TRIM)
        append_trim (sql, table);
      else
        append_seen (sql, table, kind);
      g_once_init_leave (text, (char *) g_intern_string (sql->str));
    }
  return *text;
}

/**
 * desmi_official_sql_put:
 *
 * Returns: (transfer none): the statement that writes a row; parameters in the order of the wire
 */
const char *
desmi_official_sql_put (DesmiOfficialTable table)
{
  return get_sql (table, SQL_PUT);
}

/**
 * desmi_official_sql_delete:
 *
 * Returns: (transfer none): the statement that removes a row; its keys are the parameters
 */
const char *
desmi_official_sql_delete (DesmiOfficialTable table)
{
  return get_sql (table, SQL_DELETE);
}

/**
 * desmi_official_sql_select:
 *
 * Returns: (transfer none): the query for a set's rows in the order of the digest
 */
const char *
desmi_official_sql_select (DesmiOfficialTable table)
{
  return get_sql (table, SQL_SELECT);
}

/**
 * desmi_official_sql_count:
 *
 * Returns: (transfer none): the query for how many rows a set has
 */
const char *
desmi_official_sql_count (DesmiOfficialTable table)
{
  return get_sql (table, SQL_COUNT);
}

/**
 * desmi_official_sql_seen_create:
 *
 * Returns: (transfer none): the statement that makes the scratch table of rows seen in a snapshot
 */
const char *
desmi_official_sql_seen_create (DesmiOfficialTable table)
{
  return get_sql (table, SQL_SEEN_CREATE);
}

/**
 * desmi_official_sql_seen_clear:
 *
 * Returns: (transfer none): the statement that empties it
 */
const char *
desmi_official_sql_seen_clear (DesmiOfficialTable table)
{
  return get_sql (table, SQL_SEEN_CLEAR);
}

/**
 * desmi_official_sql_see:
 *
 * Returns: (transfer none): the statement that notes a row as seen; its keys are the parameters
 */
const char *
desmi_official_sql_see (DesmiOfficialTable table)
{
  return get_sql (table, SQL_SEE);
}

/**
 * desmi_official_sql_trim:
 *
 * Returns: (transfer none): the statement that removes what a snapshot did not bring
 */
const char *
desmi_official_sql_trim (DesmiOfficialTable table)
{
  return get_sql (table, SQL_TRIM);
}
