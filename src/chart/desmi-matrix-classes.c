/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The classes of a matrix: at equal steps, or, where a few large values would leave all others in
 * the lowest class, each about twice as wide as the one before it. */
#include "chart/desmi-matrix.h"

#include <math.h>

#define MOST_CLASSES 7
#define LOPSIDED 8.0 /* times the median, that the greatest value is then at least */

/* Values without an order: a matrix has thousands. */
typedef struct
{
  const double *values;
  guint         n;
  double        least, most;
} Values;

/* The border after @value: 1, 2, 5, 10 ..., or, with a greater @step, every so many of these. */
static double
next_border (double value, guint step)
{
  static const double leading[] = { 1, 2, 5 };
  double              unit = pow (10, floor (log10 (value) + 1e-9));

  for (guint i = 0, n = 0; i < 3 * (step + 1); i++)
    {
      double border = leading[i % 3] * unit * pow (10, floor (i / 3.0));

      if (border > value * (1 + 1e-9) && ++n == step)
        return border;
    }
  return value * 10;
}

/* The greatest border that is not above @value. */
static double
border_below (double value)
{
  double unit = pow (10, floor (log10 (value) + 1e-9));

  return value >= 5 * unit ? 5 * unit : value >= 2 * unit ? 2 * unit : unit;
}

/* All values are above 0. */
static void
add_widening (DesmiMapClasses *classes, const Values *values)
{
  for (guint step = 1; classes->classes->len == 0; step++)
    {
      double from = border_below (values->least), top = values->most;

      while (from <= top && classes->classes->len <= MOST_CLASSES)
        {
          double to = next_border (from, step);
          DesmiMapClass class = { from, MIN (to, top), 0 };

          g_array_append_val (classes->classes, class);
          from = to;
        }
      if (classes->classes->len > MOST_CLASSES)
        g_array_set_size (classes->classes, 0);
    }
}

/* Classes without a value at either end only make the others alike. */
static void
drop_empty (DesmiMapClasses *classes, const Values *values)
{
  while (classes->classes->len > 1 && desmi_map_classes_find (classes, values->least) > 0)
    g_array_remove_index (classes->classes, 0);
}

/* The median is as low as that where more than half of the values are. */
static gboolean
is_lopsided (const Values *values)
{
  guint low = 0;

  for (guint i = 0; i < values->n; i++)
    low += values->most > LOPSIDED * values->values[i];
  return values->n >= 5 && values->least > 0 && low > values->n / 2;
}

static void
choose_classes (DesmiMatrix *self, const Values *values)
{
  DesmiMapClasses *classes = &self->classes;
  DesmiColumnType  type = self->cube->type;
  DesmiMapClass   *lowest;

  if (type == DESMI_COLUMN_RATIO || !is_lopsided (values))
    desmi_map_classes_init (classes, values->values, values->n, type);
  else
    {
      desmi_map_classes_init (classes, NULL, 0, type);
      add_widening (classes, values);
    }
  if (classes->diverging || values->n == 0)
    return;
  drop_empty (classes, values);
  lowest = &g_array_index (classes->classes, DesmiMapClass, 0);
  if (self->zero_apart && type == DESMI_COLUMN_COUNT)
    lowest->from = MAX (lowest->from, 1);
  if (classes->step <= 0)
    lowest->from = MAX (lowest->from, values->least);
  lowest->to = MAX (lowest->to, lowest->from);
  for (guint i = 0; i < classes->classes->len; i++)
    g_array_index (classes->classes, DesmiMapClass, i).part
        = classes->classes->len > 1 ? i / (classes->classes->len - 1.0) : 0.5;
}

/* A row or a column of much less than a pixel shows nothing: rows are grouped, of periods the last
 * ones stay. */
static void
limit (DesmiMatrix *self)
{
  const DesmiChartContext *context = self->frame->context;
  DesmiCube               *cube = self->cube;
  guint                    most = (guint) MAX (1, floor (0.6 * context->width));

  desmi_cube_group (cube, &cube->rows, (guint) MAX (2, floor (0.6 * context->height)),
                    context->locale);
  if (cube->columns.kind != 0 && desmi_cube_get_n_columns (cube) > most)
    self->first = desmi_cube_get_n_columns (cube) - most;
}

/**
 * desmi_matrix_prepare:
 *
 * Groups what there is no room for, before the frame is opened, and finds classes for the cells,
 * unless they have some. Where there are cells of nobody, they are a class of their own: of
 * destinations by month that is most of them.
 */
void
desmi_matrix_prepare (DesmiMatrix *self)
{
  g_autofree double *values = NULL;
  Values             found = { .least = G_MAXDOUBLE, .most = -G_MAXDOUBLE };
  double             low, high;
  guint              n_rows, n_columns;

  limit (self);
  if (self->classes.classes != NULL)
    return;
  n_rows = desmi_cube_get_n_rows (self->cube);
  n_columns = desmi_cube_get_n_columns (self->cube);
  values = g_new (double, (gsize) n_rows *n_columns + 1);
  desmi_cube_get_range (self->cube, &low, &high);
  for (guint r = 0; r < n_rows; r++)
    for (guint c = self->first; c < n_columns; c++)
      {
        DesmiCell cell = desmi_cube_get (self->cube, r, c);

        if (cell.n_values == 0)
          continue;
        if (fabs (cell.value) <= 0 && low >= 0 && self->cube->type != DESMI_COLUMN_RATIO)
          self->zero_apart = TRUE;
        else
          {
            values[found.n++] = cell.value;
            found.least = MIN (found.least, cell.value);
            found.most = MAX (found.most, cell.value);
          }
      }
  found.values = values;
  choose_classes (self, &found);
}
