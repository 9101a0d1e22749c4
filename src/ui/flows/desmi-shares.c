/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Counts with their shares of the whole, largest first. */
#include "ui/flows/desmi-shares.h"

typedef struct
{
  DesmiTable *table;
  guint       category, count;
} Columns;

static int
compare_rows (gconstpointer a, gconstpointer b, gpointer user_data)
{
  const Columns *columns = user_data;
  guint          i = *(const guint *) a, j = *(const guint *) b;
  gint64         x = desmi_table_get_int (columns->table, i, columns->count),
         y = desmi_table_get_int (columns->table, j, columns->count);

  if (x != y)
    return x > y ? -1 : 1;
  return g_strcmp0 (desmi_table_get_text (columns->table, i, columns->category),
                    desmi_table_get_text (columns->table, j, columns->category));
}

static void
add_row (DesmiTableBuilder *builder, const Columns *columns, guint row, gint64 sum)
{
  DesmiMark mark = desmi_table_get_mark (columns->table, row, columns->count);
  gint64    count = desmi_table_get_int (columns->table, row, columns->count);

  desmi_table_builder_add_row (builder);
  desmi_table_builder_set_text (builder, 0,
                                desmi_table_get_text (columns->table, row, columns->category),
                                desmi_table_get_label (columns->table, row, columns->category));
  if (mark == DESMI_MARK_NONE || mark == DESMI_MARK_ESTIMATE)
    {
      desmi_table_builder_set_int (builder, 1, count);
      if (sum > 0)
        desmi_table_builder_set_double (builder, 2, (double) count / (double) sum);
    }
  if (mark != DESMI_MARK_NONE)
    desmi_table_builder_set_mark (builder, 1, mark);
}

/**
 * desmi_shares_new:
 * @counts: with a column @category and a column "count"
 *
 * Returns: (transfer full): @category, count, share; what is hidden or missing stays so. Where
 * something is hidden there are no shares: those of the rest would be too large
 */
DesmiTable *
desmi_shares_new (DesmiTable *counts, const char *category)
{
  Columns            columns = { counts, (guint) desmi_table_find_column (counts, category),
                                 (guint) desmi_table_find_column (counts, "count") };
  DesmiTableBuilder *builder = desmi_table_builder_new ("shares");
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (guint));
  gboolean           whole = desmi_table_get_n_suppressed (counts) == 0;
  gint64             sum = whole ? desmi_table_sum (counts, columns.count) : 0;

  desmi_table_builder_add_column (builder, category,
                                  desmi_table_get_column_type (counts, columns.category));
  desmi_table_builder_add_column (builder, "count", DESMI_COLUMN_COUNT);
  desmi_table_builder_add_column (builder, "share", DESMI_COLUMN_RATIO);
  for (guint i = 0; i < desmi_table_get_n_rows (counts); i++)
    g_array_append_val (rows, i);
  g_array_sort_with_data (rows, compare_rows, &columns);
  for (guint i = 0; i < rows->len; i++)
    add_row (builder, &columns, g_array_index (rows, guint, i), sum);
  return desmi_table_builder_end (builder);
}
