/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Heat map: categories below each other, periods or other categories side by side. */
#include "chart/desmi-cube-table.h"
#include "chart/desmi-matrix.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MOST_COLUMNS 16 /* of categories, which need their names above them */

/**
 * Heat:
 * @behind: the rows behind it, of every category
 * @has_shares: the cells are parts of what their column comes to
 */
typedef struct
{
  DesmiCube          cube;
  DesmiCubeTable     behind;
  const DesmiLocale *locale;
  gboolean           has_shares;
} Heat;

static void
heat_clear (Heat *self)
{
  desmi_cube_clear (&self->cube);
  desmi_cube_table_clear (&self->behind);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Heat, heat_clear)

static gboolean
heat_read (Heat                 *self,
           DesmiTable           *table,
           const DesmiChartSpec *spec,
           const DesmiLocale    *locale,
           GError              **error)
{
  guint    one, two;
  gboolean time;
  double   low, high;

  self->locale = locale;
  if (!desmi_cube_find_columns (table, &one, &two, error))
    return FALSE;
  time = desmi_table_get_column_type (table, one) == DESMI_COLUMN_PERIOD;
  if (!desmi_cube_read (&self->cube, table, desmi_table_get_column_name (table, time ? two : one),
                        desmi_table_get_column_name (table, time ? one : two), locale, error))
    return FALSE;
  if (spec->sort != DESMI_CHART_SORT_DEFAULT)
    desmi_cube_sort (&self->cube, &self->cube.rows, spec->sort);
  desmi_cube_table_init (&self->behind, &self->cube, table);
  self->behind.before = desmi_before_new (table, spec->before);
  if (spec->max_categories > 0)
    desmi_cube_group (&self->cube, &self->cube.rows, spec->max_categories, locale);
  desmi_cube_group (
      &self->cube, &self->cube.columns,
      spec->max_categories > 0 ? MIN (spec->max_categories, MOST_COLUMNS) : MOST_COLUMNS, locale);
  desmi_cube_get_range (&self->cube, &low, &high);
  self->has_shares = self->cube.type != DESMI_COLUMN_RATIO && low >= 0;
  return TRUE;
}

/* "Taiwan, March 2023, 312 people, 31.2%": the share is that of its column, where all of that is
 * known. */
static char *
describe (gconstpointer data, guint row, guint column)
{
  const Heat          *self = data;
  const DesmiCategory *one = desmi_cube_get_row (&self->cube, row);
  const DesmiCategory *two = desmi_cube_get_column (&self->cube, column);
  DesmiCell            cell = desmi_cube_get (&self->cube, row, column);
  g_autofree char *value = desmi_cube_table_say (&self->behind, &self->cube, &cell, self->locale);
  GString         *out = g_string_new (NULL);

  g_string_append_printf (out, "%s, %s, %s", one->name, two->name, value);
  if (self->has_shares && cell.n_values > 0 && two->total.value > 0 && two->total.n_values > 1
      && two->total.n_values == two->total.n_rows)
    {
      g_autofree char *share
          = desmi_value_to_text (cell.value / two->total.value, DESMI_COLUMN_RATIO, self->locale);

      g_string_append_printf (out, ", %s", share);
    }
  desmi_cube_table_append_change (&self->behind, out, &self->cube, one, two, &cell, self->locale);
  return g_string_free (out, FALSE);
}

static int
find_row (gconstpointer data, guint row, guint column)
{
  const Heat *self = data;

  return desmi_cube_table_find (&self->behind, desmi_cube_get_row (&self->cube, row),
                                desmi_cube_get_column (&self->cube, column));
}

/* A cell, its value and where it is. */
typedef struct
{
  double value;
  guint  row, column;
} Extreme;

/* The cells with the greatest and with the least value; the first of several. What is hidden is
 * more than 0, so that a 0 beside it is not the greatest. */
static gboolean
find_extremes (const DesmiCube *cube, Extreme *most, Extreme *least)
{
  gboolean found = FALSE, hidden = FALSE;

  for (guint r = 0; r < desmi_cube_get_n_rows (cube); r++)
    for (guint c = 0; c < desmi_cube_get_n_columns (cube); c++)
      {
        DesmiCell cell = desmi_cube_get (cube, r, c);

        hidden = hidden || cell.mark == DESMI_MARK_SUPPRESSED;
        if (cell.n_values == 0)
          continue;
        if (!found || cell.value > most->value)
          *most = (Extreme){ cell.value, r, c };
        if (!found || cell.value < least->value)
          *least = (Extreme){ cell.value, r, c };
        found = TRUE;
      }
  return found && (most->value > 0 || !hidden);
}

static char *
name_cell (const Heat *self, guint row, guint column)
{
  return g_strdup_printf ("%s, %s", desmi_cube_get_row (&self->cube, row)->name,
                          desmi_cube_get_column (&self->cube, column)->name);
}

static void
append_extremes (const Heat *self, GString *out)
{
  Extreme most, least;

  if (!find_extremes (&self->cube, &most, &least))
    return;
  {
    g_autofree char *largest = name_cell (self, most.row, most.column);
    g_autofree char *smallest = name_cell (self, least.row, least.column);
    g_autofree char *high = desmi_value_to_text (most.value, self->cube.type, self->locale);
    g_autofree char *low = desmi_value_to_text (least.value, self->cube.type, self->locale);

    g_string_append_c (out, ' ');
    g_string_append_printf (
        out, desmi_locale_text (self->locale, N_ ("Largest: %s, %s. Smallest: %s, %s.")), largest,
        high, smallest, low);
  }
}

/* Over time, from the first period with values to the last. */
static void
append_trend (const Heat *self, GString *out)
{
  const DesmiCategory *first = NULL, *last = NULL;
  g_autofree char     *from = NULL, *to = NULL;

  for (guint c = 0; c < desmi_cube_get_n_columns (&self->cube); c++)
    if (desmi_cube_get_column (&self->cube, c)->total.n_values > 0)
      {
        last = desmi_cube_get_column (&self->cube, c);
        first = first == NULL ? last : first;
      }
  if (self->cube.columns.kind == 0 || first == last || self->cube.type == DESMI_COLUMN_RATIO)
    return;
  from = desmi_cube_say_sum (&self->cube, &first->total, self->locale);
  to = desmi_cube_say_sum (&self->cube, &last->total, self->locale);
  g_string_append_c (out, ' ');
  g_string_append_printf (out, desmi_locale_text (self->locale, N_ ("From %s in %s to %s in %s.")),
                          from, first->name, to, last->name);
}

/* How many rows and columns, the total, the greatest and the least cell, first and last. */
static char *
summarize (const Heat *self)
{
  GString *out = g_string_new (NULL);

  g_string_append_printf (
      out, desmi_locale_text (self->locale, N_ ("Heat map with rows: %u, columns: %u.")),
      desmi_cube_get_n_rows (&self->cube), desmi_cube_get_n_columns (&self->cube));
  if (self->cube.type != DESMI_COLUMN_RATIO && self->cube.total.n_values > 0)
    {
      g_autofree char *total = desmi_cube_say_sum (&self->cube, &self->cube.total, self->locale);

      g_string_append_c (out, ' ');
      g_string_append_printf (out, desmi_locale_text (self->locale, N_ ("Total %s.")), total);
    }
  append_extremes (self, out);
  append_trend (self, out);
  return g_string_free (out, FALSE);
}

/**
 * desmi_heat_chart_layout:
 * @table: two columns of names, one of which may be periods, and one of numbers
 *
 * Lays out a heat map.
 *
 * Returns: (transfer full) (nullable): the scene; %NULL with DESMI_CHART_ERROR_DATA
 */
DesmiScene *
desmi_heat_chart_layout (DesmiTable              *table,
                         const DesmiChartSpec    *spec,
                         const DesmiChartContext *context,
                         GError                 **error)
{
  g_auto (Heat)        heat = { { { 0 } } };
  g_auto (DesmiFrame)  frame = { 0 };
  g_auto (DesmiMatrix) matrix = { .frame = &frame, .cube = &heat.cube };
  gboolean             any;

  if (!heat_read (&heat, table, spec, context->locale, error))
    return NULL;
  any = heat.cube.total.n_values + heat.cube.n_missing + heat.cube.n_suppressed > 0;
  desmi_frame_begin (&frame, heat.behind.table, spec, context);
  matrix.source = (DesmiMatrixSource){ .describe = describe, .find_row = find_row, .data = &heat };
  matrix.people = heat.behind.people;
  matrix.edge_title = desmi_locale_text (
      context->locale, heat.cube.type == DESMI_COLUMN_RATIO ? N_ ("Mean") : N_ ("Total"));
  if (any)
    {
      g_autofree char *summary = summarize (&heat);

      desmi_scene_set_summary (frame.scene, summary);
      desmi_matrix_prepare (&matrix);
      desmi_matrix_add_legend (&matrix);
    }
  desmi_frame_note_invalid (&frame, heat.cube.n_invalid);
  if (desmi_frame_open (&frame))
    {
      if (any)
        desmi_matrix_draw (&matrix, table);
      else
        desmi_frame_say_empty (&frame, NULL);
    }
  return desmi_frame_end (&frame);
}
