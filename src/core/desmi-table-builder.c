/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How a table is filled, row by row, before anyone else sees it. */
#include "core/desmi-table.h"

#include "core/desmi-table-private.h"

#include <string.h>

#define FIRST_ROOM 16u /* rows */
#define N_RECENT 64    /* texts */

/* A builder is a table that nobody else sees yet. */
struct _DesmiTableBuilder
{
  DesmiTable *table;
  const char *recent[N_RECENT]; /* kept ones, by where what was given lay; NULL: none */
};

static void
column_free (gpointer data)
{
  DesmiColumn *self = data;

  g_free (self->name);
  g_array_unref (self->values);
  g_clear_pointer (&self->labels, g_array_unref);
  g_array_unref (self->marks);
  g_free (self);
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
  DesmiColumn *column;

  g_return_val_if_fail (self != NULL && name != NULL && self->table->n_rows == 0, 0);

  column = g_new0 (DesmiColumn, 1);
  column->name = g_strdup (name);
  column->type = type;
  column->values = g_array_new (FALSE, TRUE, sizeof (DesmiValue));
  column->marks = g_array_new (FALSE, TRUE, sizeof (guint8));
  g_ptr_array_add (self->table->columns, column);
  return self->table->columns->len - 1;
}

/* Rows of missing cells, which need nothing but to be counted. */
static void
make_room (DesmiTable *table, guint room)
{
  for (guint i = 0; i < table->columns->len; i++)
    {
      DesmiColumn *column = desmi_table_column (table, i);

      g_array_set_size (column->values, room);
      g_array_set_size (column->marks, room);
      memset (column->marks->data + table->n_rows, DESMI_MARK_MISSING, room - table->n_rows);
      if (column->labels != NULL)
        g_array_set_size (column->labels, room);
    }
}

/**
 * desmi_table_builder_expect_rows:
 * @self: a builder that has its columns, and no rows
 * @n: how many rows there will be about; more and fewer are right too
 *
 * Makes room for them at once.
 */
void
desmi_table_builder_expect_rows (DesmiTableBuilder *self, guint n)
{
  g_return_if_fail (self != NULL && self->table->n_rows == 0);

  make_room (self->table, MAX (n, FIRST_ROOM));
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
  DesmiTable *table;

  g_return_if_fail (self != NULL);

  table = self->table;
  if (table->columns->len > 0 && table->n_rows == desmi_table_column (table, 0)->marks->len)
    make_room (table, MAX (FIRST_ROOM, 2 * table->n_rows));
  table->n_rows++;
}

/* The value of the last row; a value takes away that it was missing, no other mark. */
static DesmiValue *
set_value (DesmiTableBuilder *self, DesmiColumn *column)
{
  guint   row = self->table->n_rows - 1;
  guint8 *mark = &g_array_index (column->marks, guint8, row);

  if (*mark == DESMI_MARK_MISSING)
    *mark = DESMI_MARK_NONE;
  return desmi_column_value (column, row);
}

static gboolean
can_set (DesmiTableBuilder *self, guint column)
{
  return self != NULL && self->table->n_rows > 0 && column < self->table->columns->len;
}

/* Keeps a string once. @before: (nullable): the one kept in the row before, as often the same.
 * Callers who go through the same names again and again give them from the same places. */
static const char *
keep (DesmiTableBuilder *self, const char *text, const char *before)
{
  const char **recent = &self->recent[GPOINTER_TO_SIZE (text) / 8 % N_RECENT];

  if (before != NULL && strcmp (before, text) == 0)
    return before;
  if (*recent == NULL || strcmp (*recent, text) != 0)
    *recent = g_string_chunk_insert_const (self->table->strings, text);
  return *recent;
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
  DesmiColumn *c;
  guint        row;

  g_return_if_fail (can_set (self, column));
  c = desmi_table_column (self->table, column);
  g_return_if_fail (desmi_column_is_text (c->type));

  if (text == NULL)
    return;
  row = self->table->n_rows - 1;
  set_value (self, c)->text
      = keep (self, text, row > 0 ? desmi_column_value (c, row - 1)->text : NULL);
  if (label == NULL || strcmp (label, text) == 0)
    return;
  if (c->labels == NULL)
    {
      c->labels = g_array_new (FALSE, TRUE, sizeof (const char *));
      g_array_set_size (c->labels, c->values->len);
    }
  g_array_index (c->labels, const char *, row)
      = keep (self, label, row > 0 ? g_array_index (c->labels, const char *, row - 1) : NULL);
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
  DesmiColumn *c;

  g_return_if_fail (can_set (self, column));
  c = desmi_table_column (self->table, column);
  g_return_if_fail (!desmi_column_is_text (c->type) && c->type != DESMI_COLUMN_RATIO);

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
  DesmiColumn *c;

  g_return_if_fail (can_set (self, column));
  c = desmi_table_column (self->table, column);
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

  g_array_index (desmi_table_column (self->table, column)->marks, guint8, self->table->n_rows - 1)
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
      const DesmiColumn *column = desmi_table_column (self, i);

      for (guint row = 0; row < self->n_rows; row++)
        {
          DesmiMark mark = desmi_column_mark (column, row);

          if (!desmi_mark_is_hidden (mark))
            continue;
          *desmi_column_value (column, row) = (DesmiValue){ .number = 0 };
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
