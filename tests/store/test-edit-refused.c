/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Edits: what is refused, as a whole and by name, and what is accepted. */
#include "edit-fixture.h"

#include "core/desmi-clock.h"

#include <string.h>

static void
assert_refused (Fixture *self, DesmiEdit *edit, int code, const char *about)
{
  g_autoptr (GError) error = NULL;
  g_autofree char   *before = digest_all (self);
  g_autofree char   *after = NULL;

  g_assert_false (desmi_store_apply (self->store, edit, NULL, &error));
  g_assert_error (error, DESMI_STORE_ERROR, code);
  g_test_message ("%s", error->message);
  if (about != NULL)
    g_assert_nonnull (strstr (error->message, about));
  after = digest_all (self);
  g_assert_cmpstr (before, ==, after);
  g_assert_null (desmi_store_get_undo_label (self->store));
  desmi_edit_unref (edit);
}

static void
assert_unexpected (Fixture *self, DesmiEdit *edit)
{
  g_autoptr (GError) error = NULL;
  g_autofree char   *before = digest_all (self), *after = NULL;

  g_assert_false (desmi_store_apply (self->store, edit, NULL, &error));
  g_assert_error (error, DESMI_STORE_ERROR, DESMI_STORE_ERROR_CONFLICT);
  after = digest_all (self);
  g_assert_cmpstr (before, ==, after);
  desmi_edit_unref (edit);
}

static void
test_refused_villages (Fixture *self, gconstpointer data)
{
  static const char *const codes[]
      = { "32.13.01.2001",  "32.12.01.2999", "32.12.01", "3212012001", "",
          "32.12.01.2001 ", "x' OR 1=1 --" };

  for (guint i = 0; i < G_N_ELEMENTS (codes); i++)
    {
      DesmiEdit *edit = desmi_edit_new ("x");

      desmi_edit_set_profile (edit, codes[i], "head_name", "Budi");
      assert_refused (self, edit, DESMI_STORE_ERROR_INPUT, NULL);
    }
}

static void
test_refused_counts (Fixture *self, gconstpointer data)
{
  static const gint64 counts[] = { -1, 0, 100000, G_GINT64_CONSTANT (1000000000000), G_MININT64 };

  for (guint i = 0; i < G_N_ELEMENTS (counts); i++)
    {
      DesmiEdit *edit = desmi_edit_new ("x");
      DesmiFlow  flow = make_flow (counts[i]);

      desmi_edit_put_flow (edit, &flow);
      assert_refused (self, edit, DESMI_STORE_ERROR_INPUT, NULL);
    }
}

static void
test_refused_flows (Fixture *self, gconstpointer data)
{
  static const struct
  {
    gsize       offset;
    const char *value;
  } cases[] = {
    { G_STRUCT_OFFSET (DesmiFlow, month), "2023" },
    { G_STRUCT_OFFSET (DesmiFlow, month), "2023-13" },
    { G_STRUCT_OFFSET (DesmiFlow, month), NULL },
    { G_STRUCT_OFFSET (DesmiFlow, destination), "ZZZ" },
    { G_STRUCT_OFFSET (DesmiFlow, destination), "Taiwan" },
    { G_STRUCT_OFFSET (DesmiFlow, sector), "keduanya" },
    { G_STRUCT_OFFSET (DesmiFlow, gender), "X" },
    { G_STRUCT_OFFSET (DesmiFlow, gender), "Perempuan" },
    { G_STRUCT_OFFSET (DesmiFlow, scheme), "?" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      DesmiEdit *edit = desmi_edit_new ("x");
      DesmiFlow  flow = make_flow (3);

      G_STRUCT_MEMBER (const char *, &flow, cases[i].offset) = cases[i].value;
      desmi_edit_put_flow (edit, &flow);
      assert_refused (self, edit, DESMI_STORE_ERROR_INPUT, NULL);
    }
}

static void
test_refused_texts (Fixture *self, gconstpointer data)
{
  g_autofree char *name = g_strnfill (300, 'a');
  g_autofree char *notes = g_strnfill (4001, 'a');
  const struct
  {
    const char *field, *value;
  } cases[] = {
    { "head_name", name },
    { "head_name", "Bu\ndi" },
    { "head_name", "\xff\xfe" },
    { "notes", notes },
    { "email", "tanpa tanda" },
    { "population", "-1" },
    { "population", "1000000000000" },
    { "population", "2,5" },
    { "population", "banyak" },
    { "village", "32.12.01.2002" },
    { "head_name = 'x' --", "Budi" },
    { NULL, "Budi" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      DesmiEdit *edit = desmi_edit_new ("x");

      desmi_edit_set_profile (edit, VILLAGE, cases[i].field, cases[i].value);
      assert_refused (self, edit, DESMI_STORE_ERROR_INPUT, NULL);
    }
}

static void
test_refused_values (Fixture *self, gconstpointer data)
{
  static const struct
  {
    const char *indicator, *period;
    gint64      value;
  } cases[] = {
    { "unknown", "2023-Q1", 1000 },
    { "service_days", "2023-01", 1000 },
    { "service_days", "2023-Q5", 1000 },
    { "service_days", "2023-Q1", -1 },
    { "service_days", "TW I 2023", 1000 },
    { NULL, "2023-Q1", 1000 },
    { "service_days", "2023-Q1", G_MAXINT64 },
    { "served", "2023-Q1", 1500 },
    { "served", "2023-Q1", G_GINT64_CONSTANT (1000000000000000) },
    { "share", "2023-Q1", 250000 },
    { "service_days", "1999-Q4", 1000 },
  };

  desmi_clock_hold (1795572000); /* 25 November 2026 */

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      DesmiEdit *edit = desmi_edit_new ("x");

      desmi_edit_put_measurement (edit, VILLAGE, cases[i].indicator, cases[i].period,
                                  cases[i].value);
      assert_refused (self, edit, DESMI_STORE_ERROR_INPUT, NULL);
    }
  desmi_clock_hold (0);
}

/* What can be right is kept, also at its limits; what is wrong can be taken out again. */
static void
test_accepted_values (Fixture *self, gconstpointer data)
{
  DesmiEdit *edit = desmi_edit_new ("x");

  fixture_exec (self, "INSERT INTO local_measurements VALUES ('" VILLAGE
                      "', 'served', '2099-Q1', 1500, NULL)");
  desmi_edit_put_measurement (edit, VILLAGE, "served", "2023-Q1", 99999000);
  desmi_edit_put_measurement (edit, VILLAGE, "share", "2023-Q1", 45500);
  desmi_edit_put_target (edit, VILLAGE, "served", "2098", 12000);
  desmi_edit_clear_measurement (edit, VILLAGE, "served", "2099-Q1");
  apply (self, edit);
  g_assert_cmpint (fixture_get_int (self, "SELECT sum (value_milli) FROM local_measurements"), ==,
                   99999000 + 45500);
}

/* What has not begun is taken, and is not what pages open with. */
static void
test_ahead (Fixture *self, gconstpointer data)
{
  g_autoptr (DesmiTable) extent = NULL;
  g_autoptr (GError)     error = NULL;
  DesmiFlow              flow = make_flow (3);
  DesmiEdit             *edit = desmi_edit_new ("x");

  desmi_clock_hold (1795572000); /* 25 November 2026 */
  for (guint i = 0; i < 2; i++)
    {
      flow.month = i == 0 ? "2026-11" : "2027-02";
      desmi_edit_put_flow (edit, &flow);
      desmi_edit_put_remittance (edit, VILLAGE, i == 0 ? "2026-Q3" : "2027-Q1", 1000);
      desmi_edit_put_measurement (edit, VILLAGE, "served", i == 0 ? "2026-Q2" : "2027-Q1", 1000);
    }
  desmi_edit_set_pillar_status (edit, VILLAGE, "desmigratif", 1, "2027-Q1",
                                DESMI_PILLAR_STATUS_RUNNING, NULL, NULL);
  apply (self, edit);
  extent = desmi_store_lookup (self->store, "extent", NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (desmi_table_get_text (extent, 0, 1), ==, "2026-11");
  g_assert_cmpstr (desmi_table_get_text (extent, 0, 2), ==, "2026-Q2");
  edit = desmi_edit_new ("y");
  flow.month = "2026-11";
  desmi_edit_delete_flow (edit, &flow);
  desmi_edit_clear_measurement (edit, VILLAGE, "served", "2026-Q2");
  apply (self, edit);
  g_clear_pointer (&extent, desmi_table_unref);
  extent = desmi_store_lookup (self->store, "extent", NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (desmi_table_get_text (extent, 0, 1), ==, "2027-02");
  g_assert_cmpstr (desmi_table_get_text (extent, 0, 2), ==, "2027-Q1");
  desmi_clock_hold (0);
}

static void
test_refused_words (Fixture *self, gconstpointer data)
{
  DesmiFlow  flow = make_flow (3);
  DesmiEdit *edit = desmi_edit_new ("x");

  desmi_edit_set_pillar_status (edit, VILLAGE, "desmigratif", 1, "2023-Q4",
                                DESMI_PILLAR_STATUS_STALLED, "budgett", NULL);
  assert_refused (self, edit, DESMI_STORE_ERROR_INPUT, "budgett");
  edit = desmi_edit_new ("x");
  desmi_edit_set_status (edit, OTHER, "desmigratif", DESMI_STATUS_SUSPENDED, "budgett", NULL);
  assert_refused (self, edit, DESMI_STORE_ERROR_INPUT, "budgett");
  flow.destination = "IDN";
  edit = desmi_edit_new ("x");
  desmi_edit_put_flow (edit, &flow);
  assert_refused (self, edit, DESMI_STORE_ERROR_INPUT, "Indonesia");
  edit = desmi_edit_new ("x");
  desmi_edit_enrol (edit, VILLAGE, "desmigratif", 2099, NULL, NULL);
  assert_refused (self, edit, DESMI_STORE_ERROR_INPUT, "2099");
  edit = desmi_edit_new ("x");
  desmi_edit_set_status (edit, OTHER, "desmigratif", DESMI_STATUS_SUSPENDED, "budget", NULL);
  apply (self, edit);
}

/* An edit is refused as a whole, also if its first change was fine. */
static void
test_refused_whole (Fixture *self, gconstpointer data)
{
  DesmiEdit *edit = desmi_edit_new ("x");

  desmi_edit_set_profile (edit, VILLAGE, "head_name", "Budi");
  desmi_edit_set_profile (edit, "32.99.01.2001", "head_name", "Budi");
  assert_refused (self, edit, DESMI_STORE_ERROR_INPUT, "32.99.01.2001");
}

static void
test_refused_official (Fixture *self, gconstpointer data)
{
  DesmiEdit *edit = desmi_edit_new ("x");

  desmi_edit_enrol (edit, OTHER, "desmigratif", 2019, NULL, NULL);
  assert_refused (self, edit, DESMI_STORE_ERROR_OFFICIAL, OTHER);
  edit = desmi_edit_new ("x");
  desmi_edit_withdraw (edit, OTHER, "desmigratif");
  assert_refused (self, edit, DESMI_STORE_ERROR_OFFICIAL, OTHER);
  edit = desmi_edit_new ("x");
  desmi_edit_put_target (edit, OTHER, "service_days", "2023-Q1", 5);
  assert_refused (self, edit, DESMI_STORE_ERROR_OFFICIAL, OTHER);
  edit = desmi_edit_new ("x");
  desmi_edit_withdraw (edit, VILLAGE, "desmigratif");
  assert_refused (self, edit, DESMI_STORE_ERROR_INPUT, NULL);
  edit = desmi_edit_new ("x");
  desmi_edit_set_status (edit, VILLAGE, "desmigratif", DESMI_STATUS_ACTIVE, NULL, NULL);
  assert_refused (self, edit, DESMI_STORE_ERROR_INPUT, NULL);
  edit = desmi_edit_new ("x");
  desmi_edit_enrol (edit, VILLAGE, "none", 2019, NULL, NULL);
  assert_refused (self, edit, DESMI_STORE_ERROR_INPUT, "none");
  edit = desmi_edit_new ("x");
  desmi_edit_enrol (edit, VILLAGE, "desmigratif", 2019, NULL, "2019-02-30");
  assert_refused (self, edit, DESMI_STORE_ERROR_INPUT, "2019-02-30");
}

/* What was decided on a value, and would be made on another, is not made at all. */
static void
test_refused_unexpected (Fixture *self, gconstpointer data)
{
  static const struct
  {
    const char *field, *expected;
  } wrong[] = {
    { "head_name", "Ani" }, { "head_name", NULL }, { "population", "1205" }, { "notes", "lain" }
  };
  DesmiEdit *edit = desmi_edit_new ("x");

  desmi_edit_set_profile (edit, VILLAGE, "head_name", "Budi");
  desmi_edit_set_profile (edit, VILLAGE, "population", "1204");
  desmi_edit_enrol (edit, VILLAGE, "desmigratif", 2020, "SK 1/2020", NULL);
  apply (self, edit);
  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      edit = desmi_edit_new ("x");
      desmi_edit_set_profile (edit, VILLAGE, "phone", "0234");
      desmi_edit_expect_profile (edit, VILLAGE, wrong[i].field, wrong[i].expected);
      assert_unexpected (self, edit);
    }
  edit = desmi_edit_new ("x");
  desmi_edit_expect_enrolment (edit, VILLAGE, "desmigratif", 2020, "SK 1/2020", "2020-02-29");
  desmi_edit_enrol (edit, VILLAGE, "desmigratif", 2021, "SK 1/2020", "2020-02-29");
  assert_unexpected (self, edit);
  edit = desmi_edit_new ("x");
  desmi_edit_expect_enrolment (edit, OTHER, "desmigratif", 2018, NULL, NULL);
  assert_unexpected (self, edit);
  edit = desmi_edit_new ("x");
  desmi_edit_expect_enrolment (edit, VILLAGE, "desmigratif", DESMI_EXPECT_NOT_ENROLLED, NULL, NULL);
  desmi_edit_enrol (edit, VILLAGE, "desmigratif", 2021, NULL, NULL);
  assert_unexpected (self, edit);
  edit = desmi_edit_new ("x");
  desmi_edit_expect_profile (edit, VILLAGE, "head_name", "Budi");
  desmi_edit_expect_profile (edit, VILLAGE, "population", "1204");
  desmi_edit_expect_profile (edit, VILLAGE, "notes", NULL);
  desmi_edit_expect_profile (edit, OTHER, "notes", "");
  desmi_edit_expect_enrolment (edit, VILLAGE, "desmigratif", 2020, "SK 1/2020", NULL);
  desmi_edit_set_profile (edit, VILLAGE, "head_name", "Citra");
  apply (self, edit);
  g_assert_cmpint (fixture_get_int (self, "SELECT count (*) FROM local_profile"
                                          " WHERE head_name = 'Citra' AND phone IS NULL"),
                   ==, 1);
  assert_undo (self, "x");
}

/* After a split, the successors' villages belong to the file too. */
static void
test_successors (Fixture *self, gconstpointer data)
{
  DesmiEdit *edit = desmi_edit_new ("nama");

  fixture_exec (self, "INSERT INTO official_village VALUES ('32.80.01.2001', 'Baru', NULL, NULL, "
                      "NULL); UPDATE official_region SET successors = '32.12 32.80' WHERE code = "
                      "'32.12'");
  desmi_edit_set_profile (edit, "32.80.01.2001", "head_name", "Budi");
  apply (self, edit);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("refused-villages", test_refused_villages);
  ADD ("refused-counts", test_refused_counts);
  ADD ("refused-flows", test_refused_flows);
  ADD ("refused-texts", test_refused_texts);
  ADD ("refused-values", test_refused_values);
  ADD ("accepted-values", test_accepted_values);
  ADD ("ahead", test_ahead);
  ADD ("refused-words", test_refused_words);
  ADD ("refused-whole", test_refused_whole);
  ADD ("refused-official", test_refused_official);
  ADD ("refused-unexpected", test_refused_unexpected);
  ADD ("successors", test_successors);
  return g_test_run ();
}
