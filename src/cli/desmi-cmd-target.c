/* SPDX-License-Identifier: GPL-3.0-or-later */
/* target: what is wanted of a village, or of all, in a year or quarter. */
#include "app/desmi-target-forward.h"
#include "cli/desmi-edit-words.h"
#include "cli/desmi-output.h"
#include "cli/desmi-step.h"
#include "core/desmi-period.h"

#include <glib/gi18n-lib.h>

#define CODE_ARGUMENT 1
#define PERIOD_ARGUMENT 2
#define FIRST_INDICATOR 3

typedef struct
{
  char    *programme; /* nullable */
  gboolean copy_forward;
} Target;

static gboolean
put_target (DesmiCli   *cli,
            const char *village,
            const char *period,
            const char *text,
            DesmiEdit  *edit)
{
  g_autofree char *indicator = NULL;
  gboolean         is_empty;
  gint64           milli;

  if (!desmi_edit_words_value (cli, text, &indicator, &is_empty, &milli))
    return FALSE;
  if (!is_empty && milli == 0)
    /* Translators: the code of an indicator */
    desmi_say_printf (_ ("%s: of a target of zero there is no share and no score, unless lower is "
                         "better. It is kept; leave the value out if there is no target."),
                      indicator);
  if (is_empty)
    desmi_edit_clear_target (edit, village, indicator, period);
  else
    desmi_edit_put_target (edit, village, indicator, period, milli);
  return TRUE;
}

static DesmiEdit *
make_targets (DesmiCli *cli, const DesmiStepPlace *place, gpointer data)
{
  const Target *target = data;
  const char   *programme = target->programme != NULL ? target->programme : DESMI_STEP_PROGRAMME;
  /* Translators: an entry of the history; %s is the name of a village or district */
  g_autoptr (DesmiEdit) edit = desmi_step_new_edit (place, N_ ("Targets of %s"));
  g_autoptr (GError)    error = NULL;
  g_autofree char      *period = NULL;
  gboolean is_district = g_strcmp0 (place->area, desmi_store_get_district (place->store)) == 0;
  DesmiTargetForward forward
      = { .programme = programme, .village = is_district ? NULL : place->area };
  guint n = 0;

  if (!desmi_period_parse (cli->arguments[PERIOD_ARGUMENT], &forward.period, &error))
    return desmi_step_fail (cli, error);
  period = desmi_period_to_text (&forward.period);
  for (guint i = FIRST_INDICATOR; i < cli->n_arguments; i++)
    if (!put_target (cli, place->area, period, cli->arguments[i], edit))
      return NULL;
  if (target->copy_forward
      && !desmi_target_forward_add (&forward, place->store, edit, &n, cli->cancellable, &error))
    return desmi_step_fail (cli, error);
  if (target->copy_forward && n == 0)
    {
      desmi_say (_ ("The time before has no target that is missing here; nothing was changed."));
      cli->exit_code = DESMI_EXIT_DONE;
      return NULL;
    }
  desmi_step_remark_retired (place, &forward.period);
  return g_steal_pointer (&edit);
}

static int
run (DesmiCli *cli, Target *target)
{
  const char *code = cli->arguments[CODE_ARGUMENT];

  if (target->copy_forward == (cli->n_arguments > FIRST_INDICATOR))
    return desmi_cli_misuse (cli, _ ("Name INDICATOR=VALUE or “--copy-forward”, one of them."));
  return target->copy_forward ? desmi_step_run_in_district (cli, code, make_targets, target)
                              : desmi_step_run (cli, code, make_targets, target);
}

/**
 * desmi_command_target:
 *
 * Writes targets as one step that can be undone, or brings those of the year before forward.
 *
 * Returns: the exit code
 */
int
desmi_command_target (DesmiCli *cli)
{
  static const DesmiUsage usage
      = { 3, 64,
          N_ ("PERIOD is a year (2023) or a quarter (2023-Q4). An empty value takes a target out. "
              "With “--copy-forward” CODE may be that of the district, a year is also its "
              "quarters, and targets that are there already stay.") };
  Target             target = { NULL };
  const GOptionEntry entries[] = {
    DESMI_STEP_PROGRAMME_ENTRY (&target.programme),
    { "copy-forward", 0, 0, G_OPTION_ARG_NONE, &target.copy_forward,
      N_ ("Take over the targets of the year before"), NULL },
    G_OPTION_ENTRY_NULL,
  };
  int exit_code;

  exit_code = desmi_cli_parse (cli, entries, &usage) ? run (cli, &target) : cli->exit_code;
  g_free (target.programme);
  return exit_code;
}
