/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Brings what the store answers into the columns that charts take, and tells places of one name
 * apart. */
#include "app/desmi-chart-table.h"

#include "app/desmi-chart-words.h"

#include <glib/gi18n-lib.h>

static void
copy_cell (DesmiTable *from, guint row, guint column, DesmiTableBuilder *to, guint to_column)
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

static DesmiTableBuilder *
builder_like (DesmiTable *table)
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

static void
add_columns (DesmiTableBuilder *builder, DesmiTable *like)
{
  for (guint c = 0; c < desmi_table_get_n_columns (like); c++)
    desmi_table_builder_add_column (builder, desmi_table_get_column_name (like, c),
                                    desmi_table_get_column_type (like, c));
}

static void
copy_row (DesmiTable *from, guint row, DesmiTableBuilder *to)
{
  desmi_table_builder_add_row (to);
  for (guint c = 0; c < desmi_table_get_n_columns (from); c++)
    copy_cell (from, row, c, to, c);
}

/* @table without its column of directions, of which there is one only. */
static DesmiTable *
drop_direction (DesmiTable *table)
{
  int                direction = desmi_table_find_column (table, "direction");
  guint              n = desmi_table_get_n_columns (table);
  DesmiTableBuilder *builder;

  if (direction < 0)
    return desmi_table_ref (table);
  builder = builder_like (table);
  for (guint c = 0; c < n; c++)
    if ((int) c != direction)
      desmi_table_builder_add_column (builder, desmi_table_get_column_name (table, c),
                                      desmi_table_get_column_type (table, c));
  for (guint r = 0; r < desmi_table_get_n_rows (table); r++)
    {
      guint to = 0;

      desmi_table_builder_add_row (builder);
      for (guint c = 0; c < n; c++)
        if ((int) c != direction)
          copy_cell (table, r, c, builder, to++);
    }
  return desmi_table_builder_end (builder);
}

/* Scores of pillars as bullets; a score is a share of the target, so the target is 1 unless the
 * table knows better. */
static DesmiTable *
make_bullets (DesmiTable *table, GError **error)
{
  static const char *const from[] = { "pillar", "score", "reported", "of", "target" };
  static const char *const to[] = { "pillar", "actual", "reported", "of", "target" };
  const guint              target = G_N_ELEMENTS (from) - 1;
  int                      columns[G_N_ELEMENTS (from)];
  DesmiTableBuilder       *builder;

  for (guint i = 0; i < G_N_ELEMENTS (from); i++)
    {
      columns[i] = desmi_table_find_column (table, from[i]);
      if (columns[i] < 0 && i != target)
        {
          g_set_error (error, DESMI_CHART_ERROR, DESMI_CHART_ERROR_DATA,
                       _ ("The data have no column “%s”."), from[i]);
          return NULL;
        }
    }
  builder = builder_like (table);
  for (guint i = 0; i < target; i++)
    desmi_table_builder_add_column (builder, to[i],
                                    desmi_table_get_column_type (table, (guint) columns[i]));
  desmi_table_builder_add_column (builder, to[target], DESMI_COLUMN_RATIO);
  for (guint r = 0; r < desmi_table_get_n_rows (table); r++)
    {
      desmi_table_builder_add_row (builder);
      for (guint i = 0; i < target; i++)
        copy_cell (table, r, (guint) columns[i], builder, i);
      if (columns[target] >= 0)
        copy_cell (table, r, (guint) columns[target], builder, target);
      else
        desmi_table_builder_set_double (builder, target, 1.0);
    }
  return desmi_table_builder_end (builder);
}

/**
 * desmi_chart_table_shape:
 * @table: what the store answered
 *
 * Returns: (transfer full): the same in the columns that a chart of @type takes; %NULL with
 * #DESMI_CHART_ERROR
 */
DesmiTable *
desmi_chart_table_shape (DesmiChartType type, DesmiTable *table, GError **error)
{
  switch (type)
    {
    case DESMI_CHART_SANKEY:
    case DESMI_CHART_BARS:
      return drop_direction (table);
    case DESMI_CHART_BULLETS:
      return make_bullets (table, error);
    case DESMI_CHART_TREND:
    default:
      return desmi_table_ref (table);
    }
}

static char *
make_month_key (DesmiTable *table, guint row, int direction, int month)
{
  const char *code = desmi_table_get_text (table, row, (guint) direction);
  const char *period = desmi_table_get_text (table, row, (guint) month);

  return g_strdup_printf ("%s\t%s", code != NULL ? code : "", period != NULL ? period : "");
}

/**
 * desmi_chart_table_add_zeros:
 * @table: flows of some kind by direction and month
 * @reported: flows of every kind in the same places, likewise
 *
 * A month that was reported, but without flows of the kind asked for, had none of them: it is 0 and
 * no gap. Months of which @reported has nothing stay without a row.
 *
 * Returns: (transfer full): @table, or one with such months
 */
DesmiTable *
desmi_chart_table_add_zeros (DesmiTable *table, DesmiTable *reported)
{
  int direction = desmi_table_find_column (table, "direction");
  int month = desmi_table_find_column (table, "month"),
      count = desmi_table_find_column (table, "count");
  int                    from[] = { desmi_table_find_column (reported, "direction"),
                                    desmi_table_find_column (reported, "month") };
  g_autoptr (GHashTable) known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  DesmiTableBuilder     *builder;

  if (direction < 0 || month < 0 || count < 0 || from[0] < 0 || from[1] < 0)
    return desmi_table_ref (table);
  builder = builder_like (table);
  add_columns (builder, table);
  for (guint r = 0; r < desmi_table_get_n_rows (table); r++)
    {
      copy_row (table, r, builder);
      g_hash_table_add (known, make_month_key (table, r, direction, month));
    }
  for (guint r = 0; r < desmi_table_get_n_rows (reported); r++)
    {
      if (!g_hash_table_add (known, make_month_key (reported, r, from[0], from[1])))
        continue;
      desmi_table_builder_add_row (builder);
      copy_cell (reported, r, (guint) from[0], builder, (guint) direction);
      copy_cell (reported, r, (guint) from[1], builder, (guint) month);
      desmi_table_builder_set_int (builder, (guint) count, 0);
    }
  return desmi_table_builder_end (builder);
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
  builder = builder_like (table);
  add_columns (builder, table);
  for (guint r = 0; r < desmi_table_get_n_rows (table); r++)
    {
      const char      *number = desmi_table_get_text (table, r, (guint) pillar);
      const char      *name = desmi_table_get_label (table, r, (guint) pillar);
      g_autofree char *both = NULL;

      copy_row (table, r, builder);
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
  builder = builder_like (table);
  add_columns (builder, table);
  for (guint r = 0; r < desmi_table_get_n_rows (table); r++)
    {
      const char      *code = desmi_table_get_text (table, r, (guint) village);
      g_autofree char *name = code != NULL && g_hash_table_contains (shared, code)
                                  ? desmi_chart_words_village (store, code, cancellable)
                                  : NULL;

      copy_row (table, r, builder);
      if (name != NULL)
        desmi_table_builder_set_text (builder, (guint) village, code, name);
    }
  return desmi_table_builder_end (builder);
}
