/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sums a table by two of its columns. Only the cells that the table has a row of are kept: of many
 * categories on both sides most are empty. */
#include "chart/desmi-cube-private.h"

#include "chart/desmi-category.h"
#include "chart/desmi-chart-columns.h"
#include "chart/desmi-time-axis.h"
#include "core/desmi-name.h"

#include <string.h>

/* How the categories of a side are found again. */
typedef struct
{
  guint          column;
  GHashTable    *by_key;    /* of DesmiCategory, unless they are periods */
  GHashTable    *by_text;   /* likewise, by where a table keeps a text, which it does once */
  const char    *last_text; /* the one found last: most tables are sorted by one of the sides */
  DesmiCategory *last;
  DesmiTimeAxis  time;
} Index;

static void
index_clear (Index *self)
{
  g_clear_pointer (&self->by_key, g_hash_table_unref);
  g_clear_pointer (&self->by_text, g_hash_table_unref);
}

/**
 * desmi_cube_category_free:
 * @data: a DesmiCategory
 *
 * Frees its names.
 */
void
desmi_cube_category_free (gpointer data)
{
  DesmiCategory *self = data;

  g_free (self->key);
  g_free (self->name);
  g_free (self->sort_key);
  g_free (self->members);
  g_free (self);
}

/**
 * desmi_cube_side_add:
 * @name: (transfer full): for the reader
 *
 * Returns: (transfer none): a category, after the others
 */
DesmiCategory *
desmi_cube_side_add (DesmiCubeSide *side, const char *key, char *name)
{
  DesmiCategory *category = g_new0 (DesmiCategory, 1);

  category->id = side->n_ids++;
  category->key = g_strdup (key);
  category->name = name;
  category->sort_key = desmi_name_sort_key (name);
  category->total = (DesmiCell) DESMI_CELL_NONE;
  g_ptr_array_add (side->categories, category);
  return category;
}

/* Of values, whether one is provisional; of none, whether one is hidden. */
static DesmiMark
combine_marks (const DesmiCell *one, const DesmiCell *two)
{
  DesmiMark wanted
      = one->n_values + two->n_values > 0 ? DESMI_MARK_ESTIMATE : DESMI_MARK_SUPPRESSED;

  if (one->mark == wanted || two->mark == wanted)
    return wanted;
  return wanted == DESMI_MARK_ESTIMATE ? DESMI_MARK_NONE : DESMI_MARK_MISSING;
}

/**
 * desmi_cell_merge:
 *
 * Adds what came to another cell: up, or, of ratios, which have no sum, the mean.
 */
void
desmi_cell_merge (DesmiCell *self, const DesmiCell *other, DesmiColumnType type)
{
  guint n = self->n_values + other->n_values;

  self->mark = combine_marks (self, other);
  self->n_rows += other->n_rows;
  if (self->n_values == 0)
    self->value = other->value;
  else if (other->n_values > 0 && type == DESMI_COLUMN_RATIO)
    self->value += (other->value - self->value) * (other->n_values / (double) n);
  else if (other->n_values > 0)
    self->value += other->value;
  self->n_values = n;
}

/* The code of a row's category, empty where it has none. */
static char *
dup_key (DesmiTable *table, guint row, guint column, const DesmiLocale *locale)
{
  DesmiMark   mark = desmi_table_get_mark (table, row, column);
  const char *text = desmi_table_get_text (table, row, column);

  if (mark == DESMI_MARK_MISSING || mark == DESMI_MARK_SUPPRESSED)
    return g_strdup ("");
  return text != NULL ? g_strdup (text) : desmi_table_dup_display (table, row, column, locale);
}

/* What a row's text is kept at; NULL where it has none, or another one stands for it. */
static const char *
get_text (DesmiTable *table, guint row, guint column)
{
  DesmiMark mark = desmi_table_get_mark (table, row, column);

  return mark == DESMI_MARK_MISSING || mark == DESMI_MARK_SUPPRESSED
             ? NULL
             : desmi_table_get_text (table, row, column);
}

/* The category whose text is kept there; NULL: none yet. */
static DesmiCategory *
find_text (Index *index, const char *text)
{
  DesmiCategory *found;

  if (text == NULL || text == index->last_text)
    return text != NULL ? index->last : NULL;
  found = g_hash_table_lookup (index->by_text, text);
  if (found == NULL)
    return NULL;
  index->last_text = text;
  return index->last = found;
}

/* Every period from the first to the last: one that nobody reported is a gap, not a place where the
 * next one moves up. */
static void
add_periods (DesmiCubeSide *side, Index *index, DesmiTable *table, const DesmiLocale *locale)
{
  desmi_time_axis_read (&index->time, table, index->column);
  side->kind = index->time.kind;
  for (guint i = 0; i < index->time.n; i++)
    {
      DesmiPeriod      period = desmi_time_axis_get (&index->time, i);
      g_autofree char *key = desmi_period_to_text (&period);

      desmi_cube_side_add (side, key, desmi_time_axis_name (&index->time, i, locale));
    }
}

static void
add_categories (DesmiCubeSide *side, Index *index, DesmiTable *table, const DesmiLocale *locale)
{
  index->by_key = g_hash_table_new (g_str_hash, g_str_equal);
  index->by_text = g_hash_table_new (NULL, NULL);
  for (guint row = 0; row < desmi_table_get_n_rows (table); row++)
    {
      const char      *text = get_text (table, row, index->column);
      g_autofree char *key = NULL, *name = NULL;
      DesmiCategory   *category;

      if (find_text (index, text) != NULL)
        continue;
      key = dup_key (table, row, index->column, locale);
      if (g_hash_table_contains (index->by_key, key))
        continue;
      if (*key != '\0')
        name = desmi_category_label (table, row, index->column, locale);
      category
          = desmi_cube_side_add (side, key, desmi_category_take_name (g_steal_pointer (&name)));
      category->is_other = desmi_category_is_other (category->name, locale);
      category->source_row = row;
      g_hash_table_insert (index->by_key, category->key, category);
      if (text != NULL)
        g_hash_table_insert (index->by_text, (gpointer) text, category);
    }
}

static void
read_side (DesmiCubeSide *side, Index *index, DesmiTable *table, const DesmiLocale *locale)
{
  side->categories = g_ptr_array_new_with_free_func (desmi_cube_category_free);
  side->dimension = g_strdup (desmi_table_get_column_name (table, index->column));
  side->ordered = desmi_category_has_order (table, index->column);
  if (desmi_table_get_column_type (table, index->column) == DESMI_COLUMN_PERIOD)
    add_periods (side, index, table, locale);
  else
    add_categories (side, index, table, locale);
}

/* The category of a row, NULL if it is no period of the others' kind. */
static DesmiCategory *
find_category (const DesmiCubeSide *side,
               Index               *index,
               DesmiTable          *table,
               guint                row,
               const DesmiLocale   *locale)
{
  g_autofree char *key = NULL;
  DesmiCategory   *category;

  if (index->by_key == NULL)
    {
      int at
          = desmi_time_axis_find (&index->time, desmi_table_get_text (table, row, index->column));

      return at >= 0 ? g_ptr_array_index (side->categories, (guint) at) : NULL;
    }
  category = find_text (index, get_text (table, row, index->column));
  if (category != NULL)
    return category;
  key = dup_key (table, row, index->column, locale);
  return g_hash_table_lookup (index->by_key, key);
}

static void
put_row (DesmiCube     *self,
         DesmiTable    *table,
         guint          row,
         guint          value,
         int            reported,
         DesmiCategory *r,
         DesmiCategory *c)
{
  DesmiCell cell = { (double) NAN, desmi_table_get_mark (table, row, value), 1, 0 };
  guint     n_invalid = 0;

  if (reported >= 0 && (guint) reported != value
      && desmi_table_get_int (table, row, (guint) reported) == 0)
    cell.mark = DESMI_MARK_MISSING;
  else if (desmi_chart_get_value (table, row, value, &cell.value, &n_invalid))
    cell.n_values = 1;
  else if (cell.mark != DESMI_MARK_SUPPRESSED)
    cell.mark = DESMI_MARK_MISSING;
  self->n_invalid += n_invalid;
  self->n_suppressed += cell.n_values == 0 && cell.mark == DESMI_MARK_SUPPRESSED;
  self->n_missing += cell.n_values == 0 && cell.mark == DESMI_MARK_MISSING && n_invalid == 0;
  desmi_cell_merge (&self->total, &cell, self->type);
  desmi_cell_merge (&r->total, &cell, self->type);
  desmi_cell_merge (&c->total, &cell, self->type);
  desmi_cell_merge (desmi_cube_cells_at (self->cells, r->id, c->id), &cell, self->type);
}

/**
 * desmi_cube_read:
 * @self: (out caller-allocates): what the table holds
 * @row: stable name of the column of categories that become rows
 * @column: likewise of those that become columns
 *
 * Adds up the table's values by two of its columns. Rows of the same two categories are added;
 * periods stand without a gap from the first to the last, and where there is no row the cell is
 * missing, not 0. Categories are in their default order.
 *
 * Returns: whether the table has the columns; else DESMI_CHART_ERROR_DATA
 */
gboolean
desmi_cube_read (DesmiCube         *self,
                 DesmiTable        *table,
                 const char        *row,
                 const char        *column,
                 const DesmiLocale *locale,
                 GError           **error)
{
  Index rows = { 0 }, columns = { 0 };
  guint value;
  int   reported;

  memset (self, 0, sizeof *self);
  if (!desmi_chart_find_column (table, row, &rows.column, error)
      || !desmi_chart_find_column (table, column, &columns.column, error)
      || !desmi_chart_find_value (table, &value, error))
    return FALSE;
  self->type = desmi_table_get_column_type (table, value);
  self->value_name = g_strdup (desmi_table_get_column_name (table, value));
  self->total = (DesmiCell) DESMI_CELL_NONE;
  self->cells = desmi_cube_cells_new (desmi_table_get_n_rows (table));
  reported = desmi_table_find_column (table, "reported");
  read_side (&self->rows, &rows, table, locale);
  read_side (&self->columns, &columns, table, locale);
  for (guint i = 0; i < desmi_table_get_n_rows (table); i++)
    {
      DesmiCategory *r = find_category (&self->rows, &rows, table, i, locale);
      DesmiCategory *c = find_category (&self->columns, &columns, table, i, locale);

      if (r != NULL && c != NULL)
        put_row (self, table, i, value, reported, r, c);
      else
        self->n_invalid++;
    }
  index_clear (&rows);
  index_clear (&columns);
  desmi_cube_sort (self, &self->rows, DESMI_CHART_SORT_DEFAULT);
  desmi_cube_sort (self, &self->columns, DESMI_CHART_SORT_DEFAULT);
  return TRUE;
}

/**
 * desmi_cube_clear:
 *
 * Frees what the cube holds.
 */
void
desmi_cube_clear (DesmiCube *self)
{
  g_clear_pointer (&self->rows.categories, g_ptr_array_unref);
  g_clear_pointer (&self->columns.categories, g_ptr_array_unref);
  g_clear_pointer (&self->rows.groups, g_ptr_array_unref);
  g_clear_pointer (&self->columns.groups, g_ptr_array_unref);
  g_clear_pointer (&self->rows.group_dimension, g_free);
  g_clear_pointer (&self->columns.group_dimension, g_free);
  g_clear_pointer (&self->rows.dimension, g_free);
  g_clear_pointer (&self->columns.dimension, g_free);
  g_clear_pointer (&self->value_name, g_free);
  g_clear_pointer (&self->cells, desmi_cube_cells_free);
}

/**
 * desmi_cube_get_n_rows:
 *
 * Returns: how many rows it has
 */
guint
desmi_cube_get_n_rows (const DesmiCube *self)
{
  return self->rows.categories->len;
}

/**
 * desmi_cube_get_n_columns:
 *
 * Returns: how many columns it has
 */
guint
desmi_cube_get_n_columns (const DesmiCube *self)
{
  return self->columns.categories->len;
}

/**
 * desmi_cube_get_row:
 *
 * Returns: (transfer none): the category of a row
 */
const DesmiCategory *
desmi_cube_get_row (const DesmiCube *self, guint row)
{
  return g_ptr_array_index (self->rows.categories, row);
}

/**
 * desmi_cube_get_column:
 *
 * Returns: (transfer none): the category of a column
 */
const DesmiCategory *
desmi_cube_get_column (const DesmiCube *self, guint column)
{
  return g_ptr_array_index (self->columns.categories, column);
}

/**
 * desmi_cube_get:
 *
 * Returns: a cell; one that the table says nothing of is missing
 */
DesmiCell
desmi_cube_get (const DesmiCube *self, guint row, guint column)
{
  const DesmiCell *cell = desmi_cube_cells_find (self->cells, desmi_cube_get_row (self, row)->id,
                                                 desmi_cube_get_column (self, column)->id);

  return cell != NULL ? *cell : (DesmiCell) DESMI_CELL_NONE;
}

/**
 * desmi_cube_is_complete:
 *
 * Returns: whether it is plain, without a look at each, that every cell has a value
 */
gboolean
desmi_cube_is_complete (const DesmiCube *self)
{
  return self->n_missing + self->n_suppressed + self->n_invalid == 0
         && desmi_cube_cells_get_n (self->cells)
                == desmi_cube_get_n_rows (self) * desmi_cube_get_n_columns (self);
}

/**
 * desmi_cube_get_range:
 * @low: (out): the least value of a cell
 * @high: (out): the greatest; both NaN where there is none
 */
void
desmi_cube_get_range (const DesmiCube *self, double *low, double *high)
{
  *low = *high = (double) NAN;
  for (guint i = 0; i < desmi_cube_cells_get_n (self->cells); i++)
    {
      double value = desmi_cube_cells_get (self->cells, i, NULL, NULL)->value;

      if (isnan (value))
        continue;
      if (!(*low <= value))
        *low = value;
      if (!(*high >= value))
        *high = value;
    }
}

static guint
add_column (DesmiTableBuilder *builder, const DesmiCubeSide *side)
{
  return desmi_table_builder_add_column (builder, side->dimension,
                                         side->kind != 0 ? DESMI_COLUMN_PERIOD : DESMI_COLUMN_TEXT);
}

static void
set_category (DesmiTableBuilder *builder, guint column, const DesmiCategory *category)
{
  desmi_table_builder_set_text (builder, column, category->key, category->name);
}

/**
 * desmi_cube_to_table:
 * @like: the table it was read from
 *
 * Every cell becomes a row, also those without a value: group first where there are many.
 *
 * Returns: (transfer full): the same as a table with exact values, in the order shown
 */
DesmiTable *
desmi_cube_to_table (const DesmiCube *self, DesmiTable *like)
{
  DesmiTableBuilder *builder = desmi_chart_table_builder_new (like);
  guint              row = add_column (builder, &self->rows);
  guint              column = add_column (builder, &self->columns);
  guint              value = desmi_table_builder_add_column (builder, self->value_name, self->type);

  for (guint r = 0; r < desmi_cube_get_n_rows (self); r++)
    for (guint c = 0; c < desmi_cube_get_n_columns (self); c++)
      {
        DesmiCell cell = desmi_cube_get (self, r, c);

        desmi_table_builder_add_row (builder);
        set_category (builder, row, desmi_cube_get_row (self, r));
        set_category (builder, column, desmi_cube_get_column (self, c));
        if (cell.n_values > 0)
          desmi_chart_table_set_value (builder, value, self->type, cell.value);
        if (cell.mark != DESMI_MARK_NONE)
          desmi_table_builder_set_mark (builder, value, cell.mark);
      }
  return desmi_table_builder_end (builder);
}

/**
 * desmi_cube_get_table_row:
 *
 * Returns: where a cell stands in the table of desmi_cube_to_table()
 */
guint
desmi_cube_get_table_row (const DesmiCube *self, guint row, guint column)
{
  return row * desmi_cube_get_n_columns (self) + column;
}
