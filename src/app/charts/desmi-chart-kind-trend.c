/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is asked and said for the trend of departures and returns. */
#include "app/charts/desmi-chart-kind.h"
#include "app/charts/desmi-chart-query.h"
#include "app/charts/desmi-chart-shares.h"
#include "app/desmi-chart-table.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <stdlib.h>

#define MONTHS_A_YEAR 12

static char *
make_month_key (DesmiTable *table, guint row, int direction, int month)
{
  const char *code = desmi_table_get_text (table, row, (guint) direction);
  const char *period = desmi_table_get_text (table, row, (guint) month);

  return g_strdup_printf ("%s\t%s", code != NULL ? code : "", period != NULL ? period : "");
}

/* @table has flows of some kind by direction and month, @reported those of every kind in the same
 * places. A month that was reported, but without flows of the kind asked for, had none of them: it
 * is 0 and no gap. Months of which @reported has nothing stay without a row. */
static DesmiTable *
add_zeros (DesmiTable *table, DesmiTable *reported)
{
  int direction = desmi_table_find_column (table, "direction");
  int month = desmi_table_find_column (table, "month"),
      count = desmi_table_find_column (table, "count");
  int                    from[] = { desmi_table_find_column (reported, "direction"),
                                    desmi_table_find_column (reported, "month") };
  g_autoptr (GHashTable) known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  DesmiTableBuilder     *builder;

  if (direction < 0 || month < 0 || count < 0 || from[0] < 0 || from[1] < 0)
    return desmi_table_ref (table);
  builder = desmi_chart_table_begin_like (table);
  for (guint r = 0; r < desmi_table_get_n_rows (table); r++)
    {
      desmi_chart_table_copy_row (table, r, builder);
      g_hash_table_add (known, make_month_key (table, r, direction, month));
    }
  for (guint r = 0; r < desmi_table_get_n_rows (reported); r++)
    {
      if (!g_hash_table_add (known, make_month_key (reported, r, from[0], from[1])))
        continue;
      desmi_table_builder_add_row (builder);
      desmi_chart_table_copy_cell (reported, r, (guint) from[0], builder, (guint) direction);
      desmi_chart_table_copy_cell (reported, r, (guint) from[1], builder, (guint) month);
      desmi_table_builder_set_int (builder, (guint) count, 0);
    }
  return desmi_table_builder_end (builder);
}

/* Of which months there are reports, whatever they say; for the trend of one kind of flow. */
static DesmiTable *
ask_reported (DesmiStore *store, DesmiQuery *query, GCancellable *cancellable, GError **error)
{
  g_autoptr (DesmiQuery) all = desmi_query_new (DESMI_QUERY_FLOWS);

  desmi_query_set_source (all, desmi_query_get_source (query));
  desmi_query_set_locale (all, desmi_query_get_locale (query));
  if (desmi_query_get_period (query) != NULL)
    desmi_query_set_period (all, desmi_query_get_period (query));
  desmi_query_add_by (all, DESMI_DIMENSION_MONTH);
  return desmi_chart_query_copy_wheres (query, all, FALSE, error)
             ? desmi_store_query (store, all, cancellable, error)
             : NULL;
}

/* Where a trend is of one kind of flow, the months that had none of it are 0, and only those that
 * nobody reported are missing. */
static DesmiTable *
ask (DesmiStore *store, DesmiQuery *query, GCancellable *cancellable, GError **error)
{
  g_autoptr (DesmiTable) answer = desmi_store_query (store, query, cancellable, error);
  g_autoptr (DesmiTable) reported = NULL;

  if (answer == NULL || desmi_query_get_table (query) != DESMI_QUERY_FLOWS
      || desmi_table_get_n_rows (answer) == 0 || !desmi_chart_query_is_of_part (query))
    return g_steal_pointer (&answer);
  reported = ask_reported (store, query, cancellable, error);
  return reported != NULL ? add_zeros (answer, reported) : NULL;
}

static const char *
get_unit (const DesmiQuery *query, DesmiDirection direction)
{
  const DesmiLocale *locale = desmi_query_get_locale (query);

  if (!desmi_chart_query_shows (query, DESMI_DIRECTION_RETURN))
    return desmi_locale_text (locale, N_ ("Workers leaving, each month"));
  if (!desmi_chart_query_shows (query, DESMI_DIRECTION_OUT))
    return desmi_locale_text (locale, N_ ("Workers returning, each month"));
  return desmi_locale_text (locale, N_ ("Workers leaving and returning, each month"));
}

static const char *
get_title (DesmiTable *table, const DesmiQuery *query, DesmiDirection direction)
{
  const DesmiLocale *locale = desmi_query_get_locale (query);

  if (!desmi_chart_query_shows (query, DESMI_DIRECTION_RETURN))
    return desmi_locale_text (locale, N_ ("Departures by month"));
  if (!desmi_chart_query_shows (query, DESMI_DIRECTION_OUT))
    return desmi_locale_text (locale, N_ ("Returns by month"));
  return desmi_locale_text (locale, N_ ("Departures and returns by month"));
}

/* Departures of a year, if each of its months was reported; -1 if not. */
static gint64
sum_full_year (DesmiTable *table, int year)
{
  int    direction = desmi_table_find_column (table, "direction");
  int    month = desmi_table_find_column (table, "month");
  int    count = desmi_table_find_column (table, "count");
  gint64 sum = 0;
  int    n = 0;

  if (direction < 0 || month < 0 || count < 0)
    return -1;
  for (guint r = 0; r < desmi_table_get_n_rows (table); r++)
    {
      const char *text = desmi_table_get_text (table, r, (guint) month);

      if (g_strcmp0 (desmi_table_get_text (table, r, (guint) direction), "out") != 0 || text == NULL
          || atoi (text) != year
          || desmi_table_get_mark (table, r, (guint) count) != DESMI_MARK_NONE)
        continue;
      sum += desmi_table_get_int (table, r, (guint) count);
      n++;
    }
  return n == MONTHS_A_YEAR ? sum : -1;
}

static int
last_year_of (DesmiTable *table)
{
  int month = desmi_table_find_column (table, "month");
  int last = 0;

  for (guint r = 0; month >= 0 && r < desmi_table_get_n_rows (table); r++)
    {
      const char *text = desmi_table_get_text (table, r, (guint) month);

      last = text != NULL ? MAX (last, atoi (text)) : last;
    }
  return last;
}

/* Where two full years can be compared, how departures changed; else %NULL. */
static char *
find_headline (DesmiTable *table, const DesmiQuery *query, DesmiDirection direction)
{
  const DesmiLocale *locale = desmi_query_get_locale (query);
  int                last = last_year_of (table);

  for (int year = last; year > last - 2; year--)
    {
      gint64 now = sum_full_year (table, year);
      gint64 before = sum_full_year (table, year - 1);
      double change = before > 0 && now >= 0 ? (double) (now - before) / (double) before : 0;
      g_autofree char *percent = desmi_chart_share_to_text (fabs (change), locale);

      if (now < 0)
        continue;
      if (before <= 0 || fabs (change) < 0.01)
        break;
      /* Translators: a percentage and a year. */
      return g_strdup_printf (change > 0
                                  ? desmi_locale_text (locale, N_ ("Departures rose by %s in %d"))
                                  : desmi_locale_text (locale, N_ ("Departures fell by %s in %d")),
                              percent, year);
    }
  return NULL;
}

const DesmiChartKind desmi_chart_kind_trend = {
  .table = DESMI_QUERY_FLOWS,
  .by = { DESMI_DIMENSION_MONTH },
  .n_by = 1,
  /* each direction has its line anyway */
  .allowed
  = DESMI_CHART_KIND_BIT (DESMI_DIMENSION_MONTH) | DESMI_CHART_KIND_BIT (DESMI_DIMENSION_DIRECTION),
  .period = DESMI_CHART_PERIOD_ALL,
  .both_directions = TRUE,
  .tab = "flows",
  .ask = ask,
  .unit = get_unit,
  .title = get_title,
  .headline = find_headline,
};
