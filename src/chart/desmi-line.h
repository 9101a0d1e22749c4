/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A line through points, which breaks where there is no value. */
#pragma once

#include "chart/desmi-scene.h"

G_BEGIN_DECLS

#define DESMI_LINE_DOT 3.0 /* px, radius of a marker */

/**
 * DesmiLinePoint:
 * @x: px, not left of the point before
 * @y: px; NaN: no value
 * @provisional: the value may still change
 */
typedef struct
{
  double   x, y;
  gboolean provisional;
} DesmiLinePoint;

void desmi_line_draw (DesmiScene           *scene,
                      const DesmiLinePoint *points,
                      guint                 n,
                      const DesmiStyle     *style,
                      gboolean              end_dot,
                      const char           *key);

G_END_DECLS
