/* SPDX-License-Identifier: GPL-3.0-or-later */
/* put, delete: rows of the registers, each call one step that can be undone. */
#include "app/desmi-register-view.h"
#include "cli/desmi-entry-words.h"
#include "cli/desmi-output.h"
#include "cli/desmi-step.h"

#include <glib/gi18n-lib.h>

#define REGISTER_ARGUMENT 1
#define CODE_ARGUMENT 2
#define FIRST_FIELD 3

typedef struct
{
  DesmiRegister reg;
  gboolean      is_delete;
  char         *id;   /* nullable */
  GPtrArray    *rows; /* nullable: of a file */
} Change;

/* What people would call the row; NULL where only its keys say. */
static const char *
get_name (const DesmiEntry *entry)
{
  static const char *const fields[] = { "name", "title", "topic" };

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      int field = desmi_register_find_field (desmi_entry_get_register (entry), fields[i]);

      if (field >= 0 && desmi_entry_get (entry, (guint) field) != NULL)
        return desmi_entry_get (entry, (guint) field);
    }
  return NULL;
}

/* The name of the row in the file that has the number, NULL if there is none. */
static char *
dup_name (const DesmiStepPlace *place, const DesmiEntry *entry)
{
  DesmiRegister          reg = desmi_entry_get_register (entry);
  g_autofree char       *lookup = g_strconcat ("register-", desmi_register_get (reg)->name, NULL);
  g_autoptr (DesmiTable) table = desmi_store_lookup (place->store, lookup, place->area,
                                                     desmi_locale_get_user (), NULL, NULL);
  int                    id = table != NULL ? desmi_table_find_column (table, "id") : -1;

  for (guint r = 0; id >= 0 && r < desmi_table_get_n_rows (table); r++)
    if (desmi_table_get_int (table, r, (guint) id) == desmi_entry_get_id (entry))
      return desmi_register_view_dup_name (reg, table, r, desmi_locale_get_user ());
  return NULL;
}

static DesmiEdit *
make_row (DesmiCli *cli, const DesmiStepPlace *place, gpointer data)
{
  const Change          *change = data;
  g_autoptr (DesmiEntry) entry = desmi_entry_new (change->reg, place->area);
  g_autoptr (GError)     error = NULL;
  DesmiRegisterStep      step = change->is_delete    ? DESMI_REGISTER_TAKEN_OUT
                                : change->id != NULL ? DESMI_REGISTER_CHANGED
                                                     : DESMI_REGISTER_ADDED;
  g_autofree char       *name = NULL;
  DesmiEdit             *edit;

  if ((change->id != NULL && !desmi_entry_words_set (entry, "id", change->id, &error))
      || !desmi_entry_words_set_arguments (cli, FIRST_FIELD, entry, &error))
    return error != NULL ? desmi_step_fail (cli, error) : NULL;
  name = change->id != NULL ? dup_name (place, entry) : g_strdup (get_name (entry));
  edit = desmi_edit_new_said (desmi_register_view_new_message (
      change->reg, step, name != NULL && *name != '\0' ? name : NULL, place->name));
  if (change->is_delete)
    desmi_edit_delete_entry (edit, entry);
  else
    {
      desmi_edit_put_entry (edit, entry);
      desmi_step_remark_retired_of (place, entry);
    }
  return edit;
}

static DesmiEdit *
make_rows (DesmiCli *cli, const DesmiStepPlace *place, gpointer data)
{
  const Change    *change = data;
  g_autofree char *count = g_strdup_printf ("%u", change->rows->len);
  /* Translators: an entry of the history: a number, written out, and the name of a register */
  DesmiMessage *message = desmi_message_new_plural ("Read %s entry into “%s”",
                                                    "Read %s entries into “%s”", change->rows->len,
                                                    count, desmi_register_get (change->reg)->title);
  DesmiEdit    *edit;

  desmi_message_set_kind (message, 0, DESMI_MESSAGE_COUNT);
  desmi_message_set_kind (message, 1, DESMI_MESSAGE_WORD);
  edit = desmi_edit_new_said (message);
  for (guint i = 0; i < change->rows->len; i++)
    desmi_edit_put_entry (edit, change->rows->pdata[i]);
  return edit;
}

static gboolean
find_register (DesmiCli *cli, DesmiRegister *reg)
{
  if (desmi_register_from_name (cli->arguments[REGISTER_ARGUMENT], reg))
    return TRUE;
  cli->exit_code = desmi_cli_misuse (cli, _ ("“%s” is not a register; “list --help” names them."),
                                     cli->arguments[REGISTER_ARGUMENT]);
  return FALSE;
}

/* The content of a document comes with “attach”; its row can only be changed. */
static gboolean
is_new_document (const Change *change)
{
  if (change->reg != DESMI_REGISTER_DOCUMENT || change->is_delete)
    return FALSE;
  for (guint i = 0; change->rows != NULL && i < change->rows->len; i++)
    if (desmi_entry_get_id (change->rows->pdata[i]) == 0)
      return TRUE;
  return change->rows == NULL && change->id == NULL;
}

static int
refuse_document (void)
{
  desmi_say (_ ("A new document comes with its file: use “attach”. Nothing was changed."));
  return DESMI_EXIT_INPUT;
}

static int
run_file (DesmiCli *cli, Change *change, const char *from)
{
  g_autoptr (GError) error = NULL;
  int                exit_code;

  if (cli->n_arguments > CODE_ARGUMENT || change->id != NULL)
    return desmi_cli_misuse (cli, _ ("With “--from”, the file alone says what is written."));
  change->rows = desmi_entry_words_read_file (change->reg, from, &error);
  if (change->rows == NULL)
    return desmi_fail (error);
  exit_code = is_new_document (change) ? refuse_document ()
                                       : desmi_step_run_in_district (cli, NULL, make_rows, change);
  g_ptr_array_unref (change->rows);
  return exit_code;
}

static int
run_row (DesmiCli *cli, Change *change)
{
  const DesmiRegisterType *type = desmi_register_get (change->reg);
  gboolean                 needs_fields
      = !change->is_delete || (!type->has_id && !desmi_register_view_is_single (change->reg));

  if (cli->n_arguments <= (needs_fields ? FIRST_FIELD : CODE_ARGUMENT))
    return desmi_cli_misuse (cli, _ ("Name the village and at least one FIELD=VALUE."));
  if (change->id != NULL && !type->has_id)
    return desmi_cli_misuse (cli, _ ("Entries of this register have no number: their keys say "
                                     "which is meant."));
  if (change->is_delete && type->has_id && change->id == NULL)
    return desmi_cli_misuse (cli, _ ("Say with “--id” which entry; “list” shows the numbers."));
  if (is_new_document (change))
    return refuse_document ();
  return desmi_step_run_in_district (cli, cli->arguments[CODE_ARGUMENT], make_row, change);
}

/**
 * desmi_command_put:
 *
 * Writes a row of a register, or those of a file, as one step that can be undone.
 *
 * Returns: the exit code
 */
int
desmi_command_put (DesmiCli *cli)
{
  static const DesmiUsage usage
      = { 2, 64,
          N_ ("Without “--id” a register whose entries have numbers gets a new one; of the others "
              "the keys say which row is written. An empty value clears a field. “list --help” "
              "names the registers, “list FILE REGISTER --csv” their fields.") };
  Change             change = { .is_delete = FALSE };
  char              *from = NULL;
  const GOptionEntry entries[] = {
    { "id", 0, 0, G_OPTION_ARG_STRING, &change.id, N_ ("Number of the entry that is changed"),
      N_ ("NUMBER") },
    { "from", 0, 0, G_OPTION_ARG_FILENAME, &from,
      N_ ("Write the rows of a CSV or JSON file as “list” writes it, all or none"), N_ ("FILE") },
    G_OPTION_ENTRY_NULL,
  };
  int exit_code;

  if (desmi_cli_parse (cli, entries, &usage) && find_register (cli, &change.reg))
    exit_code = from != NULL ? run_file (cli, &change, from) : run_row (cli, &change);
  else
    exit_code = cli->exit_code;
  g_free (change.id);
  g_free (from);
  return exit_code;
}

/**
 * desmi_command_delete:
 *
 * Takes a row out of a register, as one step that can be undone.
 *
 * Returns: the exit code
 */
int
desmi_command_delete (DesmiCli *cli)
{
  static const DesmiUsage usage
      = { 3, 64, N_ ("Its number, or its keys as FIELD=VALUE, say which entry is meant.") };
  Change             change = { .is_delete = TRUE };
  const GOptionEntry entries[] = {
    { "id", 0, 0, G_OPTION_ARG_STRING, &change.id, N_ ("Number of the entry"), N_ ("NUMBER") },
    G_OPTION_ENTRY_NULL,
  };
  int exit_code;

  if (desmi_cli_parse (cli, entries, &usage) && find_register (cli, &change.reg))
    exit_code = run_row (cli, &change);
  else
    exit_code = cli->exit_code;
  g_free (change.id);
  return exit_code;
}
