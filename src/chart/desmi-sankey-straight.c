/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An order to start from in which long links run straight: in a diagram of hundreds of places where
 * such links pass, it is nearer to a good one than any order of these places by themselves. */
#include "chart/desmi-sankey-sift.h"

#include <math.h>
#include <string.h>

#define N_SWEEPS 12
#define GAP 0.05 /* between two nodes, as a share of the largest link */

typedef struct
{
  guint  source, target;
  double weight;
} Ends;

/* The links that a graph has: of those of the whole diagram, an island has few. */
typedef struct
{
  Ends  *ends;
  guint *of_edge; /* which of them an edge is a part of */
  guint  n;
} Links;

static int
compare_heights (gconstpointer a, gconstpointer b, gpointer user_data)
{
  const DesmiSankeySifter *self = user_data;
  guint                    one = *(const guint *) a, two = *(const guint *) b;
  double                   difference = self->centre[one] - self->centre[two];

  if (fabs (difference) > 1e-9)
    return difference < 0 ? -1 : 1;
  return one < two ? -1 : one > two;
}

static void
list_links (Links *self, const DesmiSankeyGraph *graph)
{
  g_autofree guint *slots = g_new0 (guint, graph->n_links + 1); /* from 1 on */

  self->ends = g_new0 (Ends, graph->n_edges + 1);
  self->of_edge = g_new0 (guint, graph->n_edges + 1);
  self->n = 0;
  for (guint i = 0; i < graph->n_edges; i++)
    {
      const DesmiSankeyGraphEdge *edge = &graph->edges[i];
      Ends                       *ends;

      if (slots[edge->link] == 0)
        slots[edge->link] = ++self->n;
      self->of_edge[i] = slots[edge->link] - 1;
      ends = &self->ends[self->of_edge[i]];
      ends->weight = graph->links[edge->link].weight;
      if (!desmi_sankey_graph_is_dummy (graph, edge->from))
        ends->source = edge->from;
      if (!desmi_sankey_graph_is_dummy (graph, edge->to))
        ends->target = edge->to;
    }
}

/* Moves each node of a layer to the mean height of those it is linked with on one side. */
static void
aim (DesmiSankeySifter *self,
     const Links       *links,
     guint              layer,
     gboolean           down,
     double            *sum,
     double            *weight)
{
  const DesmiSankeyGraph *graph = self->graph;

  memset (sum, 0, sizeof (double) * graph->n_nodes);
  memset (weight, 0, sizeof (double) * graph->n_nodes);
  for (guint i = 0; i < links->n; i++)
    {
      const Ends *ends = &links->ends[i];
      guint       node = down ? ends->source : ends->target;
      guint       other = down ? ends->target : ends->source;
      double      one;

      if (graph->nodes[node].layer != layer)
        continue;
      one = ends->weight * (graph->nodes[ends->target].layer - graph->nodes[ends->source].layer);
      sum[node] += one * self->centre[other];
      weight[node] += one;
    }
  for (guint i = graph->layer_first[layer]; i < graph->layer_first[layer + 1]; i++)
    if (weight[graph->order[i]] > 0)
      self->centre[graph->order[i]] = sum[graph->order[i]] / weight[graph->order[i]];
}

/* Stacks the nodes of a layer in the order of their heights. */
static void
stack (DesmiSankeySifter *self, guint layer)
{
  const DesmiSankeyGraph *graph = self->graph;
  guint                   n = 0;
  double                  y = 0;

  for (guint i = graph->layer_first[layer]; i < graph->layer_first[layer + 1]; i++)
    if (!desmi_sankey_graph_is_dummy (graph, graph->order[i]))
      {
        self->visit[n++] = graph->order[i];
        y -= (graph->nodes[graph->order[i]].weight + GAP) / 2;
      }
  g_qsort_with_data (self->visit, (int) n, sizeof (guint), compare_heights, self);
  for (guint i = 0; i < n; i++)
    {
      double height = graph->nodes[self->visit[i]].weight + GAP;

      self->centre[self->visit[i]] = y + height / 2;
      y += height;
    }
}

/*
 * desmi_sankey_sifter_draw_straight:
 *
 * Orders the nodes by the heights that draw links straight, and dummies by where these pass.
 */
void
desmi_sankey_sifter_draw_straight (DesmiSankeySifter *self)
{
  DesmiSankeyGraph  *graph = self->graph;
  Links              links;
  g_autofree double *sum = g_new (double, graph->n_nodes + 1);
  g_autofree double *weight = g_new (double, graph->n_nodes + 1);

  list_links (&links, graph);
  for (guint i = 0; i < graph->n_nodes; i++)
    self->centre[i] = graph->nodes[i].pos;
  for (guint sweep = 0; sweep < 2 * N_SWEEPS; sweep++)
    for (guint i = 0; i < graph->n_layers; i++)
      {
        gboolean down = sweep % 2 > 0;
        guint    layer = down ? graph->n_layers - 1 - i : i;

        aim (self, &links, layer, down, sum, weight);
        stack (self, layer);
      }
  self->work += 2.0 * N_SWEEPS * graph->n_layers * (links.n + 4.0 * graph->n_nodes);
  for (guint i = 0; i < graph->n_edges; i++)
    {
      guint  node = graph->edges[i].to;
      Ends   link = links.ends[links.of_edge[i]];
      double from = graph->nodes[link.source].layer, to = graph->nodes[link.target].layer;
      double share = (graph->nodes[node].layer - from) / (to - from);

      if (desmi_sankey_graph_is_dummy (graph, node))
        self->centre[node] = self->centre[link.source]
                             + share * (self->centre[link.target] - self->centre[link.source]);
    }
  for (guint layer = 0; layer < graph->n_layers; layer++)
    g_qsort_with_data (graph->order + graph->layer_first[layer],
                       (int) (graph->layer_first[layer + 1] - graph->layer_first[layer]),
                       sizeof (guint), compare_heights, self);
  g_free (links.ends);
  g_free (links.of_edge);
}
