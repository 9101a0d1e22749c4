/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Titles that charts have in common. */
#include "app/charts/desmi-chart-titles.h"

#include "app/charts/desmi-chart-shares.h"
#include "chart/desmi-category.h"

#include <glib/gi18n-lib.h>

#define SECOND_FROM 0.05 /* of all: what a title names beside the first */

/**
 * desmi_chart_titles_by:
 * @column: of the categories that are told apart
 *
 * Returns: (transfer none): "Departures by destination": what is shown, whatever the data say
 */
const char *
desmi_chart_titles_by (DesmiTable       *table,
                       guint             column,
                       const DesmiQuery *query,
                       DesmiDirection    direction)
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
  const char        *category = desmi_table_get_column_name (table, column);
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

/**
 * desmi_chart_titles_flow:
 *
 * Returns: (transfer none): "Where the workers leave for": what a chart of flows shows, whatever
 * the data say
 */
const char *
desmi_chart_titles_flow (DesmiTable *table, const DesmiQuery *query, DesmiDirection direction)
{
  const DesmiLocale *locale = desmi_query_get_locale (query);
  gboolean           out = direction == DESMI_DIRECTION_OUT;

  if (desmi_table_find_column (table, "destination") < 0)
    return out ? desmi_locale_text (locale, N_ ("Departures"))
               : desmi_locale_text (locale, N_ ("Returns"));
  return out ? desmi_locale_text (locale, N_ ("Where the workers leave for"))
             : desmi_locale_text (locale, N_ ("Where the workers return from"));
}

/* Whether it is what small destinations were put together as. */
static gboolean
is_other (DesmiTable *table, const GArray *shares, guint place, guint column)
{
  guint row = g_array_index (shares, DesmiChartShare, place).row;

  return g_strcmp0 (desmi_table_get_text (table, row, column), DESMI_CATEGORY_OTHER) == 0;
}

/**
 * desmi_chart_titles_two_lead:
 *
 * Returns: (transfer full) (nullable): where over 40 % go to two destinations, that they do
 */
char *
desmi_chart_titles_two_lead (DesmiTable *table, const DesmiQuery *query, DesmiDirection direction)
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
  if (ratio < 0.4 || second_ratio < SECOND_FROM || !desmi_chart_share_can_be_said (ratio)
      || is_other (table, shares, 0, (guint) destination)
      || is_other (table, shares, 1, (guint) destination))
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
