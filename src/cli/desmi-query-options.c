/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Turns the options of a question into the question. */
#include "cli/desmi-query-options.h"

#include "cli/desmi-output.h"
#include "cli/desmi-pair.h"

#include <glib/gi18n-lib.h>

/**
 * desmi_query_options_clear:
 *
 * Frees what the options hold.
 */
void
desmi_query_options_clear (DesmiQueryOptions *self)
{
  g_clear_pointer (&self->by, g_strfreev);
  g_clear_pointer (&self->where, g_strfreev);
  g_clear_pointer (&self->period, g_free);
  g_clear_pointer (&self->source, g_free);
  g_clear_pointer (&self->audience, g_free);
}

/**
 * desmi_query_options_get_period:
 * @period: (out): the period, if one is given
 *
 * Returns: %FALSE with #DESMI_CORE_ERROR if what is given is no period in normal form
 */
gboolean
desmi_query_options_get_period (const DesmiQueryOptions *self, DesmiPeriod *period, GError **error)
{
  return self->period == NULL || desmi_period_parse (self->period, period, error);
}

/**
 * desmi_query_options_get_source:
 *
 * Returns: %FALSE after saying what is wrong; @cli->exit_code is set
 */
gboolean
desmi_query_options_get_source (const DesmiQueryOptions *self, DesmiCli *cli, DesmiSource *source)
{
  g_autoptr (GError) error = NULL;

  *source = DESMI_SOURCE_DEFAULT;
  if (self->source == NULL || desmi_source_parse (self->source, source, &error))
    return TRUE;
  cli->exit_code = desmi_cli_misuse (cli, "%s", error->message);
  return FALSE;
}

/**
 * desmi_query_options_get_audience:
 *
 * Returns: %FALSE after saying what is wrong; @cli->exit_code is set
 */
gboolean
desmi_query_options_get_audience (const DesmiQueryOptions *self,
                                  DesmiCli                *cli,
                                  DesmiAudience           *audience)
{
  *audience = DESMI_AUDIENCE_INTERNAL;
  if (self->audience == NULL || desmi_audience_parse (self->audience, audience))
    return TRUE;
  cli->exit_code = desmi_cli_misuse (cli, _ ("“%s” is not an audience (internal, forum, public)."),
                                     self->audience);
  return FALSE;
}

/* One or several, with commas or blanks between them. */
static gboolean
add_dimensions (DesmiCli *cli, const char *text, DesmiQuery *query)
{
  g_auto (GStrv) names = g_strsplit_set (text, ", ", -1);

  for (guint i = 0; names[i] != NULL; i++)
    {
      DesmiDimension dimension;

      if (*names[i] == '\0')
        continue;
      if (!desmi_dimension_from_name (names[i], &dimension))
        {
          cli->exit_code = desmi_cli_misuse (cli, _ ("“%s” is not a dimension."), names[i]);
          return FALSE;
        }
      desmi_query_add_by (query, dimension);
    }
  return TRUE;
}

static gboolean
add_condition (DesmiCli *cli, const char *text, DesmiQuery *query)
{
  g_autofree char   *name = NULL;
  const char        *value = desmi_pair_split (text, '=', &name);
  g_autoptr (GError) error = NULL;
  DesmiDimension     dimension;

  if (value == NULL)
    {
      cli->exit_code = desmi_cli_misuse (cli, _ ("“%s” is not of the form DIMENSION=VALUE."), text);
      return FALSE;
    }
  if (!desmi_dimension_from_name (name, &dimension))
    {
      cli->exit_code = desmi_cli_misuse (cli, _ ("“%s” is not a dimension."), name);
      return FALSE;
    }
  if (desmi_query_add_where (query, dimension, value, &error))
    return TRUE;
  cli->exit_code = desmi_fail (error);
  return FALSE;
}

/**
 * desmi_query_options_apply:
 * @n_arguments: how many arguments are the command's own: "--by year sector" leaves "sector" behind
 * them
 * @query: gets dimensions and conditions; period and source are the caller's to set
 *
 * Returns: %FALSE after saying what is wrong; @cli->exit_code is set
 */
gboolean
desmi_query_options_apply (const DesmiQueryOptions *self,
                           DesmiCli                *cli,
                           guint                    n_arguments,
                           DesmiQuery              *query)
{
  if (self->by == NULL && cli->n_arguments > n_arguments)
    {
      cli->exit_code = desmi_cli_misuse (cli, _ ("“%s” is one argument too many."),
                                         cli->arguments[n_arguments]);
      return FALSE;
    }
  for (guint i = 0; self->by != NULL && self->by[i] != NULL; i++)
    if (!add_dimensions (cli, self->by[i], query))
      return FALSE;
  for (guint i = n_arguments; i < cli->n_arguments; i++)
    if (!add_dimensions (cli, cli->arguments[i], query))
      return FALSE;
  for (guint i = 0; self->where != NULL && self->where[i] != NULL; i++)
    if (!add_condition (cli, self->where[i], query))
      return FALSE;
  return TRUE;
}
