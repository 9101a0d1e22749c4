/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How a mark changed on the year before, and when nothing is said of it. */
#include "chart/desmi-before.h"

#include <math.h>

#define ANY -1
#define HIDDEN -2

typedef struct
{
  const char *place, *time, *destination;
  int         count; /* HIDDEN */
} Row;

static DesmiTable *
make_table (const char *period, const Row *rows, guint n)
{
  DesmiTableBuilder *builder = desmi_table_builder_new ("flows");

  desmi_table_builder_add_column (builder, "village", DESMI_COLUMN_CODE);
  desmi_table_builder_add_column (builder, "month", DESMI_COLUMN_PERIOD);
  desmi_table_builder_add_column (builder, "destination", DESMI_COLUMN_COUNTRY);
  desmi_table_builder_add_column (builder, "count", DESMI_COLUMN_COUNT);
  if (period != NULL)
    desmi_table_builder_set_period (builder, period);
  for (guint i = 0; i < n; i++)
    {
      desmi_table_builder_add_row (builder);
      desmi_table_builder_set_text (builder, 0, rows[i].place, NULL);
      desmi_table_builder_set_text (builder, 1, rows[i].time, NULL);
      desmi_table_builder_set_text (builder, 2, rows[i].destination, NULL);
      if (rows[i].count == HIDDEN)
        desmi_table_builder_set_mark (builder, 3, DESMI_MARK_SUPPRESSED);
      else
        desmi_table_builder_set_int (builder, 3, rows[i].count);
    }
  return desmi_table_builder_end (builder);
}

static void
assert_says (double now, double before, const char *wanted)
{
  DesmiPeriod      when = desmi_period_year (2022);
  g_autofree char *said = desmi_before_say (now, before, &when, desmi_locale_get_english ());

  g_assert_cmpstr (said, ==, wanted);
}

static void
test_say (void)
{
  DesmiPeriod      month = desmi_period_month (2022, 5);
  g_autofree char *said = desmi_before_say (9, 8, &month, desmi_locale_get_english ());

  g_assert_cmpstr (said, ==, "12.5% more than in May 2022");
  assert_says (7, 8, "12.5% less than in 2022");
  assert_says (8, 8, "as much as in 2022");
  assert_says (0, 8, "100.0% less than in 2022");
  assert_says (8, 0, "none in 2022");
  assert_says (0, 0, "none in 2022");
  assert_says (-1, 8, NULL);
  assert_says (8, -1, NULL);
  assert_says ((double) NAN, 8, NULL);
  assert_says (1e18, 1e-300, NULL);
}

static const Row earlier[] = {
  { "a", "2022-01", "TWN", 10 }, { "a", "2022-02", "TWN", 20 },     { "b", "2022-01", "HKG", 5 },
  { "b", "2022-02", "HKG", 7 },  { "b", "2022-02", "SAU", HIDDEN },
};

static const Row now[] = { { "a", "2023-01", "TWN", 1 } };

typedef struct
{
  DesmiBeforeKey keys[2];
  guint          n;
  double         wanted; /* ANY: not known */
} Case;

/* What one year holds is compared with the table of the other one. */
static void
test_find (void)
{
  static const Case cases[] = {
    { { { "destination", "TWN" } }, 1, 30 },
    { { { "village", "a" } }, 1, 30 },
    { { { "village", "b" } }, 1, ANY }, /* with one that is hidden */
    { { { "destination", "SAU" } }, 1, ANY },
    { { { "destination", "JPN" } }, 1, 0 },
    { { { "village", "c" } }, 1, ANY }, /* did not report */
    { { { "village", "a" }, { "destination", "HKG" } }, 2, 0 },
    { { { "village", "c" }, { "destination", "TWN" } }, 2, ANY },
    { { { "month", "2023-02" }, { "destination", "HKG" } }, 2, 7 },
    { { { "month", "2023-02" }, { "destination", "JPN" } }, 2, 0 },
    { { { "month", "2023-03" }, { "destination", "HKG" } }, 2, ANY },
    { { { "destination", "HKG" }, { "village", NULL } }, 2, 12 },
    { { { "sector", "formal" } }, 1, ANY },
  };
  g_autoptr (DesmiTable)  before = make_table ("2022", earlier, G_N_ELEMENTS (earlier));
  g_autoptr (DesmiTable)  table = make_table ("2023", now, G_N_ELEMENTS (now));
  g_autoptr (DesmiBefore) self = desmi_before_new (table, before);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      DesmiPeriod when;
      double      value = 0;
      gboolean    known = desmi_before_find (self, cases[i].keys, cases[i].n, &value, &when);

      g_test_message ("case %u", i);
      g_assert_cmpint (known, ==, cases[i].wanted >= 0);
      if (known)
        g_assert_cmpfloat_with_epsilon (value, cases[i].wanted, 1e-9);
    }
}

/* What is in a remainder may be anything: it was not nothing. */
static void
test_remainder (void)
{
  static const Row rows[] = { { "a", "2022-01", "TWN", 10 }, { "a", "2022-01", "*", 9 } };
  static const DesmiBeforeKey key = { "destination", "JPN" };
  g_autoptr (DesmiTable)      before = make_table ("2022", rows, G_N_ELEMENTS (rows));
  g_autoptr (DesmiTable)      table = make_table ("2023", now, G_N_ELEMENTS (now));
  g_autoptr (DesmiBefore)     self = desmi_before_new (table, before);
  DesmiPeriod                 when;
  double                      value;

  g_assert_false (desmi_before_find (self, &key, 1, &value, &when));
}

/* A table of several years is compared with itself; without a table of the year before, a sum of
 * all of it is compared with nothing. */
static void
test_own_years (void)
{
  static const DesmiBeforeKey keys[] = { { "month", "2023-01" }, { "destination", "TWN" } };
  g_autoptr (DesmiTable)      table = make_table (NULL, earlier, G_N_ELEMENTS (earlier));
  g_autoptr (DesmiBefore)     self = desmi_before_new (table, NULL);
  DesmiPeriod                 when, wanted = desmi_period_month (2022, 1);
  double                      value;

  g_assert_true (desmi_before_find (self, keys, 2, &value, &when));
  g_assert_cmpfloat_with_epsilon (value, 10, 1e-9);
  g_assert_true (desmi_period_equal (&when, &wanted));
  g_assert_false (desmi_before_find (self, keys + 1, 1, &value, &when));
  g_assert_false (desmi_before_find (NULL, keys, 2, &value, &when));
}

static void
test_append (void)
{
  static const DesmiBeforeKey key = { "destination", "TWN" }, hidden = { "destination", "SAU" };
  g_autoptr (DesmiTable)      before = make_table ("2022", earlier, G_N_ELEMENTS (earlier));
  g_autoptr (DesmiTable)      table = make_table ("2023", now, G_N_ELEMENTS (now));
  g_autoptr (DesmiBefore)     self = desmi_before_new (table, before);
  g_autoptr (GString)         out = g_string_new ("Taiwan");

  desmi_before_append (out, self, &key, 1, 45, desmi_locale_get_english ());
  g_assert_cmpstr (out->str, ==, "Taiwan; 50.0% more than in 2022");
  desmi_before_append (out, self, &hidden, 1, 45, desmi_locale_get_english ());
  desmi_before_append (out, self, &key, 1, (double) NAN, desmi_locale_get_english ());
  g_assert_cmpstr (out->str, ==, "Taiwan; 50.0% more than in 2022");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/chart/before/say", test_say);
  g_test_add_func ("/chart/before/find", test_find);
  g_test_add_func ("/chart/before/remainder", test_remainder);
  g_test_add_func ("/chart/before/own-years", test_own_years);
  g_test_add_func ("/chart/before/append", test_append);
  return g_test_run ();
}
