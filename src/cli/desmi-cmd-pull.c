/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pull: updates from the national server. */
#include "cli/desmi-output.h"
#include "cli/desmi-table-json.h"
#include "sync/desmi-pull.h"

#include <glib/gi18n-lib.h>

/* With --check, "updated" is what an update would make of the file. */
static const char *
outcome_word (DesmiPullOutcome outcome)
{
  switch (outcome)
    {
    case DESMI_PULL_UPDATED:
    case DESMI_PULL_AVAILABLE:
      return "updated";
    case DESMI_PULL_UP_TO_DATE:
    default:
      return "up-to-date";
    }
}

static json_t *
make_sets (const DesmiPullResult *result)
{
  json_t *sets = json_array ();

  for (guint i = 0; result->sets != NULL && i < result->sets->len; i++)
    {
      const DesmiPulledSet *set = g_ptr_array_index (result->sets, i);

      json_array_append_new (sets, json_pack ("{s:s, s:I, s:I, s:I, s:I}", "set", set->set, "epoch",
                                              (json_int_t) set->epoch, "from",
                                              (json_int_t) set->from, "to", (json_int_t) set->to,
                                              "version", (json_int_t) set->version));
    }
  return sets;
}

static json_t *
make_changed (const DesmiPullResult *result)
{
  json_t *changed = json_object ();

  for (guint i = 0; i < DESMI_N_OFFICIAL; i++)
    if (result->changed[i] > 0)
      json_object_set_new (changed, desmi_official_get_info ((DesmiOfficialTable) i)->wire_name,
                           json_integer (result->changed[i]));
  return changed;
}

static void
out_json (const DesmiPullResult *result, const GError *error)
{
  json_t          *json = json_object ();
  g_autofree char *message = error != NULL ? desmi_sync_error_dup_message (error) : NULL;

  json_object_set_new (json, "result",
                       json_string (error != NULL ? "failed" : outcome_word (result->outcome)));
  json_object_set_new (json, "sets", error != NULL ? json_array () : make_sets (result));
  json_object_set_new (json, "changed", error != NULL ? json_object () : make_changed (result));
  json_object_set_new (json, "stale", json_boolean (result->stale));
  json_object_set_new (json, "clock", json_boolean (result->clock));
  json_object_set_new (json, "error", desmi_json_text (message));
  desmi_out_json (json);
}

static gboolean
pull (DesmiCli *cli, const DesmiPullOptions *options, DesmiPullResult *result, GError **error)
{
  g_autoptr (DesmiStore) store = desmi_store_open (
      cli->arguments[0], options->check_only ? DESMI_OPEN_READ_ONLY : DESMI_OPEN_NONE, error);
  gboolean done;

  if (store == NULL)
    return FALSE;
  if (options->check_only)
    done = desmi_pull_check (store, options, result, cli->cancellable, error);
  else
    done = desmi_pull_run (store, options, desmi_show_progress, NULL, result, cli->cancellable,
                           error);
  if (done && !options->check_only)
    desmi_say_notice (store);
  desmi_store_close (store);
  return done;
}

static int
fail (const GError *error)
{
  int code = desmi_fail_pull (error);

  if (g_error_matches (error, DESMI_SYNC_ERROR, DESMI_SYNC_ERROR_LOSS))
    desmi_say (_ ("“--accept-loss” applies it all the same."));
  return code;
}

/* The command. */
int
desmi_command_pull (DesmiCli *cli)
{
  static const DesmiUsage usage = { 1, 1, NULL };
  g_autofree char        *server = NULL, *root = NULL, *authority = NULL;
  gboolean                check = FALSE, accept_loss = FALSE, json = FALSE;
  const GOptionEntry      entries[] = {
         { "server", 0, 0, G_OPTION_ARG_FILENAME, &server,
           N_ ("Address or folder instead of the one remembered"), N_ ("URL") },
         { "root", 0, 0, G_OPTION_ARG_FILENAME, &root,
           N_ ("Root file to trust instead of the program’s own"), N_ ("FILE") },
         { "tls-authority", 0, 0, G_OPTION_ARG_FILENAME, &authority,
           N_ ("Certificate authority (PEM) to trust as well, where an office’s proxy inspects TLS"),
           N_ ("FILE") },
         { "check", 0, 0, G_OPTION_ARG_NONE, &check, N_ ("Only ask whether there is something new"),
           NULL },
         { "accept-loss", 0, 0, G_OPTION_ARG_NONE, &accept_loss,
           N_ ("Apply also what takes away over half of a table"), NULL },
         { "json", 0, 0, G_OPTION_ARG_NONE, &json, N_ ("Write JSON"), NULL },
         G_OPTION_ENTRY_NULL,
  };
  g_auto (DesmiPullResult) result = { DESMI_PULL_UP_TO_DATE };
  g_autoptr (GError)       error = NULL;

  if (!desmi_cli_parse (cli, entries, &usage))
    return cli->exit_code;
  pull (cli,
        &(DesmiPullOptions){ .server = server,
                             .root_file = root,
                             .tls_authority = authority,
                             .check_only = check,
                             .accept_loss = accept_loss },
        &result, &error);
  if (json)
    out_json (&result, error);
  if (error != NULL)
    return fail (error);
  if (!json)
    {
      g_autofree char *message = desmi_pull_result_dup_message (&result);

      desmi_say (message);
    }
  return DESMI_EXIT_DONE;
}
