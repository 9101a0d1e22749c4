/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A chart on the screen: drawn, pointed at, walked through and spoken. */
#pragma once

#include "app/desmi-chart-request.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * DesmiChartView:
 *
 * Properties: "content-height" (int, px at 100 % text: natural height), "description" (string,
 * read-only: what a screen reader says of the mark in focus, else of the whole). Signals:
 * "laid-out": a new scene is there; "activated" (GStrv: the filters of a mark, as after --where):
 * it was clicked, or chosen by Enter; "toggle" (GStrv, returns DesmiViewToggle): what would become
 * of them then, set where nobody says; "period-selected" (string, string: the first and the last
 * period, in the spelling of filters): they were marked out on a chart along time. A mark without
 * filters, and each mark where nobody listens, is pinned instead, as by Control.
 */
#define DESMI_TYPE_CHART_VIEW (desmi_chart_view_get_type ())
G_DECLARE_FINAL_TYPE (DesmiChartView, desmi_chart_view, DESMI, CHART_VIEW, GtkWidget)

void            desmi_chart_view_set_data (DesmiChartView *self, DesmiChartData *data);
DesmiChartData *desmi_chart_view_get_data (DesmiChartView *self);
DesmiScene     *desmi_chart_view_get_scene (DesmiChartView *self);
void            desmi_chart_view_set_content_height (DesmiChartView *self, int height_px);
const char     *desmi_chart_view_get_description (DesmiChartView *self);
int             desmi_chart_view_get_current (DesmiChartView *self);
void            desmi_chart_view_point (DesmiChartView *self, double x, double y);
void            desmi_chart_view_walk (DesmiChartView *self, int direction, gboolean to_end);
void            desmi_chart_view_pin (DesmiChartView *self);
void            desmi_chart_view_activate (DesmiChartView *self, gboolean pin);
gboolean        desmi_chart_view_clear (DesmiChartView *self);

/* A stretch of time, or a click, by pointer and by keyboard */
void     desmi_chart_view_begin_drag (DesmiChartView *self, double x, double y);
gboolean desmi_chart_view_drag (DesmiChartView *self, double x, double y);
void     desmi_chart_view_end_drag (DesmiChartView *self, double x, double y, gboolean pin);
gboolean desmi_chart_view_extend (DesmiChartView *self, int direction, gboolean to_end);
gboolean desmi_chart_view_cancel_drag (DesmiChartView *self);

G_END_DECLS
