/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is asked and said for slope charts: two times of the same length, and which they are. */
#include "app/charts/desmi-chart-kind.h"
#include "app/charts/desmi-chart-query.h"
#include "app/charts/desmi-chart-titles.h"
#include "app/desmi-chart-table.h"
#include "app/desmi-chart-words.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>

#define LEAST_CHANGE 10 /* people, that a title speaks of */

static DesmiDimension
dimension_of (DesmiPeriodKind kind)
{
  switch (kind)
    {
    case DESMI_PERIOD_YEAR:
      return DESMI_DIMENSION_YEAR;
    case DESMI_PERIOD_QUARTER:
      return DESMI_DIMENSION_QUARTER;
    case DESMI_PERIOD_MONTH:
    case DESMI_PERIOD_RANGE:
    default:
      return DESMI_DIMENSION_MONTH;
    }
}

/* A range means its first and last year; of a shorter one the first and last quarter or month. Any
 * other period means it and the same one a year earlier. */
static void
find_pair (const DesmiPeriod *asked, DesmiPeriod pair[2])
{
  static const DesmiPeriodKind kinds[]
      = { DESMI_PERIOD_YEAR, DESMI_PERIOD_QUARTER, DESMI_PERIOD_MONTH };

  for (guint i = 0; asked->kind == DESMI_PERIOD_RANGE && i < G_N_ELEMENTS (kinds); i++)
    {
      DesmiPeriod part = { 0 };
      guint       n = 0;

      while (desmi_period_next_part (asked, kinds[i], &part))
        {
          pair[n > 0 ? 1 : 0] = part;
          n++;
        }
      if (n > 1)
        return;
    }
  pair[1] = *asked;
  pair[0] = desmi_period_shift (asked, -12 / desmi_period_n_months (asked));
}

static DesmiTable *
ask_time (DesmiStore        *store,
          const DesmiQuery  *query,
          const DesmiPeriod *period,
          GCancellable      *cancellable,
          GError           **error)
{
  g_autoptr (DesmiQuery) one = desmi_query_new (desmi_query_get_table (query));

  desmi_query_set_source (one, desmi_query_get_source (query));
  desmi_query_set_locale (one, desmi_query_get_locale (query));
  desmi_query_set_period (one, period);
  for (guint i = 0; i < desmi_query_get_n_by (query); i++)
    desmi_query_add_by (one, desmi_query_get_by (query, i));
  desmi_query_add_by (one, dimension_of (period->kind));
  return desmi_chart_query_copy_wheres (query, one, TRUE, error)
             ? desmi_store_query (store, one, cancellable, error)
             : NULL;
}

static gboolean
has_code (DesmiTable *table, guint column, const char *code)
{
  for (guint r = 0; r < desmi_table_get_n_rows (table); r++)
    if (g_strcmp0 (desmi_table_get_text (table, r, column), code) == 0)
      return TRUE;
  return FALSE;
}

/* Copies the rows of one time. What it has nothing of although the other time has, it had none of,
 * if anybody reported: a place may as well not have reported, and stays without a value. */
static void
add_time (DesmiTableBuilder *builder,
          DesmiTable        *table,
          DesmiTable        *other,
          DesmiDimension     dimension)
{
  int      column = desmi_table_find_column (table, desmi_dimension_to_name (dimension));
  int      count = desmi_table_find_column (table, "count");
  guint    n_columns = desmi_table_get_n_columns (table);
  gboolean place = dimension == DESMI_DIMENSION_VILLAGE || dimension == DESMI_DIMENSION_SUBDISTRICT
                   || dimension == DESMI_DIMENSION_DISTRICT;

  for (guint r = 0; r < desmi_table_get_n_rows (table); r++)
    desmi_chart_table_copy_row (table, r, builder);
  if (place || column < 0 || count < 0 || desmi_table_get_n_rows (table) == 0)
    return;
  for (guint r = 0; r < desmi_table_get_n_rows (other); r++)
    {
      if (has_code (table, (guint) column, desmi_table_get_text (other, r, (guint) column)))
        continue;
      desmi_table_builder_add_row (builder);
      for (guint c = 0; c < n_columns; c++)
        if ((int) c != count)
          desmi_chart_table_copy_cell ((int) c == column ? other : table, (int) c == column ? r : 0,
                                       c, builder, c);
      desmi_table_builder_set_int (builder, (guint) count, 0);
    }
}

/* Two questions, the answers below each other; date and coverage are those of the later one. */
static DesmiTable *
ask (DesmiStore *store, DesmiQuery *query, GCancellable *cancellable, GError **error)
{
  DesmiPeriod            pair[2];
  g_autoptr (DesmiTable) before = NULL;
  g_autoptr (DesmiTable) after = NULL;
  DesmiTableBuilder     *builder;

  if (desmi_query_get_period (query) == NULL)
    {
      desmi_query_add_by (query, DESMI_DIMENSION_YEAR);
      return desmi_store_query (store, query, cancellable, error);
    }
  find_pair (desmi_query_get_period (query), pair);
  before = ask_time (store, query, &pair[0], cancellable, error);
  after = before != NULL ? ask_time (store, query, &pair[1], cancellable, error) : NULL;
  if (after == NULL)
    return NULL;
  builder = desmi_chart_table_begin_like (after);
  add_time (builder, before, after, desmi_query_get_by (query, 0));
  add_time (builder, after, before, desmi_query_get_by (query, 0));
  /* From the first to the second, for the subtitle: which they are is written above the lines. */
  pair[0] = desmi_period_range (pair[0].first, pair[1].last);
  desmi_query_set_period (query, &pair[0]);
  return desmi_table_builder_end (builder);
}

static const char *
get_title (DesmiTable *table, const DesmiQuery *query, DesmiDirection direction)
{
  return desmi_chart_titles_by (table, 0, query, direction);
}

/* The value of a category at a time; -1: it is not known. */
static gint64
find_value (DesmiTable *table, const char *code, const char *time)
{
  for (guint r = 0; r < desmi_table_get_n_rows (table); r++)
    if (g_strcmp0 (desmi_table_get_text (table, r, 0), code) == 0
        && g_strcmp0 (desmi_table_get_text (table, r, 1), time) == 0)
      return desmi_table_get_mark (table, r, 2) == DESMI_MARK_NONE
                 ? desmi_table_get_int (table, r, 2)
                 : -1;
  return -1;
}

static void
find_times (DesmiTable *table, const char **first, const char **last)
{
  *first = *last = NULL;
  for (guint r = 0; r < desmi_table_get_n_rows (table); r++)
    {
      const char *text = desmi_table_get_text (table, r, 1);

      if (text == NULL)
        continue;
      *first = *first == NULL || g_strcmp0 (text, *first) < 0 ? text : *first;
      *last = *last == NULL || g_strcmp0 (text, *last) > 0 ? text : *last;
    }
}

static char *
format_change (DesmiTable *table, guint row, gint64 from, gint64 to, const DesmiLocale *locale)
{
  g_autofree char *name = desmi_table_dup_display (table, row, 0, locale);
  g_autofree char *before = desmi_format_count (from, locale);
  g_autofree char *after = desmi_format_count (to, locale);

  /* Translators: a destination, village or the like, and two numbers of people. */
  return g_strdup_printf (to > from
                              ? desmi_locale_text (locale, N_ ("%s rose most, from %s to %s"))
                              : desmi_locale_text (locale, N_ ("%s fell most, from %s to %s")),
                          name, before, after);
}

/* Which category changed most; else %NULL. */
static char *
find_headline (DesmiTable *table, const DesmiQuery *query, DesmiDirection direction)
{
  const char *first, *last;
  gint64      most = LEAST_CHANGE - 1, from = 0, to = 0;
  int         row = -1, n_compared = 0;

  if (desmi_table_get_n_columns (table) < 3
      || desmi_table_get_column_type (table, 2) != DESMI_COLUMN_COUNT)
    return NULL;
  find_times (table, &first, &last);
  for (guint r = 0; g_strcmp0 (first, last) != 0 && r < desmi_table_get_n_rows (table); r++)
    {
      const char *code = desmi_table_get_text (table, r, 0);
      gint64      before = find_value (table, code, first), after = find_value (table, code, last);

      /* What is hidden may have changed more: one few at one time hides many at the other. */
      if (desmi_table_get_mark (table, r, 2) == DESMI_MARK_SUPPRESSED)
        return NULL;
      if (code == NULL || before < 0 || after < 0)
        continue;
      n_compared += g_strcmp0 (desmi_table_get_text (table, r, 1), last) == 0;
      if (llabs (after - before) <= most)
        continue;
      most = llabs (after - before);
      from = before;
      to = after;
      row = (int) r;
    }
  return row >= 0 && n_compared > 1
             ? format_change (table, (guint) row, from, to, desmi_query_get_locale (query))
             : NULL;
}

const DesmiChartKind desmi_chart_kind_slope = {
  .table = DESMI_QUERY_FLOWS,
  .by = { DESMI_DIMENSION_DESTINATION },
  .n_by = 1,
  .allowed = ~(DESMI_CHART_KIND_BIT (DESMI_DIMENSION_DIRECTION)
               | DESMI_CHART_KIND_BIT (DESMI_DIMENSION_MONTH)
               | DESMI_CHART_KIND_BIT (DESMI_DIMENSION_QUARTER)
               | DESMI_CHART_KIND_BIT (DESMI_DIMENSION_YEAR)),
  .most_by = 1,
  .too_many = N_ ("A slope chart shows one dimension at two times; “%s” would be a second one."),
  .period = DESMI_CHART_PERIOD_LAST_YEAR,
  .tab = "flows",
  .ask = ask,
  .unit = desmi_chart_words_workers,
  .title = get_title,
  .headline = find_headline,
};
