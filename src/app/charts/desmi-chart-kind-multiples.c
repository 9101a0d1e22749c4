/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is asked and said for small multiples. */
#include "app/charts/desmi-chart-kind.h"
#include "app/charts/desmi-chart-net.h"
#include "app/charts/desmi-chart-query.h"
#include "app/charts/desmi-chart-reports.h"
#include "app/charts/desmi-chart-times.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>

#define LEAST_AREAS 3 /* of which a title says how many of them changed */

/* One dimension by month, one of time by subdistrict. */
static gboolean
complete_by (DesmiQuery *query, GError **error)
{
  guint n = desmi_query_get_n_by (query), n_times;

  if (!desmi_chart_times_count (query, &n_times, error))
    return FALSE;
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

static DesmiTable *
ask (DesmiStore *store, DesmiQuery *query, GCancellable *cancellable, GError **error)
{
  g_autoptr (DesmiTable) answer = NULL;

  if (!complete_by (query, error))
    return NULL;
  answer = desmi_chart_reports_ask (store, query, cancellable, error);
  return answer != NULL && desmi_chart_query_is_net (query) ? desmi_chart_net_table (answer)
                                                            : g_steal_pointer (&answer);
}

static const char *
get_unit (const DesmiQuery *query, DesmiDirection direction)
{
  static const char *const units[] = {
    N_ ("Workers leaving, less those returning, each month"),
    N_ ("Workers leaving, less those returning, each quarter"),
    N_ ("Workers leaving, less those returning, each year"),
  };
  DesmiDimension time = desmi_chart_times_find (query);

  if (!desmi_chart_query_is_net (query))
    return desmi_chart_reports_unit (query, direction);
  return desmi_locale_text (desmi_query_get_locale (query),
                            units[time == DESMI_DIMENSION_YEAR      ? 2
                                  : time == DESMI_DIMENSION_QUARTER ? 1
                                                                    : 0]);
}

static const char *
get_title (DesmiTable *table, const DesmiQuery *query, DesmiDirection direction)
{
  return desmi_chart_query_is_net (query) ? desmi_chart_net_title (
             desmi_chart_reports_find_category (query), desmi_query_get_locale (query))
                                          : desmi_chart_reports_title (table, query, direction);
}

/* What an area reported of two years. */
typedef struct
{
  gint64 now, before;
  int    n_now, n_before;
} Years;

/* The sums of each area in @year and the one before, or NULL if a number is not certain. */
static GHashTable *
sum_years (DesmiTable *table, const DesmiChartReportColumns *columns, int year)
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
  DesmiDimension time = desmi_chart_times_find (query),
                 category = desmi_chart_reports_find_category (query);
  DesmiChartReportColumns columns;
  int whole = time == DESMI_DIMENSION_MONTH ? 12 : time == DESMI_DIMENSION_QUARTER ? 4 : 1;
  int last;

  if ((category != DESMI_DIMENSION_VILLAGE && category != DESMI_DIMENSION_SUBDISTRICT)
      || !desmi_chart_reports_has_columns (table, query, &columns))
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
  .net = TRUE,
  .before = TRUE,
  .adds_up = TRUE,
  .tab = "flows",
  .most = { 24, 24 },
  .ask = ask,
  .unit = get_unit,
  .title = get_title,
  .headline = find_headline,
};
