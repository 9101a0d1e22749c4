/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tables by three dimensions: a solver looks for two ways in which the hidden numbers may be, given
 * what is shown and the sums along the dimensions. */
#include "app/desmi-suppress-cells.h"
#include "app/desmi-suppress.h"

#include <string.h>

#define N_ROUNDS 1000
#define N_DIMENSIONS 3
#define MOST 3 /* names of a dimension */
#define N_CELLS (MOST * MOST * MOST)
#define MOST_LINES (N_DIMENSIONS * MOST * MOST)

/* The hidden cells of a table and the lines they lie in, as nodes; two nodes more stand for the
 * sums of either kind of lines. */
typedef struct
{
  guint  n_cells;
  guint  cells[N_CELLS]; /* of the table */
  gint64 values[N_CELLS];
  guint  lines[N_CELLS][2];
  gint64 sums[MOST_LINES];
  guint  n_along, n_lines;
  gint64 hidden[MOST_LINES]; /* whether a line's sum is */
} Puzzle;

#define N_NODES (MOST_LINES + 2)

/* Whether somebody more at @from can be somebody less at @to, by way of hidden cells but @without:
 * a cell gains from its line along to the other one, and loses, if anybody stays, back. */
static gboolean
reaches (const Puzzle *self, guint from, guint to, guint without)
{
  gboolean seen[N_NODES] = { FALSE }, again = TRUE;
  guint    sums[] = { self->n_lines, self->n_lines + 1 };

  seen[from] = TRUE;
  while (again)
    {
      gboolean before[N_NODES];

      memcpy (before, seen, sizeof seen);
      for (guint i = 0; i < self->n_cells; i++)
        if (i != without)
          {
            if (seen[self->lines[i][0]])
              seen[self->lines[i][1]] = TRUE;
            if (seen[self->lines[i][1]] && self->values[i] > 1)
              seen[self->lines[i][0]] = TRUE;
          }
      for (guint line = 0; line < self->n_lines; line++)
        if (self->hidden[line])
          {
            gboolean along = line<self->n_along, loses = self->sums[line]> 1;

            if (seen[line] && (!along || loses))
              seen[sums[along ? 0 : 1]] = TRUE;
            if (seen[sums[along ? 0 : 1]] && (along || loses))
              seen[line] = TRUE;
          }
      again = memcmp (before, seen, sizeof seen) != 0;
    }
  return seen[to];
}

/* Whether there is another solution in which a cell has another value. */
static gboolean
is_open (const Puzzle *self, guint cell)
{
  guint along = self->lines[cell][0], other = self->lines[cell][1];

  return reaches (self, other, along, cell)
         || (self->values[cell] > 1 && reaches (self, along, other, cell));
}

typedef struct
{
  guint  sizes[N_DIMENSIONS];
  gint64 values[N_CELLS];
  guint  n;
} Cube;

static guint
place_of (const Cube *cube, guint cell, guint dimension)
{
  for (guint d = 0; d < dimension; d++)
    cell /= cube->sizes[d];
  return cell % cube->sizes[dimension];
}

static DesmiTable *
make_table (GRand *random, Cube *cube)
{
  static const char *const names[] = { "village", "destination", "sector" };
  DesmiTableBuilder       *builder = desmi_table_builder_new ("flows");

  cube->n = 1;
  for (guint d = 0; d < N_DIMENSIONS; d++)
    {
      cube->sizes[d] = (guint) g_rand_int_range (random, 2, MOST + 1);
      cube->n *= cube->sizes[d];
      desmi_table_builder_add_column (builder, names[d], DESMI_COLUMN_TEXT);
    }
  desmi_table_builder_add_column (builder, "count", DESMI_COLUMN_COUNT);
  for (guint i = 0; i < cube->n; i++)
    {
      cube->values[i] = g_rand_int_range (random, 0, g_rand_int_range (random, 2, 30));
      desmi_table_builder_add_row (builder);
      for (guint d = 0; d < N_DIMENSIONS; d++)
        {
          char name[] = { (char) ('a' + (int) place_of (cube, i, d)), '\0' };

          desmi_table_builder_set_text (builder, d, name, NULL);
        }
      desmi_table_builder_set_int (builder, N_DIMENSIONS, cube->values[i]);
    }
  return desmi_table_builder_end (builder);
}

/* The two lines of a cell: along @by, and all that has the same name of it. */
static guint
line_of (const Cube *cube, guint cell, guint by, gboolean along)
{
  guint at = 0, size = 1;

  if (!along)
    return cube->n / cube->sizes[by] + place_of (cube, cell, by);
  for (guint d = 0; d < N_DIMENSIONS; d++)
    if (d != by)
      {
        at += size * place_of (cube, cell, d);
        size *= cube->sizes[d];
      }
  return at;
}

/* The sums of lines are hidden like any other list of counts. */
static void
hide_sums (const Cube *cube, Puzzle *self)
{
  DesmiSuppressCell  sums[MOST_LINES] = { { 0 } };
  DesmiSuppressCell *list[MOST_LINES];

  for (guint i = 0; i < self->n_lines; i++)
    {
      sums[i].value = self->sums[i];
      sums[i].hidden = sums[i].value > 0 && sums[i].value < 5;
      list[i] = &sums[i];
    }
  desmi_suppress_cells_list (list, self->n_along, TRUE);
  desmi_suppress_cells_list (list + self->n_along, self->n_lines - self->n_along, TRUE);
  for (guint i = 0; i < self->n_lines; i++)
    self->hidden[i] = sums[i].hidden;
}

/* @safe: (nullable): without it, as if everything were hidden that can be: 0 is always shown */
static void
make_puzzle (Puzzle *self, const Cube *cube, DesmiTable *safe, guint by)
{
  memset (self, 0, sizeof *self);
  self->n_along = cube->n / cube->sizes[by];
  self->n_lines = self->n_along + cube->sizes[by];
  for (guint i = 0; i < cube->n; i++)
    for (guint side = 0; side < 2; side++)
      self->sums[line_of (cube, i, by, side == 0)] += cube->values[i];
  hide_sums (cube, self);
  for (guint i = 0; i < cube->n; i++)
    {
      if (safe != NULL ? desmi_table_get_mark (safe, i, N_DIMENSIONS) != DESMI_MARK_SUPPRESSED
                       : cube->values[i] == 0)
        continue;
      self->cells[self->n_cells] = i;
      self->values[self->n_cells] = cube->values[i];
      for (guint side = 0; side < 2; side++)
        self->lines[self->n_cells][side] = line_of (cube, i, by, side == 0);
      self->n_cells++;
    }
}

/* Whether nothing that could be hidden besides would help: a sum of three that is 3 tells three
 * ones. */
static gboolean
is_hopeless (const Cube *cube, guint by, guint cell)
{
  Puzzle all;

  make_puzzle (&all, cube, NULL, by);
  for (guint i = 0; i < all.n_cells; i++)
    if (all.cells[i] == cell)
      return !is_open (&all, i);
  return FALSE;
}

/* Whoever knows the sums along one dimension, and those of each of its names, cannot tell a small
 * number. */
static void
check_dimension (const Cube *cube, DesmiTable *safe, guint by, guint *n_small, guint *n_hopeless)
{
  Puzzle puzzle;

  make_puzzle (&puzzle, cube, safe, by);
  for (guint i = 0; i < puzzle.n_cells; i++)
    {
      if (puzzle.values[i] >= 5)
        continue;
      ++*n_small;
      if (is_open (&puzzle, i))
        continue;
      g_assert_true (is_hopeless (cube, by, puzzle.cells[i]));
      ++*n_hopeless;
    }
}

static void
test_cubes (void)
{
  g_autoptr (GRand)      random = g_rand_new_with_seed (20260402);
  const DesmiSuppression how = { .locale = desmi_locale_get_english () };
  guint                  n_small = 0, n_hopeless = 0;

  for (int round = 0; round < N_ROUNDS; round++)
    {
      Cube                   cube;
      g_autoptr (DesmiTable) table = make_table (random, &cube);
      g_autoptr (DesmiTable) safe = desmi_suppress_table (table, &how);

      for (guint i = 0; i < cube.n; i++)
        if (cube.values[i] > 0 && cube.values[i] < 5)
          g_assert_cmpint (desmi_table_get_mark (safe, i, N_DIMENSIONS), ==, DESMI_MARK_SUPPRESSED);
      for (guint by = 0; by < N_DIMENSIONS; by++)
        check_dimension (&cube, safe, by, &n_small, &n_hopeless);
    }
  g_test_message ("%u small, %u told by their sums alone", n_small, n_hopeless);
  g_assert_cmpuint (n_small, >, N_ROUNDS);
  g_assert_cmpuint (n_hopeless * 100, <, n_small);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/app/suppress/cubes", test_cubes);
  return g_test_run ();
}
