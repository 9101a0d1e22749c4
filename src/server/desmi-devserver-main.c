/* SPDX-License-Identifier: GPL-3.0-or-later */
/* desmigratif-devserver: serves a feed's folder on loopback, and misbehaves on demand. */
#include "core/platform/desmi-interrupt.h"
#include "core/platform/desmi-language.h"
#include "core/platform/desmi-process.h"
#include "core/platform/desmi-terminal.h"
#include "desmi-config.h"
#include "server/desmi-devserver.h"
#include "server/desmi-feed-files.h"
#include "server/desmi-signing-key.h"

#include <errno.h>
#include <glib/gi18n.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

enum
{
  EXIT_USE = 2,
  EXIT_INPUT = 3,
};

typedef struct
{
  int      port;
  char   **tls;
  char   **faults;
  char    *key;
  gboolean exit_with_parent;
  gboolean version;
} Options;

static void
options_clear (Options *options)
{
  g_clear_pointer (&options->tls, g_strfreev);
  g_clear_pointer (&options->faults, g_strfreev);
  g_clear_pointer (&options->key, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

static int
fail (int code, const char *message)
{
  g_printerr ("desmigratif-devserver: %s\n", message);
  return code;
}

static gboolean
quit_cb (GCancellable *ending, gpointer loop)
{
  g_main_loop_quit (loop);
  return G_SOURCE_REMOVE;
}

/* The other end of standard input has gone: so has whoever started us. On a thread, since not every
 * system lets a main loop wait for it. */
static gpointer
read_input (gpointer data)
{
  g_autoptr (GCancellable) ending = data;
  char                     bytes[256];
  ssize_t                  n;

  do
    n = read (STDIN_FILENO, bytes, sizeof bytes);
  while (n > 0 || (n < 0 && errno == EINTR));
  g_cancellable_cancel (ending);
  return NULL;
}

/* The feed's key: the one that was named, else the sample's, where the feed is a sample. */
static gboolean
find_key (const char *feed, const Options *options, DesmiSecretKey *out, GError **error)
{
  g_autoptr (DesmiRoot) root = NULL;
  DesmiPublicKey        key;

  if (options->key != NULL)
    return desmi_signing_key_load (options->key, out, error);
  root = desmi_feed_load_root (feed, NULL);
  desmi_signing_key_get_demo (out);
  desmi_secret_key_get_public (out, &key);
  for (guint i = 0; root != NULL && i < root->feed.n_keys; i++)
    if (desmi_public_key_equal (&root->feed.keys[i], &key))
      return TRUE;
  g_set_error_literal (error, DESMI_PUBLISH_ERROR, DESMI_PUBLISH_ERROR_KEY,
                       _ ("This fault signs a head again; name the feed's key with --key."));
  return FALSE;
}

static gboolean
add_faults (DesmiDevserver *server, const char *feed, const Options *options, GError **error)
{
  for (guint i = 0; options->faults != NULL && options->faults[i] != NULL; i++)
    {
      g_autoptr (DesmiFault) fault = desmi_fault_parse (options->faults[i], error);

      if (fault == NULL)
        return FALSE;
      if (desmi_fault_needs_key (fault))
        {
          DesmiSecretKey key;

          if (!find_key (feed, options, &key, error))
            return FALSE;
          desmi_devserver_set_key (server, &key);
        }
      desmi_devserver_add_fault (server, g_steal_pointer (&fault));
    }
  return TRUE;
}

static void
serve (DesmiDevserver *server, gboolean exit_with_parent)
{
  g_autoptr (GMainLoop)      loop = g_main_loop_new (NULL, FALSE);
  g_autoptr (GCancellable)   ending = g_cancellable_new ();
  g_autoptr (GSource)        source = g_cancellable_source_new (ending);
  g_autoptr (DesmiInterrupt) interrupt = desmi_interrupt_new (ending);

  (void) interrupt; /* held until the loop ends */
  g_source_set_callback (source, G_SOURCE_FUNC (quit_cb), loop, NULL);
  g_source_attach (source, NULL);
  if (exit_with_parent)
    g_thread_unref (g_thread_new ("desmi-input", read_input, g_object_ref (ending)));
  printf ("%s\n", desmi_devserver_get_address (server));
  fflush (stdout);
  g_main_loop_run (loop);
}

static int
start (const char *feed, const Options *options, GTlsCertificate *certificate)
{
  g_autoptr (GError)         error = NULL;
  g_autoptr (DesmiDevserver) server = NULL;

  if (!g_file_test (feed, G_FILE_TEST_IS_DIR))
    return fail (EXIT_INPUT, _ ("The feed is not a folder."));
  server = desmi_devserver_new (feed, (guint16) options->port, certificate, &error);
  if (server == NULL || !add_faults (server, feed, options, &error))
    return fail (EXIT_INPUT, error->message);
  serve (server, options->exit_with_parent);
  return EXIT_SUCCESS;
}

static int
run (GStrv *arguments)
{
  g_auto (Options)   options = { 0 };
  const GOptionEntry entries[] = {
    { "port", 0, 0, G_OPTION_ARG_INT, &options.port, N_ ("Port; any free one without it"), "N" },
    { "tls", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &options.tls,
      N_ ("Certificate file; the key file follows FEED"), "CERT" },
    { "fault", 0, 0, G_OPTION_ARG_STRING_ARRAY, &options.faults, N_ ("What to do wrong"), "KIND" },
    { "key", 0, 0, G_OPTION_ARG_FILENAME, &options.key,
      N_ ("Secret key of the feed, for faults that sign"), "FEED.key" },
    { "exit-with-parent", 0, 0, G_OPTION_ARG_NONE, &options.exit_with_parent,
      N_ ("End when standard input closes"), NULL },
    { "version", 0, 0, G_OPTION_ARG_NONE, &options.version, N_ ("Print the version"), NULL },
    G_OPTION_ENTRY_NULL,
  };
  g_autoptr (GOptionContext)  context = g_option_context_new (_ ("FEED [KEY]"));
  g_autoptr (GError)          error = NULL;
  g_autoptr (GTlsCertificate) certificate = NULL;
  g_autofree char            *faults = desmi_fault_dup_list ();
  g_autofree char            *description = g_strdup_printf (
                 _ ("Faults: %s\n\nEach takes an argument as in “drop=1000”. What goes back "
                               "to an old version needs a feed that was published more than once."),
                 faults);

  g_option_context_set_translation_domain (context, GETTEXT_PACKAGE);
  g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
  g_option_context_set_description (context, description);
  if (!g_option_context_parse_strv (context, arguments, &error))
    return fail (EXIT_USE, error->message);
  if (options.version)
    {
      g_print ("desmigratif-devserver %s\n", DESMI_VERSION);
      return EXIT_SUCCESS;
    }
  if (g_strv_length (*arguments) != (options.tls != NULL ? 3 : 2) || options.port < 0
      || options.port > G_MAXUINT16)
    return fail (EXIT_USE, _ ("Name the folder of one feed; see --help."));
  if (options.tls != NULL)
    {
      certificate = g_tls_certificate_new_from_files (options.tls[0], (*arguments)[2], &error);
      if (certificate == NULL)
        return fail (EXIT_INPUT, error->message);
    }
  return start ((*arguments)[1], &options, certificate);
}

int
main (int argc, char **argv)
{
  g_auto (GStrv) arguments = desmi_process_dup_arguments (argv);

  desmi_terminal_prepare ();
  desmi_language_init ();
  return run (&arguments);
}
