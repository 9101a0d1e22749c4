/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the two files of the chart widget, its looks and its ways, know of each other. */
#pragma once

#include "ui/widgets/desmi-chart-brush.h"
#include "ui/widgets/desmi-chart-motion.h"
#include "ui/widgets/desmi-chart-view.h"

G_BEGIN_DECLS

#define DESMI_CHART_NOT_PRESSED -2

typedef enum
{
  DESMI_ALONG_TIME_UNKNOWN,
  DESMI_ALONG_TIME_YES,
  DESMI_ALONG_TIME_NO,
} DesmiAlongTime;

struct _DesmiChartView
{
  GtkWidget          parent_instance;

  GtkWidget         *tip;
  DesmiChartData    *data;
  DesmiScene        *scene;
  DesmiTheme         theme;
  char              *failure; /* why there is no scene, a sentence */
  DesmiChartPictures pictures;
  DesmiChartBrush    brush;
  DesmiChartMotion   motion;
  DesmiAlongTime     along_time; /* whether the scene's periods stand along an axis */
  GObject           *relay;      /* (nullable): not owned; who passes the signals on */
  const char        *cursor;     /* (nullable): its name, a constant */
  char              *said;       /* words made for the description */
  int                content_height;
  int                hovered; /* marks of the scene, -1: none */
  int                focused;
  int                pinned;
  int                pressed; /* the mark the button went down on, or DESMI_CHART_NOT_PRESSED */
  double             pointer_x, pointer_y;
  double             rest_x, rest_y; /* the pointer in the window */
  gboolean           walked;         /* by the keyboard, since the pointer moved */
  guint              tip_source;
  guint              expect_source; /* makes what is needed to lift a mark out */
};

const DesmiSceneMark *desmi_chart_view_get_mark (DesmiChartView *self, int index);
void                  desmi_chart_view_speak (DesmiChartView *self);
void                  desmi_chart_view_hide_tip (DesmiChartView *self);
void                  desmi_chart_view_update (DesmiChartView *self, gboolean at_once);
void                  desmi_chart_view_expect (DesmiChartView *self);
void                  desmi_chart_view_set_relay (DesmiChartView *self, GObject *relay);

G_END_DECLS
