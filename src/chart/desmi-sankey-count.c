/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Counts the crossings of a layered graph in the order it stands in. */
#include "chart/desmi-sankey-graph.h"

#include <string.h>

/* Weight already entered below a position: a Fenwick tree over the positions of a layer. */
static void
tree_add (double *tree, guint n, guint pos, double weight)
{
  for (guint i = pos + 1; i <= n; i += i & -i)
    tree[i] += weight;
}

static double
tree_sum (const double *tree, guint n_first)
{
  double sum = 0;

  for (guint i = n_first; i > 0; i -= i & -i)
    sum += tree[i];
  return sum;
}

static double
count_gap (const DesmiSankeyGraph *self, guint layer, double *tree)
{
  guint  n_below = self->layer_first[layer + 2] - self->layer_first[layer + 1];
  double total = 0, crossings = 0;

  memset (tree, 0, sizeof (double) * (n_below + 1));
  for (guint i = self->layer_first[layer]; i < self->layer_first[layer + 1]; i++)
    {
      guint node = self->order[i];

      /* First ask for all edges of the node, then enter them: they do not cross one another. */
      for (guint k = self->down_first[node]; k < self->down_first[node + 1]; k++)
        {
          const DesmiSankeyGraphEdge *edge = &self->edges[self->down[k]];

          crossings += self->links[edge->link].weight
                       * MAX (total - tree_sum (tree, self->nodes[edge->to].pos + 1), 0);
        }
      for (guint k = self->down_first[node]; k < self->down_first[node + 1]; k++)
        {
          const DesmiSankeyGraphEdge *edge = &self->edges[self->down[k]];

          tree_add (tree, n_below, self->nodes[edge->to].pos, self->links[edge->link].weight);
          total += self->links[edge->link].weight;
        }
    }
  return crossings;
}

/*
 * desmi_sankey_graph_count_crossings:
 *
 * Returns: the sum over all crossing pairs of pieces of the products of their weights
 */
double
desmi_sankey_graph_count_crossings (const DesmiSankeyGraph *self)
{
  g_autofree double *tree = g_new0 (double, self->n_nodes + 2);
  double             crossings = 0;

  for (guint layer = 0; layer + 1 < self->n_layers; layer++)
    crossings += count_gap (self, layer, tree);
  return crossings;
}
