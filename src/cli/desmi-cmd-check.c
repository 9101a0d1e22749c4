/* SPDX-License-Identifier: GPL-3.0-or-later */
/* check: is the file whole, and can its data be right? */
#include "cli/desmi-output.h"
#include "cli/desmi-table-json.h"
#include "cli/desmi-table-text.h"
#include "store/desmi-store.h"

#include <glib/gi18n-lib.h>

/* Findings that are no more than notes are no reason to stop a script. */
static int
judge (DesmiTable *table)
{
  int       severity = desmi_table_find_column (table, "severity");
  int       kind = desmi_table_find_column (table, "kind");
  DesmiExit worst = DESMI_EXIT_DONE;

  g_return_val_if_fail (severity >= 0 && kind >= 0, DESMI_EXIT_FILE);
  for (guint r = 0; r < desmi_table_get_n_rows (table); r++)
    {
      if (g_strcmp0 (desmi_table_get_text (table, r, (guint) kind), "damaged") == 0)
        return DESMI_EXIT_FILE;
      if (g_strcmp0 (desmi_table_get_text (table, r, (guint) severity), "note") != 0)
        worst = DESMI_EXIT_PART;
    }
  return (int) worst;
}

/* The command; writes nothing. */
int
desmi_command_check (DesmiCli *cli)
{
  static const DesmiUsage usage
      = { 1, 1,
          N_ ("The exit code is 4 if the file is damaged and 1 if there are errors or warnings; "
              "notes alone are none.") };
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
      table = desmi_store_check (store, json ? desmi_locale_get_english () : cli->locale,
                                 cli->cancellable, &error);
      desmi_store_close (store);
    }
  if (table == NULL)
    return desmi_fail (error);
  if (json)
    desmi_out_table_json (table);
  else if (desmi_table_get_n_rows (table) == 0)
    {
      desmi_out (_ ("The file is whole, and nothing doubtful was found."));
      desmi_out ("\n");
    }
  else
    desmi_out_table_text (table, cli->locale);
  return judge (table);
}
