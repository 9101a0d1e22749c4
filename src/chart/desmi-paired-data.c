/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Finds women and men in a table, and whose gender nobody knows. */
#include "chart/desmi-paired-data.h"

#include "chart/desmi-chart-columns.h"
#include "chart/desmi-cube-private.h"
#include "chart/desmi-cube-table.h"
#include "chart/desmi-frame.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/**
 * desmi_paired_side_code:
 *
 * Returns: (transfer none): the code of the gender that stands on a side
 */
const char *
desmi_paired_side_code (DesmiPairedSide side)
{
  return side == DESMI_PAIRED_WOMEN ? "F" : "M";
}

/* The first column that is neither the gender nor numbers. */
static gboolean
find_category (DesmiTable *table, guint gender, guint *out, GError **error)
{
  guint one, two;

  if (!desmi_cube_find_columns (table, &one, &two, error))
    return FALSE;
  *out = one == gender ? two : one;
  return TRUE;
}

/* Each side has one column of the cube: a second one would be another spelling, and is unknown. */
static void
find_sides (DesmiPairedData *self)
{
  for (guint side = 0; side < DESMI_PAIRED_N_SIDES; side++)
    {
      self->columns[side] = -1;
      self->totals[side] = (DesmiCell) DESMI_CELL_NONE;
    }
  self->unknown = (DesmiCell) DESMI_CELL_NONE;
  for (guint c = 0; c < desmi_cube_get_n_columns (&self->cube); c++)
    {
      const DesmiCategory *column = desmi_cube_get_column (&self->cube, c);
      const char          *gender = desmi_gender_parse (column->key, NULL);
      DesmiPairedSide      side
          = gender != NULL && *gender == 'F' ? DESMI_PAIRED_WOMEN : DESMI_PAIRED_MEN;

      if (gender == NULL || self->columns[side] >= 0)
        {
          desmi_cell_merge (&self->unknown, &column->total, self->cube.type);
          continue;
        }
      self->columns[side] = (int) c;
      self->totals[side] = column->total;
    }
}

/* A bar to the left is no negative value. */
static gboolean
check_negative (const DesmiPairedData *self, const DesmiLocale *locale, GError **error)
{
  for (guint r = 0; r < desmi_cube_get_n_rows (&self->cube); r++)
    for (guint c = 0; c < desmi_cube_get_n_columns (&self->cube); c++)
      {
        DesmiCell        cell = desmi_cube_get (&self->cube, r, c);
        g_autofree char *value = NULL;

        if (!(cell.value < 0))
          continue;
        value = desmi_value_to_text (cell.value, self->cube.type, locale);
        g_set_error (error, DESMI_CHART_ERROR, DESMI_CHART_ERROR_DATA,
                     _ ("Paired bars cannot show negative values: “%s”, “%s” is %s."),
                     desmi_cube_get_row (&self->cube, r)->name,
                     desmi_cube_get_column (&self->cube, c)->name, value);
        return FALSE;
      }
  return TRUE;
}

/**
 * desmi_paired_data_read:
 * @self: (out caller-allocates): what the table holds, the largest row first
 * @table: a column of names, "gender", and one of numbers
 *
 * Returns: whether the table can be shown so; else DESMI_CHART_ERROR_DATA
 */
gboolean
desmi_paired_data_read (DesmiPairedData   *self,
                        DesmiTable        *table,
                        const DesmiLocale *locale,
                        GError           **error)
{
  guint gender, category;

  memset (self, 0, sizeof *self);
  if (!desmi_chart_find_column (table, "gender", &gender, error)
      || !find_category (table, gender, &category, error)
      || !desmi_cube_read (&self->cube, table, desmi_table_get_column_name (table, category),
                           "gender", locale, error)
      || !check_negative (self, locale, error))
    return FALSE;
  find_sides (self);
  desmi_cube_table_init (&self->behind, &self->cube, table);
  return TRUE;
}

/**
 * desmi_paired_data_clear:
 *
 * Frees what the data holds.
 */
void
desmi_paired_data_clear (DesmiPairedData *self)
{
  desmi_cube_clear (&self->cube);
  desmi_cube_table_clear (&self->behind);
}

/**
 * desmi_paired_data_get:
 *
 * Returns: what a row has on a side
 */
DesmiCell
desmi_paired_data_get (const DesmiPairedData *self, guint row, DesmiPairedSide side)
{
  if (self->columns[side] >= 0)
    return desmi_cube_get (&self->cube, row, (guint) self->columns[side]);
  return (DesmiCell) DESMI_CELL_NONE;
}

static double
value_of (const DesmiCell *cell)
{
  return cell->n_values > 0 ? cell->value : 0;
}

/**
 * desmi_paired_data_describe:
 *
 * Returns: (transfer full): what is said of a bar: category, gender, exact value, share of the row
 */
char *
desmi_paired_data_describe (const DesmiPairedData *self,
                            guint                  row,
                            DesmiPairedSide        side,
                            const DesmiLocale     *locale)
{
  const DesmiCategory *category = desmi_cube_get_row (&self->cube, row);
  DesmiCell            cell = desmi_paired_data_get (self, row, side);
  DesmiCell            other = desmi_paired_data_get (self, row, 1 - side);
  double               both = value_of (&cell) + value_of (&other);
  g_autofree char     *value = desmi_cube_table_say (&self->behind, &self->cube, &cell, locale);
  GString             *out = g_string_new (category->name);

  g_string_append_printf (out, ", %s, %s",
                          desmi_gender_name (desmi_paired_side_code (side), locale), value);
  if (cell.n_values > 0 && both > 0 && self->cube.type != DESMI_COLUMN_RATIO
      && cell.n_rows + other.n_rows == cell.n_values + other.n_values)
    {
      g_autofree char *share = desmi_value_to_text (cell.value / both, DESMI_COLUMN_RATIO, locale);

      g_string_append (out, ", ");
      /* Translators: a percentage of women and men together. */
      g_string_append_printf (out, desmi_locale_text (locale, N_ ("%s of both")), share);
    }
  if (self->columns[side] >= 0)
    desmi_cube_table_append_change (
        &self->behind, out, &self->cube, category,
        desmi_cube_get_column (&self->cube, (guint) self->columns[side]), &cell, locale);
  if (category->members != NULL)
    {
      g_string_append (out, " (");
      /* Translators: what a group of categories holds, each with its women and men together. */
      g_string_append_printf (out, desmi_locale_text (locale, N_ ("women and men: %s")),
                              category->members);
      g_string_append_c (out, ')');
    }
  return g_string_free (out, FALSE);
}

/**
 * desmi_paired_data_name_side:
 *
 * Returns: (transfer full): a gender with its sum and share, "Female 1,485 (64%)"
 */
char *
desmi_paired_data_name_side (const DesmiPairedData *self,
                             DesmiPairedSide        side,
                             const DesmiLocale     *locale)
{
  const char      *name = desmi_gender_name (desmi_paired_side_code (side), locale);
  const DesmiCell *cell = &self->totals[side], *other = &self->totals[1 - side];
  double           both = value_of (cell) + value_of (other);
  g_autofree char *value = NULL, *share = NULL;

  if (self->cube.type == DESMI_COLUMN_RATIO || cell->n_values == 0)
    return g_strdup (name);
  value = desmi_value_to_mark (cell->value, self->cube.type, locale);
  if (cell->n_rows > cell->n_values)
    return g_strdup_printf ("%s ≥ %s", name, value);
  if (!(both > 0) || other->n_rows > other->n_values || other->n_values == 0)
    return g_strdup_printf ("%s %s", name, value);
  share = desmi_share_to_mark (cell->value / both, locale);
  return g_strdup_printf ("%s %s (%s)", name, value, share);
}

/**
 * desmi_paired_data_summarize:
 *
 * Returns: (transfer full): how many rows, women and men, and which row is the largest
 */
char *
desmi_paired_data_summarize (const DesmiPairedData *self, const DesmiLocale *locale)
{
  g_autofree char     *women = desmi_paired_data_name_side (self, DESMI_PAIRED_WOMEN, locale);
  g_autofree char     *men = desmi_paired_data_name_side (self, DESMI_PAIRED_MEN, locale);
  guint                n = desmi_cube_get_n_rows (&self->cube);
  const DesmiCategory *largest = NULL;
  GString             *out = g_string_new (NULL);

  /* Translators: each has a bar of women and one of men. */
  g_string_append_printf (out,
                          desmi_locale_plural (locale, "Paired bars of %u category.",
                                               "Paired bars of %u categories.", n),
                          n);
  g_string_append_printf (out, " %s, %s.", women, men);
  for (guint i = 0; i < n; i++)
    {
      const DesmiCategory *row = desmi_cube_get_row (&self->cube, i);

      if (row->total.n_values > 0 && !row->is_other
          && (largest == NULL || row->total.value > largest->total.value))
        largest = row;
    }
  if (largest != NULL)
    {
      g_autofree char *value = desmi_cube_say_sum (&self->cube, &largest->total, locale);

      g_string_append_c (out, ' ');
      g_string_append_printf (
          out,
          self->cube.n_suppressed > 0
              ? desmi_locale_text (locale, N_ ("Largest of those shown: %s, %s."))
              /* Translators: the category with the most, and how many. */
              : desmi_locale_text (locale, N_ ("Largest: %s, %s.")),
          largest->name, value);
    }
  return g_string_free (out, FALSE);
}
