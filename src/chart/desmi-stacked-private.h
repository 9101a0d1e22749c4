/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A stacked bar chart in the making, which its bars and its words share. */
#pragma once

#include "chart/desmi-frame.h"
#include "chart/desmi-scale.h"
#include "chart/desmi-stacked-data.h"
#include "chart/desmi-time-axis.h"

G_BEGIN_DECLS

#define DESMI_STACKED_GAP 6.0     /* px of what stands for the parts that are not known */
#define DESMI_STACKED_LEADER 20.0 /* px between the last bar and the names beside it */

/**
 * DesmiStacked:
 * @time: of the periods, if they are
 * @origin: px of the value axis' start: a height for periods, else a place across
 * @length: px of the value axis
 * @band: px from one bar to the next
 * @bar: px that a bar is wide
 * @name_width: px for the names of categories
 * @ends: px along the value axis, where each bar ends
 * @direct: series are named beside the last bar, not in a legend
 * @not_to_scale: a part would be thinner than a pixel
 */
typedef struct
{
  DesmiFrame       *frame;
  DesmiStackedData *data;
  DesmiAxis         axis;
  DesmiTimeAxis     time;
  double            origin, length, band, bar, name_width;
  double           *ends;
  gboolean          direct, not_to_scale;
} DesmiStacked;

const DesmiLocale *desmi_stacked_locale (const DesmiStacked *self);
const DesmiTheme  *desmi_stacked_theme (const DesmiStacked *self);
DesmiStyle         desmi_stacked_style (const DesmiStacked *self, guint series);
char *desmi_stacked_series_key (const DesmiStacked *self, guint series) G_GNUC_WARN_UNUSED_RESULT;
DesmiBox desmi_stacked_box (const DesmiStacked *self, guint bar, double from, double to);

gboolean desmi_stacked_make_room (DesmiStacked *self);
gboolean desmi_stacked_is_incomplete (const DesmiStacked *self);
char    *desmi_stacked_total_text (const DesmiStacked *self, guint bar) G_GNUC_WARN_UNUSED_RESULT;
void     desmi_stacked_draw_axis (DesmiStacked *self);
void     desmi_stacked_draw_zero (DesmiStacked *self, double zero);
void     desmi_stacked_draw_names (DesmiStacked *self);
void     desmi_stacked_draw_totals (DesmiStacked *self);
void     desmi_stacked_draw_series_names (DesmiStacked *self);

G_END_DECLS
