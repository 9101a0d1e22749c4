/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The stripes of a hatch, cut to a box where they are made: to clip each mark of a chart of a
 * thousand costs more than all else of it. */
#include "chart/desmi-scene-private.h"

#include <math.h>

#define SPACING 6.0 /* px from stripe to stripe */
#define WIDTH 1.0
#define MOST_CORNERS 8 /* of a box cut by two lines */

typedef struct
{
  double x, y;
} Corner;

/* Keeps what of a convex shape lies at or beyond @limit along a direction. */
static guint
cut (const Corner *in, guint n, double x, double y, double limit, Corner *out)
{
  guint kept = 0;

  for (guint i = 0; i < n; i++)
    {
      const Corner *a = &in[i], *b = &in[(i + 1) % n];
      double        here = a->x * x + a->y * y - limit, there = b->x * x + b->y * y - limit;

      if (here >= 0)
        out[kept++] = *a;
      if ((here > 0 && there < 0) || (here < 0 && there > 0))
        {
          double part = here / (here - there);

          out[kept++] = (Corner){ a->x + (b->x - a->x) * part, a->y + (b->y - a->y) * part };
        }
    }
  return kept;
}

/* The stripes across one direction. */
static void
trace (const DesmiBox *box, double across_x, double across_y, cairo_t *cr)
{
  double half_width = box->width / 2, half_height = box->height / 2;
  double x = box->x + half_width, y = box->y + half_height;
  Corner corners[] = { { -half_width, -half_height },
                       { half_width, -half_height },
                       { half_width, half_height },
                       { -half_width, half_height } };
  double reach = fabs (across_x) * half_width + fabs (across_y) * half_height;
  int    n = (int) ((reach + WIDTH / 2) / SPACING);

  for (int i = -n; i <= n; i++)
    {
      Corner half[MOST_CORNERS], stripe[MOST_CORNERS];
      guint  n_half = cut (corners, 4, across_x, across_y, i * SPACING - WIDTH / 2, half);
      guint n_stripe = cut (half, n_half, -across_x, -across_y, -(i * SPACING + WIDTH / 2), stripe);

      cairo_new_sub_path (cr);
      for (guint k = 0; k < n_stripe; k++)
        cairo_line_to (cr, x + stripe[k].x, y + stripe[k].y);
      if (n_stripe > 0)
        cairo_close_path (cr);
    }
}

/**
 * desmi_scene_trace_hatch:
 * @mark: one with a hatch
 *
 * Adds the stripes within a mark's box to the path of @cr, to be filled, where they cross once: one
 * of each direction goes through the middle of the box.
 */
void
desmi_scene_trace_hatch (const DesmiSceneMark *mark, cairo_t *cr)
{
  static const double slant = G_SQRT2 / 2;
  DesmiHatch          hatch = mark->style.hatch;

  if (hatch == DESMI_HATCH_45 || hatch == DESMI_HATCH_CROSS)
    trace (&mark->box, slant, slant, cr);
  if (hatch == DESMI_HATCH_135 || hatch == DESMI_HATCH_CROSS)
    trace (&mark->box, slant, -slant, cr);
  if (hatch == DESMI_HATCH_0 || hatch == DESMI_HATCH_GRID)
    trace (&mark->box, 0, 1, cr);
  if (hatch == DESMI_HATCH_90 || hatch == DESMI_HATCH_GRID)
    trace (&mark->box, 1, 0, cr);
}
