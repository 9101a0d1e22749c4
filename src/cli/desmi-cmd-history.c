/* SPDX-License-Identifier: GPL-3.0-or-later */
/* history, undo, redo: what was changed, and back. */
#include "app/desmi-chart-table.h"
#include "cli/desmi-open.h"
#include "cli/desmi-output.h"
#include "cli/desmi-table-form.h"
#include "core/desmi-clock.h"
#include "core/desmi-code.h"
#include "core/desmi-period.h"
#include "store/desmi-store.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MAX_HISTORY_ARGUMENTS 2

typedef struct
{
  const char    *area;      /* nullable */
  char          *from, *to; /* nullable; days */
  char          *who;       /* nullable */
  char          *page;      /* nullable */
  char          *number;    /* nullable; of the step */
  int            step;      /* 0: the list of steps */
  DesmiTableForm form;
} Asked;

/* The day of a step on the user's calendar; %NULL where it cannot be told. */
static char *
dup_day (const char *at)
{
  g_autoptr (GDateTime) moment = NULL;
  gint64                seconds;

  if (at != NULL && desmi_clock_parse_utc (at, &seconds))
    moment = g_date_time_new_from_unix_local (seconds);
  return moment != NULL ? g_date_time_format (moment, "%Y-%m-%d") : NULL;
}

static gboolean
has_id (DesmiTable *ids, gint64 id)
{
  for (guint r = 0; r < desmi_table_get_n_rows (ids); r++)
    if (desmi_table_get_int (ids, r, 0) == id)
      return TRUE;
  return FALSE;
}

/* @ids: (nullable): of the steps of the page that is asked for */
static gboolean
is_asked_for (const Asked *asked, DesmiTable *ids, DesmiTable *table, guint row)
{
  guint            id = (guint) desmi_table_find_column (table, "id");
  guint            who = (guint) desmi_table_find_column (table, "who");
  guint            at = (guint) desmi_table_find_column (table, "at");
  g_autofree char *day = dup_day (desmi_table_get_text (table, row, at));

  return (ids == NULL || has_id (ids, desmi_table_get_int (table, row, id)))
         && (asked->who == NULL
             || g_strcmp0 (desmi_table_get_text (table, row, who), asked->who) == 0)
         && (asked->from == NULL || g_strcmp0 (day, asked->from) >= 0)
         && (asked->to == NULL || (day != NULL && strcmp (day, asked->to) <= 0));
}

static DesmiTable *
pick (const Asked *asked, DesmiTable *ids, DesmiTable *table)
{
  DesmiTableBuilder *picked;

  if (asked->step != 0
      || (asked->from == NULL && asked->to == NULL && asked->who == NULL && ids == NULL))
    return desmi_table_ref (table);
  picked = desmi_chart_table_begin_like (table);
  for (guint r = 0; r < desmi_table_get_n_rows (table); r++)
    if (is_asked_for (asked, ids, table, r))
      desmi_chart_table_copy_row (table, r, picked);
  return desmi_table_builder_end (picked);
}

static int
show_history (DesmiCli *cli, const Asked *asked)
{
  g_autoptr (GError)     error = NULL;
  g_autoptr (DesmiTable) table = NULL, ids = NULL, picked = NULL;
  g_autofree char *step = g_strdup_printf ("%d%s%s", asked->step, asked->area != NULL ? " " : "",
                                           asked->area != NULL ? asked->area : "");
  g_autoptr (DesmiStore) store = desmi_store_open (cli->arguments[0], DESMI_OPEN_READ_ONLY, &error);

  if (store == NULL)
    return desmi_fail (error);
  table = desmi_store_lookup (store, asked->step != 0 ? "history-changes" : "history",
                              asked->step != 0 ? step : asked->area,
                              desmi_table_form_get_locale (&asked->form, cli), cli->cancellable,
                              &error);
  if (table != NULL && asked->page != NULL)
    ids = desmi_store_lookup (store, "history-parts", asked->page, desmi_locale_get_english (),
                              cli->cancellable, &error);
  desmi_store_close (store);
  if (error != NULL)
    return desmi_fail (error);
  picked = pick (asked, ids, table);
  desmi_table_form_write (&asked->form, cli, picked);
  return DESMI_EXIT_DONE;
}

/* As people write it, to 2023-11-25. */
static gboolean
settle_day (char **day, GError **error)
{
  char *settled;

  if (*day == NULL)
    return TRUE;
  settled = desmi_day_parse_loose (*day, error);
  if (settled == NULL)
    return FALSE;
  g_free (*day);
  *day = settled;
  return TRUE;
}

static int
run_history (DesmiCli *cli, Asked *asked)
{
  static const char *const pages[]
      = { "villages", "registers", "flows", "pillars", "quality", NULL };
  g_autoptr (GError) error = NULL;
  DesmiCode          code;

  if (asked->page != NULL && !g_strv_contains (pages, asked->page))
    return desmi_cli_misuse (
        cli, _ ("“%s” is not a page (villages, registers, flows, pillars, quality)."), asked->page);
  if (!desmi_cli_read_integer (cli, "--step", asked->number, &asked->step))
    return cli->exit_code;
  if (!settle_day (&asked->from, &error) || !settle_day (&asked->to, &error))
    return desmi_fail (error);
  if (cli->n_arguments == MAX_HISTORY_ARGUMENTS)
    {
      if (!desmi_code_parse (cli->arguments[1], &code, &error))
        return desmi_fail (error);
      asked->area = code.text; /* the history has it in its normal form */
    }
  return show_history (cli, asked);
}

/* The command; writes nothing. */
int
desmi_command_history (DesmiCli *cli)
{
  static const DesmiUsage usage
      = { 1, MAX_HISTORY_ARGUMENTS,
          N_ ("CODE is a village, or an area: only what touches it is shown. “--step” shows what "
              "one step changed, from and to.") };
  Asked              asked = { NULL };
  const GOptionEntry entries[] = {
    { "from", 0, 0, G_OPTION_ARG_STRING, &asked.from, N_ ("First day"), N_ ("DAY") },
    { "to", 0, 0, G_OPTION_ARG_STRING, &asked.to, N_ ("Last day"), N_ ("DAY") },
    { "who", 0, 0, G_OPTION_ARG_FILENAME, &asked.who, N_ ("Only what this person did"),
      N_ ("NAME") },
    { "page", 0, 0, G_OPTION_ARG_STRING, &asked.page,
      N_ ("Only villages, registers, flows, pillars or quality"), N_ ("PAGE") },
    { "step", 0, 0, G_OPTION_ARG_STRING, &asked.number, N_ ("What this step changed"),
      N_ ("NUMBER") },
    DESMI_TABLE_FORM_ENTRIES (&asked.form),
    G_OPTION_ENTRY_NULL,
  };
  int exit_code;

  if (desmi_cli_parse (cli, entries, &usage) && desmi_table_form_check (&asked.form, cli))
    exit_code = run_history (cli, &asked);
  else
    exit_code = cli->exit_code;
  g_free (asked.from);
  g_free (asked.to);
  g_free (asked.who);
  g_free (asked.page);
  g_free (asked.number);
  return exit_code;
}

typedef char *(*StepFunc) (DesmiStore *store, GCancellable *cancellable, GError **error);

#define NO_STEP (-1)

static int
say_moved (const DesmiMoved *moved)
{
  const gulong     n = (gulong) ABS (moved->n);
  g_autofree char *count = desmi_format_count ((gint64) n, desmi_locale_get_user ());

  if (moved->n == 0)
    desmi_say (_ ("The file is at this point already."));
  else if (moved->n > 0)
    /* Translators: %s is a number, written out for the reader */
    desmi_say_printf (ngettext ("%s step undone", "%s steps undone", n), count);
  else
    /* Translators: %s is a number, written out for the reader */
    desmi_say_printf (ngettext ("%s step done again", "%s steps done again", n), count);
  return DESMI_EXIT_DONE;
}

static int
move_to (DesmiCli *cli, DesmiStore *store, gint64 step)
{
  g_autoptr (GError) error = NULL;
  DesmiMoved         moved = { 0, 0 };

  if (!desmi_store_undo_to (store, step, desmi_show_progress, NULL, &moved, cli->cancellable,
                            &error))
    return desmi_fail (error);
  desmi_say_notice (store);
  return say_moved (&moved);
}

static int
move_once (DesmiCli *cli, DesmiStore *store, StepFunc step, const char *sentence)
{
  g_autoptr (GError) error = NULL;
  g_autofree char   *label = step (store, cli->cancellable, &error);

  if (label == NULL)
    return desmi_fail (error);
  desmi_say_notice (store);
  desmi_say_printf ("%s: %s", _ (sentence), label);
  return DESMI_EXIT_DONE;
}

static int
return_village (DesmiCli *cli, DesmiStore *store, gint64 step, const DesmiCode *village)
{
  g_autoptr (GError)       error = NULL;
  g_autoptr (DesmiVillage) found
      = desmi_store_get_village (store, village->text, cli->cancellable, NULL);
  const char      *name = found != NULL && found->name != NULL ? found->name : village->text;
  g_autofree char *label = NULL;
  gint64           n_steps;

  if (!desmi_store_return (store, village->text, step, name, desmi_show_progress, NULL, &n_steps,
                           &label, cli->cancellable, &error))
    return desmi_fail (error);
  desmi_say_notice (store);
  if (n_steps == 0)
    desmi_say (_ ("Nothing was changed here since that step."));
  else
    desmi_say_printf ("%s.", label);
  return DESMI_EXIT_DONE;
}

typedef struct
{
  char       *number; /* nullable; of the step to go to */
  int         to;
  char       *village; /* nullable */
  DesmiCode   code;    /* of the village */
  StepFunc    step;
  const char *sentence;
} Way;

static int
go (DesmiCli *cli, const Way *way)
{
  g_autoptr (GError)     error = NULL;
  g_autoptr (DesmiStore) store = desmi_open_to_write (cli, &error);
  int                    exit_code;

  if (store == NULL)
    return desmi_fail (error);
  if (way->village != NULL)
    exit_code = return_village (cli, store, way->to, &way->code);
  else if (way->to != NO_STEP)
    exit_code = move_to (cli, store, way->to);
  else
    exit_code = move_once (cli, store, way->step, way->sentence);
  desmi_store_close (store);
  return exit_code;
}

static int
run_way (DesmiCli *cli, Way *way)
{
  g_autoptr (GError) error = NULL;

  if (!desmi_cli_read_integer (cli, "--to", way->number, &way->to))
    return cli->exit_code;
  if (way->to < NO_STEP)
    return desmi_cli_misuse (cli, _ ("A step has a number that “history” shows; 0 is before the "
                                     "first."));
  if (way->village != NULL && way->to == NO_STEP)
    return desmi_cli_misuse (cli, _ ("“--village” needs “--to”."));
  if (way->village != NULL
      && !desmi_code_parse_level (way->village, DESMI_LEVEL_VILLAGE, &way->code, &error))
    return desmi_fail (error);
  return go (cli, way);
}

#define TO_ENTRY(way)                                                                              \
  {                                                                                                \
    "to", 0, 0, G_OPTION_ARG_STRING, &(way)->number, N_ ("Go to the state after this step"),       \
        N_ ("NUMBER")                                                                              \
  }

/**
 * desmi_command_undo:
 *
 * Takes back the last step, or all after a step that is named, or what those did in one village.
 *
 * Returns: the exit code
 */
int
desmi_command_undo (DesmiCli *cli)
{
  static const DesmiUsage usage
      = { 1, 1,
          N_ ("“--to” goes to the state after a step of “history”, back or forth; 0 is before the "
              "first. With “--village” only that village goes back there, as a new step; what the "
              "same steps did in others stays.") };
  Way way = { .to = NO_STEP, .step = desmi_store_undo, .sentence = N_ ("Taken back") };
  const GOptionEntry entries[] = {
    TO_ENTRY (&way),
    { "village", 0, 0, G_OPTION_ARG_STRING, &way.village, N_ ("Only this village, with “--to”"),
      N_ ("CODE") },
    G_OPTION_ENTRY_NULL,
  };
  int exit_code = desmi_cli_parse (cli, entries, &usage) ? run_way (cli, &way) : cli->exit_code;

  g_free (way.number);
  g_free (way.village);
  return exit_code;
}

/**
 * desmi_command_redo:
 *
 * Makes the step again that was undone last, or all up to one that is named.
 *
 * Returns: the exit code
 */
int
desmi_command_redo (DesmiCli *cli)
{
  static const DesmiUsage usage
      = { 1, 1,
          N_ ("“--to” goes to the state after a step of “history”, back or forth; 0 is before the "
              "first.") };
  Way way = { .to = NO_STEP, .step = desmi_store_redo, .sentence = N_ ("Made again") };
  const GOptionEntry entries[] = { TO_ENTRY (&way), G_OPTION_ENTRY_NULL };
  int exit_code = desmi_cli_parse (cli, entries, &usage) ? run_way (cli, &way) : cli->exit_code;

  g_free (way.number);
  return exit_code;
}
