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

/* What is brought forward, and how many targets it were. */
typedef struct
{
  const DesmiStepPlace *place;
  const char           *programme;
  DesmiEdit            *edit;
  guint                 n;
} Copying;

static char *
dup_key (DesmiTable *table, guint row)
{
  return g_strjoin (
      " ", desmi_table_get_text (table, row, (guint) desmi_table_find_column (table, "village")),
      desmi_table_get_text (table, row, (guint) desmi_table_find_column (table, "indicator")),
      NULL);
}

/* Rows by village and indicator; numbers count from 1. */
static GHashTable *
index_rows (DesmiTable *table)
{
  GHashTable *rows = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint r = 0; r < desmi_table_get_n_rows (table); r++)
    g_hash_table_insert (rows, dup_key (table, r), GUINT_TO_POINTER (r + 1));
  return rows;
}

/* Whose target of @period is missing in @now gets what holds in @then: that of the column @names,
 * the first of them that has one. */
static void
copy_missing (Copying           *self,
              DesmiTable        *now,
              DesmiTable        *then,
              const char *const *names,
              const char        *period)
{
  const DesmiStepPlace *place = self->place;
  guint                 local = (guint) desmi_table_find_column (now, "local");
  guint                 official = (guint) desmi_table_find_column (now, "official");
  guint                 village = (guint) desmi_table_find_column (now, "village");
  guint                 indicator = (guint) desmi_table_find_column (now, "indicator");
  gboolean is_district = g_strcmp0 (place->area, desmi_store_get_district (place->store)) == 0;
  g_autoptr (GHashTable) rows = index_rows (then);

  for (guint r = 0; r < desmi_table_get_n_rows (now); r++)
    {
      const char      *of = desmi_table_get_text (now, r, village);
      g_autofree char *key = dup_key (now, r);
      guint            found = GPOINTER_TO_UINT (g_hash_table_lookup (rows, key));

      if (found == 0 || desmi_table_get_mark (now, r, local) != DESMI_MARK_MISSING
          || desmi_table_get_mark (now, r, official) != DESMI_MARK_MISSING
          || (!is_district && g_strcmp0 (of, place->area) != 0))
        continue;
      for (guint i = 0; names[i] != NULL; i++)
        {
          guint column = (guint) desmi_table_find_column (then, names[i]);

          if (desmi_table_get_mark (then, found - 1, column) == DESMI_MARK_MISSING)
            continue;
          desmi_edit_put_target (self->edit, of, desmi_table_get_text (now, r, indicator), period,
                                 desmi_table_get_int (then, found - 1, column));
          self->n++;
          break;
        }
    }
}

static DesmiTable *
look_up (const Copying *self, const char *period, const char *number, GError **error)
{
  g_autofree char *argument = g_strdup_printf ("%s %s %s", period, number, self->programme);

  return desmi_store_lookup (self->place->store, "targets", argument, desmi_locale_get_english (),
                             NULL, error);
}

/* A year is also its quarters: each gets the targets of that quarter of the year before. */
static gboolean
copy_quarters (Copying *self, const char *number, int year, GError **error)
{
  static const char *const names[] = { "official", "local", NULL };

  for (int quarter = 1; quarter <= 4; quarter++)
    {
      DesmiPeriod            period = desmi_period_quarter (year, quarter);
      DesmiPeriod            earlier = desmi_period_quarter (year - 1, quarter);
      g_autofree char       *text = desmi_period_to_text (&period);
      g_autofree char       *before = desmi_period_to_text (&earlier);
      g_autoptr (DesmiTable) now = look_up (self, text, number, error);
      g_autoptr (DesmiTable) then = now != NULL ? look_up (self, before, number, error) : NULL;

      if (then == NULL)
        return FALSE;
      copy_missing (self, now, then, names, text);
    }
  return TRUE;
}

static gboolean
copy_pillars (Copying *self, const DesmiPeriod *period, GError **error)
{
  static const char *const names[] = { "before", NULL };
  g_autofree char         *text = desmi_period_to_text (period);
  g_autoptr (DesmiTable)   pillars = desmi_store_lookup (
        self->place->store, "pillars", self->programme, desmi_locale_get_english (), NULL, error);
  guint of_programme, number;

  if (pillars == NULL)
    return FALSE;
  of_programme = (guint) desmi_table_find_column (pillars, "programme");
  number = (guint) desmi_table_find_column (pillars, "number");
  for (guint r = 0; r < desmi_table_get_n_rows (pillars); r++)
    {
      const char            *pillar = desmi_table_get_text (pillars, r, number);
      g_autoptr (DesmiTable) table = NULL;

      if (g_strcmp0 (desmi_table_get_text (pillars, r, of_programme), self->programme) != 0)
        continue;
      table = look_up (self, text, pillar, error);
      if (table == NULL)
        return FALSE;
      copy_missing (self, table, table, names, text);
      if (desmi_period_year (desmi_month_year (period->first)).last == period->last
          && desmi_month_of_year (period->first) == 1
          && !copy_quarters (self, pillar, desmi_month_year (period->first), error))
        return FALSE;
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
  Copying               copying = { place, programme, NULL, 0 };
  DesmiPeriod           parsed;

  if (!desmi_period_parse (cli->arguments[PERIOD_ARGUMENT], &parsed, &error))
    return desmi_step_fail (cli, error);
  period = desmi_period_to_text (&parsed);
  for (guint i = FIRST_INDICATOR; i < cli->n_arguments; i++)
    if (!put_target (cli, place->area, period, cli->arguments[i], edit))
      return NULL;
  copying.edit = edit;
  if (target->copy_forward && !copy_pillars (&copying, &parsed, &error))
    return desmi_step_fail (cli, error);
  if (target->copy_forward && copying.n == 0)
    {
      desmi_say (_ ("The time before has no target that is missing here; nothing was changed."));
      cli->exit_code = DESMI_EXIT_DONE;
      return NULL;
    }
  desmi_step_remark_retired (place, &parsed);
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
