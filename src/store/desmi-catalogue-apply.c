/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The statements that changes of the catalogue become. */
#include "store/desmi-catalogue-private.h"

#include <string.h>

/* A year is over with its last quarter. */
#define QUARTER_OF "iif (length (period) = 4, period || '-Q4', period)"

/* What is counted from a register has values without anybody typing them. */
#define OR_FED " OR EXISTS (SELECT 1 FROM local_feed AS d WHERE d.indicator = l.id)"

static char *
dup_text (sqlite3_stmt *stmt, int column)
{
  return g_strdup ((const char *) sqlite3_column_text (stmt, column));
}

static void
read_row (DesmiCatalogueNewest *newest, sqlite3_stmt *stmt)
{
  DesmiCatalogueItem *item = g_new0 (DesmiCatalogueItem, 1);

  item->kind = DESMI_CATALOGUE_INDICATOR;
  newest->item = item;
  newest->version = sqlite3_column_int (stmt, 0);
  item->valid_from = dup_text (stmt, 1);
  item->programme = dup_text (stmt, 2);
  item->pillar = sqlite3_column_int (stmt, 3);
  item->unit = dup_text (stmt, 4);
  item->direction = dup_text (stmt, 5);
  item->over_time = dup_text (stmt, 6);
  item->over_villages = dup_text (stmt, 7);
  item->weight_milli = sqlite3_column_int64 (stmt, 8);
  item->cap_milli = sqlite3_column_int64 (stmt, 9);
  newest->is_retired = sqlite3_column_int (stmt, 10) != 0;
  newest->measured = sqlite3_column_int (stmt, 11) != 0;
  newest->measured_since = sqlite3_column_int (stmt, 12) != 0;
}

/**
 * desmi_catalogue_read_newest:
 * @id: code of an indicator
 * @newest: (out): to be cleared; without an item if the district has none of that code
 *
 * Returns: %FALSE with @error set
 */
gboolean
desmi_catalogue_read_newest (DesmiConnection      *connection,
                             const char           *id,
                             DesmiCatalogueNewest *newest,
                             GError              **error)
{
  static const char sql[]
      = "SELECT version, valid_from, programme, pillar, unit, direction, over_time, over_villages,"
        " weight_milli, cap_milli, retired IS NOT NULL,"
        " EXISTS (SELECT 1 FROM local_measurements AS m WHERE m.indicator = l.id)" OR_FED ","
        " EXISTS (SELECT 1 FROM local_measurements AS m WHERE m.indicator = l.id"
        " AND " QUARTER_OF " >= coalesce (l.valid_from, ''))" OR_FED
        " FROM local_indicator AS l WHERE id = ?1 ORDER BY version DESC LIMIT 1";
  g_autoptr (GError) local = NULL;
  sqlite3_stmt      *stmt = desmi_connection_bind (connection, error, sql, "s", id);

  memset (newest, 0, sizeof *newest);
  if (stmt == NULL)
    return FALSE;
  if (desmi_connection_step (connection, stmt, &local))
    read_row (newest, stmt);
  return desmi_connection_end (stmt, &local, error);
}

/**
 * desmi_catalogue_newest_clear:
 *
 * Frees what was read.
 */
void
desmi_catalogue_newest_clear (DesmiCatalogueNewest *newest)
{
  g_clear_pointer (&newest->item, desmi_catalogue_item_free);
}

static gboolean
is_counted_same (const DesmiCatalogueItem *a, const DesmiCatalogueItem *b)
{
  return a->weight_milli == b->weight_milli && a->cap_milli == b->cap_milli
         && g_strcmp0 (a->direction, b->direction) == 0
         && g_strcmp0 (a->over_time, b->over_time) == 0
         && g_strcmp0 (a->over_villages, b->over_villages) == 0;
}

/* Counted as before, but from another quarter on; one that is not said stays. */
static DesmiCounting
compare_begin (const DesmiCatalogueNewest *newest, const char *from, int order)
{
  if (order == 0 || from[0] == '\0')
    return DESMI_COUNTING_SAME;
  if (order < 0)
    return DESMI_COUNTING_EARLIER;
  return newest->version > 1 && !newest->measured_since ? DESMI_COUNTING_IN_PLACE
                                                        : DESMI_COUNTING_MOVED;
}

/**
 * desmi_catalogue_compare:
 * @item: as it shall be
 * @newest: as it is
 *
 * Returns: what @item becomes, so that no score of the past is another one afterwards
 */
DesmiCounting
desmi_catalogue_compare (const DesmiCatalogueItem *item, const DesmiCatalogueNewest *newest)
{
  const char *from = item->valid_from != NULL ? item->valid_from : "";
  const char *began = newest->item->valid_from != NULL ? newest->item->valid_from : "";
  int         order = strcmp (from, began);

  if (newest->version == 1 && !newest->measured)
    return order == 0 && is_counted_same (item, newest->item) ? DESMI_COUNTING_SAME
                                                              : DESMI_COUNTING_IN_PLACE;
  if (is_counted_same (item, newest->item))
    return compare_begin (newest, from, order);
  if (order > 0)
    return DESMI_COUNTING_NEW_VERSION;
  if (order < 0)
    return DESMI_COUNTING_EARLIER;
  return newest->version > 1 || !newest->measured_since ? DESMI_COUNTING_IN_PLACE
                                                        : DESMI_COUNTING_MEASURED;
}

/* Texts that are lent for as long as @sql runs; *@changed grows. */
static gboolean
note_changes (DesmiConnection *connection, gboolean is_run, gboolean *changed)
{
  if (is_run && sqlite3_changes (desmi_connection_get_db (connection)) > 0)
    *changed = TRUE;
  return is_run;
}

static gboolean
put_programme (const DesmiCatalogueItem *item,
               DesmiConnection          *connection,
               gboolean                 *changed,
               GError                  **error)
{
  return note_changes (
      connection,
      desmi_connection_run (
          connection, error,
          "INSERT INTO local_programme (id, name_id, name_en, version, valid_from)"
          " VALUES (?1, ?2, ?3, 1, ?4) ON CONFLICT DO UPDATE SET name_id = ?2, name_en = ?3,"
          " valid_from = ?4 WHERE (name_id, name_en, valid_from) IS NOT (?2, ?3, ?4)",
          "ssss", item->id, item->name_id, item->name_en, item->valid_from),
      changed);
}

static gboolean
put_pillar (const DesmiCatalogueItem *item,
            DesmiConnection          *connection,
            gboolean                 *changed,
            GError                  **error)
{
  return note_changes (
      connection,
      desmi_connection_run (
          connection, error,
          "INSERT INTO local_pillar (programme, number, name_id, name_en, version)"
          " VALUES (?1, ?2, ?3, ?4, 1) ON CONFLICT DO UPDATE SET name_id = ?3, name_en = ?4"
          " WHERE (name_id, name_en) IS NOT (?3, ?4)",
          "siss", item->programme, (gint64) item->pillar, item->name_id, item->name_en),
      changed);
}

static gboolean
put_reason (const DesmiCatalogueItem *item,
            DesmiConnection          *connection,
            gboolean                 *changed,
            GError                  **error)
{
  return note_changes (
      connection,
      desmi_connection_run (connection, error,
                            "INSERT INTO local_reason (id, name_id, name_en, version)"
                            " VALUES (?1, ?2, ?3, 1) ON CONFLICT DO UPDATE SET name_id = ?2,"
                            " name_en = ?3 WHERE (name_id, name_en) IS NOT (?2, ?3)",
                            "sss", item->id, item->name_id, item->name_en),
      changed);
}

/* What is said of an indicator is said of all its versions. */
static gboolean
put_words (const DesmiCatalogueItem *item,
           DesmiConnection          *connection,
           gboolean                 *changed,
           GError                  **error)
{
  return note_changes (
      connection,
      desmi_connection_run (
          connection, error,
          "UPDATE local_indicator SET programme = ?2, pillar = ?3, name_id = ?4, name_en = ?5,"
          " unit = ?6, description = ?7 WHERE id = ?1 AND (programme, pillar, name_id, name_en,"
          " unit, description) IS NOT (?2, ?3, ?4, ?5, ?6, ?7)",
          "ssissss", item->id, item->programme, (gint64) item->pillar, item->name_id, item->name_en,
          item->unit, item->description),
      changed);
}

static gboolean
put_counting (const DesmiCatalogueItem *item,
              int                       version,
              DesmiConnection          *connection,
              gboolean                 *changed,
              GError                  **error)
{
  return note_changes (
      connection,
      desmi_connection_run (
          connection, error,
          "INSERT INTO local_indicator (id, version, valid_from, direction, over_time,"
          " over_villages, weight_milli, cap_milli) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)"
          " ON CONFLICT DO UPDATE SET valid_from = ?3, direction = ?4, over_time = ?5,"
          " over_villages = ?6, weight_milli = ?7, cap_milli = ?8",
          "sissssii", item->id, (gint64) version, item->valid_from, item->direction,
          item->over_time, item->over_villages, item->weight_milli, item->cap_milli),
      changed);
}

static gboolean
put_indicator (const DesmiCatalogueItem *item,
               DesmiConnection          *connection,
               gboolean                 *changed,
               GError                  **error)
{
  g_auto (DesmiCatalogueNewest) newest = { 0 };
  DesmiCounting                 counting = DESMI_COUNTING_NEW_VERSION;

  if (!desmi_catalogue_read_newest (connection, item->id, &newest, error))
    return FALSE;
  if (newest.item != NULL)
    counting = desmi_catalogue_compare (item, &newest);
  if (counting == DESMI_COUNTING_NEW_VERSION || counting == DESMI_COUNTING_IN_PLACE)
    {
      int version = counting == DESMI_COUNTING_IN_PLACE ? newest.version : newest.version + 1;

      if (!put_counting (item, version, connection, changed, error))
        return FALSE;
    }
  return put_words (item, connection, changed, error);
}

static gboolean
put (const DesmiCatalogueItem *item, DesmiConnection *connection, gboolean *changed, GError **error)
{
  switch (item->kind)
    {
    case DESMI_CATALOGUE_PROGRAMME:
      return put_programme (item, connection, changed, error);
    case DESMI_CATALOGUE_PILLAR:
      return put_pillar (item, connection, changed, error);
    case DESMI_CATALOGUE_INDICATOR:
      return put_indicator (item, connection, changed, error);
    case DESMI_CATALOGUE_REASON:
      return put_reason (item, connection, changed, error);
    case DESMI_N_CATALOGUE_KINDS:
    default:
      g_return_val_if_reached (FALSE);
    }
}

/* What a kind of entry retires or takes out; ?1: quarter, ?2: code or programme, ?3: number. Each
 * ends with its parts, which come and go with it. */
typedef struct
{
  const char *retire[4];
  const char *remove[3];
} Statements;

/* Brought back are those that went with it. */
static const Statements statements[DESMI_N_CATALOGUE_KINDS] = {
  [DESMI_CATALOGUE_PROGRAMME] = {
    { "UPDATE local_indicator SET retired = ?1 WHERE programme = ?2 AND retired IS"
      " (SELECT retired FROM local_programme WHERE id = ?2)",
      "UPDATE local_pillar SET retired = ?1 WHERE programme = ?2 AND retired IS"
      " (SELECT retired FROM local_programme WHERE id = ?2)",
      "UPDATE local_programme SET retired = ?1 WHERE id = ?2 AND retired IS NOT ?1" },
    { "DELETE FROM local_programme WHERE id = ?2" },
  },
  [DESMI_CATALOGUE_PILLAR] = {
    { "UPDATE local_indicator SET retired = ?1 WHERE programme = ?2 AND pillar = ?3 AND retired IS"
      " (SELECT retired FROM local_pillar WHERE programme = ?2 AND number = ?3)",
      "UPDATE local_pillar SET retired = ?1 WHERE programme = ?2 AND number = ?3"
      " AND retired IS NOT ?1" },
    { "DELETE FROM local_pillar WHERE programme = ?2 AND number = ?3" },
  },
  [DESMI_CATALOGUE_INDICATOR] = {
    { "UPDATE local_indicator SET retired = ?1 WHERE id = ?2 AND retired IS NOT ?1" },
    { "DELETE FROM local_feed WHERE indicator = ?2", "DELETE FROM local_indicator WHERE id = ?2" },
  },
  [DESMI_CATALOGUE_REASON] = {
    { "UPDATE local_reason SET retired = ?1 WHERE id = ?2 AND retired IS NOT ?1" },
    { "DELETE FROM local_reason WHERE id = ?2" },
  },
};

static gboolean
run_all (const char *const        *sql,
         guint                     n,
         const DesmiCatalogueItem *item,
         DesmiConnection          *connection,
         const char               *quarter,
         gboolean                 *changed,
         GError                  **error)
{
  gboolean    is_pillar = item->kind == DESMI_CATALOGUE_PILLAR;
  const char *code = is_pillar ? item->programme : item->id;

  for (guint i = 0; i < n && sql[i] != NULL; i++)
    if (!note_changes (connection,
                       desmi_connection_run (connection, error, sql[i], is_pillar ? "ssi" : "ss",
                                             quarter, code, (gint64) item->pillar),
                       changed))
      return FALSE;
  return TRUE;
}

/**
 * desmi_catalogue_apply:
 * @change: one that the rules accept
 * @changed: (out): whether the file holds something else than before
 *
 * Returns: %FALSE with @error set: the transaction must be rolled back
 */
gboolean
desmi_catalogue_apply (const DesmiChange *change,
                       DesmiConnection   *connection,
                       gboolean          *changed,
                       GError           **error)
{
  const DesmiCatalogueItem *item = change->item;
  const Statements         *all = &statements[item->kind];

  *changed = FALSE;
  if (change->kind == DESMI_CHANGE_RETIRE_CATALOGUE)
    return run_all (all->retire, G_N_ELEMENTS (all->retire), item, connection, change->period,
                    changed, error);
  if (change->kind == DESMI_CHANGE_DELETE_CATALOGUE)
    return run_all (all->remove, G_N_ELEMENTS (all->remove), item, connection, NULL, changed,
                    error);
  return put (item, connection, changed, error);
}
