/* SPDX-License-Identifier: GPL-3.0-or-later */
/* accept: a finding about the data is right as it is, because. */
#include "cli/desmi-open.h"
#include "cli/desmi-output.h"
#include "cli/desmi-step.h"
#include "core/desmi-clock.h"

#include <glib/gi18n-lib.h>

#define CODE_ARGUMENT 1
#define FINDING_ARGUMENT 2
#define SUBJECT_ARGUMENT 3

typedef struct
{
  char    *because; /* nullable */
  gboolean withdraw;
} Acceptance;

static DesmiEdit *
refuse (DesmiCli *cli, const char *sentence)
{
  desmi_say (sentence);
  cli->exit_code = DESMI_EXIT_INPUT;
  return NULL;
}

static const char *
get (DesmiTable *table, guint row, const char *column)
{
  return desmi_table_get_text (table, row, (guint) desmi_table_find_column (table, column));
}

/* The row that finding and subject name; -1 after saying that there is none, or several. */
static int
find_row (DesmiCli *cli, const DesmiStepPlace *place, DesmiTable *table)
{
  const char *finding = cli->arguments[FINDING_ARGUMENT];
  const char *subject
      = cli->n_arguments > SUBJECT_ARGUMENT ? cli->arguments[SUBJECT_ARGUMENT] : NULL;
  int found = -1;

  for (guint r = 0; r < desmi_table_get_n_rows (table); r++)
    {
      if (g_strcmp0 (get (table, r, "village"), place->area) != 0
          || g_strcmp0 (get (table, r, "finding"), finding) != 0
          || (subject != NULL && g_strcmp0 (get (table, r, "subject"), subject) != 0))
        continue;
      if (found >= 0)
        {
          refuse (cli, _ ("There are several such findings: name the subject too, as “list FILE "
                          "quality” shows it. Nothing was changed."));
          return -1;
        }
      found = (int) r;
    }
  if (found < 0)
    refuse (cli, _ ("There is no such finding; “list FILE quality” shows all. Nothing was "
                    "changed."));
  return found;
}

/* Who says so, and when. */
static void
sign (DesmiEntry *entry)
{
  g_autoptr (GDateTime) now = desmi_clock_new_local ();
  g_autofree char      *day = g_date_time_format (now, "%Y-%m-%d");
  g_autofree char      *user = desmi_open_dup_user ();

  desmi_entry_set (entry, "day", day);
  if (user != NULL && *user != '\0')
    desmi_entry_set (entry, "by", user);
}

static DesmiEdit *
make_acceptance (DesmiCli *cli, const DesmiStepPlace *place, gpointer data)
{
  const Acceptance      *acceptance = data;
  g_autoptr (GError)     error = NULL;
  g_autoptr (DesmiTable) table = desmi_store_lookup (
      place->store, "quality", place->area, desmi_locale_get_english (), cli->cancellable, &error);
  g_autoptr (DesmiEntry) entry = desmi_entry_new (DESMI_REGISTER_ACCEPTANCE, place->area);
  g_autoptr (DesmiEdit)  edit = NULL;
  int                    row;

  if (table == NULL)
    {
      cli->exit_code = desmi_fail (error);
      return NULL;
    }
  row = find_row (cli, place, table);
  if (row < 0)
    return NULL;
  desmi_entry_set (entry, "finding", get (table, (guint) row, "finding"));
  desmi_entry_set (entry, "subject", get (table, (guint) row, "subject"));
  if (acceptance->withdraw)
    {
      /* Translators: %s is the name of a village; shown in the history and with Undo */
      edit = desmi_step_new_edit (place, N_ ("Took back the acceptance on %s"));
      desmi_edit_delete_entry (edit, entry);
      return g_steal_pointer (&edit);
    }
  /* Translators: %s is the name of a village; shown in the history and with Undo */
  edit = desmi_step_new_edit (place, N_ ("Accepted a finding on %s"));
  desmi_entry_set (entry, "value", get (table, (guint) row, "value"));
  desmi_entry_set (entry, "why", acceptance->because);
  sign (entry);
  desmi_edit_put_entry (edit, entry);
  return g_steal_pointer (&edit);
}

static int
run (DesmiCli *cli, Acceptance *acceptance)
{
  if (acceptance->because != NULL)
    g_strstrip (acceptance->because);
  if ((acceptance->because != NULL && *acceptance->because != '\0') == acceptance->withdraw)
    return desmi_cli_misuse (cli,
                             _ ("Say why with “--because”, or take it back with “--withdraw”."));
  return desmi_step_run_in_district (cli, cli->arguments[CODE_ARGUMENT], make_acceptance,
                                     acceptance);
}

/**
 * desmi_command_accept:
 *
 * Accepts a finding with a reason, or takes the acceptance back, as one step that can be undone.
 *
 * Returns: the exit code
 */
int
desmi_command_accept (DesmiCli *cli)
{
  static const DesmiUsage usage
      = { 3, 4,
          N_ ("FINDING and SUBJECT are those of “list FILE quality”. An acceptance holds for the "
              "value that was looked at: another value is a finding again.") };
  Acceptance         acceptance = { NULL };
  const GOptionEntry entries[] = {
    { "because", 0, 0, G_OPTION_ARG_FILENAME, &acceptance.because, N_ ("Why it is right"),
      N_ ("TEXT") },
    { "withdraw", 0, 0, G_OPTION_ARG_NONE, &acceptance.withdraw, N_ ("Take the acceptance back"),
      NULL },
    G_OPTION_ENTRY_NULL,
  };
  int exit_code;

  exit_code = desmi_cli_parse (cli, entries, &usage) ? run (cli, &acceptance) : cli->exit_code;
  g_free (acceptance.because);
  return exit_code;
}
