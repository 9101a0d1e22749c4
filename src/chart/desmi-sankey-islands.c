/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Orders each part of a Sankey diagram that no ribbon leaves by itself, and puts them together. */
#include "chart/desmi-sankey-graph.h"

#include <math.h>

#define ALL_WORK 6e6 /* about 10 ms */
#define MOST_ISLANDS 1000

/* A part of the graph that no ribbon leaves. */
typedef struct
{
  DesmiSankeyGraph *graph;
  guint            *list; /* its nodes in the whole graph */
  guint             n;
  double            weight;
} Island;

static void
island_clear (gpointer data)
{
  Island *self = data;

  g_clear_pointer (&self->graph, desmi_sankey_graph_free);
  g_free (self->list);
}

static int
compare_islands_by_size (gconstpointer a, gconstpointer b)
{
  const Island *one = a, *two = b;

  if (one->graph->n_edges != two->graph->n_edges)
    return one->graph->n_edges < two->graph->n_edges ? -1 : 1;
  return one->list[0] < two->list[0] ? -1 : one->list[0] > two->list[0];
}

static int
compare_islands_by_weight (gconstpointer a, gconstpointer b)
{
  const Island *one = a, *two = b;
  double        difference = one->weight - two->weight;

  if (fabs (difference) > 1e-9 * MAX (one->weight, two->weight))
    return difference > 0 ? -1 : 1;
  return one->list[0] < two->list[0] ? -1 : one->list[0] > two->list[0];
}

static GArray *
list_islands (const DesmiSankeyGraph *graph)
{
  g_autofree guint *island = g_new (guint, graph->n_nodes + 1);
  guint             n_islands = desmi_sankey_graph_list_islands (graph, island);
  GArray           *islands = g_array_new (FALSE, TRUE, sizeof (Island));

  g_array_set_clear_func (islands, island_clear);
  g_array_set_size (islands, n_islands);
  for (guint i = 0; i < graph->n_nodes; i++)
    {
      g_array_index (islands, Island, island[i]).n++;
      g_array_index (islands, Island, island[i]).weight += graph->nodes[i].weight;
    }
  for (guint i = 0; i < n_islands; i++)
    {
      g_array_index (islands, Island, i).list = g_new (guint, g_array_index (islands, Island, i).n);
      g_array_index (islands, Island, i).n = 0;
    }
  for (guint i = 0; i < graph->n_nodes; i++)
    {
      Island *one = &g_array_index (islands, Island, island[i]);

      one->list[one->n++] = i;
    }
  return islands;
}

/* Ribbons of different islands need not cross: each island is ordered alone, the small ones first,
 * which leave their time to the others, and they stand one below the other, the heaviest on top. */
static void
order_islands (DesmiSankeyGraph *self, GArray *islands, guint n_starts)
{
  g_autofree guint *fill = g_memdup2 (self->layer_first, sizeof (guint) * (self->n_layers + 1));
  double            left = ALL_WORK, n_left = self->n_edges;

  for (guint i = 0; i < islands->len; i++)
    {
      Island *one = &g_array_index (islands, Island, i);

      one->graph = desmi_sankey_graph_take_island (self, one->list, one->n);
    }
  g_array_sort (islands, compare_islands_by_size);
  for (guint i = 0; i < islands->len; i++)
    {
      Island *one = &g_array_index (islands, Island, i);

      if (one->graph->n_edges > 1)
        left -= desmi_sankey_graph_order_island (one->graph, n_starts,
                                                 left * one->graph->n_edges / n_left);
      left = MAX (left, 0);
      n_left -= one->graph->n_edges;
    }
  g_array_sort (islands, compare_islands_by_weight);
  for (guint i = 0; i < islands->len; i++)
    {
      const Island *one = &g_array_index (islands, Island, i);

      for (guint k = 0; k < one->n; k++)
        self->order[fill[one->graph->nodes[one->graph->order[k]].layer]++]
            = one->list[one->graph->order[k]];
    }
  desmi_sankey_graph_set_order (self, self->order);
}

/*
 * desmi_sankey_graph_minimise_crossings:
 * @n_starts: seeded starts, a graph that would take too long has fewer; 0: a single quick one
 *
 * Orders the nodes of every layer. The same graph is always ordered the same way.
 */
void
desmi_sankey_graph_minimise_crossings (DesmiSankeyGraph *self, guint n_starts)
{
  g_autoptr (GArray) islands = NULL;
  gboolean           has_ranks = FALSE;

  for (guint i = 0; i < self->n_nodes; i++)
    has_ranks = has_ranks || self->nodes[i].rank >= 0;
  islands = list_islands (self);
  if (islands->len > 1 && islands->len <= MOST_ISLANDS && !has_ranks)
    order_islands (self, islands, n_starts);
  else if (self->n_nodes > 0)
    desmi_sankey_graph_order_island (self, n_starts, ALL_WORK);
}
