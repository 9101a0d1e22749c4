/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sankey graphs for tests: those of tests/data/sankey-graphs.txt, and seeded random ones. */
#pragma once

#include "chart/desmi-sankey-layout.h"

#include "test-random.h"

#include <string.h>

typedef struct
{
  char   *name;
  double  crossings;
  char   *status;
  GArray *nodes;  /* of DesmiSankeyNode */
  GArray *links;  /* of DesmiSankeyLink */
  GArray *places; /* of double: place of a node in the known order, -1: not given */
  GArray *passes; /* of double: likewise of a long link, per layer (16 each) */
} TestGraph;

#define TEST_GRAPH_LAYERS 16

static inline void
test_graph_free (gpointer data)
{
  TestGraph *self = data;

  g_free (self->name);
  g_free (self->status);
  g_array_unref (self->nodes);
  g_array_unref (self->links);
  g_array_unref (self->places);
  g_array_unref (self->passes);
  g_free (self);
}

static inline TestGraph *
test_graph_new (const char *name)
{
  TestGraph *self = g_new0 (TestGraph, 1);

  self->name = g_strdup (name);
  self->nodes = g_array_new (FALSE, TRUE, sizeof (DesmiSankeyNode));
  self->links = g_array_new (FALSE, TRUE, sizeof (DesmiSankeyLink));
  self->places = g_array_new (FALSE, TRUE, sizeof (double));
  self->passes = g_array_new (FALSE, TRUE, sizeof (double));
  return self;
}

static inline void
test_graph_add_node (TestGraph *self, int layer)
{
  DesmiSankeyNode node = { .layer = layer, .rank = -1 };

  g_array_append_val (self->nodes, node);
}

static inline void
test_graph_add_link (TestGraph *self, guint source, guint target, double value)
{
  DesmiSankeyLink link = { .source = source, .target = target, .value = value };

  g_array_append_val (self->links, link);
}

static inline DesmiSankeyNode *
test_graph_node (TestGraph *self, guint i)
{
  return &g_array_index (self->nodes, DesmiSankeyNode, i);
}

static inline DesmiSankeyLink *
test_graph_link (TestGraph *self, guint i)
{
  return &g_array_index (self->links, DesmiSankeyLink, i);
}

static inline void
test_graph_add_order (TestGraph *self, char **words)
{
  guint layer = (guint) g_ascii_strtoull (words[1], NULL, 10);

  g_array_set_size (self->places, self->nodes->len);
  g_array_set_size (self->passes, self->links->len * TEST_GRAPH_LAYERS);
  for (guint i = 2; words[i] != NULL; i++)
    if (words[i][0] == 'L')
      g_array_index (self->passes, double,
                     g_ascii_strtoull (words[i] + 1, NULL, 10) * TEST_GRAPH_LAYERS + layer)
          = i;
    else
      g_array_index (self->places, double, g_ascii_strtoull (words[i], NULL, 10)) = i;
}

/* Returns: (transfer full): the graphs of the data file */
static inline GPtrArray *
test_graphs_load (void)
{
  g_autofree char   *path = g_build_filename (g_getenv ("DESMI_TOP_SRCDIR"), "tests", "data",
                                              "sankey-graphs.txt", NULL);
  g_autofree char   *text = NULL;
  g_auto (GStrv)     lines = NULL;
  g_autoptr (GError) error = NULL;
  GPtrArray         *graphs = g_ptr_array_new_with_free_func (test_graph_free);
  TestGraph         *graph = NULL;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_auto (GStrv) words = g_strsplit (lines[i], " ", -1);

      if (words[0] == NULL || words[0][0] == '#' || words[0][0] == '\0')
        continue;
      if (strcmp (words[0], "graph") == 0)
        {
          graph = test_graph_new (words[1]);
          graph->crossings = g_ascii_strtod (words[2], NULL);
          graph->status = g_strdup (words[3]);
          g_ptr_array_add (graphs, graph);
          continue;
        }
      g_assert_nonnull (graph);
      if (strcmp (words[0], "layers") == 0)
        for (guint k = 1; words[k] != NULL; k++)
          test_graph_add_node (graph, (int) g_ascii_strtoll (words[k], NULL, 10));
      else if (strcmp (words[0], "link") == 0)
        test_graph_add_link (graph, (guint) g_ascii_strtoull (words[1], NULL, 10),
                             (guint) g_ascii_strtoull (words[2], NULL, 10),
                             g_ascii_strtod (words[3], NULL));
      else
        test_graph_add_order (graph, words);
    }
  return graphs;
}

/* Returns: (transfer full): a random graph without cycles; every second one with given layers */
static inline TestGraph *
test_graph_random (guint32 seed)
{
  g_autoptr (GRand) rand = test_random_new (seed);
  TestGraph        *self = test_graph_new ("random");
  guint             n = (guint) g_rand_int_range (rand, 2, 24);
  guint             per_layer = (guint) g_rand_int_range (rand, 1, 8);
  guint             n_links = (guint) g_rand_int_range (rand, 1, 60);
  gboolean          layered = seed % 2 == 0;
  gboolean          whole = seed % 3 != 0;

  for (guint i = 0; i < n; i++)
    test_graph_add_node (self, layered ? (int) (i / per_layer) : -1);
  for (guint i = 0; i < n_links; i++)
    {
      guint  a = (guint) g_rand_int_range (rand, 0, (int) n);
      guint  b = (guint) g_rand_int_range (rand, 0, (int) n);
      double value = g_rand_double_range (rand, 0.5, 900);

      if (a == b || (layered && a / per_layer == b / per_layer))
        continue;
      if (g_rand_int_range (rand, 0, 4) == 0)
        value = value * value * value;
      test_graph_add_link (self, MIN (a, b), MAX (a, b),
                           whole ? (double) (gint64) (value + 1) : value);
    }
  if (g_rand_boolean (rand))
    test_graph_node (self, n / 2)->value_min = g_rand_double_range (rand, 0, 3000);
  return self;
}

static inline double
test_graph_draw_value (GRand *rand, guint kind)
{
  switch (kind)
    {
    case 0:
      return 7;
    case 1:
      return g_rand_int_range (rand, 1, 101);
    case 2:
      return 1e-9 * g_rand_int_range (rand, 1, 101);
    default: /* one to a million, as many of each magnitude */
      return g_rand_int_range (rand, 1, 10)
             * (double[]){ 1, 10, 100, 1e3, 1e4, 1e5 }[g_rand_int_range (rand, 0, 6)];
    }
}

/* Returns: (transfer full): a graph of up to 80 nodes in two to six layers and at most 400 links,
 * sparse or dense, with long links or without, in one part or more, in some with a node that
 * outweighs all others */
static inline TestGraph *
test_graph_wide (guint32 seed)
{
  g_autoptr (GRand) rand = test_random_new (seed);
  TestGraph        *self = test_graph_new ("wide");
  guint             n_layers = (guint) g_rand_int_range (rand, 2, 7);
  guint             n = (guint) g_rand_int_range (rand, (int) MAX (n_layers, 4), 81);
  guint             kind = seed % 4, n_parts = seed % 5 == 0 ? 3 : 1;
  int               thousandths[] = { 30, 80, 150, 300, 600, 1000 };
  int               density = thousandths[g_rand_int_range (rand, 0, 6)];
  int               share_long = g_rand_int_range (rand, 0, 4);
  gboolean          has_giant = seed % 7 == 0;

  for (guint i = 0; i < n; i++)
    test_graph_add_node (self, (int) (i * n_layers / n));
  for (guint a = 0; a < n; a++)
    for (guint b = a + 1; b < n && self->links->len < 400; b++)
      {
        int    span = test_graph_node (self, b)->layer - test_graph_node (self, a)->layer;
        int    chance = span == 1 ? density : density * share_long / 20;
        double value = test_graph_draw_value (rand, kind);

        if (span < 1 || a % n_parts != b % n_parts || g_rand_int_range (rand, 0, 1000) >= chance)
          continue;
        test_graph_add_link (self, a, b, has_giant && a == 0 ? 1000 * value : value);
      }
  return self;
}

/* Where @by[i] is the new place of node i; NULL keeps them. Links are shuffled by @rand. */
static inline TestGraph *
test_graph_permute (TestGraph *self, const guint *by, GRand *rand)
{
  TestGraph        *copy = test_graph_new (self->name);
  g_autofree guint *order = g_new0 (guint, self->links->len + 1);

  g_array_set_size (copy->nodes, self->nodes->len);
  for (guint i = 0; i < self->nodes->len; i++)
    *test_graph_node (copy, by[i]) = *test_graph_node (self, i);
  for (guint i = 0; i < self->links->len; i++)
    order[i] = i;
  for (guint i = self->links->len; i > 1; i--)
    {
      guint j = (guint) g_rand_int_range (rand, 0, (int) i);
      guint kept = order[i - 1];

      order[i - 1] = order[j];
      order[j] = kept;
    }
  for (guint i = 0; i < self->links->len; i++)
    {
      DesmiSankeyLink link = *test_graph_link (self, order[i]);

      link.source = by[link.source];
      link.target = by[link.target];
      g_array_append_val (copy->links, link);
    }
  return copy;
}
