/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The choices of the village page's filters. */
#include "ui/villages/desmi-village-choices.h"

#include <glib/gi18n-lib.h>

/**
 * desmi_village_choices_fill:
 * @scope: gets the programme's and the district's villages
 * @cohort: gets "all"
 * @status: gets "all" and every status
 */
void
desmi_village_choices_fill (DesmiFilter *scope, DesmiFilter *cohort, DesmiFilter *status)
{
  static const DesmiStatus statuses[]
      = { DESMI_STATUS_CANDIDATE, DESMI_STATUS_ACTIVE, DESMI_STATUS_SUSPENDED,
          DESMI_STATUS_FINISHED, DESMI_STATUS_LEFT };

  desmi_filter_begin (scope);
  desmi_filter_add (scope, "programme", C_ ("scope", "programme"));
  desmi_filter_add (scope, "district", C_ ("scope", "whole district"));
  desmi_filter_end (scope);
  desmi_village_choices_fill_cohorts (cohort, NULL);
  desmi_filter_begin (status);
  desmi_filter_add (status, "", C_ ("status", "all"));
  for (gsize i = 0; i < G_N_ELEMENTS (statuses); i++)
    desmi_filter_add (status, desmi_status_to_code (statuses[i]),
                      desmi_status_name (statuses[i], desmi_locale_get_user ()));
  desmi_filter_end (status);
}

/**
 * desmi_village_choices_fill_cohorts:
 * @table: (nullable): a column "cohort", each year once
 */
void
desmi_village_choices_fill_cohorts (DesmiFilter *cohort, DesmiTable *table)
{
  int column = table == NULL ? -1 : desmi_table_find_column (table, "cohort");

  desmi_filter_begin (cohort);
  desmi_filter_add (cohort, "", C_ ("cohort", "all"));
  for (guint i = 0; column >= 0 && i < desmi_table_get_n_rows (table); i++)
    if (desmi_table_get_text (table, i, (guint) column) != NULL)
      desmi_filter_add (cohort, desmi_table_get_text (table, i, (guint) column),
                        desmi_table_get_label (table, i, (guint) column));
  desmi_filter_end (cohort);
}
