/* SPDX-License-Identifier: GPL-3.0-or-later */
/* enrol, set, report: the window's edits, each one step that can be undone. */
#include "cli/desmi-edit-words.h"
#include "cli/desmi-open.h"
#include "cli/desmi-output.h"
#include "core/desmi-code.h"
#include "store/desmi-edit.h"
#include "store/desmi-store.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define PROGRAMME "desmigratif"

#define PROGRAMME_ENTRY(programme)                                                                 \
  {                                                                                                \
    "programme", 0, 0, G_OPTION_ARG_STRING, programme,                                             \
        N_ ("The programme, “desmigratif” unless said"), N_ ("ID")                                 \
  }

/* Called with the village's code; FALSE: all was said, and the exit code is set. */
typedef gboolean (*FillFunc) (DesmiCli *cli, const char *village, gpointer data, DesmiEdit *edit);

typedef struct
{
  DesmiStore *store;
  GPtrArray  *names; /* what was handed out */
} Lookup;

/* Name of any area of the country, NULL if there is none. A DesmiCodeName. */
static const char *
look_up (const DesmiCode *code, gpointer user_data)
{
  Lookup                *self = user_data;
  g_autoptr (DesmiTable) table = desmi_store_lookup (self->store, "region", code->text,
                                                     desmi_locale_get_english (), NULL, NULL);
  int                    name = table != NULL ? desmi_table_find_column (table, "name") : -1;

  if (name < 0 || desmi_table_get_n_rows (table) == 0)
    return NULL;
  g_ptr_array_add (self->names, g_strdup (desmi_table_get_text (table, 0, (guint) name)));
  return g_ptr_array_index (self->names, self->names->len - 1);
}

/* A code without dots may be one of Statistics Indonesia, and there is no name beside it to decide:
 * where both schemes know the number, both areas are named and nothing is changed. */
static gboolean
settle_code (DesmiStore *store, const char *text, DesmiCode *code, GError **error)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  Lookup                lookup = { store, names };

  return strchr (text, '.') != NULL
         || desmi_code_from_undotted (text, NULL, look_up, &lookup, code, error);
}

/* What the history calls the step: the village by its name. */
static char *
make_label (DesmiStore *store, const char *format, const char *village)
{
  g_autoptr (DesmiVillage) found = desmi_store_get_village (store, village, NULL, NULL);
  GString                 *label = g_string_new (_ (format));

  g_string_replace (label, "%s", found != NULL && found->name != NULL ? found->name : village, 1);
  return g_string_free (label, FALSE);
}

static int
apply (DesmiCli *cli, const char *label_format, FillFunc fill, gpointer data)
{
  g_autoptr (GError)     error = NULL;
  g_autoptr (DesmiStore) store = NULL;
  g_autoptr (DesmiEdit)  edit = NULL;
  g_autofree char       *label = NULL;
  gboolean               done = FALSE;
  DesmiCode              code;

  if (!desmi_code_parse_level (cli->arguments[1], DESMI_LEVEL_VILLAGE, &code, &error))
    return desmi_fail (error);
  store = desmi_open_to_write (cli, &error);
  if (store == NULL)
    return desmi_fail (error);
  if (!settle_code (store, cli->arguments[1], &code, &error))
    {
      desmi_store_close (store);
      return desmi_fail (error);
    }
  label = make_label (store, label_format, code.text);
  edit = desmi_edit_new (label);
  if (fill (cli, code.text, data, edit))
    {
      done = desmi_store_apply (store, edit, cli->cancellable, &error);
      if (!done)
        cli->exit_code = desmi_fail (error);
    }
  if (done)
    desmi_say_notice (store);
  desmi_store_close (store);
  if (!done)
    return cli->exit_code;
  if (desmi_edit_get_changed (edit))
    desmi_say_printf ("%s.", label);
  else
    desmi_say (_ ("All of that was so already; nothing was changed."));
  return DESMI_EXIT_DONE;
}

typedef struct
{
  char *programme, *status, *decree, *decree_date;
  int   cohort;
} Enrolment;

static gboolean
fill_enrolment (DesmiCli *cli, const char *village, gpointer data, DesmiEdit *edit)
{
  const Enrolment   *enrolment = data;
  const char        *programme = enrolment->programme != NULL ? enrolment->programme : PROGRAMME;
  g_autoptr (GError) error = NULL;
  DesmiStatus        status;

  desmi_edit_enrol (edit, village, programme, enrolment->cohort, enrolment->decree,
                    enrolment->decree_date);
  if (enrolment->status == NULL)
    return TRUE;
  if (!desmi_status_parse (enrolment->status, &status, &error))
    {
      cli->exit_code = desmi_fail (error);
      return FALSE;
    }
  desmi_edit_set_status (edit, village, programme, status, NULL, NULL);
  return TRUE;
}

/**
 * desmi_command_enrol:
 *
 * Puts villages into a programme as one step that can be undone.
 *
 * Returns: the exit code
 */
int
desmi_command_enrol (DesmiCli *cli)
{
  static const DesmiUsage usage
      = { 2, 2, N_ ("A status is candidate, active, suspended, finished or left.") };
  Enrolment          enrolment = { NULL };
  const GOptionEntry entries[] = {
    PROGRAMME_ENTRY (&enrolment.programme),
    { "cohort", 0, 0, G_OPTION_ARG_INT, &enrolment.cohort, N_ ("Year of enrolment"), N_ ("YEAR") },
    { "status", 0, 0, G_OPTION_ARG_STRING, &enrolment.status, N_ ("Status in the programme"),
      N_ ("STATUS") },
    { "decree", 0, 0, G_OPTION_ARG_STRING, &enrolment.decree, N_ ("Number of the decree"),
      N_ ("TEXT") },
    { "decree-date", 0, 0, G_OPTION_ARG_STRING, &enrolment.decree_date,
      N_ ("Its date, as 2018-03-01"), N_ ("DATE") },
    G_OPTION_ENTRY_NULL,
  };
  int exit_code;

  /* Translators: an entry of the history; %s is a village's name */
  if (desmi_cli_parse (cli, entries, &usage))
    exit_code = apply (cli, N_ ("Enrol %s"), fill_enrolment, &enrolment);
  else
    exit_code = cli->exit_code;
  g_free (enrolment.programme);
  g_free (enrolment.status);
  g_free (enrolment.decree);
  g_free (enrolment.decree_date);
  return exit_code;
}

static gboolean
fill_fields (DesmiCli *cli, const char *village, gpointer data, DesmiEdit *edit)
{
  const char *const *programme = data;

  return desmi_edit_words_fields (cli, village, *programme != NULL ? *programme : PROGRAMME, edit);
}

/**
 * desmi_command_set:
 *
 * Changes fields of a village's profile as one step that can be undone.
 *
 * Returns: the exit code
 */
int
desmi_command_set (DesmiCli *cli)
{
  static const DesmiUsage usage = {
    3, 64,
    N_ ("Fields: head_name, head_title, officers, population, households, service, phone, email, "
        "address, "
        "cooperative, notes; and status, with reason and note. An empty value clears the field.")
  };
  g_autofree char   *programme = NULL;
  const GOptionEntry entries[] = {
    PROGRAMME_ENTRY (&programme),
    G_OPTION_ENTRY_NULL,
  };

  if (!desmi_cli_parse (cli, entries, &usage))
    return cli->exit_code;
  /* Translators: an entry of the history; %s is a village's name */
  return apply (cli, N_ ("Change %s"), fill_fields, &programme);
}

typedef struct
{
  char  *programme;
  char **statuses;
} Report;

static gboolean
fill_report (DesmiCli *cli, const char *village, gpointer data, DesmiEdit *edit)
{
  const Report *report = data;
  const char   *programme = report->programme != NULL ? report->programme : PROGRAMME;

  return desmi_edit_words_report (cli, village, programme, (const char *const *) report->statuses,
                                  edit);
}

/**
 * desmi_command_report:
 *
 * Keeps what a village reports for a period as one step that can be undone.
 *
 * Returns: the exit code
 */
int
desmi_command_report (DesmiCli *cli)
{
  static const DesmiUsage usage = { 3, 64,
                                    N_ ("PERIOD is a quarter (2023-Q4) or a year. An empty value "
                                        "takes a measurement back. The status of a pillar is "
                                        "not-started, running, stalled, finished or no-data.") };
  Report                  report = { NULL };
  const GOptionEntry      entries[] = {
         PROGRAMME_ENTRY (&report.programme),
         { "status", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &report.statuses,
           N_ ("Status of a pillar and why"), N_ ("PILLAR=STATUS:REASON") },
         G_OPTION_ENTRY_NULL,
  };
  int exit_code;

  if (!desmi_cli_parse (cli, entries, &usage))
    exit_code = cli->exit_code;
  else if (cli->n_arguments == 3 && report.statuses == NULL)
    exit_code = desmi_cli_misuse (cli, _ ("Name at least one INDICATOR=VALUE or “--status”."));
  else
    /* Translators: an entry of the history; %s is a village's name */
    exit_code = apply (cli, N_ ("Report of %s"), fill_report, &report);
  g_free (report.programme);
  g_strfreev (report.statuses);
  return exit_code;
}
