/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Fritsch and Carlson's monotone cubic in x, with Steffen's slopes; and M4 thinning. */
#include "chart/desmi-curve.h"

#include <math.h>

static double
sign (double value)
{
  return value < 0 ? -1.0 : 1.0;
}

static double
number_or_zero (double value)
{
  return isnan (value) ? 0.0 : value;
}

/* The slope at @b that overshoots on neither side. */
static double
slope_between (const DesmiPoint *a, const DesmiPoint *b, const DesmiPoint *c)
{
  double h0 = b->x - a->x, h1 = c->x - b->x;
  double s0 = (b->y - a->y) / h0, s1 = (c->y - b->y) / h1;
  double p = (s0 * h1 + s1 * h0) / (h0 + h1);

  return number_or_zero ((sign (s0) + sign (s1))
                         * fmin (fmin (fabs (s0), fabs (s1)), 0.5 * fabs (p)));
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

/**
 * desmi_points_thin:
 * @points: in order of x, px
 * @n: how many
 *
 * Keeps the first, lowest, highest and last point of each column of pixels: a straight line through
 * them colours the same pixels as one through all.
 *
 * Returns: (transfer full): DesmiPoint, at most four for each column
 */
GArray *
desmi_points_thin (const DesmiPoint *points, guint n)
{
  GArray *kept = g_array_new (FALSE, FALSE, sizeof (DesmiPoint));

  for (guint i = 0; i < n;)
    {
      guint  order[4] = { i, i, i, i }; /* first, least, greatest, last */
      double column = floor (points[i].x);
      guint  end = i;

      for (; end < n && floor (points[end].x) <= column; end++)
        {
          order[1] = points[end].y < points[order[1]].y ? end : order[1];
          order[2] = points[end].y > points[order[2]].y ? end : order[2];
        }
      order[3] = end - 1;
      if (order[1] > order[2])
        {
          guint swapped = order[1];

          order[1] = order[2];
          order[2] = swapped;
        }
      for (guint k = 0; k < 4; k++)
        if (k == 0 || order[k] > order[k - 1])
          g_array_append_val (kept, points[order[k]]);
      i = end;
    }
  return kept;
}
