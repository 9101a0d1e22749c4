/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lists and pages of villages, search over spellings. */
#include "village-fixture.h"

#include "core/desmi-clock.h"

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
      names = village_list (f, &filter);
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
        names = village_list (f, &filter);
        g_assert_cmpstr (names, ==, match_cases[i].found);
      }
}

static void
test_filters (Fixture *f, gconstpointer data)
{
  DesmiVillageFilter filter;
  char              *names;

#define EXPECT(text)                                                                               \
  names = village_list (f, &filter);                                                               \
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
  filter.cohorts = "2017..";
  EXPECT ("Karanganyar");
  filter.cohorts = "..2017";
  EXPECT ("Kenanga");
  filter.cohorts = "2010..2015,2018";
  EXPECT ("Karanganyar");
  filter.cohorts = "2016..2018";
  EXPECT ("Karanganyar,Kenanga");
  filter.statuses = DESMI_STATUS_BIT (DESMI_STATUS_SUSPENDED);
  EXPECT ("Karanganyar");
  filter.statuses = DESMI_STATUS_BIT (DESMI_STATUS_ACTIVE);
  filter.subdistricts = "32.12.16";
  EXPECT ("Kenanga");
  filter.statuses
      = DESMI_STATUS_BIT (DESMI_STATUS_SUSPENDED) | DESMI_STATUS_BIT (DESMI_STATUS_ACTIVE);
  EXPECT ("Jatibarang,Karanganyar,Kenanga");
  filter.statuses
      = DESMI_STATUS_BIT (DESMI_STATUS_SUSPENDED) | DESMI_STATUS_BIT (DESMI_STATUS_LEFT);
  EXPECT ("Karanganyar");
  filter.scope = DESMI_VILLAGE_SCOPE_DISTRICT;
  filter.statuses = DESMI_STATUS_BIT (DESMI_STATUS_ACTIVE);
  filter.subdistricts = "32.12.13,32.12.16";
  EXPECT ("Jatibarang,Kenanga");
  filter.subdistricts = "32.12.13,32.12.16";
  EXPECT ("Jatibarang,Karanganyar,Kenanga");
  filter.search = "djati";
  EXPECT ("Jatibarang,Karanganyar");
  filter.scope = DESMI_VILLAGE_SCOPE_DISTRICT;
  filter.search = "jatibarang";
  EXPECT ("Jatibarang,Karanganyar,Krasak");
  filter.scope = DESMI_VILLAGE_SCOPE_DISTRICT;
  filter.sort = DESMI_VILLAGE_SORT_STATUS;
  filter.subdistricts = "32.12.13";
  EXPECT ("Jatibarang,Karanganyar,Krasak");
  filter.scope = DESMI_VILLAGE_SCOPE_NATION;
  filter.subdistricts = "33.07.10";
  EXPECT ("Jatibarang Kidul,Kuripan");
  filter.is_in_others = TRUE;
  EXPECT ("");
  fixture_exec (f, "INSERT INTO local_enrolment (village, programme, cohort) "
                   "VALUES ('32.12.16.2004', 'other', 2020)");
  filter.is_in_others = TRUE;
  EXPECT ("Kenanga");
  /* the cohort and the status are those of the programme that is asked for */
  filter.is_in_others = TRUE;
  filter.programme = "other";
  filter.cohorts = "2020";
  EXPECT ("Kenanga");
#undef EXPECT
}

/* Flows of villages that are none any more are told of, wherever one looks from. */
static void
assert_boundaries (Fixture *f, guint n)
{
  static const char *const areas[] = { "32.12", "32.12.13", "32.12.13.2012" };

  for (gsize i = 0; i < G_N_ELEMENTS (areas); i++)
    {
      g_autoptr (GError)     error = NULL;
      g_autoptr (DesmiTable) table
          = desmi_store_lookup (f->store, "flow-boundaries", areas[i], NULL, NULL, &error);

      g_assert_no_error (error);
      g_assert_cmpuint (desmi_table_get_n_rows (table), ==, n);
      if (n > 0)
        {
          g_assert_cmpstr (desmi_table_get_text (table, 0, 0), ==, "32.12.13.2012");
          g_assert_cmpstr (desmi_table_get_label (table, 0, 0), ==, "Karanganyar Baru");
          g_assert_cmpstr (desmi_table_get_text (table, 0, 1), ==, "2026-01-01");
        }
    }
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
  assert_boundaries (f, 0);
  fixture_exec (f, "INSERT INTO local_flows (village, month, direction, destination, sector, "
                   "occupation, gender, scheme, count) VALUES ('32.12.13.2012', '2023-11', 'out', "
                   "'TWN', 'formal', '', 'F', 'P2P', 4)");
  assert_boundaries (f, 1);

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

static void
test_scores (Fixture *f, gconstpointer data)
{
  g_autoptr (GError)    error = NULL;
  DesmiVillageFilter    filter;
  g_autofree char      *names = NULL, *descending = NULL;
  g_autoptr (GPtrArray) page = NULL;
  DesmiVillage         *village;
  gint64                id;

  village_add_scores (f);
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
  names = village_list (f, &filter);
  g_assert_cmpstr (names, ==, "Kenanga,Karanganyar,Jatibarang");
  filter.descending = TRUE;
  descending = village_list (f, &filter);
  g_assert_cmpstr (descending, ==, "Karanganyar,Kenanga,Jatibarang");
}

typedef struct
{
  DesmiCondition condition;
  const char    *code, *quarter, *found; /* of the programme, by name */
} ConditionCase;

static const ConditionCase condition_cases[] = {
  { DESMI_CONDITION_OFFICER, "with", NULL, "Karanganyar,Kenanga" },
  { DESMI_CONDITION_OFFICER, "without", NULL, "Jatibarang" },
  { DESMI_CONDITION_PILLAR, "stalled", "2023-Q2", "Kenanga" },
  { DESMI_CONDITION_PILLAR, "stalled", "2023-Q4", "" },
  { DESMI_CONDITION_PILLAR, "stalled", NULL, "" },
  { DESMI_CONDITION_PILLAR, "running", "2023-Q4", "Kenanga" },
  { DESMI_CONDITION_PILLAR, "finished", "2022-Q4", "" },
  /* several are alternatives */
  { DESMI_CONDITION_OFFICER, "with,without", NULL, "Jatibarang,Karanganyar,Kenanga" },
  { DESMI_CONDITION_PILLAR, "running,stalled", "2023-Q2", "Kenanga" },
  { DESMI_CONDITION_REPORT, "submitted,draft", "2023-Q2", "Karanganyar,Kenanga" },
  { DESMI_CONDITION_REPORT, "draft,missing", "2023-Q2", "Jatibarang,Karanganyar" },
  { DESMI_CONDITION_COMPLETENESS, "most,few", NULL, "Jatibarang,Karanganyar,Kenanga" },
  { DESMI_CONDITION_FINDING, "none,missing_report", NULL, "Jatibarang,Karanganyar,Kenanga" },
  { DESMI_CONDITION_REPORT, "submitted", "2023-Q2", "Kenanga" },
  { DESMI_CONDITION_REPORT, "draft", "2023-Q2", "Karanganyar" },
  { DESMI_CONDITION_REPORT, "missing", "2023-Q2", "Jatibarang" },
  { DESMI_CONDITION_REPORT, "missing", "2023-Q1", "Jatibarang,Karanganyar,Kenanga" },
  { DESMI_CONDITION_COMPLETENESS, "whole", NULL, "" },
  { DESMI_CONDITION_COMPLETENESS, "most", NULL, "Kenanga" },
  { DESMI_CONDITION_COMPLETENESS, "few", NULL, "Jatibarang,Karanganyar" },
  { DESMI_CONDITION_FINDING, "no_officer", NULL, "" }, /* it was accepted */
  { DESMI_CONDITION_FINDING, "missing_report", NULL, "Jatibarang,Karanganyar,Kenanga" },
  { DESMI_CONDITION_FINDING, "none", NULL, "" },
  { DESMI_CONDITION_FINDING, "any", NULL, "Jatibarang,Karanganyar,Kenanga" },
};

static void
test_conditions (Fixture *f, gconstpointer data)
{
  gint64 now;

  g_assert_true (desmi_clock_parse_utc ("2024-01-15T02:00:00Z", &now));
  desmi_clock_hold (now);
  fixture_exec (
      f, "INSERT INTO local_person (village, id, role, name, since, until) VALUES "
         "('32.12.16.2004', 1, 'officer', 'A', '2020-01-01', NULL), "
         "('32.12.13.2011', 1, 'officer', 'B', '2018-01-01', '2019-12-31'), "
         "('32.12.13.2011', 2, 'head', 'C', NULL, NULL); "
         "INSERT INTO local_profile (village, officers) VALUES ('32.12.13.2012', 2); "
         "INSERT INTO local_pillar_status (village, programme, pillar, period, status) VALUES "
         "('32.12.16.2004', 'desmigratif', 1, '2023-Q1', 'stalled'), "
         "('32.12.16.2004', 'desmigratif', 1, '2023-Q3', 'running'), "
         "('32.12.16.2004', 'other', 1, '2023-Q1', 'finished'); "
         "INSERT INTO local_report (village, programme, period, state) VALUES "
         "('32.12.16.2004', 'desmigratif', '2023-Q2', 'submitted'), "
         "('32.12.13.2012', 'desmigratif', '2023-Q2', 'reopened'); "
         "INSERT INTO local_acceptance (village, finding, subject, value, why) VALUES "
         "('32.12.13.2011', 'no-officer', 'officer', '-', 'Belum ditunjuk')");
  for (guint i = 0; i < G_N_ELEMENTS (condition_cases); i++)
    {
      const ConditionCase *c = &condition_cases[i];
      g_auto (GStrv)       codes = g_strsplit (c->code, ",", -1);
      DesmiVillageFilter   filter;
      g_autofree char     *names = NULL;

      desmi_village_filter_init (&filter);
      filter.quarter = c->quarter;
      for (guint k = 0; codes[k] != NULL; k++)
        {
          guint choice = desmi_condition_parse (c->condition, codes[k]);

          g_assert_cmpuint (choice, >, 0);
          filter.conditions[c->condition] |= DESMI_CONDITION_BIT (choice);
        }
      names = village_list (f, &filter);
      if (g_strcmp0 (names, c->found) != 0)
        g_test_message ("%s=%s", desmi_condition_get_column (c->condition), c->code);
      g_assert_cmpstr (names, ==, c->found);
    }
  desmi_clock_hold (0);
}

static DesmiVillage *
read_village (Fixture *f, const char *code)
{
  g_autoptr (GError) error = NULL;
  DesmiVillage      *village = desmi_store_get_village (f->store, code, NULL, &error);

  g_assert_no_error (error);
  return village;
}

/* What registers say of officers and cooperatives goes before what is written in the profile, in
 * the village and in the order of the list; where they say nothing, that stands. */
static void
test_registers (Fixture *f, gconstpointer data)
{
  g_autoptr (DesmiVillage) kept = NULL, ended = NULL, written = NULL;
  g_autofree char         *by_officers = NULL, *by_cooperative = NULL;
  DesmiVillageFilter       filter;
  gint64                   now;

  g_assert_true (desmi_clock_parse_utc ("2024-01-15T02:00:00Z", &now));
  desmi_clock_hold (now);
  fixture_exec (f, "INSERT INTO local_person (village, id, role, name, since, until) VALUES "
                   "('32.12.16.2004', 1, 'officer', 'A', '2020-01-01', NULL), "
                   "('32.12.16.2004', 2, 'officer', 'B', NULL, NULL), "
                   "('32.12.16.2004', 3, 'officer', 'C', '2018-01-01', '2019-12-31'), "
                   "('32.12.16.2004', 4, 'head', 'D', NULL, NULL), "
                   "('32.12.13.2011', 1, 'officer', 'E', '2018-01-01', '2019-12-31'); "
                   "INSERT INTO local_cooperative (village, id, name, form, stage) VALUES "
                   "('32.12.16.2004', 1, 'Rencana Jaya', 'producer', 'plan'), "
                   "('32.12.16.2004', 2, 'Mina Bahari', 'producer', 'active'); "
                   "INSERT INTO local_profile (village, officers, cooperative) VALUES "
                   "('32.12.16.2004', 9, 'Zamrud'), ('32.12.13.2011', 5, NULL), "
                   "('32.12.13.2012', 1, 'Nusantara')");
  kept = read_village (f, "32.12.16.2004");
  ended = read_village (f, "32.12.13.2011");
  written = read_village (f, "32.12.13.2012");
  g_assert_cmpint (desmi_village_count_officers (kept), ==, 2);
  g_assert_cmpint (desmi_village_count_officers (ended), ==, 0);
  g_assert_cmpint (desmi_village_count_officers (written), ==, 1);
  g_assert_cmpstr (desmi_village_get_cooperative (kept), ==, "Mina Bahari");
  g_assert_null (desmi_village_get_cooperative (ended));
  g_assert_cmpstr (desmi_village_get_cooperative (written), ==, "Nusantara");
  desmi_village_filter_init (&filter);
  filter.sort = DESMI_VILLAGE_SORT_OFFICERS;
  by_officers = village_list (f, &filter);
  g_assert_cmpstr (by_officers, ==, "Jatibarang,Karanganyar,Kenanga");
  filter.sort = DESMI_VILLAGE_SORT_COOPERATIVE;
  by_cooperative = village_list (f, &filter);
  g_assert_cmpstr (by_cooperative, ==, "Kenanga,Karanganyar,Jatibarang");
  desmi_clock_hold (0);
}

#define ADD(path, func) g_test_add (path, Fixture, NULL, village_set_up, func, fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/villages/search", test_search);
  ADD ("/villages/match", test_match);
  ADD ("/villages/filters", test_filters);
  ADD ("/villages/conditions", test_conditions);
  ADD ("/villages/registers", test_registers);
  ADD ("/villages/village", test_village);
  ADD ("/villages/page", test_page);
  ADD ("/villages/scores", test_scores);
  return g_test_run ();
}
