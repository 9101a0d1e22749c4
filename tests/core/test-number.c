/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Numbers as people write them: thousands, decimals, rupiah, counts, and what is refused. */
#include "core/desmi-number.h"

#include "core/desmi-error.h"
#include "core/desmi-locale.h"

#include <string.h>

#define OK (-1)
#define NBSP "\302\240"

typedef struct
{
  const char *text;
  int         code; /* of DESMI_CORE_ERROR, or OK */
  gint64      value;
} Case;

typedef gboolean (*Parse) (const char *text, gint64 *out, GError **error);

static void
check (Parse parse, const Case *cases, gsize n)
{
  for (gsize i = 0; i < n; i++)
    {
      g_autoptr (GError) error = NULL;
      gint64             value = -4242;
      gboolean           ok = parse (cases[i].text, &value, &error);

      g_test_message ("“%s”: %s", cases[i].text, error != NULL ? error->message : "read");
      if (cases[i].code == OK)
        {
          g_assert_no_error (error);
          g_assert_true (ok);
          g_assert_cmpint (value, ==, cases[i].value);
          continue;
        }
      g_assert_false (ok);
      g_assert_error (error, DESMI_CORE_ERROR, cases[i].code);
      g_assert_cmpint (value, ==, -4242);
      if (cases[i].text != NULL && *cases[i].text != '\0' && strlen (cases[i].text) < 30)
        g_assert_nonnull (strstr (error->message, cases[i].text));
    }
}

static const Case numbers[] = {
  { "0", OK, 0 },
  { "5", OK, 5000 },
  { "007", OK, 7000 },
  { "1.000", OK, 1000000 },
  { "12.500", OK, 12500000 },
  { "1.234.567", OK, 1234567000 },
  { "1.234,5", OK, 1234500 },
  { "1.234,567", OK, 1234567 },
  { "1,234.56", OK, 1234560 },
  { "1,234,567", OK, 1234567000 },
  { "1,234,567.8", OK, 1234567800 },
  { "1000,5", OK, 1000500 },
  { "0,5", OK, 500 },
  { "2,50", OK, 2500 },
  { "1.00", OK, 1000 },
  { "12.5", OK, 12500 },
  { "0.5", OK, 500 },
  { "1 250", OK, 1250000 },
  { "1" NBSP "250" NBSP "000", OK, 1250000000 },
  { "1 250,75", OK, 1250750 },
  { "1 250,500", OK, 1250500 },
  { "  7 ", OK, 7000 },
  { NBSP "7" NBSP, OK, 7000 },
  { "\342\200\257"
    "7",
    OK, 7000 },
  { "-3,5", OK, -3500 },
  { "\342\210\222"
    "3",
    OK, -3000 },
  { "+4", OK, 4000 },
  { "Rp 1.000", OK, 1000000 },
  { "0,0004", OK, 0 },
  { "0,0005", OK, 1 },
  { "1,23456", OK, 1235 },
  { "9.223.372.036.854.775,807", OK, G_MAXINT64 },
  { "9.223.372.036.854.775,808", DESMI_CORE_ERROR_OVERFLOW, 0 },
  { "9.223.372.036.854.776", DESMI_CORE_ERROR_OVERFLOW, 0 },
  { "99999999999999999999999999", DESMI_CORE_ERROR_OVERFLOW, 0 },
  { "1,000", DESMI_CORE_ERROR_AMBIGUOUS_NUMBER, 0 },
  { "12,500", DESMI_CORE_ERROR_AMBIGUOUS_NUMBER, 0 },
  { "0,125", DESMI_CORE_ERROR_AMBIGUOUS_NUMBER, 0 },
  { "0.125", DESMI_CORE_ERROR_AMBIGUOUS_NUMBER, 0 },
  { "1234.567", DESMI_CORE_ERROR_AMBIGUOUS_NUMBER, 0 },
  { NULL, DESMI_CORE_ERROR_NUMBER, 0 },
  { "", DESMI_CORE_ERROR_NUMBER, 0 },
  { " ", DESMI_CORE_ERROR_NUMBER, 0 },
  { "-", DESMI_CORE_ERROR_NUMBER, 0 },
  { "–", DESMI_CORE_ERROR_NUMBER, 0 },
  { "...", DESMI_CORE_ERROR_NUMBER, 0 },
  { "NA", DESMI_CORE_ERROR_NUMBER, 0 },
  { "(25)", DESMI_CORE_ERROR_NUMBER, 0 },
  { "25 orang", DESMI_CORE_ERROR_NUMBER, 0 },
  { "2,5 miliar", DESMI_CORE_ERROR_NUMBER, 0 },
  { "12.34.567", DESMI_CORE_ERROR_NUMBER, 0 },
  { "1.23.4", DESMI_CORE_ERROR_NUMBER, 0 },
  { "1,2,3", DESMI_CORE_ERROR_NUMBER, 0 },
  { "1.234,567.8", DESMI_CORE_ERROR_NUMBER, 0 },
  { "1,234.567,8", DESMI_CORE_ERROR_NUMBER, 0 },
  { "1.2,3", DESMI_CORE_ERROR_NUMBER, 0 },
  { ".5", DESMI_CORE_ERROR_NUMBER, 0 },
  { ",5", DESMI_CORE_ERROR_NUMBER, 0 },
  { "5.", DESMI_CORE_ERROR_NUMBER, 0 },
  { "5,", DESMI_CORE_ERROR_NUMBER, 0 },
  { "1 25", DESMI_CORE_ERROR_NUMBER, 0 },
  { "1  250", DESMI_CORE_ERROR_NUMBER, 0 },
  { "--5", DESMI_CORE_ERROR_NUMBER, 0 },
  { "5-", DESMI_CORE_ERROR_NUMBER, 0 },
  { "1e5", DESMI_CORE_ERROR_NUMBER, 0 },
  { "3.21216E+15", DESMI_CORE_ERROR_NUMBER, 0 },
  { "0x10", DESMI_CORE_ERROR_NUMBER, 0 },
  { "45%", DESMI_CORE_ERROR_NUMBER, 0 },
  { "TRUE", DESMI_CORE_ERROR_NUMBER, 0 },
  { "NaN", DESMI_CORE_ERROR_NUMBER, 0 },
  { "inf", DESMI_CORE_ERROR_NUMBER, 0 },
  { "\357\274\221", DESMI_CORE_ERROR_NUMBER, 0 }, /* a wide 1 */
  { "#REF!", DESMI_CORE_ERROR_NUMBER, 0 },
};

static const Case counts[] = {
  { "1", OK, 1 },
  { "3,0", OK, 3 },
  { "3.0", OK, 3 },
  { "25", OK, 25 },
  { "1.000", OK, 1000 },
  { "12.500", OK, 12500 },
  { "1 250", OK, 1250 },
  { "1.00", OK, 1 },
  { "99.999", OK, 99999 },
  { "99999", OK, 99999 },
  { "1,000", DESMI_CORE_ERROR_AMBIGUOUS_NUMBER, 0 },
  { "1000,5", DESMI_CORE_ERROR_COUNT, 0 },
  { "1,5", DESMI_CORE_ERROR_COUNT, 0 },
  { "0", DESMI_CORE_ERROR_COUNT, 0 },
  { "-1", DESMI_CORE_ERROR_COUNT, 0 },
  { "100.000", DESMI_CORE_ERROR_COUNT, 0 },
  { "1000000000000", DESMI_CORE_ERROR_COUNT, 0 },
  { "99999999999999999999999", DESMI_CORE_ERROR_COUNT, 0 },
  { "(25)", DESMI_CORE_ERROR_COUNT, 0 },
  { "-", DESMI_CORE_ERROR_COUNT, 0 },
  { "", DESMI_CORE_ERROR_COUNT, 0 },
  { "25 orang", DESMI_CORE_ERROR_COUNT, 0 },
  { "3 orang", DESMI_CORE_ERROR_COUNT, 0 },
  { "TRUE", DESMI_CORE_ERROR_COUNT, 0 },
  { "Rp 25", DESMI_CORE_ERROR_COUNT, 0 },
  { "25,-", DESMI_CORE_ERROR_COUNT, 0 },
};

static const Case amounts[] = {
  { "0", OK, 0 },
  { "1.250.000.000,00", OK, 1250000000 },
  { "Rp 1.310.500.000", OK, 1310500000 },
  { "Rp. 987.654.321,-", OK, 987654321 },
  { "1002003004,50", OK, 1002003005 },
  { "4.300.000.000", OK, 4300000000 },
  { "850000", OK, 850000 },
  { "750.000,25", OK, 750000 },
  { "750.000,4999", OK, 750000 },
  { "Rp750.000", OK, 750000 },
  { "rp.750.000", OK, 750000 },
  { "IDR 1,250,000.00", OK, 1250000 },
  { "idr" NBSP "5", OK, 5 },
  { "Rp" NBSP "1 250 000,-", OK, 1250000 },
  { "9.223.372.036.854.775.807", OK, G_MAXINT64 },
  { "9.223.372.036.854.775.807,4", OK, G_MAXINT64 },
  { "9.223.372.036.854.775.807,5", DESMI_CORE_ERROR_OVERFLOW, 0 },
  { "9.223.372.036.854.775.808", DESMI_CORE_ERROR_OVERFLOW, 0 },
  { "Rp 1,250", DESMI_CORE_ERROR_AMBIGUOUS_NUMBER, 0 },
  { "2,5 miliar", DESMI_CORE_ERROR_MONEY, 0 },
  { "12.34.567", DESMI_CORE_ERROR_MONEY, 0 },
  { "5 juta", DESMI_CORE_ERROR_MONEY, 0 },
  { "USD 500", DESMI_CORE_ERROR_MONEY, 0 },
  { "$500", DESMI_CORE_ERROR_MONEY, 0 },
  { "RM 500", DESMI_CORE_ERROR_MONEY, 0 },
  { "(1.000)", DESMI_CORE_ERROR_MONEY, 0 },
  { "-1.000", DESMI_CORE_ERROR_MONEY, 0 },
  { "-Rp 1.000", DESMI_CORE_ERROR_MONEY, 0 },
  { "Rp -1.000", DESMI_CORE_ERROR_MONEY, 0 },
  { "Rp", DESMI_CORE_ERROR_MONEY, 0 },
  { "Rp Rp 5", DESMI_CORE_ERROR_MONEY, 0 },
  { ",-", DESMI_CORE_ERROR_MONEY, 0 },
  { "5,--", DESMI_CORE_ERROR_MONEY, 0 },
  { "", DESMI_CORE_ERROR_MONEY, 0 },
  { NULL, DESMI_CORE_ERROR_MONEY, 0 },
};

static void
test_numbers (void)
{
  check (desmi_number_parse, numbers, G_N_ELEMENTS (numbers));
}

static void
test_counts (void)
{
  check (desmi_count_parse, counts, G_N_ELEMENTS (counts));
}

static void
test_amounts (void)
{
  check (desmi_rupiah_parse, amounts, G_N_ELEMENTS (amounts));
}

static void
test_count_check (void)
{
  static const struct
  {
    gint64   count;
    gboolean ok;
  } cases[] = {
    { 1, TRUE },       { 99999, TRUE },       { 0, FALSE },          { -1, FALSE },
    { 100000, FALSE }, { G_MAXINT64, FALSE }, { G_MININT64, FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_true (desmi_count_check (cases[i].count, &error) == cases[i].ok);
      if (!cases[i].ok)
        g_assert_error (error, DESMI_CORE_ERROR, DESMI_CORE_ERROR_COUNT);
    }
}

static void
test_add (void)
{
  g_autoptr (GError) over = NULL, under = NULL;
  gint64             sum = 42;

  g_assert_true (desmi_rupiah_add (4300000000, 4300000000, &sum, NULL));
  g_assert_cmpint (sum, ==, 8600000000);
  g_assert_true (desmi_rupiah_add (G_MAXINT64, 0, &sum, NULL));
  g_assert_cmpint (sum, ==, G_MAXINT64);
  g_assert_false (desmi_rupiah_add (G_MAXINT64, 1, &sum, &over));
  g_assert_error (over, DESMI_CORE_ERROR, DESMI_CORE_ERROR_OVERFLOW);
  g_assert_false (desmi_rupiah_add (G_MININT64, -1, &sum, &under));
  g_assert_error (under, DESMI_CORE_ERROR, DESMI_CORE_ERROR_OVERFLOW);
  g_assert_cmpint (sum, ==, G_MAXINT64);
}

static gint64
random_number (void)
{
  gint64 value = ((gint64) g_test_rand_int_range (0, G_MAXINT32) << 31)
                 | g_test_rand_int_range (0, G_MAXINT32);

  return value >> g_test_rand_int_range (0, 62);
}

/* What we write, we read. */
static void
test_round_trip (void)
{
  for (int i = 0; i < 3000; i++)
    {
      gint64           value = random_number (), back = -1;
      g_autofree char *rupiah = desmi_format_rupiah (value, desmi_locale_get_indonesian ());
      g_autofree char *count = desmi_format_count (value, desmi_locale_get_indonesian ());
      g_autofree char *number
          = desmi_format_number ((double) (value % 1000000) / 100.0, DESMI_NUMBER_DECIMALS, 2,
                                 desmi_locale_get_indonesian ());

      g_test_message ("%s %s %s", rupiah, count, number);
      g_assert_true (desmi_rupiah_parse (rupiah, &back, NULL));
      g_assert_cmpint (back, ==, value);
      g_assert_true (desmi_rupiah_parse (count, &back, NULL));
      g_assert_cmpint (back, ==, value);
      g_assert_true (desmi_number_parse (number, &back, NULL));
      g_assert_cmpint (back, ==, value % 1000000 * 10);
    }
}

/* Whatever comes in: one answer, and an error exactly where there is no number. */
static void
test_random (void)
{
  static const char  alphabet[] = "0123456789.., -+RpIDR,\302\240()e%\377";
  static const Parse parsers[] = { desmi_number_parse, desmi_count_parse, desmi_rupiah_parse };

  for (int i = 0; i < 20000; i++)
    {
      char text[80];
      int  n = g_test_rand_int_range (0, g_test_rand_int_range (2, sizeof text));

      for (int j = 0; j < n; j++)
        text[j] = alphabet[g_test_rand_int_range (0, sizeof alphabet - 1)];
      text[n] = '\0';
      for (gsize j = 0; j < G_N_ELEMENTS (parsers); j++)
        {
          g_autoptr (GError) error = NULL;
          gint64             value;

          g_assert_true (parsers[j](text, &value, &error) == (error == NULL));
          if (error != NULL)
            g_assert_true (g_utf8_validate (error->message, -1, NULL));
        }
    }
}

static void
test_integer (void)
{
  static const struct
  {
    const char *text;
    gint64      min, max;
    gboolean    ok;
    gint64      value;
  } cases[] = {
    { "0", 0, 9, TRUE, 0 },
    { "-0", 0, 9, TRUE, 0 },
    { "007", 0, 9, TRUE, 7 },
    { "9223372036854775807", G_MININT64, G_MAXINT64, TRUE, G_MAXINT64 },
    { "-9223372036854775808", G_MININT64, G_MAXINT64, TRUE, G_MININT64 },
    { "9223372036854775808", G_MININT64, G_MAXINT64, FALSE, 0 },
    { "-9223372036854775809", G_MININT64, G_MAXINT64, FALSE, 0 },
    { "99999999999999999999999", G_MININT64, G_MAXINT64, FALSE, 0 },
    { "10", 0, 9, FALSE, 0 },
    { "-1", 0, 9, FALSE, 0 },
    { "", G_MININT64, G_MAXINT64, FALSE, 0 },
    { "-", G_MININT64, G_MAXINT64, FALSE, 0 },
    { "+1", 0, 9, FALSE, 0 },
    { " 1", 0, 9, FALSE, 0 },
    { "1 ", 0, 9, FALSE, 0 },
    { "1.0", 0, 9, FALSE, 0 },
    { "0x1", 0, 9, FALSE, 0 },
    { "--1", -9, 9, FALSE, 0 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gint64   value = -4242;
      gboolean ok = desmi_integer_parse (cases[i].text, cases[i].min, cases[i].max, &value);

      g_test_message ("“%s”", cases[i].text);
      g_assert_cmpint (ok, ==, cases[i].ok);
      g_assert_cmpint (value, ==, ok ? cases[i].value : -4242);
    }
}

/* Of what is counted, no sentence says that a fraction would be right. */
static void
test_whole (void)
{
  static const char *const wrong[] = { "Ani", "1,250", "" };
  gint64                   milli = 0;

  g_assert_true (desmi_number_parse_whole ("1.234", &milli, NULL));
  g_assert_cmpint (milli, ==, 1234000);
  g_assert_true (desmi_number_parse_whole ("2,5", &milli, NULL)); /* to be refused by the caller */
  for (gsize i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autoptr (GError) error = NULL, counted = NULL, other = NULL;

      g_assert_false (desmi_number_parse_whole (wrong[i], &milli, &error));
      g_assert_null (strstr (error->message, "1.234,5"));
      g_assert_null (strstr (error->message, "quarter"));
      g_assert_false (desmi_count_parse (wrong[i], &milli, &counted));
      g_assert_null (strstr (counted->message, "quarter"));
      g_assert_false (desmi_number_parse (wrong[i], &milli, &other));
      g_assert_cmpint (error->code, ==, other->code);
      g_assert_cmpstr (error->message, !=, other->message);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/number/numbers", test_numbers);
  g_test_add_func ("/number/counts", test_counts);
  g_test_add_func ("/number/amounts", test_amounts);
  g_test_add_func ("/number/count-check", test_count_check);
  g_test_add_func ("/number/add", test_add);
  g_test_add_func ("/number/round-trip", test_round_trip);
  g_test_add_func ("/number/random", test_random);
  g_test_add_func ("/number/whole", test_whole);
  g_test_add_func ("/number/integer", test_integer);
  return g_test_run ();
}
