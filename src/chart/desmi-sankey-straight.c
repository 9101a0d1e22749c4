/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An order to start from in which long links run straight: in a diagram of hundreds of places where
 * such links pass, it is nearer to a good one than any order of these places by themselves. */
#include "chart/desmi-sankey-sift.h"

#include <math.h>
#include <string.h>

#define N_SWEEPS 12
#define GAP 0.05 /* between two nodes, as a share of the largest link */

/* The ends of each link; only links that are in the graph have any. */
typedef struct
{
  guint    source, target;
  gboolean is_here;
} Ends;

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

static Ends *
list_ends (const DesmiSankeyGraph *graph)
{
  Ends *ends = g_new0 (Ends, graph->n_links + 1);

  for (guint i = 0; i < graph->n_edges; i++)
    {
      const DesmiSankeyGraphEdge *edge = &graph->edges[i];

      if (!desmi_sankey_graph_is_dummy (graph, edge->from))
        ends[edge->link].source = edge->from;
      if (!desmi_sankey_graph_is_dummy (graph, edge->to))
        ends[edge->link].target = edge->to;
      ends[edge->link].is_here = TRUE;
    }
  return ends;
}

/* Moves each node of a layer to the mean height of those it is linked with on one side. */
static void
aim (DesmiSankeySifter *self,
     const Ends        *ends,
     guint              layer,
     gboolean           down,
     double            *sum,
     double            *weight)
{
  const DesmiSankeyGraph *graph = self->graph;

  memset (sum, 0, sizeof (double) * graph->n_nodes);
  memset (weight, 0, sizeof (double) * graph->n_nodes);
  for (guint i = 0; i < graph->n_links; i++)
    {
      guint  node = down ? ends[i].source : ends[i].target;
      guint  other = down ? ends[i].target : ends[i].source;
      double one;

      if (!ends[i].is_here || graph->nodes[node].layer != layer)
        continue;
      one = graph->links[i].weight
            * (graph->nodes[ends[i].target].layer - graph->nodes[ends[i].source].layer);
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
  g_autofree Ends   *ends = list_ends (graph);
  g_autofree double *sum = g_new (double, graph->n_nodes + 1);
  g_autofree double *weight = g_new (double, graph->n_nodes + 1);

  for (guint i = 0; i < graph->n_nodes; i++)
    self->centre[i] = graph->nodes[i].pos;
  for (guint sweep = 0; sweep < 2 * N_SWEEPS; sweep++)
    for (guint i = 0; i < graph->n_layers; i++)
      {
        gboolean down = sweep % 2 > 0;
        guint    layer = down ? graph->n_layers - 1 - i : i;

        aim (self, ends, layer, down, sum, weight);
        stack (self, layer);
      }
  self->work += 2.0 * N_SWEEPS * graph->n_layers * (graph->n_links + 4.0 * graph->n_nodes);
  for (guint i = 0; i < graph->n_edges; i++)
    {
      guint  node = graph->edges[i].to;
      Ends   link = ends[graph->edges[i].link];
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
}
