/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The order in which it is done: small categories are grouped; counts from 1 to 4 are hidden; then
 * further ones in every line whose sum is known, until two or more are; then the amounts and shares
 * beside them. */
#include "app/desmi-suppress.h"

#include "app/desmi-chart-table.h"
#include "app/desmi-suppress-cells.h"
#include "app/desmi-suppress-group.h"

#include <string.h>

#define YEAR_LENGTH 4 /* of "2023" in "2023-11" */

/* One column of numbers in the making. */
typedef struct
{
  DesmiTable        *table;
  guint              value;
  gboolean           counts;
  gboolean           pairs;
  gboolean           covered; /* places are, whatever else is hidden of them */
  DesmiSuppressCell *cells;   /* by row */
} Work;

static const char *
get_name (const Work *self, guint row, guint column)
{
  const char *text = desmi_table_get_text (self->table, row, column);

  return text != NULL ? text : "";
}

/* The rows of @rows by what @make_key says of them; (element-type GArray). */
static GPtrArray *
split_rows (const Work   *self,
            const GArray *rows,
            guint         column,
            char *(*make_key) (const Work *self, guint row, guint column))
{
  g_autoptr (GHashTable) index = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GPtrArray             *parts = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);

  for (guint i = 0; i < rows->len; i++)
    {
      guint   row = g_array_index (rows, guint, i);
      char   *key = make_key (self, row, column);
      GArray *part = g_hash_table_lookup (index, key);

      if (part == NULL)
        {
          part = g_array_new (FALSE, FALSE, sizeof (guint));
          g_ptr_array_add (parts, part);
          g_hash_table_insert (index, key, part);
        }
      else
        g_free (key);
      g_array_append_val (part, row);
    }
  return parts;
}

static char *
make_column_key (const Work *self, guint row, guint column)
{
  return g_strdup (get_name (self, row, column));
}

static char *
make_no_key (const Work *self, guint row, guint column)
{
  return g_strdup ("");
}

/* Departures and returns are never summed; sums of years are known everywhere; of flows between
 * levels each pair has its own. */
static char *
make_first_key (const Work *self, guint row, guint column)
{
  GString *key = g_string_new (NULL);

  for (guint c = 0; c < desmi_table_get_n_columns (self->table); c++)
    {
      const char *text = desmi_table_is_category (self->table, c)
                             ? desmi_table_get_text (self->table, row, c)
                             : NULL;

      if (strcmp (desmi_table_get_column_name (self->table, c), "direction") == 0)
        g_string_append_printf (key, "%s\t", text != NULL ? text : "");
      else if (desmi_table_get_column_type (self->table, c) == DESMI_COLUMN_PERIOD && text != NULL
               && strlen (text) > YEAR_LENGTH)
        g_string_append_printf (key, "%.*s\t", YEAR_LENGTH, text);
      if (self->pairs)
        g_string_append (key, text != NULL ? "1" : "0");
    }
  return g_string_free (key, FALSE);
}

/* How many names stand in a column, or in two together. */
static guint
count_names (const Work *self, const GArray *rows, guint column, int second)
{
  g_autoptr (GHashTable) names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < rows->len; i++)
    {
      guint row = g_array_index (rows, guint, i);

      g_hash_table_add (names,
                        g_strdup_printf ("%s\x1f%s", get_name (self, row, column),
                                         second >= 0 ? get_name (self, row, (guint) second) : ""));
    }
  return g_hash_table_size (names);
}

/* A number for each row of @rows by the names in @columns but @without. Returns how many there are.
 */
static guint
number_rows (const Work   *self,
             const GArray *rows,
             const GArray *columns,
             int           only,
             int           without,
             guint        *numbers)
{
  g_autoptr (GHashTable) index = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < rows->len; i++)
    {
      guint    row = g_array_index (rows, guint, i);
      GString *key = g_string_new (NULL);
      gpointer at;

      for (guint k = 0; k < columns->len; k++)
        if ((only < 0 || (guint) only == k) && (without < 0 || (guint) without != k))
          g_string_append_printf (key, "%s\x1f",
                                  get_name (self, row, g_array_index (columns, guint, k)));
      if (!g_hash_table_lookup_extended (index, key->str, NULL, &at))
        {
          at = GUINT_TO_POINTER (g_hash_table_size (index));
          g_hash_table_insert (index, g_strdup (key->str), at);
        }
      numbers[i] = GPOINTER_TO_UINT (at);
      g_string_free (key, TRUE);
    }
  return g_hash_table_size (index);
}

/* The sums by one of @columns, and by all others together. */
static gboolean
complete_matrix (Work               *self,
                 const GArray       *rows,
                 const GArray       *columns,
                 guint               by,
                 DesmiSuppressCell **cells)
{
  g_autofree guint *row_of = g_new (guint, rows->len + 1);
  g_autofree guint *column_of = g_new (guint, rows->len + 1);
  guint             n_rows = number_rows (self, rows, columns, (int) by, -1, row_of);
  guint             n_columns = number_rows (self, rows, columns, -1, (int) by, column_of);

  for (guint i = 0; i < rows->len; i++)
    {
      cells[i]->row = row_of[i];
      cells[i]->column = column_of[i];
    }
  return desmi_suppress_cells_matrix (cells, rows->len, n_rows, n_columns, self->counts);
}

static gboolean
is_area (const Work *self, guint column)
{
  return desmi_chart_table_is_area (desmi_table_get_column_name (self->table, column));
}

static void
complete_part (Work *self, const GArray *rows, const GArray *columns)
{
  g_autofree DesmiSuppressCell **cells = g_new (DesmiSuppressCell *, rows->len + 1);
  gboolean                       again;

  for (guint i = 0; i < rows->len; i++)
    cells[i] = &self->cells[g_array_index (rows, guint, i)];
  if (columns->len == 1 && self->covered && is_area (self, g_array_index (columns, guint, 0)))
    return;
  if (columns->len < 2)
    desmi_suppress_cells_list (cells, rows->len, self->counts);
  else if (columns->len == 2)
    complete_matrix (self, rows, columns, 0, cells);
  else
    do
      {
        again = FALSE;
        for (guint by = 0; by < columns->len; by++)
          again = complete_matrix (self, rows, columns, by, cells) || again;
      }
    while (again);
}

/* A column whose names follow from those of another one, as the subdistrict follows from the
 * village; -1: none. @same: whether those follow from it, too. */
static int
find_dependent (const Work   *self,
                const GArray *rows,
                const GArray *columns,
                const guint  *n_names,
                gboolean     *same)
{
  for (guint a = 0; a < columns->len; a++)
    for (guint b = 0; b < columns->len; b++)
      if (a != b && (n_names[a] > n_names[b] || (n_names[a] == n_names[b] && a < b))
          && count_names (self, rows, g_array_index (columns, guint, a),
                          (int) g_array_index (columns, guint, b))
                 == n_names[a])
        {
          *same = n_names[a] == n_names[b];
          return (int) b;
        }
  return -1;
}

/* Columns that tell nothing apart are left out; one that follows from another parts the rows into
 * groups whose sums are known. */
static void
complete (Work *self, const GArray *rows, const GArray *all)
{
  g_autoptr (GArray) columns = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autofree guint  *n_names = g_new0 (guint, all->len + 1);
  gboolean           same = FALSE;
  int                dependent;

  for (guint i = 0; i < all->len; i++)
    {
      guint column = g_array_index (all, guint, i), n = count_names (self, rows, column, -1);

      if (n < 2)
        continue;
      n_names[columns->len] = n;
      g_array_append_val (columns, column);
    }
  dependent = find_dependent (self, rows, columns, n_names, &same);
  if (dependent < 0)
    complete_part (self, rows, columns);
  else
    {
      guint                 column = g_array_index (columns, guint, dependent);
      g_autoptr (GPtrArray) parts
          = split_rows (self, rows, column, same ? make_no_key : make_column_key);

      g_array_remove_index (columns, (guint) dependent);
      for (guint i = 0; i < parts->len; i++)
        complete (self, g_ptr_array_index (parts, i), columns);
    }
}

static gboolean
has_value (DesmiTable *table, guint row, guint column)
{
  DesmiMark mark = desmi_table_get_mark (table, row, column);

  return mark != DESMI_MARK_MISSING && mark != DESMI_MARK_SUPPRESSED;
}

/* Hides further cells, in every margin. */
static void
complete_column (Work *self)
{
  g_autoptr (GArray)    rows = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (GArray)    columns = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (GPtrArray) parts = NULL;

  for (guint c = 0; c < desmi_table_get_n_columns (self->table); c++)
    if (desmi_table_is_category (self->table, c)
        && strcmp (desmi_table_get_column_name (self->table, c), "direction") != 0)
      g_array_append_val (columns, c);
  for (guint r = 0; r < desmi_table_get_n_rows (self->table); r++)
    if (has_value (self->table, r, self->value))
      g_array_append_val (rows, r);
  parts = split_rows (self, rows, 0, make_first_key);
  for (guint i = 0; i < parts->len; i++)
    complete (self, g_ptr_array_index (parts, i), columns);
}

/* What a row has in the columns of names of @order, as far as @other has them as well. */
static char *
make_common_key (DesmiTable *table, guint row, DesmiTable *order, DesmiTable *other)
{
  GString *key = g_string_new (NULL);

  for (guint c = 0; c < desmi_table_get_n_columns (order); c++)
    {
      const char *name = desmi_table_get_column_name (order, c);
      int         own = desmi_table_find_column (table, name);
      const char *text;

      if (!desmi_table_is_category (order, c) || own < 0
          || desmi_table_find_column (other, name) < 0)
        continue;
      text = desmi_table_get_text (table, row, (guint) own);
      g_string_append_printf (key, "%s\x1f", text != NULL ? text : "");
    }
  return g_string_free (key, FALSE);
}

/* How many people there are by the columns that both tables have. */
static GHashTable *
sum_people (DesmiTable *people, DesmiTable *table)
{
  GHashTable *sums = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  int         count = desmi_table_find_column (people, "count");

  for (guint r = 0; count >= 0 && r < desmi_table_get_n_rows (people); r++)
    {
      g_autofree char *key = make_common_key (people, r, table, people);
      gint64          *sum = g_hash_table_lookup (sums, key);

      if (!has_value (people, r, (guint) count))
        continue;
      if (sum == NULL)
        {
          sum = g_new0 (gint64, 1);
          g_hash_table_insert (sums, g_steal_pointer (&key), sum);
        }
      if (__builtin_add_overflow (*sum, desmi_table_get_int (people, r, (guint) count), sum))
        *sum = G_MAXINT64;
    }
  return sums;
}

/* Which amounts are of so few people that they are hidden. Where nobody is known to have left, the
 * amount stays. */
static void
hide_amounts (Work *self, DesmiTable *people)
{
  g_autoptr (GHashTable) sums = sum_people (people, self->table);

  for (guint r = 0; r < desmi_table_get_n_rows (self->table); r++)
    {
      g_autofree char *key = NULL;
      const gint64    *sum;

      if (self->cells[r].value == 0)
        continue;
      key = make_common_key (self->table, r, self->table, people);
      sum = g_hash_table_lookup (sums, key);
      self->cells[r].hidden = sum != NULL && *sum > 0 && *sum < DESMI_SUPPRESS_BELOW;
    }
}

/* Returns: (array): for each row, whether the column is hidden there */
static gboolean *
hide_column (DesmiTable *table, guint column, const DesmiSuppression *how, gboolean counts)
{
  guint     n = desmi_table_get_n_rows (table);
  gboolean *hidden = g_new0 (gboolean, n + 1);
  Work      self = {
         table, column, counts, how->pairs, how->places != NULL, g_new0 (DesmiSuppressCell, n + 1)
  };

  for (guint r = 0; r < n; r++)
    {
      gint64 value = has_value (table, r, column) ? desmi_table_get_int (table, r, column) : 0;

      self.cells[r].value = MAX (value, 0);
      self.cells[r].hidden = counts && value > 0 && value < DESMI_SUPPRESS_BELOW;
    }
  if (!counts)
    hide_amounts (&self, how->people);
  for (guint r = 0; how->places != NULL && r < n; r++)
    self.cells[r].hidden = self.cells[r].hidden
                           || (self.cells[r].value > 0
                               && desmi_suppress_places_hide (how->places, table, r, how->pairs));
  complete_column (&self);
  for (guint r = 0; r < n; r++)
    hidden[r] = self.cells[r].hidden;
  g_free (self.cells);
  return hidden;
}

/* Whether a number beside hidden counts tells of them. */
static gboolean
is_of_people (DesmiTable *table, guint column)
{
  return desmi_table_get_column_type (table, column) != DESMI_COLUMN_COUNT
             ? !desmi_table_is_category (table, column)
             : strcmp (desmi_table_get_column_name (table, column), "net") == 0;
}

static void
add_row (DesmiTable *table, guint row, gboolean *const *hidden, DesmiTableBuilder *builder)
{
  guint    n = desmi_table_get_n_columns (table);
  gboolean any = FALSE;

  desmi_table_builder_add_row (builder);
  for (guint c = 0; c < n; c++)
    any = any || (hidden[c] != NULL && hidden[c][row]);
  for (guint c = 0; c < n; c++)
    if ((hidden[c] != NULL ? hidden[c][row] : any && is_of_people (table, c))
        && has_value (table, row, c))
      desmi_table_builder_set_mark (builder, c, DESMI_MARK_SUPPRESSED);
    else
      desmi_chart_table_copy_cell (table, row, c, builder, c);
}

static DesmiTable *
hide (DesmiTable *table, const DesmiSuppression *how)
{
  guint                 n = desmi_table_get_n_columns (table);
  g_autofree gboolean **hidden = g_new0 (gboolean *, n + 1);
  DesmiTableBuilder    *builder = desmi_chart_table_begin_like (table);

  for (guint c = 0; c < n; c++)
    if (desmi_suppress_is_people (table, c))
      hidden[c] = hide_column (table, c, how, TRUE);
    else if (desmi_table_get_column_type (table, c) == DESMI_COLUMN_IDR && how->people != NULL)
      hidden[c] = hide_column (table, c, how, FALSE);
  for (guint r = 0; r < desmi_table_get_n_rows (table); r++)
    add_row (table, r, hidden, builder);
  for (guint c = 0; c < n; c++)
    g_free (hidden[c]);
  return desmi_table_builder_end (builder);
}

/**
 * desmi_suppress_table:
 * @table: columns of names, counts of people and amounts
 *
 * A pure function. What is shown does not give away what is hidden, even to those who know the sum
 * of every line from elsewhere: of each row and column of a matrix, of the whole of a list, and of
 * each year of months and quarters. Nor does it give away what is hidden of its villages elsewhere.
 * 0 stays 0, and what is missing stays missing.
 *
 * Returns: (transfer full): @table with %DESMI_MARK_SUPPRESSED on what is hidden
 */
DesmiTable *
desmi_suppress_table (DesmiTable *table, const DesmiSuppression *how)
{
  g_autoptr (DesmiTable) grouped
      = desmi_suppress_group (table, how->most, how->n_most, how->locale);
  g_autoptr (DesmiTable) paired
      = how->pairs ? desmi_suppress_pair_levels (grouped) : desmi_table_ref (grouped);

  return hide (paired, how);
}
