/* SPDX-License-Identifier: GPL-3.0-or-later */
/* query: a table on standard output. */
#include "app/charts/desmi-chart-suppress.h"
#include "app/desmi-flow-boundaries.h"
#include "cli/desmi-output.h"
#include "cli/desmi-query-options.h"
#include "cli/desmi-table-form.h"
#include "store/desmi-store.h"

#include <glib/gi18n-lib.h>

#define N_ARGUMENTS 2

/* The villages and areas asked for, if it is one; else the district. */
/* Flows stay with the code that they were recorded by; where that is another one by now, it is said
 * as the pages of the window say it. */
static char *
dup_boundaries (DesmiCli *cli, DesmiStore *store, const DesmiQuery *query)
{
  g_autoptr (DesmiTable) table
      = desmi_query_get_table (query) == DESMI_QUERY_FLOWS
            ? desmi_flow_boundaries_find (store, query, cli->locale, cli->cancellable)
            : NULL;

  return table != NULL ? desmi_flow_boundaries_dup_text (table, desmi_locale_get_user ()) : NULL;
}

static int
show (DesmiCli             *cli,
      const char           *path,
      DesmiQuery           *query,
      DesmiAudience         audience,
      const DesmiTableForm *form)
{
  g_autoptr (GError)     error = NULL;
  g_autoptr (DesmiStore) store = desmi_store_open (path, DESMI_OPEN_READ_ONLY, &error);
  g_autoptr (DesmiTable) answer = NULL;
  g_autoptr (DesmiTable) table = NULL;
  g_autofree char       *boundaries = NULL;

  if (store != NULL && desmi_store_check_query (store, query, cli->cancellable, &error))
    answer = desmi_store_query (store, query, cli->cancellable, &error);
  if (answer != NULL)
    table = desmi_chart_suppress_answer (answer, audience, query, store, cli->cancellable, &error);
  if (table != NULL)
    boundaries = dup_boundaries (cli, store, query);
  if (store != NULL)
    desmi_store_close (store);
  if (table == NULL)
    return desmi_fail (error);
  desmi_table_form_write (form, cli, table);
  if (boundaries != NULL)
    desmi_say (boundaries);
  return DESMI_EXIT_DONE;
}

static DesmiQuery *
make_query (DesmiCli *cli, const DesmiQueryOptions *options)
{
  g_autoptr (DesmiQuery) query = NULL;
  g_autoptr (GError)     error = NULL;
  DesmiQueryTable        what;
  DesmiPeriod            period;
  DesmiSource            source;

  if (!desmi_query_table_from_name (cli->arguments[1], &what))
    {
      cli->exit_code = desmi_cli_misuse (
          cli, _ ("“%s” is not a table (flows, remittances, pillars, villages)."),
          cli->arguments[1]);
      return NULL;
    }
  query = desmi_query_new (what);
  if (!desmi_query_options_get_source (options, cli, &source)
      || !desmi_query_options_apply (options, cli, N_ARGUMENTS, query))
    return NULL;
  if (!desmi_query_options_get_period (options, &period, &error))
    {
      cli->exit_code = desmi_fail (error);
      return NULL;
    }
  if (options->period != NULL)
    desmi_query_set_period (query, &period);
  desmi_query_set_source (query, source);
  desmi_query_set_locale (query, cli->locale);
  return g_steal_pointer (&query);
}

/* The command; writes nothing. */
int
desmi_command_query (DesmiCli *cli)
{
  static const DesmiUsage usage = {
    N_ARGUMENTS, 64,
    N_ ("Dimensions: village, subdistrict, district, destination, sector, occupation, "
        "gender, scheme, direction, month, quarter, year, pillar, indicator, cohort, "
        "status, programme. The direction is always the first column of flows. A cohort may be "
        "a range (2017..2019, 2017.., ..2019); of villages, “programme=both” are those in more "
        "than one.")
  };
  g_auto (DesmiQueryOptions) options = { NULL };
  DesmiTableForm             form = { FALSE };
  const GOptionEntry         entries[] = {
            DESMI_QUERY_OPTION_ENTRIES (&options),
            DESMI_TABLE_FORM_ENTRIES (&form),
            G_OPTION_ENTRY_NULL,
  };
  g_autoptr (DesmiQuery) query = NULL;

  DesmiAudience          audience;

  if (!desmi_cli_parse (cli, entries, &usage))
    return cli->exit_code;
  if (!desmi_table_form_check (&form, cli)
      || !desmi_query_options_get_audience (&options, cli, &audience))
    return cli->exit_code;
  query = make_query (cli, &options);
  if (query == NULL)
    return cli->exit_code;
  return show (cli, cli->arguments[0], query, audience, &form);
}
