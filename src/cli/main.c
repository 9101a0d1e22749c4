/* SPDX-License-Identifier: GPL-3.0-or-later */
/* desmigratif-cli: finds the command that is asked for and runs it. */
#include "core/platform/desmi-interrupt.h"
#include "core/platform/desmi-language.h"
#include "cli/desmi-output.h"
#include "core/platform/desmi-process.h"
#include "core/platform/desmi-terminal.h"

#include "desmi-config.h"

#include <glib/gi18n-lib.h>

static const DesmiCommand commands[] = {
  { "new", N_ ("FILE --district CODE"), N_ ("Make a new district file"), desmi_command_new },
  { "enrol", N_ ("FILE CODE"), N_ ("Enrol a village in a programme"), desmi_command_enrol },
  { "set", N_ ("FILE CODE FIELD=VALUE..."), N_ ("Change a village’s profile or status"),
    desmi_command_set },
  { "put", N_ ("FILE REGISTER CODE FIELD=VALUE..."), N_ ("Write a row of a register"),
    desmi_command_put },
  { "delete", N_ ("FILE REGISTER CODE [FIELD=VALUE...]"), N_ ("Take a row out of a register"),
    desmi_command_delete },
  { "attach", N_ ("FILE CODE DOCUMENT [FIELD=VALUE...]"), N_ ("Keep a document of a village"),
    desmi_command_attach },
  { "extract", N_ ("FILE CODE NUMBER -o OUT"), N_ ("Copy a document out of the file"),
    desmi_command_extract },
  { "target", N_ ("FILE CODE PERIOD [INDICATOR=VALUE...]"), N_ ("Set what is wanted of a village"),
    desmi_command_target },
  { "report", N_ ("FILE CODE PERIOD [INDICATOR=VALUE...]"),
    N_ ("Enter what a village reports on its pillars"), desmi_command_report },
  { "catalogue", N_ ("FILE [ACTION KIND CODE [FIELD=VALUE...]]"),
    N_ ("Show what pillars are measured by, or change the district’s own part of it"),
    desmi_command_catalogue },
  { "import", N_ ("FILE INPUT..."), N_ ("Read tables into the file"), desmi_command_import },
  { "list", N_ ("FILE LIST [CODE]"), N_ ("Show a register, targets, a report or findings"),
    desmi_command_list },
  { "query", N_ ("FILE TABLE"), N_ ("Show a table: flows, remittances, pillars or villages"),
    desmi_command_query },
  { "export", N_ ("FILE TABLE -o OUT"), N_ ("Write a table as CSV, JSON or a workbook"),
    desmi_command_export },
  { "chart", N_ ("FILE TYPE -o OUT"), N_ ("Draw a chart as PNG, SVG or PDF"), desmi_command_chart },
  { "deck", N_ ("FILE --template TEMPLATE -o OUT"), N_ ("Make a presentation as PDF or PPTX"),
    desmi_command_deck },
  { "pull", N_ ("FILE"), N_ ("Fetch updates from the national server"), desmi_command_pull },
  { "check", N_ ("FILE"), N_ ("Look over the file and its data"), desmi_command_check },
  { "accept", N_ ("FILE CODE FINDING [SUBJECT]"), N_ ("Say why a finding is right as it is"),
    desmi_command_accept },
  { "history", N_ ("FILE [CODE]"), N_ ("Show what was changed"), desmi_command_history },
  { "undo", N_ ("FILE"), N_ ("Take back the last change"), desmi_command_undo },
  { "redo", N_ ("FILE"), N_ ("Make the change again that was taken back"), desmi_command_redo },
  { "backup", N_ ("FILE -o COPY"), N_ ("Copy the file, also while it is open"),
    desmi_command_backup },
  { "restore", N_ ("COPY -o FILE"), N_ ("Put a copy back; the old file is set aside"),
    desmi_command_restore },
};

static void
print_help (void)
{
  desmi_out (_ ("Usage:"));
  desmi_out ("\n  desmigratif-cli ");
  desmi_out (_ ("COMMAND [OPTION…] [ARGUMENT…]"));
  desmi_out ("\n\n");
  desmi_out (_ ("Works on district files (*.desmigratif) without a window."));
  desmi_out ("\n\n");
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    desmi_out_printf ("  %-9s  %s\n", commands[i].name, _ (commands[i].summary));
  desmi_out ("\n");
  desmi_out (_ ("“desmigratif-cli COMMAND --help” tells the options of a command."));
  desmi_out ("\n");
  desmi_out (_ ("The variable DESMIGRATIF_USER is your name in the history; else the system’s."));
  desmi_out ("\n");
  desmi_out (_ (
      "Exit codes: 0 done, 1 done in part, 2 wrong use, 3 input not acceptable,\n4 file damaged, "
      "locked, newer or not ours, 5 network or server failed or cancelled,\n6 the server’s data "
      "failed verification. From 3 on nothing was changed."));
  desmi_out ("\n");
}

static int
run_command (const DesmiCommand *command, char **argv)
{
  DesmiCli                   cli = { command };
  g_autoptr (GCancellable)   cancellable = g_cancellable_new ();
  g_autoptr (DesmiInterrupt) interrupt = desmi_interrupt_new (cancellable);
  int                        exit_code;

  (void) interrupt; /* held until the command ends */
  cli.argv = g_strdupv (argv);
  cli.locale = desmi_locale_get_user ();
  cli.cancellable = cancellable;
  exit_code = command->run (&cli);
  g_strfreev (cli.arguments);
  g_strfreev (cli.argv);
  return exit_code;
}

static int
run (char **argv)
{
  const char *what = argv[0] != NULL && argv[1] != NULL ? argv[1] : NULL;

  if (what == NULL)
    {
      desmi_say (_ ("Name a command; “desmigratif-cli --help” lists them."));
      return DESMI_EXIT_USE;
    }
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    if (g_str_equal (commands[i].name, what))
      return run_command (&commands[i], argv + 1);
  if (g_str_equal (what, "--help") || g_str_equal (what, "-h"))
    print_help ();
  else if (g_str_equal (what, "--version"))
    desmi_out_printf ("desmigratif-cli %s\n", DESMI_VERSION);
  else
    {
      g_autofree char *name = desmi_one_line (what);

      desmi_say_printf (_ ("There is no command “%s”; “desmigratif-cli --help” lists them."), name);
      return DESMI_EXIT_USE;
    }
  return DESMI_EXIT_DONE;
}

int
main (int argc, char **argv)
{
  g_auto (GStrv) arguments = desmi_process_dup_arguments (argv);
  int            exit_code;

  desmi_terminal_prepare ();
  g_set_prgname ("desmigratif-cli");
  desmi_language_init ();
  exit_code = run (arguments);
  if (!desmi_out_flush () && exit_code == DESMI_EXIT_DONE)
    exit_code = DESMI_EXIT_PART;
  return exit_code;
}
