/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Dates and moments as a reader writes them. */
#include "core/desmi-locale.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>

static const char *const months[2][12] = {
  [DESMI_LANGUAGE_ID] = { "Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus",
                          "September", "Oktober", "November", "Desember" },
  [DESMI_LANGUAGE_EN] = { "January", "February", "March", "April", "May", "June", "July", "August",
                          "September", "October", "November", "December" },
};

/* Every short name is the first three letters of the long one, in both languages. */
#define SHORT_MONTH 3

/**
 * desmi_format_date:
 * @year: 1 to 9999
 * @month: 1 to 12
 * @day: 1 to 31; styles without a day take no notice
 * @style: how it is written
 * @locale: the reader
 *
 * Returns: (transfer full): the date as text
 */
char *
desmi_format_date (int year, int month, int day, DesmiDateStyle style, const DesmiLocale *locale)
{
  const char *name;
  gboolean    english;

  g_return_val_if_fail (locale != NULL && month >= 1 && month <= 12, g_strdup (""));

  english = locale->language == DESMI_LANGUAGE_EN;
  name = months[english ? DESMI_LANGUAGE_EN : DESMI_LANGUAGE_ID][month - 1];
  switch (style)
    {
    case DESMI_DATE_MONTH_SHORT:
      return g_strndup (name, SHORT_MONTH);
    case DESMI_DATE_MONTH_NARROW:
      return g_strndup (name, 1);
    case DESMI_DATE_MY_SHORT:
      return g_strdup_printf ("%.*s %d", SHORT_MONTH, name, year);
    case DESMI_DATE_MY_LONG:
      return g_strdup_printf ("%s %d", name, year);
    case DESMI_DATE_DMY_LONG:
      return english ? g_strdup_printf ("%s %d, %d", name, day, year)
                     : g_strdup_printf ("%d %s %d", day, name, year);
    case DESMI_DATE_NUMERIC:
      return english ? g_strdup_printf ("%02d/%02d/%d", month, day, year)
                     : g_strdup_printf ("%02d/%02d/%d", day, month, year);
    case DESMI_DATE_MONTH_LONG:
    default:
      return g_strdup (name);
    }
}

/**
 * desmi_format_day:
 * @text: a day as files keep it, 2023-09-30
 * @locale: the reader
 *
 * Returns: (transfer full): the day with the month's name; @text itself if it is no day
 */
char *
desmi_format_day (const char *text, const DesmiLocale *locale)
{
  int year, month, day, n = 0;

  g_return_val_if_fail (text != NULL && locale != NULL, g_strdup (""));

  if (sscanf (text, "%4d-%2d-%2d%n", &year, &month, &day, &n) != 3 || n != 10 || text[n] != '\0'
      || month < 1 || month > 12)
    return g_strdup (text);
  return desmi_format_date (year, month, day, DESMI_DATE_DMY_LONG, locale);
}

/**
 * desmi_format_ago:
 * @then: a moment, in seconds since 1970 UTC
 * @now: the present moment, likewise
 * @locale: the reader
 *
 * Returns: (transfer full): how long ago it was, or its local date once a week has passed or where
 *   it lies ahead
 */
char *
desmi_format_ago (gint64 then, gint64 now, const DesmiLocale *locale)
{
  const gint64          minute = 60, hour = 60 * minute, day = 24 * hour;
  gint64                gone;
  g_autoptr (GDateTime) moment = NULL;

  g_return_val_if_fail (locale != NULL, g_strdup (""));

  if (__builtin_sub_overflow (now, then, &gone))
    gone = now > then ? G_MAXINT64 : G_MININT64;
  if (gone > -minute && gone < minute)
    return g_strdup (desmi_locale_text (locale, N_ ("just now")));
  if (gone >= minute && gone < hour)
    {
      int n = (int) (gone / minute);

      /* Translators: %d is a number of minutes, as in "updated 5 minutes ago". */
      return g_strdup_printf (
          desmi_locale_plural (locale, "%d minute ago", "%d minutes ago", (gulong) n), n);
    }
  if (gone >= hour && gone < day)
    {
      int n = (int) (gone / hour);

      return g_strdup_printf (
          desmi_locale_plural (locale, "%d hour ago", "%d hours ago", (gulong) n), n);
    }
  if (gone >= day && gone < 7 * day)
    {
      int n = (int) (gone / day);

      return g_strdup_printf (desmi_locale_plural (locale, "%d day ago", "%d days ago", (gulong) n),
                              n);
    }
  moment = g_date_time_new_from_unix_local (then);
  if (moment == NULL)
    return g_strdup ("–");
  return desmi_format_date (g_date_time_get_year (moment), g_date_time_get_month (moment),
                            g_date_time_get_day_of_month (moment), DESMI_DATE_DMY_LONG, locale);
}
