/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What charts of two categories have in common: which columns they take, the rows behind them and
 * the words for a cell. */
#include "chart/desmi-cube-table.h"

#include "chart/desmi-chart-columns.h"
#include "chart/desmi-cube-private.h"
#include "chart/desmi-frame.h"
#include "chart/desmi-hidden.h"
#include "core/desmi-audience.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/**
 * desmi_cube_find_columns:
 * @one: (out): the first column that holds no numbers, or that with periods
 * @two: (out): the other one
 *
 * Time comes first wherever it stands in the table.
 *
 * Returns: whether there are two that are not both of periods; else DESMI_CHART_ERROR_DATA
 */
gboolean
desmi_cube_find_columns (DesmiTable *table, guint *one, guint *two, GError **error)
{
  guint    found[2] = { 0, 0 }, n = 0;
  gboolean time[2] = { FALSE, FALSE };

  for (guint i = 0; n < 2 && i < desmi_table_get_n_columns (table); i++)
    if (desmi_table_is_category (table, i))
      {
        time[n] = desmi_table_get_column_type (table, i) == DESMI_COLUMN_PERIOD;
        found[n++] = i;
      }
  if (n < 2)
    {
      g_set_error_literal (error, DESMI_CHART_ERROR, DESMI_CHART_ERROR_DATA,
                           _ ("This chart needs two columns of names, and the data has fewer."));
      return FALSE;
    }
  if (time[0] && time[1])
    {
      g_set_error_literal (error, DESMI_CHART_ERROR, DESMI_CHART_ERROR_DATA,
                           _ ("This chart needs something beside the time to tell apart."));
      return FALSE;
    }
  *one = found[time[1] ? 1 : 0];
  *two = found[time[1] ? 0 : 1];
  return TRUE;
}

static void
add_row (DesmiCubeTable      *self,
         DesmiTableBuilder   *builder,
         const DesmiCube     *cube,
         const DesmiCategory *row,
         const DesmiCategory *column,
         const DesmiCell     *cell)
{
  desmi_cube_places_add (self->places, row->id, column->id);
  desmi_table_builder_add_row (builder);
  desmi_table_builder_set_text (builder, 0, row->key, row->name);
  desmi_table_builder_set_text (builder, 1, column->key, column->name);
  if (cell->n_values > 0)
    desmi_chart_table_set_value (builder, 2, cube->type, cell->value);
  if (cell->mark != DESMI_MARK_NONE)
    desmi_table_builder_set_mark (builder, 2, cell->mark);
}

/**
 * desmi_cube_table_init:
 * @self: (out caller-allocates): the rows behind @cube
 * @like: the table that @cube was read from
 *
 * Cells that no row of the data is about are left out.
 */
void
desmi_cube_table_init (DesmiCubeTable *self, const DesmiCube *cube, DesmiTable *like)
{
  DesmiTableBuilder   *builder = desmi_chart_table_builder_new (like);
  const DesmiCubeSide *sides[] = { &cube->rows, &cube->columns };

  self->before = NULL;
  self->places = desmi_cube_places_new (desmi_cube_cells_get_n (cube->cells));
  self->people
      = cube->type == DESMI_COLUMN_COUNT && g_strcmp0 (desmi_table_get_name (like), "flows") == 0;
  for (guint i = 0; i < 2; i++)
    desmi_table_builder_add_column (builder, sides[i]->dimension,
                                    sides[i]->kind != 0 ? DESMI_COLUMN_PERIOD : DESMI_COLUMN_TEXT);
  desmi_table_builder_add_column (builder, cube->value_name, cube->type);
  desmi_table_builder_expect_rows (builder, desmi_cube_cells_get_n (cube->cells));
  for (guint r = 0; r < desmi_cube_get_n_rows (cube); r++)
    for (guint c = 0; c < desmi_cube_get_n_columns (cube); c++)
      {
        DesmiCell cell = desmi_cube_get (cube, r, c);

        if (cell.n_rows > 0)
          add_row (self, builder, cube, desmi_cube_get_row (cube, r),
                   desmi_cube_get_column (cube, c), &cell);
      }
  self->table = desmi_table_builder_end (builder);
}

/**
 * desmi_cube_table_clear:
 *
 * Frees what it holds.
 */
void
desmi_cube_table_clear (DesmiCubeTable *self)
{
  g_clear_pointer (&self->table, desmi_table_unref);
  g_clear_pointer (&self->places, desmi_cube_places_free);
  g_clear_pointer (&self->before, desmi_before_free);
}

/**
 * desmi_cube_table_find:
 *
 * Returns: the row of a cell in the table; -1: none, as of a group
 */
int
desmi_cube_table_find (const DesmiCubeTable *self,
                       const DesmiCategory  *row,
                       const DesmiCategory  *column)
{
  return desmi_cube_places_find (self->places, row->id, column->id);
}

/**
 * desmi_cube_table_say_value:
 *
 * Returns: (transfer full): the exact value with its unit, "1,204 people"
 */
char *
desmi_cube_table_say_value (const DesmiCubeTable *self,
                            const DesmiCube      *cube,
                            double                value,
                            const DesmiLocale    *locale)
{
  g_autofree char *text = desmi_value_to_text (value, cube->type, locale);

  if (!self->people)
    return g_steal_pointer (&text);
  return g_strdup_printf (
      desmi_locale_plural (locale, "%s person", "%s people", (gulong) MIN (fabs (value), 1e9)),
      text);
}

/**
 * desmi_cube_table_say:
 *
 * Returns: (transfer full): what is said of a cell: its exact value with its unit, or why there is
 * none
 */
char *
desmi_cube_table_say (const DesmiCubeTable *self,
                      const DesmiCube      *cube,
                      const DesmiCell      *cell,
                      const DesmiLocale    *locale)
{
  g_autofree char *value = NULL;

  if (cell->n_values == 0)
    return g_strdup (cell->mark == DESMI_MARK_SUPPRESSED
                         ? desmi_locale_text (locale, N_ ("hidden"))
                         : desmi_locale_text (locale, N_ ("not reported")));
  value = desmi_cube_table_say_value (self, cube, cell->value, locale);
  if (cell->n_values == cell->n_rows)
    return g_steal_pointer (&value);
  /* Translators: a sum to which not every part is known, "12 people". */
  return g_strdup_printf (desmi_locale_text (locale, N_ ("at least %s")), value);
}

/**
 * desmi_cube_say_sum:
 * @cell: has a value
 *
 * Returns: (transfer full): the exact value; “at least” that much where a part of it is hidden or
 * was not reported; that it is at least nothing would say nothing
 */
char *
desmi_cube_say_sum (const DesmiCube *cube, const DesmiCell *cell, const DesmiLocale *locale)
{
  g_autofree char *value = desmi_value_to_text (cell->value, cube->type, locale);

  if (cell->n_values == cell->n_rows || cube->type == DESMI_COLUMN_RATIO)
    return g_steal_pointer (&value);
  if (!(cell->value > 0))
    return g_strdup ("–");
  return g_strdup_printf (desmi_locale_text (locale, N_ ("at least %s")), value);
}

/**
 * desmi_cube_say_mark:
 *
 * Returns: (transfer full): the same as short as it stands at a mark; where there is no value, the
 * sign or the word for that
 */
char *
desmi_cube_say_mark (const DesmiCube *cube, const DesmiCell *cell, const DesmiLocale *locale)
{
  g_autofree char *value = NULL;

  if (cell->n_values == 0)
    return g_strdup (cell->mark == DESMI_MARK_SUPPRESSED ? desmi_audience_hidden_word (locale)
                                                         : "–");
  value = desmi_value_to_mark (cell->value, cube->type, locale);
  if (cell->n_values == cell->n_rows || cube->type == DESMI_COLUMN_RATIO)
    return g_steal_pointer (&value);
  return g_strdup_printf ("≥ %s", value);
}

/**
 * desmi_cube_table_append_change:
 * @out: what is said of a cell
 * @row: (nullable): the cell's; %NULL: all of them
 * @column: (nullable): likewise
 *
 * Adds how a cell changed on the year before, where that is known; what a group holds differs from
 * year to year.
 */
void
desmi_cube_table_append_change (const DesmiCubeTable *self,
                                GString              *out,
                                const DesmiCube      *cube,
                                const DesmiCategory  *row,
                                const DesmiCategory  *column,
                                const DesmiCell      *cell,
                                const DesmiLocale    *locale)
{
  DesmiBeforeKey keys[2];
  guint          n = 0;

  if (cell->n_values == 0 || cell->n_values < cell->n_rows || (row != NULL && row->is_other)
      || (column != NULL && column->is_other))
    return;
  if (row != NULL)
    keys[n++] = (DesmiBeforeKey){ cube->rows.dimension, row->key };
  if (column != NULL)
    keys[n++] = (DesmiBeforeKey){ cube->columns.dimension, column->key };
  desmi_before_append (out, self->before, keys, n, cell->value, locale);
}

/**
 * desmi_cube_append_extremes:
 * @out: gets a sentence on the first and the last row that have values, if any has
 *
 * Rows are in the order of their totals; remainders do not count.
 */
void
desmi_cube_append_extremes (const DesmiCube *self, GString *out, const DesmiLocale *locale)
{
  const DesmiCategory *largest = NULL, *smallest = NULL;
  g_autofree char     *high = NULL, *low = NULL;

  for (guint r = 0; r < desmi_cube_get_n_rows (self); r++)
    {
      const DesmiCategory *row = desmi_cube_get_row (self, r);

      if (row->is_other || row->total.n_values == 0)
        continue;
      largest = largest == NULL ? row : largest;
      smallest = row;
    }
  if (largest == NULL)
    return;
  high = desmi_cube_say_sum (self, &largest->total, locale);
  low = desmi_cube_say_sum (self, &smallest->total, locale);
  desmi_hidden_append_extremes (out, self->n_suppressed > 0, largest->name, high, smallest->name,
                                low, locale);
}

/**
 * desmi_cube_find_course:
 * @first: (out): the first column that has values
 * @last: (out): the last one
 *
 * Returns: whether they are two
 */
gboolean
desmi_cube_find_course (const DesmiCube      *self,
                        const DesmiCategory **first,
                        const DesmiCategory **last)
{
  *first = *last = NULL;
  for (guint c = 0; c < desmi_cube_get_n_columns (self); c++)
    {
      const DesmiCategory *column = desmi_cube_get_column (self, c);

      if (column->total.n_values == 0)
        continue;
      *first = *first == NULL ? column : *first;
      *last = column;
    }
  return *first != *last;
}
