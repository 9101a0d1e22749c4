/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a window is told of updates: how they end, and what the next start knows of it. */
#include "app/desmi-updater.h"
#include "feed-fixture.h"

#include "core/desmi-clock.h"

#include <string.h>

#define WAIT_S 60

static gboolean
late_cb (gpointer what)
{
  g_error ("Waited too long for %s", (const char *) what);
  return G_SOURCE_REMOVE;
}

typedef gboolean (*Condition) (gpointer data);

static void
wait_for (Condition condition, gpointer data, const char *what)
{
  guint timeout = g_timeout_add_seconds (WAIT_S, late_cb, (gpointer) what);

  while (!condition (data))
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (timeout);
}

static gboolean
is_idle (gpointer updater)
{
  gboolean running;

  g_object_get (updater, "running", &running, NULL);
  return !running;
}

static gboolean
has_text (gpointer updater)
{
  g_autofree char *text = NULL;

  g_object_get (updater, "text", &text, NULL);
  return text != NULL;
}

static gboolean
has_server (gpointer updater)
{
  g_autofree char *server = NULL;

  g_object_get (updater, "server", &server, NULL);
  return server != NULL;
}

/* Looks at the file come on threads; what they would say must have been said. */
static void
settle (void)
{
  gint64 end = g_get_monotonic_time () + G_USEC_PER_SEC / 2;

  while (g_get_monotonic_time () < end)
    if (!g_main_context_iteration (NULL, FALSE))
      g_usleep (1000);
}

static void
assert_text (DesmiUpdater *updater, const char *property, const char *expected)
{
  g_autofree char *text = NULL;

  g_object_get (updater, property, &text, NULL);
  g_assert_cmpstr (text, ==, expected);
}

static void
assert_state (DesmiUpdater *updater, DesmiUpdateState expected)
{
  int state;

  g_object_get (updater, "state", &state, NULL);
  g_assert_cmpint (state, ==, expected);
}

static gboolean
has_value (gpointer pointer)
{
  return *(gpointer *) pointer != NULL;
}

static void
result_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  *(GAsyncResult **) data = g_object_ref (result);
}

static gboolean
set_server (DesmiUpdater *updater, const char *server, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  desmi_updater_set_server_async (updater, server, result_cb, &result);
  wait_for (has_value, &result, "the address to be kept");
  return desmi_updater_set_server_finish (updater, result, error);
}

static void
start_at (DesmiUpdater *updater, const char *server)
{
  g_autoptr (GError) error = NULL;

  set_server (updater, server, &error);
  g_assert_no_error (error);
  desmi_updater_start (updater);
}

/* The address is in the file as soon as that is said, also if the update comes to nothing. */
static void
test_server (FeedFixture *self, gconstpointer data)
{
  g_autoptr (DesmiUpdater) updater = desmi_updater_new ();
  g_autoptr (DesmiUpdater) next = desmi_updater_new ();
  g_autoptr (GError)       error = NULL;
  g_autofree char         *kept = NULL, *none = NULL;
  static const char        dead[] = "http://127.0.0.1:9/";

  desmi_updater_set_store (updater, self->store);
  start_at (updater, dead);
  assert_text (updater, "server", dead);
  wait_for (is_idle, updater, "the update to fail");
  assert_state (updater, DESMI_UPDATE_FAILED);
  start_at (updater, self->feed);
  wait_for (is_idle, updater, "the update");
  assert_state (updater, DESMI_UPDATE_DONE);
  settle ();
  assert_text (updater, "server", self->feed); /* and not the one before */
  kept = desmi_store_dup_meta (self->store, "server", &error);
  g_assert_cmpstr (kept, ==, self->feed);

  g_assert_false (set_server (updater, "ftp://127.0.0.1/", &error));
  g_assert_error (error, DESMI_SYNC_ERROR, DESMI_SYNC_ERROR_ADDRESS);
  g_clear_error (&error);
  settle ();
  assert_text (updater, "server", self->feed);
  desmi_updater_set_store (next, self->store);
  wait_for (has_server, next, "the next start to know the address");
  assert_text (next, "server", self->feed);
  g_assert_true (set_server (updater, "", &error));
  none = desmi_store_dup_meta (self->store, "server", &error);
  g_assert_null (none);
}

/* What the user stopped has not failed, now or at the next start. */
static void
test_cancel (FeedFixture *self, gconstpointer data)
{
  g_autoptr (ServerThread) server = server_thread_start (self->feed, &self->key, "stall");
  g_autoptr (DesmiUpdater) updater = desmi_updater_new ();
  g_autoptr (DesmiUpdater) next = desmi_updater_new ();

  desmi_updater_set_store (updater, self->store);
  start_at (updater, server_thread_get_address (server));
  while (server_thread_get_n_requests (server) < 4)
    g_main_context_iteration (NULL, FALSE);
  desmi_updater_cancel (updater);
  wait_for (is_idle, updater, "the update to stop");
  settle ();
  assert_state (updater, DESMI_UPDATE_IDLE);
  assert_text (updater, "text", "Cancelled. Nothing was changed.");
  assert_text (updater, "server", server_thread_get_address (server));
  desmi_updater_set_store (next, self->store);
  wait_for (has_server, next, "the next start to have looked");
  assert_text (next, "text", NULL);
}

/* The next start does not forget a failure; and what was checked in vain stands under the details.
 */
static void
test_failure (FeedFixture *self, gconstpointer data)
{
  g_autoptr (ServerThread) server = server_thread_start (self->feed, &self->key, "head-bit-flip");
  g_autoptr (DesmiUpdater) updater = desmi_updater_new ();
  g_autoptr (DesmiUpdater) next = desmi_updater_new ();
  g_autofree char         *details = NULL;
  static const char headline[] = "The update could not be verified; your data stay as they are.";

  desmi_updater_set_store (updater, self->store);
  start_at (updater, server_thread_get_address (server));
  wait_for (is_idle, updater, "the update to fail");
  assert_state (updater, DESMI_UPDATE_FAILED);
  assert_text (updater, "text", headline);
  g_object_get (updater, "details", &details, NULL);
  g_assert_nonnull (strstr (details, "trusted key"));
  desmi_updater_set_store (next, self->store);
  wait_for (has_text, next, "the next start to remember");
  assert_text (next, "text", headline);
}

/* Whom an update trusts is asked for when it begins, and no longer than the file is named. */
static void
test_authority (FeedFixture *self, gconstpointer data)
{
  g_autoptr (DesmiUpdater) updater = desmi_updater_new ();
  g_autofree char         *file = feed_fixture_dup_path (self, "authority.pem");
  g_autofree char         *text = NULL, *next = NULL;

  desmi_updater_set_store (updater, self->store);
  g_object_set (updater, "tls-authority", file, NULL);
  assert_text (updater, "tls-authority", file);
  start_at (updater, "https://127.0.0.1:9/");
  wait_for (is_idle, updater, "the update to fail");
  assert_state (updater, DESMI_UPDATE_FAILED);
  g_object_get (updater, "text", &text, NULL);
  g_assert_nonnull (strstr (text, file));
  desmi_updater_set_tls_authority (updater, NULL);
  desmi_updater_start (updater);
  wait_for (is_idle, updater, "the update to fail again");
  g_object_get (updater, "text", &next, NULL);
  g_assert_nonnull (strstr (next, "cannot be reached"));
}

static void
loss_cb (DesmiUpdater *updater, const char *figures, char **out)
{
  g_assert_null (*out);
  *out = g_strdup (figures);
}

/* A loss is told with its figures, and happens only when they were accepted. */
static void
test_loss (FeedFixture *self, gconstpointer data)
{
  g_autoptr (DesmiUpdater) updater = desmi_updater_new ();
  g_autoptr (GString)      many = g_string_new ("village,quarter,amount_idr\n");
  g_autofree char         *figures = NULL;
  g_autoptr (GError)       error = NULL;
  gint64                   counts[DESMI_N_OFFICIAL];

  for (int year = 2000; year < 2030; year++)
    g_string_append_printf (many, "32.12.16.2004,%d-Q1,1000\n", year);
  feed_fixture_write (self, "32.12/remittances.csv", many->str);
  feed_fixture_publish (self);
  desmi_updater_set_store (updater, self->store);
  g_signal_connect (updater, "loss", G_CALLBACK (loss_cb), &figures);
  start_at (updater, self->feed);
  wait_for (is_idle, updater, "the update");
  g_assert_null (figures);
  feed_fixture_write (self, "32.12/remittances.csv", "village,quarter,amount_idr\n");
  feed_fixture_publish (self);
  desmi_updater_start (updater);
  wait_for (is_idle, updater, "the update to be refused");
  g_assert_nonnull (figures);
  g_assert_nonnull (strstr (figures, "0 of 30 rows of remittances"));
  g_assert_true (desmi_store_count_official (self->store, "32.12", counts, &error));
  g_assert_cmpint (counts[DESMI_OFFICIAL_REMITTANCES], ==, 30);
  desmi_updater_start_accepting (updater, figures);
  wait_for (is_idle, updater, "the update that was accepted");
  assert_state (updater, DESMI_UPDATE_DONE);
  g_assert_true (desmi_store_count_official (self->store, "32.12", counts, &error));
  g_assert_cmpint (counts[DESMI_OFFICIAL_REMITTANCES], ==, 0);
}

/* Records of updates and the cache of their parts go into a throw-away home. */
static char *
move_home (void)
{
  static const char *const variables[] = { "XDG_STATE_HOME", "XDG_CACHE_HOME" };
  char                    *home = g_dir_make_tmp ("updater-XXXXXX", NULL);

  g_assert_nonnull (home);
  for (guint i = 0; i < G_N_ELEMENTS (variables); i++)
    {
      g_autofree char *folder = g_build_filename (home, variables[i], NULL);

      g_setenv (variables[i], folder, TRUE);
    }
  return home;
}

#define ADD(name, func)                                                                            \
  g_test_add ("/updater/" name, FeedFixture, NULL, feed_fixture_set_up, func,                      \
              feed_fixture_tear_down)

int
main (int argc, char **argv)
{
  g_autofree char *home = NULL;
  int              failed;

  g_test_init (&argc, &argv, NULL);
  home = move_home ();
  ADD ("server", test_server);
  ADD ("cancel", test_cancel);
  ADD ("failure", test_failure);
  ADD ("authority", test_authority);
  ADD ("loss", test_loss);
  failed = g_test_run ();
  feed_fixture_remove_tree (home);
  return failed;
}
