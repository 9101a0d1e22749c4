/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A score is what was measured over its target, and targets are known: of three people trained for
 * a target of sixty, “5%” says that they are three, even among other indicators that are shown. */
#include "app/charts/desmi-chart-scores.h"

#include "app/charts/desmi-chart-places.h"
#include "app/charts/desmi-chart-query.h"
#include "app/desmi-chart-table.h"

#define BEFORE "before"

/* What tells scores apart. */
static const DesmiDimension dimensions[]
    = { DESMI_DIMENSION_VILLAGE, DESMI_DIMENSION_SUBDISTRICT, DESMI_DIMENSION_DISTRICT,
        DESMI_DIMENSION_QUARTER, DESMI_DIMENSION_YEAR,        DESMI_DIMENSION_PILLAR };

static int
find_dimension (DesmiTable *table, guint index)
{
  return desmi_table_find_column (table, desmi_dimension_to_name (dimensions[index]));
}

/* What tells a row of @own apart, in the columns that @table has, too. */
static char *
make_key (DesmiTable *own, guint row, DesmiTable *table)
{
  GString *key = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (dimensions); i++)
    {
      int         column = find_dimension (own, i);
      const char *text = column >= 0 && find_dimension (table, i) >= 0
                             ? desmi_table_get_text (own, row, (guint) column)
                             : NULL;

      g_string_append_printf (key, "%s\x1f", text != NULL ? text : "");
    }
  return g_string_free (key, FALSE);
}

/* The indicators behind the scores of @table, in @period. */
static DesmiQuery *
make_query (DesmiTable *table, const DesmiQuery *query, const DesmiPeriod *period, GError **error)
{
  g_autoptr (DesmiQuery) own = desmi_query_new (DESMI_QUERY_PILLARS);

  desmi_query_set_source (own, desmi_query_get_source (query));
  desmi_query_set_locale (own, desmi_query_get_locale (query));
  if (period != NULL)
    desmi_query_set_period (own, period);
  for (guint i = 0; i < G_N_ELEMENTS (dimensions); i++)
    if (dimensions[i] == DESMI_DIMENSION_PILLAR || find_dimension (table, i) >= 0)
      desmi_query_add_by (own, dimensions[i]);
  desmi_query_add_by (own, DESMI_DIMENSION_INDICATOR);
  return desmi_chart_query_copy_wheres (query, own, TRUE, error) ? g_steal_pointer (&own) : NULL;
}

/* (element-type utf8): of which rows of @table a measurement is hidden. */
static GHashTable *
find_hidden (DesmiTable        *table,
             const DesmiQuery  *query,
             const DesmiPeriod *period,
             DesmiStore        *store,
             GCancellable      *cancellable,
             GError           **error)
{
  g_autoptr (DesmiQuery) own = make_query (table, query, period, error);
  g_autoptr (DesmiTable) answer = NULL;
  g_autoptr (DesmiTable) measured = NULL;
  GHashTable            *hidden;
  int                    actual;

  if (own != NULL)
    answer = desmi_store_query (store, own, cancellable, error);
  if (answer != NULL)
    measured = desmi_chart_places_hide_measures (store, own, answer, cancellable, error);
  if (measured == NULL)
    return NULL;
  actual = desmi_table_find_column (measured, "actual");
  hidden = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint r = 0; actual >= 0 && r < desmi_table_get_n_rows (measured); r++)
    if (desmi_table_get_mark (measured, r, (guint) actual) == DESMI_MARK_SUPPRESSED)
      g_hash_table_add (hidden, make_key (measured, r, table));
  return hidden;
}

static DesmiTable *
hide (DesmiTable *table, guint column, GHashTable *hidden)
{
  DesmiTableBuilder *builder = desmi_chart_table_begin_like (table);

  for (guint r = 0; r < desmi_table_get_n_rows (table); r++)
    {
      g_autofree char *key = make_key (table, r, table);

      desmi_table_builder_add_row (builder);
      for (guint c = 0; c < desmi_table_get_n_columns (table); c++)
        if (c == column && g_hash_table_contains (hidden, key)
            && desmi_table_get_mark (table, r, c) != DESMI_MARK_MISSING)
          desmi_table_builder_set_mark (builder, c, DESMI_MARK_SUPPRESSED);
        else
          desmi_chart_table_copy_cell (table, r, c, builder, c);
    }
  return desmi_table_builder_end (builder);
}

/* Where the scores stand; -1: nowhere. */
static int
find_scores (DesmiTable *table)
{
  int score = desmi_table_find_column (table, "score");
  int actual = desmi_table_find_column (table, "actual");

  if (desmi_table_find_column (table, "indicator") >= 0)
    return -1;
  if (score < 0 && actual >= 0
      && desmi_table_get_column_type (table, (guint) actual) == DESMI_COLUMN_RATIO)
    return actual;
  return score;
}

/**
 * desmi_chart_scores_hide:
 * @table: scores of pillars, perhaps with those of a year before
 * @query: that they answer
 *
 * Hides each score of which a measurement is hidden, as desmi_chart_places_hide_measures() does it;
 * blocks.
 *
 * Returns: (transfer full): what the forum and the public may see of @table; %NULL with
 * #DESMI_STORE_ERROR or %G_IO_ERROR_CANCELLED
 */
DesmiTable *
desmi_chart_scores_hide (DesmiTable       *table,
                         const DesmiQuery *query,
                         DesmiStore       *store,
                         GCancellable     *cancellable,
                         GError          **error)
{
  const DesmiPeriod     *period = desmi_query_get_period (query);
  int                    score = find_scores (table);
  int                    before = desmi_table_find_column (table, BEFORE);
  g_autoptr (GHashTable) now = NULL;
  g_autoptr (GHashTable) then = NULL;
  g_autoptr (DesmiTable) safe = NULL;
  DesmiPeriod            earlier;

  if (score < 0)
    return desmi_table_ref (table);
  now = find_hidden (table, query, period, store, cancellable, error);
  if (now == NULL)
    return NULL;
  safe = hide (table, (guint) score, now);
  if (before < 0 || period == NULL)
    return g_steal_pointer (&safe);
  earlier = desmi_period_shift (period, period->kind == DESMI_PERIOD_YEAR ? -1 : -4);
  then = find_hidden (table, query, &earlier, store, cancellable, error);
  return then != NULL ? hide (safe, (guint) before, then) : NULL;
}
