/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Maps of the world: from degrees to pixels. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  DESMI_PROJECTION_EQUAL_EARTH, /* areas are as they are */
  DESMI_PROJECTION_NATURAL_EARTH_1,
  DESMI_PROJECTION_NATURAL_EARTH_2,
} DesmiProjectionKind;

/**
 * DesmiProjection:
 * @scale: px for a radian at the centre
 * @x: px, of the centre
 * @y: px, of the centre
 * @center: degrees of longitude that are in the middle; the map is cut opposite of them
 */
typedef struct
{
  DesmiProjectionKind kind;
  double              scale;
  double              x, y;
  double              center;
} DesmiProjection;

void desmi_projection_raw (DesmiProjectionKind kind, double lon, double lat, double *x, double *y);
void desmi_projection_project (const DesmiProjection *self,
                               double                 lon,
                               double                 lat,
                               double                *x,
                               double                *y);
double desmi_longitude_wrap (double lon);

G_END_DECLS
