/* SPDX-License-Identifier: GPL-3.0-or-later */
/* --period, --by, --where, --source and --audience, which tables and charts are asked for with
 * alike. */
#pragma once

#include "cli/desmi-cli.h"
#include "core/desmi-audience.h"
#include "store/desmi-query.h"

G_BEGIN_DECLS

/**
 * DesmiQueryOptions:
 * @by, @where, @period, @source, @audience: (nullable): as given
 *
 * Set to zero at first; freed with desmi_query_options_clear().
 */
typedef struct
{
  char **by;
  char **where;
  char  *period;
  char  *source;
  char  *audience;
} DesmiQueryOptions;

#define DESMI_QUERY_OPTION_ENTRIES(options)                                                        \
  { "by",                                                                                          \
    0,                                                                                             \
    0,                                                                                             \
    G_OPTION_ARG_STRING_ARRAY,                                                                     \
    &(options)->by,                                                                                \
    N_ ("Dimensions to tell apart, one or more"),                                                  \
    N_ ("DIMENSION...") },                                                                         \
      { "period",                                                                                  \
        0,                                                                                         \
        0,                                                                                         \
        G_OPTION_ARG_STRING,                                                                       \
        &(options)->period,                                                                        \
        N_ ("2023, 2023-Q4, 2023-11 or 2023-01..2023-10"),                                         \
        N_ ("PERIOD") },                                                                           \
      { "where",                                                                                   \
        0,                                                                                         \
        0,                                                                                         \
        G_OPTION_ARG_FILENAME_ARRAY,                                                               \
        &(options)->where,                                                                         \
        N_ ("Only rows with this value; again for another"),                                       \
        N_ ("DIMENSION=VALUE") },                                                                  \
      { "source",                                                                                  \
        0,                                                                                         \
        0,                                                                                         \
        G_OPTION_ARG_STRING,                                                                       \
        &(options)->source,                                                                        \
        N_ ("default, official, local or both"),                                                   \
        N_ ("SOURCE") },                                                                           \
  {                                                                                                \
    "audience", 0, 0, G_OPTION_ARG_STRING, &(options)->audience,                                   \
        N_ ("internal, or forum or public: hide numbers below 5"), N_ ("AUDIENCE")                 \
  }

void desmi_query_options_clear (DesmiQueryOptions *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DesmiQueryOptions, desmi_query_options_clear)

gboolean
desmi_query_options_get_period (const DesmiQueryOptions *self, DesmiPeriod *period, GError **error);
gboolean
desmi_query_options_get_source (const DesmiQueryOptions *self, DesmiCli *cli, DesmiSource *source);
gboolean desmi_query_options_get_audience (const DesmiQueryOptions *self,
                                           DesmiCli                *cli,
                                           DesmiAudience           *audience);
gboolean desmi_query_options_apply (const DesmiQueryOptions *self,
                                    DesmiCli                *cli,
                                    guint                    n_arguments,
                                    DesmiQuery              *query);

G_END_DECLS
