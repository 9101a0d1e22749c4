/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Moves that sifting cannot make, since each of their steps is a loss: nodes that hang together by
 * heavy ribbons go to another height of the diagram together, each in its own layer. */
#include "chart/desmi-sankey-sift.h"

#include <string.h>

#define N_SIZES 6   /* of bounds of a cluster, each half as large as the one before */
#define N_HEIGHTS 4 /* of a half of the kicks: the edges and the quarters */

static double
draw_share (DesmiSankeySifter *self)
{
  return (double) (desmi_sankey_sifter_draw (self) >> 32) / (double) G_MAXUINT32;
}

/* Adds to the blame of the edges of a gap what crosses them from above or from below, by a
 * Fenwick tree over their other ends. */
static void
blame_gap (DesmiSankeySifter *self, guint layer, gboolean from_below, double *tree)
{
  const DesmiSankeyGraph *graph = self->graph;
  const guint *first = graph->down_first, *row = graph->order + graph->layer_first[layer];
  guint        n = graph->layer_first[layer + 1] - graph->layer_first[layer];
  guint        n_next = graph->layer_first[layer + 2] - graph->layer_first[layer + 1];

  memset (tree, 0, sizeof (double) * (n_next + 1));
  for (guint i = 0; i < n; i++)
    for (guint turn = 0; turn < 2; turn++) /* edges of one node do not cross one another */
      {
        guint node = row[from_below ? n - 1 - i : i];

        for (guint k = first[node]; k < first[node + 1]; k++)
          {
            guint  edge = graph->down[k], pos = graph->nodes[graph->edges[edge].to].pos;
            guint  after = from_below ? pos : n_next - 1 - pos; /* ends it crosses */
            double weight = graph->links[graph->edges[edge].link].weight;

            for (guint at = after; turn == 0 && at > 0; at &= at - 1)
              self->blame[edge] += weight * tree[at];
            for (guint at = after + 1; turn == 1 && at <= n_next; at += at & -at)
              tree[at] += weight;
          }
      }
}

/* Of each edge, and those before it, what it crosses. */
static void
reckon_blame (DesmiSankeySifter *self)
{
  const DesmiSankeyGraph *graph = self->graph;
  g_autofree double      *tree = g_new (double, graph->n_nodes + 2);

  self->work += 20.0 * graph->n_edges;
  memset (self->blame, 0, sizeof (double) * graph->n_edges);
  for (guint layer = 0; layer + 1 < graph->n_layers; layer++)
    for (guint from_below = 0; from_below < 2; from_below++)
      blame_gap (self, layer, from_below > 0, tree);
  for (guint i = 1; i < graph->n_edges; i++)
    self->blame[i] += self->blame[i - 1];
  self->blamed = TRUE;
}

/* Draws an edge, the more often the more it crosses, and one of its ends. */
static guint
draw_blamed (DesmiSankeySifter *self)
{
  const DesmiSankeyGraph *graph = self->graph;
  guint                   low = 0, high = graph->n_edges - 1;
  double                  drawn;

  if (!self->blamed)
    reckon_blame (self);
  drawn = draw_share (self) * self->blame[high];
  while (low < high)
    {
      guint middle = (low + high) / 2;

      if (self->blame[middle] > drawn)
        high = middle;
      else
        low = middle + 1;
    }
  return desmi_sankey_sifter_draw (self) % 2 > 0 ? graph->edges[low].from : graph->edges[low].to;
}

/* Marks nodes that hang together by ribbons as wide as one drawn by chance or wider: by a thin one,
 * a whole part of the diagram; by a wide one, a few nodes. */
static void
mark_cluster (DesmiSankeySifter *self)
{
  const DesmiSankeyGraph *graph = self->graph;
  guint  n = 0, most = graph->n_nodes >> (desmi_sankey_sifter_draw (self) % N_SIZES);
  guint  edge = (guint) (desmi_sankey_sifter_draw (self) % graph->n_edges);
  double least = graph->links[graph->edges[edge].link].weight;

  most = 1 + (guint) (desmi_sankey_sifter_draw (self) % MAX (most, 1)); /* more often few */
  memset (self->in_cluster, 0, sizeof (gboolean) * graph->n_nodes);
  self->visit[n++] = desmi_sankey_sifter_draw (self) % 2 > 0
                         ? draw_blamed (self)
                         : (guint) (desmi_sankey_sifter_draw (self) % graph->n_nodes);
  self->in_cluster[self->visit[0]] = TRUE;
  for (guint at = 0; at < n; at++)
    for (guint side = 0; side < 2; side++)
      {
        const guint *first = side > 0 ? graph->down_first : graph->up_first;
        const guint *list = side > 0 ? graph->down : graph->up;

        for (guint k = first[self->visit[at]]; k < first[self->visit[at] + 1] && n < most; k++)
          {
            const DesmiSankeyGraphEdge *one = &graph->edges[list[k]];
            guint                       other = side > 0 ? one->to : one->from;

            if (self->in_cluster[other] || graph->links[one->link].weight < least)
              continue;
            self->in_cluster[other] = TRUE;
            self->visit[n++] = other;
          }
      }
}

/* Puts the marked nodes of a layer together at a height, 0 to 1. */
static void
move_cluster (DesmiSankeySifter *self, guint layer, double height, gboolean mirrored)
{
  DesmiSankeyGraph *graph = self->graph;
  const guint      *row = graph->order + graph->layer_first[layer];
  guint             n = graph->layer_first[layer + 1] - graph->layer_first[layer];
  guint             n_in = 0, n_out = 0, above, at = 0;

  for (guint i = 0; i < n; i++)
    if (self->in_cluster[row[i]])
      self->visit[n_in++] = row[i];
    else
      self->fill[n_out++] = row[i];
  if (n_in == 0)
    return;
  above = MIN ((guint) (height * (n_out + 1)), n_out);
  for (guint i = 0; i < above; i++)
    self->wanted[at++] = self->fill[i];
  for (guint i = 0; i < n_in; i++)
    self->wanted[at++] = self->visit[mirrored ? n_in - 1 - i : i];
  for (guint i = above; i < n_out; i++)
    self->wanted[at++] = self->fill[i];
  desmi_sankey_sifter_keep_ranks (self, layer, self->wanted);
  desmi_sankey_sifter_order_layer (self, layer, self->wanted);
}

/*
 * desmi_sankey_sifter_kick:
 *
 * Moves nodes that hang together to a height drawn by chance, and half of the times upside down.
 */
void
desmi_sankey_sifter_kick (DesmiSankeySifter *self)
{
  gboolean mirrored, anywhere;
  double   height;

  if (self->graph->n_edges == 0)
    return;
  self->work += 100 + 6.0 * self->graph->n_nodes;
  mark_cluster (self);
  anywhere = desmi_sankey_sifter_draw (self) % 2 == 0;
  mirrored = desmi_sankey_sifter_draw (self) % 2 == 0;
  height = anywhere ? draw_share (self)
                    : (double) (desmi_sankey_sifter_draw (self) % (N_HEIGHTS + 1)) / N_HEIGHTS;
  for (guint layer = 0; layer < self->graph->n_layers; layer++)
    move_cluster (self, layer, height, mirrored);
}
