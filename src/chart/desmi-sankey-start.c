/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The orders that the search for few crossings starts from. */
#include "chart/desmi-sankey-sift.h"

#include <math.h>
#include <string.h>

#define N_BARYCENTRE_SWEEPS 6

static int
compare_centres (gconstpointer a, gconstpointer b, gpointer user_data)
{
  const DesmiSankeySifter *self = user_data;
  guint                    one = *(const guint *) a, two = *(const guint *) b;
  double                   difference = self->centre[one] - self->centre[two];

  /* Centres that are equal but for rounding keep their order, whatever the unit of the values. */
  if (fabs (difference) > 1e-9)
    return difference < 0 ? -1 : 1;
  return self->graph->nodes[one].pos < self->graph->nodes[two].pos ? -1 : 1;
}

static int
compare_ranks (gconstpointer a, gconstpointer b, gpointer user_data)
{
  const DesmiSankeyGraph *graph = user_data;
  guint                   one = *(const guint *) a, two = *(const guint *) b;

  if (graph->nodes[one].rank != graph->nodes[two].rank)
    return graph->nodes[one].rank < graph->nodes[two].rank ? -1 : 1;
  return one < two ? -1 : one > two;
}

/*
 * desmi_sankey_sifter_keep_ranks:
 * @row: (inout): the nodes of the layer
 *
 * Puts the ranked nodes below the free ones, leaving the dummies where they are.
 */
void
desmi_sankey_sifter_keep_ranks (DesmiSankeySifter *self, guint layer, guint *row)
{
  DesmiSankeyGraph *graph = self->graph;
  guint             n = graph->layer_first[layer + 1] - graph->layer_first[layer];
  guint             n_real = 0, n_free;

  if (self->n_ranked == 0)
    return;
  for (guint i = 0; i < n; i++)
    if (!desmi_sankey_graph_is_dummy (graph, row[i]) && graph->nodes[row[i]].rank < 0)
      self->visit[n_real++] = row[i];
  n_free = n_real;
  for (guint i = 0; i < n; i++)
    if (graph->nodes[row[i]].rank >= 0)
      self->visit[n_real++] = row[i];
  g_qsort_with_data (self->visit + n_free, (int) (n_real - n_free), sizeof (guint), compare_ranks,
                     graph);
  n_real = 0;
  for (guint i = 0; i < n; i++)
    if (!desmi_sankey_graph_is_dummy (graph, row[i]))
      row[i] = self->visit[n_real++];
}

/* After the nodes of a layer have changed places otherwise than by single moves. */
static void
keep_order (DesmiSankeySifter *self, guint layer)
{
  DesmiSankeyGraph *graph = self->graph;
  guint            *row = graph->order + graph->layer_first[layer];
  guint             n = graph->layer_first[layer + 1] - graph->layer_first[layer];

  desmi_sankey_sifter_keep_ranks (self, layer, row);
  for (guint i = 0; i < n; i++)
    graph->nodes[row[i]].pos = i;
}

static void
sort_by_centre (DesmiSankeySifter *self, guint layer, gboolean by_next)
{
  DesmiSankeyGraph *graph = self->graph;
  const guint      *first = by_next ? graph->down_first : graph->up_first;
  const guint      *positions = by_next ? self->down_pos : self->up_pos;
  const double     *weights = by_next ? self->down_weight : self->up_weight;
  guint            *row = graph->order + graph->layer_first[layer];
  guint             n = graph->layer_first[layer + 1] - graph->layer_first[layer];

  desmi_sankey_sifter_list_neighbours (self, layer, by_next);
  for (guint i = 0; i < n; i++)
    {
      double weight = 0, sum = 0;

      for (guint k = first[row[i]]; k < first[row[i] + 1]; k++)
        {
          weight += weights[k];
          sum += weights[k] * positions[k];
        }
      self->centre[row[i]] = weight > 0 ? sum / weight : i;
    }
  g_qsort_with_data (row, (int) n, sizeof (guint), compare_centres, self);
  keep_order (self, layer);
}

static void
sort_by_centres (DesmiSankeySifter *self)
{
  guint n_layers = self->graph->n_layers;

  for (guint sweep = 0; sweep < N_BARYCENTRE_SWEEPS; sweep++)
    {
      for (guint layer = 1; layer < n_layers; layer++)
        sort_by_centre (self, layer, FALSE);
      for (guint layer = n_layers - 1; layer-- > 0;)
        sort_by_centre (self, layer, TRUE);
    }
}

static int
compare_weights (gconstpointer a, gconstpointer b, gpointer user_data)
{
  const DesmiSankeyGraph *graph = user_data;
  guint                   one = *(const guint *) a, two = *(const guint *) b;
  double                  difference = graph->nodes[one].weight - graph->nodes[two].weight;

  if (fabs (difference) > 1e-9)
    return difference > 0 ? -1 : 1;
  return one < two ? -1 : one > two;
}

/* Marks a node and gives it the next place of its layer. */
static void
take_place (DesmiSankeySifter *self, guint node, guint *n_placed)
{
  DesmiSankeyGraph *graph = self->graph;
  guint             layer = graph->nodes[node].layer;

  self->in_cluster[node] = TRUE;
  graph->order[graph->layer_first[layer] + n_placed[layer]++] = node;
}

/* Pushes the neighbours that have no place yet, so that the first one lies on top. */
static guint
push_neighbours (const DesmiSankeySifter *self, guint node, gboolean down, guint *stack, guint n)
{
  const DesmiSankeyGraph *graph = self->graph;
  const guint            *first = down ? graph->down_first : graph->up_first;
  const guint            *list = down ? graph->down : graph->up;

  for (guint k = first[node + 1]; k-- > first[node];)
    {
      const DesmiSankeyGraphEdge *edge = &graph->edges[list[k]];
      guint                       other = down ? edge->to : edge->from;

      if (!self->in_cluster[other])
        stack[n++] = other;
    }
  return n;
}

/* Walks along the ribbons into the depth and gives places in the order of the walk, those before a
 * node ahead of those after it: in a tree no ribbon crosses then. */
static void
order_by_walk (DesmiSankeySifter *self)
{
  DesmiSankeyGraph *graph = self->graph;
  g_autofree guint *stack = g_new (guint, 2 * graph->n_edges + 2);
  g_autofree guint *n_placed = g_new0 (guint, graph->n_layers + 1);

  memset (self->in_cluster, 0, sizeof (gboolean) * graph->n_nodes);
  for (guint i = 0; i < graph->n_nodes; i++)
    {
      guint n = 0;

      stack[n++] = i;
      while (n > 0)
        {
          guint node = stack[--n];

          if (self->in_cluster[node])
            continue;
          take_place (self, node, n_placed);
          n = push_neighbours (self, node, TRUE, stack, n);
          n = push_neighbours (self, node, FALSE, stack, n);
        }
    }
  self->work += 8.0 * (graph->n_nodes + graph->n_edges);
}

static void
order_by_weight (DesmiSankeySifter *self)
{
  DesmiSankeyGraph *graph = self->graph;

  for (guint layer = 0; layer < graph->n_layers; layer++)
    g_qsort_with_data (graph->order + graph->layer_first[layer],
                       (int) (graph->layer_first[layer + 1] - graph->layer_first[layer]),
                       sizeof (guint), compare_weights, graph);
}

static void
order_by_chance (DesmiSankeySifter *self)
{
  DesmiSankeyGraph *graph = self->graph;

  for (guint layer = 0; layer < graph->n_layers; layer++)
    desmi_sankey_sifter_shuffle (self, graph->order + graph->layer_first[layer],
                                 graph->layer_first[layer + 1] - graph->layer_first[layer]);
}

static void
keep_orders (DesmiSankeySifter *self)
{
  for (guint layer = 0; layer < self->graph->n_layers; layer++)
    keep_order (self, layer);
}

/*
 * desmi_sankey_sifter_start:
 * @start: which one; those from DESMI_SANKEY_START_CHANCE on differ by the random numbers drawn
 *
 * Orders all layers in a quick way.
 */
void
desmi_sankey_sifter_start (DesmiSankeySifter *self, guint start)
{
  if (start == DESMI_SANKEY_START_WALK || start == DESMI_SANKEY_START_WALK_CENTRES)
    order_by_walk (self);
  else if (start < DESMI_SANKEY_START_CHANCE)
    order_by_weight (self);
  else
    order_by_chance (self);
  keep_orders (self);
  if (start == DESMI_SANKEY_START_STRAIGHT || start == DESMI_SANKEY_START_WEIGHT)
    desmi_sankey_sifter_draw_straight (self, start == DESMI_SANKEY_START_STRAIGHT);
  else if (start == DESMI_SANKEY_START_WALK_CENTRES || start >= DESMI_SANKEY_START_CENTRES)
    sort_by_centres (self);
  keep_orders (self);
}
