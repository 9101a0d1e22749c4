/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is asked and said for the trend of departures and returns. */
#include "app/charts/desmi-chart-events.h"
#include "app/charts/desmi-chart-kind.h"
#include "app/charts/desmi-chart-query.h"
#include "app/charts/desmi-chart-shares.h"
#include "app/charts/desmi-chart-times.h"
#include "app/desmi-chart-table.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <stdlib.h>

#define MONTHS_A_YEAR 12
#define MONTHS_A_QUARTER 3

/* The columns of directions, of times and of numbers. */
typedef struct
{
  int direction, time, count;
} Columns;

static Columns
find_columns (DesmiTable *table, DesmiDimension time)
{
  return (Columns){ desmi_table_find_column (table, "direction"),
                    desmi_table_find_column (table, desmi_dimension_to_name (time)),
                    desmi_table_find_column (table, "count") };
}

static char *
make_key (const char *direction, const char *time)
{
  return g_strdup_printf ("%s\t%s", direction != NULL ? direction : "", time != NULL ? time : "");
}

static char *
make_row_key (DesmiTable *table, guint row, const Columns *columns)
{
  return make_key (desmi_table_get_text (table, row, (guint) columns->direction),
                   desmi_table_get_text (table, row, (guint) columns->time));
}

/* @table has flows of some kind by direction and time, @reported those of every kind in the same
 * places. A time that was reported, but without flows of the kind asked for, had none of them: it
 * is 0 and no gap. Times of which @reported has nothing stay without a row. */
static DesmiTable *
add_zeros (DesmiTable *table, DesmiTable *reported, DesmiDimension time)
{
  Columns                columns = find_columns (table, time), from = find_columns (reported, time);
  g_autoptr (GHashTable) known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  DesmiTableBuilder     *builder;

  if (columns.direction < 0 || columns.time < 0 || columns.count < 0 || from.direction < 0
      || from.time < 0)
    return desmi_table_ref (table);
  builder = desmi_chart_table_begin_like (table);
  for (guint r = 0; r < desmi_table_get_n_rows (table); r++)
    {
      desmi_chart_table_copy_row (table, r, builder);
      g_hash_table_add (known, make_row_key (table, r, &columns));
    }
  for (guint r = 0; r < desmi_table_get_n_rows (reported); r++)
    {
      if (!g_hash_table_add (known, make_row_key (reported, r, &from)))
        continue;
      desmi_table_builder_add_row (builder);
      desmi_chart_table_copy_cell (reported, r, (guint) from.direction, builder,
                                   (guint) columns.direction);
      desmi_chart_table_copy_cell (reported, r, (guint) from.time, builder, (guint) columns.time);
      desmi_table_builder_set_int (builder, (guint) columns.count, 0);
    }
  return desmi_table_builder_end (builder);
}

/* Of which times there are reports, whatever they say; for the trend of one kind of flow. */
static DesmiTable *
ask_reported (DesmiStore       *store,
              const DesmiQuery *query,
              DesmiDimension    time,
              GCancellable     *cancellable,
              GError          **error)
{
  g_autoptr (DesmiQuery) all = desmi_chart_query_new_like (query, DESMI_QUERY_FLOWS);

  desmi_query_add_by (all, time);
  return desmi_chart_query_copy_wheres (query, all, FALSE, error)
             ? desmi_store_query (store, all, cancellable, error)
             : NULL;
}

/* How many months of each quarter or year were reported, by direction. */
static GHashTable *
count_months (DesmiTable *months, DesmiDimension time)
{
  Columns     columns = find_columns (months, DESMI_DIMENSION_MONTH);
  GHashTable *counts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint r = 0;
       columns.direction >= 0 && columns.time >= 0 && r < desmi_table_get_n_rows (months); r++)
    {
      const char      *text = desmi_table_get_text (months, r, (guint) columns.time);
      g_autofree char *whole_text = NULL;
      DesmiPeriod      month, whole;
      char            *key;
      guint            n;

      if (text == NULL || !desmi_period_parse (text, &month, NULL))
        continue;
      whole = time == DESMI_DIMENSION_YEAR
                  ? desmi_period_year (desmi_month_year (month.first))
                  : desmi_period_quarter (desmi_month_year (month.first),
                                          (desmi_month_of_year (month.first) + 2) / 3);
      whole_text = desmi_period_to_text (&whole);
      key = make_key (desmi_table_get_text (months, r, (guint) columns.direction), whole_text);
      n = GPOINTER_TO_UINT (g_hash_table_lookup (counts, key));
      g_hash_table_insert (counts, key, GUINT_TO_POINTER (n + 1));
    }
  return counts;
}

/* A quarter or year of which a month is not reported yet is provisional: drawn like the others, it
 * would look like a fall. */
static DesmiTable *
mark_partial (DesmiTable *table, DesmiTable *months, DesmiDimension time)
{
  Columns                columns = find_columns (table, time);
  g_autoptr (GHashTable) counts = count_months (months, time);
  guint                  whole = time == DESMI_DIMENSION_YEAR ? MONTHS_A_YEAR : MONTHS_A_QUARTER;
  DesmiTableBuilder     *builder;

  if (columns.direction < 0 || columns.time < 0 || columns.count < 0)
    return desmi_table_ref (table);
  builder = desmi_chart_table_begin_like (table);
  for (guint r = 0; r < desmi_table_get_n_rows (table); r++)
    {
      g_autofree char *key = make_row_key (table, r, &columns);

      desmi_chart_table_copy_row (table, r, builder);
      if (desmi_table_get_mark (table, r, (guint) columns.count) == DESMI_MARK_NONE
          && GPOINTER_TO_UINT (g_hash_table_lookup (counts, key)) < whole)
        desmi_table_builder_set_mark (builder, (guint) columns.count, DESMI_MARK_ESTIMATE);
    }
  return desmi_table_builder_end (builder);
}

/* One dimension of time at most. */
static gboolean
check_by (const DesmiQuery *query, GError **error)
{
  if (desmi_query_get_n_by (query) < 2)
    return TRUE;
  g_set_error (error, DESMI_CHART_ERROR, DESMI_CHART_ERROR_DATA,
               _ ("This chart cannot be drawn by “%s”."),
               desmi_dimension_to_name (desmi_query_get_by (query, 1)));
  return FALSE;
}

/* Where a trend is of one kind of flow, the times that had none of it are 0, and only those that
 * nobody reported are missing. */
static DesmiTable *
ask (DesmiStore *store, DesmiQuery *query, GCancellable *cancellable, GError **error)
{
  DesmiDimension         time = desmi_chart_times_find (query);
  g_autoptr (DesmiTable) answer = NULL;
  g_autoptr (DesmiTable) reported = NULL;
  g_autoptr (DesmiTable) months = NULL;

  if (!check_by (query, error))
    return NULL;
  answer = desmi_store_query (store, query, cancellable, error);
  if (answer == NULL || desmi_query_get_table (query) != DESMI_QUERY_FLOWS
      || desmi_table_get_n_rows (answer) == 0)
    return g_steal_pointer (&answer);
  if (desmi_chart_query_is_of_part (query))
    {
      g_autoptr (DesmiTable) part = g_steal_pointer (&answer);

      reported = ask_reported (store, query, time, cancellable, error);
      if (reported == NULL)
        return NULL;
      answer = add_zeros (part, reported, time);
    }
  if (time == DESMI_DIMENSION_MONTH)
    return g_steal_pointer (&answer);
  months = ask_reported (store, query, DESMI_DIMENSION_MONTH, cancellable, error);
  return months != NULL ? mark_partial (answer, months, time) : NULL;
}

static const char *
get_unit (const DesmiQuery *query, DesmiDirection direction)
{
  return desmi_chart_times_unit (query, desmi_chart_query_shows (query, DESMI_DIRECTION_OUT),
                                 desmi_chart_query_shows (query, DESMI_DIRECTION_RETURN));
}

static const char *
get_title (DesmiTable *table, const DesmiQuery *query, DesmiDirection direction)
{
  static const char *const titles[3][3] = {
    { N_ ("Departures and returns by month"), N_ ("Departures by month"), N_ ("Returns by month") },
    { N_ ("Departures and returns by quarter"), N_ ("Departures by quarter"),
      N_ ("Returns by quarter") },
    { N_ ("Departures and returns by year"), N_ ("Departures by year"), N_ ("Returns by year") },
  };
  DesmiDimension time = desmi_chart_times_find (query);
  guint length = time == DESMI_DIMENSION_YEAR ? 2 : time == DESMI_DIMENSION_QUARTER ? 1 : 0;
  guint which = !desmi_chart_query_shows (query, DESMI_DIRECTION_RETURN) ? 1
                : !desmi_chart_query_shows (query, DESMI_DIRECTION_OUT)  ? 2
                                                                         : 0;

  return desmi_locale_text (desmi_query_get_locale (query), titles[length][which]);
}

static int
periods_a_year (DesmiDimension time)
{
  return time == DESMI_DIMENSION_YEAR      ? 1
         : time == DESMI_DIMENSION_QUARTER ? MONTHS_A_YEAR / MONTHS_A_QUARTER
                                           : MONTHS_A_YEAR;
}

/* Departures or returns of a year, if each of its months was reported; -1 if not. */
static gint64
sum_full_year (DesmiTable *table, DesmiDimension time, DesmiDirection direction, int year)
{
  Columns columns = find_columns (table, time);
  gint64  sum = 0;
  int     n = 0;

  if (columns.direction < 0 || columns.time < 0 || columns.count < 0)
    return -1;
  for (guint r = 0; r < desmi_table_get_n_rows (table); r++)
    {
      const char *text = desmi_table_get_text (table, r, (guint) columns.time);

      if (g_strcmp0 (desmi_table_get_text (table, r, (guint) columns.direction),
                     desmi_direction_to_code (direction))
              != 0
          || text == NULL || atoi (text) != year
          || desmi_table_get_mark (table, r, (guint) columns.count) != DESMI_MARK_NONE)
        continue;
      sum += desmi_table_get_int (table, r, (guint) columns.count);
      n++;
    }
  return n == periods_a_year (time) ? sum : -1;
}

static int
last_year_of (DesmiTable *table, DesmiDimension time)
{
  int column = find_columns (table, time).time;
  int last = 0;

  for (guint r = 0; column >= 0 && r < desmi_table_get_n_rows (table); r++)
    {
      const char *text = desmi_table_get_text (table, r, (guint) column);

      last = text != NULL ? MAX (last, atoi (text)) : last;
    }
  return last;
}

static char *
say_change (double change, int year, DesmiDirection direction, const DesmiLocale *locale)
{
  g_autofree char *percent = desmi_chart_share_to_text (fabs (change), locale);

  if (direction == DESMI_DIRECTION_OUT)
    return g_strdup_printf (change > 0
                                /* Translators: a percentage and a year. */
                                ? desmi_locale_text (locale, N_ ("Departures rose by %s in %d"))
                                : desmi_locale_text (locale, N_ ("Departures fell by %s in %d")),
                            percent, year);
  return g_strdup_printf (change > 0
                              /* Translators: a percentage and a year. */
                              ? desmi_locale_text (locale, N_ ("Returns rose by %s in %d"))
                              : desmi_locale_text (locale, N_ ("Returns fell by %s in %d")),
                          percent, year);
}

/* Where two full years can be compared, how departures, or returns, changed; else %NULL. */
static char *
find_headline (DesmiTable *table, const DesmiQuery *query, DesmiDirection direction)
{
  DesmiDimension time = desmi_chart_times_find (query);
  int            last = last_year_of (table, time);

  for (int year = last; year > last - 2; year--)
    {
      gint64 now = sum_full_year (table, time, direction, year);
      gint64 before = sum_full_year (table, time, direction, year - 1);
      double change = before > 0 && now >= 0 ? (double) (now - before) / (double) before : 0;

      if (now < 0)
        continue;
      if (before <= 0 || fabs (change) < 0.01)
        break;
      return say_change (change, year, direction, desmi_query_get_locale (query));
    }
  return NULL;
}

const DesmiChartKind desmi_chart_kind_trend = {
  .table = DESMI_QUERY_FLOWS,
  .by = { DESMI_DIMENSION_MONTH },
  .n_by = 1,
  /* each direction has its line anyway */
  .allowed = DESMI_CHART_KIND_BIT (DESMI_DIMENSION_MONTH)
             | DESMI_CHART_KIND_BIT (DESMI_DIMENSION_QUARTER)
             | DESMI_CHART_KIND_BIT (DESMI_DIMENSION_YEAR)
             | DESMI_CHART_KIND_BIT (DESMI_DIMENSION_DIRECTION),
  .period = DESMI_CHART_PERIOD_ALL,
  .both_directions = TRUE,
  .before = TRUE,
  .adds_up = TRUE,
  .tab = "flows",
  .ask = ask,
  .events = desmi_chart_events_ask,
  .unit = get_unit,
  .title = get_title,
  .headline = find_headline,
};
