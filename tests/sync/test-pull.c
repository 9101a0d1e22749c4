/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pulls of a small feed, from a folder and from a server. */
#include "feed-fixture.h"

#include "core/desmi-clock.h"

#include <sqlite3.h>
#include <string.h>

static gint64
get_seq (FeedFixture *self, const char *set)
{
  g_autoptr (GError)         error = NULL;
  g_autoptr (DesmiSyncState) state = desmi_store_get_sync_state (self->store, set, &error);

  g_assert_no_error (error);
  return state != NULL ? state->seq : -1;
}

static void
assert_pulls (FeedFixture *self, const char *server, DesmiPullOutcome outcome)
{
  g_auto (DesmiPullResult) result = { 0 };
  g_autoptr (GError)       error = NULL;
  g_autofree char         *message = NULL;

  feed_fixture_pull (self, server, &result, &error);
  g_assert_no_error (error);
  g_assert_cmpint (result.outcome, ==, outcome);
  message = desmi_pull_result_dup_message (&result);
  g_assert_cmpstr (message, !=, "");
}

static void
test_folder (FeedFixture *self, gconstpointer data)
{
  g_auto (DesmiPullResult) result = { 0 };
  g_autoptr (GError)       error = NULL;
  const DesmiPulledSet    *set;

  feed_fixture_pull (self, self->feed, &result, &error);
  g_assert_no_error (error);
  g_assert_cmpint (result.outcome, ==, DESMI_PULL_UPDATED);
  g_assert_cmpstr (result.root_kind, ==, "demo");
  g_assert_false (result.stale);
  g_assert_false (result.clock);
  g_assert_cmpuint (result.changed[DESMI_OFFICIAL_FLOWS], ==, 3);
  g_assert_cmpuint (result.changed[DESMI_OFFICIAL_REGION], ==, 5);
  g_assert_cmpuint (result.n_changed, ==, 19);
  g_assert_cmpuint (result.sets->len, ==, 2);
  set = g_ptr_array_index (result.sets, 1);
  g_assert_cmpstr (set->set, ==, "32.12");
  g_assert_cmpint (set->from, ==, 0);
  g_assert_cmpint (set->to, ==, 1);
  g_assert_cmpint (set->version, ==, 1);
  g_assert_cmpint (get_seq (self, "common"), ==, 1);
  assert_pulls (self, NULL, DESMI_PULL_UP_TO_DATE); /* the folder is remembered */
}

static void
assert_meta (FeedFixture *self, const char *key, const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autofree char   *value = desmi_store_dup_meta (self->store, key, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (value, ==, expected);
}

static guint
count_backups (FeedFixture *self)
{
  g_autoptr (GPtrArray) backups = desmi_store_list_backups (self->file);

  return backups->len;
}

/* Each update that changes the file has a copy before it; one that finds nothing new has none. */
static void
test_backup (FeedFixture *self, gconstpointer data)
{
  assert_pulls (self, self->feed, DESMI_PULL_UPDATED);
  g_assert_cmpuint (count_backups (self), ==, 1);
  assert_pulls (self, self->feed, DESMI_PULL_UP_TO_DATE);
  g_assert_cmpuint (count_backups (self), ==, 1);
  feed_fixture_append (self, "32.12/flows.csv",
                       "32.12.16.2004,2023-12,out,HKG,formal,pekerja rumah tangga,F,P2P,7\n");
  feed_fixture_publish (self);
  assert_pulls (self, self->feed, DESMI_PULL_UPDATED);
  g_assert_cmpuint (count_backups (self), ==, 2);
}

static void
test_server (FeedFixture *self, gconstpointer data)
{
  g_autoptr (ServerThread) server = server_thread_start (self->feed, &self->key, NULL);
  const char              *address = server_thread_get_address (server);
  guint                    n;

  assert_pulls (self, address, DESMI_PULL_UPDATED);
  assert_meta (self, "root_kind", "demo");
  assert_meta (self, "synthetic", "1");
  assert_meta (self, "server", address);
  n = server_thread_get_n_requests (server);
  g_assert_cmpuint (n, ==, 6); /* root 1, root 2, two heads, two objects */
  assert_pulls (self, NULL, DESMI_PULL_UP_TO_DATE);
  g_assert_cmpuint (server_thread_get_n_requests (server), ==, n + 4);
}

/* One row more, one less, one other, one table that is new: a segment of four operations. */
static void
test_segment (FeedFixture *self, gconstpointer data)
{
  g_auto (DesmiPullResult) result = { 0 };
  g_autoptr (GError)       error = NULL;

  assert_pulls (self, self->feed, DESMI_PULL_UPDATED);
  feed_fixture_write (self, "32.12/flows.csv",
                      "village,month,direction,destination,sector,occupation,gender,scheme,count\n"
                      "32.12.16.2004,2023-01,out,HKG,informal,pekerja rumah tangga,F,P2P,15\n"
                      "32.12.16.2004,2023-02,return,TWN,formal,operator pabrik,M,P2P,1\n"
                      "32.12.16.2004,2023-03,out,HKG,informal,pekerja rumah tangga,F,P2P,2\n");
  feed_fixture_write (
      self, "32.12/targets.csv",
      "village,indicator,period,value_milli\n32.12.16.2004,omzet_rupiah,2023-Q1,5000\n");
  feed_fixture_publish (self);
  desmi_clock_hold (self->time + 60);
  feed_fixture_pull (self, NULL, &result, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (result.changed[DESMI_OFFICIAL_FLOWS], ==, 3);
  g_assert_cmpuint (result.changed[DESMI_OFFICIAL_TARGETS], ==, 1);
  g_assert_cmpuint (result.n_changed, ==, 4);
  g_assert_cmpint (get_seq (self, "32.12"), ==, 2);
  g_assert_cmpint (get_seq (self, "common"), ==, 1);
}

/* Whatever way a file took, it is the same in the end. */
static void
test_ways_meet (FeedFixture *self, gconstpointer data)
{
  g_autofree char   *other_path = feed_fixture_dup_path (self, "other.desmigratif");
  g_autoptr (GError) error = NULL;
  DesmiStore        *other;

  assert_pulls (self, self->feed, DESMI_PULL_UPDATED);
  for (int i = 0; i < 40; i++)
    {
      g_autofree char *row = g_strdup_printf (
          "32.12.16.2004,20%02d-01,out,HKG,informal,pengasuh anak,F,P2P,%d\n", 30 + i, 1 + i % 3);

      feed_fixture_append (self, "32.12/flows.csv", row);
      feed_fixture_publish (self);
      desmi_clock_hold (self->time + 60);
      if (i % 7 == 3)
        assert_pulls (self, NULL, DESMI_PULL_UPDATED);
    }
  assert_pulls (self, NULL, DESMI_PULL_UPDATED);
  other = desmi_store_create (other_path, "32.12", &error);
  g_assert_no_error (error);
  {
    g_auto (DesmiPullResult) result = { 0 };
    DesmiPullOptions         options = feed_fixture_get_options (self, self->feed);
    g_autofree char         *a = NULL;
    g_autofree char         *b = NULL;

    desmi_pull_run (other, &options, NULL, NULL, &result, NULL, &error);
    g_assert_no_error (error);
    a = desmi_store_table_digest (self->store, "official_flows", NULL);
    b = desmi_store_table_digest (other, "official_flows", NULL);
    g_assert_cmpstr (a, ==, b);
  }
  desmi_store_close (other);
  g_object_unref (other);
}

static void
test_signed_again (FeedFixture *self, gconstpointer data)
{
  g_auto (DesmiPullResult) result = { 0 };
  g_autoptr (GError)       error = NULL;

  assert_pulls (self, self->feed, DESMI_PULL_UPDATED);
  feed_fixture_publish (self);
  feed_fixture_pull (self, NULL, &result, &error);
  g_assert_no_error (error);
  g_assert_cmpint (result.outcome, ==, DESMI_PULL_UPDATED);
  g_assert_cmpuint (result.n_changed, ==, 0);
  g_assert_cmpint (((DesmiPulledSet *) g_ptr_array_index (result.sets, 1))->version, ==, 2);
}

static void
test_check_changes_nothing (FeedFixture *self, gconstpointer data)
{
  g_autoptr (GHashTable)   before = feed_fixture_digest_tables (self->store);
  g_autoptr (GHashTable)   after = NULL;
  g_auto (DesmiPullResult) result = { 0 };
  g_autoptr (GError)       error = NULL;
  DesmiPullOptions         options = feed_fixture_get_options (self, self->feed);

  desmi_pull_check (self->store, &options, &result, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (result.outcome, ==, DESMI_PULL_AVAILABLE);
  g_assert_cmpint (result.bytes, >, 0);
  after = feed_fixture_digest_tables (self->store);
  feed_fixture_assert_same_tables (before, after);
}

static void
test_stale (FeedFixture *self, gconstpointer data)
{
  g_auto (DesmiPullResult) result = { 0 };
  g_auto (DesmiPullResult) again = { 0 };
  g_autoptr (GError)       error = NULL;

  desmi_clock_hold (self->time + DESMI_PUBLISH_HEAD_LIFE_S + 1);
  feed_fixture_pull (self, self->feed, &result, &error);
  g_assert_no_error (error);
  g_assert_cmpint (result.outcome, ==, DESMI_PULL_UPDATED);
  g_assert_true (result.stale);
  g_assert_cmpstr (result.stale_since, ==, "2025-11-25T03:00:00Z");
  feed_fixture_pull (self, NULL, &again, &error);
  g_assert_no_error (error);
  g_assert_cmpint (again.outcome, ==, DESMI_PULL_UP_TO_DATE);
  g_assert_true (again.stale);
}

/* A clock in 1970 does not make data invalid; it is told. */
static void
test_clock_behind (FeedFixture *self, gconstpointer data)
{
  g_auto (DesmiPullResult) result = { 0 };
  g_autoptr (GError)       error = NULL;

  desmi_clock_hold (1000);
  feed_fixture_pull (self, self->feed, &result, &error);
  g_assert_no_error (error);
  g_assert_true (result.clock);
  g_assert_false (result.stale);
}

/* An older state is refused, also where the file itself has forgotten that it had a newer one. */
static void
test_rollback (FeedFixture *self, gconstpointer data)
{
  g_autofree char         *backup = feed_fixture_dup_path (self, "backup.desmigratif");
  g_autofree char         *old_feed = feed_fixture_dup_path (self, "old-feed");
  g_auto (DesmiPullResult) result = { 0 };
  g_autoptr (GError)       error = NULL;

  feed_fixture_copy_tree (self->feed, old_feed);
  assert_pulls (self, self->feed, DESMI_PULL_UPDATED);
  desmi_store_backup (self->store, backup, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  feed_fixture_publish (self);
  assert_pulls (self, self->feed, DESMI_PULL_UPDATED);
  g_assert_false (feed_fixture_pull (self, old_feed, &result, &error));
  g_assert_error (error, DESMI_SYNC_ERROR, DESMI_SYNC_ERROR_VERSION);
  g_clear_error (&error);
  desmi_pull_result_clear (&result);
  desmi_store_close (self->store);
  g_clear_object (&self->store);
  desmi_store_restore (backup, self->file, NULL, &error);
  g_assert_no_error (error);
  self->store = desmi_store_open (self->file, DESMI_OPEN_NONE, &error);
  g_assert_no_error (error);
  g_assert_false (feed_fixture_pull (self, old_feed, &result, &error));
  g_assert_error (error, DESMI_SYNC_ERROR, DESMI_SYNC_ERROR_VERSION);
  g_assert_cmpint (desmi_sync_error_exit_code (error), ==, 6);
}

static void
test_loss (FeedFixture *self, gconstpointer data)
{
  g_auto (DesmiPullResult) result = { 0 };
  g_auto (DesmiPullResult) refused = { 0 };
  g_auto (DesmiPullResult) accepted = { 0 };
  g_autoptr (GError)       error = NULL, other = NULL;
  DesmiPullOptions         options;
  g_autoptr (GString)      many = g_string_new ("village,quarter,amount_idr\n");

  for (int year = 2000; year < 2020; year++)
    for (int quarter = 1; quarter <= 4; quarter++)
      g_string_append_printf (many, "32.12.16.2004,%d-Q%d,1000\n", year, quarter);
  feed_fixture_write (self, "32.12/remittances.csv", many->str);
  feed_fixture_publish (self);
  assert_pulls (self, self->feed, DESMI_PULL_UPDATED);
  feed_fixture_write (self, "32.12/remittances.csv", "village,quarter,amount_idr\n");
  feed_fixture_publish (self);
  g_assert_false (feed_fixture_pull (self, NULL, &result, &error));
  g_assert_error (error, DESMI_SYNC_ERROR, DESMI_SYNC_ERROR_LOSS);
  g_assert_cmpint (desmi_sync_error_exit_code (error), ==, 3);
  g_assert_nonnull (strstr (error->message, "0 of 80 rows of remittances"));
  options = feed_fixture_get_options (self, NULL);
  options.accept_loss = TRUE;
  options.loss_seen = "The update would leave 39 of 80 rows of remittances.";
  g_assert_false (desmi_pull_run (self->store, &options, NULL, NULL, &refused, NULL,
                                  &other)); /* not this one */
  g_assert_error (other, DESMI_SYNC_ERROR, DESMI_SYNC_ERROR_LOSS);
  g_assert_cmpstr (other->message, ==, error->message);
  options.loss_seen = other->message;
  g_clear_error (&error);
  desmi_pull_run (self->store, &options, NULL, NULL, &accepted, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (accepted.changed[DESMI_OFFICIAL_REMITTANCES], ==, 80);
}

/* What is in the file counts, not what a head once said: an emptied feed of another root is no
 * order to delete either. */
static void
test_loss_other_root (FeedFixture *self, gconstpointer data)
{
  g_auto (DesmiPullResult) result = { 0 };
  g_autoptr (GError)       error = NULL;
  g_autoptr (GString)      many = g_string_new ("village,quarter,amount_idr\n");
  g_autoptr (GHashTable)   before = NULL;
  g_autoptr (GHashTable)   after = NULL;

  for (int year = 2000; year < 2020; year++)
    g_string_append_printf (many, "32.12.16.2004,%d-Q1,1000\n32.12.16.2004,%d-Q2,1000\n", year,
                            year);
  feed_fixture_write (self, "32.12/remittances.csv", many->str);
  feed_fixture_publish (self);
  assert_pulls (self, self->feed, DESMI_PULL_UPDATED);
  feed_fixture_change_root (self);
  self->root_file = g_build_filename (self->feed, "root", "1.signed", NULL);
  feed_fixture_write (self, "32.12/remittances.csv", "village,quarter,amount_idr\n");
  feed_fixture_publish (self);
  before = feed_fixture_digest_tables (self->store);
  g_assert_false (feed_fixture_pull (self, self->feed, &result, &error));
  g_assert_error (error, DESMI_SYNC_ERROR, DESMI_SYNC_ERROR_LOSS);
  g_assert_nonnull (strstr (error->message, "0 of 40 rows of remittances"));
  after = feed_fixture_digest_tables (self->store);
  feed_fixture_assert_same_tables (before, after);
}

/* Our own table had drifted: the next segment's digest shows it, and the snapshot mends it. */
static void
test_drift (FeedFixture *self, gconstpointer data)
{
  sqlite3 *db = NULL;

  assert_pulls (self, self->feed, DESMI_PULL_UPDATED);
  desmi_store_close (self->store);
  g_clear_object (&self->store);
  g_assert_cmpint (sqlite3_open (self->file, &db), ==, SQLITE_OK);
  g_assert_cmpint (
      sqlite3_exec (db, "UPDATE official_flows SET count = 999 WHERE count = 14", NULL, NULL, NULL),
      ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_changes (db), ==, 1);
  sqlite3_close (db);
  self->store = desmi_store_open (self->file, DESMI_OPEN_NONE, NULL);
  g_assert_nonnull (self->store);
  feed_fixture_append (self, "32.12/remittances.csv", "32.12.16.2004,2023-Q2,1\n");
  feed_fixture_publish (self);
  assert_pulls (self, NULL, DESMI_PULL_UPDATED);
  g_assert_cmpint (get_seq (self, "32.12"), ==, 2);
}

static void
assert_last_run (FeedFixture *self, const char *expected)
{
  g_autofree char *failure = NULL;
  gint64           at;

  g_assert_true (desmi_pull_get_last_run (self->store, self->state, &at, &failure));
  g_assert_cmpstr (failure, ==, expected);
}

/* A failure is neither forgotten by closing the file nor by only asking; a run that does not fail
 * ends it. */
static void
test_last_run (FeedFixture *self, gconstpointer data)
{
  DesmiPullOptions         options = feed_fixture_get_options (self, self->feed);
  g_auto (DesmiPullResult) result = { 0 };
  g_auto (DesmiPullResult) asked = { 0 };
  g_autoptr (GError)       error = NULL, other = NULL;
  g_autofree char         *failure = NULL, *failed = NULL, *all = NULL;
  gint64                   at;

  g_assert_false (desmi_pull_get_last_run (self->store, self->state, &at, &failure));
  g_assert_false (feed_fixture_pull (self, "http://127.0.0.1:9/", &result, &error));
  g_assert_error (error, DESMI_SYNC_ERROR, DESMI_SYNC_ERROR_NETWORK);
  failed = g_strdup_printf ("failed: %s", error->message);
  feed_fixture_reopen (self);
  g_assert_true (desmi_pull_get_last_run (self->store, self->state, &at, &failure));
  g_assert_cmpint (at, ==, desmi_clock_now ());
  assert_last_run (self, error->message);
  feed_fixture_assert_history (self, failed);
  desmi_pull_check (self->store, &options, &asked, NULL, &other);
  g_assert_no_error (other);
  assert_last_run (self, error->message);
  feed_fixture_assert_history (self, failed);
  assert_pulls (self, self->feed, DESMI_PULL_UPDATED);
  assert_last_run (self, NULL);
  assert_pulls (self, self->feed, DESMI_PULL_UP_TO_DATE);
  all = g_strdup_printf ("up-to-date; updated; %s", failed);
  feed_fixture_assert_history (self, all);
}

/* Of a run that failed, no number is told that is not in the file. */
static void
test_failed_sets (FeedFixture *self, gconstpointer data)
{
  g_autoptr (ServerThread) server = NULL;
  g_auto (DesmiPullResult) result = { 0 };
  g_autoptr (GError)       error = NULL;

  assert_pulls (self, self->feed, DESMI_PULL_UPDATED);
  feed_fixture_append (self, "32.12/remittances.csv", "32.12.16.2004,2023-Q2,1\n");
  feed_fixture_publish (self);
  server = server_thread_start (self->feed, &self->key, "bit-flip");
  g_assert_false (feed_fixture_pull (self, server_thread_get_address (server), &result, &error));
  g_assert_error (error, DESMI_SYNC_ERROR, DESMI_SYNC_ERROR_OBJECT);
  g_assert_cmpuint (result.sets->len, ==, 2);
  for (guint i = 0; i < result.sets->len; i++)
    {
      const DesmiPulledSet *set = g_ptr_array_index (result.sets, i);

      g_assert_cmpint (set->from, ==, 1);
      g_assert_cmpint (set->to, ==, 1);
      g_assert_cmpint (set->version, ==, 1);
      g_assert_cmpint (set->epoch, ==, 1);
    }
}

#define ADD(name, func)                                                                            \
  g_test_add ("/sync/pull/" name, FeedFixture, NULL, feed_fixture_set_up, func,                    \
              feed_fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("folder", test_folder);
  ADD ("backup", test_backup);
  ADD ("server", test_server);
  ADD ("segment", test_segment);
  ADD ("ways-meet", test_ways_meet);
  ADD ("signed-again", test_signed_again);
  ADD ("check-changes-nothing", test_check_changes_nothing);
  ADD ("stale", test_stale);
  ADD ("clock-behind", test_clock_behind);
  ADD ("rollback", test_rollback);
  ADD ("loss", test_loss);
  ADD ("loss-other-root", test_loss_other_root);
  ADD ("drift", test_drift);
  ADD ("last-run", test_last_run);
  ADD ("failed-sets", test_failed_sets);
  return g_test_run ();
}
