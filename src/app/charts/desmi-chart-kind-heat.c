/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is asked and said for heat maps. */
#include "app/charts/desmi-chart-kind.h"
#include "app/charts/desmi-chart-reports.h"
#include "app/charts/desmi-chart-times.h"
#include "app/charts/desmi-chart-titles.h"
#include "app/desmi-chart-table.h"
#include "app/desmi-chart-words.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define LEAST_PEAK 20 /* people, of whom a title speaks */

static gboolean
has_time (const DesmiQuery *query)
{
  guint n;

  return desmi_chart_times_count (query, &n, NULL) && n > 0;
}

static gboolean
is_area (const char *column)
{
  return strcmp (column, "village") == 0 || strcmp (column, "subdistrict") == 0
         || strcmp (column, "district") == 0;
}

/* Of two categories without time: a place that reported, but nobody of a kind, had none of it. Of
 * two kinds of places most pairs are of nothing. */
static DesmiTable *
fill_pairs (DesmiTable *table)
{
  int                    count = desmi_table_find_column (table, "count");
  guint                  one = desmi_table_find_column (table, "direction") == 0 ? 1 : 0;
  guint                  two = one + 1;
  g_autoptr (GHashTable) known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) rows = NULL, columns = NULL;
  DesmiTableBuilder     *builder;
  GHashTableIter         each, other;
  gpointer               row, column, r, c;

  if (count <= (int) two
      || (is_area (desmi_table_get_column_name (table, one))
          && is_area (desmi_table_get_column_name (table, two))))
    return desmi_table_ref (table);
  builder = desmi_chart_table_begin_like (table);
  rows = desmi_chart_table_find_first_rows (table, one);
  columns = desmi_chart_table_find_first_rows (table, two);
  for (guint i = 0; i < desmi_table_get_n_rows (table); i++)
    {
      desmi_chart_table_copy_row (table, i, builder);
      g_hash_table_add (known, g_strdup_printf ("%s\t%s", desmi_table_get_text (table, i, one),
                                                desmi_table_get_text (table, i, two)));
    }
  g_hash_table_iter_init (&each, rows);
  while (g_hash_table_iter_next (&each, &row, &r))
    {
      g_hash_table_iter_init (&other, columns);
      while (g_hash_table_iter_next (&other, &column, &c))
        {
          if (!g_hash_table_add (known, g_strdup_printf ("%s\t%s", (char *) row, (char *) column)))
            continue;
          desmi_table_builder_add_row (builder);
          for (guint i = 0; i < one; i++)
            desmi_chart_table_copy_cell (table, 0, i, builder, i);
          desmi_chart_table_copy_cell (table, GPOINTER_TO_UINT (r), one, builder, one);
          desmi_chart_table_copy_cell (table, GPOINTER_TO_UINT (c), two, builder, two);
          desmi_table_builder_set_int (builder, (guint) count, 0);
        }
    }
  return desmi_table_builder_end (builder);
}

/* One dimension by month, one of time by destination; two others as they are. */
static DesmiTable *
ask (DesmiStore *store, DesmiQuery *query, GCancellable *cancellable, GError **error)
{
  guint                  n_times;
  g_autoptr (DesmiTable) answer = NULL;

  if (!desmi_chart_times_count (query, &n_times, error))
    return NULL;
  if (desmi_query_get_n_by (query) == 1)
    desmi_query_add_by (query, n_times == 0 ? DESMI_DIMENSION_MONTH : DESMI_DIMENSION_DESTINATION);
  if (has_time (query))
    return desmi_chart_reports_ask (store, query, cancellable, error);
  answer = desmi_store_query (store, query, cancellable, error);
  return answer != NULL ? fill_pairs (answer) : NULL;
}

static const char *
get_unit (const DesmiQuery *query, DesmiDirection direction)
{
  return has_time (query) ? desmi_chart_reports_unit (query, direction)
                          : desmi_chart_words_workers (query, direction);
}

static const char *
get_title (DesmiTable *table, const DesmiQuery *query, DesmiDirection direction)
{
  return has_time (query) ? desmi_chart_reports_title (table, query, direction)
                          : desmi_chart_titles_by (table, 0, query, direction);
}

/* The row with the greatest number, -1 where another one has as many. */
static int
find_peak (DesmiTable *table, guint count)
{
  gint64 most = LEAST_PEAK - 1;
  int    row = -1;

  for (guint r = 0; r < desmi_table_get_n_rows (table); r++)
    {
      gint64 value = desmi_table_get_int (table, r, count);

      if (desmi_table_get_mark (table, r, count) != DESMI_MARK_NONE || value < most)
        continue;
      row = value == most ? -1 : (int) r;
      most = value;
    }
  return row;
}

/* Translators, of the following: a destination or the like, a period, a number. */
static char *
say_peak (DesmiDimension     time,
          gboolean           out,
          const char        *name,
          const char        *when,
          const char        *number,
          const DesmiLocale *l)
{
  if (time == DESMI_DIMENSION_YEAR)
    return g_strdup_printf (
        out ? desmi_locale_text (l, N_ ("Most departures in one year: %s, %s (%s)"))
            : desmi_locale_text (l, N_ ("Most returns in one year: %s, %s (%s)")),
        name, when, number);
  if (time == DESMI_DIMENSION_QUARTER)
    return g_strdup_printf (
        out ? desmi_locale_text (l, N_ ("Most departures in one quarter: %s, %s (%s)"))
            : desmi_locale_text (l, N_ ("Most returns in one quarter: %s, %s (%s)")),
        name, when, number);
  return g_strdup_printf (
      out ? desmi_locale_text (l, N_ ("Most departures in one month: %s, %s (%s)"))
          : desmi_locale_text (l, N_ ("Most returns in one month: %s, %s (%s)")),
      name, when, number);
}

/* When there were most, and of what; else %NULL. */
static char *
find_headline (DesmiTable *table, const DesmiQuery *query, DesmiDirection direction)
{
  const DesmiLocale      *locale = desmi_query_get_locale (query);
  DesmiChartReportColumns columns;
  g_autofree char        *name = NULL, *when = NULL, *number = NULL;
  int                     row;

  if (!has_time (query) || !desmi_chart_reports_has_columns (table, query, &columns)
      || desmi_table_get_n_rows (table) < 3)
    return NULL;
  row = find_peak (table, (guint) columns.count);
  if (row < 0)
    return NULL;
  name = desmi_table_dup_display (table, (guint) row, (guint) columns.category, locale);
  when = desmi_table_dup_display (table, (guint) row, (guint) columns.time, locale);
  number = desmi_table_dup_display (table, (guint) row, (guint) columns.count, locale);
  return say_peak (desmi_chart_times_find (query), direction == DESMI_DIRECTION_OUT, name, when,
                   number, locale);
}

const DesmiChartKind desmi_chart_kind_heat = {
  .table = DESMI_QUERY_FLOWS,
  .by = { DESMI_DIMENSION_DESTINATION, DESMI_DIMENSION_MONTH },
  .n_by = 2,
  .allowed = ~DESMI_CHART_KIND_BIT (DESMI_DIMENSION_DIRECTION),
  .most_by = 2,
  .too_many = N_ ("Heat maps show two dimensions; “%s” would be a third one."),
  .period = DESMI_CHART_PERIOD_LAST_YEAR,
  .before = TRUE,
  .tab = "flows",
  /* as many as have room for their names: a group made of what is left of them after others were
   * hidden would be of less than it says */
  .most = { 0, 16 },
  .ask = ask,
  .unit = get_unit,
  .title = get_title,
  .headline = find_headline,
};
