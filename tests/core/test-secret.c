/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tokens of servers: kept, replaced, forgotten. Where libsecret keeps them, it is made to use a
 * file of the test's; Windows' own store holds them for the time of the test. */
#include "core/platform/desmi-process.h"
#include "core/platform/desmi-secret.h"

#include <glib/gstdio.h>
#include <string.h>

#define NO_BUS "unix:path=/nowhere/bus"

/* Addresses that nobody else has kept a token for. */
typedef struct
{
  char *server, *other;
} Servers;

static void
set_up (Servers *self, gconstpointer data)
{
  guint32 number = g_random_int ();

  self->server = g_strdup_printf ("https://secret-%08x.desmigratif.example/feed/", number);
  self->other = g_strdup_printf ("https://secret-%08x.desmigratif.example/feed/b/", number);
}

static void
forget (const char *server)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (desmi_secret_clear (server, NULL, &error));
  g_assert_no_error (error);
}

static void
tear_down (Servers *self, gconstpointer data)
{
  forget (self->server);
  forget (self->other);
  g_free (self->server);
  g_free (self->other);
}

static void
keep (const char *server, const char *secret)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (desmi_secret_store (server, secret, NULL, &error));
  g_assert_no_error (error);
}

static void
assert_kept (const char *server, const char *expected)
{
  g_autoptr (GError) error = NULL;
  char              *secret = desmi_secret_lookup (server, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (secret, ==, expected);
  desmi_secret_free (secret);
}

static void
test_round_trip (Servers *self, gconstpointer data)
{
  g_autofree char  *longest = g_strnfill (DESMI_SECRET_MAX, 'x');
  const char *const secrets[]
      = { "s3cr3t", " ", "a\nb\t\"c\"\\%s", longest, "k\303\251 \346\227\245", "\360\237\224\221" };

  assert_kept (self->server, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (secrets); i++)
    {
      keep (self->server, secrets[i]);
      assert_kept (self->server, secrets[i]); /* in place of the one before */
    }
  forget (self->server);
  assert_kept (self->server, NULL);
  forget (self->server); /* again: there is none */
}

static void
test_two_servers (Servers *self, gconstpointer data)
{
  g_autofree char *word = g_strconcat (self->server, "d\303\251sa/", NULL);

  keep (self->server, "one");
  keep (self->other, "two");
  keep (word, "three");
  assert_kept (self->server, "one");
  assert_kept (self->other, "two");
  forget (self->server);
  assert_kept (self->server, NULL);
  assert_kept (self->other, "two");
  assert_kept (word, "three");
  forget (word);
}

/* What cannot be kept leaves what is kept, and is not repeated in the sentence. */
static void
test_refused (Servers *self, gconstpointer data)
{
  g_autofree char *longer = g_strnfill (DESMI_SECRET_MAX + 1, 'x');
  const struct
  {
    const char *secret;
    int         code;
    const char *words;
  } cases[] = {
    { "", DESMI_SECRET_ERROR_INVALID, "empty" },
    { longer, DESMI_SECRET_ERROR_TOO_LONG, "2560 bytes" },
    { "s3cr3t\377", DESMI_SECRET_ERROR_INVALID, "UTF-8" },
  };

  keep (self->server, "before");
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (desmi_secret_store (self->server, cases[i].secret, NULL, &error));
      g_assert_error (error, DESMI_SECRET_ERROR, cases[i].code);
      g_assert_nonnull (strstr (error->message, cases[i].words));
      g_assert_null (strstr (error->message, "s3cr3t"));
      assert_kept (self->server, "before");
    }
}

static void
test_cancelled (Servers *self, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError)       error = NULL;

  keep (self->server, "before");
  g_cancellable_cancel (cancellable);
  g_assert_false (desmi_secret_store (self->server, "after", cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  g_assert_null (desmi_secret_lookup (self->server, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  g_assert_false (desmi_secret_clear (self->server, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  assert_kept (self->server, "before");
}

static void
result_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  *(GAsyncResult **) data = g_object_ref (result);
}

static GAsyncResult *
wait_for (GAsyncResult **result)
{
  while (*result == NULL)
    g_main_context_iteration (NULL, TRUE);
  return *result;
}

static void
store_async (const char *server, const char *secret, GCancellable *cancellable, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;
  gboolean                 ok;

  desmi_secret_store_async (server, secret, cancellable, result_cb, &result);
  g_assert_null (result);
  ok = desmi_secret_store_finish (wait_for (&result), error);
  g_assert_true (ok == (*error == NULL));
}

static char *
lookup_async (const char *server, GCancellable *cancellable, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  desmi_secret_lookup_async (server, cancellable, result_cb, &result);
  return desmi_secret_lookup_finish (wait_for (&result), error);
}

static void
test_async (Servers *self, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError)       error = NULL;
  char                    *secret;

  g_assert_null (lookup_async (self->server, NULL, &error));
  g_assert_no_error (error);
  store_async (self->server, "s3cr3t", NULL, &error);
  g_assert_no_error (error);
  secret = lookup_async (self->server, cancellable, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (secret, ==, "s3cr3t");
  desmi_secret_free (secret);
  store_async (self->server, "\377", NULL, &error);
  g_assert_error (error, DESMI_SECRET_ERROR, DESMI_SECRET_ERROR_INVALID);
  g_clear_error (&error);
  g_cancellable_cancel (cancellable);
  store_async (self->server, "after", cancellable, &error);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  g_assert_null (lookup_async (self->server, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  assert_kept (self->server, "s3cr3t");
  desmi_secret_clear_async (self->server, NULL, result_cb, &result);
  g_assert_true (desmi_secret_clear_finish (wait_for (&result), &error));
  g_assert_no_error (error);
  assert_kept (self->server, NULL);
}

static void
assert_no_service (GError **error)
{
  g_assert_error (*error, DESMI_SECRET_ERROR, DESMI_SECRET_ERROR_NO_SERVICE);
  g_assert_nonnull (strstr ((*error)->message, "no keyring"));
  g_assert_null (strstr ((*error)->message, "s3cr3t"));
  g_clear_error (error);
}

/* A desktop without a keyring, or none at all: in a process of its own, since libsecret finds out
 * once. */
static void
test_no_service (void)
{
  static const char  server[] = "https://desmigratif.example/";
  g_autoptr (GError) error = NULL;

  if (g_str_equal (desmi_process_get_system (), "Windows"))
    {
      g_test_skip ("Windows always has its credential store");
      return;
    }
  if (!g_test_subprocess ())
    {
      g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_DEFAULT);
      g_test_trap_assert_passed ();
      return;
    }
  g_setenv ("SECRET_BACKEND", "service", TRUE);
  g_setenv ("DBUS_SESSION_BUS_ADDRESS", NO_BUS, TRUE);
  g_assert_false (desmi_secret_store (server, "s3cr3t", NULL, &error));
  assert_no_service (&error);
  g_assert_null (desmi_secret_lookup (server, NULL, &error));
  assert_no_service (&error);
  g_assert_false (desmi_secret_clear (server, NULL, &error));
  assert_no_service (&error);
}

static void
test_free (void)
{
  desmi_secret_free (NULL);
  desmi_secret_free (g_strdup (""));
  desmi_secret_free (g_strdup ("s3cr3t"));
}

#define ADD(name, func) g_test_add ("/secret/" name, Servers, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  g_autofree char *folder = g_dir_make_tmp ("secret-XXXXXX", NULL);
  g_autofree char *file = g_build_filename (folder, "test.keyring", NULL);
  int              failed;

  g_setenv ("SECRET_BACKEND", "file", FALSE);
  g_setenv ("SECRET_FILE_TEST_PATH", file, TRUE);
  g_setenv ("SECRET_FILE_TEST_PASSWORD", "of the test", TRUE);
  g_test_init (&argc, &argv, NULL);
  ADD ("round-trip", test_round_trip);
  ADD ("two-servers", test_two_servers);
  ADD ("refused", test_refused);
  ADD ("cancelled", test_cancelled);
  ADD ("async", test_async);
  g_test_add_func ("/secret/no-service", test_no_service);
  g_test_add_func ("/secret/free", test_free);
  failed = g_test_run ();
  g_unlink (file);
  g_rmdir (folder);
  return failed;
}
