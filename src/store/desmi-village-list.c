/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The ids of villages, filtered, searched and in order: one statement, whatever the length. */
#include "core/desmi-clock.h"
#include "store/desmi-connection.h"
#include "store/desmi-search.h"
#include "store/desmi-stock.h"
#include "store/desmi-village-private.h"

#define STATUS_ORDER                                                                               \
  "CASE e.status WHEN 'candidate' THEN 0 WHEN 'active' THEN 1 WHEN 'suspended' THEN 2 "            \
  "WHEN 'finished' THEN 3 WHEN 'left' THEN 4 ELSE 9 END"

#define BY(column)                                                                                 \
  {                                                                                                \
    column " IS NULL, " column ", v.sort_key, v.code",                                             \
        column " IS NULL, " column " DESC, v.sort_key, v.code"                                     \
  }

/* Ties by name, then code; what is not known comes last in both directions. */
static const char *const orders[][2] = {
  [DESMI_VILLAGE_SORT_NAME] = { "v.sort_key, v.code", "v.sort_key DESC, v.code DESC" },
  [DESMI_VILLAGE_SORT_CODE] = { "v.code", "v.code DESC" },
  [DESMI_VILLAGE_SORT_SUBDISTRICT]
  = { "s.sort_key, v.sort_key, v.code", "s.sort_key DESC, v.sort_key, v.code" },
  [DESMI_VILLAGE_SORT_COHORT] = { "e.cohort IS NULL, e.cohort, v.sort_key, v.code",
                                  "e.cohort IS NULL, e.cohort DESC, v.sort_key, v.code" },
  [DESMI_VILLAGE_SORT_STATUS] = { STATUS_ORDER ", v.sort_key, v.code",
                                  "e.status IS NULL, " STATUS_ORDER " DESC, v.sort_key, v.code" },
  [DESMI_VILLAGE_SORT_STOCK] = { "k.stock IS NULL, k.stock, v.sort_key, v.code",
                                 "k.stock IS NULL, k.stock DESC, v.sort_key, v.code" },
  /* scores are put in order afterwards */
  [DESMI_VILLAGE_SORT_PILLAR_1] = { "v.sort_key, v.code", "v.sort_key, v.code" },
  [DESMI_VILLAGE_SORT_PILLAR_2] = { "v.sort_key, v.code", "v.sort_key, v.code" },
  [DESMI_VILLAGE_SORT_PILLAR_3] = { "v.sort_key, v.code", "v.sort_key, v.code" },
  [DESMI_VILLAGE_SORT_PILLAR_4] = { "v.sort_key, v.code", "v.sort_key, v.code" },
  /* and so is what was found */
  [DESMI_VILLAGE_SORT_MATCH] = { "v.sort_key, v.code", "v.sort_key, v.code" },
  [DESMI_VILLAGE_SORT_HEAD] = BY ("p.head_name COLLATE NOCASE"),
  [DESMI_VILLAGE_SORT_OFFICERS] = BY ("coalesce (r.n, p.officers)"),
  [DESMI_VILLAGE_SORT_POPULATION] = BY ("p.population"),
  [DESMI_VILLAGE_SORT_HOUSEHOLDS] = BY ("p.households"),
  [DESMI_VILLAGE_SORT_SERVICE] = BY ("p.service COLLATE NOCASE"),
  [DESMI_VILLAGE_SORT_PHONE] = BY ("p.phone"),
  [DESMI_VILLAGE_SORT_EMAIL] = BY ("p.email COLLATE NOCASE"),
  [DESMI_VILLAGE_SORT_ADDRESS] = BY ("p.address COLLATE NOCASE"),
  [DESMI_VILLAGE_SORT_COOPERATIVE] = BY ("coalesce (r.name, p.cooperative) COLLATE NOCASE"),
  [DESMI_VILLAGE_SORT_NOTES] = BY ("p.notes COLLATE NOCASE"),
  [DESMI_VILLAGE_SORT_DECREE] = BY ("e.decree COLLATE NOCASE"),
};

static gboolean
is_by_score (const DesmiVillageFilter *filter)
{
  return filter->sort >= DESMI_VILLAGE_SORT_PILLAR_1 && filter->sort <= DESMI_VILLAGE_SORT_PILLAR_4;
}

/* What an id is put in order by once all are there. */
static const char *
get_sorted_column (const DesmiVillageFilter *filter)
{
  if (filter->sort == DESMI_VILLAGE_SORT_MATCH)
    return "v.fold";
  return is_by_score (filter) ? "v.code" : NULL;
}

static gboolean
needs_enrolment (const DesmiVillageFilter *filter)
{
  return filter->cohorts != NULL || filter->statuses != 0
         || filter->sort == DESMI_VILLAGE_SORT_COHORT || filter->sort == DESMI_VILLAGE_SORT_STATUS
         || filter->sort == DESMI_VILLAGE_SORT_DECREE;
}

/* What registers say goes before what is written in the profile. */
static void
add_register (DesmiSqlParts *parts, DesmiVillageSort sort)
{
  g_autoptr (GDateTime) now = desmi_clock_new_local ();
  guint                 today;

  if (sort == DESMI_VILLAGE_SORT_COOPERATIVE)
    g_string_append (parts->text,
                     " LEFT JOIN (SELECT village, name, max (" DESMI_VILLAGE_COOPERATIVE_RANK
                     ") FROM local_cooperative GROUP BY village) AS r ON r.village = v.code");
  if (sort != DESMI_VILLAGE_SORT_OFFICERS)
    return;
  today = desmi_sql_parts_bind (parts, g_date_time_format (now, "%Y-%m-%d"));
  g_string_append_printf (parts->text,
                          " LEFT JOIN (SELECT village, sum (" DESMI_VILLAGE_SERVES
                          ") AS n FROM local_person WHERE role = 'officer' GROUP BY village) AS r "
                          "ON r.village = v.code",
                          today, today, today, today);
}

/* The cheapest way in: enrolments are few, regions are many. */
static void
add_from (DesmiSqlParts *parts, const DesmiVillageFilter *filter)
{
  guint programme
      = desmi_sql_parts_bind (parts, g_strdup (desmi_village_filter_get_programme (filter)));

  if (filter->scope == DESMI_VILLAGE_SCOPE_PROGRAMME)
    g_string_append_printf (parts->text,
                            " FROM programme_village AS e CROSS JOIN official_region AS v "
                            "ON v.code = e.village AND e.programme = ?%u",
                            programme);
  else if (needs_enrolment (filter))
    g_string_append_printf (parts->text,
                            " FROM official_region AS v LEFT JOIN (SELECT * FROM programme_village "
                            "WHERE programme = ?%u) AS e ON e.village = v.code",
                            programme);
  else
    g_string_append (parts->text, " FROM official_region AS v");
  if (filter->sort == DESMI_VILLAGE_SORT_SUBDISTRICT)
    g_string_append (parts->text, " LEFT JOIN official_region AS s ON s.code = "
                                  "substr (v.code, 1, 8)");
  if (filter->sort >= DESMI_VILLAGE_SORT_HEAD && filter->sort <= DESMI_VILLAGE_SORT_NOTES)
    g_string_append (parts->text, " LEFT JOIN local_profile AS p ON p.village = v.code");
  add_register (parts, filter->sort);
}

static void
append_area (DesmiSqlParts *parts, const char *code)
{
  guint n = desmi_sql_parts_bind (parts, g_strdup (code));

  g_string_append_printf (parts->text, "(v.code > ?%u || '.' AND v.code < ?%u || '/')", n, n);
}

/* @codes: with commas between them */
static void
add_areas (DesmiSqlParts *parts, const char *codes)
{
  g_auto (GStrv) areas = g_strsplit (codes != NULL ? codes : "", ",", -1);

  for (guint i = 0; areas[i] != NULL; i++)
    {
      g_string_append (parts->text, i == 0 ? " AND (" : " OR ");
      append_area (parts, areas[i]);
      if (areas[i + 1] == NULL)
        g_string_append_c (parts->text, ')');
    }
}

static void
add_statuses (DesmiSqlParts *parts, guint statuses)
{
  g_autoptr (GPtrArray) codes = g_ptr_array_new ();

  for (guint i = 0; i < DESMI_N_STATUSES; i++)
    if ((statuses & DESMI_STATUS_BIT (i)) != 0)
      g_ptr_array_add (codes, (char *) desmi_status_to_code ((DesmiStatus) i));
  if (statuses != 0)
    g_string_append_printf (parts->text, " AND e.status IN (SELECT value FROM json_each (?%u))",
                            desmi_sql_parts_bind (parts, desmi_sql_json_list (codes)));
}

/* A village in two programmes has an enrolment, a cohort and a status in each. */
static void
add_other_programmes (DesmiSqlParts *parts, const DesmiVillageFilter *filter)
{
  guint programme
      = desmi_sql_parts_bind (parts, g_strdup (desmi_village_filter_get_programme (filter)));

  g_string_append_printf (parts->text,
                          " AND EXISTS (SELECT 1 FROM programme_village AS o WHERE o.village = "
                          "v.code AND o.programme <> ?%u)",
                          programme);
}

static void
add_cohorts (DesmiSqlParts *parts, const char *cohorts)
{
  g_auto (GStrv)        years = g_strsplit (cohorts != NULL ? cohorts : "", ",", -1);
  g_autoptr (GPtrArray) values = g_ptr_array_new ();

  for (guint i = 0; years[i] != NULL; i++)
    g_ptr_array_add (values, years[i]);
  desmi_sql_add_years (parts, values, "e.cohort");
}

static void
add_where (DesmiSqlParts *parts, const DesmiVillageFilter *filter, const char *district)
{
  gboolean is_few = filter->scope == DESMI_VILLAGE_SCOPE_PROGRAMME
                    || (filter->search != NULL && *filter->search != '\0');

  /* "+": with few candidates, the order of names is not worth walking along */
  g_string_append (parts->text,
                   is_few ? " WHERE +v.level = 'village'" : " WHERE v.level = 'village'");
  if (filter->scope == DESMI_VILLAGE_SCOPE_DISTRICT)
    {
      g_string_append (parts->text, " AND ");
      append_area (parts, district);
    }
  add_areas (parts, filter->subdistricts);
  add_cohorts (parts, filter->cohorts);
  add_statuses (parts, filter->statuses);
  if (filter->is_in_others)
    add_other_programmes (parts, filter);
  desmi_search_add (parts, filter->search);
}

static gboolean
add_stock (DesmiSqlParts *parts, DesmiConnection *connection, GError **error)
{
  g_autoptr (DesmiStock) stock = desmi_stock_read (connection, error);
  int                    last;

  if (stock == NULL || !desmi_stock_get_last (connection, &last, error))
    return FALSE;
  g_string_append (parts->text, " LEFT JOIN (");
  desmi_stock_add_select (stock, parts, last, NULL);
  g_string_append (parts->text, ") AS k ON k.village = v.code");
  return TRUE;
}

typedef struct
{
  gint64 id;
  double score; /* -1: none */
} Scored;

static int
compare_scores (gconstpointer a, gconstpointer b, gpointer data)
{
  const Scored *x = a, *y = b;
  gboolean      descending = GPOINTER_TO_INT (data);
  int           order = (x->score > y->score) - (x->score < y->score);

  if (x->score < 0 || y->score < 0)
    return (x->score < 0) - (y->score < 0);
  return descending ? -order : order;
}

/* Puts ids that are in order of names in that of a score; the sort is stable. */
static gboolean
sort_by_score (DesmiConnection          *connection,
               const DesmiVillageFilter *filter,
               GArray                   *ids,
               const GPtrArray          *codes,
               GError                  **error)
{
  g_autoptr (GHashTable) scores = desmi_village_read_scores (connection, filter, NULL, error);
  g_autoptr (GArray)     order = g_array_sized_new (FALSE, FALSE, sizeof (Scored), ids->len);
  guint                  pillar = filter->sort - DESMI_VILLAGE_SORT_PILLAR_1;

  if (scores == NULL)
    return FALSE;
  for (guint i = 0; i < ids->len; i++)
    {
      const double *score = g_hash_table_lookup (scores, g_ptr_array_index (codes, i));
      Scored        one = { g_array_index (ids, gint64, i), score != NULL ? score[pillar] : -1.0 };

      g_array_append_val (order, one);
    }
  g_array_sort_with_data (order, compare_scores, GINT_TO_POINTER (filter->descending));
  for (guint i = 0; i < ids->len; i++)
    g_array_index (ids, gint64, i) = g_array_index (order, Scored, i).id;
  return TRUE;
}

typedef struct
{
  gint64 id;
  guint  rank;
} Ranked;

static int
compare_ranks (gconstpointer a, gconstpointer b)
{
  const Ranked *x = a, *y = b;

  return (x->rank > y->rank) - (x->rank < y->rank);
}

/* Puts ids that are in order of names in that of how well the names answer; the sort is stable. */
static void
sort_by_match (const DesmiVillageFilter *filter, GArray *ids, const GPtrArray *folds)
{
  g_autofree char   *typed = desmi_search_index_text (filter->search);
  g_autoptr (GArray) order = g_array_sized_new (FALSE, FALSE, sizeof (Ranked), ids->len);

  for (guint i = 0; i < ids->len; i++)
    {
      Ranked one = { g_array_index (ids, gint64, i),
                     desmi_search_rank (typed, g_ptr_array_index (folds, i)) };

      g_array_append_val (order, one);
    }
  g_array_sort (order, compare_ranks);
  for (guint i = 0; i < ids->len; i++)
    g_array_index (ids, gint64, i) = g_array_index (order, Ranked, i).id;
}

static DesmiSqlParts *
make_statement (DesmiConnection *connection, const DesmiVillageFilter *filter, GError **error)
{
  g_autoptr (DesmiSqlParts) parts = desmi_sql_parts_new ();
  g_autoptr (GError)        local = NULL;
  g_autofree char          *district = desmi_connection_dup_text (
               connection, "SELECT value FROM meta WHERE key = 'district'", &local);

  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return NULL;
    }
  g_string_assign (parts->text, "SELECT v.id");
  if (get_sorted_column (filter) != NULL)
    g_string_append_printf (parts->text, ", %s", get_sorted_column (filter));
  add_from (parts, filter);
  if (filter->sort == DESMI_VILLAGE_SORT_STOCK && !add_stock (parts, connection, error))
    return NULL;
  add_where (parts, filter, district != NULL ? district : "");
  if (!desmi_village_add_conditions (parts, connection, filter, error))
    return NULL;
  g_string_append_printf (parts->text, " ORDER BY %s",
                          orders[filter->sort][filter->descending != 0]);
  return g_steal_pointer (&parts);
}

/**
 * desmi_village_list_ids:
 *
 * Returns: (transfer full) (element-type gint64): the ids; %NULL with @error set
 */
GArray *
desmi_village_list_ids (DesmiConnection          *connection,
                        const DesmiVillageFilter *filter,
                        GError                  **error)
{
  g_autoptr (DesmiSqlParts) parts = make_statement (connection, filter, error);
  g_autoptr (GArray)        ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GPtrArray)     cells = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (sqlite3_stmt)  stmt = NULL;
  g_autoptr (GError)        local = NULL;

  if (parts == NULL)
    return NULL;
  stmt = desmi_sql_parts_prepare (parts, connection, error);
  if (stmt == NULL)
    return NULL;
  while (desmi_connection_step (connection, stmt, &local))
    {
      gint64 id = sqlite3_column_int64 (stmt, 0);

      g_array_append_val (ids, id);
      if (get_sorted_column (filter) != NULL)
        g_ptr_array_add (cells, g_strdup ((const char *) sqlite3_column_text (stmt, 1)));
    }
  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return NULL;
    }
  if (is_by_score (filter) && !sort_by_score (connection, filter, ids, cells, error))
    return NULL;
  if (filter->sort == DESMI_VILLAGE_SORT_MATCH)
    sort_by_match (filter, ids, cells);
  return g_steal_pointer (&ids);
}
