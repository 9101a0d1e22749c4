/* SPDX-License-Identifier: GPL-3.0-or-later */
/* backup, restore: a copy, and back. */
#include "cli/desmi-output.h"
#include "store/desmi-store.h"

#include <glib/gi18n-lib.h>

static const DesmiUsage usage = { 1, 1, NULL };

/* Reads "-o PATH", which both commands must have. */
static gboolean
parse (DesmiCli *cli, const char *help, char **output)
{
  const GOptionEntry entries[] = {
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, output, help, N_ ("FILE") },
    G_OPTION_ENTRY_NULL,
  };

  if (!desmi_cli_parse (cli, entries, &usage))
    return FALSE;
  if (*output != NULL)
    return TRUE;
  cli->exit_code = desmi_cli_misuse (cli, _ ("Name the file to write with “-o”."));
  return FALSE;
}

static int
finish (gboolean done, const GError *error, const char *sentence, const char *path)
{
  g_autofree char *name = g_filename_display_name (path);

  if (!done)
    return desmi_fail (error);
  desmi_say_printf ("%s: %s", sentence, name);
  return DESMI_EXIT_DONE;
}

/* The command; the district file may be open elsewhere. */
int
desmi_command_backup (DesmiCli *cli)
{
  g_autofree char       *output = NULL;
  g_autoptr (GError)     error = NULL;
  g_autoptr (DesmiStore) store = NULL;
  gboolean               done = FALSE;

  if (!parse (cli, N_ ("Where the copy goes; only an earlier copy of the same file is replaced"),
              &output))
    return cli->exit_code;
  store = desmi_store_open (cli->arguments[0], DESMI_OPEN_READ_ONLY, &error);
  if (store != NULL)
    {
      done
          = desmi_store_backup (store, output, desmi_show_progress, NULL, cli->cancellable, &error);
      desmi_store_close (store);
    }
  return finish (done, error, _ ("Copied to"), output);
}

/* The command; what is at the place of the file is set aside beside it. */
int
desmi_command_restore (DesmiCli *cli)
{
  g_autofree char   *output = NULL;
  g_autoptr (GError) error = NULL;
  gboolean           done;

  if (!parse (cli, N_ ("The district file to put back"), &output))
    return cli->exit_code;
  done = desmi_store_restore (cli->arguments[0], output, cli->cancellable, &error);
  return finish (done, error, _ ("Restored"), output);
}
