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
 * what the village was active on the last day of. */
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
  { "finished", JOINED ("2018", "NULL") STATUS ("finished", "'2023-05-10'"), "", "" },
  { "two-programmes",
    JOINED ("2023", "NULL") "INSERT INTO local_enrolment (village, programme, cohort) VALUES " MINE
                            "'emas', 2018);",
    "2022-Q4 2023-Q1 2023-Q2 2023-Q3 2023-Q4 ", "2022-11..2023-12 " },
};

static char *
describe_subjects (DesmiTable *table, const char *finding)
{
  GString *out = g_string_new (NULL);

  for (guint r = 0; r < desmi_table_get_n_rows (table); r++)
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
  if (strstr (months, "2022-11") == NULL)
    g_assert_cmpstr (between, ==, months);
  else
    g_assert_true (g_str_has_suffix (between, strchr (months, '.')));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (duties); i++)
    {
      g_autofree char *path = g_strconcat ("/duty/", duties[i].name, NULL);

      g_test_add (path, Fixture, GUINT_TO_POINTER (i), quality_set_up, test_duty,
                  quality_tear_down);
    }
  return g_test_run ();
}
