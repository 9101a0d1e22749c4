/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sums by category, and how a share of them is said. */
#include "app/charts/desmi-chart-shares.h"

#include "chart/desmi-frame.h"

#define ALMOST_ALL 0.995 /* what reads 100 % */

static int
compare_shares (gconstpointer a, gconstpointer b)
{
  const DesmiChartShare *x = a, *y = b;

  if (x->sum != y->sum)
    return x->sum < y->sum ? 1 : -1;
  return x->row < y->row ? -1 : x->row > y->row;
}

/**
 * desmi_chart_shares_new:
 * @total: (out): the sum of all; 0 where something of it is hidden, since a share of what is left
 * would be too large
 *
 * Returns: (transfer full): #DesmiChartShare: sums of @value by what stands in @category, largest
 * first; cells without a number are left out
 */
GArray *
desmi_chart_shares_new (DesmiTable *table, guint category, guint value, gint64 *total)
{
  g_autoptr (GHashTable) index = g_hash_table_new (g_str_hash, g_str_equal);
  GArray                *shares = g_array_new (FALSE, FALSE, sizeof (DesmiChartShare));
  gboolean               whole = TRUE;

  *total = 0;
  for (guint r = 0; r < desmi_table_get_n_rows (table); r++)
    {
      const char     *text = desmi_table_get_text (table, r, category);
      DesmiMark       mark = desmi_table_get_mark (table, r, value);
      DesmiChartShare fresh = { r, 0 };
      gpointer        at;

      whole = whole && mark != DESMI_MARK_SUPPRESSED;
      if (text == NULL || mark == DESMI_MARK_MISSING || mark == DESMI_MARK_SUPPRESSED)
        continue;
      if (!g_hash_table_lookup_extended (index, text, NULL, &at))
        {
          at = GUINT_TO_POINTER (shares->len);
          g_hash_table_insert (index, (char *) text, at);
          g_array_append_val (shares, fresh);
        }
      g_array_index (shares, DesmiChartShare, GPOINTER_TO_UINT (at)).sum
          += desmi_table_get_int (table, r, value);
      *total += desmi_table_get_int (table, r, value);
    }
  *total = whole ? *total : 0;
  g_array_sort (shares, compare_shares);
  return shares;
}

/**
 * desmi_chart_share_to_text:
 *
 * Returns: (transfer full): @ratio as a percentage like on the marks
 */
char *
desmi_chart_share_to_text (double ratio, const DesmiLocale *locale)
{
  return desmi_share_to_mark (ratio, locale);
}

/**
 * desmi_chart_share_can_be_said:
 *
 * Returns: whether a title may say @ratio: one that says 100 % says that there was nothing else
 */
gboolean
desmi_chart_share_can_be_said (double ratio)
{
  return ratio < ALMOST_ALL;
}
