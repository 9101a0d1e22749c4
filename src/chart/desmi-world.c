/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rings lie in the program as they are on disk and are read only where a map is drawn. Each is
 * turned to the map's middle, cut where the map is, projected, and cut to the part that is shown,
 * by Sutherland and Hodgman; borders, which must not follow those cuts, are traced apart from
 * areas. */
#include "chart/desmi-world.h"

#include <math.h>

typedef struct
{
  guint16 first, n;
  char    country[4]; /* ISO 3166-1, three digits; empty: none */
} Ring;

#include "desmi-world-table.inc"

#define LEAST_STEP 0.4 /* px; points nearer to the last one are left out */
#define CUT_STEP 4.0   /* degrees between points along the cut, which is curved on the map */
#define SEAM 179.999   /* degrees: along this meridian rings are cut in the data */

typedef struct
{
  double x, y;
} Point;

/* Inside is where a * x + b * y <= c. */
typedef struct
{
  double a, b, c;
} Edge;

/**
 * desmi_world_get_n_rings:
 *
 * Returns: how many rings there are; outer ones run clockwise, holes the other way round
 */
guint
desmi_world_get_n_rings (void)
{
  return G_N_ELEMENTS (rings);
}

/**
 * desmi_world_get_ring_country:
 *
 * Returns: (transfer none): number of the country in ISO 3166-1, empty if it has none
 */
const char *
desmi_world_get_ring_country (guint ring)
{
  return rings[ring].country;
}

/**
 * desmi_world_get_ring_length:
 *
 * Returns: how many points a ring has, the first one not repeated
 */
guint
desmi_world_get_ring_length (guint ring)
{
  return rings[ring].n;
}

/**
 * desmi_world_get_ring_point:
 * @lon: (out): degrees
 * @lat: (out): degrees
 */
void
desmi_world_get_ring_point (guint ring, guint index, double *lon, double *lat)
{
  const gint16 *point = points[rings[ring].first + index];

  *lon = point[0] / UNITS_PER_DEGREE;
  *lat = point[1] / UNITS_PER_DEGREE;
}

static double
outside (const Edge *edge, const Point *point)
{
  return edge->a * point->x + edge->b * point->y - edge->c;
}

static Point
cross (const Edge *edge, const Point *from, const Point *to)
{
  double f = outside (edge, from), t = f / (f - outside (edge, to));

  return (Point){ from->x + t * (to->x - from->x), from->y + t * (to->y - from->y) };
}

/* Leaves of the polygon @in what is inside of one edge. */
static void
clip (const GArray *in, const Edge *edge, GArray *out)
{
  g_array_set_size (out, 0);
  for (guint i = 0; i < in->len; i++)
    {
      const Point *from = &g_array_index (in, Point, (i + in->len - 1) % in->len);
      const Point *to = &g_array_index (in, Point, i);
      gboolean     from_in = outside (edge, from) <= 0, to_in = outside (edge, to) <= 0;
      Point        between;

      if (from_in != to_in)
        {
          between = cross (edge, from, to);
          g_array_append_val (out, between);
        }
      if (to_in)
        g_array_append_val (out, *to);
    }
}

static void
clip_all (GArray **polygon, GArray **spare, const Edge *edges, guint n)
{
  for (guint i = 0; i < n && (*polygon)->len > 0; i++)
    {
      GArray *swap = *polygon;

      clip (*polygon, &edges[i], *spare);
      *polygon = *spare;
      *spare = swap;
    }
}

/* Along the cut of the map more points, for it is no straight line there. */
static void
project_ring (const GArray *in, const DesmiProjection *map, GArray *out)
{
  g_array_set_size (out, 0);
  for (guint i = 0; i < in->len; i++)
    {
      const Point *from = &g_array_index (in, Point, i);
      const Point *to = &g_array_index (in, Point, (i + 1) % in->len);
      gboolean     cut = fabs (from->x) > SEAM && fabs (to->x - from->x) < 1;
      guint        n = cut ? (guint) ceil (fabs (to->y - from->y) / CUT_STEP) : 1;

      for (guint k = 0; k < MAX (n, 1); k++)
        {
          double t = (double) k / MAX (n, 1), raw_x, raw_y;
          Point  at;

          desmi_projection_raw (map->kind, (from->x + t * (to->x - from->x)) * G_PI / 180,
                                (from->y + t * (to->y - from->y)) * G_PI / 180, &raw_x, &raw_y);
          at = (Point){ map->x + map->scale * raw_x, map->y - map->scale * raw_y };
          g_array_append_val (out, at);
        }
    }
}

static void
trace_polygon (DesmiSceneMark *path, const GArray *polygon)
{
  Point last = { 0, 0 };
  guint n = 0;

  for (guint i = 0; i < polygon->len; i++)
    {
      const Point *at = &g_array_index (polygon, Point, i);

      if (n > 0 && hypot (at->x - last.x, at->y - last.y) < LEAST_STEP)
        continue;
      if (n++ == 0)
        desmi_scene_path_move_to (path, at->x, at->y);
      else
        desmi_scene_path_line_to (path, at->x, at->y);
      last = *at;
    }
  if (n > 0)
    desmi_scene_path_close (path);
}

/* The ring with its longitudes from the middle of the map, @turns times around; whether any of it
 * is on the map. */
static gboolean
turn_ring (guint ring, const DesmiProjection *map, int turns, GArray *out)
{
  double low = HUGE_VAL, high = -HUGE_VAL;

  g_array_set_size (out, 0);
  for (guint i = 0; i < rings[ring].n; i++)
    {
      Point at;

      desmi_world_get_ring_point (ring, i, &at.x, &at.y);
      at.x += 360 * turns - map->center;
      low = MIN (low, at.x);
      high = MAX (high, at.x);
      g_array_append_val (out, at);
    }
  return low < 180 && high > -180;
}

/**
 * desmi_world_trace_areas:
 * @path: what is added to, closed polygons to be filled by the rule of non-zero winding
 * @box: px; nothing is added out of it
 * @filter: which countries
 *
 * Adds the areas of countries.
 */
void
desmi_world_trace_areas (DesmiSceneMark        *path,
                         const DesmiProjection *map,
                         const DesmiBox        *box,
                         DesmiWorldFilter       filter,
                         gpointer               user_data)
{
  const Edge cut[] = { { 1, 0, 180 }, { -1, 0, 180 } };
  const Edge sides[] = { { -1, 0, -box->x },
                         { 1, 0, box->x + box->width },
                         { 0, -1, -box->y },
                         { 0, 1, box->y + box->height } };
  GArray    *polygon = g_array_new (FALSE, FALSE, sizeof (Point));
  GArray    *spare = g_array_new (FALSE, FALSE, sizeof (Point));

  for (guint ring = 0; ring < G_N_ELEMENTS (rings); ring++)
    for (int turns = -1; turns <= 1 && filter (rings[ring].country, user_data); turns++)
      {
        GArray *swap;

        if (!turn_ring (ring, map, turns, polygon))
          continue;
        clip_all (&polygon, &spare, cut, G_N_ELEMENTS (cut));
        project_ring (polygon, map, spare);
        swap = polygon;
        polygon = spare;
        spare = swap;
        clip_all (&polygon, &spare, sides, G_N_ELEMENTS (sides));
        if (polygon->len >= 3)
          trace_polygon (path, polygon);
      }
  g_array_unref (polygon);
  g_array_unref (spare);
}

/* Shortens a line to the box, by Liang and Barsky; whether any of it is left. */
static gboolean
clip_line (const DesmiBox *box, Point *from, Point *to)
{
  double dx = to->x - from->x, dy = to->y - from->y, t0 = 0, t1 = 1;
  double p[] = { -dx, dx, -dy, dy };
  double q[] = { from->x - box->x, box->x + box->width - from->x, from->y - box->y,
                 box->y + box->height - from->y };
  Point  start = *from;

  for (guint i = 0; i < G_N_ELEMENTS (p); i++)
    {
      if (p[i] < 0)
        t0 = MAX (t0, q[i] / p[i]);
      else if (p[i] > 0)
        t1 = MIN (t1, q[i] / p[i]);
      else if (q[i] < 0)
        return FALSE;
    }
  if (t0 >= t1)
    return FALSE;
  *from = (Point){ start.x + t0 * dx, start.y + t0 * dy };
  *to = (Point){ start.x + t1 * dx, start.y + t1 * dy };
  return TRUE;
}

/* Where the data are cut there is no border, nor where the map is. */
static gboolean
is_border (guint ring, guint from, guint to)
{
  double lon[2], lat[2];

  desmi_world_get_ring_point (ring, from, &lon[0], &lat[0]);
  desmi_world_get_ring_point (ring, to, &lon[1], &lat[1]);
  return (fabs (lon[0]) < SEAM || fabs (lon[1]) < SEAM) && (lat[0] > -89.9 || lat[1] > -89.9);
}

static void
trace_ring (DesmiSceneMark        *path,
            guint                  ring,
            const GArray          *turned,
            const DesmiProjection *map,
            const DesmiBox        *box)
{
  Point last = { HUGE_VAL, HUGE_VAL };

  for (guint i = 0; i < turned->len; i++)
    {
      guint        next = (i + 1) % turned->len;
      const Point *a = &g_array_index (turned, Point, i), *b = &g_array_index (turned, Point, next);
      Point        from, to;

      if (fabs (a->x) > 180 || fabs (b->x) > 180 || !is_border (ring, i, next))
        continue;
      desmi_projection_project (map, map->center + a->x, a->y, &from.x, &from.y);
      desmi_projection_project (map, map->center + b->x, b->y, &to.x, &to.y);
      if (!clip_line (box, &from, &to))
        continue;
      if (hypot (from.x - last.x, from.y - last.y) > LEAST_STEP)
        desmi_scene_path_move_to (path, from.x, from.y);
      else if (hypot (to.x - last.x, to.y - last.y) < LEAST_STEP)
        continue;
      desmi_scene_path_line_to (path, to.x, to.y);
      last = to;
    }
}

/**
 * desmi_world_trace_borders:
 * @path: what is added to, open lines
 * @box: px; nothing is added out of it
 *
 * Adds coasts and borders.
 */
void
desmi_world_trace_borders (DesmiSceneMark *path, const DesmiProjection *map, const DesmiBox *box)
{
  GArray *turned = g_array_new (FALSE, FALSE, sizeof (Point));

  for (guint ring = 0; ring < G_N_ELEMENTS (rings); ring++)
    for (int turns = -1; turns <= 1; turns++)
      if (turn_ring (ring, map, turns, turned))
        trace_ring (path, ring, turned, map, box);
  g_array_unref (turned);
}
