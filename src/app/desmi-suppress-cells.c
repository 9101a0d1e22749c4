/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Hides further cells line by line, then looks at the whole matrix whether any of them can be told
 * after all. */
#include "app/desmi-suppress-cells.h"

#include "app/desmi-suppress-graph.h"

static gint64
add (gint64 a, gint64 b)
{
  gint64 sum;

  return __builtin_add_overflow (a, b, &sum) ? G_MAXINT64 : sum;
}

static gint64
sum_up (DesmiSuppressCell *const *cells, guint n)
{
  gint64 sum = 0;

  for (guint i = 0; i < n; i++)
    sum = add (sum, cells[i]->value);
  return sum;
}

/* The smallest that is shown; 0 gives no cover, since it always stays. */
static DesmiSuppressCell *
find_next (DesmiSuppressCell *const *cells, guint n)
{
  DesmiSuppressCell *next = NULL;

  for (guint i = 0; i < n; i++)
    if (!cells[i]->hidden && cells[i]->value > 0 && (next == NULL || cells[i]->value < next->value))
      next = cells[i];
  return next;
}

/* Whether what is hidden of a line follows from its sum. */
static gboolean
gives_away (DesmiSuppressCell *const *cells, guint n, gboolean counts)
{
  guint    n_hidden = 0;
  gint64   sum = 0;
  gboolean small = TRUE;

  for (guint i = 0; i < n; i++)
    if (cells[i]->hidden)
      {
        n_hidden++;
        sum = add (sum, cells[i]->value);
        small = small && cells[i]->value < DESMI_SUPPRESS_BELOW;
      }
  if (n_hidden < 2)
    return n_hidden == 1;
  return counts && small
         && (sum == (gint64) n_hidden || sum == (gint64) n_hidden * (DESMI_SUPPRESS_BELOW - 1));
}

/**
 * desmi_suppress_cells_list:
 * @cells: (inout) (array length=n): one line, of which the sum is known
 *
 * Hides the next smallest until two or more are hidden, and one more where their sum is the least
 * or the most that so many small counts can come to. A line that is small itself is hidden
 * elsewhere, too, and needs no cover.
 *
 * Returns: whether any was hidden
 */
gboolean
desmi_suppress_cells_list (DesmiSuppressCell *const *cells, guint n, gboolean counts)
{
  gboolean changed = FALSE;

  if (counts && sum_up (cells, n) < DESMI_SUPPRESS_BELOW)
    return FALSE;
  while (gives_away (cells, n, counts))
    {
      DesmiSuppressCell *next = find_next (cells, n);

      if (next == NULL)
        break;
      next->hidden = changed = TRUE;
    }
  return changed;
}

/* The cells of each row, or of each column, of a matrix. */
static GPtrArray *
make_lines (DesmiSuppressCell *const *cells, guint n, guint n_lines, gboolean by_row)
{
  GPtrArray *lines = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);

  for (guint i = 0; i < n_lines; i++)
    g_ptr_array_add (lines, g_ptr_array_new ());
  for (guint i = 0; i < n; i++)
    g_ptr_array_add (g_ptr_array_index (lines, by_row ? cells[i]->row : cells[i]->column),
                     cells[i]);
  return lines;
}

/* What each line comes to, and which of these sums are hidden where they are shown by themselves.
 */
static DesmiSuppressCell *
sum_lines (const GPtrArray *lines, gboolean counts)
{
  DesmiSuppressCell             *sums = g_new0 (DesmiSuppressCell, lines->len + 1);
  g_autofree DesmiSuppressCell **list = g_new (DesmiSuppressCell *, lines->len + 1);

  for (guint i = 0; i < lines->len; i++)
    {
      const GPtrArray *line = g_ptr_array_index (lines, i);

      sums[i].value = sum_up ((DesmiSuppressCell *const *) line->pdata, line->len);
      sums[i].hidden = counts && sums[i].value > 0 && sums[i].value < DESMI_SUPPRESS_BELOW;
      list[i] = &sums[i];
    }
  desmi_suppress_cells_list (list, lines->len, counts);
  return sums;
}

static gboolean
hide_in_lines (const GPtrArray *lines, gboolean counts)
{
  gboolean changed = FALSE;

  for (guint i = 0; i < lines->len; i++)
    {
      const GPtrArray *line = g_ptr_array_index (lines, i);

      changed
          = desmi_suppress_cells_list ((DesmiSuppressCell *const *) line->pdata, line->len, counts)
            || changed;
    }
  return changed;
}

/**
 * desmi_suppress_cells_matrix:
 * @cells: (inout) (array length=n): in any order, some perhaps not there
 *
 * The same in every row and column, again and again until nothing is left to hide; then looks
 * whether all sums together still tell one, as they do where two groups of hidden cells hang
 * together by a single one.
 *
 * Returns: whether any was hidden
 */
gboolean
desmi_suppress_cells_matrix (DesmiSuppressCell *const *cells,
                             guint                     n,
                             guint                     n_rows,
                             guint                     n_columns,
                             gboolean                  counts)
{
  g_autoptr (GPtrArray)         rows = make_lines (cells, n, n_rows, TRUE);
  g_autoptr (GPtrArray)         columns = make_lines (cells, n, n_columns, FALSE);
  g_autofree DesmiSuppressCell *row_sums = sum_lines (rows, counts);
  g_autofree DesmiSuppressCell *column_sums = sum_lines (columns, counts);
  const DesmiSuppressMargin     margin = { row_sums, column_sums, n_rows, n_columns, counts };
  gboolean                      any = FALSE, changed;

  if (counts && sum_up (cells, n) < DESMI_SUPPRESS_BELOW)
    return FALSE;
  do
    {
      changed = hide_in_lines (rows, counts);
      changed = hide_in_lines (columns, counts) || changed;
      if (!changed)
        changed = desmi_suppress_graph_cover (cells, n, &margin);
      any = any || changed;
    }
  while (changed);
  return any;
}
