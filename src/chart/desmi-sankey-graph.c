/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Builds the layered graph of a Sankey diagram and counts its crossings. */
#include "chart/desmi-sankey-graph.h"

#include <math.h>
#include <string.h>

/* Past this many pieces of links, the longest links get no dummies: 10 000 links through 5 000
 * layers must end in a picture, not in a full memory. */
#define MAX_EDGES 150000u

typedef struct
{
  const DesmiSankeyNode *nodes;
  const DesmiSankeyLink *links;
  DesmiSankeyName        name;
  gpointer               user_data;
  const guint           *node_place; /* graph node of an input node */
} Input;

static int
compare_nodes (gconstpointer a, gconstpointer b, gpointer user_data)
{
  const Input *input = user_data;
  guint        one = *(const guint *) a, two = *(const guint *) b;

  if (input->nodes[one].layer != input->nodes[two].layer)
    return input->nodes[one].layer < input->nodes[two].layer ? -1 : 1;
  if (input->name != NULL)
    {
      g_autofree char *name = g_strdup (input->name (one, input->user_data));
      int              order = g_strcmp0 (name, input->name (two, input->user_data));

      if (order != 0)
        return order;
    }
  return one < two ? -1 : one > two;
}

static int
compare_links (gconstpointer a, gconstpointer b, gpointer user_data)
{
  const Input           *input = user_data;
  const DesmiSankeyLink *one = &input->links[*(const guint *) a];
  const DesmiSankeyLink *two = &input->links[*(const guint *) b];
  const guint keys[2][2] = { { input->node_place[one->source], input->node_place[one->target] },
                             { input->node_place[two->source], input->node_place[two->target] } };

  for (guint i = 0; i < 2; i++)
    if (keys[0][i] != keys[1][i])
      return keys[0][i] < keys[1][i] ? -1 : 1;
  if (one->value < two->value || one->value > two->value)
    return one->value > two->value ? -1 : 1;
  return *(const guint *) a < *(const guint *) b
             ? -1
             : 1; /* which of two equal links is which cannot be seen */
}

static guint *
sorted_indices (guint n, GCompareDataFunc compare, Input *input)
{
  guint *indices = g_new (guint, MAX (n, 1));

  for (guint i = 0; i < n; i++)
    indices[i] = i;
  g_qsort_with_data (indices, (int) n, sizeof (guint), compare, input);
  return indices;
}

/* The nodes in the order of layer and name, the empty layers left out. */
static void
add_nodes (DesmiSankeyGraph *self,
           const Input      *input,
           const guint      *sorted,
           guint             n_nodes,
           guint            *place)
{
  self->n_input_nodes = n_nodes;
  for (guint i = 0; i < n_nodes; i++)
    {
      const DesmiSankeyNode *node = &input->nodes[sorted[i]];

      if (i == 0 || node->layer != input->nodes[sorted[i - 1]].layer)
        self->n_layers++;
      self->nodes[i].input = sorted[i];
      self->nodes[i].layer = self->n_layers - 1;
      self->nodes[i].rank = MAX (node->rank, -1);
      place[sorted[i]] = i;
    }
}

static double
largest_value (const DesmiSankeyNode *nodes,
               guint                  n_nodes,
               const DesmiSankeyLink *links,
               guint                  n_links)
{
  double largest = 0;

  for (guint i = 0; i < n_links; i++)
    largest = MAX (largest, links[i].value);
  if (largest <= 0) /* nothing but unrecorded people */
    for (guint i = 0; i < n_nodes; i++)
      if (isfinite (nodes[i].value_min))
        largest = MAX (largest, nodes[i].value_min);
  return largest > 0 ? largest : 1;
}

static void
add_links (DesmiSankeyGraph *self, const Input *input, const guint *sorted, guint n_links)
{
  double unit = self->unit;

  self->n_links = n_links;
  for (guint i = 0; i < n_links; i++)
    {
      const DesmiSankeyLink *link = &input->links[sorted[i]];
      DesmiSankeyGraphLink  *to = &self->links[i];

      to->input = sorted[i];
      to->source = input->node_place[link->source];
      to->target = input->node_place[link->target];
      to->weight = link->value / unit;
      self->nodes[to->source].out += to->weight;
      self->nodes[to->target].in += to->weight;
    }
  for (guint i = 0; i < self->n_input_nodes; i++)
    {
      double least = input->nodes[self->nodes[i].input].value_min / unit;

      self->nodes[i].weight = MAX (self->nodes[i].in, self->nodes[i].out);
      if (isfinite (least))
        self->nodes[i].weight = MAX (self->nodes[i].weight, least);
    }
}

static guint
link_span (const DesmiSankeyGraph *self, const DesmiSankeyGraphLink *link)
{
  return self->nodes[link->target].layer - self->nodes[link->source].layer;
}

/* The longest span whose links can all have dummies within MAX_EDGES. */
static guint
longest_bent_span (const DesmiSankeyGraph *self)
{
  g_autofree guint *n_of_span = g_new0 (guint, self->n_layers + 1);
  guint64           total = 0;

  for (guint i = 0; i < self->n_links; i++)
    n_of_span[link_span (self, &self->links[i])]++;
  for (guint span = 1; span < self->n_layers; span++)
    {
      total += (guint64) span * n_of_span[span];
      if (total > MAX_EDGES && span > 1)
        return span - 1;
    }
  return self->n_layers;
}

static guint
add_dummy (DesmiSankeyGraph *self, const DesmiSankeyGraphLink *link, guint layer)
{
  DesmiSankeyGraphNode *node = &self->nodes[self->n_nodes];

  node->input = DESMI_SANKEY_NO_INPUT;
  node->layer = layer;
  node->rank = -1;
  node->weight = node->in = node->out = link->weight;
  return self->n_nodes++;
}

static void
add_edges (DesmiSankeyGraph *self)
{
  guint longest = longest_bent_span (self);
  guint n_edges = 0;

  for (guint i = 0; i < self->n_links; i++)
    {
      DesmiSankeyGraphLink *link = &self->links[i];
      guint                 span = link_span (self, link);

      link->n_edges = span <= longest ? span : 0;
      link->first_edge = n_edges;
      n_edges += link->n_edges;
    }
  self->edges = g_new0 (DesmiSankeyGraphEdge, MAX (n_edges, 1));
  self->nodes = g_renew (DesmiSankeyGraphNode, self->nodes, self->n_input_nodes + n_edges + 1);
  memset (self->nodes + self->n_input_nodes, 0, sizeof (DesmiSankeyGraphNode) * (n_edges + 1));
  self->n_nodes = self->n_input_nodes;
  for (guint i = 0; i < self->n_links; i++)
    {
      DesmiSankeyGraphLink *link = &self->links[i];
      guint                 from = link->source;

      for (guint k = 0; k < link->n_edges; k++)
        {
          DesmiSankeyGraphEdge *edge = &self->edges[self->n_edges++];

          edge->link = i;
          edge->from = from;
          edge->to = k + 1 == link->n_edges ? link->target
                                            : add_dummy (self, link, self->nodes[from].layer + 1);
          from = edge->to;
        }
    }
}

/* Lists the edges of each node, by counting. */
static void
index_edges (const DesmiSankeyGraph *self, gboolean down, guint **first, guint **list)
{
  *first = g_new0 (guint, self->n_nodes + 2);
  *list = g_new0 (guint, self->n_edges + 1);
  for (guint i = 0; i < self->n_edges; i++)
    (*first)[(down ? self->edges[i].from : self->edges[i].to) + 2]++;
  for (guint i = 0; i < self->n_nodes; i++)
    (*first)[i + 2] += (*first)[i + 1];
  for (guint i = 0; i < self->n_edges; i++)
    (*list)[(*first)[(down ? self->edges[i].from : self->edges[i].to) + 1]++] = i;
}

static void
index_layers (DesmiSankeyGraph *self)
{
  g_autofree guint *next = NULL;

  self->layer_first = g_new0 (guint, self->n_layers + 1);
  self->order = g_new0 (guint, MAX (self->n_nodes, 1));
  for (guint i = 0; i < self->n_nodes; i++)
    self->layer_first[self->nodes[i].layer + 1]++;
  for (guint i = 0; i < self->n_layers; i++)
    self->layer_first[i + 1] += self->layer_first[i];
  next = g_memdup2 (self->layer_first, sizeof (guint) * (self->n_layers + 1));
  for (guint i = 0; i < self->n_nodes; i++)
    {
      guint place = next[self->nodes[i].layer]++;

      self->order[place] = i;
      self->nodes[i].pos = place - self->layer_first[self->nodes[i].layer];
    }
}

/*
 * desmi_sankey_graph_new:
 * @nodes: with layers
 * @links: checked
 * @name: (nullable): what tells the nodes apart, whatever their order
 *
 * Returns: (transfer full): the graph; its layers are ordered by name
 */
DesmiSankeyGraph *
desmi_sankey_graph_new (const DesmiSankeyNode *nodes,
                        guint                  n_nodes,
                        const DesmiSankeyLink *links,
                        guint                  n_links,
                        DesmiSankeyName        name,
                        gpointer               user_data)
{
  DesmiSankeyGraph *self = g_new0 (DesmiSankeyGraph, 1);
  g_autofree guint *place = g_new0 (guint, n_nodes + 1);
  Input             input = { nodes, links, name, user_data, place };
  g_autofree guint *sorted_nodes = sorted_indices (n_nodes, compare_nodes, &input);
  g_autofree guint *sorted_links = NULL;

  self->nodes = g_new0 (DesmiSankeyGraphNode, n_nodes + 1);
  self->links = g_new0 (DesmiSankeyGraphLink, n_links + 1);
  add_nodes (self, &input, sorted_nodes, n_nodes, place);
  sorted_links = sorted_indices (n_links, compare_links, &input);
  self->unit = largest_value (nodes, n_nodes, links, n_links);
  add_links (self, &input, sorted_links, n_links);
  add_edges (self);
  index_edges (self, TRUE, &self->down_first, &self->down);
  index_edges (self, FALSE, &self->up_first, &self->up);
  index_layers (self);
  return self;
}

/* A graph of the links of another one, without edges. */
static DesmiSankeyGraph *
new_part (const DesmiSankeyGraph *self, guint n_nodes)
{
  DesmiSankeyGraph *part = g_new0 (DesmiSankeyGraph, 1);

  part->is_part = TRUE;
  part->links = self->links;
  part->n_links = self->n_links;
  part->n_layers = self->n_layers;
  part->n_nodes = n_nodes;
  return part;
}

/*
 * desmi_sankey_graph_take_island:
 * @list: nodes that no edge leaves, as they follow one another in the graph
 * @place: scratch, by node of the graph: made once for all of its islands
 *
 * Returns: (transfer full): a graph of these nodes alone, to be ordered; its node i is @list[i]. It
 *   has no links of its own and must not outlive @self.
 */
DesmiSankeyGraph *
desmi_sankey_graph_take_island (const DesmiSankeyGraph *self,
                                const guint            *list,
                                guint                   n,
                                guint                  *place)
{
  DesmiSankeyGraph *island = new_part (self, n);

  island->nodes = g_new0 (DesmiSankeyGraphNode, n + 1);
  for (guint i = 0; i < n; i++)
    {
      island->nodes[i] = self->nodes[list[i]];
      place[list[i]] = i;
      island->n_edges += self->down_first[list[i] + 1] - self->down_first[list[i]];
    }
  island->edges = g_new0 (DesmiSankeyGraphEdge, island->n_edges + 1);
  island->n_edges = 0;
  for (guint i = 0; i < n; i++)
    for (guint k = self->down_first[list[i]]; k < self->down_first[list[i] + 1]; k++)
      {
        const DesmiSankeyGraphEdge *edge = &self->edges[self->down[k]];

        island->edges[island->n_edges++]
            = (DesmiSankeyGraphEdge){ place[edge->from], place[edge->to], edge->link };
      }
  index_edges (island, TRUE, &island->down_first, &island->down);
  index_edges (island, FALSE, &island->up_first, &island->up);
  index_layers (island);
  return island;
}

/*
 * desmi_sankey_graph_take_heavy:
 * @least: weight
 *
 * Returns: (transfer full): a graph of the same nodes and of the edges that weigh @least or more,
 *   to be ordered. It must not outlive @self.
 */
DesmiSankeyGraph *
desmi_sankey_graph_take_heavy (const DesmiSankeyGraph *self, double least)
{
  DesmiSankeyGraph *heavy = new_part (self, self->n_nodes);

  heavy->nodes = g_memdup2 (self->nodes, sizeof (DesmiSankeyGraphNode) * (self->n_nodes + 1));
  heavy->edges = g_new0 (DesmiSankeyGraphEdge, self->n_edges + 1);
  for (guint i = 0; i < self->n_edges; i++)
    if (self->links[self->edges[i].link].weight >= least)
      heavy->edges[heavy->n_edges++] = self->edges[i];
  index_edges (heavy, TRUE, &heavy->down_first, &heavy->down);
  index_edges (heavy, FALSE, &heavy->up_first, &heavy->up);
  index_layers (heavy);
  return heavy;
}

/**
 * desmi_sankey_graph_free:
 *
 * Frees the graph.
 */
void
desmi_sankey_graph_free (DesmiSankeyGraph *self)
{
  g_free (self->nodes);
  if (!self->is_part)
    g_free (self->links);
  g_free (self->edges);
  g_free (self->layer_first);
  g_free (self->order);
  g_free (self->down_first);
  g_free (self->down);
  g_free (self->up_first);
  g_free (self->up);
  g_free (self);
}

/*
 * desmi_sankey_graph_set_order:
 * @order: every node once, layer after layer
 */
void
desmi_sankey_graph_set_order (DesmiSankeyGraph *self, const guint *order)
{
  if (order != self->order)
    memcpy (self->order, order, sizeof (guint) * self->n_nodes);
  for (guint i = 0; i < self->n_nodes; i++)
    {
      DesmiSankeyGraphNode *node = &self->nodes[self->order[i]];

      node->pos = i - self->layer_first[node->layer];
    }
}
