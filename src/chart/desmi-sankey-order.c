/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Orders the layers of a Sankey diagram so that wide ribbons cross little: starts from barycentres,
 * then sifting, first with a little heat and then until nothing is gained; several seeded starts,
 * and from the best one kicks to parts of the diagram, of which those that help are kept. */
#include "chart/desmi-sankey-graph.h"
#include "chart/desmi-sankey-sift.h"

#include <math.h>
#include <string.h>

#define N_BARYCENTRE_SWEEPS 6
#define N_HOT_SWEEPS 14
#define N_COLD_SWEEPS 40     /* at most; they end when nothing is gained */
#define N_LARGE_HOT_SWEEPS 3 /* of a graph too large for tables, or for more sweeps in a start */
#define N_LARGE_COLD_SWEEPS 5
#define HEAT 1.5         /* of the mean difference between two neighbours' orders */
#define COOLING 0.78     /* a sweep */
#define STRAIGHT_START 1 /* which of them begins with straight links */
#define START_SHARE 0.6  /* of the work, for all starts */
#define MAX_STEPS 4e7    /* of comparing neighbours, where the graph is large: bounds the time */
#define MOST_CELLS 1e6   /* of all tables */
#define MOST_KICKS 3000

static int
compare_centres (gconstpointer a, gconstpointer b, gpointer user_data)
{
  const DesmiSankeySifter *self = user_data;
  guint                    one = *(const guint *) a, two = *(const guint *) b;
  double                   difference = self->centre[one] - self->centre[two];

  /* Centres that are equal but for rounding keep their order, whatever the unit of the values. */
  if (fabs (difference) > 1e-9)
    return difference < 0 ? -1 : 1;
  return self->graph->nodes[one].pos < self->graph->nodes[two].pos ? -1 : 1;
}

static int
compare_ranks (gconstpointer a, gconstpointer b, gpointer user_data)
{
  const DesmiSankeyGraph *graph = user_data;
  guint                   one = *(const guint *) a, two = *(const guint *) b;

  if (graph->nodes[one].rank != graph->nodes[two].rank)
    return graph->nodes[one].rank < graph->nodes[two].rank ? -1 : 1;
  return one < two ? -1 : one > two;
}

/*
 * desmi_sankey_sifter_keep_ranks:
 * @row: (inout): the nodes of the layer
 *
 * Puts the ranked nodes below the free ones, leaving the dummies where they are.
 */
void
desmi_sankey_sifter_keep_ranks (DesmiSankeySifter *self, guint layer, guint *row)
{
  DesmiSankeyGraph *graph = self->graph;
  guint             n = graph->layer_first[layer + 1] - graph->layer_first[layer];
  guint             n_real = 0, n_free;

  if (self->n_ranked == 0)
    return;
  for (guint i = 0; i < n; i++)
    if (!desmi_sankey_graph_is_dummy (graph, row[i]) && graph->nodes[row[i]].rank < 0)
      self->visit[n_real++] = row[i];
  n_free = n_real;
  for (guint i = 0; i < n; i++)
    if (graph->nodes[row[i]].rank >= 0)
      self->visit[n_real++] = row[i];
  g_qsort_with_data (self->visit + n_free, (int) (n_real - n_free), sizeof (guint), compare_ranks,
                     graph);
  n_real = 0;
  for (guint i = 0; i < n; i++)
    if (!desmi_sankey_graph_is_dummy (graph, row[i]))
      row[i] = self->visit[n_real++];
}

/* After the nodes of a layer have changed places otherwise than by single moves. */
static void
keep_order (DesmiSankeySifter *self, guint layer)
{
  DesmiSankeyGraph *graph = self->graph;
  guint            *row = graph->order + graph->layer_first[layer];
  guint             n = graph->layer_first[layer + 1] - graph->layer_first[layer];

  desmi_sankey_sifter_keep_ranks (self, layer, row);
  for (guint i = 0; i < n; i++)
    graph->nodes[row[i]].pos = i;
}

static void
sort_by_centre (DesmiSankeySifter *self, guint layer, gboolean by_next)
{
  DesmiSankeyGraph *graph = self->graph;
  const guint      *first = by_next ? graph->down_first : graph->up_first;
  const guint      *positions = by_next ? self->down_pos : self->up_pos;
  const double     *weights = by_next ? self->down_weight : self->up_weight;
  guint            *row = graph->order + graph->layer_first[layer];
  guint             n = graph->layer_first[layer + 1] - graph->layer_first[layer];

  desmi_sankey_sifter_list_neighbours (self, layer, by_next);
  for (guint i = 0; i < n; i++)
    {
      double weight = 0, sum = 0;

      for (guint k = first[row[i]]; k < first[row[i] + 1]; k++)
        {
          weight += weights[k];
          sum += weights[k] * positions[k];
        }
      self->centre[row[i]] = weight > 0 ? sum / weight : i;
    }
  g_qsort_with_data (row, (int) n, sizeof (guint), compare_centres, self);
  keep_order (self, layer);
}

static void
sort_by_centres (DesmiSankeySifter *self)
{
  guint n_layers = self->graph->n_layers;

  for (guint sweep = 0; sweep < N_BARYCENTRE_SWEEPS; sweep++)
    {
      for (guint layer = 1; layer < n_layers; layer++)
        sort_by_centre (self, layer, FALSE);
      for (guint layer = n_layers - 1; layer-- > 0;)
        sort_by_centre (self, layer, TRUE);
    }
}

static int
compare_weights (gconstpointer a, gconstpointer b, gpointer user_data)
{
  const DesmiSankeyGraph *graph = user_data;
  guint                   one = *(const guint *) a, two = *(const guint *) b;
  double                  difference = graph->nodes[one].weight - graph->nodes[two].weight;

  if (fabs (difference) > 1e-9)
    return difference > 0 ? -1 : 1;
  return one < two ? -1 : one > two;
}

/* The first start begins with the large nodes on top, the second with straight links, the others in
 * any order. */
static void
start (DesmiSankeySifter *self, guint n_th)
{
  DesmiSankeyGraph *graph = self->graph;

  for (guint layer = 0; layer < graph->n_layers; layer++)
    {
      guint *row = graph->order + graph->layer_first[layer];
      guint  n = graph->layer_first[layer + 1] - graph->layer_first[layer];

      if (n_th < 2)
        g_qsort_with_data (row, (int) n, sizeof (guint), compare_weights, graph);
      else
        desmi_sankey_sifter_shuffle (self, row, n);
      keep_order (self, layer);
    }
  if (n_th != STRAIGHT_START)
    sort_by_centres (self);
  else
    desmi_sankey_sifter_draw_straight (self);
  for (guint layer = 0; n_th == STRAIGHT_START && layer < graph->n_layers; layer++)
    keep_order (self, layer);
}

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

static void
try_start (DesmiSankeySifter *self, guint n_th, guint n_hot)
{
  DesmiSankeyGraph *graph = self->graph;
  double            heat = HEAT;

  self->random = n_th + 1;
  start (self, n_th);
  for (guint layer = 0; layer < graph->n_layers; layer++)
    {
      self->mean[layer] = 0;
      self->stale[layer] = TRUE;
    }
  for (guint sweep = 0; n_th != STRAIGHT_START && sweep < n_hot; sweep++, heat *= COOLING)
    desmi_sankey_sifter_run (self, heat);
  for (guint i = 0; i < graph->n_nodes; i++)
    self->active[i] = TRUE;
  desmi_sankey_sifter_settle (self, self->dense ? N_COLD_SWEEPS : N_LARGE_COLD_SWEEPS);
}

static void
try_starts (DesmiSankeySifter *self, guint n_starts, Best *best)
{
  guint n_hot = N_LARGE_HOT_SWEEPS;

  if (self->dense)
    n_hot = (guint) CLAMP (self->most_work * START_SHARE / 2 / self->sweep_work, N_LARGE_HOT_SWEEPS,
                           N_HOT_SWEEPS);
  for (guint i = 0; i < MAX (n_starts, 1) && best->crossings > self->noise; i++)
    {
      double crossings;

      if (!self->dense && i > 0)
        break;
      if (i > STRAIGHT_START && (self->work + self->work / i > self->most_work * START_SHARE))
        break;
      try_start (self, i, n_hot);
      crossings = desmi_sankey_graph_count_crossings (self->graph);
      if (crossings < best->crossings - self->noise)
        keep_best (self, best, crossings);
    }
}

/* From the best order on: what is not worse after a kick and sifting is kept. */
static void
try_kicks (DesmiSankeySifter *self, Best *best)
{
  DesmiSankeyGraph  *graph = self->graph;
  g_autoptr (GArray) log = g_array_new (FALSE, FALSE, sizeof (DesmiSankeyMove));

  desmi_sankey_graph_set_order (graph, best->order);
  self->crossings = best->crossings;
  self->log = log;
  for (guint layer = 0; layer < graph->n_layers; layer++)
    self->stale[layer] = TRUE;
  for (guint i = 0; i < graph->n_nodes; i++)
    self->active[i] = TRUE;
  desmi_sankey_sifter_settle (self, N_COLD_SWEEPS);
  for (guint i = 0; i < MOST_KICKS && self->work < self->most_work; i++)
    {
      if (self->crossings <= best->crossings + self->noise)
        {
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
