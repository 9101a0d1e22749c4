/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Numbers that people wrote: 1.234,5 and its kin; what could mean two things is refused. */
#include "core/desmi-number.h"

#include "core/desmi-error.h"
#include "core/desmi-quote.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define TEXT_MAX 64 /* bytes; no number that we can hold is written longer */

/**
 * Written:
 *
 * A number as its digits, before anyone rounds.
 */
typedef struct
{
  gboolean negative;
  char     whole[TEXT_MAX];    /* without group signs; never empty */
  char     fraction[TEXT_MAX]; /* empty: none */
} Written;

typedef enum
{
  READ_OK,
  READ_BAD,
  READ_AMBIGUOUS,
} ReadResult;

static gboolean
is_blank (gunichar u)
{
  return g_unichar_isspace (u) || u == 0x200b || u == 0xfeff;
}

/* Copies with every kind of blank as ' ', none outside, and every kind of minus as '-'. */
static gboolean
simplify (const char *text, char out[TEXT_MAX])
{
  gsize n = 0;

  if (!g_utf8_validate (text, -1, NULL))
    return FALSE;
  for (const char *c = text; *c != '\0'; c = g_utf8_next_char (c))
    {
      gunichar u = g_utf8_get_char (c);
      char     plain = u < 0x80 ? *c : '?';

      if (is_blank (u))
        {
          if (n == 0)
            continue;
          plain = ' ';
        }
      else if (u == 0x2212)
        plain = '-';
      if (n == TEXT_MAX - 1)
        {
          /* Blanks behind may be any number; a number may not. */
          if (plain == ' ')
            continue;
          return FALSE;
        }
      out[n++] = plain;
    }
  while (n > 0 && out[n - 1] == ' ')
    n--;
  out[n] = '\0';
  return TRUE;
}

static const char *
skip_blanks (const char *text)
{
  while (*text == ' ')
    text++;
  return text;
}

static const char *
skip_sign (const char *text, Written *out)
{
  if (*text != '-' && *text != '+')
    return text;
  out->negative = *text == '-';
  return skip_blanks (text + 1);
}

/* "Rp", "Rp." or "IDR" in front. */
static const char *
skip_currency (const char *text)
{
  if (g_ascii_strncasecmp (text, "rp", 2) == 0)
    text += text[2] == '.' ? 3 : 2;
  else if (g_ascii_strncasecmp (text, "idr", 3) == 0)
    text += 3;
  return skip_blanks (text);
}

/* ",-" behind. */
static void
cut_dash (char *text)
{
  gsize n = strlen (text);

  if (n > 2 && g_str_has_suffix (text, ",-") && g_ascii_isdigit (text[n - 3]))
    text[n - 2] = '\0';
}

static int
count_char (const char *text, char c)
{
  int n = 0;

  for (; *text != '\0'; text++)
    n += *text == c;
  return n;
}

/* Digits in groups of three behind @group: "1.234.567". Copies the digits. */
static gboolean
read_groups (const char *text, gsize n, char group, char *out)
{
  gsize to = 0, in_group = 0;
  int   groups = 0;

  for (gsize i = 0; i < n; i++)
    {
      if (text[i] == group)
        {
          if (in_group == 0 || in_group > 3 || (groups > 0 && in_group != 3))
            return FALSE;
          groups++;
          in_group = 0;
          continue;
        }
      if (!g_ascii_isdigit (text[i]))
        return FALSE;
      in_group++;
      out[to++] = text[i];
    }
  out[to] = '\0';
  /* A group sign behind a zero is no thousand: what 0.125 means is not for us to say. */
  return in_group > 0 && (groups == 0 || (in_group == 3 && out[0] != '0'));
}

static gboolean
read_fraction (const char *text, char *out)
{
  gsize n = strspn (text, "0123456789");

  if (n == 0 || text[n] != '\0')
    return FALSE;
  memcpy (out, text, n + 1);
  return TRUE;
}

/* Groups before @decimal, digits behind. */
static ReadResult
read_decimal (const char *text, const char *decimal, char group, Written *out)
{
  if (!read_groups (text, (gsize) (decimal - text), group, out->whole)
      || !read_fraction (decimal + 1, out->fraction))
    return READ_BAD;
  return READ_OK;
}

static ReadResult
read_only_dots (const char *text, int dots, Written *out)
{
  const char *last = strrchr (text, '.');

  if (read_groups (text, strlen (text), '.', out->whole))
    return READ_OK;
  if (dots > 1)
    return READ_BAD;
  if (strlen (last + 1) == 3)
    return strspn (text, "0123456789.") == strlen (text) ? READ_AMBIGUOUS : READ_BAD;
  return read_decimal (text, last, ' ', out);
}

static ReadResult
read_only_commas (const char *text, int commas, Written *out)
{
  const char *last = strrchr (text, ',');

  if (commas > 1)
    return read_groups (text, strlen (text), ',', out->whole) ? READ_OK : READ_BAD;
  if (read_decimal (text, last, ' ', out) != READ_OK)
    return READ_BAD;
  /* Between blanks the comma can only be the decimal sign. */
  if (strlen (last + 1) == 3 && strchr (text, ' ') == NULL)
    return READ_AMBIGUOUS;
  return READ_OK;
}

/* Digits, group signs and a decimal sign, by the rules of the files that districts send. */
static ReadResult
read_digits (const char *text, Written *out)
{
  int         dots = count_char (text, '.'), commas = count_char (text, ',');
  const char *dot = strrchr (text, '.'), *comma = strrchr (text, ',');

  if (dots == 0 && commas == 0)
    return read_groups (text, strlen (text), ' ', out->whole) ? READ_OK : READ_BAD;
  if (commas == 0)
    return read_only_dots (text, dots, out);
  if (dots == 0)
    return read_only_commas (text, commas, out);
  if (comma > dot)
    return commas == 1 ? read_decimal (text, comma, '.', out) : READ_BAD;
  return dots == 1 ? read_decimal (text, dot, ',', out) : READ_BAD;
}

static ReadResult
read_written (const char *text, gboolean currency, Written *out)
{
  char        simple[TEXT_MAX];
  const char *rest;

  memset (out, 0, sizeof *out);
  if (text == NULL || !simplify (text, simple))
    return READ_BAD;
  if (currency)
    cut_dash (simple);
  rest = skip_sign (simple, out);
  if (currency)
    {
      const char *number = skip_currency (rest);

      /* The minus may stand on either side of the currency, but once. */
      rest = number != rest && rest == simple ? skip_sign (number, out) : number;
    }
  return read_digits (rest, out);
}

static gboolean
is_zeros (const char *digits)
{
  return strspn (digits, "0") == strlen (digits);
}

/* The digits as one whole number with @extra digits of the fraction, half away from zero. */
static gboolean
to_scaled (const Written *written, int extra, gint64 *out)
{
  const char *fraction = written->fraction;
  gint64      value = 0;
  gsize       n_fraction = strlen (fraction);

  for (const char *c = written->whole; *c != '\0'; c++)
    if (__builtin_mul_overflow (value, 10, &value)
        || __builtin_add_overflow (value, *c - '0', &value))
      return FALSE;
  for (gsize i = 0; i < (gsize) extra; i++)
    if (__builtin_mul_overflow (value, 10, &value)
        || __builtin_add_overflow (value, i < n_fraction ? fraction[i] - '0' : 0, &value))
      return FALSE;
  if (n_fraction > (gsize) extra && fraction[extra] >= '5'
      && __builtin_add_overflow (value, 1, &value))
    return FALSE;
  *out = written->negative ? -value : value;
  return TRUE;
}

/* @whole: of what can have no fraction, no example has one either */
static void
set_ambiguous (const char *text, gboolean whole, GError **error)
{
  g_autofree char *quoted = desmi_text_quote (text);

  if (whole)
    g_set_error (error, DESMI_CORE_ERROR, DESMI_CORE_ERROR_AMBIGUOUS_NUMBER,
                 /* Translators: %s is what was written, for example 1,250. */
                 _ ("“%s” can be read in two ways: with thousands or with a fraction. Only whole "
                    "numbers are right here: write 1.250 for one thousand two hundred fifty."),
                 quoted);
  else
    g_set_error (error, DESMI_CORE_ERROR, DESMI_CORE_ERROR_AMBIGUOUS_NUMBER,
                 /* Translators: %s is what was written, for example 1,250. */
                 _ ("“%s” can be read in two ways: with thousands or with three decimals. Write "
                    "1.250 for one thousand two hundred fifty, or 1,25 for one and a quarter."),
                 quoted);
}

static void
set_overflow (const char *text, GError **error)
{
  g_autofree char *quoted = desmi_text_quote (text);

  g_set_error (error, DESMI_CORE_ERROR, DESMI_CORE_ERROR_OVERFLOW,
               /* Translators: %s is what was written. */
               _ ("“%s” is too large a number."), quoted);
}

static gboolean
parse_number (const char *text, gboolean whole, gint64 *milli, GError **error)
{
  Written          written;
  ReadResult       result;
  g_autofree char *quoted = NULL;

  result = read_written (text, TRUE, &written);
  if (result == READ_OK && to_scaled (&written, 3, milli))
    return TRUE;
  if (result == READ_OK)
    {
      set_overflow (text, error);
      return FALSE;
    }
  if (result == READ_AMBIGUOUS)
    {
      set_ambiguous (text, whole, error);
      return FALSE;
    }
  if (error == NULL)
    return FALSE;
  quoted = desmi_text_quote (text);
  if (whole)
    g_set_error (error, DESMI_CORE_ERROR, DESMI_CORE_ERROR_NUMBER,
                 /* Translators: %s is what was written. */
                 _ ("“%s” is not a number. A whole number looks like 25 or 1.234."), quoted);
  else
    g_set_error (error, DESMI_CORE_ERROR, DESMI_CORE_ERROR_NUMBER,
                 /* Translators: %s is what was written. */
                 _ ("“%s” is not a number. A number looks like 1.234 or 1.234,5."), quoted);
  return FALSE;
}

/**
 * desmi_number_parse:
 * @text: (nullable): a number: dots before groups of three are thousands, a comma is the decimal
 *   sign, blanks are thousands; where dot and comma both occur, the last is the decimal sign; "Rp",
 *   "Rp." and "IDR" in front and ",-" behind do not count
 * @milli: (out): thousandths, further digits rounded half away from zero; untouched on failure
 * @error: %DESMI_CORE_ERROR_AMBIGUOUS_NUMBER for a lone comma before exactly three digits (and a
 * dot there that can be no group sign), %DESMI_CORE_ERROR_NUMBER, %DESMI_CORE_ERROR_OVERFLOW
 *
 * Returns: whether @text is a number
 */
gboolean
desmi_number_parse (const char *text, gint64 *milli, GError **error)
{
  g_return_val_if_fail (milli != NULL, FALSE);

  return parse_number (text, FALSE, milli, error);
}

/**
 * desmi_number_parse_whole:
 * @milli: (out): thousandths; untouched on failure
 *
 * The same, of what is counted: a sentence on what is no number has no fraction as its example. A
 * fraction is a number all the same, and for the caller to refuse.
 *
 * Returns: whether @text is a number
 */
gboolean
desmi_number_parse_whole (const char *text, gint64 *milli, GError **error)
{
  g_return_val_if_fail (milli != NULL, FALSE);

  return parse_number (text, TRUE, milli, error);
}

static void
set_count_error (const char *text, GError **error)
{
  g_autofree char *quoted = desmi_text_quote (text);

  g_set_error (error, DESMI_CORE_ERROR, DESMI_CORE_ERROR_COUNT,
               /* Translators: %s is what was written. */
               _ ("“%s” is not a count. A count is a whole number from 1 to 99999, without words."),
               quoted);
}

/**
 * desmi_count_check:
 * @count: a count of people or things
 * @error: %DESMI_CORE_ERROR_COUNT
 *
 * Returns: whether @count is 1 to 99,999
 */
gboolean
desmi_count_check (gint64 count, GError **error)
{
  char text[24];

  if (count >= DESMI_COUNT_MIN && count <= DESMI_COUNT_MAX)
    return TRUE;
  g_snprintf (text, sizeof text, "%" G_GINT64_FORMAT, count);
  set_count_error (text, error);
  return FALSE;
}

/**
 * desmi_count_parse:
 * @text: (nullable): a whole number, as for desmi_number_parse() but without currency; "3,0" is 3
 * @out: (out): 1 to 99,999; untouched on failure
 * @error: %DESMI_CORE_ERROR_AMBIGUOUS_NUMBER, %DESMI_CORE_ERROR_COUNT
 *
 * Returns: whether @text is a count
 */
gboolean
desmi_count_parse (const char *text, gint64 *out, GError **error)
{
  Written    written;
  ReadResult result;
  gint64     value;

  g_return_val_if_fail (out != NULL, FALSE);

  result = read_written (text, FALSE, &written);
  if (result == READ_AMBIGUOUS)
    {
      set_ambiguous (text, TRUE, error);
      return FALSE;
    }
  if (result == READ_BAD || !is_zeros (written.fraction) || !to_scaled (&written, 0, &value)
      || !desmi_count_check (value, NULL))
    {
      set_count_error (text, error);
      return FALSE;
    }
  *out = value;
  return TRUE;
}

/**
 * desmi_rupiah_parse:
 * @text: (nullable): an amount, as for desmi_number_parse()
 * @amount_idr: (out): whole rupiah, 0 or more, half rounded up; untouched on failure
 * @error: %DESMI_CORE_ERROR_AMBIGUOUS_NUMBER, %DESMI_CORE_ERROR_MONEY, %DESMI_CORE_ERROR_OVERFLOW
 *
 * Returns: whether @text is an amount of rupiah
 */
gboolean
desmi_rupiah_parse (const char *text, gint64 *amount_idr, GError **error)
{
  Written          written;
  ReadResult       result;
  gint64           value = 0;
  g_autofree char *quoted = NULL;

  g_return_val_if_fail (amount_idr != NULL, FALSE);

  result = read_written (text, TRUE, &written);
  if (result == READ_AMBIGUOUS)
    {
      set_ambiguous (text, FALSE, error);
      return FALSE;
    }
  if (result == READ_OK && !written.negative)
    {
      if (to_scaled (&written, 0, &value))
        {
          *amount_idr = value;
          return TRUE;
        }
      set_overflow (text, error);
      return FALSE;
    }
  quoted = desmi_text_quote (text);
  g_set_error (
      error, DESMI_CORE_ERROR, DESMI_CORE_ERROR_MONEY,
      /* Translators: %s is what was written. */
      _ ("“%s” is not an amount of rupiah. An amount looks like Rp 1.250.000, without words "
         "such as juta or miliar, and is not negative."),
      quoted);
  return FALSE;
}

/**
 * desmi_rupiah_add:
 * @a: rupiah
 * @b: rupiah
 * @sum: (out): their sum; untouched on failure
 * @error: %DESMI_CORE_ERROR_OVERFLOW
 *
 * Returns: whether the sum fits into 64 bits
 */
gboolean
desmi_rupiah_add (gint64 a, gint64 b, gint64 *sum, GError **error)
{
  gint64 result;

  g_return_val_if_fail (sum != NULL, FALSE);

  if (__builtin_add_overflow (a, b, &result))
    {
      g_set_error_literal (error, DESMI_CORE_ERROR, DESMI_CORE_ERROR_OVERFLOW,
                           _ ("The sum of the amounts is too large a number."));
      return FALSE;
    }
  *sum = result;
  return TRUE;
}

/**
 * desmi_integer_parse:
 * @text: digits, with a minus in front where it is negative; nothing else
 * @min: least value accepted
 * @max: greatest value accepted
 * @out: (out): the value; untouched if refused
 *
 * Reads an integer as files and programs write it. GLib's g_ascii_string_to_signed() looks at errno
 * after work that another thread can disturb (GLib 2.74 makes its locale on the first call, and
 * waiting for that sets errno), so that it refuses a good number once in a while.
 *
 * Returns: whether @text is such an integer
 */
gboolean
desmi_integer_parse (const char *text, gint64 min, gint64 max, gint64 *out)
{
  gboolean negative = *text == '-';
  gint64   value = 0;

  text += negative ? 1 : 0;
  if (*text == '\0')
    return FALSE;
  for (; *text != '\0'; text++)
    {
      int digit = g_ascii_digit_value (*text);

      /* Gathered below zero, where there is one more value than above. */
      if (digit < 0 || value < (G_MININT64 + digit) / 10)
        return FALSE;
      value = value * 10 - digit;
    }
  if (!negative && value == G_MININT64)
    return FALSE;
  value = negative ? value : -value;
  if (value < min || value > max)
    return FALSE;
  *out = value;
  return TRUE;
}
