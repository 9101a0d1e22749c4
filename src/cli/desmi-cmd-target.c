/* SPDX-License-Identifier: GPL-3.0-or-later */
/* target: what is wanted of a village, or of all, in a year or quarter. */
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

static DesmiEdit *
fail (DesmiCli *cli, const GError *error)
{
  cli->exit_code = desmi_fail (error);
  return NULL;
}

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

/* Whose target is missing gets that of the year before. */
static void
copy_missing (DesmiTable *table, const DesmiStepPlace *place, const char *year, DesmiEdit *edit)
{
  static const char *const names[] = { "local", "official", "before", "village", "indicator" };
  guint                    at[G_N_ELEMENTS (names)];
  gboolean is_district = g_strcmp0 (place->area, desmi_store_get_district (place->store)) == 0;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    at[i] = (guint) desmi_table_find_column (table, names[i]);
  for (guint r = 0; r < desmi_table_get_n_rows (table); r++)
    if (desmi_table_get_mark (table, r, at[0]) == DESMI_MARK_MISSING
        && desmi_table_get_mark (table, r, at[1]) == DESMI_MARK_MISSING
        && desmi_table_get_mark (table, r, at[2]) != DESMI_MARK_MISSING
        && (is_district || g_strcmp0 (desmi_table_get_text (table, r, at[3]), place->area) == 0))
      desmi_edit_put_target (edit, desmi_table_get_text (table, r, at[3]),
                             desmi_table_get_text (table, r, at[4]), year,
                             desmi_table_get_int (table, r, at[2]));
}

static gboolean
copy_pillars (const DesmiStepPlace *place,
              const char           *programme,
              const char           *year,
              DesmiEdit            *edit,
              GError              **error)
{
  g_autoptr (DesmiTable) pillars = desmi_store_lookup (place->store, "pillars", programme,
                                                       desmi_locale_get_english (), NULL, error);
  guint                  of_programme, number;

  if (pillars == NULL)
    return FALSE;
  of_programme = (guint) desmi_table_find_column (pillars, "programme");
  number = (guint) desmi_table_find_column (pillars, "number");
  for (guint r = 0; r < desmi_table_get_n_rows (pillars); r++)
    {
      g_autofree char       *argument = NULL;
      g_autoptr (DesmiTable) table = NULL;

      if (g_strcmp0 (desmi_table_get_text (pillars, r, of_programme), programme) != 0)
        continue;
      argument = g_strdup_printf ("%s %s %s", year, desmi_table_get_text (pillars, r, number),
                                  programme);
      table = desmi_store_lookup (place->store, "targets", argument, desmi_locale_get_english (),
                                  NULL, error);
      if (table == NULL)
        return FALSE;
      copy_missing (table, place, year, edit);
    }
  return TRUE;
}

static DesmiEdit *
make_targets (DesmiCli *cli, const DesmiStepPlace *place, gpointer data)
{
  const Target *target = data;
  const char   *programme = target->programme != NULL ? target->programme : DESMI_STEP_PROGRAMME;
  /* Translators: an entry of the history; %s is the name of a village or district */
  g_autoptr (DesmiEdit) edit = desmi_step_new_edit (place, _ ("Targets of %s"));
  g_autoptr (GError)    error = NULL;
  g_autofree char      *period = NULL;
  DesmiPeriod           parsed;

  if (!desmi_period_parse (cli->arguments[PERIOD_ARGUMENT], &parsed, &error))
    return fail (cli, error);
  period = desmi_period_to_text (&parsed);
  for (guint i = FIRST_INDICATOR; i < cli->n_arguments; i++)
    if (!put_target (cli, place->area, period, cli->arguments[i], edit))
      return NULL;
  if (target->copy_forward && !copy_pillars (place, programme, period, edit, &error))
    return fail (cli, error);
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
              "With “--copy-forward” CODE may be that of the district; targets that are there "
              "already stay.") };
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
