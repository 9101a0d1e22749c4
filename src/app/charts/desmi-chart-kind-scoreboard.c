/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is asked and said for the scoreboard of villages and pillars. */
#include "app/charts/desmi-chart-kind.h"
#include "app/charts/desmi-chart-query.h"
#include "app/charts/desmi-chart-shares.h"
#include "app/desmi-chart-table.h"
#include "chart/desmi-hidden.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define BEFORE "before"
#define LEAST_AREAS 3 /* of which a title says in how many of them a pillar lags */

/* Villages by subdistrict unless other areas are asked for, and always pillars. */
static void
complete_by (DesmiQuery *query)
{
  if (!desmi_query_has_by (query, DESMI_DIMENSION_VILLAGE)
      && !desmi_query_has_by (query, DESMI_DIMENSION_SUBDISTRICT))
    {
      desmi_query_add_by (query, DESMI_DIMENSION_VILLAGE);
      desmi_query_add_by (query, DESMI_DIMENSION_SUBDISTRICT);
    }
  desmi_query_add_by (query, DESMI_DIMENSION_PILLAR);
}

/* Asks the same of the time a year before; an empty answer where that is not to be named. */
static DesmiTable *
ask_before (DesmiStore *store, const DesmiQuery *query, GCancellable *cancellable, GError **error)
{
  g_autoptr (DesmiQuery) own = desmi_query_new (DESMI_QUERY_PILLARS);
  const DesmiPeriod     *period = desmi_query_get_period (query);
  DesmiPeriod            before;

  if (period == NULL || (period->kind != DESMI_PERIOD_QUARTER && period->kind != DESMI_PERIOD_YEAR))
    return desmi_table_builder_end (desmi_table_builder_new ("pillars"));
  before = desmi_period_shift (period, period->kind == DESMI_PERIOD_YEAR ? -1 : -4);
  for (guint i = 0; i < desmi_query_get_n_by (query); i++)
    desmi_query_add_by (own, desmi_query_get_by (query, i));
  desmi_query_set_source (own, desmi_query_get_source (query));
  desmi_query_set_locale (own, desmi_query_get_locale (query));
  desmi_query_set_period (own, &before);
  return desmi_chart_query_copy_wheres (query, own, TRUE, error)
             ? desmi_store_query (store, own, cancellable, error)
             : NULL;
}

static const char *
get_area_column (DesmiTable *table)
{
  return desmi_table_find_column (table, "village") >= 0 ? "village" : "subdistrict";
}

/* What tells a row apart: its area and its pillar; %NULL where the table has no such columns. */
static char *
make_key (DesmiTable *table, guint row)
{
  int area = desmi_table_find_column (table, get_area_column (table));
  int pillar = desmi_table_find_column (table, "pillar");

  if (area < 0 || pillar < 0)
    return NULL;
  return g_strdup_printf ("%s\x1f%s", desmi_table_get_text (table, row, (guint) area),
                          desmi_table_get_text (table, row, (guint) pillar));
}

static gboolean
has_score (DesmiTable *table, guint row, guint score)
{
  return desmi_table_get_mark (table, row, score) == DESMI_MARK_NONE;
}

/* The scores of a table by their rows' keys; empty where it has none. */
static GHashTable *
index_scores (DesmiTable *table)
{
  GHashTable *rows = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  int         score = desmi_table_find_column (table, "score");

  for (guint r = 0; score >= 0 && r < desmi_table_get_n_rows (table); r++)
    {
      char *key = has_score (table, r, (guint) score) ? make_key (table, r) : NULL;

      if (key != NULL)
        g_hash_table_insert (rows, key, GUINT_TO_POINTER (r));
    }
  return rows;
}

/* The same with the score of a year before in a column of its own, where there is any. */
static DesmiTable *
join_before (DesmiTable *table, DesmiTable *before)
{
  g_autoptr (GHashTable) rows = index_scores (before);
  DesmiTableBuilder     *builder;
  guint                  column, score;

  if (g_hash_table_size (rows) == 0)
    return desmi_table_ref (table);
  score = (guint) desmi_table_find_column (before, "score");
  builder = desmi_chart_table_begin_like (table);
  column = desmi_table_builder_add_column (builder, BEFORE, DESMI_COLUMN_RATIO);
  for (guint r = 0; r < desmi_table_get_n_rows (table); r++)
    {
      g_autofree char *key = make_key (table, r);
      gpointer         row;

      desmi_chart_table_copy_row (table, r, builder);
      if (key != NULL && g_hash_table_lookup_extended (rows, key, NULL, &row))
        desmi_chart_table_copy_cell (before, GPOINTER_TO_UINT (row), score, builder, column);
    }
  return desmi_table_builder_end (builder);
}

static DesmiTable *
ask (DesmiStore *store, DesmiQuery *query, GCancellable *cancellable, GError **error)
{
  g_autoptr (DesmiTable) answer = NULL;
  g_autoptr (DesmiTable) before = NULL;

  complete_by (query);
  answer = desmi_store_query (store, query, cancellable, error);
  if (answer == NULL)
    return NULL;
  before = ask_before (store, query, cancellable, error);
  return before != NULL ? join_before (answer, before) : NULL;
}

static const char *
get_unit (const DesmiQuery *query, DesmiDirection direction)
{
  return desmi_locale_text (desmi_query_get_locale (query),
                            N_ ("Measured values as a share of their targets"));
}

static const char *
get_title (DesmiTable *table, const DesmiQuery *query, DesmiDirection direction)
{
  const DesmiLocale *locale = desmi_query_get_locale (query);

  return desmi_table_find_column (table, "village") >= 0
             ? desmi_locale_text (locale, N_ ("Pillars of the villages"))
             : desmi_locale_text (locale, N_ ("Pillars of the subdistricts"));
}

/* The scores of an area. */
typedef struct
{
  double sum, least;
  guint  first, weakest; /* rows of the first score and of the least */
  guint  n, n_least;     /* pillars that have a score, and that have the least */
} Area;

static GHashTable *
sum_areas (DesmiTable *table, guint area, guint score)
{
  GHashTable *areas = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);

  for (guint r = 0; r < desmi_table_get_n_rows (table); r++)
    {
      const char *code = desmi_table_get_text (table, r, area);
      double      value = desmi_table_get_double (table, r, score);
      Area       *sums = code != NULL ? g_hash_table_lookup (areas, code) : NULL;

      if (code == NULL || !has_score (table, r, score))
        continue;
      if (sums == NULL)
        {
          sums = g_new0 (Area, 1);
          sums->first = r;
          g_hash_table_insert (areas, (char *) code, sums);
        }
      if (sums->n == 0 || value < sums->least)
        {
          sums->least = value;
          sums->weakest = r;
          sums->n_least = 0;
        }
      sums->n_least += value <= sums->least;
      sums->sum += value;
      sums->n++;
    }
  return areas;
}

/* In how many areas each pillar alone has the lowest score: the greatest number. */
static guint
count_lagging (GHashTable *areas, DesmiTable *table, guint pillar, guint *row)
{
  g_autoptr (GHashTable) counts = g_hash_table_new (g_str_hash, g_str_equal);
  GHashTableIter         iter;
  Area                  *area;
  guint                  most = 0;

  g_hash_table_iter_init (&iter, areas);
  while (g_hash_table_iter_next (&iter, NULL, (gpointer *) &area))
    {
      const char *number = desmi_table_get_text (table, area->weakest, pillar);
      guint       n;

      if (area->n < 2 || area->n_least > 1 || number == NULL)
        continue;
      n = GPOINTER_TO_UINT (g_hash_table_lookup (counts, number)) + 1;
      g_hash_table_insert (counts, (char *) number, GUINT_TO_POINTER (n));
      if (n <= most)
        continue;
      most = n;
      *row = area->weakest;
    }
  return most;
}

/* The area with the lowest mean; %NULL where another one reads the same, or has reported more
 * pillars and may only for that reason be ahead. */
static char *
say_furthest (GHashTable *areas, DesmiTable *table, guint column, const DesmiLocale *locale)
{
  g_autofree char *name = NULL, *percent = NULL, *next_percent = NULL;
  GHashTableIter   iter;
  Area            *area, *lowest = NULL;
  double           least = G_MAXDOUBLE, next = G_MAXDOUBLE;
  guint            most = 0;

  g_hash_table_iter_init (&iter, areas);
  while (g_hash_table_iter_next (&iter, NULL, (gpointer *) &area))
    {
      double mean = area->sum / area->n;

      most = MAX (most, area->n);
      next = MIN (next, MAX (mean, least));
      if (mean >= least)
        continue;
      least = mean;
      lowest = area;
    }
  if (lowest == NULL || next >= G_MAXDOUBLE || least >= 1 || lowest->n < most)
    return NULL;
  percent = desmi_chart_share_to_text (least, locale);
  next_percent = desmi_chart_share_to_text (next, locale);
  if (strcmp (percent, next_percent) == 0)
    return NULL;
  name = desmi_table_dup_display (table, lowest->first, column, locale);
  /* Translators: the name of a pillar or of a village, and a percentage. */
  return g_strdup_printf (desmi_locale_text (locale, N_ ("%s is furthest from its targets: %s")),
                          name, percent);
}

/* Which pillar lags behind the others in most of the areas that reported; %NULL where none does. */
static char *
say_lagging (GHashTable *areas, DesmiTable *table, const DesmiLocale *locale)
{
  guint            pillar = (guint) desmi_table_find_column (table, "pillar"), row = 0;
  guint            n = count_lagging (areas, table, pillar, &row), of = g_hash_table_size (areas);
  g_autofree char *name = NULL;

  if (of < LEAST_AREAS || 2 * n <= of)
    return NULL;
  name = desmi_table_dup_display (table, row, pillar, locale);
  return g_strdup_printf (
      desmi_table_find_column (table, "village") >= 0
          /* Translators: a pillar; the last number is that of the villages that reported. */
          ? desmi_locale_plural (locale, "%s lags in %u of %u village that reported",
                                 "%s lags in %u of %u villages that reported", of)
          : desmi_locale_plural (locale, "%s lags in %u of %u subdistrict that reported",
                                 "%s lags in %u of %u subdistricts that reported", of),
      name, n, of);
}

/* In how many of the villages a pillar is said to stand still; %NULL where in none. */
static char *
say_stalled (DesmiTable *table, const DesmiLocale *locale)
{
  g_autoptr (GHashTable) all = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) stalled = g_hash_table_new (g_str_hash, g_str_equal);
  int                    village = desmi_table_find_column (table, "village");
  int                    status = desmi_table_find_column (table, "status");
  const char            *code = desmi_pillar_status_to_code (DESMI_PILLAR_STATUS_STALLED), *name;
  guint                  of;

  for (guint r = 0; village >= 0 && status >= 0 && r < desmi_table_get_n_rows (table); r++)
    {
      name = desmi_table_get_text (table, r, (guint) village);
      if (name == NULL)
        continue;
      g_hash_table_add (all, (char *) name);
      if (g_strcmp0 (desmi_table_get_text (table, r, (guint) status), code) == 0)
        g_hash_table_add (stalled, (char *) name);
    }
  of = g_hash_table_size (all);
  if (of < LEAST_AREAS || g_hash_table_size (stalled) == 0)
    return NULL;
  return g_strdup_printf (desmi_locale_plural (locale, "A pillar has stalled in %u of %u village",
                                               "A pillar has stalled in %u of %u villages", of),
                          g_hash_table_size (stalled), of);
}

/* What the data say; %NULL where no pillar stands out. Where scores are hidden nobody knows which
 * is the lowest. */
static char *
find_headline (DesmiTable *table, const DesmiQuery *query, DesmiDirection direction)
{
  const DesmiLocale     *locale = desmi_query_get_locale (query);
  int                    area = desmi_table_find_column (table, get_area_column (table));
  int                    score = desmi_table_find_column (table, "score");
  g_autoptr (GHashTable) areas = NULL;
  char                  *said;

  if (area < 0 || score < 0 || desmi_table_find_column (table, "pillar") < 0)
    return NULL;
  if (desmi_hidden_count (table) > 0)
    return say_stalled (table, locale);
  areas = sum_areas (table, (guint) area, (guint) score);
  said = say_lagging (areas, table, locale);
  if (said == NULL)
    said = say_stalled (table, locale);
  return said != NULL ? said : say_furthest (areas, table, (guint) area, locale);
}

/* Areas and pillars are named whether or not anybody reported. */
static gboolean
has_values (DesmiTable *table)
{
  int score = desmi_table_find_column (table, "score");

  for (guint r = 0; score >= 0 && r < desmi_table_get_n_rows (table); r++)
    if (has_score (table, r, (guint) score))
      return TRUE;
  return FALSE;
}

const DesmiChartKind desmi_chart_kind_scoreboard = {
  .table = DESMI_QUERY_PILLARS,
  .by = { DESMI_DIMENSION_VILLAGE, DESMI_DIMENSION_SUBDISTRICT, DESMI_DIMENSION_PILLAR },
  .n_by = 3,
  .allowed = DESMI_CHART_KIND_BIT (DESMI_DIMENSION_VILLAGE)
             | DESMI_CHART_KIND_BIT (DESMI_DIMENSION_SUBDISTRICT)
             | DESMI_CHART_KIND_BIT (DESMI_DIMENSION_PILLAR),
  .period = DESMI_CHART_PERIOD_LAST_QUARTER,
  .tab = "pillars",
  .ask = ask,
  .unit = get_unit,
  .title = get_title,
  .headline = find_headline,
  .has_values = has_values,
};
