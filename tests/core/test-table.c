/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The table: what is put in comes out, and what is hidden is gone. */
#include "core/desmi-table.h"

#include <math.h>
#include <string.h>

enum
{
  NAME,
  CODE,
  COUNTRY,
  MONTH,
  COUNT,
  IDR,
  MILLI,
  RATIO,
  N_COLUMNS
};

static DesmiTable *
make_table (void)
{
  DesmiTableBuilder *builder = desmi_table_builder_new ("flows");
  static const struct
  {
    const char     *name;
    DesmiColumnType type;
  } columns[] = {
    { "sector", DESMI_COLUMN_TEXT },         { "village", DESMI_COLUMN_CODE },
    { "destination", DESMI_COLUMN_COUNTRY }, { "month", DESMI_COLUMN_PERIOD },
    { "count", DESMI_COLUMN_COUNT },         { "amount", DESMI_COLUMN_IDR },
    { "value", DESMI_COLUMN_MILLI },         { "share", DESMI_COLUMN_RATIO },
  };

  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    g_assert_cmpuint (desmi_table_builder_add_column (builder, columns[i].name, columns[i].type),
                      ==, i);

  desmi_table_builder_add_row (builder);
  desmi_table_builder_set_text (builder, NAME, "formal", NULL);
  desmi_table_builder_set_text (builder, CODE, "32.12.16.2004", "Kenanga");
  desmi_table_builder_set_text (builder, COUNTRY, "SAU", NULL);
  desmi_table_builder_set_text (builder, MONTH, "2023-11", NULL);
  desmi_table_builder_set_int (builder, COUNT, 1204);
  desmi_table_builder_set_int (builder, IDR, 4300000000);
  desmi_table_builder_set_int (builder, MILLI, 2500);
  desmi_table_builder_set_double (builder, RATIO, 0.452);

  desmi_table_builder_add_row (builder); /* all missing */

  desmi_table_builder_add_row (builder);
  desmi_table_builder_set_text (builder, COUNTRY, "TWN", "Taiwan (ROC)");
  desmi_table_builder_set_text (builder, MONTH, "not a period", NULL);
  desmi_table_builder_set_int (builder, COUNT, 3);
  desmi_table_builder_set_mark (builder, COUNT, DESMI_MARK_SUPPRESSED);
  desmi_table_builder_set_mark (builder, IDR, DESMI_MARK_SUPPRESSED);
  desmi_table_builder_set_int (builder, IDR, 99);
  desmi_table_builder_set_mark (builder, MILLI, DESMI_MARK_ESTIMATE);
  desmi_table_builder_set_int (builder, MILLI, -1);
  desmi_table_builder_set_text (builder, NAME, NULL, "nothing");

  desmi_table_builder_set_period (builder, "2023");
  desmi_table_builder_set_source (builder, DESMI_SOURCE_BOTH);
  desmi_table_builder_set_as_of (builder, "2023-09-30");
  desmi_table_builder_set_coverage (builder, 11, 12);
  desmi_table_builder_set_synthetic (builder, TRUE);
  return desmi_table_builder_end (builder);
}

static void
test_values (void)
{
  g_autoptr (DesmiTable) table = make_table ();

  g_assert_cmpstr (desmi_table_get_name (table), ==, "flows");
  g_assert_cmpuint (desmi_table_get_n_columns (table), ==, N_COLUMNS);
  g_assert_cmpuint (desmi_table_get_n_rows (table), ==, 3);
  g_assert_cmpstr (desmi_table_get_column_name (table, COUNT), ==, "count");
  g_assert_cmpint (desmi_table_get_column_type (table, COUNT), ==, DESMI_COLUMN_COUNT);
  g_assert_cmpint (desmi_table_find_column (table, "share"), ==, RATIO);
  g_assert_cmpint (desmi_table_find_column (table, "none"), ==, -1);
  g_assert_cmpstr (desmi_table_get_text (table, 0, CODE), ==, "32.12.16.2004");
  g_assert_cmpstr (desmi_table_get_label (table, 0, CODE), ==, "Kenanga");
  g_assert_cmpstr (desmi_table_get_label (table, 0, NAME), ==, "formal");
  g_assert_null (desmi_table_get_text (table, 0, COUNT));
  g_assert_cmpint (desmi_table_get_int (table, 0, COUNT), ==, 1204);
  g_assert_cmpint (desmi_table_get_int (table, 0, IDR), ==, 4300000000);
  g_assert_cmpfloat_with_epsilon (desmi_table_get_double (table, 0, COUNT), 1204, 1e-9);
  g_assert_cmpfloat_with_epsilon (desmi_table_get_double (table, 0, MILLI), 2.5, 1e-12);
  g_assert_cmpfloat_with_epsilon (desmi_table_get_double (table, 0, RATIO), 0.452, 1e-12);
  g_assert_cmpint (desmi_table_get_mark (table, 0, COUNT), ==, DESMI_MARK_NONE);
}

static void
test_about (void)
{
  g_autoptr (DesmiTable) table = make_table ();
  g_autoptr (DesmiTable) bare = desmi_table_builder_end (desmi_table_builder_new ("bare"));

  g_assert_cmpstr (desmi_table_get_period (table), ==, "2023");
  g_assert_cmpint (desmi_table_get_source (table), ==, DESMI_SOURCE_BOTH);
  g_assert_cmpstr (desmi_table_get_as_of (table), ==, "2023-09-30");
  g_assert_cmpint (desmi_table_get_reported (table), ==, 11);
  g_assert_cmpint (desmi_table_get_of (table), ==, 12);
  g_assert_cmpint (desmi_table_get_n_suppressed (table), ==, 2);
  g_assert_true (desmi_table_get_synthetic (table));

  g_assert_null (desmi_table_get_period (bare));
  g_assert_null (desmi_table_get_as_of (bare));
  g_assert_cmpint (desmi_table_get_source (bare), ==, DESMI_SOURCE_DEFAULT);
  g_assert_cmpint (desmi_table_get_reported (bare), ==, -1);
  g_assert_false (desmi_table_get_synthetic (bare));
  g_assert_cmpuint (desmi_table_get_n_rows (bare), ==, 0);
}

static void
test_hidden (void)
{
  g_autoptr (DesmiTable) table = make_table ();

  for (guint i = 0; i < N_COLUMNS; i++)
    g_assert_cmpint (desmi_table_get_mark (table, 1, i), ==, DESMI_MARK_MISSING);
  g_assert_null (desmi_table_get_text (table, 1, NAME));
  g_assert_null (desmi_table_get_label (table, 1, CODE));
  g_assert_true (isnan (desmi_table_get_double (table, 1, COUNT)));
  /* Marked before or after its value: what is suppressed is gone. */
  g_assert_cmpint (desmi_table_get_mark (table, 2, COUNT), ==, DESMI_MARK_SUPPRESSED);
  g_assert_cmpint (desmi_table_get_int (table, 2, COUNT), ==, 0);
  g_assert_cmpint (desmi_table_get_mark (table, 2, IDR), ==, DESMI_MARK_SUPPRESSED);
  g_assert_cmpint (desmi_table_get_int (table, 2, IDR), ==, 0);
  g_assert_true (isnan (desmi_table_get_double (table, 2, IDR)));
  g_assert_cmpint (desmi_table_get_mark (table, 2, MILLI), ==, DESMI_MARK_ESTIMATE);
  g_assert_cmpint (desmi_table_get_int (table, 2, MILLI), ==, -1);
  g_assert_cmpint (desmi_table_get_mark (table, 2, NAME), ==, DESMI_MARK_MISSING);
}

static void
test_display (void)
{
  static const struct
  {
    guint       row, column;
    const char *id, *en;
  } cases[] = {
    { 0, NAME, "formal", "formal" },
    { 0, CODE, "Kenanga", "Kenanga" },
    { 0, COUNTRY, "Arab Saudi", "Saudi Arabia" },
    { 0, MONTH, "November 2023", "November 2023" },
    { 0, COUNT, "1.204", "1,204" },
    { 0, IDR, "Rp\302\2404.300.000.000", "IDR\302\2404,300,000,000" },
    { 0, MILLI, "2,5", "2.5" },
    { 0, RATIO, "45,2%", "45.2%" },
    { 1, NAME, "–", "–" },
    { 1, COUNT, "–", "–" },
    { 2, COUNT, "hidden", "hidden" },
    { 2, COUNTRY, "Taiwan (ROC)", "Taiwan (ROC)" },
    { 2, MONTH, "not a period", "not a period" },
    { 2, MILLI, "-0,001", "-0.001" },
  };
  g_autoptr (DesmiTable) table = make_table ();

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *id = desmi_table_dup_display (table, cases[i].row, cases[i].column,
                                                     desmi_locale_get_indonesian ());
      g_autofree char *en = desmi_table_dup_display (table, cases[i].row, cases[i].column,
                                                     desmi_locale_get_english ());

      g_assert_cmpstr (id, ==, cases[i].id);
      g_assert_cmpstr (en, ==, cases[i].en);
    }
}

static gint64
sum_of (const gint64 *values, gsize n)
{
  DesmiTableBuilder *builder = desmi_table_builder_new ("sums");
  guint              column = desmi_table_builder_add_column (builder, "amount", DESMI_COLUMN_IDR);
  g_autoptr (DesmiTable) table = NULL;

  for (gsize i = 0; i < n; i++)
    {
      desmi_table_builder_add_row (builder);
      desmi_table_builder_set_int (builder, column, values[i]);
    }
  table = desmi_table_builder_end (builder);
  return desmi_table_sum (table, column);
}

static void
test_sum (void)
{
  const gint64           fits[] = { 4300000000, 4300000000, -1 };
  const gint64           over[] = { G_MAXINT64, 1, 1 };
  const gint64           under[] = { G_MININT64, -1 };
  g_autoptr (DesmiTable) table = make_table ();

  g_assert_cmpint (sum_of (fits, G_N_ELEMENTS (fits)), ==, 8599999999);
  g_assert_cmpint (sum_of (over, G_N_ELEMENTS (over)), ==, G_MAXINT64);
  g_assert_cmpint (sum_of (under, G_N_ELEMENTS (under)), ==, G_MININT64);
  g_assert_cmpint (sum_of (NULL, 0), ==, 0);
  g_assert_cmpint (desmi_table_sum (table, COUNT), ==, 1204);
  g_assert_cmpint (desmi_table_sum (table, MILLI), ==, 2499);
}

static gpointer
read_in_thread (gpointer data)
{
  g_autoptr (DesmiTable) table = data;

  for (int i = 0; i < 1000; i++)
    {
      g_autoptr (DesmiTable) mine = desmi_table_ref (table);

      g_assert_cmpint (desmi_table_get_int (mine, 0, COUNT), ==, 1204);
    }
  return NULL;
}

static void
test_threads (void)
{
  g_autoptr (DesmiTable) table = make_table ();
  GThread               *threads[4];

  for (gsize i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("reader", read_in_thread, desmi_table_ref (table));
  for (gsize i = 0; i < G_N_ELEMENTS (threads); i++)
    g_thread_join (threads[i]);
}

static void
test_many_rows (void)
{
  const guint        n = 84000;
  DesmiTableBuilder *builder = desmi_table_builder_new ("villages");
  guint              code = desmi_table_builder_add_column (builder, "code", DESMI_COLUMN_CODE);
  guint              count = desmi_table_builder_add_column (builder, "count", DESMI_COLUMN_COUNT);
  g_autoptr (DesmiTable) table = NULL;

  for (guint i = 0; i < n; i++)
    {
      char text[16], name[16];

      g_snprintf (text, sizeof text, "%u", i);
      g_snprintf (name, sizeof name, "name %u", i);
      desmi_table_builder_add_row (builder);
      /* Labels begin late, at a row of their own. */
      desmi_table_builder_set_text (builder, code, text, i >= 1000 ? name : NULL);
      desmi_table_builder_set_int (builder, count, i);
    }
  table = desmi_table_builder_end (builder);
  g_assert_cmpstr (desmi_table_get_label (table, 999, code), ==, "999");
  g_assert_cmpstr (desmi_table_get_label (table, 1000, code), ==, "name 1000");
  g_assert_cmpstr (desmi_table_get_label (table, n - 1, code), ==, "name 83999");
  g_assert_cmpint (desmi_table_sum (table, count), ==, (gint64) n * (n - 1) / 2);
}

static void
test_given_up (void)
{
  g_autoptr (DesmiTableBuilder) builder = desmi_table_builder_new ("flows");

  desmi_table_builder_add_column (builder, "sector", DESMI_COLUMN_TEXT);
  desmi_table_builder_add_row (builder);
  desmi_table_builder_set_text (builder, 0, "formal", "Formal");
}

static void
test_boxed (void)
{
  g_autoptr (DesmiTable) table = make_table ();
  GValue                 value = G_VALUE_INIT;

  g_value_init (&value, DESMI_TYPE_TABLE);
  g_value_set_boxed (&value, table);
  g_assert_true (g_value_get_boxed (&value) == table);
  g_value_unset (&value);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/table/values", test_values);
  g_test_add_func ("/table/about", test_about);
  g_test_add_func ("/table/hidden", test_hidden);
  g_test_add_func ("/table/display", test_display);
  g_test_add_func ("/table/sum", test_sum);
  g_test_add_func ("/table/threads", test_threads);
  g_test_add_func ("/table/many-rows", test_many_rows);
  g_test_add_func ("/table/given-up", test_given_up);
  g_test_add_func ("/table/boxed", test_boxed);
  return g_test_run ();
}
