/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Decimal digits: from a double's shortest form, rounded half away from zero, written with groups.
 */
#include "core/desmi-decimal.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define NEAR_LIMIT 1e9 /* below it, scaling is off by less than a tenth of NEAR_HALF */
#define NEAR_HALF 1e-5
#define WHOLE_LIMIT 1e15 /* below it, the digits of a whole number are its shortest text */

static void
trim (DesmiDecimal *self)
{
  int leading = 0;

  while (leading < self->n && self->digits[leading] == 0)
    leading++;
  memmove (self->digits, self->digits + leading, (gsize) (self->n - leading));
  self->n -= leading;
  self->point -= leading;
  while (self->n > 0 && self->digits[self->n - 1] == 0)
    self->n--;
  if (self->n == 0)
    self->point = 0;
}

static gboolean
reads_back (const char *text, double value)
{
  double back = g_ascii_strtod (text, NULL);

  return memcmp (&back, &value, sizeof value) == 0;
}

/* The fewest digits that read back as the same double. Fifteen always fit one way, so only numbers
 * that need more, and the denormal ones that have fewer, are searched. */
static void
write_shortest (double value, char *text, int size)
{
  int precision = fabs (value) < G_MINDOUBLE ? 0 : 14;

  for (; precision <= 16; precision++)
    {
      char format[8];

      g_snprintf (format, sizeof format, "%%.%de", precision);
      g_ascii_formatd (text, size, format, value);
      if (reads_back (text, value))
        return;
    }
}

/**
 * desmi_decimal_from_double:
 * @value: a finite number
 *
 * Returns: the digits of the shortest text that reads back as @value
 */
DesmiDecimal
desmi_decimal_from_double (double value)
{
  DesmiDecimal result = { .negative = signbit (value) != 0 };
  char         text[40] = "";
  const char  *exponent;

  g_return_val_if_fail (isfinite (value), result);

  if (fabs (value) < WHOLE_LIMIT && fabs (value - trunc (value)) <= 0)
    {
      result = desmi_decimal_from_int ((gint64) value);
      result.negative = signbit (value) != 0;
      return result;
    }
  write_shortest (fabs (value), text, sizeof text);
  exponent = strchr (text, 'e');
  g_return_val_if_fail (exponent != NULL, result);
  for (const char *c = text; c < exponent && result.n < DESMI_DECIMAL_DIGITS; c++)
    if (g_ascii_isdigit (*c))
      result.digits[result.n++] = (guint8) (*c - '0');
  result.point = atoi (exponent + 1) + 1;
  trim (&result);
  return result;
}

/**
 * desmi_decimal_from_double_near:
 * @value: a finite number
 * @places: decimals it will be rounded to, at most 6
 *
 * Like desmi_decimal_from_double(), but already rounded where that is safe: not so near to a half
 * that only the shortest text tells to which side it goes.
 *
 * Returns: digits that desmi_decimal_round() makes the same of
 */
DesmiDecimal
desmi_decimal_from_double_near (double value, int places)
{
  static const double powers[] = { 1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6 };
  double              scaled, rest;
  DesmiDecimal        result;

  if (places < 0 || places >= (int) G_N_ELEMENTS (powers) || !(fabs (value) < NEAR_LIMIT))
    return desmi_decimal_from_double (value);
  scaled = fabs (value) * powers[places];
  rest = scaled - floor (scaled);
  if (!(scaled < NEAR_LIMIT) || fabs (rest - 0.5) < NEAR_HALF)
    return desmi_decimal_from_double (value);
  result = desmi_decimal_from_int ((gint64) floor (scaled + 0.5));
  result.negative = signbit (value) != 0;
  if (result.n > 0)
    result.point -= places;
  return result;
}

/**
 * desmi_decimal_from_int:
 * @value: any number
 *
 * Returns: its digits
 */
DesmiDecimal
desmi_decimal_from_int (gint64 value)
{
  DesmiDecimal result = { .negative = value < 0 };
  guint64      rest = value < 0 ? (guint64) 0 - (guint64) value : (guint64) value;
  int          n = 1;

  for (guint64 more = rest / 10; more > 0; more /= 10)
    n++;
  result.n = n;
  for (int i = n - 1; i >= 0; i--, rest /= 10)
    result.digits[i] = (guint8) (rest % 10);
  result.point = result.n;
  trim (&result);
  return result;
}

/* Keeps the first @keep digits; half goes away from zero. */
static void
keep_digits (DesmiDecimal *self, int keep)
{
  gboolean up;

  if (keep >= self->n)
    return;
  if (keep < 0)
    {
      self->n = 0;
      self->point = 0;
      return;
    }
  up = self->digits[keep] >= 5;
  self->n = keep;
  if (up)
    {
      int i = keep - 1;

      while (i >= 0 && self->digits[i] == 9)
        self->digits[i--] = 0;
      if (i >= 0)
        self->digits[i]++;
      else
        {
          self->digits[0] = 1;
          self->n = 1;
          self->point++;
        }
    }
  trim (self);
}

/**
 * desmi_decimal_round:
 * @self: a number
 * @fraction_digits: how many digits may stay behind the decimal point
 *
 * Rounds half away from zero.
 */
void
desmi_decimal_round (DesmiDecimal *self, int fraction_digits)
{
  keep_digits (self, self->point + fraction_digits);
}

/**
 * desmi_decimal_round_significant:
 * @self: a number
 * @significant_digits: how many digits may stay
 *
 * Rounds half away from zero.
 */
void
desmi_decimal_round_significant (DesmiDecimal *self, int significant_digits)
{
  keep_digits (self, significant_digits);
}

/**
 * desmi_decimal_append:
 * @self: a number; its sign is left to the caller
 * @out: where to write
 * @min_fraction: fewest digits behind the decimal point, filled with 0
 * @group: the sign between groups of three
 * @min_grouping: fewest digits before the first group sign: 1 writes 1.000, 2 writes 1000
 * and 10.000
 * @decimal: the decimal sign
 */
void
desmi_decimal_append (const DesmiDecimal *self,
                      GString            *out,
                      int                 min_fraction,
                      char                group,
                      int                 min_grouping,
                      char                decimal)
{
  int whole = MAX (self->point, 1), fraction = MAX (self->n - self->point, min_fraction);

  if (self->n == 0)
    fraction = min_fraction;
  for (int i = 0; i < whole; i++)
    {
      int at = self->point >= 1 ? i : -1;

      if (i > 0 && (whole - i) % 3 == 0 && whole >= 3 + min_grouping)
        g_string_append_c (out, group);
      g_string_append_c (out, (char) ('0' + (at >= 0 && at < self->n ? self->digits[at] : 0)));
    }
  if (fraction > 0)
    g_string_append_c (out, decimal);
  for (int i = 0; i < fraction; i++)
    {
      int at = self->point + i;

      g_string_append_c (out, (char) ('0' + (at >= 0 && at < self->n ? self->digits[at] : 0)));
    }
}
