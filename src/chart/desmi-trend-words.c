/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The trend chart's scales, and what it says in words. */
#include "chart/desmi-trend-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/**
 * desmi_trend_locale:
 *
 * Returns: (transfer none): the reader's language
 */
const DesmiLocale *
desmi_trend_locale (const DesmiTrend *self)
{
  return self->frame->context->locale;
}

/**
 * desmi_trend_theme:
 *
 * Returns: (transfer none): the colours
 */
const DesmiTheme *
desmi_trend_theme (const DesmiTrend *self)
{
  return self->frame->context->theme;
}

/**
 * desmi_trend_x:
 * @month: from 0
 *
 * Returns: px
 */
double
desmi_trend_x (const DesmiTrend *self, double month)
{
  return desmi_time_axis_x (&self->time, month);
}

/**
 * desmi_trend_y:
 *
 * Returns: px
 */
double
desmi_trend_y (const DesmiTrend *self, double value)
{
  return desmi_axis_place (&self->axis, value, self->y1, self->y0);
}

/**
 * desmi_trend_last_value:
 *
 * Returns: (transfer full): the last value of a line as it is written beside it; empty if values
 * are not shown
 */
char *
desmi_trend_last_value (const DesmiTrend *self, DesmiDirection direction)
{
  int last = desmi_trend_data_find_end (self->data, direction, TRUE);

  if (!self->frame->spec->show_values || last < 0)
    return g_strdup ("");
  return desmi_value_to_mark (self->data->cells[direction][last].value, self->data->type,
                              desmi_trend_locale (self));
}

/**
 * desmi_trend_label_width:
 *
 * Returns: width of a line's name and last value beside each other, px
 */
double
desmi_trend_label_width (const DesmiTrend *self, DesmiDirection direction)
{
  g_autofree char *value = desmi_trend_last_value (self, direction);
  g_autofree char *text = g_strdup_printf (
      "%s %s", desmi_direction_name (direction, desmi_trend_locale (self)), value);

  return desmi_frame_measure (self->frame, text, &self->frame->font);
}

static char *
format_net (const DesmiTrend *self, double net)
{
  const DesmiLocale *locale = desmi_trend_locale (self);

  return self->data->type == DESMI_COLUMN_COUNT
             ? desmi_format_number (net, DESMI_NUMBER_SIGNED, 0, locale)
             : desmi_value_to_text (net, self->data->type, locale);
}

/* "; net +45" where both directions are known, else empty. */
static char *
dup_net (const DesmiTrend *self, guint month)
{
  const DesmiLocale *locale = desmi_trend_locale (self);
  g_autofree char   *value = NULL;

  if (self->data->net == NULL || isnan (self->data->net[month]))
    return g_strdup ("");
  value = format_net (self, self->data->net[month]);
  /* Translators: follows the departures or returns of a month; %s is departures less returns */
  return g_strdup_printf (desmi_locale_text (locale, N_ ("; net %s")), value);
}

static guint
periods_a_year (const DesmiTrend *self)
{
  switch (self->data->time.kind)
    {
    case DESMI_PERIOD_YEAR:
      return 1;
    case DESMI_PERIOD_QUARTER:
      return 4;
    case DESMI_PERIOD_MONTH:
    case DESMI_PERIOD_RANGE:
    default:
      return 12;
    }
}

/* "; 12.5% more than in May 2022": from the line itself, or, of its first year, from what was
 * before it; empty where that is not known. */
static char *
dup_change (const DesmiTrend *self, DesmiDirection direction, guint month)
{
  guint                back = periods_a_year (self);
  double               now = self->data->cells[direction][month].value, before = (double) NAN;
  DesmiPeriod          period = desmi_time_axis_get (&self->data->time, month);
  g_autofree char     *text = desmi_period_to_text (&period), *said = NULL;
  DesmiPeriod          when;

  const DesmiBeforeKey keys[]
      = { { "direction", desmi_direction_to_code (direction) }, { self->data->column, text } };

  if (self->data->type == DESMI_COLUMN_RATIO)
    return g_strdup ("");
  if (month >= back)
    {
      before = self->data->cells[direction][month - back].value;
      when = desmi_time_axis_get (&self->data->time, month - back);
    }
  else if (!desmi_before_find (self->before, keys, 2, &before, &when))
    return g_strdup ("");
  if (!isnan (before))
    said = desmi_before_say (now, before, &when, desmi_trend_locale (self));
  return said != NULL ? g_strconcat ("; ", said, NULL) : g_strdup ("");
}

/**
 * desmi_trend_describe_cell:
 *
 * Returns: (transfer full): what is said of one month
 */
char *
desmi_trend_describe_cell (const DesmiTrend *self, DesmiDirection direction, guint month)
{
  const DesmiTrendCell *cell = &self->data->cells[direction][month];
  const DesmiLocale    *locale = desmi_trend_locale (self);
  const char           *series = desmi_direction_name (direction, locale);
  g_autofree char      *name = desmi_time_axis_name (&self->time, month, locale);
  g_autofree char      *value = NULL, *net = NULL, *change = NULL;

  if (isnan (cell->value) && cell->mark == DESMI_MARK_SUPPRESSED)
    return g_strdup_printf (desmi_locale_text (locale, N_ ("%s, %s: hidden")), series, name);
  if (isnan (cell->value))
    return g_strdup_printf (desmi_locale_text (locale, N_ ("%s, %s: not reported")), series, name);
  net = dup_net (self, month);
  value = desmi_value_to_text (cell->value, self->data->type, locale);
  if (cell->mark == DESMI_MARK_ESTIMATE)
    {
      g_autofree char *said = g_strdup_printf (
          desmi_locale_text (locale, N_ ("%s, %s: %s, provisional")), series, name, value);

      return g_strconcat (said, net, NULL);
    }
  change = dup_change (self, direction, month);
  return g_strdup_printf ("%s, %s: %s%s%s", series, name, value, change, net);
}

/* Where values are hidden, the first and the last one that are known may be of other months, and
 * one of 0 is not the greatest. */
static void
append_hidden_series (GString          *out,
                      const DesmiTrend *self,
                      DesmiDirection    direction,
                      const char       *sum,
                      const char       *top,
                      const char       *month)
{
  const DesmiLocale *locale = desmi_trend_locale (self);
  const char        *name = desmi_direction_name (direction, locale);

  g_string_append_c (out, ' ');
  if (sum == NULL)
    /* Translators: a direction */
    g_string_append_printf (out, desmi_locale_text (locale, N_ ("%s: hidden.")), name);
  else
    g_string_append_printf (
        /* Translators: direction, the least that the sum can be, greatest value, its month */
        out, desmi_locale_text (locale, N_ ("%s: at least %s in total, highest %s in %s.")), name,
        sum, top, month);
}

/* Direction, sum, first, last and greatest value and its month. */
static void
append_series (GString *out, const DesmiTrend *self, DesmiDirection direction)
{
  const DesmiTrendCell *cells = self->data->cells[direction];
  const DesmiLocale    *locale = desmi_trend_locale (self);
  DesmiColumnType       type = self->data->type;
  int                   first = desmi_trend_data_find_end (self->data, direction, FALSE);
  int                   last = desmi_trend_data_find_end (self->data, direction, TRUE);
  int                   peak = desmi_trend_data_find_peak (self->data, direction);
  g_autofree char      *sum = NULL, *begin = NULL, *end = NULL, *top = NULL, *month = NULL;
  double                total = 0;
  gboolean              whole = TRUE;

  if (first < 0)
    return;
  for (guint i = 0; i < self->data->time.n; i++)
    {
      total += isnan (cells[i].value) ? 0 : cells[i].value;
      whole = whole && cells[i].mark != DESMI_MARK_SUPPRESSED;
    }
  sum = desmi_value_to_text (total, type, locale);
  begin = desmi_value_to_text (cells[first].value, type, locale);
  end = desmi_value_to_text (cells[last].value, type, locale);
  top = desmi_value_to_text (cells[peak].value, type, locale);
  month = desmi_time_axis_name (&self->time, (guint) peak, locale);
  if (!whole)
    {
      append_hidden_series (out, self, direction, total > 0 ? sum : NULL, top, month);
      return;
    }
  g_string_append_c (out, ' ');
  /* Translators: direction, sum, first, last and greatest value, month of the greatest */
  g_string_append_printf (
      out, desmi_locale_text (locale, N_ ("%s: %s in total, first %s, last %s, highest %s in %s.")),
      desmi_direction_name (direction, locale), sum, begin, end, top, month);
}

/* Departures less returns, of the periods of which both are known; not where one is hidden, as if
 * nobody had left. */
static void
append_net (GString *out, const DesmiTrend *self)
{
  const DesmiLocale *locale = desmi_trend_locale (self);
  g_autofree char   *text = NULL;
  double             sum = 0;
  gboolean           any = FALSE;

  for (guint i = 0; self->data->net != NULL && i < self->data->time.n; i++)
    if (!isnan (self->data->net[i]))
      {
        sum += self->data->net[i];
        any = TRUE;
      }
  if (!any || self->data->type == DESMI_COLUMN_RATIO || self->data->n_hidden > 0)
    return;
  text = format_net (self, sum);
  g_string_append_c (out, ' ');
  /* Translators: %s is departures less returns, "+45" */
  g_string_append_printf (out, desmi_locale_text (locale, N_ ("Net: %s.")), text);
}

static void
append_kind (GString *out, const DesmiTrend *self, const char *period)
{
  const DesmiLocale *locale = desmi_trend_locale (self);

  if (self->data->time.kind == DESMI_PERIOD_YEAR)
    g_string_append_printf (out, desmi_locale_text (locale, N_ ("Line chart by year, %s.")),
                            period);
  else if (self->data->time.kind == DESMI_PERIOD_QUARTER)
    g_string_append_printf (out, desmi_locale_text (locale, N_ ("Line chart by quarter, %s.")),
                            period);
  else
    g_string_append_printf (out, desmi_locale_text (locale, N_ ("Line chart by month, %s.")),
                            period);
}

/**
 * desmi_trend_summarize:
 *
 * Returns: (transfer full): period, sums, first, last and greatest values in sentences
 */
char *
desmi_trend_summarize (const DesmiTrend *self)
{
  const DesmiTrendData *data = self->data;
  DesmiPeriod           first = desmi_time_axis_get (&data->time, 0);
  DesmiPeriod           last = desmi_time_axis_get (&data->time, data->time.n - 1);
  DesmiPeriod           range = desmi_period_range (first.first, last.last);
  g_autofree char      *period = desmi_period_format (&range, desmi_trend_locale (self));
  GString              *out = g_string_new (NULL);

  append_kind (out, self, period);
  append_series (out, self, DESMI_DIRECTION_OUT);
  append_series (out, self, DESMI_DIRECTION_RETURN);
  append_net (out, self);
  desmi_trend_append_events (out, self);
  return g_string_free (out, FALSE);
}
