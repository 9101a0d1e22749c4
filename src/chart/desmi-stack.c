/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The orders and offsets of d3-shape's stack; wiggle and inside-out are those of Byron and
 * Wattenberg, "Stacked graphs: geometry and aesthetics" (2008). */
#include "chart/desmi-stack.h"

#include <math.h>

typedef struct
{
  guint           n_rows, n_series;
  guint          *order; /* series, from the bottom up */
  DesmiStackSpan *spans;
} Stack;

/* Before a row is stacked, its @y1 are the values. */
static DesmiStackSpan *
at (const Stack *self, guint row, guint series)
{
  return &self->spans[(gsize) row * self->n_series + series];
}

static double
sum_series (const Stack *self, guint series)
{
  double sum = 0;

  for (guint row = 0; row < self->n_rows; row++)
    sum += at (self, row, series)->y1;
  return sum;
}

/* The first row with the greatest value. */
static double
find_peak (const Stack *self, guint series)
{
  guint peak = 0;

  for (guint row = 1; row < self->n_rows; row++)
    if (at (self, row, series)->y1 > at (self, peak, series)->y1)
      peak = row;
  return peak;
}

static int
compare_keys (gconstpointer a, gconstpointer b, gpointer keys)
{
  guint  one = *(const guint *) a, two = *(const guint *) b;
  double x = ((const double *) keys)[one], y = ((const double *) keys)[two];

  if (x < y || x > y)
    return x < y ? -1 : 1;
  return one < two ? -1 : one > two;
}

static void
sort_by (const Stack *self, double (*get_key) (const Stack *self, guint series))
{
  g_autofree double *keys = g_new (double, self->n_series + 1);

  for (guint i = 0; i < self->n_series; i++)
    keys[i] = get_key (self, i);
  g_qsort_with_data (self->order, (int) self->n_series, sizeof (guint), compare_keys, keys);
}

static void
reverse (guint *list, guint n)
{
  for (guint i = 0; i < n / 2; i++)
    {
      guint swapped = list[i];

      list[i] = list[n - 1 - i];
      list[n - 1 - i] = swapped;
    }
}

/* Series by their peaks, alternately below and above so that both sides are about as high. */
static void
sort_inside_out (const Stack *self)
{
  g_autofree guint *upper = g_new (guint, self->n_series + 1);
  double            above = 0, below = 0;
  guint             n_upper = 0, n_lower = 0;

  sort_by (self, find_peak);
  for (guint i = 0; i < self->n_series; i++)
    {
      guint  series = self->order[i];
      double sum = sum_series (self, series);

      if (above < below)
        {
          above += sum;
          upper[n_upper++] = series;
        }
      else
        {
          below += sum;
          self->order[n_lower++] = series;
        }
    }
  reverse (self->order, n_lower);
  for (guint i = 0; i < n_upper; i++)
    self->order[n_lower + i] = upper[i];
}

static void
choose_order (const Stack *self, DesmiStackOrder order)
{
  for (guint i = 0; i < self->n_series; i++)
    self->order[i] = i;
  switch (order)
    {
    case DESMI_STACK_ORDER_ASCENDING:
    case DESMI_STACK_ORDER_DESCENDING:
      sort_by (self, sum_series);
      break;
    case DESMI_STACK_ORDER_APPEARANCE:
      sort_by (self, find_peak);
      break;
    case DESMI_STACK_ORDER_INSIDE_OUT:
      sort_inside_out (self);
      break;
    case DESMI_STACK_ORDER_NONE:
    case DESMI_STACK_ORDER_REVERSE:
    default:
      break;
    }
  if (order == DESMI_STACK_ORDER_DESCENDING || order == DESMI_STACK_ORDER_REVERSE)
    reverse (self->order, self->n_series);
}

static double
sum_row (const Stack *self, guint row)
{
  double sum = 0;

  for (guint i = 0; i < self->n_series; i++)
    sum += at (self, row, i)->y1;
  return sum;
}

/* Each on top of the one before, the lowest from @base on. */
static void
pile_up (const Stack *self, guint row, double base)
{
  for (guint i = 0; i < self->n_series; i++)
    {
      DesmiStackSpan *span = at (self, row, self->order[i]);

      span->y0 = base;
      base = span->y1 += base;
    }
}

static void
pile_apart (const Stack *self, guint row)
{
  double above = 0, below = 0;

  for (guint i = 0; i < self->n_series; i++)
    {
      DesmiStackSpan *span = at (self, row, self->order[i]);
      double          value = span->y1;

      if (value > 0)
        *span = (DesmiStackSpan){ above, above + value };
      else if (value < 0)
        *span = (DesmiStackSpan){ below + value, below };
      else
        *span = (DesmiStackSpan){ 0, 0 };
      above += MAX (value, 0);
      below += MIN (value, 0);
    }
}

static void
expand (const Stack *self, guint row)
{
  double sum = sum_row (self, row);

  for (guint i = 0; fabs (sum) > 0 && i < self->n_series; i++)
    at (self, row, i)->y1 /= sum;
}

/* How far the base moves from the row before, so that the weighted slopes of the layers sum to 0.
 */
static double
find_drift (const Stack *self, guint row)
{
  double sum = 0, weighted = 0, below = 0;

  for (guint i = 0; i < self->n_series; i++)
    {
      double value = at (self, row, self->order[i])->y1;
      double change = value - at (self, row - 1, self->order[i])->y1;

      sum += value;
      weighted += (below + change / 2) * value;
      below += change;
    }
  return fabs (sum) > 0 ? -weighted / sum : 0;
}

/* Rows are piled up one after the other, and the base of the next needs the values of this one. */
static void
pile_wiggling (const Stack *self)
{
  double base = 0;

  for (guint row = 0; row < self->n_rows; row++)
    {
      double drift = row + 1 < self->n_rows ? find_drift (self, row + 1) : 0;

      pile_up (self, row, base);
      base += drift;
    }
}

static void
pile_row (const Stack *self, guint row, DesmiStackOffset offset)
{
  if (offset == DESMI_STACK_OFFSET_EXPAND)
    expand (self, row);
  if (offset == DESMI_STACK_OFFSET_DIVERGING)
    pile_apart (self, row);
  else
    pile_up (self, row, offset == DESMI_STACK_OFFSET_SILHOUETTE ? -sum_row (self, row) / 2 : 0);
}

/**
 * desmi_stack:
 * @values: (array length=n_rows*n_series): by row; what is no number counts as 0
 * @places: (out caller-allocates) (array length=n_series): of each series in the stack, the lowest
 * is 0; the same in all rows
 * @spans: (out caller-allocates) (array length=n_rows*n_series): from where to where each value
 * goes, by row
 *
 * Stacks series as d3-shape 3.2 does.
 */
void
desmi_stack (const double    *values,
             guint            n_rows,
             guint            n_series,
             DesmiStackOrder  order,
             DesmiStackOffset offset,
             guint           *places,
             DesmiStackSpan  *spans)
{
  g_autofree guint *list = g_new (guint, n_series + 1);
  Stack             self = { n_rows, n_series, list, spans };

  for (gsize i = 0; i < (gsize) n_rows * n_series; i++)
    spans[i] = (DesmiStackSpan){ 0, isfinite (values[i]) ? values[i] : 0 };
  choose_order (&self, order);
  for (guint i = 0; i < n_series; i++)
    places[list[i]] = i;
  if (offset == DESMI_STACK_OFFSET_WIGGLE)
    pile_wiggling (&self);
  else
    for (guint row = 0; row < n_rows; row++)
      pile_row (&self, row, offset);
}
