/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is asked and said for indicators over time. */
#include "app/charts/desmi-chart-kind.h"
#include "app/charts/desmi-chart-measures.h"
#include "app/charts/desmi-chart-people.h"
#include "app/charts/desmi-chart-places.h"
#include "app/charts/desmi-chart-query.h"
#include "app/charts/desmi-chart-shares.h"
#include "app/desmi-chart-table.h"
#include "core/desmi-unit.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#define LEAST_CHANGE 0.02 /* of what it was: what a title names */

enum
{
  COLUMN_INDICATOR,
  COLUMN_VILLAGE,
  COLUMN_TIME,
  COLUMN_ACTUAL,
  COLUMN_TARGET,
  COLUMN_UNIT,
  COLUMN_OVER_TIME,
  COLUMN_OVER_VILLAGES,
  COLUMN_REPORTED,
  COLUMN_OF,
  /* Not in the chart: whose money it is, and whether its villages hide it. */
  COLUMN_PEOPLE,
  COLUMN_GIVEN,
};

static DesmiQuery *
begin_like (const DesmiQuery *query, GError **error)
{
  g_autoptr (DesmiQuery) own = desmi_query_new (DESMI_QUERY_PILLARS);

  desmi_query_set_source (own, desmi_query_get_source (query));
  desmi_query_set_locale (own, desmi_query_get_locale (query));
  return desmi_chart_query_copy_wheres (query, own, TRUE, error) ? g_steal_pointer (&own) : NULL;
}

/* An answer, and beside it what hides it: of how many people its money is, and its villages. */
typedef struct
{
  DesmiTable *table;
  GHashTable *people;
  gboolean   *given; /* of each row, whether the villages behind it hide it */
} Answer;

static void
answer_clear (Answer *self)
{
  g_clear_pointer (&self->table, desmi_table_unref);
  g_clear_pointer (&self->people, g_hash_table_unref);
  g_clear_pointer (&self->given, g_free);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Answer, answer_clear)

static gboolean
answer_ask (Answer       *self,
            DesmiStore   *store,
            DesmiQuery   *query,
            GCancellable *cancellable,
            GError      **error)
{
  g_autoptr (DesmiTable)          people = NULL;
  g_autoptr (DesmiSuppressPlaces) places = NULL;

  self->table = desmi_store_query (store, query, cancellable, error);
  if (self->table != NULL)
    people = desmi_chart_people_ask (store, query, cancellable, error);
  if (people != NULL)
    places = desmi_chart_places_of_measures (store, query, self->table, cancellable, error);
  if (places == NULL)
    return FALSE;
  self->people = desmi_chart_people_index (people);
  self->given = desmi_suppress_places_find (places, self->table);
  return TRUE;
}

/* Each indicator in each quarter, or year. */
static gboolean
ask_times (Answer           *self,
           DesmiStore       *store,
           const DesmiQuery *query,
           GCancellable     *cancellable,
           GError          **error)
{
  g_autoptr (DesmiQuery) own = begin_like (query, error);

  if (own == NULL)
    return FALSE;
  desmi_query_add_by (own, DESMI_DIMENSION_INDICATOR);
  desmi_query_add_by (own, desmi_query_has_by (query, DESMI_DIMENSION_YEAR)
                               ? DESMI_DIMENSION_YEAR
                               : DESMI_DIMENSION_QUARTER);
  if (desmi_query_get_period (query) != NULL)
    desmi_query_set_period (own, desmi_query_get_period (query));
  return answer_ask (self, store, own, cancellable, error);
}

static gboolean
is_known (DesmiTable *table, guint row, const char *column)
{
  int index = desmi_table_find_column (table, column);

  return index >= 0 && desmi_table_get_mark (table, row, (guint) index) != DESMI_MARK_MISSING
         && desmi_table_get_mark (table, row, (guint) index) != DESMI_MARK_SUPPRESSED;
}

/* The one indicator, and the last period in which it has a value; else %FALSE. */
static gboolean
find_only (DesmiTable *times, const char **indicator, DesmiPeriod *last)
{
  const char *text = NULL;

  *indicator = NULL;
  for (guint r = 0; r < desmi_table_get_n_rows (times); r++)
    {
      const char *code = desmi_table_get_text (times, r, 0);
      const char *when = desmi_table_get_text (times, r, 1);

      if (*indicator != NULL && g_strcmp0 (code, *indicator) != 0)
        return FALSE;
      *indicator = code;
      if (is_known (times, r, "actual") && (text == NULL || strcmp (when, text) > 0))
        text = when;
    }
  return *indicator != NULL && text != NULL && desmi_period_parse (text, last, NULL);
}

/* The villages behind the last value of the only indicator. None without error: there are several,
 * which have no room for them. */
static gboolean
ask_villages (Answer           *self,
              DesmiStore       *store,
              const DesmiQuery *query,
              DesmiTable       *times,
              GCancellable     *cancellable,
              GError          **error)
{
  g_autoptr (DesmiQuery) own = NULL;
  const char            *indicator;
  DesmiPeriod            last;

  if (!find_only (times, &indicator, &last))
    return TRUE;
  own = begin_like (query, error);
  if (own == NULL)
    return FALSE;
  desmi_query_add_by (own, DESMI_DIMENSION_VILLAGE);
  desmi_query_add_by (own, DESMI_DIMENSION_INDICATOR);
  desmi_query_add_by (own, desmi_query_has_by (query, DESMI_DIMENSION_YEAR)
                               ? DESMI_DIMENSION_YEAR
                               : DESMI_DIMENSION_QUARTER);
  desmi_query_set_period (own, &last);
  return answer_ask (self, store, own, cancellable, error);
}

static void
copy (DesmiTable *from, guint row, const char *column, DesmiTableBuilder *builder, guint to)
{
  int index = desmi_table_find_column (from, column);

  if (index >= 0)
    desmi_chart_table_copy_cell (from, row, (guint) index, builder, to);
}

/* How values become one, as a code with its word. */
static void
copy_rule (DesmiTable        *from,
           guint              row,
           const char        *column,
           DesmiTableBuilder *builder,
           guint              to,
           const DesmiLocale *locale)
{
  int         index = desmi_table_find_column (from, column);
  const char *code = index >= 0 ? desmi_table_get_text (from, row, (guint) index) : NULL;
  const char *word = code;

  /* Translators: how several values of an indicator become one. */
  if (g_strcmp0 (code, "sum") == 0)
    word = desmi_locale_text (locale, N_ ("sum"));
  else if (g_strcmp0 (code, "last") == 0)
    word = desmi_locale_text (locale, N_ ("last value"));
  else if (g_strcmp0 (code, "mean") == 0)
    word = desmi_locale_text (locale, N_ ("mean"));
  if (code != NULL)
    desmi_table_builder_set_text (builder, to, code, word);
}

static int
find_rule (DesmiTable *catalogue, const char *indicator)
{
  for (guint r = 0; r < desmi_table_get_n_rows (catalogue); r++)
    if (g_strcmp0 (desmi_table_get_text (catalogue, r, 0), indicator) == 0)
      return (int) r;
  return -1;
}

static void
add_rows (DesmiTableBuilder *builder,
          const Answer      *answer,
          DesmiTable        *catalogue,
          const char        *time,
          const DesmiLocale *locale)
{
  DesmiTable *from = answer->table;
  gint64      people;

  for (guint r = 0; from != NULL && r < desmi_table_get_n_rows (from); r++)
    {
      guint column = (guint) desmi_table_find_column (from, "indicator");
      int   rule = find_rule (catalogue, desmi_table_get_text (from, r, column));

      desmi_table_builder_add_row (builder);
      copy (from, r, "indicator", builder, COLUMN_INDICATOR);
      copy (from, r, "village", builder, COLUMN_VILLAGE);
      copy (from, r, time, builder, COLUMN_TIME);
      copy (from, r, "actual", builder, COLUMN_ACTUAL);
      copy (from, r, "target", builder, COLUMN_TARGET);
      copy (from, r, "unit", builder, COLUMN_UNIT);
      if (desmi_chart_people_find (answer->people, from, r, &people, NULL))
        desmi_table_builder_set_int (builder, COLUMN_PEOPLE, people);
      desmi_table_builder_set_int (builder, COLUMN_GIVEN, answer->given[r]);
      if (rule >= 0)
        {
          copy_rule (catalogue, (guint) rule, "over_time", builder, COLUMN_OVER_TIME, locale);
          copy_rule (catalogue, (guint) rule, "over_villages", builder, COLUMN_OVER_VILLAGES,
                     locale);
        }
      if (desmi_table_find_column (from, "village") >= 0)
        continue;
      copy (from, r, "reported", builder, COLUMN_REPORTED);
      copy (from, r, "of", builder, COLUMN_OF);
    }
}

static DesmiTable *
ask (DesmiStore *store, DesmiQuery *query, GCancellable *cancellable, GError **error)
{
  const char     *time = desmi_query_has_by (query, DESMI_DIMENSION_YEAR) ? "year" : "quarter";
  g_auto (Answer) times = { NULL }, villages = { NULL };
  g_autoptr (DesmiTable) catalogue = NULL;
  DesmiTableBuilder     *builder;

  if (!ask_times (&times, store, query, cancellable, error)
      || !ask_villages (&villages, store, query, times.table, cancellable, error))
    return NULL;
  catalogue = desmi_store_lookup (store, "indicators", NULL, desmi_query_get_locale (query),
                                  cancellable, error);
  if (catalogue == NULL)
    return NULL;
  builder = desmi_chart_table_begin (times.table);
  desmi_table_builder_add_column (builder, "indicator", DESMI_COLUMN_TEXT);
  desmi_table_builder_add_column (builder, "village", DESMI_COLUMN_CODE);
  desmi_table_builder_add_column (builder, time, DESMI_COLUMN_PERIOD);
  desmi_table_builder_add_column (builder, "actual", DESMI_COLUMN_MILLI);
  desmi_table_builder_add_column (builder, "target", DESMI_COLUMN_MILLI);
  desmi_table_builder_add_column (builder, "unit", DESMI_COLUMN_TEXT);
  desmi_table_builder_add_column (builder, "over_time", DESMI_COLUMN_TEXT);
  desmi_table_builder_add_column (builder, "over_villages", DESMI_COLUMN_TEXT);
  desmi_table_builder_add_column (builder, "reported", DESMI_COLUMN_COUNT);
  desmi_table_builder_add_column (builder, "of", DESMI_COLUMN_COUNT);
  desmi_table_builder_add_column (builder, "people", DESMI_COLUMN_MILLI);
  desmi_table_builder_add_column (builder, "given", DESMI_COLUMN_COUNT);
  add_rows (builder, &times, catalogue, time, desmi_query_get_locale (query));
  add_rows (builder, &villages, catalogue, time, desmi_query_get_locale (query));
  return desmi_table_builder_end (builder);
}

/* What counts few people, and the money of few. */
static gboolean *
find_hidden (DesmiTable *table)
{
  guint                n = desmi_table_get_n_rows (table);
  g_autofree gint64   *people = g_new (gint64, n + 1);
  g_autofree gboolean *given = g_new (gboolean, n + 1);

  for (guint r = 0; r < n; r++)
    {
      people[r] = desmi_table_get_mark (table, r, COLUMN_PEOPLE) != DESMI_MARK_MISSING
                      ? desmi_table_get_int (table, r, COLUMN_PEOPLE)
                      : DESMI_CHART_MEASURES_NONE;
      given[r] = desmi_table_get_int (table, r, COLUMN_GIVEN) != 0;
    }
  return desmi_chart_measures_find (table, COLUMN_ACTUAL, people, given);
}

/* Hides few people from others than the district's own, and leaves out whose money it is. */
static DesmiTable *
shape (DesmiTable *table, const DesmiChartRequest *request, GError **error)
{
  gboolean             internal = request->audience == DESMI_AUDIENCE_INTERNAL;
  g_autofree gboolean *hidden = internal ? NULL : find_hidden (table);
  DesmiTableBuilder   *builder = desmi_chart_table_begin (table);

  for (guint c = 0; c < COLUMN_PEOPLE; c++)
    desmi_table_builder_add_column (builder, desmi_table_get_column_name (table, c),
                                    desmi_table_get_column_type (table, c));
  for (guint r = 0; r < desmi_table_get_n_rows (table); r++)
    {
      desmi_table_builder_add_row (builder);
      for (guint c = 0; c < COLUMN_PEOPLE; c++)
        desmi_chart_table_copy_cell (table, r, c, builder, c);
      if (internal || !hidden[r]
          || desmi_table_get_mark (table, r, COLUMN_ACTUAL) == DESMI_MARK_MISSING)
        continue;
      desmi_table_builder_set_int (builder, COLUMN_ACTUAL, 0);
      desmi_table_builder_set_mark (builder, COLUMN_ACTUAL, DESMI_MARK_SUPPRESSED);
    }
  return desmi_table_builder_end (builder);
}

static const char *
get_unit (const DesmiQuery *query, DesmiDirection direction)
{
  return desmi_locale_text (desmi_query_get_locale (query),
                            N_ ("What was measured, against the targets"));
}

static const char *
get_title (DesmiTable *table, const DesmiQuery *query, DesmiDirection direction)
{
  return desmi_locale_text (desmi_query_get_locale (query), N_ ("Indicators over time"));
}

/* The last row of an indicator that has a value. */
typedef struct
{
  guint       row;
  const char *when;
} Last;

static GHashTable *
find_lasts (DesmiTable *table)
{
  GHashTable *lasts = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);

  for (guint r = 0; r < desmi_table_get_n_rows (table); r++)
    {
      const char *code = desmi_table_get_text (table, r, COLUMN_INDICATOR);
      const char *when = desmi_table_get_text (table, r, COLUMN_TIME);
      Last       *last;

      if (code == NULL || when == NULL || !is_known (table, r, "actual")
          || desmi_table_get_text (table, r, COLUMN_VILLAGE) != NULL)
        continue;
      last = g_hash_table_lookup (lasts, code);
      if (last == NULL)
        {
          last = g_new0 (Last, 1);
          g_hash_table_insert (lasts, (char *) code, last);
        }
      if (last->when == NULL || strcmp (when, last->when) > 0)
        *last = (Last){ r, when };
    }
  return lasts;
}

/* The value of the one indicator in the same period a year before; NaN where there is none. */
static double
find_year_before (DesmiTable *table, const Last *last)
{
  DesmiPeriod      period;
  g_autofree char *before = NULL;

  if (!desmi_period_parse (last->when, &period, NULL))
    return (double) NAN;
  period = desmi_period_shift (&period, period.last - period.first > 2 ? -1 : -4);
  before = desmi_period_to_text (&period);
  for (guint r = 0; r < desmi_table_get_n_rows (table); r++)
    if (g_strcmp0 (desmi_table_get_text (table, r, COLUMN_TIME), before) == 0
        && desmi_table_get_text (table, r, COLUMN_VILLAGE) == NULL && is_known (table, r, "actual"))
      return desmi_table_get_double (table, r, COLUMN_ACTUAL);
  return (double) NAN;
}

/* "Cooperative members: " before what is said, unless the filters, which come first, name it. */
static char *
put_name (DesmiTable *table, const Last *last, const DesmiQuery *query, const char *said)
{
  const GPtrArray *asked = desmi_query_get_where (query, DESMI_DIMENSION_INDICATOR);
  g_autofree char *name = desmi_table_dup_display (table, last->row, COLUMN_INDICATOR,
                                                   desmi_query_get_locale (query));

  return asked != NULL && asked->len > 0 ? g_strdup (said) : g_strdup_printf ("%s: %s", name, said);
}

/* Of a share that is another share than it was, a percentage would be taken for points of it. */
static char *
say_change (const char *unit, double now, double before, const DesmiLocale *locale)
{
  g_autofree char *from = NULL, *to = NULL, *share = NULL;

  if (desmi_unit_is_percent (unit))
    {
      from = desmi_chart_share_to_text (before / 100, locale);
      to = desmi_chart_share_to_text (now / 100, locale);
      return g_strdup_printf (
          now > before
              /* Translators: after the name of an indicator: two percentages */
              ? desmi_locale_text (locale, N_ ("up from %s to %s within a year"))
              : desmi_locale_text (locale, N_ ("down from %s to %s within a year")),
          from, to);
    }
  share = desmi_chart_share_to_text (fabs (now - before) / before, locale);
  return g_strdup_printf (now > before
                              /* Translators: after the name of an indicator: a percentage */
                              ? desmi_locale_text (locale, N_ ("%s more than a year before"))
                              : desmi_locale_text (locale, N_ ("%s less than a year before")),
                          share);
}

/* Of one indicator: how it stands against its target, else how it changed within a year. */
static char *
say_one (DesmiTable *table, const Last *last, const DesmiQuery *query)
{
  const DesmiLocale *locale = desmi_query_get_locale (query);
  double             now = desmi_table_get_double (table, last->row, COLUMN_ACTUAL);
  double             before = find_year_before (table, last);
  DesmiPeriod        period;

  if (is_known (table, last->row, "target")
      && desmi_table_get_double (table, last->row, COLUMN_TARGET) > 0
      && desmi_period_parse (last->when, &period, NULL))
    {
      g_autofree char *share = desmi_chart_share_to_text (
          now / desmi_table_get_double (table, last->row, COLUMN_TARGET), locale);
      g_autofree char *when = desmi_period_format (&period, locale);
      /* Translators: after the name of an indicator: a percentage and a quarter */
      g_autofree char *said = g_strdup_printf (
          desmi_locale_text (locale, N_ ("%s of the target in %s")), share, when);

      return put_name (table, last, query, said);
    }
  if (!isnan (before) && before > 0 && fabs (now - before) >= LEAST_CHANGE * before)
    {
      g_autofree char *said
          = say_change (desmi_table_get_text (table, last->row, COLUMN_UNIT), now, before, locale);

      return put_name (table, last, query, said);
    }
  return NULL;
}

/* Of several: how many reach their targets. */
static char *
say_many (DesmiTable *table, GHashTable *lasts, const DesmiLocale *locale)
{
  GHashTableIter iter;
  gpointer       value;
  guint          n = 0, reached = 0;

  g_hash_table_iter_init (&iter, lasts);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      guint  row = ((const Last *) value)->row;
      double target = is_known (table, row, "target")
                          ? desmi_table_get_double (table, row, COLUMN_TARGET)
                          : 0;

      n += target > 0;
      reached += target > 0 && desmi_table_get_double (table, row, COLUMN_ACTUAL) >= target;
    }
  if (n < 2)
    return NULL;
  if (reached == 0)
    return g_strdup (desmi_locale_text (locale, N_ ("No indicator reaches its target")));
  if (reached == n)
    return g_strdup (desmi_locale_text (locale, N_ ("All indicators reach their targets")));
  return g_strdup_printf (desmi_locale_plural (locale, "%u of %u indicator reaches its target",
                                               "%u of %u indicators reach their targets", n),
                          reached, n);
}

static char *
find_headline (DesmiTable *table, const DesmiQuery *query, DesmiDirection direction)
{
  g_autoptr (GHashTable) lasts = NULL;
  GHashTableIter         iter;
  gpointer               value = NULL;

  lasts = find_lasts (table);
  if (g_hash_table_size (lasts) == 0)
    return NULL;
  if (g_hash_table_size (lasts) > 1)
    return say_many (table, lasts, desmi_query_get_locale (query));
  g_hash_table_iter_init (&iter, lasts);
  g_hash_table_iter_next (&iter, NULL, &value);
  return say_one (table, value, query);
}

/* Indicators are named whether or not anybody reported. */
static gboolean
has_values (DesmiTable *table)
{
  for (guint r = 0; r < desmi_table_get_n_rows (table); r++)
    if (is_known (table, r, "actual"))
      return TRUE;
  return FALSE;
}

const DesmiChartKind desmi_chart_kind_indicator = {
  .table = DESMI_QUERY_PILLARS,
  .by = { DESMI_DIMENSION_INDICATOR, DESMI_DIMENSION_QUARTER },
  .n_by = 2,
  .allowed = DESMI_CHART_KIND_BIT (DESMI_DIMENSION_INDICATOR)
             | DESMI_CHART_KIND_BIT (DESMI_DIMENSION_QUARTER)
             | DESMI_CHART_KIND_BIT (DESMI_DIMENSION_YEAR),
  .period = DESMI_CHART_PERIOD_ALL,
  .sums_hidden = TRUE,
  .tab = "pillars",
  .ask = ask,
  .shape = shape,
  .unit = get_unit,
  .title = get_title,
  .headline = find_headline,
  .has_values = has_values,
};
