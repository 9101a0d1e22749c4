/* SPDX-License-Identifier: GPL-3.0-or-later */
/* history, undo, redo: what was changed, and back. */
#include "cli/desmi-open.h"
#include "cli/desmi-output.h"
#include "cli/desmi-table-json.h"
#include "cli/desmi-table-text.h"
#include "store/desmi-store.h"

#include <glib/gi18n-lib.h>

static const DesmiUsage usage = { 1, 1, NULL };

/* The command; writes nothing. */
int
desmi_command_history (DesmiCli *cli)
{
  gboolean           json = FALSE;
  const GOptionEntry entries[] = {
    { "json", 0, 0, G_OPTION_ARG_NONE, &json, N_ ("Write JSON"), NULL },
    G_OPTION_ENTRY_NULL,
  };
  g_autoptr (GError)     error = NULL;
  g_autoptr (DesmiStore) store = NULL;
  g_autoptr (DesmiTable) table = NULL;

  if (!desmi_cli_parse (cli, entries, &usage))
    return cli->exit_code;
  store = desmi_store_open (cli->arguments[0], DESMI_OPEN_READ_ONLY, &error);
  if (store != NULL)
    {
      table = desmi_store_lookup (store, "history", NULL,
                                  json ? desmi_locale_get_english () : cli->locale,
                                  cli->cancellable, &error);
      desmi_store_close (store);
    }
  if (table == NULL)
    return desmi_fail (error);
  if (json)
    desmi_out_table_json (table);
  else
    desmi_out_table_text (table, cli->locale);
  return DESMI_EXIT_DONE;
}

typedef char *(*StepFunc) (DesmiStore *store, GCancellable *cancellable, GError **error);

static int
run_step (DesmiCli *cli, StepFunc step, const char *sentence)
{
  g_autoptr (GError)     error = NULL;
  g_autoptr (DesmiStore) store = NULL;
  g_autofree char       *label = NULL;

  if (!desmi_cli_parse (cli, NULL, &usage))
    return cli->exit_code;
  store = desmi_open_to_write (cli, &error);
  if (store != NULL)
    {
      label = step (store, cli->cancellable, &error);
      if (label != NULL)
        desmi_say_notice (store);
      desmi_store_close (store);
    }
  if (label == NULL)
    return desmi_fail (error);
  desmi_say_printf ("%s: %s", _ (sentence), label);
  return DESMI_EXIT_DONE;
}

/**
 * desmi_command_undo:
 *
 * Takes back the last step.
 *
 * Returns: the exit code
 */
int
desmi_command_undo (DesmiCli *cli)
{
  return run_step (cli, desmi_store_undo, N_ ("Taken back"));
}

/**
 * desmi_command_redo:
 *
 * Makes the step again that was undone last.
 *
 * Returns: the exit code
 */
int
desmi_command_redo (DesmiCli *cli)
{
  return run_step (cli, desmi_store_redo, N_ ("Made again"));
}
