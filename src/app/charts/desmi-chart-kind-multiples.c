/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is asked and said for small multiples. */
#include "app/charts/desmi-chart-kind.h"
#include "app/charts/desmi-chart-query.h"
#include "app/charts/desmi-chart-times.h"
#include "app/charts/desmi-chart-titles.h"
#include "app/desmi-chart-table.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>

#define LEAST_AREAS 3 /* of which a title says how many of them changed */

static gboolean
is_area (DesmiDimension dimension)
{
  return dimension == DESMI_DIMENSION_VILLAGE || dimension == DESMI_DIMENSION_SUBDISTRICT
         || dimension == DESMI_DIMENSION_DISTRICT;
}

/* Which of the dimensions is told apart, one panel each. */
static DesmiDimension
find_category (const DesmiQuery *query)
{
  for (guint i = 0; i < desmi_query_get_n_by (query); i++)
    if (!desmi_chart_times_is (desmi_query_get_by (query, i)))
      return desmi_query_get_by (query, i);
  return DESMI_DIMENSION_SUBDISTRICT;
}

/* One dimension by month, one of time by subdistrict. */
static gboolean
complete_by (DesmiQuery *query, GError **error)
{
  guint n = desmi_query_get_n_by (query), n_times = 0;

  for (guint i = 0; i < n; i++)
    n_times += desmi_chart_times_is (desmi_query_get_by (query, i));
  if (n_times > 1)
    {
      g_set_error_literal (error, DESMI_CHART_ERROR, DESMI_CHART_ERROR_DATA,
                           _ ("This chart needs something beside the time to tell apart."));
      return FALSE;
    }
  if (n - n_times > 1)
    {
      g_set_error (error, DESMI_CHART_ERROR, DESMI_CHART_ERROR_DATA,
                   _ ("Small multiples show one dimension over time; “%s” would be a second one."),
                   desmi_dimension_to_name (desmi_query_get_by (query, n - 1)));
      return FALSE;
    }
  if (n == n_times)
    desmi_query_add_by (query, DESMI_DIMENSION_SUBDISTRICT);
  if (n_times == 0)
    desmi_query_add_by (query, DESMI_DIMENSION_MONTH);
  return TRUE;
}

/* Of which times, and, of places, of which places there are reports, whatever they say. */
static DesmiTable *
ask_reported (DesmiStore *store, const DesmiQuery *query, GCancellable *cancellable, GError **error)
{
  g_autoptr (DesmiQuery) all = desmi_query_new (DESMI_QUERY_FLOWS);

  desmi_query_set_source (all, desmi_query_get_source (query));
  desmi_query_set_locale (all, desmi_query_get_locale (query));
  if (desmi_query_get_period (query) != NULL)
    desmi_query_set_period (all, desmi_query_get_period (query));
  if (is_area (find_category (query)))
    desmi_query_add_by (all, find_category (query));
  desmi_query_add_by (all, desmi_chart_times_find (query));
  return desmi_chart_query_copy_wheres (query, all, FALSE, error)
             ? desmi_store_query (store, all, cancellable, error)
             : NULL;
}

/* The columns of directions, categories, times and numbers; of what was reported, categories may
 * have none. */
typedef struct
{
  int direction, category, time, count;
} Columns;

static Columns
find_columns (DesmiTable *table, const DesmiQuery *query)
{
  return (Columns){
    desmi_table_find_column (table, "direction"),
    desmi_table_find_column (table, desmi_dimension_to_name (find_category (query))),
    desmi_table_find_column (table, desmi_dimension_to_name (desmi_chart_times_find (query))),
    desmi_table_find_column (table, "count"),
  };
}

static void
add_zero (DesmiTable        *table,
          const Columns     *columns,
          guint              row,
          DesmiTable        *reported,
          const Columns     *from,
          guint              reported_row,
          DesmiTableBuilder *builder,
          GHashTable        *known)
{
  const char *category = desmi_table_get_text (table, row, (guint) columns->category);
  const char *time = desmi_table_get_text (reported, reported_row, (guint) from->time);

  if (!g_hash_table_add (known, g_strdup_printf ("%s\t%s", category != NULL ? category : "",
                                                 time != NULL ? time : "")))
    return;
  desmi_table_builder_add_row (builder);
  desmi_chart_table_copy_cell (table, row, (guint) columns->direction, builder,
                               (guint) columns->direction);
  desmi_chart_table_copy_cell (table, row, (guint) columns->category, builder,
                               (guint) columns->category);
  desmi_chart_table_copy_cell (reported, reported_row, (guint) from->time, builder,
                               (guint) columns->time);
  desmi_table_builder_set_int (builder, (guint) columns->count, 0);
}

/* The first row of each category. */
static GHashTable *
find_first_rows (DesmiTable *table, guint category)
{
  GHashTable *rows = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint r = 0; r < desmi_table_get_n_rows (table); r++)
    {
      const char *text = desmi_table_get_text (table, r, category);

      if (text != NULL && !g_hash_table_contains (rows, text))
        g_hash_table_insert (rows, (char *) text, GUINT_TO_POINTER (r));
    }
  return rows;
}

/* What was reported, but without a flow of the kind asked for, had none of it: it is 0 and no gap.
 */
static DesmiTable *
add_zeros (DesmiTable *table, DesmiTable *reported, const DesmiQuery *query)
{
  Columns columns = find_columns (table, query), from = find_columns (reported, query);
  g_autoptr (GHashTable) known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) rows = NULL;
  DesmiTableBuilder     *builder;
  GHashTableIter         iter;
  gpointer               row, code;

  if (columns.direction < 0 || columns.category < 0 || columns.time < 0 || columns.count < 0
      || from.time < 0)
    return desmi_table_ref (table);
  builder = desmi_chart_table_begin_like (table);
  for (guint r = 0; r < desmi_table_get_n_rows (table); r++)
    {
      const char *category = desmi_table_get_text (table, r, (guint) columns.category);
      const char *time = desmi_table_get_text (table, r, (guint) columns.time);

      desmi_chart_table_copy_row (table, r, builder);
      g_hash_table_add (known, g_strdup_printf ("%s\t%s", category != NULL ? category : "",
                                                time != NULL ? time : ""));
    }
  rows = find_first_rows (table, (guint) columns.category);
  for (guint r = 0; r < desmi_table_get_n_rows (reported); r++)
    {
      const char *place
          = from.category >= 0 ? desmi_table_get_text (reported, r, (guint) from.category) : NULL;

      if (from.category >= 0)
        {
          if (place != NULL && g_hash_table_lookup_extended (rows, place, NULL, &row))
            add_zero (table, &columns, GPOINTER_TO_UINT (row), reported, &from, r, builder, known);
          continue;
        }
      g_hash_table_iter_init (&iter, rows);
      while (g_hash_table_iter_next (&iter, &code, &row))
        add_zero (table, &columns, GPOINTER_TO_UINT (row), reported, &from, r, builder, known);
    }
  return desmi_table_builder_end (builder);
}

static DesmiTable *
ask (DesmiStore *store, DesmiQuery *query, GCancellable *cancellable, GError **error)
{
  g_autoptr (DesmiTable) answer = NULL;
  g_autoptr (DesmiTable) reported = NULL;

  if (!complete_by (query, error))
    return NULL;
  answer = desmi_store_query (store, query, cancellable, error);
  if (answer == NULL || desmi_query_get_table (query) != DESMI_QUERY_FLOWS
      || desmi_table_get_n_rows (answer) == 0
      || (is_area (find_category (query)) && !desmi_chart_query_is_of_part (query)))
    return g_steal_pointer (&answer);
  reported = ask_reported (store, query, cancellable, error);
  return reported != NULL ? add_zeros (answer, reported, query) : NULL;
}

static const char *
get_unit (const DesmiQuery *query, DesmiDirection direction)
{
  return desmi_chart_times_unit (query, direction == DESMI_DIRECTION_OUT,
                                 direction == DESMI_DIRECTION_RETURN);
}

static const char *
get_title (DesmiTable *table, const DesmiQuery *query, DesmiDirection direction)
{
  int category = find_columns (table, query).category;

  return desmi_chart_titles_by (table, (guint) MAX (category, 0), query, direction);
}

/* What an area reported of two years. */
typedef struct
{
  gint64 now, before;
  int    n_now, n_before;
} Years;

/* The sums of each area in @year and the one before, or NULL if a number is not certain. */
static GHashTable *
sum_years (DesmiTable *table, const Columns *columns, int year)
{
  g_autoptr (GHashTable) sums = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);

  for (guint r = 0; r < desmi_table_get_n_rows (table); r++)
    {
      const char *area = desmi_table_get_text (table, r, (guint) columns->category);
      const char *time = desmi_table_get_text (table, r, (guint) columns->time);
      Years      *years;

      if (area == NULL || time == NULL)
        continue;
      years = g_hash_table_lookup (sums, area);
      if (years == NULL)
        {
          years = g_new0 (Years, 1);
          g_hash_table_insert (sums, (char *) area, years);
        }
      if (atoi (time) != year && atoi (time) != year - 1)
        continue;
      if (desmi_table_get_mark (table, r, (guint) columns->count) != DESMI_MARK_NONE)
        return NULL;
      *(atoi (time) == year ? &years->now : &years->before)
          += desmi_table_get_int (table, r, (guint) columns->count);
      ++*(atoi (time) == year ? &years->n_now : &years->n_before);
    }
  return g_steal_pointer (&sums);
}

static int
last_year_of (DesmiTable *table, guint time)
{
  int last = 0;

  for (guint r = 0; r < desmi_table_get_n_rows (table); r++)
    {
      const char *text = desmi_table_get_text (table, r, time);

      last = text != NULL ? MAX (last, atoi (text)) : last;
    }
  return last;
}

static char *
say_departures (guint n, guint of, gboolean rose, gboolean villages, int year, const DesmiLocale *l)
{
  if (villages)
    return g_strdup_printf (
        rose ? desmi_locale_text (l, N_ ("Departures rose in %u of %u villages in %d"))
             : desmi_locale_text (l, N_ ("Departures fell in %u of %u villages in %d")),
        n, of, year);
  return g_strdup_printf (
      rose ? desmi_locale_text (l, N_ ("Departures rose in %u of %u subdistricts in %d"))
           : desmi_locale_text (l, N_ ("Departures fell in %u of %u subdistricts in %d")),
      n, of, year);
}

static char *
say_returns (guint n, guint of, gboolean rose, gboolean villages, int year, const DesmiLocale *l)
{
  if (villages)
    return g_strdup_printf (
        rose ? desmi_locale_text (l, N_ ("Returns rose in %u of %u villages in %d"))
             : desmi_locale_text (l, N_ ("Returns fell in %u of %u villages in %d")),
        n, of, year);
  return g_strdup_printf (
      rose ? desmi_locale_text (l, N_ ("Returns rose in %u of %u subdistricts in %d"))
           : desmi_locale_text (l, N_ ("Returns fell in %u of %u subdistricts in %d")),
      n, of, year);
}

/* In how many places there were more, or fewer, in the last year that all of them reported whole
 * than in the one before; %NULL where that holds for less than half of them. */
static char *
find_headline (DesmiTable *table, const DesmiQuery *query, DesmiDirection direction)
{
  DesmiDimension time = desmi_chart_times_find (query), category = find_category (query);
  Columns        columns = find_columns (table, query);
  int whole = time == DESMI_DIMENSION_MONTH ? 12 : time == DESMI_DIMENSION_QUARTER ? 4 : 1;
  int last;

  if ((category != DESMI_DIMENSION_VILLAGE && category != DESMI_DIMENSION_SUBDISTRICT)
      || columns.category < 0 || columns.time < 0 || columns.count < 0)
    return NULL;
  last = last_year_of (table, (guint) columns.time);
  for (int year = last; year > last - 2; year--)
    {
      g_autoptr (GHashTable) sums = sum_years (table, &columns, year);
      GHashTableIter         iter;
      Years                 *years;
      guint                  n = 0, n_rose = 0, n_fell = 0;

      if (sums == NULL)
        continue;
      g_hash_table_iter_init (&iter, sums);
      while (g_hash_table_iter_next (&iter, NULL, (gpointer *) &years))
        {
          gboolean known = years->n_now == whole && years->n_before == whole;

          n_rose += known && years->now > years->before;
          n_fell += known && years->now < years->before;
          n += known;
        }
      if (n < LEAST_AREAS || n < g_hash_table_size (sums) || 2 * MAX (n_rose, n_fell) <= n)
        continue;
      return (direction == DESMI_DIRECTION_OUT ? say_departures : say_returns) (
          MAX (n_rose, n_fell), n, n_rose > n_fell, category == DESMI_DIMENSION_VILLAGE, year,
          desmi_query_get_locale (query));
    }
  return NULL;
}

const DesmiChartKind desmi_chart_kind_multiples = {
  .table = DESMI_QUERY_FLOWS,
  .by = { DESMI_DIMENSION_SUBDISTRICT, DESMI_DIMENSION_MONTH },
  .n_by = 2,
  .allowed = ~DESMI_CHART_KIND_BIT (DESMI_DIMENSION_DIRECTION),
  .most_by = 2,
  .too_many = N_ ("Small multiples show one dimension over time; “%s” would be a second one."),
  .period = DESMI_CHART_PERIOD_ALL,
  .tab = "flows",
  .most = { 24, 24 },
  .ask = ask,
  .unit = get_unit,
  .title = get_title,
  .headline = find_headline,
};
