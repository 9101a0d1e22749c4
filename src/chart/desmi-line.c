/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Draws lines at a cost that the pixels bound, however many points there are. */
#include "chart/desmi-line.h"

#include "chart/desmi-curve.h"

#include <math.h>

#define CURVE_FROM 2.0 /* px between points; nearer ones are joined straight and thinned */
#define GAP_FROM 1.0   /* px from value to value; a narrower gap could not be seen */
#define DOT_FROM 1.0   /* px between markers */
#define DASH 4.0       /* px */

typedef struct
{
  DesmiScene           *scene;
  const DesmiLinePoint *points;
  const DesmiStyle     *style;
  const char           *key;
} Line;

static void
move_cb (double x, double y, gpointer path)
{
  desmi_scene_path_move_to (path, x, y);
}

static void
line_cb (double x, double y, gpointer path)
{
  desmi_scene_path_line_to (path, x, y);
}

static void
curve_cb (double x1, double y1, double x2, double y2, double x, double y, gpointer path)
{
  desmi_scene_path_curve_to (path, x1, y1, x2, y2, x, y);
}

static void
close_cb (gpointer path)
{
}

static const DesmiCurve path_curve = { move_cb, line_cb, curve_cb, close_cb };

static void
draw_points (const Line *self, const DesmiPoint *points, guint n, gboolean dashed)
{
  DesmiStyle      style = *self->style;
  DesmiSceneMark *path;

  if (n < 2)
    return;
  if (dashed)
    style.dash[0] = style.dash[1] = DASH;
  path = desmi_scene_add_path (self->scene, &style);
  desmi_scene_mark_set_datum (path, self->key, -1, NULL);
  if ((points[n - 1].x - points[0].x) / (n - 1) > CURVE_FROM)
    desmi_curve_monotone (points, n, &path_curve, path);
  else
    {
      g_autoptr (GArray) thin = desmi_points_thin (points, n);

      for (guint i = 0; i < thin->len; i++)
        {
          const DesmiPoint *point = &g_array_index (thin, DesmiPoint, i);

          if (i == 0)
            desmi_scene_path_move_to (path, point->x, point->y);
          else
            desmi_scene_path_line_to (path, point->x, point->y);
        }
    }
}

static void
draw_dot (const Line *self, guint index, gboolean hollow)
{
  const DesmiColor *color = &self->style->stroke;
  double            x = self->points[index].x, y = self->points[index].y;
  DesmiStyle style = { .fill = hollow ? desmi_scene_get_theme (self->scene)->background : *color,
                       .stroke = *color,
                       .stroke_width = hollow ? 1.5 : 0,
                       .radius = DESMI_LINE_DOT };
  DesmiSceneMark *dot = desmi_scene_add_rect (self->scene, x - DESMI_LINE_DOT, y - DESMI_LINE_DOT,
                                              2 * DESMI_LINE_DOT, 2 * DESMI_LINE_DOT, &style);

  desmi_scene_mark_set_datum (dot, self->key, -1, NULL);
}

static void
draw_hollow_dots (const Line *self, const guint *indices, guint from, guint to)
{
  double before = -HUGE_VAL;

  for (guint i = from; i < to; i++)
    if (i + 1 == to || self->points[indices[i]].x >= before + DOT_FROM)
      {
        draw_dot (self, indices[i], TRUE);
        before = self->points[indices[i]].x;
      }
}

/* One stretch of values: solid, then dashed where they are provisional. */
static void
draw_run (const Line *self, const guint *indices, guint n, gboolean dotted)
{
  g_autofree DesmiPoint *points = g_new (DesmiPoint, n);
  guint                  firm = 0;

  for (guint i = 0; i < n; i++)
    {
      const DesmiLinePoint *point = &self->points[indices[i]];

      points[i] = (DesmiPoint){ point->x, point->y };
      if (!point->provisional)
        firm = i + 1;
    }
  draw_points (self, points, firm, FALSE);
  if (firm < n)
    {
      guint start = firm > 0 ? firm - 1 : 0;

      draw_points (self, points + start, n - start, TRUE);
      draw_hollow_dots (self, indices, firm, n);
    }
  if (firm == n && (n == 1 || dotted))
    draw_dot (self, indices[n - 1], FALSE);
}

/**
 * desmi_line_draw:
 * @points: (array length=n): in order of x
 * @style: its stroke
 * @end_dot: mark the last value
 * @key: identity of the line
 *
 * Draws a smooth line, or a straight one where points are near to each other: as many strokes as
 * there are pixels, not points. It breaks where there is no value; provisional values at the end of
 * a stretch are dashed with hollow markers. A value alone is a marker.
 */
void
desmi_line_draw (DesmiScene           *scene,
                 const DesmiLinePoint *points,
                 guint                 n,
                 const DesmiStyle     *style,
                 gboolean              end_dot,
                 const char           *key)
{
  Line              self = { scene, points, style, key };
  g_autofree guint *run = g_new (guint, n + 1);
  guint             length = 0;

  for (guint i = 0; i < n; i++)
    {
      guint last = length > 0 ? run[length - 1] : i;

      if (!isfinite (points[i].y))
        continue;
      if (i > last + 1 && points[i].x >= points[last].x + GAP_FROM)
        {
          draw_run (&self, run, length, FALSE);
          length = 0;
        }
      run[length++] = i;
    }
  if (length > 0)
    draw_run (&self, run, length, end_dot);
}
