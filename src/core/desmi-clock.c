/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The one way time enters the program. */
#include "core/desmi-clock.h"

/* Of the program. A clock that stands before it is wrong, and nothing is refused because of it. */
#define MADE_AT G_GINT64_CONSTANT (1735689600) /* 2025-01-01 */
#define DAY (24 * 60 * 60)
#define LAST_YEAR 2999

static gint64 held; /* 0: runs; an ordinary read, tests hold it before they start threads */

/**
 * desmi_clock_now:
 *
 * Returns: the moment, in seconds since 1970 UTC
 */
gint64
desmi_clock_now (void)
{
  if (held != 0)
    return held;
  return g_get_real_time () / G_USEC_PER_SEC;
}

/**
 * desmi_clock_new_local:
 *
 * Returns: (transfer full): the moment as the user's calendar has it: what "today" and "this month"
 *   are is a matter of the time zone
 */
GDateTime *
desmi_clock_new_local (void)
{
  GDateTime *local = g_date_time_new_from_unix_local (desmi_clock_now ());

  return local != NULL ? local : g_date_time_new_from_unix_utc (0);
}

/**
 * desmi_clock_this_month:
 *
 * Returns: the month of the user's calendar, as year × 12 + (month − 1): what a form proposes
 */
int
desmi_clock_this_month (void)
{
  g_autoptr (GDateTime) local = desmi_clock_new_local ();

  return g_date_time_get_year (local) * 12 + g_date_time_get_month (local) - 1;
}

/**
 * desmi_clock_last_month:
 *
 * Returns: the latest month that data can be of, as year × 12 + (month − 1): that of a day from
 * now, since zones differ and clocks are a day behind; December 2999 where the clock cannot be
 * right
 */
int
desmi_clock_last_month (void)
{
  gint64                now = desmi_clock_now ();
  g_autoptr (GDateTime) later = now >= MADE_AT ? g_date_time_new_from_unix_utc (now + DAY) : NULL;

  if (later == NULL)
    return LAST_YEAR * 12 + 11;
  return g_date_time_get_year (later) * 12 + g_date_time_get_month (later) - 1;
}

/**
 * desmi_clock_hold:
 * @seconds: the moment desmi_clock_now() tells from now on; 0 lets the clock run again
 *
 * For tests.
 */
void
desmi_clock_hold (gint64 seconds)
{
  held = seconds;
}

/**
 * desmi_clock_format_utc:
 * @seconds: seconds since 1970 UTC
 *
 * Returns: (transfer full): "2026-11-25T02:00:00Z"; for a moment outside the years 1 to 9999, the
 *   nearest moment inside
 */
char *
desmi_clock_format_utc (gint64 seconds)
{
  const gint64          first = -62135596800, last = 253402300799;
  g_autoptr (GDateTime) moment = g_date_time_new_from_unix_utc (CLAMP (seconds, first, last));

  /* Not %Y: it does not pad years below 1000. */
  return g_strdup_printf ("%04d-%02d-%02dT%02d:%02d:%02dZ", g_date_time_get_year (moment),
                          g_date_time_get_month (moment), g_date_time_get_day_of_month (moment),
                          g_date_time_get_hour (moment), g_date_time_get_minute (moment),
                          g_date_time_get_second (moment));
}

static gboolean
read_digits (const char **cursor, int n, int *value)
{
  *value = 0;
  for (int i = 0; i < n; i++, (*cursor)++)
    {
      if (!g_ascii_isdigit (**cursor))
        return FALSE;
      *value = *value * 10 + (**cursor - '0');
    }
  return TRUE;
}

/**
 * desmi_clock_parse_utc:
 * @text: (nullable): a moment in exactly the form that desmi_clock_format_utc() writes
 * @seconds: (out): seconds since 1970 UTC; untouched on failure
 *
 * Returns: whether @text is such a moment
 */
gboolean
desmi_clock_parse_utc (const char *text, gint64 *seconds)
{
  static const struct
  {
    int  digits;
    char after;
  } parts[] = { { 4, '-' }, { 2, '-' }, { 2, 'T' }, { 2, ':' }, { 2, ':' }, { 2, 'Z' } };
  int                   values[G_N_ELEMENTS (parts)];
  const char           *cursor = text;
  g_autoptr (GDateTime) moment = NULL;

  g_return_val_if_fail (seconds != NULL, FALSE);

  if (text == NULL)
    return FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      if (!read_digits (&cursor, parts[i].digits, &values[i]) || *cursor != parts[i].after)
        return FALSE;
      cursor++;
    }
  if (*cursor != '\0' || values[0] < 1)
    return FALSE;
  moment = g_date_time_new_utc (values[0], values[1], values[2], values[3], values[4], values[5]);
  if (moment == NULL)
    return FALSE;
  *seconds = g_date_time_to_unix (moment);
  return TRUE;
}

/**
 * desmi_clock_is_day:
 * @text: (nullable): a day as 2026-11-25, nothing before or after it
 *
 * Returns: whether @text is a day that there is, or was
 */
gboolean
desmi_clock_is_day (const char *text)
{
  const char *cursor = text;
  int         year, month, day;

  return text != NULL && read_digits (&cursor, 4, &year) && *cursor++ == '-'
         && read_digits (&cursor, 2, &month) && *cursor++ == '-' && read_digits (&cursor, 2, &day)
         && *cursor == '\0'
         && g_date_valid_dmy ((GDateDay) day, (GDateMonth) month, (GDateYear) year);
}
