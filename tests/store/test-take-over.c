/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A village goes on under another code: what holds on comes along in one step, and what was stays.
 */
#include "edit-fixture.h"

#define NEW "32.12.02.2002"
#define PART "32.12.02.2003"
#define MERGED "32.12.01.2002"

#undef ADD
#define ADD(name, func)                                                                            \
  g_test_add ("/store/take-over/" name, Fixture, NULL, set_up, func, fixture_tear_down)

/* OTHER is enrolled officially, since 2018. */
static void
set_up (Fixture *self, gconstpointer data)
{
  edit_set_up (self, data);
  fixture_exec (
      self,
      "INSERT INTO local_status (village, programme, status, since) "
      "VALUES ('" OTHER "', 'desmigratif', 'suspended', '2026-02-01');"
      "INSERT INTO local_profile (village, head_name, population) VALUES ('" OTHER "', 'Ani', 40);"
      "INSERT INTO local_person (village, id, role, name, until) VALUES "
      "('" OTHER "', 1, 'officer', 'Budi', '2024-01-01'), ('" OTHER "', 2, 'officer', 'Citra', "
      "NULL);"
      "INSERT INTO local_group (village, id, name, state) VALUES ('" OTHER "', 7, 'Mekar', "
      "'active');"
      "INSERT INTO local_product (village, id, name, group_id) VALUES ('" OTHER "', 3, 'Kerupuk', "
      "7);"
      "INSERT INTO local_service (village, place) VALUES ('" OTHER "', 'Balai desa')");
}

static void
become (Fixture *self, const char *village, const char *successors)
{
  fixture_exec (self,
                "UPDATE official_region SET retired = '2026-07-01', successors = '%s' "
                "WHERE code = '%s'",
                successors, village);
}

static gboolean
take_over (Fixture *self, const char *village, const char *from, GError **error)
{
  g_autoptr (DesmiEdit) edit = desmi_edit_new ("go on");

  desmi_edit_take_over (edit, village, from);
  return desmi_store_apply (self->store, edit, NULL, error) && desmi_edit_get_changed (edit);
}

static void
assert_text (Fixture *self, const char *sql, const char *wanted)
{
  g_autofree char *text = fixture_get_text (self, sql);

  g_assert_cmpstr (text, ==, wanted);
}

#define OF(village) " WHERE village = '" village "'"
#define PEOPLE(village)                                                                            \
  "SELECT group_concat (id || ' ' || name) FROM (SELECT * FROM local_person" OF (                  \
      village) " ORDER BY id)"
#define MADE(village)                                                                              \
  "SELECT p.name || ' ' || g.name FROM local_product AS p JOIN local_group AS g "                  \
  "ON g.village = p.village AND g.id = p.group_id WHERE p.village = '" village "'"

/* The whole village has another code: all that holds on. */
static void
test_moved (Fixture *self, gconstpointer data)
{
  g_autofree char   *before = digest_all (self), *after = NULL, *undone = NULL, *redone = NULL;
  g_autoptr (GError) error = NULL;

  g_clear_pointer (&before, g_free);
  become (self, OTHER, NEW);
  before = digest_all (self);
  g_assert_true (take_over (self, NEW, OTHER, &error));
  g_assert_no_error (error);
  assert_text (self,
               "SELECT cohort || ' ' || status || ' ' || since FROM programme_village" OF (NEW),
               "2018 suspended 2026-02-01");
  assert_text (self, "SELECT head_name || ' ' || population FROM local_profile" OF (NEW), "Ani 40");
  assert_text (self, "SELECT place FROM local_service" OF (NEW), "Balai desa");
  assert_text (self, PEOPLE (NEW), "2 Citra");
  assert_text (self, MADE (NEW), "Kerupuk Mekar");
  /* what was stays where it was */
  assert_text (self, PEOPLE (OTHER), "1 Budi,2 Citra");
  assert_text (self, MADE (OTHER), "Kerupuk Mekar");
  after = digest_all (self);
  assert_undo (self, "go on");
  undone = digest_all (self);
  g_assert_cmpstr (undone, ==, before);
  assert_redo (self, "go on");
  redone = digest_all (self);
  g_assert_cmpstr (redone, ==, after);
  /* once more is nothing more */
  g_assert_false (take_over (self, NEW, OTHER, &error));
  g_assert_no_error (error);
}

/* Of two that became one it is not known whose head it has; what is there already stays. */
static void
test_merged (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  become (self, OTHER, NEW);
  become (self, MERGED, NEW);
  fixture_exec (self, "INSERT INTO local_person (village, id, role, name) VALUES "
                      "('" MERGED "', 1, 'officer', 'Dewi'), ('" NEW "', 4, 'officer', 'Eka')");
  g_assert_true (take_over (self, NEW, OTHER, &error));
  g_assert_no_error (error);
  g_assert_true (take_over (self, NEW, MERGED, &error));
  g_assert_no_error (error);
  assert_text (self, PEOPLE (NEW), "4 Eka,6 Citra,7 Dewi");
  g_assert_cmpint (fixture_get_int (self, "SELECT count (*) FROM local_profile" OF (NEW)), ==, 0);
}

/* Which part of a village has its cooperative is for a person to say. */
static void
test_split (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  become (self, OTHER, NEW " " PART);
  g_assert_true (take_over (self, PART, OTHER, &error));
  g_assert_no_error (error);
  assert_text (self, "SELECT cohort FROM programme_village" OF (PART), "2018");
  assert_text (self, PEOPLE (PART), NULL);
  assert_text (self, MADE (PART), NULL);
}

static void
test_stranger (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  become (self, OTHER, NEW);
  g_assert_false (take_over (self, PART, OTHER, &error));
  g_assert_error (error, DESMI_STORE_ERROR, DESMI_STORE_ERROR_INPUT);
  g_assert_cmpint (fixture_get_int (self, "SELECT count (*) FROM local_enrolment" OF (PART)), ==,
                   0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("moved", test_moved);
  ADD ("merged", test_merged);
  ADD ("split", test_split);
  ADD ("stranger", test_stranger);
  return g_test_run ();
}
