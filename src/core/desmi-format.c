/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Numbers and amounts as a reader writes them, in the forms of CLDR for Indonesian and English. */
#include "core/desmi-locale.h"

#include "core/desmi-decimal.h"

#include <math.h>

#define NBSP "\302\240"
#define MAX_DECIMALS 20
#define N_UNITS 4

typedef struct
{
  char        group;
  char        decimal;
  const char *currency;
  const char *units_short[N_UNITS + 1]; /* for 10^0, 10^3 ... 10^12 */
  const char *units_long[N_UNITS + 1];
} Forms;

static const Forms indonesian_forms = {
  '.',
  ',',
  "Rp",
  { "", NBSP "rb", NBSP "jt", NBSP "M", NBSP "T" },
  { "", " ribu", " juta", " miliar", " triliun" },
};

static const Forms english_forms = {
  ',',
  '.',
  "IDR",
  { "", "K", "M", "B", "T" },
  { "", " thousand", " million", " billion", " trillion" },
};

static const Forms *
forms_of (const DesmiLocale *locale)
{
  return locale->language == DESMI_LANGUAGE_ID ? &indonesian_forms : &english_forms;
}

static gboolean
is_rupiah (DesmiNumberStyle style)
{
  return style == DESMI_NUMBER_RUPIAH || style == DESMI_NUMBER_RUPIAH_COMPACT;
}

/* Two digits where the whole part has one, whole numbers from there on. */
static void
round_compact (DesmiDecimal *number)
{
  if (number->point >= 2)
    desmi_decimal_round (number, 0);
  else
    desmi_decimal_round_significant (number, 2);
}

/* Brings the number into the largest unit that it fills once it is rounded: 999 950 is a million.
 */
static int
choose_unit (DesmiDecimal *number)
{
  const DesmiDecimal exact = *number;
  int                unit = CLAMP ((exact.point - 1) / 3, 0, N_UNITS);

  number->point -= 3 * unit;
  round_compact (number);
  if (number->point > 3 && unit < N_UNITS)
    {
      unit++;
      *number = exact;
      number->point -= 3 * unit;
      round_compact (number);
    }
  return unit;
}

/* Digits enough for what a style rounds to. */
static DesmiDecimal
read_number (double value, DesmiNumberStyle style, int decimals)
{
  switch (style)
    {
    case DESMI_NUMBER_PERCENT:
      return desmi_decimal_from_double_near (value, CLAMP (decimals, 0, MAX_DECIMALS) + 2);
    case DESMI_NUMBER_DECIMALS:
      return desmi_decimal_from_double_near (value, CLAMP (decimals, 0, MAX_DECIMALS));
    case DESMI_NUMBER_RUPIAH:
      return desmi_decimal_from_double_near (value, 0);
    case DESMI_NUMBER_PLAIN:
    case DESMI_NUMBER_SIGNED:
      return desmi_decimal_from_double_near (value, 3);
    case DESMI_NUMBER_COMPACT:
    case DESMI_NUMBER_COMPACT_LONG:
    case DESMI_NUMBER_RUPIAH_COMPACT:
    default:
      return desmi_decimal_from_double (value);
    }
}

static void
append_finite (GString *out, double value, DesmiNumberStyle style, int decimals, const Forms *forms)
{
  DesmiDecimal       number = read_number (value, style, decimals);
  int                min_fraction = 0, min_grouping = 1, unit = 0;
  const char *const *units = forms->units_short;

  switch (style)
    {
    case DESMI_NUMBER_COMPACT_LONG:
      units = forms->units_long;
      G_GNUC_FALLTHROUGH;
    case DESMI_NUMBER_COMPACT:
    case DESMI_NUMBER_RUPIAH_COMPACT:
      unit = choose_unit (&number);
      min_grouping = 2;
      break;
    case DESMI_NUMBER_PERCENT:
      if (number.n > 0)
        number.point += 2;
      G_GNUC_FALLTHROUGH;
    case DESMI_NUMBER_DECIMALS:
      min_fraction = CLAMP (decimals, 0, MAX_DECIMALS);
      desmi_decimal_round (&number, min_fraction);
      break;
    case DESMI_NUMBER_RUPIAH:
      desmi_decimal_round (&number, 0);
      break;
    case DESMI_NUMBER_SIGNED:
    case DESMI_NUMBER_PLAIN:
    default:
      desmi_decimal_round (&number, 3);
      break;
    }
  if (style == DESMI_NUMBER_SIGNED && number.n > 0)
    g_string_append_c (out, value < 0 ? '-' : '+');
  else if (style != DESMI_NUMBER_SIGNED && value < 0)
    g_string_append_c (out, '-');
  if (is_rupiah (style))
    g_string_append_printf (out, "%s" NBSP, forms->currency);
  desmi_decimal_append (&number, out, min_fraction, forms->group, min_grouping, forms->decimal);
  g_string_append (out, units[unit]);
}

/**
 * desmi_format_number:
 * @value: a number; for %DESMI_NUMBER_PERCENT a ratio, for the rupiah styles an amount in rupiah
 * @style: how it is written
 * @decimals: 0 to 20, for %DESMI_NUMBER_DECIMALS and %DESMI_NUMBER_PERCENT; others take no notice
 * @locale: the reader
 *
 * Writes what ECMAScript's Intl.NumberFormat writes. Half rounds away from zero on the decimal
 * digits, so 1.005 to two decimals is 1.01. A negative number that rounds to zero keeps its minus
 * (only %DESMI_NUMBER_SIGNED drops it); minus zero is zero.
 *
 * Returns: (transfer full): the text, with no-break spaces before units and after the currency
 */
char *
desmi_format_number (double value, DesmiNumberStyle style, int decimals, const DesmiLocale *locale)
{
  g_autoptr (GString) out = g_string_new (NULL);
  const Forms        *forms;

  g_return_val_if_fail (locale != NULL, g_strdup (""));

  forms = forms_of (locale);
  if (isfinite (value))
    append_finite (out, value, style, decimals, forms);
  else
    {
      if (isinf (value) && value < 0)
        g_string_append_c (out, '-');
      else if (isinf (value) && style == DESMI_NUMBER_SIGNED)
        g_string_append_c (out, '+');
      if (is_rupiah (style))
        g_string_append (out, forms->currency);
      g_string_append (out, isinf (value) ? "∞" : "NaN");
    }
  if (style == DESMI_NUMBER_PERCENT)
    g_string_append_c (out, '%');
  return g_string_free (g_steal_pointer (&out), FALSE);
}

static char *
format_int (gint64 value, const char *currency, const DesmiLocale *locale)
{
  g_autoptr (GString) out = g_string_new (value < 0 ? "-" : NULL);
  const Forms        *forms = forms_of (locale);
  DesmiDecimal        number = desmi_decimal_from_int (value);

  if (currency != NULL)
    g_string_append_printf (out, "%s" NBSP, currency);
  desmi_decimal_append (&number, out, 0, forms->group, 1, forms->decimal);
  return g_string_free (g_steal_pointer (&out), FALSE);
}

/**
 * desmi_format_count:
 * @value: a count of people or things
 * @locale: the reader
 *
 * Returns: (transfer full): every digit with groups, "1.204"
 */
char *
desmi_format_count (gint64 value, const DesmiLocale *locale)
{
  g_return_val_if_fail (locale != NULL, g_strdup (""));

  return format_int (value, NULL, locale);
}

/**
 * desmi_format_rupiah:
 * @amount_idr: whole rupiah
 * @locale: the reader
 *
 * Returns: (transfer full): every digit with groups, "Rp 1.234.567", exact to 64 bits
 */
char *
desmi_format_rupiah (gint64 amount_idr, const DesmiLocale *locale)
{
  g_return_val_if_fail (locale != NULL, g_strdup (""));

  return format_int (amount_idr, forms_of (locale)->currency, locale);
}
