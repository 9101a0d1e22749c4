/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Scales: round ticks of numbers and of time, domains that end on them, and their labels. */
#pragma once

#include "core/desmi-locale.h"

G_BEGIN_DECLS

GArray *desmi_ticks (double start, double stop, double count) G_GNUC_WARN_UNUSED_RESULT;
double  desmi_tick_step (double start, double stop, double count);
void    desmi_nice_domain (double *start, double *stop, double count);
char *
desmi_tick_label (double value, double step, const DesmiLocale *locale) G_GNUC_WARN_UNUSED_RESULT;

/**
 * DesmiAxis:
 * @start: value at one end
 * @stop: value at the other, never equal to @start
 * @step: between ticks
 * @ticks: of double
 * @percent: values are ratios, labelled in percent; for the caller to set after desmi_axis_init()
 *
 * A number axis: a nice domain and its ticks. Clear with desmi_axis_clear().
 */
typedef struct
{
  double   start, stop, step;
  GArray  *ticks;
  gboolean percent;
} DesmiAxis;

void   desmi_axis_init (DesmiAxis *axis, double low, double high, double count, gboolean integers);
double desmi_axis_place (const DesmiAxis *axis, double value, double from, double to);
char  *desmi_axis_label (const DesmiAxis   *axis,
                         guint              tick,
                         const DesmiLocale *locale) G_GNUC_WARN_UNUSED_RESULT;
void   desmi_axis_clear (DesmiAxis *axis);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DesmiAxis, desmi_axis_clear)

typedef enum
{
  DESMI_INTERVAL_SECOND,
  DESMI_INTERVAL_DAY,         /* every n days since 1970 */
  DESMI_INTERVAL_WEEK_SUNDAY, /* every 1 */
  DESMI_INTERVAL_WEEK_MONDAY, /* every 1 */
  DESMI_INTERVAL_MONTH,       /* every n months of the year */
  DESMI_INTERVAL_YEAR,        /* every year that n divides */
} DesmiInterval;

/**
 * DesmiTimeStep:
 *
 * Every @every of an interval of the proleptic Gregorian calendar in UTC.
 */
typedef struct
{
  DesmiInterval interval;
  int           every;
} DesmiTimeStep;

GArray *desmi_time_ticks (gint64 start, gint64 stop, double count) G_GNUC_WARN_UNUSED_RESULT;
GArray *desmi_time_starts (gint64 start, gint64 stop, DesmiTimeStep step) G_GNUC_WARN_UNUSED_RESULT;
void    desmi_time_nice (gint64 *start, gint64 *stop, double count);
DesmiTimeStep desmi_time_step (gint64 start, gint64 stop, double count);

G_END_DECLS
