/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One step of the user's work from the command line: the file is opened, the village found by its
 * code, the step written and told. */
#pragma once

#include "cli/desmi-cli.h"
#include "store/desmi-edit.h"
#include "store/desmi-store.h"

G_BEGIN_DECLS

#define DESMI_STEP_PROGRAMME "desmigratif" /* unless “--programme” says another */

#define DESMI_STEP_PROGRAMME_ENTRY(programme)                                                      \
  {                                                                                                \
    "programme", 0, 0, G_OPTION_ARG_STRING, programme,                                             \
        N_ ("The programme, “desmigratif” unless said"), N_ ("ID")                                 \
  }

/**
 * DesmiStepPlace:
 * @area: code of the village, or of the district
 * @name: its name
 * @village: (nullable): the village, if it is one that the list of regions knows
 * @remark: (nullable): a sentence to be said once the step is written; of desmi_step_remark()
 */
typedef struct
{
  DesmiStore         *store;
  const char         *area;
  const char         *name;
  const DesmiVillage *village;
  char              **remark;
} DesmiStepPlace;

/* Returns: (transfer full) (nullable): the step; %NULL: all was said, and @cli->exit_code is set */
typedef DesmiEdit *(*DesmiStepMake) (DesmiCli *cli, const DesmiStepPlace *place, gpointer data);

int desmi_step_run (DesmiCli *cli, const char *code, DesmiStepMake make, gpointer data);
int desmi_step_run_in_district (DesmiCli *cli, const char *code, DesmiStepMake make, gpointer data);
DesmiEdit *desmi_step_fail (DesmiCli *cli, const GError *error);
void       desmi_step_remark (const DesmiStepPlace *place, char *remark);
void       desmi_step_remark_retired (const DesmiStepPlace *place, const DesmiPeriod *period);
void       desmi_step_remark_retired_of (const DesmiStepPlace *place, const DesmiEntry *entry);
DesmiEdit *desmi_step_new_edit (const DesmiStepPlace *place,
                                const char           *msgid) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
