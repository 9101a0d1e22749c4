/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tables before they are laid out: what stands in them. */
#include "deck/desmi-layout-private.h"

#define N_HEADER 1
#define CELL_LINES 6 /* of a cell of data */

/**
 * desmi_grid_new:
 * @n_rows: with the headings
 *
 * Returns: (transfer full): a table without texts
 */
DesmiGrid *
desmi_grid_new (guint n_rows, guint n_columns)
{
  DesmiGrid *self = g_new0 (DesmiGrid, 1);

  self->n_rows = n_rows;
  self->n_columns = n_columns;
  self->slot = -1;
  self->texts = g_new0 (char *, (gsize) n_rows *n_columns + 1);
  self->numbers = g_new0 (gboolean, n_columns + 1);
  self->wants = g_new0 (double, n_columns + 1);
  self->fills = g_new0 (DesmiColor, (gsize) n_rows * n_columns + 1);
  return self;
}

/**
 * desmi_grid_free:
 * @self: (transfer full): the table
 */
void
desmi_grid_free (DesmiGrid *self)
{
  for (guint i = 0; i < self->n_rows * self->n_columns; i++)
    g_free (self->texts[i]);
  g_free (self->texts);
  g_free (self->numbers);
  g_free (self->wants);
  g_free (self->fills);
  g_free (self->alt);
  desmi_page_legend_free (self->legend);
  g_free (self);
}

/**
 * desmi_grid_take:
 * @text: (transfer full) (nullable): of a cell
 */
void
desmi_grid_take (DesmiGrid *self, guint row, guint column, char *text)
{
  char **cell = &self->texts[row * self->n_columns + column];

  g_free (*cell);
  *cell = desmi_lines_clean (text != NULL ? text : "");
  g_free (text);
}

static gboolean
is_number (DesmiColumnType type)
{
  return type == DESMI_COLUMN_COUNT || type == DESMI_COLUMN_IDR || type == DESMI_COLUMN_MILLI
         || type == DESMI_COLUMN_RATIO;
}

static DesmiGrid *
new_grid (DesmiLayout *self, const DesmiSlot *slot)
{
  DesmiTable *table = slot->table;
  guint       n_columns = desmi_table_get_n_columns (table);
  guint       n_rows = desmi_table_get_n_rows (table);
  guint       n_titles = slot->titles != NULL ? g_strv_length (slot->titles) : 0;
  guint       n_totals = slot->totals != NULL ? g_strv_length (slot->totals) : 0;
  DesmiGrid  *grid = desmi_grid_new (n_rows + N_HEADER + (n_totals > 0), n_columns);

  grid->total = n_totals > 0;
  grid->slot = desmi_layout_find_slot (self, slot);
  grid->most_lines = CELL_LINES;
  grid->alt = desmi_layout_dup_alt (self, slot, NULL);
  for (guint c = 0; c < n_columns; c++)
    {
      grid->numbers[c] = is_number (desmi_table_get_column_type (table, c));
      desmi_grid_take (
          grid, 0, c,
          g_strdup (c < n_titles ? slot->titles[c] : desmi_table_get_column_name (table, c)));
      for (guint r = 0; r < n_rows; r++)
        desmi_grid_take (grid, r + N_HEADER, c,
                         desmi_table_dup_display (table, r, c, self->locale));
      if (grid->total && c < n_totals)
        desmi_grid_take (grid, n_rows + N_HEADER, c, g_strdup (slot->totals[c]));
    }
  return grid;
}

/**
 * desmi_layout_add_table_pages:
 * @slot: a slot of a table
 *
 * Adds its pages.
 */
void
desmi_layout_add_table_pages (DesmiLayout *self, const DesmiSlot *slot)
{
  g_autoptr (DesmiGrid) grid = new_grid (self, slot);

  desmi_layout_add_grid_pages (self, grid);
}

/**
 * desmi_layout_add_table:
 * @slot: a slot of a table
 * @box: pt, the only place it has
 */
void
desmi_layout_add_table (DesmiLayout *self, const DesmiSlot *slot, const DesmiBox *box)
{
  g_autoptr (DesmiGrid) grid = new_grid (self, slot);

  desmi_layout_add_grid (self, grid, box);
}
