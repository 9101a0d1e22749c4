/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Of which quarters and months reports of a village are asked for. */
#include "quality-fixture.h"

#include "core/desmi-clock.h"

#include <string.h>

#define OTHERS                                                                                     \
  MEASURED ("32.12.01.2002", "served", "2022-Q4", 1)                                               \
  MEASURED ("32.12.01.2002", "served", "2023-Q4", 1)                                               \
  FLOW ("32.12.01.2002", "2022-11", "out", 1) FLOW ("32.12.01.2002", "2023-12", "out", 1)
#define PAST(status, since, until)                                                                 \
  "INSERT INTO local_past_status (village, id, programme, status, since, until) "                  \
  "SELECT '" VILLAGE "', 1 + count (*), 'desmigratif', '" status "', " since ", " until            \
  " FROM local_past_status;"
#define STATUS(status, since)                                                                      \
  "INSERT INTO local_status (village, programme, status, since) VALUES " MINE "'desmigratif', "    \
  "'" status "', " since ");"
#define JOINED(cohort, day)                                                                        \
  "INSERT INTO local_enrolment (village, programme, cohort, decree_date) VALUES " MINE             \
  "'desmigratif', " cohort ", " day ");"
#define RETIRED(table) "UPDATE " table " SET retired = '2023-05-10' WHERE code = '" VILLAGE "';"

/* What is asked for from the last quarter of 2022 to that of 2023, and from November to December:
 * what the village was active on the last day of. @months: NULL: a candidate's are told of, too. */
static const struct
{
  const char *name, *sql, *quarters, *months;
} duties[] = {
  { "always", JOINED ("2018", "NULL"), "2022-Q4 2023-Q1 2023-Q2 2023-Q3 2023-Q4 ",
    "2022-11..2023-12 " },
  { "cohort", JOINED ("2023", "NULL"), "2023-Q1 2023-Q2 2023-Q3 2023-Q4 ", "2023-01..2023-12 " },
  { "decree", JOINED ("2023", "'2023-05-02'"), "2023-Q2 2023-Q3 2023-Q4 ", "2023-05..2023-12 " },
  { "decree-before-cohort", JOINED ("2023", "'2022-12-02'"), "2023-Q1 2023-Q2 2023-Q3 2023-Q4 ",
    "2023-01..2023-12 " },
  { "retired", JOINED ("2018", "NULL") RETIRED ("official_region"), "2022-Q4 2023-Q1 ",
    "2022-11..2023-04 " },
  { "retired-in-feed",
    JOINED ("2018", "NULL") "INSERT INTO official_village VALUES " MINE
                            "'Desa', '2023-05-10', NULL, NULL);",
    "2022-Q4 2023-Q1 ", "2022-11..2023-04 " },
  { "kept-in-feed",
    JOINED ("2018", "NULL") RETIRED ("official_region") "INSERT INTO official_village VALUES " MINE
                                                        "'Desa', NULL, NULL, NULL);",
    "2022-Q4 2023-Q1 2023-Q2 2023-Q3 2023-Q4 ", "2022-11..2023-12 " },
  { "candidate-before",
    JOINED ("2018", "NULL") PAST ("candidate", "NULL", "'2023-05-10'")
        STATUS ("active", "'2023-05-10'"),
    "2023-Q2 2023-Q3 2023-Q4 ", "2023-05..2023-12 " },
  { "pause",
    JOINED ("2018", "NULL") PAST ("active", "NULL", "'2023-02-01'")
        PAST ("finished", "'2023-02-01'", "'2023-10-31'") STATUS ("active", "'2023-10-31'"),
    "2022-Q4 2023-Q4 ", "2022-11..2023-01 2023-10..2023-12 " },
  { "suspended", JOINED ("2018", "NULL") STATUS ("suspended", "'2023-05-10'"),
    "2022-Q4 2023-Q1 2023-Q2 2023-Q3 2023-Q4 ", "2022-11..2023-12 " },
  { "finished", JOINED ("2018", "NULL") STATUS ("finished", "'2023-05-10'"), "2022-Q4 2023-Q1 ",
    "2022-11..2023-04 " },
  { "left-later",
    JOINED ("2018", "NULL") PAST ("active", "NULL", "'2024-01-10'") STATUS ("left", "'2024-01-10'"),
    "2022-Q4 2023-Q1 2023-Q2 2023-Q3 2023-Q4 ", "2022-11..2023-12 " },
  { "left-and-no-day", JOINED ("2018", "NULL") STATUS ("left", "NULL"), "", "" },
  { "left-as-candidate",
    JOINED ("2018", "NULL") PAST ("candidate", "NULL", "'2023-05-10'")
        STATUS ("left", "'2023-05-10'"),
    "", "" },
  { "suspended-then-left",
    JOINED ("2018", "NULL") PAST ("suspended", "'2023-02-01'", "'2023-08-01'")
        STATUS ("left", "'2023-08-01'"),
    "2022-Q4 2023-Q1 2023-Q2 ", "2022-11..2023-07 " },
  { "candidate-again",
    JOINED ("2018", "NULL") PAST ("active", "NULL", "'2023-05-10'")
        STATUS ("candidate", "'2023-05-10'"),
    "2022-Q4 2023-Q1 ", NULL },
  { "a-few-days",
    JOINED ("2018", "NULL") PAST ("candidate", "NULL", "'2023-05-10'")
        PAST ("active", "'2023-05-10'", "'2023-05-20'") STATUS ("left", "'2023-05-20'"),
    "", "" },
  { "two-programmes",
    JOINED ("2023", "NULL") "INSERT INTO local_enrolment (village, programme, cohort) VALUES " MINE
                            "'emas', 2018);",
    "2022-Q4 2023-Q1 2023-Q2 2023-Q3 2023-Q4 ", "2022-11..2023-12 " },
};

/* From the oldest on, which is told last. */
static char *
describe_subjects (DesmiTable *table, const char *finding)
{
  GString *out = g_string_new (NULL);

  for (guint r = desmi_table_get_n_rows (table); r-- > 0;)
    if (g_str_equal (quality_get (table, r, "finding"), finding))
      g_string_append_printf (out, "%s ", quality_get (table, r, "subject"));
  return g_string_free (out, FALSE);
}

static gboolean
has_village (DesmiTable *table)
{
  const char *column = desmi_table_find_column (table, "villages") >= 0 ? "villages" : "village";

  for (guint r = 0; r < desmi_table_get_n_rows (table); r++)
    {
      const char *villages = quality_get (table, r, column);

      /* the overview tells of more than reports */
      if (desmi_table_find_column (table, "kind") >= 0
          && !g_str_equal (quality_get (table, r, "kind"), "not-reported"))
        continue;
      if (villages != NULL && strstr (villages, VILLAGE) != NULL)
        return TRUE;
    }
  return FALSE;
}

/* Nothing is asked of a village for when it was not in the programme, or was no village. */
static void
test_duty (Fixture *self, gconstpointer data)
{
  guint                  i = GPOINTER_TO_UINT (data);
  g_autoptr (DesmiTable) silent = NULL, gaps = NULL, complete = NULL, asked = NULL,
                         attention = NULL;
  g_autofree char *quarters = NULL, *months = NULL, *between = NULL;
  guint            n_quarters = 0;

  desmi_clock_hold (G_GINT64_CONSTANT (1705276800)); /* 15 January 2024 */
  fixture_exec (self, "%s", OTHERS);
  fixture_exec (self, "%s", duties[i].sql);
  silent = quality_look (self, "quality", VILLAGE);
  quarters = describe_subjects (silent, "missing-quarter");
  months = describe_subjects (silent, "silent-months");
  g_assert_cmpstr (quarters, ==, duties[i].quarters);
  if (duties[i].months != NULL)
    g_assert_cmpstr (months, ==, duties[i].months);
  complete = quality_look (self, "completeness", VILLAGE);
  for (const char *at = quarters; *at != '\0'; at++)
    n_quarters += *at == 'Q';
  g_assert_cmpuint (desmi_table_get_n_rows (complete), ==, n_quarters > 0 ? 1 : 0);
  if (n_quarters > 0)
    g_assert_cmpint (desmi_table_get_int (
                         complete, 0, (guint) desmi_table_find_column (complete, "of_quarters")),
                     ==, n_quarters);
  /* nor on the other pages */
  asked = quality_look (self, "report-villages", "2023-Q1");
  g_assert_cmpint (has_village (asked), ==, strstr (quarters, "2023-Q1") != NULL);
  attention = quality_look (self, "attention", "2023-Q1");
  g_assert_cmpint (has_village (attention), ==, strstr (quarters, "2023-Q1") != NULL);
  /* the same between two months of its own */
  fixture_exec (self, "%s",
                FLOW (VILLAGE, "2021-12", "out", 1) FLOW (VILLAGE, "2024-01", "out", 1)
                    FLOW ("32.12.01.2002", "2021-12", "out", 1));
  gaps = quality_look (self, "quality", VILLAGE);
  between = describe_subjects (gaps, "missing-months");
  g_test_message ("%s", between);
  if (duties[i].months == NULL)
    return;
  if (strstr (months, "2022-11") == NULL)
    g_assert_cmpstr (between, ==, months);
  else
    g_assert_true (g_str_has_suffix (between, strchr (months, '.')));
}

#define BEFORE "32.12.01.2003" /* from which VILLAGE came */

static char *
list_missing (Fixture *self)
{
  g_autoptr (DesmiTable) table = quality_look (self, "quality", VILLAGE);

  return describe_subjects (table, "missing-quarter");
}

/* A village that came from another is asked for nothing of before its code, whatever its cohort,
 * unless it was there already. */
static void
test_successor (Fixture *self, gconstpointer data)
{
  g_autofree char *alone = NULL, *born = NULL, *other = NULL, *there = NULL;

  desmi_clock_hold (G_GINT64_CONSTANT (1705276800)); /* 15 January 2024 */
  fixture_exec (self, "%s", OTHERS JOINED ("2018", "NULL"));
  fixture_exec (self, "UPDATE official_region SET retired = '2023-05-10', successors = "
                      "'32.12.01.2002 " VILLAGE "' WHERE code = '" BEFORE "'");
  /* of one that was in no programme nothing was reported */
  alone = list_missing (self);
  g_assert_cmpstr (alone, ==, "2022-Q4 2023-Q1 2023-Q2 2023-Q3 2023-Q4 ");
  fixture_exec (self, "INSERT INTO local_enrolment (village, programme, cohort) VALUES ('" BEFORE
                      "', 'desmigratif', 2018)");
  born = list_missing (self);
  g_assert_cmpstr (born, ==, "2023-Q2 2023-Q3 2023-Q4 ");
  /* the district's own word on a village goes before that of the national list */
  fixture_exec (self, "INSERT INTO official_village VALUES ('" BEFORE
                      "', 'Desa', '2023-08-01', NULL, '" VILLAGE "')");
  other = list_missing (self);
  g_assert_cmpstr (other, ==, "2023-Q3 2023-Q4 ");
  fixture_exec (self, "%s", FLOW (VILLAGE, "2022-01", "out", 1));
  there = list_missing (self);
  g_assert_cmpstr (there, ==, "2022-Q4 2023-Q1 2023-Q2 2023-Q3 2023-Q4 ");
}

static DesmiTable *
count (Fixture *self, DesmiQueryTable what, DesmiDimension by, const char *period)
{
  g_autoptr (DesmiQuery) query = desmi_query_new (what);
  g_autoptr (GError)     error = NULL;
  DesmiPeriod            parsed;
  DesmiTable            *table;

  g_assert_true (desmi_period_parse (period, &parsed, &error));
  desmi_query_set_period (query, &parsed);
  desmi_query_add_by (query, by);
  g_assert_true (desmi_query_add_where (query, DESMI_DIMENSION_VILLAGE, VILLAGE, &error));
  table = desmi_store_query (self->store, query, NULL, &error);
  g_assert_no_error (error);
  return table;
}

/* Coverage, where -1 of 0 is none at all. */
static void
assert_coverage (Fixture        *self,
                 DesmiQueryTable what,
                 DesmiDimension  by,
                 const char     *period,
                 int             reported,
                 int             of)
{
  g_autoptr (DesmiTable) table = count (self, what, by, period);

  g_assert_cmpint (MAX (desmi_table_get_of (table), 0), ==, of);
  if (of > 0)
    g_assert_cmpint (desmi_table_get_reported (table), ==, reported);
}

/* The card of an indicator in the report of another village says the mean of how many of how many.
 */
static void
assert_mean (Fixture *self, int reported, int of)
{
  g_autoptr (DesmiTable) form = quality_look (self, "report-form", "32.12.01.2002 2023-Q1");
  guint                  rows = desmi_table_get_n_rows (form);

  for (guint r = 0; r < rows; r++)
    if (g_strcmp0 (quality_get (form, r, "indicator"), "served") == 0)
      {
        g_assert_cmpint (
            desmi_table_get_int (form, r, (guint) desmi_table_find_column (form, "reported")), ==,
            reported);
        g_assert_cmpint (
            desmi_table_get_int (form, r, (guint) desmi_table_find_column (form, "villages")), ==,
            of);
        return;
      }
  g_assert_not_reached ();
}

static void
assert_counted (Fixture *self, int reported, int of)
{
  assert_coverage (self, DESMI_QUERY_FLOWS, DESMI_DIMENSION_DIRECTION, "2023-03", reported, of);
  assert_coverage (self, DESMI_QUERY_REMITTANCES, DESMI_DIMENSION_QUARTER, "2023-Q1", reported, of);
  assert_coverage (self, DESMI_QUERY_PILLARS, DESMI_DIMENSION_INDICATOR, "2023-Q1", reported, of);
  /* and of the other village, which has joined and says nothing */
  assert_mean (self, reported, of + 1);
}

/* Totals are of the villages that are asked, and of any other that told something all the same. */
static void
test_counted (Fixture *self, gconstpointer data)
{
  guint    i = GPOINTER_TO_UINT (data);
  gboolean asked = strstr (duties[i].quarters, "2023-Q1") != NULL;

  desmi_clock_hold (G_GINT64_CONSTANT (1705276800)); /* 15 January 2024 */
  fixture_exec (self, "INSERT INTO official_pillar VALUES ('desmigratif', 1, 'P', 'P', 1, NULL);"
                      "INSERT INTO local_enrolment (village, programme, cohort) "
                      "VALUES " THEIRS "'desmigratif', 2018);");
  fixture_exec (self, "%s", duties[i].sql);
  assert_counted (self, 0, asked ? 1 : 0);
  /* of a longer time, whoever was asked in any part of it */
  assert_coverage (self, DESMI_QUERY_FLOWS, DESMI_DIMENSION_DIRECTION, "2022-11..2023-12", 0,
                   *duties[i].quarters != '\0' ? 1 : 0);
  assert_coverage (self, DESMI_QUERY_REMITTANCES, DESMI_DIMENSION_YEAR, "2022-10..2023-12", 0,
                   *duties[i].quarters != '\0' ? 1 : 0);
  fixture_exec (self, "INSERT INTO local_remittances VALUES " MINE
                      "'2023-Q1', 5, NULL);" FLOW (VILLAGE, "2023-03", "out", 1)
                          MEASURED (VILLAGE, "served", "2023-Q1", 1000));
  assert_counted (self, 1, 1);
}

static int
count_months (Fixture *self, const char *first, const char *second)
{
  g_autoptr (DesmiQuery) query = desmi_query_new (DESMI_QUERY_FLOWS);
  g_autoptr (DesmiTable) table = NULL;
  g_autoptr (GError)     error = NULL;

  g_assert_true (desmi_query_add_where (query, DESMI_DIMENSION_MONTH, first, &error));
  g_assert_true (desmi_query_add_where (query, DESMI_DIMENSION_MONTH, second, &error));
  table = desmi_store_query (self->store, query, NULL, &error);
  g_assert_no_error (error);
  return MAX (desmi_table_get_of (table), 0);
}

/* Of single months, those between do not count. */
static void
test_single_months (Fixture *self, gconstpointer data)
{
  fixture_exec (self, "%s",
                JOINED ("2023", "'2023-04-01'") PAST ("active", "NULL", "'2023-06-01'")
                    STATUS ("left", "'2023-06-01'"));
  g_assert_cmpint (count_months (self, "2023-03", "2023-07"), ==, 0);
  g_assert_cmpint (count_months (self, "2023-03", "2023-05"), ==, 1);
}

/* Of a candidate somebody counts already: a gap is one. */
static void
test_candidate (Fixture *self, gconstpointer unused)
{
  g_autoptr (DesmiTable) quality = NULL;
  g_autofree char       *found = NULL;

  fixture_exec (self, "%s",
                "INSERT INTO local_enrolment (village, programme, cohort) VALUES " MINE
                "'desmigratif', 2023);"
                "INSERT INTO local_status (village, programme, status) VALUES " MINE
                "'desmigratif', 'candidate');" FLOW (VILLAGE, "2023-01", "out", 1)
                    FLOW (VILLAGE, "2023-03", "out", 1));
  quality = quality_look (self, "quality", NULL);
  found = quality_describe (quality);
  g_assert_cmpstr (found, ==,
                   "missing_report missing-months " VILLAGE " 2023-02..2023-02 -: There are no "
                   "worker flows for February 2023, though there are before and after.\n");
}

/* Nobody asks what is no village any more for its workers. */
static void
test_silent_retired (Fixture *self, gconstpointer unused)
{
  g_autoptr (DesmiTable) before = NULL, after = NULL, gone_on = NULL;
  g_autofree char       *found = NULL, *left = NULL, *told = NULL;

  fixture_exec (self, "%s", ENROLLED FLOW ("32.12.01.2002", "2023-04", "out", 1));
  before = quality_look (self, "quality", NULL);
  found = quality_describe (before);
  g_assert_nonnull (strstr (found, "silent-months " VILLAGE));
  fixture_exec (self,
                "UPDATE official_region SET retired = '2022-01-01' WHERE code = '" VILLAGE "'");
  after = quality_look (self, "quality", NULL);
  left = quality_describe (after);
  g_assert_null (strstr (left, "silent-months"));
  g_assert_nonnull (strstr (left, "retired-village " VILLAGE));
  /* what goes on under another code has nothing left to be done */
  fixture_exec (self, "UPDATE official_region SET successors = '32.12.01.2003' WHERE code = "
                      "'" VILLAGE "'; INSERT INTO local_enrolment (village, programme, cohort) "
                      "VALUES ('32.12.01.2003', 'desmigratif', 2018)");
  gone_on = quality_look (self, "quality", NULL);
  told = quality_describe (gone_on);
  g_assert_null (strstr (told, "retired-village"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (duties); i++)
    {
      g_autofree char *path = g_strconcat ("/duty/", duties[i].name, NULL);

      g_autofree char *counted = g_strconcat ("/duty/counted/", duties[i].name, NULL);

      g_test_add (path, Fixture, GUINT_TO_POINTER (i), quality_set_up, test_duty,
                  quality_tear_down);
      g_test_add (counted, Fixture, GUINT_TO_POINTER (i), quality_set_up, test_counted,
                  quality_tear_down);
    }
  g_test_add ("/duty/successor", Fixture, NULL, quality_set_up, test_successor, quality_tear_down);
  g_test_add ("/duty/single-months", Fixture, NULL, quality_set_up, test_single_months,
              quality_tear_down);
  g_test_add ("/duty/candidate", Fixture, NULL, quality_set_up, test_candidate, quality_tear_down);
  g_test_add ("/duty/silent-retired", Fixture, NULL, quality_set_up, test_silent_retired,
              quality_tear_down);
  return g_test_run ();
}
