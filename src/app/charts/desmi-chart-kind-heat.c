/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is asked and said for heat maps. */
#include "app/charts/desmi-chart-kind.h"
#include "app/charts/desmi-chart-reports.h"
#include "app/charts/desmi-chart-times.h"
#include "app/charts/desmi-chart-titles.h"
#include "app/desmi-chart-table.h"
#include "app/desmi-chart-words.h"

#include <glib/gi18n-lib.h>

#define LEAST_PEAK 20 /* people, of whom a title speaks */

static gboolean
has_time (const DesmiQuery *query)
{
  guint n;

  return desmi_chart_times_count (query, &n, NULL) && n > 0;
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
  return answer != NULL ? desmi_chart_table_fill_pairs (answer) : NULL;
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
  .adds_up = TRUE,
  .tab = "flows",
  /* as many as have room for their names: a group made of what is left of them after others were
   * hidden would be of less than it says */
  .most = { 0, 16 },
  .ask = ask,
  .unit = get_unit,
  .title = get_title,
  .headline = find_headline,
};
