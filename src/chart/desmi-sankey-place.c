/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Gives the ordered nodes of a Sankey diagram their heights and places: one scale for all layers,
 * then each layer in turn as straight as its order and the plot allow. */
#include "chart/desmi-sankey-graph.h"

#include <math.h>

#define MIN_HEIGHT 1.0              /* px; anything counted is seen */
#define PADDING_SHARE (2.0 / 3)     /* of the height that padding may take before it shrinks */
#define PADDING_SHARE_MAX (5.0 / 6) /* ... and before it shrinks below its minimum */
#define MAX_SWEEPS 60
#define STILL 1e-3 /* of a pixel */

/* One end of a link at a node, to be sorted by where the other end is. */
typedef struct
{
  guint  link;
  guint  node;
  double key; /* height of the other end within its layer, 0 to 1 */
} End;

typedef struct
{
  double wanted, weight; /* mean place of the block, less the heights above */
  guint  n;
} Block;

static double
padding (const DesmiSankeyGraph *self, const DesmiSankeyOptions *options)
{
  guint  most = 1;
  double least, limit;

  for (guint layer = 0; layer < self->n_layers; layer++)
    most = MAX (most, self->layer_first[layer + 1] - self->layer_first[layer]);
  least = MIN (options->node_padding_min, options->node_padding);
  limit = options->height * PADDING_SHARE_MAX / most;
  return MAX (
      MIN (CLAMP (options->height * PADDING_SHARE / most, least, options->node_padding), limit), 0);
}

/* Pixels per weight at which a layer fills the height, its small nodes being drawn at the minimum;
 * G_MAXDOUBLE of one that weighs nothing beside the others. Each round finds more small ones. */
static double
layer_scale (const DesmiSankeyGraph *self, guint layer, double room, double least)
{
  int    n_small = -1;
  double scale = G_MAXDOUBLE;

  for (;;)
    {
      double weight = 0;
      int    n_now = 0;

      for (guint i = self->layer_first[layer]; i < self->layer_first[layer + 1]; i++)
        {
          double one = self->nodes[self->order[i]].weight;

          if (one > 0 && scale < G_MAXDOUBLE && one * scale < least)
            n_now++;
          else
            weight += one;
        }
      if (n_now <= n_small || weight <= 0)
        return scale;
      n_small = n_now;
      scale = MIN (MAX (room - n_small * least, 0) / weight, G_MAXDOUBLE);
    }
}

static void
set_heights (DesmiSankeyGraph *self, const DesmiSankeyOptions *options, double pad)
{
  double scale = G_MAXDOUBLE, least = MIN_HEIGHT;

  for (guint layer = 0; layer < self->n_layers; layer++)
    {
      guint n = self->layer_first[layer + 1] - self->layer_first[layer];

      least = MIN (least, MAX (options->height - (n - 1) * pad, 0) / (2.0 * n));
    }
  for (guint layer = 0; layer < self->n_layers; layer++)
    {
      guint  n = self->layer_first[layer + 1] - self->layer_first[layer];
      double room = MAX (options->height - (n - 1) * pad, 0);

      scale = MIN (scale, layer_scale (self, layer, room, least));
    }
  if (scale >= G_MAXDOUBLE) /* all values are 0 */
    scale = 0;
  for (guint i = 0; i < self->n_nodes; i++)
    {
      DesmiSankeyGraphNode *node = &self->nodes[i];

      node->height = node->weight * scale;
      if (node->weight > 0 && node->input != DESMI_SANKEY_NO_INPUT)
        node->height = MAX (node->height, least);
    }
  for (guint i = 0; i < self->n_links; i++)
    self->links[i].width = self->links[i].weight * scale;
}

static int
compare_ends (gconstpointer a, gconstpointer b, gpointer user_data)
{
  const End *one = a, *two = b;

  if (one->node != two->node)
    return one->node < two->node ? -1 : 1;
  if (one->key < two->key || one->key > two->key)
    return one->key < two->key ? -1 : 1;
  return one->link < two->link ? -1 : one->link > two->link;
}

static double
place_share (const DesmiSankeyGraph *self, guint node)
{
  guint layer = self->nodes[node].layer;

  return (self->nodes[node].pos + 0.5) / (self->layer_first[layer + 1] - self->layer_first[layer]);
}

/* Stacks the ribbons at each node in the order of their other ends. */
static void
set_ends (DesmiSankeyGraph *self, gboolean at_source)
{
  g_autofree End *ends = g_new0 (End, self->n_links + 1);
  double          y = 0;

  for (guint i = 0; i < self->n_links; i++)
    {
      const DesmiSankeyGraphLink *link = &self->links[i];
      guint                       other = at_source ? link->target : link->source;

      if (link->n_edges > 0)
        other = at_source ? self->edges[link->first_edge].to
                          : self->edges[link->first_edge + link->n_edges - 1].from;
      ends[i].link = i;
      ends[i].node = at_source ? link->source : link->target;
      ends[i].key = place_share (self, other);
    }
  g_qsort_with_data (ends, (int) self->n_links, sizeof (End), compare_ends, NULL);
  for (guint i = 0; i < self->n_links; i++)
    {
      DesmiSankeyGraphLink       *link = &self->links[ends[i].link];
      const DesmiSankeyGraphNode *node = &self->nodes[ends[i].node];

      if (i == 0 || ends[i].node != ends[i - 1].node)
        {
          double used = node->weight > 0 && link->weight > 0
                            ? node->weight * link->width / link->weight
                            : 0;

          y = MAX (node->height - used, 0) / 2; /* of a node drawn higher than it is */
        }
      if (at_source)
        link->from_y = y + link->width / 2;
      else
        link->to_y = y + link->width / 2;
      y += link->width;
    }
}

static double
edge_from_y (const DesmiSankeyGraph *self, guint edge)
{
  const DesmiSankeyGraphLink *link = &self->links[self->edges[edge].link];

  return edge == link->first_edge ? link->from_y : self->nodes[self->edges[edge].from].height / 2;
}

static double
edge_to_y (const DesmiSankeyGraph *self, guint edge)
{
  const DesmiSankeyGraphLink *link = &self->links[self->edges[edge].link];

  return edge == link->first_edge + link->n_edges - 1
             ? link->to_y
             : self->nodes[self->edges[edge].to].height / 2;
}

/* The centre of gravity: where the node's ribbons would run level. */
static double
wanted_y (const DesmiSankeyGraph *self, guint node, double *weight)
{
  double sum = 0;

  *weight = 0;
  for (guint k = self->down_first[node]; k < self->down_first[node + 1]; k++)
    {
      guint  edge = self->down[k];
      double one = self->links[self->edges[edge].link].weight;

      sum += one
             * (self->nodes[self->edges[edge].to].y + edge_to_y (self, edge)
                - edge_from_y (self, edge));
      *weight += one;
    }
  for (guint k = self->up_first[node]; k < self->up_first[node + 1]; k++)
    {
      guint  edge = self->up[k];
      double one = self->links[self->edges[edge].link].weight;

      sum += one
             * (self->nodes[self->edges[edge].from].y + edge_from_y (self, edge)
                - edge_to_y (self, edge));
      *weight += one;
    }
  return *weight > 0 ? sum / *weight : self->nodes[node].y;
}

/* Places one layer: the nearest places to the wanted ones, by weight, that keep order and padding
 * (pool adjacent violators), held within the plot. Returns the largest move in pixels. */
static double
place_layer (DesmiSankeyGraph *self, guint layer, double height, double pad, Block *blocks)
{
  guint  n_blocks = 0, at = self->layer_first[layer];
  double above = 0, room, moved = 0;

  for (guint i = at; i < self->layer_first[layer + 1]; i++)
    {
      Block block = { 0, 0, 1 };

      block.wanted = wanted_y (self, self->order[i], &block.weight) - above;
      block.weight = MAX (block.weight, 1e-9); /* nodes without ribbons give way */
      above += self->nodes[self->order[i]].height + pad;
      while (n_blocks > 0 && blocks[n_blocks - 1].wanted > block.wanted)
        {
          const Block *before = &blocks[--n_blocks];

          block.wanted = (block.wanted * block.weight + before->wanted * before->weight)
                         / (block.weight + before->weight);
          block.weight += before->weight;
          block.n += before->n;
        }
      blocks[n_blocks++] = block;
    }
  room = MAX (height - (above - pad), 0);
  above = 0;
  for (guint b = 0; b < n_blocks; b++)
    for (guint i = 0; i < blocks[b].n; i++, at++)
      {
        DesmiSankeyGraphNode *node = &self->nodes[self->order[at]];
        double                y = CLAMP (blocks[b].wanted, 0, room) + above;

        moved = MAX (moved, fabs (y - node->y));
        node->y = y;
        above += node->height + pad;
      }
  return moved;
}

static void
centre_layers (DesmiSankeyGraph *self, double height, double pad)
{
  for (guint layer = 0; layer < self->n_layers; layer++)
    {
      double total = -pad, y;

      for (guint i = self->layer_first[layer]; i < self->layer_first[layer + 1]; i++)
        total += self->nodes[self->order[i]].height + pad;
      y = MAX (height - total, 0) / 2;
      for (guint i = self->layer_first[layer]; i < self->layer_first[layer + 1]; i++)
        {
          self->nodes[self->order[i]].y = y;
          y += self->nodes[self->order[i]].height + pad;
        }
    }
}

/*
 * desmi_sankey_graph_place:
 * @options: height and padding in px
 *
 * Gives nodes and links their heights, widths and y from the order of the layers.
 */
void
desmi_sankey_graph_place (DesmiSankeyGraph *self, const DesmiSankeyOptions *options)
{
  double            pad = padding (self, options);
  g_autofree Block *blocks = g_new0 (Block, self->n_nodes + 1);

  set_heights (self, options, pad);
  set_ends (self, TRUE);
  set_ends (self, FALSE);
  centre_layers (self, options->height, pad);
  for (guint sweep = 0; sweep < MAX_SWEEPS; sweep++)
    {
      double moved = 0;

      for (guint layer = 0; layer < self->n_layers; layer++)
        moved = MAX (moved, place_layer (self, layer, options->height, pad, blocks));
      for (guint layer = self->n_layers; layer-- > 0;)
        moved = MAX (moved, place_layer (self, layer, options->height, pad, blocks));
      if (moved < STILL)
        break;
    }
}
