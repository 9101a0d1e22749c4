/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Only what is shown is summed, as everybody who reads the table can: a sum that holds what is
 * hidden would tell of it. */
#include "app/decks/desmi-deck-totals.h"

#include "app/charts/desmi-chart-kind.h"
#include "chart/desmi-chart-columns.h"

#include <glib/gi18n-lib.h>

/* Departures and returns are never summed. */
static gboolean
has_two_directions (DesmiTable *table)
{
  int direction = desmi_table_find_column (table, "direction");

  for (guint r = 1; direction >= 0 && r < desmi_table_get_n_rows (table); r++)
    if (g_strcmp0 (desmi_table_get_text (table, r, (guint) direction),
                   desmi_table_get_text (table, 0, (guint) direction))
        != 0)
      return TRUE;
  return FALSE;
}

static guint
count_categories (DesmiTable *table)
{
  guint n = 0;

  for (guint c = 0; c < desmi_table_get_n_columns (table); c++)
    n += desmi_table_is_category (table, c);
  return n;
}

/* Whether each row is of other people or money: of flows between more than two levels, pair by
 * pair, everybody is in several. */
static gboolean
adds_up (const DesmiChartData *chart)
{
  return desmi_chart_kind_get (chart->type)->adds_up && desmi_table_get_n_rows (chart->table) > 1
         && !has_two_directions (chart->table)
         && !(chart->pairs && count_categories (chart->table) > 2);
}

/* (transfer full): at least what is known, where that says something */
static char *
dup_sum (DesmiTable *table, guint column, const DesmiLocale *locale)
{
  DesmiColumnType  type = desmi_table_get_column_type (table, column);
  gint64           sum = desmi_table_sum (table, column);
  gboolean         partial = FALSE, falls = FALSE;
  g_autofree char *text = NULL;

  for (guint r = 0; r < desmi_table_get_n_rows (table); r++)
    {
      DesmiMark mark = desmi_table_get_mark (table, r, column);

      partial = partial || mark == DESMI_MARK_MISSING || mark == DESMI_MARK_SUPPRESSED;
      falls = falls || desmi_table_get_int (table, r, column) < 0;
    }
  if (partial && (sum <= 0 || falls))
    return g_strdup ("–");
  text = type == DESMI_COLUMN_IDR ? desmi_format_rupiah (sum, locale)
                                  : desmi_format_count (sum, locale);
  return partial ? g_strdup_printf ("≥ %s", text) : g_steal_pointer (&text);
}

/* The column of the chart's table that one of the shown table was made from, if it is summed. */
static int
find_summed (DesmiTable *whole, DesmiTable *table, guint column)
{
  int at = desmi_table_find_column (whole, desmi_table_get_column_name (table, column));

  return at >= 0 && desmi_chart_column_adds_up (whole, (guint) at) ? at : -1;
}

/**
 * desmi_deck_totals_new:
 * @table: the numbers of @chart as they are shown, perhaps the small ones in one row
 *
 * Returns: (transfer full) (nullable): what stands in each column of a row of totals, at least so
 *   much where something is hidden or not reported; %NULL where nothing is summed
 */
char **
desmi_deck_totals_new (const DesmiChartData *chart, DesmiTable *table, const DesmiLocale *locale)
{
  guint    n = desmi_table_get_n_columns (table);
  gboolean any = FALSE;
  char   **totals;

  if (!adds_up (chart) || n == 0 || !desmi_table_is_category (table, 0))
    return NULL;
  totals = g_new0 (char *, n + 1);
  totals[0] = g_strdup (desmi_locale_text (locale, N_ ("Total")));
  for (guint c = 1; c < n; c++)
    {
      int at = find_summed (chart->table, table, c);

      totals[c] = at >= 0 ? dup_sum (chart->table, (guint) at, locale) : g_strdup ("");
      any = any || at >= 0;
    }
  if (!any)
    g_clear_pointer (&totals, g_strfreev);
  return totals;
}
