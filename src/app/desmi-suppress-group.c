/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sums the rows of a table that stand for the same once categories are grouped or left out. */
#include "app/desmi-suppress-group.h"

#include "app/desmi-chart-table.h"
#include "chart/desmi-category.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Rows that came to one. */
typedef struct
{
  guint   first; /* row of the table */
  guint   n_rows;
  gint64 *sums; /* by column */
  guint  *n_values;
  guint8 *marks;
  guint8 *names; /* what stands in a column of names: NAME_... */
} Row;

enum
{
  NAME_OWN,
  NAME_NONE,
  NAME_OTHER,
};

typedef struct
{
  DesmiTable *table;
  GHashTable *index; /* of Row by what it is called */
  GPtrArray  *rows;
} Sums;

static void
free_row (gpointer data)
{
  Row *self = data;

  g_free (self->sums);
  g_free (self->n_values);
  g_free (self->marks);
  g_free (self->names);
  g_free (self);
}

static void
sums_init (Sums *self, DesmiTable *table)
{
  self->table = table;
  self->index = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->rows = g_ptr_array_new_with_free_func (free_row);
}

static void
sums_clear (Sums *self)
{
  g_hash_table_unref (self->index);
  g_ptr_array_unref (self->rows);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Sums, sums_clear)

/**
 * desmi_suppress_is_people:
 *
 * Returns: whether a column counts people who could be told apart: not villages, not all
 * inhabitants, and not what is left of a difference
 */
gboolean
desmi_suppress_is_people (DesmiTable *table, guint column)
{
  static const char *const others[] = { "reported", "of", "villages", "population", "net", NULL };

  return desmi_table_get_column_type (table, column) == DESMI_COLUMN_COUNT
         && !g_strv_contains (others, desmi_table_get_column_name (table, column));
}

static Row *
find_row (Sums *self, guint row, const guint8 *names)
{
  guint               n = desmi_table_get_n_columns (self->table);
  g_autoptr (GString) key = g_string_new (NULL);
  Row                *found;

  for (guint c = 0; c < n; c++)
    if (desmi_table_is_category (self->table, c))
      {
        const char *text = desmi_table_get_text (self->table, row, c);

        g_string_append_printf (key, "%d%s\x1f",
                                names[c] == NAME_OWN && text == NULL ? 9 : names[c],
                                names[c] == NAME_OWN && text != NULL ? text : "");
      }
  found = g_hash_table_lookup (self->index, key->str);
  if (found != NULL)
    return found;
  found = g_new0 (Row, 1);
  found->first = row;
  found->sums = g_new0 (gint64, n);
  found->n_values = g_new0 (guint, n);
  found->marks = g_new0 (guint8, n);
  found->names = g_memdup2 (names, n);
  g_hash_table_insert (self->index, g_strdup (key->str), found);
  g_ptr_array_add (self->rows, found);
  return found;
}

static void
sums_add (Sums *self, guint row, const guint8 *names)
{
  Row *into = find_row (self, row, names);

  into->n_rows++;
  for (guint c = 0; c < desmi_table_get_n_columns (self->table); c++)
    {
      DesmiMark mark = desmi_table_get_mark (self->table, row, c);

      if (desmi_table_is_category (self->table, c)
          || desmi_table_get_column_type (self->table, c) == DESMI_COLUMN_RATIO
          || mark == DESMI_MARK_MISSING || mark == DESMI_MARK_SUPPRESSED)
        continue;
      into->n_values[c]++;
      into->marks[c] = (guint8) (mark == DESMI_MARK_ESTIMATE ? mark : into->marks[c]);
      if (__builtin_add_overflow (into->sums[c], desmi_table_get_int (self->table, row, c),
                                  &into->sums[c]))
        into->sums[c] = G_MAXINT64;
    }
}

static void
write_cell (const Sums        *self,
            const Row         *row,
            guint              column,
            const char        *other,
            DesmiTableBuilder *out)
{
  DesmiMark first = desmi_table_get_mark (self->table, row->first, column);

  if (desmi_table_is_category (self->table, column))
    {
      if (row->names[column] == NAME_OTHER)
        desmi_table_builder_set_text (out, column, DESMI_CATEGORY_OTHER, other);
      else if (row->names[column] == NAME_OWN)
        desmi_chart_table_copy_cell (self->table, row->first, column, out, column);
    }
  else if (row->n_rows == 1)
    desmi_chart_table_copy_cell (self->table, row->first, column, out, column);
  else if (row->n_values[column] > 0)
    {
      desmi_table_builder_set_int (out, column, row->sums[column]);
      if (row->marks[column] == DESMI_MARK_ESTIMATE)
        desmi_table_builder_set_mark (out, column, DESMI_MARK_ESTIMATE);
    }
  else if (first == DESMI_MARK_SUPPRESSED)
    desmi_table_builder_set_mark (out, column, first);
}

/* Shares of what was put together are left to the chart, which finds them itself. */
static DesmiTable *
sums_end (const Sums *self, const char *other)
{
  DesmiTableBuilder *builder = desmi_chart_table_begin_like (self->table);

  for (guint r = 0; r < self->rows->len; r++)
    {
      desmi_table_builder_add_row (builder);
      for (guint c = 0; c < desmi_table_get_n_columns (self->table); c++)
        write_cell (self, g_ptr_array_index (self->rows, r), c, other, builder);
    }
  return desmi_table_builder_end (builder);
}

typedef struct
{
  const char *text;
  char       *label;
  gint64      sum;
} Total;

static void
clear_total (gpointer data)
{
  g_free (((Total *) data)->label);
}

static int
compare_totals (gconstpointer a, gconstpointer b)
{
  const Total *one = a, *two = b;
  int          order;

  if (one->sum != two->sum)
    return one->sum > two->sum ? -1 : 1;
  order = strcmp (one->label, two->label);
  return order != 0 ? order : strcmp (one->text, two->text);
}

static GArray *
make_totals (DesmiTable *table, guint column, guint value, const DesmiLocale *locale)
{
  g_autoptr (GHashTable) index = g_hash_table_new (g_str_hash, g_str_equal);
  GArray                *totals = g_array_new (FALSE, FALSE, sizeof (Total));

  g_array_set_clear_func (totals, clear_total);
  for (guint r = 0; r < desmi_table_get_n_rows (table); r++)
    {
      const char *text = desmi_table_get_text (table, r, column);
      DesmiMark   mark = desmi_table_get_mark (table, r, value);
      gpointer    at;
      gint64     *sum;

      if (text == NULL)
        continue;
      if (!g_hash_table_lookup_extended (index, text, NULL, &at))
        {
          Total fresh = { text, desmi_category_label (table, r, column, locale), 0 };

          at = GUINT_TO_POINTER (totals->len);
          g_array_append_val (totals, fresh);
          g_hash_table_insert (index, (char *) text, at);
        }
      sum = &g_array_index (totals, Total, GPOINTER_TO_UINT (at)).sum;
      if (mark != DESMI_MARK_MISSING && mark != DESMI_MARK_SUPPRESSED
          && __builtin_add_overflow (*sum, desmi_table_get_int (table, r, value), sum))
        *sum = G_MAXINT64;
    }
  g_array_sort (totals, compare_totals);
  return totals;
}

/* (nullable): the categories of a column that are past the limit, with remainders of the data. */
static GHashTable *
find_small (DesmiTable *table, guint column, guint value, guint most, const DesmiLocale *locale)
{
  g_autoptr (GArray) totals = make_totals (table, column, value, locale);
  GHashTable        *small;
  guint              n_named = 0, n_kept = 0;

  for (guint i = 0; i < totals->len; i++)
    n_named += !desmi_category_is_other (g_array_index (totals, Total, i).label, locale);
  if (n_named + (n_named < totals->len) <= most)
    return NULL;
  small = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; i < totals->len; i++)
    {
      const Total *total = &g_array_index (totals, Total, i);
      gboolean     named = !desmi_category_is_other (total->label, locale);

      if (named && n_kept + 1 < most)
        n_kept++;
      else
        g_hash_table_add (small, g_strdup (total->text));
    }
  return small;
}

static int
find_people (DesmiTable *table)
{
  for (guint c = 0; c < desmi_table_get_n_columns (table); c++)
    if (desmi_suppress_is_people (table, c))
      return (int) c;
  return -1;
}

/* (nullable) (element-type GHashTable): for each column what of it is grouped; %NULL: nothing. */
static GPtrArray *
find_groups (DesmiTable        *table,
             guint              value,
             const guint       *most,
             guint              n_most,
             const DesmiLocale *locale)
{
  g_autoptr (GPtrArray) groups = g_ptr_array_new ();
  gboolean              any = FALSE;
  guint                 at = 0;

  for (guint c = 0; c < desmi_table_get_n_columns (table); c++)
    {
      GHashTable *small = NULL;

      if (desmi_table_is_category (table, c)
          && strcmp (desmi_table_get_column_name (table, c), "direction") != 0)
        {
          guint limit = at < n_most ? most[at] : 0;

          at++;
          if (limit > 0 && !desmi_category_has_order (table, c))
            small = find_small (table, c, value, limit, locale);
        }
      g_ptr_array_add (groups, small);
      any = any || small != NULL;
    }
  return any ? g_steal_pointer (&groups) : NULL;
}

/**
 * desmi_suppress_group:
 * @most: (array length=n_most): of each column of names but directions, how many may stay with the
 * remainder; 0: all
 *
 * Returns: (transfer full): @table with the small categories of each column in one
 */
DesmiTable *
desmi_suppress_group (DesmiTable *table, const guint *most, guint n_most, const DesmiLocale *locale)
{
  int                   value = find_people (table);
  guint                 n = desmi_table_get_n_columns (table);
  g_autoptr (GPtrArray) groups
      = value >= 0 ? find_groups (table, (guint) value, most, n_most, locale) : NULL;
  g_autofree guint8 *names = g_new0 (guint8, n + 1);
  g_auto (Sums)      sums = { NULL };
  DesmiTable        *grouped;

  sums_init (&sums, table);
  if (groups == NULL)
    return desmi_table_ref (table);
  for (guint r = 0; r < desmi_table_get_n_rows (table); r++)
    {
      for (guint c = 0; c < n; c++)
        {
          GHashTable *small = g_ptr_array_index (groups, c);
          const char *text = small != NULL ? desmi_table_get_text (table, r, c) : NULL;

          names[c] = text != NULL && g_hash_table_contains (small, text) ? NAME_OTHER : NAME_OWN;
        }
      sums_add (&sums, r, names);
    }
  grouped = sums_end (&sums, desmi_locale_text (locale, N_ ("Other")));
  for (guint c = 0; c < n; c++)
    if (g_ptr_array_index (groups, c) != NULL)
      g_hash_table_unref (g_ptr_array_index (groups, c));
  return grouped;
}

/**
 * desmi_suppress_pair_levels:
 * @table: two or more columns of names, then counts
 *
 * Returns: (transfer full): its sums by each pair of neighbouring columns of names; in each row the
 * other columns of names are empty
 */
DesmiTable *
desmi_suppress_pair_levels (DesmiTable *table)
{
  guint              n = desmi_table_get_n_columns (table);
  g_autoptr (GArray) levels = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autofree guint8 *names = g_new0 (guint8, n + 1);
  g_auto (Sums)      sums = { NULL };

  sums_init (&sums, table);
  for (guint c = 0; c < n; c++)
    if (desmi_table_is_category (table, c))
      g_array_append_val (levels, c);
  for (guint i = 0; i + 1 < levels->len; i++)
    {
      guint pair[] = { g_array_index (levels, guint, i), g_array_index (levels, guint, i + 1) };

      memset (names, NAME_NONE, n);
      names[pair[0]] = names[pair[1]] = NAME_OWN;
      for (guint r = 0; r < desmi_table_get_n_rows (table); r++)
        if (desmi_table_get_text (table, r, pair[0]) != NULL
            && desmi_table_get_text (table, r, pair[1]) != NULL)
          sums_add (&sums, r, names);
    }
  return sums_end (&sums, NULL);
}
