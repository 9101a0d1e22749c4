/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sums the rows of a flow table to the nodes and links of a Sankey diagram. */
#include "chart/desmi-sankey-data.h"

#include "chart/desmi-category.h"
#include "chart/desmi-chart-columns.h"
#include "chart/desmi-palette.h"
#include "chart/desmi-sankey-level.h"
#include "chart/desmi-sankey-parts.h"

#include <glib/gi18n-lib.h>

#define MAX_FIRST 25  /* villages or subdistricts */
#define MAX_OTHERS 12 /* of every other level */
#define MAX_LEVELS 4
#define MAX_MEMBERS 40 /* named in the text of a group */

static guint
add_node (DesmiSankeyData *self,
          guint            level,
          const char      *code,
          const char      *label,
          gboolean         from_end)
{
  DesmiSankeyDatum node
      = { .label = g_strdup (label), .level = level, .slot = -1, .rank = -1, .from_end = from_end };
  g_autofree char *plain = g_utf8_make_valid (code, -1);

  /* Tabs part the identities of a mark's key. */
  node.key = g_strdup_printf ("node:%u:%s", level, g_strdelimit (plain, "\t\n", ' '));
  g_array_append_val (self->nodes, node);
  return self->nodes->len - 1;
}

static void
group (DesmiSankeyData        *self,
       const DesmiSankeyLevel *level,
       guint                   index,
       const guint            *ranked,
       guint                   from,
       const char             *column,
       const DesmiLocale      *locale)
{
  guint               n = level->categories->len - from;
  g_autofree char    *label = n > 1 ? desmi_category_name_other (column, n, locale)
                                    : g_strdup (desmi_locale_text (locale, N_ ("Other")));
  guint               node = add_node (self, index, "*", label, FALSE);
  g_autoptr (GString) members = g_string_new (NULL);

  for (guint i = from; i < level->categories->len; i++)
    {
      desmi_sankey_level_get (level, ranked[i])->node = node;
      if (i - from < MAX_MEMBERS)
        g_string_append_printf (members, "%s%s", i > from ? ", " : "",
                                desmi_sankey_level_get (level, ranked[i])->label);
      else if (i - from == MAX_MEMBERS)
        g_string_append (members, ", …");
    }
  g_array_index (self->nodes, DesmiSankeyDatum, node).other = TRUE;
  g_array_index (self->nodes, DesmiSankeyDatum, node).rank = (int) from;
  if (n > 1)
    g_array_index (self->nodes, DesmiSankeyDatum, node).members
        = g_string_free (g_steal_pointer (&members), FALSE);
}

/* Colours for the nodes from @first on, which stand for the categories of @ranked. */
static void
choose_colors (DesmiSankeyData        *self,
               const DesmiSankeyLevel *level,
               guint                   first,
               const guint            *ranked,
               guint                   n,
               const char             *dimension)
{
  g_autofree const char **codes = g_new (const char *, n + 1);
  g_autofree int         *slots = g_new (int, n + 1);

  for (guint i = 0; i < n; i++)
    codes[i] = desmi_sankey_level_get (level, ranked[i])->code;
  desmi_palette_assign (dimension, codes, n, slots);
  for (guint i = 0; i < n; i++)
    g_array_index (self->nodes, DesmiSankeyDatum, first + i).slot = slots[i];
}

/* The largest categories become nodes, the rest one; a single one is never hidden in a group.
 * Periods stand in order of time: out of it nobody finds them, however little the ribbons cross. */
static void
add_level (DesmiSankeyData        *self,
           const DesmiSankeyLevel *level,
           guint                   index,
           guint                   most,
           DesmiTable             *table,
           const DesmiLocale      *locale)
{
  guint             n_named, n_kept, n = level->categories->len;
  g_autofree guint *ranked = desmi_sankey_level_rank (level, locale, &n_named);
  guint             first = self->nodes->len;
  const char       *column = desmi_table_get_column_name (table, level->column);
  DesmiColumnType   type = desmi_table_get_column_type (table, level->column);

  n_kept = MIN (n_named, most);
  if (n - n_kept == 1 && n_named == n)
    n_kept = n_kept > 1 ? n_kept - 1 : n;
  if (self->sort != DESMI_CHART_SORT_DEFAULT)
    desmi_sankey_level_sort (level, ranked, n_kept, self->sort);
  else if (type == DESMI_COLUMN_PERIOD)
    desmi_sankey_level_sort_by_time (level, ranked, n_kept);
  for (guint i = 0; i < n_kept; i++)
    {
      DesmiSankeyCategory *category = desmi_sankey_level_get (level, ranked[i]);

      category->node
          = add_node (self, index, category->code, category->label, type == DESMI_COLUMN_CODE);
      if (type == DESMI_COLUMN_PERIOD || self->sort != DESMI_CHART_SORT_DEFAULT)
        g_array_index (self->nodes, DesmiSankeyDatum, category->node).rank = (int) i;
      g_array_index (self->nodes, DesmiSankeyDatum, category->node).column = g_strdup (column);
      g_array_index (self->nodes, DesmiSankeyDatum, category->node).code
          = g_strdup (category->code);
    }
  if (n_kept < n)
    group (self, level, index, ranked, n_kept, column, locale);
  if (index == self->color_level)
    choose_colors (self, level, first, ranked, n_kept, column);
}

static gboolean
refuse_negative (DesmiTable        *table,
                 GPtrArray         *levels,
                 guint              row,
                 guint              count,
                 const DesmiLocale *locale,
                 GError           **error)
{
  g_autoptr (GString) names = g_string_new (NULL);
  g_autofree char    *value = desmi_table_dup_display (table, row, count, locale);

  for (guint i = 0; i < levels->len; i++)
    {
      const DesmiSankeyLevel *level = g_ptr_array_index (levels, i);
      g_autofree char        *label = desmi_category_label (table, row, level->column, locale);

      g_string_append_printf (names, "%s%s", i > 0 ? ", " : "", label);
    }
  /* Translators: %u is a row number, the first %s its names, the second its value */
  g_set_error (error, DESMI_CHART_ERROR, DESMI_CHART_ERROR_DATA,
               _ ("Row %u (%s) has the value %s; a flow diagram shows counts from 0 up."), row + 1,
               names->str, value);
  return FALSE;
}

/* Which pair of levels a row is of, by the first of them. */
static guint
find_pair (DesmiTable *table, guint row, GPtrArray *levels)
{
  guint pair = 0;

  while (pair + 1 < levels->len
         && desmi_table_get_text (
                table, row, ((const DesmiSankeyLevel *) g_ptr_array_index (levels, pair))->column)
                == NULL)
    pair++;
  return pair;
}

/* First pass: what each category comes to. */
static gboolean
sum_categories (DesmiSankeyData   *self,
                DesmiTable        *table,
                GPtrArray         *levels,
                guint              count,
                const DesmiLocale *locale,
                GError           **error)
{
  /* People are counted once, not once for each pair of levels. */
  g_autofree double *totals = g_new0 (double, levels->len + 1);
  g_autofree guint  *n_hidden = g_new0 (guint, levels->len + 1);

  for (guint row = 0; row < desmi_table_get_n_rows (table); row++)
    {
      guint  n_invalid = 0;
      double value;

      if (!desmi_chart_get_value (table, row, count, &value, &n_invalid))
        {
          self->n_invalid += n_invalid;
          if (desmi_table_get_mark (table, row, count) == DESMI_MARK_SUPPRESSED)
            n_hidden[self->pairs ? find_pair (table, row, levels) : 0]++;
          else
            self->n_missing += 1 - n_invalid;
          continue;
        }
      if (value < 0)
        return refuse_negative (table, levels, row, count, locale, error);
      self->n_rows++;
      totals[self->pairs ? find_pair (table, row, levels) : 0] += value;
      for (guint i = 0; value > 0 && i < levels->len; i++)
        desmi_sankey_level_add (g_ptr_array_index (levels, i), table, row, value, locale);
    }
  for (guint i = 0; i < levels->len; i++)
    {
      self->total = MAX (self->total, totals[i]);
      self->n_hidden += n_hidden[i];
    }
  self->partial = self->n_hidden > 0;
  for (guint i = 0; self->pairs && i + 1 < levels->len; i++)
    self->partial = self->partial && n_hidden[i] > 0;
  return TRUE;
}

static guint
hash_flow (gconstpointer key)
{
  const DesmiSankeyFlow *flow = key;

  return (flow->source * 8191 + flow->target) * 8191 + (guint) (flow->color + 1);
}

static gboolean
is_same_flow (gconstpointer a, gconstpointer b)
{
  const DesmiSankeyFlow *one = a, *two = b;

  return one->source == two->source && one->target == two->target && one->color == two->color;
}

static void
add_flow (DesmiSankeyData *self,
          GHashTable      *known,
          guint            source,
          guint            target,
          int              color,
          double           value)
{
  DesmiSankeyFlow  fresh = { source, target, color, 0, FALSE };
  DesmiSankeyFlow *flow;
  gpointer         index;

  if (!g_hash_table_lookup_extended (known, &fresh, NULL, &index))
    {
      index = GUINT_TO_POINTER (self->flows->len);
      g_array_append_val (self->flows, fresh);
      g_hash_table_insert (known, g_memdup2 (&fresh, sizeof fresh), index);
    }
  flow = &g_array_index (self->flows, DesmiSankeyFlow, GPOINTER_TO_UINT (index));
  flow->value += value;
  g_array_index (self->nodes, DesmiSankeyDatum, source).value_out += value;
  g_array_index (self->nodes, DesmiSankeyDatum, target).value_in += value;
}

static int
compare_flows (gconstpointer a, gconstpointer b)
{
  const DesmiSankeyFlow *one = a, *two = b;

  if (one->source != two->source)
    return one->source < two->source ? -1 : 1;
  if (one->target != two->target)
    return one->target < two->target ? -1 : 1;
  return one->color < two->color ? -1 : one->color > two->color;
}

/* Returns: the node of a row's cell, -1 where that is missing */
static int
find_node (const DesmiSankeyLevel *level, DesmiTable *table, guint row)
{
  int category = desmi_sankey_level_find (level, table, row);

  return category >= 0 ? (int) desmi_sankey_level_get (level, (guint) category)->node : -1;
}

/* A row whose number is hidden: its nodes have more on that side than is shown, and so has the link
 * if there is one. */
static void
note_hidden (DesmiSankeyData *self,
             GHashTable      *known,
             DesmiTable      *table,
             guint            row,
             GPtrArray       *levels)
{
  guint first = self->pairs ? find_pair (table, row, levels) : 0;
  guint last = self->pairs ? MIN (first + 1, levels->len - 1) : levels->len - 1;
  int   color = find_node (g_ptr_array_index (levels, self->color_level), table, row);

  for (guint i = first; i < last; i++)
    {
      int             source = find_node (g_ptr_array_index (levels, i), table, row);
      int             target = find_node (g_ptr_array_index (levels, i + 1), table, row);
      DesmiSankeyFlow link = { (guint) source, (guint) target, color, 0, FALSE };
      gpointer        index;

      if (source >= 0)
        g_array_index (self->nodes, DesmiSankeyDatum, source).more_out = TRUE;
      if (target >= 0)
        g_array_index (self->nodes, DesmiSankeyDatum, target).more_in = TRUE;
      if (source >= 0 && target >= 0 && g_hash_table_lookup_extended (known, &link, NULL, &index))
        g_array_index (self->flows, DesmiSankeyFlow, GPOINTER_TO_UINT (index)).more = TRUE;
    }
}

/* Second pass: the links between neighbouring levels. A cell that is missing ends the flow there,
 * and leaves its node more than its links: not recorded. */
static void
sum_flows (DesmiSankeyData *self, DesmiTable *table, GPtrArray *levels, guint count)
{
  g_autoptr (GHashTable) known = g_hash_table_new_full (hash_flow, is_same_flow, g_free, NULL);

  for (guint row = 0; row < desmi_table_get_n_rows (table); row++)
    {
      guint  ignored = 0;
      double value;
      int    before = -1, color;

      if (!desmi_chart_get_value (table, row, count, &value, &ignored) || value <= 0)
        continue;
      color = find_node (g_ptr_array_index (levels, self->color_level), table, row);
      for (guint i = 0; i < levels->len; i++)
        {
          int node = find_node (g_ptr_array_index (levels, i), table, row);

          if (node >= 0 && !self->pairs)
            g_array_index (self->nodes, DesmiSankeyDatum, node).value += value;
          if (node >= 0 && before >= 0)
            add_flow (self, known, (guint) before, (guint) node, color, value);
          before = node;
        }
    }
  for (guint row = 0; self->n_hidden > 0 && row < desmi_table_get_n_rows (table); row++)
    if (desmi_table_get_mark (table, row, count) == DESMI_MARK_SUPPRESSED)
      note_hidden (self, known, table, row, levels);
  for (guint i = 0; self->pairs && i < self->nodes->len; i++)
    {
      DesmiSankeyDatum *node = &g_array_index (self->nodes, DesmiSankeyDatum, i);

      node->value = MAX (node->value_in, node->value_out);
    }
  g_array_sort (self->flows, compare_flows);
  desmi_sankey_data_bound_parts (self);
}

static GPtrArray *
find_levels (DesmiTable *table, guint count, GError **error)
{
  g_autoptr (GPtrArray) levels = g_ptr_array_new_with_free_func (desmi_sankey_level_free);

  for (guint column = 0; column < count; column++)
    if (desmi_table_is_category (table, column))
      g_ptr_array_add (levels, desmi_sankey_level_new (column));
  if (levels->len > MAX_LEVELS)
    {
      const DesmiSankeyLevel *level = g_ptr_array_index (levels, MAX_LEVELS);

      g_set_error (error, DESMI_CHART_ERROR, DESMI_CHART_ERROR_DATA,
                   _ ("A flow diagram shows two to four levels; “%s” would be a fifth one."),
                   desmi_table_get_column_name (table, level->column));
      return NULL;
    }
  if (levels->len >= 2)
    return g_steal_pointer (&levels);
  g_set_error_literal (
      error, DESMI_CHART_ERROR, DESMI_CHART_ERROR_DATA,
      _ ("A flow diagram needs two to four columns of names before the count, such as "
         "subdistrict, destination and sector."));
  return NULL;
}

/* Countries give the colours; without any, the level in the middle. */
static guint
find_color_level (DesmiTable *table, GPtrArray *levels)
{
  for (guint i = 0; i < levels->len; i++)
    {
      const DesmiSankeyLevel *level = g_ptr_array_index (levels, i);

      if (desmi_table_get_column_type (table, level->column) == DESMI_COLUMN_COUNTRY)
        return i;
    }
  return MAX (1, (levels->len - 1) / 2);
}

static void
datum_clear (gpointer data)
{
  DesmiSankeyDatum *self = data;

  g_free (self->key);
  g_free (self->column);
  g_free (self->code);
  g_free (self->label);
  g_free (self->members);
}

/**
 * desmi_sankey_data_new:
 * @table: two to four columns of categories, then the counts
 * @subject: who is counted
 * @max_nodes: most nodes of a level that are not grouped; 0: 25 of the first, 12 of the others,
 *   which never have more
 * @sort: a fixed order of the nodes of each level, or the default: as ribbons cross least
 * @pairs: each row is of one pair of neighbouring levels, the others are empty in it
 *
 * Returns: (transfer full): nodes and links; %NULL with DESMI_CHART_ERROR_DATA if a column is
 *   missing or a count negative
 */
DesmiSankeyData *
desmi_sankey_data_new (DesmiTable        *table,
                       DesmiSubject       subject,
                       guint              max_nodes,
                       DesmiChartSort     sort,
                       gboolean           pairs,
                       const DesmiLocale *locale,
                       GError           **error)
{
  g_autoptr (DesmiSankeyData) self = g_new0 (DesmiSankeyData, 1);
  g_autoptr (GPtrArray)       levels = NULL;
  guint                       count;

  self->subject = subject;
  self->sort = sort;
  self->pairs = pairs;
  self->nodes = g_array_new (FALSE, TRUE, sizeof (DesmiSankeyDatum));
  g_array_set_clear_func (self->nodes, datum_clear);
  self->flows = g_array_new (FALSE, TRUE, sizeof (DesmiSankeyFlow));
  self->dimensions = g_ptr_array_new_with_free_func (g_free);
  self->headings = g_ptr_array_new_with_free_func (g_free);
  if (!desmi_chart_find_value (table, &count, error))
    return NULL;
  levels = find_levels (table, count, error);
  if (levels == NULL || !sum_categories (self, table, levels, count, locale, error))
    return NULL;
  self->color_level = find_color_level (table, levels);
  for (guint i = 0; i < levels->len; i++)
    {
      const DesmiSankeyLevel *level = g_ptr_array_index (levels, i);
      const char             *column = desmi_table_get_column_name (table, level->column);
      guint                   most = i > 0 ? MAX_OTHERS : MAX_FIRST;

      if (max_nodes > 0)
        most = i > 0 ? MIN (MAX_OTHERS, max_nodes) : max_nodes;

      g_ptr_array_add (self->dimensions, g_strdup (column));
      g_ptr_array_add (self->headings, desmi_sankey_level_heading (column, subject, locale));
      add_level (self, level, i, most, table, locale);
    }
  sum_flows (self, table, levels, count);
  return g_steal_pointer (&self);
}

/**
 * desmi_sankey_data_free:
 *
 * Frees nodes, links and names.
 */
void
desmi_sankey_data_free (DesmiSankeyData *self)
{
  g_array_unref (self->nodes);
  g_array_unref (self->flows);
  g_ptr_array_unref (self->dimensions);
  g_ptr_array_unref (self->headings);
  g_free (self);
}

/**
 * desmi_sankey_data_get_node:
 *
 * Returns: (transfer none): a node
 */
const DesmiSankeyDatum *
desmi_sankey_data_get_node (const DesmiSankeyData *self, guint index)
{
  return &g_array_index (self->nodes, DesmiSankeyDatum, index);
}

/**
 * desmi_sankey_data_get_flow:
 *
 * Returns: (transfer none): a link
 */
const DesmiSankeyFlow *
desmi_sankey_data_get_flow (const DesmiSankeyData *self, guint index)
{
  return &g_array_index (self->flows, DesmiSankeyFlow, index);
}

/**
 * desmi_sankey_datum_is_partial:
 *
 * Returns: whether @node may come to more than its value, since on no side all of its links are
 * shown
 */
gboolean
desmi_sankey_datum_is_partial (const DesmiSankeyDatum *node)
{
  gboolean in = node->value_in > 0 || node->more_in, out = node->value_out > 0 || node->more_out;

  return (node->more_in || node->more_out) && (!in || node->more_in) && (!out || node->more_out);
}

/**
 * desmi_sankey_data_get_n_levels:
 *
 * Returns: how many columns of nodes it has
 */
guint
desmi_sankey_data_get_n_levels (const DesmiSankeyData *self)
{
  return self->headings->len;
}

/**
 * desmi_sankey_data_get_ends:
 * @flow: index of a link
 * @from: (out) (transfer none): where its people come from
 * @to: (out) (transfer none): where they go, or what they are
 *
 * Which end of a link is said first: as they are drawn, but that workers leave home for a country
 * and return from one, on whichever side it stands.
 */
void
desmi_sankey_data_get_ends (const DesmiSankeyData *self,
                            guint                  flow,
                            const char           **from,
                            const char           **to)
{
  const DesmiSankeyFlow  *one = desmi_sankey_data_get_flow (self, flow);
  const DesmiSankeyDatum *source = desmi_sankey_data_get_node (self, one->source);
  const DesmiSankeyDatum *target = desmi_sankey_data_get_node (self, one->target);
  DesmiSankeyKind         kinds[]
      = { desmi_sankey_level_kind (g_ptr_array_index (self->dimensions, source->level)),
          desmi_sankey_level_kind (g_ptr_array_index (self->dimensions, target->level)) };
  gboolean returns = self->subject == DESMI_SUBJECT_RETURNS;
  gboolean turned = kinds[0] == (returns ? DESMI_SANKEY_HOME : DESMI_SANKEY_ABROAD)
                    && kinds[1] == (returns ? DESMI_SANKEY_ABROAD : DESMI_SANKEY_HOME);

  *from = turned ? target->label : source->label;
  *to = turned ? source->label : target->label;
}
