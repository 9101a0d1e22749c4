/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is asked and said for the cooperatives of villages. */
#include "app/charts/desmi-chart-kind.h"
#include "app/charts/desmi-chart-measures.h"
#include "app/charts/desmi-chart-places.h"
#include "app/charts/desmi-chart-query.h"
#include "app/desmi-chart-table.h"
#include "core/desmi-cooperative.h"

#include <glib/gi18n-lib.h>

#define MEMBERS "anggota_koperasi"
#define SAVINGS "simpanan_rupiah"
#define MILLI 1000

enum
{
  COLUMN_VILLAGE,
  COLUMN_STAGE,
  COLUMN_COOPERATIVE,
  COLUMN_MEMBERS,
  COLUMN_SAVINGS,
  /* Not in the chart: whether other places hide them. */
  COLUMN_HIDES_MEMBERS,
  COLUMN_HIDES_SAVINGS,
};

/* Of members and savings of each village that is asked for, whatever indicator it is asked by. */
static DesmiQuery *
make_query (const DesmiQuery *query, GError **error)
{
  g_autoptr (DesmiQuery) own = desmi_chart_query_new_like (query, DESMI_QUERY_PILLARS);

  desmi_query_add_by (own, DESMI_DIMENSION_VILLAGE);
  desmi_query_add_by (own, DESMI_DIMENSION_INDICATOR);
  return desmi_chart_query_copy_places (query, own, error)
                 && desmi_query_add_where (own, DESMI_DIMENSION_INDICATOR, MEMBERS, error)
                 && desmi_query_add_where (own, DESMI_DIMENSION_INDICATOR, SAVINGS, error)
             ? g_steal_pointer (&own)
             : NULL;
}

/* What is written of the cooperative of a village. */
static void
set_stage (DesmiTableBuilder *builder,
           DesmiTable        *written,
           const char        *village,
           const DesmiLocale *locale)
{
  for (guint r = 0; r < desmi_table_get_n_rows (written); r++)
    {
      DesmiCooperativeStage stage;

      if (g_strcmp0 (desmi_table_get_text (written, r, 0), village) != 0)
        continue;
      if (desmi_cooperative_stage_from_code (desmi_table_get_text (written, r, 1), &stage))
        desmi_table_builder_set_text (builder, COLUMN_STAGE,
                                      desmi_cooperative_stage_to_code (stage),
                                      desmi_cooperative_stage_name (stage, locale));
      desmi_chart_table_copy_cell (written, r, 2, builder, COLUMN_COOPERATIVE);
      return;
    }
}

static void
set_measure (DesmiTableBuilder *builder, DesmiTable *measures, guint row, gboolean hides)
{
  guint       indicator = (guint) desmi_table_find_column (measures, "indicator");
  guint       actual = (guint) desmi_table_find_column (measures, "actual");
  const char *code = desmi_table_get_text (measures, row, indicator);
  guint       column = g_strcmp0 (code, MEMBERS) == 0 ? COLUMN_MEMBERS : COLUMN_SAVINGS;

  if (desmi_table_get_mark (measures, row, actual) != DESMI_MARK_MISSING)
    desmi_table_builder_set_int (builder, column,
                                 desmi_table_get_int (measures, row, actual) / MILLI);
  desmi_table_builder_set_int (
      builder, column == COLUMN_MEMBERS ? COLUMN_HIDES_MEMBERS : COLUMN_HIDES_SAVINGS, hides);
}

/* The answer has the villages in order, each with one row for an indicator. */
static DesmiTable *
make_table (DesmiTable        *measures,
            const gboolean    *hides,
            DesmiTable        *written,
            const DesmiLocale *locale)
{
  DesmiTableBuilder *builder = desmi_chart_table_begin (measures);
  guint              villages = (guint) desmi_table_find_column (measures, "village");
  const char        *before = NULL;

  desmi_table_builder_add_column (builder, "village", DESMI_COLUMN_CODE);
  desmi_table_builder_add_column (builder, "stage", DESMI_COLUMN_TEXT);
  desmi_table_builder_add_column (builder, "cooperative", DESMI_COLUMN_TEXT);
  desmi_table_builder_add_column (builder, "members", DESMI_COLUMN_COUNT);
  desmi_table_builder_add_column (builder, "savings", DESMI_COLUMN_IDR);
  desmi_table_builder_add_column (builder, "hides_members", DESMI_COLUMN_COUNT);
  desmi_table_builder_add_column (builder, "hides_savings", DESMI_COLUMN_COUNT);
  for (guint r = 0; r < desmi_table_get_n_rows (measures); r++)
    {
      const char *village = desmi_table_get_text (measures, r, villages);

      if (r == 0 || g_strcmp0 (village, before) != 0)
        {
          desmi_table_builder_add_row (builder);
          desmi_chart_table_copy_cell (measures, r, villages, builder, COLUMN_VILLAGE);
          set_stage (builder, written, village, locale);
        }
      set_measure (builder, measures, r, hides[r]);
      before = village;
    }
  return desmi_table_builder_end (builder);
}

static DesmiTable *
ask (DesmiStore *store, DesmiQuery *query, GCancellable *cancellable, GError **error)
{
  const DesmiLocale     *locale = desmi_query_get_locale (query);
  g_autoptr (DesmiQuery) own = make_query (query, error);
  g_autoptr (DesmiTable) measures
      = own != NULL ? desmi_store_query (store, own, cancellable, error) : NULL;
  g_autoptr (DesmiSuppressPlaces) places = NULL;
  g_autofree gboolean            *hides = NULL;
  g_autoptr (DesmiTable)          written = NULL;

  if (measures != NULL)
    places = desmi_chart_places_of_measures (store, own, measures, cancellable, error);
  if (places == NULL)
    return NULL;
  hides = desmi_suppress_places_find (places, measures);
  written = desmi_store_lookup (store, "cooperatives", NULL, locale, cancellable, error);
  return written != NULL ? make_table (measures, hides, written, locale) : NULL;
}

/* Of each village, #DESMI_CHART_MEASURES_NONE: it reported none. */
static gint64 *
dup_values (DesmiTable *table, guint column)
{
  guint   n = desmi_table_get_n_rows (table);
  gint64 *values = g_new (gint64, n + 1);

  for (guint r = 0; r < n; r++)
    values[r] = desmi_table_get_mark (table, r, column) != DESMI_MARK_MISSING
                    ? MAX (desmi_table_get_int (table, r, column), 0)
                    : DESMI_CHART_MEASURES_NONE;
  return values;
}

static gboolean
is_given (DesmiTable *table, guint row, guint column)
{
  return desmi_table_get_int (table, row, column) != 0;
}

/* Few members are hidden from others than the district's own people, and the savings of few. */
static DesmiTable *
shape (DesmiTable *table, const DesmiChartRequest *request, GError **error)
{
  guint                n = desmi_table_get_n_rows (table);
  gboolean             internal = request->audience == DESMI_AUDIENCE_INTERNAL;
  g_autofree gint64   *members = dup_values (table, COLUMN_MEMBERS);
  g_autofree gboolean *few = desmi_chart_measures_find_small (members, n);
  DesmiTableBuilder   *builder = desmi_chart_table_begin (table);

  for (guint c = 0; c <= COLUMN_SAVINGS; c++)
    desmi_table_builder_add_column (builder, desmi_table_get_column_name (table, c),
                                    desmi_table_get_column_type (table, c));
  for (guint r = 0; r < n; r++)
    {
      gboolean hides_members = few[r] || is_given (table, r, COLUMN_HIDES_MEMBERS);
      gboolean hides_savings = is_given (table, r, COLUMN_HIDES_SAVINGS);

      desmi_table_builder_add_row (builder);
      for (guint c = 0; c <= COLUMN_SAVINGS; c++)
        if (!internal
            && ((c == COLUMN_MEMBERS && hides_members) || (c == COLUMN_SAVINGS && hides_savings)))
          desmi_table_builder_set_mark (builder, c, DESMI_MARK_SUPPRESSED);
        else
          desmi_chart_table_copy_cell (table, r, c, builder, c);
    }
  return desmi_table_builder_end (builder);
}

static const char *
get_unit (const DesmiQuery *query, DesmiDirection direction)
{
  return desmi_locale_text (desmi_query_get_locale (query),
                            N_ ("Stage, members and savings in rupiah"));
}

static const char *
get_title (DesmiTable *table, const DesmiQuery *query, DesmiDirection direction)
{
  return desmi_locale_text (desmi_query_get_locale (query), N_ ("Cooperatives of the villages"));
}

static gboolean
is_known (DesmiTable *table, guint row, guint column)
{
  DesmiMark mark = desmi_table_get_mark (table, row, column);

  return mark != DESMI_MARK_MISSING && mark != DESMI_MARK_SUPPRESSED;
}

/* How many cooperatives work, of those of which a stage is known; else how many members all have.
 */
static char *
find_headline (DesmiTable *table, const DesmiQuery *query, DesmiDirection direction)
{
  const DesmiLocale *locale = desmi_query_get_locale (query);
  const char        *active = desmi_cooperative_stage_to_code (DESMI_COOPERATIVE_ACTIVE);
  guint              n_staged = 0, n_active = 0, n_reported = 0;
  gint64             members = 0;
  g_autofree char   *sum = NULL;

  for (guint r = 0; r < desmi_table_get_n_rows (table); r++)
    {
      const char *stage = desmi_table_get_text (table, r, COLUMN_STAGE);

      n_staged += stage != NULL;
      n_active += g_strcmp0 (stage, active) == 0;
      if (!is_known (table, r, COLUMN_MEMBERS))
        continue;
      n_reported++;
      members += desmi_table_get_int (table, r, COLUMN_MEMBERS);
    }
  if (n_staged > 1)
    return g_strdup_printf (desmi_locale_plural (locale, "%u of %u cooperative is in operation",
                                                 "%u of %u cooperatives are in operation",
                                                 n_staged),
                            n_active, n_staged);
  if (n_reported == 0)
    return NULL;
  sum = desmi_format_count (members, locale);
  return g_strdup_printf (
      desmi_locale_plural (locale, "The cooperatives of %u village have %s members",
                           "The cooperatives of %u villages have %s members", n_reported),
      n_reported, sum);
}

/* Villages are named whether or not they have a cooperative. */
static gboolean
has_values (DesmiTable *table)
{
  for (guint r = 0; r < desmi_table_get_n_rows (table); r++)
    for (guint c = COLUMN_STAGE; c <= COLUMN_SAVINGS; c++)
      if (desmi_table_get_mark (table, r, c) != DESMI_MARK_MISSING)
        return TRUE;
  return FALSE;
}

const DesmiChartKind desmi_chart_kind_cooperatives = {
  .table = DESMI_QUERY_PILLARS,
  .by = { DESMI_DIMENSION_VILLAGE },
  .n_by = 1,
  .allowed = DESMI_CHART_KIND_BIT (DESMI_DIMENSION_VILLAGE),
  .period = DESMI_CHART_PERIOD_LAST_QUARTER,
  .tab = "pillars",
  .ask = ask,
  .shape = shape,
  .unit = get_unit,
  .title = get_title,
  .headline = find_headline,
  .has_values = has_values,
};
