/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The filters of what a window shows, as part of a question to the file. */
#include "app/desmi-view-state.h"

/* What only some tables can be asked by. */
static gboolean
is_of_table (DesmiDimension dimension, DesmiQueryTable table)
{
  switch (dimension)
    {
    case DESMI_DIMENSION_DESTINATION:
    case DESMI_DIMENSION_SECTOR:
    case DESMI_DIMENSION_OCCUPATION:
    case DESMI_DIMENSION_GENDER:
    case DESMI_DIMENSION_SCHEME:
    case DESMI_DIMENSION_DIRECTION:
      return table == DESMI_QUERY_FLOWS;
    case DESMI_DIMENSION_PILLAR:
    case DESMI_DIMENSION_INDICATOR:
      return table == DESMI_QUERY_PILLARS;
    case DESMI_DIMENSION_VILLAGE:
    case DESMI_DIMENSION_SUBDISTRICT:
    case DESMI_DIMENSION_DISTRICT:
    case DESMI_DIMENSION_MONTH:
    case DESMI_DIMENSION_QUARTER:
    case DESMI_DIMENSION_YEAR:
    case DESMI_DIMENSION_COHORT:
    case DESMI_DIMENSION_STATUS:
    case DESMI_DIMENSION_PROGRAMME:
    default:
      return TRUE;
    }
}

/**
 * desmi_view_state_ask:
 * @query: gets the filters that its table can be asked by
 */
void
desmi_view_state_ask (const DesmiViewState *self, DesmiQuery *query)
{
  const char *const *filters = desmi_view_state_get_filters (self);

  for (guint i = 0; filters[i] != NULL; i++)
    {
      g_auto (GStrv) parts = g_strsplit (filters[i], "=", 2);
      DesmiDimension dimension;

      if (desmi_dimension_from_name (parts[0], &dimension)
          && is_of_table (dimension, desmi_query_get_table (query))
          && !desmi_query_add_where (query, dimension, parts[1], NULL))
        g_debug ("filter: %s", filters[i]);
    }
}
