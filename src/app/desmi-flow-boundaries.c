/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Flows stay with the code that they were recorded by; a total over time says so where that is
 * another one by now. */
#include "app/desmi-flow-boundaries.h"

#include <glib/gi18n-lib.h>

#define MAX_NAMES 3

static char *
dup_village (DesmiTable *table, guint row, const DesmiLocale *locale)
{
  const char *code = desmi_table_get_text (table, row, 0),
             *retired = desmi_table_get_text (table, row,
                                              (guint) desmi_table_find_column (table, "retired"));
  g_autofree char *day = desmi_format_day (retired, locale);

  /* Translators: name and code of a village, and a day */
  return g_strdup_printf (desmi_locale_text (locale, N_ ("%s (%s) until %s")),
                          desmi_table_get_label (table, row, 0), code, day);
}

/**
 * desmi_flow_boundaries_dup_text:
 * @table: the lookup "flow-boundaries"
 *
 * Returns: (transfer full) (nullable): a sentence; %NULL: no village with flows has changed
 */
char *
desmi_flow_boundaries_dup_text (DesmiTable *table, const DesmiLocale *locale)
{
  guint               n = desmi_table_get_n_rows (table);
  g_autoptr (GString) names = g_string_new (NULL);

  if (n == 0)
    return NULL;
  for (guint i = 0; i < MIN (n, MAX_NAMES); i++)
    {
      g_autofree char *village = dup_village (table, i, locale);

      g_string_append_printf (names, "%s%s", i > 0 ? "; " : "", village);
    }
  if (n > MAX_NAMES)
    g_string_append (names, "; …");
  return g_strdup_printf (
      /* Translators: villages with their codes and days */
      desmi_locale_text (locale, N_ ("Boundaries as they were in each month. Villages with flows "
                                     "that have moved, merged or split since: %s")),
      names->str);
}

static const char *
get_area (DesmiStore *store, const DesmiQuery *query)
{
  static const DesmiDimension areas[]
      = { DESMI_DIMENSION_VILLAGE, DESMI_DIMENSION_SUBDISTRICT, DESMI_DIMENSION_DISTRICT };

  for (guint i = 0; i < G_N_ELEMENTS (areas); i++)
    {
      const GPtrArray *codes = desmi_query_get_where (query, areas[i]);

      if (codes != NULL && codes->len == 1)
        return g_ptr_array_index (codes, 0);
    }
  return desmi_store_get_district (store);
}

/**
 * desmi_flow_boundaries_find:
 * @locale: of the villages' names
 *
 * Finds the villages with flows of what was asked that have another code by now. Blocks.
 *
 * Returns: (transfer full) (nullable): the lookup "flow-boundaries"; %NULL: @query is not of flows
 *   or remittances, which stay with the code that they were recorded by, or it cannot be read
 */
DesmiTable *
desmi_flow_boundaries_find (DesmiStore        *store,
                            const DesmiQuery  *query,
                            const DesmiLocale *locale,
                            GCancellable      *cancellable)
{
  const DesmiQueryTable table = desmi_query_get_table (query);

  if (table != DESMI_QUERY_FLOWS && table != DESMI_QUERY_REMITTANCES)
    return NULL;
  return desmi_store_lookup (store, "flow-boundaries", get_area (store, query), locale, cancellable,
                             NULL);
}
