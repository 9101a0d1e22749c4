/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Orders the layers of a Sankey diagram so that wide ribbons cross little: starts from barycentres,
 * then sifting, first with a little heat and then until nothing is gained; several seeded starts,
 * and from the best one kicks to parts of the diagram, of which those that help are kept. */
#include "chart/desmi-sankey-graph.h"
#include "chart/desmi-sankey-sift.h"

#include <math.h>
#include <string.h>

#define N_HOT_SWEEPS 14
#define N_COLD_SWEEPS 40     /* at most; they end when nothing is gained */
#define N_LARGE_HOT_SWEEPS 3 /* of a graph too large for tables, or for more sweeps in a start */
#define N_LARGE_COLD_SWEEPS 5
#define HEAT 1.5         /* of the mean difference between two neighbours' orders */
#define COOLING 0.78     /* a sweep */
#define START_SHARE 0.6  /* of the work, for all starts */
#define HEAVY_SHARE 0.97 /* of the weight that the heavy links of a diagram have ... */
#define MOST_HEAVY 0.5   /* ... where they are no more than that, of all links */
#define HEAVY_WORK 0.3   /* of the work, to order these alone */
#define FEWEST_EDGES 8   /* where it is worth it */
#define MAX_STEPS 4e7    /* of comparing neighbours, where the graph is large: bounds the time */
#define MOST_CELLS 1e6   /* of all tables */
#define MOST_KICKS 3000
#define KICKS_OF_NODE 40 /* the fewer nodes, the sooner all that can be gained is */

/* Decides by the work of one sweep whether there are tables, and how far nodes may go without. */
static void
plan (DesmiSankeySifter *self)
{
  const DesmiSankeyGraph *graph = self->graph;
  double                  cells = 0, merge_steps = 0, widest = 1;

  for (guint layer = 0; layer < graph->n_layers; layer++)
    {
      double n = graph->layer_first[layer + 1] - graph->layer_first[layer], n_around = 0,
             degree = 0;

      if (layer > 0)
        n_around += graph->layer_first[layer] - graph->layer_first[layer - 1];
      if (layer + 1 < graph->n_layers)
        n_around += graph->layer_first[layer + 2] - graph->layer_first[layer + 1];
      for (guint i = graph->layer_first[layer]; i < graph->layer_first[layer + 1]; i++)
        {
          guint node = graph->order[i];

          degree += graph->down_first[node + 1] - graph->down_first[node];
          degree += graph->up_first[node + 1] - graph->up_first[node];
        }
      self->renewal[layer] = n * (n + n_around + degree / 2);
      self->sweep_work += 2 * (n * n + self->renewal[layer]);
      cells += n * n;
      merge_steps += 4 * (n + degree); /* for each place of the window */
      widest = MAX (widest, n);
    }
  merge_steps *= 2 * (N_LARGE_HOT_SWEEPS + N_LARGE_COLD_SWEEPS);
  self->dense = cells <= MOST_CELLS && self->sweep_work * 2 * N_LARGE_HOT_SWEEPS <= MAX_STEPS;
  self->window = (guint) CLAMP (MAX_STEPS / merge_steps / 2, 1, widest);
  if (!self->dense)
    return;
  self->window = (guint) widest;
  for (guint layer = 0; layer < graph->n_layers; layer++)
    {
      gsize n = graph->layer_first[layer + 1] - graph->layer_first[layer];

      self->costs[layer] = g_new (double, n *n);
    }
}

/* Mirroring all layers changes no crossing; the large nodes are read first on top. */
static void
put_large_nodes_on_top (DesmiSankeyGraph *graph)
{
  double top = 0, bottom = 0, total = 0;

  for (guint i = 0; i < graph->n_nodes; i++)
    {
      const DesmiSankeyGraphNode *node = &graph->nodes[i];
      guint n = graph->layer_first[node->layer + 1] - graph->layer_first[node->layer];

      if (node->rank >= 0)
        return;
      if (desmi_sankey_graph_is_dummy (graph, i))
        continue;
      top += node->weight * (node->pos + 0.5) / n;
      bottom += node->weight * (n - node->pos - 0.5) / n;
      total += node->weight;
    }
  if (top <= bottom + 1e-9 * total)
    return;
  for (guint layer = 0; layer < graph->n_layers; layer++)
    for (guint i = graph->layer_first[layer], j = graph->layer_first[layer + 1]; i + 1 < j; i++)
      {
        guint kept = graph->order[i];

        graph->order[i] = graph->order[--j];
        graph->order[j] = kept;
      }
  desmi_sankey_graph_set_order (graph, graph->order);
}

/* The best order found so far. */
typedef struct
{
  guint *order;
  double crossings;
} Best;

static void
keep_best (const DesmiSankeySifter *self, Best *best, double crossings)
{
  best->crossings = MIN (best->crossings, crossings);
  memcpy (best->order, self->graph->order, sizeof (guint) * self->graph->n_nodes);
}

/* All tables have to be made anew, and every node may gain something. */
static void
begin (DesmiSankeySifter *self)
{
  for (guint layer = 0; layer < self->graph->n_layers; layer++)
    {
      self->mean[layer] = 0;
      self->stale[layer] = TRUE;
    }
  for (guint i = 0; i < self->graph->n_nodes; i++)
    self->active[i] = TRUE;
}

static void
end_start (DesmiSankeySifter *self, Best *best)
{
  double crossings;

  for (guint i = 0; i < self->graph->n_nodes; i++)
    self->active[i] = TRUE;
  desmi_sankey_sifter_settle (self, self->dense ? N_COLD_SWEEPS : N_LARGE_COLD_SWEEPS);
  crossings = desmi_sankey_graph_count_crossings (self->graph);
  if (crossings < best->crossings - self->noise)
    keep_best (self, best, crossings);
}

static int
compare_doubles (gconstpointer a, gconstpointer b, gpointer user_data)
{
  double one = *(const double *) a, two = *(const double *) b;

  return one > two ? -1 : one < two;
}

/* Returns: the least weight of the edges that weigh nearly as much as all; 0: they are not few */
static double
find_heavy (const DesmiSankeyGraph *graph)
{
  g_autofree double *weights = g_new (double, graph->n_edges + 1);
  double             total = 0, sum = 0;
  guint              n = 0;

  for (guint i = 0; i < graph->n_edges; i++)
    total += weights[i] = graph->links[graph->edges[i].link].weight;
  g_qsort_with_data (weights, (int) graph->n_edges, sizeof (double), compare_doubles, NULL);
  while (n < graph->n_edges && sum < HEAVY_SHARE * total)
    sum += weights[n++];
  if (n == 0 || n > MOST_HEAVY * graph->n_edges)
    return 0;
  return weights[n - 1] * (1 - 1e-9); /* but for rounding, whatever the unit */
}

/* Where few links outweigh all others, these are ordered first, by themselves: the others hold
 * every node where it is, and hide in their number what the few cross. */
static gboolean
try_heavy (DesmiSankeySifter *self, guint n_starts, Best *best)
{
  g_autoptr (DesmiSankeyGraph) heavy = NULL;
  double                       least = 0;

  if (self->graph->n_edges >= FEWEST_EDGES)
    least = find_heavy (self->graph);
  if (least <= 0)
    return FALSE;
  heavy = desmi_sankey_graph_take_heavy (self->graph, least);
  if (heavy->n_edges > MOST_HEAVY * self->graph->n_edges)
    return FALSE;
  self->work += desmi_sankey_graph_order_islands (heavy, n_starts, self->most_work * HEAVY_WORK);
  desmi_sankey_graph_set_order (self->graph, heavy->order);
  begin (self);
  end_start (self, best);
  return TRUE;
}

static void
try_start (DesmiSankeySifter *self, guint start, guint n_hot, Best *best)
{
  double heat = HEAT;

  self->random = start + 1;
  desmi_sankey_sifter_start (self, start);
  begin (self);
  for (guint sweep = 0; start >= DESMI_SANKEY_START_CENTRES && sweep < n_hot;
       sweep++, heat *= COOLING)
    desmi_sankey_sifter_run (self, heat);
  end_start (self, best);
}

/* With tables and time, from every kind of start, the quick ones first. */
static void
try_starts (DesmiSankeySifter *self, guint n_starts, Best *best)
{
  guint n_hot = N_LARGE_HOT_SWEEPS;

  if (!self->dense || n_starts == 0)
    {
      try_start (self, DESMI_SANKEY_START_CENTRES, self->dense ? N_HOT_SWEEPS : n_hot, best);
      return;
    }
  if (try_heavy (self, n_starts, best))
    n_hot = 0;
  else
    n_hot
        = (guint) CLAMP (self->most_work * START_SHARE / 2 / self->sweep_work, n_hot, N_HOT_SWEEPS);
  for (guint i = 0; i < DESMI_SANKEY_START_CENTRES + n_starts && best->crossings > self->noise; i++)
    {
      double next
          = i < DESMI_SANKEY_START_CENTRES ? self->work / MAX (i, 1) : n_hot * self->sweep_work;

      if (i > 0 && self->work + next > self->most_work * START_SHARE)
        break;
      try_start (self, i, n_hot, best);
    }
}

/* From the best order on: what is not worse after a kick and sifting is kept. */
static void
try_kicks (DesmiSankeySifter *self, Best *best)
{
  DesmiSankeyGraph  *graph = self->graph;
  g_autoptr (GArray) log = g_array_new (FALSE, FALSE, sizeof (DesmiSankeyMove));
  guint              n_kicks = MIN (MOST_KICKS, KICKS_OF_NODE * graph->n_nodes);

  desmi_sankey_graph_set_order (graph, best->order);
  self->crossings = best->crossings;
  self->log = log;
  self->blamed = FALSE;
  begin (self);
  desmi_sankey_sifter_settle (self, N_COLD_SWEEPS);
  for (guint i = 0; i < n_kicks && self->work < self->most_work; i++)
    {
      if (self->crossings <= best->crossings + self->noise)
        {
          self->blamed = self->blamed && self->crossings > best->crossings - self->noise;
          keep_best (self, best, self->crossings);
          g_array_set_size (log, 0);
          if (best->crossings <= self->noise)
            break;
        }
      else
        {
          desmi_sankey_sifter_undo (self);
          self->crossings = best->crossings;
          memset (self->active, 0, sizeof (gboolean) * graph->n_nodes);
        }
      desmi_sankey_sifter_kick (self);
      desmi_sankey_sifter_settle (self, N_COLD_SWEEPS);
    }
  self->log = NULL;
}

/*
 * desmi_sankey_graph_order_island:
 * @n_starts: seeded starts, fewer where there is no time; 0: a single quick one
 * @most_work: in steps of a nanosecond or two, bounds the time of all but the first two
 *
 * Orders the nodes of every layer of a graph that hangs together. The same graph is always ordered
 * the same way.
 *
 * Returns: the work done
 */
double
desmi_sankey_graph_order_island (DesmiSankeyGraph *graph, guint n_starts, double most_work)
{
  DesmiSankeySifter sifter;
  g_autofree guint *order = g_new0 (guint, graph->n_nodes + 1);
  Best              best = { order, G_MAXDOUBLE };

  desmi_sankey_sifter_init (&sifter, graph);
  sifter.most_work = most_work;
  plan (&sifter);
  try_starts (&sifter, n_starts, &best);
  if (n_starts > 0 && sifter.dense && best.crossings > sifter.noise)
    try_kicks (&sifter, &best);
  desmi_sankey_graph_set_order (graph, order);
  put_large_nodes_on_top (graph);
  desmi_sankey_sifter_clear (&sifter);
  return sifter.work;
}
