/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Brings what the store answers into the columns that charts take, and tells places of one name
 * apart. */
#include "app/desmi-chart-table.h"

#include "app/desmi-chart-words.h"

/**
 * desmi_chart_table_copy_cell:
 * @to: has a row to write into, and a column of the same type
 *
 * Copies value, label and mark; a missing value stays missing.
 */
void
desmi_chart_table_copy_cell (DesmiTable        *from,
                             guint              row,
                             guint              column,
                             DesmiTableBuilder *to,
                             guint              to_column)
{
  DesmiMark mark = desmi_table_get_mark (from, row, column);

  if (mark == DESMI_MARK_MISSING)
    return;
  switch (desmi_table_get_column_type (from, column))
    {
    case DESMI_COLUMN_COUNT:
    case DESMI_COLUMN_IDR:
    case DESMI_COLUMN_MILLI:
      desmi_table_builder_set_int (to, to_column, desmi_table_get_int (from, row, column));
      break;
    case DESMI_COLUMN_RATIO:
      desmi_table_builder_set_double (to, to_column, desmi_table_get_double (from, row, column));
      break;
    case DESMI_COLUMN_TEXT:
    case DESMI_COLUMN_CODE:
    case DESMI_COLUMN_COUNTRY:
    case DESMI_COLUMN_PERIOD:
    default:
      desmi_table_builder_set_text (to, to_column, desmi_table_get_text (from, row, column),
                                    desmi_table_get_label (from, row, column));
    }
  if (mark != DESMI_MARK_NONE)
    desmi_table_builder_set_mark (to, to_column, mark);
}

/**
 * desmi_chart_table_begin:
 *
 * Returns: (transfer full): a table without columns, of the same name, period, source, date and
 * coverage as @table
 */
DesmiTableBuilder *
desmi_chart_table_begin (DesmiTable *table)
{
  DesmiTableBuilder *builder = desmi_table_builder_new (desmi_table_get_name (table));

  desmi_table_builder_set_period (builder, desmi_table_get_period (table));
  desmi_table_builder_set_source (builder, desmi_table_get_source (table));
  desmi_table_builder_set_as_of (builder, desmi_table_get_as_of (table));
  desmi_table_builder_set_coverage (builder, desmi_table_get_reported (table),
                                    desmi_table_get_of (table));
  desmi_table_builder_set_synthetic (builder, desmi_table_get_synthetic (table));
  return builder;
}

/**
 * desmi_chart_table_begin_like:
 *
 * Returns: (transfer full): the same with the columns of @table
 */
DesmiTableBuilder *
desmi_chart_table_begin_like (DesmiTable *table)
{
  DesmiTableBuilder *builder = desmi_chart_table_begin (table);

  for (guint c = 0; c < desmi_table_get_n_columns (table); c++)
    desmi_table_builder_add_column (builder, desmi_table_get_column_name (table, c),
                                    desmi_table_get_column_type (table, c));
  return builder;
}

/**
 * desmi_chart_table_copy_row:
 * @to: has the columns of @from
 *
 * Adds a row and copies @row into it.
 */
void
desmi_chart_table_copy_row (DesmiTable *from, guint row, DesmiTableBuilder *to)
{
  desmi_table_builder_add_row (to);
  for (guint c = 0; c < desmi_table_get_n_columns (from); c++)
    desmi_chart_table_copy_cell (from, row, c, to, c);
}

/**
 * desmi_chart_table_find_first_rows:
 * @column: of names
 *
 * Returns: (transfer full) (element-type utf8 guint): the first row of each of them; keys are of
 * @table
 */
GHashTable *
desmi_chart_table_find_first_rows (DesmiTable *table, guint column)
{
  GHashTable *rows = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint r = 0; r < desmi_table_get_n_rows (table); r++)
    {
      const char *text = desmi_table_get_text (table, r, column);

      if (text != NULL && !g_hash_table_contains (rows, text))
        g_hash_table_insert (rows, (char *) text, GUINT_TO_POINTER (r));
    }
  return rows;
}

/* (transfer full): @table with those of its columns only */
static DesmiTable *
keep_columns (DesmiTable *table, const gboolean *keep)
{
  DesmiTableBuilder *builder = desmi_chart_table_begin (table);
  guint              n = desmi_table_get_n_columns (table);

  for (guint c = 0; c < n; c++)
    if (keep[c])
      desmi_table_builder_add_column (builder, desmi_table_get_column_name (table, c),
                                      desmi_table_get_column_type (table, c));
  for (guint r = 0; r < desmi_table_get_n_rows (table); r++)
    {
      desmi_table_builder_add_row (builder);
      for (guint c = 0, to = 0; c < n; c++)
        if (keep[c])
          desmi_chart_table_copy_cell (table, r, c, builder, to++);
    }
  return desmi_table_builder_end (builder);
}

/**
 * desmi_chart_table_drop_direction:
 * @table: of one direction only
 *
 * Returns: (transfer full): @table without its column of directions
 */
DesmiTable *
desmi_chart_table_drop_direction (DesmiTable *table)
{
  int                  direction = desmi_table_find_column (table, "direction");
  guint                n = desmi_table_get_n_columns (table);
  g_autofree gboolean *keep = g_new (gboolean, n);

  if (direction < 0)
    return desmi_table_ref (table);
  for (guint c = 0; c < n; c++)
    keep[c] = (int) c != direction;
  return keep_columns (table, keep);
}

static gboolean
is_unsaid (DesmiTable *table, guint column)
{
  if (!desmi_table_is_category (table, column))
    return FALSE;
  for (guint r = 0; r < desmi_table_get_n_rows (table); r++)
    if (desmi_table_get_mark (table, r, column) != DESMI_MARK_MISSING)
      return FALSE;
  return TRUE;
}

/**
 * desmi_chart_table_drop_unsaid:
 *
 * Returns: (transfer full): @table without columns of names of which none is known; a column of
 *   numbers stays, in which nothing was reported
 */
DesmiTable *
desmi_chart_table_drop_unsaid (DesmiTable *table)
{
  guint                n = desmi_table_get_n_columns (table), n_kept = 0;
  g_autofree gboolean *keep = g_new (gboolean, n);

  for (guint c = 0; c < n; c++)
    n_kept += keep[c] = !is_unsaid (table, c);
  return n_kept < n ? keep_columns (table, keep) : desmi_table_ref (table);
}

/**
 * desmi_chart_table_number:
 * @table: of any chart
 *
 * Pillars are spoken of by their numbers, which stand before their names.
 *
 * Returns: (transfer full): @table, or one with such names
 */
DesmiTable *
desmi_chart_table_number (DesmiTable *table)
{
  int                pillar = desmi_table_find_column (table, "pillar");
  DesmiTableBuilder *builder;

  if (pillar < 0)
    return desmi_table_ref (table);
  builder = desmi_chart_table_begin_like (table);
  for (guint r = 0; r < desmi_table_get_n_rows (table); r++)
    {
      const char      *number = desmi_table_get_text (table, r, (guint) pillar);
      const char      *name = desmi_table_get_label (table, r, (guint) pillar);
      g_autofree char *both = NULL;

      desmi_chart_table_copy_row (table, r, builder);
      if (number == NULL || name == NULL)
        continue;
      both = g_strdup_printf ("%s. %s", number, name);
      desmi_table_builder_set_text (builder, (guint) pillar, number, both);
    }
  return desmi_table_builder_end (builder);
}

/* The codes in @column that share their name with another one. */
static GHashTable *
find_namesakes (DesmiTable *table, guint column)
{
  g_autoptr (GHashTable) first = g_hash_table_new (g_str_hash, g_str_equal);
  GHashTable            *shared = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint r = 0; r < desmi_table_get_n_rows (table); r++)
    {
      const char *code = desmi_table_get_text (table, r, column);
      const char *name = desmi_table_get_label (table, r, column);
      const char *before = name != NULL ? g_hash_table_lookup (first, name) : NULL;

      if (code == NULL || name == NULL || g_strcmp0 (before, code) == 0)
        continue;
      if (before == NULL)
        g_hash_table_insert (first, (char *) name, (char *) code);
      else
        {
          g_hash_table_add (shared, (char *) before);
          g_hash_table_add (shared, (char *) code);
        }
    }
  return shared;
}

/**
 * desmi_chart_table_tell_apart:
 *
 * Names are not keys: villages of one name get their subdistrict beside it.
 *
 * Returns: (transfer full): @table, or one with such names
 */
DesmiTable *
desmi_chart_table_tell_apart (DesmiTable *table, DesmiStore *store, GCancellable *cancellable)
{
  int                    village = desmi_table_find_column (table, "village");
  g_autoptr (GHashTable) shared = village >= 0 ? find_namesakes (table, (guint) village) : NULL;
  DesmiTableBuilder     *builder;

  if (shared == NULL || g_hash_table_size (shared) == 0)
    return desmi_table_ref (table);
  builder = desmi_chart_table_begin_like (table);
  for (guint r = 0; r < desmi_table_get_n_rows (table); r++)
    {
      const char      *code = desmi_table_get_text (table, r, (guint) village);
      g_autofree char *name = code != NULL && g_hash_table_contains (shared, code)
                                  ? desmi_chart_words_village (store, code, cancellable)
                                  : NULL;

      desmi_chart_table_copy_row (table, r, builder);
      if (name != NULL)
        desmi_table_builder_set_text (builder, (guint) village, code, name);
    }
  return desmi_table_builder_end (builder);
}

/**
 * desmi_chart_table_is_area:
 * @column: the name of a column
 *
 * Returns: whether it holds places
 */
gboolean
desmi_chart_table_is_area (const char *column)
{
  return strcmp (column, "village") == 0 || strcmp (column, "subdistrict") == 0
         || strcmp (column, "district") == 0;
}

static gboolean
has_pair (GHashTable *known, const char *row, const char *column)
{
  g_autofree char *pair = g_strdup_printf ("%s\t%s", row, column);

  return g_hash_table_contains (known, pair);
}

/**
 * desmi_chart_table_fill_pairs:
 * @table: perhaps a column "direction", then two of categories without time, and "count"
 *
 * A place that reported, but nobody of a kind, had none of it: every pair that the table leaves out
 * has 0, but where some are of an unknown kind, and may be of this one. Of two kinds of places most
 * pairs are of nothing, and are left out.
 *
 * Returns: (transfer full): the table with all pairs
 */
DesmiTable *
desmi_chart_table_fill_pairs (DesmiTable *table)
{
  int                    count = desmi_table_find_column (table, "count");
  guint                  one = desmi_table_find_column (table, "direction") == 0 ? 1 : 0;
  guint                  two = one + 1;
  g_autoptr (GHashTable) known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) rows = NULL, columns = NULL;
  DesmiTableBuilder     *builder;
  GHashTableIter         each, other;
  gpointer               row, column, r, c;

  if (count <= (int) two
      || (desmi_chart_table_is_area (desmi_table_get_column_name (table, one))
          && desmi_chart_table_is_area (desmi_table_get_column_name (table, two))))
    return desmi_table_ref (table);
  builder = desmi_chart_table_begin_like (table);
  rows = desmi_chart_table_find_first_rows (table, one);
  columns = desmi_chart_table_find_first_rows (table, two);
  for (guint i = 0; i < desmi_table_get_n_rows (table); i++)
    {
      desmi_chart_table_copy_row (table, i, builder);
      g_hash_table_add (known, g_strdup_printf ("%s\t%s", desmi_table_get_text (table, i, one),
                                                desmi_table_get_text (table, i, two)));
    }
  g_hash_table_iter_init (&each, rows);
  while (g_hash_table_iter_next (&each, &row, &r))
    {
      g_hash_table_iter_init (&other, columns);
      while (g_hash_table_iter_next (&other, &column, &c))
        {
          if (has_pair (known, row, column) || has_pair (known, row, "")
              || has_pair (known, "", column))
            continue;
          desmi_table_builder_add_row (builder);
          for (guint i = 0; i < one; i++)
            desmi_chart_table_copy_cell (table, 0, i, builder, i);
          desmi_chart_table_copy_cell (table, GPOINTER_TO_UINT (r), one, builder, one);
          desmi_chart_table_copy_cell (table, GPOINTER_TO_UINT (c), two, builder, two);
          desmi_table_builder_set_int (builder, (guint) count, 0);
        }
    }
  return desmi_table_builder_end (builder);
}
