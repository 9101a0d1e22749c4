/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is asked and said for remittances over time and by place. */
#include "app/charts/desmi-chart-kind.h"
#include "app/charts/desmi-chart-shares.h"
#include "app/charts/desmi-chart-times.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <stdlib.h>

#define LEAST_CHANGE 0.01
#define QUARTERS_A_YEAR 4

/* One of time and one of places; what is left out is the chart's own. */
static DesmiTable *
ask (DesmiStore *store, DesmiQuery *query, GCancellable *cancellable, GError **error)
{
  guint n = desmi_query_get_n_by (query), n_times = 0;

  for (guint i = 0; i < n; i++)
    n_times += desmi_chart_times_is (desmi_query_get_by (query, i));
  if (n_times > 1 || n - n_times > 1)
    {
      g_set_error (error, DESMI_CHART_ERROR, DESMI_CHART_ERROR_DATA,
                   _ ("This chart shows one time and one kind of place; “%s” would be a second."),
                   desmi_dimension_to_name (desmi_query_get_by (query, n - 1)));
      return NULL;
    }
  if (n_times == 0)
    desmi_query_add_by (query, DESMI_DIMENSION_QUARTER);
  if (n == n_times)
    desmi_query_add_by (query, DESMI_DIMENSION_VILLAGE);
  return desmi_store_query (store, query, cancellable, error);
}

static const char *
get_unit (const DesmiQuery *query, DesmiDirection direction)
{
  return desmi_locale_text (desmi_query_get_locale (query), N_ ("Remittances in rupiah"));
}

static const char *
get_title (DesmiTable *table, const DesmiQuery *query, DesmiDirection direction)
{
  const DesmiLocale *locale = desmi_query_get_locale (query);

  if (desmi_table_find_column (table, "village") >= 0)
    return desmi_locale_text (locale, N_ ("Remittances over time and by village"));
  if (desmi_table_find_column (table, "subdistrict") >= 0)
    return desmi_locale_text (locale, N_ ("Remittances over time and by subdistrict"));
  return desmi_locale_text (locale, N_ ("Remittances over time"));
}

static int
find_time (DesmiTable *table)
{
  int quarter = desmi_table_find_column (table, "quarter");

  return quarter >= 0 ? quarter : desmi_table_find_column (table, "year");
}

/* What was sent in a year of which every place reported every quarter; below 0 if that is not sure.
 */
static double
sum_year (DesmiTable *table, guint time, guint amount, int year, guint *n_rows)
{
  double sum = 0;

  *n_rows = 0;
  for (guint r = 0; r < desmi_table_get_n_rows (table); r++)
    {
      const char *text = desmi_table_get_text (table, r, time);

      if (text == NULL || atoi (text) != year)
        continue;
      if (desmi_table_get_mark (table, r, amount) != DESMI_MARK_NONE)
        return -1;
      sum += desmi_table_get_double (table, r, amount);
      ++*n_rows;
    }
  return sum;
}

static guint
count_places (DesmiTable *table, guint time)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint c = 0; c < 2 && c < desmi_table_get_n_columns (table); c++)
    for (guint r = 0; c != time && r < desmi_table_get_n_rows (table); r++)
      {
        const char *text = desmi_table_get_text (table, r, c);

        if (text != NULL)
          g_hash_table_add (seen, (char *) text);
      }
  return g_hash_table_size (seen);
}

/* How remittances changed in the last year that can be compared with the one before: every place
 * reported both whole; else %NULL. */
static char *
find_headline (DesmiTable *table, const DesmiQuery *query, DesmiDirection direction)
{
  const DesmiLocale *locale = desmi_query_get_locale (query);
  int                time = find_time (table), last = 0;
  int                amount = desmi_table_find_column (table, "amount_idr");
  guint              whole;

  if (time < 0 || amount < 0)
    return NULL;
  for (guint r = 0; r < desmi_table_get_n_rows (table); r++)
    {
      const char *text = desmi_table_get_text (table, r, (guint) time);

      last = text != NULL ? MAX (last, atoi (text)) : last;
    }
  whole = count_places (table, (guint) time)
          * (desmi_table_find_column (table, "quarter") >= 0 ? QUARTERS_A_YEAR : 1);
  for (int year = last; year > last - 2; year--)
    {
      guint            n_now, n_before;
      double           now = sum_year (table, (guint) time, (guint) amount, year, &n_now);
      double           before = sum_year (table, (guint) time, (guint) amount, year - 1, &n_before);
      double           change = before > 0 && now >= 0 ? now / before - 1 : 0;
      g_autofree char *percent = desmi_chart_share_to_text (fabs (change), locale);

      if (n_now != whole || n_before != whole || fabs (change) < LEAST_CHANGE)
        continue;
      return g_strdup_printf (
          /* Translators: a percentage and a year. */
          change > 0 ? desmi_locale_text (locale, N_ ("Remittances rose by %s in %d"))
                     : desmi_locale_text (locale, N_ ("Remittances fell by %s in %d")),
          percent, year);
    }
  return NULL;
}

const DesmiChartKind desmi_chart_kind_remittances = {
  .table = DESMI_QUERY_REMITTANCES,
  .by = { DESMI_DIMENSION_QUARTER, DESMI_DIMENSION_VILLAGE },
  .n_by = 2,
  .allowed = DESMI_CHART_KIND_BIT (DESMI_DIMENSION_QUARTER)
             | DESMI_CHART_KIND_BIT (DESMI_DIMENSION_YEAR)
             | DESMI_CHART_KIND_BIT (DESMI_DIMENSION_VILLAGE)
             | DESMI_CHART_KIND_BIT (DESMI_DIMENSION_SUBDISTRICT)
             | DESMI_CHART_KIND_BIT (DESMI_DIMENSION_DISTRICT),
  .most_by = 2,
  .too_many = N_ ("This chart shows one time and one kind of place; “%s” would be a second."),
  .period = DESMI_CHART_PERIOD_ALL,
  .adds_up = TRUE,
  .tab = "overview",
  .most = { 32, 32 },
  .ask = ask,
  .unit = get_unit,
  .title = get_title,
  .headline = find_headline,
};
