/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Official tables from CSV files: keys and values, what is refused, and a new file filled from
 * them. */
#include "exchange-fixture.h"

#include "exchange/desmi-official-csv.h"

#include <string.h>

static DesmiOfficialCsv *
open_one (Fixture *self, DesmiOfficialTable table, const char *text)
{
  g_autofree char  *path = fixture_write (self, "one.csv", text);
  DesmiOfficialCsv *csv = desmi_official_csv_new ();

  desmi_official_csv_add (csv, table, path);
  return csv;
}

static guint
index_of (DesmiOfficialTable table, const char *column)
{
  const DesmiOfficialInfo *info = desmi_official_get_info (table);

  for (guint i = 0; i < info->n_columns; i++)
    if (strcmp (info->columns[i].name, column) == 0)
      return i;
  g_assert_not_reached ();
}

static void
test_values (Fixture *self, gconstpointer data)
{
  /* Columns in another order, one left out, a blank row, text that is not in normal form. */
  g_autoptr (DesmiOfficialCsv) csv
      = open_one (self, DESMI_OFFICIAL_REGION,
                  "name,code,level,lat_e6\nDe\xcc\x81sa,32.12,regency,-6327000\n\nB,32.13,,\n");
  g_autoptr (GError) error = NULL;
  DesmiOfficialOp    op;

  g_assert_true (desmi_official_csv_next (csv, &op, &error));
  g_assert_false (op.is_delete);
  g_assert_cmpint (op.table, ==, DESMI_OFFICIAL_REGION);
  g_assert_cmpstr (op.values[index_of (op.table, "name")].text, ==, "D\xc3\xa9sa");
  g_assert_cmpint (op.values[index_of (op.table, "lat_e6")].integer, ==, -6327000);
  g_assert_true (op.values[index_of (op.table, "edition")].is_null);
  g_assert_true (desmi_official_csv_next (csv, &op, &error));
  g_assert_cmpstr (op.values[index_of (op.table, "code")].text, ==, "32.13");
  g_assert_true (op.values[index_of (op.table, "level")].is_null);
  g_assert_true (op.values[index_of (op.table, "lat_e6")].is_null);
  g_assert_false (desmi_official_csv_next (csv, &op, &error));
  g_assert_no_error (error);
}

/* An empty key is the empty text, an empty value is null. */
static void
test_empty_key (Fixture *self, gconstpointer data)
{
  g_autoptr (DesmiOfficialCsv) csv
      = open_one (self, DESMI_OFFICIAL_FLOWS,
                  "village,month,direction,destination,sector,occupation,gender,scheme,count\n"
                  "32.12.16.2004,2023-11,out,TWN,,,F,,4\n");
  DesmiOfficialOp op;

  g_assert_true (desmi_official_csv_next (csv, &op, NULL));
  g_assert_false (op.values[index_of (op.table, "sector")].is_null);
  g_assert_cmpstr (op.values[index_of (op.table, "sector")].text, ==, "");
  g_assert_cmpint (op.values[index_of (op.table, "count")].integer, ==, 4);
}

static void
test_refused (Fixture *self, gconstpointer data)
{
  static const struct
  {
    const char *text;
    int         code;
    const char *complaint;
  } cases[] = {
    { "", DESMI_EXCHANGE_ERROR_HEADER, "empty" },
    { "village,quarter\n", -1, NULL },
    { "village,amount_idr\n", DESMI_EXCHANGE_ERROR_HEADER, "quarter" },
    { "village,quarter,colour\n", DESMI_EXCHANGE_ERROR_HEADER, "colour" },
    { "village,quarter,amount_idr\na,b,1.5\n", DESMI_EXCHANGE_ERROR_VALUE, "Row 2" },
    { "village,quarter,amount_idr\na,b,1\nc,d,9223372036854775808\n", DESMI_EXCHANGE_ERROR_VALUE,
      "Row 3" },
    { "village,quarter,amount_idr\na,b\n", DESMI_EXCHANGE_ERROR_FORMAT, "Row 2" },
    { "village,quarter,amount_idr\na,b,1,2\n", DESMI_EXCHANGE_ERROR_FORMAT, "Row 2" },
    { "village,quarter,amount_idr\n\"a\tb\",c,1\n", DESMI_EXCHANGE_ERROR_VALUE, "control" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (DesmiOfficialCsv) csv = open_one (self, DESMI_OFFICIAL_REMITTANCES, cases[i].text);
      g_autoptr (GError)           error = NULL;
      DesmiOfficialOp              op;

      while (desmi_official_csv_next (csv, &op, &error))
        ;
      if (cases[i].code < 0)
        {
          g_assert_no_error (error);
          continue;
        }
      g_assert_error (error, DESMI_EXCHANGE_ERROR, cases[i].code);
      g_assert_nonnull (strstr (error->message, cases[i].complaint));
    }
}

static void
test_folder (Fixture *self, gconstpointer data)
{
  g_autoptr (DesmiOfficialCsv) csv = desmi_official_csv_new ();
  g_autofree char             *catalogue = g_build_filename (self->folder, "catalogue", NULL);
  g_autoptr (GError)           error = NULL;
  DesmiOfficialOp              op;
  guint                        n = 0;

  g_assert_false (desmi_official_csv_add_folder (csv, catalogue, FALSE, &error));
  g_assert_error (error, DESMI_EXCHANGE_ERROR, DESMI_EXCHANGE_ERROR_EMPTY);
  g_clear_error (&error);
  g_assert_true (desmi_official_csv_add_folder (csv, catalogue, TRUE, &error));
  while (desmi_official_csv_next (csv, &op, &error))
    n++;
  g_assert_no_error (error);
  g_assert_cmpuint (n, ==, 4);
}

/* Whoever waits for a new file is told of the list being copied, and of no update. */
static void
seeding_cb (double fraction, const char *text, gpointer data)
{
  guint *n = data;

  g_assert_cmpstr (text, ==, "Copying the national list of regions");
  (*n)++;
}

/* The shipped data themselves: every region, the catalogue, the twelve indicators of the sample. */
static void
test_shipped (Fixture *self, gconstpointer data)
{
  g_autofree char       *data_dir = g_build_filename (g_getenv ("DESMI_TOP_SRCDIR"), "data", NULL);
  g_autofree char       *path = g_build_filename (self->folder, "shipped.desmigratif", NULL);
  g_autoptr (GError)     error = NULL;
  g_autoptr (DesmiStore) store = NULL;
  g_autoptr (GArray)     ids = NULL;
  g_autoptr (DesmiTable) indicators = NULL, pillars = NULL;
  DesmiVillageFilter     filter;
  guint                  n_told = 0;

  store = desmi_store_create (path, "32.12", &error);
  g_assert_no_error (error);
  g_assert_true (desmi_seed_store (store, data_dir, seeding_cb, &n_told, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (n_told, >, 0);
  /* with somebody to be told, what changed is told later */
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_cmpstr (desmi_store_get_district_name (store), ==, "Kabupaten Indramayu");
  desmi_village_filter_init (&filter);
  filter.scope = DESMI_VILLAGE_SCOPE_NATION;
  ids = desmi_store_list_villages (store, &filter, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (ids->len, >, 83000);
  g_clear_pointer (&ids, g_array_unref);
  filter.scope = DESMI_VILLAGE_SCOPE_DISTRICT;
  ids = desmi_store_list_villages (store, &filter, NULL, &error);
  g_assert_cmpuint (ids->len, ==, 317);
  indicators
      = desmi_store_lookup (store, "indicators", NULL, desmi_locale_get_english (), NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (desmi_table_get_n_rows (indicators), >=, 12);
  pillars = desmi_store_lookup (store, "pillars", NULL, desmi_locale_get_english (), NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (desmi_table_get_n_rows (pillars), >=, 4);
  desmi_store_close (store);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/official-csv/values", Fixture, NULL, fixture_set_up, test_values,
              fixture_tear_down);
  g_test_add ("/official-csv/empty-key", Fixture, NULL, fixture_set_up, test_empty_key,
              fixture_tear_down);
  g_test_add ("/official-csv/refused", Fixture, NULL, fixture_set_up, test_refused,
              fixture_tear_down);
  g_test_add ("/official-csv/folder", Fixture, NULL, fixture_set_up, test_folder,
              fixture_tear_down);
  g_test_add ("/official-csv/shipped", Fixture, NULL, fixture_set_up, test_shipped,
              fixture_tear_down);
  return g_test_run ();
}
