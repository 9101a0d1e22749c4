/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whatever places a question is about, all villages are asked of, so that every question about one
 * period hides the same. */
#include "app/charts/desmi-chart-places.h"

#include "app/charts/desmi-chart-measures.h"
#include "app/charts/desmi-chart-people.h"
#include "app/charts/desmi-chart-query.h"

#define VILLAGE "village"

static gboolean
is_area (DesmiDimension dimension)
{
  return dimension == DESMI_DIMENSION_VILLAGE || dimension == DESMI_DIMENSION_SUBDISTRICT
         || dimension == DESMI_DIMENSION_DISTRICT;
}

/* What else villages are told apart by. Indicators belong to a programme each, so that of measures
 * it picks no villages. */
static gboolean
picks_villages (const DesmiQuery *query, DesmiDimension dimension)
{
  return is_area (dimension) || dimension == DESMI_DIMENSION_COHORT
         || dimension == DESMI_DIMENSION_STATUS
         || (dimension == DESMI_DIMENSION_PROGRAMME
             && desmi_query_get_table (query) != DESMI_QUERY_PILLARS);
}

static gboolean
copy_where (const DesmiQuery *from, DesmiQuery *to, DesmiDimension dimension, GError **error)
{
  const GPtrArray *values = desmi_query_get_where (from, dimension);

  for (guint i = 0; values != NULL && i < values->len; i++)
    if (!desmi_query_add_where (to, dimension, g_ptr_array_index (values, i), error))
      return FALSE;
  return TRUE;
}

/* By village, and by what @query tells apart besides, of all villages. Which indicators are asked
 * for is left to the caller, since some tell of others. */
static DesmiQuery *
make_query (const DesmiQuery *query, GError **error)
{
  g_autoptr (DesmiQuery) own = desmi_chart_query_new_like (query, desmi_query_get_table (query));

  desmi_query_set_stock (own, desmi_query_get_stock (query));
  desmi_query_add_by (own, DESMI_DIMENSION_VILLAGE);
  for (guint i = 0; i < desmi_query_get_n_by (query); i++)
    {
      DesmiDimension by = desmi_query_get_by (query, i);

      if (!picks_villages (query, by) && by != DESMI_DIMENSION_PILLAR
          && by != DESMI_DIMENSION_PROGRAMME && !desmi_query_has_by (own, by))
        desmi_query_add_by (own, by);
    }
  for (guint d = 0; d <= DESMI_DIMENSION_PROGRAMME; d++)
    if (!picks_villages (query, (DesmiDimension) d) && d != DESMI_DIMENSION_PILLAR
        && d != DESMI_DIMENSION_INDICATOR && !copy_where (query, own, (DesmiDimension) d, error))
      return NULL;
  return g_steal_pointer (&own);
}

/* (transfer full) (nullable) @members: which villages @query is of, and what of them it tells
 * apart; %NULL: all. Returns %FALSE with an error. */
static gboolean
ask_members (DesmiStore        *store,
             const DesmiQuery  *query,
             const DesmiPeriod *period,
             DesmiTable       **members,
             GCancellable      *cancellable,
             GError           **error)
{
  g_autoptr (DesmiQuery) own = desmi_chart_query_new_like (query, desmi_query_get_table (query));
  gboolean               some = FALSE;

  *members = NULL;
  if (period != NULL)
    desmi_query_set_period (own, period);
  desmi_query_set_stock (own, desmi_query_get_stock (query));
  desmi_query_add_by (own, DESMI_DIMENSION_VILLAGE);
  for (guint d = 0; d <= DESMI_DIMENSION_PROGRAMME; d++)
    {
      DesmiDimension dimension = (DesmiDimension) d;

      if (!picks_villages (query, dimension))
        continue;
      some = some || desmi_chart_query_has_where (query, dimension);
      if (is_area (dimension) || !desmi_query_has_by (query, dimension))
        continue;
      desmi_query_add_by (own, dimension);
      some = TRUE;
    }
  if (!some)
    return TRUE;
  if (!desmi_chart_query_copy_wheres (query, own, TRUE, error))
    return FALSE;
  *members = desmi_store_query (store, own, cancellable, error);
  return *members != NULL;
}

/**
 * desmi_chart_places_matter:
 *
 * Returns: whether @query tells places apart, or is of some only: the whole district gives nothing
 * away as long as it is not small itself
 */
gboolean
desmi_chart_places_matter (const DesmiQuery *query)
{
  for (guint d = 0; d <= DESMI_DIMENSION_PROGRAMME; d++)
    if (picks_villages (query, (DesmiDimension) d)
        && (desmi_query_has_by (query, (DesmiDimension) d)
            || desmi_chart_query_has_where (query, (DesmiDimension) d)))
      return TRUE;
  return FALSE;
}

static GArray *
new_values (DesmiTable *leaves)
{
  GArray *values = g_array_new (FALSE, TRUE, sizeof (DesmiSuppressLeaf));

  g_array_set_size (values, desmi_table_get_n_rows (leaves));
  return values;
}

static DesmiSuppressLeaf *
get_value (GArray *values, guint row)
{
  return &g_array_index (values, DesmiSuppressLeaf, row);
}

static gboolean
is_known (DesmiTable *table, guint row, int column)
{
  return column >= 0 && desmi_table_get_mark (table, row, (guint) column) != DESMI_MARK_MISSING;
}

/* Measures without a target are not in sums of those with one. */
static DesmiSuppressLeaf
make_measure (DesmiTable *leaves, guint row)
{
  int               actual = desmi_table_find_column (leaves, "actual");
  DesmiSuppressLeaf leaf = { .people = DESMI_SUPPRESS_NOBODY };

  if (!is_known (leaves, row, actual))
    return leaf;
  leaf.village
      = desmi_table_get_text (leaves, row, (guint) desmi_table_find_column (leaves, VILLAGE));
  leaf.counts = desmi_chart_measures_counts_people (leaves, row);
  leaf.value = desmi_table_get_int (leaves, row, (guint) actual);
  if (leaf.counts)
    leaf.value = desmi_chart_measures_from_milli (leaf.value);
  leaf.apart = !is_known (leaves, row, desmi_table_find_column (leaves, "target"));
  return leaf;
}

/* Where people are hidden, their money is; what is neither is never hidden. */
static void
follow_people (DesmiTable *leaves, GArray *values)
{
  g_autoptr (GHashTable)          index = desmi_chart_people_index (leaves);
  g_autoptr (DesmiSuppressPlaces) counts = NULL;
  GArray                         *own = new_values (leaves);
  gint64                          milli;
  guint                           people;

  for (guint r = 0; r < values->len; r++)
    if (get_value (values, r)->counts)
      *get_value (own, r) = *get_value (values, r);
  counts = desmi_suppress_places_new (leaves, own, NULL);
  for (guint r = 0; r < values->len; r++)
    {
      DesmiSuppressLeaf *leaf = get_value (values, r);

      if (leaf->village == NULL || leaf->counts)
        continue;
      if (desmi_chart_people_find (index, leaves, r, &milli, &people))
        {
          leaf->people = desmi_chart_measures_from_milli (milli);
          leaf->few = desmi_suppress_places_hide (counts, leaves, people, FALSE);
        }
      else if (!desmi_chart_people_is_money (leaves, r))
        leaf->village = NULL;
    }
}

/* Of what is measured and of what tells of it. */
static gboolean
add_indicators (const DesmiQuery *query, DesmiQuery *own, GError **error)
{
  if (!desmi_chart_query_has_where (query, DESMI_DIMENSION_INDICATOR))
    return TRUE;
  return copy_where (query, own, DESMI_DIMENSION_INDICATOR, error)
         && desmi_chart_people_add_wheres (own, error);
}

/**
 * desmi_chart_places_new_of_measures:
 * @leaves: an answer by village and indicator, with those that count the people whose money is
 * @members: (nullable): as desmi_suppress_places_new() takes it
 *
 * A pure function.
 *
 * Returns: (transfer full): what of tables about these villages has to be hidden
 */
DesmiSuppressPlaces *
desmi_chart_places_new_of_measures (DesmiTable *leaves, DesmiTable *members)
{
  GArray *values = new_values (leaves);

  for (guint r = 0; r < values->len; r++)
    *get_value (values, r) = make_measure (leaves, r);
  follow_people (leaves, values);
  return desmi_suppress_places_new (leaves, values, members);
}

/**
 * desmi_chart_places_of_measures:
 * @query: by indicator
 * @answer: to @query
 *
 * Blocks.
 *
 * Returns: (transfer full): what of @answer has to be hidden; %NULL with #DESMI_STORE_ERROR or
 * %G_IO_ERROR_CANCELLED
 */
DesmiSuppressPlaces *
desmi_chart_places_of_measures (DesmiStore       *store,
                                const DesmiQuery *query,
                                DesmiTable       *answer,
                                GCancellable     *cancellable,
                                GError          **error)
{
  g_autoptr (DesmiQuery) own = make_query (query, error);
  g_autoptr (DesmiTable) leaves = NULL;
  g_autoptr (DesmiTable) members = NULL;
  const char            *text = desmi_table_get_period (answer);
  DesmiPeriod            period;
  gboolean               limited = text != NULL && desmi_period_parse (text, &period, NULL);

  if (own == NULL || !add_indicators (query, own, error))
    return NULL;
  /* Where none is asked for, the answer says which quarter was the last. */
  if (limited)
    desmi_query_set_period (own, &period);
  leaves = desmi_store_query (store, own, cancellable, error);
  if (leaves == NULL
      || !ask_members (store, query, limited ? &period : NULL, &members, cancellable, error))
    return NULL;
  return desmi_chart_places_new_of_measures (leaves, members);
}

/**
 * desmi_chart_places_hide_measures:
 * @query: by indicator
 * @answer: to @query
 *
 * Hides what desmi_chart_measures_hide() does, and what would give away what is hidden of the same
 * period elsewhere; blocks.
 *
 * Returns: (transfer full): what the forum and the public may see of @answer; %NULL with
 * #DESMI_STORE_ERROR or %G_IO_ERROR_CANCELLED
 */
DesmiTable *
desmi_chart_places_hide_measures (DesmiStore       *store,
                                  const DesmiQuery *query,
                                  DesmiTable       *answer,
                                  GCancellable     *cancellable,
                                  GError          **error)
{
  g_autoptr (DesmiTable) people = desmi_chart_people_ask (store, query, cancellable, error);
  g_autoptr (DesmiSuppressPlaces) places
      = people != NULL ? desmi_chart_places_of_measures (store, query, answer, cancellable, error)
                       : NULL;

  return places != NULL ? desmi_chart_measures_hide (answer, people, places) : NULL;
}

/* The village and the time of a row, whatever direction it is of. */
static char *
dup_place_and_time (DesmiTable *table, guint row)
{
  static const char *const names[] = { VILLAGE, "quarter", "year" };
  GString                 *key = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      int         column = desmi_table_find_column (table, names[i]);
      const char *text = column >= 0 ? desmi_table_get_text (table, row, (guint) column) : NULL;

      g_string_append_printf (key, "%s\x1f", text != NULL ? text : "");
    }
  return g_string_free (key, FALSE);
}

/* Of how many people each amount is, as far as it is known. */
static void
set_people (DesmiTable *leaves, GArray *values, DesmiTable *people)
{
  g_autoptr (GHashTable) index = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  int                    count = desmi_table_find_column (people, "count");

  for (guint r = 0; r < desmi_table_get_n_rows (people); r++)
    if (is_known (people, r, count))
      {
        gint64 n = desmi_table_get_int (people, r, (guint) count);

        g_hash_table_insert (index, dup_place_and_time (people, r), g_memdup2 (&n, sizeof n));
      }
  for (guint r = 0; r < values->len; r++)
    {
      g_autofree char *key = dup_place_and_time (leaves, r);
      const gint64    *n = g_hash_table_lookup (index, key);

      get_value (values, r)->counts = FALSE;
      if (n != NULL)
        get_value (values, r)->people = *n;
    }
}

/**
 * desmi_chart_places_of_flows:
 * @query: of flows or remittances
 *
 * Blocks.
 *
 * Returns: (transfer full): what of an answer to @query has to be hidden; %NULL with
 * #DESMI_STORE_ERROR or %G_IO_ERROR_CANCELLED
 */
DesmiSuppressPlaces *
desmi_chart_places_of_flows (DesmiStore       *store,
                             const DesmiQuery *query,
                             GCancellable     *cancellable,
                             GError          **error)
{
  gboolean               amounts = desmi_query_get_table (query) == DESMI_QUERY_REMITTANCES;
  g_autoptr (DesmiQuery) own = make_query (query, error);
  g_autoptr (DesmiTable) leaves = NULL;
  g_autoptr (DesmiTable) people = NULL;
  g_autoptr (DesmiTable) members = NULL;
  GArray                *values;
  int                    village, value;

  if (own == NULL
      || !ask_members (store, query, desmi_query_get_period (query), &members, cancellable, error))
    return NULL;
  leaves = desmi_store_query (store, own, cancellable, error);
  if (leaves != NULL && amounts)
    people = desmi_chart_people_ask_left (store, own, cancellable, error);
  if (leaves == NULL || (amounts && people == NULL))
    return NULL;
  village = desmi_table_find_column (leaves, VILLAGE);
  value = desmi_table_find_column (leaves, amounts ? "amount_idr" : "count");
  values = new_values (leaves);
  for (guint r = 0; r < values->len; r++)
    if (is_known (leaves, r, value))
      *get_value (values, r) = (DesmiSuppressLeaf){
        .village = desmi_table_get_text (leaves, r, (guint) village),
        .value = desmi_table_get_int (leaves, r, (guint) value),
        .people = DESMI_SUPPRESS_NOBODY,
        .counts = TRUE,
      };
  if (amounts)
    set_people (leaves, values, people);
  return desmi_suppress_places_new (leaves, values, members);
}
