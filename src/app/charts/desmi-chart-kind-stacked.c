/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is asked and said for stacked bars. */
#include "app/charts/desmi-chart-kind.h"
#include "app/charts/desmi-chart-shares.h"
#include "app/charts/desmi-chart-times.h"
#include "app/charts/desmi-chart-titles.h"
#include "app/desmi-chart-words.h"
#include "app/desmi-extent.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define MONTHS_UP_TO 18   /* of a time so short every month has its bar */
#define QUARTERS_UP_TO 48 /* of one so short every quarter */
#define LEAST_TOTAL 50    /* people, of whom a title may say shares */
#define LEAST_CHANGE 0.03 /* in a share, that a title speaks of */

/* Bars so long that there are neither too many nor too few of them. */
static DesmiDimension
choose_time (const DesmiPeriod *period)
{
  int months = desmi_period_n_months (period);

  if (months <= MONTHS_UP_TO)
    return DESMI_DIMENSION_MONTH;
  return months <= QUARTERS_UP_TO ? DESMI_DIMENSION_QUARTER : DESMI_DIMENSION_YEAR;
}

/* Where one thing is told apart, it is over time; where that is time, it is destinations. */
static DesmiTable *
ask (DesmiStore *store, DesmiQuery *query, GCancellable *cancellable, GError **error)
{
  DesmiExtent        extent;
  const DesmiPeriod *period = desmi_query_get_period (query);

  if (desmi_query_get_n_by (query) == 1 && desmi_chart_times_is (desmi_query_get_by (query, 0)))
    desmi_query_add_by (query, desmi_query_get_table (query) == DESMI_QUERY_FLOWS
                                   ? DESMI_DIMENSION_DESTINATION
                                   : DESMI_DIMENSION_SUBDISTRICT);
  else if (desmi_query_get_n_by (query) == 1)
    {
      if (!desmi_extent_load (&extent, store, cancellable, error))
        return NULL;
      if (period == NULL && extent.has_months)
        period = &extent.months;
      desmi_query_add_by (query, period != NULL ? choose_time (period) : DESMI_DIMENSION_YEAR);
    }
  return desmi_store_query (store, query, cancellable, error);
}

/* The columns of the bars and of the series. */
static gboolean
find_columns (DesmiTable *table, guint *bars, guint *series)
{
  if (desmi_table_get_n_columns (table) < 3)
    return FALSE;
  *bars = desmi_table_get_column_type (table, 1) == DESMI_COLUMN_PERIOD ? 1 : 0;
  *series = 1 - *bars;
  return TRUE;
}

static const char *
get_title (DesmiTable *table, const DesmiQuery *query, DesmiDirection direction)
{
  guint bars, series;

  if (!find_columns (table, &bars, &series))
    return desmi_chart_titles_by (table, 0, query, direction);
  return desmi_chart_titles_by (
      table, desmi_table_get_column_type (table, bars) == DESMI_COLUMN_PERIOD ? series : bars,
      query, direction);
}

/* The share of a category in a period; below 0 if it cannot be said. */
static double
find_share (DesmiTable *table, guint bars, guint series, const char *period, const char *code)
{
  gint64 sum = 0, total = 0;

  for (guint r = 0; r < desmi_table_get_n_rows (table); r++)
    {
      if (g_strcmp0 (desmi_table_get_text (table, r, bars), period) != 0)
        continue;
      if (desmi_table_get_mark (table, r, 2) != DESMI_MARK_NONE)
        return -1;
      total += desmi_table_get_int (table, r, 2);
      if (g_strcmp0 (desmi_table_get_text (table, r, series), code) == 0)
        sum += desmi_table_get_int (table, r, 2);
    }
  return total >= LEAST_TOTAL ? (double) sum / (double) total : -1;
}

static void
find_ends (DesmiTable *table, guint bars, const char **first, const char **last)
{
  *first = *last = NULL;
  for (guint r = 0; r < desmi_table_get_n_rows (table); r++)
    {
      const char *text = desmi_table_get_text (table, r, bars);

      if (text == NULL)
        continue;
      *first = *first == NULL || g_strcmp0 (text, *first) < 0 ? text : *first;
      *last = *last == NULL || g_strcmp0 (text, *last) > 0 ? text : *last;
    }
}

/* Shares of one month say little about another one. */
static gboolean
is_month (const char *text)
{
  DesmiPeriod period;

  return desmi_period_parse (text, &period, NULL) && period.kind == DESMI_PERIOD_MONTH;
}

static char *
format_period (const char *text, const DesmiLocale *locale)
{
  DesmiPeriod period;

  return desmi_period_parse (text, &period, NULL) ? desmi_period_format (&period, locale)
                                                  : g_strdup (text);
}

/* How the share of the largest category changed from the first period to the last; else %NULL. */
static char *
find_headline (DesmiTable *table, const DesmiQuery *query, DesmiDirection direction)
{
  const DesmiLocale *locale = desmi_query_get_locale (query);
  guint              bars, series;
  gint64             total = 0;
  double             from, to;
  const char        *first, *last, *code;
  g_autoptr (GArray) shares = NULL;
  g_autofree char   *name = NULL, *before = NULL, *after = NULL, *then = NULL, *now = NULL;

  if (!find_columns (table, &bars, &series)
      || desmi_table_get_column_type (table, bars) != DESMI_COLUMN_PERIOD
      || desmi_table_get_column_type (table, 2) != DESMI_COLUMN_COUNT)
    return NULL;
  shares = desmi_chart_shares_new (table, series, 2, &total);
  find_ends (table, bars, &first, &last);
  if (shares->len < 3 || g_strcmp0 (first, last) == 0 || is_month (first))
    return NULL;
  code = desmi_table_get_text (table, g_array_index (shares, DesmiChartShare, 0).row, series);
  from = find_share (table, bars, series, first, code);
  to = find_share (table, bars, series, last, code);
  if (from < 0 || to < 0 || fabs (to - from) < LEAST_CHANGE || !desmi_chart_share_can_be_said (to)
      || !desmi_chart_share_can_be_said (from))
    return NULL;
  name = desmi_table_dup_display (table, g_array_index (shares, DesmiChartShare, 0).row, series,
                                  locale);
  before = desmi_chart_share_to_text (from, locale);
  after = desmi_chart_share_to_text (to, locale);
  then = format_period (first, locale);
  now = format_period (last, locale);
  return g_strdup_printf (
      /* Translators: a destination or the like, then twice a percentage and its period. */
      to > from ? desmi_locale_text (locale, N_ ("The share of %s rose from %s in %s to %s in %s"))
                : desmi_locale_text (locale, N_ ("The share of %s fell from %s in %s to %s in %s")),
      name, before, then, after, now);
}

const DesmiChartKind desmi_chart_kind_stacked = {
  .table = DESMI_QUERY_FLOWS,
  .by = { DESMI_DIMENSION_DESTINATION },
  .n_by = 1,
  .allowed = ~DESMI_CHART_KIND_BIT (DESMI_DIMENSION_DIRECTION),
  .most_by = 2,
  .too_many = N_ ("Stacked bars show two dimensions; “%s” would be a third one."),
  .period = DESMI_CHART_PERIOD_ALL,
  .before = TRUE,
  .adds_up = TRUE,
  .tab = "flows",
  .most = { 24, 24 },
  .ask = ask,
  .unit = desmi_chart_words_workers,
  .title = get_title,
  .headline = find_headline,
};
