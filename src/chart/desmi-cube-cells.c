/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The cells that a table has a row of, found by the ids of their two categories: a chart of
 * thousands of cells asks for each several times, and a hash of GLib's would take a call for the
 * key, one to compare and one to allocate for each. */
#include "chart/desmi-cube-private.h"

#define FIRST_SLOTS 64u /* a power of two */
#define FREE G_MAXUINT32

struct _DesmiCubeCells
{
  GArray  *entries; /* of DesmiCubeEntry, as they came */
  guint32 *slots;   /* numbers of entries; at least half of them are free */
  guint    n_slots;
};

static void
clear_slots (DesmiCubeCells *self, guint n_slots)
{
  g_free (self->slots);
  self->n_slots = n_slots;
  self->slots = g_new (guint32, n_slots);
  for (guint i = 0; i < n_slots; i++)
    self->slots[i] = FREE;
}

/**
 * desmi_cube_cells_new:
 *
 * Returns: (transfer full): no cell yet
 */
DesmiCubeCells *
desmi_cube_cells_new (void)
{
  DesmiCubeCells *self = g_new0 (DesmiCubeCells, 1);

  self->entries = g_array_new (FALSE, FALSE, sizeof (DesmiCubeEntry));
  clear_slots (self, FIRST_SLOTS);
  return self;
}

/**
 * desmi_cube_cells_free:
 * @self: (transfer full): cells
 */
void
desmi_cube_cells_free (DesmiCubeCells *self)
{
  g_array_unref (self->entries);
  g_free (self->slots);
  g_free (self);
}

/* The slot of two categories, or the free one where they would be. */
static guint
find_slot (const DesmiCubeCells *self, guint row_id, guint column_id)
{
  guint64 key = (guint64) row_id << 32 | column_id;
  guint   slot = (guint) ((key * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15)) >> 32);

  for (;; slot++)
    {
      guint32               number = self->slots[slot & (self->n_slots - 1)];
      const DesmiCubeEntry *entry;

      if (number == FREE)
        return slot & (self->n_slots - 1);
      entry = &g_array_index (self->entries, DesmiCubeEntry, number);
      if (entry->row == row_id && entry->column == column_id)
        return slot & (self->n_slots - 1);
    }
}

static void
make_room (DesmiCubeCells *self)
{
  clear_slots (self, 2 * self->n_slots);
  for (guint i = 0; i < self->entries->len; i++)
    {
      const DesmiCubeEntry *entry = &g_array_index (self->entries, DesmiCubeEntry, i);

      self->slots[find_slot (self, entry->row, entry->column)] = i;
    }
}

/**
 * desmi_cube_cells_at:
 *
 * Returns: (transfer none): the cell of two categories, made if there is none; until the next call
 */
DesmiCell *
desmi_cube_cells_at (DesmiCubeCells *self, guint row_id, guint column_id)
{
  guint slot = find_slot (self, row_id, column_id);

  if (self->slots[slot] == FREE)
    {
      DesmiCubeEntry made = { row_id, column_id, DESMI_CELL_NONE };

      if (2 * (self->entries->len + 1) > self->n_slots)
        {
          make_room (self);
          slot = find_slot (self, row_id, column_id);
        }
      self->slots[slot] = self->entries->len;
      g_array_append_val (self->entries, made);
    }
  return &g_array_index (self->entries, DesmiCubeEntry, self->slots[slot]).cell;
}

/**
 * desmi_cube_cells_find:
 *
 * Returns: the number of the cell of two categories, which counts from 0 in the order that they
 *   were made in; -1: there is none
 */
int
desmi_cube_cells_find (const DesmiCubeCells *self, guint row_id, guint column_id)
{
  guint32 number = self->slots[find_slot (self, row_id, column_id)];

  return number != FREE ? (int) number : -1;
}

/**
 * desmi_cube_cells_get_n:
 *
 * Returns: how many cells there are
 */
guint
desmi_cube_cells_get_n (const DesmiCubeCells *self)
{
  return self->entries->len;
}

/**
 * desmi_cube_cells_get:
 * @number: of desmi_cube_cells_find()
 *
 * Returns: (transfer none): a cell and its categories
 */
const DesmiCubeEntry *
desmi_cube_cells_get (const DesmiCubeCells *self, guint number)
{
  return &g_array_index (self->entries, DesmiCubeEntry, number);
}
