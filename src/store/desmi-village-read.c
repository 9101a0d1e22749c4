/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A page of villages: official and local facts, the estimate of workers abroad and the scores. */
#include "core/desmi-clock.h"
#include "store/desmi-connection.h"
#include "store/desmi-pillar-data.h"
#include "store/desmi-stock.h"
#include "store/desmi-village-private.h"

#include <string.h>

static DesmiQuery *
make_score_query (const DesmiVillageFilter *filter, const GPtrArray *codes)
{
  DesmiQuery *query = desmi_query_new (DESMI_QUERY_PILLARS);
  DesmiPeriod quarter = { 0 };

  desmi_query_add_by (query, DESMI_DIMENSION_VILLAGE);
  desmi_query_add_by (query, DESMI_DIMENSION_PILLAR);
  for (guint i = 0; codes != NULL && i < codes->len; i++)
    desmi_query_add_where (query, DESMI_DIMENSION_VILLAGE, g_ptr_array_index (codes, i), NULL);
  desmi_query_add_where (query, DESMI_DIMENSION_PROGRAMME,
                         desmi_village_filter_get_programme (filter), NULL);
  if (filter->quarter != NULL && desmi_period_parse (filter->quarter, &quarter, NULL))
    desmi_query_set_period (query, &quarter);
  return query;
}

/**
 * desmi_village_read_scores:
 * @codes: (element-type utf8): of the villages
 *
 * Returns: (transfer full) (element-type utf8 DesmiVillageScores): the pillars' scores by code;
 * %NULL with @error set
 */
GHashTable *
desmi_village_read_scores (DesmiConnection          *connection,
                           const DesmiVillageFilter *filter,
                           const GPtrArray          *codes,
                           GError                  **error)
{
  g_autoptr (DesmiQuery) query = make_score_query (filter, codes);
  g_autoptr (DesmiTable) table = desmi_query_pillars (connection, query, error);
  GHashTable            *scores;

  if (table == NULL)
    return NULL;
  scores = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  for (guint i = 0; i < desmi_table_get_n_rows (table); i++)
    {
      const char *village = desmi_table_get_text (table, i, 0);
      gint64      pillar = g_ascii_strtoll (desmi_table_get_text (table, i, 1), NULL, 10);
      double     *score = g_hash_table_lookup (scores, village);

      if (score == NULL)
        {
          score = g_new (double, DESMI_MAX_PILLARS);
          for (guint j = 0; j < DESMI_MAX_PILLARS; j++)
            score[j] = -1.0;
          g_hash_table_insert (scores, g_strdup (village), score);
        }
      if (pillar >= 1 && pillar <= DESMI_MAX_PILLARS
          && desmi_table_get_mark (table, i, 2) == DESMI_MARK_NONE)
        score[pillar - 1] = desmi_table_get_double (table, i, 2);
    }
  return scores;
}

static char *
dup_column (sqlite3_stmt *stmt, int column)
{
  return g_strdup ((const char *) sqlite3_column_text (stmt, column));
}

static gint64
get_number (sqlite3_stmt *stmt, int column)
{
  return sqlite3_column_type (stmt, column) == SQLITE_NULL ? -1
                                                           : sqlite3_column_int64 (stmt, column);
}

static void
read_enrolment (DesmiVillage *village, sqlite3_stmt *stmt, DesmiLabels *labels)
{
  const char *status = (const char *) sqlite3_column_text (stmt, 11);
  const char *reason = (const char *) sqlite3_column_text (stmt, 12);
  const char *name = reason != NULL ? desmi_labels_reason (labels, reason) : NULL;

  village->enrolled = status != NULL;
  if (!village->enrolled)
    return;
  village->cohort = sqlite3_column_int (stmt, 8);
  village->decree = dup_column (stmt, 9);
  village->decree_date = dup_column (stmt, 6);
  village->enrolment_official = sqlite3_column_int (stmt, 10) == 1;
  desmi_status_parse (status, &village->status, NULL);
  village->status_reason = g_strdup (name != NULL ? name : reason);
  village->status_reason_id = g_strdup (reason);
  village->status_note = dup_column (stmt, 13);
  village->status_since = dup_column (stmt, 7);
}

static void
read_profile (DesmiVillage *village, sqlite3_stmt *stmt)
{
  village->head_name = dup_column (stmt, 14);
  village->head_title = dup_column (stmt, 15);
  village->officers = get_number (stmt, 16);
  village->population = get_number (stmt, 17);
  village->households = get_number (stmt, 18);
  village->service = dup_column (stmt, 19);
  village->phone = dup_column (stmt, 20);
  village->email = dup_column (stmt, 21);
  village->address = dup_column (stmt, 22);
  village->cooperative = dup_column (stmt, 23);
  village->notes = dup_column (stmt, 24);
  village->usual_head_title = dup_column (stmt, 25);
}

static void
read_registers (DesmiVillage *village, sqlite3_stmt *stmt)
{
  village->registered_officers = (guint) sqlite3_column_int (stmt, 26);
  village->serving_officers = (guint) sqlite3_column_int (stmt, 27);
  village->registered_cooperative = dup_column (stmt, 28);
}

static DesmiVillage *
read_village (sqlite3_stmt *stmt, DesmiLabels *labels)
{
  DesmiVillage *village = g_atomic_rc_box_new0 (DesmiVillage);

  village->id = sqlite3_column_int64 (stmt, 0);
  village->code = dup_column (stmt, 1);
  village->name = dup_column (stmt, 2);
  village->subdistrict_code = dup_column (stmt, 3);
  village->subdistrict = g_strdup (desmi_labels_area (labels, village->subdistrict_code));
  village->retired = dup_column (stmt, 4);
  village->successors = dup_column (stmt, 5);
  village->stock = -1;
  for (guint i = 0; i < DESMI_MAX_PILLARS; i++)
    village->score[i] = -1.0;
  read_enrolment (village, stmt, labels);
  read_profile (village, stmt);
  read_registers (village, stmt);
  return village;
}

/* A district's own word on a village goes before that of the national list. */
#define PAGE                                                                                       \
  "SELECT v.id, v.code, coalesce (d.name, v.name), substr (v.code, 1, 8), "                        \
  "CASE WHEN d.code IS NULL THEN v.retired ELSE d.retired END, "                                   \
  "CASE WHEN d.code IS NULL THEN v.successors ELSE d.successors END, e.decree_date, e.since, "     \
  "e.cohort, e.decree, e.official, e.status, e.reason, e.note, "                                   \
  "p.head_name, p.head_title, p.officers, p.population, p.households, p.service, p.phone, "        \
  "p.email, p.address, p.cooperative, p.notes, (SELECT h.value FROM local_setting AS h "           \
  "WHERE h.village = substr (v.code, 1, 5) AND h.key = 'head_title'), "                            \
  "(SELECT count (*) FROM local_person WHERE village = v.code AND role = 'officer'), "             \
  "(SELECT count (*) FROM local_person WHERE village = v.code AND role = 'officer' "               \
  "AND coalesce (since, ?3) <= ?3 AND coalesce (until, ?3) >= ?3), "                               \
  "(SELECT name FROM local_cooperative WHERE village = v.code "                                    \
  "ORDER BY " DESMI_VILLAGE_COOPERATIVE_RANK " DESC, id LIMIT 1) FROM official_region AS v "       \
  "LEFT JOIN official_village AS d ON d.code = v.code "                                            \
  "LEFT JOIN programme_village AS e ON e.village = v.code AND e.programme = ?2 "                   \
  "LEFT JOIN local_profile AS p ON p.village = v.code "                                            \
  "WHERE v.id IN (SELECT value FROM json_each (?1)) AND +v.level = 'village'"

static char *
list_ids (const gint64 *ids, guint n_ids)
{
  g_autoptr (GString) json = g_string_new ("[");

  for (guint i = 0; i < n_ids; i++)
    g_string_append_printf (json, "%s%" G_GINT64_FORMAT, i > 0 ? "," : "", ids[i]);
  g_string_append_c (json, ']');
  return g_string_free (g_steal_pointer (&json), FALSE);
}

/* (element-type gint64 DesmiVillage), keys owned by the villages */
static GHashTable *
read_villages (DesmiConnection          *connection,
               const DesmiVillageFilter *filter,
               const gint64             *ids,
               guint                     n_ids,
               GError                  **error)
{
  g_autofree char        *json = list_ids (ids, n_ids);
  g_autoptr (GHashTable)  villages = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL,
                                                            (GDestroyNotify) desmi_village_unref);
  g_autoptr (DesmiLabels) labels = desmi_labels_new (connection, desmi_locale_get_user ());
  g_autoptr (GError)      local = NULL;
  g_autoptr (GDateTime)   now = desmi_clock_new_local ();
  g_autofree char        *today = g_date_time_format (now, "%Y-%m-%d");
  sqlite3_stmt           *stmt = desmi_connection_bind (connection, error, PAGE, "sss", json,
                                                        desmi_village_filter_get_programme (filter), today);

  if (stmt == NULL)
    return NULL;
  while (desmi_connection_step (connection, stmt, &local))
    {
      DesmiVillage *village = read_village (stmt, labels);

      g_hash_table_replace (villages, &village->id, village);
    }
  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return NULL;
    }
  return g_steal_pointer (&villages);
}

static gboolean
fill_stock (DesmiConnection *connection,
            GHashTable      *by_code,
            const GPtrArray *codes,
            GError         **error)
{
  g_autoptr (DesmiSqlParts) parts = desmi_sql_parts_new ();
  g_autoptr (sqlite3_stmt)  stmt = NULL;
  g_autoptr (GError)        local = NULL;
  g_autofree char          *villages = NULL;
  g_autoptr (DesmiStock)    stock = desmi_stock_read (connection, error);
  int                       last;

  if (stock == NULL || !desmi_stock_get_last (connection, &last, error))
    return FALSE;
  villages = g_strdup_printf ("SELECT value AS village FROM json_each (?%u)",
                              desmi_sql_parts_bind (parts, desmi_sql_json_list (codes)));
  desmi_stock_add_select (stock, parts, last, villages);
  stmt = desmi_sql_parts_prepare (parts, connection, error);
  if (stmt == NULL)
    return FALSE;
  while (desmi_connection_step (connection, stmt, &local))
    {
      DesmiVillage *village
          = g_hash_table_lookup (by_code, (const char *) sqlite3_column_text (stmt, 0));

      if (village == NULL)
        continue;
      village->stock = sqlite3_column_int64 (stmt, 1);
      village->stock_departures = sqlite3_column_int64 (stmt, 2);
      village->stock_returns = sqlite3_column_int64 (stmt, 3);
    }
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

static gboolean
fill_scores (DesmiConnection          *connection,
             const DesmiVillageFilter *filter,
             GHashTable               *by_code,
             const GPtrArray          *codes,
             GError                  **error)
{
  g_autoptr (GHashTable) scores = desmi_village_read_scores (connection, filter, codes, error);

  if (scores == NULL)
    return FALSE;
  for (guint i = 0; i < codes->len; i++)
    {
      DesmiVillage *village = g_hash_table_lookup (by_code, g_ptr_array_index (codes, i));
      const double *score = g_hash_table_lookup (scores, g_ptr_array_index (codes, i));

      if (score != NULL)
        memcpy (village->score, score, sizeof village->score);
    }
  return TRUE;
}

static gboolean
fill (DesmiConnection          *connection,
      const DesmiVillageFilter *filter,
      GHashTable               *villages,
      GError                  **error)
{
  g_autoptr (GHashTable) by_code = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GPtrArray)  codes = g_ptr_array_new ();
  GHashTableIter         iter;
  gpointer               value;

  g_hash_table_iter_init (&iter, villages);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      DesmiVillage *village = value;

      g_ptr_array_add (codes, village->code);
      g_hash_table_insert (by_code, village->code, village);
    }
  return codes->len == 0
         || (fill_stock (connection, by_code, codes, error)
             && fill_scores (connection, filter, by_code, codes, error));
}

static void
unref_village (gpointer village)
{
  if (village != NULL)
    desmi_village_unref (village);
}

/**
 * desmi_village_read_page:
 *
 * Returns: (transfer full) (element-type DesmiVillage): in the order of @ids; %NULL for an id that
 * is none; %NULL with @error set
 */
GPtrArray *
desmi_village_read_page (DesmiConnection          *connection,
                         const DesmiVillageFilter *filter,
                         const gint64             *ids,
                         guint                     n_ids,
                         GError                  **error)
{
  g_autoptr (GHashTable) villages = read_villages (connection, filter, ids, n_ids, error);
  GPtrArray             *page;

  if (villages == NULL || !fill (connection, filter, villages, error))
    return NULL;
  page = g_ptr_array_new_full (n_ids, unref_village);
  for (guint i = 0; i < n_ids; i++)
    {
      DesmiVillage *village = g_hash_table_lookup (villages, &ids[i]);

      g_ptr_array_add (page, village != NULL ? desmi_village_ref (village) : NULL);
    }
  return page;
}
