/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An axis of calendar periods: where each stands, and which of them are written below. */
#include "chart/desmi-time-axis.h"

#include "chart/desmi-scale.h"

#include <math.h>

#define TICK_ACROSS 60.0 /* px for a tick */
#define LABEL_GAP 6.0    /* px */
#define LEAST_GAP 2.0    /* px, beside a label that the edge moves off its place */
#define MOST_LABELS 12   /* of a year every month, of twelve years every January */
#define MONTH_SECONDS (30.436875 * 86400.0)

static int
months_of (const DesmiTimeAxis *self)
{
  return self->kind == DESMI_PERIOD_YEAR ? 12 : self->kind == DESMI_PERIOD_QUARTER ? 3 : 1;
}

static gboolean
read_period (const char *text, DesmiPeriod *period)
{
  return desmi_period_parse (text, period, NULL) && period->kind != DESMI_PERIOD_RANGE;
}

/**
 * desmi_time_axis_read:
 * @self: (out caller-allocates): from the first to the last period of a column
 *
 * Takes the shortest kind of period there is; longer ones and what is no period stand nowhere.
 */
void
desmi_time_axis_read (DesmiTimeAxis *self, DesmiTable *table, guint column)
{
  int last = 0;

  *self = (DesmiTimeAxis){ 0 };
  for (guint row = 0; row < desmi_table_get_n_rows (table); row++)
    {
      DesmiPeriod period;

      if (!read_period (desmi_table_get_text (table, row, column), &period)
          || (self->kind != 0 && period.kind > self->kind))
        continue;
      if (self->kind == 0 || period.kind < self->kind)
        {
          self->kind = period.kind;
          self->first = last = period.first;
        }
      self->first = MIN (self->first, period.first);
      last = MAX (last, period.first);
    }
  self->n = self->kind != 0 ? (guint) ((last - self->first) / months_of (self) + 1) : 0;
}

/**
 * desmi_time_axis_find:
 * @text: (nullable): normal form of a period
 *
 * Returns: its place, from 0; -1: none
 */
int
desmi_time_axis_find (const DesmiTimeAxis *self, const char *text)
{
  DesmiPeriod period;
  int         index;

  if (self->n == 0 || !read_period (text, &period) || period.kind != self->kind)
    return -1;
  index = (period.first - self->first) / months_of (self);
  return period.first >= self->first && index < (int) self->n ? index : -1;
}

/**
 * desmi_time_axis_get:
 *
 * Returns: the period of a place
 */
DesmiPeriod
desmi_time_axis_get (const DesmiTimeAxis *self, guint index)
{
  int first = self->first + (int) index * months_of (self);

  return desmi_period_range (first, first + months_of (self) - 1);
}

/**
 * desmi_time_axis_name:
 *
 * Returns: (transfer full): a period in full, "November 2023"
 */
char *
desmi_time_axis_name (const DesmiTimeAxis *self, guint index, const DesmiLocale *locale)
{
  DesmiPeriod period = desmi_time_axis_get (self, index);

  return desmi_period_format (&period, locale);
}

static char *
label_quarter (int month, gboolean with_year, const DesmiLocale *locale)
{
  static const char *const roman[] = { "I", "II", "III", "IV" };
  int                      quarter = (desmi_month_of_year (month) - 1) / 3;
  g_autofree char         *name = locale->language == DESMI_LANGUAGE_EN
                                      ? g_strdup_printf ("Q%d", quarter + 1)
                                      : g_strdup_printf ("TW %s", roman[quarter]);

  return with_year ? g_strdup_printf ("%s %d", name, desmi_month_year (month))
                   : g_steal_pointer (&name);
}

/* What is written below a place: "Apr" or "Jan 2024", "Q2" or "Q1 2024". */
static char *
label_place (const DesmiTimeAxis *self, guint index, gboolean with_year, const DesmiLocale *locale)
{
  DesmiPeriod period = desmi_time_axis_get (self, index);

  if (self->kind == DESMI_PERIOD_YEAR)
    return desmi_period_format (&period, locale);
  if (self->kind == DESMI_PERIOD_QUARTER)
    return label_quarter (period.first, with_year, locale);
  return desmi_format_date (desmi_month_year (period.first), desmi_month_of_year (period.first), 1,
                            with_year ? DESMI_DATE_MY_SHORT : DESMI_DATE_MONTH_SHORT, locale);
}

/**
 * desmi_time_axis_x:
 * @index: from 0
 *
 * Returns: px, of the middle of a place
 */
double
desmi_time_axis_x (const DesmiTimeAxis *self, double index)
{
  double n = self->n;

  if (self->bands)
    return self->x0 + (index + 0.5) / MAX (n, 1) * (self->x1 - self->x0);
  return n > 1 ? self->x0 + index / (n - 1) * (self->x1 - self->x0) : (self->x0 + self->x1) / 2;
}

/**
 * desmi_time_axis_spacing:
 *
 * Returns: px from one place to the next
 */
double
desmi_time_axis_spacing (const DesmiTimeAxis *self)
{
  return (self->x1 - self->x0) / MAX (self->n - (self->bands ? 0.0 : 1.0), 1.0);
}

static void
draw_rule (DesmiFrame *frame, double x, double y, double height, const DesmiColor *color)
{
  DesmiStyle style = { .fill = *color };

  desmi_scene_add_rect (frame->scene, x, y, 1, height, &style);
}

static int
month_at (const DesmiTimeAxis *self, guint index)
{
  return self->first + (int) index * months_of (self);
}

/**
 * desmi_time_axis_draw_years:
 * @y0: px, top of the plot
 * @y1: px, bottom of the plot
 *
 * Draws a rule where a year begins, unless they would stand too close.
 */
void
desmi_time_axis_draw_years (const DesmiTimeAxis *self, DesmiFrame *frame, double y0, double y1)
{
  DesmiColor color = desmi_color_with_alpha (frame->context->theme->grid, 0.7);
  double     spacing = desmi_time_axis_spacing (self);

  if (self->n < 2 || self->kind == DESMI_PERIOD_YEAR
      || 12 * spacing / months_of (self) < TICK_ACROSS / 4)
    return;
  for (guint i = 1; i < self->n; i++)
    if (desmi_month_of_year (month_at (self, i)) == 1)
      draw_rule (frame, floor (desmi_time_axis_x (self, i) - (self->bands ? spacing / 2 : 0)), y0,
                 y1 - y0, &color);
}

/* How wide the labels of a tick are, with the room between two of them, px. */
static double
label_pitch (const DesmiTimeAxis *self, DesmiFrame *frame, gboolean years_only)
{
  g_autofree char *with_year = label_place (self, 0, TRUE, frame->context->locale);
  g_autofree char *without = label_place (self, 0, FALSE, frame->context->locale);
  double           wide = desmi_frame_measure (frame, with_year, &frame->font);
  double           narrow = desmi_frame_measure (frame, without, &frame->font);

  /* A year stands between two months that are narrower. */
  return LABEL_GAP + 4 + (years_only ? wide : (wide + narrow) / 2);
}

/* Where a label begins, px. */
static double
find_left (const DesmiTimeAxis *self, const DesmiFrame *frame, guint index, double width)
{
  double right = frame->plot.x + frame->plot.width;

  return MAX (MIN (desmi_time_axis_x (self, index) - width / 2, right - width), frame->plot.x);
}

/* Whether the label of one place, which has its year, would take the room of a later one's. */
static gboolean
takes_room (const DesmiTimeAxis *self, DesmiFrame *frame, guint index, guint next, double gap)
{
  gboolean         january = desmi_month_of_year (month_at (self, next)) == 1;
  g_autofree char *one = label_place (self, index, TRUE, frame->context->locale);
  g_autofree char *two = label_place (self, next, january, frame->context->locale);
  double           width = desmi_frame_measure (frame, one, &frame->font);

  return find_left (self, frame, index, width) + width + gap
         > find_left (self, frame, next, desmi_frame_measure (frame, two, &frame->font));
}

/* Whether the second label would be left out, for the edge moves the first one towards it. A first
 * one that is no January makes way for one itself. */
static gboolean
first_takes_room (const DesmiTimeAxis *self, DesmiFrame *frame, int step)
{
  guint next = (guint) (step / months_of (self));

  return self->first % step == 0 && next < self->n
         && (desmi_month_of_year (self->first) == 1
             || desmi_month_of_year (month_at (self, next)) != 1)
         && takes_room (self, frame, 0, next, LEAST_GAP);
}

/* Every how many months there is a tick: so many that each has room for its label, or labels would
 * be left out here and there. */
static int
month_step (const DesmiTimeAxis *self, DesmiFrame *frame)
{
  static const int steps[] = { 1, 3, 6, 12, 24, 60, 120, 240, 600, 1200 };

  int              length = months_of (self);
  double           count = MAX (1.0, floor ((self->x1 - self->x0) / (TICK_ACROSS * frame->em)));
  double           start = (self->first - 1970 * 12) * MONTH_SECONDS;
  double           stop = start + (self->n - 1) * (length * MONTH_SECONDS);
  double           month_px = desmi_time_axis_spacing (self) / length;
  DesmiTimeStep    time = desmi_time_step ((gint64) start, (gint64) stop, count);
  int              least = length;

  if (time.interval == DESMI_INTERVAL_YEAR)
    least = MAX (length, 12 * time.every);
  else if (time.interval == DESMI_INTERVAL_MONTH)
    least = MAX (length, time.every);
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    if (steps[i] >= least && steps[i] % length == 0
        && (int) self->n * length <= MOST_LABELS * steps[i]
        && steps[i] * month_px >= label_pitch (self, frame, steps[i] >= 12)
        && !first_takes_room (self, frame, steps[i]))
      return steps[i];
  return MAX (least, steps[G_N_ELEMENTS (steps) - 1]);
}

/* Writes a label under its place, to the right of *@taken. */
static gboolean
draw_label (const DesmiTimeAxis *self,
            DesmiFrame          *frame,
            guint                index,
            gboolean             with_year,
            double               y,
            double              *taken)
{
  const DesmiTheme *theme = frame->context->theme;
  g_autofree char  *text = label_place (self, index, with_year, frame->context->locale);
  double            width = desmi_frame_measure (frame, text, &frame->font);
  double            x = find_left (self, frame, index, width);

  if (x < *taken || x + width > frame->plot.x + frame->plot.width)
    return FALSE;
  draw_rule (frame, floor (desmi_time_axis_x (self, index)), y, 4, &theme->axis);
  desmi_frame_add_label (frame, text, x, y + frame->line + 2, DESMI_ALIGN_START, &frame->font,
                         &theme->text_dim, width + 1, FALSE);
  *taken = x + width + LEAST_GAP;
  return TRUE;
}

/* Whether the first label, which has its year, would take the room of a January that is next. */
static gboolean
hides_january (const DesmiTimeAxis *self, DesmiFrame *frame, guint index, guint next)
{
  return next < self->n && desmi_month_of_year (month_at (self, index)) != 1
         && desmi_month_of_year (month_at (self, next)) == 1
         && takes_room (self, frame, index, next, LABEL_GAP);
}

/**
 * desmi_time_axis_draw:
 * @y: px, of the axis; ticks and labels stand in the one and a half lines below
 *
 * Writes the first label and each first of a year with the year.
 */
void
desmi_time_axis_draw (const DesmiTimeAxis *self, DesmiFrame *frame, double y)
{
  int      step;
  double   taken = 0;
  gboolean any = FALSE;

  if (self->n == 0)
    return;
  step = month_step (self, frame);
  for (guint i = 0; i < self->n; i++)
    {
      int      month = month_at (self, i);
      gboolean with_year = !any || desmi_month_of_year (month) == 1;

      if (month % step != 0
          || (!any && hides_january (self, frame, i, i + (guint) (step / months_of (self)))))
        continue;
      if (draw_label (self, frame, i, with_year, y, &taken))
        any = TRUE;
    }
  if (!any)
    draw_label (self, frame, 0, TRUE, y, &taken);
}
