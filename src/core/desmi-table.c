/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The immutable table: a column is an array of values, one of labels and one of marks. */
#include "core/desmi-table.h"

#include "core/desmi-audience.h"
#include "core/desmi-country.h"
#include "core/desmi-table-private.h"

#include <math.h>

G_DEFINE_BOXED_TYPE (DesmiTable, desmi_table, desmi_table_ref, desmi_table_unref)

/**
 * desmi_table_ref:
 * @self: a table
 *
 * Returns: (transfer full): @self
 */
DesmiTable *
desmi_table_ref (DesmiTable *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

/**
 * desmi_table_unref:
 * @self: (transfer full): a table
 */
void
desmi_table_unref (DesmiTable *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_free (self->name);
  g_free (self->period);
  g_free (self->as_of);
  g_ptr_array_unref (self->columns);
  g_string_chunk_free (self->strings);
  g_free (self);
}

/**
 * desmi_table_get_name:
 * @self: a table
 *
 * Returns: (transfer none): what the rows are, "flows", "pillars"
 */
const char *
desmi_table_get_name (DesmiTable *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->name;
}

/**
 * desmi_table_get_n_columns:
 * @self: a table
 *
 * Returns: how many columns it has
 */
guint
desmi_table_get_n_columns (DesmiTable *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->columns->len;
}

/**
 * desmi_table_get_n_rows:
 * @self: a table
 *
 * Returns: how many rows it has
 */
guint
desmi_table_get_n_rows (DesmiTable *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->n_rows;
}

/**
 * desmi_table_get_column_name:
 * @self: a table
 * @column: a column
 *
 * Returns: (transfer none): its stable English name
 */
const char *
desmi_table_get_column_name (DesmiTable *self, guint column)
{
  g_return_val_if_fail (self != NULL && column < self->columns->len, NULL);

  return desmi_table_column (self, column)->name;
}

/**
 * desmi_table_get_column_type:
 * @self: a table
 * @column: a column
 *
 * Returns: its type
 */
DesmiColumnType
desmi_table_get_column_type (DesmiTable *self, guint column)
{
  g_return_val_if_fail (self != NULL && column < self->columns->len, DESMI_COLUMN_TEXT);

  return desmi_table_column (self, column)->type;
}

/**
 * desmi_table_is_category:
 *
 * Returns: whether a column holds names, not numbers
 */
gboolean
desmi_table_is_category (DesmiTable *self, guint column)
{
  return desmi_column_is_text (desmi_table_get_column_type (self, column));
}

/**
 * desmi_table_find_column:
 * @self: a table
 * @name: a column's name
 *
 * Returns: the column of that name; -1: none
 */
int
desmi_table_find_column (DesmiTable *self, const char *name)
{
  g_return_val_if_fail (self != NULL && name != NULL, -1);

  for (guint i = 0; i < self->columns->len; i++)
    if (g_str_equal (desmi_table_column (self, i)->name, name))
      return (int) i;
  return -1;
}

#define RETURN_IF_NO_CELL(self, row, column, otherwise)                                            \
  g_return_val_if_fail (                                                                           \
      (self) != NULL && (row) < (self)->n_rows && (column) < (self)->columns->len, otherwise)

/**
 * desmi_table_get_text:
 * @self: a table
 * @row: a row
 * @column: a column
 *
 * Returns: (nullable) (transfer none): the text of a cell in a column of texts; %NULL where it is
 *   missing or suppressed, and for numbers
 */
const char *
desmi_table_get_text (DesmiTable *self, guint row, guint column)
{
  const DesmiColumn *c;

  RETURN_IF_NO_CELL (self, row, column, NULL);

  c = desmi_table_column (self, column);
  return desmi_column_is_text (c->type) ? desmi_column_value (c, row)->text : NULL;
}

/**
 * desmi_table_get_label:
 * @self: a table
 * @row: a row
 * @column: a column
 *
 * Returns: (nullable) (transfer none): what the cell is called, else its text as
 *   desmi_table_get_text() gives it
 */
const char *
desmi_table_get_label (DesmiTable *self, guint row, guint column)
{
  const DesmiColumn *c;
  const char        *label;

  RETURN_IF_NO_CELL (self, row, column, NULL);

  c = desmi_table_column (self, column);
  label = c->labels != NULL ? g_array_index (c->labels, const char *, row) : NULL;
  return label != NULL ? label : desmi_table_get_text (self, row, column);
}

/**
 * desmi_table_get_int:
 * @self: a table
 * @row: a row
 * @column: a column of counts, rupiah or thousandths
 *
 * Returns: the value as it is stored; 0 where it is missing or suppressed: look at the mark
 */
gint64
desmi_table_get_int (DesmiTable *self, guint row, guint column)
{
  const DesmiColumn *c;

  RETURN_IF_NO_CELL (self, row, column, 0);

  c = desmi_table_column (self, column);
  g_return_val_if_fail (!desmi_column_is_text (c->type) && c->type != DESMI_COLUMN_RATIO, 0);
  return desmi_column_value (c, row)->number;
}

/**
 * desmi_table_get_double:
 * @self: a table
 * @row: a row
 * @column: a column of any numbers
 *
 * Returns: the value in the column's unit (thousandths are divided); NaN where it is missing or
 *   suppressed, so that none is taken for a zero
 */
double
desmi_table_get_double (DesmiTable *self, guint row, guint column)
{
  const DesmiColumn *c;

  RETURN_IF_NO_CELL (self, row, column, (double) NAN);

  c = desmi_table_column (self, column);
  g_return_val_if_fail (!desmi_column_is_text (c->type), (double) NAN);
  if (desmi_mark_is_hidden (desmi_column_mark (c, row)))
    return (double) NAN;
  if (c->type == DESMI_COLUMN_RATIO)
    return desmi_column_value (c, row)->ratio;
  return (double) desmi_column_value (c, row)->number
         / (c->type == DESMI_COLUMN_MILLI ? 1000.0 : 1.0);
}

/**
 * desmi_table_get_mark:
 * @self: a table
 * @row: a row
 * @column: a column
 *
 * Returns: what is to be said of the cell
 */
DesmiMark
desmi_table_get_mark (DesmiTable *self, guint row, guint column)
{
  RETURN_IF_NO_CELL (self, row, column, DESMI_MARK_MISSING);

  return desmi_column_mark (desmi_table_column (self, column), row);
}

/**
 * desmi_table_sum:
 * @self: a table
 * @column: a column of counts, rupiah or thousandths
 *
 * Returns: the sum of what is neither missing nor suppressed; past 64 bits, the nearest end of them
 */
gint64
desmi_table_sum (DesmiTable *self, guint column)
{
  const DesmiColumn *c;
  gint64             sum = 0;

  g_return_val_if_fail (self != NULL && column < self->columns->len, 0);

  c = desmi_table_column (self, column);
  g_return_val_if_fail (!desmi_column_is_text (c->type) && c->type != DESMI_COLUMN_RATIO, 0);
  for (guint row = 0; row < self->n_rows; row++)
    {
      gint64 value = desmi_column_value (c, row)->number;

      if (!desmi_mark_is_hidden (desmi_column_mark (c, row))
          && __builtin_add_overflow (sum, value, &sum))
        return value < 0 ? G_MININT64 : G_MAXINT64;
    }
  return sum;
}

/**
 * desmi_table_get_period:
 * @self: a table
 *
 * Returns: (nullable) (transfer none): the period of all rows, in normal form
 */
const char *
desmi_table_get_period (DesmiTable *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->period;
}

/**
 * desmi_table_get_source:
 * @self: a table
 *
 * Returns: whose data it is
 */
DesmiSource
desmi_table_get_source (DesmiTable *self)
{
  g_return_val_if_fail (self != NULL, DESMI_SOURCE_DEFAULT);

  return self->source;
}

/**
 * desmi_table_get_as_of:
 * @self: a table
 *
 * Returns: (nullable) (transfer none): the date of the data, YYYY-MM-DD
 */
const char *
desmi_table_get_as_of (DesmiTable *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->as_of;
}

/**
 * desmi_table_get_reported:
 * @self: a table
 *
 * Returns: how many of desmi_table_get_of() have reported; -1: does not apply
 */
int
desmi_table_get_reported (DesmiTable *self)
{
  g_return_val_if_fail (self != NULL, -1);

  return self->reported;
}

/**
 * desmi_table_get_of:
 * @self: a table
 *
 * Returns: how many could have reported; -1: does not apply
 */
int
desmi_table_get_of (DesmiTable *self)
{
  g_return_val_if_fail (self != NULL, -1);

  return self->of;
}

/**
 * desmi_table_get_n_suppressed:
 * @self: a table
 *
 * Returns: how many cells are suppressed
 */
int
desmi_table_get_n_suppressed (DesmiTable *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->n_suppressed;
}

/**
 * desmi_table_get_synthetic:
 * @self: a table
 *
 * Returns: whether the data is invented and has to say so
 */
gboolean
desmi_table_get_synthetic (DesmiTable *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->synthetic;
}

static char *
display_text (DesmiTable *self, guint row, guint column, const DesmiLocale *locale)
{
  const DesmiColumn *c = desmi_table_column (self, column);
  const char        *text = desmi_column_value (c, row)->text;
  const char        *label = desmi_table_get_label (self, row, column);
  DesmiPeriod        period;

  if (label == text && c->type == DESMI_COLUMN_COUNTRY)
    return g_strdup (desmi_country_name (text, locale));
  if (label == text && c->type == DESMI_COLUMN_PERIOD && desmi_period_parse (text, &period, NULL))
    return desmi_period_format (&period, locale);
  return g_strdup (label);
}

/**
 * desmi_table_dup_display:
 * @self: a table
 * @row: a row
 * @column: a column
 * @locale: the reader
 *
 * Returns: (transfer full): what the reader sees in the cell: "1.204", "Taiwan", "–" where it is
 *   missing, "hidden" where it is suppressed
 */
char *
desmi_table_dup_display (DesmiTable *self, guint row, guint column, const DesmiLocale *locale)
{
  const DesmiColumn *c;
  const DesmiValue  *value;

  RETURN_IF_NO_CELL (self, row, column, g_strdup (""));
  g_return_val_if_fail (locale != NULL, g_strdup (""));

  c = desmi_table_column (self, column);
  value = desmi_column_value (c, row);
  if (desmi_column_mark (c, row) == DESMI_MARK_SUPPRESSED)
    return g_strdup (desmi_audience_hidden_word (locale));
  if (desmi_column_mark (c, row) == DESMI_MARK_MISSING)
    return g_strdup ("–");
  switch (c->type)
    {
    case DESMI_COLUMN_COUNT:
      return desmi_format_count (value->number, locale);
    case DESMI_COLUMN_IDR:
      return desmi_format_rupiah (value->number, locale);
    case DESMI_COLUMN_MILLI:
      return desmi_format_number ((double) value->number / 1000.0, DESMI_NUMBER_PLAIN, 0, locale);
    case DESMI_COLUMN_RATIO:
      return desmi_format_number (value->ratio, DESMI_NUMBER_PERCENT, 1, locale);
    case DESMI_COLUMN_TEXT:
    case DESMI_COLUMN_CODE:
    case DESMI_COLUMN_COUNTRY:
    case DESMI_COLUMN_PERIOD:
    default:
      return display_text (self, row, column, locale);
    }
}
