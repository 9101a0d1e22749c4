/* SPDX-License-Identifier: GPL-3.0-or-later */
/* new: a district file with the shipped regions and catalogue, filled from the server if one is
 * named. */
#include "app/desmi-new-file.h"
#include "cli/desmi-output.h"
#include "core/desmi-code.h"
#include "sync/desmi-pull.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

/* A file that was made a moment ago and could not be filled: then nothing was done. */
static void
remove_file (const char *path)
{
  static const char *const suffixes[] = { "", "-wal", "-shm", "-journal" };

  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    {
      g_autofree char *file = g_strconcat (path, suffixes[i], NULL);

      g_unlink (file);
    }
}

static int
fill (DesmiCli *cli, const char *path, const DesmiPullOptions *options)
{
  g_auto (DesmiPullResult) result = { DESMI_PULL_UP_TO_DATE };
  g_autoptr (GError)       error = NULL;
  g_autoptr (DesmiStore)   store = desmi_store_open (path, DESMI_OPEN_NONE, &error);
  g_autofree char         *message = NULL;
  gboolean                 done = FALSE;

  if (store != NULL)
    {
      done = desmi_pull_run (store, options, desmi_show_progress, NULL, &result, cli->cancellable,
                             &error);
      desmi_store_close (store);
    }
  if (!done)
    {
      remove_file (path);
      return desmi_fail_pull (error);
    }
  message = desmi_pull_result_dup_message (&result);
  desmi_say (message);
  return DESMI_EXIT_DONE;
}

/* Four digits without a dot may be of two schemes: none is taken silently. */
static gboolean
check_scheme (DesmiCli *cli, const char *district)
{
  const char *other = desmi_code_bps_to_kemendagri (district);
  DesmiCode   own;

  if (strlen (district) != 4 || other == NULL || !desmi_code_parse (district, &own, NULL)
      || g_str_equal (own.text, other))
    return TRUE;
  /* Translators: what was written; the codes that it stands for as a code of the Ministry of Home
   * Affairs and of Statistics Indonesia */
  desmi_say_printf (_ ("“%s” is %s as a Kemendagri code and %s as a BPS code; write one of the two "
                       "with its dot."),
                    district, own.text, other);
  cli->exit_code = DESMI_EXIT_INPUT;
  return FALSE;
}

/* The command; refuses to take the place of a file. */
int
desmi_command_new (DesmiCli *cli)
{
  static const DesmiUsage usage = { 1, 1, NULL };
  g_autofree char        *district = NULL, *server = NULL, *root = NULL, *authority = NULL;
  const GOptionEntry      entries[] = {
         { "district", 0, 0, G_OPTION_ARG_STRING, &district,
           N_ ("Code of the kabupaten or kota, such as 32.12"), N_ ("CODE") },
         { "server", 0, 0, G_OPTION_ARG_FILENAME, &server,
           N_ ("Fill it from this national server or folder"), N_ ("URL") },
         { "root", 0, 0, G_OPTION_ARG_FILENAME, &root,
           N_ ("Root file to trust instead of the program’s own"), N_ ("FILE") },
         { "tls-authority", 0, 0, G_OPTION_ARG_FILENAME, &authority,
           N_ ("Certificate authority (PEM) to trust as well, where an office’s proxy inspects TLS"),
           N_ ("FILE") },
         G_OPTION_ENTRY_NULL,
  };
  g_autoptr (GError) error = NULL;
  const char        *path;

  if (!desmi_cli_parse (cli, entries, &usage))
    return cli->exit_code;
  if (district == NULL)
    return desmi_cli_misuse (cli, _ ("Name the district with “--district”."));
  if (root != NULL && server == NULL)
    return desmi_cli_misuse (cli, _ ("“--root” goes with “--server”."));
  if (authority != NULL && server == NULL)
    return desmi_cli_misuse (cli, _ ("“--tls-authority” goes with “--server”."));
  path = cli->arguments[0];
  if (!check_scheme (cli, district))
    return cli->exit_code;
  if (!desmi_new_file_create (path, district, desmi_show_progress, NULL, cli->cancellable, &error))
    return desmi_fail (error);
  if (server != NULL)
    return fill (
        cli, path,
        &(DesmiPullOptions){ .server = server, .root_file = root, .tls_authority = authority });
  return DESMI_EXIT_DONE;
}
