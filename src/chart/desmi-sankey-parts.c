/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Flows between levels that give no colours are parted by those that do, as long as that does not
 * make more ribbons than can be told apart: then the thinnest parts of a flow become one without a
 * colour. */
#include "chart/desmi-sankey-parts.h"

#define MAX_RIBBONS 400

/* What is left of the flows between two nodes. */
typedef struct
{
  guint n_parts;
  int   plain; /* the flow without a colour, -1: none */
} Pair;

static gboolean
is_part (const DesmiSankeyFlow *flow)
{
  return flow->color >= 0 && (int) flow->source != flow->color && (int) flow->target != flow->color;
}

static gint64
pair_id (const DesmiSankeyFlow *flow)
{
  return (gint64) flow->source << 32 | flow->target;
}

static int
compare_parts (gconstpointer a, gconstpointer b, gpointer user_data)
{
  const DesmiSankeyFlow *flows = user_data;
  guint                  one = *(const guint *) a, two = *(const guint *) b;

  if (flows[one].value < flows[two].value || flows[one].value > flows[two].value)
    return flows[one].value < flows[two].value ? -1 : 1;
  return one < two ? -1 : one > two;
}

static GHashTable *
list_pairs (const DesmiSankeyData *self)
{
  GHashTable *pairs = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);

  for (guint i = 0; i < self->flows->len; i++)
    {
      const DesmiSankeyFlow *flow = desmi_sankey_data_get_flow (self, i);
      gint64                 id = pair_id (flow);
      Pair                  *pair = g_hash_table_lookup (pairs, &id);

      if (pair == NULL)
        {
          pair = g_new (Pair, 1);
          *pair = (Pair){ 0, -1 };
          g_hash_table_insert (pairs, g_memdup2 (&id, sizeof id), pair);
        }
      if (is_part (flow))
        pair->n_parts++;
      else
        pair->plain = (int) i;
    }
  return pairs;
}

/* Returns: whether there is a ribbon less */
static gboolean
merge_part (DesmiSankeyFlow *flows, guint index, GHashTable *pairs)
{
  gint64 id = pair_id (&flows[index]);
  Pair  *pair = g_hash_table_lookup (pairs, &id);

  if (pair->n_parts < 2 && pair->plain < 0)
    return FALSE; /* the only one is no more without its colour */
  pair->n_parts--;
  flows[index].color = -1;
  if (pair->plain < 0)
    {
      pair->plain = (int) index;
      return FALSE;
    }
  flows[pair->plain].value += flows[index].value;
  flows[pair->plain].more = flows[pair->plain].more || flows[index].more;
  flows[index].value = 0;
  return TRUE;
}

/**
 * desmi_sankey_data_bound_parts:
 *
 * Merges parts of flows, the thinnest first, where there are too many ribbons, and says in @split
 * whether any part is left.
 */
void
desmi_sankey_data_bound_parts (DesmiSankeyData *self)
{
  DesmiSankeyFlow       *flows = (DesmiSankeyFlow *) (void *) self->flows->data;
  guint                  n = self->flows->len, n_left = n, n_parts = 0, at = 0;
  g_autofree guint      *parts = g_new (guint, n + 1);
  g_autoptr (GHashTable) pairs = list_pairs (self);

  for (guint i = 0; i < n; i++)
    if (is_part (&flows[i]))
      parts[n_parts++] = i;
  g_qsort_with_data (parts, (int) n_parts, sizeof (guint), compare_parts, flows);
  for (guint i = 0; i < n_parts && n_left > MAX_RIBBONS; i++)
    if (merge_part (flows, parts[i], pairs))
      n_left--;
  for (guint i = 0; i < n; i++)
    if (flows[i].value > 0)
      flows[at++] = flows[i];
  g_array_set_size (self->flows, at);
  for (guint i = 0; i < at && !self->split; i++)
    self->split = is_part (&flows[i]);
}

/**
 * desmi_sankey_data_get_part:
 * @flow: index of a link
 *
 * Returns: (transfer none) (nullable): what gives a link its colour, if that is not one of its ends
 */
const DesmiSankeyDatum *
desmi_sankey_data_get_part (const DesmiSankeyData *self, guint flow)
{
  const DesmiSankeyFlow *one = desmi_sankey_data_get_flow (self, flow);

  return is_part (one) ? desmi_sankey_data_get_node (self, (guint) one->color) : NULL;
}
