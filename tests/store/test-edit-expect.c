/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Edits that are made only where the file holds what somebody saw there. */
#include "edit-fixture.h"

#include <string.h>

/* Adds a thing to @edit as it is before somebody else comes, and as that one makes it. */
typedef void (*Put) (DesmiEdit *edit);

static void
flow_of (DesmiEdit *edit, gint64 count)
{
  DesmiFlow flow = make_flow (count);

  if (count > 0)
    desmi_edit_put_flow (edit, &flow);
  else
    desmi_edit_delete_flow (edit, &flow);
}

static void
flow_3 (DesmiEdit *edit)
{
  flow_of (edit, 3);
}

static void
flow_4 (DesmiEdit *edit)
{
  flow_of (edit, 4);
}

static void
flow_none (DesmiEdit *edit)
{
  flow_of (edit, 0);
}

static void
target_5 (DesmiEdit *edit)
{
  desmi_edit_put_target (edit, VILLAGE, "served", "2023", 5000);
}

static void
target_6 (DesmiEdit *edit)
{
  desmi_edit_put_target (edit, VILLAGE, "served", "2023", 6000);
}

static void
target_none (DesmiEdit *edit)
{
  desmi_edit_clear_target (edit, VILLAGE, "served", "2023");
}

static void
measured_5 (DesmiEdit *edit)
{
  desmi_edit_put_measurement (edit, VILLAGE, "served", "2023-Q4", 5000);
}

static void
measured_none (DesmiEdit *edit)
{
  desmi_edit_clear_measurement (edit, VILLAGE, "served", "2023-Q4");
}

static void
sent_7 (DesmiEdit *edit)
{
  desmi_edit_put_remittance (edit, VILLAGE, "2023-Q4", 7);
}

static void
sent_none (DesmiEdit *edit)
{
  desmi_edit_clear_remittance (edit, VILLAGE, "2023-Q4");
}

static void
pillar_stalled (DesmiEdit *edit)
{
  desmi_edit_set_pillar_status (edit, VILLAGE, "desmigratif", 1, "2023-Q4",
                                DESMI_PILLAR_STATUS_STALLED, "budget", "");
}

static void
pillar_stalled_otherwise (DesmiEdit *edit)
{
  desmi_edit_set_pillar_status (edit, VILLAGE, "desmigratif", 1, "2023-Q4",
                                DESMI_PILLAR_STATUS_STALLED, "other", "");
}

static void
named_budi (DesmiEdit *edit)
{
  desmi_edit_set_profile (edit, VILLAGE, "head_name", "Budi");
}

static void
named_none (DesmiEdit *edit)
{
  desmi_edit_set_profile (edit, VILLAGE, "head_name", NULL);
}

static void
person_of (DesmiEdit *edit, gint64 id, const char *name, const char *phone)
{
  g_autoptr (DesmiEntry) entry = desmi_entry_new (DESMI_REGISTER_PERSON, VILLAGE);

  desmi_entry_set_id (entry, id);
  desmi_entry_set (entry, "role", "officer");
  desmi_entry_set (entry, "name", name);
  desmi_entry_set (entry, "phone", phone);
  desmi_edit_put_entry (edit, entry);
}

static void
person_new (DesmiEdit *edit)
{
  person_of (edit, 0, "Contoh", "0234 1");
}

static void
person_1 (DesmiEdit *edit)
{
  person_of (edit, 1, "Contoh", "0234 1");
}

static void
person_1_otherwise (DesmiEdit *edit)
{
  person_of (edit, 1, "Contoh", "0234 2");
}

static void
person_1_gone (DesmiEdit *edit)
{
  g_autoptr (DesmiEntry) entry = desmi_entry_new (DESMI_REGISTER_PERSON, VILLAGE);

  desmi_entry_set_id (entry, 1);
  desmi_edit_delete_entry (edit, entry);
}

static DesmiEntry *
new_visit (const char *women)
{
  DesmiEntry *entry = desmi_entry_new (DESMI_REGISTER_VISIT, VILLAGE);

  desmi_entry_set (entry, "month", "2023-11");
  desmi_entry_set (entry, "service", "document");
  if (women != NULL)
    desmi_entry_set (entry, "women", women);
  return entry;
}

static void
visit_7 (DesmiEdit *edit)
{
  g_autoptr (DesmiEntry) entry = new_visit ("7");

  desmi_edit_put_entry (edit, entry);
}

static void
visit_none (DesmiEdit *edit)
{
  g_autoptr (DesmiEntry) entry = new_visit (NULL);

  desmi_edit_delete_entry (edit, entry);
}

static const struct
{
  Put before; /* nullable: nothing is there yet */
  Put seen;
  Put beside; /* by somebody else */
} cases[] = {
  { flow_3, flow_3, flow_4 },
  { flow_3, flow_3, flow_none },
  { NULL, flow_none, flow_3 },
  { target_5, target_5, target_6 },
  { target_5, target_5, target_none },
  { NULL, target_none, target_5 },
  { measured_5, measured_5, measured_none },
  { NULL, measured_none, measured_5 },
  { sent_7, sent_7, sent_none },
  { NULL, sent_none, sent_7 },
  { pillar_stalled, pillar_stalled, pillar_stalled_otherwise },
  { named_budi, named_budi, named_none },
  { NULL, named_none, named_budi },
  { person_new, person_1, person_1_otherwise },
  { person_new, person_1, person_1_gone },
  { visit_7, visit_7, visit_none },
  { NULL, visit_none, visit_7 },
};

static void
put (Fixture *self, Put what)
{
  DesmiEdit *edit = desmi_edit_new ("x");

  what (edit);
  apply (self, edit);
}

/* Changes something else, decided on what @seen puts. */
static DesmiEdit *
new_expecting (Put seen)
{
  DesmiEdit            *edit = desmi_edit_new ("tahu");
  g_autoptr (DesmiEdit) of = desmi_edit_new ("x");

  desmi_edit_set_profile (edit, VILLAGE, "notes", "Catatan");
  seen (of);
  desmi_edit_expect (edit, of);
  return edit;
}

static void
assert_unexpected (Fixture *self, DesmiEdit *edit)
{
  g_autoptr (GError) error = NULL;
  g_autofree char   *before = digest_all (self), *after = NULL;

  g_assert_false (desmi_store_apply (self->store, edit, NULL, &error));
  g_assert_error (error, DESMI_STORE_ERROR, DESMI_STORE_ERROR_CONFLICT);
  g_assert_nonnull (strstr (error->message, " Desa 0"));
  g_assert_null (strstr (error->message, "32.12"));
  after = digest_all (self);
  g_assert_cmpstr (before, ==, after);
  desmi_edit_unref (edit);
}

/* While the file holds what was seen, that leaves no trace and the edit is made; when somebody else
 * has changed it, nothing is. */
static void
test_seen (Fixture *self, gconstpointer data)
{
  const guint i = GPOINTER_TO_UINT (data);
  gint64      n_notes, n_steps;

  if (cases[i].before != NULL)
    put (self, cases[i].before);
  n_steps = fixture_get_int (self, "SELECT count (*) FROM history");
  apply (self, new_expecting (cases[i].seen));
  n_notes = fixture_get_int (self, "SELECT count (*) FROM local_profile WHERE notes = 'Catatan'");
  g_assert_cmpint (n_notes, ==, 1);
  g_assert_cmpint (fixture_get_int (self, "SELECT count (*) FROM history"), ==, n_steps + 1);
  assert_undo (self, "tahu");
  put (self, cases[i].beside);
  assert_unexpected (self, new_expecting (cases[i].seen));
}

static DesmiEdit *
new_of_status (const char *village, DesmiStatus status, const char *note, const char *since)
{
  DesmiEdit *edit = desmi_edit_new ("status");

  desmi_edit_expect_status (edit, village, "desmigratif", status, NULL, note, since);
  desmi_edit_set_status_since (edit, village, "desmigratif", DESMI_STATUS_SUSPENDED, NULL, NULL,
                               "2026-11-01");
  return edit;
}

/* The status that a village has of its enrolment alone is one, too. */
static void
test_status (Fixture *self, gconstpointer data)
{
  DesmiEdit *edit = desmi_edit_new ("x");

  assert_unexpected (self, new_of_status (VILLAGE, DESMI_STATUS_ACTIVE, NULL, NULL));
  assert_unexpected (self, new_of_status (OTHER, DESMI_STATUS_CANDIDATE, NULL, NULL));
  apply (self, new_of_status (OTHER, DESMI_STATUS_ACTIVE, NULL, NULL));
  assert_undo (self, "status");
  desmi_edit_set_status_since (edit, OTHER, "desmigratif", DESMI_STATUS_ACTIVE, NULL, "Rapat",
                               "2026-10-01");
  apply (self, edit);
  assert_unexpected (self, new_of_status (OTHER, DESMI_STATUS_ACTIVE, NULL, "2026-10-01"));
  assert_unexpected (self, new_of_status (OTHER, DESMI_STATUS_ACTIVE, "Rapat", "2026-09-01"));
  apply (self, new_of_status (OTHER, DESMI_STATUS_ACTIVE, "Rapat", "2026-10-01"));
}

static DesmiEdit *
new_of_people (guint n)
{
  DesmiEdit *edit = desmi_edit_new ("orang");

  desmi_edit_expect_n_entries (edit, VILLAGE, DESMI_REGISTER_PERSON, n);
  desmi_edit_set_profile (edit, VILLAGE, "officers", "4");
  return edit;
}

/* What somebody added to a list was not seen either. */
static void
test_list (Fixture *self, gconstpointer data)
{
  apply (self, new_of_people (0));
  put (self, person_new);
  assert_unexpected (self, new_of_people (0));
  apply (self, new_of_people (1));
}

static DesmiEdit *
new_of_pillar (const char *quarter, int status, const char *reason, const char *note)
{
  DesmiEdit *edit = desmi_edit_new ("pilar");

  desmi_edit_expect_pillar (edit, VILLAGE, "desmigratif", 1, quarter, status, reason, note);
  desmi_edit_set_profile (edit, VILLAGE, "officers", "4");
  return edit;
}

/* A pillar stands as it did in the quarter before, without its note, until something is said. */
static void
test_pillar (Fixture *self, gconstpointer data)
{
  const int  stalled = DESMI_PILLAR_STATUS_STALLED, running = DESMI_PILLAR_STATUS_RUNNING;
  DesmiEdit *edit = desmi_edit_new ("x");

  assert_unexpected (self, new_of_pillar ("2023-Q4", stalled, "budget", NULL));
  apply (self, new_of_pillar ("2023-Q4", DESMI_EXPECT_NO_STATUS, NULL, NULL));
  assert_undo (self, "pilar");
  desmi_edit_set_pillar_status (edit, VILLAGE, "desmigratif", 1, "2023-Q4", stalled, "budget",
                                "Rapat");
  apply (self, edit);
  assert_unexpected (self, new_of_pillar ("2023-Q4", DESMI_EXPECT_NO_STATUS, NULL, NULL));
  assert_unexpected (self, new_of_pillar ("2023-Q4", running, NULL, "Rapat"));
  assert_unexpected (self, new_of_pillar ("2023-Q4", stalled, "other", "Rapat"));
  assert_unexpected (self, new_of_pillar ("2023-Q4", stalled, "budget", NULL));
  assert_unexpected (self, new_of_pillar ("2024-Q1", stalled, "budget", "Rapat"));
  apply (self, new_of_pillar ("2023-Q3", DESMI_EXPECT_NO_STATUS, NULL, NULL));
  assert_undo (self, "pilar");
  apply (self, new_of_pillar ("2024-Q1", stalled, "budget", ""));
  assert_undo (self, "pilar");
  apply (self, new_of_pillar ("2023-Q4", stalled, "budget", "Rapat"));
}

static DesmiEdit *
new_of_report (gboolean is_submitted)
{
  DesmiEdit *edit = desmi_edit_new ("laporan");

  desmi_edit_expect_report (edit, VILLAGE, "desmigratif", "2023-Q4", is_submitted);
  desmi_edit_set_profile (edit, VILLAGE, "officers", "4");
  return edit;
}

static void
report_as (Fixture *self, const char *state)
{
  DesmiEdit             *edit = desmi_edit_new ("x");
  g_autoptr (DesmiEntry) entry = desmi_entry_new (DESMI_REGISTER_REPORT, VILLAGE);

  desmi_entry_set (entry, "programme", "desmigratif");
  desmi_entry_set (entry, "period", "2023-Q4");
  desmi_entry_set (entry, "state", state);
  desmi_edit_put_entry (edit, entry);
  apply (self, edit);
}

/* A report is handed in or not; whether it was begun is no matter. */
static void
test_report (Fixture *self, gconstpointer data)
{
  static const struct
  {
    const char *state;
    gboolean    is_submitted;
  } states[] = { { "draft", FALSE }, { "submitted", TRUE }, { "reopened", FALSE } };

  assert_unexpected (self, new_of_report (TRUE));
  apply (self, new_of_report (FALSE));
  assert_undo (self, "laporan");
  for (gsize i = 0; i < G_N_ELEMENTS (states); i++)
    {
      report_as (self, states[i].state);
      assert_unexpected (self, new_of_report (!states[i].is_submitted));
      apply (self, new_of_report (states[i].is_submitted));
      assert_undo (self, "laporan");
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *name = g_strdup_printf ("/store/edit/expect/seen-%u", i);

      g_test_add (name, Fixture, GUINT_TO_POINTER (i), edit_set_up, test_seen, fixture_tear_down);
    }
  ADD ("expect/status", test_status);
  ADD ("expect/list", test_list);
  ADD ("expect/pillar", test_pillar);
  ADD ("expect/report", test_report);
  return g_test_run ();
}
