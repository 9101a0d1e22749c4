/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Ticks of time on calendar bounds, in a proleptic calendar of our own: no time zone can move them.
 */
#include "chart/desmi-scale.h"

#include <math.h>

#define DAY G_GINT64_CONSTANT (86400)

typedef struct
{
  gint64 year;
  int    month, day; /* from 1 */
} Civil;

static gint64
floor_div (gint64 a, gint64 b)
{
  return a / b - (a % b != 0 && (a < 0) != (b < 0) ? 1 : 0);
}

/* Days since 1970 of a date, by years that begin in March so that the leap day comes last. */
static gint64
days_of (gint64 year, int month, int day)
{
  gint64 y = year - (month <= 2 ? 1 : 0);
  gint64 era = floor_div (y, 400);
  gint64 year_of_era = y - era * 400;
  gint64 day_of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;

  return era * 146097 + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year
         - 719468;
}

static Civil
civil_of (gint64 days)
{
  gint64 shifted = days + 719468;
  gint64 era = floor_div (shifted, 146097);
  gint64 day_of_era = shifted - era * 146097;
  gint64 year_of_era
      = (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
  gint64 day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  gint64 shifted_month = (5 * day_of_year + 2) / 153;
  Civil  civil;

  civil.day = (int) (day_of_year - (153 * shifted_month + 2) / 5 + 1);
  civil.month = (int) (shifted_month < 10 ? shifted_month + 3 : shifted_month - 9);
  civil.year = year_of_era + era * 400 + (civil.month <= 2 ? 1 : 0);
  return civil;
}

/* The last start of the interval at or before a moment. */
static gint64
step_floor (gint64 moment, DesmiTimeStep step)
{
  gint64 days = floor_div (moment, DAY);
  Civil  civil = civil_of (days);

  switch (step.interval)
    {
    case DESMI_INTERVAL_DAY:
      return floor_div (days, step.every) * step.every * DAY;
    case DESMI_INTERVAL_WEEK_SUNDAY: /* 1 January 1970 was a Thursday */
      return (floor_div (days + 4, 7) * 7 - 4) * DAY;
    case DESMI_INTERVAL_WEEK_MONDAY:
      return (floor_div (days + 3, 7) * 7 - 3) * DAY;
    case DESMI_INTERVAL_MONTH:
      return days_of (civil.year, civil.month - (civil.month - 1) % step.every, 1) * DAY;
    case DESMI_INTERVAL_YEAR:
      return days_of (floor_div (civil.year, step.every) * step.every, 1, 1) * DAY;
    case DESMI_INTERVAL_SECOND:
    default:
      return floor_div (moment, step.every) * step.every;
    }
}

/* The start after a start. */
static gint64
step_next (gint64 moment, DesmiTimeStep step)
{
  Civil civil = civil_of (floor_div (moment, DAY));
  int   month;

  switch (step.interval)
    {
    case DESMI_INTERVAL_DAY:
      return moment + step.every * DAY;
    case DESMI_INTERVAL_WEEK_SUNDAY:
    case DESMI_INTERVAL_WEEK_MONDAY:
      return moment + 7 * DAY;
    case DESMI_INTERVAL_MONTH:
      month = civil.month + step.every;
      return days_of (civil.year + (month > 12 ? 1 : 0), month > 12 ? 1 : month, 1) * DAY;
    case DESMI_INTERVAL_YEAR:
      return days_of (civil.year + step.every, 1, 1) * DAY;
    case DESMI_INTERVAL_SECOND:
    default:
      return moment + step.every;
    }
}

static const struct
{
  DesmiTimeStep step;
  double        seconds;
} steps[] = {
  { { DESMI_INTERVAL_SECOND, 1 }, 1 },
  { { DESMI_INTERVAL_SECOND, 5 }, 5 },
  { { DESMI_INTERVAL_SECOND, 15 }, 15 },
  { { DESMI_INTERVAL_SECOND, 30 }, 30 },
  { { DESMI_INTERVAL_SECOND, 60 }, 60 },
  { { DESMI_INTERVAL_SECOND, 300 }, 300 },
  { { DESMI_INTERVAL_SECOND, 900 }, 900 },
  { { DESMI_INTERVAL_SECOND, 1800 }, 1800 },
  { { DESMI_INTERVAL_SECOND, 3600 }, 3600 },
  { { DESMI_INTERVAL_SECOND, 3 * 3600 }, 3 * 3600 },
  { { DESMI_INTERVAL_SECOND, 6 * 3600 }, 6 * 3600 },
  { { DESMI_INTERVAL_SECOND, 12 * 3600 }, 12 * 3600 },
  { { DESMI_INTERVAL_DAY, 1 }, 86400.0 },
  { { DESMI_INTERVAL_DAY, 2 }, 2 * 86400.0 },
  { { DESMI_INTERVAL_WEEK_SUNDAY, 1 }, 7 * 86400.0 },
  { { DESMI_INTERVAL_MONTH, 1 }, 30 * 86400.0 },
  { { DESMI_INTERVAL_MONTH, 3 }, 90 * 86400.0 },
  { { DESMI_INTERVAL_YEAR, 1 }, 365 * 86400.0 },
};

/* Whether ticks are years apart. */
static gboolean
in_years (gint64 start, gint64 stop, double count)
{
  return steps[G_N_ELEMENTS (steps) - 1].seconds <= fabs ((double) (stop - start)) / count;
}

/**
 * desmi_time_step:
 * @start: seconds since 1970 UTC
 * @stop: likewise
 * @count: about how many ticks are wanted, above 0
 *
 * Returns: the interval whose length comes nearest, as a ratio
 */
DesmiTimeStep
desmi_time_step (gint64 start, gint64 stop, double count)
{
  double target = fabs ((double) (stop - start)) / count;
  guint  i = 0;

  if (in_years (start, stop, count))
    {
      double year = 365 * 86400.0;
      double every = desmi_tick_step ((double) MIN (start, stop) / year,
                                      (double) MAX (start, stop) / year, count);

      return (DesmiTimeStep){ DESMI_INTERVAL_YEAR, (int) MAX (1.0, every) };
    }
  while (steps[i].seconds <= target)
    i++;
  if (i == 0)
    return steps[0].step;
  return steps[target / steps[i - 1].seconds < steps[i].seconds / target ? i - 1 : i].step;
}

/**
 * desmi_time_starts:
 * @start: seconds since 1970 UTC
 * @stop: not before @start
 * @step: an interval
 *
 * Returns: (transfer full): gint64, every start of the interval from @start to @stop, both included
 */
GArray *
desmi_time_starts (gint64 start, gint64 stop, DesmiTimeStep step)
{
  GArray *starts = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (gint64 at = step_floor (start, step); at <= stop; at = step_next (at, step))
    if (at >= start)
      g_array_append_val (starts, at);
  return starts;
}

/**
 * desmi_time_ticks:
 * @start: seconds since 1970 UTC
 * @stop: likewise; before @start for falling ticks
 * @count: about how many are wanted
 *
 * Returns: (transfer full): gint64, moments on calendar bounds
 */
GArray *
desmi_time_ticks (gint64 start, gint64 stop, double count)
{
  gint64  low = MIN (start, stop), high = MAX (start, stop);
  GArray *ticks;

  if (!(count > 0))
    return g_array_new (FALSE, FALSE, sizeof (gint64));
  if (low == high)
    {
      ticks = g_array_new (FALSE, FALSE, sizeof (gint64));
      g_array_append_val (ticks, low);
      return ticks;
    }
  ticks = desmi_time_starts (low, high, desmi_time_step (low, high, count));
  for (guint i = 0; stop < start && i < ticks->len / 2; i++)
    {
      gint64 *a = &g_array_index (ticks, gint64, i);
      gint64 *b = &g_array_index (ticks, gint64, ticks->len - 1 - i);
      gint64  swapped = *a;

      *a = *b;
      *b = swapped;
    }
  return ticks;
}

/**
 * desmi_time_nice:
 * @start: (inout): seconds since 1970 UTC
 * @stop: (inout): likewise
 *
 * Moves the ends outwards to the bounds that ticks would lie on. A falling domain so long that its
 * ticks are years stays as it is, as it does in d3-scale.
 */
void
desmi_time_nice (gint64 *start, gint64 *stop, double count)
{
  gint64       *low = *start <= *stop ? start : stop, *high = *start <= *stop ? stop : start;
  DesmiTimeStep step;
  gint64        floor_high;

  if (*low == *high || !(count > 0))
    return;
  step = desmi_time_step (*low, *high, count);
  if (*stop < *start && in_years (*low, *high, count))
    return;
  *low = step_floor (*low, step);
  floor_high = step_floor (*high, step);
  if (floor_high < *high)
    *high = step_next (floor_high, step);
}
