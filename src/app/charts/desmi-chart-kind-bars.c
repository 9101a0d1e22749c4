/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is asked and said for ranked bars. */
#include "app/charts/desmi-chart-kind.h"
#include "app/charts/desmi-chart-shares.h"
#include "app/desmi-chart-words.h"

#include <glib/gi18n-lib.h>

static const char *
get_title (DesmiTable *table, const DesmiQuery *query, DesmiDirection direction)
{
  static const struct
  {
    const char *category, *departures, *returns, *remittances;
  } titles[] = {
    { "destination", N_ ("Departures by destination"), N_ ("Returns by country"),
      N_ ("Remittances by destination") },
    { "village", N_ ("Departures by village"), N_ ("Returns by village"),
      N_ ("Remittances by village") },
    { "subdistrict", N_ ("Departures by subdistrict"), N_ ("Returns by subdistrict"),
      N_ ("Remittances by subdistrict") },
    { "sector", N_ ("Departures by sector"), N_ ("Returns by sector"),
      N_ ("Remittances by sector") },
    { "occupation", N_ ("Departures by occupation"), N_ ("Returns by occupation"),
      N_ ("Remittances by occupation") },
    { "gender", N_ ("Departures by gender"), N_ ("Returns by gender"),
      N_ ("Remittances by gender") },
    { "month", N_ ("Departures by month"), N_ ("Returns by month"), N_ ("Remittances") },
    { "scheme", N_ ("Departures by scheme"), N_ ("Returns by scheme"),
      N_ ("Remittances by scheme") },
  };
  const DesmiLocale *locale = desmi_query_get_locale (query);
  const char        *category = desmi_table_get_column_name (table, 0);
  gboolean           money = desmi_table_find_column (table, "count") < 0;
  gboolean           out = direction == DESMI_DIRECTION_OUT;

  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    if (g_strcmp0 (titles[i].category, category) == 0)
      return desmi_locale_text (locale, money ? titles[i].remittances
                                        : out ? titles[i].departures
                                              : titles[i].returns);
  if (money)
    return desmi_locale_text (locale, N_ ("Remittances"));
  return out ? desmi_locale_text (locale, N_ ("Departures"))
             : desmi_locale_text (locale, N_ ("Returns"));
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
  .tab = "flows",
  .unit = desmi_chart_words_workers,
  .title = get_title,
  .headline = find_headline,
};
