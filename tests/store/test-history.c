/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The history of an area and of one step, and the way to any point of the line. */
#include "history-fixture.h"

enum
{
  STEP_ID,
  STEP_AT,
  STEP_WHO,
  STEP_LABEL,
  STEP_KIND,
  STEP_STATE,
  STEP_CHANGES,
};

/* The steps of an area, by their labels, the newest first. */
static void
assert_steps (Fixture *self, const char *area, const char *labels)
{
  g_autoptr (DesmiTable) table = history_look_up (self, "history-steps", area);
  g_autoptr (GString)    found = g_string_new (NULL);

  for (guint i = 0; i < desmi_table_get_n_rows (table); i++)
    g_string_append_printf (found, "%s%s", i > 0 ? " " : "",
                            desmi_table_get_text (table, i, STEP_LABEL));
  g_assert_cmpstr (found->str, ==, labels);
}

static void
set_status (Fixture *self, const char *label)
{
  DesmiEdit *edit = desmi_edit_new (label);

  desmi_edit_set_status (edit, OTHER, "desmigratif", DESMI_STATUS_SUSPENDED, "other", "menunggu");
  desmi_edit_set_profile (edit, VILLAGE, "head_name", "Sri");
  apply (self, edit);
}

static void
test_area (Fixture *self, gconstpointer data)
{
  g_autoptr (DesmiTable) table = NULL;

  put_name (self, "nama", "Budi");
  set_status (self, "keduanya");
  history_import (self, "impor", OTHER);
  assert_steps (self, NULL, "impor keduanya nama");
  assert_steps (self, VILLAGE, "keduanya nama");
  assert_steps (self, OTHER, "impor keduanya");
  assert_steps (self, "32.12.02", "impor keduanya");
  assert_steps (self, "32.12", "impor keduanya nama");
  assert_steps (self, "32.12.0", "");
  /* of a step that touches two villages, what it did to the one is counted */
  table = history_look_up (self, "history-steps", VILLAGE);
  g_assert_cmpint (desmi_table_get_int (table, 0, STEP_CHANGES), ==, 1);
  assert_undo (self, "impor");
  assert_steps (self, OTHER, "impor keduanya");
}

/* An import is still found when its rows were replaced by another, or changed by hand. */
static void
test_area_replaced (Fixture *self, gconstpointer data)
{
  DesmiEdit *edit = desmi_edit_new ("tangan");
  DesmiFlow  flow = make_flow (9);

  history_import (self, "satu", VILLAGE);
  desmi_edit_put_flow (edit, &flow);
  apply (self, edit);
  assert_steps (self, VILLAGE, "tangan satu");
  assert_steps (self, OTHER, "");
}

static void
assert_change (DesmiTable *table, guint row, const char *const *cells)
{
  for (guint i = 0; i < 6; i++)
    {
      const char *text
          = i == 0 ? desmi_table_get_label (table, row, 0) : desmi_table_get_text (table, row, i);

      g_assert_cmpstr (text, ==, cells[i]);
    }
}

/* A village's count of workers in the month that put_count() writes. */
static void
assert_count_changed (DesmiTable *table, guint row, const char *before, const char *after)
{
  const char *const cells[]
      = { "Desa 01 001",
          "Worker Flows",
          "November 2023, Departures, Taiwan, Formal, Female, Private to private",
          "workers",
          before,
          after };

  assert_change (table, row, cells);
}

static void
test_changes (Fixture *self, gconstpointer data)
{
  static const char *const name[]
      = { "Desa 01 001", "Profile", NULL, "village head", "Budi", "Sri" };
  static const char *const imported[] = { NULL, NULL, NULL, NULL, NULL, "1 row imported" };
  g_autoptr (DesmiTable)   first = NULL, second = NULL, third = NULL, fourth = NULL;
  g_autoptr (GError)       error = NULL;

  put_name (self, "nama", "Budi");
  set_status (self, "keduanya");
  put_count (self, "arus", 12);
  history_import (self, "impor", OTHER);
  first = history_look_up (self, "history-changes", "2");
  g_assert_cmpuint (desmi_table_get_n_rows (first), >, 1);
  second = history_look_up (self, "history-changes", "2 " VILLAGE);
  g_assert_cmpuint (desmi_table_get_n_rows (second), ==, 1);
  assert_change (second, 0, name);
  third = history_look_up (self, "history-changes", "3");
  g_assert_cmpuint (desmi_table_get_n_rows (third), ==, 1);
  assert_count_changed (third, 0, NULL, "12");
  fourth = history_look_up (self, "history-changes", "4");
  g_assert_cmpuint (desmi_table_get_n_rows (fourth), ==, 2);
  assert_change (fourth, 0, imported);
  g_assert_null (desmi_store_lookup (self->store, "history-changes", "99", NULL, NULL, &error));
  g_assert_error (error, DESMI_STORE_ERROR, DESMI_STORE_ERROR_INPUT);
}

static void
assert_replaced (Fixture *self)
{
  g_autoptr (DesmiTable) here = history_look_up (self, "history-changes", "2 " VILLAGE);
  g_autoptr (DesmiTable) there = history_look_up (self, "history-changes", "2 " OTHER);

  g_assert_cmpuint (desmi_table_get_n_rows (here), ==, 2);
  assert_count_changed (here, 1, "12", "3");
  g_assert_cmpuint (desmi_table_get_n_rows (there), ==, 1);
}

/* What an import wrote over is told, also while it is taken back. */
static void
test_import_replaced (Fixture *self, gconstpointer data)
{
  put_count (self, "arus", 12);
  history_import (self, "impor", VILLAGE);
  assert_replaced (self);
  assert_undo (self, "impor");
  assert_replaced (self);
  assert_redo (self, "impor");
  assert_replaced (self);
}

static void
put_product (Fixture *self, const char *label, const char *group)
{
  DesmiEdit             *edit = desmi_edit_new (label);
  g_autoptr (DesmiEntry) product = desmi_entry_new (DESMI_REGISTER_PRODUCT, VILLAGE);
  g_autoptr (DesmiEntry) activity = desmi_entry_new (DESMI_REGISTER_ACTIVITY, VILLAGE);

  desmi_entry_set (product, "name", "Keripik");
  desmi_entry_set (product, "group_id", group);
  desmi_entry_set (activity, "day", "2023-11-02");
  desmi_entry_set (activity, "title", "Pelatihan");
  desmi_entry_set (activity, "programme", "desmigratif");
  desmi_entry_set (activity, "pillar", "1");
  desmi_edit_put_entry (edit, product);
  desmi_edit_put_entry (edit, activity);
  apply (self, edit);
}

static gboolean
tells (DesmiTable *table, const char *after)
{
  for (guint r = 0; r < desmi_table_get_n_rows (table); r++)
    if (g_strcmp0 (desmi_table_get_text (table, r, 5), after) == 0)
      return TRUE;
  return FALSE;
}

/* Numbers of groups and pillars are told by their names, as long as there are such. */
static void
test_names (Fixture *self, gconstpointer data)
{
  DesmiEdit             *edit = desmi_edit_new ("kelompok");
  g_autoptr (DesmiEntry) group = desmi_entry_new (DESMI_REGISTER_GROUP, VILLAGE);
  g_autoptr (DesmiTable) named = NULL, gone = NULL;

  desmi_entry_set (group, "name", "Maju Bersama");
  desmi_entry_set (group, "state", "active");
  desmi_edit_put_entry (edit, group);
  apply (self, edit);
  put_product (self, "produk", "1");
  named = history_look_up (self, "history-changes", "2");
  g_assert_true (tells (named, "Maju Bersama"));
  g_assert_true (tells (named, "P"));
  fixture_exec (self, "DELETE FROM local_group; DELETE FROM local_activity");
  gone = history_look_up (self, "history-changes", "2");
  g_assert_true (tells (gone, "#1"));
  g_assert_true (tells (gone, "P"));
}

static gint64
go_to (Fixture *self, gint64 step)
{
  g_autoptr (GError) error = NULL;
  DesmiMoved         moved = { 99, 99 };
  gint64             from;

  from = fixture_get_int (self, "SELECT COALESCE (max (id), 0) FROM history WHERE state = 'done'");
  desmi_store_undo_to (self->store, step, NULL, NULL, &moved, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (moved.from, ==, from);
  return moved.n;
}

static void
test_to_any_point (Fixture *self, gconstpointer data)
{
  g_autofree char   *states[6] = { NULL };
  static const guint way[] = { 0, 5, 2, 2, 4, 1, 3, 0, 1, 5 };
  guint              at = 5;

  states[0] = digest_all (self);
  for (gint64 i = 1; i <= 4; i++)
    {
      put_count (self, "arus", i * 10);
      states[i] = digest_all (self);
    }
  history_import (self, "impor", OTHER);
  states[5] = digest_all (self);
  for (guint i = 0; i < G_N_ELEMENTS (way); i++)
    {
      g_autofree char *digest = NULL;

      g_assert_cmpint (go_to (self, way[i]), ==, (gint64) at - (gint64) way[i]);
      at = way[i];
      digest = digest_all (self);
      g_assert_cmpstr (digest, ==, states[at]);
    }
  for (guint i = 0; i < G_N_ELEMENTS (states); i++)
    g_clear_pointer (&states[i], g_free);
}

/* What was undone before other work was done is out of reach. */
static void
test_dropped (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char   *before = NULL, *after = NULL;

  put_count (self, "satu", 1);
  put_count (self, "dua", 2);
  g_assert_cmpint (go_to (self, 1), ==, 1);
  put_count (self, "tiga", 3);
  before = digest_all (self);
  g_assert_false (desmi_store_undo_to (self->store, 2, NULL, NULL, NULL, NULL, &error));
  g_assert_error (error, DESMI_STORE_ERROR, DESMI_STORE_ERROR_NOTHING);
  g_clear_error (&error);
  g_assert_false (desmi_store_undo_to (self->store, 77, NULL, NULL, NULL, NULL, &error));
  g_assert_error (error, DESMI_STORE_ERROR, DESMI_STORE_ERROR_NOTHING);
  after = digest_all (self);
  g_assert_cmpstr (before, ==, after);
}

static void
cancel_cb (double fraction, const char *text, gpointer data)
{
  if (fraction >= 0.5)
    g_cancellable_cancel (data);
}

/* Cancelled halfway, or stopped by a row that was changed past the history, all stays as it was. */
static void
test_all_or_nothing (Fixture *self, gconstpointer data)
{
  g_autoptr (GError)       error = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autofree char         *before = NULL, *cancelled = NULL, *spoiled = NULL, *after = NULL;

  put_name (self, "nama", "Budi");
  for (gint64 i = 1; i <= 8; i++)
    put_count (self, "arus", i);
  before = digest_all (self);
  g_assert_false (
      desmi_store_undo_to (self->store, 0, cancel_cb, cancellable, NULL, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  cancelled = digest_all (self);
  g_assert_cmpstr (cancelled, ==, before);
  g_assert_cmpint (fixture_get_int (self, "SELECT count (*) FROM history WHERE state = 'done'"), ==,
                   9);
  fixture_exec (self, "UPDATE local_profile SET head_name = 'Lain'");
  spoiled = digest_all (self);
  g_assert_false (desmi_store_undo_to (self->store, 0, NULL, NULL, NULL, NULL, &error));
  g_assert_error (error, DESMI_STORE_ERROR, DESMI_STORE_ERROR_CONFLICT);
  after = digest_all (self);
  g_assert_cmpstr (after, ==, spoiled);
  g_assert_cmpstr (desmi_store_get_undo_label (self->store), ==, "arus");
}

static void
test_user (Fixture *self, gconstpointer data)
{
  g_autoptr (DesmiTable) table = NULL;

  put_name (self, "satu", "Budi");
  desmi_store_set_user (self->store, "  Ibu Wati ");
  put_name (self, "dua", "Sri");
  history_import (self, "tiga", OTHER);
  desmi_store_set_user (self->store, " ");
  put_name (self, "empat", "Ani");
  table = history_look_up (self, "history", NULL);
  g_assert_cmpstr (desmi_table_get_text (table, 1, STEP_WHO), ==, "Ibu Wati");
  g_assert_cmpstr (desmi_table_get_text (table, 2, STEP_WHO), ==, "Ibu Wati");
  g_assert_cmpstr (desmi_table_get_text (table, 0, STEP_WHO), !=, "Ibu Wati");
  g_assert_cmpstr (desmi_table_get_text (table, 0, STEP_WHO), ==,
                   desmi_table_get_text (table, 3, STEP_WHO));
}

/* What an area's page counts of an import is what it did there. */
static void
test_area_of_import (Fixture *self, gconstpointer data)
{
  g_autoptr (DesmiTable) there = NULL, elsewhere = NULL;

  history_import (self, "satu", VILLAGE);
  fixture_exec (self, "INSERT INTO history_area VALUES (1, '" OTHER "', 7)");
  there = history_look_up (self, "history", VILLAGE);
  g_assert_cmpint (desmi_table_get_int (there, 0, STEP_CHANGES), ==, 1);
  elsewhere = history_look_up (self, "history", "32.12.02");
  g_assert_cmpint (desmi_table_get_int (elsewhere, 0, STEP_CHANGES), ==, 7);
}

enum
{
  PLAN_ID,
  PLAN_WAY = 5,
  PLAN_CHANGES,
  PLAN_VILLAGES,
  PLAN_ELSEWHERE,
};

/* The steps that going to @argument would go through: "3 undo 1 1 0 2 undo …". */
static void
assert_plan (Fixture *self, const char *argument, const char *steps)
{
  g_autoptr (DesmiTable) table = history_look_up (self, "undo-steps", argument);
  g_autoptr (GString)    found = g_string_new (NULL);

  for (guint i = 0; i < desmi_table_get_n_rows (table); i++)
    {
      g_string_append_printf (found, "%s%" G_GINT64_FORMAT " %s", i > 0 ? "; " : "",
                              desmi_table_get_int (table, i, PLAN_ID),
                              desmi_table_get_text (table, i, PLAN_WAY));
      for (guint c = PLAN_CHANGES; c <= PLAN_ELSEWHERE; c++)
        g_string_append_printf (found, " %" G_GINT64_FORMAT, desmi_table_get_int (table, i, c));
    }
  g_assert_cmpstr (found->str, ==, steps);
}

/* Before a way is gone it can be told through what it leads. */
static void
test_plan (Fixture *self, gconstpointer data)
{
  g_autoptr (DesmiTable) villages = NULL;
  g_autoptr (GError)     error = NULL;

  put_name (self, "nama", "Budi");
  set_status (self, "keduanya");
  history_import (self, "impor", OTHER);
  assert_plan (self, "3", "");
  assert_plan (self, "1", "3 undo 1 1 0; 2 undo 8 2 0");
  assert_plan (self, "1 " VILLAGE, "3 undo 1 1 1; 2 undo 8 2 7");
  assert_plan (self, "0 32.12", "3 undo 1 1 0; 2 undo 8 2 0; 1 undo 1 1 0");
  villages = history_look_up (self, "undo-villages", "1");
  g_assert_cmpuint (desmi_table_get_n_rows (villages), ==, 2);
  g_assert_cmpstr (desmi_table_get_text (villages, 1, 0), ==, OTHER);
  g_assert_cmpstr (desmi_table_get_label (villages, 1, 0), ==, "Desa 02 001");
  g_assert_cmpint (desmi_table_get_int (villages, 1, 1), ==, 2);
  g_assert_cmpint (desmi_table_get_int (villages, 1, 2), ==, 8);
  g_assert_cmpint (go_to (self, 1), ==, 2);
  assert_plan (self, "3", "2 redo 8 2 0; 3 redo 1 1 0");
  put_name (self, "lain", "Sri");
  g_assert_null (desmi_store_lookup (self->store, "undo-steps", "3", NULL, NULL, &error));
  g_assert_error (error, DESMI_STORE_ERROR, DESMI_STORE_ERROR_NOTHING);
  g_clear_error (&error);
  g_assert_null (desmi_store_lookup (self->store, "undo-villages", NULL, NULL, NULL, &error));
  g_assert_error (error, DESMI_STORE_ERROR, DESMI_STORE_ERROR_NOTHING);
}

/* Which steps are undone, also when nothing leads back to them; and an edit knows its own. */
static void
test_undone (Fixture *self, gconstpointer data)
{
  g_autoptr (DesmiEdit) edit = desmi_edit_new ("telepon"), same = desmi_edit_new ("sama");

  put_count (self, "satu", 1);
  put_count (self, "dua", 2);
  desmi_edit_set_profile (edit, VILLAGE, "phone", "0234 5678");
  desmi_edit_set_profile (same, VILLAGE, "phone", "0234 5678");
  g_assert_cmpint (desmi_edit_get_step (edit), ==, 0);
  g_assert_true (desmi_store_apply (self->store, edit, NULL, NULL));
  g_assert_cmpint (desmi_edit_get_step (edit), ==, 3);
  g_assert_true (desmi_store_apply (self->store, same, NULL, NULL));
  g_assert_cmpint (desmi_edit_get_step (same), ==, 0);
  history_assert_ids (self, "undone", "1", "");
  g_assert_cmpint (go_to (self, 1), ==, 2);
  history_assert_ids (self, "undone", "1", "2 3");
  history_assert_ids (self, "undone", "3", "3");
  put_count (self, "tiga", 3);
  history_assert_ids (self, "undone", NULL, "2 3");
}

/* What an older program wrote beside, without noting where, is noted when the file is opened. */
static void
test_uncounted (Fixture *self, gconstpointer data)
{
  g_autofree char  *before = NULL, *after = NULL;
  static const char all[] = "SELECT group_concat (line) FROM (SELECT step || ' ' || village || ' ' "
                            "|| n_changes AS line FROM history_area ORDER BY step, village)";

  put_name (self, "nama", "Budi");
  set_status (self, "keduanya");
  history_import (self, "impor", OTHER);
  before = fixture_get_text (self, all);
  fixture_exec (self, "DELETE FROM history_area WHERE step > 1");
  assert_steps (self, OTHER, "");
  reopen (self);
  assert_steps (self, OTHER, "impor keduanya");
  after = fixture_get_text (self, all);
  g_assert_cmpstr (after, ==, before);
  /* one that nothing can be told of is asked once only */
  fixture_exec (self, "UPDATE history SET changeset = x'00' WHERE id = 1;"
                      "DELETE FROM history_area WHERE step = 1");
  reopen (self);
  g_assert_cmpint (fixture_get_int (self, "SELECT n_changes FROM history_area WHERE step = 1"), ==,
                   0);
}

static void
assert_n_parts (Fixture *self, const char *part, guint n)
{
  g_autoptr (DesmiTable) table = history_look_up (self, "history-parts", part);

  g_assert_cmpuint (desmi_table_get_n_rows (table), ==, n);
}

/* Of ten thousand steps no changeset is read but those that are told. */
static void
test_long (Fixture *self, gconstpointer data)
{
  g_autoptr (DesmiTable) all = NULL, some = NULL, told = NULL;

  put_name (self, "nama", "Budi");
  put_count (self, "arus", 12);
  set_status (self, "status");
  fixture_exec (self, "INSERT INTO history (at, who, label, kind, state, changeset, n_rows)"
                      " WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n"
                      " WHERE i < 3333) SELECT at, who, label, kind, state, changeset, n_rows"
                      " FROM n, history;"
                      "INSERT INTO history_area SELECT h.id, a.village, a.n_changes"
                      " FROM history AS h JOIN history_area AS a ON a.step = 1 + (h.id - 1) %% 3"
                      " WHERE h.id > 3;"
                      "UPDATE history SET changeset = x'00' WHERE id <= 9000");
  all = history_look_up (self, "history-steps", NULL);
  g_assert_cmpuint (desmi_table_get_n_rows (all), ==, 10002);
  some = history_look_up (self, "history-steps", OTHER);
  g_assert_cmpuint (desmi_table_get_n_rows (some), ==, 3334);
  told = history_look_up (self, "history", NULL);
  g_assert_cmpuint (desmi_table_get_n_rows (told), ==, 500);
  assert_n_parts (self, "flows", 334);
  assert_n_parts (self, "villages", 2 * 334);
  assert_n_parts (self, "quality", 0);
}

static void
assert_label (Fixture *self, const char *what, const char *argument, const char *label)
{
  g_autoptr (DesmiTable) table = history_look_up (self, what, argument);
  guint                  column = (guint) desmi_table_find_column (table, "label");

  g_assert_cmpuint (desmi_table_get_n_rows (table), ==, 1);
  g_assert_cmpstr (desmi_table_get_text (table, 0, column), ==, label);
}

/* What another wrote in their language: the label as they read it, and what it is made of. */
static void
put_message (Fixture *self, const char *message)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (desmi_store_set_meta (self->store, "label/1", message, &error));
  g_assert_no_error (error);
}

static void
wait_for_undo (Fixture *self, const char *label)
{
  while (g_strcmp0 (desmi_store_get_undo_label (self->store), label) != 0)
    g_main_context_iteration (NULL, TRUE);
}

/* Wherever a step is told of, it is told in the reader's language; a message that cannot be said
 * leaves what its writer read. */
static void
test_label (Fixture *self, gconstpointer data)
{
  static const char *const wrong[] = { "",
                                       "Mendaftarkan",
                                       "('%n%n', '', 0, [('text', 'x')])",
                                       "('%s%s', '', 0, [('text', 'x')])",
                                       "('%s', '', 0, [('later', 'x')])",
                                       "('\\n', '', 0, @a(ss) [])",
                                       "('', '', 0, @a(ss) [])" };

  put_name (self, "Mendaftarkan Kenanga", "Budi");
  put_message (self, "('Enrolled %s', '', 0, [('text', 'Kenanga')])");
  assert_label (self, "history", NULL, "Enrolled Kenanga");
  assert_label (self, "history-steps", VILLAGE, "Enrolled Kenanga");
  assert_label (self, "undo-steps", "0", "Enrolled Kenanga");
  assert_label (self, "return-steps", "0 " VILLAGE, "Enrolled Kenanga");
  wait_for_undo (self, "Enrolled Kenanga");
  assert_undo (self, "Enrolled Kenanga");
  wait_for_undo (self, NULL);
  g_assert_cmpstr (desmi_store_get_redo_label (self->store), ==, "Enrolled Kenanga");
  assert_redo (self, "Enrolled Kenanga");
  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      put_message (self, wrong[i]);
      assert_label (self, "history", NULL, "Mendaftarkan Kenanga");
      wait_for_undo (self, "Mendaftarkan Kenanga");
    }
}

/* A message that was left by a step of the same number is none of the new step. */
static void
test_label_of_lost_step (Fixture *self, gconstpointer data)
{
  put_message (self, "('Enrolled %s', '', 0, [('text', 'Kenanga')])");
  put_name (self, "nama", "Budi");
  assert_label (self, "history", NULL, "nama");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("history/area", test_area);
  ADD ("history/area-replaced", test_area_replaced);
  ADD ("history/area-of-import", test_area_of_import);
  ADD ("history/plan", test_plan);
  ADD ("history/undone", test_undone);
  ADD ("history/uncounted", test_uncounted);
  ADD ("history/changes", test_changes);
  ADD ("history/import-replaced", test_import_replaced);
  ADD ("history/names", test_names);
  ADD ("history/to-any-point", test_to_any_point);
  ADD ("history/dropped", test_dropped);
  ADD ("history/all-or-nothing", test_all_or_nothing);
  ADD ("history/user", test_user);
  ADD ("history/long", test_long);
  ADD ("history/label", test_label);
  ADD ("history/label-of-lost-step", test_label_of_lost_step);
  return g_test_run ();
}
