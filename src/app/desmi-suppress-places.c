/* SPDX-License-Identifier: GPL-3.0-or-later */
/* All that is known of each village is asked for once, of everything that a table tells apart but
 * places; of each of these things the villages make a tree. A row is of some villages of one tree.
 */
#include "app/desmi-suppress-places.h"

#include "app/desmi-chart-table.h"
#include "app/desmi-suppress-cells.h"
#include "chart/desmi-category.h"

#include <string.h>

#define VILLAGE "village"
#define DIRECTION "direction"
#define INDICATOR "indicator"
#define YEAR_LENGTH 4 /* of "2023" in "2023-11" */

struct _DesmiSuppressPlaces
{
  DesmiTable *leaves;
  GArray     *values;  /* of DesmiSuppressLeaf, by row */
  DesmiTable *members; /* nullable */
  GHashTable *trees;   /* by what they are of; (nullable) of nothing */
  GHashTable *built;   /* which columns of names trees have been made of */
};

/**
 * desmi_suppress_places_new:
 * @leaves: a row for each village and everything else that is told apart
 * @values: (transfer full) (element-type DesmiSuppressLeaf): what each of its rows says; without a
 * village it says nothing
 * @members: (nullable): of which villages the tables are, with what else is known of them; without
 * it, of all
 *
 * Returns: (transfer full): what desmi_suppress_places_hide() asks
 */
DesmiSuppressPlaces *
desmi_suppress_places_new (DesmiTable *leaves, GArray *values, DesmiTable *members)
{
  DesmiSuppressPlaces *self = g_new0 (DesmiSuppressPlaces, 1);

  self->leaves = desmi_table_ref (leaves);
  self->values = values;
  self->members = members != NULL ? desmi_table_ref (members) : NULL;
  self->trees = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                       (GDestroyNotify) desmi_suppress_tree_free);
  self->built = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  return self;
}

/**
 * desmi_suppress_places_free:
 */
void
desmi_suppress_places_free (DesmiSuppressPlaces *self)
{
  desmi_table_unref (self->leaves);
  g_array_unref (self->values);
  g_clear_pointer (&self->members, desmi_table_unref);
  g_hash_table_unref (self->trees);
  g_hash_table_unref (self->built);
  g_free (self);
}

static const char *
get_text (DesmiTable *table, guint row, int column)
{
  const char *text = column >= 0 ? desmi_table_get_text (table, row, (guint) column) : NULL;

  return text != NULL ? text : "";
}

/* The columns that tell things apart in @row: (transfer full) (array): in the order of the leaves,
 * whether each does. Directions always do. */
static gboolean *
find_columns (const DesmiSuppressPlaces *self, DesmiTable *table, guint row, gboolean pairs)
{
  guint     n = desmi_table_get_n_columns (self->leaves);
  gboolean *columns = g_new0 (gboolean, n + 1);

  for (guint c = 0; c < n; c++)
    {
      const char *name = desmi_table_get_column_name (self->leaves, c);
      int         own = desmi_table_find_column (table, name);

      if (!desmi_table_is_category (self->leaves, c) || desmi_chart_table_is_area (name))
        continue;
      columns[c]
          = strcmp (name, DIRECTION) == 0
            || (own >= 0 && !(pairs && desmi_table_get_text (table, row, (guint) own) == NULL));
    }
  return columns;
}

/* What a row is of; @direction: (nullable): in place of its own. */
static char *
make_key (const DesmiSuppressPlaces *self,
          const gboolean            *columns,
          DesmiTable                *table,
          guint                      row,
          const char                *direction)
{
  GString *key = g_string_new (NULL);

  for (guint c = 0; c < desmi_table_get_n_columns (self->leaves); c++)
    {
      const char *name = desmi_table_get_column_name (self->leaves, c);
      const char *text;

      if (!columns[c])
        continue;
      text = direction != NULL && strcmp (name, DIRECTION) == 0
                 ? direction
                 : get_text (table, row, desmi_table_find_column (table, name));
      g_string_append_printf (key, "%u=%s\x1f", c, text);
    }
  return g_string_free (key, FALSE);
}

/* What a row is a part of, besides its place: numbers of both directions are never added up, nor
 * are those of two indicators; the sums of years are known everywhere. */
static char *
make_line_key (const DesmiSuppressPlaces *self, const gboolean *columns, guint row)
{
  static const char *const never[] = { DIRECTION, INDICATOR, "unit", NULL };
  GString                 *key = g_string_new (NULL);

  for (guint c = 0; c < desmi_table_get_n_columns (self->leaves); c++)
    {
      const char *text = get_text (self->leaves, row, (int) c);

      if (!columns[c])
        continue;
      if (g_strv_contains (never, desmi_table_get_column_name (self->leaves, c)))
        g_string_append_printf (key, "%s\x1f", text);
      else if (desmi_table_get_column_type (self->leaves, c) == DESMI_COLUMN_PERIOD
               && strlen (text) > YEAR_LENGTH)
        g_string_append_printf (key, "%.*s\x1f", YEAR_LENGTH, text);
    }
  return g_string_free (key, FALSE);
}

/* The cells of each village and subdistrict in several trees. */
static GHashTable *
new_lines (GPtrArray *trees)
{
  GHashTable *lines
      = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);

  for (guint i = 0; i < trees->len; i++)
    desmi_suppress_tree_add_lines (g_ptr_array_index (trees, i), lines);
  return lines;
}

/* What several trees come to where nothing but places is told apart. */
static DesmiSuppressTree *
new_whole (GPtrArray *trees)
{
  DesmiSuppressTree *whole = desmi_suppress_tree_new ();

  for (guint i = 0; i < trees->len; i++)
    desmi_suppress_tree_add_all (whole, g_ptr_array_index (trees, i));
  desmi_suppress_tree_solve (whole);
  return whole;
}

/* A sum that is hidden would follow from cells that are all shown. */
static gboolean
cover_sum (GPtrArray *line, GPtrArray *sum)
{
  DesmiSuppressCell *next = NULL;

  if (sum == NULL || !((DesmiSuppressCell *) g_ptr_array_index (sum, 0))->hidden)
    return FALSE;
  for (guint i = 0; i < line->len; i++)
    {
      DesmiSuppressCell *cell = g_ptr_array_index (line, i);

      if (cell->hidden)
        return FALSE;
      if (cell->value > 0 && (next == NULL || cell->value < next->value))
        next = cell;
    }
  if (next != NULL)
    next->hidden = TRUE;
  return next != NULL;
}

/* Of one village, or subdistrict, the sum of what is told apart is known, too, unless it is hidden
 * itself: further cells of it are hidden, and then of their trees. */
static void
cover_lines (GPtrArray *trees, gboolean summed)
{
  g_autoptr (GHashTable)        lines = new_lines (trees);
  g_autoptr (GHashTable)        sums = NULL;
  g_autoptr (DesmiSuppressTree) whole = new_whole (trees);
  g_autoptr (GPtrArray)         wholes = g_ptr_array_new ();
  g_autoptr (GList)             codes = NULL;
  gboolean                      changed = trees->len > 1;

  if (summed)
    g_ptr_array_add (wholes, whole);
  sums = new_lines (wholes);
  codes = g_list_sort (g_hash_table_get_keys (lines), (GCompareFunc) strcmp);
  while (changed)
    {
      changed = FALSE;
      for (GList *code = codes; code != NULL; code = code->next)
        {
          GPtrArray *line = g_hash_table_lookup (lines, code->data);

          changed = desmi_suppress_cells_list ((DesmiSuppressCell *const *) line->pdata, line->len,
                                               desmi_suppress_tree_counts (whole))
                    || changed;
          changed = cover_sum (line, g_hash_table_lookup (sums, code->data)) || changed;
        }
      for (guint i = 0; changed && i < trees->len; i++)
        desmi_suppress_tree_cover (g_ptr_array_index (trees, i));
    }
}

/* Puts a row into its tree, and that, where it is new, to those it makes lines with. */
static void
add_leaf (DesmiSuppressPlaces *self, const gboolean *columns, guint row, GHashTable *groups)
{
  g_autofree char   *key = make_key (self, columns, self->leaves, row, NULL);
  g_autofree char   *name = NULL;
  DesmiSuppressTree *tree = g_hash_table_lookup (self->trees, key);
  GPtrArray         *group;

  if (tree == NULL)
    {
      tree = desmi_suppress_tree_new ();
      g_hash_table_insert (self->trees, g_steal_pointer (&key), tree);
      name = make_line_key (self, columns, row);
      group = g_hash_table_lookup (groups, name);
      if (group == NULL)
        {
          group = g_ptr_array_new ();
          g_hash_table_insert (groups, g_steal_pointer (&name), group);
        }
      g_ptr_array_add (group, tree);
    }
  desmi_suppress_tree_add (tree, &g_array_index (self->values, DesmiSuppressLeaf, row));
}

/* The trees of all that these columns tell apart, once. */
static void
build (DesmiSuppressPlaces *self, const gboolean *columns)
{
  g_autoptr (GHashTable) groups
      = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  GString       *name = g_string_new (NULL);
  GHashTableIter iter;
  gpointer       group;

  for (guint c = 0; c < desmi_table_get_n_columns (self->leaves); c++)
    g_string_append_c (name, columns[c] ? '1' : '0');
  if (!g_hash_table_add (self->built, g_string_free (name, FALSE)))
    return;
  for (guint r = 0; r < self->values->len; r++)
    if (g_array_index (self->values, DesmiSuppressLeaf, r).village != NULL)
      add_leaf (self, columns, r, groups);
  g_hash_table_iter_init (&iter, groups);
  while (g_hash_table_iter_next (&iter, NULL, &group))
    {
      GPtrArray *trees = group;

      for (guint i = 0; i < trees->len; i++)
        desmi_suppress_tree_solve (g_ptr_array_index (trees, i));
      cover_lines (trees, desmi_table_find_column (self->leaves, INDICATOR) < 0);
    }
}

/* Of a column of areas, whether @village lies in what stands in @row. What was put together there
 * is everything that no other row names. */
static gboolean
lies_in (DesmiTable *table, guint row, guint column, const char *village)
{
  const char *area = desmi_table_get_text (table, row, column);

  if (area == NULL)
    return TRUE;
  if (strcmp (area, DESMI_CATEGORY_OTHER) != 0)
    return g_str_has_prefix (village, area);
  for (guint r = 0; r < desmi_table_get_n_rows (table); r++)
    {
      const char *named = desmi_table_get_text (table, r, column);

      if (named != NULL && g_str_has_prefix (village, named))
        return FALSE;
    }
  return TRUE;
}

/* Whether @village is one of those that were asked for, and is as @row says. */
static gboolean
is_member (const DesmiSuppressPlaces *self, DesmiTable *table, guint row, const char *village)
{
  int villages = self->members != NULL ? desmi_table_find_column (self->members, VILLAGE) : -1;

  if (self->members == NULL)
    return TRUE;
  for (guint m = 0; m < desmi_table_get_n_rows (self->members); m++)
    {
      gboolean same = strcmp (get_text (self->members, m, villages), village) == 0;

      for (guint c = 0; same && c < desmi_table_get_n_columns (self->members); c++)
        {
          int own = desmi_table_find_column (table, desmi_table_get_column_name (self->members, c));

          if (own >= 0 && (int) c != villages && desmi_table_is_category (self->members, c))
            same = strcmp (get_text (self->members, m, (int) c), get_text (table, row, own)) == 0;
        }
      if (same)
        return TRUE;
    }
  return FALSE;
}

static gboolean
is_of (const DesmiSuppressPlaces *self, DesmiTable *table, guint row, const char *village)
{
  for (guint c = 0; c < desmi_table_get_n_columns (table); c++)
    if (desmi_chart_table_is_area (desmi_table_get_column_name (table, c))
        && !lies_in (table, row, c, village))
      return FALSE;
  return is_member (self, table, row, village);
}

static gboolean
is_hidden (const DesmiSuppressPlaces *self,
           const gboolean            *columns,
           DesmiTable                *table,
           guint                      row,
           const char                *direction)
{
  g_autofree char         *key = make_key (self, columns, table, row, direction);
  const DesmiSuppressTree *tree = g_hash_table_lookup (self->trees, key);
  g_autofree gboolean     *leaves = NULL;
  const char *village = get_text (table, row, desmi_table_find_column (table, VILLAGE));
  int         only;

  if (tree == NULL)
    return FALSE;
  leaves = g_new0 (gboolean, desmi_suppress_tree_get_n (tree) + 1);
  only = desmi_suppress_tree_find (tree, village);
  if (only >= 0)
    leaves[only] = TRUE;
  else
    for (guint i = 0; i < desmi_suppress_tree_get_n (tree); i++)
      leaves[i] = is_of (self, table, row, desmi_suppress_tree_get_village (tree, i));
  return !desmi_suppress_tree_shows (tree, leaves);
}

/* Whether something but places was put together in @row: of that there is no tree. */
static gboolean
is_grouped (DesmiTable *table, guint row)
{
  for (guint c = 0; c < desmi_table_get_n_columns (table); c++)
    if (desmi_table_is_category (table, c)
        && !desmi_chart_table_is_area (desmi_table_get_column_name (table, c))
        && strcmp (get_text (table, row, (int) c), DESMI_CATEGORY_OTHER) == 0)
      return TRUE;
  return FALSE;
}

/**
 * desmi_suppress_places_hide:
 * @table: with some of the columns of names of the villages' own table
 * @pairs: an empty name stands for everything, as in flows between neighbouring levels
 *
 * Returns: whether the numbers of @row have to be hidden since they, with what may be shown of
 * other places, tell of few people
 */
gboolean
desmi_suppress_places_hide (DesmiSuppressPlaces *self, DesmiTable *table, guint row, gboolean pairs)
{
  static const char *const directions[] = { "out", "return" };
  g_autofree gboolean     *columns = NULL;

  if (is_grouped (table, row))
    return FALSE;
  columns = find_columns (self, table, row, pairs);
  build (self, columns);
  if (desmi_table_find_column (table, DIRECTION) >= 0
      || desmi_table_find_column (self->leaves, DIRECTION) < 0)
    return is_hidden (self, columns, table, row, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (directions); i++)
    if (is_hidden (self, columns, table, row, directions[i]))
      return TRUE;
  return FALSE;
}

/**
 * desmi_suppress_places_find:
 *
 * Returns: (transfer full) (array): of each row of @table, whether it has to be hidden
 */
gboolean *
desmi_suppress_places_find (DesmiSuppressPlaces *self, DesmiTable *table)
{
  guint     n = desmi_table_get_n_rows (table);
  gboolean *hidden = g_new0 (gboolean, n + 1);

  for (guint r = 0; r < n; r++)
    hidden[r] = desmi_suppress_places_hide (self, table, r, FALSE);
  return hidden;
}
