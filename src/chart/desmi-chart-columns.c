/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What all charts do with tables: find columns, leave out what cannot be drawn, keep where numbers
 * come from. */
#include "chart/desmi-chart-columns.h"
#include "chart/desmi-frame.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define INT_LIMIT 9.2e18 /* what a 64-bit number holds */

/**
 * desmi_chart_find_column:
 * @name: a stable name
 * @out: (out): its index
 *
 * Returns: whether the table has the column; else DESMI_CHART_ERROR_DATA
 */
gboolean
desmi_chart_find_column (DesmiTable *table, const char *name, guint *out, GError **error)
{
  int column = desmi_table_find_column (table, name);

  if (column < 0)
    {
      g_set_error (error, DESMI_CHART_ERROR, DESMI_CHART_ERROR_DATA,
                   _ ("This chart needs a column “%s”, and the data has none."), name);
      return FALSE;
    }
  *out = (guint) column;
  return TRUE;
}

/**
 * desmi_chart_find_value:
 * @out: (out): index of the column "count", else of the first with numbers
 *
 * Returns: whether there is one; else DESMI_CHART_ERROR_DATA
 */
gboolean
desmi_chart_find_value (DesmiTable *table, guint *out, GError **error)
{
  int count = desmi_table_find_column (table, "count");

  if (count >= 0 && !desmi_table_is_category (table, (guint) count))
    {
      *out = (guint) count;
      return TRUE;
    }
  for (guint i = 0; i < desmi_table_get_n_columns (table); i++)
    if (!desmi_table_is_category (table, i))
      {
        *out = i;
        return TRUE;
      }
  g_set_error_literal (error, DESMI_CHART_ERROR, DESMI_CHART_ERROR_DATA,
                       _ ("This chart needs a column of numbers, and the data has none."));
  return FALSE;
}

/**
 * desmi_chart_column_adds_up:
 *
 * Returns: whether numbers of @column may be summed where each is of other people or money; of how
 * many villages a row is would count each many times
 */
gboolean
desmi_chart_column_adds_up (DesmiTable *table, guint column)
{
  DesmiColumnType type = desmi_table_get_column_type (table, column);
  const char     *name = desmi_table_get_column_name (table, column);

  return (type == DESMI_COLUMN_COUNT && !g_str_equal (name, "reported")
          && !g_str_equal (name, "of"))
         || type == DESMI_COLUMN_IDR;
}

/**
 * desmi_chart_find_category:
 * @out: (out): index of the first column that holds no numbers
 *
 * Returns: whether there is one; else DESMI_CHART_ERROR_DATA
 */
gboolean
desmi_chart_find_category (DesmiTable *table, guint *out, GError **error)
{
  for (guint i = 0; i < desmi_table_get_n_columns (table); i++)
    if (desmi_table_is_category (table, i))
      {
        *out = i;
        return TRUE;
      }
  g_set_error_literal (error, DESMI_CHART_ERROR, DESMI_CHART_ERROR_DATA,
                       _ ("This chart needs a column of names, and the data has none."));
  return FALSE;
}

/**
 * desmi_chart_get_value:
 * @out: (out): the value, NaN if there is none
 * @n_invalid: (inout): one more if the value is there but no number
 *
 * Missing is not zero: neither what was not reported nor what is hidden has a value.
 *
 * Returns: whether there is one
 */
gboolean
desmi_chart_get_value (DesmiTable *table, guint row, guint column, double *out, guint *n_invalid)
{
  DesmiMark mark = desmi_table_get_mark (table, row, column);

  *out = (double) NAN;
  if (mark == DESMI_MARK_MISSING || mark == DESMI_MARK_SUPPRESSED)
    return FALSE;
  *out = desmi_table_get_double (table, row, column);
  if (desmi_value_is_drawable (*out))
    {
      *out += 0.0; /* -0 becomes 0 */
      return TRUE;
    }
  *out = (double) NAN;
  ++*n_invalid;
  return FALSE;
}

/**
 * desmi_chart_table_builder_new:
 * @like: the data a chart was given
 *
 * Returns: (transfer full): a builder of a table with the same name, period, source, date and
 * coverage
 */
DesmiTableBuilder *
desmi_chart_table_builder_new (DesmiTable *like)
{
  DesmiTableBuilder *builder = desmi_table_builder_new (desmi_table_get_name (like));

  if (desmi_table_get_period (like) != NULL)
    desmi_table_builder_set_period (builder, desmi_table_get_period (like));
  if (desmi_table_get_as_of (like) != NULL)
    desmi_table_builder_set_as_of (builder, desmi_table_get_as_of (like));
  desmi_table_builder_set_source (builder, desmi_table_get_source (like));
  if (desmi_table_get_reported (like) >= 0)
    desmi_table_builder_set_coverage (builder, desmi_table_get_reported (like),
                                      desmi_table_get_of (like));
  desmi_table_builder_set_synthetic (builder, desmi_table_get_synthetic (like));
  return builder;
}

/**
 * desmi_chart_table_set_value:
 * @type: of the column
 * @value: in the column's unit
 *
 * Sets a number in the last row.
 */
void
desmi_chart_table_set_value (DesmiTableBuilder *builder,
                             guint              column,
                             DesmiColumnType    type,
                             double             value)
{
  if (type == DESMI_COLUMN_RATIO)
    desmi_table_builder_set_double (builder, column, value);
  else
    desmi_table_builder_set_int (
        builder, column,
        llround (
            CLAMP (type == DESMI_COLUMN_MILLI ? value * 1000.0 : value, -INT_LIMIT, INT_LIMIT)));
}
