/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is asked and said for ranked bars. */
#include "app/charts/desmi-chart-kind.h"
#include "app/charts/desmi-chart-shares.h"
#include "app/charts/desmi-chart-titles.h"
#include "app/desmi-chart-words.h"

#include <glib/gi18n-lib.h>

static const char *
get_title (DesmiTable *table, const DesmiQuery *query, DesmiDirection direction)
{
  return desmi_chart_titles_by (table, 0, query, direction);
}

/* Where one category clearly leads, names it; else %NULL. */
static char *
find_headline (DesmiTable *table, const DesmiQuery *query, DesmiDirection direction)
{
  const DesmiLocale *locale = desmi_query_get_locale (query);
  gboolean           out = direction == DESMI_DIRECTION_OUT;
  int                count = desmi_table_find_column (table, "count");
  gint64             total = 0;
  g_autoptr (GArray) shares
      = count > 0 ? desmi_chart_shares_new (table, 0, (guint) count, &total) : NULL;
  g_autofree char *name = NULL, *percent = NULL;
  double           first, second;

  if (shares == NULL || shares->len < 3 || total <= 0)
    return NULL;
  first = (double) g_array_index (shares, DesmiChartShare, 0).sum / (double) total;
  second = (double) g_array_index (shares, DesmiChartShare, 1).sum / (double) total;
  if (first < second * 1.1 || !desmi_chart_share_can_be_said (first))
    return NULL;
  name = desmi_table_dup_display (table, g_array_index (shares, DesmiChartShare, 0).row, 0, locale);
  percent = desmi_chart_share_to_text (first, locale);
  /* Translators: a destination, village or the like, and a percentage. */
  return g_strdup_printf (out ? desmi_locale_text (locale, N_ ("%s leads with %s of departures"))
                              : desmi_locale_text (locale, N_ ("%s leads with %s of returns")),
                          name, percent);
}

const DesmiChartKind desmi_chart_kind_bars = {
  .table = DESMI_QUERY_FLOWS,
  .by = { DESMI_DIMENSION_DESTINATION },
  .n_by = 1,
  .allowed = ~DESMI_CHART_KIND_BIT (DESMI_DIMENSION_DIRECTION),
  .most_by = 1,
  .too_many = N_ ("Bars show one dimension; “%s” would be a second one."),
  .period = DESMI_CHART_PERIOD_LAST_YEAR,
  .before = TRUE,
  .adds_up = TRUE,
  .tab = "flows",
  .most = { 12 },
  .unit = desmi_chart_words_workers,
  .title = get_title,
  .headline = find_headline,
};
