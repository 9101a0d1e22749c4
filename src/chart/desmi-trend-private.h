/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The parts of the trend chart: its scales, which the lines and the words share. */
#pragma once

#include "chart/desmi-before.h"
#include "chart/desmi-frame.h"
#include "chart/desmi-scale.h"
#include "chart/desmi-time-axis.h"
#include "chart/desmi-trend-data.h"

G_BEGIN_DECLS

/**
 * DesmiTrend:
 * @time: the periods, and where they stand
 * @y0: px of the greatest value; @y1: of the least
 * @axes: there is room for axes and labels
 * @single: there is one value in all
 * @before: (nullable): what was before the first year that is shown
 */
typedef struct
{
  DesmiFrame           *frame;
  const DesmiTrendData *data;
  DesmiAxis             axis;
  DesmiTimeAxis         time;
  double                y0, y1;
  gboolean              axes;
  gboolean              single;
  DesmiBefore          *before;
} DesmiTrend;

const DesmiLocale *desmi_trend_locale (const DesmiTrend *self);
const DesmiTheme  *desmi_trend_theme (const DesmiTrend *self);
double             desmi_trend_x (const DesmiTrend *self, double month);
double             desmi_trend_y (const DesmiTrend *self, double value);
const char        *desmi_trend_series_key (DesmiDirection direction);
char              *desmi_trend_last_value (const DesmiTrend *self,
                                           DesmiDirection    direction) G_GNUC_WARN_UNUSED_RESULT;
double             desmi_trend_label_width (const DesmiTrend *self, DesmiDirection direction);
double             desmi_trend_events_height (const DesmiTrend *self);
void               desmi_trend_draw_events (DesmiTrend *self);
void               desmi_trend_append_events (GString *out, const DesmiTrend *self);
void               desmi_trend_draw_net (DesmiTrend *self);
void               desmi_trend_draw_lines (DesmiTrend *self);
void               desmi_trend_draw_end_labels (DesmiTrend *self);
void               desmi_trend_draw_peak_label (DesmiTrend *self, DesmiDirection direction);
void               desmi_trend_add_data (DesmiTrend *self);
char              *desmi_trend_describe_cell (const DesmiTrend *self,
                                              DesmiDirection    direction,
                                              guint             month) G_GNUC_WARN_UNUSED_RESULT;
char              *desmi_trend_summarize (const DesmiTrend *self) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
