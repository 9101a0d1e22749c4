/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The small tables about a file: regions, cooperatives, the catalogue, what wants attention. */
#include "village-fixture.h"

static const char *
get_cell (DesmiTable *table, guint row, const char *column)
{
  int index = desmi_table_find_column (table, column);

  g_assert_cmpint (index, >=, 0);
  g_assert_cmpuint (row, <, desmi_table_get_n_rows (table));
  return desmi_table_get_text (table, row, (guint) index);
}

static DesmiTable *
look_up (Fixture *f, const char *what, const char *argument)
{
  g_autoptr (GError) error = NULL;
  DesmiTable        *table
      = desmi_store_lookup (f->store, what, argument, desmi_locale_get_english (), NULL, &error);

  g_assert_no_error (error);
  return table;
}

static void
test_lookups (Fixture *f, gconstpointer data)
{
  static const char *const all[]
      = { "extent",    "subdistricts", "programmes",   "pillars", "indicators",
          "reasons",   "region",       "sync-history", "history", "announcements",
          "attention", "places",       "cooperatives" };
  g_autoptr (DesmiTable) extent = NULL;
  g_autoptr (DesmiTable) subdistricts = NULL;
  g_autoptr (DesmiTable) region = NULL;
  g_autoptr (DesmiTable) places = NULL;
  g_autoptr (DesmiTable) villages = NULL;
  g_autoptr (GError)     error = NULL;

  /* none of them needs data */
  for (guint i = 0; i < G_N_ELEMENTS (all); i++)
    {
      g_autoptr (DesmiTable) table = look_up (f, all[i], NULL);

      g_assert_cmpstr (desmi_table_get_name (table), ==, all[i]);
    }
  extent = look_up (f, "extent", NULL);
  g_assert_null (get_cell (extent, 0, "first_month"));
  subdistricts = look_up (f, "subdistricts", NULL);
  g_assert_cmpuint (desmi_table_get_n_rows (subdistricts), ==, 2);
  g_assert_cmpstr (desmi_table_get_label (subdistricts, 0, 0), ==, "Jatibarang");
  g_assert_cmpint (desmi_table_get_int (subdistricts, 0, 1), ==, 2);
  region = look_up (f, "region", "32.12.16.2004");
  g_assert_cmpstr (get_cell (region, 0, "name"), ==, "Kenanga");
  g_assert_cmpstr (get_cell (region, 0, "subdistrict"), ==, "32.12.16");
  g_assert_cmpstr (get_cell (region, 0, "district"), ==, "32.12");
  places = look_up (f, "places", NULL);
  g_assert_cmpuint (desmi_table_get_n_rows (places), ==, 2);
  g_assert_cmpint (desmi_table_find_column (places, "lat_e6"), ==, 1);
  g_assert_cmpint (desmi_table_find_column (places, "lon_e6"), ==, 2);
  villages = look_up (f, "places", "village");
  g_assert_cmpuint (strlen (get_cell (villages, 0, "code")), ==, 13);
  g_assert_null (desmi_store_lookup (f->store, "nonsense", NULL, NULL, NULL, &error));
  g_assert_error (error, DESMI_STORE_ERROR, DESMI_STORE_ERROR_INPUT);
}

static void
assert_last_quarter (Fixture *f, const char *expected)
{
  g_autoptr (DesmiTable) extent = look_up (f, "extent", NULL);

  g_assert_cmpstr (get_cell (extent, 0, "last_quarter"), ==, expected);
}

/* Pages do not turn to a quarter of which the first of many villages has just reported. */
static void
test_last_quarter (Fixture *f, gconstpointer data)
{
  fixture_exec (f,
                "INSERT INTO local_measurements (village, indicator, period, value_milli) VALUES "
                "('32.12.16.2004', 'served', '2023-Q1', 1000), "
                "('32.12.16.2005', 'served', '2023-Q1', 1000), "
                "('32.12.13.2012', 'served', '2023-Q1', 1000), "
                "('32.12.16.2004', 'served', '2023-Q2', 1000), "
                "('32.12.16.2004', 'other', '2023-Q2', 1000)");
  assert_last_quarter (f, "2023-Q1");
  fixture_exec (f,
                "INSERT INTO local_measurements (village, indicator, period, value_milli) VALUES "
                "('32.12.13.2012', 'served', '2023-Q2', 1000)");
  assert_last_quarter (f, "2023-Q2");
  /* where fewer report for good, the next quarter shows it */
  fixture_exec (f, "DELETE FROM local_measurements WHERE village = '32.12.13.2012' "
                   "AND period = '2023-Q2'");
  fixture_exec (f,
                "INSERT INTO local_measurements (village, indicator, period, value_milli) VALUES "
                "('32.12.16.2004', 'served', '2023-Q3', 1000)");
  assert_last_quarter (f, "2023-Q3");
}

/* What is written of a cooperative stays as it is; the stage is told where it says one. */
static void
test_cooperatives (Fixture *f, gconstpointer data)
{
  g_autoptr (DesmiTable) table = NULL, one = NULL, none = NULL;

  fixture_exec (f, "INSERT INTO local_profile (village, cooperative) VALUES "
                   "('32.12.13.2012', 'Berbadan hukum sejak 2021'), "
                   "('32.12.16.2004', 'Mekar Jaya'), ('32.12.16.2005', ' ')");
  table = look_up (f, "cooperatives", NULL);
  g_assert_cmpuint (desmi_table_get_n_rows (table), ==, 2);
  g_assert_cmpstr (get_cell (table, 0, "village"), ==, "32.12.13.2012");
  g_assert_cmpstr (get_cell (table, 0, "stage"), ==, "legal");
  g_assert_cmpstr (get_cell (table, 0, "cooperative"), ==, "Berbadan hukum sejak 2021");
  g_assert_null (get_cell (table, 1, "stage"));
  g_assert_cmpstr (get_cell (table, 1, "cooperative"), ==, "Mekar Jaya");
  fixture_exec (f, "INSERT INTO local_cooperative (village, id, name, form, stage) VALUES "
                   "('32.12.16.2004', 1, 'Mekar Jaya', 'cooperative', 'active')");
  one = look_up (f, "cooperatives", "32.12.16.2004");
  g_assert_cmpuint (desmi_table_get_n_rows (one), ==, 1);
  g_assert_cmpstr (get_cell (one, 0, "stage"), ==, "active");
  none = look_up (f, "cooperatives", "32.12.16.2005");
  g_assert_cmpuint (desmi_table_get_n_rows (none), ==, 0);
}

static void
test_catalogue (Fixture *f, gconstpointer data)
{
  g_autoptr (OpList)     ops = op_list_new ();
  g_autoptr (GError)     error = NULL;
  g_autoptr (DesmiTable) pillars = NULL;
  g_autoptr (DesmiTable) indicators = NULL;

  op_list_add (ops, "put pillar desmigratif|10|Sepuluh|Ten|1|~");
  op_list_add (ops, "put pillar desmigratif|2|Dua|Two|1|~");
  op_list_add (ops, "put indicator a|1|desmigratif|2|Lama|Old|~|higher|sum|sum|1000|1000");
  op_list_add (ops, "put indicator a|2|desmigratif|2|Baru|New|~|lower|last|mean|500|1000");
  g_assert_true (fixture_apply (f, "common", ops, FALSE, NULL, &error));
  fixture_exec (f, "INSERT INTO local_indicator (id, version, programme, pillar, name_id) "
                   "VALUES ('a', 7, 'desmigratif', 2, 'Punya kami')");
  pillars = look_up (f, "pillars", NULL);
  g_assert_cmpstr (get_cell (pillars, 0, "number"), ==, "2");
  g_assert_cmpstr (get_cell (pillars, 1, "name"), ==, "Ten");
  indicators = look_up (f, "indicators", NULL);
  g_assert_cmpuint (desmi_table_get_n_rows (indicators), ==, 2);
  g_assert_cmpstr (get_cell (indicators, 0, "name"), ==, "New");
  g_assert_cmpstr (get_cell (indicators, 0, "source"), ==, "official");
  g_assert_cmpstr (get_cell (indicators, 0, "direction"), ==, "lower");
  g_assert_cmpstr (get_cell (indicators, 1, "name"), ==, "Punya kami");
  g_assert_cmpstr (get_cell (indicators, 1, "source"), ==, "local");
}

static void
test_attention (Fixture *f, gconstpointer data)
{
  g_autoptr (DesmiTable) table = NULL;
  g_autoptr (GError)     error = NULL;

  village_add_scores (f);
  fixture_exec (f, "INSERT INTO local_flows VALUES ('32.12.13.2012', '2023-02', 'out', 'XYZ', "
                   "'formal', 'x', 'F', 'P2P', 5, NULL);"
                   "INSERT INTO local_pillar_status (village, programme, pillar, period, status) "
                   "VALUES ('32.12.13.2012', 'desmigratif', 4, '2023-Q2', 'stalled'), "
                   "('32.12.16.2004', 'desmigratif', 4, '2023-Q1', 'stalled'), "
                   "('32.12.16.2004', 'desmigratif', 4, '2023-Q3', 'running'), "
                   "('32.12.16.2004', 'desmigratif', 1, '2024-Q1', 'stalled')");
  table = look_up (f, "attention", "2023-Q4");
  g_assert_cmpuint (desmi_table_get_n_rows (table), ==, 4);
  g_assert_cmpstr (get_cell (table, 0, "kind"), ==, "not-reported");
  g_assert_cmpstr (get_cell (table, 0, "villages"), ==, "32.12.13.2011");
  g_assert_cmpstr (get_cell (table, 0, "where"), ==, "Jatibarang");
  g_assert_nonnull (strstr (get_cell (table, 0, "message"), "1 village"));
  g_assert_cmpstr (get_cell (table, 1, "kind"), ==, "stalled");
  g_assert_cmpstr (get_cell (table, 1, "villages"), ==, "32.12.13.2012");
  g_assert_cmpstr (get_cell (table, 2, "kind"), ==, "no-flows");
  g_assert_cmpint (desmi_table_get_int (table, 2, 1), ==, 2);
  g_assert_cmpstr (get_cell (table, 3, "kind"), ==, "unknown-country");
  g_clear_pointer (&table, desmi_table_unref);
  table = look_up (f, "attention", "2023-Q4 32.12.13.2011");
  g_assert_cmpuint (desmi_table_get_n_rows (table), ==, 2);
  g_assert_cmpstr (get_cell (table, 0, "kind"), ==, "not-reported");
  g_assert_cmpstr (get_cell (table, 1, "kind"), ==, "no-flows");
  g_clear_pointer (&table, desmi_table_unref);
  table = look_up (f, "attention", "2023-Q4 32.12.13");
  g_assert_cmpuint (desmi_table_get_n_rows (table), ==, 4);
  g_clear_pointer (&table, desmi_table_unref);
  /* a code that only begins the same is another area */
  table = look_up (f, "attention", "2023-Q4 32.12.1");
  g_assert_cmpuint (desmi_table_get_n_rows (table), ==, 0);
  g_clear_pointer (&table, desmi_table_unref);
  /* that there were none in a month was reported */
  fixture_exec (f, "INSERT INTO local_reported_month (village, month, direction) VALUES "
                   "('32.12.13.2011', '2023-06', 'out')");
  table = look_up (f, "attention", "2023-Q4 32.12.13.2011");
  g_assert_cmpuint (desmi_table_get_n_rows (table), ==, 1);
  g_assert_cmpstr (get_cell (table, 0, "kind"), ==, "not-reported");
  g_assert_null (desmi_store_lookup (f->store, "attention", "2023", NULL, NULL, &error));
  g_assert_error (error, DESMI_STORE_ERROR, DESMI_STORE_ERROR_INPUT);
}

/* From which villages one came, and what came from it: a district's own word goes first. */
static void
test_codes (Fixture *f, gconstpointer data)
{
  g_autoptr (DesmiTable) apart = NULL, from = NULL, kept = NULL;

  fixture_exec (f, "UPDATE official_region SET retired = '2024-05-01', why = 'split', "
                   "successors = '32.12.16.2005 32.12.13.2011' WHERE code = '32.12.16.2004';"
                   "UPDATE official_region SET retired = '2024-05-01', successors = "
                   "'32.12.16.2005' WHERE code = '32.12.13.2012';"
                   "INSERT INTO official_village VALUES ('32.12.13.2012', NULL, NULL, NULL, NULL), "
                   "('32.12.13.2011', 'Jatibaru', NULL, NULL, NULL)");
  apart = look_up (f, "village-codes", "32.12.16.2004");
  g_assert_cmpuint (desmi_table_get_n_rows (apart), ==, 2);
  g_assert_cmpstr (get_cell (apart, 0, "relation"), ==, "after");
  g_assert_cmpstr (get_cell (apart, 0, "code"), ==, "32.12.13.2011");
  g_assert_cmpstr (desmi_table_get_label (apart, 0, 1), ==, "Jatibaru");
  g_assert_cmpstr (get_cell (apart, 0, "retired"), ==, "2024-05-01");
  g_assert_cmpstr (get_cell (apart, 1, "code"), ==, "32.12.16.2005");
  from = look_up (f, "village-codes", "32.12.16.2005");
  g_assert_cmpuint (desmi_table_get_n_rows (from), ==, 1);
  g_assert_cmpstr (get_cell (from, 0, "relation"), ==, "before");
  g_assert_cmpstr (get_cell (from, 0, "code"), ==, "32.12.16.2004");
  g_assert_cmpstr (desmi_table_get_label (from, 0, 1), ==, "Kenanga");
  g_assert_cmpstr (get_cell (from, 0, "why"), ==, "split");
  kept = look_up (f, "village-codes", "32.12.13.2012");
  g_assert_cmpuint (desmi_table_get_n_rows (kept), ==, 0);
}

/* All villages of the country, listed and searched; how fast is a benchmark's question. */
static void
test_nation (Fixture *f, gconstpointer data)
{
  static const char *const first[]
      = { "Karang", "Suka", "Jati", "Kedung", "Mekar", "Rimbo", "Sido" };
  static const char *const second[] = { "anyar", "sari", "wungu", "barang", "maju", "rejo" };
  g_autoptr (OpList)       ops = op_list_new ();
  g_autoptr (GError)       error = NULL;
  DesmiVillageFilter       filter;
  g_autoptr (GArray)       all = NULL;
  g_autoptr (GArray)       found = NULL;

  for (guint i = 0; i < 84000; i++)
    op_list_add (ops, "put region %02u.%02u.%02u.2%03u|%s%s %u|village|~|~|~|~|~|~", 11 + i / 4200,
                 1 + i / 200 % 21, 1 + i / 20 % 10, i % 20 + i / 200 % 2 * 20,
                 first[i % G_N_ELEMENTS (first)], second[i % G_N_ELEMENTS (second)], i % 997);
  g_assert_true (fixture_apply (f, "common", ops, TRUE, NULL, &error));
  g_assert_no_error (error);
  desmi_village_filter_init (&filter);
  filter.scope = DESMI_VILLAGE_SCOPE_NATION;
  all = desmi_store_list_villages (f->store, &filter, NULL, &error);
  g_assert_cmpuint (all->len, ==, 84000);
  filter.search = "Karanganjar 5";
  found = desmi_store_list_villages (f->store, &filter, NULL, &error);
  g_assert_cmpuint (found->len, >, 10);
  g_assert_cmpuint (found->len, <, 2000);
}

#define ADD(path, func) g_test_add (path, Fixture, NULL, village_set_up, func, fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/villages/lookups", test_lookups);
  ADD ("/villages/last-quarter", test_last_quarter);
  ADD ("/villages/cooperatives", test_cooperatives);
  ADD ("/villages/catalogue", test_catalogue);
  ADD ("/villages/attention", test_attention);
  ADD ("/villages/codes", test_codes);
  ADD ("/villages/nation", test_nation);
  return g_test_run ();
}
