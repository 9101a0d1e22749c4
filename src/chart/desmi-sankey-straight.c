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

/* The links that a graph has, and ways through nodes that are only passed. */
typedef struct
{
  Ends    *ends;
  guint   *of_edge; /* which of them an edge is a part of */
  guint    n;
  gboolean with_ways;
  guint   *list[2], *first[2]; /* by the layer of the target, of the source */
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

/* Whether nothing happens at a node but that one ribbon comes and one goes: as a link that passes
 * runs straight, so does a way through such nodes. */
static gboolean
is_passed (const Links *self, const DesmiSankeyGraph *graph, guint node)
{
  return desmi_sankey_graph_is_dummy (graph, node)
         || (self->with_ways && graph->nodes[node].rank < 0
             && graph->down_first[node + 1] - graph->down_first[node] == 1
             && graph->up_first[node + 1] - graph->up_first[node] == 1);
}

/* Lists the links by the layer of one of their ends. */
static guint *
index_links (const Links *self, const DesmiSankeyGraph *graph, gboolean down, guint **first)
{
  guint *list = g_new (guint, self->n + 1);

  *first = g_new0 (guint, graph->n_layers + 2);
  for (guint i = 0; i < self->n; i++)
    (*first)[graph->nodes[down ? self->ends[i].source : self->ends[i].target].layer + 2]++;
  for (guint i = 1; i <= graph->n_layers; i++)
    (*first)[i + 1] += (*first)[i];
  for (guint i = 0; i < self->n; i++)
    list[(*first)[graph->nodes[down ? self->ends[i].source : self->ends[i].target].layer + 1]++]
        = i;
  return list;
}

static void
list_links (Links *self, const DesmiSankeyGraph *graph)
{
  self->ends = g_new0 (Ends, graph->n_edges + 1);
  self->of_edge = g_new0 (guint, graph->n_edges + 1);
  self->n = 0;
  for (guint i = 0; i < graph->n_edges; i++)
    {
      guint edge = i;

      if (is_passed (self, graph, graph->edges[i].from))
        continue;
      self->of_edge[edge] = self->n;
      while (is_passed (self, graph, graph->edges[edge].to))
        {
          edge = graph->down[graph->down_first[graph->edges[edge].to]];
          self->of_edge[edge] = self->n;
        }
      self->ends[self->n++] = (Ends){ graph->edges[i].from, graph->edges[edge].to,
                                      graph->links[graph->edges[i].link].weight };
    }
  for (guint down = 0; down < 2; down++)
    self->list[down] = index_links (self, graph, down > 0, &self->first[down]);
}

static void
clear_links (Links *self)
{
  g_free (self->ends);
  g_free (self->of_edge);
  for (guint down = 0; down < 2; down++)
    {
      g_free (self->list[down]);
      g_free (self->first[down]);
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
  const guint            *first = links->first[down ? 1 : 0], *list = links->list[down ? 1 : 0];

  for (guint i = graph->layer_first[layer]; i < graph->layer_first[layer + 1]; i++)
    sum[graph->order[i]] = weight[graph->order[i]] = 0;
  for (guint k = first[layer]; k < first[layer + 1]; k++)
    {
      const Ends *ends = &links->ends[list[k]];
      guint       node = down ? ends->source : ends->target;
      guint       other = down ? ends->target : ends->source;
      double      one;

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
stack (DesmiSankeySifter *self, const Links *links, guint layer)
{
  const DesmiSankeyGraph *graph = self->graph;
  guint                   n = 0;
  double                  y = 0;

  for (guint i = graph->layer_first[layer]; i < graph->layer_first[layer + 1]; i++)
    if (!is_passed (links, graph, graph->order[i]))
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

/* Where the ways pass that run straight. */
static void
pass_straight (DesmiSankeySifter *self, const Links *links)
{
  const DesmiSankeyGraph *graph = self->graph;

  for (guint i = 0; i < graph->n_edges; i++)
    {
      guint       node = graph->edges[i].to;
      const Ends *link = &links->ends[links->of_edge[i]];
      double      from = graph->nodes[link->source].layer, to = graph->nodes[link->target].layer;
      double      share = (graph->nodes[node].layer - from) / (to - from);

      if (is_passed (links, graph, node))
        self->centre[node] = self->centre[link->source]
                             + share * (self->centre[link->target] - self->centre[link->source]);
    }
}

/*
 * desmi_sankey_sifter_draw_straight:
 * @moves: nodes go where links run straight; else they keep their order
 *
 * Orders the nodes by the heights that draw links straight, and dummies by where these pass.
 */
void
desmi_sankey_sifter_draw_straight (DesmiSankeySifter *self, gboolean moves)
{
  DesmiSankeyGraph  *graph = self->graph;
  Links              links = { .with_ways = moves };
  g_autofree double *sum = g_new (double, graph->n_nodes + 1);
  g_autofree double *weight = g_new (double, graph->n_nodes + 1);
  guint              n_sweeps = moves ? 2 * N_SWEEPS : 1;

  list_links (&links, graph);
  for (guint i = 0; i < graph->n_nodes; i++)
    self->centre[i] = graph->nodes[i].pos;
  for (guint sweep = 0; sweep < n_sweeps; sweep++)
    for (guint i = 0; i < graph->n_layers; i++)
      {
        gboolean down = sweep % 2 > 0;
        guint    layer = down ? graph->n_layers - 1 - i : i;

        if (moves)
          aim (self, &links, layer, down, sum, weight);
        stack (self, &links, layer);
      }
  self->work += n_sweeps * (4.0 * links.n + 20.0 * graph->n_nodes);
  pass_straight (self, &links);
  for (guint layer = 0; layer < graph->n_layers; layer++)
    g_qsort_with_data (graph->order + graph->layer_first[layer],
                       (int) (graph->layer_first[layer + 1] - graph->layer_first[layer]),
                       sizeof (guint), compare_heights, self);
  clear_links (&links);
}
