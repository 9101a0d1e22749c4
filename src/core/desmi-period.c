/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Periods: made, compared, walked through, and their normal form. */
#include "core/desmi-period.h"

#include "core/desmi-error.h"
#include "core/desmi-quote.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define YEAR_MIN 1900
#define YEAR_MAX 2999
#define MONTH_MIN (YEAR_MIN * 12)
#define MONTH_MAX (YEAR_MAX * 12 + 11)

/**
 * desmi_month_make:
 * @year: 1900 to 2999
 * @month: 1 to 12
 *
 * Returns: the month as one number, year x 12 + (month - 1)
 */
int
desmi_month_make (int year, int month)
{
  return year * 12 + month - 1;
}

/**
 * desmi_month_year:
 * @month_index: a month as desmi_month_make() gives it
 *
 * Returns: its year
 */
int
desmi_month_year (int month_index)
{
  return month_index / 12;
}

/**
 * desmi_month_of_year:
 * @month_index: a month as desmi_month_make() gives it
 *
 * Returns: its place in the year, 1 to 12
 */
int
desmi_month_of_year (int month_index)
{
  return month_index % 12 + 1;
}

/**
 * desmi_month_to_text:
 * @month_index: a month as desmi_month_make() gives it
 * @out: (out): its normal form, "2023-11"; a month outside the calendar is set to its nearest end
 */
void
desmi_month_to_text (int month_index, char out[8])
{
  int month = CLAMP (month_index, MONTH_MIN, MONTH_MAX);
  int year = desmi_month_year (month), of_year = desmi_month_of_year (month);

  for (int i = 3; i >= 0; i--, year /= 10)
    out[i] = (char) ('0' + year % 10);
  out[4] = '-';
  out[5] = (char) ('0' + of_year / 10);
  out[6] = (char) ('0' + of_year % 10);
  out[7] = '\0';
}

/**
 * desmi_period_range:
 * @first: first month, as desmi_month_make() gives it
 * @last: last month, inclusive; may stand before @first
 *
 * Returns: the period from the earlier to the later month, of the kind that these months make: a
 *   whole year is a year
 */
DesmiPeriod
desmi_period_range (int first, int last)
{
  DesmiPeriod result = { DESMI_PERIOD_RANGE, MIN (first, last), MAX (first, last) };
  int         n;

  result.first = CLAMP (result.first, MONTH_MIN, MONTH_MAX);
  result.last = CLAMP (result.last, MONTH_MIN, MONTH_MAX);
  n = result.last - result.first + 1;
  if (n == 1)
    result.kind = DESMI_PERIOD_MONTH;
  else if (n == 3 && result.first % 3 == 0)
    result.kind = DESMI_PERIOD_QUARTER;
  else if (n == 12 && result.first % 12 == 0)
    result.kind = DESMI_PERIOD_YEAR;
  return result;
}

/**
 * desmi_period_year:
 * @year: 1900 to 2999
 *
 * Returns: the year
 */
DesmiPeriod
desmi_period_year (int year)
{
  int first = desmi_month_make (CLAMP (year, YEAR_MIN, YEAR_MAX), 1);

  return desmi_period_range (first, first + 11);
}

/**
 * desmi_period_quarter:
 * @year: 1900 to 2999
 * @quarter: 1 to 4
 *
 * Returns: the quarter
 */
DesmiPeriod
desmi_period_quarter (int year, int quarter)
{
  int first = desmi_month_make (CLAMP (year, YEAR_MIN, YEAR_MAX), CLAMP (quarter, 1, 4) * 3 - 2);

  return desmi_period_range (first, first + 2);
}

/**
 * desmi_period_month:
 * @year: 1900 to 2999
 * @month: 1 to 12
 *
 * Returns: the month
 */
DesmiPeriod
desmi_period_month (int year, int month)
{
  int first = desmi_month_make (CLAMP (year, YEAR_MIN, YEAR_MAX), CLAMP (month, 1, 12));

  return desmi_period_range (first, first);
}

static gboolean
read_number (const char *text, gsize n, int *value)
{
  *value = 0;
  for (gsize i = 0; i < n; i++)
    {
      if (!g_ascii_isdigit (text[i]))
        return FALSE;
      *value = *value * 10 + (text[i] - '0');
    }
  return n > 0;
}

/* One year, quarter or month of exactly @n bytes. */
static gboolean
read_point (const char *text, gsize n, DesmiPeriod *out)
{
  int year, part;

  if (n < 4 || !read_number (text, 4, &year) || year < YEAR_MIN || year > YEAR_MAX)
    return FALSE;
  if (n == 4)
    {
      *out = desmi_period_year (year);
      return TRUE;
    }
  if (n != 7 || text[4] != '-')
    return FALSE;
  if (text[5] == 'Q' && text[6] >= '1' && text[6] <= '4')
    {
      *out = desmi_period_quarter (year, text[6] - '0');
      return TRUE;
    }
  if (!read_number (text + 5, 2, &part) || part < 1 || part > 12)
    return FALSE;
  *out = desmi_period_month (year, part);
  return TRUE;
}

/* One period, which is both ends, or two of them, of which the second may lie before the first. */
static gboolean
read_ends (const char *text, DesmiPeriod *first, DesmiPeriod *last)
{
  const char *dots = strstr (text, "..");

  if (dots != NULL)
    return read_point (text, (gsize) (dots - text), first)
           && read_point (dots + 2, strlen (dots + 2), last);
  if (!read_point (text, strlen (text), first))
    return FALSE;
  *last = *first;
  return TRUE;
}

/* Says which way round a range is to be written whose second end lies before the first. */
static void
refuse_backwards (const char *text, GError **error)
{
  const char      *dots = strstr (text, "..");
  g_autofree char *turned = g_strdup_printf ("%s..%.*s", dots + 2, (int) (dots - text), text);

  g_set_error (error, DESMI_CORE_ERROR, DESMI_CORE_ERROR_PERIOD,
               /* Translators: a range of periods as it was written, and as it is right:
                * 2024..2023, 2023..2024 */
               _ ("“%s” runs backwards: write the earlier period first, as in %s."), text, turned);
}

/**
 * desmi_period_parse:
 * @text: (nullable): a period in normal form: `2023`, `2023-Q4`, `2023-11`, or two of them with
 * `..` between: from the beginning of the first to the end of the second
 * @out: (out): the period; untouched on failure
 * @error: %DESMI_CORE_ERROR_PERIOD
 *
 * Returns: whether @text is a period
 */
gboolean
desmi_period_parse (const char *text, DesmiPeriod *out, GError **error)
{
  DesmiPeriod first, last;

  g_return_val_if_fail (out != NULL, FALSE);

  if (text == NULL || !read_ends (text, &first, &last))
    {
      g_autofree char *quoted = error != NULL ? desmi_text_quote (text) : NULL;

      if (error == NULL)
        return FALSE;
      g_set_error (error, DESMI_CORE_ERROR, DESMI_CORE_ERROR_PERIOD,
                   /* Translators: %s is what was written. */
                   _ ("“%s” is not a period. A period looks like 2023, 2023-Q4, 2023-11 or "
                      "2023-01..2023-10."),
                   quoted);
      return FALSE;
    }
  if (first.first > last.last)
    {
      refuse_backwards (text, error);
      return FALSE;
    }
  *out = desmi_period_range (first.first, last.last);
  return TRUE;
}

/**
 * desmi_period_to_text:
 * @period: a period
 *
 * Returns: (transfer full): its normal form, which desmi_period_parse() reads
 */
char *
desmi_period_to_text (const DesmiPeriod *period)
{
  char first[8], last[8];

  g_return_val_if_fail (period != NULL, g_strdup (""));

  desmi_month_to_text (period->first, first);
  desmi_month_to_text (period->last, last);
  switch (period->kind)
    {
    case DESMI_PERIOD_YEAR:
      return g_strndup (first, 4);
    case DESMI_PERIOD_QUARTER:
      return g_strdup_printf ("%.4s-Q%d", first, desmi_month_of_year (period->first) / 3 + 1);
    case DESMI_PERIOD_MONTH:
      return g_strdup (first);
    case DESMI_PERIOD_RANGE:
    default:
      return g_strdup_printf ("%s..%s", first, last);
    }
}

static char *
format_month (int month_index, DesmiDateStyle style, const DesmiLocale *locale)
{
  return desmi_format_date (desmi_month_year (month_index), desmi_month_of_year (month_index), 1,
                            style, locale);
}

static char *
format_range (const DesmiPeriod *period, const DesmiLocale *locale)
{
  gboolean         same_year = desmi_month_year (period->first) == desmi_month_year (period->last);
  gboolean         whole_years = period->first % 12 == 0 && period->last % 12 == 11;
  g_autofree char *first = NULL, *last = NULL;

  if (whole_years)
    return g_strdup_printf ("%d–%d", desmi_month_year (period->first),
                            desmi_month_year (period->last));
  first = format_month (period->first, same_year ? DESMI_DATE_MONTH_LONG : DESMI_DATE_MY_LONG,
                        locale);
  last = format_month (period->last, DESMI_DATE_MY_LONG, locale);
  return g_strdup_printf (same_year ? "%s–%s" : "%s – %s", first, last);
}

/**
 * desmi_period_format_quarter:
 * @quarter: 1 to 4
 * @locale: the reader
 *
 * Returns: (transfer full): the quarter of a year that is named beside it: "Triwulan IV", "Q4"
 */
char *
desmi_period_format_quarter (int quarter, const DesmiLocale *locale)
{
  static const char *const roman[] = { "I", "II", "III", "IV" };

  g_return_val_if_fail (quarter >= 1 && quarter <= 4 && locale != NULL, g_strdup (""));

  return locale->language == DESMI_LANGUAGE_EN
             ? g_strdup_printf ("Q%d", quarter)
             : g_strdup_printf ("Triwulan %s", roman[quarter - 1]);
}

/**
 * desmi_period_format:
 * @period: a period
 * @locale: the reader
 *
 * Returns: (transfer full): "2023", "Triwulan IV 2023", "November 2023", "Januari–Oktober 2023"
 */
char *
desmi_period_format (const DesmiPeriod *period, const DesmiLocale *locale)
{
  g_autofree char *quarter = NULL;

  g_return_val_if_fail (period != NULL && locale != NULL, g_strdup (""));

  switch (period->kind)
    {
    case DESMI_PERIOD_YEAR:
      return g_strdup_printf ("%d", desmi_month_year (period->first));
    case DESMI_PERIOD_QUARTER:
      quarter = desmi_period_format_quarter ((desmi_month_of_year (period->first) + 2) / 3, locale);
      return g_strdup_printf ("%s %d", quarter, desmi_month_year (period->first));
    case DESMI_PERIOD_MONTH:
      return format_month (period->first, DESMI_DATE_MY_LONG, locale);
    case DESMI_PERIOD_RANGE:
    default:
      return format_range (period, locale);
    }
}

/**
 * desmi_period_compare:
 * @a: a period
 * @b: another
 *
 * Returns: less than, equal to or greater than 0: by beginning, then the shorter first
 */
int
desmi_period_compare (const DesmiPeriod *a, const DesmiPeriod *b)
{
  g_return_val_if_fail (a != NULL && b != NULL, 0);

  if (a->first != b->first)
    return a->first < b->first ? -1 : 1;
  return (a->last > b->last) - (a->last < b->last);
}

/**
 * desmi_period_equal:
 * @a: a period
 * @b: another
 *
 * Returns: whether they are the same months
 */
gboolean
desmi_period_equal (const DesmiPeriod *a, const DesmiPeriod *b)
{
  return desmi_period_compare (a, b) == 0;
}

/**
 * desmi_period_contains:
 * @outer: a period
 * @inner: another
 *
 * Returns: whether every month of @inner is one of @outer
 */
gboolean
desmi_period_contains (const DesmiPeriod *outer, const DesmiPeriod *inner)
{
  g_return_val_if_fail (outer != NULL && inner != NULL, FALSE);

  return outer->first <= inner->first && inner->last <= outer->last;
}

/**
 * desmi_period_n_months:
 * @period: a period
 *
 * Returns: how many months it has, at least 1
 */
int
desmi_period_n_months (const DesmiPeriod *period)
{
  g_return_val_if_fail (period != NULL, 1);

  return period->last - period->first + 1;
}

/**
 * desmi_period_shift:
 * @period: a period
 * @n: how many times its own length to go on, or back where negative
 *
 * Returns: the period of the same length there; at the ends of the calendar the last one that fits
 */
DesmiPeriod
desmi_period_shift (const DesmiPeriod *period, int n)
{
  gint64 length, steps;

  g_return_val_if_fail (period != NULL, desmi_period_year (YEAR_MIN));

  length = desmi_period_n_months (period);
  steps = CLAMP (n, -(period->first - MONTH_MIN) / length, (MONTH_MAX - period->last) / length);
  return desmi_period_range ((int) (period->first + steps * length),
                             (int) (period->last + steps * length));
}

static int
months_of_kind (DesmiPeriodKind kind)
{
  return kind == DESMI_PERIOD_YEAR ? 12 : kind == DESMI_PERIOD_QUARTER ? 3 : 1;
}

/**
 * desmi_period_next_part:
 * @whole: a period
 * @part: months, quarters or years
 * @iter: (inout): the part before; begin with a zeroed one
 *
 * Walks through the calendar months, quarters or years that lie wholly in @whole, in order:
 * `DesmiPeriod part = { 0 }; while (desmi_period_next_part (&year, DESMI_PERIOD_MONTH, &part)) ...`
 *
 * Returns: whether there is a next part; @iter then holds it
 */
gboolean
desmi_period_next_part (const DesmiPeriod *whole, DesmiPeriodKind part, DesmiPeriod *iter)
{
  int length, first;

  g_return_val_if_fail (whole != NULL && iter != NULL && part != DESMI_PERIOD_RANGE, FALSE);

  length = months_of_kind (part);
  if (iter->kind == 0)
    first = (whole->first + length - 1) / length * length;
  else
    first = iter->last + 1;
  if (first + length - 1 > whole->last)
    return FALSE;
  *iter = desmi_period_range (first, first + length - 1);
  return TRUE;
}
