/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A server that lies, breaks off or delays: every table is as before, and the exit code says whose
 * fault it is. */
#include "feed-fixture.h"

#include "core/desmi-clock.h"
#include "server/desmi-signing-key.h"

#include <glib/gstdio.h>
#include <string.h>

static const struct
{
  const char    *fault;
  DesmiSyncError code;
  int            exit_code;
} faults[] = {
  { "bit-flip", DESMI_SYNC_ERROR_OBJECT, 6 },
  { "bit-flip=0", DESMI_SYNC_ERROR_OBJECT, 6 },
  { "truncate", DESMI_SYNC_ERROR_OBJECT, 6 },
  { "long-body", DESMI_SYNC_ERROR_OBJECT, 6 },
  { "head-bit-flip", DESMI_SYNC_ERROR_SIGNATURE, 6 },
  { "head-truncate", DESMI_SYNC_ERROR_FORMAT, 6 },
  { "bad-sig", DESMI_SYNC_ERROR_SIGNATURE, 6 },
  { "wrong-type", DESMI_SYNC_ERROR_SIGNATURE, 6 },
  { "other-district", DESMI_SYNC_ERROR_SET, 6 },
  { "old-version=2", DESMI_SYNC_ERROR_FORMAT, 6 },
  { "old-version=1", DESMI_SYNC_ERROR_VERSION, 6 },
  { "huge-version", DESMI_SYNC_ERROR_FORMAT, 6 },
  { "new-epoch", DESMI_SYNC_ERROR_VERSION, 6 },
  { "new-schema", DESMI_SYNC_ERROR_SCHEMA, 6 },
  { "gap", DESMI_SYNC_ERROR_GAP, 6 },
  { "deep-json", DESMI_SYNC_ERROR_FORMAT, 6 },
  { "duplicate-member", DESMI_SYNC_ERROR_FORMAT, 6 },
  { "drop=0", DESMI_SYNC_ERROR_NETWORK, 5 },
  { "drop=60", DESMI_SYNC_ERROR_NETWORK, 5 },
  { "missing-object", DESMI_SYNC_ERROR_NETWORK, 5 },
  { "missing-head", DESMI_SYNC_ERROR_NETWORK, 5 },
  { "503", DESMI_SYNC_ERROR_NETWORK, 5 },
  { "html", DESMI_SYNC_ERROR_NETWORK, 5 },
  { "redirect=4", DESMI_SYNC_ERROR_NETWORK, 5 },
  { "redirect-host", DESMI_SYNC_ERROR_NETWORK, 5 },
  { "redirect-http", DESMI_SYNC_ERROR_NETWORK, 5 },
  { "401", DESMI_SYNC_ERROR_AUTH, 5 },
};

static void
assert_good_pull (FeedFixture *self, const char *server, guint n_changed)
{
  g_auto (DesmiPullResult) result = { 0 };
  g_autoptr (GError)       error = NULL;

  feed_fixture_pull (self, server, &result, &error);
  g_assert_no_error (error);
  g_assert_cmpint (result.outcome, ==, DESMI_PULL_UPDATED);
  g_assert_cmpuint (result.n_changed, ==, n_changed);
}

/* The file has version 1; the server has version 2, with one flow more. */
static void
set_up_second_version (FeedFixture *self)
{
  assert_good_pull (self, self->feed, 19);
  feed_fixture_append (self, "32.12/flows.csv",
                       "32.12.16.2004,2023-05,out,HKG,informal,pengasuh anak,F,P2P,2\n");
  feed_fixture_append (self, "common/country.csv", "MYS,Malaysia,Malaysia,3140000,101690000,2\n");
  feed_fixture_publish (self);
  desmi_clock_hold (self->time + 60);
}

static void
test_fault (FeedFixture *self, gconstpointer data)
{
  guint                    i = GPOINTER_TO_UINT (data);
  g_autoptr (GHashTable)   before = NULL;
  g_autoptr (GHashTable)   after = NULL;
  g_autoptr (ServerThread) server = server_thread_start (self->feed, &self->key, faults[i].fault);
  g_auto (DesmiPullResult) result = { 0 };
  g_autoptr (GError)       error = NULL;

  set_up_second_version (self);
  before = feed_fixture_digest_tables (self->store);
  g_assert_false (feed_fixture_pull (self, server_thread_get_address (server), &result, &error));
  g_assert_error (error, DESMI_SYNC_ERROR, (int) faults[i].code);
  g_assert_cmpint (desmi_sync_error_exit_code (error), ==, faults[i].exit_code);
  after = feed_fixture_digest_tables (self->store);
  feed_fixture_assert_same_tables (before, after);
  assert_good_pull (self, self->feed, 2); /* and the honest server is believed as before */
}

/* The same on a file that has nothing yet. */
static void
test_fault_first (FeedFixture *self, gconstpointer data)
{
  guint                    i = GPOINTER_TO_UINT (data);
  g_autoptr (GHashTable)   before = feed_fixture_digest_tables (self->store);
  g_autoptr (GHashTable)   after = NULL;
  g_autoptr (ServerThread) server = server_thread_start (self->feed, &self->key, faults[i].fault);
  g_auto (DesmiPullResult) result = { 0 };
  g_autoptr (GError)       error = NULL;

  g_assert_false (feed_fixture_pull (self, server_thread_get_address (server), &result, &error));
  g_assert_nonnull (error);
  after = feed_fixture_digest_tables (self->store);
  feed_fixture_assert_same_tables (before, after);
  assert_good_pull (self, self->feed, 19);
}

static void
test_bad_digest (FeedFixture *self, gconstpointer data)
{
  g_autoptr (GHashTable)   before = NULL;
  g_autoptr (GHashTable)   after = NULL;
  g_autoptr (ServerThread) server = server_thread_start (self->feed, &self->key, "bad-digest");
  g_auto (DesmiPullResult) result = { 0 };
  g_autoptr (GError)       error = NULL;

  set_up_second_version (self);
  before = feed_fixture_digest_tables (self->store);
  g_assert_false (feed_fixture_pull (self, server_thread_get_address (server), &result, &error));
  g_assert_error (error, DESMI_STORE_ERROR, DESMI_STORE_ERROR_DIGEST);
  g_assert_cmpint (desmi_sync_error_exit_code (error), ==, 6);
  after = feed_fixture_digest_tables (self->store);
  feed_fixture_assert_same_tables (before, after);
  /* root 1, root 2, two heads, the two steps, and then, once, the two snapshots (with the steps
   * cached) */
  g_assert_cmpuint (server_thread_get_n_requests (server), ==, 8);
  assert_good_pull (self, self->feed, 2);
}

static void
test_same_version (FeedFixture *self, gconstpointer data)
{
  g_autoptr (GHashTable)   before = NULL;
  g_autoptr (GHashTable)   after = NULL;
  g_autoptr (ServerThread) server
      = server_thread_start (self->feed, &self->key, "same-version-other-bytes");
  g_auto (DesmiPullResult) result = { 0 };
  g_autoptr (GError)       error = NULL;

  assert_good_pull (self, self->feed, 19);
  before = feed_fixture_digest_tables (self->store);
  g_assert_false (feed_fixture_pull (self, server_thread_get_address (server), &result, &error));
  g_assert_error (error, DESMI_SYNC_ERROR, DESMI_SYNC_ERROR_VERSION);
  after = feed_fixture_digest_tables (self->store);
  feed_fixture_assert_same_tables (before, after);
}

static void
test_expired (FeedFixture *self, gconstpointer data)
{
  g_autoptr (ServerThread) server = server_thread_start (self->feed, &self->key, "expired");
  g_auto (DesmiPullResult) result = { 0 };
  g_autoptr (GError)       error = NULL;

  feed_fixture_pull (self, server_thread_get_address (server), &result, &error);
  g_assert_no_error (error);
  g_assert_cmpint (result.outcome, ==, DESMI_PULL_UPDATED);
  g_assert_true (result.stale);
}

static void
test_future (FeedFixture *self, gconstpointer data)
{
  g_autoptr (ServerThread) server = server_thread_start (self->feed, &self->key, "future");
  g_auto (DesmiPullResult) result = { 0 };
  g_autoptr (GError)       error = NULL;

  feed_fixture_pull (self, server_thread_get_address (server), &result, &error);
  g_assert_no_error (error);
  g_assert_true (result.clock);
  g_assert_false (result.stale);
}

static void
test_slow (FeedFixture *self, gconstpointer data)
{
  g_autoptr (ServerThread) server
      = server_thread_start (self->feed, &self->key, "slow=30000 no-etag");
  g_auto (DesmiPullResult) again = { 0 };
  g_autoptr (GError)       error = NULL;

  assert_good_pull (self, server_thread_get_address (server), 19);
  feed_fixture_pull (self, NULL, &again, &error);
  g_assert_no_error (error);
  g_assert_cmpint (again.outcome, ==,
                   DESMI_PULL_UP_TO_DATE); /* known by its bytes, without an ETag */
}

/* Three steps on the same server are followed. */
static void
test_redirect (FeedFixture *self, gconstpointer data)
{
  g_autoptr (ServerThread) server = server_thread_start (self->feed, &self->key, "redirect=3");

  assert_good_pull (self, server_thread_get_address (server), 19);
}

/* A root that this file does not know: a first root of other keys, served as the feed's own. */
static void
test_foreign_root (FeedFixture *self, gconstpointer data)
{
  g_autofree char         *root = g_build_filename (self->feed, "root", "1.signed", NULL);
  g_autoptr (GHashTable)   before = feed_fixture_digest_tables (self->store);
  g_autoptr (GHashTable)   after = NULL;
  g_auto (DesmiPullResult) result = { 0 };
  g_autoptr (GError)       error = NULL;

  feed_fixture_change_root (self);
  feed_fixture_publish (self);
  g_assert_false (feed_fixture_pull (self, self->feed, &result, &error));
  g_assert_error (error, DESMI_SYNC_ERROR, DESMI_SYNC_ERROR_ROOT);
  after = feed_fixture_digest_tables (self->store);
  feed_fixture_assert_same_tables (before, after);
  g_clear_error (&error);
  desmi_pull_result_clear (&result);
  self->root_file = g_steal_pointer (&root); /* the user says that it is right */
  feed_fixture_pull (self, self->feed, &result, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (result.root_kind, ==, "file");
  g_clear_pointer (&self->root_file, g_free); /* and it is remembered */
  feed_fixture_publish (self);
  desmi_pull_result_clear (&result);
  feed_fixture_pull (self, NULL, &result, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (result.root_kind, ==, "file");
}

/* The second root says who follows; the feed's old key then signs in vain. */
static void
test_rotation (FeedFixture *self, gconstpointer data)
{
  g_auto (DesmiPullResult) result = { 0 };
  g_autoptr (GError)       error = NULL;
  DesmiSecretKey           secrets[2], old_key = self->key, new_key;
  DesmiPublicKey           keys[3], feed_key;
  DesmiPublishRoot         request = { .feed = self->feed,
                                       .keys = keys,
                                       .n_keys = 3,
                                       .signers = secrets,
                                       .n_signers = 2,
                                       .feed_keys = &feed_key,
                                       .n_feed_keys = 1,
                                       .threshold = 2 };

  for (guint i = 0; i < 3; i++)
    {
      g_autofree char *name = g_strdup_printf ("root-%u.key", i + 1);
      g_autofree char *path
          = g_build_filename (g_getenv ("DESMI_TOP_SRCDIR"), "data", "sample", "keys", name, NULL);
      DesmiSecretKey secret;

      desmi_signing_key_load (path, &secret, &error);
      g_assert_no_error (error);
      desmi_secret_key_get_public (&secret, &keys[i]);
      if (i < 2)
        secrets[i] = secret;
    }
  assert_good_pull (self, self->feed, 19);
  desmi_secret_key_generate (&new_key);
  desmi_secret_key_get_public (&new_key, &feed_key);
  request.expires = self->time + 100000000;
  g_assert_cmpint (desmi_publish_root (&request, &error), ==, 2);
  g_assert_false (feed_fixture_pull (
      self, NULL, &result, &error)); /* root 2 is there, the heads are still of the old key */
  g_assert_error (error, DESMI_SYNC_ERROR, DESMI_SYNC_ERROR_SIGNATURE);
  g_clear_error (&error);
  desmi_pull_result_clear (&result);
  self->key = new_key;
  feed_fixture_append (self, "32.12/remittances.csv", "32.12.16.2004,2023-Q3,7\n");
  feed_fixture_publish (self);
  assert_good_pull (self, NULL, 1);
  /* An expired last root vouches for nothing. */
  desmi_clock_hold (request.expires + 1);
  g_assert_false (feed_fixture_pull (self, NULL, &result, &error));
  g_assert_error (error, DESMI_SYNC_ERROR, DESMI_SYNC_ERROR_ROOT);
  self->key = old_key;
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (faults); i++)
    {
      g_autofree char *path = g_strconcat ("/sync/faults/second/", faults[i].fault, NULL);
      g_autofree char *first = g_strconcat ("/sync/faults/first/", faults[i].fault, NULL);

      g_test_add (path, FeedFixture, GUINT_TO_POINTER (i), feed_fixture_set_up, test_fault,
                  feed_fixture_tear_down);
      if (!g_str_has_prefix (faults[i].fault,
                             "old-version=1")) /* a first pull cannot know that it is old */
        g_test_add (first, FeedFixture, GUINT_TO_POINTER (i), feed_fixture_set_up, test_fault_first,
                    feed_fixture_tear_down);
    }
#define ADD(name, func)                                                                            \
  g_test_add ("/sync/faults/" name, FeedFixture, NULL, feed_fixture_set_up, func,                  \
              feed_fixture_tear_down)
  ADD ("bad-digest", test_bad_digest);
  ADD ("same-version", test_same_version);
  ADD ("expired", test_expired);
  ADD ("future", test_future);
  ADD ("slow", test_slow);
  ADD ("redirect", test_redirect);
  ADD ("foreign-root", test_foreign_root);
  ADD ("rotation", test_rotation);
  return g_test_run ();
}
