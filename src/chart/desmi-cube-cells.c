/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The cells that a table has a row of, found by the ids of their two categories: a chart of
 * thousands of cells asks for each several times, and a hash of GLib's would take a call for the
 * key, one to compare and one to allocate for each. */
#include "chart/desmi-cube-private.h"

#include <string.h>

#define FIRST_SLOTS 64u /* a power of two */
#define FREE G_MAXUINT32
#define MOST_EXPECTED 65536u /* room is made for no more at once */

/* Pairs of ids in the order they came in. */
typedef struct
{
  guint row, column;
} Pair;

struct _DesmiCubePlaces
{
  GArray  *pairs; /* of Pair */
  guint32 *slots; /* numbers of pairs; at least half of them are free */
  guint    n_slots;
};

struct _DesmiCubeCells
{
  DesmiCubePlaces *places;
  GArray          *cells; /* of DesmiCell, one for each place */
};

static void
clear_slots (DesmiCubePlaces *self, guint n_slots)
{
  g_free (self->slots);
  self->n_slots = n_slots;
  self->slots = g_new (guint32, n_slots);
  memset (self->slots, 0xff, n_slots * sizeof (guint32));
}

/**
 * desmi_cube_places_new:
 * @n: how many there may be, to make room for at once
 *
 * Returns: (transfer full): no place yet
 */
DesmiCubePlaces *
desmi_cube_places_new (guint n)
{
  DesmiCubePlaces *self = g_new0 (DesmiCubePlaces, 1);
  guint            n_slots = FIRST_SLOTS;

  n = MIN (n, MOST_EXPECTED);
  while (n_slots < 2 * n)
    n_slots *= 2;
  self->pairs = g_array_sized_new (FALSE, FALSE, sizeof (Pair), n);
  clear_slots (self, n_slots);
  return self;
}

/**
 * desmi_cube_places_free:
 * @self: (transfer full): places
 */
void
desmi_cube_places_free (DesmiCubePlaces *self)
{
  g_array_unref (self->pairs);
  g_free (self->slots);
  g_free (self);
}

/* The slot of two ids, or the free one where they would be. */
static guint
find_slot (const DesmiCubePlaces *self, guint row_id, guint column_id)
{
  guint64 key = (guint64) row_id << 32 | column_id;
  guint   slot = (guint) ((key * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15)) >> 32);

  for (;; slot++)
    {
      guint32     number = self->slots[slot & (self->n_slots - 1)];
      const Pair *pair;

      if (number == FREE)
        return slot & (self->n_slots - 1);
      pair = &g_array_index (self->pairs, Pair, number);
      if (pair->row == row_id && pair->column == column_id)
        return slot & (self->n_slots - 1);
    }
}

static void
make_room (DesmiCubePlaces *self)
{
  clear_slots (self, 2 * self->n_slots);
  for (guint i = 0; i < self->pairs->len; i++)
    {
      const Pair *pair = &g_array_index (self->pairs, Pair, i);

      self->slots[find_slot (self, pair->row, pair->column)] = i;
    }
}

/**
 * desmi_cube_places_add:
 *
 * Returns: the number of two ids, the next one if they are new
 */
guint
desmi_cube_places_add (DesmiCubePlaces *self, guint row_id, guint column_id)
{
  guint slot = find_slot (self, row_id, column_id);

  if (self->slots[slot] == FREE)
    {
      Pair pair = { row_id, column_id };

      if (2 * (self->pairs->len + 1) > self->n_slots)
        {
          make_room (self);
          slot = find_slot (self, row_id, column_id);
        }
      self->slots[slot] = self->pairs->len;
      g_array_append_val (self->pairs, pair);
    }
  return self->slots[slot];
}

/**
 * desmi_cube_places_find:
 *
 * Returns: the number of two ids, which counts from 0 in the order that they came in; -1: there is
 *   none
 */
int
desmi_cube_places_find (const DesmiCubePlaces *self, guint row_id, guint column_id)
{
  guint32 number = self->slots[find_slot (self, row_id, column_id)];

  return number != FREE ? (int) number : -1;
}

/**
 * desmi_cube_cells_new:
 * @n: how many there may be, to make room for at once
 *
 * Returns: (transfer full): no cell yet
 */
DesmiCubeCells *
desmi_cube_cells_new (guint n)
{
  DesmiCubeCells *self = g_new0 (DesmiCubeCells, 1);

  self->places = desmi_cube_places_new (n);
  self->cells = g_array_sized_new (FALSE, FALSE, sizeof (DesmiCell), MIN (n, MOST_EXPECTED));
  return self;
}

/**
 * desmi_cube_cells_free:
 * @self: (transfer full): cells
 */
void
desmi_cube_cells_free (DesmiCubeCells *self)
{
  desmi_cube_places_free (self->places);
  g_array_unref (self->cells);
  g_free (self);
}

/**
 * desmi_cube_cells_at:
 *
 * Returns: (transfer none): the cell of two categories, made if there is none; until the next call
 */
DesmiCell *
desmi_cube_cells_at (DesmiCubeCells *self, guint row_id, guint column_id)
{
  const DesmiCell none = DESMI_CELL_NONE;
  guint           number = desmi_cube_places_add (self->places, row_id, column_id);

  if (number == self->cells->len)
    g_array_append_val (self->cells, none);
  return &g_array_index (self->cells, DesmiCell, number);
}

/**
 * desmi_cube_cells_find:
 *
 * Returns: (transfer none) (nullable): the cell of two categories; %NULL: there is none
 */
const DesmiCell *
desmi_cube_cells_find (const DesmiCubeCells *self, guint row_id, guint column_id)
{
  int number = desmi_cube_places_find (self->places, row_id, column_id);

  return number >= 0 ? &g_array_index (self->cells, DesmiCell, (guint) number) : NULL;
}

/**
 * desmi_cube_cells_get_n:
 *
 * Returns: how many cells there are
 */
guint
desmi_cube_cells_get_n (const DesmiCubeCells *self)
{
  return self->cells->len;
}

/**
 * desmi_cube_cells_get:
 * @number: below desmi_cube_cells_get_n()
 * @row_id: (out) (optional): of its category
 * @column_id: (out) (optional): likewise
 *
 * Returns: (transfer none): a cell; they are in the order that they were made in
 */
const DesmiCell *
desmi_cube_cells_get (const DesmiCubeCells *self, guint number, guint *row_id, guint *column_id)
{
  const Pair *pair = &g_array_index (self->places->pairs, Pair, number);

  if (row_id != NULL)
    *row_id = pair->row;
  if (column_id != NULL)
    *column_id = pair->column;
  return &g_array_index (self->cells, DesmiCell, number);
}
