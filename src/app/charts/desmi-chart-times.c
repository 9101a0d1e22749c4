/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which periods a question tells apart, and the unit of what is counted in each. */
#include "app/charts/desmi-chart-times.h"

#include "chart/desmi-chart.h"

#include <glib/gi18n-lib.h>

/**
 * desmi_chart_times_is:
 *
 * Returns: whether @dimension is of time
 */
gboolean
desmi_chart_times_is (DesmiDimension dimension)
{
  return dimension == DESMI_DIMENSION_MONTH || dimension == DESMI_DIMENSION_QUARTER
         || dimension == DESMI_DIMENSION_YEAR;
}

/**
 * desmi_chart_times_count:
 * @n: (out): how many dimensions of time @query tells apart
 *
 * Returns: whether it is one at most; else %FALSE with DESMI_CHART_ERROR_DATA
 */
gboolean
desmi_chart_times_count (const DesmiQuery *query, guint *n, GError **error)
{
  *n = 0;
  for (guint i = 0; i < desmi_query_get_n_by (query); i++)
    *n += desmi_chart_times_is (desmi_query_get_by (query, i));
  if (*n <= 1)
    return TRUE;
  g_set_error_literal (error, DESMI_CHART_ERROR, DESMI_CHART_ERROR_DATA,
                       _ ("This chart needs something beside the time to tell apart."));
  return FALSE;
}

/**
 * desmi_chart_times_find:
 *
 * Returns: the first dimension of time that @query tells apart; without one, the month
 */
DesmiDimension
desmi_chart_times_find (const DesmiQuery *query)
{
  for (guint i = 0; i < desmi_query_get_n_by (query); i++)
    if (desmi_chart_times_is (desmi_query_get_by (query, i)))
      return desmi_query_get_by (query, i);
  return DESMI_DIMENSION_MONTH;
}

/**
 * desmi_chart_times_unit:
 * @departures: they are counted
 * @returns: they are, too or instead
 *
 * Returns: (transfer none): "Workers leaving and returning, each month"
 */
const char *
desmi_chart_times_unit (const DesmiQuery *query, gboolean departures, gboolean returns)
{
  static const char *const units[3][3] = {
    { N_ ("Workers leaving and returning, each month"), N_ ("Workers leaving, each month"),
      N_ ("Workers returning, each month") },
    { N_ ("Workers leaving and returning, each quarter"), N_ ("Workers leaving, each quarter"),
      N_ ("Workers returning, each quarter") },
    { N_ ("Workers leaving and returning, each year"), N_ ("Workers leaving, each year"),
      N_ ("Workers returning, each year") },
  };
  DesmiDimension time = desmi_chart_times_find (query);
  guint length = time == DESMI_DIMENSION_YEAR ? 2 : time == DESMI_DIMENSION_QUARTER ? 1 : 0;

  return desmi_locale_text (desmi_query_get_locale (query), units[length][departures && returns ? 0
                                                                          : departures          ? 1
                                                                                       : 2]);
}
