/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The shapes of a flow on its map: the ribbon along its way, and the dot or the arrow at its end.
 */
#include "chart/desmi-flow-map.h"

#include <math.h>

#define ARC 0.5522847498 /* of a radius: control points of a quarter of a circle */

/**
 * desmi_flow_get_point:
 * @index: from 0, the origin
 *
 * Returns: (transfer none): a point of the way
 */
const DesmiFlowPoint *
desmi_flow_get_point (const DesmiFlow *flow, guint index)
{
  return &g_array_index (flow->path, DesmiFlowPoint, index);
}

/**
 * desmi_flow_get_end:
 *
 * Returns: (transfer none): where the way ends: in its country, or at the edge of the map
 */
const DesmiFlowPoint *
desmi_flow_get_end (const DesmiFlow *flow)
{
  return desmi_flow_get_point (flow, flow->path->len - 1);
}

/* Across a way, of length 1, at one of the points from @first to @last. */
static void
across_at (const DesmiFlow *flow,
           guint            index,
           guint            first,
           guint            last,
           double          *across_x,
           double          *across_y)
{
  const DesmiFlowPoint *before = desmi_flow_get_point (flow, index > first ? index - 1 : first);
  const DesmiFlowPoint *after = desmi_flow_get_point (flow, index < last ? index + 1 : last);
  double                length = hypot (after->x - before->x, after->y - before->y);

  *across_x = length > 0 ? -(after->y - before->y) / length : 0;
  *across_y = length > 0 ? (after->x - before->x) / length : 0;
}

/* One piece of a ribbon, anticlockwise as a circle is traced, so that both together are one area.
 */
static void
trace_piece (DesmiSceneMark *path, const DesmiFlow *flow, guint first, guint last)
{
  double x, y;

  for (guint i = first; i <= last; i++)
    {
      const DesmiFlowPoint *at = desmi_flow_get_point (flow, i);

      across_at (flow, i, first, last, &x, &y);
      x *= flow->width / 2;
      y *= flow->width / 2;
      if (i == first)
        desmi_scene_path_move_to (path, at->x + x, at->y + y);
      else
        desmi_scene_path_line_to (path, at->x + x, at->y + y);
    }
  for (guint i = last + 1; i-- > first;)
    {
      const DesmiFlowPoint *at = desmi_flow_get_point (flow, i);

      across_at (flow, i, first, last, &x, &y);
      desmi_scene_path_line_to (path, at->x - x * flow->width / 2, at->y - y * flow->width / 2);
    }
  desmi_scene_path_close (path);
}

/**
 * desmi_flow_trace_ribbon:
 * @path: an area
 * @flow: with a width
 *
 * Traces the way as wide as the flow: one piece for each side of the map that it is seen on.
 */
void
desmi_flow_trace_ribbon (DesmiSceneMark *path, const DesmiFlow *flow)
{
  guint first = 0;

  for (guint i = 1; i <= flow->path->len; i++)
    {
      if (i < flow->path->len && !desmi_flow_get_point (flow, i)->jump)
        continue;
      if (i - first > 1)
        trace_piece (path, flow, first, i - 1);
      first = i;
    }
}

/**
 * desmi_flow_trace_line:
 * @path: a line
 *
 * Traces the way alone, for a flow without a width.
 */
void
desmi_flow_trace_line (DesmiSceneMark *path, const DesmiFlow *flow)
{
  for (guint i = 0; i < flow->path->len; i++)
    {
      const DesmiFlowPoint *at = desmi_flow_get_point (flow, i);

      if (i == 0 || at->jump)
        desmi_scene_path_move_to (path, at->x, at->y);
      else
        desmi_scene_path_line_to (path, at->x, at->y);
    }
}

/**
 * desmi_flow_trace_circle:
 * @path: an area
 * @x: px, of the middle
 * @y: px
 * @r: px
 */
void
desmi_flow_trace_circle (DesmiSceneMark *path, double x, double y, double r)
{
  double c = ARC * r;

  desmi_scene_path_move_to (path, x + r, y);
  desmi_scene_path_curve_to (path, x + r, y - c, x + c, y - r, x, y - r);
  desmi_scene_path_curve_to (path, x - c, y - r, x - r, y - c, x - r, y);
  desmi_scene_path_curve_to (path, x - r, y + c, x - c, y + r, x, y + r);
  desmi_scene_path_curve_to (path, x + c, y + r, x + r, y + c, x + r, y);
  desmi_scene_path_close (path);
}

/**
 * desmi_flow_arrow_size:
 *
 * Returns: px, half the width of the arrow of a way that leaves the map
 */
double
desmi_flow_arrow_size (const DesmiFlow *flow)
{
  return MAX (3.5, 0.9 * flow->width);
}

/* Where a way leaves the map, an arrow that points on. */
static void
trace_arrow (DesmiSceneMark *path, const DesmiBox *box, const DesmiFlow *flow)
{
  const DesmiFlowPoint *tip = desmi_flow_get_end (flow);
  double                size = desmi_flow_arrow_size (flow), x, y;
  double                corners[3][2];

  across_at (flow, flow->path->len - 1, 0, flow->path->len - 1, &x, &y);
  if (fabs (x) + fabs (y) <= 0)
    x = 1;
  /* along the way is (y, -x) */
  for (guint i = 0; i < 2; i++)
    {
      double side = i == 0 ? size : -size;

      corners[i][0] = tip->x - y * 1.8 * size + side * x;
      corners[i][1] = tip->y + x * 1.8 * size + side * y;
    }
  corners[2][0] = tip->x + y * 3;
  corners[2][1] = tip->y - x * 3;
  for (guint i = 0; i < 3; i++)
    {
      double *at = corners[(i * 2) % 3];

      at[0] = CLAMP (at[0], box->x, box->x + box->width);
      at[1] = CLAMP (at[1], box->y, box->y + box->height);
      if (i == 0)
        desmi_scene_path_move_to (path, at[0], at[1]);
      else
        desmi_scene_path_line_to (path, at[0], at[1]);
    }
  desmi_scene_path_close (path);
}

/**
 * desmi_flow_trace_end:
 * @path: an area
 * @box: px, the map
 *
 * Traces what a way ends in: the dot of its country, or an arrow where it leaves the map.
 */
void
desmi_flow_trace_end (DesmiSceneMark *path, const DesmiBox *box, const DesmiFlow *flow)
{
  if (flow->inside)
    desmi_flow_trace_circle (path, desmi_flow_get_end (flow)->x, desmi_flow_get_end (flow)->y,
                             flow->radius);
  else
    trace_arrow (path, box, flow);
}
