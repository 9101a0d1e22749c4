/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tables side by side in one sheet, with a blank column between: one of them is read, and cells of
 * the others are not taken for its own. */
#include "exchange/desmi-import-layout.h"

/* Columns from @from to before @to, with blank ones at both sides. */
typedef struct
{
  guint from, to;
} Block;

static gboolean
is_blank_column (const GPtrArray *rows, guint first, guint column)
{
  for (guint r = first; r < rows->len; r++)
    if (*desmi_head_row_get (g_ptr_array_index (rows, r), column) != '\0')
      return FALSE;
  return TRUE;
}

/* From the headings on; titles may stand anywhere above. */
static GArray *
find_blocks (const GPtrArray *rows, guint first)
{
  GArray *blocks = g_array_new (FALSE, FALSE, sizeof (Block));
  guint   n = 0;
  Block   block = { 0, 0 };

  for (guint r = first; r < rows->len; r++)
    n = MAX (n, ((const DesmiHeadRow *) g_ptr_array_index (rows, r))->cells->len);
  for (guint c = 0; c <= n; c++)
    {
      gboolean blank = c == n || is_blank_column (rows, first, c);

      if (blank && block.to > block.from)
        g_array_append_val (blocks, block);
      block.from = blank ? c + 1 : block.from;
      block.to = c + 1;
    }
  return blocks;
}

static gboolean
is_number (DesmiRole role)
{
  return role == DESMI_ROLE_COUNT || role == DESMI_ROLE_AMOUNT || role == DESMI_ROLE_VALUE
         || role == DESMI_ROLE_TARGET;
}

/* Whether the columns have numbers and what these are of, as a table has. */
static gboolean
is_table (const DesmiLayout *layout, const Block *block)
{
  gboolean numbers = FALSE, words = FALSE;

  for (guint c = block->from; c < block->to && c < layout->columns->len; c++)
    {
      const DesmiLayoutColumn *column = g_ptr_array_index (layout->columns, c);

      numbers = numbers || column->is_measure || is_number (column->role);
      words = words || (column->role != DESMI_N_ROLES && !is_number (column->role));
    }
  return numbers && words;
}

/* The rows without the columns of other tables than the one at @own. */
static GPtrArray *
dup_own (const GPtrArray *rows, const DesmiLayout *layout, const GArray *blocks, guint own)
{
  GPtrArray *out = g_ptr_array_ref ((GPtrArray *) rows);

  for (guint b = 0; b < blocks->len; b++)
    {
      const Block *block = &g_array_index (blocks, Block, b);
      GPtrArray   *all = out;

      if (b == own || !is_table (layout, block))
        continue;
      out = desmi_head_dup_without (all, layout->first, block->from, block->to);
      g_ptr_array_unref (all);
    }
  return out;
}

static void
mark_others (DesmiLayout *self, const DesmiLayout *whole, const GArray *blocks, guint own)
{
  for (guint b = 0; b < blocks->len; b++)
    {
      const Block *block = &g_array_index (blocks, Block, b);
      Block        other = *block;

      if (b == own || !is_table (whole, block))
        continue;
      g_array_append_val (self->beside, other.from);
      for (guint c = block->from; c < block->to && c < self->columns->len; c++)
        ((DesmiLayoutColumn *) g_ptr_array_index (self->columns, c))->other = TRUE;
    }
}

/* The first of the tables side by side that lacks nothing by itself; NULL: there is one table. */
static DesmiLayout *
find_own (const GPtrArray *rows, const DesmiLayoutQuestion *question, const DesmiLayout *whole)
{
  g_autoptr (GArray) blocks = find_blocks (rows, whole->first);
  guint              n_tables = 0;

  for (guint b = 0; b < blocks->len; b++)
    n_tables += is_table (whole, &g_array_index (blocks, Block, b));
  for (guint b = 0; n_tables > 1 && b < blocks->len; b++)
    {
      g_autoptr (GPtrArray)   own = NULL;
      g_autoptr (DesmiLayout) layout = NULL;

      if (!is_table (whole, &g_array_index (blocks, Block, b)))
        continue;
      own = dup_own (rows, whole, blocks, b);
      layout = desmi_layout_find_stacked (own, question);
      if (layout == NULL || layout->lacks != NULL)
        continue;
      mark_others (layout, whole, blocks, b);
      return g_steal_pointer (&layout);
    }
  return NULL;
}

/**
 * desmi_layout_find:
 * @rows: (element-type DesmiHeadRow): the head of a table
 * @question: what is known of it
 *
 * Of several tables below or beside each other the first is taken that lacks nothing.
 *
 * Returns: (transfer full) (nullable): the layout that explains most, which may lack something that
 *   its kind must have; %NULL: no row has a heading that is known
 */
DesmiLayout *
desmi_layout_find (const GPtrArray *rows, const DesmiLayoutQuestion *question)
{
  DesmiLayout *whole = desmi_layout_find_stacked (rows, question);
  DesmiLayout *own = whole != NULL ? find_own (rows, question, whole) : NULL;

  if (own == NULL)
    return whole;
  desmi_layout_free (whole);
  return own;
}
