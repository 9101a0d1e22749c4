/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pseudocylindrical projections by polynomials. */
#include "chart/desmi-projection.h"

#include <math.h>

#define RADIANS (G_PI / 180.0)

/* Šavrič, Patterson and Jenny, "The Equal Earth map projection" (2018). */
static void
equal_earth (double lon, double lat, double *x, double *y)
{
  const double a1 = 1.340264, a2 = -0.081106, a3 = 0.000893, a4 = 0.003796, m = sqrt (3) / 2;
  double       l = asin (m * sin (lat)), l2 = l * l, l6 = l2 * l2 * l2;

  *x = lon * cos (l) / (m * (a1 + 3 * a2 * l2 + l6 * (7 * a3 + 9 * a4 * l2)));
  *y = l * (a1 + a2 * l2 + l6 * (a3 + a4 * l2));
}

/* Šavrič, Jenny, Patterson, Petrovič and Hurni, "A polynomial equation for the Natural Earth
 * projection" (2011). */
static void
natural_earth_1 (double lon, double lat, double *x, double *y)
{
  double p2 = lat * lat, p4 = p2 * p2;

  *x = lon * (0.8707 - 0.131979 * p2 + p4 * (-0.013791 + p4 * (0.003971 * p2 - 0.001529 * p4)));
  *y = lat * (1.007226 + p2 * (0.015085 + p4 * (-0.044475 + 0.028874 * p2 - 0.005916 * p4)));
}

/* Šavrič, Patterson and Jenny, "The Natural Earth II world map projection" (2015). */
static void
natural_earth_2 (double lon, double lat, double *x, double *y)
{
  double p2 = lat * lat, p4 = p2 * p2, p6 = p2 * p4;

  *x = lon
       * (0.84719 - 0.13063 * p2
          + p6 * p6 * (-0.04515 + 0.05494 * p2 - 0.02326 * p4 + 0.00331 * p6));
  *y = lat * (1.01183 + p4 * p4 * (-0.02625 + 0.01926 * p2 - 0.00396 * p4));
}

/**
 * desmi_projection_raw:
 * @lon: radians from the centre, -π to π
 * @lat: radians, -π/2 to π/2
 * @x: (out): radians at the centre
 * @y: (out): radians at the centre, upwards
 *
 * Projects a point of the unit sphere.
 */
void
desmi_projection_raw (DesmiProjectionKind kind, double lon, double lat, double *x, double *y)
{
  switch (kind)
    {
    case DESMI_PROJECTION_NATURAL_EARTH_1:
      natural_earth_1 (lon, lat, x, y);
      break;
    case DESMI_PROJECTION_NATURAL_EARTH_2:
      natural_earth_2 (lon, lat, x, y);
      break;
    case DESMI_PROJECTION_EQUAL_EARTH:
    default:
      equal_earth (lon, lat, x, y);
      break;
    }
}

/**
 * desmi_longitude_wrap:
 *
 * Returns: the same meridian between -180 and 180 degrees
 */
double
desmi_longitude_wrap (double lon)
{
  return lon >= -180 && lon <= 180 ? lon : remainder (lon, 360);
}

/**
 * desmi_projection_project:
 * @lon: degrees
 * @lat: degrees
 * @x: (out): px
 * @y: (out): px, downwards
 *
 * Projects a point of the map.
 */
void
desmi_projection_project (const DesmiProjection *self, double lon, double lat, double *x, double *y)
{
  double raw_x, raw_y;

  desmi_projection_raw (self->kind, desmi_longitude_wrap (lon - self->center) * RADIANS,
                        lat * RADIANS, &raw_x, &raw_y);
  *x = self->x + self->scale * raw_x;
  *y = self->y - self->scale * raw_y;
}
