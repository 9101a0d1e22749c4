/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A chart on its way from one state to another. */
#pragma once

#include "ui/widgets/desmi-chart-pictures.h"

G_BEGIN_DECLS

/* A scene that took longer to paint is not painted again for each frame. */
#define DESMI_CHART_MOTION_PAINT_US 5000

/**
 * DesmiChartMotion:
 * @from: (nullable): how it was; %NULL: it does not move
 * @before: the picture of it, the size of what it becomes once that is known
 * @whole: whether only the pictures give way to each other, the marks being too many to move
 * @start_us: time of the first frame, 0: there was none
 * @part: how much of the way is done, 0 to 1
 * @tick: what moves it
 * @done: called when it has come
 */
typedef struct
{
  DesmiScene      *from;
  cairo_surface_t *before;
  gboolean         whole;
  gint64           start_us;
  double           part;
  guint            tick;
  void (*done) (GtkWidget *widget);
} DesmiChartMotion;

void     desmi_chart_motion_begin (DesmiChartMotion         *self,
                                   GtkWidget                *widget,
                                   DesmiScene               *from,
                                   const DesmiChartPictures *pictures,
                                   void (*done) (GtkWidget *widget));
void     desmi_chart_motion_end (DesmiChartMotion *self, GtkWidget *widget);
gboolean desmi_chart_motion_is_on (const DesmiChartMotion *self);
void     desmi_chart_motion_append (DesmiChartMotion   *self,
                                    DesmiScene         *to,
                                    DesmiChartPictures *pictures,
                                    int                 scale,
                                    GtkSnapshot        *snapshot);

G_END_DECLS
