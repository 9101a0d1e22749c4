/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The development server: names, headers, ETags, and the programs themselves. */
#include "feed-fixture.h"

#include "core/platform/desmi-process.h"
#include "test-platform.h"

#include <libsoup/soup.h>
#include <string.h>

typedef struct
{
  guint   status;
  char   *etag, *cache, *encoding;
  GBytes *body;
} Answer;

static void
answer_clear (Answer *answer)
{
  g_free (answer->etag);
  g_free (answer->cache);
  g_free (answer->encoding);
  g_clear_pointer (&answer->body, g_bytes_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Answer, answer_clear)

static void
ask (const char *address, const char *name, const char *method, const char *etag, Answer *out)
{
  g_autoptr (SoupSession) session = soup_session_new ();
  g_autofree char        *uri = g_strconcat (address, name, NULL);
  g_autoptr (SoupMessage) message = soup_message_new (method, uri);
  g_autoptr (GError)      error = NULL;
  SoupMessageHeaders     *headers = soup_message_get_response_headers (message);

  soup_session_set_proxy_resolver (session, NULL);
  soup_session_remove_feature_by_type (session, SOUP_TYPE_CONTENT_DECODER);
  if (etag != NULL)
    soup_message_headers_append (soup_message_get_request_headers (message), "If-None-Match", etag);
  out->body = soup_session_send_and_read (session, message, NULL, &error);
  g_assert_no_error (error);
  out->status = soup_message_get_status (message);
  out->etag = g_strdup (soup_message_headers_get_one (headers, "ETag"));
  out->cache = g_strdup (soup_message_headers_get_one (headers, "Cache-Control"));
  out->encoding = g_strdup (soup_message_headers_get_one (headers, "Content-Encoding"));
}

static void
test_headers (FeedFixture *self, gconstpointer data)
{
  g_autoptr (ServerThread) server = server_thread_start (self->feed, &self->key, NULL);
  const char              *address = server_thread_get_address (server);
  g_auto (Answer)          root = { 0 };
  g_auto (Answer)          head = { 0 };
  g_auto (Answer)          again = { 0 };
  g_auto (Answer)          other = { 0 };

  g_assert_true (g_str_has_prefix (address, "http://127.0.0.1:"));
  g_assert_true (g_str_has_suffix (address, "/"));
  ask (address, "root/1.signed", "GET", NULL, &root);
  g_assert_cmpuint (root.status, ==, 200);
  g_assert_cmpstr (root.cache, ==, "public, max-age=31536000, immutable");
  g_assert_null (root.encoding);
  ask (address, "set/32.12/head.signed", "GET", NULL, &head);
  g_assert_cmpuint (head.status, ==, 200);
  g_assert_cmpstr (head.cache, ==, "max-age=300");
  g_assert_cmpint (head.etag[0], ==, '"');
  ask (address, "set/32.12/head.signed", "GET", head.etag, &again);
  g_assert_cmpuint (again.status, ==, 304);
  g_assert_cmpuint (g_bytes_get_size (again.body), ==, 0);
  ask (address, "set/32.12/head.signed", "GET", "\"another\"", &other);
  g_assert_cmpuint (other.status, ==, 200);
}

static void
test_names (FeedFixture *self, gconstpointer data)
{
  static const char *const absent[] = {
    "",
    "root/",
    "root/2.signed",
    "root/01.signed",
    "set/common/",
    "set/33.07/head.signed",
    "set/../head.signed",
    "set/common/head.signed~",
    "obj/ab/abcd.gz",
    "../district.desmigratif",
    "%2e%2e/district.desmigratif",
    "set/..%2f..%2fdistrict.desmigratif/head.signed",
    "..%2fdistrict.desmigratif",
    "root/1.signed/x",
  };
  g_autoptr (ServerThread) server = server_thread_start (self->feed, &self->key, NULL);
  const char              *address = server_thread_get_address (server);
  g_auto (Answer)          posted = { 0 };

  for (guint i = 0; i < G_N_ELEMENTS (absent); i++)
    {
      g_auto (Answer) answer = { 0 };

      ask (address, absent[i], "GET", NULL, &answer);
      g_assert_true (answer.status == 404
                     || answer.status == 400); /* libsoup itself refuses some */
    }
  ask (address, "root/1.signed", "POST", NULL, &posted);
  g_assert_cmpuint (posted.status, ==, 405);
}

static void
test_fault_names (void)
{
  static const char *const bad[]
      = { "", "none", "drop=", "drop=-1", "drop=x", "drop=99999999999", "=1" };
  g_autofree char *list = desmi_fault_dup_list ();
  g_auto (GStrv)   names = g_strsplit (list, " ", -1);

  g_assert_cmpuint (g_strv_length (names), >, 20);
  for (guint i = 0; names[i] != NULL; i++)
    {
      g_autoptr (GError)     error = NULL;
      g_autoptr (DesmiFault) fault = desmi_fault_parse (names[i], &error);

      g_assert_no_error (error);
      g_assert_nonnull (fault);
    }
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    g_assert_null (desmi_fault_parse (bad[i], NULL));
}

static char *
dup_program (const char *name)
{
  g_autofree char *file = g_strconcat (name, desmi_process_get_suffix (), NULL);

  return g_build_filename (g_getenv ("DESMI_TOP_BUILDDIR"), "src", "server", file, NULL);
}

typedef struct
{
  GSubprocess *process;
  char        *address;
} Program;

static void
start_program (Program *self, FeedFixture *fixture, const char *option)
{
  g_autofree char             *program = dup_program ("desmigratif-devserver");
  g_autoptr (GError)           error = NULL;
  g_autoptr (GDataInputStream) out = NULL;

  self->process = g_subprocess_new (G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE,
                                    &error, program, fixture->feed, option, NULL);
  g_assert_no_error (error);
  out = g_data_input_stream_new (g_subprocess_get_stdout_pipe (self->process));
  g_filter_input_stream_set_close_base_stream (G_FILTER_INPUT_STREAM (out), FALSE);
  self->address = g_data_input_stream_read_line (out, NULL, NULL, &error);
  g_assert_no_error (error);
}

static void
test_program (FeedFixture *self, gconstpointer data)
{
  Program                  server = { 0 };
  g_auto (DesmiPullResult) result = { 0 };
  g_autoptr (GError)       error = NULL;

  start_program (&server, self, "--fault=no-etag");
  feed_fixture_pull (self, server.address, &result, &error);
  g_assert_no_error (error);
  g_assert_cmpint (result.outcome, ==, DESMI_PULL_UPDATED);
  test_end_child (server.process);
  g_object_unref (server.process);
  g_free (server.address);
}

static void
test_exit_with_parent (FeedFixture *self, gconstpointer data)
{
  Program            server = { 0 };
  g_autoptr (GError) error = NULL;

  start_program (&server, self, "--exit-with-parent");
  g_assert_true (g_output_stream_close (g_subprocess_get_stdin_pipe (server.process), NULL, NULL));
  g_assert_true (g_subprocess_wait_check (server.process, NULL, &error));
  g_object_unref (server.process);
  g_free (server.address);
}

static void
assert_exit (int expected, const char *name, ...)
{
  g_autoptr (GPtrArray)   argv = g_ptr_array_new ();
  g_autofree char        *program = dup_program (name);
  g_autoptr (GError)      error = NULL;
  g_autoptr (GSubprocess) process = NULL;
  const char             *argument;
  va_list                 args;

  g_ptr_array_add (argv, program);
  va_start (args, name);
  while ((argument = va_arg (args, const char *)) != NULL)
    g_ptr_array_add (argv, (gpointer) argument);
  va_end (args);
  g_ptr_array_add (argv, NULL);
  process = g_subprocess_newv (
      (const char *const *) argv->pdata,
      G_SUBPROCESS_FLAGS_STDOUT_SILENCE | G_SUBPROCESS_FLAGS_STDERR_SILENCE, &error);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_wait (process, NULL, &error));
  g_assert_cmpint (g_subprocess_get_exit_status (process), ==, expected);
}

/* From nothing to a feed with the program alone, in the words of its manual. */
static void
test_publish_program (FeedFixture *self, gconstpointer data)
{
  g_autofree char         *keys = feed_fixture_dup_path (self, "keys");
  g_autofree char         *feed = feed_fixture_dup_path (self, "made");
  g_autofree char         *root_1 = g_build_filename (keys, "root-1.key", NULL);
  g_autofree char         *root_2 = g_build_filename (keys, "root-2.key", NULL);
  g_autofree char         *root_3 = g_build_filename (keys, "root-3.pub", NULL);
  g_autofree char         *feed_pub = g_build_filename (keys, "feed.pub", NULL);
  g_autofree char         *feed_key = g_build_filename (keys, "feed.key", NULL);
  const char              *publish = "desmigratif-publish";
  g_auto (DesmiPullResult) result = { 0 };
  g_autoptr (GError)       error = NULL;

  assert_exit (2, publish, NULL);
  assert_exit (2, publish, "bake", NULL);
  assert_exit (2, publish, "keys", NULL);
  assert_exit (0, publish, "--version", NULL);
  assert_exit (0, publish, "keys", keys, NULL);
  assert_exit (3, publish, "keys", keys, NULL); /* keys are never overwritten */
  assert_exit (3, publish, "feed", feed, "--from", self->from, "--key", feed_key,
               NULL); /* no root yet */
  assert_exit (3, publish, "root", feed, "--root-key", root_1, "--root-key", root_3, "--feed-key",
               feed_pub, NULL);
  assert_exit (0, publish, "root", feed, "--root-key", root_1, "--root-key", root_2, "--root-key",
               root_3, "--feed-key", feed_pub, "--expires", "2099-01-01T00:00:00Z", NULL);
  assert_exit (2, publish, "feed", feed, "--from", self->from, NULL);
  assert_exit (2, publish, "feed", feed, "--from", self->from, "--key", feed_key, "--time", "today",
               NULL);
  assert_exit (3, publish, "feed", feed, "--from", self->from, "--key", feed_pub, NULL);
  assert_exit (3, publish, "feed", feed, "--from", "/no/such", "--key", feed_key, NULL);
  assert_exit (0, publish, "feed", feed, "--from", self->from, "--key", feed_key, "--common",
               "--district", "32.12", "--time", "2025-11-25T02:00:00Z", NULL);
  self->root_file = g_build_filename (feed, "root", "1.signed", NULL);
  feed_fixture_pull (self, feed, &result, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (result.n_changed, ==, 19);
}

static void
test_server_use (FeedFixture *self, gconstpointer data)
{
  const char *server = "desmigratif-devserver";

  assert_exit (2, server, NULL);
  assert_exit (2, server, self->feed, self->feed, NULL);
  assert_exit (2, server, self->feed, "--port", "70000", NULL);
  assert_exit (2, server, self->feed, "--frobnicate", NULL);
  assert_exit (3, server, "/no/such", NULL);
  assert_exit (3, server, self->feed, "--fault", "none", NULL);
  assert_exit (0, server, "--version", NULL);
  assert_exit (0, server, "--help", NULL);
}

#define ADD(name, func)                                                                            \
  g_test_add ("/server/devserver/" name, FeedFixture, NULL, feed_fixture_set_up, func,             \
              feed_fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("headers", test_headers);
  ADD ("names", test_names);
  g_test_add_func ("/server/devserver/fault-names", test_fault_names);
  ADD ("program", test_program);
  ADD ("exit-with-parent", test_exit_with_parent);
  ADD ("publish-program", test_publish_program);
  ADD ("use", test_server_use);
  return g_test_run ();
}
