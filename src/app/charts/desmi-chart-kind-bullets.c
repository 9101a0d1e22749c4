/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is asked and said for the bullets of pillars. */
#include "app/charts/desmi-chart-kind.h"
#include "app/charts/desmi-chart-shares.h"
#include "app/desmi-chart-table.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Scores of pillars as bullets; a score is a share of the target, so the target is 1 unless the
 * table knows better. */
static DesmiTable *
shape (DesmiTable *table, const DesmiChartRequest *request, GError **error)
{
  static const char *const from[] = { "pillar", "score", "reported", "of", "target" };
  static const char *const to[] = { "pillar", "actual", "reported", "of", "target" };
  const guint              target = G_N_ELEMENTS (from) - 1;
  int                      columns[G_N_ELEMENTS (from)];
  DesmiTableBuilder       *builder;

  for (guint i = 0; i < G_N_ELEMENTS (from); i++)
    {
      columns[i] = desmi_table_find_column (table, from[i]);
      if (columns[i] < 0 && i != target)
        {
          g_set_error (error, DESMI_CHART_ERROR, DESMI_CHART_ERROR_DATA,
                       _ ("The data have no column “%s”."), from[i]);
          return NULL;
        }
    }
  builder = desmi_chart_table_begin (table);
  for (guint i = 0; i < target; i++)
    desmi_table_builder_add_column (builder, to[i],
                                    desmi_table_get_column_type (table, (guint) columns[i]));
  desmi_table_builder_add_column (builder, to[target], DESMI_COLUMN_RATIO);
  for (guint r = 0; r < desmi_table_get_n_rows (table); r++)
    {
      desmi_table_builder_add_row (builder);
      for (guint i = 0; i < target; i++)
        desmi_chart_table_copy_cell (table, r, (guint) columns[i], builder, i);
      if (columns[target] >= 0)
        desmi_chart_table_copy_cell (table, r, (guint) columns[target], builder, target);
      else
        desmi_table_builder_set_double (builder, target, 1.0);
    }
  return desmi_table_builder_end (builder);
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
  return desmi_locale_text (desmi_query_get_locale (query),
                            N_ ("The pillars against their targets"));
}

/* Between which percentages all pillars are, none of which reads as reached; %NULL where one does.
 */
static char *
say_range (double least, double most, const DesmiLocale *locale)
{
  g_autofree char *low = desmi_chart_share_to_text (least, locale);
  g_autofree char *high = desmi_chart_share_to_text (most, locale);
  g_autofree char *whole = desmi_chart_share_to_text (1, locale);

  if (most >= 1 || strcmp (high, whole) == 0)
    return NULL;
  if (strcmp (low, high) == 0)
    return g_strdup_printf (
        /* Translators: a percentage */
        desmi_locale_text (locale, N_ ("No pillar reaches its targets yet: all are at %s")), low);
  return g_strdup_printf (
      /* Translators: two percentages, the lower one first */
      desmi_locale_text (locale, N_ ("No pillar reaches its targets yet: they are at %s to %s")),
      low, high);
}

/* Names the pillar that is furthest from its targets; where another one reads the same, how far all
 * are. %NULL where they cannot be compared, since one is hidden too. */
static char *
find_headline (DesmiTable *table, const DesmiQuery *query, DesmiDirection direction)
{
  const DesmiLocale *locale = desmi_query_get_locale (query);
  int                pillar = desmi_table_find_column (table, "pillar");
  int                actual = desmi_table_find_column (table, "actual");
  guint              n = 0, weakest = 0;
  double             least = 0, next = G_MAXDOUBLE, most = 0;
  g_autofree char   *name = NULL, *percent = NULL, *next_percent = NULL;

  for (guint r = 0; pillar >= 0 && actual >= 0 && r < desmi_table_get_n_rows (table); r++)
    {
      double score;

      if (desmi_table_get_mark (table, r, (guint) actual) != DESMI_MARK_NONE)
        continue;
      score = desmi_table_get_double (table, r, (guint) actual);
      most = MAX (most, score);
      if (n++ == 0 || score < least)
        {
          next = n > 1 ? least : next;
          least = score;
          weakest = r;
        }
      else
        next = MIN (next, score);
    }
  if (n < 2 || desmi_table_get_n_suppressed (table) > 0)
    return NULL;
  if (least >= 1)
    return g_strdup (desmi_locale_text (locale, N_ ("All pillars reach their targets")));
  percent = desmi_chart_share_to_text (least, locale);
  next_percent = desmi_chart_share_to_text (next, locale);
  if (strcmp (percent, next_percent) == 0)
    return say_range (least, most, locale);
  name = desmi_table_dup_display (table, weakest, (guint) pillar, locale);
  /* Translators: a pillar's name and a percentage. */
  return g_strdup_printf (desmi_locale_text (locale, N_ ("%s is furthest from its targets: %s")),
                          name, percent);
}

/* Pillars are named whether or not anybody reported. */
static gboolean
has_values (DesmiTable *table)
{
  int reported = desmi_table_find_column (table, "reported");

  for (guint r = 0; reported >= 0 && r < desmi_table_get_n_rows (table); r++)
    if (desmi_table_get_int (table, r, (guint) reported) > 0)
      return TRUE;
  return reported < 0 && desmi_table_get_n_rows (table) > 0;
}

const DesmiChartKind desmi_chart_kind_bullets = {
  .table = DESMI_QUERY_PILLARS,
  .by = { DESMI_DIMENSION_PILLAR },
  .n_by = 1,
  .allowed = DESMI_CHART_KIND_BIT (DESMI_DIMENSION_PILLAR),
  .period = DESMI_CHART_PERIOD_LAST_QUARTER,
  .tab = "pillars",
  .shape = shape,
  .unit = get_unit,
  .title = get_title,
  .headline = find_headline,
  .has_values = has_values,
};
