/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Moves that sifting cannot make, since each of their steps is a loss: nodes that hang together by
 * heavy ribbons go to another height of the diagram together, each in its own layer. */
#include "chart/desmi-sankey-sift.h"

#include <string.h>

#define N_SIZES 6   /* of bounds of a cluster, each half as large as the one before */
#define N_HEIGHTS 4 /* of a half of the kicks: the edges and the quarters */

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
  self->visit[n++] = (guint) (desmi_sankey_sifter_draw (self) % graph->n_nodes);
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
  height = anywhere ? (double) (desmi_sankey_sifter_draw (self) >> 32) / (double) G_MAXUINT32
                    : (double) (desmi_sankey_sifter_draw (self) % (N_HEIGHTS + 1)) / N_HEIGHTS;
  for (guint layer = 0; layer < self->graph->n_layers; layer++)
    move_cluster (self, layer, height, mirrored);
}
