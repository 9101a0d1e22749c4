/* SPDX-License-Identifier: GPL-3.0-or-later */
/* By turning one unit vector into another. */
#include "chart/desmi-great-circle.h"

#include <math.h>

#define RADIANS (G_PI / 180.0)

/* A way's least length, radians, that has a direction. */
#define LEAST 1e-12

typedef struct
{
  double x, y, z;
} Vector;

static Vector
vector_of (const DesmiPlace *place)
{
  double lon = place->lon * RADIANS, lat = place->lat * RADIANS;

  return (Vector){ cos (lat) * cos (lon), cos (lat) * sin (lon), sin (lat) };
}

static Vector
cross (const Vector *a, const Vector *b)
{
  return (Vector){ a->y * b->z - a->z * b->y, a->z * b->x - a->x * b->z,
                   a->x * b->y - a->y * b->x };
}

static double
length_of (const Vector *a)
{
  return sqrt (a->x * a->x + a->y * a->y + a->z * a->z);
}

/* By sine and cosine: the one is exact where the other is not, near by and far away. */
static double
angle_between (const Vector *a, const Vector *b)
{
  Vector axis = cross (a, b);

  return atan2 (length_of (&axis), a->x * b->x + a->y * b->y + a->z * b->z);
}

/**
 * desmi_great_circle_distance:
 *
 * Returns: radians between two places, 0 to π
 */
double
desmi_great_circle_distance (const DesmiPlace *a, const DesmiPlace *b)
{
  Vector from = vector_of (a), to = vector_of (b);

  return angle_between (&from, &to);
}

/* Across @from, towards @to; of two places opposite to each other, between which every way is the
 * shortest, to the north. */
static Vector
find_side (const DesmiPlace *a, const Vector *from, const Vector *to)
{
  Vector axis = cross (from, to);
  double length = length_of (&axis);
  double lon = a->lon * RADIANS, lat = a->lat * RADIANS;

  if (length < LEAST)
    return (Vector){ -sin (lat) * cos (lon), -sin (lat) * sin (lon), cos (lat) };
  axis = (Vector){ axis.x / length, axis.y / length, axis.z / length };
  return cross (&axis, from);
}

/**
 * desmi_great_circle_point:
 * @t: 0 at @a to 1 at @b
 *
 * Returns: the place so far along the way
 */
DesmiPlace
desmi_great_circle_point (const DesmiPlace *a, const DesmiPlace *b, double t)
{
  Vector from = vector_of (a), to = vector_of (b), side = find_side (a, &from, &to);
  double angle = angle_between (&from, &to), ahead, aside, x, y, z;

  if (angle < LEAST)
    return *a;
  ahead = cos (t * angle);
  aside = sin (t * angle);
  x = from.x * ahead + side.x * aside;
  y = from.y * ahead + side.y * aside;
  z = from.z * ahead + side.z * aside;
  return (DesmiPlace){ atan2 (y, x) / RADIANS, atan2 (z, hypot (x, y)) / RADIANS };
}
