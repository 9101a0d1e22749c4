/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sifting: each node of a layer in turn goes to the place where its ribbons cross least. */
#include "chart/desmi-sankey-sift.h"

#include <math.h>
#include <string.h>

#define SMALLEST_GAIN 1e-12 /* of the squared weight: below it is rounding */
#define N_DRAWS 1024
#define MOST_COMPARED 128 /* nodes of a layer of which all crossings are kept */

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

static void
list_both (DesmiSankeySifter *self, guint layer)
{
  if (layer + 1 < self->graph->n_layers)
    desmi_sankey_sifter_list_neighbours (self, layer, TRUE);
  if (layer > 0)
    desmi_sankey_sifter_list_neighbours (self, layer, FALSE);
}

/* For each position of the neighbouring layer: weight of the node's neighbours before it less that
 * of those after it, so that a comparison with another node is one product a neighbour. */
static void
tabulate_side (const guint  *first,
               const guint  *positions,
               const double *weights,
               guint         node,
               double       *table,
               guint         n)
{
  double total = 0, before = 0;
  guint  k = first[node];

  for (guint i = first[node]; i < first[node + 1]; i++)
    total += weights[i];
  for (guint pos = 0; pos < n; pos++)
    {
      double here = 0;

      while (k < first[node + 1] && positions[k] == pos)
        here += weights[k++];
      table[pos] = before - (total - before - here);
      before += here;
    }
}

static void
tabulate (DesmiSankeySifter *self, guint node)
{
  DesmiSankeyGraph *graph = self->graph;
  guint             layer = graph->nodes[node].layer;

  if (layer + 1 < graph->n_layers)
    tabulate_side (graph->down_first, self->down_pos, self->down_weight, node, self->below,
                   graph->layer_first[layer + 2] - graph->layer_first[layer + 1]);
  if (layer > 0)
    tabulate_side (graph->up_first, self->up_pos, self->up_weight, node, self->above,
                   graph->layer_first[layer] - graph->layer_first[layer - 1]);
}

static double
compare_by_table (const guint  *first,
                  const guint  *positions,
                  const double *weights,
                  guint         node,
                  const double *table)
{
  double sum = 0;

  for (guint i = first[node]; i < first[node + 1]; i++)
    sum += weights[i] * table[positions[i]];
  return sum;
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

/* Crossings between the links of two nodes with @one above less those with @node above; @node is
 * the one tabulated. */
static double
crossings_above (const DesmiSankeySifter *self, guint one, guint node)
{
  const DesmiSankeyGraph *graph = self->graph;

  if (self->dense)
    return compare_by_table (graph->down_first, self->down_pos, self->down_weight, one, self->below)
           + compare_by_table (graph->up_first, self->up_pos, self->up_weight, one, self->above);
  return compare_by_merge (graph->down_first, self->down_pos, self->down_weight, one, node)
         + compare_by_merge (graph->up_first, self->up_pos, self->up_weight, one, node);
}

static guint
count_nodes (const DesmiSankeyGraph *graph, guint layer)
{
  return graph->layer_first[layer + 1] - graph->layer_first[layer];
}

/* Returns: whether the layers beside a layer are in another order than the last time */
static gboolean
look_around (DesmiSankeySifter *self, guint layer)
{
  const DesmiSankeyGraph *graph = self->graph;
  guint                  *seen = self->crossings[layer].seen;
  gboolean                changed = FALSE;

  for (guint side = 0; side < 2; side++)
    {
      guint        other = side > 0 ? layer + 1 : layer - 1;
      const guint *row;
      gsize        size;

      if (side > 0 ? other >= graph->n_layers : layer == 0)
        continue;
      row = graph->order + graph->layer_first[other];
      size = sizeof (guint) * count_nodes (graph, other);
      if (memcmp (seen, row, size) != 0)
        {
          memcpy (seen, row, size);
          changed = TRUE;
        }
      seen += count_nodes (graph, other);
    }
  return changed;
}

/* Reckons what every two nodes of a layer cross, once for both of them and for as long as nothing
 * moves beside the layer. */
static void
compare_all (DesmiSankeySifter *self, guint layer)
{
  const DesmiSankeyGraph *graph = self->graph;
  const guint            *row = graph->order + graph->layer_first[layer];
  double                 *above = self->crossings[layer].above;
  guint                   n = count_nodes (graph, layer);

  for (guint i = 0; i < n; i++)
    {
      guint place = self->place[row[i]];

      tabulate (self, row[i]);
      for (guint j = i + 1; j < n; j++)
        {
          guint  other = self->place[row[j]];
          double difference = crossings_above (self, row[j], row[i]);

          above[place * n + other] = difference;
          above[other * n + place] = -difference;
        }
    }
}

/* Turns the better of two places into the better of two draws: the chance of a place falls with
 * e^(-cost / heat). */
static double
heated (DesmiSankeySifter *self, double cost, double heat)
{
  return cost + heat * self->draws[draw (self) % N_DRAWS];
}

static void
move_in_layer (DesmiSankeyGraph *graph, guint layer, guint from, guint to)
{
  guint *row = graph->order + graph->layer_first[layer];
  guint  node = row[from];

  if (to < from)
    memmove (row + to + 1, row + to, sizeof (guint) * (from - to));
  else
    memmove (row + from, row + from + 1, sizeof (guint) * (to - from));
  row[to] = node;
  for (guint i = MIN (from, to); i <= MAX (from, to); i++)
    graph->nodes[row[i]].pos = i;
}

/* Moves one node to the place where its links cross least. Returns what that gains, and adds the
 * size of the differences met to @spread. */
static double
sift (DesmiSankeySifter *self, guint node, double heat, double *spread, guint *n_compared)
{
  DesmiSankeyGraph *graph = self->graph;
  guint             layer = graph->nodes[node].layer;
  const guint      *row = graph->order + graph->layer_first[layer];
  guint             n = graph->layer_first[layer + 1] - graph->layer_first[layer];
  guint             from = graph->nodes[node].pos, best = from;
  double            best_cost = heated (self, 0, heat), best_gain = 0;
  const double     *above = self->crossings[layer].above;

  if (!desmi_sankey_graph_is_dummy (graph, node) && graph->nodes[node].rank >= 0)
    return 0;
  if (above != NULL)
    above += self->place[node] * n;
  else if (self->dense)
    tabulate (self, node);
  for (int step = -1; step <= 1; step += 2)
    {
      double cost = 0;
      guint  at = from;

      for (guint k = 0; k < self->window; k++)
        {
          double difference, drawn;

          if ((step < 0 && at == 0) || (step > 0 && at + 1 == n))
            break;
          at = step < 0 ? at - 1 : at + 1;
          if (!may_swap (graph, node, row[at]))
            break;
          difference
              = above != NULL ? above[self->place[row[at]]] : crossings_above (self, row[at], node);
          cost += step < 0 ? -difference : difference;
          *spread += fabs (difference);
          (*n_compared)++;
          drawn = heated (self, cost, heat);
          if (drawn < best_cost - self->noise)
            {
              best_cost = drawn;
              best_gain = -cost;
              best = at;
            }
        }
    }
  if (best != from)
    move_in_layer (graph, layer, from, best);
  return best_gain;
}

/* Returns the gain; @heat is a share of the mean difference met in the layer the last time. Places
 * that are equally good are taken by chance even without heat: a node that always stays where it
 * is keeps others from places that are better. */
static double
sift_layer (DesmiSankeySifter *self, guint layer, double heat)
{
  DesmiSankeyGraph *graph = self->graph;
  guint             n = graph->layer_first[layer + 1] - graph->layer_first[layer];
  double            gain = 0, spread = 0, warm = MAX (heat * self->mean[layer], 4 * self->noise);
  guint             n_compared = 0;

  if (self->crossings[layer].above == NULL)
    list_both (self, layer);
  else if (look_around (self, layer))
    {
      list_both (self, layer);
      compare_all (self, layer);
    }
  memcpy (self->visit, graph->order + graph->layer_first[layer], sizeof (guint) * n);
  desmi_sankey_sifter_shuffle (self, self->visit, n);
  for (guint i = 0; i < n; i++)
    gain += sift (self, self->visit[i], warm, &spread, &n_compared);
  if (n_compared > 0)
    self->mean[layer] = spread / n_compared;
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
  for (guint layer = 0; layer < n_layers; layer++)
    self->open[layer] = TRUE;
}

static gboolean
settle_layer (DesmiSankeySifter *self, guint layer)
{
  if (!self->open[layer])
    return FALSE;
  self->open[layer] = sift_layer (self, layer, 0) > self->noise;
  if (!self->open[layer])
    return FALSE;
  if (layer > 0)
    self->open[layer - 1] = TRUE;
  if (layer + 1 < self->graph->n_layers)
    self->open[layer + 1] = TRUE;
  return TRUE;
}

/*
 * desmi_sankey_sifter_settle:
 * @most_sweeps: bounds the time
 *
 * Sifts, without heat, the layers in which something may be gained, until nothing is.
 */
void
desmi_sankey_sifter_settle (DesmiSankeySifter *self, guint most_sweeps)
{
  gboolean gained = TRUE;

  for (guint sweep = 0; gained && sweep < most_sweeps; sweep++)
    {
      gained = FALSE;
      for (guint layer = 0; layer < self->graph->n_layers; layer++)
        gained = settle_layer (self, layer) || gained;
      for (guint layer = self->graph->n_layers; layer-- > 0;)
        gained = settle_layer (self, layer) || gained;
    }
}

/* Room for what every two nodes of a layer cross, where it is not too large for that. */
static void
crossings_init (DesmiSankeySifter *self, guint layer)
{
  const DesmiSankeyGraph *graph = self->graph;
  guint                   n = count_nodes (graph, layer), n_around = 0;

  for (guint i = 0; i < n; i++)
    self->place[graph->order[graph->layer_first[layer] + i]] = i;
  if (n > MOST_COMPARED)
    return;
  if (layer > 0)
    n_around += count_nodes (graph, layer - 1);
  if (layer + 1 < graph->n_layers)
    n_around += count_nodes (graph, layer + 1);
  self->crossings[layer].above = g_new0 (double, n *n + 1);
  self->crossings[layer].seen = g_new (guint, n_around + 1);
  memset (self->crossings[layer].seen, 0xff, sizeof (guint) * n_around);
}

/*
 * desmi_sankey_sifter_init:
 * @graph: kept for as long as the sifter
 *
 * Fills in a sifter that goes anywhere in a layer and compares by tables; seed it with `random`.
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
  self->crossings = g_new0 (DesmiSankeyCrossings, graph->n_layers + 1);
  self->place = g_new0 (guint, graph->n_nodes + 1);
  for (guint layer = 0; layer < graph->n_layers; layer++)
    crossings_init (self, layer);
  self->draws = list_draws ();
  self->centre = g_new0 (double, graph->n_nodes + 1);
  self->in_cluster = g_new0 (gboolean, graph->n_nodes + 1);
  self->mean = g_new0 (double, graph->n_layers + 1);
  self->open = g_new0 (gboolean, graph->n_layers + 1);
  for (guint i = 0; i < graph->n_links; i++)
    total += graph->links[i].weight;
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
  for (guint layer = 0; layer < self->graph->n_layers; layer++)
    {
      g_free (self->crossings[layer].above);
      g_free (self->crossings[layer].seen);
    }
  g_free (self->crossings);
  g_free (self->place);
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
  g_free (self->open);
}
