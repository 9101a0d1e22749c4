/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The immutable table: a column is an array of values, one of labels and one of marks. */
#include "core/desmi-table.h"

#include "core/desmi-country.h"

#include <math.h>

G_STATIC_ASSERT (sizeof (double) == sizeof (gint64));

typedef union
{
  const char *text; /* in the table's strings; NULL: none */
  gint64      number;
  double      ratio;
} Value;

typedef struct
{
  char           *name;
  DesmiColumnType type;
  GArray         *values; /* of Value */
  GArray         *labels; /* of const char *; NULL until one differs from its text */
  GArray         *marks;  /* of guint8 */
} Column;

struct _DesmiTable
{
  gatomicrefcount ref_count;
  char           *name;
  GPtrArray      *columns;
  GStringChunk   *strings;
  guint           n_rows;
  char           *period;
  char           *as_of;
  DesmiSource     source;
  int             reported;
  int             of;
  int             n_suppressed;
  gboolean        synthetic;
};

/* A builder is a table that nobody else sees yet. */
struct _DesmiTableBuilder
{
  DesmiTable *table;
};

G_DEFINE_BOXED_TYPE (DesmiTable, desmi_table, desmi_table_ref, desmi_table_unref)

static gboolean
is_text (DesmiColumnType type)
{
  return type == DESMI_COLUMN_TEXT || type == DESMI_COLUMN_CODE || type == DESMI_COLUMN_COUNTRY
         || type == DESMI_COLUMN_PERIOD;
}

static void
column_free (gpointer data)
{
  Column *self = data;

  g_free (self->name);
  g_array_unref (self->values);
  g_clear_pointer (&self->labels, g_array_unref);
  g_array_unref (self->marks);
  g_free (self);
}

static Column *
get_column (DesmiTable *self, guint column)
{
  return g_ptr_array_index (self->columns, column);
}

static Value *
get_value (const Column *column, guint row)
{
  return &g_array_index (column->values, Value, row);
}

static DesmiMark
get_mark (const Column *column, guint row)
{
  return (DesmiMark) g_array_index (column->marks, guint8, row);
}

static gboolean
is_hidden (DesmiMark mark)
{
  return mark == DESMI_MARK_MISSING || mark == DESMI_MARK_SUPPRESSED;
}

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

  return get_column (self, column)->name;
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

  return get_column (self, column)->type;
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
    if (g_str_equal (get_column (self, i)->name, name))
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
  const Column *c;

  RETURN_IF_NO_CELL (self, row, column, NULL);

  c = get_column (self, column);
  return is_text (c->type) ? get_value (c, row)->text : NULL;
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
  const Column *c;
  const char   *label;

  RETURN_IF_NO_CELL (self, row, column, NULL);

  c = get_column (self, column);
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
  const Column *c;

  RETURN_IF_NO_CELL (self, row, column, 0);

  c = get_column (self, column);
  g_return_val_if_fail (!is_text (c->type) && c->type != DESMI_COLUMN_RATIO, 0);
  return get_value (c, row)->number;
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
  const Column *c;

  RETURN_IF_NO_CELL (self, row, column, NAN);

  c = get_column (self, column);
  g_return_val_if_fail (!is_text (c->type), NAN);
  if (is_hidden (get_mark (c, row)))
    return NAN;
  if (c->type == DESMI_COLUMN_RATIO)
    return get_value (c, row)->ratio;
  return (double) get_value (c, row)->number / (c->type == DESMI_COLUMN_MILLI ? 1000.0 : 1.0);
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

  return get_mark (get_column (self, column), row);
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
  const Column *c;
  gint64        sum = 0;

  g_return_val_if_fail (self != NULL && column < self->columns->len, 0);

  c = get_column (self, column);
  g_return_val_if_fail (!is_text (c->type) && c->type != DESMI_COLUMN_RATIO, 0);
  for (guint row = 0; row < self->n_rows; row++)
    {
      gint64 value = get_value (c, row)->number;

      if (!is_hidden (get_mark (c, row)) && __builtin_add_overflow (sum, value, &sum))
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
  const Column *c = get_column (self, column);
  const char   *text = get_value (c, row)->text;
  const char   *label = desmi_table_get_label (self, row, column);
  DesmiPeriod   period;

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
 *   missing, "<5" where it is suppressed
 */
char *
desmi_table_dup_display (DesmiTable *self, guint row, guint column, const DesmiLocale *locale)
{
  const Column *c;
  const Value  *value;

  RETURN_IF_NO_CELL (self, row, column, g_strdup (""));
  g_return_val_if_fail (locale != NULL, g_strdup (""));

  c = get_column (self, column);
  value = get_value (c, row);
  if (get_mark (c, row) == DESMI_MARK_SUPPRESSED)
    return g_strdup ("<5");
  if (get_mark (c, row) == DESMI_MARK_MISSING)
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

/**
 * desmi_table_builder_new:
 * @name: what the rows are
 *
 * Columns come first, then rows: desmi_table_builder_add_row() begins one and the setters fill it.
 *
 * Returns: (transfer full): an empty table to be filled
 */
DesmiTableBuilder *
desmi_table_builder_new (const char *name)
{
  DesmiTableBuilder *self;

  g_return_val_if_fail (name != NULL, NULL);

  self = g_new0 (DesmiTableBuilder, 1);
  self->table = g_new0 (DesmiTable, 1);
  g_atomic_ref_count_init (&self->table->ref_count);
  self->table->name = g_strdup (name);
  self->table->columns = g_ptr_array_new_with_free_func (column_free);
  self->table->strings = g_string_chunk_new (1024);
  self->table->reported = self->table->of = -1;
  return self;
}

/**
 * desmi_table_builder_add_column:
 * @self: a builder without rows
 * @name: a stable English name
 * @type: its type
 *
 * Returns: the number of the column
 */
guint
desmi_table_builder_add_column (DesmiTableBuilder *self, const char *name, DesmiColumnType type)
{
  Column *column;

  g_return_val_if_fail (self != NULL && name != NULL && self->table->n_rows == 0, 0);

  column = g_new0 (Column, 1);
  column->name = g_strdup (name);
  column->type = type;
  column->values = g_array_new (FALSE, TRUE, sizeof (Value));
  column->marks = g_array_new (FALSE, TRUE, sizeof (guint8));
  g_ptr_array_add (self->table->columns, column);
  return self->table->columns->len - 1;
}

/**
 * desmi_table_builder_add_row:
 * @self: a builder
 *
 * Begins a row; its cells are missing until they are set.
 */
void
desmi_table_builder_add_row (DesmiTableBuilder *self)
{
  const guint8 missing = DESMI_MARK_MISSING;

  g_return_if_fail (self != NULL);

  self->table->n_rows++;
  for (guint i = 0; i < self->table->columns->len; i++)
    {
      Column *column = get_column (self->table, i);

      g_array_set_size (column->values, self->table->n_rows);
      g_array_append_val (column->marks, missing);
      if (column->labels != NULL)
        g_array_set_size (column->labels, self->table->n_rows);
    }
}

/* The value of the last row; a value takes away that it was missing, no other mark. */
static Value *
set_value (DesmiTableBuilder *self, Column *column)
{
  guint   row = self->table->n_rows - 1;
  guint8 *mark = &g_array_index (column->marks, guint8, row);

  if (*mark == DESMI_MARK_MISSING)
    *mark = DESMI_MARK_NONE;
  return get_value (column, row);
}

static gboolean
can_set (DesmiTableBuilder *self, guint column)
{
  return self != NULL && self->table->n_rows > 0 && column < self->table->columns->len;
}

/**
 * desmi_table_builder_set_text:
 * @self: a builder with a row
 * @column: a column of texts
 * @text: (nullable): the text; %NULL leaves the cell missing
 * @label: (nullable): what a reader sees instead
 */
void
desmi_table_builder_set_text (DesmiTableBuilder *self,
                              guint              column,
                              const char        *text,
                              const char        *label)
{
  Column *c;

  g_return_if_fail (can_set (self, column));
  c = get_column (self->table, column);
  g_return_if_fail (is_text (c->type));

  if (text == NULL)
    return;
  set_value (self, c)->text = g_string_chunk_insert_const (self->table->strings, text);
  if (label == NULL)
    return;
  if (c->labels == NULL)
    {
      c->labels = g_array_new (FALSE, TRUE, sizeof (const char *));
      g_array_set_size (c->labels, self->table->n_rows);
    }
  g_array_index (c->labels, const char *, self->table->n_rows - 1)
      = g_string_chunk_insert_const (self->table->strings, label);
}

/**
 * desmi_table_builder_set_int:
 * @self: a builder with a row
 * @column: a column of counts, rupiah or thousandths
 * @value: the value in the column's unit, thousandths for %DESMI_COLUMN_MILLI
 */
void
desmi_table_builder_set_int (DesmiTableBuilder *self, guint column, gint64 value)
{
  Column *c;

  g_return_if_fail (can_set (self, column));
  c = get_column (self->table, column);
  g_return_if_fail (!is_text (c->type) && c->type != DESMI_COLUMN_RATIO);

  set_value (self, c)->number = value;
}

/**
 * desmi_table_builder_set_double:
 * @self: a builder with a row
 * @column: a column of ratios
 * @value: the ratio, 1.0 is 100 %
 */
void
desmi_table_builder_set_double (DesmiTableBuilder *self, guint column, double value)
{
  Column *c;

  g_return_if_fail (can_set (self, column));
  c = get_column (self->table, column);
  g_return_if_fail (c->type == DESMI_COLUMN_RATIO);

  set_value (self, c)->ratio = value;
}

/**
 * desmi_table_builder_set_mark:
 * @self: a builder with a row
 * @column: a column
 * @mark: what is to be said of the cell; before or after its value
 */
void
desmi_table_builder_set_mark (DesmiTableBuilder *self, guint column, DesmiMark mark)
{
  g_return_if_fail (can_set (self, column));

  g_array_index (get_column (self->table, column)->marks, guint8, self->table->n_rows - 1)
      = (guint8) mark;
}

static void
set_string (char **field, const char *value)
{
  char *copy = g_strdup (value);

  g_free (*field);
  *field = copy;
}

/**
 * desmi_table_builder_set_period:
 * @self: a builder
 * @period: (nullable): the period of all rows, in normal form
 */
void
desmi_table_builder_set_period (DesmiTableBuilder *self, const char *period)
{
  g_return_if_fail (self != NULL);

  set_string (&self->table->period, period);
}

/**
 * desmi_table_builder_set_source:
 * @self: a builder
 * @source: whose data it is
 */
void
desmi_table_builder_set_source (DesmiTableBuilder *self, DesmiSource source)
{
  g_return_if_fail (self != NULL);

  self->table->source = source;
}

/**
 * desmi_table_builder_set_as_of:
 * @self: a builder
 * @date: (nullable): the date of the data, YYYY-MM-DD
 */
void
desmi_table_builder_set_as_of (DesmiTableBuilder *self, const char *date)
{
  g_return_if_fail (self != NULL);

  set_string (&self->table->as_of, date);
}

/**
 * desmi_table_builder_set_coverage:
 * @self: a builder
 * @reported: how many have reported; -1: does not apply
 * @of: how many could have
 */
void
desmi_table_builder_set_coverage (DesmiTableBuilder *self, int reported, int of)
{
  g_return_if_fail (self != NULL);

  self->table->reported = reported;
  self->table->of = of;
}

/**
 * desmi_table_builder_set_synthetic:
 * @self: a builder
 * @synthetic: whether the data is invented
 */
void
desmi_table_builder_set_synthetic (DesmiTableBuilder *self, gboolean synthetic)
{
  g_return_if_fail (self != NULL);

  self->table->synthetic = synthetic;
}

/* What is hidden is gone from memory too, so that no caller can show it by mistake. */
static void
wipe_hidden (DesmiTable *self)
{
  for (guint i = 0; i < self->columns->len; i++)
    {
      const Column *column = get_column (self, i);

      for (guint row = 0; row < self->n_rows; row++)
        {
          DesmiMark mark = get_mark (column, row);

          if (!is_hidden (mark))
            continue;
          *get_value (column, row) = (Value){ .number = 0 };
          if (column->labels != NULL)
            g_array_index (column->labels, const char *, row) = NULL;
          self->n_suppressed += mark == DESMI_MARK_SUPPRESSED;
        }
    }
}

/**
 * desmi_table_builder_end:
 * @self: (transfer full): a builder
 *
 * Returns: (transfer full): the finished table
 */
DesmiTable *
desmi_table_builder_end (DesmiTableBuilder *self)
{
  DesmiTable *table;

  g_return_val_if_fail (self != NULL, NULL);

  table = g_steal_pointer (&self->table);
  g_free (self);
  wipe_hidden (table);
  return table;
}

/**
 * desmi_table_builder_free:
 * @self: (transfer full): a builder whose table is not wanted
 */
void
desmi_table_builder_free (DesmiTableBuilder *self)
{
  g_return_if_fail (self != NULL);

  desmi_table_unref (self->table);
  g_free (self);
}
