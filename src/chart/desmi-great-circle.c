/* SPDX-License-Identifier: GPL-3.0-or-later */
/* By haversines and by turning one unit vector into another, as d3-geo does. */
#include "chart/desmi-great-circle.h"

#include <math.h>

#define RADIANS (G_PI / 180.0)

static double
haversine (double angle)
{
  double s = sin (angle / 2);

  return s * s;
}

/**
 * desmi_great_circle_distance:
 *
 * Returns: radians between two places, 0 to π
 */
double
desmi_great_circle_distance (const DesmiPlace *a, const DesmiPlace *b)
{
  double lat_a = a->lat * RADIANS, lat_b = b->lat * RADIANS;
  double h = haversine (lat_b - lat_a)
             + cos (lat_a) * cos (lat_b) * haversine ((b->lon - a->lon) * RADIANS);

  return 2 * asin (sqrt (CLAMP (h, 0.0, 1.0)));
}

/**
 * desmi_great_circle_point:
 * @t: 0 at @a to 1 at @b
 *
 * Of two places opposite of each other, and of two that are one, there is no shortest way: the
 * first is given.
 *
 * Returns: the place so far along the way
 */
DesmiPlace
desmi_great_circle_point (const DesmiPlace *a, const DesmiPlace *b, double t)
{
  double lat_a = a->lat * RADIANS, lat_b = b->lat * RADIANS;
  double lon_a = a->lon * RADIANS, lon_b = b->lon * RADIANS;
  double distance = desmi_great_circle_distance (a, b), s = sin (distance);
  double from, to, x, y, z;

  if (!(fabs (s) > 0))
    return *a;
  from = sin ((1 - t) * distance) / s;
  to = sin (t * distance) / s;
  x = from * cos (lat_a) * cos (lon_a) + to * cos (lat_b) * cos (lon_b);
  y = from * cos (lat_a) * sin (lon_a) + to * cos (lat_b) * sin (lon_b);
  z = from * sin (lat_a) + to * sin (lat_b);
  return (DesmiPlace){ atan2 (y, x) / RADIANS, atan2 (z, hypot (x, y)) / RADIANS };
}
