/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One area alone goes back to a point of the history, as one step that can be undone; what the same
 * steps did elsewhere stays. */
#include "edit-fixture.h"

#include "core/desmi-locale.h"

#include <string.h>

static const char *const villages[] = { VILLAGE, OTHER, "32.12.01.2002" };

#define N_VILLAGES G_N_ELEMENTS (villages)

/* All that the test writes about one village, with the number of the import it came with. */
static char *
describe (Fixture *self, const char *village)
{
  g_autofree char *sql = g_strdup_printf (
      "SELECT coalesce (group_concat (line, '; '), '') FROM (SELECT 'profile ' || coalesce "
      "(head_name, '-') || ' ' || coalesce (notes, '-') || ' ' || coalesce (batch, '-') AS line "
      "FROM local_profile WHERE village = '%1$s' UNION ALL SELECT 'flow ' || month || ' ' || "
      "count || ' ' || coalesce (batch, '-') FROM local_flows WHERE village = '%1$s' UNION ALL "
      "SELECT 'status ' || status || ' ' || coalesce (batch, '-') FROM local_status "
      "WHERE village = '%1$s' UNION ALL SELECT 'served ' || value_milli || ' ' || "
      "coalesce (batch, '-') FROM local_measurements WHERE village = '%1$s')",
      village);

  return fixture_get_text (self, sql);
}

static gint64
go_back (Fixture *self, const char *area, gint64 step)
{
  g_autoptr (GError) error = NULL;
  gint64             n = -1;

  desmi_store_return (self->store, area, step, "Kenanga", NULL, NULL, &n, NULL, NULL, &error);
  g_assert_no_error (error);
  return n;
}

static void
assert_refused (Fixture *self, const char *area, gint64 step, int code)
{
  g_autoptr (GError) error = NULL;
  g_autofree char   *before = fixture_local_digest (self), *after = NULL;

  g_assert_false (desmi_store_return (self->store, area, step, "Kenanga", NULL, NULL, NULL, NULL,
                                      NULL, &error));
  g_assert_error (error, DESMI_STORE_ERROR, code);
  after = fixture_local_digest (self);
  g_assert_cmpstr (before, ==, after);
}

typedef struct
{
  const char *const *villages; /* up to NULL */
  gint64             count;
} Flows;

static gboolean
next_flow (gpointer source, DesmiRecord *record, GError **error)
{
  Flows *flows = source;

  if (*flows->villages == NULL)
    return FALSE;
  *record = (DesmiRecord){ .kind = DESMI_RECORD_FLOW, .flow = make_flow (flows->count) };
  record->flow.village = *flows->villages++;
  return TRUE;
}

static void
import (Fixture *self, const char *label, const char *const *into, gint64 count)
{
  g_autoptr (GError) error = NULL;
  Flows              flows = { into, count };

  desmi_store_import (self->store, desmi_message_new ("%s", label), next_flow, &flows, NULL, NULL,
                      &error);
  g_assert_no_error (error);
}

static void
edit_both (Fixture *self, const char *label)
{
  DesmiEdit *edit = desmi_edit_new (label);

  desmi_edit_set_status (edit, OTHER, "desmigratif", DESMI_STATUS_SUSPENDED, "other", "menunggu");
  desmi_edit_set_profile (edit, OTHER, "head_name", "Lain");
  desmi_edit_set_profile (edit, VILLAGE, "head_name", "Sri");
  apply (self, edit);
}

static void
assert_village (Fixture *self, const char *village, const char *text)
{
  g_autofree char *found = describe (self, village);

  g_assert_cmpstr (found, ==, text);
}

static void
test_alone (Fixture *self, gconstpointer data)
{
  g_autofree char *before = NULL, *undone = NULL, *after = NULL, *redone = NULL;

  put_name (self, "nama", "Budi");
  edit_both (self, "keduanya");
  put_count (self, "arus", 12);
  before = digest_all (self);
  g_assert_cmpint (go_back (self, VILLAGE, 1), ==, 2);
  assert_village (self, VILLAGE, "profile Budi - -");
  assert_village (self, OTHER, "profile Lain - -; status suspended -");
  g_assert_cmpint (fixture_get_int (self, "SELECT count (*) FROM history"), ==, 4);
  g_assert_cmpint (
      fixture_get_int (self, "SELECT count (*) FROM history_area WHERE step = 4 AND village <> "
                             "'" VILLAGE "'"),
      ==, 0);
  after = digest_all (self);
  assert_undo (self, "Kenanga: back to after “nama”");
  undone = digest_all (self);
  g_assert_cmpstr (undone, ==, before);
  assert_redo (self, "Kenanga: back to after “nama”");
  redone = digest_all (self);
  g_assert_cmpstr (redone, ==, after);
  /* there is nothing left to take back: no step is made */
  g_assert_cmpint (go_back (self, VILLAGE, 4), ==, 0);
  g_assert_cmpint (fixture_get_int (self, "SELECT count (*) FROM history"), ==, 4);
}

/* What an import replaced in the village comes back, and the rest of the import stays. */
static void
test_import (Fixture *self, gconstpointer data)
{
  static const char *const both[] = { VILLAGE, OTHER, NULL };
  g_autofree char         *before = NULL, *after = NULL;

  put_count (self, "arus", 12);
  before = digest_all (self);
  import (self, "impor", both, 30);
  put_count (self, "tangan", 31);
  assert_village (self, VILLAGE, "flow 2023-11 31 -");
  g_assert_cmpint (go_back (self, VILLAGE, 1), ==, 2);
  assert_village (self, VILLAGE, "flow 2023-11 12 -");
  assert_village (self, OTHER, "flow 2023-11 30 2");
  g_assert_cmpint (
      fixture_get_int (self, "SELECT sum (count) FROM summary_district WHERE month = '2023-11'"),
      ==, 42);
  assert_undo (self, "Kenanga: back to after “arus”");
  assert_undo (self, "tangan");
  assert_undo (self, "impor");
  after = digest_all (self);
  g_assert_cmpstr (after, ==, before);
}

static void
test_area (Fixture *self, gconstpointer data)
{
  put_name (self, "nama", "Budi");
  edit_both (self, "keduanya");
  g_assert_cmpint (go_back (self, "32.12.0", 0), ==, 0);
  g_assert_cmpint (go_back (self, "32.12.01.200", 0), ==, 0);
  g_assert_cmpint (go_back (self, "32.12.02", 0), ==, 1);
  assert_village (self, OTHER, "");
  assert_village (self, VILLAGE, "profile Sri - -");
  g_assert_cmpint (go_back (self, "32.12", 0), ==, 3);
  assert_village (self, VILLAGE, "");
}

static void
test_refused (Fixture *self, gconstpointer data)
{
  DesmiEdit *put = desmi_edit_new ("lapor"), *clear = desmi_edit_new ("hapus");

  put_name (self, "satu", "Budi");
  put_name (self, "dua", "Sri");
  assert_undo (self, "dua");
  assert_refused (self, VILLAGE, 2, DESMI_STORE_ERROR_NOTHING);
  put_name (self, "tiga", "Ani");
  assert_refused (self, VILLAGE, 2, DESMI_STORE_ERROR_NOTHING);
  assert_refused (self, VILLAGE, 77, DESMI_STORE_ERROR_NOTHING);
  /* what would come back is of nothing any more */
  desmi_edit_put_measurement (put, VILLAGE, "served", "2023-Q1", 3000);
  apply (self, put);
  desmi_edit_clear_measurement (clear, VILLAGE, "served", "2023-Q1");
  apply (self, clear);
  fixture_exec (self, "DELETE FROM official_indicator WHERE id = 'served'");
  assert_refused (self, VILLAGE, 4, DESMI_STORE_ERROR_CONFLICT);
  fixture_exec (self, "UPDATE local_profile SET head_name = 'Lain'");
  assert_refused (self, VILLAGE, 1, DESMI_STORE_ERROR_CONFLICT);
  /* another village is not in the way */
  g_assert_cmpint (go_back (self, OTHER, 0), ==, 0);
}

static void
test_damaged (Fixture *self, gconstpointer data)
{
  put_name (self, "satu", "Budi");
  put_name (self, "dua", "Sri");
  for (guint n = 1; n < 20; n++)
    {
      g_autofree char *sql = g_strdup_printf (
          "UPDATE history SET changeset = substr (changeset, 1, length (changeset) - %u) "
          "WHERE id = 2",
          n == 1 ? 1 : 2);

      fixture_exec (self, "%s", sql);
      if (fixture_get_int (self, "SELECT length (changeset) FROM history WHERE id = 2") < 2)
        break;
      assert_refused (self, VILLAGE, 1, DESMI_STORE_ERROR_IO);
    }
  fixture_exec (self, "UPDATE history SET changeset = x'00ff' WHERE id = 2");
  assert_refused (self, VILLAGE, 1, DESMI_STORE_ERROR_IO);
}

static void
cancel_cb (double fraction, const char *text, gpointer data)
{
  if (fraction >= 0.5)
    g_cancellable_cancel (data);
}

static void
test_cancelled (Fixture *self, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError)       error = NULL;
  g_autofree char         *before = NULL, *after = NULL;

  for (gint64 i = 1; i <= 8; i++)
    put_count (self, "arus", i);
  before = fixture_local_digest (self);
  g_assert_false (desmi_store_return (self->store, VILLAGE, 0, "Kenanga", cancel_cb, cancellable,
                                      NULL, NULL, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  after = fixture_local_digest (self);
  g_assert_cmpstr (before, ==, after);
}

/* Before it is done it can be told what goes back, and what of the same steps stays. */
static void
test_plan (Fixture *self, gconstpointer data)
{
  g_autoptr (DesmiTable) table = NULL, none = NULL;
  g_autoptr (GError)     error = NULL;

  put_name (self, "nama", "Budi");
  edit_both (self, "keduanya");
  put_count (self, "arus", 12);
  table = desmi_store_lookup (self->store, "return-steps", "1 " VILLAGE, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (desmi_table_get_n_rows (table), ==, 2);
  g_assert_cmpstr (desmi_table_get_text (table, 0, 3), ==, "arus");
  g_assert_cmpint (desmi_table_get_int (table, 0, 6), ==, 0);
  g_assert_cmpstr (desmi_table_get_text (table, 1, 3), ==, "keduanya");
  g_assert_cmpint (desmi_table_get_int (table, 1, 5), ==, 1);
  g_assert_cmpint (desmi_table_get_int (table, 1, 6), ==,
                   fixture_get_int (self, "SELECT n_changes FROM history_area WHERE step = 2 "
                                          "AND village = '" OTHER "'"));
  g_assert_cmpint (desmi_table_get_int (table, 1, 6), >, 1);
  none = desmi_store_lookup (self->store, "return-steps", "2 " OTHER, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (desmi_table_get_n_rows (none), ==, 0);
  g_assert_null (desmi_store_lookup (self->store, "return-steps", "9 " OTHER, NULL, NULL, &error));
  g_assert_error (error, DESMI_STORE_ERROR, DESMI_STORE_ERROR_NOTHING);
}

static void
step_at_random (Fixture *self, GRand *random)
{
  const char *const into[] = { villages[g_rand_int_range (random, 0, N_VILLAGES)],
                               villages[g_rand_int_range (random, 0, N_VILLAGES)], NULL };
  g_autofree char  *name = g_strdup_printf ("N%d", g_rand_int_range (random, 0, 99999));
  DesmiFlow         flow = make_flow (g_rand_int_range (random, 1, 99999));
  DesmiEdit        *edit;

  if (g_rand_int_range (random, 0, 4) == 0)
    {
      import (self, "impor", into, flow.count);
      return;
    }
  edit = desmi_edit_new ("ubah");
  for (guint i = 0; into[i] != NULL; i++)
    {
      flow.village = into[i];
      if (g_rand_boolean (random))
        desmi_edit_set_profile (edit, into[i], g_rand_boolean (random) ? "head_name" : "notes",
                                g_rand_int_range (random, 0, 4) == 0 ? NULL : name);
      else if (g_rand_int_range (random, 0, 3) == 0)
        desmi_edit_delete_flow (edit, &flow);
      else
        desmi_edit_put_flow (edit, &flow);
    }
  apply (self, edit);
}

static gint64
get_last (Fixture *self)
{
  return fixture_get_int (self, "SELECT coalesce (max (id), 0) FROM history WHERE state = 'done'");
}

/* Of a long history of edits, imports and returns, a village goes to any point, and no other moves.
 */
static void
test_random (Fixture *self, gconstpointer data)
{
  g_autoptr (GRand)     random = g_rand_new_with_seed (20261130);
  g_autoptr (GPtrArray) states = g_ptr_array_new_with_free_func (g_free); /* step * N_VILLAGES */
  const gint64          n_steps = 120;

  for (guint v = 0; v < N_VILLAGES; v++)
    g_ptr_array_add (states, describe (self, villages[v]));
  for (gint64 last = 0; last < n_steps; last = get_last (self))
    {
      gint64 at = get_last (self);

      if (g_rand_int_range (random, 0, 6) > 0)
        step_at_random (self, random);
      else
        {
          guint  whose = (guint) g_rand_int_range (random, 0, N_VILLAGES);
          gint64 step = g_rand_int_range (random, 0, (int) at + 1);

          go_back (self, villages[whose], step);
          for (guint v = 0; v < N_VILLAGES; v++)
            assert_village (self, villages[v],
                            states->pdata[(guint) (v == whose ? step : at) * N_VILLAGES + v]);
        }
      if (get_last (self) == at)
        continue;
      for (guint v = 0; v < N_VILLAGES; v++)
        g_ptr_array_add (states, describe (self, villages[v]));
    }
  /* and the line as a whole can still be gone along */
  for (gint64 at = get_last (self); at-- > 0;)
    {
      g_autoptr (GError) error = NULL;

      g_free (desmi_store_undo (self->store, NULL, &error));
      g_assert_no_error (error);
      for (guint v = 0; v < N_VILLAGES; v++)
        assert_village (self, villages[v], states->pdata[(guint) at * N_VILLAGES + v]);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("return/alone", test_alone);
  ADD ("return/import", test_import);
  ADD ("return/area", test_area);
  ADD ("return/refused", test_refused);
  ADD ("return/damaged", test_damaged);
  ADD ("return/cancelled", test_cancelled);
  ADD ("return/plan", test_plan);
  ADD ("return/random", test_random);
  return g_test_run ();
}
