/* SPDX-License-Identifier: GPL-3.0-or-later */
/* attach, extract: documents of a village, into the file and out again. */
#include "app/desmi-document.h"
#include "app/desmi-register-view.h"
#include "cli/desmi-entry-words.h"
#include "cli/desmi-output.h"
#include "cli/desmi-step.h"
#include "core/desmi-code.h"
#include "core/desmi-number.h"

#include <glib/gi18n-lib.h>

#define CODE_ARGUMENT 1
#define INPUT_ARGUMENT 2
#define ID_ARGUMENT 2
#define FIRST_FIELD 3

/* What is said on the command line goes before what the file proposes. */
static gboolean
fill_entry (DesmiCli *cli, const DesmiProposal *proposal, DesmiEntry *entry, GError **error)
{
  desmi_entry_set (entry, "kind", proposal->kind);
  desmi_entry_set (entry, "title", proposal->title);
  desmi_entry_set (entry, "day", proposal->day);
  desmi_entry_set (entry, "file_name", proposal->file_name);
  return desmi_entry_words_set_arguments (cli, FIRST_FIELD, entry, error);
}

static DesmiEdit *
make_document (DesmiCli *cli, const DesmiStepPlace *place, gpointer data)
{
  g_autoptr (GError)        error = NULL;
  g_autoptr (GFile)         file = g_file_new_for_commandline_arg (cli->arguments[INPUT_ARGUMENT]);
  g_autoptr (DesmiProposal) proposal = desmi_proposal_new (file, &error);
  g_autoptr (DesmiEntry)    entry = desmi_entry_new (DESMI_REGISTER_DOCUMENT, place->area);
  g_autofree char          *sha256 = NULL;
  DesmiEdit                *edit;

  if (proposal == NULL)
    {
      /* not the district file, whose troubles are of another exit code */
      desmi_fail (error);
      cli->exit_code = DESMI_EXIT_INPUT;
      return NULL;
    }
  if (!fill_entry (cli, proposal, entry, &error))
    return error != NULL ? desmi_step_fail (cli, error) : NULL;
  sha256 = desmi_store_attach (place->store, file, NULL, desmi_show_progress, NULL,
                               cli->cancellable, &error);
  if (sha256 == NULL)
    return desmi_step_fail (cli, error);
  desmi_entry_set (entry, "sha256", sha256);
  edit = desmi_edit_new_said (desmi_register_view_new_message (
      DESMI_REGISTER_DOCUMENT, DESMI_REGISTER_ADDED,
      desmi_entry_get (entry, (guint) desmi_register_find_field (DESMI_REGISTER_DOCUMENT, "title")),
      place->name));
  desmi_edit_put_entry (edit, entry);
  desmi_step_remark_retired_of (place, entry);
  return edit;
}

/**
 * desmi_command_attach:
 *
 * Keeps a file as a document of a village, as one step that can be undone.
 *
 * Returns: the exit code
 */
int
desmi_command_attach (DesmiCli *cli)
{
  static const DesmiUsage usage
      = { 3, 64,
          N_ ("Fields: kind (photo, decree, regulation, handover, spending, letter, minutes, "
              "other), title, day, programme, pillar, indicator, period, notes. Kind, title and "
              "day are proposed from the file. It may have 20 MB.") };

  if (!desmi_cli_parse (cli, NULL, &usage))
    return cli->exit_code;
  return desmi_step_run (cli, cli->arguments[CODE_ARGUMENT], make_document, NULL);
}

/* The hash of the document's content; %NULL with @error set. @area: a village, or the district for
 * what is its own: numbers are those of one area, and the register of the district has all. */
static char *
find_content (DesmiStore *store, const char *area, gint64 id, GError **error)
{
  g_autoptr (DesmiTable) table = desmi_store_lookup (store, "register-document", area,
                                                     desmi_locale_get_english (), NULL, error);
  g_autofree char       *number = g_strdup_printf ("%" G_GINT64_FORMAT, id);
  guint                  of_id, of_area, sha256;

  if (table == NULL)
    return NULL;
  of_id = (guint) desmi_table_find_column (table, "id");
  of_area = (guint) desmi_table_find_column (table, "village");
  sha256 = (guint) desmi_table_find_column (table, "sha256");
  for (guint r = 0; r < desmi_table_get_n_rows (table); r++)
    if (desmi_table_get_int (table, r, of_id) == id
        && g_strcmp0 (desmi_table_get_text (table, r, of_area), area) == 0)
      return g_strdup (desmi_table_get_text (table, r, sha256));
  g_set_error (error, DESMI_STORE_ERROR, DESMI_STORE_ERROR_INPUT,
               /* Translators: a number, and the code of a village or district */
               _ ("There is no document %s of %s; “list FILE document” shows the numbers."), number,
               area);
  return NULL;
}

static int
extract (DesmiCli *cli, const DesmiCode *code, gint64 id, const char *output)
{
  g_autoptr (GError)     error = NULL;
  g_autoptr (DesmiStore) store = desmi_store_open (cli->arguments[0], DESMI_OPEN_READ_ONLY, &error);
  g_autoptr (GFile)      target = g_file_new_for_commandline_arg (output);
  g_autofree char       *sha256 = NULL, *name = g_filename_display_name (output);
  gboolean               done;

  if (store == NULL)
    return desmi_fail (error);
  sha256 = find_content (store, code->text, id, &error);
  done = sha256 != NULL
         && desmi_store_save_attachment (store, sha256, target, cli->cancellable, &error);
  desmi_store_close (store);
  if (!done)
    return desmi_fail (error);
  desmi_say_printf ("%s: %s", _ ("Copied to"), name);
  return DESMI_EXIT_DONE;
}

/* The command; writes the document's file, and nothing into the district file. */
int
desmi_command_extract (DesmiCli *cli)
{
  static const DesmiUsage usage = { 3, 3, N_ ("“list FILE document CODE” shows the numbers.") };
  g_autofree char        *output = NULL;
  const GOptionEntry      entries[] = {
         { "output", 'o', 0, G_OPTION_ARG_FILENAME, &output, N_ ("Where the file goes"), N_ ("FILE") },
         G_OPTION_ENTRY_NULL,
  };
  g_autoptr (GError) error = NULL;
  DesmiCode          code;
  gint64             id;

  if (!desmi_cli_parse (cli, entries, &usage))
    return cli->exit_code;
  if (output == NULL)
    return desmi_cli_misuse (cli, _ ("Name the file to write with “-o”."));
  if (!desmi_integer_parse (cli->arguments[ID_ARGUMENT], 1, G_MAXINT32, &id))
    return desmi_cli_misuse (cli, _ ("“%s” is not the number of an entry."),
                             cli->arguments[ID_ARGUMENT]);
  if (!desmi_code_parse (cli->arguments[CODE_ARGUMENT], &code, &error))
    return desmi_fail (error);
  return extract (cli, &code, id, output);
}
