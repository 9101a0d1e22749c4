/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a village was in a programme stays, with since when, until when and why. */
#include "edit-fixture.h"

#include "core/desmi-clock.h"

#include <string.h>

#define TODAY "2026-11-30"

#undef ADD
#define ADD(name, func)                                                                            \
  g_test_add ("/store/past-status/" name, Fixture, NULL, set_up, func, tear_down)

static void
set_up (Fixture *self, gconstpointer data)
{
  gint64 now;

  edit_set_up (self, data);
  g_assert_true (desmi_clock_parse_utc (TODAY "T12:00:00Z", &now));
  desmi_clock_hold (now);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  desmi_clock_hold (0);
  fixture_tear_down (self, data);
}

static void
set_since (Fixture    *self,
           const char *village,
           DesmiStatus status,
           const char *reason,
           const char *note,
           const char *since)
{
  DesmiEdit *edit = desmi_edit_new ("status");

  desmi_edit_set_status_since (edit, village, "desmigratif", status, reason, note, since);
  apply (self, edit);
}

static void
assert_standing (Fixture *self, const char *wanted)
{
  g_autofree char *now = fixture_get_text (
      self, "SELECT group_concat (status || ' ' || coalesce (since, '-') || ' ' "
            "|| coalesce (reason, '-')) FROM local_status");

  g_assert_cmpstr (now, ==, wanted);
}

static void
assert_past (Fixture *self, const char *wanted)
{
  g_autofree char *past = fixture_get_text (
      self,
      "SELECT group_concat (status || ' ' || coalesce (since, '-') || ' ' || coalesce (until, "
      "'-') || ' ' || coalesce (reason, '-') || ' ' || coalesce (notes, '-'), '; ') "
      "FROM (SELECT * FROM local_past_status ORDER BY village, id)");

  g_assert_cmpstr (past, ==, wanted);
}

/* One step a change: undo takes the past with the present, redo brings both. */
static void
test_kept (Fixture *self, gconstpointer data)
{
  g_autofree char *before = NULL, *after = NULL, *undone = NULL, *redone = NULL;

  set_since (self, OTHER, DESMI_STATUS_CANDIDATE, NULL, "diusulkan", "2019-05-02");
  assert_past (self, "active - 2019-05-02 - -");
  set_since (self, OTHER, DESMI_STATUS_ACTIVE, NULL, NULL, "2020-02-03");
  before = digest_all (self);
  set_since (self, OTHER, DESMI_STATUS_SUSPENDED, "budget", "menunggu", NULL);
  assert_standing (self, "suspended " TODAY " budget");
  assert_past (self, "active - 2019-05-02 - -; candidate 2019-05-02 2020-02-03 - diusulkan; "
                     "active 2020-02-03 " TODAY " - -");
  after = digest_all (self);
  assert_undo (self, "status");
  undone = digest_all (self);
  g_assert_cmpstr (undone, ==, before);
  assert_redo (self, "status");
  redone = digest_all (self);
  g_assert_cmpstr (redone, ==, after);
}

/* Nobody said that it was active before it joined, in 2018. */
static void
test_before_joining (Fixture *self, gconstpointer data)
{
  set_since (self, OTHER, DESMI_STATUS_CANDIDATE, NULL, NULL, "2017-05-02");
  set_since (self, OTHER, DESMI_STATUS_ACTIVE, NULL, NULL, "2018-03-01");
  assert_past (self, "candidate 2017-05-02 2018-03-01 - -");
}

/* Another reason or day of the same status is no other status. */
static void
test_same (Fixture *self, gconstpointer data)
{
  set_since (self, OTHER, DESMI_STATUS_ACTIVE, NULL, "catatan", NULL);
  assert_standing (self, "active - -");
  set_since (self, OTHER, DESMI_STATUS_ACTIVE, "other", NULL, "2021-04-05");
  assert_standing (self, "active 2021-04-05 other");
  set_since (self, OTHER, DESMI_STATUS_ACTIVE, "budget", NULL, NULL);
  assert_standing (self, "active 2021-04-05 budget");
  assert_past (self, NULL);
}

/* Reason and note stay with the status that they are of unless something is said of them. */
static void
test_words_stay (Fixture *self, gconstpointer data)
{
  static const char notes[] = "SELECT coalesce (note, '-') FROM local_status";
  g_autofree char  *kept = NULL, *gone = NULL;

  set_since (self, OTHER, DESMI_STATUS_SUSPENDED, "budget", "menunggu", "2020-02-03");
  set_since (self, OTHER, DESMI_STATUS_SUSPENDED, NULL, NULL, "2020-03-01");
  assert_standing (self, "suspended 2020-03-01 budget");
  kept = fixture_get_text (self, notes);
  g_assert_cmpstr (kept, ==, "menunggu");
  set_since (self, OTHER, DESMI_STATUS_SUSPENDED, "", "", NULL);
  assert_standing (self, "suspended 2020-03-01 -");
  gone = fixture_get_text (self, notes);
  g_assert_cmpstr (gone, ==, "-");
  set_since (self, OTHER, DESMI_STATUS_SUSPENDED, "budget", NULL, NULL);
  set_since (self, OTHER, DESMI_STATUS_ACTIVE, NULL, NULL, NULL);
  assert_standing (self, "active " TODAY " -");
}

/* What held for no day was chosen wrong; back at the old one, all is as it was. */
static void
test_corrected (Fixture *self, gconstpointer data)
{
  set_since (self, OTHER, DESMI_STATUS_ACTIVE, NULL, NULL, "2020-02-03");
  set_since (self, OTHER, DESMI_STATUS_LEFT, NULL, NULL, NULL);
  set_since (self, OTHER, DESMI_STATUS_SUSPENDED, NULL, NULL, NULL);
  assert_standing (self, "suspended " TODAY " -");
  assert_past (self, "active 2020-02-03 " TODAY " - -");
  set_since (self, OTHER, DESMI_STATUS_ACTIVE, NULL, NULL, NULL);
  assert_standing (self, "active 2020-02-03 -");
  assert_past (self, NULL);
  assert_undo (self, "status");
  assert_past (self, "active 2020-02-03 " TODAY " - -");
}

static void
assert_refused (Fixture *self, DesmiStatus status, const char *since, DesmiStatus standing)
{
  g_autoptr (DesmiEdit) edit = desmi_edit_new ("status");
  g_autoptr (GError)    error = NULL;
  g_autofree char      *before = digest_all (self), *after = NULL;

  desmi_edit_set_status_since (edit, OTHER, "desmigratif", status, NULL, NULL, since);
  g_assert_false (desmi_store_apply (self->store, edit, NULL, &error));
  g_assert_error (error, DESMI_STORE_ERROR, DESMI_STORE_ERROR_INPUT);
  g_assert_nonnull (strstr (error->message, OTHER));
  g_assert_nonnull (
      strstr (error->message, desmi_status_name (standing, desmi_locale_get_user ())));
  after = digest_all (self);
  g_assert_cmpstr (after, ==, before);
}

/* No status ends before it begins. */
static void
test_backdated (Fixture *self, gconstpointer data)
{
  set_since (self, OTHER, DESMI_STATUS_SUSPENDED, NULL, NULL, "2026-01-05");
  assert_refused (self, DESMI_STATUS_ACTIVE, "2020-01-01", DESMI_STATUS_SUSPENDED);
  assert_refused (self, DESMI_STATUS_LEFT, "2026-01-04", DESMI_STATUS_SUSPENDED);
  assert_standing (self, "suspended 2026-01-05 -");
  assert_past (self, "active - 2026-01-05 - -");
  /* what came before ends when another one begins */
  set_since (self, OTHER, DESMI_STATUS_ACTIVE, NULL, NULL, "2026-03-01");
  set_since (self, OTHER, DESMI_STATUS_ACTIVE, NULL, NULL, "2026-04-01");
  assert_past (self, "active - 2026-01-05 - -; suspended 2026-01-05 2026-04-01 - -");
  assert_refused (self, DESMI_STATUS_ACTIVE, "2026-01-04", DESMI_STATUS_SUSPENDED);
  /* and is none where it would have held for no day */
  set_since (self, OTHER, DESMI_STATUS_ACTIVE, NULL, NULL, "2026-01-05");
  assert_standing (self, "active 2026-01-05 -");
  assert_past (self, "active - 2026-01-05 - -");
}

/* What was announced and did not come about has not been. */
static void
test_announced (Fixture *self, gconstpointer data)
{
  set_since (self, OTHER, DESMI_STATUS_SUSPENDED, NULL, NULL, "2026-12-20");
  assert_past (self, "active - 2026-12-20 - -");
  set_since (self, OTHER, DESMI_STATUS_LEFT, NULL, NULL, NULL);
  assert_standing (self, "left " TODAY " -");
  assert_past (self, "active - " TODAY " - -");
  set_since (self, OTHER, DESMI_STATUS_SUSPENDED, NULL, NULL, "2026-12-20");
  set_since (self, OTHER, DESMI_STATUS_LEFT, NULL, NULL, NULL);
  assert_standing (self, "left " TODAY " -");
  assert_past (self, "active - " TODAY " - -");
}

static void
test_first (Fixture *self, gconstpointer data)
{
  DesmiEdit *edit = desmi_edit_new ("daftar");

  desmi_edit_enrol (edit, VILLAGE, "desmigratif", 2020, NULL, NULL);
  desmi_edit_set_status (edit, VILLAGE, "desmigratif", DESMI_STATUS_CANDIDATE, NULL, NULL);
  apply (self, edit);
  assert_standing (self, "candidate - -");
  assert_past (self, NULL);
  set_since (self, VILLAGE, DESMI_STATUS_ACTIVE, NULL, NULL, "2026-12-01");
  assert_past (self, "candidate - 2026-12-01 - -");
  edit = desmi_edit_new ("batal");
  desmi_edit_withdraw (edit, VILLAGE, "desmigratif");
  apply (self, edit);
  assert_past (self, NULL);
  assert_undo (self, "batal");
  assert_past (self, "candidate - 2026-12-01 - -");
}

static void
test_no_day (Fixture *self, gconstpointer data)
{
  g_autoptr (DesmiEdit) edit = desmi_edit_new ("status");
  g_autoptr (GError)    error = NULL;

  desmi_edit_set_status_since (edit, OTHER, "desmigratif", DESMI_STATUS_LEFT, NULL, NULL,
                               "2023-02-30");
  g_assert_false (desmi_store_apply (self->store, edit, NULL, &error));
  g_assert_error (error, DESMI_STORE_ERROR, DESMI_STORE_ERROR_INPUT);
  assert_standing (self, NULL);
}

/* Whoever enters today what is so since 2020 has not said that it began today. */
static void
test_first_active (Fixture *self, gconstpointer data)
{
  DesmiEdit *edit = desmi_edit_new ("daftar");

  desmi_edit_enrol (edit, VILLAGE, "desmigratif", 2020, NULL, NULL);
  desmi_edit_set_status (edit, VILLAGE, "desmigratif", DESMI_STATUS_ACTIVE, NULL, NULL);
  apply (self, edit);
  assert_standing (self, "active - -");
  set_since (self, VILLAGE, DESMI_STATUS_LEFT, NULL, NULL, "2024-03-01");
  assert_past (self, "active - 2024-03-01 - -");
}

static gboolean
next_of_list (gpointer data, DesmiRecord *record, GError **error)
{
  static const char *const villages[] = { VILLAGE, OTHER };
  guint                   *next = data;

  if (*next >= G_N_ELEMENTS (villages))
    return FALSE;
  *record = (DesmiRecord){ .kind = DESMI_RECORD_ENROLMENT,
                           .village = villages[(*next)++],
                           .programme = "desmigratif",
                           .cohort = 2018,
                           .programme_status = DESMI_STATUS_FINISHED };
  return TRUE;
}

/* A list of villages keeps what it replaces, too, and counts only what it says itself. */
static void
test_import (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char   *before = NULL, *after = NULL, *undone = NULL, *redone = NULL;
  DesmiBatchResult   result;
  guint              next = 0;

  set_since (self, OTHER, DESMI_STATUS_SUSPENDED, "budget", NULL, "2020-02-03");
  before = digest_all (self);
  g_assert_true (desmi_store_import (self->store, desmi_message_new ("impor"), next_of_list, &next,
                                     &result, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (result.added, ==, 2);
  g_assert_cmpuint (result.replaced, ==, 1);
  assert_past (self, "active - 2020-02-03 - -; suspended 2020-02-03 " TODAY " budget -");
  after = digest_all (self);
  assert_undo (self, "impor");
  undone = digest_all (self);
  g_assert_cmpstr (undone, ==, before);
  assert_redo (self, "impor");
  redone = digest_all (self);
  g_assert_cmpstr (redone, ==, after);
}

/* A file of the version before keeps its status, and gains a past with the next one. */
static void
test_version_4 (Fixture *self, gconstpointer data)
{
  fixture_exec (self, "INSERT INTO local_status (village, programme, status, since) VALUES "
                      "('" OTHER "', 'desmigratif', 'suspended', '2020-02-03')");
  edit_make_version_4 (self);
  reopen (self);
  set_since (self, OTHER, DESMI_STATUS_LEFT, NULL, NULL, "2021-01-01");
  assert_past (self, "suspended 2020-02-03 2021-01-01 - -");
}

/* As a register: the names of programme, status and reason stand beside their codes. */
static void
test_lookup (Fixture *self, gconstpointer data)
{
  g_autoptr (GError)     error = NULL;
  g_autoptr (DesmiTable) table = NULL;

  set_since (self, OTHER, DESMI_STATUS_SUSPENDED, "budget", NULL, "2020-02-03");
  set_since (self, OTHER, DESMI_STATUS_LEFT, NULL, NULL, "2021-01-01");
  table = desmi_store_lookup (self->store, "register-past-status", OTHER,
                              desmi_locale_get_english (), NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (desmi_table_get_n_rows (table), ==, 2);
  g_assert_cmpstr (desmi_table_get_label (table, 1, 3), ==, "Suspended");
  g_assert_cmpstr (desmi_table_get_text (table, 1, 6), ==, "budget");
  g_assert_cmpstr (desmi_table_get_label (table, 1, 6), ==, "B");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("kept", test_kept);
  ADD ("before-joining", test_before_joining);
  ADD ("same", test_same);
  ADD ("words-stay", test_words_stay);
  ADD ("corrected", test_corrected);
  ADD ("backdated", test_backdated);
  ADD ("announced", test_announced);
  ADD ("first", test_first);
  ADD ("first-active", test_first_active);
  ADD ("no-day", test_no_day);
  ADD ("import", test_import);
  ADD ("version-4", test_version_4);
  ADD ("lookup", test_lookup);
  return g_test_run ();
}
