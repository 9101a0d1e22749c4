/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Titles that charts have in common. */
#include "app/charts/desmi-chart-titles.h"

#include <glib/gi18n-lib.h>

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
