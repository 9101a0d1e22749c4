/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What stands below the sheet of flows: what its figures mean, and who is abroad by estimate. */
#include "ui/villages/desmi-flow-note.h"

#include "app/desmi-stock-words.h"
#include "core/desmi-period.h"

#include <glib/gi18n-lib.h>

static gint64
get_sum (DesmiTable *stock, const char *direction)
{
  guint count = (guint) desmi_table_find_column (stock, "count");

  for (guint i = 0; i < desmi_table_get_n_rows (stock); i++)
    if (g_strcmp0 (desmi_table_get_text (stock, i, 0), direction) == 0)
      return desmi_table_get_int (stock, i, count);
  return 0;
}

/* Nobody counts who is abroad; so the estimate comes with what it is made of. */
static char *
describe_stock (DesmiTable *stock, DesmiTable *by_destination)
{
  const DesmiLocale *locale = desmi_locale_get_user ();
  gint64             departures, returns;
  g_autofree char   *abroad = NULL, *out = NULL, *back = NULL, *months = NULL, *rule = NULL;
  g_autofree char   *last = NULL;
  DesmiPeriod        period;

  if (stock == NULL || desmi_table_get_period (stock) == NULL
      || !desmi_period_parse (desmi_table_get_period (stock), &period, NULL))
    return g_strdup ("");
  departures = get_sum (stock, desmi_direction_to_code (DESMI_DIRECTION_OUT));
  returns = get_sum (stock, desmi_direction_to_code (DESMI_DIRECTION_RETURN));
  abroad = desmi_format_count (MAX (departures - returns, 0), locale);
  out = desmi_format_count (departures, locale);
  back = desmi_format_count (returns, locale);
  months = desmi_period_format (&period, locale);
  period = desmi_period_range (period.last, period.last);
  last = desmi_period_format (&period, locale);
  rule = desmi_stock_words_dup_months (by_destination, locale);
  if (rule != NULL)
    /* Translators: an estimate, the departures and the returns that it is made of, the last of
     * their months, and of which destination how many months count */
    return g_strdup_printf (_ ("Abroad, by estimate: %s (%s departures less %s returns up to %s; "
                               "months that count: %s)."),
                            abroad, out, back, last, rule);
  /* Translators: an estimate, the departures and the returns that it is made of, and their months
   */
  return g_strdup_printf (_ ("Abroad, by estimate: %s (%s departures less %s returns, %s)."),
                          abroad, out, back, months);
}

/**
 * desmi_flow_note_dup_text:
 * @grid: the sheet
 * @stock: (nullable): departures and returns of the months that an estimate goes by
 * @months: (nullable): how many these are, of each destination
 *
 * Returns: (transfer full): sentences
 */
char *
desmi_flow_note_dup_text (const DesmiFlowGrid *grid, DesmiTable *stock, DesmiTable *months)
{
  const char      *as_of = desmi_flow_grid_get_as_of (grid);
  g_autofree char *day = as_of != NULL ? desmi_format_day (as_of, desmi_locale_get_user ()) : NULL;
  g_autofree char *official = NULL, *abroad = describe_stock (stock, months);
  gboolean         money = desmi_flow_kind_is_money (desmi_flow_grid_get_kind (grid));
  gboolean         workers = desmi_flow_kind_is_of_workers (desmi_flow_grid_get_kind (grid));

  if (day != NULL)
    /* Translators: %s is a day */
    official = g_strdup_printf (_ ("Grey figures are official, as of %s; a difference is of the "
                                   "periods that both have."),
                                day);
  return g_strconcat (official != NULL ? official : "", official != NULL ? " " : "",
                      money ? _ ("Amounts are whole rupiah. Their sum is saved with them as the "
                                 "village’s remittances of the quarter.")
                            : "",
                      money ? " " : "", _ ("Empty means not reported; – means none."),
                      workers && *abroad != '\0' ? "\n" : "", workers ? abroad : "", NULL);
}
