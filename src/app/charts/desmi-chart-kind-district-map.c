/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is asked and said for the district map: departures, returns, what one is above the other,
 * remittances, or scores of pillars, by village or subdistrict. */
#include "app/charts/desmi-chart-kind.h"
#include "app/charts/desmi-chart-map.h"
#include "app/charts/desmi-chart-net.h"
#include "app/charts/desmi-chart-query.h"
#include "app/charts/desmi-chart-shares.h"
#include "app/charts/desmi-chart-titles.h"
#include "app/desmi-chart-table.h"
#include "app/desmi-chart-words.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MUCH 0.5 /* of all: what a title says where few areas have it */
#define FEW 0.34 /* of the areas */
#define LEAST_AREAS 6

static gboolean
is_of_flows (const DesmiQuery *query)
{
  return desmi_query_get_table (query) == DESMI_QUERY_FLOWS;
}

static DesmiDirection
direction_of (const DesmiQuery *query)
{
  return desmi_chart_query_shows (query, DESMI_DIRECTION_OUT) ? DESMI_DIRECTION_OUT
                                                              : DESMI_DIRECTION_RETURN;
}

/* The same places at the same time, whatever kinds of flows are asked for: which of them reported.
 */
static DesmiTable *
ask_reported (DesmiStore *store, DesmiQuery *query, GCancellable *cancellable, GError **error)
{
  g_autoptr (DesmiQuery) all = desmi_chart_query_new_like (query, DESMI_QUERY_FLOWS);

  desmi_query_add_by (all, desmi_query_get_by (query, 0));
  return desmi_chart_query_copy_wheres (query, all, FALSE, error)
             ? desmi_store_query (store, all, cancellable, error)
             : NULL;
}

/* The places that are to report, whether or not they did. */
static DesmiTable *
ask_expected (DesmiStore *store, DesmiQuery *query, GCancellable *cancellable, GError **error)
{
  static const DesmiDimension kept[]
      = { DESMI_DIMENSION_VILLAGE, DESMI_DIMENSION_SUBDISTRICT, DESMI_DIMENSION_DISTRICT,
          DESMI_DIMENSION_COHORT,  DESMI_DIMENSION_STATUS,      DESMI_DIMENSION_PROGRAMME };
  g_autoptr (DesmiQuery) all = desmi_query_new (DESMI_QUERY_VILLAGES);

  desmi_query_set_locale (all, desmi_query_get_locale (query));
  desmi_query_add_by (all, desmi_query_get_by (query, 0));
  for (guint k = 0; k < G_N_ELEMENTS (kept); k++)
    {
      const GPtrArray *values = desmi_query_get_where (query, kept[k]);

      for (guint i = 0; values != NULL && i < values->len; i++)
        if (!desmi_query_add_where (all, kept[k], g_ptr_array_index (values, i), error))
          return NULL;
    }
  return desmi_store_query (store, all, cancellable, error);
}

/* Rows of a table of flows or of places, by place and, where it has directions, of one of them. */
static GHashTable *
index_places (DesmiTable *table, const char *place, const char *direction)
{
  GHashTable *rows = g_hash_table_new (g_str_hash, g_str_equal);
  int         places = desmi_table_find_column (table, place);
  int         directions = desmi_table_find_column (table, "direction");

  for (guint r = 0; places >= 0 && r < desmi_table_get_n_rows (table); r++)
    {
      const char *code = desmi_table_get_text (table, r, (guint) places);

      if (code == NULL
          || (direction != NULL && directions >= 0
              && g_strcmp0 (desmi_table_get_text (table, r, (guint) directions), direction) != 0))
        continue;
      g_hash_table_insert (rows, (char *) code, GUINT_TO_POINTER (r + 1));
    }
  return rows;
}

/* One direction of the answer and of what was reported. */
typedef struct
{
  GHashTable *rows, *reported;
} Side;

typedef struct
{
  DesmiTable        *answer, *reported, *expected; /* the last two (nullable) */
  const char        *place;
  guint              value; /* column of the answer */
  Side               sides[2];
  guint              n_sides;
  GHashTable        *done;
  DesmiTableBuilder *builder;
} Join;

static void
join_init (Join *self, const DesmiQuery *query)
{
  DesmiDirection directions[2] = { direction_of (query), DESMI_DIRECTION_RETURN };

  self->n_sides = desmi_chart_query_is_net (query) ? 2 : 1;
  self->done = g_hash_table_new (g_str_hash, g_str_equal);
  for (guint i = 0; i < self->n_sides; i++)
    {
      const char *code = is_of_flows (query) ? desmi_direction_to_code (directions[i]) : NULL;

      self->sides[i].rows = index_places (self->answer, self->place, code);
      self->sides[i].reported
          = self->reported != NULL ? index_places (self->reported, self->place, code) : NULL;
    }
}

static void
join_clear (Join *self)
{
  for (guint i = 0; i < self->n_sides; i++)
    {
      g_clear_pointer (&self->sides[i].rows, g_hash_table_unref);
      g_clear_pointer (&self->sides[i].reported, g_hash_table_unref);
    }
  g_clear_pointer (&self->done, g_hash_table_unref);
}

/* What one direction has of a place: none of the kinds asked for is 0 where it reported any.
 * Returns: whether it is known. */
static gboolean
get_side (const Join *self, guint side, const char *code, gint64 *out)
{
  guint row = GPOINTER_TO_UINT (g_hash_table_lookup (self->sides[side].rows, code));

  *out = 0;
  if (row == 0)
    return self->sides[side].reported != NULL
           && g_hash_table_contains (self->sides[side].reported, code);
  *out = desmi_table_get_int (self->answer, row - 1, self->value);
  return desmi_table_get_mark (self->answer, row - 1, self->value) == DESMI_MARK_NONE
         || desmi_table_get_mark (self->answer, row - 1, self->value) == DESMI_MARK_ESTIMATE;
}

static void
join_place (Join *self, DesmiTable *from, guint row)
{
  guint       column = (guint) desmi_table_find_column (from, self->place);
  const char *code = desmi_table_get_text (from, row, column);
  guint       found;
  gint64      first, second;

  if (code == NULL || !g_hash_table_add (self->done, (char *) code))
    return;
  desmi_table_builder_add_row (self->builder);
  desmi_chart_table_copy_cell (from, row, column, self->builder, 0);
  found = GPOINTER_TO_UINT (g_hash_table_lookup (self->sides[0].rows, code));
  if (self->n_sides == 1 && found > 0)
    desmi_chart_table_copy_cell (self->answer, found - 1, self->value, self->builder, 1);
  else if (self->n_sides == 1 && get_side (self, 0, code, &first))
    desmi_table_builder_set_int (self->builder, 1, first);
  else if (self->n_sides == 2 && get_side (self, 0, code, &first)
           && get_side (self, 1, code, &second))
    desmi_table_builder_set_int (self->builder, 1, first - second);
}

/* A row for each place that answered or was to. */
static DesmiTable *
join (Join *self, const DesmiQuery *query)
{
  DesmiTable *const tables[] = { self->answer, self->reported, self->expected };

  join_init (self, query);
  self->builder = desmi_chart_table_begin (self->answer);
  desmi_table_builder_add_column (self->builder, self->place, DESMI_COLUMN_CODE);
  desmi_table_builder_add_column (
      self->builder,
      self->n_sides > 1 ? "net" : desmi_table_get_column_name (self->answer, self->value),
      desmi_table_get_column_type (self->answer, self->value));
  for (guint t = 0; t < G_N_ELEMENTS (tables); t++)
    for (guint r = 0; tables[t] != NULL && desmi_table_find_column (tables[t], self->place) >= 0
                      && r < desmi_table_get_n_rows (tables[t]);
         r++)
      join_place (self, tables[t], r);
  join_clear (self);
  return desmi_table_builder_end (self->builder);
}

/* Where nobody answered, there is no map: hatched all over, it would say nothing. */
static DesmiTable *
ask (DesmiStore *store, DesmiQuery *query, GCancellable *cancellable, GError **error)
{
  static const char *const values[] = { "count", "amount_idr", "score" };
  g_autoptr (DesmiTable)   answer = NULL, reported = NULL, expected = NULL;
  int                      value = -1;
  Join                     self = { NULL };

  answer = desmi_store_query (store, query, cancellable, error);
  if (answer == NULL)
    return NULL;
  for (guint i = 0; value < 0 && i < G_N_ELEMENTS (values); i++)
    value = desmi_table_find_column (answer, values[i]);
  if (value < 0)
    {
      g_set_error (error, DESMI_CHART_ERROR, DESMI_CHART_ERROR_DATA,
                   _ ("The data have no column “%s”."), "count");
      return NULL;
    }
  if (is_of_flows (query) && desmi_chart_query_is_of_part (query))
    {
      reported = ask_reported (store, query, cancellable, error);
      if (reported == NULL)
        return NULL;
    }
  if (desmi_table_get_n_rows (answer) > 0
      || (reported != NULL && desmi_table_get_n_rows (reported) > 0))
    {
      expected = ask_expected (store, query, cancellable, error);
      if (expected == NULL)
        return NULL;
    }
  self.answer = answer;
  self.reported = reported;
  self.expected = expected;
  self.place = desmi_dimension_to_name (desmi_query_get_by (query, 0));
  self.value = (guint) value;
  return join (&self, query);
}

static const char *
get_unit (const DesmiQuery *query, DesmiDirection direction)
{
  const DesmiLocale *locale = desmi_query_get_locale (query);

  if (desmi_query_get_table (query) == DESMI_QUERY_PILLARS)
    return desmi_locale_text (locale, N_ ("Measured values as a share of their targets"));
  if (desmi_chart_query_is_net (query))
    return desmi_locale_text (locale, N_ ("Number of workers leaving, less those returning"));
  return desmi_chart_words_workers (query, direction_of (query));
}

static const char *
get_title (DesmiTable *table, const DesmiQuery *query, DesmiDirection direction)
{
  const DesmiLocale *locale = desmi_query_get_locale (query);
  gboolean           villages = strcmp (desmi_table_get_column_name (table, 0), "village") == 0;

  if (desmi_query_get_table (query) == DESMI_QUERY_PILLARS)
    return villages ? desmi_locale_text (locale, N_ ("Scores by village"))
                    : desmi_locale_text (locale, N_ ("Scores by subdistrict"));
  if (desmi_chart_query_is_net (query))
    return desmi_chart_net_title (villages ? DESMI_DIMENSION_VILLAGE : DESMI_DIMENSION_SUBDISTRICT,
                                  locale);
  return desmi_chart_titles_by (table, 0, query, direction_of (query));
}

static gboolean
has_gaps (DesmiTable *table)
{
  for (guint r = 0; r < desmi_table_get_n_rows (table); r++)
    if (desmi_table_get_mark (table, r, 1) != DESMI_MARK_NONE)
      return TRUE;
  return FALSE;
}

static char *
say_much (const char *percent, guint few, guint n, DesmiTable *table, const DesmiQuery *query)
{
  const DesmiLocale *locale = desmi_query_get_locale (query);
  gboolean           villages = strcmp (desmi_table_get_column_name (table, 0), "village") == 0;

  if (direction_of (query) == DESMI_DIRECTION_OUT)
    /* Translators: a percentage, and two numbers of areas. */
    return villages ? g_strdup_printf (
               desmi_locale_text (locale, N_ ("%s of departures are from %u of %u villages")),
               percent, few, n)
                    : g_strdup_printf (
                        desmi_locale_text (locale,
                                           N_ ("%s of departures are from %u of %u subdistricts")),
                        percent, few, n);
  return villages ? g_strdup_printf (
             desmi_locale_text (locale, N_ ("%s of returns are to %u of %u villages")), percent,
             few, n)
                  : g_strdup_printf (
                      desmi_locale_text (locale, N_ ("%s of returns are to %u of %u subdistricts")),
                      percent, few, n);
}

/* Where few areas have half of all, how many they are; %NULL where that cannot be known or is as in
 * any district. */
static char *
find_headline (DesmiTable *table, const DesmiQuery *query, DesmiDirection direction)
{
  gint64             total = 0, sum = 0;
  g_autoptr (GArray) shares = NULL;
  guint              few = 0;
  double             ratio;
  g_autofree char   *percent = NULL;

  if (!is_of_flows (query) || desmi_chart_query_is_net (query) || has_gaps (table))
    return NULL;
  shares = desmi_chart_shares_new (table, 0, 1, &total);
  if (shares->len < LEAST_AREAS || total <= 0)
    return NULL;
  while (few < shares->len && (double) sum < MUCH * (double) total)
    sum += g_array_index (shares, DesmiChartShare, few++).sum;
  ratio = (double) sum / (double) total;
  if (few < 2 || few > FEW * shares->len || !desmi_chart_share_can_be_said (ratio))
    return NULL;
  percent = desmi_chart_share_to_text (ratio, desmi_query_get_locale (query));
  return say_much (percent, few, shares->len, table, query);
}

/* Places are named whether or not they reported. */
static gboolean
has_values (DesmiTable *table)
{
  for (guint r = 0; r < desmi_table_get_n_rows (table); r++)
    if (desmi_table_get_mark (table, r, 1) != DESMI_MARK_MISSING)
      return TRUE;
  return FALSE;
}

const DesmiChartKind desmi_chart_kind_district_map = {
  .table = DESMI_QUERY_FLOWS,
  .by = { DESMI_DIMENSION_SUBDISTRICT },
  .n_by = 1,
  .allowed = DESMI_CHART_KIND_BIT (DESMI_DIMENSION_VILLAGE)
             | DESMI_CHART_KIND_BIT (DESMI_DIMENSION_SUBDISTRICT),
  .most_by = 1,
  .too_many = N_ ("A map shows one kind of areas; “%s” would be a second one."),
  .period = DESMI_CHART_PERIOD_LAST_YEAR,
  .net = TRUE,
  .before = TRUE,
  .adds_up = TRUE,
  .tab = "flows",
  .ask = ask,
  .unit = get_unit,
  .title = get_title,
  .headline = find_headline,
  .has_values = has_values,
  .outlines = desmi_chart_map_load,
};
