/* SPDX-License-Identifier: GPL-3.0-or-later */
/* For each two nodes of a layer, what their order costs: a table a layer, which is kept up while
 * the nodes of the layers beside it move, so that to try a place takes one look-up for each node
 * passed.
 */
#include "chart/desmi-sankey-sift.h"

#include <string.h>

static guint
layer_size (const DesmiSankeyGraph *graph, guint layer)
{
  return graph->layer_first[layer + 1] - graph->layer_first[layer];
}

/* For each position of the neighbouring layer: weight of the node's neighbours before it less that
 * of those after it, so that a comparison with another node is one product a neighbour. */
static void
tabulate_side (const guint  *first,
               const guint  *positions,
               const double *weights,
               guint         node,
               double       *table,
               guint         n)
{
  double total = 0, before = 0;
  guint  k = first[node];

  for (guint i = first[node]; i < first[node + 1]; i++)
    total += weights[i];
  for (guint pos = 0; pos < n; pos++)
    {
      double here = 0;

      while (k < first[node + 1] && positions[k] == pos)
        here += weights[k++];
      table[pos] = before - (total - before - here);
      before += here;
    }
}

static void
tabulate (DesmiSankeySifter *self, guint node)
{
  DesmiSankeyGraph *graph = self->graph;
  guint             layer = graph->nodes[node].layer;

  if (layer + 1 < graph->n_layers)
    tabulate_side (graph->down_first, self->down_pos, self->down_weight, node, self->below,
                   layer_size (graph, layer + 1));
  if (layer > 0)
    tabulate_side (graph->up_first, self->up_pos, self->up_weight, node, self->above,
                   layer_size (graph, layer - 1));
}

static double
compare_by_table (const guint  *first,
                  const guint  *positions,
                  const double *weights,
                  guint         node,
                  const double *table)
{
  double sum = 0;

  for (guint i = first[node]; i < first[node + 1]; i++)
    sum += weights[i] * table[positions[i]];
  return sum;
}

/*
 * desmi_sankey_sifter_refresh:
 *
 * Brings the table of a layer up to date before it is used.
 */
void
desmi_sankey_sifter_refresh (DesmiSankeySifter *self, guint layer)
{
  DesmiSankeyGraph *graph = self->graph;
  const guint      *row = graph->order + graph->layer_first[layer];
  guint             n = layer_size (graph, layer);
  double           *costs = self->costs[layer];

  self->debt[layer] = 0;
  if (!self->stale[layer])
    return;
  self->stale[layer] = FALSE;
  self->work += 0.5 * self->renewal[layer];
  desmi_sankey_sifter_list_both (self, layer);
  for (guint i = 0; i < n; i++)
    {
      guint at = self->local[row[i]];

      tabulate (self, row[i]);
      costs[at * n + at] = 0;
      for (guint j = i + 1; j < n; j++)
        {
          guint  other = self->local[row[j]];
          double cost = compare_by_table (graph->down_first, self->down_pos, self->down_weight,
                                          row[j], self->below)
                        + compare_by_table (graph->up_first, self->up_pos, self->up_weight, row[j],
                                            self->above);

          costs[other * n + at] = cost;
          costs[at * n + other] = -cost;
        }
    }
}

/* The two ribbons of a node and of one it has passed cross now if they did not, and the other way
 * round: so does the cost change of the order of their other ends. */
static void
pass_side (DesmiSankeySifter *self,
           guint              node,
           const guint       *passed,
           guint              n,
           gboolean           is_above,
           gboolean           down)
{
  DesmiSankeyGraph *graph = self->graph;
  guint             layer = down ? graph->nodes[node].layer + 1 : graph->nodes[node].layer - 1;
  const guint      *first = down ? graph->down_first : graph->up_first;
  const guint      *ends = down ? self->down_end : self->up_end;
  const double     *weights = down ? self->down_own : self->up_own;
  guint             size = layer_size (graph, layer), n_ends = 0;
  double           *costs = self->costs[layer];

  for (guint i = 0; i < n; i++)
    n_ends += first[passed[i] + 1] - first[passed[i]];
  self->debt[layer] += (double) n_ends * (first[node + 1] - first[node]);
  for (guint i = 0; i < n; i++)
    for (guint k = first[passed[i]]; k < first[passed[i] + 1]; k++)
      self->active[ends[k]] = TRUE;
  for (guint k = first[node]; k < first[node + 1]; k++)
    self->active[ends[k]] = TRUE;
  self->work += 10 + 2 * n + 2 * n_ends;
  if (self->debt[layer] > self->renewal[layer])
    self->stale[layer] = TRUE;
  if (self->stale[layer])
    return;
  self->work += 0.8 * n_ends * (first[node + 1] - first[node]);
  for (guint k = first[node]; k < first[node + 1]; k++)
    {
      guint  own = self->local[ends[k]];
      double weight = is_above ? 2 * weights[k] : -2 * weights[k];

      for (guint i = 0; i < n; i++)
        for (guint j = first[passed[i]]; j < first[passed[i] + 1]; j++)
          {
            guint other = self->local[ends[j]];

            costs[other * size + own] += weight * weights[j];
            costs[own * size + other] -= weight * weights[j];
          }
    }
}

/*
 * desmi_sankey_sifter_move:
 * @from: position in the layer
 * @to: likewise
 *
 * Moves a node, and keeps the tables of the layers beside it up to date.
 */
void
desmi_sankey_sifter_move (DesmiSankeySifter *self, guint layer, guint from, guint to)
{
  DesmiSankeyGraph *graph = self->graph;
  guint            *row = graph->order + graph->layer_first[layer];
  guint             node = row[from], n = MAX (from, to) - MIN (from, to);
  const guint      *passed = to < from ? row + to + 1 : row + from;

  if (to < from)
    memmove (row + to + 1, row + to, sizeof (guint) * n);
  else
    memmove (row + from, row + from + 1, sizeof (guint) * n);
  row[to] = node;
  for (guint i = MIN (from, to); i <= MAX (from, to); i++)
    graph->nodes[row[i]].pos = i;
  if (!self->dense)
    return;
  for (guint i = 0; i < n; i++)
    self->active[passed[i]] = TRUE;
  if (layer + 1 < graph->n_layers)
    pass_side (self, node, passed, n, to < from, TRUE);
  if (layer > 0)
    pass_side (self, node, passed, n, to < from, FALSE);
  if (self->log != NULL)
    {
      DesmiSankeyMove move = { layer, from, to };

      g_array_append_val (self->log, move);
    }
}

/*
 * desmi_sankey_sifter_order_layer:
 * @wanted: the nodes of the layer
 *
 * Moves the nodes of a layer into an order, and reckons what it costs.
 */
void
desmi_sankey_sifter_order_layer (DesmiSankeySifter *self, guint layer, const guint *wanted)
{
  DesmiSankeyGraph *graph = self->graph;
  const guint      *row = graph->order + graph->layer_first[layer];
  guint             n = layer_size (graph, layer);

  desmi_sankey_sifter_refresh (self, layer);
  for (guint i = 0; i < n; i++)
    {
      guint         from = graph->nodes[wanted[i]].pos;
      const double *costs = desmi_sankey_sifter_get_costs (self, wanted[i]);

      if (from == i)
        continue;
      for (guint k = i; k < from; k++)
        self->crossings += costs[self->local[row[k]]];
      self->active[wanted[i]] = TRUE;
      desmi_sankey_sifter_move (self, layer, from, i);
    }
}

/*
 * desmi_sankey_sifter_undo:
 *
 * Takes all logged moves back.
 */
void
desmi_sankey_sifter_undo (DesmiSankeySifter *self)
{
  GArray *log = g_steal_pointer (&self->log);

  for (guint i = log->len; i-- > 0;)
    {
      const DesmiSankeyMove *move = &g_array_index (log, DesmiSankeyMove, i);

      desmi_sankey_sifter_move (self, move->layer, move->to, move->from);
    }
  g_array_set_size (log, 0);
  self->log = log;
}
