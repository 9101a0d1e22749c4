/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Ticks at 1, 2 or 5 times a power of ten, and labels that tell each from its neighbour. */
#include "chart/desmi-scale.h"

#include <math.h>

#define FEWEST_TICKS 2
#define MOST_TICKS 7
#define FINE_TICKS 4   /* whose step ends an axis that has room for two */
#define NICE_ROUNDS 10 /* a domain settles in two or three */

/* Ticks are index times size, or index over size where the step is below 1: integers divided stay
 * exact where decimal fractions added up do not. */
typedef struct
{
  double   first, last; /* index */
  double   size;
  gboolean divide;
} TickRun;

static TickRun
find_run_once (double start, double stop, double count)
{
  double  raw = (stop - start) / MAX (count, 0.0);
  double  power = floor (log10 (raw));
  double  error = raw / pow (10.0, power);
  double  factor = error >= sqrt (50.0)   ? 10.0
                   : error >= sqrt (10.0) ? 5.0
                   : error >= sqrt (2.0)  ? 2.0
                                          : 1.0;
  TickRun run;

  run.divide = power < 0;
  if (run.divide)
    {
      run.size = pow (10.0, -power) / factor;
      run.first = floor (start * run.size + 0.5);
      run.last = floor (stop * run.size + 0.5);
      run.first += run.first / run.size < start ? 1 : 0;
      run.last -= run.last / run.size > stop ? 1 : 0;
    }
  else
    {
      run.size = pow (10.0, power) * factor;
      run.first = floor (start / run.size + 0.5);
      run.last = floor (stop / run.size + 0.5);
      run.first += run.first * run.size < start ? 1 : 0;
      run.last -= run.last * run.size > stop ? 1 : 0;
    }
  return run;
}

/* Asked for about one tick, a coarse step may give none: then a finer one. */
static TickRun
find_run (double start, double stop, double count)
{
  TickRun run = find_run_once (start, stop, count);

  while (run.last < run.first && count >= 0.5 && count < 2)
    {
      count *= 2;
      run = find_run_once (start, stop, count);
    }
  return run;
}

/**
 * desmi_ticks:
 * @start: one end, finite
 * @stop: the other, finite; below @start for falling ticks
 * @count: about how many are wanted
 *
 * Returns: (transfer full): double, the round values in between; one if the ends are equal
 */
GArray *
desmi_ticks (double start, double stop, double count)
{
  GArray  *ticks = g_array_new (FALSE, FALSE, sizeof (double));
  gboolean falling = stop < start;
  TickRun  run;

  if (!(count > 0))
    return ticks;
  if (!(start < stop || start > stop))
    {
      g_array_append_val (ticks, start);
      return ticks;
    }
  run = find_run (MIN (start, stop), MAX (start, stop), count);
  for (double i = 0; i <= run.last - run.first; i++)
    {
      double index = falling ? run.last - i : run.first + i;
      double tick = run.divide ? index / run.size : index * run.size;

      g_array_append_val (ticks, tick);
    }
  return ticks;
}

/**
 * desmi_tick_step:
 *
 * Returns: what lies between two of desmi_ticks(), negative where they fall; 0 if the ends are
 * equal, infinite if @count is not above 0
 */
double
desmi_tick_step (double start, double stop, double count)
{
  TickRun run;
  double  step;

  if (!(count > 0))
    return HUGE_VAL;
  if (!(start < stop || start > stop))
    return 0;
  run = find_run (MIN (start, stop), MAX (start, stop), count);
  step = run.divide ? 1.0 / run.size : run.size;
  return stop < start ? -step : step;
}

/**
 * desmi_nice_domain:
 * @start: (inout): one end
 * @stop: (inout): the other
 * @count: about how many ticks there will be
 *
 * Moves the ends outwards to round values. A domain of zero width stays.
 */
void
desmi_nice_domain (double *start, double *stop, double count)
{
  double   low = MIN (*start, *stop), high = MAX (*start, *stop), before = 0;
  gboolean falling = *stop < *start;

  if (!(low < high) || !(count > 0))
    return;
  for (int i = 0; i < NICE_ROUNDS; i++)
    {
      TickRun run = find_run (low, high, count);
      double  signed_size = run.divide ? -run.size : run.size;

      if (i > 0 && fabs (signed_size - before) <= 0)
        {
          *start = falling ? high : low;
          *stop = falling ? low : high;
          return;
        }
      before = signed_size;
      low = run.divide ? floor (low * run.size) / run.size : floor (low / run.size) * run.size;
      high = run.divide ? ceil (high * run.size) / run.size : ceil (high / run.size) * run.size;
    }
}

static int
decimals_of (double step)
{
  return step > 0 && isfinite (step) ? (int) MAX (0.0, -floor (log10 (step) + 1e-9)) : 0;
}

/**
 * desmi_tick_label:
 * @step: between ticks, of either sign
 *
 * Returns: (transfer full): @value with as many decimals as @step needs
 */
char *
desmi_tick_label (double value, double step, const DesmiLocale *locale)
{
  return desmi_format_number (value, DESMI_NUMBER_DECIMALS, decimals_of (fabs (step)), locale);
}

/* Where there is room for two ticks only, from 0 to the round number after the greatest value would
 * often leave most of the axis empty: a finer step gives a nearer end, and the ticks between are
 * left out. */
static void
tighten (DesmiAxis *axis, double low, double high, gboolean integers)
{
  double start = low, stop = high, step;

  if (axis->ticks->len != 2 || (low < 0 && high > 0))
    return;
  desmi_nice_domain (&start, &stop, FINE_TICKS);
  step = desmi_tick_step (start, stop, FINE_TICKS);
  if (!(stop - start < axis->stop - axis->start))
    return;
  if (integers && step < 1)
    {
      start = floor (start);
      stop = ceil (stop);
      step = 1;
    }
  axis->start = start;
  axis->stop = stop;
  axis->step = step;
  g_array_set_size (axis->ticks, 0);
  g_array_append_val (axis->ticks, start);
  g_array_append_val (axis->ticks, stop);
}

/**
 * desmi_axis_init:
 * @axis: (out caller-allocates): the axis
 * @low: least value shown
 * @high: greatest value shown
 * @count: about how many ticks there is room for
 * @integers: ticks between whole numbers mean nothing
 *
 * Makes a nice domain with 2 to 7 ticks around two values: one tick alone tells no scale; two are
 * the ends of a domain that is nice for more of them. Around
 * one value alone the domain goes from 0 to it; around nothing from 0 to 1, with a tick at either
 * end.
 */
void
desmi_axis_init (DesmiAxis *axis, double low, double high, double count, gboolean integers)
{
  double wanted = MAX (count, 1.0), step = -1.0;

  if (!(low < high))
    {
      low = MIN (low, 0.0);
      high = MAX (high, 0.0);
    }
  if (!(low < high))
    {
      high = low + 1.0;
      wanted = 1.0;
    }
  if (integers)
    wanted = MIN (wanted, MAX (1.0, floor (high - low)));
  axis->percent = FALSE;
  axis->ticks = NULL;
  /* About that many may be some more: then a coarser step is asked for; or too few, a finer one. */
  for (;; wanted += step)
    {
      axis->start = low;
      axis->stop = high;
      desmi_nice_domain (&axis->start, &axis->stop, wanted);
      axis->step = desmi_tick_step (axis->start, axis->stop, wanted);
      g_clear_pointer (&axis->ticks, g_array_unref);
      axis->ticks = desmi_ticks (axis->start, axis->stop, wanted);
      if (axis->ticks->len < FEWEST_TICKS && wanted < MOST_TICKS)
        step = 1.0;
      else if (axis->ticks->len <= MOST_TICKS || wanted < 2 || step > 0)
        break;
    }
  tighten (axis, low, high, integers);
}

/**
 * desmi_axis_place:
 * @from: px of the start
 * @to: px of the stop
 *
 * Returns: px of @value
 */
double
desmi_axis_place (const DesmiAxis *axis, double value, double from, double to)
{
  return from + (value - axis->start) / (axis->stop - axis->start) * (to - from);
}

typedef struct
{
  double      size;
  const char *id, *en;
} Unit;

/* M is a thousand times the English M: the unit goes by the reader's language. */
static const Unit units[] = {
  { 1e12, "\u00a0T", "T" },
  { 1e9, "\u00a0M", "B" },
  { 1e6, "\u00a0jt", "M" },
};

/**
 * desmi_axis_label:
 * @tick: index of a tick
 *
 * Labels of one axis share unit and decimals, so no two read alike; a unit is used from a million
 * on.
 *
 * Returns: (transfer full): the label
 */
char *
desmi_axis_label (const DesmiAxis *axis, guint tick, const DesmiLocale *locale)
{
  double      scale = axis->percent ? 100 : 1;
  double      value = g_array_index (axis->ticks, double, tick);
  double      reach = scale * MAX (fabs (axis->start), fabs (axis->stop));
  const char *sign = axis->percent ? "%" : "";

  for (guint i = 0; i < G_N_ELEMENTS (units); i++)
    if (reach >= units[i].size && fabs (value) > 0)
      {
        double           size = units[i].size / scale;
        g_autofree char *number = desmi_tick_label (value / size, axis->step / size, locale);

        return g_strconcat (
            number, locale->language == DESMI_LANGUAGE_ID ? units[i].id : units[i].en, sign, NULL);
      }
  if (axis->percent)
    return desmi_format_number (value, DESMI_NUMBER_PERCENT, decimals_of (axis->step * 100),
                                locale);
  return fabs (value) > 0 ? desmi_tick_label (value, axis->step, locale) : g_strdup ("0");
}

/**
 * desmi_axis_clear:
 *
 * Frees what an axis holds.
 */
void
desmi_axis_clear (DesmiAxis *axis)
{
  g_clear_pointer (&axis->ticks, g_array_unref);
}
