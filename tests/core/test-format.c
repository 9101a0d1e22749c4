/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Numbers and dates as text, to the byte against the reference vectors. */
#include "core/desmi-locale.h"

#include <jansson.h>
#include <locale.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

static json_t *
load (const char *name)
{
  g_autofree char *path
      = g_build_filename (g_getenv ("DESMI_TOP_SRCDIR"), "tests", "data", "reference", name, NULL);
  json_error_t error;
  json_t *root = json_load_file (path, JSON_REJECT_DUPLICATES | JSON_DECODE_INT_AS_REAL, &error);

  if (root == NULL)
    g_error ("%s: %s", path, error.text);
  return root;
}

static double
read_value (json_t *value)
{
  const char *text = json_string_value (value);

  /* What JSON has no number for stands as text: NaN, Infinity, the smallest doubles. */
  return text != NULL ? g_ascii_strtod (text, NULL) : json_number_value (value);
}

static const struct
{
  const char      *option;
  DesmiNumberStyle style;
  int              decimals;
} options[] = {
  { "plain", DESMI_NUMBER_PLAIN, 0 },
  { "d0", DESMI_NUMBER_DECIMALS, 0 },
  { "d1", DESMI_NUMBER_DECIMALS, 1 },
  { "d2", DESMI_NUMBER_DECIMALS, 2 },
  { "compact_short", DESMI_NUMBER_COMPACT, 0 },
  { "compact_long", DESMI_NUMBER_COMPACT_LONG, 0 },
  { "percent0", DESMI_NUMBER_PERCENT, 0 },
  { "percent1", DESMI_NUMBER_PERCENT, 1 },
  { "idr", DESMI_NUMBER_RUPIAH, 0 },
  { "idr0", DESMI_NUMBER_RUPIAH, 0 },
  { "idr_compact", DESMI_NUMBER_RUPIAH_COMPACT, 0 },
  { "signed", DESMI_NUMBER_SIGNED, 0 },
};

static void
check_number (double value, json_t *strings, const DesmiLocale *locale)
{
  g_assert_cmpuint (json_object_size (strings), ==, G_N_ELEMENTS (options));
  for (gsize i = 0; i < G_N_ELEMENTS (options); i++)
    {
      g_autofree char *text
          = desmi_format_number (value, options[i].style, options[i].decimals, locale);

      g_test_message ("%.17g %s", value, options[i].option);
      g_assert_cmpstr (text, ==, json_string_value (json_object_get (strings, options[i].option)));
    }
}

static void
check_number_file (const char *name, gsize min_cases)
{
  json_t *root = load (name);
  json_t *cases = json_object_get (root, "cases");
  json_t *item;
  gsize   i;

  g_assert_cmpuint (json_array_size (cases), >=, min_cases);
  json_array_foreach (cases, i, item)
  {
    double value = read_value (json_object_get (item, "value"));

    check_number (value, json_object_get (item, "id_ID"), desmi_locale_get_indonesian ());
    check_number (value, json_object_get (item, "en_US"), desmi_locale_get_english ());
  }
  json_decref (root);
}

static void
test_numbers (void)
{
  check_number_file ("number-format.json", 60);
}

static void
test_number_edges (void)
{
  check_number_file ("number-format-edges.json", 58);
}

static const struct
{
  const char    *option;
  DesmiDateStyle style;
} date_options[] = {
  { "month_short", DESMI_DATE_MONTH_SHORT },   { "month_long", DESMI_DATE_MONTH_LONG },
  { "month_narrow", DESMI_DATE_MONTH_NARROW }, { "my_short", DESMI_DATE_MY_SHORT },
  { "my_long", DESMI_DATE_MY_LONG },           { "dmy_long", DESMI_DATE_DMY_LONG },
  { "numeric", DESMI_DATE_NUMERIC },
};

static void
check_date (const int date[3], json_t *strings, const DesmiLocale *locale)
{
  g_assert_cmpuint (json_object_size (strings), ==, G_N_ELEMENTS (date_options));
  for (gsize i = 0; i < G_N_ELEMENTS (date_options); i++)
    {
      g_autofree char *text
          = desmi_format_date (date[0], date[1], date[2], date_options[i].style, locale);
      const char *wanted = json_string_value (json_object_get (strings, date_options[i].option));

      g_assert_cmpstr (text, ==, wanted);
    }
}

static void
test_dates (void)
{
  json_t *root = load ("date-format.json");
  json_t *cases = json_object_get (root, "cases");
  json_t *item;
  gsize   i;

  g_assert_cmpuint (json_array_size (cases), ==, 12);
  json_array_foreach (cases, i, item)
  {
    g_auto (GStrv) parts = g_strsplit (json_string_value (json_object_get (item, "date")), "-", 3);
    int            date[3];

    for (int part = 0; part < 3; part++)
      date[part] = (int) g_ascii_strtoll (parts[part], NULL, 10);
    check_date (date, json_object_get (item, "id_ID"), desmi_locale_get_indonesian ());
    check_date (date, json_object_get (item, "en_US"), desmi_locale_get_english ());
  }
  json_decref (root);
}

static void
test_exact_integers (void)
{
  static const struct
  {
    gint64      value;
    const char *count, *rupiah;
  } cases[] = {
    { 0, "0", "Rp\302\2400" },
    { 7, "7", "Rp\302\2407" },
    { 999, "999", "Rp\302\240999" },
    { 1000, "1.000", "Rp\302\2401.000" },
    { -1204, "-1.204", "-Rp\302\2401.204" },
    { 9007199254740993, "9.007.199.254.740.993", "Rp\302\2409.007.199.254.740.993" },
    { G_MAXINT64, "9.223.372.036.854.775.807", "Rp\302\2409.223.372.036.854.775.807" },
    { G_MININT64, "-9.223.372.036.854.775.808", "-Rp\302\2409.223.372.036.854.775.808" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *count = desmi_format_count (cases[i].value, desmi_locale_get_indonesian ());
      g_autofree char *rupiah
          = desmi_format_rupiah (cases[i].value, desmi_locale_get_indonesian ());

      g_assert_cmpstr (count, ==, cases[i].count);
      g_assert_cmpstr (rupiah, ==, cases[i].rupiah);
    }
}

/* What is written with all its digits reads back as the same double. */
static void
test_shortest_reads_back (void)
{
  for (int i = 0; i < 20000; i++)
    {
      guint64 bits = ((guint64) (guint32) g_test_rand_int () << 32) | (guint32) g_test_rand_int ();
      double  value, back;
      g_autofree char *text = NULL;
      char            *cursor;

      memcpy (&value, &bits, sizeof value);
      value = fabs (fmod (value, 1e6));
      if (!isfinite (value) || value < 1e-3)
        continue;
      text = desmi_format_number (value, DESMI_NUMBER_DECIMALS, 20, desmi_locale_get_english ());
      while ((cursor = strchr (text, ',')) != NULL)
        memmove (cursor, cursor + 1, strlen (cursor));
      back = g_ascii_strtod (text, NULL);
      g_assert_cmpmem (&back, sizeof back, &value, sizeof value);
    }
}

static void
test_locale_of_process (void)
{
  static const char *const names[] = { "id_ID.UTF-8", "de_DE.UTF-8", "C.UTF-8" };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *text = NULL;

      setlocale (LC_ALL, names[i]); /* where it is not installed nothing changes */
      text = desmi_format_number (1234.5, DESMI_NUMBER_PLAIN, 0, desmi_locale_get_english ());
      g_assert_cmpstr (text, ==, "1,234.5");
    }
  setlocale (LC_ALL, "C");
}

static void
test_decimals_out_of_range (void)
{
  g_autofree char *none
      = desmi_format_number (2.5, DESMI_NUMBER_DECIMALS, -1, desmi_locale_get_english ());
  g_autofree char *many
      = desmi_format_number (2.5, DESMI_NUMBER_DECIMALS, 1000, desmi_locale_get_english ());

  g_assert_cmpstr (none, ==, "3");
  g_assert_cmpstr (many, ==, "2.50000000000000000000");
}

static void
test_ago (void)
{
  static const struct
  {
    gint64      gone;
    const char *text;
  } cases[] = {
    { 0, "just now" },
    { 59, "just now" },
    { -59, "just now" },
    { 60, "1 minute ago" },
    { 119, "1 minute ago" },
    { 3599, "59 minutes ago" },
    { 3600, "1 hour ago" },
    { 7200, "2 hours ago" },
    { 86399, "23 hours ago" },
    { 86400, "1 day ago" },
    { 6 * 86400, "6 days ago" },
    { 30 * 86400, "October 26, 2026" },
    { -86400, "November 26, 2026" },
  };
  const gint64 now = 1795608000; /* 2026-11-25 12:00 UTC */

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text
          = desmi_format_ago (now - cases[i].gone, now, desmi_locale_get_english ());

      g_assert_cmpstr (text, ==, cases[i].text);
    }
}

static void
test_ago_far (void)
{
  static const gint64 ends[] = { G_MININT64, -1, 0, 1, G_MAXINT64 };

  for (gsize i = 0; i < G_N_ELEMENTS (ends); i++)
    for (gsize j = 0; j < G_N_ELEMENTS (ends); j++)
      {
        g_autofree char *text = desmi_format_ago (ends[i], ends[j], desmi_locale_get_english ());

        g_assert_cmpuint (strlen (text), >, 0);
      }
}

/* The fewest digits that read back, as text: digits and where the point is. */
static void
find_digits (double value, char *digits, int *point)
{
  char text[40];
  int  n = 0;

  for (int precision = 0; precision <= 17; precision++)
    {
      char format[8];

      g_snprintf (format, sizeof format, "%%.%de", precision);
      g_ascii_formatd (text, sizeof text, format, value);
      if (fabs (g_ascii_strtod (text, NULL) - value) <= 0)
        break;
    }
  for (const char *c = text; *c != 'e'; c++)
    if (g_ascii_isdigit (*c))
      digits[n++] = *c;
  digits[n] = '\0';
  *point = atoi (strchr (text, 'e') + 1) + 1;
}

/* Rounds in decimal digits, half away from zero, and groups by threes: by hand, on paper. */
static char *
write_by_hand (double value, int decimals)
{
  char     digits[40];
  int      point, carry;
  GString *whole = g_string_new (NULL);
  GString *grouped = g_string_new (NULL);
  int      n_whole;

  find_digits (fabs (value), digits, &point);
  /* 40 zeros in front leave room for a carry and for small numbers */
  for (int i = -40; i < point + decimals + 1; i++)
    {
      int at = i;

      g_string_append_c (whole, at >= 0 && at < (int) strlen (digits) ? digits[at] : '0');
    }
  carry = whole->str[whole->len - 1] >= '5';
  g_string_truncate (whole, whole->len - 1);
  for (gsize i = whole->len; i > 0 && carry; i--)
    {
      carry = whole->str[i - 1] == '9';
      whole->str[i - 1] = carry ? '0' : (char) (whole->str[i - 1] + 1);
    }
  n_whole = (int) whole->len - decimals;
  for (int i = 0; i < (int) whole->len; i++)
    {
      if (i == n_whole)
        g_string_append_c (grouped, '.');
      else if (i < n_whole && grouped->len > 0 && (n_whole - i) % 3 == 0)
        g_string_append_c (grouped, ',');
      if (grouped->len > 0 || whole->str[i] != '0' || i >= n_whole - 1)
        g_string_append_c (grouped, whole->str[i]);
    }
  if (value < 0)
    g_string_prepend_c (grouped, '-');
  g_string_free (whole, TRUE);
  return g_string_free (grouped, FALSE);
}

static void
test_by_hand (void)
{
  static const double edges[] = { 1.005,    2.675, 0.5,  1.5,      2.5,         999.995,
                                  0.045,    1e15,  1e21, 999999.5, 1234567.125, 9007199254740993.0,
                                  0.1 + 0.2 };
  g_autoptr (GRand)   random = g_rand_new_with_seed (20261128);

  for (guint i = 0; i < 5000; i++)
    {
      int              decimals = i % 5;
      double           value = i < G_N_ELEMENTS (edges) * 5
                                   ? edges[i / 5]
                                   : pow (10, g_rand_int_range (random, 0, 18))
                               * (floor (g_rand_double_range (random, 5, 100000)) / 1e4);
      g_autofree char *ours = desmi_format_number (value, DESMI_NUMBER_DECIMALS, decimals,
                                                   desmi_locale_get_english ());
      g_autofree char *wanted = write_by_hand (value, decimals);

      g_assert_cmpstr (ours, ==, wanted);
    }
}

int
main (int argc, char **argv)
{
  g_setenv ("TZ", "UTC", TRUE);
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/format/numbers", test_numbers);
  g_test_add_func ("/format/number-edges", test_number_edges);
  g_test_add_func ("/format/dates", test_dates);
  g_test_add_func ("/format/exact-integers", test_exact_integers);
  g_test_add_func ("/format/shortest-reads-back", test_shortest_reads_back);
  g_test_add_func ("/format/locale-of-process", test_locale_of_process);
  g_test_add_func ("/format/decimals-out-of-range", test_decimals_out_of_range);
  g_test_add_func ("/format/ago", test_ago);
  g_test_add_func ("/format/ago-far", test_ago_far);
  g_test_add_func ("/format/by-hand", test_by_hand);
  return g_test_run ();
}
