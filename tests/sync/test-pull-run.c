/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How a pull runs: beside the main loop, cancelled, one at a time, without a record; and where it
 * does not start. */
#include "feed-fixture.h"

#include <string.h>

typedef struct
{
  GMainLoop       *loop;
  GThread         *thread;
  DesmiPullResult *result;
  GError          *error;
  GArray          *states;
  guint            n_progress;
} Waiting;

static void
done_cb (GObject *store, GAsyncResult *result, gpointer data)
{
  Waiting *waiting = data;

  waiting->result = desmi_pull_run_finish (DESMI_STORE (store), result, &waiting->error);
  g_main_loop_quit (waiting->loop);
}

static void
state_cb (DesmiPullState state, gpointer data)
{
  Waiting *waiting = data;

  g_assert_true (g_thread_self () == waiting->thread);
  g_array_append_val (waiting->states, state);
}

static void
progress_cb (double fraction, const char *text, gpointer data)
{
  Waiting *waiting = data;

  g_assert_true (g_thread_self () == waiting->thread);
  g_assert_cmpfloat (fraction, <=, 1.0);
  g_assert_nonnull (text);
  waiting->n_progress++;
}

static void
test_async (FeedFixture *self, gconstpointer data)
{
  static const DesmiPullState expected[]
      = { DESMI_PULL_CHECKING, DESMI_PULL_VERIFYING, DESMI_PULL_DOWNLOADING, DESMI_PULL_APPLYING,
          DESMI_PULL_DONE };
  g_autoptr (ServerThread) server = server_thread_start (self->feed, &self->key, NULL);
  DesmiPullOptions options = feed_fixture_get_options (self, server_thread_get_address (server));
  Waiting          waiting = { .loop = g_main_loop_new (NULL, FALSE),
                               .thread = g_thread_self (),
                               .states = g_array_new (FALSE, FALSE, sizeof (DesmiPullState)) };

  options.state_func = state_cb;
  options.state_data = &waiting;
  desmi_pull_run_async (self->store, &options, progress_cb, &waiting, NULL, done_cb, &waiting);
  g_main_loop_run (waiting.loop);
  g_assert_no_error (waiting.error);
  g_assert_cmpint (waiting.result->outcome, ==, DESMI_PULL_UPDATED);
  g_assert_cmpuint (waiting.n_progress, >, 0);
  g_assert_cmpmem (waiting.states->data, waiting.states->len * sizeof (DesmiPullState), expected,
                   sizeof expected);
  desmi_pull_result_free (waiting.result);
  g_array_unref (waiting.states);
  g_main_loop_unref (waiting.loop);
}

static gpointer
cancel_soon (gpointer cancellable)
{
  g_usleep (300 * 1000);
  g_cancellable_cancel (cancellable);
  return NULL;
}

/* The server sends nothing more; cancelling does not wait for it. */
static void
test_cancel (FeedFixture *self, gconstpointer data)
{
  g_autoptr (GHashTable)   before = feed_fixture_digest_tables (self->store);
  g_autoptr (GHashTable)   after = NULL;
  g_autoptr (ServerThread) server = server_thread_start (self->feed, &self->key, "stall");
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_auto (DesmiPullResult) result = { 0 };
  g_autofree char         *failure = NULL;
  gint64                   at;
  g_autoptr (GError)       error = NULL;
  DesmiPullOptions options = feed_fixture_get_options (self, server_thread_get_address (server));
  GThread         *thread = g_thread_new ("cancel", cancel_soon, cancellable);

  g_assert_false (desmi_pull_run (self->store, &options, NULL, NULL, &result, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpint (desmi_sync_error_exit_code (error), ==, 5);
  g_thread_join (thread);
  feed_fixture_assert_history (self, ""); /* a decision of the user is no failure */
  g_assert_false (desmi_pull_get_last_run (self->store, self->state, &at, &failure));
  after = feed_fixture_digest_tables (self->store);
  feed_fixture_assert_same_tables (before, after);
}

typedef struct
{
  DesmiPullState state;
  GCancellable  *cancellable;
} CancelAt;

static void
cancel_at_cb (DesmiPullState state, gpointer data)
{
  CancelAt *at = data;

  if (state == at->state)
    g_cancellable_cancel (at->cancellable);
}

/* Cancelled at any state, nothing is changed; and the next update finds everything as it should be.
 */
static void
test_cancel_at (FeedFixture *self, gconstpointer data)
{
  static const DesmiPullState states[]
      = { DESMI_PULL_CHECKING, DESMI_PULL_VERIFYING, DESMI_PULL_DOWNLOADING, DESMI_PULL_APPLYING };
  g_autoptr (GHashTable) before = feed_fixture_digest_tables (self->store);
  DesmiPullResult        last = { 0 };
  g_autoptr (GError)     error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (states); i++)
    {
      g_autoptr (GCancellable) cancellable = g_cancellable_new ();
      g_autoptr (GHashTable)   after = NULL;
      CancelAt                 at = { states[i], cancellable };
      g_auto (DesmiPullResult) result = { 0 };
      DesmiPullOptions         options = feed_fixture_get_options (self, self->feed);

      options.state_func = cancel_at_cb;
      options.state_data = &at;
      g_assert_false (
          desmi_pull_run (self->store, &options, NULL, NULL, &result, cancellable, &error));
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
      g_clear_error (&error);
      after = feed_fixture_digest_tables (self->store);
      feed_fixture_assert_same_tables (before, after);
    }
  g_assert_true (feed_fixture_pull (self, self->feed, &last, &error));
  g_assert_no_error (error);
  g_assert_cmpint (last.outcome, ==, DESMI_PULL_UPDATED);
  desmi_pull_result_clear (&last);
}

/* Who cancels what is in the file already is told that it is. */
static void
test_cancel_late (FeedFixture *self, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  CancelAt                 at = { DESMI_PULL_DONE, cancellable };
  DesmiPullOptions         options = feed_fixture_get_options (self, self->feed);
  Waiting waiting = { .loop = g_main_loop_new (NULL, FALSE), .thread = g_thread_self () };

  options.state_func = cancel_at_cb;
  options.state_data = &at;
  desmi_pull_run_async (self->store, &options, NULL, NULL, cancellable, done_cb, &waiting);
  g_main_loop_run (waiting.loop);
  g_assert_no_error (waiting.error);
  g_assert_cmpint (waiting.result->outcome, ==, DESMI_PULL_UPDATED);
  desmi_pull_result_free (waiting.result);
  g_main_loop_unref (waiting.loop);
}

static void
test_one_at_a_time (FeedFixture *self, gconstpointer data)
{
  g_autoptr (ServerThread) server = server_thread_start (self->feed, &self->key, "stall");
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  DesmiPullOptions options = feed_fixture_get_options (self, server_thread_get_address (server));
  g_auto (DesmiPullResult) result = { 0 };
  g_autoptr (GError)       error = NULL;
  Waiting waiting = { .loop = g_main_loop_new (NULL, FALSE), .thread = g_thread_self () };

  desmi_pull_run_async (self->store, &options, NULL, NULL, cancellable, done_cb, &waiting);
  while (server_thread_get_n_requests (server) < 4)
    g_usleep (1000);
  g_assert_false (feed_fixture_pull (self, self->feed, &result, &error));
  g_assert_error (error, DESMI_SYNC_ERROR, DESMI_SYNC_ERROR_BUSY);
  g_cancellable_cancel (cancellable);
  g_main_loop_run (waiting.loop);
  g_assert_error (waiting.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&waiting.error);
  g_main_loop_unref (waiting.loop);
}

/* A record that cannot be kept is said, and does not make a run another. */
static void
test_unrecorded (FeedFixture *self, gconstpointer data)
{
  g_auto (DesmiPullResult) result = { 0 };
  g_auto (DesmiPullResult) failed = { 0 };
  g_autoptr (GError)       error = NULL;
  g_autofree char         *id = desmi_store_dup_meta (self->store, "file_id", NULL);
  g_autofree char         *name = g_strconcat (id, ".ini", NULL);
  g_autofree char         *path = g_build_filename (self->state, name, NULL);
  g_autofree char         *message = NULL;

  g_assert_cmpint (g_mkdir_with_parents (path, 0700), ==, 0); /* in the way of the record */
  feed_fixture_pull (self, self->feed, &result, &error);
  g_assert_no_error (error);
  g_assert_cmpint (result.outcome, ==, DESMI_PULL_UPDATED);
  message = desmi_pull_result_dup_message (&result);
  g_assert_nonnull (strstr (message, "could not be kept"));
  g_assert_false (feed_fixture_pull (self, "http://127.0.0.1:9/", &failed, &error));
  g_assert_error (error, DESMI_SYNC_ERROR, DESMI_SYNC_ERROR_NETWORK);
  g_assert_nonnull (strstr (error->message, "could not be kept"));
}

static void
test_addresses (FeedFixture *self, gconstpointer data)
{
  static const char *const bad[] = {
    "",
    "http://example.org/feed/",
    "https://user:secret@127.0.0.1/",
    "ftp://127.0.0.1/",
    "/no/such/folder",
    "https://",
    "https://host/?query",
  };

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_auto (DesmiPullResult) result = { 0 };
      g_autoptr (GError)       error = NULL;

      g_assert_false (feed_fixture_pull (self, bad[i], &result, &error));
      g_assert_error (error, DESMI_SYNC_ERROR, DESMI_SYNC_ERROR_ADDRESS);
    }
}

/* A file that is no authority fails the update that would have used it, whatever it is. */
static void
test_authority (FeedFixture *self, gconstpointer data)
{
  static const char *const contents[] = { NULL, "", "-----BEGIN CERTIFICATE-----\n", "x" };
  g_autofree char         *file = feed_fixture_dup_path (self, "auth\303\263rity.pem");

  for (guint i = 0; i < G_N_ELEMENTS (contents); i++)
    {
      DesmiPullOptions         options = feed_fixture_get_options (self, "https://127.0.0.1:9/");
      g_auto (DesmiPullResult) result = { 0 };
      g_auto (DesmiPullResult) other = { 0 };
      g_autoptr (GError)       error = NULL;

      options.tls_authority = file;
      if (contents[i] != NULL)
        g_assert_true (g_file_set_contents (file, contents[i], -1, NULL));
      g_assert_false (desmi_pull_run (self->store, &options, NULL, NULL, &result, NULL, &error));
      g_assert_error (error, DESMI_SYNC_ERROR, DESMI_SYNC_ERROR_AUTHORITY);
      g_assert_nonnull (strstr (error->message, "auth\303\263rity.pem"));
      g_assert_cmpint (desmi_sync_error_exit_code (error), ==, 3);
      g_clear_error (&error);
      options.server = self->feed; /* a folder has no certificate */
      g_assert_true (desmi_pull_run (self->store, &options, NULL, NULL, &other, NULL, &error));
    }
}

static void
test_read_only (FeedFixture *self, gconstpointer data)
{
  g_auto (DesmiPullResult) result = { 0 };
  g_autoptr (GError)       error = NULL;

  desmi_store_close (self->store);
  g_clear_object (&self->store);
  self->store = desmi_store_open (self->file, DESMI_OPEN_READ_ONLY, &error);
  g_assert_no_error (error);
  g_assert_false (feed_fixture_pull (self, self->feed, &result, &error));
  g_assert_error (error, DESMI_STORE_ERROR, DESMI_STORE_ERROR_READ_ONLY);
  g_assert_cmpint (desmi_sync_error_exit_code (error), ==, 4);
}

#define ADD(name, func)                                                                            \
  g_test_add ("/sync/pull/" name, FeedFixture, NULL, feed_fixture_set_up, func,                    \
              feed_fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("async", test_async);
  ADD ("cancel", test_cancel);
  ADD ("cancel-at", test_cancel_at);
  ADD ("cancel-late", test_cancel_late);
  ADD ("one-at-a-time", test_one_at_a_time);
  ADD ("unrecorded", test_unrecorded);
  ADD ("addresses", test_addresses);
  ADD ("authority", test_authority);
  ADD ("read-only", test_read_only);
  return g_test_run ();
}
