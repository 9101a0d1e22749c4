/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Orders each part of a Sankey diagram that no ribbon leaves by itself, and puts them together. */
#include "chart/desmi-sankey-graph.h"

#include <math.h>

#define ALL_WORK 6e6   /* about 10 ms */
#define MOST_CELLS 4e6 /* of islands x layers: each island has a list of its layers */

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

/* Says of each node which part of the graph it is in, and returns how many there are. */
static guint
find_islands (const DesmiSankeyGraph *self, guint *island)
{
  g_autofree guint *queue = g_new (guint, self->n_nodes + 1);
  guint             n_islands = 0;

  for (guint i = 0; i < self->n_nodes; i++)
    island[i] = G_MAXUINT;
  for (guint i = 0; i < self->n_nodes; i++)
    {
      guint n = 0;

      if (island[i] != G_MAXUINT)
        continue;
      island[i] = n_islands;
      queue[n++] = i;
      for (guint at = 0; at < n; at++)
        for (guint side = 0; side < 2; side++)
          {
            const guint *first = side > 0 ? self->down_first : self->up_first;
            const guint *list = side > 0 ? self->down : self->up;

            for (guint k = first[queue[at]]; k < first[queue[at] + 1]; k++)
              {
                const DesmiSankeyGraphEdge *edge = &self->edges[list[k]];
                guint                       other = side > 0 ? edge->to : edge->from;

                if (island[other] != G_MAXUINT)
                  continue;
                island[other] = n_islands;
                queue[n++] = other;
              }
          }
      n_islands++;
    }
  return n_islands;
}

static GArray *
list_islands (const DesmiSankeyGraph *graph)
{
  g_autofree guint *island = g_new (guint, graph->n_nodes + 1);
  guint             n_islands = find_islands (graph, island);
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
static double
order_islands (DesmiSankeyGraph *self, GArray *islands, guint n_starts, double most_work)
{
  g_autofree guint *place = g_new (guint, self->n_nodes + 1);
  g_autofree guint *fill = g_memdup2 (self->layer_first, sizeof (guint) * (self->n_layers + 1));
  double            left = most_work, n_left = self->n_edges, done = 0;

  for (guint i = 0; i < islands->len; i++)
    {
      Island *one = &g_array_index (islands, Island, i);

      one->graph = desmi_sankey_graph_take_island (self, one->list, one->n, place);
    }
  g_array_sort (islands, compare_islands_by_size);
  for (guint i = 0; i < islands->len; i++)
    {
      Island *one = &g_array_index (islands, Island, i);
      double  share = left * one->graph->n_edges / MAX (n_left, 1);

      if (one->graph->n_edges > 1)
        done += desmi_sankey_graph_order_island (one->graph, n_starts, share);
      left = MAX (most_work - done, 0);
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
  return done;
}

/*
 * desmi_sankey_graph_order_islands:
 * @n_starts: as for one island
 * @most_work: likewise
 *
 * Orders the nodes of every layer of a graph that may fall into parts.
 *
 * Returns: the work done
 */
double
desmi_sankey_graph_order_islands (DesmiSankeyGraph *self, guint n_starts, double most_work)
{
  g_autoptr (GArray) islands = list_islands (self);
  gboolean           has_ranks = FALSE;

  for (guint i = 0; i < self->n_nodes; i++)
    has_ranks = has_ranks || self->nodes[i].rank >= 0;
  if (islands->len > 1 && (double) islands->len * self->n_layers <= MOST_CELLS && !has_ranks)
    return order_islands (self, islands, n_starts, most_work);
  return self->n_nodes > 0 ? desmi_sankey_graph_order_island (self, n_starts, most_work) : 0;
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
  desmi_sankey_graph_order_islands (self, n_starts, ALL_WORK);
}
