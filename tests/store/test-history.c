/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The history of an area and of one step, and the way to any point of the line. */
#include "edit-fixture.h"

#include "core/desmi-locale.h"

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

static DesmiTable *
look_up (Fixture *self, const char *what, const char *argument)
{
  g_autoptr (GError) error = NULL;
  DesmiTable        *table
      = desmi_store_lookup (self->store, what, argument, desmi_locale_get_english (), NULL, &error);

  g_assert_no_error (error);
  return table;
}

/* The steps of an area, by their labels, the newest first. */
static void
assert_steps (Fixture *self, const char *area, const char *labels)
{
  g_autoptr (DesmiTable) table = look_up (self, "history-steps", area);
  g_autoptr (GString)    found = g_string_new (NULL);

  for (guint i = 0; i < desmi_table_get_n_rows (table); i++)
    g_string_append_printf (found, "%s%s", i > 0 ? " " : "",
                            desmi_table_get_text (table, i, STEP_LABEL));
  g_assert_cmpstr (found->str, ==, labels);
}

static gboolean
next_flow (gpointer source, DesmiRecord *record, GError **error)
{
  const char **village = source;

  if (*village == NULL)
    return FALSE;
  *record = (DesmiRecord){ .kind = DESMI_RECORD_FLOW, .flow = make_flow (3) };
  record->flow.village = *village;
  *village = NULL;
  return TRUE;
}

static void
import (Fixture *self, const char *label, const char *village)
{
  g_autoptr (GError) error = NULL;
  DesmiBatchResult   result;

  desmi_store_import (self->store, label, next_flow, &village, &result, NULL, &error);
  g_assert_no_error (error);
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
  import (self, "impor", OTHER);
  assert_steps (self, NULL, "impor keduanya nama");
  assert_steps (self, VILLAGE, "keduanya nama");
  assert_steps (self, OTHER, "impor keduanya");
  assert_steps (self, "32.12.02", "impor keduanya");
  assert_steps (self, "32.12", "impor keduanya nama");
  assert_steps (self, "32.12.0", "");
  /* of a step that touches two villages, what it did to the one is counted */
  table = look_up (self, "history-steps", VILLAGE);
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

  import (self, "satu", VILLAGE);
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

static void
test_changes (Fixture *self, gconstpointer data)
{
  static const char *const flow[] = {
    "Desa 01 001",
    "Worker Flows",
    "November 2023, Departures, Taiwan, Formal, Female, Private to private",
    "workers",
    NULL,
    "12",
  };
  static const char *const name[]
      = { "Desa 01 001", "Profile", NULL, "village head", "Budi", "Sri" };
  static const char *const imported[] = { NULL, NULL, NULL, NULL, NULL, "1 row imported" };
  g_autoptr (DesmiTable)   first = NULL, second = NULL, third = NULL, fourth = NULL;
  g_autoptr (GError)       error = NULL;

  put_name (self, "nama", "Budi");
  set_status (self, "keduanya");
  put_count (self, "arus", 12);
  import (self, "impor", OTHER);
  first = look_up (self, "history-changes", "2");
  g_assert_cmpuint (desmi_table_get_n_rows (first), >, 1);
  second = look_up (self, "history-changes", "2 " VILLAGE);
  g_assert_cmpuint (desmi_table_get_n_rows (second), ==, 1);
  assert_change (second, 0, name);
  third = look_up (self, "history-changes", "3");
  g_assert_cmpuint (desmi_table_get_n_rows (third), ==, 1);
  assert_change (third, 0, flow);
  fourth = look_up (self, "history-changes", "4");
  assert_change (fourth, 0, imported);
  g_assert_null (desmi_store_lookup (self->store, "history-changes", "99", NULL, NULL, &error));
  g_assert_error (error, DESMI_STORE_ERROR, DESMI_STORE_ERROR_INPUT);
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
  import (self, "impor", OTHER);
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
  import (self, "tiga", OTHER);
  desmi_store_set_user (self->store, " ");
  put_name (self, "empat", "Ani");
  table = look_up (self, "history", NULL);
  g_assert_cmpstr (desmi_table_get_text (table, 1, STEP_WHO), ==, "Ibu Wati");
  g_assert_cmpstr (desmi_table_get_text (table, 2, STEP_WHO), ==, "Ibu Wati");
  g_assert_cmpstr (desmi_table_get_text (table, 0, STEP_WHO), !=, "Ibu Wati");
  g_assert_cmpstr (desmi_table_get_text (table, 0, STEP_WHO), ==,
                   desmi_table_get_text (table, 3, STEP_WHO));
}

/* Ten thousand steps are read at once. */
static void
test_long (Fixture *self, gconstpointer data)
{
  g_autoptr (DesmiTable) all = NULL, some = NULL, told = NULL;
  gint64                 start;

  put_name (self, "nama", "Budi");
  put_count (self, "arus", 12);
  set_status (self, "status");
  fixture_exec (self, "INSERT INTO history (at, who, label, kind, state, changeset, n_rows)"
                      " WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n"
                      " WHERE i < 3333) SELECT at, who, label, kind, state, changeset, n_rows"
                      " FROM n, history");
  start = g_get_monotonic_time ();
  all = look_up (self, "history-steps", NULL);
  g_test_message ("all: %.3f s", (double) (g_get_monotonic_time () - start) / 1e6);
  g_assert_cmpuint (desmi_table_get_n_rows (all), ==, 10002);
  start = g_get_monotonic_time ();
  some = look_up (self, "history-steps", OTHER);
  g_test_message ("a village: %.3f s", (double) (g_get_monotonic_time () - start) / 1e6);
  g_assert_cmpuint (desmi_table_get_n_rows (some), ==, 3334);
  g_assert_cmpint (g_get_monotonic_time () - start, <, 5 * G_USEC_PER_SEC / 2);
  told = look_up (self, "history", NULL);
  g_assert_cmpuint (desmi_table_get_n_rows (told), ==, 500);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("history/area", test_area);
  ADD ("history/area-replaced", test_area_replaced);
  ADD ("history/changes", test_changes);
  ADD ("history/to-any-point", test_to_any_point);
  ADD ("history/dropped", test_dropped);
  ADD ("history/all-or-nothing", test_all_or_nothing);
  ADD ("history/user", test_user);
  ADD ("history/long", test_long);
  return g_test_run ();
}
