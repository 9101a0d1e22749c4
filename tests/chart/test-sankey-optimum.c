/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The Sankey layout beside the proven optimum: every order of small random graphs is tried, and the
 * heuristic has to find one that crosses as little. Beside a long search for large ones, which it
 * has to come near. */
#include "sankey-graphs.h"

#include <math.h>

#define N_GRAPHS 400
#define MEAN_EXCESS 0.015
#define MOST_IN_LAYER 7
#define MOST_LAYERS 4

/* A graph whose long links are cut at the layers they pass, for every order to be tried. */
typedef struct
{
  guint  n_layers;
  guint  n[MOST_LAYERS];
  double weight[MOST_LAYERS][MOST_IN_LAYER][MOST_IN_LAYER]; /* between a layer and the next */
} Layered;

/* Walks through all orders of @n things, of which each differs from the last one by two
 * neighbours: Steinhaus, Johnson and Trotter. */
typedef struct
{
  guint n, row[MOST_IN_LAYER], place[MOST_IN_LAYER];
  int   way[MOST_IN_LAYER];
} Orders;

static void
orders_init (Orders *self, guint n)
{
  self->n = n;
  for (guint i = 0; i < n; i++)
    {
      self->row[i] = self->place[i] = i;
      self->way[i] = -1;
    }
}

/* Returns: the upper of the two places that have been exchanged, -1: all orders have been seen */
static int
orders_next (Orders *self)
{
  for (guint i = self->n; i > 0; i--)
    {
      guint one = i - 1;
      int   to = (int) self->place[one] + self->way[one];

      if (to >= 0 && to < (int) self->n && self->row[to] < one)
        {
          guint from = self->place[one], other = self->row[to];

          self->row[from] = other;
          self->row[to] = one;
          self->place[one] = (guint) to;
          self->place[other] = from;
          return MIN ((int) from, to);
        }
      self->way[one] = -self->way[one];
    }
  return -1;
}

/* Crossings of one thing of the lower layer above another, for each pair. */
static void
compare_pairs (const Layered *graph,
               guint          upper,
               const guint   *row,
               double         above[MOST_IN_LAYER][MOST_IN_LAYER])
{
  for (guint one = 0; one < graph->n[upper + 1]; one++)
    for (guint two = 0; two < graph->n[upper + 1]; two++)
      {
        double seen = 0;

        above[one][two] = 0;
        for (guint i = 0; i < graph->n[upper]; i++)
          {
            above[one][two] += graph->weight[upper][row[i]][one] * seen;
            seen += graph->weight[upper][row[i]][two];
          }
      }
}

static guint
factorial (guint n)
{
  return n < 2 ? 1 : n * factorial (n - 1);
}

/* The fewest crossings below each order of a layer, from those of the layer above it. */
static void
try_all_orders (const Layered *graph, guint upper, const double *before, double *after)
{
  Orders orders, below;
  guint  at = 0, n_below = graph->n[upper + 1];

  for (guint i = 0; i < factorial (n_below); i++)
    after[i] = G_MAXDOUBLE;
  orders_init (&orders, graph->n[upper]);
  do
    {
      double above[MOST_IN_LAYER][MOST_IN_LAYER], cost = before[at++];
      int    place = 0;

      compare_pairs (graph, upper, orders.row, above);
      orders_init (&below, n_below);
      for (guint i = 0; i < n_below; i++)
        for (guint j = i + 1; j < n_below; j++)
          cost += above[i][j];
      for (guint k = 0; place >= 0; k++)
        {
          after[k] = MIN (after[k], cost);
          place = orders_next (&below);
          if (place >= 0)
            cost += above[below.row[place]][below.row[place + 1]]
                    - above[below.row[place + 1]][below.row[place]];
        }
    }
  while (orders_next (&orders) >= 0);
}

static double
find_optimum (const Layered *graph)
{
  guint              most = factorial (MOST_IN_LAYER);
  g_autofree double *before = g_new0 (double, most), *after = g_new (double, most);
  double             least = G_MAXDOUBLE;

  for (guint layer = 0; layer + 1 < graph->n_layers; layer++)
    {
      double *kept = before;

      try_all_orders (graph, layer, before, after);
      before = after;
      after = kept;
    }
  for (guint i = 0; i < factorial (graph->n[graph->n_layers - 1]); i++)
    least = MIN (least, before[i]);
  return least;
}

static double
random_weight (GRand *random, guint kind)
{
  switch (kind)
    {
    case 0:
      return 1;
    case 1:
      return g_rand_int_range (random, 1, 4); /* many ties */
    case 2:
      return g_rand_int_range (random, 1, 100);
    default:
      return floor (pow (10, g_rand_double_range (random, 0, 4))); /* a few that outweigh all */
    }
}

/* Cuts a link at the layers it passes. FALSE: one of them has no room. */
static gboolean
cut_link (Layered *layered, guint from, guint from_layer, guint to, guint to_layer, double weight)
{
  for (guint layer = from_layer; layer + 1 < to_layer; layer++)
    if (layered->n[layer + 1] >= MOST_IN_LAYER)
      return FALSE;
  for (guint layer = from_layer; layer < to_layer; layer++)
    {
      guint next = layer + 1 == to_layer ? to : layered->n[layer + 1]++;

      layered->weight[layer][from][next] += weight;
      from = next;
    }
  return TRUE;
}

/* Layers of any size, sparse or dense, with weights of any kind, and in some long links. */
static TestGraph *
make_graph (GRand *random, Layered *layered)
{
  TestGraph *graph = test_graph_new ("small");
  guint      first[MOST_LAYERS + 1] = { 0 };
  guint      kind = (guint) g_rand_int_range (random, 0, 4);
  double     density = g_rand_double_range (random, 0.15, 1);
  gboolean   has_long = g_rand_int_range (random, 0, 3) == 0;
  guint      most = g_rand_int_range (random, 0, 8) == 0 ? MOST_IN_LAYER : MOST_IN_LAYER - 1;

  layered->n_layers = (guint) g_rand_int_range (random, 2, MOST_LAYERS + 1);
  for (guint layer = 0; layer < layered->n_layers; layer++)
    {
      layered->n[layer]
          = (guint) g_rand_int_range (random, 2, (int) (has_long ? most - 1 : most + 1));
      first[layer + 1] = first[layer] + layered->n[layer];
      for (guint i = 0; i < layered->n[layer]; i++)
        test_graph_add_node (graph, (int) layer);
    }
  for (guint a = 0; a < graph->nodes->len; a++)
    for (guint b = a + 1; b < graph->nodes->len; b++)
      {
        guint from = (guint) test_graph_node (graph, a)->layer,
              to = (guint) test_graph_node (graph, b)->layer;
        double weight = random_weight (random, kind);

        if (to <= from || (to > from + 1 && !has_long)
            || g_rand_double (random) > (to > from + 1 ? 0.1 : density))
          continue;
        if (cut_link (layered, a - first[from], from, b - first[to], to, weight))
          test_graph_add_link (graph, a, b, weight);
      }
  return graph;
}

static double
lay_out (TestGraph *graph)
{
  DesmiSankeyOptions options;
  g_autoptr (GArray) bends = g_array_new (FALSE, FALSE, sizeof (double));

  desmi_sankey_options_init (&options, 1200, 800);
  options.bends = bends;
  g_assert_true (desmi_sankey_layout ((DesmiSankeyNode *) (void *) graph->nodes->data,
                                      graph->nodes->len,
                                      (DesmiSankeyLink *) (void *) graph->links->data,
                                      graph->links->len, &options, NULL, NULL, NULL));
  return desmi_sankey_weighted_crossings (
      (const DesmiSankeyNode *) (const void *) graph->nodes->data, graph->nodes->len,
      (const DesmiSankeyLink *) (const void *) graph->links->data, graph->links->len, bends);
}

static void
test_optimum (void)
{
  g_autoptr (GRand) random = test_random_new (20261128);
  guint             n_crossing = 0;

  for (guint i = 0; i < N_GRAPHS; i++)
    {
      g_autofree Layered *layered = g_new0 (Layered, 1);
      TestGraph          *graph = make_graph (random, layered);
      double              optimum = find_optimum (layered), crossings = lay_out (graph);

      if (fabs (crossings - optimum) > 1e-9 * MAX (optimum, 1))
        g_test_fail_printf ("graph %u, %u nodes, %u links: %g, optimum %g", i, graph->nodes->len,
                            graph->links->len, crossings, optimum);
      n_crossing += optimum > 0 ? 1 : 0;
      test_graph_free (graph);
    }
  g_assert_cmpuint (n_crossing, >, N_GRAPHS / 3);
}

/* Of large graphs nobody knows the optimum; a long search is the measure. */
static void
test_searched (void)
{
  g_autofree char *path = g_build_filename (g_getenv ("DESMI_TOP_SRCDIR"), "tests", "data",
                                            "sankey-searched.txt", NULL);
  g_autofree char *text = NULL;
  g_auto (GStrv)   lines = NULL;
  double           excess = 0;
  guint            n = 0;

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      TestGraph *graph;
      double     least, crossings;

      if (lines[i][0] == '#' || lines[i][0] == '\0')
        continue;
      graph = test_graph_wide (++n);
      least = g_ascii_strtod (lines[i], NULL);
      crossings = lay_out (graph);
      if (least <= 0)
        g_assert_cmpfloat (crossings, <=, 0);
      else
        excess += crossings / least - 1;
      g_test_message ("graph %u: %g, long search %g", n, crossings, least);
      test_graph_free (graph);
    }
  g_assert_cmpuint (n, ==, 120);
  g_test_message ("mean excess %.2f %%", 100 * excess / n);
  g_assert_cmpfloat (excess / n, <=, MEAN_EXCESS);
}

/* Ribbons of parts that do not hang together need not cross: as many parts of one kind cross as
 * often as one of them, so many times. */
static void
test_islands (void)
{
  g_autoptr (GRand) random = test_random_new (20261129);

  for (guint i = 0; i < 40; i++)
    {
      g_autofree Layered *layered = g_new0 (Layered, 1);
      TestGraph          *graph = make_graph (random, layered);
      double              optimum = find_optimum (layered);
      guint               n_nodes = graph->nodes->len, n_links = graph->links->len;

      for (guint copy = 1; copy < 4; copy++)
        {
          for (guint k = 0; k < n_nodes; k++)
            test_graph_add_node (graph, test_graph_node (graph, k)->layer);
          for (guint k = 0; k < n_links; k++)
            {
              DesmiSankeyLink link = *test_graph_link (graph, k);

              test_graph_add_link (graph, link.source + copy * n_nodes,
                                   link.target + copy * n_nodes, link.value);
            }
        }
      g_assert_cmpfloat_with_epsilon (lay_out (graph), 4 * optimum, 1e-9 * MAX (optimum, 1));
      test_graph_free (graph);
    }
}

/* However many parts there are, each is ordered by itself. */
static void
test_many_islands (void)
{
  g_autoptr (GRand) random = test_random_new (20261202);
  TestGraph        *graph = test_graph_new ("islands");
  double            optimum = 0;

  for (guint i = 0; i < 2500; i++)
    {
      double weights[4];

      for (guint k = 0; k < 4; k++)
        {
          test_graph_add_node (graph, (int) (k / 2));
          weights[k] = random_weight (random, i % 4);
        }
      for (guint k = 0; k < 4; k++)
        test_graph_add_link (graph, 4 * i + k / 2, 4 * i + 2 + k % 2, weights[k]);
      optimum += MIN (weights[0] * weights[3], weights[1] * weights[2]);
    }
  g_assert_cmpfloat_with_epsilon (lay_out (graph) / optimum, 1, 1e-9);
  test_graph_free (graph);
}

/* In a tree that grows from its first level to the last, or the other way round, no ribbon need
 * cross another one. */
static void
test_trees (void)
{
  g_autoptr (GRand) random = test_random_new (20261130);

  for (guint i = 0; i < 200; i++)
    {
      TestGraph *graph = test_graph_new ("tree");
      guint      n = (guint) g_rand_int_range (random, 10, 120), kind = i % 4;
      int        last = g_rand_int_range (random, 2, 8);

      test_graph_add_node (graph, 0);
      while (graph->nodes->len < n)
        {
          guint from = (guint) g_rand_int_range (random, 0, (int) graph->nodes->len);
          int   layer = test_graph_node (graph, from)->layer;

          if (layer == last)
            continue;
          test_graph_add_node (graph, g_rand_int_range (random, layer + 1, last + 1));
          test_graph_add_link (graph, from, graph->nodes->len - 1, random_weight (random, kind));
        }
      for (guint k = 0; i % 8 < 4 && k < graph->links->len; k++)
        {
          DesmiSankeyLink *link = test_graph_link (graph, k);
          guint            source = link->source;

          link->source = link->target;
          link->target = source;
        }
      for (guint k = 0; i % 8 < 4 && k < n; k++)
        test_graph_node (graph, k)->layer = last - test_graph_node (graph, k)->layer;
      g_assert_cmpfloat (lay_out (graph), <=, 0);
      test_graph_free (graph);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/sankey-layout/optimum", test_optimum);
  g_test_add_func ("/sankey-layout/searched", test_searched);
  g_test_add_func ("/sankey-layout/islands", test_islands);
  g_test_add_func ("/sankey-layout/many-islands", test_many_islands);
  g_test_add_func ("/sankey-layout/trees", test_trees);
  return g_test_run ();
}
