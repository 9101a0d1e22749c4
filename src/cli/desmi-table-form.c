/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/desmi-table-form.h"

#include "cli/desmi-output.h"
#include "cli/desmi-table-json.h"
#include "cli/desmi-table-text.h"
#include "exchange/desmi-csv.h"

#include <glib/gi18n-lib.h>

/**
 * desmi_table_form_check:
 *
 * Returns: %FALSE after saying that both forms were asked for; @cli->exit_code is set
 */
gboolean
desmi_table_form_check (const DesmiTableForm *self, DesmiCli *cli)
{
  if (!self->json || !self->csv)
    return TRUE;
  cli->exit_code = desmi_cli_misuse (cli, _ ("“--json” and “--csv” exclude each other."));
  return FALSE;
}

/**
 * desmi_table_form_get_locale:
 *
 * Returns: (transfer none): whose words a table is asked for with; machines read English
 */
const DesmiLocale *
desmi_table_form_get_locale (const DesmiTableForm *self, DesmiCli *cli)
{
  return self->json || self->csv ? desmi_locale_get_english () : cli->locale;
}

static void
write_csv (DesmiTable *table)
{
  g_autofree char *csv = desmi_csv_from_table (table);

  desmi_out (csv);
  if (desmi_table_get_synthetic (table))
    desmi_say (_ ("Sample data: every number here is invented."));
  if (desmi_table_get_n_suppressed (table) > 0)
    desmi_say (_ ("Numbers below 5, and those that would give them away, are hidden and left "
                  "out of sums."));
}

/**
 * desmi_table_form_write:
 *
 * Writes @table to standard output; what a form has no place for is said beside it.
 */
void
desmi_table_form_write (const DesmiTableForm *self, DesmiCli *cli, DesmiTable *table)
{
  if (self->json)
    desmi_out_table_json (table);
  else if (self->csv)
    write_csv (table);
  else
    desmi_out_table_text (table, cli->locale);
}
