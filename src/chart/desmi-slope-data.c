/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Finds the two times in a table, and which categories changed most between them. */
#include "chart/desmi-slope-data.h"

#include "chart/desmi-cube-private.h"
#include "chart/desmi-frame.h"
#include "chart/desmi-palette.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MOST_MARKED 3

/* The first and the last of the times that the data say anything of. */
static void
find_ends (DesmiSlopeData *self)
{
  self->columns[DESMI_SLOPE_BEFORE] = self->columns[DESMI_SLOPE_AFTER] = -1;
  for (guint c = 0; c < desmi_cube_get_n_columns (&self->cube); c++)
    {
      if (desmi_cube_get_column (&self->cube, c)->total.n_rows == 0)
        continue;
      if (self->columns[DESMI_SLOPE_BEFORE] < 0)
        self->columns[DESMI_SLOPE_BEFORE] = (int) c;
      self->columns[DESMI_SLOPE_AFTER] = (int) c;
    }
}

static gboolean
is_whole (const DesmiCell *cell)
{
  return cell->n_values > 0 && cell->n_values == cell->n_rows;
}

/* From the one end to the other; NaN where an end is not, or not wholly, known. */
static double
get_change (const DesmiSlopeData *self, guint line)
{
  DesmiCell before = desmi_slope_data_get (self, line, DESMI_SLOPE_BEFORE);
  DesmiCell after = desmi_slope_data_get (self, line, DESMI_SLOPE_AFTER);

  if (!is_whole (&before) || !is_whole (&after))
    return (double) NAN;
  return after.value - before.value;
}

/* Those that change most are told apart by colour and weight, the others are there to compare. */
static void
mark_most (DesmiSlopeData *self)
{
  guint n = desmi_cube_get_n_rows (&self->cube);

  g_free (self->marked);
  self->marked = g_new0 (gboolean, n + 1);
  for (guint k = 0; k < MOST_MARKED; k++)
    {
      int    most = -1;
      double change = 0;

      for (guint i = 0; i < n; i++)
        if (!self->marked[i] && !desmi_cube_get_row (&self->cube, i)->is_other
            && fabs (get_change (self, i)) > change)
          {
            most = (int) i;
            change = fabs (get_change (self, i));
          }
      if (most >= 0)
        self->marked[most] = TRUE;
    }
}

static void
choose_colors (DesmiSlopeData *self)
{
  guint                   n = desmi_cube_get_n_rows (&self->cube);
  g_autofree const char **codes = g_new0 (const char *, n + 1);

  g_free (self->slots);
  self->slots = g_new0 (int, n + 1);
  for (guint i = 0; i < n; i++)
    {
      const DesmiCategory *line = desmi_cube_get_row (&self->cube, i);

      codes[i] = line->is_other ? NULL : line->key;
    }
  desmi_palette_assign (self->cube.rows.dimension, codes, n, self->slots);
}

/**
 * desmi_slope_data_read:
 * @self: (out caller-allocates): what the table holds
 * @table: a column of names, one of times, and one of numbers
 *
 * Without a column of periods the second column of names is taken for the times.
 *
 * Returns: whether the table has the columns; else DESMI_CHART_ERROR_DATA
 */
gboolean
desmi_slope_data_read (DesmiSlopeData    *self,
                       DesmiTable        *table,
                       const DesmiLocale *locale,
                       GError           **error)
{
  guint    one, two;
  gboolean time;

  memset (self, 0, sizeof *self);
  if (!desmi_cube_find_columns (table, &one, &two, error))
    return FALSE;
  time = desmi_table_get_column_type (table, one) == DESMI_COLUMN_PERIOD;
  if (!desmi_cube_read (&self->cube, table, desmi_table_get_column_name (table, time ? two : one),
                        desmi_table_get_column_name (table, time ? one : two), locale, error))
    return FALSE;
  if (!time)
    desmi_cube_sort (&self->cube, &self->cube.columns, DESMI_CHART_SORT_DATA);
  find_ends (self);
  desmi_cube_table_init (&self->behind, &self->cube, table);
  choose_colors (self);
  mark_most (self);
  return TRUE;
}

/**
 * desmi_slope_data_limit:
 * @most: lines there is room for
 *
 * Groups what is past it.
 */
void
desmi_slope_data_limit (DesmiSlopeData *self, guint most, const DesmiLocale *locale)
{
  desmi_cube_group (&self->cube, &self->cube.rows, most, locale);
  choose_colors (self);
  mark_most (self);
}

/**
 * desmi_slope_data_clear:
 *
 * Frees what the data holds.
 */
void
desmi_slope_data_clear (DesmiSlopeData *self)
{
  desmi_cube_clear (&self->cube);
  desmi_cube_table_clear (&self->behind);
  g_clear_pointer (&self->slots, g_free);
  g_clear_pointer (&self->marked, g_free);
}

/**
 * desmi_slope_data_get:
 *
 * Returns: what a line has at an end
 */
DesmiCell
desmi_slope_data_get (const DesmiSlopeData *self, guint line, DesmiSlopeEnd end)
{
  if (self->columns[end] < 0 || (end == DESMI_SLOPE_AFTER && self->columns[0] == self->columns[1]))
    return (DesmiCell) DESMI_CELL_NONE;
  return desmi_cube_get (&self->cube, line, (guint) self->columns[end]);
}

/**
 * desmi_slope_data_is_shown:
 *
 * Returns: whether a line has a label at an end: a value, or that it is hidden
 */
gboolean
desmi_slope_data_is_shown (const DesmiSlopeData *self, guint line, DesmiSlopeEnd end)
{
  DesmiCell cell = desmi_slope_data_get (self, line, end);

  return cell.n_values > 0 || (cell.n_rows > 0 && cell.mark == DESMI_MARK_SUPPRESSED);
}

/**
 * desmi_slope_data_get_end:
 *
 * Returns: (transfer none) (nullable): the time of an end
 */
const DesmiCategory *
desmi_slope_data_get_end (const DesmiSlopeData *self, DesmiSlopeEnd end)
{
  if (self->columns[end] < 0 || (end == DESMI_SLOPE_AFTER && self->columns[0] == self->columns[1]))
    return NULL;
  return desmi_cube_get_column (&self->cube, (guint) self->columns[end]);
}

/**
 * desmi_slope_data_change_text:
 * @exact: with one decimal
 *
 * Returns: (transfer full) (nullable): "+16%", if that can be said
 */
char *
desmi_slope_data_change_text (const DesmiSlopeData *self,
                              guint                 line,
                              gboolean              exact,
                              const DesmiLocale    *locale)
{
  double           change = get_change (self, line);
  double           before = desmi_slope_data_get (self, line, DESMI_SLOPE_BEFORE).value;
  double           ratio = change / before;
  g_autofree char *text = NULL;

  /* Of next to nothing a percentage says nothing. */
  if (isnan (change) || !(before > 0) || !(fabs (ratio) < 100))
    return NULL;
  text = exact ? desmi_value_to_text (ratio, DESMI_COLUMN_RATIO, locale)
               : desmi_share_to_mark (ratio, locale);
  return ratio > 0 ? g_strconcat ("+", text, NULL) : g_steal_pointer (&text);
}

static void
append_end (const DesmiSlopeData *self,
            GString              *out,
            guint                 line,
            DesmiSlopeEnd         end,
            const DesmiLocale    *locale)
{
  const DesmiCategory *time = desmi_slope_data_get_end (self, end);
  DesmiCell            cell = desmi_slope_data_get (self, line, end);
  g_autofree char     *value = NULL;

  if (time == NULL)
    return;
  value = desmi_cube_table_say (&self->behind, &self->cube, &cell, locale);
  g_string_append (out, ", ");
  /* Translators: a year, quarter or month, and how many. */
  g_string_append_printf (out, desmi_locale_text (locale, N_ ("in %s %s")), time->name, value);
}

/**
 * desmi_slope_data_describe:
 *
 * Returns: (transfer full): what is said of a line: category, both exact values, the change
 */
char *
desmi_slope_data_describe (const DesmiSlopeData *self, guint line, const DesmiLocale *locale)
{
  const DesmiCategory *category = desmi_cube_get_row (&self->cube, line);
  g_autofree char     *change = desmi_slope_data_change_text (self, line, TRUE, locale);
  GString             *out = g_string_new (category->name);

  append_end (self, out, line, DESMI_SLOPE_BEFORE, locale);
  append_end (self, out, line, DESMI_SLOPE_AFTER, locale);
  if (change != NULL)
    g_string_append_printf (out, ", %s", change);
  if (category->members != NULL)
    {
      g_string_append (out, " (");
      /* Translators: what a group of categories holds, each with both times together. */
      g_string_append_printf (out, desmi_locale_text (locale, N_ ("both times: %s")),
                              category->members);
      g_string_append_c (out, ')');
    }
  return g_string_free (out, FALSE);
}

static void
append_totals (const DesmiSlopeData *self, GString *out, const DesmiLocale *locale)
{
  const DesmiCategory *before = desmi_slope_data_get_end (self, DESMI_SLOPE_BEFORE);
  const DesmiCategory *after = desmi_slope_data_get_end (self, DESMI_SLOPE_AFTER);
  g_autofree char     *from = NULL, *to = NULL;

  if (before == NULL || after == NULL || self->cube.type == DESMI_COLUMN_RATIO
      || before->total.n_values == 0 || after->total.n_values == 0)
    return;
  from = desmi_cube_say_sum (&self->cube, &before->total, locale);
  to = desmi_cube_say_sum (&self->cube, &after->total, locale);
  g_string_append_c (out, ' ');
  g_string_append_printf (out, desmi_locale_text (locale, N_ ("From %s in %s to %s in %s.")), from,
                          before->name, to, after->name);
}

/**
 * desmi_slope_data_summarize:
 *
 * Returns: (transfer full): how many lines, both totals, and which line changes most
 */
char *
desmi_slope_data_summarize (const DesmiSlopeData *self, const DesmiLocale *locale)
{
  guint    n = desmi_cube_get_n_rows (&self->cube);
  int      most = -1;
  GString *out = g_string_new (NULL);

  g_string_append_printf (out,
                          desmi_locale_plural (locale, "Slope chart of %u category.",
                                               "Slope chart of %u categories.", n),
                          n);
  append_totals (self, out, locale);
  for (guint i = 0; i < n; i++)
    if (self->marked[i]
        && (most < 0 || fabs (get_change (self, i)) > fabs (get_change (self, (guint) most))))
      most = (int) i;
  if (most >= 0)
    {
      g_autofree char *said = desmi_slope_data_describe (self, (guint) most, locale);

      g_string_append_c (out, ' ');
      /* Translators: a category with its values at two times. */
      g_string_append_printf (out, desmi_locale_text (locale, N_ ("Changed most: %s.")), said);
    }
  return g_string_free (out, FALSE);
}
