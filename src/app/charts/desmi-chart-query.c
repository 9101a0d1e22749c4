/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a chart's question lets through. */
#include "app/charts/desmi-chart-query.h"

/**
 * desmi_chart_query_shows:
 *
 * Returns: whether @query, which may ask for one direction only, lets @direction through
 */
gboolean
desmi_chart_query_shows (const DesmiQuery *query, DesmiDirection direction)
{
  const GPtrArray *asked = desmi_query_get_where (query, DESMI_DIMENSION_DIRECTION);

  for (guint i = 0; asked != NULL && i < asked->len; i++)
    if (g_strcmp0 (g_ptr_array_index (asked, i), desmi_direction_to_code (direction)) == 0)
      return TRUE;
  return asked == NULL || asked->len == 0;
}

/**
 * desmi_chart_query_has_where:
 *
 * Returns: whether @query lets only some values of @dimension through
 */
gboolean
desmi_chart_query_has_where (const DesmiQuery *query, DesmiDimension dimension)
{
  const GPtrArray *values = desmi_query_get_where (query, dimension);

  return values != NULL && values->len > 0;
}

/**
 * desmi_chart_query_is_net:
 *
 * Returns: whether both directions were asked for by name: what a chart of one of them then shows
 * is how many more left than returned
 */
gboolean
desmi_chart_query_is_net (const DesmiQuery *query)
{
  return desmi_query_get_table (query) == DESMI_QUERY_FLOWS
         && desmi_chart_query_has_where (query, DESMI_DIMENSION_DIRECTION)
         && desmi_chart_query_shows (query, DESMI_DIRECTION_OUT)
         && desmi_chart_query_shows (query, DESMI_DIRECTION_RETURN);
}

/* What a report of one village, month and direction tells apart within itself. */
static gboolean
is_inside_report (DesmiDimension dimension)
{
  return dimension == DESMI_DIMENSION_DESTINATION || dimension == DESMI_DIMENSION_SECTOR
         || dimension == DESMI_DIMENSION_OCCUPATION || dimension == DESMI_DIMENSION_GENDER
         || dimension == DESMI_DIMENSION_SCHEME;
}

/**
 * desmi_chart_query_is_of_part:
 *
 * Returns: whether @query is of a part of what a report tells, such as one destination: where it
 * has no row, there may be a report none the less
 */
gboolean
desmi_chart_query_is_of_part (const DesmiQuery *query)
{
  for (guint d = 0; d <= DESMI_DIMENSION_PROGRAMME; d++)
    if (is_inside_report ((DesmiDimension) d)
        && desmi_chart_query_has_where (query, (DesmiDimension) d))
      return TRUE;
  return FALSE;
}

/**
 * desmi_chart_query_new_like:
 * @table: what is asked
 *
 * Returns: (transfer full): a question of the source, the language and the time of @from, of
 * everything else yet
 */
DesmiQuery *
desmi_chart_query_new_like (const DesmiQuery *from, DesmiQueryTable table)
{
  DesmiQuery *self = desmi_query_new (table);

  desmi_query_set_source (self, desmi_query_get_source (from));
  desmi_query_set_locale (self, desmi_query_get_locale (from));
  if (desmi_query_get_period (from) != NULL)
    desmi_query_set_period (self, desmi_query_get_period (from));
  return self;
}

static gboolean
copy_where (const DesmiQuery *from, DesmiQuery *to, DesmiDimension dimension, GError **error)
{
  const GPtrArray *values = desmi_query_get_where (from, dimension);

  for (guint i = 0; values != NULL && i < values->len; i++)
    if (!desmi_query_add_where (to, dimension, g_ptr_array_index (values, i), error))
      return FALSE;
  return TRUE;
}

/**
 * desmi_chart_query_copy_places:
 *
 * Copies all filters but those of what is measured.
 *
 * Returns: whether @to is still a question; else %FALSE with an error
 */
gboolean
desmi_chart_query_copy_places (const DesmiQuery *from, DesmiQuery *to, GError **error)
{
  for (guint d = 0; d <= DESMI_DIMENSION_PROGRAMME; d++)
    if (d != DESMI_DIMENSION_INDICATOR && d != DESMI_DIMENSION_PILLAR
        && !copy_where (from, to, (DesmiDimension) d, error))
      return FALSE;
  return TRUE;
}

/**
 * desmi_chart_query_copy_wheres:
 * @inside_too: also the filters within a report, such as one destination
 *
 * Returns: whether @to, with the filters of @from, is still a question; else %FALSE with an error
 */
gboolean
desmi_chart_query_copy_wheres (const DesmiQuery *from,
                               DesmiQuery       *to,
                               gboolean          inside_too,
                               GError          **error)
{
  for (guint d = 0; d <= DESMI_DIMENSION_PROGRAMME; d++)
    if ((inside_too || !is_inside_report ((DesmiDimension) d))
        && !copy_where (from, to, (DesmiDimension) d, error))
      return FALSE;
  return TRUE;
}
