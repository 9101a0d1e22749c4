/* SPDX-License-Identifier: GPL-3.0-or-later */
/* enrol, set: the window's edits, each one step that can be undone. */
#include "app/desmi-catalogue-view.h"
#include "app/desmi-village-standing.h"
#include "cli/desmi-edit-words.h"
#include "cli/desmi-output.h"
#include "cli/desmi-step.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  char *programme, *status, *decree, *decree_date, *from;
  int   cohort;
} Enrolment;

/* Of a village that is enrolled already, what is not said stays, and the status that it had is kept
 * among the earlier ones: a new one that follows an enrolment would be its first. */
static void
enrol_again (const DesmiVillage *village,
             const Enrolment    *enrolment,
             const char         *programme,
             const DesmiStatus  *status,
             DesmiEdit          *edit)
{
  if (status != NULL)
    desmi_edit_set_status (edit, village->code, programme, *status, NULL, NULL);
  if (status != NULL && enrolment->cohort == 0 && enrolment->decree == NULL
      && enrolment->decree_date == NULL)
    return;
  desmi_edit_enrol (edit, village->code, programme,
                    enrolment->cohort != 0 ? enrolment->cohort : village->cohort,
                    enrolment->decree != NULL ? enrolment->decree : village->decree,
                    enrolment->decree_date != NULL ? enrolment->decree_date : village->decree_date);
}

/* Whether @programme is the one that comes into the catalogue with its first village. */
static gboolean
is_proposal (DesmiCli *cli, const DesmiStepPlace *place, const char *programme)
{
  g_autoptr (DesmiTable) programmes = NULL;

  if (g_strcmp0 (programme, desmi_catalogue_get_proposal ()) != 0)
    return FALSE;
  programmes = desmi_store_lookup (place->store, "programmes", NULL, desmi_locale_get_english (),
                                   cli->cancellable, NULL);
  return programmes != NULL && !desmi_programmes_has_proposal (programmes);
}

/* That a village is none any more matters more than where its programme comes from. */
static void
remark (const DesmiStepPlace *place, const DesmiVillage *village, gboolean is_new)
{
  char *standing = village != NULL
                       ? desmi_village_standing_dup_enrolment (village, desmi_locale_get_user ())
                       : NULL;

  if (standing != NULL)
    desmi_step_remark (place, standing);
  else if (is_new)
    desmi_step_remark (place, g_strdup (desmi_catalogue_say_proposal ()));
}

static DesmiEdit *
make_enrolment (DesmiCli *cli, const DesmiStepPlace *place, gpointer data)
{
  const Enrolment *enrolment = data;
  const char      *programme
      = enrolment->programme != NULL ? enrolment->programme : DESMI_STEP_PROGRAMME;
  /* Translators: an entry of the history; %s is a village's name */
  g_autoptr (DesmiEdit) edit = desmi_step_new_edit (place, N_ ("Enrol %s"));
  g_autoptr (GError)    error = NULL;
  DesmiStatus           status, *said = enrolment->status != NULL ? &status : NULL;
  gboolean              is_new;
  /* one that is not there is refused with the edit */
  g_autoptr (DesmiVillage) village = desmi_store_get_programme_village (
      place->store, place->area, programme, cli->cancellable, NULL);

  if (said != NULL && !desmi_status_parse (enrolment->status, said, &error))
    {
      cli->exit_code = desmi_fail (error);
      return NULL;
    }
  if (enrolment->from != NULL)
    {
      desmi_edit_take_over (edit, place->area, enrolment->from);
      return g_steal_pointer (&edit);
    }
  if (village != NULL && village->enrolled)
    {
      enrol_again (village, enrolment, programme, said, edit);
      return g_steal_pointer (&edit);
    }
  is_new = is_proposal (cli, place, programme);
  remark (place, village, is_new);
  if (is_new)
    desmi_catalogue_add_proposal (edit);
  desmi_edit_enrol (edit, place->area, programme, enrolment->cohort, enrolment->decree,
                    enrolment->decree_date);
  if (said != NULL)
    desmi_edit_set_status (edit, place->area, programme, *said, NULL, NULL);
  return g_steal_pointer (&edit);
}

/* What the old code was enrolled by comes along. */
static gboolean
check_alone (DesmiCli *cli, const Enrolment *enrolment, const char *cohort)
{
  if (enrolment->from == NULL
      || (cohort == NULL && enrolment->programme == NULL && enrolment->status == NULL
          && enrolment->decree == NULL && enrolment->decree_date == NULL))
    return TRUE;
  cli->exit_code = desmi_cli_misuse (
      cli, _ ("“--from” takes programme, cohort, status and decree from the code before; leave the "
              "other options away."));
  return FALSE;
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
      = { 2, 2,
          N_ ("A status is candidate, active, suspended, finished or left. With the first village "
              "of “--programme desa-migran-emas” that programme is added to the catalogue.") };
  Enrolment          enrolment = { NULL };
  g_autofree char   *cohort = NULL;
  const GOptionEntry entries[] = {
    DESMI_STEP_PROGRAMME_ENTRY (&enrolment.programme),
    { "cohort", 0, 0, G_OPTION_ARG_STRING, &cohort, N_ ("Year of enrolment"), N_ ("YEAR") },
    { "status", 0, 0, G_OPTION_ARG_STRING, &enrolment.status, N_ ("Status in the programme"),
      N_ ("STATUS") },
    { "decree", 0, 0, G_OPTION_ARG_STRING, &enrolment.decree, N_ ("Number of the decree"),
      N_ ("TEXT") },
    { "decree-date", 0, 0, G_OPTION_ARG_STRING, &enrolment.decree_date,
      N_ ("Its date, as 2018-03-01"), N_ ("DATE") },
    { "from", 0, 0, G_OPTION_ARG_STRING, &enrolment.from,
      N_ ("Go on with what holds of the code that the village had before"), N_ ("CODE") },
    G_OPTION_ENTRY_NULL,
  };
  int exit_code;

  if (desmi_cli_parse (cli, entries, &usage) && check_alone (cli, &enrolment, cohort)
      && desmi_cli_read_integer (cli, "--cohort", cohort, &enrolment.cohort))
    exit_code = desmi_step_run (cli, cli->arguments[1], make_enrolment, &enrolment);
  else
    exit_code = cli->exit_code;
  g_free (enrolment.programme);
  g_free (enrolment.status);
  g_free (enrolment.decree);
  g_free (enrolment.decree_date);
  g_free (enrolment.from);
  return exit_code;
}

static DesmiEdit *
make_fields (DesmiCli *cli, const DesmiStepPlace *place, gpointer data)
{
  const char *const *programme = data;
  /* Translators: an entry of the history; %s is a village's name */
  g_autoptr (DesmiEdit) edit = desmi_step_new_edit (place, N_ ("Change %s"));

  desmi_step_remark_retired (place, NULL);
  return desmi_edit_words_fields (cli, place->area,
                                  *programme != NULL ? *programme : DESMI_STEP_PROGRAMME, edit)
             ? g_steal_pointer (&edit)
             : NULL;
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
        "cooperative, notes; and status, with since, reason and note. An empty value clears the "
        "field.")
  };
  g_autofree char   *programme = NULL;
  const GOptionEntry entries[] = {
    DESMI_STEP_PROGRAMME_ENTRY (&programme),
    G_OPTION_ENTRY_NULL,
  };

  if (!desmi_cli_parse (cli, entries, &usage))
    return cli->exit_code;
  return desmi_step_run (cli, cli->arguments[1], make_fields, &programme);
}
