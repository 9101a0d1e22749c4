/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is asked and said for the progress of the pillars over time. */
#include "app/charts/desmi-chart-kind.h"
#include "app/charts/desmi-chart-query.h"
#include "app/charts/desmi-chart-shares.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#define LEAST_CHANGE 0.02 /* of the target: what a title names */

/* Pillars over quarters, or over years where those are asked for. */
static DesmiTable *
ask (DesmiStore *store, DesmiQuery *query, GCancellable *cancellable, GError **error)
{
  g_autoptr (DesmiQuery) own = desmi_chart_query_new_like (query, DESMI_QUERY_PILLARS);

  desmi_query_add_by (own, desmi_query_has_by (query, DESMI_DIMENSION_YEAR)
                               ? DESMI_DIMENSION_YEAR
                               : DESMI_DIMENSION_QUARTER);
  desmi_query_add_by (own, DESMI_DIMENSION_PILLAR);
  return desmi_chart_query_copy_wheres (query, own, TRUE, error)
             ? desmi_store_query (store, own, cancellable, error)
             : NULL;
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
  return desmi_locale_text (desmi_query_get_locale (query), N_ ("Progress of the pillars"));
}

/* The score of a pillar in a period, NaN where there is none. */
static double
find_score (DesmiTable *table, const char *pillar, const char *period, guint *row)
{
  guint pillars = (guint) desmi_table_find_column (table, "pillar");
  guint quarters = (guint) desmi_table_find_column (table, "quarter");
  guint scores = (guint) desmi_table_find_column (table, "score");

  for (guint r = 0; r < desmi_table_get_n_rows (table); r++)
    if (g_strcmp0 (desmi_table_get_text (table, r, pillars), pillar) == 0
        && g_strcmp0 (desmi_table_get_text (table, r, quarters), period) == 0
        && desmi_table_get_mark (table, r, scores) == DESMI_MARK_NONE)
      {
        *row = r;
        return desmi_table_get_double (table, r, scores);
      }
  return (double) NAN;
}

static const char *
last_quarter (DesmiTable *table)
{
  guint       quarters = (guint) desmi_table_find_column (table, "quarter");
  const char *last = NULL;

  for (guint r = 0; r < desmi_table_get_n_rows (table); r++)
    {
      const char *text = desmi_table_get_text (table, r, quarters);

      if (text != NULL && (last == NULL || strcmp (text, last) > 0))
        last = text;
    }
  return last;
}

/* Of two scores of which one is to be said, both have to read differently. */
static char *
say_change (DesmiTable *table, guint row, double before, double now, const DesmiLocale *locale)
{
  guint            pillars = (guint) desmi_table_find_column (table, "pillar");
  g_autofree char *name = desmi_table_dup_display (table, row, pillars, locale);
  g_autofree char *from = desmi_chart_share_to_text (before, locale);
  g_autofree char *to = desmi_chart_share_to_text (now, locale);

  return g_strdup_printf (
      now > before
          /* Translators: a pillar and two percentages. */
          ? desmi_locale_text (locale, N_ ("%s rose most in a year, from %s to %s"))
          : desmi_locale_text (locale, N_ ("%s fell most in a year, from %s to %s")),
      name, from, to);
}

/* Which pillar changed most within the last year; %NULL where none did, or where some is hidden. */
static char *
find_headline (DesmiTable *table, const DesmiQuery *query, DesmiDirection direction)
{
  const char      *last;
  g_autofree char *before = NULL;
  DesmiPeriod      period;
  double           most = 0, from = 0, to = 0;
  guint            row = 0, n_compared = 0;

  if (desmi_table_find_column (table, "pillar") < 0
      || desmi_table_find_column (table, "quarter") < 0
      || desmi_table_find_column (table, "score") < 0)
    return NULL;
  last = last_quarter (table);
  if (desmi_table_get_n_suppressed (table) > 0 || last == NULL
      || !desmi_period_parse (last, &period, NULL))
    return NULL;
  period = desmi_period_shift (&period, -4);
  before = desmi_period_to_text (&period);
  for (guint r = 0; r < desmi_table_get_n_rows (table); r++)
    {
      const char *pillar
          = desmi_table_get_text (table, r, (guint) desmi_table_find_column (table, "pillar"));
      guint  now_row, before_row;
      double now = find_score (table, pillar, last, &now_row);
      double then = find_score (table, pillar, before, &before_row);

      if (isnan (now) || isnan (then))
        continue;
      /* each pillar stands in many rows, once in that of the last quarter */
      n_compared += now_row == r;
      if (fabs (now - then) <= fabs (most))
        continue;
      most = now - then;
      row = now_row;
      from = then;
      to = now;
    }
  return n_compared > 1 && fabs (most) >= LEAST_CHANGE
             ? say_change (table, row, from, to, desmi_query_get_locale (query))
             : NULL;
}

/* Pillars are named whether or not anybody reported. */
static gboolean
has_values (DesmiTable *table)
{
  int score = desmi_table_find_column (table, "score");

  for (guint r = 0; score >= 0 && r < desmi_table_get_n_rows (table); r++)
    if (desmi_table_get_mark (table, r, (guint) score) == DESMI_MARK_NONE)
      return TRUE;
  return FALSE;
}

const DesmiChartKind desmi_chart_kind_progress = {
  .table = DESMI_QUERY_PILLARS,
  .by = { DESMI_DIMENSION_QUARTER, DESMI_DIMENSION_PILLAR },
  .n_by = 2,
  .allowed = DESMI_CHART_KIND_BIT (DESMI_DIMENSION_PILLAR)
             | DESMI_CHART_KIND_BIT (DESMI_DIMENSION_QUARTER)
             | DESMI_CHART_KIND_BIT (DESMI_DIMENSION_YEAR),
  .period = DESMI_CHART_PERIOD_ALL,
  .tab = "pillars",
  .ask = ask,
  .unit = get_unit,
  .title = get_title,
  .headline = find_headline,
  .has_values = has_values,
};
