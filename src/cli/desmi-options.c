/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The options of one command: its own, --help and --version, read by GLib. */
#include "cli/desmi-output.h"

#include "core/desmi-number.h"

#include "desmi-config.h"

#include <glib/gi18n-lib.h>

/**
 * desmi_cli_misuse:
 * @format: a whole translated sentence
 *
 * Returns: %DESMI_EXIT_USE
 */
int
desmi_cli_misuse (DesmiCli *cli, const char *format, ...)
{
  va_list          args;
  g_autofree char *text = NULL;
  g_autofree char *line = NULL;

  va_start (args, format);
  text = g_strdup_vprintf (format, args);
  va_end (args);
  line = desmi_one_line (text);
  /* Translators: a sentence, then the name of a command */
  desmi_say_printf (_ ("%s See “desmigratif-cli %s --help”."), line, cli->command->name);
  return DESMI_EXIT_USE;
}

/* GLib's messages are whole sentences but for the full stop. */
static int
misuse_of_option (DesmiCli *cli, const GError *error)
{
  g_autofree char *sentence = g_str_has_suffix (error->message, ".")
                                  ? g_strdup (error->message)
                                  : g_strconcat (error->message, ".", NULL);

  return desmi_cli_misuse (cli, "%s", sentence);
}

static void
print_help (GOptionContext *context)
{
  g_autofree char *help = g_option_context_get_help (context, TRUE, NULL);

  desmi_out (help);
}

static GOptionContext *
make_context (DesmiCli           *cli,
              const GOptionEntry *entries,
              const GOptionEntry *common,
              const DesmiUsage   *usage)
{
  g_autofree char *parameters
      = g_strdup_printf ("%s — %s", _ (cli->command->arguments), _ (cli->command->summary));
  GOptionContext *context = g_option_context_new (parameters);

  g_option_context_set_translation_domain (context, GETTEXT_PACKAGE);
  g_option_context_set_help_enabled (context, FALSE);
  if (entries != NULL)
    g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
  g_option_context_add_main_entries (context, common, GETTEXT_PACKAGE);
  if (usage->description != NULL)
    g_option_context_set_description (context, _ (usage->description));
  return context;
}

/**
 * desmi_cli_parse:
 * @entries: (nullable): the command's own options. Texts that may hold any letter are of
 *   %G_OPTION_ARG_FILENAME, since GLib would refuse them in a locale without UTF-8
 *
 * Reads the options and counts the arguments.
 *
 * Returns: whether to go on; if not, all was said and @cli->exit_code is the result
 */
gboolean
desmi_cli_parse (DesmiCli *cli, const GOptionEntry *entries, const DesmiUsage *usage)
{
  gboolean           help = FALSE, version = FALSE;
  const GOptionEntry common[] = {
    { "help", 'h', 0, G_OPTION_ARG_NONE, &help, N_ ("Show this help"), NULL },
    { "version", 0, 0, G_OPTION_ARG_NONE, &version, N_ ("Show the version"), NULL },
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &cli->arguments, NULL, NULL },
    G_OPTION_ENTRY_NULL,
  };
  g_autoptr (GOptionContext) context = make_context (cli, entries, common, usage);
  g_autoptr (GError)         error = NULL;
  g_autofree char           *name = g_strdup_printf ("desmigratif-cli %s", cli->command->name);

  g_set_prgname (name);
  cli->exit_code = DESMI_EXIT_DONE;
  if (!g_option_context_parse_strv (context, &cli->argv, &error))
    cli->exit_code = misuse_of_option (cli, error);
  else if (help)
    print_help (context);
  else if (version)
    desmi_out_printf ("desmigratif-cli %s\n", DESMI_VERSION);
  else
    {
      cli->n_arguments = cli->arguments != NULL ? g_strv_length (cli->arguments) : 0;
      if (cli->n_arguments >= usage->min && cli->n_arguments <= usage->max)
        return TRUE;
      if (cli->n_arguments < usage->min)
        /* Translators: %s is a usage line such as "FILE CODE FIELD=VALUE..." */
        cli->exit_code = desmi_cli_misuse (cli, _ ("An argument is missing: %s."),
                                           _ (cli->command->arguments));
      else
        cli->exit_code = desmi_cli_misuse (cli, _ ("“%s” is one argument too many."),
                                           cli->arguments[usage->max]);
    }
  return FALSE;
}

/**
 * desmi_cli_read_integer:
 * @option: such as "--step"
 * @text: (nullable): what was given; GLib itself would read "010" as eight
 * @out: (out): the number; untouched if it is none or was not given
 *
 * Returns: whether to go on; if not, all was said and @cli->exit_code is the result
 */
gboolean
desmi_cli_read_integer (DesmiCli *cli, const char *option, const char *text, int *out)
{
  gint64 number = *out;

  if (text == NULL || desmi_integer_parse (text, G_MININT, G_MAXINT, &number))
    {
      *out = (int) number;
      return TRUE;
    }
  /* Translators: what was given, then the name of an option */
  cli->exit_code = desmi_cli_misuse (cli, _ ("“%s” is not a whole number for “%s”."), text, option);
  return FALSE;
}
