/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Months, quarters or years side by side. */
#pragma once

#include "chart/desmi-frame.h"
#include "core/desmi-period.h"

G_BEGIN_DECLS

/**
 * DesmiTimeAxis:
 * @kind: month, quarter or year; 0: there is none
 * @first: first month of the first one, as year x 12 + (month - 1)
 * @n: how many there are
 * @bands: each takes a band of the width; else each is a point, the outer ones at the ends
 * @x0: px, left end; @x1: right end; for the chart to set
 *
 * Unbroken periods of one kind, and where they stand.
 */
typedef struct
{
  DesmiPeriodKind kind;
  int             first;
  guint           n;
  gboolean        bands;
  double          x0, x1;
} DesmiTimeAxis;

void        desmi_time_axis_read (DesmiTimeAxis *self, DesmiTable *table, guint column);
int         desmi_time_axis_find (const DesmiTimeAxis *self, const char *text);
DesmiPeriod desmi_time_axis_get (const DesmiTimeAxis *self, guint index);
char       *desmi_time_axis_name (const DesmiTimeAxis *self,
                                  guint                index,
                                  const DesmiLocale   *locale) G_GNUC_WARN_UNUSED_RESULT;
double      desmi_time_axis_x (const DesmiTimeAxis *self, double index);
double      desmi_time_axis_spacing (const DesmiTimeAxis *self);
void
desmi_time_axis_draw_years (const DesmiTimeAxis *self, DesmiFrame *frame, double y0, double y1);
void desmi_time_axis_draw (const DesmiTimeAxis *self, DesmiFrame *frame, double y);

G_END_DECLS
