/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The clock: held and running, and moments as text. */
#include "core/desmi-clock.h"

static void
test_hold (void)
{
  gint64 real = g_get_real_time () / G_USEC_PER_SEC;

  desmi_clock_hold (1700000000);
  g_assert_cmpint (desmi_clock_now (), ==, 1700000000);
  desmi_clock_hold (0);
  g_assert_cmpint (desmi_clock_now (), >=, real);
  g_assert_cmpint (desmi_clock_now (), <, real + 3600);
}

/* Data may be of this month in every zone; a clock before the program was made limits nothing. */
static void
test_last_month (void)
{
  static const struct
  {
    gint64 now;
    int    year, month;
  } months[] = {
    { 1795572000, 2026, 11 }, /* 25 November */
    { 1796081400, 2026, 12 }, /* 30 November, 23:30 UTC: December in Jakarta */
    { 1000, 2999, 12 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (months); i++)
    {
      desmi_clock_hold (months[i].now);
      g_assert_cmpint (desmi_clock_last_month (), ==, months[i].year * 12 + months[i].month - 1);
    }
  desmi_clock_hold (0);
}

/* What a form proposes is of the reader's calendar, and not of a day from now. */
static void
test_this_month (void)
{
  desmi_clock_hold (1796004000); /* 30 November, 02:00 UTC: November in every zone */
  g_assert_cmpint (desmi_clock_this_month (), ==, 2026 * 12 + 10);
  g_assert_cmpint (desmi_clock_last_month (), ==, 2026 * 12 + 11);
  desmi_clock_hold (0);
}

static const struct
{
  gint64      seconds;
  const char *text;
} moments[] = {
  { 0, "1970-01-01T00:00:00Z" },
  { 1795572000, "2026-11-25T02:00:00Z" },
  { 951782399, "2000-02-28T23:59:59Z" },
  { 951782400, "2000-02-29T00:00:00Z" },
  { -1, "1969-12-31T23:59:59Z" },
  { 253402300799, "9999-12-31T23:59:59Z" },
  { -62135596800, "0001-01-01T00:00:00Z" },
  { 4102444800, "2100-01-01T00:00:00Z" },
};

static void
test_text (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (moments); i++)
    {
      g_autofree char *text = desmi_clock_format_utc (moments[i].seconds);
      gint64           seconds = 42;

      g_assert_cmpstr (text, ==, moments[i].text);
      g_assert_true (desmi_clock_parse_utc (text, &seconds));
      g_assert_cmpint (seconds, ==, moments[i].seconds);
    }
}

static void
test_far (void)
{
  g_autofree char *late = desmi_clock_format_utc (G_MAXINT64);
  g_autofree char *early = desmi_clock_format_utc (G_MININT64);

  g_assert_cmpstr (late, ==, "9999-12-31T23:59:59Z");
  g_assert_cmpstr (early, ==, "0001-01-01T00:00:00Z");
}

static void
test_refused (void)
{
  static const char *const texts[] = {
    "",
    "2026-11-25",
    "2026-11-25T02:00:00",
    "2026-11-25T02:00:00z",
    "2026-11-25 02:00:00Z",
    "2026-11-25T02:00:00Z ",
    " 2026-11-25T02:00:00Z",
    "2026-02-30T02:00:00Z",
    "2026-13-01T02:00:00Z",
    "2026-11-25T24:00:00Z",
    "2026-11-25T02:60:00Z",
    "2026-11-25T02:00:00.5Z",
    "2026-11-25T02:00:00+07:00",
    "0000-01-01T00:00:00Z",
    "+026-11-25T02:00:00Z",
  };
  gint64 seconds = 42;

  g_assert_false (desmi_clock_parse_utc (NULL, &seconds));
  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_test_message ("%s", texts[i]);
      g_assert_false (desmi_clock_parse_utc (texts[i], &seconds));
    }
  g_assert_cmpint (seconds, ==, 42);
}

static void
test_day (void)
{
  static const char *const days[] = { "2026-11-25", "2024-02-29", "0001-01-01", "9999-12-31" };
  static const char *const others[] = {
    "",           "2026-11-25T02:00:00Z", "2026-11-25 ", " 2026-11-25", "2026-11-2",  "2026-1-25",
    "31-31-2022", "2022-02-30",           "2023-02-29",  "2026-13-01",  "0000-01-01", "+026-11-25"
  };

  for (gsize i = 0; i < G_N_ELEMENTS (days); i++)
    g_assert_true (desmi_clock_is_day (days[i]));
  g_assert_false (desmi_clock_is_day (NULL));
  for (gsize i = 0; i < G_N_ELEMENTS (others); i++)
    {
      g_test_message ("%s", others[i]);
      g_assert_false (desmi_clock_is_day (others[i]));
    }
}

static void
test_round_trip (void)
{
  for (int i = 0; i < 2000; i++)
    {
      gint64           seconds = (gint64) g_test_rand_double_range (-62135596800.0, 253402300799.0);
      g_autofree char *text = desmi_clock_format_utc (seconds);
      gint64           back;

      g_assert_true (desmi_clock_parse_utc (text, &back));
      g_assert_cmpint (back, ==, seconds);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/clock/hold", test_hold);
  g_test_add_func ("/clock/last-month", test_last_month);
  g_test_add_func ("/clock/this-month", test_this_month);
  g_test_add_func ("/clock/text", test_text);
  g_test_add_func ("/clock/far", test_far);
  g_test_add_func ("/clock/refused", test_refused);
  g_test_add_func ("/clock/day", test_day);
  g_test_add_func ("/clock/round-trip", test_round_trip);
  return g_test_run ();
}
