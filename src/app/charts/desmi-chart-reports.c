/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What was reported, but without a flow of the kind asked for, had none of it: it is 0 and no gap.
 */
#include "app/charts/desmi-chart-reports.h"

#include "app/charts/desmi-chart-query.h"
#include "app/charts/desmi-chart-times.h"
#include "app/charts/desmi-chart-titles.h"
#include "app/desmi-chart-table.h"

static gboolean
is_area (DesmiDimension dimension)
{
  return dimension == DESMI_DIMENSION_VILLAGE || dimension == DESMI_DIMENSION_SUBDISTRICT
         || dimension == DESMI_DIMENSION_DISTRICT;
}

/**
 * desmi_chart_reports_find_category:
 *
 * Returns: which of the dimensions is told apart besides the time
 */
DesmiDimension
desmi_chart_reports_find_category (const DesmiQuery *query)
{
  for (guint i = 0; i < desmi_query_get_n_by (query); i++)
    if (!desmi_chart_times_is (desmi_query_get_by (query, i)))
      return desmi_query_get_by (query, i);
  return DESMI_DIMENSION_SUBDISTRICT;
}

static DesmiChartReportColumns
find_columns (DesmiTable *table, const DesmiQuery *query)
{
  return (DesmiChartReportColumns){
    desmi_table_find_column (table, "direction"),
    desmi_table_find_column (table,
                             desmi_dimension_to_name (desmi_chart_reports_find_category (query))),
    desmi_table_find_column (table, desmi_dimension_to_name (desmi_chart_times_find (query))),
    desmi_table_find_column (table, "count"),
  };
}

/**
 * desmi_chart_reports_has_columns:
 * @columns: (out): where they are
 *
 * Returns: whether a title can say something of @table: it tells categories and times apart and
 * counts
 */
gboolean
desmi_chart_reports_has_columns (DesmiTable              *table,
                                 const DesmiQuery        *query,
                                 DesmiChartReportColumns *columns)
{
  *columns = find_columns (table, query);
  return columns->category >= 0 && columns->time >= 0 && columns->count >= 0;
}

/**
 * desmi_chart_reports_unit:
 * @direction: that is counted
 *
 * Returns: (transfer none): "Workers leaving, each month"
 */
const char *
desmi_chart_reports_unit (const DesmiQuery *query, DesmiDirection direction)
{
  return desmi_chart_times_unit (query, direction == DESMI_DIRECTION_OUT,
                                 direction == DESMI_DIRECTION_RETURN);
}

/**
 * desmi_chart_reports_title:
 * @table: an answer to @query
 * @direction: that is counted
 *
 * Returns: (transfer none): "Departures by destination"
 */
const char *
desmi_chart_reports_title (DesmiTable *table, const DesmiQuery *query, DesmiDirection direction)
{
  int category = find_columns (table, query).category;

  return desmi_chart_titles_by (table, (guint) MAX (category, 0), query, direction);
}

/* Of which times, and, of places, of which places there are reports, whatever they say. */
static DesmiTable *
ask_reported (DesmiStore *store, const DesmiQuery *query, GCancellable *cancellable, GError **error)
{
  g_autoptr (DesmiQuery) all = desmi_chart_query_new_like (query, DESMI_QUERY_FLOWS);

  if (is_area (desmi_chart_reports_find_category (query)))
    desmi_query_add_by (all, desmi_chart_reports_find_category (query));
  desmi_query_add_by (all, desmi_chart_times_find (query));
  return desmi_chart_query_copy_wheres (query, all, FALSE, error)
             ? desmi_store_query (store, all, cancellable, error)
             : NULL;
}

/* What tells a number apart: its direction, category and time. */
static char *
dup_key (DesmiTable *directions,
         guint       direction_row,
         int         direction,
         const char *category,
         const char *time)
{
  const char *code
      = direction >= 0 ? desmi_table_get_text (directions, direction_row, (guint) direction) : NULL;

  return g_strdup_printf ("%s\t%s\t%s", code != NULL ? code : "", category != NULL ? category : "",
                          time != NULL ? time : "");
}

static void
add_zero (DesmiTable                    *table,
          const DesmiChartReportColumns *columns,
          guint                          row,
          DesmiTable                    *reported,
          const DesmiChartReportColumns *from,
          guint                          reported_row,
          DesmiTableBuilder             *builder,
          GHashTable                    *known)
{
  const char *category = desmi_table_get_text (table, row, (guint) columns->category);
  const char *time = desmi_table_get_text (reported, reported_row, (guint) from->time);

  if (!g_hash_table_add (known, dup_key (reported, reported_row, from->direction, category, time)))
    return;
  desmi_table_builder_add_row (builder);
  desmi_chart_table_copy_cell (reported, reported_row, (guint) from->direction, builder,
                               (guint) columns->direction);
  desmi_chart_table_copy_cell (table, row, (guint) columns->category, builder,
                               (guint) columns->category);
  desmi_chart_table_copy_cell (reported, reported_row, (guint) from->time, builder,
                               (guint) columns->time);
  desmi_table_builder_set_int (builder, (guint) columns->count, 0);
}

/* What was reported, but without a flow of the kind asked for, had none of it: it is 0 and no gap.
 */
static DesmiTable *
add_zeros (DesmiTable *table, DesmiTable *reported, const DesmiQuery *query)
{
  DesmiChartReportColumns columns = find_columns (table, query),
                          from = find_columns (reported, query);
  g_autoptr (GHashTable) known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) rows = NULL;
  DesmiTableBuilder     *builder;
  GHashTableIter         iter;
  gpointer               row, code;

  if (columns.direction < 0 || columns.category < 0 || columns.time < 0 || columns.count < 0
      || from.direction < 0 || from.time < 0)
    return desmi_table_ref (table);
  builder = desmi_chart_table_begin_like (table);
  for (guint r = 0; r < desmi_table_get_n_rows (table); r++)
    {
      const char *category = desmi_table_get_text (table, r, (guint) columns.category);
      const char *time = desmi_table_get_text (table, r, (guint) columns.time);

      desmi_chart_table_copy_row (table, r, builder);
      g_hash_table_add (known, dup_key (table, r, columns.direction, category, time));
    }
  rows = desmi_chart_table_find_first_rows (table, (guint) columns.category);
  for (guint r = 0; r < desmi_table_get_n_rows (reported); r++)
    {
      const char *place
          = from.category >= 0 ? desmi_table_get_text (reported, r, (guint) from.category) : NULL;

      if (from.category >= 0)
        {
          if (place != NULL && g_hash_table_lookup_extended (rows, place, NULL, &row))
            add_zero (table, &columns, GPOINTER_TO_UINT (row), reported, &from, r, builder, known);
          continue;
        }
      g_hash_table_iter_init (&iter, rows);
      while (g_hash_table_iter_next (&iter, &code, &row))
        add_zero (table, &columns, GPOINTER_TO_UINT (row), reported, &from, r, builder, known);
    }
  return desmi_table_builder_end (builder);
}

/**
 * desmi_chart_reports_ask:
 * @query: of something over time
 *
 * Asks it, and adds a 0 for each time of which there is a report that tells nothing of a category.
 *
 * Returns: (transfer full): the answer; %NULL with an error
 */
DesmiTable *
desmi_chart_reports_ask (DesmiStore   *store,
                         DesmiQuery   *query,
                         GCancellable *cancellable,
                         GError      **error)
{
  g_autoptr (DesmiTable) answer = NULL;
  g_autoptr (DesmiTable) reported = NULL;

  answer = desmi_store_query (store, query, cancellable, error);
  if (answer == NULL || desmi_query_get_table (query) != DESMI_QUERY_FLOWS
      || desmi_table_get_n_rows (answer) == 0
      || (is_area (desmi_chart_reports_find_category (query))
          && !desmi_chart_query_is_of_part (query)))
    return g_steal_pointer (&answer);
  reported = ask_reported (store, query, cancellable, error);
  return reported != NULL ? add_zeros (answer, reported, query) : NULL;
}
