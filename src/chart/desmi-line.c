/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Draws lines at a cost that the pixels bound, however many points there are. */
#include "chart/desmi-line.h"

#include "chart/desmi-curve.h"

#include <math.h>

#define CURVE_FROM 2.0  /* px between points; nearer ones are joined straight and thinned */
#define GAP_FROM 1.0    /* px from value to value; a narrower gap could not be seen */
#define DOT_FROM 1.0    /* px between markers */
#define DASH 4.0        /* px */
#define NARROW_FROM 4.0 /* px between points; where they are nearer, a line is narrower */
#define NARROW_MIN 1.0  /* px of its width */

typedef struct
{
  DesmiScene           *scene;
  const DesmiLinePoint *points;
  const DesmiStyle     *style;
  const char           *key;
  double                width; /* px of the strokes */
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

/* Values one after another, with nothing to be seen between them. */
typedef struct
{
  guint first, last; /* points, both with a value; those without one between them are skipped */
  guint n;
} Run;

static gboolean
has_value (const DesmiLinePoint *point)
{
  return isfinite (point->y);
}

static void
draw_curve (const Line *self, const Run *run, DesmiSceneMark *path)
{
  g_autofree DesmiPoint *points = g_new (DesmiPoint, run->n);
  guint                  n = 0;

  for (guint i = run->first; i <= run->last; i++)
    if (has_value (&self->points[i]))
      points[n++] = (DesmiPoint){ self->points[i].x, self->points[i].y };
  desmi_curve_monotone (points, n, &path_curve, path);
}

static void
draw_straight (const Line *self, const Run *run, DesmiSceneMark *path)
{
  DesmiThinner       thinner;
  g_autoptr (GArray) thin = NULL;

  desmi_thinner_init (&thinner);
  for (guint i = run->first; i <= run->last; i++)
    if (has_value (&self->points[i]))
      desmi_thinner_add (&thinner, self->points[i].x, self->points[i].y);
  thin = desmi_thinner_end (&thinner);
  for (guint i = 0; i < thin->len; i++)
    {
      const DesmiPoint *point = &g_array_index (thin, DesmiPoint, i);

      if (i == 0)
        desmi_scene_path_move_to (path, point->x, point->y);
      else
        desmi_scene_path_line_to (path, point->x, point->y);
    }
}

static void
draw_points (const Line *self, const Run *run, gboolean dashed)
{
  DesmiStyle      style = *self->style;
  DesmiSceneMark *path;

  if (run->n < 2)
    return;
  style.stroke_width = self->width;
  if (dashed)
    style.dash[0] = style.dash[1] = DASH;
  path = desmi_scene_add_path (self->scene, &style);
  desmi_scene_mark_set_datum (path, self->key, -1, NULL);
  if ((self->points[run->last].x - self->points[run->first].x) / (run->n - 1) > CURVE_FROM)
    draw_curve (self, run, path);
  else
    draw_straight (self, run, path);
}

/* @radius: px */
static void
draw_dot (const Line *self, guint index, double radius, gboolean hollow)
{
  const DesmiColor *color = &self->style->stroke;
  double            x = self->points[index].x, y = self->points[index].y;
  DesmiStyle style = { .fill = hollow ? desmi_scene_get_theme (self->scene)->background : *color,
                       .stroke = *color,
                       .stroke_width = hollow ? 1.5 : 0,
                       .radius = radius };
  DesmiSceneMark *dot
      = desmi_scene_add_rect (self->scene, x - radius, y - radius, 2 * radius, 2 * radius, &style);

  desmi_scene_mark_set_datum (dot, self->key, -1, NULL);
}

static void
draw_hollow_dots (const Line *self, guint from, guint last)
{
  double before = -HUGE_VAL;

  for (guint i = from; i <= last; i++)
    if (has_value (&self->points[i]) && (i == last || self->points[i].x >= before + DOT_FROM))
      {
        draw_dot (self, i, DESMI_LINE_DOT, TRUE);
        before = self->points[i].x;
      }
}

/* One stretch of values: solid, then dashed where they are provisional, from the last that is not.
 */
static void
draw_run (const Line *self, const Run *run, gboolean dotted)
{
  Run   firm = { run->first, run->first, 0 }, loose = *run;
  guint n = 0;

  for (guint i = run->first; i <= run->last; i++)
    {
      if (!has_value (&self->points[i]))
        continue;
      n++;
      if (!self->points[i].provisional)
        firm = (Run){ run->first, i, n };
    }
  draw_points (self, &firm, FALSE);
  if (firm.n < run->n)
    {
      guint from = run->first;

      if (firm.n > 0)
        {
          loose = (Run){ firm.last, run->last, run->n - firm.n + 1 };
          for (from = firm.last + 1; !has_value (&self->points[from]);)
            from++;
        }
      draw_points (self, &loose, TRUE);
      draw_hollow_dots (self, from, run->last);
    }
  /* a value alone among others as near as that is no larger beside the line than it is wide */
  if (firm.n == run->n && (run->n == 1 || dotted))
    draw_dot (self, run->last,
              dotted ? DESMI_LINE_DOT : DESMI_LINE_DOT * self->width / self->style->stroke_width,
              FALSE);
}

/* The ups and downs of a wide line that has a point for each pixel or two run into one band. */
static double
choose_width (const DesmiLinePoint *points, guint n, double width)
{
  double spacing = n > 1 ? (points[n - 1].x - points[0].x) / (n - 1) : NARROW_FROM;

  return CLAMP (width * spacing / NARROW_FROM, MIN (width, NARROW_MIN), width);
}

/**
 * desmi_line_draw:
 * @points: (array length=n): in order of x
 * @style: its stroke
 * @end_dot: mark the last value
 * @key: identity of the line
 *
 * Draws a smooth line, or a straight one where points are near to each other: as many strokes as
 * there are pixels, not points, and narrower where there are nearly as many points. It breaks where
 * there is no value; provisional values at the end of a stretch are dashed with hollow markers. A
 * value alone is a marker.
 */
void
desmi_line_draw (DesmiScene           *scene,
                 const DesmiLinePoint *points,
                 guint                 n,
                 const DesmiStyle     *style,
                 gboolean              end_dot,
                 const char           *key)
{
  Line self = { scene, points, style, key, choose_width (points, n, style->stroke_width) };
  Run  run = { 0, 0, 0 };

  for (guint i = 0; i < n; i++)
    {
      if (!has_value (&points[i]))
        continue;
      if (run.n > 0 && i > run.last + 1 && points[i].x >= points[run.last].x + GAP_FROM)
        {
          draw_run (&self, &run, FALSE);
          run.n = 0;
        }
      run = (Run){ run.n > 0 ? run.first : i, i, run.n + 1 };
    }
  if (run.n > 0)
    draw_run (&self, &run, end_dot);
}
