/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sifting: each node of a layer in turn goes to the place where its ribbons cross least. */
#include "chart/desmi-sankey-sift.h"

#include <math.h>
#include <string.h>

#define SMALLEST_GAIN 1e-15 /* of the squared weight: below it is rounding */
#define N_DRAWS 1024

/* By splitmix64; within this file without a call, for every place there is. */
static inline guint64
draw (DesmiSankeySifter *self)
{
  guint64 z = (self->random += G_GUINT64_CONSTANT (0x9e3779b97f4a7c15));

  z = (z ^ (z >> 30)) * G_GUINT64_CONSTANT (0xbf58476d1ce4e5b9);
  z = (z ^ (z >> 27)) * G_GUINT64_CONSTANT (0x94d049bb133111eb);
  return z ^ (z >> 31);
}

/*
 * desmi_sankey_sifter_draw:
 *
 * Returns: the next random number: one seed, one sequence, on every machine
 */
guint64
desmi_sankey_sifter_draw (DesmiSankeySifter *self)
{
  return draw (self);
}

/* Draws for heated(), evenly spread: two logarithms for each place would take a fifth of the time.
 */
static const double *
list_draws (void)
{
  static double draws[N_DRAWS];
  static gsize  is_made;

  if (g_once_init_enter (&is_made))
    {
      for (guint i = 0; i < N_DRAWS; i++)
        draws[i] = log (-log ((i + 0.5) / N_DRAWS));
      g_once_init_leave (&is_made, 1);
    }
  return draws;
}

/* Puts a list into any order. */
void
desmi_sankey_sifter_shuffle (DesmiSankeySifter *self, guint *list, guint n)
{
  for (guint i = n; i > 1; i--)
    {
      guint j = (guint) (desmi_sankey_sifter_draw (self) % i);
      guint kept = list[i - 1];

      list[i - 1] = list[j];
      list[j] = kept;
    }
}

/* Free nodes stand above ranked ones, which keep their order; dummies may stand anywhere. */
static gboolean
may_swap (const DesmiSankeyGraph *graph, guint one, guint two)
{
  return desmi_sankey_graph_is_dummy (graph, one) || desmi_sankey_graph_is_dummy (graph, two)
         || (graph->nodes[one].rank < 0 && graph->nodes[two].rank < 0);
}

/* Lists the neighbours of a layer's nodes by position, walking the neighbouring layer once. */
void
desmi_sankey_sifter_list_neighbours (DesmiSankeySifter *self, guint layer, gboolean down)
{
  DesmiSankeyGraph *graph = self->graph;
  guint             other = down ? layer + 1 : layer - 1;
  const guint      *first = down ? graph->down_first : graph->up_first;
  const guint      *back_first = down ? graph->up_first : graph->down_first;
  const guint      *back = down ? graph->up : graph->down;
  guint            *positions = down ? self->down_pos : self->up_pos;
  double           *weights = down ? self->down_weight : self->up_weight;

  for (guint i = graph->layer_first[layer]; i < graph->layer_first[layer + 1]; i++)
    self->fill[graph->order[i]] = first[graph->order[i]];
  for (guint i = graph->layer_first[other]; i < graph->layer_first[other + 1]; i++)
    for (guint k = back_first[graph->order[i]]; k < back_first[graph->order[i] + 1]; k++)
      {
        const DesmiSankeyGraphEdge *edge = &graph->edges[back[k]];
        guint                       slot = self->fill[down ? edge->from : edge->to]++;

        positions[slot] = i - graph->layer_first[other];
        weights[slot] = graph->links[edge->link].weight;
      }
}

/* Lists those in both layers beside a layer. */
void
desmi_sankey_sifter_list_both (DesmiSankeySifter *self, guint layer)
{
  if (layer + 1 < self->graph->n_layers)
    desmi_sankey_sifter_list_neighbours (self, layer, TRUE);
  if (layer > 0)
    desmi_sankey_sifter_list_neighbours (self, layer, FALSE);
}

static double
compare_by_merge (const guint  *first,
                  const guint  *positions,
                  const double *weights,
                  guint         one,
                  guint         two)
{
  guint  i = first[one], j = first[two];
  double sum = 0, seen_one = 0, seen_two = 0;

  while (i < first[one + 1] || j < first[two + 1])
    {
      guint pos = MIN (i < first[one + 1] ? positions[i] : G_MAXUINT,
                       j < first[two + 1] ? positions[j] : G_MAXUINT);
      double here_one = 0, here_two = 0;

      while (i < first[one + 1] && positions[i] == pos)
        here_one += weights[i++];
      while (j < first[two + 1] && positions[j] == pos)
        here_two += weights[j++];
      sum += here_one * seen_two - here_two * seen_one;
      seen_one += here_one;
      seen_two += here_two;
    }
  return sum;
}

/* Crossings between the links of two nodes with @one above less those with @two above. */
static double
compare (const DesmiSankeySifter *self, guint one, guint two)
{
  const DesmiSankeyGraph *graph = self->graph;

  return compare_by_merge (graph->down_first, self->down_pos, self->down_weight, one, two)
         + compare_by_merge (graph->up_first, self->up_pos, self->up_weight, one, two);
}

/* Turns the better of two places into the better of two draws: the chance of a place falls with
 * e^(-cost / heat). */
static double
heated (DesmiSankeySifter *self, double cost, double heat)
{
  return cost + heat * self->draws[draw (self) % N_DRAWS];
}

/* Where a node may go, while the places are gone through. */
typedef struct
{
  guint  at, n_as_good;
  double drawn, gain;
} Place;

/* Of places that are equally good, any may be taken. */
static gboolean
is_better (DesmiSankeySifter *self, Place *best, double drawn)
{
  if (drawn < best->drawn - self->noise)
    best->n_as_good = 1;
  else if (drawn > best->drawn + self->noise || draw (self) % ++best->n_as_good != 0)
    return FALSE;
  return TRUE;
}

/* Goes from a node's place up or down through its layer. */
static void
look (DesmiSankeySifter *self, guint node, int step, double heat, Place *best, double *spread)
{
  DesmiSankeyGraph *graph = self->graph;
  guint             layer = graph->nodes[node].layer, at = graph->nodes[node].pos;
  const guint      *row = graph->order + graph->layer_first[layer];
  guint             n = graph->layer_first[layer + 1] - graph->layer_first[layer];
  guint             most = MIN (self->window, step < 0 ? at : n - 1 - at);
  const double     *costs = self->dense ? desmi_sankey_sifter_get_costs (self, node) : NULL;
  gboolean          may_all = self->n_ranked == 0;
  double            cost = 0;

  for (guint k = 0; k < most; k++)
    {
      double difference, drawn;

      at = step < 0 ? at - 1 : at + 1;
      if (!may_all && !may_swap (graph, node, row[at]))
        break;
      difference = costs != NULL ? costs[self->local[row[at]]] : -compare (self, row[at], node);
      cost += step < 0 ? difference : -difference;
      *spread += fabs (difference);
      drawn = heat > 0 ? heated (self, cost, heat) : cost;
      if (drawn < best->drawn + self->noise && is_better (self, best, drawn))
        {
          best->drawn = MIN (best->drawn, drawn);
          best->gain = -cost;
          best->at = at;
        }
    }
}

/* Moves one node to the place where its links cross least. Returns what that gains, and adds the
 * size of the differences met to @spread. */
static double
sift (DesmiSankeySifter *self, guint node, double heat, double *spread)
{
  DesmiSankeyGraph *graph = self->graph;
  guint             layer = graph->nodes[node].layer, from = graph->nodes[node].pos;
  Place             best = { from, 1, heat > 0 ? heated (self, 0, heat) : 0, 0 };

  self->active[node] = FALSE;
  if (!desmi_sankey_graph_is_dummy (graph, node) && graph->nodes[node].rank >= 0)
    return 0;
  self->work
      += 10 + (heat > 0 ? 4 : 2) * (graph->layer_first[layer + 1] - graph->layer_first[layer]);
  look (self, node, -1, heat, &best, spread);
  look (self, node, 1, heat, &best, spread);
  if (best.at != from)
    desmi_sankey_sifter_move (self, layer, from, best.at);
  self->crossings -= best.gain;
  return best.gain;
}

/* Returns the gain; @heat is a share of the mean difference met in the layer the last time. Places
 * that are equally good are taken by chance even without heat: a node that always stays where it
 * is keeps others from places that are better. */
static double
sift_layer (DesmiSankeySifter *self, guint layer, double heat)
{
  DesmiSankeyGraph *graph = self->graph;
  const guint      *row = graph->order + graph->layer_first[layer];
  guint             n = graph->layer_first[layer + 1] - graph->layer_first[layer], n_now = 0;
  double            gain = 0, spread = 0, warm = heat * self->mean[layer];

  if (n < 2)
    return 0;
  self->work += 10 + n;
  for (guint i = 0; i < n; i++)
    if (!self->dense || heat > 0 || self->active[row[i]])
      self->visit[n_now++] = row[i];
  if (n_now == 0)
    return 0;
  if (self->dense)
    desmi_sankey_sifter_refresh (self, layer);
  else
    desmi_sankey_sifter_list_both (self, layer);
  desmi_sankey_sifter_shuffle (self, self->visit, n_now);
  for (guint i = 0; i < n_now; i++)
    gain += sift (self, self->visit[i], warm, &spread);
  if (heat > 0 && n > 1)
    self->mean[layer] = spread / ((double) n * (n - 1));
  return gain;
}

/*
 * desmi_sankey_sifter_run:
 * @heat: how freely nodes take a worse place, as a share of the mean difference met
 *
 * Sifts every layer, first to last and back.
 */
void
desmi_sankey_sifter_run (DesmiSankeySifter *self, double heat)
{
  guint n_layers = self->graph->n_layers;

  for (guint layer = 0; layer < n_layers; layer++)
    sift_layer (self, layer, heat);
  for (guint layer = n_layers; layer-- > 0;)
    if (layer + 1 < n_layers)
      sift_layer (self, layer, heat);
}

/*
 * desmi_sankey_sifter_settle:
 * @most_sweeps: bounds the time
 *
 * Sifts, without heat, the nodes that may gain something, until nothing is gained.
 */
void
desmi_sankey_sifter_settle (DesmiSankeySifter *self, guint most_sweeps)
{
  double gain = G_MAXDOUBLE;

  for (guint sweep = 0; gain > self->noise && sweep < most_sweeps; sweep++)
    {
      gain = 0;
      for (guint layer = 0; layer < self->graph->n_layers; layer++)
        gain = MAX (gain, sift_layer (self, layer, 0));
      for (guint layer = self->graph->n_layers; layer-- > 0;)
        gain = MAX (gain, sift_layer (self, layer, 0));
    }
}

/* What does not change: the ribbons' ends and weights at each node. */
static void
list_ends (DesmiSankeySifter *self, gboolean down)
{
  const DesmiSankeyGraph *graph = self->graph;
  const guint            *list = down ? graph->down : graph->up;
  guint                  *ends = g_new0 (guint, graph->n_edges + 1);
  double                 *weights = g_new0 (double, graph->n_edges + 1);

  for (guint i = 0; i < graph->n_edges; i++)
    {
      const DesmiSankeyGraphEdge *edge = &graph->edges[list[i]];

      ends[i] = down ? edge->to : edge->from;
      weights[i] = graph->links[edge->link].weight;
    }
  *(down ? &self->down_end : &self->up_end) = ends;
  *(down ? &self->down_own : &self->up_own) = weights;
}

/*
 * desmi_sankey_sifter_init:
 * @graph: kept for as long as the sifter
 *
 * Fills in a sifter that goes anywhere in a layer; seed it with `random`.
 */
void
desmi_sankey_sifter_init (DesmiSankeySifter *self, DesmiSankeyGraph *graph)
{
  double total = 0;

  memset (self, 0, sizeof *self);
  self->graph = graph;
  self->dense = TRUE;
  self->window = graph->n_nodes;
  self->down_pos = g_new0 (guint, graph->n_edges + 1);
  self->up_pos = g_new0 (guint, graph->n_edges + 1);
  self->down_weight = g_new0 (double, graph->n_edges + 1);
  self->up_weight = g_new0 (double, graph->n_edges + 1);
  self->fill = g_new0 (guint, graph->n_nodes + 1);
  self->below = g_new0 (double, graph->n_nodes + 1);
  self->above = g_new0 (double, graph->n_nodes + 1);
  self->visit = g_new0 (guint, graph->n_nodes + 1);
  self->draws = list_draws ();
  self->centre = g_new0 (double, graph->n_nodes + 1);
  self->in_cluster = g_new0 (gboolean, graph->n_nodes + 1);
  self->mean = g_new0 (double, graph->n_layers + 1);
  self->active = g_new0 (gboolean, graph->n_nodes + 1);
  self->local = g_new0 (guint, graph->n_nodes + 1);
  self->wanted = g_new0 (guint, graph->n_nodes + 1);
  self->blame = g_new0 (double, graph->n_edges + 1);
  self->costs = g_new0 (double *, graph->n_layers + 1);
  self->stale = g_new0 (gboolean, graph->n_layers + 1);
  self->debt = g_new0 (double, graph->n_layers + 1);
  self->renewal = g_new0 (double, graph->n_layers + 1);
  list_ends (self, TRUE);
  list_ends (self, FALSE);
  for (guint i = 0; i < graph->n_nodes; i++)
    {
      self->local[i] = graph->nodes[i].pos;
      self->n_ranked += graph->nodes[i].rank >= 0 ? 1 : 0;
    }
  for (guint i = 0; i < graph->n_edges; i++)
    total += graph->links[graph->edges[i].link].weight;
  self->noise = SMALLEST_GAIN * total * total;
}

/**
 * desmi_sankey_sifter_clear:
 *
 * Frees what the sifter holds, not its graph.
 */
void
desmi_sankey_sifter_clear (DesmiSankeySifter *self)
{
  g_free (self->down_pos);
  g_free (self->up_pos);
  g_free (self->down_weight);
  g_free (self->up_weight);
  g_free (self->fill);
  g_free (self->below);
  g_free (self->above);
  g_free (self->visit);
  g_free (self->centre);
  g_free (self->in_cluster);
  g_free (self->mean);
  g_free (self->active);
  g_free (self->local);
  g_free (self->wanted);
  g_free (self->blame);
  for (guint i = 0; i < self->graph->n_layers; i++)
    g_free (self->costs[i]);
  g_free (self->costs);
  g_free (self->stale);
  g_free (self->debt);
  g_free (self->renewal);
  g_free (self->down_end);
  g_free (self->up_end);
  g_free (self->down_own);
  g_free (self->up_own);
}
