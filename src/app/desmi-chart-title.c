/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Titles of charts: what the data say, where they say something, else what is shown. */
#include "app/charts/desmi-chart-kind.h"
#include "app/desmi-chart-words.h"

/* "Domestic worker: ": whatever is said holds for these only. */
static char *
put_filter_first (const char *filter, const char *title)
{
  g_autofree char *first = g_utf8_substring (filter, 0, 1);
  g_autofree char *upper = g_utf8_strup (first, -1);

  return g_strdup_printf ("%s%s: %s", upper, g_utf8_next_char (filter), title);
}

/**
 * desmi_chart_words_finding:
 * @table: what the chart shows
 * @direction: which direction it shows, where it shows one
 * @filter: (nullable): as of desmi_chart_words_title()
 *
 * Returns: (transfer full) (nullable): what holds for exactly these data and says so; %NULL where
 * nothing is found
 */
char *
desmi_chart_words_finding (DesmiChartType    type,
                           DesmiTable       *table,
                           const DesmiQuery *query,
                           DesmiDirection    direction,
                           const char       *filter)
{
  const DesmiChartKind *kind = desmi_chart_kind_get (type);
  g_autofree char      *title
      = filter != NULL && kind->headline != NULL ? kind->headline (table, query, direction) : NULL;

  return title != NULL && *filter != '\0' ? put_filter_first (filter, title)
                                          : g_steal_pointer (&title);
}

/**
 * desmi_chart_words_title:
 * @table: what the chart shows
 * @direction: which direction it shows, where it shows one
 * @filter: (nullable): the filters in force, in few words; empty if there are none; %NULL if they
 * need more words than a title has, which then says no more than what is shown
 *
 * Returns: (transfer full): a finding that holds for exactly these data and says so; else the
 * subject
 */
char *
desmi_chart_words_title (DesmiChartType    type,
                         DesmiTable       *table,
                         const DesmiQuery *query,
                         DesmiDirection    direction,
                         const char       *filter)
{
  char       *finding = desmi_chart_words_finding (type, table, query, direction, filter);
  const char *title;

  if (finding != NULL)
    return finding;
  title = desmi_chart_kind_get (type)->title (table, query, direction);
  return filter != NULL && *filter != '\0' ? put_filter_first (filter, title) : g_strdup (title);
}
