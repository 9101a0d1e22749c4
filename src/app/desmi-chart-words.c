/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Subtitles and source lines of charts. */
#include "app/charts/desmi-chart-kind.h"
#include "app/charts/desmi-chart-query.h"
#include "app/desmi-chart-words.h"
#include "app/desmi-flow-boundaries.h"

#include "core/desmi-country.h"
#include "chart/desmi-category.h"
#include "chart/desmi-hidden.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>

#define MOST_NAMED 2 /* values of filters that a title has room for */

/**
 * desmi_chart_words_workers:
 *
 * Returns: (transfer none): the unit of charts of departures or of returns
 */
const char *
desmi_chart_words_workers (const DesmiQuery *query, DesmiDirection direction)
{
  const DesmiLocale *locale = desmi_query_get_locale (query);

  return direction == DESMI_DIRECTION_OUT
             ? desmi_locale_text (locale, N_ ("Number of workers leaving"))
             : desmi_locale_text (locale, N_ ("Number of workers returning"));
}

static const char *
get_unit (DesmiChartType type, const DesmiQuery *query, DesmiDirection direction)
{
  if (desmi_query_get_table (query) == DESMI_QUERY_REMITTANCES)
    return desmi_locale_text (desmi_query_get_locale (query), N_ ("Remittances in rupiah"));
  return desmi_chart_kind_get (type)->unit (query, direction);
}

/* What stands in @column of the row of a lookup in which @key_column says @key; @key where there is
 * none. */
static char *
dup_looked_up (DesmiStore        *store,
               const char        *what,
               const char        *argument,
               const char        *key_column,
               const char        *key,
               const char        *column,
               const DesmiLocale *locale,
               GCancellable      *cancellable)
{
  g_autoptr (DesmiTable) table
      = desmi_store_lookup (store, what, argument, locale, cancellable, NULL);
  int         keys = table != NULL ? desmi_table_find_column (table, key_column) : -1;
  int         values = table != NULL ? desmi_table_find_column (table, column) : -1;
  const char *found = NULL;

  for (guint r = 0; keys >= 0 && values >= 0 && r < desmi_table_get_n_rows (table); r++)
    if (g_strcmp0 (desmi_table_get_text (table, r, (guint) keys), key) == 0)
      found = desmi_table_get_text (table, r, (guint) values);
  return g_strdup (found != NULL ? found : key);
}

static char *
dup_area_name (DesmiStore *store, const char *code, GCancellable *cancellable)
{
  return dup_looked_up (store, "region", code, "code", code, "name", desmi_locale_get_english (),
                        cancellable);
}

/**
 * desmi_chart_words_village:
 *
 * Returns: (transfer full): "Tugu (Sliyeg)": the name of a village with that of its subdistrict
 */
char *
desmi_chart_words_village (DesmiStore *store, const char *code, GCancellable *cancellable)
{
  g_autofree char *name = dup_area_name (store, code, cancellable);
  g_autofree char *area = dup_looked_up (store, "region", code, "code", code, "subdistrict",
                                         desmi_locale_get_english (), cancellable);
  g_autofree char *area_name = dup_area_name (store, area, cancellable);

  return g_strdup_printf ("%s (%s)", name, area_name);
}

static char *
dup_status_name (const char *value, const DesmiLocale *locale)
{
  DesmiStatus status;

  return g_strdup (desmi_status_parse (value, &status, NULL) ? desmi_status_name (status, locale)
                                                             : value);
}

static char *
dup_catalogue_name (DesmiStore       *store,
                    const DesmiQuery *query,
                    DesmiDimension    dimension,
                    const char       *value,
                    GCancellable     *cancellable)
{
  const DesmiLocale *locale = desmi_query_get_locale (query);
  const GPtrArray   *programmes = desmi_query_get_where (query, DESMI_DIMENSION_PROGRAMME);
  const char        *programme
      = programmes != NULL && programmes->len == 1 ? g_ptr_array_index (programmes, 0) : NULL;

  switch ((int) dimension)
    {
    case DESMI_DIMENSION_PILLAR:
      return dup_looked_up (store, "pillars", programme, "number", value, "name", locale,
                            cancellable);
    case DESMI_DIMENSION_INDICATOR:
      return dup_looked_up (store, "indicators", NULL, "indicator", value, "name", locale,
                            cancellable);
    case DESMI_DIMENSION_PROGRAMME:
    default:
      return dup_looked_up (store, "programmes", NULL, "programme", value, "name", locale,
                            cancellable);
    }
}

static char *
dup_value_name (DesmiStore       *store,
                const DesmiQuery *query,
                DesmiDimension    dimension,
                const char       *value,
                GCancellable     *cancellable)
{
  const DesmiLocale *locale = desmi_query_get_locale (query);
  DesmiPeriod        period;

  switch (dimension)
    {
    case DESMI_DIMENSION_VILLAGE:
    case DESMI_DIMENSION_SUBDISTRICT:
    case DESMI_DIMENSION_DISTRICT:
      return dup_area_name (store, value, cancellable);
    case DESMI_DIMENSION_DESTINATION:
      return g_strdup (desmi_country_name (value, locale));
    case DESMI_DIMENSION_SECTOR:
      return g_strdup (desmi_sector_name (value, locale));
    case DESMI_DIMENSION_GENDER:
      return g_strdup (desmi_gender_name (value, locale));
    case DESMI_DIMENSION_OCCUPATION:
      return g_strdup (desmi_occupation_name (value, locale));
    case DESMI_DIMENSION_SCHEME:
      return g_strdup (desmi_scheme_name (value, locale));
    case DESMI_DIMENSION_STATUS:
      return dup_status_name (value, locale);
    case DESMI_DIMENSION_MONTH:
    case DESMI_DIMENSION_QUARTER:
    case DESMI_DIMENSION_YEAR:
      return desmi_period_parse (value, &period, NULL) ? desmi_period_format (&period, locale)
                                                       : g_strdup (value);
    case DESMI_DIMENSION_PILLAR:
    case DESMI_DIMENSION_INDICATOR:
    case DESMI_DIMENSION_PROGRAMME:
      return dup_catalogue_name (store, query, dimension, value, cancellable);
    case DESMI_DIMENSION_DIRECTION:
    case DESMI_DIMENSION_COHORT:
    default:
      return g_strdup (value);
    }
}

static void
append_part (GString *out, const char *text)
{
  if (out->len > 0)
    g_string_append (out, " · ");
  g_string_append (out, text);
}

static gboolean
is_of_time (DesmiDimension dimension)
{
  return dimension == DESMI_DIMENSION_MONTH || dimension == DESMI_DIMENSION_QUARTER
         || dimension == DESMI_DIMENSION_YEAR;
}

/* The names of the values that one filter lets through, villages of one name told apart. */
static char *
dup_value_names (DesmiStore       *store,
                 const DesmiQuery *query,
                 DesmiDimension    dimension,
                 GCancellable     *cancellable)
{
  const GPtrArray       *values = desmi_query_get_where (query, dimension);
  g_autoptr (GPtrArray)  names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  gboolean               namesakes = FALSE;

  for (guint i = 0; values != NULL && i < values->len; i++)
    {
      char *name
          = dup_value_name (store, query, dimension, g_ptr_array_index (values, i), cancellable);

      g_ptr_array_add (names, name);
      namesakes = !g_hash_table_add (seen, name) || namesakes;
    }
  for (guint i = 0; namesakes && dimension == DESMI_DIMENSION_VILLAGE && i < names->len; i++)
    {
      g_free (g_ptr_array_index (names, i));
      g_ptr_array_index (names, i)
          = desmi_chart_words_village (store, g_ptr_array_index (values, i), cancellable);
    }
  g_ptr_array_add (names, NULL);
  return g_strjoinv (", ", (char **) names->pdata);
}

static void
append_filters (GString          *out,
                DesmiStore       *store,
                const DesmiQuery *query,
                gboolean          of_time,
                GCancellable     *cancellable)
{
  for (guint d = 0; d <= DESMI_DIMENSION_PROGRAMME; d++)
    {
      g_autofree char *names = NULL;

      if (d == DESMI_DIMENSION_DIRECTION || is_of_time ((DesmiDimension) d) != of_time)
        continue;
      names = dup_value_names (store, query, (DesmiDimension) d, cancellable);
      if (*names != '\0')
        append_part (out, names);
    }
}

/* The time from the first row to the last. */
static char *
dup_months (DesmiTable *table, const DesmiLocale *locale)
{
  static const char *const names[] = { "month", "quarter", "year" };
  int                      column = -1, first = G_MAXINT, last = G_MININT;
  DesmiPeriod              period;

  for (guint i = 0; column < 0 && i < G_N_ELEMENTS (names); i++)
    column = desmi_table_find_column (table, names[i]);
  for (guint r = 0; column >= 0 && r < desmi_table_get_n_rows (table); r++)
    {
      const char *text = desmi_table_get_text (table, r, (guint) column);

      if (text == NULL || !desmi_period_parse (text, &period, NULL))
        continue;
      first = MIN (first, period.first);
      last = MAX (last, period.last);
    }
  if (first > last)
    return NULL;
  period = desmi_period_range (first, last);
  return desmi_period_format (&period, locale);
}

/* Unit, place, time and the filters in force: what a picture needs to stand alone. */
static char *
dup_subtitle (DesmiStore       *store,
              DesmiChartType    type,
              const DesmiQuery *query,
              DesmiDirection    direction,
              DesmiTable       *table,
              const char       *filter,
              GCancellable     *cancellable)
{
  const DesmiLocale *locale = desmi_query_get_locale (query);
  const DesmiPeriod *period = desmi_query_get_period (query);
  const char        *district = desmi_store_get_district_name (store);
  g_autofree char   *time
      = period != NULL ? desmi_period_format (period, locale) : dup_months (table, locale);
  GString *out = g_string_new (NULL);

  append_part (out, get_unit (type, query, direction));
  if (district != NULL)
    append_part (out, district);
  if (time != NULL)
    append_part (out, time);
  if (period != NULL || time == NULL)
    append_filters (out, store, query, TRUE, cancellable);
  if (*filter != '\0')
    append_part (out, filter);
  return g_string_free (out, FALSE);
}

/* The filters in few words for a title; empty if none is in force, %NULL if they are too many. */
static char *
dup_short_filter (const DesmiQuery *query, const char *filter)
{
  guint n = 0;

  for (guint d = 0; d <= DESMI_DIMENSION_PROGRAMME; d++)
    {
      const GPtrArray *values = desmi_query_get_where (query, (DesmiDimension) d);

      if (values != NULL && d != DESMI_DIMENSION_DIRECTION && !is_of_time ((DesmiDimension) d))
        n += values->len;
    }
  return n <= MOST_NAMED ? g_strdup (filter) : NULL;
}

static char *
dup_day (const char *date, const DesmiLocale *locale)
{
  int year, month, day;

  if (date == NULL || sscanf (date, "%4d-%2d-%2d", &year, &month, &day) != 3)
    return NULL;
  return desmi_format_date (year, month, day, DESMI_DATE_DMY_LONG, locale);
}

/* Of the villages alone the date is that of the last entry. */
static char *
dup_local_source (const char *as_of, const DesmiLocale *locale)
{
  return as_of != NULL
             /* Translators: what the villages themselves have on record; %s is a date. Follows
              * "Source: ". */
             ? g_strdup_printf (desmi_locale_text (locale, N_ ("village registers as of %s")),
                                as_of)
             /* Translators: what the villages themselves have on record. Follows "Source: ". */
             : g_strdup (desmi_locale_text (locale, N_ ("village registers")));
}

/* "national data as of 30 September 2023; village registers", as far as they take part. */
static char *
dup_sources (DesmiTable *table, gboolean pulled, const char *entered, const DesmiLocale *locale)
{
  g_autofree char *as_of = dup_day (desmi_table_get_as_of (table), locale);
  g_autofree char *last = dup_day (entered, locale);
  g_autofree char *local = dup_local_source (last, locale);
  g_autofree char *national
      = as_of != NULL
            /* Translators: %s is a date. Follows "Source: ". */
            ? g_strdup_printf (desmi_locale_text (locale, N_ ("national data as of %s")), as_of)
            : g_strdup (desmi_locale_text (locale, N_ ("national data")));

  switch (desmi_table_get_source (table))
    {
    case DESMI_SOURCE_OFFICIAL:
      return g_steal_pointer (&national);
    case DESMI_SOURCE_LOCAL:
      return dup_local_source (as_of, locale);
    case DESMI_SOURCE_DEFAULT:
    case DESMI_SOURCE_BOTH:
    default:
      if (!pulled)
        return dup_local_source (as_of, locale);
      /* where no village entered anything, nothing is from there */
      return last != NULL ? g_strconcat (national, "; ", local, NULL) : g_steal_pointer (&national);
    }
}

/* Whether small categories were put together for the audience: layouts do so for want of room, and
 * leave the table as it is. */
static gboolean
is_grouped (DesmiTable *table)
{
  for (guint c = 0; c < desmi_table_get_n_columns (table); c++)
    for (guint r = 0; desmi_table_is_category (table, c) && r < desmi_table_get_n_rows (table); r++)
      if (g_strcmp0 (desmi_table_get_text (table, r, c), DESMI_CATEGORY_OTHER) == 0)
        return TRUE;
  return FALSE;
}

/* Where the data come from and of when, and how many reported; first of all whether they are
 * invented, since what comes last may be cut off. */
static char *
dup_source_line (DesmiTable        *table,
                 gboolean           pulled,
                 const char        *entered,
                 gboolean           sums_hidden,
                 const DesmiLocale *locale)
{
  g_autofree char *sources = dup_sources (table, pulled, entered, locale);
  /* Translators: %s is where the data of a chart come from. */
  g_autofree char *source
      = g_strdup_printf (desmi_locale_text (locale, N_ ("Source: %s")), sources);
  GString *out = g_string_new (NULL);
  int      reported = desmi_table_get_reported (table);
  int      of = desmi_table_get_of (table);

  if (desmi_table_get_synthetic (table))
    /* Translators: the data are invented. */
    append_part (out, desmi_locale_text (locale, N_ ("Sample data")));
  append_part (out, source);
  if (reported >= 0 && of > 0 && reported < of)
    {
      g_autofree char *n = desmi_format_count (reported, locale);
      g_autofree char *all = desmi_format_count (of, locale);
      g_autofree char *text
          = g_strdup_printf (desmi_locale_plural (locale, "%s of %s village reported",
                                                  "%s of %s villages reported", (gulong) of),
                             n, all);

      append_part (out, text);
    }
  if (desmi_hidden_count (table) > 0)
    append_part (
        out, sums_hidden ? desmi_locale_text (
                 locale, N_ ("Numbers below 5, and those that would give them away, are hidden."))
                         : desmi_locale_text (locale,
                                              N_ ("Numbers below 5, and those that would give them "
                                                  "away, are hidden and left out of sums.")));
  else if (is_grouped (table))
    append_part (out, desmi_locale_text (locale, N_ ("Categories of small numbers are put together "
                                                     "as “Other”.")));
  return g_string_free (out, FALSE);
}

/* Whether the file holds anything of the national server. */
static gboolean
was_pulled (DesmiStore *store)
{
  const char                *district = desmi_store_get_district (store);
  g_autoptr (DesmiSyncState) state
      = district != NULL ? desmi_store_get_sync_state (store, district, NULL) : NULL;

  return state != NULL;
}

/* (nullable): the day on which a village last entered anything. */
static char *
dup_entered (DesmiStore *store)
{
  g_autoptr (DesmiTable) table
      = desmi_store_lookup (store, "extent", NULL, desmi_locale_get_english (), NULL, NULL);
  int column = table != NULL ? desmi_table_find_column (table, "entered") : -1;

  return column >= 0 ? g_strdup (desmi_table_get_text (table, 0, (guint) column)) : NULL;
}

/**
 * desmi_chart_words_source:
 * @table: what is shown
 * @sums_hidden: whether its sums hold what is hidden of their parts
 *
 * Blocks.
 *
 * Returns: (transfer full): where the numbers come from and of when, how many reported, what is
 * hidden
 */
char *
desmi_chart_words_source (DesmiTable        *table,
                          DesmiStore        *store,
                          gboolean           sums_hidden,
                          const DesmiLocale *locale)
{
  g_autofree char *entered = dup_entered (store);

  return dup_source_line (table, was_pulled (store), entered, sums_hidden, locale);
}

/* What the numbers of destinations alone say, where they are all shown, though some of those that
 * the chart tells apart are hidden. */
static char *
find_without_hidden (const DesmiChartData *data,
                     DesmiStore           *store,
                     const DesmiQuery     *query,
                     DesmiDirection        direction,
                     const char           *filter,
                     GCancellable         *cancellable)
{
  g_autoptr (DesmiChartRequest) request = NULL;
  g_autoptr (DesmiChartData)    plain = NULL;

  if (!desmi_chart_kind_get (data->type)->of_destinations || desmi_hidden_count (data->table) == 0
      || desmi_table_find_column (data->table, "destination") < 0)
    return NULL;
  request
      = desmi_chart_request_new (DESMI_CHART_BARS, desmi_query_get_period (query),
                                 desmi_query_get_source (query), desmi_query_get_locale (query));
  request->audience = data->audience;
  if (desmi_chart_query_copy_wheres (query, request->query, TRUE, NULL))
    plain = desmi_chart_request_run (store, request, cancellable, NULL);
  return plain != NULL && desmi_hidden_count (plain->table) == 0
             ? desmi_chart_words_finding (data->type, plain->table, query, direction, filter)
             : NULL;
}

/* A total over time says so where it is by boundaries that have changed since; which villages those
 * are is said by pages and by queries, who have room for it. */
static char *
add_boundaries (char *line, DesmiStore *store, const DesmiQuery *query, GCancellable *cancellable)
{
  const DesmiLocale     *locale = desmi_query_get_locale (query);
  g_autoptr (DesmiTable) changed = desmi_flow_boundaries_find (store, query, locale, cancellable);
  GString               *out;

  if (changed == NULL || desmi_table_get_n_rows (changed) == 0)
    return line;
  out = g_string_new (line);
  g_free (line);
  append_part (out, desmi_locale_text (locale, N_ ("Boundaries as they were at the time.")));
  return g_string_free (out, FALSE);
}

/**
 * desmi_chart_words_find:
 * @data: type and table are there, title, subtitle and source are not
 * @query: as it was asked
 * @direction: which direction the chart shows, where it shows one
 *
 * Finds the words around a chart. Blocks.
 */
void
desmi_chart_words_find (DesmiChartData   *data,
                        DesmiStore       *store,
                        const DesmiQuery *query,
                        DesmiDirection    direction,
                        GCancellable     *cancellable)
{
  g_autoptr (GString) filter = g_string_new (NULL);
  g_autofree char    *brief = NULL;

  append_filters (filter, store, query, FALSE, cancellable);
  brief = dup_short_filter (query, filter->str);
  data->title = desmi_chart_words_finding (data->type, data->table, query, direction, brief);
  if (data->title == NULL)
    data->title = find_without_hidden (data, store, query, direction, brief, cancellable);
  data->is_finding = data->title != NULL;
  if (data->title == NULL)
    data->title = desmi_chart_words_title (data->type, data->table, query, direction, brief);
  data->subtitle
      = dup_subtitle (store, data->type, query, direction, data->table, filter->str, cancellable);
  data->source_line = desmi_chart_words_source (data->table, store,
                                                desmi_chart_kind_get (data->type)->sums_hidden,
                                                desmi_query_get_locale (query));
  data->source_line = add_boundaries (data->source_line, store, query, cancellable);
}
