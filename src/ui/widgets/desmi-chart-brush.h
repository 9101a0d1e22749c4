/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A stretch of time being marked out on a chart, by pointer or by keyboard. */
#pragma once

#include "chart/desmi-scene-time.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * DesmiChartBrush:
 * @time: (nullable): where the periods stand; %NULL: nothing is being marked out
 * @anchor: the slot it began at
 * @head: the slot it has come to
 * @marked: whether it has come far enough to be meant
 */
typedef struct
{
  DesmiSceneTime *time;
  guint           anchor, head;
  gboolean        marked;
  double          start_x, start_y;
} DesmiChartBrush;

gboolean desmi_chart_brush_begin (DesmiChartBrush *self, DesmiScene *scene, double x, double y);
gboolean desmi_chart_brush_move (DesmiChartBrush *self, double x, double y);
gboolean desmi_chart_brush_extend (DesmiChartBrush      *self,
                                   DesmiScene           *scene,
                                   const DesmiSceneMark *mark,
                                   int                   direction,
                                   gboolean              to_end);
void     desmi_chart_brush_get (const DesmiChartBrush *self, const char **first, const char **last);
char    *desmi_chart_brush_describe (const DesmiChartBrush *self) G_GNUC_WARN_UNUSED_RESULT;
void     desmi_chart_brush_clear (DesmiChartBrush *self);
void     desmi_chart_brush_append (const DesmiChartBrush *self,
                                   GtkWidget             *widget,
                                   const DesmiTheme      *theme,
                                   GtkSnapshot           *snapshot);

G_END_DECLS
