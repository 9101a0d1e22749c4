/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How many are abroad, by estimate, and with which months a village says for how long. */
#include "village-fixture.h"

/* Departures less returns of 24 months up to the last month of the file, by the rule of sources. */
static gboolean
set_months (Fixture *f, const char *key, const char *value, GError **error)
{
  g_autoptr (DesmiEdit)  edit = desmi_edit_new ("bulan");
  g_autoptr (DesmiEntry) entry = desmi_entry_new (DESMI_REGISTER_SETTING, "32.12");

  desmi_entry_set (entry, "key", key);
  if (value != NULL)
    {
      desmi_entry_set (entry, "value", value);
      desmi_edit_put_entry (edit, entry);
    }
  else
    desmi_edit_delete_entry (edit, entry);
  return desmi_store_apply (f->store, edit, NULL, error);
}

static gint64
ask_stock (Fixture *f, const char *direction)
{
  g_autoptr (DesmiQuery) query = desmi_query_new (DESMI_QUERY_FLOWS);
  g_autoptr (GError)     error = NULL;
  g_autoptr (DesmiTable) table = NULL;
  DesmiPeriod            december;

  g_assert_true (desmi_period_parse ("2023-12", &december, NULL));
  desmi_query_set_period (query, &december);
  desmi_query_set_stock (query, TRUE);
  desmi_query_add_where (query, DESMI_DIMENSION_VILLAGE, "32.12.13.2012", NULL);
  desmi_query_add_where (query, DESMI_DIMENSION_DIRECTION, direction, NULL);
  table = desmi_store_query (f->store, query, NULL, &error);
  g_assert_no_error (error);
  return desmi_table_sum (table, (guint) desmi_table_find_column (table, "count"));
}

/* The months of the estimate are of each destination; what is set is one step, and checked. */
static void
assert_stock_months (Fixture *f)
{
  static const char *const wrong[][2] = { { DESMI_STOCK_SETTING "TWN", "0" },
                                          { DESMI_STOCK_SETTING "TWN", "121" },
                                          { DESMI_STOCK_SETTING "TWN", "dua" },
                                          { DESMI_STOCK_SETTING "TW", "12" } };
  g_autoptr (GError)       error = NULL;
  g_autoptr (DesmiTable)   table = NULL;
  DesmiVillage            *village;
  char                    *undone;

  for (gsize i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_assert_false (set_months (f, wrong[i][0], wrong[i][1], &error));
      g_assert_error (error, DESMI_STORE_ERROR, DESMI_STORE_ERROR_INPUT);
      g_clear_error (&error);
    }
  g_assert_cmpint (ask_stock (f, "out"), ==, 60);
  /* of January 2022, the 24th month before the end: out of 23, and within 25 */
  g_assert_true (set_months (f, DESMI_STOCK_SETTING "TWN", "23", &error));
  village = desmi_store_get_village (f->store, "32.12.13.2012", NULL, &error);
  g_assert_cmpint (village->stock, ==, 0);
  g_assert_cmpint (village->stock_returns, ==, 15);
  desmi_village_unref (village);
  g_assert_cmpint (ask_stock (f, "out"), ==, 0);
  g_assert_cmpint (ask_stock (f, "return"), ==, 15);
  g_assert_true (set_months (f, DESMI_STOCK_SETTING "HKG", "25", &error));
  table = desmi_store_lookup (f->store, "stock-months", NULL, NULL, NULL, &error);
  g_assert_cmpuint (desmi_table_get_n_rows (table), ==, 2);
  for (guint i = 0; i < 2; i++)
    {
      gboolean is_taiwan = g_str_equal (desmi_table_get_text (table, i, 0), "TWN");

      g_assert_cmpint (desmi_table_get_int (table, i, 1), ==, is_taiwan ? 23 : 25);
      g_assert_cmpint (desmi_table_get_int (table, i, 2), ==, 1);
    }
  undone = desmi_store_undo (f->store, NULL, &error);
  g_free (undone);
  g_assert_true (set_months (f, DESMI_STOCK_SETTING "TWN", NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpint (ask_stock (f, "out"), ==, 60);
}

/* The months of each village end with the last that is known of it. */
static void
test_stock_ends (Fixture *f, gconstpointer data)
{
  static const struct
  {
    const char *argument, *until;
  } ends[] = { { "32.12.13.2012 2023-12", "2023-06" },
               { "32.12.13.2012 2022-02", "2022-01" },
               { "32.12.13.2012 2025-06", NULL },
               { "32.12.16.2004 2023-12", "2023-12" },
               { "32.12.13.2011 2023-12", NULL } };
  g_autoptr (GError) error = NULL;
  DesmiVillage      *village;

  fixture_exec (
      f, "INSERT INTO local_flows VALUES "
         "('32.12.13.2012', '2021-06', 'out', 'HKG', 'formal', 'x', 'F', 'P2P', 500, NULL), "
         "('32.12.13.2012', '2021-07', 'out', 'HKG', 'formal', 'x', 'F', 'P2P', 40, NULL), "
         "('32.12.13.2012', '2022-01', 'out', 'HKG', 'formal', 'x', 'F', 'P2P', 2, NULL), "
         "('32.12.13.2012', '2023-06', 'return', 'HKG', 'formal', 'x', 'F', 'P2P', 1, NULL)");
  village = desmi_store_get_village (f->store, "32.12.13.2012", NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (village->stock, ==, 40 + 2 - 1);
  desmi_village_unref (village);
  /* what another village reports later changes nothing, unless by then all are back */
  fixture_exec (f,
                "INSERT INTO local_flows VALUES "
                "('32.12.16.2004', '2023-12', 'out', 'HKG', 'formal', 'x', 'F', 'P2P', 7, NULL)");
  village = desmi_store_get_village (f->store, "32.12.13.2012", NULL, &error);
  g_assert_cmpint (village->stock, ==, 40 + 2 - 1);
  desmi_village_unref (village);
  for (guint i = 0; i < G_N_ELEMENTS (ends); i++)
    {
      g_autoptr (DesmiTable) table
          = desmi_store_lookup (f->store, "stock-end", ends[i].argument, NULL, NULL, &error);

      g_assert_no_error (error);
      g_assert_cmpuint (desmi_table_get_n_rows (table), ==, ends[i].until != NULL);
      if (ends[i].until != NULL)
        g_assert_cmpstr (desmi_table_get_text (table, 0, 0), ==, ends[i].until);
    }
  fixture_exec (f,
                "INSERT INTO local_flows VALUES "
                "('32.12.16.2004', '2025-06', 'out', 'HKG', 'formal', 'x', 'F', 'P2P', 7, NULL)");
  village = desmi_store_get_village (f->store, "32.12.13.2012", NULL, &error);
  g_assert_cmpint (village->stock, ==, -1);
  desmi_village_unref (village);
}

static void
test_stock (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (OpList) ops = op_list_new ();
  DesmiVillageFilter filter;
  g_autofree char   *names = NULL, *descending = NULL;
  DesmiVillage      *village;

#define FLOW(village, month, direction, count)                                                     \
  "('" village "', '" month "', '" direction "', 'HKG', 'formal', 'x', 'F', 'P2P', " #count        \
  ", NULL)"
  fixture_exec (
      f, "INSERT INTO local_flows VALUES " FLOW ("32.12.13.2012", "2021-12", "out", 500) ", " FLOW (
             "32.12.13.2012", "2022-01", "out",
             40) ", " FLOW ("32.12.13.2012", "2023-06", "return",
                            15) ", " FLOW ("32.12.16.2004", "2023-12", "out",
                                           7) ", " FLOW ("32.12.13.2011", "2023-11", "return", 9));
#undef FLOW
  fixture_exec (
      f, "INSERT INTO local_reported_month VALUES ('32.12.13.2012', '2023-12', 'out', NULL), "
         "('32.12.13.2011', '2023-12', 'return', NULL)");
  op_list_add (ops, "put flows 32.12.13.2012|2022-01|out|TWN|formal|x|F|P2P|60");
  g_assert_true (fixture_apply (f, "32.12", ops, FALSE, NULL, &error));
  village = desmi_store_get_village (f->store, "32.12.13.2012", NULL, &error);
  g_assert_cmpint (village->stock, ==, 60 - 15);
  g_assert_cmpint (village->stock_departures, ==, 60);
  g_assert_cmpint (village->stock_returns, ==, 15);
  desmi_village_unref (village);
  assert_stock_months (f);
  village = desmi_store_get_village (f->store, "32.12.13.2011", NULL, &error);
  g_assert_cmpint (village->stock, ==, 0);
  g_assert_cmpint (village->stock_departures, ==, 0);
  g_assert_cmpint (village->stock_returns, ==, 9);
  desmi_village_unref (village);
  village = desmi_store_get_village (f->store, "33.07.10.2004", NULL, &error);
  g_assert_cmpint (village->stock, ==, -1);
  desmi_village_unref (village);

  desmi_village_filter_init (&filter);
  filter.sort = DESMI_VILLAGE_SORT_STOCK;
  names = village_list (f, &filter);
  g_assert_cmpstr (names, ==, "Jatibarang,Kenanga,Karanganyar");
  filter.descending = TRUE;
  descending = village_list (f, &filter);
  g_assert_cmpstr (descending, ==, "Karanganyar,Kenanga,Jatibarang");
}

#define ADD(path, func) g_test_add (path, Fixture, NULL, village_set_up, func, fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/villages/stock", test_stock);
  ADD ("/villages/stock-ends", test_stock_ends);
  return g_test_run ();
}
