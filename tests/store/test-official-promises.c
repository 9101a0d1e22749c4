/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a head promises of official tables: kept, broken, or nothing said. */
#include "store-fixture.h"

#include <string.h>

static DesmiOfficialState *
state_new (DesmiOfficialTable table, const char *columns, gint64 n_rows, const char *sha256)
{
  DesmiOfficialState *state = g_new0 (DesmiOfficialState, 1);

  state->table = table;
  state->columns = g_strsplit (columns, " ", -1);
  state->n_rows = n_rows;
  state->sha256 = g_strdup (sha256);
  state->digest_known = TRUE;
  return state;
}

static void
state_free (gpointer data)
{
  DesmiOfficialState *state = data;

  g_strfreev (state->columns);
  g_free (state->sha256);
  g_free (state);
}

static void
set_head (DesmiOfficialSet *set, const char *head)
{
  set->epoch = 1;
  set->version = 184;
  set->seq = 912;
  set->signed_at = (char *) "2026-11-25T02:00:00Z";
  set->expires = (char *) "2026-12-25T02:00:00Z";
  set->etag = (char *) "\"x\"";
  set->head = g_bytes_new (head, strlen (head));
}

/* Indicators in the order of the encoded key: version 10 before version 2. */
static void
add_indicators (OpList *ops)
{
  op_list_add (ops, "put indicator b|2|p|1|~|~|~|higher|sum|sum|1000|1000");
  op_list_add (ops, "put indicator b|10|p|1|~|~|~|higher|sum|sum|1000|1000");
  op_list_add (ops, "put indicator a|3|p|1|~|~|~|higher|sum|sum|1000|1000");
}

static char *
indicator_digest (void)
{
  DesmiDigest *digest = desmi_digest_new ();

  desmi_digest_add_text (digest, "a");
  desmi_digest_add_text (digest, "p");
  desmi_digest_add_integer (digest, 3);
  desmi_digest_add_text (digest, NULL);
  desmi_digest_end_row (digest);
  for (int i = 0; i < 2; i++)
    {
      desmi_digest_add_text (digest, "b");
      desmi_digest_add_text (digest, "p");
      desmi_digest_add_integer (digest, i == 0 ? 10 : 2);
      desmi_digest_add_text (digest, NULL);
      desmi_digest_end_row (digest);
    }
  return desmi_digest_end (digest);
}

static void
test_promise_kept (Fixture *f, gconstpointer data)
{
  g_autoptr (OpList)         ops = op_list_new ();
  g_autoptr (GPtrArray)      sets = g_ptr_array_new ();
  g_autoptr (GPtrArray)      states = g_ptr_array_new_with_free_func (state_free);
  g_autoptr (GError)         error = NULL;
  g_autoptr (DesmiSyncState) state = NULL;
  g_autofree char           *digest = indicator_digest ();
  DesmiOfficialSet           set
      = { .name = (char *) "common", .next = op_list_next, .source = ops, .states = states };

  state = desmi_store_get_sync_state (f->store, "common", &error);
  g_assert_no_error (error);
  g_assert_null (state);
  add_indicators (ops);
  set_head (&set, "{\"spec\":1}");
  g_ptr_array_add (states,
                   state_new (DESMI_OFFICIAL_INDICATOR, "id programme version unit", 3, digest));
  g_ptr_array_add (sets, &set);
  g_assert_true (desmi_store_apply_official (f->store, sets, NULL, NULL, NULL, NULL, &error));
  g_assert_no_error (error);
  state = desmi_store_get_sync_state (f->store, "common", &error);
  g_assert_nonnull (state);
  g_assert_cmpint (state->version, ==, 184);
  g_assert_cmpint (state->seq, ==, 912);
  g_assert_cmpstr (state->signed_at, ==, "2026-11-25T02:00:00Z");
  g_assert_true (g_bytes_equal (state->head, set.head));
  g_bytes_unref (set.head);
}

static void
test_promise_broken (Fixture *f, gconstpointer data)
{
  const char *const columns[] = { "id programme version", "id programme version unit nonsense" };
  g_autofree char  *digest = indicator_digest ();
  g_autofree char  *local = fixture_local_digest (f);

  for (guint i = 0; i < 4; i++)
    {
      g_autoptr (OpList)    ops = op_list_new ();
      g_autoptr (GPtrArray) sets = g_ptr_array_new ();
      g_autoptr (GPtrArray) states = g_ptr_array_new_with_free_func (state_free);
      g_autoptr (GError)    error = NULL;
      g_autofree char      *after = NULL;
      DesmiOfficialSet      set
          = { .name = (char *) "common", .next = op_list_next, .source = ops, .states = states };
      DesmiOfficialState *state = state_new (
          DESMI_OFFICIAL_INDICATOR, i < 2 ? columns[i] : "id programme version unit",
          i == 2 ? 4 : 3,
          i == 3 ? "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855" : digest);

      add_indicators (ops);
      set_head (&set, "{}");
      g_ptr_array_add (states, state);
      g_ptr_array_add (sets, &set);
      g_assert_false (desmi_store_apply_official (f->store, sets, NULL, NULL, NULL, NULL, &error));
      g_assert_error (error, DESMI_STORE_ERROR, DESMI_STORE_ERROR_DIGEST);
      g_assert_cmpint (fixture_get_int (f, "SELECT count (*) FROM official_indicator"), ==, 0);
      g_assert_cmpint (fixture_get_int (f, "SELECT count (*) FROM sync_state"), ==, 0);
      after = fixture_local_digest (f);
      g_assert_cmpstr (after, ==, local);
      /* unless it is said that the digest cannot be taken here; the rows are counted then too */
      ops->next = 0;
      state->digest_known = FALSE;
      state->n_rows = 4;
      g_clear_error (&error);
      g_assert_false (desmi_store_apply_official (f->store, sets, NULL, NULL, NULL, NULL, &error));
      g_assert_error (error, DESMI_STORE_ERROR, DESMI_STORE_ERROR_DIGEST);
      ops->next = 0;
      state->n_rows = 3;
      g_clear_error (&error);
      g_assert_true (desmi_store_apply_official (f->store, sets, NULL, NULL, NULL, NULL, &error));
      fixture_exec (f, "DELETE FROM official_indicator; DELETE FROM sync_state");
      g_bytes_unref (set.head);
    }
}

/* A snapshot takes rows only from tables that it promises something of. */
static void
test_unlisted_stays (Fixture *f, gconstpointer data)
{
  g_autoptr (OpList)    first = op_list_new ();
  g_autoptr (OpList)    second = op_list_new ();
  g_autoptr (GPtrArray) sets = g_ptr_array_new ();
  g_autoptr (GPtrArray) states = g_ptr_array_new_with_free_func (state_free);
  g_autoptr (GError)    error = NULL;
  gint64                counts[DESMI_N_OFFICIAL];
  DesmiOfficialState   *state = state_new (DESMI_OFFICIAL_REMITTANCES, "village", 0, "");
  DesmiOfficialSet      set = { .name = (char *) "32.12",
                                .is_snapshot = TRUE,
                                .next = op_list_next,
                                .source = second,
                                .states = states };

  op_list_add_flow (first, "32.12.01.2001", "2023-01", "HKG", 14);
  op_list_add_flow (first, "32.12.01.2001", "2023-02", "HKG", 3);
  op_list_add (first, "put remittances 32.12.01.2001|2023-Q1|5");
  g_assert_true (fixture_apply (f, "32.12", first, FALSE, NULL, &error));
  g_assert_no_error (error);
  state->digest_known = FALSE;
  g_ptr_array_add (states, state);
  g_ptr_array_add (sets, &set);
  g_assert_true (desmi_store_apply_official (f->store, sets, NULL, NULL, NULL, NULL, &error));
  g_assert_no_error (error);
  g_assert_true (desmi_store_count_official (f->store, "32.12", counts, &error));
  g_assert_no_error (error);
  g_assert_cmpint (counts[DESMI_OFFICIAL_FLOWS], ==, 2);
  g_assert_cmpint (counts[DESMI_OFFICIAL_REMITTANCES], ==, 0);
  g_assert_cmpint (counts[DESMI_OFFICIAL_REGION], ==, 0); /* another set's */
}

#define ADD(path, func) g_test_add (path, Fixture, NULL, fixture_set_up, func, fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/official/promise-kept", test_promise_kept);
  ADD ("/official/promise-broken", test_promise_broken);
  ADD ("/official/unlisted-stays", test_unlisted_stays);
  return g_test_run ();
}
