/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How a table is written: for a reader, as JSON or as CSV. */
#pragma once

#include "cli/desmi-cli.h"
#include "core/desmi-table.h"

G_BEGIN_DECLS

/* Set to zero at first. */
typedef struct
{
  gboolean json, csv;
} DesmiTableForm;

#define DESMI_TABLE_FORM_ENTRIES(form)                                                             \
  { "json", 0, 0, G_OPTION_ARG_NONE, &(form)->json, N_ ("Write JSON"), NULL },                     \
  {                                                                                                \
    "csv", 0, 0, G_OPTION_ARG_NONE, &(form)->csv, N_ ("Write CSV"), NULL                           \
  }

gboolean           desmi_table_form_check (const DesmiTableForm *self, DesmiCli *cli);
const DesmiLocale *desmi_table_form_get_locale (const DesmiTableForm *self, DesmiCli *cli);
void desmi_table_form_write (const DesmiTableForm *self, DesmiCli *cli, DesmiTable *table);

G_END_DECLS
