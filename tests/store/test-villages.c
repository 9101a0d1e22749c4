/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lists and pages of villages, search over spellings, and the small tables about a file. */
#include "store-fixture.h"

#include <string.h>

static void
set_up (Fixture *f, gconstpointer data)
{
  static const char *const places[] = { "32.12.13|Jatibarang|district",
                                        "32.12.13.2011|Jatibarang|village",
                                        "32.12.13.2012|Karanganyar|village",
                                        "32.12.13.2013|Krasak|village",
                                        "32.12.16|Sindang|district",
                                        "32.12.16.2004|Kenanga|village",
                                        "32.12.16.2005|Karang Anyar|village",
                                        "32.12.16.2006|Kedungwungu|village",
                                        "32.12.16.2007|Ma'rang|village",
                                        "32.12.16.2008|Rimbo Bujang 2|village",
                                        "32.12.16.2009|Sukajadi-Barat|village",
                                        "33.07|Wonosobo|regency",
                                        "33.07.10|Watumalang|district",
                                        "33.07.10.2004|Kuripan|village",
                                        "33.07.10.2005|Jatibarang Kidul|village",
                                        "32|Jawa Barat|province",
                                        "32.12|Indramayu|regency" };
  g_autoptr (OpList)       ops = op_list_new ();
  g_autoptr (GError)       error = NULL;

  fixture_set_up (f, data);
  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    op_list_add (ops, "put region %s|~|~|~|~|~|~", places[i]);
  g_assert_true (fixture_apply (f, "common", ops, TRUE, NULL, &error));
  g_assert_no_error (error);
  fixture_exec (f, "INSERT INTO local_enrolment (village, programme, cohort, decree) VALUES "
                   "('32.12.16.2004', 'desmigratif', 2016, 'SK 1'), "
                   "('32.12.13.2012', 'desmigratif', 2018, NULL), "
                   "('32.12.13.2011', 'desmigratif', NULL, NULL), "
                   "('32.12.13.2013', 'other', 2020, NULL); "
                   "INSERT INTO local_status (village, programme, status, reason, note) VALUES "
                   "('32.12.13.2012', 'desmigratif', 'suspended', 'budget', 'Menunggu')");
}

/* The names that a filter finds, in order. */
static char *
list (Fixture *f, const DesmiVillageFilter *filter)
{
  g_autoptr (GError)    error = NULL;
  g_autoptr (GArray)    ids = desmi_store_list_villages (f->store, filter, NULL, &error);
  g_autoptr (GPtrArray) page = NULL;
  GString              *names = g_string_new (NULL);

  g_assert_no_error (error);
  page = desmi_store_get_villages (f->store, (gconstpointer) ids->data, ids->len, filter, NULL,
                                   &error);
  g_assert_no_error (error);
  g_assert_cmpuint (page->len, ==, ids->len);
  for (guint i = 0; i < page->len; i++)
    g_string_append_printf (names, "%s%s", i > 0 ? "," : "",
                            ((DesmiVillage *) g_ptr_array_index (page, i))->name);
  return g_string_free (names, FALSE);
}

typedef struct
{
  const char *search, *found; /* in the whole country, by name */
} SearchCase;

static const SearchCase search_cases[] = {
  { "Djatibarang", "Jatibarang,Jatibarang Kidul,Karanganyar,Krasak" },
  { "jatibarang", "Jatibarang,Jatibarang Kidul,Karanganyar,Krasak" },
  { "JATIBARANG kidul", "Jatibarang Kidul" },
  { "kidul djati", "Jatibarang Kidul" },
  { "Karanganjar", "Karang Anyar,Karanganyar" },
  { "karang anyar", "Karang Anyar,Karanganyar" },
  { "karang anjar", "Karang Anyar,Karanganyar" },
  { "karanganyar", "Karang Anyar,Karanganyar" },
  { "anyar", "Karang Anyar" },
  { "Koeripan", "Kuripan" },
  { "kedung wungu", "Kedungwungu" },
  { "Kedoengwoengoe", "Kedungwungu" },
  { "marang", "Ma'rang" },
  { "ma\xe2\x80\x99rang", "Ma'rang" },
  { "sukajadi barat", "Sukajadi-Barat" },
  { "sukajadi-barat", "Sukajadi-Barat" },
  { "karanganyar jatibarang", "Karanganyar" }, /* the second word is the subdistrict's */
  { "bujang 2", "Rimbo Bujang 2" },
  { "32.12.13", "Jatibarang,Karanganyar,Krasak" },
  { "321213", "Jatibarang,Karanganyar,Krasak" },
  { "3212162004", "Kenanga" },
  { "32.12.16.2004", "Kenanga" },
  { "32.12.16.2", "Karang Anyar,Kedungwungu,Kenanga,Ma'rang,Rimbo Bujang 2,Sukajadi-Barat" },
  { "  ", "Jatibarang,Jatibarang Kidul,Karang Anyar,Karanganyar,Kedungwungu,Kenanga,Krasak,Kuripan,"
          "Ma'rang,Rimbo Bujang 2,Sukajadi-Barat" },
  { "nowhere", "" },
  { "\"", "Jatibarang,Jatibarang Kidul,Karang Anyar,Karanganyar,Kedungwungu,Kenanga,Krasak,Kuripan,"
          "Ma'rang,Rimbo Bujang 2,Sukajadi-Barat" },
  { "kenanga\" OR fold:\"k", "" },
  { "kenanga* NOT x", "" },
  { "'; DROP TABLE search; --", "" },
};

static void
test_search (Fixture *f, gconstpointer data)
{
  for (guint i = 0; i < G_N_ELEMENTS (search_cases); i++)
    {
      DesmiVillageFilter filter;
      g_autofree char   *names = NULL;

      desmi_village_filter_init (&filter);
      filter.scope = DESMI_VILLAGE_SCOPE_NATION;
      filter.search = search_cases[i].search;
      names = list (f, &filter);
      g_assert_cmpstr (names, ==, search_cases[i].found);
    }
}

/* The village that is meant stands before its neighbours in a subdistrict of the same name, and
 * before those whose name only begins alike. */
static const SearchCase match_cases[] = {
  { "Djatibarang", "Jatibarang,Jatibarang Kidul,Anjatan,Karanganyar,Krasak,Sukajati" },
  { "jati", "Jatibarang,Jatibarang Kidul,Anjatan,Karanganyar,Krasak,Sukajati" },
  { "jatibarang k", "Jatibarang Kidul,Karanganyar,Krasak" },
  { "kr", "Krasak" },
  { "karanganjar", "Karang Anyar,Karanganyar" },
  { "anyar", "Karang Anyar" },
  { "barat suka", "Sukajadi-Barat" },
  { "suka", "Sukajadi-Barat,Sukajati" },
  { "32.12.13", "Anjatan,Jatibarang,Karanganyar,Krasak,Sukajati" },
  { "nowhere", "" },
};

static void
test_match (Fixture *f, gconstpointer data)
{
  g_autoptr (OpList) ops = op_list_new ();
  DesmiVillageFilter filter;

  op_list_add (ops, "put region 32.12.13.2009|Anjatan|village|~|~|~|~|~|~");
  op_list_add (ops, "put region 32.12.13.2010|Sukajati|village|~|~|~|~|~|~");
  g_assert_true (fixture_apply (f, "common", ops, FALSE, NULL, NULL));
  desmi_village_filter_init (&filter);
  filter.scope = DESMI_VILLAGE_SCOPE_NATION;
  for (guint descending = 0; descending < 2; descending++)
    for (guint i = 0; i < G_N_ELEMENTS (match_cases); i++)
      {
        g_autofree char *names = NULL;

        filter.sort = DESMI_VILLAGE_SORT_MATCH;
        filter.descending = descending != 0;
        filter.search = match_cases[i].search;
        names = list (f, &filter);
        g_assert_cmpstr (names, ==, match_cases[i].found);
      }
}

static void
test_filters (Fixture *f, gconstpointer data)
{
  DesmiVillageFilter filter;
  char              *names;

#define EXPECT(text)                                                                               \
  names = list (f, &filter);                                                                       \
  g_assert_cmpstr (names, ==, text);                                                               \
  g_free (names);                                                                                  \
  desmi_village_filter_init (&filter)

  desmi_village_filter_init (&filter);
  EXPECT ("Jatibarang,Karanganyar,Kenanga");
  filter.descending = TRUE;
  EXPECT ("Kenanga,Karanganyar,Jatibarang");
  filter.programme = "other";
  EXPECT ("Krasak");
  filter.sort = DESMI_VILLAGE_SORT_CODE;
  EXPECT ("Jatibarang,Karanganyar,Kenanga");
  /* unknown comes last in both directions */
  filter.sort = DESMI_VILLAGE_SORT_COHORT;
  EXPECT ("Kenanga,Karanganyar,Jatibarang");
  filter.sort = DESMI_VILLAGE_SORT_COHORT;
  filter.descending = TRUE;
  EXPECT ("Karanganyar,Kenanga,Jatibarang");
  filter.sort = DESMI_VILLAGE_SORT_STATUS;
  EXPECT ("Jatibarang,Kenanga,Karanganyar");
  filter.sort = DESMI_VILLAGE_SORT_SUBDISTRICT;
  filter.descending = TRUE;
  EXPECT ("Kenanga,Jatibarang,Karanganyar");
  filter.cohort_first = 2017;
  EXPECT ("Karanganyar");
  filter.cohort_last = 2017;
  EXPECT ("Kenanga");
  filter.status = DESMI_STATUS_SUSPENDED;
  EXPECT ("Karanganyar");
  filter.status = DESMI_STATUS_ACTIVE;
  filter.subdistrict = "32.12.16";
  EXPECT ("Kenanga");
  filter.search = "djati";
  EXPECT ("Jatibarang,Karanganyar");
  filter.scope = DESMI_VILLAGE_SCOPE_DISTRICT;
  filter.search = "jatibarang";
  EXPECT ("Jatibarang,Karanganyar,Krasak");
  filter.scope = DESMI_VILLAGE_SCOPE_DISTRICT;
  filter.sort = DESMI_VILLAGE_SORT_STATUS;
  filter.subdistrict = "32.12.13";
  EXPECT ("Jatibarang,Karanganyar,Krasak");
  filter.scope = DESMI_VILLAGE_SCOPE_NATION;
  filter.subdistrict = "33.07.10";
  EXPECT ("Jatibarang Kidul,Kuripan");
#undef EXPECT
}

static void
test_village (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (OpList) ops = op_list_new ();
  DesmiVillage      *village;

  fixture_exec (f, "INSERT INTO local_profile (village, head_name, population) "
                   "VALUES ('32.12.13.2012', 'Kepala', 6418)");
  village = desmi_store_get_village (f->store, "32.12.13.2012", NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (village->subdistrict, ==, "Jatibarang");
  g_assert_cmpstr (village->subdistrict_code, ==, "32.12.13");
  g_assert_true (village->enrolled);
  g_assert_false (village->enrolment_official);
  g_assert_cmpint (village->cohort, ==, 2018);
  g_assert_cmpint (village->status, ==, DESMI_STATUS_SUSPENDED);
  g_assert_cmpstr (village->status_reason, ==, "budget");
  g_assert_cmpstr (village->status_reason_id, ==, "budget");
  g_assert_cmpstr (village->status_note, ==, "Menunggu");
  g_assert_cmpstr (village->head_name, ==, "Kepala");
  g_assert_cmpint (village->population, ==, 6418);
  g_assert_cmpint (village->households, ==, -1);
  g_assert_cmpint (village->stock, ==, -1);
  g_assert_cmpfloat (village->score[0], <, 0);
  g_assert_null (village->retired);
  desmi_village_unref (village);

  /* the server lists it, and says that it was merged */
  op_list_add (ops, "put enrolment 32.12.13.2012|desmigratif|2017|SK 9|~");
  op_list_add (ops, "put village 32.12.13.2012|Karanganyar Baru|2026-01-01|merged|32.12.13.2013");
  op_list_add (ops, "put targets 32.12.13.2012|x|2023|1");
  g_assert_true (fixture_apply (f, "32.12", ops, FALSE, NULL, &error));
  village = desmi_store_get_village (f->store, "32.12.13.2012", NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (village->name, ==, "Karanganyar Baru");
  g_assert_cmpstr (village->retired, ==, "2026-01-01");
  g_assert_cmpstr (village->successors, ==, "32.12.13.2013");
  g_assert_true (village->enrolment_official);
  g_assert_cmpint (village->cohort, ==, 2017);
  g_assert_cmpint (village->status, ==, DESMI_STATUS_SUSPENDED);
  desmi_village_unref (village);

  g_assert_null (desmi_store_get_village (f->store, "32.12.13", NULL, &error));
  g_assert_error (error, DESMI_STORE_ERROR, DESMI_STORE_ERROR_INPUT);
}

/* Ids that are none leave holes, and the order is that of the question. */
static void
test_page (Fixture *f, gconstpointer data)
{
  gint64 kuripan
      = fixture_get_int (f, "SELECT id FROM official_region WHERE code = '33.07.10.2004'");
  gint64 district = fixture_get_int (f, "SELECT id FROM official_region WHERE code = '32.12'");
  gint64 ids[] = { kuripan, 999999, district, kuripan };
  g_autoptr (GError)    error = NULL;
  g_autoptr (GPtrArray) page
      = desmi_store_get_villages (f->store, ids, G_N_ELEMENTS (ids), NULL, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (page->len, ==, 4);
  g_assert_cmpstr (((DesmiVillage *) g_ptr_array_index (page, 0))->name, ==, "Kuripan");
  g_assert_null (g_ptr_array_index (page, 1));
  g_assert_null (g_ptr_array_index (page, 2));
  g_assert_nonnull (g_ptr_array_index (page, 3));
}

/* Departures less returns of 24 months up to the last month of the file, by the rule of sources. */
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
  op_list_add (ops, "put flows 32.12.13.2012|2022-01|out|TWN|formal|x|F|P2P|60");
  g_assert_true (fixture_apply (f, "32.12", ops, FALSE, NULL, &error));
  village = desmi_store_get_village (f->store, "32.12.13.2012", NULL, &error);
  g_assert_cmpint (village->stock, ==, 60 - 15);
  g_assert_cmpint (village->stock_departures, ==, 60);
  g_assert_cmpint (village->stock_returns, ==, 15);
  desmi_village_unref (village);
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
  names = list (f, &filter);
  g_assert_cmpstr (names, ==, "Jatibarang,Kenanga,Karanganyar");
  filter.descending = TRUE;
  descending = list (f, &filter);
  g_assert_cmpstr (descending, ==, "Karanganyar,Kenanga,Jatibarang");
}

static void
add_scores (Fixture *f)
{
  g_autoptr (OpList) ops = op_list_new ();
  g_autoptr (GError) error = NULL;

  op_list_add (ops, "put indicator a|1|desmigratif|1|~|~|~|higher|sum|sum|1000|1000");
  op_list_add (ops, "put indicator d|1|desmigratif|4|~|~|~|higher|sum|sum|1000|1000");
  g_assert_true (fixture_apply (f, "common", ops, FALSE, NULL, &error));
  fixture_exec (f,
                "INSERT INTO local_targets (village, indicator, period, value_milli) VALUES "
                "('32.12.13.2012', 'a', '2023-Q4', 4), ('32.12.16.2004', 'a', '2023-Q4', 4), "
                "('32.12.16.2004', 'd', '2023-Q3', 4);"
                "INSERT INTO local_measurements (village, indicator, period, value_milli) VALUES "
                "('32.12.13.2012', 'a', '2023-Q4', 3), ('32.12.16.2004', 'a', '2023-Q4', 1), "
                "('32.12.16.2004', 'd', '2023-Q3', 2)");
}

static void
test_scores (Fixture *f, gconstpointer data)
{
  g_autoptr (GError)    error = NULL;
  DesmiVillageFilter    filter;
  g_autofree char      *names = NULL, *descending = NULL;
  g_autoptr (GPtrArray) page = NULL;
  DesmiVillage         *village;
  gint64                id;

  add_scores (f);
  village = desmi_store_get_village (f->store, "32.12.16.2004", NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpfloat_with_epsilon (village->score[0], 0.25, 1e-9);
  g_assert_cmpfloat (village->score[1], <, 0);
  g_assert_cmpfloat (village->score[3], <, 0); /* of the latest quarter only */
  id = village->id;
  desmi_village_unref (village);
  desmi_village_filter_init (&filter);
  filter.quarter = "2023-Q3";
  page = desmi_store_get_villages (f->store, &id, 1, &filter, NULL, &error);
  village = g_ptr_array_index (page, 0);
  g_assert_cmpfloat_with_epsilon (village->score[3], 0.5, 1e-9);
  desmi_village_filter_init (&filter);
  filter.sort = DESMI_VILLAGE_SORT_PILLAR_1;
  names = list (f, &filter);
  g_assert_cmpstr (names, ==, "Kenanga,Karanganyar,Jatibarang");
  filter.descending = TRUE;
  descending = list (f, &filter);
  g_assert_cmpstr (descending, ==, "Karanganyar,Kenanga,Jatibarang");
}

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

/* What is written of a cooperative stays as it is; the stage is told where it says one. */
static void
test_cooperatives (Fixture *f, gconstpointer data)
{
  g_autoptr (DesmiTable) table = NULL;

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

  add_scores (f);
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
  g_assert_null (desmi_store_lookup (f->store, "attention", "2023", NULL, NULL, &error));
  g_assert_error (error, DESMI_STORE_ERROR, DESMI_STORE_ERROR_INPUT);
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

#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/villages/search", test_search);
  ADD ("/villages/match", test_match);
  ADD ("/villages/filters", test_filters);
  ADD ("/villages/village", test_village);
  ADD ("/villages/page", test_page);
  ADD ("/villages/stock", test_stock);
  ADD ("/villages/scores", test_scores);
  ADD ("/villages/lookups", test_lookups);
  ADD ("/villages/cooperatives", test_cooperatives);
  ADD ("/villages/catalogue", test_catalogue);
  ADD ("/villages/attention", test_attention);
  ADD ("/villages/nation", test_nation);
  return g_test_run ();
}
