/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The check of a file: what cannot be right is named, what is right is left alone. */
#include "store-fixture.h"

#include "core/desmi-clock.h"

#include <string.h>

#define VILLAGE "32.12.01.2001"
#define OTHER "32.12.01.2002"
#define NOW G_GINT64_CONSTANT (1795572000) /* 25 November 2026 */

static void
set_up (Fixture *self, gconstpointer data)
{
  fixture_set_up (self, data);
  fixture_add_regions (self, 1, 3);
  fixture_exec (self,
                "INSERT INTO official_indicator VALUES ('served', 1, 'desmigratif', 1, 'Dilayani', "
                "'Served', 'orang', 'higher', 'sum', 'sum', 1000, 1000)");
  desmi_clock_hold (NOW);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  desmi_clock_hold (0);
  fixture_tear_down (self, data);
}

/* "severity kind where: message", a line a finding. */
static char *
check (Fixture *self)
{
  g_autoptr (GError)     error = NULL;
  g_autoptr (GString)    out = g_string_new (NULL);
  g_autoptr (DesmiTable) table
      = desmi_store_check (self->store, desmi_locale_get_english (), NULL, &error);

  g_assert_no_error (error);
  for (guint r = 0; r < desmi_table_get_n_rows (table); r++)
    g_string_append_printf (out, "%s %s %s: %s\n", desmi_table_get_text (table, r, 0),
                            desmi_table_get_text (table, r, 1), desmi_table_get_text (table, r, 2),
                            desmi_table_get_text (table, r, 3));
  return g_string_free (g_steal_pointer (&out), FALSE);
}

typedef struct
{
  const char *name;
  const char *sql;
  const char *found; /* what the answer begins with; "": nothing is found */
} Case;

static const Case cases[] = {
  { "nothing", "SELECT 1", "" },
  { "official-zero",
    "INSERT INTO official_flows VALUES ('" VILLAGE "', '2023-01', 'out', 'TWN', '', '', '', '', 0)",
    "" },
  { "official-count",
    "INSERT INTO official_flows VALUES ('" VILLAGE
    "', '2023-01', 'out', 'TWN', '', '', '', '', 100000)",
    "error doubtful_value " VILLAGE ": Desa 01 001"
    " has a count of workers that cannot be right (January 2023: 100,000).\n" },
  { "this-month",
    "INSERT INTO official_flows VALUES ('" VILLAGE "', '2026-11', 'out', 'TWN', '', '', '', '', 1)",
    "" },
  { "month-ahead",
    "INSERT INTO official_flows VALUES ('" VILLAGE "', '2026-12', 'out', 'TWN', '', '', '', '', 1)",
    "warning doubtful_value " VILLAGE },
  { "no-village", "INSERT INTO official_targets VALUES ('32.12.01.2999', 'served', '2023', 1000)",
    "error unknown_code 32.12.01.2999" },
  { "no-village-status",
    "INSERT INTO local_pillar_status VALUES ('32.12.01.2999', 'desmigratif', 1, '2023-Q4', "
    "'running', NULL, NULL, NULL)",
    "error unknown_code 32.12.01.2999" },
  { "retired-in-feed",
    "INSERT INTO local_enrolment (village, programme, cohort) VALUES ('" VILLAGE
    "', 'desmigratif', 2018); INSERT INTO official_village VALUES ('" VILLAGE
    "', 'Desa', '2023-05-10', 'merged', '32.12.01.2002')",
    "warning retired_village " VILLAGE
    ": Desa 01 001 is enrolled here and is no longer a village; its successors: 32.12.01.2002.\n" },
  { "gone-on",
    "INSERT INTO local_enrolment (village, programme, cohort) VALUES ('" VILLAGE
    "', 'desmigratif', 2018), ('32.12.01.2002', 'desmigratif', 2018); "
    "INSERT INTO official_village VALUES ('" VILLAGE
    "', 'Desa', '2023-05-10', 'merged', '32.12.01.2002')",
    "note missing_report 32.12.01.2002" }, /* which comes behind what is warned of */
  { "foreign-remittance",
    "INSERT INTO local_remittances VALUES ('33.10.01.2001', '2023-Q4', 1, NULL)",
    "error unknown_code 33.10.01.2001: 33.10.01.2001 is in no list of villages.\n"
    "error foreign_code 33.10.01.2001" },
  { "too-many-people",
    "INSERT INTO local_measurements VALUES ('" VILLAGE
    "', 'served', '2023-Q4', 1000000000000000, NULL)",
    "warning doubtful_value " VILLAGE ": Desa 01 001"
    " has a value that cannot be right (Served, Q4 2023: 1,000,000,000,000).\n" },
  { "half-a-person",
    "INSERT INTO local_targets VALUES ('" VILLAGE "', 'served', '2023', 1500, NULL)",
    "warning doubtful_value " VILLAGE },
  { "people",
    "INSERT INTO local_measurements VALUES ('" VILLAGE "', 'served', '2023-Q4', 99999000, NULL)",
    "" },
  { "report-ahead",
    "INSERT INTO local_measurements VALUES ('" VILLAGE "', 'served', '2099-Q4', 1000, NULL)",
    "warning doubtful_value " VILLAGE },
  { "unknown-indicator",
    "INSERT INTO local_measurements VALUES ('" VILLAGE "', 'smiles', '2023-Q4', 1000, NULL)",
    "warning unknown_indicator " VILLAGE },
};

static void
test_case (Fixture *self, gconstpointer data)
{
  const Case      *c = data;
  g_autofree char *found = NULL;

  fixture_exec (self, "%s", c->sql);
  found = check (self);
  g_test_message ("%s", found);
  if (*c->found == '\0')
    g_assert_cmpstr (found, ==, "");
  else
    g_assert_true (g_str_has_prefix (found, c->found));
}

/* Where nobody has reported yet the last quarter is asked for. */
static void
test_no_reports (Fixture *self, gconstpointer data)
{
  g_autofree char *found = NULL;

  fixture_exec (self, "INSERT INTO local_enrolment (village, programme, cohort) VALUES ('" VILLAGE
                      "', 'desmigratif', 2018);"
                      "INSERT INTO local_profile (village, officers) VALUES ('" VILLAGE "', 1)");
  found = check (self);
  g_assert_cmpstr (found, ==,
                   "note missing_report " VILLAGE ": Desa 01 001"
                   " has not reported on its pillars for Q3 2026.\n");
}

/* Every quarter that is missing, of those that the overview tells of, too: a candidate has no duty
 * yet, a suspended village has. */
static void
test_missing_reports (Fixture *self, gconstpointer data)
{
  static const char      quarter[] = "2026-Q3";
  g_autoptr (GError)     error = NULL;
  g_autoptr (DesmiTable) attention = NULL;
  g_autofree char       *found = NULL;

  fixture_exec (self,
                "INSERT INTO local_enrolment (village, programme, cohort) VALUES ('" VILLAGE
                "', 'desmigratif', 2018), ('" OTHER "', 'desmigratif', 2018), "
                "('32.12.01.2003', 'desmigratif', 2018);"
                "INSERT INTO local_profile (village, officers) VALUES ('" VILLAGE "', 1), ('" OTHER
                "', 1), ('32.12.01.2003', 1);"
                "INSERT INTO local_status (village, programme, status) VALUES ('" VILLAGE
                "', 'desmigratif', 'candidate'), ('" OTHER "', 'desmigratif', 'suspended');"
                "INSERT INTO local_measurements VALUES ('32.12.01.2003', 'served', '2026-Q3', "
                "1000, NULL), ('32.12.01.2003', 'served', '2026-Q2', 1000, NULL), "
                "('32.12.01.2003', 'served', '2026-Q1', 1000, NULL), "
                "('" OTHER "', 'served', '2026-Q2', 1000, NULL)");
  found = check (self);
  g_assert_cmpstr (found, ==,
                   "note missing_report " OTHER ": Desa 01 002: Nothing is reported on the pillars "
                   "for Q1 2026.\n"
                   "note missing_report " OTHER ": Desa 01 002: Nothing is reported on the pillars "
                   "for Q3 2026.\n");
  attention = desmi_store_lookup (self->store, "attention", quarter, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (desmi_table_get_text (attention, 0, 4), ==, OTHER);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/check/", cases[i].name, NULL);

      g_test_add (path, Fixture, &cases[i], set_up, test_case, tear_down);
    }
  g_test_add ("/check/no-reports", Fixture, NULL, set_up, test_no_reports, tear_down);
  g_test_add ("/check/missing-reports", Fixture, NULL, set_up, test_missing_reports, tear_down);
  return g_test_run ();
}
