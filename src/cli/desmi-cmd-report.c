/* SPDX-License-Identifier: GPL-3.0-or-later */
/* report: what a village reports of its pillars, and whether it is handed in. */
#include "app/desmi-village-standing.h"
#include "cli/desmi-edit-words.h"
#include "cli/desmi-output.h"
#include "cli/desmi-pair.h"
#include "cli/desmi-step.h"
#include "core/desmi-clock.h"
#include "core/desmi-period.h"

#include <glib/gi18n-lib.h>

#define PERIOD_ARGUMENT 2
#define FIRST_INDICATOR 3

typedef struct
{
  char    *programme;
  char   **statuses;
  char   **notes;
  gboolean submit, reopen;
} Report;

/* What the register of reports says of this one: draft, submitted, reopened; NULL: nothing. */
static gboolean
read_state (const DesmiStepPlace *place,
            const char           *programme,
            const char           *period,
            char                **state,
            GError              **error)
{
  g_autoptr (DesmiTable) table = desmi_store_lookup (place->store, "register-report", place->area,
                                                     desmi_locale_get_english (), NULL, error);
  guint                  of_programme, of_period, of_state;

  *state = NULL;
  if (table == NULL)
    return FALSE;
  of_programme = (guint) desmi_table_find_column (table, "programme");
  of_period = (guint) desmi_table_find_column (table, "period");
  of_state = (guint) desmi_table_find_column (table, "state");
  for (guint r = 0; r < desmi_table_get_n_rows (table); r++)
    if (g_strcmp0 (desmi_table_get_text (table, r, of_programme), programme) == 0
        && g_strcmp0 (desmi_table_get_text (table, r, of_period), period) == 0)
      *state = g_strdup (desmi_table_get_text (table, r, of_state));
  return TRUE;
}

static void
put_state (const DesmiStepPlace *place,
           const char           *programme,
           const char           *period,
           const char           *state,
           DesmiEdit            *edit)
{
  g_autoptr (DesmiEntry) entry = desmi_entry_new (DESMI_REGISTER_REPORT, place->area);
  g_autoptr (GDateTime)  now = desmi_clock_new_local ();
  g_autofree char       *day = g_date_time_format (now, "%Y-%m-%d");

  desmi_entry_set (entry, "programme", programme);
  desmi_entry_set (entry, "period", period);
  desmi_entry_set (entry, "state", state);
  desmi_entry_set (entry, "day", day);
  desmi_edit_put_entry (edit, entry);
}

/* INDICATOR=TEXT; without a text the note is taken away. */
static gboolean
put_note (DesmiCli *cli, const char *village, const char *period, const char *text, DesmiEdit *edit)
{
  g_autofree char       *indicator = NULL;
  const char            *note = desmi_pair_split (text, '=', &indicator);
  g_autoptr (DesmiEntry) entry = desmi_entry_new (DESMI_REGISTER_REMARK, village);

  if (note == NULL)
    {
      cli->exit_code = desmi_cli_misuse (cli, _ ("“%s” is not of the form INDICATOR=TEXT."), text);
      return FALSE;
    }
  desmi_entry_set (entry, "indicator", indicator);
  desmi_entry_set (entry, "period", period);
  if (*note == '\0')
    {
      desmi_edit_delete_entry (edit, entry);
      return TRUE;
    }
  desmi_entry_set (entry, "notes", note);
  desmi_edit_put_entry (edit, entry);
  return TRUE;
}

static DesmiEdit *
make_report (DesmiCli *cli, const DesmiStepPlace *place, gpointer data)
{
  const Report *report = data;
  const char   *programme = report->programme != NULL ? report->programme : DESMI_STEP_PROGRAMME;
  /* Translators: an entry of the history; %s is a village's name */
  g_autoptr (DesmiEdit) edit = desmi_step_new_edit (place, N_ ("Report of %s"));
  g_autoptr (GError)    error = NULL;
  g_autofree char      *period = NULL, *state = NULL;
  DesmiPeriod           parsed;
  /* its status is that of the programme; one that is not there is refused with the edit */
  g_autoptr (DesmiVillage) village = desmi_store_get_programme_village (
      place->store, place->area, programme, cli->cancellable, NULL);

  if (!desmi_period_parse (cli->arguments[PERIOD_ARGUMENT], &parsed, &error))
    return desmi_step_fail (cli, error);
  period = desmi_period_to_text (&parsed);
  if (!read_state (place, programme, period, &state, &error))
    return desmi_step_fail (cli, error);
  if (g_strcmp0 (state, "submitted") == 0 && !report->reopen
      && (cli->n_arguments > FIRST_INDICATOR || report->statuses != NULL || report->notes != NULL))
    {
      desmi_say (_ ("This report was submitted; “--reopen” opens it again. Nothing was changed."));
      cli->exit_code = DESMI_EXIT_INPUT;
      return NULL;
    }
  if (report->reopen) /* first: the file takes nothing into a report that was handed in */
    put_state (place, programme, period, "reopened", edit);
  if (!desmi_edit_words_report (cli, place->area, programme, (const char *const *) report->statuses,
                                edit))
    return NULL;
  for (guint i = 0; report->notes != NULL && report->notes[i] != NULL; i++)
    if (!put_note (cli, place->area, period, report->notes[i], edit))
      return NULL;
  if (report->submit)
    put_state (place, programme, period, "submitted", edit);
  if (village != NULL)
    desmi_step_remark (
        place, desmi_village_standing_dup_text (village, &parsed, desmi_locale_get_user ()));
  return g_steal_pointer (&edit);
}

static int
run (DesmiCli *cli, Report *report)
{
  if (report->submit && report->reopen)
    return desmi_cli_misuse (cli, _ ("“--submit” and “--reopen” exclude each other."));
  if (cli->n_arguments == FIRST_INDICATOR && report->statuses == NULL && report->notes == NULL
      && !report->submit && !report->reopen)
    return desmi_cli_misuse (cli, _ ("Name at least one INDICATOR=VALUE or “--status”."));
  return desmi_step_run (cli, cli->arguments[1], make_report, report);
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
         DESMI_STEP_PROGRAMME_ENTRY (&report.programme),
         { "status", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &report.statuses,
           N_ ("Status of a pillar and why"), N_ ("PILLAR=STATUS:REASON") },
         { "note", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &report.notes,
           N_ ("Note on a measurement; empty: none"), N_ ("INDICATOR=TEXT") },
         { "submit", 0, 0, G_OPTION_ARG_NONE, &report.submit, N_ ("Hand the report in"), NULL },
         { "reopen", 0, 0, G_OPTION_ARG_NONE, &report.reopen, N_ ("Open it again"), NULL },
         G_OPTION_ENTRY_NULL,
  };
  int exit_code;

  exit_code = desmi_cli_parse (cli, entries, &usage) ? run (cli, &report) : cli->exit_code;
  g_free (report.programme);
  g_strfreev (report.statuses);
  g_strfreev (report.notes);
  return exit_code;
}
