/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/history/desmi-history-filters.h"

#include <glib/gi18n-lib.h>

/**
 * desmi_history_filters_fill_kinds:
 */
void
desmi_history_filters_fill_kinds (DesmiFilter *filter)
{
  desmi_filter_begin (filter);
  desmi_filter_add (filter, "", _ ("All"));
  desmi_filter_add (filter, "edit", C_ ("kind of step", "Changes"));
  desmi_filter_add (filter, "batch", C_ ("kind of step", "Imports"));
  desmi_filter_end (filter);
}

/**
 * desmi_history_filters_fill_parts:
 *
 * Those of the lookup "history-parts".
 */
void
desmi_history_filters_fill_parts (DesmiFilter *filter)
{
  desmi_filter_begin (filter);
  desmi_filter_add (filter, "", _ ("All"));
  desmi_filter_add (filter, "villages", _ ("Villages"));
  desmi_filter_add (filter, "registers", C_ ("part of the history", "Registers of villages"));
  desmi_filter_add (filter, "flows", _ ("Worker Flows"));
  desmi_filter_add (filter, "pillars", _ ("Pillars"));
  desmi_filter_add (filter, "quality", _ ("Data Quality"));
  desmi_filter_end (filter);
}

/**
 * desmi_history_filters_fill_people:
 * @steps: lookup "history-steps"
 *
 * Who has a step in it; the one that was chosen stays.
 */
void
desmi_history_filters_fill_people (DesmiFilter *filter, DesmiTable *steps)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  g_autofree char       *chosen = g_strdup (desmi_filter_get_selected (filter));
  guint                  who = (guint) desmi_table_find_column (steps, "who");

  desmi_filter_begin (filter);
  desmi_filter_add (filter, "", _ ("All"));
  for (guint i = 0; i < desmi_table_get_n_rows (steps); i++)
    {
      const char *name = desmi_table_get_text (steps, i, who);

      if (name != NULL && name[0] != '\0' && g_hash_table_add (seen, (gpointer) name))
        desmi_filter_add (filter, name, name);
    }
  if (chosen != NULL && chosen[0] != '\0' && !g_hash_table_contains (seen, chosen))
    desmi_filter_add (filter, chosen, chosen);
  desmi_filter_end (filter);
  desmi_filter_set_selected (filter, chosen != NULL ? chosen : "");
}
