/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The quality of data: each kind of finding is found, is not found where all is well, and is gone
 * when it was accepted until its value changes. */
#include "quality-fixture.h"

#include "core/desmi-clock.h"
#include "store/desmi-quality.h"

#include <string.h>

static const QualityCase cases[] = {
  { "missing-quarter",
    ENROLLED WITH_OFFICER MEASURED (VILLAGE, "served", "2026-Q2", 1000)
        MEASURED (VILLAGE, "served", "2026-Q3", 1000),
    MEASURED ("32.12.01.2002", "served", "2026-Q1", 1000),
    "missing_report missing-quarter " VILLAGE " 2026-Q1 -: "
    "Nothing is reported on the pillars for Q1 2026." },
  /* up to the last that is over, though nobody reported on it */
  { "missing-quarter-last",
    ENROLLED WITH_OFFICER MEASURED (VILLAGE, "served", "2026-Q2", 1000)
        MEASURED (VILLAGE, "served", "2026-Q3", 1000),
    "DELETE FROM local_measurements WHERE period = '2026-Q3'",
    "missing_report missing-quarter " VILLAGE " 2026-Q3 -: "
    "Nothing is reported on the pillars for Q3 2026." },
  { "missing-months",
    ENROLLED WITH_OFFICER FLOW (VILLAGE, "2023-01", "out", 1)
        FLOW (VILLAGE, "2023-02", "return", 1) "INSERT INTO local_reported_month VALUES " MINE
                                               "'2023-03', 'out', NULL);",
    FLOW (VILLAGE, "2023-06", "out", 1),
    "missing_report missing-months " VILLAGE " 2023-04..2023-05 -: "
    "There are no worker flows for April–May 2023, though there are before and after." },
  /* whoever stopped reporting, and whoever never began; this month is not over */
  { "silent-months",
    ENROLLED WITH_OFFICER FLOW (VILLAGE, "2023-01", "out", 1)
        FLOW ("32.12.01.2002", "2026-11", "out", 1),
    FLOW ("32.12.01.2002", "2023-04", "out", 1),
    "missing_report silent-months " VILLAGE " 2023-02..2023-04 -: "
    "There are no worker flows for February–April 2023, though other villages have some." },
  { "silent-from-the-first", ENROLLED WITH_OFFICER, FLOW ("32.12.01.2002", "2023-04", "out", 1),
    "missing_report silent-months " VILLAGE " 2023-04..2023-04 -: "
    "There are no worker flows for April 2023, though other villages have some." },
  { "outlier-out", SEASON ("2021", 4, 6, 5) SEASON ("2022", 5, 4, 6) SEASON ("2023", 5, 13, 5),
    FLOW (VILLAGE, "2024-03", "out", 60),
    "outlier outlier-out " VILLAGE " 2024-03 60: "
    "60 departures in March 2024 are far from what is usual at that time of the year (5)." },
  { "outlier-return",
    FLOW (VILLAGE, "2021-03", "return", 2) FLOW (VILLAGE, "2022-02", "return", 2)
        FLOW (VILLAGE, "2022-03", "return", 2) FLOW (VILLAGE, "2022-04", "return", 2),
    FLOW (VILLAGE, "2024-03", "return", 20),
    "outlier outlier-return " VILLAGE " 2024-03 20: "
    "20 returns in March 2024 are far from what is usual at that time of the year (2)." },
  { "causes-over-returns",
    FLOW (VILLAGE, "2023-05", "return", 10) "INSERT INTO local_return_cause VALUES " MINE
                                            "'2023-05', 'TWN', 'finished', 10);",
    "INSERT INTO local_return_cause VALUES " MINE "'2023-05', 'TWN', 'ill', 2)",
    "parts_and_whole causes-over-returns " VILLAGE " 2023-05 12/10: "
    "12 workers have a cause of return in May 2023, more than came back (10)." },
  { "channels-over-remittances",
    "INSERT INTO local_remittances VALUES " MINE "'2023-Q1', 500, NULL);"
    "INSERT INTO local_remittance_channel VALUES " MINE "'2023-Q1', 'bank', 500)",
    "INSERT INTO local_remittance_channel VALUES " MINE "'2023-Q1', 'cash', 100)",
    "parts_and_whole channels-over-remittances " VILLAGE " 2023-Q1 600/500: "
    "IDR 600 came by the channels in Q1 2023, more than all remittances (IDR 500)." },
  { "settled-over-received",
    "INSERT INTO local_complaint VALUES " MINE "'2023-05', 'wages', 'direct', 3, 3)",
    "UPDATE local_complaint SET settled = 4",
    "parts_and_whole settled-over-received " VILLAGE " 2023-05 wages direct 4/3: "
    "4 complaints were settled in May 2023, more than were received (3)." },
  { "local-against-official-out",
    OFFICIAL (VILLAGE, "2023-05", "out", 100) FLOW (VILLAGE, "2023-05", "out", 110),
    "UPDATE local_flows SET count = 111",
    "parts_and_whole local-against-official-out " VILLAGE " 2023-05 out 111/100: "
    "111 departures of your own in May 2023 stand against the official count (100)." },
  { "local-against-official-return",
    OFFICIAL (VILLAGE, "2023-05", "return", 10) FLOW (VILLAGE, "2023-05", "return", 5),
    "UPDATE local_flows SET count = 4",
    "parts_and_whole local-against-official-return " VILLAGE " 2023-05 return 4/10: "
    "4 returns of your own in May 2023 stand against the official count (10)." },
  { "returnees-over-members",
    "INSERT INTO local_group (village, id, name, state, women, men, returnees) VALUES " MINE
    "1, 'Maju', 'active', 6, 4, 10)",
    "UPDATE local_group SET men = 3",
    "parts_and_whole returnees-over-members " VILLAGE " group 1 10/9: "
    "The group “Maju” has more returned workers (10) than women and men together (9)." },
  { "members-over-reported",
    MEASURED (VILLAGE,
              "anggota_koperasi",
              "2023-Q4",
              25000) "INSERT INTO local_cooperative "
                     "(village, id, name, form, stage, book_year, women, men) VALUES " MINE
                     "1, 'Sejahtera', 'coop', 'active', 2023, 15, 10)",
    "UPDATE local_cooperative SET men = 11;"
    "INSERT INTO local_feed VALUES ('32.12', 'anggota_koperasi', 'cooperative-members')",
    "parts_and_whole members-over-reported " VILLAGE " cooperative 2023-Q4 26/25: "
    "The cooperatives have 26 women and men in Q4 2023, more than the members reported (25)." },
  { "households-over-population",
    "INSERT INTO local_profile (village, population, households) VALUES " MINE "100, 100)",
    "UPDATE local_profile SET households = 101",
    "parts_and_whole households-over-population " VILLAGE " households 101/100: "
    "There are more households (101) than inhabitants (100)." },
  { "quarters-against-year",
    MEASURED (VILLAGE, "served", "2023", 10000) MEASURED (VILLAGE, "served", "2023-Q1", 4000)
        MEASURED (VILLAGE, "served", "2023-Q2", 6000),
    "UPDATE local_measurements SET value_milli = 7000 WHERE period = '2023-Q2'",
    "parts_and_whole quarters-against-year " VILLAGE " served 2023 11000/10000: "
    "Served in 2023: the quarters add up to 11, and the year says 10." },
  { "outlier-measurement",
    MEASURED (VILLAGE, "served", "2022-Q4", 5000) MEASURED (VILLAGE, "served", "2023-Q1", 4000)
        MEASURED (VILLAGE, "served", "2023-Q2", 6000)
            MEASURED (VILLAGE, "served", "2023-Q3", 59000),
    "UPDATE local_measurements SET value_milli = 60000 WHERE period = '2023-Q3'",
    "outlier outlier-measurement " VILLAGE " served 2023-Q3 60000: "
    "Served in Q3 2023: 60, ten times the most of any other quarter (6) or more." },
  { "repeated-year",
    YEAR (VILLAGE, "2022") FLOW (VILLAGE, "2022-06", "out", 14) YEAR (VILLAGE, "2023")
        FLOW (VILLAGE, "2023-06", "out", 15),
    "UPDATE local_flows SET count = 14 WHERE month = '2023-06'",
    "copy repeated-year " VILLAGE " out 2022 2023 69: "
    "The counts of 2022 and 2023 are the same in every month." },
  { "copied-year",
    YEAR (VILLAGE, "2023") FLOW (VILLAGE, "2023-06", "out", 14) YEAR ("32.12.01.2002", "2023")
        FLOW ("32.12.01.2002", "2023-06", "out", 15),
    "UPDATE local_flows SET count = 14 WHERE month = '2023-06'",
    "copy copied-year 32.12.01.2002 out 2023 " VILLAGE " 69: "
    "The counts of 2023 are those of Desa 01 001 in every month." },
  { "copied-count",
    FLOW (VILLAGE, "2023-05", "out", 146) FLOW ("32.12.01.2002", "2023-05", "out", 147),
    "UPDATE local_flows SET count = 147",
    "copy copied-count 32.12.01.2002 out 2023-05 " VILLAGE " 147: "
    "147 workers in May 2023 are exactly as many as in Desa 01 001." },
  { "copied-money",
    "INSERT INTO local_remittances VALUES " MINE "'2023-Q1', 1234567, NULL), " THEIRS
    "'2023-Q1', 1234568, NULL)",
    "UPDATE local_remittances SET amount_idr = 1234567",
    "copy copied-money 32.12.01.2002 remittances 2023-Q1 " VILLAGE " 1234567: "
    "IDR 1,234,567 of remittances in Q1 2023 are to the rupiah those of Desa 01 001." },
  { "copied-report",
    MEASURED (VILLAGE, "served", "2023-Q1", 40000) MEASURED (VILLAGE, "trouble", "2023-Q1", 4000)
        MEASURED (VILLAGE, "anggota_koperasi", "2023-Q1", 41000)
            MEASURED ("32.12.01.2002", "served", "2023-Q1", 40000)
                MEASURED ("32.12.01.2002", "trouble", "2023-Q1", 4000)
                    MEASURED ("32.12.01.2002",
                              "anggota_koperasi",
                              "2023-Q1",
                              41000) "INSERT INTO local_indicator (id, version) VALUES ('own', "
                                     "1);" MEASURED (VILLAGE, "own", "2023-Q1", 1000)
                                         MEASURED ("32.12.01.2002", "own", "2023-Q1", 2000),
    "UPDATE local_measurements SET value_milli = 1000 WHERE indicator = 'own'",
    "copy copied-report 32.12.01.2002 report 2023-Q1 " VILLAGE " 4/86000: "
    "Everything reported for Q1 2023 is the same as in Desa 01 001." },
  { "unknown-village", "SELECT 1",
    "INSERT INTO local_remittances VALUES ('32.12.01.2999', '2023-Q1', 1, NULL)",
    "unknown_code unknown-village 32.12 32.12.01.2999 -: 32.12.01.2999 is in no list of "
    "villages." },
  { "unknown-village-of-register", "INSERT INTO local_feed VALUES ('32.12', 'served', 'visits')",
    "INSERT INTO local_visit VALUES ('32.12.01.2999', '2023-01', 'document', 1, 0)",
    "unknown_code unknown-village 32.12 32.12.01.2999 -: 32.12.01.2999 is in no list of "
    "villages." },
  { "unknown-indicator-of-register",
    "INSERT INTO local_remark VALUES " MINE "'served', '2023-Q1', 'x')",
    "UPDATE local_remark SET indicator = 'smiles'",
    "unknown_code unknown-indicator " VILLAGE " smiles -: "
    "The catalogue holds no indicator “smiles”." },
  { "retired-village", "INSERT INTO local_profile (village, officers) VALUES " MINE "1)",
    "INSERT INTO official_village VALUES ('" VILLAGE
    "', 'Desa', '2024-01-01', 'split', '32.12.01.2002 32.12.01.2003')",
    "unknown_code retired-village " VILLAGE " retired 32.12.01.2002 32.12.01.2003: This is no "
    "longer a village; its successors: Desa 01 002 (32.12.01.2002), Desa 01 003 (32.12.01.2003)." },
  { "retired-village-split", "INSERT INTO local_profile (village, officers) VALUES " MINE "1)",
    "INSERT INTO official_village VALUES ('" VILLAGE
    "', 'Desa', '2024-01-01', 'split', '32.12.01.2002 32.13.01.2003')",
    "unknown_code retired-village " VILLAGE " retired 32.12.01.2002 32.13.01.2003: This is no "
    "longer a village; its successors: Desa 01 002 (32.12.01.2002), 32.13.01.2003." },
  { "unknown-indicator", MEASURED (VILLAGE, "served", "2023-Q1", 1000),
    MEASURED (VILLAGE, "smiles", "2023-Q1", 1000),
    "unknown_code unknown-indicator " VILLAGE " smiles -: "
    "The catalogue holds no indicator “smiles”." },
  { "unknown-reason",
    "INSERT INTO local_pillar_status VALUES " MINE
    "'desmigratif', 1, '2023-Q1', 'stalled', 'funds', NULL, NULL)",
    "UPDATE local_pillar_status SET reason = 'rain'",
    "unknown_code unknown-reason " VILLAGE " rain -: The catalogue holds no reason “rain”." },
  { "unknown-destination", FLOW (VILLAGE, "2023-05", "out", 3),
    "UPDATE local_flows SET destination = 'QQQ'",
    "unknown_code unknown-destination " VILLAGE " QQQ 3: 3 workers went to “QQQ”, which is no "
    "country." },
  { "no-officer",
    ENROLLED "INSERT INTO local_person (village, id, role, name, since, until) VALUES " MINE
             "1, 'officer', 'Ibu', '2024-01-01', '2026-11-25')",
    "UPDATE local_person SET until = '2026-11-24'",
    "no_officer no-officer " VILLAGE " officer -: No officer serves here today." },
  { "person-until",
    "INSERT INTO local_person (village, id, role, name, since, until) VALUES " MINE
    "7, 'head', 'Ibu', '2024-01-01', '2024-01-01')",
    "UPDATE local_person SET until = '2023-12-31'",
    "dates person-until " VILLAGE " person 7 2024-01-01/2023-12-31: "
    "Ibu served until December 31, 2023, before the service began on January 1, 2024." },
  { "partner-until",
    "INSERT INTO local_partner (village, id, name, kind, since, until) VALUES " MINE
    "2, 'Bank', 'bank', '2024-01-01', '2024-01-01')",
    "UPDATE local_partner SET until = '2023-12-31'", "dates partner-until " VILLAGE " partner 2 " },
  { "meeting-before-founding",
    "INSERT INTO local_cooperative (village, id, name, form, stage, entity_date, meeting_day) "
    "VALUES " MINE "1, 'Sejahtera', 'coop', 'active', '2022-02-02', '2023-01-01')",
    "UPDATE local_cooperative SET meeting_day = '2022-02-01'",
    "dates meeting-before-founding " VILLAGE " cooperative 1 " },
  { "done-ahead",
    "INSERT INTO local_milestone (village, id, title, done) VALUES " MINE
    "1, 'Dibuka', '2026-11-25')",
    "UPDATE local_milestone SET done = '2026-11-26'",
    "dates done-ahead " VILLAGE " milestone 1 2026-11-26: “Dibuka” is done on " },
  { "activity-before-cohort",
    ENROLLED WITH_OFFICER
    "INSERT INTO local_activity (village, id, day, title, programme) VALUES " MINE
    "1, '2018-01-01', 'Rapat', 'desmigratif')",
    "UPDATE local_activity SET day = '2017-12-31'",
    "dates activity-before-cohort " VILLAGE " activity 1 2017-12-31/2018: “Rapat” was on " },
  { "flows-ahead", FLOW (VILLAGE, "2026-11", "out", 1), "UPDATE local_flows SET month = '2026-12'",
    "dates flows-ahead " VILLAGE " 2026-12 -: "
    "There are worker flows for December 2026, which has not begun yet." },
  { "reports-ahead", MEASURED (VILLAGE, "served", "2026-Q4", 1000),
    "UPDATE local_measurements SET period = '2027'",
    "dates reports-ahead " VILLAGE " measurement 2027 -: "
    "Something is reported for 2027, which has not begun yet." },
  { "register-ahead",
    "INSERT INTO local_complaint VALUES " MINE "'2026-11', 'wages', 'direct', 4, 4)",
    "UPDATE local_complaint SET month = '2026-12'",
    "dates reports-ahead " VILLAGE " complaint 2026-12 -: "
    "Something is reported for December 2026, which has not begun yet." },
  { "founded-ahead",
    "INSERT INTO local_group (village, id, name, state, founded) VALUES " MINE
    "1, 'Maju', 'active', '2026')",
    "UPDATE local_group SET founded = '2027'", "dates founded-ahead " VILLAGE " group 1 2027: " },
  { "status-before-decree",
    "INSERT INTO local_enrolment (village, programme, cohort, decree_date) VALUES " MINE
    "'desmigratif', 2018, '2018-03-01');" WITH_OFFICER
    "INSERT INTO local_status (village, programme, status, since) VALUES " MINE
    "'desmigratif', 'active', '2018-03-01')",
    "UPDATE local_status SET since = '2018-02-28'",
    "dates status-before-decree " VILLAGE " desmigratif since 2018-02-28/2018-03-01: " },
  { "candidate-before-decree",
    "INSERT INTO local_enrolment (village, programme, cohort, decree_date) VALUES " MINE
    "'desmigratif', 2018, '2018-03-01');" WITH_OFFICER
    "INSERT INTO local_status (village, programme, status, since) VALUES " MINE
    "'desmigratif', 'candidate', '2017-11-01')",
    "UPDATE local_status SET status = 'active'",
    "dates status-before-decree " VILLAGE " desmigratif since 2017-11-01/2018-03-01: " },
  { "status-ahead",
    "INSERT INTO local_enrolment (village, programme, cohort) VALUES " MINE
    "'desmigratif', 2018);" WITH_OFFICER
    "INSERT INTO local_status (village, programme, status, since) VALUES " MINE
    "'desmigratif', 'active', '2026-11-25')",
    "UPDATE local_status SET since = '2026-11-26'",
    "dates status-ahead " VILLAGE " desmigratif since 2026-11-26: " },
  { "status-before-cohort",
    "INSERT INTO local_enrolment (village, programme, cohort) VALUES " MINE
    "'desmigratif', 2018);" WITH_OFFICER
    "INSERT INTO local_status (village, programme, status, since) VALUES " MINE
    "'desmigratif', 'active', '2018-01-01')",
    "UPDATE local_status SET since = '2017-12-31'",
    "dates status-before-cohort " VILLAGE " desmigratif since 2017-12-31/2018: " },
  { "past-status-until",
    "INSERT INTO local_past_status (village, id, programme, status, since, until) VALUES " MINE
    "1, 'desmigratif', 'candidate', '2018-01-01', '2018-01-02')",
    "UPDATE local_past_status SET until = '2017-12-31'",
    "dates past-status-until " VILLAGE " past-status 1 2018-01-01/2017-12-31: " },
  { "position-far",
    "UPDATE official_region SET lat_e6 = -6361400, lon_e6 = 108314870 WHERE code = '" VILLAGE "';"
    "INSERT INTO local_service (village, latitude_e6, longitude_e6) VALUES " MINE
    "-6300000, 108300000)",
    "UPDATE local_service SET latitude_e6 = 6300000",
    "outlier position-far " VILLAGE " position 6300000/108300000: " },
  { "target-zero",
    "INSERT INTO local_targets VALUES " MINE "'trouble', '2023', 0, NULL), " MINE
    "'served', '2023', 1000, NULL)",
    "UPDATE local_targets SET value_milli = 0",
    "target_zero target-zero " VILLAGE " served 2023 0: "
    "The target of Served for 2023 is zero; there is no share of it and no score." },
};

/* What was accepted is no finding of the check of a file either. */
static void
test_check (Fixture *self, gconstpointer unused)
{
  g_autoptr (GError)     error = NULL;
  g_autoptr (DesmiTable) found = NULL, table = NULL, after = NULL;

  fixture_exec (self, "INSERT INTO local_complaint VALUES " MINE "'2023-05', 'wages', 'direct', 3, "
                      "4)");
  table = desmi_store_check (self->store, desmi_locale_get_english (), NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (desmi_table_get_n_rows (table), ==, 1);
  g_assert_cmpstr (quality_get (table, 0, "severity"), ==, "warning");
  g_assert_cmpstr (quality_get (table, 0, "kind"), ==, "parts_and_whole");
  g_assert_cmpstr (quality_get (table, 0, "where"), ==, VILLAGE);
  g_assert_cmpstr (quality_get (table, 0, "message"), ==,
                   "Desa 01 001: 4 complaints were settled in May 2023, more than were received "
                   "(3).");
  found = quality_look (self, "quality", NULL);
  quality_accept_first (self, found);
  after = desmi_store_check (self->store, desmi_locale_get_english (), NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (desmi_table_get_n_rows (after), ==, 0);
}

/* What can hardly be right is read first, and of that what is new. */
static void
test_order (Fixture *self, gconstpointer unused)
{
  static const char *const order[] = { " 2024-02 ",          " 2023-05 ",          " households",
                                       " 2023-04..2023-12 ", " 2023-02..2023-02 ", " officer " };
  g_autoptr (DesmiTable)   table = NULL;
  g_autofree char         *found = NULL;
  g_auto (GStrv)           lines = NULL;

  fixture_exec (self, "%s",
                ENROLLED "INSERT INTO local_profile (village, population, households) "
                         "VALUES " MINE "4, 5); INSERT INTO local_complaint VALUES " MINE
                         "'2023-05', 'wages', 'direct', 3, 4), " MINE
                         "'2024-02', 'wages', 'direct', 3, 4);" FLOW (VILLAGE, "2023-01", "out", 1)
                             FLOW (VILLAGE, "2023-03", "out", 1)
                                 FLOW (VILLAGE, "2024-01", "out", 1));
  table = quality_look (self, "quality", NULL);
  found = quality_describe (table);
  lines = g_strsplit (found, "\n", -1);
  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    g_assert_nonnull (strstr (lines[i], order[i]));
}

static void
test_area (Fixture *self, gconstpointer unused)
{
  g_autoptr (DesmiTable) here = NULL, there = NULL, beside = NULL;

  fixture_exec (self, "INSERT INTO local_complaint VALUES " MINE "'2023-05', 'wages', 'direct', 3, "
                      "4)");
  here = quality_look (self, "quality", "32.12.01");
  there = quality_look (self, "quality", "32.12.02");
  beside = quality_look (self, "quality", "32.12.01.200");
  g_assert_cmpuint (desmi_table_get_n_rows (here), ==, 1);
  g_assert_cmpuint (desmi_table_get_n_rows (there), ==, 0);
  g_assert_cmpuint (desmi_table_get_n_rows (beside), ==, 0);
}

static void
assert_complete (DesmiTable *table, guint row, const char *village, const gint64 *counts)
{
  static const char *const names[] = { "months", "of_months", "quarters", "of_quarters" };

  g_assert_cmpstr (quality_get (table, row, "village"), ==, village);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    g_assert_cmpint (
        desmi_table_get_int (table, row, (guint) desmi_table_find_column (table, names[i])), ==,
        counts[i]);
}

/* What was before a village's cohort is not asked of it. */
static void
test_completeness (Fixture *self, gconstpointer unused)
{
  static const gint64 mine[] = { 3, 14, 1, 2 }, theirs[] = { 1, 2, 1, 1 },
                      later[] = { 1, 2, 1, 15 };
  g_autoptr (DesmiTable) table = NULL, one = NULL;

  fixture_exec (
      self, "%s",
      "INSERT INTO local_enrolment (village, programme, cohort) VALUES " MINE
      "'desmigratif', 2018), " THEIRS "'desmigratif', 2023);" FLOW (VILLAGE, "2022-01", "out", 1)
          FLOW (VILLAGE, "2022-02", "return", 1) FLOW ("32.12.01.2002", "2022-03", "out", 1)
              FLOW ("32.12.01.2002", "2023-02", "out", 1) OFFICIAL (VILLAGE, "2023-02", "out", 1)
                  MEASURED (VILLAGE, "served", "2022-Q4", 1000)
                      MEASURED ("32.12.01.2002", "served", "2023-Q1", 1000)
                          MEASURED (VILLAGE, "served", "2022", 1000));
  desmi_clock_hold (G_GINT64_CONSTANT (1681516800)); /* 15 April 2023 */
  table = quality_look (self, "completeness", NULL);
  g_assert_cmpuint (desmi_table_get_n_rows (table), ==, 2);
  assert_complete (table, 0, VILLAGE, mine);
  assert_complete (table, 1, "32.12.01.2002", theirs);
  g_assert_cmpfloat_with_epsilon (
      desmi_table_get_double (table, 1, (guint) desmi_table_find_column (table, "share")),
      2.0 / 3.0, 1e-9);
  one = quality_look (self, "completeness", "32.12.01.2002");
  g_assert_cmpuint (desmi_table_get_n_rows (one), ==, 1);
  /* time goes on, whether anybody reports or not */
  desmi_clock_hold (QUALITY_NOW);
  g_clear_pointer (&one, desmi_table_unref);
  one = quality_look (self, "completeness", "32.12.01.2002");
  assert_complete (one, 0, "32.12.01.2002", later);
}

/* A month of one village that was typed for another year leaves the others as complete as they
 * are, and is no gap of a hundred months. */
static void
test_month_ahead (Fixture *self, gconstpointer unused)
{
  static const gint64    mine[] = { 2, 2, 0, 0 }, theirs[] = { 1, 2, 0, 0 };
  g_autoptr (DesmiTable) table = NULL, quality = NULL;
  g_autofree char       *found = NULL;

  fixture_exec (self, "%s",
                "INSERT INTO local_enrolment (village, programme, cohort) VALUES " MINE
                "'desmigratif', 2018), " THEIRS
                "'desmigratif', 2018);" FLOW (VILLAGE, "2026-10", "out", 1)
                    FLOW (VILLAGE, "2026-11", "out", 1) FLOW ("32.12.01.2002", "2026-11", "out", 1)
                        FLOW ("32.12.01.2002", "2062-11", "out", 1));
  table = quality_look (self, "completeness", NULL);
  g_assert_cmpuint (desmi_table_get_n_rows (table), ==, 2);
  assert_complete (table, 0, "32.12.01.2002", theirs);
  assert_complete (table, 1, VILLAGE, mine);
  quality = quality_look (self, "quality", NULL);
  found = quality_describe (quality);
  g_test_message ("%s", found);
  g_assert_nonnull (strstr (found, "flows-ahead 32.12.01.2002 2062-11 "));
  g_assert_null (strstr (found, "missing-months"));
}

/* Villages of the other programme are asked like those of this one, candidates and villages of none
 * are counted from their first entry, and those that ended are not. */
static void
test_other_programmes (Fixture *self, gconstpointer unused)
{
  static const gint64    emas[] = { 0, 24, 1, 15 }, none[] = { 1, 12, 0, 0 };
  g_autoptr (DesmiTable) table = NULL, quality = NULL;
  g_autofree char       *found = NULL;

  fixture_exec (self, "%s",
                "INSERT INTO official_programme VALUES ('emas', 'E', 'E', 1, '2024');"
                "INSERT INTO local_enrolment (village, programme, cohort) VALUES " MINE
                "'emas', 2023), " THEIRS "'desmigratif', 2018);"
                "INSERT INTO local_status (village, programme, status) VALUES " MINE
                "'emas', 'active'), " THEIRS
                "'desmigratif', 'finished');" MEASURED (VILLAGE, "served", "2023-Q1", 1000)
                    FLOW ("32.12.01.2002", "2023-01", "out", 1)
                        FLOW ("32.12.01.2003", "2024-02", "out", 1)
                            FLOW ("32.12.01.2002", "2024-12", "out", 1));
  table = quality_look (self, "completeness", NULL);
  g_assert_cmpuint (desmi_table_get_n_rows (table), ==, 2);
  assert_complete (table, 0, VILLAGE, emas);
  assert_complete (table, 1, "32.12.01.2003", none);
  quality = quality_look (self, "quality", NULL);
  found = quality_describe (quality);
  g_test_message ("%s", found);
  g_assert_nonnull (strstr (found, "missing-quarter " VILLAGE " 2023-Q2 "));
  g_assert_nonnull (strstr (found, "no-officer " VILLAGE));
  g_assert_null (strstr (found, "32.12.01.2003"));
  g_assert_null (strstr (found, "32.12.01.2002"));
}

/* What makes a report, and what does not. */
static const struct
{
  const char *sql;
  gboolean    is_report;
} reports[] = {
  { MEASURED (VILLAGE, "served", "2026-Q3", 0), TRUE },
  { "INSERT INTO local_pillar_status VALUES " MINE
    "'desmigratif', 1, '2026-Q3', 'no-data', NULL, NULL, NULL)",
    TRUE },
  { "INSERT INTO local_report VALUES " MINE "'desmigratif', '2026-Q3', 'submitted', NULL, NULL)",
    TRUE },
  { "INSERT INTO local_feed VALUES ('32.12', 'served', 'visits');"
    "INSERT INTO local_visit VALUES " MINE "'2026-07', 'document', 1, 0)",
    TRUE },
  { "INSERT INTO local_report VALUES " MINE "'desmigratif', '2026-Q3', 'draft', NULL, NULL)",
    FALSE },
  { "INSERT INTO local_visit VALUES " MINE "'2026-07', 'document', 1, 0)", FALSE },
  /* what stands in every quarter tells of none */
  { "INSERT INTO local_feed VALUES ('32.12', 'served', 'groups');"
    "INSERT INTO local_group (village, id, name, state, founded) VALUES " MINE
    "1, 'Maju', 'active', '2020-01-01')",
    FALSE },
};

static gboolean
tells (DesmiTable *table, const char *column, const char *value)
{
  for (guint r = 0; r < desmi_table_get_n_rows (table); r++)
    if (g_strcmp0 (desmi_table_get_text (table, r, (guint) desmi_table_find_column (table, column)),
                   value)
        == 0)
      return TRUE;
  return FALSE;
}

/* Every page means the same by it. */
static void
test_reported (Fixture *self, gconstpointer unused)
{
  for (guint i = 0; i < G_N_ELEMENTS (reports); i++)
    {
      g_autoptr (DesmiTable) attention = NULL, quality = NULL, check = NULL;
      g_autoptr (GError)     error = NULL;

      fixture_exec (self, "DELETE FROM local_measurements; DELETE FROM local_pillar_status;"
                          "DELETE FROM local_report; DELETE FROM local_feed;"
                          "DELETE FROM local_visit; DELETE FROM local_group;"
                          "DELETE FROM local_enrolment");
      fixture_exec (self, "%s",
                    ENROLLED MEASURED ("32.12.01.2002", "served", "2026-Q3", 1000) "SELECT 1");
      fixture_exec (self, "%s", reports[i].sql);
      g_test_message ("%s", reports[i].sql);
      attention = quality_look (self, "attention", "2026-Q3");
      g_assert_cmpint (tells (attention, "kind", "not-reported"), ==, !reports[i].is_report);
      quality = quality_look (self, "quality", VILLAGE);
      g_assert_cmpint (tells (quality, "finding", "missing-quarter"), ==, !reports[i].is_report);
      check = desmi_store_check (self->store, desmi_locale_get_english (), NULL, &error);
      g_assert_no_error (error);
      g_assert_cmpint (tells (check, "kind", "missing_report"), ==, !reports[i].is_report);
    }
}

/* No rule is without a file in which it finds something, and one in which it does not. */
static void
test_every_rule (void)
{
  static const DesmiQualityRule *const tables[]
      = { desmi_quality_report_rules, desmi_quality_outlier_rules, desmi_quality_part_rules,
          desmi_quality_code_rules, desmi_quality_date_rules };

  for (gsize t = 0; t < G_N_ELEMENTS (tables); t++)
    for (const DesmiQualityRule *rule = tables[t]; rule->finding != NULL; rule++)
      {
        g_autofree char *name = g_strdup_printf (" %s ", rule->finding);
        gboolean         found = FALSE;

        g_test_message ("%s", rule->finding);
        for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
          found = found || strstr (cases[i].found, name) != NULL;
        g_assert_true (found);
      }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/quality/", cases[i].name, NULL);

      g_test_add (path, Fixture, &cases[i], quality_set_up, quality_test_case, quality_tear_down);
    }
  g_test_add_func ("/quality/every-rule", test_every_rule);
  g_test_add ("/quality/check", Fixture, NULL, quality_set_up, test_check, quality_tear_down);
  g_test_add ("/quality/order", Fixture, NULL, quality_set_up, test_order, quality_tear_down);
  g_test_add ("/quality/area", Fixture, NULL, quality_set_up, test_area, quality_tear_down);
  g_test_add ("/quality/reported", Fixture, NULL, quality_set_up, test_reported, quality_tear_down);
  g_test_add ("/quality/other-programmes", Fixture, NULL, quality_set_up, test_other_programmes,
              quality_tear_down);
  g_test_add ("/quality/completeness", Fixture, NULL, quality_set_up, test_completeness,
              quality_tear_down);
  g_test_add ("/quality/month-ahead", Fixture, NULL, quality_set_up, test_month_ahead,
              quality_tear_down);
  return g_test_run ();
}
