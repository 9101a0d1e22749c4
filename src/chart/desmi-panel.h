/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A part of a picture with numbers upwards and periods below. */
#pragma once

#include "chart/desmi-frame.h"
#include "chart/desmi-scale.h"
#include "chart/desmi-time-axis.h"

G_BEGIN_DECLS

/**
 * DesmiPanel:
 * @frame: of the picture; while the panel is open its plot is the panel's own room
 * @heading: (nullable): what stands above the plot
 * @detail: (nullable): what stands below the heading, where there is one; "": room as for it
 * @right: px of the room right of the plot, for names of lines
 * @time: kind, first and n for the caller to set
 * @y0: px of the greatest value; @y1: of the least
 * @axes: there is room for axes and labels
 *
 * Set @heading, @detail, @right and @time, open, draw, close.
 */
typedef struct
{
  DesmiFrame   *frame;
  const char   *heading;
  const char   *detail;
  double        right;
  DesmiTimeAxis time;
  DesmiAxis     axis;
  DesmiBox      outer; /* the plot of the whole picture */
  double        y0, y1;
  gboolean      axes;
} DesmiPanel;

gboolean desmi_panel_open (DesmiPanel     *self,
                           DesmiFrame     *frame,
                           const DesmiBox *box,
                           double          low,
                           double          high,
                           DesmiColumnType type);
void     desmi_panel_draw_axes (DesmiPanel *self);
double   desmi_panel_y (const DesmiPanel *self, double value);
void     desmi_panel_close (DesmiPanel *self);

G_END_DECLS
