/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Villages add up to subdistricts, and these to the district. What is hidden is chosen once among
 * all three, for one period and one thing that is counted, whatever of them a table, a chart or a
 * slide then shows, so that any two of these may be laid side by side.
 *
 * Whoever has them all knows of each subdistrict that is shown the sum of its hidden villages, and,
 * where the district is shown, the sum of the hidden villages in all hidden subdistricts. Nothing
 * else: what is shown of the rest is added up from the same numbers. A hidden number is safe, then,
 * where each of these sums is of two or more that are hidden, and not of as many people as there
 * are numbers, which would be 1 each. */
#include "app/desmi-suppress-tree.h"

#include "app/desmi-suppress-cells.h"

#define SUBDISTRICT_LENGTH 8 /* of "32.12.16.2004" */

typedef struct
{
  char             *village;
  DesmiSuppressCell cell;
  gint64            people;
  gboolean          apart, few;
  gboolean          summed; /* in its subdistrict */
} Leaf;

/* A subdistrict, or the district. */
typedef struct
{
  GArray           *leaves; /* of guint: those that it is the sum of */
  DesmiSuppressCell cell;
  gint64            people;
} Area;

struct _DesmiSuppressTree
{
  GArray     *leaves; /* of Leaf */
  GHashTable *index;  /* of leaves by village, from 1 */
  GPtrArray  *areas;  /* of Area: the subdistricts */
  GHashTable *by_code;
  Area        district;
  gboolean    counts;
};

static void
clear_leaf (gpointer data)
{
  g_free (((Leaf *) data)->village);
}

static void
free_area (gpointer data)
{
  Area *area = data;

  g_array_unref (area->leaves);
  g_free (area);
}

/**
 * desmi_suppress_tree_new:
 *
 * Returns: (transfer full): without villages yet
 */
DesmiSuppressTree *
desmi_suppress_tree_new (void)
{
  DesmiSuppressTree *self = g_new0 (DesmiSuppressTree, 1);

  self->leaves = g_array_new (FALSE, FALSE, sizeof (Leaf));
  g_array_set_clear_func (self->leaves, clear_leaf);
  self->index = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->areas = g_ptr_array_new_with_free_func (free_area);
  self->by_code = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->district.leaves = g_array_new (FALSE, FALSE, sizeof (guint));
  self->counts = TRUE;
  return self;
}

/**
 * desmi_suppress_tree_free:
 */
void
desmi_suppress_tree_free (DesmiSuppressTree *self)
{
  g_array_unref (self->leaves);
  g_hash_table_unref (self->index);
  g_ptr_array_unref (self->areas);
  g_hash_table_unref (self->by_code);
  g_array_unref (self->district.leaves);
  g_free (self);
}

static Leaf *
get_leaf (const DesmiSuppressTree *self, guint index)
{
  return &g_array_index (self->leaves, Leaf, index);
}

static Leaf *
get_leaf_of (const DesmiSuppressTree *self, const Area *area, guint index)
{
  return get_leaf (self, g_array_index (area->leaves, guint, index));
}

static gint64
add_up (gint64 a, gint64 b)
{
  gint64 sum;

  return __builtin_add_overflow (a, b, &sum) ? G_MAXINT64 : sum;
}

/* What is not known adds nothing. */
static gint64
add_people (gint64 a, gint64 b)
{
  if (a < 0 || b < 0)
    return MAX (a, b);
  return add_up (a, b);
}

static gboolean
is_small (gint64 count)
{
  return count > 0 && count < DESMI_SUPPRESS_BELOW;
}

static guint
ensure_area (DesmiSuppressTree *self, const char *village)
{
  char    *code = g_strndup (village, SUBDISTRICT_LENGTH);
  gpointer at;
  Area    *area;

  if (g_hash_table_lookup_extended (self->by_code, code, NULL, &at))
    {
      g_free (code);
      return GPOINTER_TO_UINT (at);
    }
  area = g_new0 (Area, 1);
  area->leaves = g_array_new (FALSE, FALSE, sizeof (guint));
  at = GUINT_TO_POINTER (self->areas->len);
  g_ptr_array_add (self->areas, area);
  g_hash_table_insert (self->by_code, code, at);
  return GPOINTER_TO_UINT (at);
}

/**
 * desmi_suppress_tree_add:
 * @leaf: of a village; if that is there already, of more of the same
 */
void
desmi_suppress_tree_add (DesmiSuppressTree *self, const DesmiSuppressLeaf *leaf)
{
  int   known = desmi_suppress_tree_find (self, leaf->village);
  Leaf  fresh = { .cell = { .value = MAX (leaf->value, 0) }, .people = leaf->people };
  Leaf *own;

  self->counts = self->counts && leaf->counts;
  if (known >= 0)
    {
      own = get_leaf (self, (guint) known);
      own->cell.value = add_up (own->cell.value, fresh.cell.value);
      own->people = add_people (own->people, leaf->people);
      own->few = own->few || leaf->few;
      return;
    }
  fresh.village = g_strdup (leaf->village);
  fresh.apart = leaf->apart;
  fresh.few = leaf->few;
  fresh.cell.row = ensure_area (self, leaf->village);
  g_array_append_val (self->leaves, fresh);
  g_hash_table_insert (self->index, g_strdup (leaf->village), GUINT_TO_POINTER (self->leaves->len));
}

static void
area_add (DesmiSuppressTree *self, Area *area, guint leaf)
{
  const Leaf *own = get_leaf (self, leaf);

  if (area->leaves->len == 0)
    area->people = DESMI_SUPPRESS_NOBODY;
  area->cell.value = add_up (area->cell.value, own->cell.value);
  area->people = add_people (area->people, own->people);
  g_array_append_val (area->leaves, leaf);
}

/* What is apart is in a sum only where everything is: of the villages with a target those without
 * one are left out. */
static void
sum_up (DesmiSuppressTree *self)
{
  g_autofree gboolean *together = g_new0 (gboolean, self->areas->len + 1);
  gboolean             any = FALSE;

  for (guint i = 0; i < self->leaves->len; i++)
    if (!get_leaf (self, i)->apart)
      together[get_leaf (self, i)->cell.row] = any = TRUE;
  for (guint i = 0; i < self->leaves->len; i++)
    {
      Leaf *leaf = get_leaf (self, i);

      leaf->summed = !leaf->apart || !together[leaf->cell.row];
      if (leaf->summed)
        area_add (self, g_ptr_array_index (self->areas, leaf->cell.row), i);
      if (!leaf->apart || !any)
        area_add (self, &self->district, i);
    }
}

static gboolean
has_few (const DesmiSuppressTree *self, gint64 value, gint64 people)
{
  return (self->counts && is_small (value)) || (value > 0 && is_small (people));
}

static void
hide_small (DesmiSuppressTree *self)
{
  for (guint i = 0; i < self->leaves->len; i++)
    {
      Leaf *leaf = get_leaf (self, i);

      leaf->cell.hidden
          = (leaf->few && leaf->cell.value > 0) || has_few (self, leaf->cell.value, leaf->people);
    }
  for (guint i = 0; i < self->areas->len; i++)
    {
      Area *area = g_ptr_array_index (self->areas, i);

      area->cell.hidden = has_few (self, area->cell.value, area->people);
    }
  self->district.cell.hidden = has_few (self, self->district.cell.value, self->district.people);
}

/* How many villages of an area are hidden, and their sum. */
static guint
count_hidden (const DesmiSuppressTree *self, const Area *area, gint64 *sum)
{
  guint n = 0;

  for (guint i = 0; i < area->leaves->len; i++)
    {
      const Leaf *leaf = get_leaf_of (self, area, i);

      if (!leaf->cell.hidden)
        continue;
      n++;
      *sum = add_up (*sum, leaf->cell.value);
    }
  return n;
}

static gboolean
hide_smallest (const DesmiSuppressTree *self, const Area *area)
{
  Leaf *next = NULL;

  for (guint i = 0; i < area->leaves->len; i++)
    {
      Leaf *leaf = get_leaf_of (self, area, i);

      if (!leaf->cell.hidden && leaf->cell.value > 0
          && (next == NULL || leaf->cell.value < next->cell.value))
        next = leaf;
    }
  if (next != NULL)
    next->cell.hidden = TRUE;
  return next != NULL;
}

/* Further villages of the subdistrict cover its hidden ones; where there are none left, it is
 * hidden itself, and then one of its villages must be. */
static gboolean
cover_area (DesmiSuppressTree *self, Area *area)
{
  guint                          n = area->leaves->len, n_hidden;
  g_autofree DesmiSuppressCell **cells = g_new (DesmiSuppressCell *, n + 1);
  gint64                         sum = 0;
  gboolean                       changed;

  for (guint i = 0; i < n; i++)
    cells[i] = &get_leaf_of (self, area, i)->cell;
  if (area->cell.hidden)
    return count_hidden (self, area, &sum) == 0 && hide_smallest (self, area);
  changed = desmi_suppress_cells_list (cells, n, self->counts);
  n_hidden = count_hidden (self, area, &sum);
  area->cell.hidden = n_hidden == 1 || (n_hidden > 1 && self->counts && sum == (gint64) n_hidden);
  return changed || area->cell.hidden;
}

/* Whether the hidden subdistricts are known from the district. @n: how many there are. */
static gboolean
is_told (const DesmiSuppressTree *self, guint *n)
{
  guint  n_villages = 0;
  gint64 sum = 0;

  *n = 0;
  for (guint i = 0; i < self->areas->len; i++)
    {
      const Area *area = g_ptr_array_index (self->areas, i);

      if (!area->cell.hidden
          || get_leaf_of (self, area, 0)->apart != get_leaf_of (self, &self->district, 0)->apart)
        continue;
      (*n)++;
      n_villages += count_hidden (self, area, &sum);
    }
  return *n == 1 || (*n > 1 && self->counts && sum == (gint64) n_villages);
}

/* The smallest subdistrict that is shown, first of those that need no further village hidden. */
static Area *
find_next_area (const DesmiSuppressTree *self)
{
  Area    *next = NULL;
  gboolean next_has = FALSE;

  for (guint i = 0; i < self->areas->len; i++)
    {
      Area    *area = g_ptr_array_index (self->areas, i);
      gint64   sum = 0;
      gboolean has;

      if (area->cell.hidden || area->cell.value <= 0
          || get_leaf_of (self, area, 0)->apart != get_leaf_of (self, &self->district, 0)->apart)
        continue;
      has = count_hidden (self, area, &sum) > 0;
      if (next == NULL || (has && !next_has)
          || (has == next_has && area->cell.value < next->cell.value))
        {
          next = area;
          next_has = has;
        }
    }
  return next;
}

/* The same for the subdistricts of the district. */
static gboolean
cover_district (DesmiSuppressTree *self)
{
  guint    n;
  gboolean told;
  Area    *next;

  if (self->district.leaves->len == 0)
    return FALSE;
  told = is_told (self, &n);
  if (self->district.cell.hidden ? n > 0 : !told)
    return FALSE;
  next = find_next_area (self);
  if (next != NULL)
    return next->cell.hidden = TRUE;
  if (self->district.cell.hidden)
    return FALSE;
  return self->district.cell.hidden = TRUE;
}

/**
 * desmi_suppress_tree_solve:
 *
 * Finds what is hidden; to be called once, after all villages. Counts from 1 to 4 are, and amounts
 * of as few people; then further villages of the same subdistrict, the smallest first, until its
 * sum tells none; then, where a subdistrict has no further one, itself, and another subdistrict
 * with a village of its own beside it, so that the district stays wherever there is one. 0 stays.
 */
void
desmi_suppress_tree_solve (DesmiSuppressTree *self)
{
  sum_up (self);
  hide_small (self);
  desmi_suppress_tree_cover (self);
}

/**
 * desmi_suppress_tree_cover:
 *
 * The same once more, after cells of it have been hidden from elsewhere.
 */
void
desmi_suppress_tree_cover (DesmiSuppressTree *self)
{
  gboolean changed;

  do
    {
      changed = FALSE;
      for (guint i = 0; i < self->areas->len; i++)
        changed = cover_area (self, g_ptr_array_index (self->areas, i)) || changed;
      changed = cover_district (self) || changed;
    }
  while (changed);
}

static void
add_cell (GHashTable *lines, const char *code, DesmiSuppressCell *cell)
{
  GPtrArray *line = g_hash_table_lookup (lines, code);

  if (line == NULL)
    {
      line = g_ptr_array_new ();
      g_hash_table_insert (lines, g_strdup (code), line);
    }
  g_ptr_array_add (line, cell);
}

/**
 * desmi_suppress_tree_add_lines:
 * @lines: (inout) (element-type utf8 GPtrArray): of each village and subdistrict, its cells in
 * several trees; these belong to the trees
 */
void
desmi_suppress_tree_add_lines (const DesmiSuppressTree *self, GHashTable *lines)
{
  GHashTableIter iter;
  gpointer       code, at;

  for (guint i = 0; i < self->leaves->len; i++)
    add_cell (lines, get_leaf (self, i)->village, &get_leaf (self, i)->cell);
  g_hash_table_iter_init (&iter, self->by_code);
  while (g_hash_table_iter_next (&iter, &code, &at))
    add_cell (lines, code,
              &((Area *) g_ptr_array_index (self->areas, GPOINTER_TO_UINT (at)))->cell);
}

/**
 * desmi_suppress_tree_add_all:
 * Adds the villages of @other, of the same in part.
 */
void
desmi_suppress_tree_add_all (DesmiSuppressTree *self, const DesmiSuppressTree *other)
{
  for (guint i = 0; i < other->leaves->len; i++)
    {
      const Leaf             *own = get_leaf (other, i);
      const DesmiSuppressLeaf leaf
          = { own->village, own->cell.value, own->people, other->counts, own->apart, own->few };

      desmi_suppress_tree_add (self, &leaf);
    }
}

/**
 * desmi_suppress_tree_counts:
 *
 * Returns: whether its values are counts of people
 */
gboolean
desmi_suppress_tree_counts (const DesmiSuppressTree *self)
{
  return self->counts;
}

/**
 * desmi_suppress_tree_get_n:
 *
 * Returns: how many villages there are
 */
guint
desmi_suppress_tree_get_n (const DesmiSuppressTree *self)
{
  return self->leaves->len;
}

/**
 * desmi_suppress_tree_get_village:
 *
 * Returns: (transfer none): the code of a village
 */
const char *
desmi_suppress_tree_get_village (const DesmiSuppressTree *self, guint leaf)
{
  return get_leaf (self, leaf)->village;
}

/**
 * desmi_suppress_tree_find:
 *
 * Returns: which one @village is; -1: it is not there
 */
int
desmi_suppress_tree_find (const DesmiSuppressTree *self, const char *village)
{
  return GPOINTER_TO_INT (g_hash_table_lookup (self->index, village)) - 1;
}

/* Of some villages how many there are in a subdistrict, and how many of these are hidden. */
typedef struct
{
  guint n, n_hidden;
} Part;

/* Whether the sum of @leaves follows from what is shown of subdistricts and villages. */
static gboolean
follows (const DesmiSuppressTree *self, const gboolean *leaves)
{
  g_autofree Part *parts = g_new0 (Part, self->areas->len + 1);

  for (guint i = 0; i < self->leaves->len; i++)
    if (leaves[i])
      {
        const Leaf *leaf = get_leaf (self, i);

        parts[leaf->cell.row].n += leaf->summed;
        parts[leaf->cell.row].n_hidden += leaf->cell.hidden;
      }
  for (guint i = 0; i < self->areas->len; i++)
    {
      const Area *area = g_ptr_array_index (self->areas, i);

      if (parts[i].n_hidden > 0 && (area->cell.hidden || parts[i].n < area->leaves->len))
        return FALSE;
    }
  return TRUE;
}

/**
 * desmi_suppress_tree_shows:
 * @leaves: (array): which villages
 *
 * What is added up from shown numbers may be shown, and so may what these leave of the district:
 * a sum of villages that is neither a subdistrict nor the district tells no more than they do.
 *
 * Returns: whether the sum of these villages, perhaps only one, may be shown
 */
gboolean
desmi_suppress_tree_shows (const DesmiSuppressTree *self, const gboolean *leaves)
{
  guint                n = self->leaves->len;
  g_autofree gboolean *own = g_new0 (gboolean, n + 1);
  g_autofree gboolean *rest = g_new0 (gboolean, n + 1);
  gboolean             together = FALSE, whole = TRUE, inside = TRUE;

  for (guint i = 0; i < n; i++)
    together = together || (leaves[i] && !get_leaf (self, i)->apart);
  for (guint i = 0; i < n; i++)
    own[i] = leaves[i] && !(together && get_leaf (self, i)->apart);
  for (guint i = 0; i < self->district.leaves->len; i++)
    {
      guint leaf = g_array_index (self->district.leaves, guint, i);

      rest[leaf] = !own[leaf];
      whole = whole && own[leaf];
    }
  for (guint i = 0; i < n; i++)
    inside = inside
             && (!own[i]
                 || get_leaf (self, i)->apart == get_leaf_of (self, &self->district, 0)->apart);
  if (whole && inside)
    return !self->district.cell.hidden;
  return follows (self, own) || (inside && !self->district.cell.hidden && follows (self, rest));
}
