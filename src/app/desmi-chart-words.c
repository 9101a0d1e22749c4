/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Subtitles and source lines of charts. */
#include "app/desmi-chart-words.h"

#include "core/desmi-country.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>

static const char *
unit_text (DesmiChartType     type,
           const DesmiQuery  *query,
           DesmiDirection     direction,
           const DesmiLocale *locale)
{
  if (desmi_query_get_table (query) == DESMI_QUERY_REMITTANCES)
    return desmi_locale_text (locale, N_ ("Remittances in rupiah"));
  switch (type)
    {
    case DESMI_CHART_TREND:
      return desmi_locale_text (locale, N_ ("Workers leaving and returning, each month"));
    case DESMI_CHART_BULLETS:
      return desmi_locale_text (locale, N_ ("Measured values as a share of their targets"));
    case DESMI_CHART_SANKEY:
    case DESMI_CHART_BARS:
    default:
      return direction == DESMI_DIRECTION_OUT
                 ? desmi_locale_text (locale, N_ ("Number of workers leaving"))
                 : desmi_locale_text (locale, N_ ("Number of workers returning"));
    }
}

/* The name of an area, its code where it has none. */
static char *
dup_area_name (DesmiStore *store, const char *code, GCancellable *cancellable)
{
  g_autoptr (DesmiTable) table
      = desmi_store_lookup (store, "region", code, desmi_locale_get_english (), cancellable, NULL);
  int         column = table != NULL ? desmi_table_find_column (table, "name") : -1;
  const char *name = NULL;

  if (column >= 0 && desmi_table_get_n_rows (table) > 0)
    name = desmi_table_get_text (table, 0, (guint) column);
  return g_strdup (name != NULL ? name : code);
}

static char *
dup_value_name (DesmiStore        *store,
                DesmiDimension     dimension,
                const char        *value,
                const DesmiLocale *locale,
                GCancellable      *cancellable)
{
  DesmiPeriod period;

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
    case DESMI_DIMENSION_MONTH:
    case DESMI_DIMENSION_QUARTER:
    case DESMI_DIMENSION_YEAR:
      return desmi_period_parse (value, &period, NULL) ? desmi_period_format (&period, locale)
                                                       : g_strdup (value);
    case DESMI_DIMENSION_SCHEME:
    case DESMI_DIMENSION_DIRECTION:
    case DESMI_DIMENSION_PILLAR:
    case DESMI_DIMENSION_INDICATOR:
    case DESMI_DIMENSION_COHORT:
    case DESMI_DIMENSION_STATUS:
    case DESMI_DIMENSION_PROGRAMME:
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

static void
append_filters (GString *out, DesmiStore *store, const DesmiQuery *query, GCancellable *cancellable)
{
  for (guint d = 0; d <= DESMI_DIMENSION_PROGRAMME; d++)
    {
      const GPtrArray    *values = desmi_query_get_where (query, (DesmiDimension) d);
      g_autoptr (GString) names = g_string_new (NULL);

      for (guint i = 0; d != DESMI_DIMENSION_DIRECTION && values != NULL && i < values->len; i++)
        {
          g_autofree char *name
              = dup_value_name (store, (DesmiDimension) d, g_ptr_array_index (values, i),
                                desmi_query_get_locale (query), cancellable);

          g_string_append_printf (names, "%s%s", names->len > 0 ? ", " : "", name);
        }
      if (names->len > 0)
        append_part (out, names->str);
    }
}

/**
 * desmi_chart_words_subtitle:
 * @query: as it was asked
 * @direction: which direction the chart shows, where it shows one
 *
 * Returns: (transfer full): unit, period and filters in force
 */
char *
desmi_chart_words_subtitle (DesmiStore       *store,
                            DesmiChartType    type,
                            const DesmiQuery *query,
                            DesmiDirection    direction,
                            DesmiTable       *table,
                            GCancellable     *cancellable)
{
  const DesmiLocale *locale = desmi_query_get_locale (query);
  const DesmiPeriod *period = desmi_query_get_period (query);
  GString           *out = g_string_new (NULL);

  append_part (out, unit_text (type, query, direction, locale));
  if (period != NULL)
    {
      g_autofree char *name = desmi_period_format (period, locale);

      append_part (out, name);
    }
  append_filters (out, store, query, cancellable);
  return g_string_free (out, FALSE);
}

static char *
dup_as_of (DesmiTable *table, const DesmiLocale *locale)
{
  const char *date = desmi_table_get_as_of (table);
  int         year, month, day;

  if (date == NULL || sscanf (date, "%4d-%2d-%2d", &year, &month, &day) != 3)
    return NULL;
  return desmi_format_date (year, month, day, DESMI_DATE_DMY_LONG, locale);
}

/* "national data as of 30 September 2023; village register", as far as they take part. */
static char *
dup_sources (DesmiTable *table, const DesmiLocale *locale)
{
  g_autofree char *as_of = dup_as_of (table, locale);
  g_autofree char *national
      = as_of != NULL
            /* Translators: %s is a date. Follows "Source: ". */
            ? g_strdup_printf (desmi_locale_text (locale, N_ ("national data as of %s")), as_of)
            : g_strdup (desmi_locale_text (locale, N_ ("national data")));
  /* Translators: what the villages themselves have on record. Follows "Source: ". */
  const char *local = desmi_locale_text (locale, N_ ("village registers"));

  switch (desmi_table_get_source (table))
    {
    case DESMI_SOURCE_OFFICIAL:
      return g_steal_pointer (&national);
    case DESMI_SOURCE_LOCAL:
      return g_strdup (local);
    case DESMI_SOURCE_DEFAULT:
    case DESMI_SOURCE_BOTH:
    default:
      /* Without a date nothing was ever pulled. */
      return as_of != NULL ? g_strconcat (national, "; ", local, NULL) : g_strdup (local);
    }
}

/**
 * desmi_chart_words_source:
 *
 * Returns: (transfer full): where the data come from and of when, how many reported, and whether
 * they are invented
 */
char *
desmi_chart_words_source (DesmiTable *table, const DesmiLocale *locale)
{
  g_autofree char *sources = dup_sources (table, locale);
  GString         *out = g_string_new (NULL);
  int              reported = desmi_table_get_reported (table);
  int              of = desmi_table_get_of (table);

  /* Translators: %s is where the data of a chart come from. */
  g_string_append_printf (out, desmi_locale_text (locale, N_ ("Source: %s")), sources);
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
  if (desmi_table_get_synthetic (table))
    /* Translators: the data are invented. */
    append_part (out, desmi_locale_text (locale, N_ ("sample data")));
  return g_string_free (out, FALSE);
}
