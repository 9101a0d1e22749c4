/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is asked and said for the rollout: the file's cohorts beside the nation's plan. */
#include "app/charts/desmi-chart-kind.h"
#include "app/charts/desmi-chart-query.h"
#include "app/desmi-chart-table.h"
#include "core/desmi-number.h"
#include "core/desmi-rollout.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define FIRST_YEAR 1990
#define LAST_YEAR 2099
#define N_YEARS (LAST_YEAR - FIRST_YEAR + 1)

enum
{
  COLUMN_AREA,
  COLUMN_COHORT,
  COLUMN_ACTUAL,
  COLUMN_TARGET,
  COLUMN_LEFT,
};

/* What happened in each year, from FIRST_YEAR on. */
typedef struct
{
  gint64 joined[N_YEARS], left[N_YEARS];
} Years;

/* Place of the year that a text begins with, -1: none that can be. */
static int
find_year (const char *text)
{
  g_autofree char *digits = text != NULL ? g_strndup (text, 4) : NULL;
  gint64           year;

  return digits != NULL && desmi_integer_parse (digits, FIRST_YEAR, LAST_YEAR, &year)
             ? (int) (year - FIRST_YEAR)
             : -1;
}

static const char *
get_programme (const DesmiQuery *query)
{
  const GPtrArray *programmes = desmi_query_get_where (query, DESMI_DIMENSION_PROGRAMME);

  return programmes != NULL && programmes->len == 1 ? g_ptr_array_index (programmes, 0)
                                                    : "desmigratif";
}

/* Villages that are asked for and left, in the years in which they did. */
static void
add_left (Years *years, DesmiTable *villages, DesmiTable *withdrawals)
{
  g_autoptr (GHashTable) asked = g_hash_table_new (g_str_hash, g_str_equal);
  int                    column = desmi_table_find_column (villages, "village");

  for (guint r = 0; column >= 0 && r < desmi_table_get_n_rows (villages); r++)
    {
      const char *code = desmi_table_get_text (villages, r, (guint) column);

      if (code != NULL)
        g_hash_table_add (asked, (char *) code);
    }
  for (guint r = 0; r < desmi_table_get_n_rows (withdrawals); r++)
    {
      const char *code = desmi_table_get_text (withdrawals, r, 0);
      int         year = find_year (desmi_table_get_text (withdrawals, r, 1));

      if (code != NULL && year >= 0 && g_hash_table_contains (asked, code))
        years->left[year]++;
    }
}

static void
add_row (DesmiTableBuilder *builder, const char *area, const char *name, int year, gint64 actual)
{
  g_autofree char *cohort = g_strdup_printf ("%d", year);

  desmi_table_builder_add_row (builder);
  desmi_table_builder_set_text (builder, COLUMN_AREA, area, name);
  desmi_table_builder_set_text (builder, COLUMN_COHORT, cohort, NULL);
  if (actual >= 0)
    desmi_table_builder_set_int (builder, COLUMN_ACTUAL, actual);
}

static void
add_district (DesmiTableBuilder *builder, const Years *years, const char *name)
{
  gint64 sum = 0;

  for (int i = 0; i < N_YEARS; i++)
    {
      sum += years->joined[i];
      if (years->joined[i] == 0 && years->left[i] == 0)
        continue;
      add_row (builder, "district", name, FIRST_YEAR + i, sum);
      if (years->left[i] > 0)
        desmi_table_builder_set_int (builder, COLUMN_LEFT, years->left[i]);
    }
}

static void
add_nation (DesmiTableBuilder *builder, const char *programme, const DesmiLocale *locale)
{
  guint               n;
  const DesmiRollout *rows = desmi_rollout_get (programme, &n);

  for (guint i = 0; i < n; i++)
    {
      add_row (builder, "nation", desmi_locale_text (locale, N_ ("Indonesia (press reports)")),
               rows[i].year, rows[i].actual);
      if (rows[i].plan >= 0)
        desmi_table_builder_set_int (builder, COLUMN_TARGET, rows[i].plan);
    }
}

static DesmiTable *
make_table (DesmiTable        *villages,
            DesmiTable        *withdrawals,
            const char        *district,
            const char        *programme,
            const DesmiLocale *locale)
{
  DesmiTableBuilder *builder = desmi_chart_table_begin (villages);
  int                cohort = desmi_table_find_column (villages, "cohort");
  Years              years = { { 0 } };

  desmi_table_builder_add_column (builder, "area", DESMI_COLUMN_TEXT);
  desmi_table_builder_add_column (builder, "cohort", DESMI_COLUMN_PERIOD);
  desmi_table_builder_add_column (builder, "actual", DESMI_COLUMN_COUNT);
  desmi_table_builder_add_column (builder, "target", DESMI_COLUMN_COUNT);
  desmi_table_builder_add_column (builder, "left", DESMI_COLUMN_COUNT);
  for (guint r = 0; cohort >= 0 && r < desmi_table_get_n_rows (villages); r++)
    {
      int year = find_year (desmi_table_get_text (villages, r, (guint) cohort));

      if (year >= 0)
        years.joined[year]++;
    }
  add_left (&years, villages, withdrawals);
  add_district (builder, &years, district);
  add_nation (builder, programme, locale);
  return desmi_table_builder_end (builder);
}

static DesmiTable *
ask (DesmiStore *store, DesmiQuery *query, GCancellable *cancellable, GError **error)
{
  g_autoptr (DesmiQuery) own = desmi_query_new (DESMI_QUERY_VILLAGES);
  g_autoptr (DesmiTable) villages = NULL;
  g_autoptr (DesmiTable) withdrawals = NULL;
  const char            *district = desmi_store_get_district_name (store);

  desmi_query_set_source (own, desmi_query_get_source (query));
  desmi_query_set_locale (own, desmi_query_get_locale (query));
  if (!desmi_chart_query_copy_wheres (query, own, TRUE, error))
    return NULL;
  villages = desmi_store_query (store, own, cancellable, error);
  if (villages == NULL)
    return NULL;
  withdrawals = desmi_store_lookup (store, "withdrawals", get_programme (query),
                                    desmi_query_get_locale (query), cancellable, error);
  if (withdrawals == NULL)
    return NULL;
  /* Whatever was asked, it goes from the first cohort to the last: no subtitle may say less. */
  desmi_query_set_period (query, NULL);
  return make_table (villages, withdrawals,
                     district != NULL
                         ? district
                         : desmi_locale_text (desmi_query_get_locale (query), N_ ("This district")),
                     get_programme (query), desmi_query_get_locale (query));
}

/* Of what leads up to a period nothing later is told. */
static DesmiTable *
shape (DesmiTable *table, const DesmiChartRequest *request, GError **error)
{
  const DesmiPeriod *until = request->leads_up ? desmi_query_get_period (request->query) : NULL;
  DesmiTableBuilder *builder;

  if (until == NULL)
    return desmi_table_ref (table);
  builder = desmi_chart_table_begin_like (table);
  for (guint r = 0; r < desmi_table_get_n_rows (table); r++)
    if (FIRST_YEAR + find_year (desmi_table_get_text (table, r, COLUMN_COHORT))
        <= desmi_month_year (until->last))
      desmi_chart_table_copy_row (table, r, builder);
  return desmi_table_builder_end (builder);
}

static const char *
get_unit (const DesmiQuery *query, DesmiDirection direction)
{
  return desmi_locale_text (desmi_query_get_locale (query),
                            N_ ("Villages in the programme, added up over the cohorts"));
}

static const char *
get_title (DesmiTable *table, const DesmiQuery *query, DesmiDirection direction)
{
  return desmi_locale_text (desmi_query_get_locale (query), N_ ("Rollout of the programme"));
}

/* The last count of the district, and the year before whose end it was reached. */
static char *
find_headline (DesmiTable *table, const DesmiQuery *query, DesmiDirection direction)
{
  const DesmiLocale *locale = desmi_query_get_locale (query);
  const char        *first = NULL, *last = NULL;
  g_autofree char   *count = NULL;
  gint64             joined = 0;

  for (guint r = 0; r < desmi_table_get_n_rows (table); r++)
    {
      if (g_strcmp0 (desmi_table_get_text (table, r, COLUMN_AREA), "district") != 0
          || desmi_table_get_mark (table, r, COLUMN_ACTUAL) != DESMI_MARK_NONE
          || desmi_table_get_int (table, r, COLUMN_ACTUAL) <= joined)
        continue;
      last = desmi_table_get_text (table, r, COLUMN_COHORT);
      first = first != NULL ? first : last;
      joined = desmi_table_get_int (table, r, COLUMN_ACTUAL);
    }
  if (joined == 0)
    return NULL;
  count = desmi_format_count (joined, locale);
  if (strcmp (first, last) == 0)
    return g_strdup_printf (desmi_locale_plural (locale, "%s village joined in %s",
                                                 "%s villages joined in %s", (gulong) joined),
                            count, last);
  return g_strdup_printf (desmi_locale_plural (locale, "%s village joined between %s and %s",
                                               "%s villages joined between %s and %s",
                                               (gulong) joined),
                          count, first, last);
}

const DesmiChartKind desmi_chart_kind_rollout = {
  .table = DESMI_QUERY_VILLAGES,
  .by = { DESMI_DIMENSION_COHORT },
  .n_by = 1,
  .allowed = DESMI_CHART_KIND_BIT (DESMI_DIMENSION_COHORT),
  .period = DESMI_CHART_PERIOD_ALL,
  .tab = "pillars",
  .ask = ask,
  .shape = shape,
  .unit = get_unit,
  .title = get_title,
  .headline = find_headline,
};
