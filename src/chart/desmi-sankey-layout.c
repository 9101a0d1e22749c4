/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The Sankey layout: a row of passes over plain numbers. */
#include "chart/desmi-sankey-layout.h"

#include "chart/desmi-sankey-check.h"
#include "chart/desmi-sankey-graph.h"

#include <math.h>

/**
 * desmi_sankey_options_init:
 * @width: of the plot in px
 * @height: likewise
 *
 * Fills in the usual node width, paddings and number of starts.
 */
void
desmi_sankey_options_init (DesmiSankeyOptions *options, double width, double height)
{
  *options = (DesmiSankeyOptions){
    .width = width,
    .height = height,
    .node_width = 14,
    .node_padding = 8,
    .node_padding_min = 2,
    .n_starts = 8,
  };
}

/* Sums of the largest values leave the range of a double before the picture does. */
static double
bounded (double value)
{
  return isfinite (value) ? value : G_MAXDOUBLE;
}

static void
fill_nodes (const DesmiSankeyGraph   *graph,
            DesmiSankeyNode          *nodes,
            double                    unit,
            const DesmiSankeyOptions *options)
{
  double width = MAX (options->width, 0), node_width;
  int    last = MAX ((int) options->n_layers - 1, 0);

  for (guint i = 0; i < graph->n_input_nodes; i++)
    last = MAX (last, nodes[i].layer);
  node_width = CLAMP (options->node_width, 0, width / (2.0 * last + 1));
  for (guint i = 0; i < graph->n_input_nodes; i++)
    {
      const DesmiSankeyGraphNode *from = &graph->nodes[i];
      DesmiSankeyNode            *to = &nodes[from->input];

      to->value = bounded (from->weight * unit);
      to->value_in = bounded (from->in * unit);
      to->value_out = bounded (from->out * unit);
      to->x0 = last > 0 ? (width - node_width) * to->layer / last : 0;
      to->x1 = to->x0 + node_width;
      to->y0 = from->y;
      to->y1 = from->y + from->height;
    }
}

/* The layers as they were given, of those of the graph, which has no empty ones. */
static int *
list_layers (const DesmiSankeyGraph *graph, const DesmiSankeyNode *nodes)
{
  int *layers = g_new0 (int, graph->n_layers + 1);

  for (guint i = 0; i < graph->n_input_nodes; i++)
    layers[graph->nodes[i].layer] = nodes[graph->nodes[i].input].layer;
  return layers;
}

/* Where a link passes the layers between its ends, the empty ones, too. */
static void
add_bends (const DesmiSankeyGraph     *graph,
           const DesmiSankeyGraphLink *link,
           const int                  *layers,
           GArray                     *bends)
{
  for (guint k = 0; k < link->n_edges; k++)
    {
      const DesmiSankeyGraphEdge *edge = &graph->edges[link->first_edge + k];
      const DesmiSankeyGraphNode *from = &graph->nodes[edge->from], *to = &graph->nodes[edge->to];
      int                         first = layers[from->layer], last = layers[to->layer];
      double                      y0 = from->y + from->height / 2, y1 = to->y + to->height / 2;

      for (int layer = first + 1; layer <= last; layer++)
        {
          double y = layer < last ? y0 + (y1 - y0) * (layer - first) / (last - first) : y1;

          if (layer < last || k + 1 < link->n_edges)
            g_array_append_val (bends, y);
        }
    }
}

static void
fill_links (const DesmiSankeyGraph *graph,
            const DesmiSankeyNode  *nodes,
            DesmiSankeyLink        *links,
            GArray                 *bends)
{
  g_autofree int *layers = list_layers (graph, nodes);

  if (bends != NULL)
    g_array_set_size (bends, 0);
  for (guint i = 0; i < graph->n_links; i++)
    {
      const DesmiSankeyGraphLink *from = &graph->links[i];
      DesmiSankeyLink            *to = &links[from->input];

      to->width = from->width;
      to->y0 = graph->nodes[from->source].y + from->from_y;
      to->y1 = graph->nodes[from->target].y + from->to_y;
      to->first_bend = bends != NULL ? bends->len : 0;
      if (bends != NULL)
        add_bends (graph, from, layers, bends);
      to->n_bends = bends != NULL ? bends->len - to->first_bend : 0;
    }
}

/**
 * desmi_sankey_layout:
 * @nodes: in and out
 * @links: in and out; `source` and `target` below @n_nodes
 * @name: (nullable): names a node in messages, and tells nodes apart whatever their order
 *
 * Lays a Sankey diagram out in the rectangle from 0, 0 to the options' width and height. Nodes
 * without a layer get one; everything is deterministic.
 *
 * Returns: %FALSE with DESMI_CHART_ERROR_DATA if there is a cycle, a self-loop, a value that is
 * negative or no number, or a link that does not lead forward
 */
gboolean
desmi_sankey_layout (DesmiSankeyNode          *nodes,
                     guint                     n_nodes,
                     DesmiSankeyLink          *links,
                     guint                     n_links,
                     const DesmiSankeyOptions *options,
                     DesmiSankeyName           name,
                     gpointer                  user_data,
                     GError                  **error)
{
  g_autoptr (DesmiSankeyGraph) graph = NULL;
  DesmiSankeyOptions           sane = *options;

  g_return_val_if_fail (isfinite (options->width) && isfinite (options->height), FALSE);
  if (!desmi_sankey_check_links (n_nodes, links, n_links, name, user_data, error)
      || !desmi_sankey_assign_layers (nodes, n_nodes, links, n_links, name, user_data, error))
    return FALSE;
  sane.height = MAX (options->height, 0);
  graph = desmi_sankey_graph_new (nodes, n_nodes, links, n_links, name, user_data);
  desmi_sankey_graph_minimise_crossings (graph, options->n_starts);
  desmi_sankey_graph_place (graph, &sane);
  fill_nodes (graph, nodes, graph->unit, &sane);
  fill_links (graph, nodes, links, options->bends);
  return TRUE;
}

/* A piece of a link between two layers, as drawn. */
typedef struct
{
  int    layer;
  double from, to, value;
} Piece;

static int
compare_pieces (gconstpointer a, gconstpointer b)
{
  const Piece *one = a, *two = b;

  if (one->layer != two->layer)
    return one->layer < two->layer ? -1 : 1;
  if (one->from < two->from || one->from > two->from)
    return one->from < two->from ? -1 : 1;
  return 0;
}

static double
centre (const DesmiSankeyNode *node)
{
  return (node->y0 + node->y1) / 2;
}

static void
add_pieces (GArray                *pieces,
            const DesmiSankeyNode *nodes,
            const DesmiSankeyLink *link,
            const GArray          *bends)
{
  const DesmiSankeyNode *source = &nodes[link->source], *target = &nodes[link->target];
  int                    span = target->layer - source->layer;
  double                 from = centre (source);

  for (int k = 1; k <= span; k++)
    {
      double to = centre (source) + (centre (target) - centre (source)) * k / span;

      if (k == span)
        to = centre (target);
      else if (bends != NULL && link->n_bends == (guint) span - 1)
        to = g_array_index (bends, double, link->first_bend + (guint) k - 1);
      {
        Piece piece = { source->layer + k - 1, from, to, link->value };

        g_array_append_val (pieces, piece);
      }
      from = to;
    }
}

/**
 * desmi_sankey_weighted_crossings:
 * @nodes: with layers and places
 * @links: likewise
 * @bends: (nullable): where long links pass the layers between
 *
 * Returns: over each gap between neighbouring layers, the sum of value x value of each pair of
 * pieces that cross strictly
 */
double
desmi_sankey_weighted_crossings (const DesmiSankeyNode *nodes,
                                 guint                  n_nodes,
                                 const DesmiSankeyLink *links,
                                 guint                  n_links,
                                 const GArray          *bends)
{
  g_autoptr (GArray) pieces = g_array_new (FALSE, FALSE, sizeof (Piece));
  double             sum = 0;

  for (guint i = 0; i < n_links; i++)
    {
      g_return_val_if_fail (links[i].source < n_nodes && links[i].target < n_nodes, 0);
      add_pieces (pieces, nodes, &links[i], bends);
    }
  g_array_sort (pieces, compare_pieces);
  for (guint i = 0; i < pieces->len; i++)
    for (guint j = i + 1; j < pieces->len; j++)
      {
        const Piece *one = &g_array_index (pieces, Piece, i),
                    *two = &g_array_index (pieces, Piece, j);

        if (one->layer != two->layer)
          break;
        if (one->from < two->from && one->to > two->to)
          sum += one->value * two->value;
      }
  return sum;
}
