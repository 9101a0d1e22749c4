/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The Sankey layout: the fewest crossings known for some graphs, what is refused, and what is at
 * the edge of what can be drawn. */
#include "chart/desmi-scene.h"
#include "sankey-laws.h"

#include <time.h>

/* The counter reaches the published number on the published order. */
static void
check_counter (TestGraph *graph)
{
  g_autoptr (GArray) bends = g_array_new (FALSE, FALSE, sizeof (double));

  for (guint i = 0; i < graph->nodes->len; i++)
    test_graph_node (graph, i)->y0 = test_graph_node (graph, i)->y1
        = g_array_index (graph->places, double, i);
  for (guint i = 0; i < graph->links->len; i++)
    {
      DesmiSankeyLink *link = test_graph_link (graph, i);
      int              from = test_graph_node (graph, link->source)->layer;
      int              to = test_graph_node (graph, link->target)->layer;

      link->first_bend = bends->len;
      link->n_bends = (guint) (to - from - 1);
      for (int layer = from + 1; layer < to; layer++)
        g_array_append_val (
            bends, g_array_index (graph->passes, double, i *TEST_GRAPH_LAYERS + (guint) layer));
    }
  g_assert_cmpfloat_with_epsilon (count (graph, bends), graph->crossings, 1e-3);
}

static void
test_optima (void)
{
  g_autoptr (GPtrArray) graphs = test_graphs_load ();
  guint                 n_proven = 0, n_d3 = 0;

  n_starts = 8;
  for (guint i = 0; i < graphs->len; i++)
    {
      TestGraph         *graph = g_ptr_array_index (graphs, i);
      g_autoptr (GArray) bends = g_array_new (FALSE, FALSE, sizeof (double));
      g_autoptr (GError) error = NULL;
      double             crossings;

      if (strcmp (graph->status, "cycle") == 0)
        {
          g_assert_false (lay_out (graph, 1200, 800, NULL, bends, &error));
          g_assert_error (error, DESMI_CHART_ERROR, DESMI_CHART_ERROR_DATA);
          continue;
        }
      if (graph->places->len > 0)
        check_counter (graph);
      g_assert_true (lay_out (graph, 1200, 800, NULL, bends, &error));
      g_assert_no_error (error);
      crossings = count (graph, bends);
      g_test_message ("%s: %.0f, known %.0f (%s)", graph->name, crossings, graph->crossings,
                      graph->status);
      if (strcmp (graph->status, "proven") == 0)
        {
          g_assert_cmpfloat_with_epsilon (crossings, graph->crossings, 1e-3);
          n_proven++;
        }
      else if (strcmp (graph->status, "best") == 0)
        g_assert_cmpfloat (crossings, <=, 1.005 * graph->crossings);
      else
        {
          g_assert_cmpfloat (crossings, <=, graph->crossings + 1e-3);
          n_d3++;
        }
    }
  g_assert_cmpuint (n_proven, ==, 5);
  g_assert_cmpuint (n_d3, ==, 14);
  n_starts = 0;
}

static void
test_layers (void)
{
  TestGraph *graph = test_graph_new ("layers");

  for (guint i = 0; i < 5; i++)
    test_graph_add_node (graph, -1);
  test_graph_add_link (graph, 0, 1, 3);
  test_graph_add_link (graph, 1, 2, 3);
  test_graph_add_link (graph, 0, 2, 1);
  test_graph_add_link (graph, 3, 2, 1);
  g_assert_true (lay_out (graph, 300, 200, NULL, NULL, NULL));
  g_assert_cmpint (test_graph_node (graph, 0)->layer, ==, 0);
  g_assert_cmpint (test_graph_node (graph, 1)->layer, ==, 1);
  g_assert_cmpint (test_graph_node (graph, 2)->layer, ==, 2);
  g_assert_cmpint (test_graph_node (graph, 3)->layer, ==, 0);
  g_assert_cmpint (test_graph_node (graph, 4)->layer, ==, 0);
  g_assert_cmpfloat_with_epsilon (test_graph_node (graph, 2)->x1, 300, NEAR);
  g_assert_cmpfloat_with_epsilon (test_graph_node (graph, 2)->value_in, 5, NEAR);
  test_graph_free (graph);
}

/* Ranked nodes stand below the free ones, by rank, whatever that costs. */
static void
test_ranks (void)
{
  for (guint32 seed = 1; seed <= 60; seed++)
    {
      TestGraph *graph = test_graph_random (2 * seed);

      for (guint i = 0; i < graph->nodes->len; i++)
        if ((i * seed) % 3 == 0)
          test_graph_node (graph, i)->rank = (int) ((i * 7) % 5);
      g_assert_true (lay_out (graph, 600, 400, NULL, NULL, NULL));
      for (guint i = 0; i < graph->nodes->len; i++)
        for (guint j = 0; j < graph->nodes->len; j++)
          {
            const DesmiSankeyNode *a = test_graph_node (graph, i), *b = test_graph_node (graph, j);

            if (a->layer == b->layer && b->rank >= 0 && a->rank < b->rank)
              g_assert_cmpfloat (a->y0, <=, b->y0 + NEAR);
          }
      test_graph_free (graph);
    }
}

typedef struct
{
  const char *path;
  const char *says[3];
  int         layers[3];
  guint       ends[3][2];
  double      value;
} Refused;

static const Refused refused[] = {
  { "/sankey-layout/cycle",
    { "N0000", "N0001", "N0002" },
    { -1, -1, -1 },
    { { 0, 1 }, { 1, 2 }, { 2, 0 } },
    1 },
  { "/sankey-layout/self-loop",
    { "N0001", "itself" },
    { -1, -1, -1 },
    { { 0, 1 }, { 1, 1 }, { 1, 2 } },
    1 },
  { "/sankey-layout/negative",
    { "N0000", "N0001", "negative" },
    { -1, -1, -1 },
    { { 0, 1 }, { 0, 2 }, { 1, 2 } },
    -1 },
  { "/sankey-layout/not-a-number",
    { "N0000", "N0001", "not a number" },
    { -1, -1, -1 },
    { { 0, 1 }, { 0, 2 }, { 1, 2 } },
    (double) NAN },
  { "/sankey-layout/infinite",
    { "N0000", "N0001", "not a number" },
    { -1, -1, -1 },
    { { 0, 1 }, { 0, 2 }, { 1, 2 } },
    (double) INFINITY },
  { "/sankey-layout/backwards",
    { "N0000", "N0001", "later" },
    { 1, 0, 2 },
    { { 0, 1 }, { 0, 2 }, { 1, 2 } },
    1 },
};

static void
test_refused (gconstpointer data)
{
  const Refused     *one = data;
  TestGraph         *graph = test_graph_new ("refused");
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 3; i++)
    test_graph_add_node (graph, one->layers[i]);
  for (guint i = 0; i < 3; i++)
    test_graph_add_link (graph, one->ends[i][0], one->ends[i][1], i == 0 ? one->value : 1);
  g_assert_false (lay_out (graph, 300, 200, NULL, NULL, &error));
  g_assert_error (error, DESMI_CHART_ERROR, DESMI_CHART_ERROR_DATA);
  for (guint i = 0; i < 3 && one->says[i] != NULL; i++)
    if (strstr (error->message, one->says[i]) == NULL)
      g_error ("“%s” lacks “%s”", error->message, one->says[i]);
  test_graph_free (graph);
}

/* No value, or no room, or no more than doubles hold: still a picture of finite numbers. */
static void
test_edges (void)
{
  static const double sizes[][2]
      = { { 0, 0 }, { 1, 1 }, { 3, 500 }, { 500, 3 }, { -5, -5 }, { 1e6, 1e6 } };
  static const double values[] = { 0, 1, 5e-324, 1e308 };

  for (guint s = 0; s < G_N_ELEMENTS (sizes); s++)
    for (guint v = 0; v < G_N_ELEMENTS (values); v++)
      {
        TestGraph *graph = test_graph_random (10);

        for (guint i = 0; i < graph->links->len; i++)
          test_graph_link (graph, i)->value = values[v];
        g_assert_true (lay_out (graph, sizes[s][0], sizes[s][1], NULL, NULL, NULL));
        for (guint i = 0; i < graph->nodes->len; i++)
          {
            const DesmiSankeyNode *node = test_graph_node (graph, i);

            g_assert_true (isfinite (node->x0) && isfinite (node->x1) && isfinite (node->y0)
                           && isfinite (node->y1) && isfinite (node->value));
            g_assert_cmpfloat (node->y1, <=, MAX (sizes[s][1], 0) + NEAR);
          }
        test_graph_free (graph);
      }
  {
    TestGraph *graph = test_graph_new ("empty");

    g_assert_true (lay_out (graph, 100, 100, NULL, NULL, NULL));
    test_graph_free (graph);
  }
}

static void
test_tiny_beside_huge (void)
{
  TestGraph *graph = test_graph_new ("tiny");

  for (guint i = 0; i < 4; i++)
    test_graph_add_node (graph, i < 2 ? 0 : 1);
  test_graph_add_link (graph, 0, 2, 1e9);
  test_graph_add_link (graph, 1, 3, 1);
  g_assert_true (lay_out (graph, 300, 200, NULL, NULL, NULL));
  g_assert_cmpfloat_with_epsilon (test_graph_node (graph, 1)->y1 - test_graph_node (graph, 1)->y0,
                                  1, NEAR);
  check_nodes (graph, 300, 200, scale_of (graph));
  test_graph_free (graph);
}

/* A layer that weighs nothing beside another one fits at any scale. */
static void
test_nothing_beside_huge (void)
{
  TestGraph *graph = test_graph_new ("nothing");

  for (guint i = 0; i < 4; i++)
    test_graph_add_node (graph, (int) i);
  test_graph_add_link (graph, 0, 1, 5e-324);
  test_graph_add_link (graph, 2, 3, 1e15);
  test_graph_node (graph, 2)->value_min = 1e-308;
  g_assert_true (lay_out (graph, 300, 200, NULL, NULL, NULL));
  check_nodes (graph, 300, 200, scale_of (graph));
  g_assert_cmpfloat_with_epsilon (test_graph_node (graph, 3)->y1 - test_graph_node (graph, 3)->y0,
                                  200, NEAR);
  test_graph_link (graph, 0)->value = 1e-308;
  test_graph_link (graph, 1)->value = 1;
  g_assert_true (lay_out (graph, 300, 200, NULL, NULL, NULL));
  check_nodes (graph, 300, 200, scale_of (graph));
  test_graph_free (graph);
}

static TestGraph *
large_graph (guint n_layers, guint per_layer, gboolean given, gboolean near)
{
  g_autoptr (GRand) rand = test_random_new (n_layers);
  TestGraph        *graph = test_graph_new ("large");
  guint             n = n_layers * per_layer;

  for (guint i = 0; i < n; i++)
    test_graph_add_node (graph, given ? (int) (i / per_layer) : -1);
  while (graph->links->len < 10000)
    {
      guint a = (guint) g_rand_int_range (rand, 0, (int) n),
            b = (guint) g_rand_int_range (rand, 0, (int) n);

      if (a / per_layer == b / per_layer
          || (near && MAX (a, b) / per_layer - MIN (a, b) / per_layer != 1))
        continue;
      test_graph_add_link (graph, MIN (a, b), MAX (a, b), g_rand_int_range (rand, 1, 100));
    }
  return graph;
}

/* Time on the processor, and loose: the machine may be busy, the program instrumented. */
static void
test_large (void)
{
  static const struct
  {
    guint    n_layers, per_layer;
    gboolean given, near;
  } shapes[] = { { 3, 1000, TRUE, TRUE },
                 { 3, 60, TRUE, TRUE },
                 { 20, 100, TRUE, FALSE },
                 { 3000, 2, FALSE, FALSE } };

  for (guint i = 0; i < G_N_ELEMENTS (shapes); i++)
    {
      TestGraph *graph
          = large_graph (shapes[i].n_layers, shapes[i].per_layer, shapes[i].given, shapes[i].near);
      clock_t start = clock ();

      g_assert_true (lay_out (graph, 1600, 900, NULL, NULL, NULL));
      g_test_message ("%u x %u: %.0f ms", shapes[i].n_layers, shapes[i].per_layer,
                      (double) (clock () - start) * 1000 / CLOCKS_PER_SEC);
      g_assert_cmpfloat ((double) (clock () - start) / CLOCKS_PER_SEC, <, 15);
      check_nodes (graph, 1600, 900, scale_of (graph));
      test_graph_free (graph);
    }
}

static void
test_large_cycle (void)
{
  TestGraph         *graph = large_graph (100, 10, FALSE, FALSE);
  g_autoptr (GError) error = NULL;
  clock_t            start;

  for (guint i = 0; i + 1 < 1000; i++)
    test_graph_add_link (graph, i, i + 1, 1);
  test_graph_add_link (graph, 999, 0, 1);
  start = clock ();
  g_assert_false (lay_out (graph, 1600, 900, NULL, NULL, &error));
  g_assert_error (error, DESMI_CHART_ERROR, DESMI_CHART_ERROR_DATA);
  g_assert_cmpfloat ((double) (clock () - start) / CLOCKS_PER_SEC, <, 0.1);
  g_assert_cmpuint (strlen (error->message), <, 300);
  test_graph_free (graph);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/sankey-layout/optima", test_optima);
  g_test_add_func ("/sankey-layout/layers", test_layers);
  g_test_add_func ("/sankey-layout/ranks", test_ranks);
  g_test_add_func ("/sankey-layout/edges", test_edges);
  g_test_add_func ("/sankey-layout/tiny-beside-huge", test_tiny_beside_huge);
  g_test_add_func ("/sankey-layout/nothing-beside-huge", test_nothing_beside_huge);
  g_test_add_func ("/sankey-layout/large", test_large);
  g_test_add_func ("/sankey-layout/large-cycle", test_large_cycle);
  for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
    g_test_add_data_func (refused[i].path, &refused[i], test_refused);
  return g_test_run ();
}
