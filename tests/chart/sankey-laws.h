/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What holds for every Sankey layout, and how a graph of the tests is laid out. */
#pragma once

#include "sankey-graphs.h"

#include <math.h>

#define NEAR 1e-6

/* What holds for every order needs no good one. */
static guint n_starts = 0;

typedef struct
{
  const guint *identity; /* names that do not change when nodes change places */
  char         text[16];
} Names;

static inline const char *
name_node (guint node, gpointer user_data)
{
  Names *names = user_data;

  g_snprintf (names->text, sizeof names->text, "N%04u",
              names->identity != NULL ? names->identity[node] : node);
  return names->text;
}

static inline gboolean
lay_out (TestGraph   *graph,
         double       width,
         double       height,
         const guint *identity,
         GArray      *bends,
         GError     **error)
{
  DesmiSankeyOptions options;
  Names              names = { identity, "" };

  desmi_sankey_options_init (&options, width, height);
  options.n_starts = n_starts;
  options.bends = bends;
  return desmi_sankey_layout ((DesmiSankeyNode *) (void *) graph->nodes->data, graph->nodes->len,
                              (DesmiSankeyLink *) (void *) graph->links->data, graph->links->len,
                              &options, name_node, &names, error);
}

static inline double
count (TestGraph *graph, const GArray *bends)
{
  return desmi_sankey_weighted_crossings (
      (const DesmiSankeyNode *) (const void *) graph->nodes->data, graph->nodes->len,
      (const DesmiSankeyLink *) (const void *) graph->links->data, graph->links->len, bends);
}

static inline double
scale_of (TestGraph *graph)
{
  double value = 0, width = 0;

  for (guint i = 0; i < graph->links->len; i++)
    if (test_graph_link (graph, i)->value > value)
      {
        value = test_graph_link (graph, i)->value;
        width = test_graph_link (graph, i)->width;
      }
  return value > 0 ? width / value : 0;
}

static inline void
check_nodes (TestGraph *graph, double width, double height, double scale)
{
  for (guint i = 0; i < graph->nodes->len; i++)
    {
      const DesmiSankeyNode *a = test_graph_node (graph, i);
      double                 drawn = a->y1 - a->y0;

      g_assert_true (isfinite (a->x0) && isfinite (a->x1) && isfinite (a->y0) && isfinite (a->y1));
      g_assert_true (a->x0 >= -NEAR && a->x1 <= width + NEAR && a->x0 <= a->x1);
      g_assert_true (a->y0 >= -NEAR && a->y1 <= height + NEAR && a->y0 <= a->y1);
      g_assert_true (drawn >= a->value * scale - NEAR);
      if (drawn > 1 + NEAR && scale > 0)
        g_assert_cmpfloat_with_epsilon (drawn, a->value * scale, NEAR);
      for (guint j = 0; j < i; j++)
        {
          const DesmiSankeyNode *b = test_graph_node (graph, j);

          if (a->layer == b->layer)
            g_assert_true (a->y1 <= b->y0 + NEAR || b->y1 <= a->y0 + NEAR);
        }
    }
}

static inline void
check_links (TestGraph *graph, double scale)
{
  g_autofree double *in = g_new0 (double, graph->nodes->len);
  g_autofree double *out = g_new0 (double, graph->nodes->len);

  for (guint i = 0; i < graph->links->len; i++)
    {
      const DesmiSankeyLink *link = test_graph_link (graph, i);
      const DesmiSankeyNode *source = test_graph_node (graph, link->source);
      const DesmiSankeyNode *target = test_graph_node (graph, link->target);

      g_assert_cmpint (source->layer, <, target->layer);
      g_assert_cmpfloat_with_epsilon (link->width, link->value * scale, NEAR);
      g_assert_true (link->y0 - link->width / 2 >= source->y0 - NEAR);
      g_assert_true (link->y0 + link->width / 2 <= source->y1 + NEAR);
      g_assert_true (link->y1 - link->width / 2 >= target->y0 - NEAR);
      g_assert_true (link->y1 + link->width / 2 <= target->y1 + NEAR);
      out[link->source] += link->width;
      in[link->target] += link->width;
    }
  for (guint i = 0; i < graph->nodes->len; i++)
    {
      const DesmiSankeyNode *node = test_graph_node (graph, i);
      double                 height = node->y1 - node->y0;

      if (height <= 1 + NEAR) /* drawn higher than it is, to be seen at all */
        continue;
      if (node->value_in >= node->value * (1 - 1e-12))
        g_assert_cmpfloat_with_epsilon (in[i], height, NEAR);
      if (node->value_out >= node->value * (1 - 1e-12))
        g_assert_cmpfloat_with_epsilon (out[i], height, NEAR);
    }
}

/* At a node, ribbons do not cross on their way to neighbouring layers. */
static inline void
check_link_order (TestGraph *graph)
{
  for (guint i = 0; i < graph->links->len; i++)
    for (guint j = 0; j < graph->links->len; j++)
      {
        const DesmiSankeyLink *a = test_graph_link (graph, i), *b = test_graph_link (graph, j);
        const DesmiSankeyNode *source_a = test_graph_node (graph, a->source);
        const DesmiSankeyNode *source_b = test_graph_node (graph, b->source);
        const DesmiSankeyNode *target_a = test_graph_node (graph, a->target);
        const DesmiSankeyNode *target_b = test_graph_node (graph, b->target);

        if (target_a->layer - source_a->layer != 1 || target_b->layer - source_b->layer != 1)
          continue;
        if (a->source == b->source && target_a->y0 < target_b->y0 - NEAR)
          g_assert_cmpfloat (a->y0, <=, b->y0 + NEAR);
        if (a->target == b->target && source_a->y0 < source_b->y0 - NEAR)
          g_assert_cmpfloat (a->y1, <=, b->y1 + NEAR);
      }
}
