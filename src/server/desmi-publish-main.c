/* SPDX-License-Identifier: GPL-3.0-or-later */
/* desmigratif-publish: makes keys, root files and feeds. */
#include "core/desmi-clock.h"
#include "core/desmi-locale.h"
#include "core/platform/desmi-language.h"
#include "core/platform/desmi-process.h"
#include "core/platform/desmi-terminal.h"
#include "desmi-config.h"
#include "server/desmi-publisher.h"
#include "server/desmi-signing-key.h"

#include <glib/gi18n.h>
#include <stdlib.h>
#include <string.h>

enum
{
  EXIT_USE = 2,
  EXIT_INPUT = 3,
};

typedef struct
{
  const char *name;
  const char *arguments;
  const char *summary;
  int (*run) (GOptionContext *context, GStrv *arguments);
} Command;

static int
fail (int code, const char *message)
{
  g_printerr ("desmigratif-publish: %s\n", message);
  return code;
}

/* Leaves in @arguments the name of the program and the one folder that every command takes. */
static gboolean
parse (GOptionContext *context, const GOptionEntry *entries, GStrv *arguments)
{
  g_autoptr (GError) error = NULL;
  guint              n;

  g_option_context_add_main_entries (context, entries, NULL);
  if (!g_option_context_parse_strv (context, arguments, &error))
    {
      fail (EXIT_USE, error->message);
      return FALSE;
    }
  n = g_strv_length (*arguments);
  if (n > 1 && g_str_equal ((*arguments)[1], "--"))
    {
      g_free ((*arguments)[1]);
      memmove (*arguments + 1, *arguments + 2, (n - 1) * sizeof **arguments);
      n--;
    }
  if (n == 2)
    return TRUE;
  fail (EXIT_USE, _ ("Wrong number of arguments; see --help."));
  return FALSE;
}

static gboolean
parse_time (const char *text, gint64 fallback, gint64 *out)
{
  *out = fallback;
  if (text == NULL || desmi_clock_parse_utc (text, out))
    return TRUE;
  fail (EXIT_USE, _ ("A time is written as 2026-11-25T02:00:00Z."));
  return FALSE;
}

static int
run_keys (GOptionContext *context, GStrv *arguments)
{
  static const GOptionEntry none[] = { G_OPTION_ENTRY_NULL };
  g_autoptr (GError)        error = NULL;

  if (!parse (context, none, arguments))
    return EXIT_USE;
  if (!desmi_signing_key_make_demo_set ((*arguments)[1], &error))
    return fail (EXIT_INPUT, error->message);
  return EXIT_SUCCESS;
}

typedef struct
{
  GArray *keys;    /* of DesmiPublicKey */
  GArray *signers; /* of DesmiSecretKey */
} RootKeys;

/* A secret key is listed and signs; a public one is only listed; one that only signs belongs to the
 * root before. */
static gboolean
load_keys (char **paths, gboolean is_listed, gboolean may_sign, RootKeys *out, GError **error)
{
  for (guint i = 0; paths != NULL && paths[i] != NULL; i++)
    {
      DesmiSecretKey secret;
      DesmiPublicKey key;
      gboolean       is_secret;

      if (!desmi_signing_key_load_any (paths[i], &secret, &is_secret, &key, error))
        return FALSE;
      if (is_listed)
        g_array_append_val (out->keys, key);
      if (may_sign && is_secret)
        g_array_append_val (out->signers, secret);
    }
  return TRUE;
}

static int
make_root (const DesmiPublishRoot *request)
{
  g_autoptr (GError) error = NULL;
  gint64             version;

  if (request->n_keys == 0 || request->n_signers == 0 || request->n_feed_keys == 0)
    return fail (EXIT_USE, _ ("A root file needs a secret --root-key and a --feed-key at least."));
  if (request->n_keys > DESMI_MAX_KEYS || request->n_feed_keys > DESMI_MAX_KEYS
      || request->n_signers > DESMI_SIGNED_MAX_SIGNATURES)
    return fail (EXIT_USE, _ ("Too many keys."));
  version = desmi_publish_root (request, &error);
  if (version == 0)
    return fail (EXIT_INPUT, error->message);
  g_print ("root/%" G_GINT64_FORMAT ".signed\n", version);
  return EXIT_SUCCESS;
}

static int
run_root (GOptionContext *context, GStrv *arguments)
{
  g_auto (GStrv)     root_paths = NULL, sign_paths = NULL, feed_paths = NULL;
  g_autofree char   *expires = NULL;
  int                threshold = 2;
  gint64             epoch = 0;
  const GOptionEntry entries[] = {
    { "root-key", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &root_paths,
      N_ ("May sign root files; signs this one if secret"), "KEY" },
    { "also-sign", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &sign_paths,
      N_ ("Signs this one, and may sign no more"), "KEY" },
    { "feed-key", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &feed_paths, N_ ("May sign feeds"), "PUB" },
    { "threshold", 0, 0, G_OPTION_ARG_INT, &threshold, N_ ("Root keys that must sign"), "N" },
    { "epoch", 0, 0, G_OPTION_ARG_INT64, &epoch, N_ ("Goes up when versions begin again"), "N" },
    { "expires", 0, 0, G_OPTION_ARG_STRING, &expires, N_ ("Until when it holds"), "T" },
    G_OPTION_ENTRY_NULL,
  };
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) keys = g_array_new (FALSE, FALSE, sizeof (DesmiPublicKey));
  g_autoptr (GArray) feed_keys = g_array_new (FALSE, FALSE, sizeof (DesmiPublicKey));
  g_autoptr (GArray) signers = g_array_new (FALSE, FALSE, sizeof (DesmiSecretKey));
  RootKeys           listed = { keys, signers }, feeds = { feed_keys, NULL };
  DesmiPublishRoot   request = { 0 };

  if (!parse (context, entries, arguments)
      || !parse_time (expires, desmi_clock_now () + DESMI_PUBLISH_ROOT_LIFE_S, &request.expires))
    return EXIT_USE;
  if (threshold < 1 || epoch < 0)
    return fail (EXIT_USE, _ ("The threshold is at least 1, the epoch too."));
  if (!load_keys (root_paths, TRUE, TRUE, &listed, &error)
      || !load_keys (sign_paths, FALSE, TRUE, &listed, &error)
      || !load_keys (feed_paths, TRUE, FALSE, &feeds, &error))
    return fail (EXIT_INPUT, error->message);
  request.feed = (*arguments)[1];
  request.keys = (const DesmiPublicKey *) (gpointer) keys->data;
  request.n_keys = keys->len;
  request.signers = (const DesmiSecretKey *) (gpointer) signers->data;
  request.n_signers = signers->len;
  request.feed_keys = (const DesmiPublicKey *) (gpointer) feed_keys->data;
  request.n_feed_keys = feed_keys->len;
  request.threshold = (guint) threshold;
  request.epoch = epoch;
  return make_root (&request);
}

static void
progress_cb (guint done, guint n, const char *set, gpointer data)
{
  if (desmi_terminal_shows_errors ())
    {
      /* Translators: running number, total, and the set being published */
      g_autofree char *text = g_strdup_printf (_ ("Publishing %u of %u (%s)…"), done + 1, n, set);

      g_printerr ("\r%s   ", text);
    }
}

static int
make_feed (DesmiPublishFeed *request, const char *key_path, const char *root_path)
{
  g_autoptr (GError) error = NULL;
  DesmiSecretKey     key;
  DesmiPublishResult result;
  g_autofree char   *n_sets = NULL, *n_rows = NULL;
  gboolean           ok;

  if (request->from == NULL || key_path == NULL)
    return fail (EXIT_USE, _ ("A feed needs --from and --key."));
  request->progress = progress_cb;
  request->key = &key;
  ok = desmi_signing_key_load (key_path, &key, &error)
       && (root_path == NULL || desmi_publish_first_root (request->feed, root_path, &error))
       && desmi_publish_feed (request, &result, &error);
  if (desmi_terminal_shows_errors ())
    g_printerr ("\n");
  if (!ok)
    return fail (EXIT_INPUT, error->message);
  n_sets = desmi_format_count (result.n_sets, desmi_locale_get_user ());
  n_rows = desmi_format_count (result.n_operations, desmi_locale_get_user ());
  g_print (ngettext ("Published %s set.\n", "Published %s sets.\n", result.n_sets), n_sets);
  g_print (ngettext ("%s row changed.\n", "%s rows changed.\n", result.n_operations), n_rows);
  return EXIT_SUCCESS;
}

static int
run_feed (GOptionContext *context, GStrv *arguments)
{
  g_autofree char   *from = NULL, *key = NULL, *root = NULL, *time = NULL, *expires = NULL;
  g_auto (GStrv)     districts = NULL;
  gboolean           common = FALSE;
  const GOptionEntry entries[] = {
    { "from", 0, 0, G_OPTION_ARG_FILENAME, &from,
      N_ ("Folder with a folder of CSV files for each set"), "FOLDER" },
    { "key", 0, 0, G_OPTION_ARG_FILENAME, &key, N_ ("Secret key that signs"), "FEED.key" },
    { "root", 0, 0, G_OPTION_ARG_FILENAME, &root, N_ ("Root 1, put into a feed that has none"),
      "FILE" },
    { "district", 0, 0, G_OPTION_ARG_STRING_ARRAY, &districts,
      N_ ("Only this district, and others named so"), "CODE" },
    { "common", 0, 0, G_OPTION_ARG_NONE, &common,
      N_ ("Only the reference data, and districts named"), NULL },
    { "time", 0, 0, G_OPTION_ARG_STRING, &time, N_ ("When it is signed, instead of now"), "T" },
    { "expires", 0, 0, G_OPTION_ARG_STRING, &expires,
      N_ ("Until when it holds, instead of 30 days"), "T" },
    G_OPTION_ENTRY_NULL,
  };
  DesmiPublishFeed      request = { 0 };
  g_autoptr (GPtrArray) sets = g_ptr_array_new ();

  if (!parse (context, entries, arguments) || !parse_time (time, desmi_clock_now (), &request.time)
      || !parse_time (expires, request.time + DESMI_PUBLISH_HEAD_LIFE_S, &request.expires))
    return EXIT_USE;
  if (common)
    g_ptr_array_add (sets, (gpointer) "common");
  for (guint i = 0; districts != NULL && districts[i] != NULL; i++)
    g_ptr_array_add (sets, districts[i]);
  g_ptr_array_add (sets, NULL);
  request.feed = (*arguments)[1];
  request.from = from;
  request.sets = (const char *const *) sets->pdata;
  return make_feed (&request, key, root);
}

static const Command commands[] = {
  { "keys", "DIR", N_ ("Makes a demo set of keys: three root keys, one feed key."), run_keys },
  { "root", "FEED", N_ ("Makes the next root file of a feed."), run_root },
  { "feed", "FEED", N_ ("Makes or extends heads and objects from CSV files."), run_feed },
};

static void
print_help (void)
{
  g_print ("%s\n\n", _ ("Usage: desmigratif-publish COMMAND [OPTION…] …"));
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    g_print ("  %-6s %-6s %s\n", commands[i].name, commands[i].arguments, _ (commands[i].summary));
  g_print ("\n%s\n", _ ("“desmigratif-publish COMMAND --help” tells its options."));
}

static int
run_command (const Command *command, GStrv *arguments)
{
  g_autofree char *usage = g_strdup_printf ("%s — %s", command->arguments, _ (command->summary));
  g_autoptr (GOptionContext) context = g_option_context_new (usage);
  g_autofree char           *name = g_strdup_printf ("desmigratif-publish %s", command->name);

  g_set_prgname (name);
  g_option_context_set_translation_domain (context, GETTEXT_PACKAGE);
  return command->run (context, arguments);
}

static int
run (GStrv *arguments)
{
  g_autofree char *what = g_strdup (**arguments != NULL ? (*arguments)[1] : NULL);

  if (what == NULL)
    return fail (EXIT_USE, _ ("Name a command; see --help."));
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    if (g_str_equal (commands[i].name, what))
      {
        /* the command's name takes the place of the program's */
        g_free (**arguments);
        memmove (*arguments, *arguments + 1,
                 g_strv_length (*arguments + 1) * sizeof **arguments + sizeof NULL);
        return run_command (&commands[i], arguments);
      }
  if (g_str_equal (what, "--version"))
    {
      g_print ("desmigratif-publish %s\n", DESMI_VERSION);
      return EXIT_SUCCESS;
    }
  if (g_str_equal (what, "--help") || g_str_equal (what, "-h"))
    {
      print_help ();
      return EXIT_SUCCESS;
    }
  return fail (EXIT_USE, _ ("Name a command; see --help."));
}

int
main (int argc, char **argv)
{
  g_auto (GStrv) arguments = desmi_process_dup_arguments (argv);

  desmi_terminal_prepare ();
  desmi_language_init ();
  return run (&arguments);
}
