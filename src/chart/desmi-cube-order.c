/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Puts a cube's categories into order, keeps together what belongs together, and groups those past
 * a limit. */
#include "chart/desmi-cube-private.h"

#include "chart/desmi-category.h"
#include "chart/desmi-cube-table.h"
#include "core/desmi-audience.h"

#define MEMBERS_NAMED 40 /* of a group, in what is said of it */

static int
compare_numbers (double a, double b)
{
  return (a > b) - (a < b);
}

/* What has no name comes last. */
static int
compare_names (const DesmiCategory *one, const DesmiCategory *two)
{
  int order = g_strcmp0 (one->sort_key, two->sort_key);

  if ((*one->key == '\0') != (*two->key == '\0'))
    return *one->key == '\0' ? 1 : -1;
  return order != 0 ? order : g_strcmp0 (one->key, two->key);
}

/* By value, those without one last either way; then by name. */
static int
compare_totals (const DesmiCategory *one, const DesmiCategory *two, int sign)
{
  int order = sign * compare_numbers (one->total.value, two->total.value);

  if ((one->total.n_values == 0) != (two->total.n_values == 0))
    return one->total.n_values == 0 ? 1 : -1;
  if (one->total.n_values > 0 && order != 0)
    return order;
  return compare_names (one, two);
}

static int
compare_places (const DesmiCategory *one, const DesmiCategory *two)
{
  if (one->source_row != two->source_row)
    return one->source_row < two->source_row ? -1 : 1;
  return one->id < two->id ? -1 : one->id > two->id;
}

static int
compare_categories (gconstpointer a, gconstpointer b, gpointer user_data)
{
  const DesmiCategory *one = *(DesmiCategory *const *) a, *two = *(DesmiCategory *const *) b;

  if (one->is_other != two->is_other)
    return one->is_other ? 1 : -1;
  switch ((DesmiChartSort) GPOINTER_TO_INT (user_data))
    {
    case DESMI_CHART_SORT_NAME:
      return compare_names (one, two);
    case DESMI_CHART_SORT_LOWEST:
      return compare_totals (one, two, 1);
    case DESMI_CHART_SORT_DATA:
      return compare_places (one, two);
    case DESMI_CHART_SORT_DEFAULT:
    case DESMI_CHART_SORT_VALUE:
    default:
      return compare_totals (one, two, -1);
    }
}

/* What belongs together stays together: what it belongs to is in the same order, and what belongs
 * to nothing comes after it. */
static int
compare_gathered (gconstpointer a, gconstpointer b, gpointer user_data)
{
  const DesmiCategory *one = *(DesmiCategory *const *) a, *two = *(DesmiCategory *const *) b;

  if (one->is_other != two->is_other || one->group == two->group)
    return compare_categories (a, b, user_data);
  if (one->group == NULL || two->group == NULL)
    return one->group == NULL ? 1 : -1;
  return compare_categories (&one->group, &two->group, user_data);
}

static int
compare_times (gconstpointer a, gconstpointer b)
{
  const DesmiCategory *one = *(DesmiCategory *const *) a, *two = *(DesmiCategory *const *) b;

  return one->id < two->id ? -1 : one->id > two->id;
}

/**
 * desmi_cube_gather:
 * @side: &self->rows or &self->columns
 * @table: that the cube was read from
 * @column: of what each of the categories belongs to, as of villages their subdistrict
 *
 * Groups the categories by another column, as their first row has it, and puts them into their
 * default order. Those of one group stay together in every order.
 */
void
desmi_cube_gather (DesmiCube         *self,
                   DesmiCubeSide     *side,
                   DesmiTable        *table,
                   guint              column,
                   const DesmiLocale *locale)
{
  DesmiCubeSide          groups = { .categories = NULL };
  g_autoptr (GHashTable) by_key = g_hash_table_new (g_str_hash, g_str_equal);

  g_return_if_fail (side == &self->rows || side == &self->columns);
  g_return_if_fail (side->groups == NULL && side->kind == 0);

  groups.categories = g_ptr_array_new_with_free_func (desmi_cube_category_free);
  side->groups = groups.categories;
  side->group_dimension = g_strdup (desmi_table_get_column_name (table, column));
  for (guint i = 0; i < side->categories->len; i++)
    {
      DesmiCategory *category = g_ptr_array_index (side->categories, i);
      const char    *key = desmi_table_get_text (table, category->source_row, column);
      DesmiCategory *group;

      if (key == NULL || *key == '\0')
        continue;
      group = g_hash_table_lookup (by_key, key);
      if (group == NULL)
        {
          group = desmi_cube_side_add (
              &groups, key, desmi_category_label (table, category->source_row, column, locale));
          group->source_row = category->source_row;
          g_hash_table_insert (by_key, group->key, group);
        }
      group->source_row = MIN (group->source_row, category->source_row);
      desmi_cell_merge (&group->total, &category->total, self->type);
      category->group = group;
    }
  desmi_cube_sort (self, side, DESMI_CHART_SORT_DEFAULT);
}

/**
 * desmi_cube_sort:
 * @side: &self->rows or &self->columns
 *
 * Puts categories into order, those of one group beside each other. Periods keep that of time in
 * all but the orders by value.
 */
void
desmi_cube_sort (DesmiCube *self, DesmiCubeSide *side, DesmiChartSort sort)
{
  g_return_if_fail (side == &self->rows || side == &self->columns);

  if (side->kind != 0 && sort != DESMI_CHART_SORT_VALUE && sort != DESMI_CHART_SORT_LOWEST)
    {
      g_ptr_array_sort (side->categories, compare_times);
      return;
    }
  if (sort == DESMI_CHART_SORT_DEFAULT && side->ordered)
    sort = DESMI_CHART_SORT_DATA;
  g_ptr_array_sort_with_data (side->categories, compare_gathered, GINT_TO_POINTER ((int) sort));
}

/* Which categories stay, by id: the largest, ties by name. */
static gboolean *
choose_kept (const DesmiCubeSide *side, guint most)
{
  g_autoptr (GPtrArray) ranked = g_ptr_array_sized_new (side->categories->len);
  gboolean             *kept = g_new0 (gboolean, side->n_ids + 1);
  gboolean              all = side->categories->len <= most;

  for (guint i = 0; i < side->categories->len; i++)
    g_ptr_array_add (ranked, g_ptr_array_index (side->categories, i));
  g_ptr_array_sort_with_data (ranked, compare_categories,
                              GINT_TO_POINTER ((int) DESMI_CHART_SORT_VALUE));
  for (guint i = 0; i < ranked->len && (all || i + 1 < most); i++)
    {
      const DesmiCategory *category = g_ptr_array_index (ranked, i);

      kept[category->id] = !category->is_other;
    }
  return kept;
}

/* What a member comes to, for the reader. */
static char *
describe_member (const DesmiCube *self, const DesmiCategory *member, const DesmiLocale *locale)
{
  g_autofree char *value = NULL;

  if (member->members != NULL)
    return g_strdup (member->members);
  if (member->total.n_values > 0)
    value = desmi_cube_say_sum (self, &member->total, locale);
  else
    value = g_strdup (
        member->total.mark == DESMI_MARK_SUPPRESSED ? desmi_audience_hidden_word (locale) : "–");
  return g_strdup_printf ("%s %s", member->name, value);
}

static void
add_member (const DesmiCube     *self,
            DesmiCategory       *group,
            const DesmiCategory *member,
            const DesmiLocale   *locale)
{
  g_autofree char *said = describe_member (self, member, locale);
  g_autofree char *before = g_steal_pointer (&group->members);
  guint            n = group->n_members;

  group->n_members += MAX (member->n_members, 1);
  desmi_cell_merge (&group->total, &member->total, self->type);
  if (n == 0)
    group->members = g_steal_pointer (&said);
  else if (n < MEMBERS_NAMED)
    group->members = g_strconcat (before, ", ", said, NULL);
  else
    group->members = g_str_has_suffix (before, "…") ? g_steal_pointer (&before)
                                                    : g_strconcat (before, ", …", NULL);
}

/* Moves the cells of those that are not kept to the group. */
static void
move_cells (DesmiCube *self, const DesmiCubeSide *side, const gboolean *kept, guint group)
{
  g_autoptr (DesmiCubeCells) before = g_steal_pointer (&self->cells);

  self->cells = desmi_cube_cells_new (desmi_cube_cells_get_n (before));
  for (guint i = 0; i < desmi_cube_cells_get_n (before); i++)
    {
      guint            row, column;
      const DesmiCell *cell = desmi_cube_cells_get (before, i, &row, &column);

      if (side == &self->rows && !kept[row])
        row = group;
      if (side == &self->columns && !kept[column])
        column = group;
      desmi_cell_merge (desmi_cube_cells_at (self->cells, row, column), cell, self->type);
    }
}

/* Takes those that are not kept out of a side. */
static GPtrArray *
take_rest (DesmiCubeSide *side, const gboolean *kept)
{
  GPtrArray *all = side->categories;
  GPtrArray *rest = g_ptr_array_new_with_free_func (desmi_cube_category_free);

  side->categories = g_ptr_array_new_with_free_func (desmi_cube_category_free);
  for (guint i = 0; i < all->len; i++)
    {
      DesmiCategory *category = g_ptr_array_index (all, i);

      g_ptr_array_add (kept[category->id] ? side->categories : rest, category);
    }
  g_ptr_array_set_free_func (all, NULL);
  g_ptr_array_unref (all);
  return rest;
}

static guint
count_rest (const DesmiCubeSide *side, const gboolean *kept)
{
  guint n = 0;

  for (guint i = 0; i < side->categories->len; i++)
    n += !kept[((const DesmiCategory *) g_ptr_array_index (side->categories, i))->id];
  return n;
}

/* A category that stands for the rest. */
static DesmiCategory *
add_group (DesmiCube *self, DesmiCubeSide *side, GPtrArray *rest, const DesmiLocale *locale)
{
  DesmiCategory *group;
  guint          n_members = 0;

  for (guint i = 0; i < rest->len; i++)
    n_members += MAX (((const DesmiCategory *) g_ptr_array_index (rest, i))->n_members, 1);
  group = desmi_cube_side_add (side, "other",
                               desmi_category_name_other (side->dimension, n_members, locale));
  group->is_other = TRUE;
  group->source_row = G_MAXUINT;
  for (guint i = 0; i < rest->len; i++)
    {
      const DesmiCategory *member = g_ptr_array_index (rest, i);

      group->source_row = MIN (group->source_row, member->source_row);
      add_member (self, group, member, locale);
    }
  return group;
}

/**
 * desmi_cube_group:
 * @side: &self->rows or &self->columns
 * @most: categories there is room for, the group among them
 *
 * Makes one of the categories past the limit, the last: the largest stay, in the order they have.
 * What is called so in the data becomes part of it; it never stands for a single one. Periods are
 * not grouped: between them there is no gap.
 */
void
desmi_cube_group (DesmiCube *self, DesmiCubeSide *side, guint most, const DesmiLocale *locale)
{
  g_autoptr (GPtrArray) rest = NULL;
  g_autofree gboolean  *kept = NULL;

  g_return_if_fail (side == &self->rows || side == &self->columns);

  if (side->kind != 0)
    return;
  kept = choose_kept (side, MAX (most, 1));
  if (count_rest (side, kept) < 2)
    return;
  rest = take_rest (side, kept);
  move_cells (self, side, kept, add_group (self, side, rest, locale)->id);
}
