/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What must hold for every Sankey layout, of random graphs of every shape and size. */
#include "sankey-laws.h"

#define N_RANDOM 1000
#define N_SIZES 9

static void
assert_same_picture (TestGraph *a, TestGraph *b, const guint *by)
{
  double sum_a = 0, sum_b = 0;

  for (guint i = 0; i < a->nodes->len; i++)
    {
      const DesmiSankeyNode *one = test_graph_node (a, i),
                            *two = test_graph_node (b, by != NULL ? by[i] : i);

      g_assert_cmpint (one->layer, ==, two->layer);
      g_assert_cmpfloat_with_epsilon (one->x0, two->x0, NEAR);
      g_assert_cmpfloat_with_epsilon (one->y0, two->y0, NEAR);
      g_assert_cmpfloat_with_epsilon (one->y1, two->y1, NEAR);
    }
  /* Links are in another order: compare what does not depend on it. */
  for (guint i = 0; i < a->links->len; i++)
    {
      const DesmiSankeyLink *one = test_graph_link (a, i), *two = test_graph_link (b, i);

      sum_a += one->y0 * one->width + 3 * one->y1 * one->width;
      sum_b += two->y0 * two->width + 3 * two->y1 * two->width;
    }
  g_assert_cmpfloat_with_epsilon (sum_a / (1 + fabs (sum_a)), sum_b / (1 + fabs (sum_a)), 1e-9);
}

static void
test_random (void)
{
  for (guint32 seed = 1; seed <= N_RANDOM; seed++)
    {
      TestGraph         *graph = test_graph_random (seed);
      g_autoptr (GArray) bends = g_array_new (FALSE, FALSE, sizeof (double));
      g_autoptr (GError) error = NULL;
      double             width = 200 + seed % 7 * 150, height = 60 + seed % 11 * 80, scale;

      g_assert_true (lay_out (graph, width, height, NULL, bends, &error));
      g_assert_no_error (error);
      scale = scale_of (graph);
      check_nodes (graph, width, height, scale);
      check_links (graph, scale);
      check_link_order (graph);
      for (guint i = 0; i < bends->len; i++)
        g_assert_true (g_array_index (bends, double, i) >= -NEAR
                       && g_array_index (bends, double, i) <= height + NEAR);
      test_graph_free (graph);
    }
}

/* Graphs of every shape, also where there is no room for them. */
static void
test_wide (void)
{
  static const double sizes[][2] = { { 1200, 800 }, { 300, 200 }, { 100, 40 }, { 1, 1 }, { 0, 0 } };

  for (guint32 seed = 1; seed <= 300; seed++)
    {
      TestGraph         *graph = test_graph_wide (seed);
      g_autoptr (GError) error = NULL;
      const double      *size = sizes[seed % G_N_ELEMENTS (sizes)];
      double             scale;

      n_starts = seed % 10 == 0 ? 8 : 0;
      g_assert_true (lay_out (graph, size[0], size[1], NULL, NULL, &error));
      g_assert_no_error (error);
      scale = scale_of (graph);
      check_nodes (graph, size[0], size[1], scale);
      check_links (graph, scale);
      check_link_order (graph);
      test_graph_free (graph);
    }
  n_starts = 0;
}

static void
test_scaled (void)
{
  static const double factors[] = { 2, 10, 0.1, 1.7, 1e-12, 3e9 };

  for (guint32 seed = 1; seed <= 120; seed++)
    {
      TestGraph *graph = test_graph_random (seed), *scaled = test_graph_random (seed);
      double     factor = factors[seed % G_N_ELEMENTS (factors)];

      for (guint i = 0; i < scaled->links->len; i++)
        test_graph_link (scaled, i)->value *= factor;
      for (guint i = 0; i < scaled->nodes->len; i++)
        test_graph_node (scaled, i)->value_min *= factor;
      g_assert_true (lay_out (graph, 600, 400, NULL, NULL, NULL));
      g_assert_true (lay_out (scaled, 600, 400, NULL, NULL, NULL));
      assert_same_picture (graph, scaled, NULL);
      test_graph_free (graph);
      test_graph_free (scaled);
    }
}

static void
test_permuted (void)
{
  g_autoptr (GRand) rand = test_random_new (42);

  for (guint32 seed = 1; seed <= 200; seed++)
    {
      TestGraph        *graph = test_graph_random (seed), *permuted;
      guint             n = graph->nodes->len;
      g_autofree guint *by = g_new0 (guint, n), *identity = g_new0 (guint, n);

      for (guint i = 0; i < n; i++)
        by[i] = i;
      for (guint i = n; i > 1; i--)
        {
          guint j = (guint) g_rand_int_range (rand, 0, (int) i);
          guint kept = by[i - 1];

          by[i - 1] = by[j];
          by[j] = kept;
        }
      for (guint i = 0; i < n; i++)
        identity[by[i]] = i;
      n_starts = seed % 5 == 0 ? 8 : 0;
      permuted = test_graph_permute (graph, by, rand);
      g_assert_true (lay_out (graph, 600, 400, NULL, NULL, NULL));
      g_assert_true (lay_out (permuted, 600, 400, identity, NULL, NULL));
      n_starts = 0;
      assert_same_picture (graph, permuted, by);
      test_graph_free (graph);
      test_graph_free (permuted);
    }
}

/* A graph of up to 10,000 links whose weights are alike or not at all, and one node in four of
 * which only passes something on, or has more in or out than its links. */
static TestGraph *
make_sized (GRand *random, guint most)
{
  TestGraph *graph = test_graph_new ("sized");
  guint      n_links = (guint) pow (most, g_rand_double_range (random, 0.2, 1));
  guint      n_nodes = 2 + (guint) (n_links * g_rand_double_range (random, 0.05, 1));
  int        n_layers = g_rand_int_range (random, 2, (int) MIN (n_nodes, 12) + 1);
  guint      kind = (guint) g_rand_int_range (random, 0, 4);

  for (guint i = 0; i < n_nodes; i++)
    test_graph_add_node (graph,
                         i < (guint) n_layers ? (int) i : g_rand_int_range (random, 0, n_layers));
  for (guint i = 0; i < n_links; i++)
    {
      guint a = (guint) g_rand_int_range (random, 0, (int) n_nodes);
      guint b = (guint) g_rand_int_range (random, 0, (int) n_nodes);
      int   layers[] = { test_graph_node (graph, a)->layer, test_graph_node (graph, b)->layer };

      if (layers[0] != layers[1])
        test_graph_add_link (graph, layers[0] < layers[1] ? a : b, layers[0] < layers[1] ? b : a,
                             test_graph_draw_value (random, kind));
    }
  for (guint i = 0; i < n_nodes; i += 4)
    test_graph_node (graph, i)->value_min = test_graph_draw_value (random, kind);
  return graph;
}

static void
check_sized (TestGraph *graph, double width, double height, double padding, double node_width)
{
  DesmiSankeyOptions options;
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) bends = g_array_new (FALSE, FALSE, sizeof (double));
  double             scale;

  desmi_sankey_options_init (&options, width, height);
  options.node_padding = padding;
  options.node_padding_min = padding / 4;
  options.node_width = node_width;
  options.n_starts = 0;
  options.bends = bends;
  g_assert_true (desmi_sankey_layout ((DesmiSankeyNode *) (void *) graph->nodes->data,
                                      graph->nodes->len,
                                      (DesmiSankeyLink *) (void *) graph->links->data,
                                      graph->links->len, &options, NULL, NULL, &error));
  g_assert_no_error (error);
  scale = scale_of (graph);
  check_nodes (graph, width, height, scale);
  check_links (graph, scale);
  for (guint i = 0; i < bends->len; i++)
    g_assert_true (g_array_index (bends, double, i) >= -NEAR
                   && g_array_index (bends, double, i) <= height + NEAR);
}

/* From a pixel to more than any screen has, with padding that has no room, too: flow is conserved,
 * nothing overlaps, and all of it lies within the plot. */
static void
test_sizes (void)
{
  static const double sizes[N_SIZES][2]
      = { { 1, 1 },      { 2, 7 },    { 10, 32000 }, { 32000, 1 }, { 32000, 32000 },
          { 1600, 900 }, { 31, 0.5 }, { 800, 90 },   { 32000, 11 } };
  static const double paddings[] = { 8, 0, 500, 1e6, 0.01 };
  static const double widths[] = { 14, 0, 1e5 };
  g_autoptr (GRand)   random = test_random_new (20261201);

  for (guint i = 0; i < 200; i++)
    {
      TestGraph *graph = make_sized (random, i % 40 == 0 ? 10000 : 400);

      check_sized (graph, sizes[i % N_SIZES][0], sizes[i % N_SIZES][1],
                   paddings[i % G_N_ELEMENTS (paddings)], widths[i % G_N_ELEMENTS (widths)]);
      test_graph_free (graph);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/sankey-laws/random", test_random);
  g_test_add_func ("/sankey-laws/wide", test_wide);
  g_test_add_func ("/sankey-laws/sizes", test_sizes);
  g_test_add_func ("/sankey-laws/scaled", test_scaled);
  g_test_add_func ("/sankey-laws/permuted", test_permuted);
  return g_test_run ();
}
