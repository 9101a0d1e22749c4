/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is asked and said for the Sankey. */
#include "app/charts/desmi-chart-kind.h"
#include "app/charts/desmi-chart-shares.h"
#include "app/desmi-chart-words.h"

#include <glib/gi18n-lib.h>

#define SECOND_FROM 0.05 /* of all: what a title names beside the first */

static const char *
get_title (DesmiTable *table, const DesmiQuery *query, DesmiDirection direction)
{
  const DesmiLocale *locale = desmi_query_get_locale (query);
  gboolean           out = direction == DESMI_DIRECTION_OUT;

  if (desmi_table_find_column (table, "destination") < 0)
    return out ? desmi_locale_text (locale, N_ ("Departures"))
               : desmi_locale_text (locale, N_ ("Returns"));
  return out ? desmi_locale_text (locale, N_ ("Where the workers leave for"))
             : desmi_locale_text (locale, N_ ("Where the workers return from"));
}

/* Where over 40 % go to two destinations, says so; else %NULL. */
static char *
find_headline (DesmiTable *table, const DesmiQuery *query, DesmiDirection direction)
{
  const DesmiLocale *locale = desmi_query_get_locale (query);
  gboolean           out = direction == DESMI_DIRECTION_OUT;
  int                destination = desmi_table_find_column (table, "destination");
  int                count = desmi_table_find_column (table, "count");
  gint64             total = 0;
  g_autoptr (GArray) shares
      = destination >= 0 && count >= 0
            ? desmi_chart_shares_new (table, (guint) destination, (guint) count, &total)
            : NULL;
  double ratio = 0, second_ratio = 0;

  if (shares != NULL && shares->len > 2 && total > 0)
    {
      second_ratio = (double) g_array_index (shares, DesmiChartShare, 1).sum / (double) total;
      ratio
          = (double) g_array_index (shares, DesmiChartShare, 0).sum / (double) total + second_ratio;
    }
  if (ratio < 0.4 || second_ratio < SECOND_FROM || !desmi_chart_share_can_be_said (ratio))
    return NULL;
  {
    g_autofree char *first = desmi_table_dup_display (
        table, g_array_index (shares, DesmiChartShare, 0).row, (guint) destination, locale);
    g_autofree char *second = desmi_table_dup_display (
        table, g_array_index (shares, DesmiChartShare, 1).row, (guint) destination, locale);
    g_autofree char *percent = desmi_chart_share_to_text (ratio, locale);

    if (ratio >= 0.48 && ratio <= 0.52)
      return g_strdup_printf (
          out ? desmi_locale_text (locale, N_ ("Half of the workers leave for %s and %s"))
              : desmi_locale_text (locale, N_ ("Half of the workers return from %s and %s")),
          first, second);
    return g_strdup_printf (
        /* Translators: a percentage and two countries. */
        out ? desmi_locale_text (locale, N_ ("%s of the workers leave for %s and %s"))
            : desmi_locale_text (locale, N_ ("%s of the workers return from %s and %s")),
        percent, first, second);
  }
}

const DesmiChartKind desmi_chart_kind_sankey = {
  .table = DESMI_QUERY_FLOWS,
  .by = { DESMI_DIMENSION_SUBDISTRICT, DESMI_DIMENSION_DESTINATION, DESMI_DIMENSION_SECTOR },
  .n_by = 3,
  .allowed = ~DESMI_CHART_KIND_BIT (DESMI_DIMENSION_DIRECTION),
  .period = DESMI_CHART_PERIOD_LAST_YEAR,
  .tab = "flows",
  .suppress = DESMI_CHART_SUPPRESS_PAIRS,
  .most = { 26, 13, 13, 13 },
  .unit = desmi_chart_words_workers,
  .title = get_title,
  .headline = find_headline,
};
