/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The shortest way between two places on the globe. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define DESMI_EARTH_RADIUS_KM 6371.0088 /* mean radius of IUGG */

/* A place, in degrees. */
typedef struct
{
  double lon, lat;
} DesmiPlace;

double     desmi_great_circle_distance (const DesmiPlace *a, const DesmiPlace *b);
DesmiPlace desmi_great_circle_point (const DesmiPlace *a, const DesmiPlace *b, double t);

G_END_DECLS
