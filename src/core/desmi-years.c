/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Cohorts from one year to another, as text and in words. */
#include "core/desmi-years.h"

#include "core/desmi-number.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define LAST_YEAR 9999

static gboolean
parse_year (const char *text, int *year)
{
  gint64 number;

  if (!desmi_integer_parse (text, 1, LAST_YEAR, &number))
    return FALSE;
  *year = (int) number;
  return TRUE;
}

/**
 * desmi_years_parse:
 * @text: a year, or two with ".." between them, of which one may be missing
 * @first: (out): a year; 0: however early
 * @last: (out): a year, not before @first; 0: however late
 *
 * Returns: whether it is such a text; two years in the wrong order are put right
 */
gboolean
desmi_years_parse (const char *text, int *first, int *last)
{
  const char      *dots = strstr (text, "..");
  g_autofree char *from = dots != NULL ? g_strndup (text, (gsize) (dots - text)) : g_strdup (text);
  const char      *to = dots != NULL ? dots + strlen ("..") : text;
  int              a = 0, b = 0;

  if (*from == '\0' && *to == '\0')
    return FALSE;
  if ((*from != '\0' && !parse_year (from, &a)) || (*to != '\0' && !parse_year (to, &b)))
    return FALSE;
  *first = a > 0 && b > 0 ? MIN (a, b) : a;
  *last = a > 0 && b > 0 ? MAX (a, b) : b;
  return TRUE;
}

/**
 * desmi_years_to_text:
 * @first: a year; 0: however early
 * @last: a year; 0: however late
 *
 * Returns: (transfer full): as desmi_years_parse() reads it; empty where neither is a year
 */
char *
desmi_years_to_text (int first, int last)
{
  if (first <= 0 && last <= 0)
    return g_strdup ("");
  if (first == last)
    return g_strdup_printf ("%d", first);
  if (last <= 0)
    return g_strdup_printf ("%d..", first);
  return first <= 0 ? g_strdup_printf ("..%d", last) : g_strdup_printf ("%d..%d", first, last);
}

/**
 * desmi_years_format:
 * @first: a year; 0: however early
 * @last: a year; 0: however late; one of both is a year
 *
 * Returns: (transfer full): "2018", "2017–2019", "from 2017", "to 2019"
 */
char *
desmi_years_format (int first, int last, const DesmiLocale *locale)
{
  if (first == last)
    return g_strdup_printf ("%d", first);
  if (last <= 0)
    /* Translators: years of villages, “Cohort: from 2017” */
    return g_strdup_printf (desmi_locale_text (locale, N_ ("from %d")), first);
  if (first <= 0)
    /* Translators: years of villages, “Cohort: to 2019” */
    return g_strdup_printf (desmi_locale_text (locale, N_ ("to %d")), last);
  return g_strdup_printf ("%d–%d", first, last);
}
