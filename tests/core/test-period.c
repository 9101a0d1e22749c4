/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Periods: normal form, loose spellings, order and walking. */
#include "core/desmi-period.h"

#include "core/desmi-error.h"

#include <math.h>
#include <string.h>

typedef gboolean (*Parse) (const char *text, DesmiPeriod *out, GError **error);

static void
check_reads (Parse parse, const char *text, const char *wanted)
{
  g_autoptr (GError) error = NULL;
  g_autofree char   *back = NULL;
  DesmiPeriod        period;

  g_test_message ("“%s” is to be %s", text, wanted);
  parse (text, &period, &error);
  g_assert_no_error (error);
  back = desmi_period_to_text (&period);
  g_assert_cmpstr (back, ==, wanted);
}

static void
check_refuses (Parse parse, const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autofree char   *shown = g_utf8_make_valid (text != NULL ? text : "", -1);
  DesmiPeriod        period = { DESMI_PERIOD_YEAR, 1, 2 };

  g_test_message ("“%s” is to be refused", shown);
  g_assert_false (parse (text, &period, &error));
  g_assert_error (error, DESMI_CORE_ERROR, DESMI_CORE_ERROR_PERIOD);
  if (text != NULL && g_utf8_validate (text, -1, NULL) && strlen (text) < 30)
    g_assert_nonnull (strstr (error->message, text));
  g_assert_cmpint (period.last, ==, 2);
}

/* A range whose ends are swapped is told from what is no period, and how it is right. */
static void
test_backwards (void)
{
  static const char *const turned[][2] = {
    { "2024..2023", "2023..2024" },
    { "2023-Q4..2023-Q1", "2023-Q1..2023-Q4" },
    { "2023-10..2022-Q4", "2022-Q4..2023-10" },
    { "2024-01..2023", "2023..2024-01" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (turned); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char   *wanted
          = g_strdup_printf ("“%s” runs backwards: write the earlier period first, as in %s.",
                             turned[i][0], turned[i][1]);
      DesmiPeriod period;

      check_refuses (desmi_period_parse, turned[i][0]);
      g_assert_false (desmi_period_parse (turned[i][0], &period, &error));
      g_assert_cmpstr (error->message, ==, wanted);
      g_assert_true (desmi_period_parse (turned[i][1], &period, NULL));
    }
}

static void
test_normal (void)
{
  static const struct
  {
    const char     *text, *normal;
    DesmiPeriodKind kind;
    int             n_months;
  } cases[] = {
    { "2023", "2023", DESMI_PERIOD_YEAR, 12 },
    { "1900", "1900", DESMI_PERIOD_YEAR, 12 },
    { "2999", "2999", DESMI_PERIOD_YEAR, 12 },
    { "2023-Q4", "2023-Q4", DESMI_PERIOD_QUARTER, 3 },
    { "2023-11", "2023-11", DESMI_PERIOD_MONTH, 1 },
    { "2023-01..2023-10", "2023-01..2023-10", DESMI_PERIOD_RANGE, 10 },
    { "2023-01..2023-12", "2023", DESMI_PERIOD_YEAR, 12 },
    { "2023-10..2023-12", "2023-Q4", DESMI_PERIOD_QUARTER, 3 },
    { "2023-05..2023-05", "2023-05", DESMI_PERIOD_MONTH, 1 },
    { "2020..2023", "2020-01..2023-12", DESMI_PERIOD_RANGE, 48 },
    { "2023-Q1..2023-Q2", "2023-01..2023-06", DESMI_PERIOD_RANGE, 6 },
    { "2023-02..2023-04", "2023-02..2023-04", DESMI_PERIOD_RANGE, 3 },
  };
  static const char *const bad[] = {
    "",
    "23",
    "2023-Q5",
    "2023-Q0",
    "2023-q1",
    "2023-13",
    "2023-00",
    "2023-1",
    "2023-011",
    "2023/11",
    "1899",
    "3000",
    " 2023",
    "2023 ",
    "2023..",
    "..2023",
    "2023..2022",
    "2023-10..2023-01",
    "2023...2024",
    "2023-1a",
    "Q4 2023",
    "2023-01..2023-10..2023-12",
    "2023-11-05",
    "２０２３",
    "2O23",
    "\377\377\377\377",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      DesmiPeriod period;

      check_reads (desmi_period_parse, cases[i].text, cases[i].normal);
      check_reads (desmi_period_parse_loose, cases[i].text, cases[i].normal);
      g_assert_true (desmi_period_parse (cases[i].text, &period, NULL));
      g_assert_cmpint (period.kind, ==, cases[i].kind);
      g_assert_cmpint (desmi_period_n_months (&period), ==, cases[i].n_months);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++)
    check_refuses (desmi_period_parse, bad[i]);
  check_refuses (desmi_period_parse, NULL);
}

static const struct
{
  const char *text, *normal;
} loose_cases[] = {
  /* Quarters */
  { "I/2019", "2019-Q1" },
  { "IV/2019", "2019-Q4" },
  { "TW II 2019", "2019-Q2" },
  { "tw.II/2019", "2019-Q2" },
  { "TW2 2019", "2019-Q2" },
  { "Triwulan 1 2020", "2020-Q1" },
  { "Triwulan IV 2023", "2023-Q4" },
  { "Triwulan III Tahun 2023", "2023-Q3" },
  { "Q2 2019", "2019-Q2" },
  { "2019Q2", "2019-Q2" },
  { "2019-q2", "2019-Q2" },
  { "2019 TW 3", "2019-Q3" },
  { "Kuartal III 2021", "2021-Q3" },
  { "III 2019", "2019-Q3" },
  /* Months */
  { "Nopember 2023", "2023-11" },
  { "Pebruari 2019", "2019-02" },
  { "Djanuari 2019", "2019-01" },
  { "AGUSTUS 2020", "2020-08" },
  { "Agst 2020", "2020-08" },
  { "Ags. 2020", "2020-08" },
  { "Sept 2020", "2020-09" },
  { "Okt 2023", "2023-10" },
  { "Des 2023", "2023-12" },
  { "October 2023", "2023-10" },
  { "Bulan Mei Tahun 2019", "2019-05" },
  { "Mar-19", "2019-03" },
  { "Maret/2019", "2019-03" },
  { "15-Mar-19", "2019-03" },
  { "Mei'19", "2019-05" },
  { "Sept-2019", "2019-09" },
  { "7.6.2019", "2019-06" },
  { "03/2019", "2019-03" },
  { "2019 Maret", "2019-03" },
  { "2023/11", "2023-11" },
  { "11/2023", "2023-11" },
  { "1/2023", "2023-01" },
  { "11-2023", "2023-11" },
  { "202311", "2023-11" },
  { "Mei\302\2402019", "2019-05" },
  /* Dates: the day first, always */
  { "01/02/2023", "2023-02" },
  { "13/02/2023", "2023-02" },
  { "05/03/2023", "2023-03" },
  { "1 Agt 2023", "2023-08" },
  { "01-Mei-2023", "2023-05" },
  { "13.02.23", "2023-02" },
  { "2023-11-05", "2023-11" },
  { "2023/11/5", "2023-11" },
  { "12 Maret 2019", "2019-03" },
  { "Senin, 5 Maret 2019", "2019-03" },
  { "Jum'at, 5 April 2019", "2019-04" },
  { "29 Februari 2020", "2020-02" },
  { "August 17, 2023", "2023-08" },
  { "2023-11-05 10:30", "2023-11" },
  { "2023-11-05T10:30:00", "2023-11" },
  { "05/03/2023 23:59:17", "2023-03" },
  /* Years, halves, ranges */
  { "Tahun 2023", "2023" },
  { "thn. 2023", "2023" },
  { "Semester I 2023", "2023-01..2023-06" },
  { "Semester 2 Tahun 2023", "2023-07..2023-12" },
  { "s.d. Mei 2019", "2019-01..2019-05" },
  { "Januari s.d Mei 2019", "2019-01..2019-05" },
  { "Januari s/d Mei 2019", "2019-01..2019-05" },
  { "Januari sd Mei 2019", "2019-01..2019-05" },
  { "Januari sampai dengan Mei 2019", "2019-01..2019-05" },
  { "Jan - Mei 2019", "2019-01..2019-05" },
  { "Jan-Mei 2019", "2019-01..2019-05" },
  { "Jan–Mei 2019", "2019-01..2019-05" },
  { "Januari – Maret 2019", "2019-Q1" },
  { "November 2022 s.d. Februari 2023", "2022-11..2023-02" },
  { "2019-2021", "2019-01..2021-12" },
  { "TW I s.d. TW III 2020", "2020-01..2020-09" },
  { "s.d. Triwulan III 2020", "2020-01..2020-09" },
};

static void
test_loose (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (loose_cases); i++)
    check_reads (desmi_period_parse_loose, loose_cases[i].text, loose_cases[i].normal);
}

static void
test_loose_refused (void)
{
  static const char *const bad[] = {
    "02/13/2023", /* month first: never swapped */
    "12/25/2019",
    "13/13/2019",
    "31/02/2019",
    "43525",
    "43466.75",
    "Oktober",
    "31/02/2023",
    "29 Februari 2019",
    "0/2023",
    "13/2023",
    "00/01/2023",
    "32 Maret 2019",
    "Maret",
    "5 Maret",
    "TW II",
    "Q5 2019",
    "V/2019",
    "XI/2019",
    "Q0 2019",
    "Triwulan 5 2019",
    "11/23",
    "23",
    "45292",
    "20231105",
    "Marettt 2019",
    "2019 2020",
    "Mei 2019 s.d. Januari 2019",
    "s.d. 2019 Mei Juni",
    "s.d.",
    "-",
    "",
    "  ",
    "n/a",
    "belum",
    "Semester 3 2019",
    "1899",
    "5 Maret 1850",
    "01/02/03/2023",
    "2023 % 11",
    "\377",
    "2023-11-05-06",
    "Mei s.d. Juni",
    "1234567890123456789",
    "Januari 2019 Januari 2019 Januari 2019 Januari 2019 Januari 2019 Januari 2019 Januari 2019",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++)
    check_refuses (desmi_period_parse_loose, bad[i]);
  check_refuses (desmi_period_parse_loose, NULL);
}

static void
test_serial (void)
{
  static const struct
  {
    double      serial;
    gboolean    from_1904;
    const char *normal; /* NULL: refused */
  } cases[] = {
    { 45292, FALSE, "2024-01" },
    { 45292.5, FALSE, "2024-01" },
    { 45292.99999, FALSE, "2024-01" },
    { 45291.99999, FALSE, "2023-12" },
    { 45292, TRUE, "2028-01" },
    { 45292.5, TRUE, "2028-01" },
    { 61, FALSE, "1900-03" },
    { 60, FALSE, NULL },
    { 0, FALSE, NULL },
    { -1, FALSE, NULL },
    { 0, TRUE, "1904-01" },
    { 1e9, FALSE, NULL },
    { 401768, FALSE, "2999-12" },
    { 401769, FALSE, NULL },
  };
  static const char *const zones[] = { "Asia/Jakarta", "Asia/Jayapura", "UTC", "America/New_York" };
  DesmiPeriod              period;

  for (gsize z = 0; z < G_N_ELEMENTS (zones); z++)
    {
      g_setenv ("TZ", zones[z], TRUE);
      for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
        {
          gboolean ok = desmi_period_from_serial (cases[i].serial, cases[i].from_1904, &period);

          g_test_message ("%g", cases[i].serial);
          g_assert_true (ok == (cases[i].normal != NULL));
          if (ok)
            {
              g_autofree char *text = desmi_period_to_text (&period);

              g_assert_cmpstr (text, ==, cases[i].normal);
            }
        }
    }
  g_assert_false (desmi_period_from_serial ((double) NAN, FALSE, &period));
}

static void
test_month_names (void)
{
  static const struct
  {
    const char *name;
    int         month;
  } cases[] = {
    { "Januari", 1 }, { "DJANUARI", 1 },  { "Pebruari", 2 },  { " maret ", 3 },
    { "Agt.", 8 },    { "Agoestoes", 8 }, { "Nopember", 11 }, { "december", 12 },
    { "mei", 5 },     { "May", 5 },       { "", 0 },          { NULL, 0 },
    { "Senin", 0 },   { "J", 0 },         { "Januarii", 0 },  { ".", 0 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpint (desmi_month_from_name (cases[i].name), ==, cases[i].month);
  for (int month = 1; month <= 12; month++)
    {
      const DesmiLocale *const locales[]
          = { desmi_locale_get_indonesian (), desmi_locale_get_english () };

      for (int i = 0; i < 2; i++)
        {
          g_autofree char *full
              = desmi_format_date (2023, month, 1, DESMI_DATE_MONTH_LONG, locales[i]);
          g_autofree char *brief
              = desmi_format_date (2023, month, 1, DESMI_DATE_MONTH_SHORT, locales[i]);

          g_assert_cmpint (desmi_month_from_name (full), ==, month);
          g_assert_cmpint (desmi_month_from_name (brief), ==, month);
        }
    }
}

static void
test_format (void)
{
  static const struct
  {
    const char *normal, *id, *en;
  } cases[] = {
    { "2023", "2023", "2023" },
    { "2023-Q1", "Triwulan I 2023", "Q1 2023" },
    { "2023-Q4", "Triwulan IV 2023", "Q4 2023" },
    { "2023-08", "Agustus 2023", "August 2023" },
    { "2023-01..2023-10", "Januari–Oktober 2023", "January–October 2023" },
    { "2022-11..2023-02", "November 2022 – Februari 2023", "November 2022 – February 2023" },
    { "2020-01..2023-12", "2020–2023", "2020–2023" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      DesmiPeriod      period;
      g_autofree char *id = NULL, *en = NULL;

      g_assert_true (desmi_period_parse (cases[i].normal, &period, NULL));
      id = desmi_period_format (&period, desmi_locale_get_indonesian ());
      en = desmi_period_format (&period, desmi_locale_get_english ());
      g_assert_cmpstr (id, ==, cases[i].id);
      g_assert_cmpstr (en, ==, cases[i].en);
    }
}

static DesmiPeriod
make (const char *text)
{
  DesmiPeriod period;

  g_assert_true (desmi_period_parse (text, &period, NULL));
  return period;
}

static void
test_compare (void)
{
  static const char *const sorted[]
      = { "2022", "2023-01", "2023-Q1", "2023", "2023-02", "2024-Q1" };

  for (gsize i = 0; i < G_N_ELEMENTS (sorted); i++)
    for (gsize j = 0; j < G_N_ELEMENTS (sorted); j++)
      {
        DesmiPeriod a = make (sorted[i]), b = make (sorted[j]);

        g_assert_cmpint (desmi_period_compare (&a, &b), ==, (i > j) - (i < j));
        g_assert_true (desmi_period_equal (&a, &b) == (i == j));
      }
}

static void
test_contains (void)
{
  DesmiPeriod year = make ("2023"), quarter = make ("2023-Q4"), next = make ("2024-01");

  g_assert_true (desmi_period_contains (&year, &quarter));
  g_assert_true (desmi_period_contains (&year, &year));
  g_assert_false (desmi_period_contains (&quarter, &year));
  g_assert_false (desmi_period_contains (&year, &next));
}

static void
test_shift (void)
{
  static const struct
  {
    const char *from, *to;
    int         n;
  } cases[] = {
    { "2023", "2022", -1 },       { "2023-Q1", "2022-Q4", -1 },
    { "2023-12", "2024-01", 1 },  { "2023-01..2023-10", "2023-11..2024-08", 1 },
    { "2023", "2999", 100000 },   { "2023-11", "1900-01", -1000000 },
    { "2023", "2999", G_MAXINT }, { "2023", "1900", G_MININT },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      DesmiPeriod      from = make (cases[i].from), to = desmi_period_shift (&from, cases[i].n);
      g_autofree char *text = desmi_period_to_text (&to);

      g_assert_cmpstr (text, ==, cases[i].to);
    }
}

static void
check_parts (const char *whole, DesmiPeriodKind kind, const char *wanted)
{
  DesmiPeriod         period = make (whole), part = { 0 };
  g_autoptr (GString) out = g_string_new (NULL);

  for (int n = 0; desmi_period_next_part (&period, kind, &part); n++)
    {
      g_autofree char *text = desmi_period_to_text (&part);

      g_assert_cmpint (n, <, 100);
      g_string_append_printf (out, "%s ", text);
    }
  g_assert_cmpstr (out->str, ==, wanted);
}

static void
test_parts (void)
{
  check_parts ("2023-Q4", DESMI_PERIOD_MONTH, "2023-10 2023-11 2023-12 ");
  check_parts ("2023", DESMI_PERIOD_QUARTER, "2023-Q1 2023-Q2 2023-Q3 2023-Q4 ");
  check_parts ("2022-11..2024-02", DESMI_PERIOD_YEAR, "2023 ");
  check_parts ("2022-11..2023-07", DESMI_PERIOD_QUARTER, "2023-Q1 2023-Q2 ");
  check_parts ("2023-11", DESMI_PERIOD_QUARTER, "");
  check_parts ("2023-11", DESMI_PERIOD_MONTH, "2023-11 ");
}

static void
test_round_trip (void)
{
  for (int i = 0; i < 5000; i++)
    {
      int              first = g_test_rand_int_range (1900 * 12, 3000 * 12);
      int              last = MIN (first + g_test_rand_int_range (0, 30), 2999 * 12 + 11);
      DesmiPeriod      period = desmi_period_range (first, last), back;
      g_autofree char *text = desmi_period_to_text (&period);

      g_assert_cmpuint (strlen (text), <=, DESMI_PERIOD_TEXT_MAX);
      g_assert_true (desmi_period_parse (text, &back, NULL));
      g_assert_true (desmi_period_equal (&period, &back));
      g_assert_cmpint (back.kind, ==, period.kind);
      /* What readers see of a single period is read again. */
      if (period.kind != DESMI_PERIOD_RANGE)
        {
          g_autofree char *seen = desmi_period_format (&period, desmi_locale_get_indonesian ());

          g_assert_true (desmi_period_parse_loose (seen, &back, NULL));
          g_assert_true (desmi_period_equal (&period, &back));
        }
    }
}

/* Pieces of dates in any order: one answer, and what is read lies in the calendar. */
static void
test_random (void)
{
  static const char *const pieces[] = {
    "2023", "1",  "12",   "31",       "99", "Mei",    "Sept", "TW",     "II", "Q",
    "s.d.", "-",  "/",    ".",        " ",  "..",     "–",    "Senin",  ",",  ":",
    "T",    "sd", "\377", "Semester", "0",  "202312", "x",    "sampai",
  };

  for (int i = 0; i < 30000; i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      g_autoptr (GError)  error = NULL;
      DesmiPeriod         period;
      int                 n = g_test_rand_int_range (0, 9);

      for (int j = 0; j < n; j++)
        g_string_append (text, pieces[g_test_rand_int_range (0, G_N_ELEMENTS (pieces))]);
      if (desmi_period_parse_loose (text->str, &period, &error))
        {
          g_assert_null (error);
          g_assert_cmpint (period.first, >=, 1900 * 12);
          g_assert_cmpint (period.first, <=, period.last);
          g_assert_cmpint (period.last, <=, 2999 * 12 + 11);
        }
      else
        g_assert_error (error, DESMI_CORE_ERROR, DESMI_CORE_ERROR_PERIOD);
    }
}

static void
test_day (void)
{
  static const struct
  {
    const char *text, *day; /* NULL: refused */
  } cases[] = {
    { "25/11/2023", "2023-11-25" },
    { "25 Nov 2023", "2023-11-25" },
    { "Sabtu, 25 Nopember 2023", "2023-11-25" },
    { "November 25, 2023", "2023-11-25" },
    { "2023-11-25", "2023-11-25" },
    { "1.2.23", "2023-02-01" },
    { " 29 Pebruari 2024 08:30 ", "2024-02-29" },
    { "29/02/2023", NULL },
    { "11/25/2023", NULL },
    { "Nov 2023", NULL },
    { "TW 1 2023", NULL },
    { "2023", NULL },
    { "1/1/2023 s.d. 2/1/2023", NULL },
    { "\xff", NULL },
    { "", NULL },
    { NULL, NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char   *day = desmi_day_parse_loose (cases[i].text, &error);

      g_assert_cmpstr (day, ==, cases[i].day);
      if (cases[i].day == NULL)
        g_assert_error (error, DESMI_CORE_ERROR, DESMI_CORE_ERROR_PERIOD);
      else
        g_assert_no_error (error);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/period/normal", test_normal);
  g_test_add_func ("/period/backwards", test_backwards);
  g_test_add_func ("/period/loose", test_loose);
  g_test_add_func ("/period/loose-refused", test_loose_refused);
  g_test_add_func ("/period/serial", test_serial);
  g_test_add_func ("/period/month-names", test_month_names);
  g_test_add_func ("/period/format", test_format);
  g_test_add_func ("/period/compare", test_compare);
  g_test_add_func ("/period/contains", test_contains);
  g_test_add_func ("/period/shift", test_shift);
  g_test_add_func ("/period/parts", test_parts);
  g_test_add_func ("/period/round-trip", test_round_trip);
  g_test_add_func ("/period/random", test_random);
  g_test_add_func ("/period/day", test_day);
  return g_test_run ();
}
