/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Fritsch and Carlson's monotone cubic in x, with Steffen's slopes; and M4 thinning. */
#include "chart/desmi-curve.h"

#include <math.h>

static double
sign (double value)
{
  return value < 0 ? -1.0 : 1.0;
}

/* The slope at @b that overshoots on neither side; none where points lie above each other and a
 * slope is no number. */
static double
slope_between (const DesmiPoint *a, const DesmiPoint *b, const DesmiPoint *c)
{
  double h0 = b->x - a->x, h1 = c->x - b->x;
  double s0 = (b->y - a->y) / h0, s1 = (c->y - b->y) / h1;
  double p = (s0 * h1 + s1 * h0) / (h0 + h1);

  /* fmin() would pass over what is no number */
  if (isnan (s0) || isnan (s1) || isnan (p))
    return 0.0;
  return (sign (s0) + sign (s1)) * fmin (fmin (fabs (s0), fabs (s1)), 0.5 * fabs (p));
}

/* The slope at an end, given the one at the other end of its piece. */
static double
slope_at_end (const DesmiPoint *a, const DesmiPoint *b, double slope)
{
  double h = b->x - a->x;

  return h > 0 || h < 0 ? (3.0 * (b->y - a->y) / h - slope) / 2.0 : slope;
}

static void
piece (const DesmiPoint *a,
       const DesmiPoint *b,
       double            slope_a,
       double            slope_b,
       const DesmiCurve *curve,
       gpointer          user_data)
{
  double dx = (b->x - a->x) / 3.0;

  curve->curve (a->x + dx, a->y + dx * slope_a, b->x - dx, b->y - dx * slope_b, b->x, b->y,
                user_data);
}

static GArray *
without_repeats (const DesmiPoint *points, guint n)
{
  GArray *kept = g_array_sized_new (FALSE, FALSE, sizeof (DesmiPoint), n);

  for (guint i = 0; i < n; i++)
    if (i == 0 || fabs (points[i].x - points[i - 1].x) > 0
        || fabs (points[i].y - points[i - 1].y) > 0)
      g_array_append_val (kept, points[i]);
  return kept;
}

/**
 * desmi_curve_monotone:
 * @points: in order of x
 * @n: how many
 * @curve: is told of each piece
 *
 * Draws a smooth line that rises and falls only where the points do.
 */
void
desmi_curve_monotone (const DesmiPoint *points,
                      guint             n,
                      const DesmiCurve *curve,
                      gpointer          user_data)
{
  g_autoptr (GArray) kept = without_repeats (points, n);
  const DesmiPoint  *p = (const DesmiPoint *) (const void *) kept->data;
  double             before = 0;

  if (kept->len == 0)
    return;
  curve->move (p[0].x, p[0].y, user_data);
  if (kept->len == 1)
    curve->close (user_data);
  if (kept->len == 2)
    curve->line (p[1].x, p[1].y, user_data);
  if (kept->len <= 2)
    return;
  for (guint i = 1; i + 1 < kept->len; i++)
    {
      double here = slope_between (&p[i - 1], &p[i], &p[i + 1]);

      piece (&p[i - 1], &p[i], i == 1 ? slope_at_end (&p[0], &p[1], here) : before, here, curve,
             user_data);
      before = here;
    }
  piece (&p[kept->len - 2], &p[kept->len - 1], before,
         slope_at_end (&p[kept->len - 2], &p[kept->len - 1], before), curve, user_data);
}

/* What is kept of a column: first, the lower and the higher one in their order, last. */
static void
end_column (DesmiThinner *self)
{
  gboolean          least_first = self->at_least <= self->at_greatest;
  guint             at[4] = { 0, least_first ? self->at_least : self->at_greatest,
                  least_first ? self->at_greatest : self->at_least, self->n - 1 };
  const DesmiPoint *points[4] = { &self->first, least_first ? &self->least : &self->greatest,
                                  least_first ? &self->greatest : &self->least, &self->last };

  for (guint i = 0; self->n > 0 && i < 4; i++)
    if (i == 0 || at[i] > at[i - 1])
      g_array_append_val (self->kept, *points[i]);
  self->n = 0;
}

/**
 * desmi_thinner_init:
 * @self: (out caller-allocates): keeps the first, lowest, highest and last point of each column of
 * pixels
 *
 * A straight line through what is kept colours the same pixels as one through all.
 */
void
desmi_thinner_init (DesmiThinner *self)
{
  *self = (DesmiThinner){ .kept = g_array_new (FALSE, FALSE, sizeof (DesmiPoint)) };
}

/**
 * desmi_thinner_add:
 * @x: px, not left of the point before
 * @y: px
 *
 * Takes the next point.
 */
void
desmi_thinner_add (DesmiThinner *self, double x, double y)
{
  DesmiPoint point = { x, y };

  if (self->n > 0 && x >= self->end)
    end_column (self);
  if (self->n == 0)
    {
      self->end = floor (x) + 1;
      self->first = self->least = self->greatest = point;
      self->at_least = self->at_greatest = 0;
    }
  if (y < self->least.y)
    {
      self->least = point;
      self->at_least = self->n;
    }
  if (y > self->greatest.y)
    {
      self->greatest = point;
      self->at_greatest = self->n;
    }
  self->last = point;
  self->n++;
}

/**
 * desmi_thinner_end:
 *
 * Returns: (transfer full): DesmiPoint, at most four for each column
 */
GArray *
desmi_thinner_end (DesmiThinner *self)
{
  end_column (self);
  return g_steal_pointer (&self->kept);
}
