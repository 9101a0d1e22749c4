/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sums the categories of one column of a flow table and puts them into order. */
#include "chart/desmi-sankey-level.h"

#include "chart/desmi-category.h"
#include "core/desmi-name.h"

#include <string.h>

static void
category_clear (gpointer data)
{
  g_free (((DesmiSankeyCategory *) data)->label);
}

/**
 * desmi_sankey_level_free:
 * @data: a #DesmiSankeyLevel
 *
 * Frees its categories.
 */
void
desmi_sankey_level_free (gpointer data)
{
  DesmiSankeyLevel *self = data;

  g_hash_table_unref (self->by_code);
  g_array_unref (self->categories);
  g_free (self);
}

/**
 * desmi_sankey_level_new:
 * @column: its column in the table
 *
 * Returns: (transfer full): a level without categories
 */
DesmiSankeyLevel *
desmi_sankey_level_new (guint column)
{
  DesmiSankeyLevel *self = g_new0 (DesmiSankeyLevel, 1);

  self->column = column;
  self->categories = g_array_new (FALSE, TRUE, sizeof (DesmiSankeyCategory));
  g_array_set_clear_func (self->categories, category_clear);
  self->by_code = g_hash_table_new (g_str_hash, g_str_equal);
  return self;
}

/**
 * desmi_sankey_level_get:
 *
 * Returns: (transfer none): a category
 */
DesmiSankeyCategory *
desmi_sankey_level_get (const DesmiSankeyLevel *self, guint index)
{
  return &g_array_index (self->categories, DesmiSankeyCategory, index);
}

/**
 * desmi_sankey_level_find:
 *
 * Returns: the index of a row's category, -1 where the cell is missing
 */
int
desmi_sankey_level_find (const DesmiSankeyLevel *self, DesmiTable *table, guint row)
{
  DesmiMark   mark = desmi_table_get_mark (table, row, self->column);
  const char *code = desmi_table_get_text (table, row, self->column);

  if (mark == DESMI_MARK_MISSING || mark == DESMI_MARK_SUPPRESSED || code == NULL)
    return -1;
  return GPOINTER_TO_INT (g_hash_table_lookup (self->by_code, code)) - 1;
}

/**
 * desmi_sankey_level_add:
 * @value: what the row counts
 *
 * Adds a row to its category; a row whose cell is missing has none.
 */
void
desmi_sankey_level_add (DesmiSankeyLevel  *self,
                        DesmiTable        *table,
                        guint              row,
                        double             value,
                        const DesmiLocale *locale)
{
  DesmiMark   mark = desmi_table_get_mark (table, row, self->column);
  const char *code = desmi_table_get_text (table, row, self->column);
  int         index = desmi_sankey_level_find (self, table, row);

  if (mark == DESMI_MARK_MISSING || mark == DESMI_MARK_SUPPRESSED || code == NULL)
    return;
  if (index < 0)
    {
      DesmiSankeyCategory category = { code, NULL, 0, 0 };

      category.label
          = desmi_category_take_name (desmi_category_label (table, row, self->column, locale));
      index = (int) self->categories->len;
      g_array_append_val (self->categories, category);
      g_hash_table_insert (self->by_code, (gpointer) code, GINT_TO_POINTER (index + 1));
    }
  desmi_sankey_level_get (self, (guint) index)->value += value;
}

static int
compare_categories (gconstpointer a, gconstpointer b, gpointer user_data)
{
  const DesmiSankeyLevel    *level = user_data;
  const DesmiSankeyCategory *one = desmi_sankey_level_get (level, *(const guint *) a),
                            *two = desmi_sankey_level_get (level, *(const guint *) b);
  int order;

  if (one->value < two->value || one->value > two->value)
    return one->value > two->value ? -1 : 1;
  order = strcmp (one->label, two->label);
  return order != 0 ? order : strcmp (one->code, two->code);
}

/**
 * desmi_sankey_level_rank:
 * @n_named: (out): how many are no remainders
 *
 * Returns: (transfer full): the categories by value and name, remainders of the data itself last
 */
guint *
desmi_sankey_level_rank (const DesmiSankeyLevel *level, const DesmiLocale *locale, guint *n_named)
{
  guint             n = level->categories->len, at = 0;
  g_autofree guint *sorted = g_new (guint, MAX (n, 1));
  guint            *ranked = g_new (guint, MAX (n, 1));

  for (guint i = 0; i < n; i++)
    sorted[i] = i;
  g_qsort_with_data (sorted, (int) n, sizeof (guint), compare_categories, (gpointer) level);
  for (guint i = 0; i < n; i++)
    if (!desmi_category_is_other (desmi_sankey_level_get (level, sorted[i])->label, locale))
      ranked[at++] = sorted[i];
  *n_named = at;
  for (guint i = 0; i < n; i++)
    if (desmi_category_is_other (desmi_sankey_level_get (level, sorted[i])->label, locale))
      ranked[at++] = sorted[i];
  return ranked;
}

static int
compare_times (gconstpointer a, gconstpointer b, gpointer user_data)
{
  const DesmiSankeyLevel *level = user_data;
  const char             *codes[2] = { desmi_sankey_level_get (level, *(const guint *) a)->code,
                                       desmi_sankey_level_get (level, *(const guint *) b)->code };
  DesmiPeriod             periods[2];
  gboolean                known[2];
  int                     order = 0;

  for (guint i = 0; i < 2; i++)
    known[i] = desmi_period_parse (codes[i], &periods[i], NULL);
  if (known[0] != known[1])
    return known[0] ? -1 : 1;
  if (known[0])
    order = desmi_period_compare (&periods[0], &periods[1]);
  return order != 0 ? order : strcmp (codes[0], codes[1]);
}

/**
 * desmi_sankey_level_sort_by_time:
 * @list: (inout) (array length=n): categories of a column of periods
 *
 * Puts the earliest first, and what is no period last.
 */
void
desmi_sankey_level_sort_by_time (const DesmiSankeyLevel *self, guint *list, guint n)
{
  g_qsort_with_data (list, (int) n, sizeof (guint), compare_times, (gpointer) self);
}

typedef struct
{
  const DesmiSankeyLevel *level;
  DesmiChartSort          sort;
} Order;

static int
compare_as_asked (gconstpointer a, gconstpointer b, gpointer user_data)
{
  const Order               *order = user_data;
  guint                      one = *(const guint *) a, two = *(const guint *) b;
  const DesmiSankeyCategory *first = desmi_sankey_level_get (order->level, one),
                            *second = desmi_sankey_level_get (order->level, two);
  g_autofree char *one_name = NULL, *two_name = NULL;
  int              by_name;

  if (order->sort == DESMI_CHART_SORT_DATA)
    return one < two ? -1 : one > two;
  if (order->sort == DESMI_CHART_SORT_VALUE)
    return compare_categories (a, b, (gpointer) order->level);
  if (order->sort == DESMI_CHART_SORT_LOWEST
      && (first->value < second->value || first->value > second->value))
    return first->value < second->value ? -1 : 1;
  one_name = desmi_name_sort_key (first->label);
  two_name = desmi_name_sort_key (second->label);
  by_name = strcmp (one_name, two_name);
  return by_name != 0 ? by_name : strcmp (first->code, second->code);
}

/**
 * desmi_sankey_level_sort:
 * @list: (inout) (array length=n): categories
 * @sort: not the default, in which ribbons cross least
 *
 * Puts them into the order that was asked for.
 */
void
desmi_sankey_level_sort (const DesmiSankeyLevel *self, guint *list, guint n, DesmiChartSort sort)
{
  Order order = { self, sort };

  g_qsort_with_data (list, (int) n, sizeof (guint), compare_as_asked, &order);
}
