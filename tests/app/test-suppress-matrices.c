/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lists and random tables of two categories, of which every sum may be known: what is hidden does
 * not follow from the rest. */
#include "app/desmi-suppress.h"

#include <string.h>

#define N_TABLES 1000
#define MOST 9       /* rows and columns of a random table */
#define ABSENT (-1)  /* no row of the table */
#define UNKNOWN (-2) /* a row without a value */

/* A random matrix and what became of it. The last row and the last column are the sums. */
typedef struct
{
  guint    n_rows, n_columns;
  gint64   values[MOST + 1][MOST + 1];
  gboolean hidden[MOST + 1][MOST + 1];
} Matrix;

static gint64
random_value (GRand *rand, int kind)
{
  double at = g_rand_double (rand);

  if (at < 0.08)
    return ABSENT;
  if (at < 0.12)
    return UNKNOWN;
  switch (kind)
    {
    case 0:
      return g_rand_int_range (rand, 0, 13);
    case 1:
      return g_rand_int_range (rand, 0, 4);
    case 2:
      return at < 0.3 ? g_rand_int_range (rand, 1, 5) : g_rand_int_range (rand, 20, 4000);
    default:
      return at < 0.7 ? 0 : g_rand_int_range (rand, 1, 40);
    }
}

static void
matrix_init (Matrix *self, GRand *rand)
{
  int kind = g_rand_int_range (rand, 0, 4);

  memset (self, 0, sizeof *self);
  self->n_rows = (guint) g_rand_int_range (rand, 1, MOST);
  self->n_columns = (guint) g_rand_int_range (rand, 1, MOST);
  for (guint r = 0; r < self->n_rows; r++)
    for (guint c = 0; c < self->n_columns; c++)
      {
        gint64 value = self->values[r][c] = random_value (rand, kind);

        self->values[r][self->n_columns] += MAX (value, 0);
        self->values[self->n_rows][c] += MAX (value, 0);
        self->values[self->n_rows][self->n_columns] += MAX (value, 0);
      }
}

static DesmiTable *
matrix_to_table (const Matrix *self)
{
  DesmiTableBuilder *builder = desmi_table_builder_new ("flows");

  desmi_table_builder_add_column (builder, "occupation", DESMI_COLUMN_TEXT);
  desmi_table_builder_add_column (builder, "scheme", DESMI_COLUMN_TEXT);
  desmi_table_builder_add_column (builder, "count", DESMI_COLUMN_COUNT);
  desmi_table_builder_add_column (builder, "share", DESMI_COLUMN_RATIO);
  for (guint r = 0; r < self->n_rows; r++)
    for (guint c = 0; c < self->n_columns; c++)
      {
        g_autofree char *row = g_strdup_printf ("r%u", r), *column = g_strdup_printf ("c%u", c);

        if (self->values[r][c] == ABSENT)
          continue;
        desmi_table_builder_add_row (builder);
        desmi_table_builder_set_text (builder, 0, row, NULL);
        desmi_table_builder_set_text (builder, 1, column, NULL);
        if (self->values[r][c] == UNKNOWN)
          continue;
        desmi_table_builder_set_int (builder, 2, self->values[r][c]);
        desmi_table_builder_set_double (builder, 3, (double) self->values[r][c] / 1e4);
      }
  return desmi_table_builder_end (builder);
}

/* One line by itself, as a chart of it would hide it. */
static void
hide_line (const gint64 *values, guint n, gboolean *hidden)
{
  const DesmiSuppression how = { .locale = desmi_locale_get_english () };
  DesmiTableBuilder     *builder = desmi_table_builder_new ("flows");
  g_autoptr (DesmiTable) table = NULL;
  g_autoptr (DesmiTable) safe = NULL;

  desmi_table_builder_add_column (builder, "occupation", DESMI_COLUMN_TEXT);
  desmi_table_builder_add_column (builder, "count", DESMI_COLUMN_COUNT);
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *name = g_strdup_printf ("%u", i);

      desmi_table_builder_add_row (builder);
      desmi_table_builder_set_text (builder, 0, name, NULL);
      desmi_table_builder_set_int (builder, 1, values[i]);
    }
  table = desmi_table_builder_end (builder);
  safe = desmi_suppress_table (table, &how);
  for (guint i = 0; i < n; i++)
    hidden[i] = desmi_table_get_mark (safe, i, 1) == DESMI_MARK_SUPPRESSED;
}

/* Reads what is hidden, and looks that nothing else has changed and no number is left behind. */
static void
matrix_read (Matrix *self, DesmiTable *safe)
{
  guint  at = 0;
  gint64 sums[MOST + 1];

  for (guint r = 0; r < self->n_rows; r++)
    for (guint c = 0; c < self->n_columns; c++)
      {
        gint64    value = self->values[r][c];
        DesmiMark mark;

        if (value == ABSENT)
          continue;
        mark = desmi_table_get_mark (safe, at, 2);
        g_assert_cmpint (mark == DESMI_MARK_MISSING, ==, value == UNKNOWN);
        if (value >= 1 && value <= 4)
          g_assert_cmpint (mark, ==, DESMI_MARK_SUPPRESSED);
        if (value == 0)
          g_assert_cmpint (mark, ==, DESMI_MARK_NONE);
        self->hidden[r][c] = mark == DESMI_MARK_SUPPRESSED;
        g_assert_cmpint (desmi_table_get_int (safe, at, 2), ==,
                         self->hidden[r][c] ? 0 : MAX (value, 0));
        g_assert_cmpint (desmi_table_get_mark (safe, at, 3), ==, mark);
        at++;
      }
  g_assert_cmpuint (at, ==, desmi_table_get_n_rows (safe));
  for (guint r = 0; r < self->n_rows; r++)
    sums[r] = self->values[r][self->n_columns];
  hide_line (sums, self->n_rows, self->hidden[self->n_rows]);
  for (guint r = 0; r < self->n_rows; r++)
    self->hidden[r][self->n_columns] = self->hidden[self->n_rows][r];
  memset (self->hidden[self->n_rows], 0, sizeof self->hidden[0]);
  hide_line (self->values[self->n_rows], self->n_columns, self->hidden[self->n_rows]);
}

/* Whether one more in (@row, @column) and as few changes as may be elsewhere leave all sums as they
 * are: a walk that takes one away in a column and puts it back in a row, until it comes home. The
 * sums stand on the other side: more in them is less. @free_cells: as if every cell with a number
 * were hidden. */
static gboolean
can_change (const Matrix *self, guint row, guint column, gboolean more, gboolean free_cells)
{
  gboolean seen[2][MOST + 1] = { { FALSE } };
  guint    stack[4 * (MOST + 1)][2], n = 0, side = more ? 1 : 0;

  stack[n][0] = side;
  stack[n++][1] = side == 1 ? column : row;
  seen[side][side == 1 ? column : row] = TRUE;
  while (n > 0)
    {
      guint at_side = stack[--n][0], at = stack[n][1];

      for (guint i = 0; i <= (at_side == 1 ? self->n_rows : self->n_columns); i++)
        {
          guint    r = at_side == 1 ? i : at, c = at_side == 1 ? at : i;
          gboolean margin = r == self->n_rows || c == self->n_columns;
          gboolean open = self->hidden[r][c] || (free_cells && !margin && self->values[r][c] > 0);
          /* from a column to a row something is taken away, the other way round it is put back */
          gboolean takes = (at_side == 1) != margin;

          if (!open || (r == row && c == column) || seen[1 - at_side][i])
            continue;
          if (takes && self->values[r][c] <= 1)
            continue;
          seen[1 - at_side][i] = TRUE;
          stack[n][0] = 1 - at_side;
          stack[n++][1] = i;
        }
    }
  return seen[1 - side][side == 1 ? row : column];
}

static gboolean
is_told (const Matrix *self, guint row, guint column, gboolean free_cells)
{
  return !can_change (self, row, column, TRUE, free_cells)
         && (self->values[row][column] <= 1 || !can_change (self, row, column, FALSE, free_cells));
}

/* Of 1,000 tables no hidden cell follows from the cells and sums that anybody can know: those of
 * every row and column that are not hidden themselves. A cell of which they would tell even if all
 * others were hidden cannot be helped. */
static void
test_matrices (void)
{
  g_autoptr (GRand)      rand = g_rand_new_with_seed (20260401);
  const DesmiSuppression how = { .locale = desmi_locale_get_english () };
  guint                  n_hidden = 0, n_hopeless = 0;

  for (guint i = 0; i < N_TABLES; i++)
    {
      Matrix                 matrix;
      g_autoptr (DesmiTable) table = NULL;
      g_autoptr (DesmiTable) safe = NULL;

      matrix_init (&matrix, rand);
      table = matrix_to_table (&matrix);
      safe = desmi_suppress_table (table, &how);
      matrix_read (&matrix, safe);
      if (matrix.values[matrix.n_rows][matrix.n_columns] < 5)
        continue;
      for (guint r = 0; r < matrix.n_rows; r++)
        for (guint c = 0; c < matrix.n_columns; c++)
          {
            if (!matrix.hidden[r][c])
              continue;
            n_hidden++;
            if (!is_told (&matrix, r, c, FALSE))
              continue;
            n_hopeless++;
            if (!is_told (&matrix, r, c, TRUE))
              {
                for (guint y = 0; y <= matrix.n_rows; y++)
                  {
                    g_autoptr (GString) line = g_string_new (NULL);

                    for (guint x = 0; x <= matrix.n_columns; x++)
                      g_string_append_printf (line, "%6d%s", (int) matrix.values[y][x],
                                              matrix.hidden[y][x] ? "*" : " ");
                    g_test_message ("%s", line->str);
                  }
                g_error ("table %u: row %u, column %u can be told", i, r, c);
              }
          }
    }
  g_test_message ("%u hidden, %u told", n_hidden, n_hopeless);
  g_assert_cmpuint (n_hidden, >, N_TABLES);
  g_assert_cmpuint (n_hopeless * 20, <, n_hidden);
}

typedef struct
{
  const char *name;
  gint64      values[6];
  const char *shown; /* "x" where it is hidden */
} List;

static void
test_list (gconstpointer data)
{
  const List *list = data;
  gboolean    hidden[6];
  guint       n = (guint) strlen (list->shown);

  hide_line (list->values, n, hidden);
  for (guint i = 0; i < n; i++)
    g_assert_cmpint (hidden[i], ==, list->shown[i] == 'x');
}

static const List lists[] = {
  { "none", { 5, 6, 0, 20 }, "...." },       { "cover", { 3, 90, 17, 0, 40 }, "x.x.." },
  { "two", { 3, 2, 17, 90 }, "xx.." },       { "all-ones", { 1, 1, 17, 90 }, "xxx." },
  { "all-fours", { 4, 4, 17, 90 }, "xxx." }, { "no-cover", { 3, 0, 0 }, "x.." },
};

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    {
      g_autofree char *path = g_strdup_printf ("/app/suppress/list/%s", lists[i].name);

      g_test_add_data_func (path, &lists[i], test_list);
    }
  g_test_add_func ("/app/suppress/matrices", test_matrices);
  return g_test_run ();
}
