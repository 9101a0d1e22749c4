/* SPDX-License-Identifier: GPL-3.0-or-later */
/* All that is known of each village is asked for once, of everything that a table tells apart but
 * places; of each of these things the villages make a tree. A row is of some villages of one tree.
 */
#include "app/desmi-suppress-places.h"

#include "app/desmi-chart-table.h"
#include "chart/desmi-category.h"

#include <string.h>

#define VILLAGE "village"
#define DIRECTION "direction"

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

/* The trees of all that these columns tell apart, once. */
static void
build (DesmiSuppressPlaces *self, const gboolean *columns)
{
  g_autoptr (GHashTable) fresh = g_hash_table_new (NULL, NULL);
  GString               *name = g_string_new (NULL);
  GHashTableIter         iter;
  gpointer               tree;

  for (guint c = 0; c < desmi_table_get_n_columns (self->leaves); c++)
    g_string_append_c (name, columns[c] ? '1' : '0');
  if (!g_hash_table_add (self->built, g_string_free (name, FALSE)))
    return;
  for (guint r = 0; r < self->values->len; r++)
    {
      const DesmiSuppressLeaf *leaf = &g_array_index (self->values, DesmiSuppressLeaf, r);
      g_autofree char         *key = NULL;

      if (leaf->village == NULL)
        continue;
      key = make_key (self, columns, self->leaves, r, NULL);
      tree = g_hash_table_lookup (self->trees, key);
      if (tree == NULL)
        {
          tree = desmi_suppress_tree_new ();
          g_hash_table_insert (self->trees, g_steal_pointer (&key), tree);
        }
      desmi_suppress_tree_add (tree, leaf);
      g_hash_table_add (fresh, tree);
    }
  g_hash_table_iter_init (&iter, fresh);
  while (g_hash_table_iter_next (&iter, &tree, NULL))
    desmi_suppress_tree_solve (tree);
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
