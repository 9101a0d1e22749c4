/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The layered graph that the passes of the Sankey layout work on: input nodes and links in an order
 * of their own, and a dummy node wherever a long link passes a layer. */
#pragma once

#include "chart/desmi-sankey-layout.h"

G_BEGIN_DECLS

#define DESMI_SANKEY_NO_INPUT G_MAXUINT

typedef struct
{
  guint  input;   /* index in the caller's nodes; DESMI_SANKEY_NO_INPUT: a dummy */
  guint  layer;   /* 0 to n_layers - 1, without the empty ones */
  guint  pos;     /* place in the layer */
  int    rank;    /* as in DesmiSankeyNode */
  double weight;  /* max of in, out and minimum, in units of the largest link */
  double in, out; /* likewise */
  double height;  /* px */
  double y;       /* px, top */
} DesmiSankeyGraphNode;

typedef struct
{
  guint  input;          /* index in the caller's links */
  guint  source, target; /* graph nodes */
  double weight;         /* in units of the largest link */
  guint  first_edge;     /* its pieces lie one after the other */
  guint  n_edges;        /* 0: a very long link in a very large graph, drawn straight */
  double width;          /* px */
  double from_y, to_y;   /* px, centre at the ends, from the top of the node */
} DesmiSankeyGraphLink;

/* A piece of a link between neighbouring layers. */
typedef struct
{
  guint from, to; /* graph nodes */
  guint link;
} DesmiSankeyGraphEdge;

typedef struct
{
  guint                 n_nodes, n_input_nodes; /* the dummies come last */
  double                unit;                   /* value of weight 1 */
  DesmiSankeyGraphNode *nodes;
  guint                 n_links;
  DesmiSankeyGraphLink *links;
  guint                 n_edges;
  DesmiSankeyGraphEdge *edges;
  gboolean              is_part; /* the links are another graph's */
  guint                 n_layers;
  guint                *layer_first; /* n_layers + 1 */
  guint                *order;       /* nodes, layer after layer, from top to bottom */
  guint                *down_first;  /* n_nodes + 1: edges to the next layer ... */
  guint                *down;
  guint                *up_first; /* ... and from the one before */
  guint                *up;
} DesmiSankeyGraph;

DesmiSankeyGraph *desmi_sankey_graph_new (const DesmiSankeyNode *nodes,
                                          guint                  n_nodes,
                                          const DesmiSankeyLink *links,
                                          guint                  n_links,
                                          DesmiSankeyName        name,
                                          gpointer user_data) G_GNUC_WARN_UNUSED_RESULT;
void              desmi_sankey_graph_free (DesmiSankeyGraph *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DesmiSankeyGraph, desmi_sankey_graph_free)

/* Whether a node only stands where a long link passes. */
static inline gboolean
desmi_sankey_graph_is_dummy (const DesmiSankeyGraph *self, guint node)
{
  return self->nodes[node].input == DESMI_SANKEY_NO_INPUT;
}

DesmiSankeyGraph *desmi_sankey_graph_take_island (const DesmiSankeyGraph *self,
                                                  const guint            *list,
                                                  guint                   n,
                                                  guint *place) G_GNUC_WARN_UNUSED_RESULT;
DesmiSankeyGraph *desmi_sankey_graph_take_heavy (const DesmiSankeyGraph *self,
                                                 double least) G_GNUC_WARN_UNUSED_RESULT;
void              desmi_sankey_graph_set_order (DesmiSankeyGraph *self, const guint *order);
double            desmi_sankey_graph_count_crossings (const DesmiSankeyGraph *self);

void              desmi_sankey_graph_minimise_crossings (DesmiSankeyGraph *self, guint n_starts);
double desmi_sankey_graph_order_islands (DesmiSankeyGraph *self, guint n_starts, double most_work);
double desmi_sankey_graph_order_island (DesmiSankeyGraph *self, guint n_starts, double most_work);
void   desmi_sankey_graph_place (DesmiSankeyGraph *self, const DesmiSankeyOptions *options);

G_END_DECLS
