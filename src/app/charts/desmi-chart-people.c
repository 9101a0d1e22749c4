/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Some indicators of money have another one beside them that counts the people whose it is: the
 * savings of three members tell of these as their number does. */
#include "app/charts/desmi-chart-people.h"

#include "app/charts/desmi-chart-query.h"

#include <string.h>

static const struct
{
  const char *money, *people;
} pairs[] = {
  { "simpanan_rupiah", "anggota_koperasi" },
  { "pinjaman_rupiah", "anggota_koperasi" },
  { "kredit_kur_rupiah", "debitur_kur" },
};

/**
 * desmi_chart_people_add_wheres:
 *
 * Lets the indicators that count people through.
 *
 * Returns: %TRUE; else %FALSE with an error
 */
gboolean
desmi_chart_people_add_wheres (DesmiQuery *query, GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
    if (i == 0 || strcmp (pairs[i].people, pairs[i - 1].people) != 0)
      if (!desmi_query_add_where (query, DESMI_DIMENSION_INDICATOR, pairs[i].people, error))
        return FALSE;
  return TRUE;
}

/**
 * desmi_chart_people_ask:
 * @query: of measured indicators
 *
 * Asks the same of the indicators that count people, whatever indicators @query lets through;
 * blocks.
 *
 * Returns: (transfer full): the answer; %NULL with #DESMI_STORE_ERROR or %G_IO_ERROR_CANCELLED
 */
DesmiTable *
desmi_chart_people_ask (DesmiStore       *store,
                        const DesmiQuery *query,
                        GCancellable     *cancellable,
                        GError          **error)
{
  g_autoptr (DesmiQuery) own = desmi_chart_query_new_like (query, DESMI_QUERY_PILLARS);

  for (guint i = 0; i < desmi_query_get_n_by (query); i++)
    desmi_query_add_by (own, desmi_query_get_by (query, i));
  return desmi_chart_query_copy_places (query, own, error)
                 && desmi_chart_people_add_wheres (own, error)
             ? desmi_store_query (store, own, cancellable, error)
             : NULL;
}

/* What flows and remittances have in common. */
static gboolean
is_place_or_time (DesmiDimension dimension)
{
  return dimension == DESMI_DIMENSION_VILLAGE || dimension == DESMI_DIMENSION_SUBDISTRICT
         || dimension == DESMI_DIMENSION_DISTRICT || dimension == DESMI_DIMENSION_QUARTER
         || dimension == DESMI_DIMENSION_YEAR;
}

/**
 * desmi_chart_people_ask_left:
 * @query: of remittances
 *
 * These are reported without saying of how many people they are: those who left from the same
 * places in the same time stand for them. Blocks.
 *
 * Returns: (transfer full): the answer; %NULL with #DESMI_STORE_ERROR or %G_IO_ERROR_CANCELLED
 */
DesmiTable *
desmi_chart_people_ask_left (DesmiStore       *store,
                             const DesmiQuery *query,
                             GCancellable     *cancellable,
                             GError          **error)
{
  g_autoptr (DesmiQuery) people = desmi_query_new (DESMI_QUERY_FLOWS);

  desmi_query_set_source (people, desmi_query_get_source (query));
  desmi_query_set_locale (people, desmi_query_get_locale (query));
  if (desmi_query_get_period (query) != NULL)
    desmi_query_set_period (people, desmi_query_get_period (query));
  for (guint i = 0; i < desmi_query_get_n_by (query); i++)
    if (is_place_or_time (desmi_query_get_by (query, i)))
      desmi_query_add_by (people, desmi_query_get_by (query, i));
  for (guint d = 0; d <= DESMI_DIMENSION_PROGRAMME; d++)
    {
      const GPtrArray *values = is_place_or_time ((DesmiDimension) d)
                                    ? desmi_query_get_where (query, (DesmiDimension) d)
                                    : NULL;

      for (guint i = 0; values != NULL && i < values->len; i++)
        if (!desmi_query_add_where (people, (DesmiDimension) d, g_ptr_array_index (values, i),
                                    error))
          return NULL;
    }
  if (!desmi_query_add_where (people, DESMI_DIMENSION_DIRECTION,
                              desmi_direction_to_code (DESMI_DIRECTION_OUT), error))
    return NULL;
  return desmi_store_query (store, people, cancellable, error);
}

static const char *
get_text (DesmiTable *table, guint row, const char *column)
{
  int         index = desmi_table_find_column (table, column);
  const char *text = index >= 0 ? desmi_table_get_text (table, row, (guint) index) : NULL;

  return text != NULL ? text : "";
}

/* The place and the time of @row, behind what is measured there. */
static char *
make_key (const char *indicator, DesmiTable *table, guint row)
{
  return g_strjoin ("\x1f", indicator, get_text (table, row, "village"),
                    get_text (table, row, "subdistrict"), get_text (table, row, "district"),
                    get_text (table, row, "quarter"), get_text (table, row, "year"), NULL);
}

/* A number of people, and where it stands. */
typedef struct
{
  gint64 milli;
  guint  row;
} Found;

/**
 * desmi_chart_people_index:
 * @people: as desmi_chart_people_ask() answers
 *
 * Returns: (transfer full): what desmi_chart_people_find() looks in
 */
GHashTable *
desmi_chart_people_index (DesmiTable *people)
{
  GHashTable *index = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  int         actual = desmi_table_find_column (people, "actual");

  for (guint r = 0; actual >= 0 && r < desmi_table_get_n_rows (people); r++)
    {
      Found found = { 0, r };

      if (desmi_table_get_mark (people, r, (guint) actual) == DESMI_MARK_MISSING)
        continue;
      found.milli = desmi_table_get_int (people, r, (guint) actual);
      g_hash_table_insert (index, make_key (get_text (people, r, "indicator"), people, r),
                           g_memdup2 (&found, sizeof found));
    }
  return index;
}

/**
 * desmi_chart_people_find:
 * @index: of the people that were asked for by the question that @table answers
 * @row: of @table
 * @milli: (out): thousandths of people whose money it is
 * @people: (out) (optional): the row in which they were counted
 *
 * Returns: whether @row is of money of people that were counted
 */
gboolean
desmi_chart_people_find (GHashTable *index,
                         DesmiTable *table,
                         guint       row,
                         gint64     *milli,
                         guint      *people)
{
  const char *money = get_text (table, row, "indicator");

  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
    if (strcmp (pairs[i].money, money) == 0)
      {
        g_autofree char *key = make_key (pairs[i].people, table, row);
        const Found     *found = g_hash_table_lookup (index, key);

        *milli = found != NULL ? found->milli : 0;
        if (found != NULL && people != NULL)
          *people = found->row;
        return found != NULL;
      }
  return FALSE;
}

/**
 * desmi_chart_people_is_money:
 *
 * Returns: whether @row is of money, of people counted or not
 */
gboolean
desmi_chart_people_is_money (DesmiTable *table, guint row)
{
  const char *indicator = get_text (table, row, "indicator");

  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
    if (strcmp (pairs[i].money, indicator) == 0)
      return TRUE;
  return FALSE;
}
