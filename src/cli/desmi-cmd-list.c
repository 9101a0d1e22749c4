/* SPDX-License-Identifier: GPL-3.0-or-later */
/* list: registers, targets, reports, findings: what the window's pages list, as tables. */
#include "cli/desmi-list-villages.h"
#include "cli/desmi-output.h"
#include "cli/desmi-step.h"
#include "cli/desmi-table-form.h"
#include "core/desmi-code.h"
#include "core/desmi-period.h"

#include <glib/gi18n-lib.h>

#define MIN_ARGUMENTS 2
#define MAX_ARGUMENTS 3

typedef struct
{
  const char    *what;
  const char    *area;   /* nullable; in normal form once it was checked */
  DesmiCode      code;   /* of the area */
  char          *period; /* nullable */
  char          *programme;
  char         **where;  /* nullable, of villages */
  char          *search; /* nullable, of villages */
  gboolean       in_district;
  gint           pillar;
  DesmiTableForm form;
} Asked;

/* Tables besides the registers. */
static const struct
{
  const char *name;
  gboolean    of_area; /* its argument is the code of an area */
} tables[] = {
  { "quality", TRUE },     { "completeness", TRUE }, { "targets", FALSE },
  { "report", FALSE },     { "indicators", FALSE },  { "pillars", FALSE },
  { "programmes", FALSE }, { "reasons", FALSE },     { "villages", TRUE },
};

static int
find_table (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    if (g_str_equal (tables[i].name, name))
      return (int) i;
  return -1;
}

/* The register of the reports' states is asked for as "report" too: the one without a period. */
static gboolean
is_register (const Asked *asked)
{
  DesmiRegister reg;

  if (g_str_equal (asked->what, "report"))
    return asked->period == NULL;
  return find_table (asked->what) < 0 && desmi_register_from_name (asked->what, &reg);
}

static char *
dup_registers (void)
{
  GString *names = g_string_new (NULL);

  for (guint i = 0; i < DESMI_N_REGISTERS; i++)
    g_string_append_printf (names, "%s%s", i > 0 ? ", " : "",
                            desmi_register_get ((DesmiRegister) i)->name);
  return g_string_free (names, FALSE);
}

static gboolean
is_villages (const Asked *asked)
{
  return g_str_equal (asked->what, "villages");
}

static gboolean
check_use (DesmiCli *cli, const Asked *asked)
{
  g_autofree char *registers = NULL;

  if (find_table (asked->what) < 0 && !is_register (asked))
    {
      registers = dup_registers ();
      cli->exit_code
          /* Translators: what was asked for, and the English names of the registers */
          = desmi_cli_misuse (cli,
                              _ ("“%s” is not a list (villages, quality, completeness, targets, "
                                 "indicators, pillars, programmes, reasons, %s)."),
                              asked->what, registers);
    }
  else if (!is_villages (asked)
           && (asked->where != NULL || asked->search != NULL || asked->in_district))
    cli->exit_code = desmi_cli_misuse (
        cli, _ ("“--where”, “--search” and “--whole-district” go with “villages”."));
  else if (g_str_equal (asked->what, "targets") && asked->period == NULL)
    cli->exit_code = desmi_cli_misuse (cli, _ ("Name the year with “--period”."));
  else if (g_str_equal (asked->what, "report") && asked->period != NULL && asked->area == NULL)
    cli->exit_code = desmi_cli_misuse (cli, _ ("Name the village whose report it is."));
  else
    return TRUE;
  return FALSE;
}

static char *
dup_lookup (const Asked *asked)
{
  if (is_register (asked))
    return g_strconcat ("register-", asked->what, NULL);
  return g_strdup (g_str_equal (asked->what, "report") ? "report-form" : asked->what);
}

static char *
dup_argument (const Asked *asked)
{
  int              table = find_table (asked->what);
  g_autofree char *pillar = g_strdup_printf ("%d", asked->pillar);

  if (is_register (asked) || tables[table].of_area)
    return g_strdup (asked->area);
  if (g_str_equal (asked->what, "report"))
    return g_strdup_printf ("%s %s", asked->area, asked->period);
  if (g_str_equal (asked->what, "targets"))
    return g_strjoin (" ", asked->period, pillar,
                      asked->programme != NULL ? asked->programme : DESMI_STEP_PROGRAMME,
                      asked->area, NULL);
  /* reasons are those of every programme */
  return g_str_equal (asked->what, "reasons") ? NULL : g_strdup (asked->programme);
}

static gboolean
check_values (Asked *asked, GError **error)
{
  DesmiPeriod period;

  if (asked->area != NULL && !desmi_code_parse (asked->area, &asked->code, error))
    return FALSE;
  if (asked->area != NULL)
    asked->area = asked->code.text;
  return asked->period == NULL || desmi_period_parse (asked->period, &period, error);
}

static DesmiTable *
ask_villages (DesmiStore *store, DesmiCli *cli, const Asked *asked, GError **error)
{
  const DesmiListVillages villages = { .area = asked->area,
                                       .where = (const char *const *) asked->where,
                                       .search = asked->search,
                                       .quarter = asked->period,
                                       .programme = asked->programme,
                                       .in_district = asked->in_district };

  return desmi_list_villages (store, &villages, desmi_table_form_get_locale (&asked->form, cli),
                              cli->cancellable, error);
}

static int
show (DesmiCli *cli, Asked *asked)
{
  g_autoptr (GError)     error = NULL;
  g_autoptr (DesmiStore) store = NULL;
  g_autoptr (DesmiTable) table = NULL;
  g_autofree char       *lookup = dup_lookup (asked), *argument = NULL;

  if (!check_values (asked, &error))
    return desmi_fail (error);
  argument = dup_argument (asked);
  store = desmi_store_open (cli->arguments[0], DESMI_OPEN_READ_ONLY, &error);
  if (store != NULL)
    {
      table = is_villages (asked)
                  ? ask_villages (store, cli, asked, &error)
                  : desmi_store_lookup (store, lookup, argument,
                                        desmi_table_form_get_locale (&asked->form, cli),
                                        cli->cancellable, &error);
      desmi_store_close (store);
    }
  if (table == NULL)
    return desmi_fail (error);
  desmi_table_form_write (&asked->form, cli, table);
  return DESMI_EXIT_DONE;
}

/* The command; writes nothing. */
int
desmi_command_list (DesmiCli *cli)
{
  static const DesmiUsage usage
      = { MIN_ARGUMENTS, MAX_ARGUMENTS,
          N_ ("LIST is villages, quality, completeness, targets, report, indicators, pillars, "
              "programmes, "
              "reasons or a register: person, service, document, activity, milestone, partner, "
              "visit, group, product, session, cooperative, support, complaint, return-cause, "
              "remittance-channel, reported-month, remark, acceptance, saved-view, setting, feed, "
              "past-status. "
              "CODE is a village, or an area with the villages in it. With “--period” a report is "
              "shown with its measurements, without it the states of all.\n\n"
              "Villages are filtered by “--where FILTER=VALUE”; several values of one filter are "
              "alternatives, several filters all hold. FILTER is subdistrict, cohort (2018, "
              "2017..2019, 2017.., ..2019), status (candidate, active, suspended, finished, left), "
              "programme (an ID, or both: in more than one), officer (with, without), any-pillar "
              "(not-started, running, stalled, finished), report (submitted, draft, missing), "
              "completeness (whole, most, few) or finding (any, none, or a kind of “list FILE "
              "quality”).") };
  Asked              asked = { .pillar = 1 };
  g_autofree char   *pillar = NULL;
  const GOptionEntry entries[] = {
    { "period", 0, 0, G_OPTION_ARG_STRING, &asked.period,
      N_ ("Year of the targets, quarter of the report"), N_ ("PERIOD") },
    { "pillar", 0, 0, G_OPTION_ARG_STRING, &pillar, N_ ("Pillar of the targets, 1 unless said"),
      N_ ("NUMBER") },
    DESMI_STEP_PROGRAMME_ENTRY (&asked.programme),
    { "where", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &asked.where,
      N_ ("Only villages with this value; again for another"), N_ ("FILTER=VALUE") },
    { "search", 0, 0, G_OPTION_ARG_FILENAME, &asked.search,
      N_ ("Only villages whose name or code answers, however it is spelt"), N_ ("TEXT") },
    { "whole-district", 0, 0, G_OPTION_ARG_NONE, &asked.in_district,
      N_ ("All villages of the district, not only the programme’s"), NULL },
    DESMI_TABLE_FORM_ENTRIES (&asked.form),
    G_OPTION_ENTRY_NULL,
  };
  int exit_code;

  if (desmi_cli_parse (cli, entries, &usage) && desmi_table_form_check (&asked.form, cli)
      && desmi_cli_read_integer (cli, "--pillar", pillar, &asked.pillar))
    {
      asked.what = cli->arguments[1];
      asked.area = cli->n_arguments == MAX_ARGUMENTS ? cli->arguments[2] : NULL;
      exit_code = check_use (cli, &asked) ? show (cli, &asked) : cli->exit_code;
    }
  else
    exit_code = cli->exit_code;
  g_free (asked.period);
  g_free (asked.programme);
  g_strfreev (asked.where);
  g_free (asked.search);
  return exit_code;
}
