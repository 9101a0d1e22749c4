/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sifting nodes to better places in their layers. */
#pragma once

#include "chart/desmi-sankey-graph.h"

G_BEGIN_DECLS

/* Orders to start from, in the order they are tried. */
typedef enum
{
  DESMI_SANKEY_START_WALK,         /* nodes that hang together lie together */
  DESMI_SANKEY_START_WEIGHT,       /* the large nodes on top */
  DESMI_SANKEY_START_WALK_CENTRES, /* as the first one, sorted by barycentres */
  DESMI_SANKEY_START_STRAIGHT,     /* long links run straight */
  DESMI_SANKEY_START_CENTRES,      /* as by weight, sorted by barycentres */
  DESMI_SANKEY_START_CHANCE,       /* any order, sorted likewise; there are more after it */
} DesmiSankeyStart;

typedef struct
{
  guint layer, from, to; /* positions */
} DesmiSankeyMove;

typedef struct
{
  DesmiSankeyGraph *graph;
  guint64           random;
  double            noise;      /* what counts as no gain */
  double            work;       /* done so far, in steps of two nanoseconds at most */
  double            crossings;  /* of the present order, while it is dense */
  double            most_work;  /* that may be done */
  double            sweep_work; /* of a sweep there and back, with all tables made anew */
  guint             n_ranked;   /* nodes whose place is given */
  guint             window;     /* how far a node may go in one step */
  gboolean          dense;      /* there are tables of what the order of two nodes costs */
  /* Neighbours of each node by position, in the slots of graph->down and graph->up */
  guint  *down_pos, *up_pos;
  double *down_weight, *up_weight;
  guint  *fill;  /* scratch, by node */
  double *below; /* weight of a node's neighbours above less below a position */
  double *above;
  /* Dense, by layer: what it costs that a node stands above another rather than below it */
  double      **costs;
  guint        *local;             /* by node: its row and column there */
  gboolean     *stale;             /* by layer: the table has to be made anew */
  double       *renewal;           /* by layer: work of making it anew ... */
  double       *debt;              /* ... and of keeping it up since it was last used */
  guint        *down_end, *up_end; /* as down_pos: nodes at the other end, in no order */
  double       *down_own, *up_own;
  GArray       *log;        /* (nullable): of DesmiSankeyMove */
  const double *draws;      /* for places while there is heat */
  guint        *visit;      /* scratch: nodes of a layer in the order of their turn */
  double       *centre;     /* scratch, by node: barycentre */
  double       *mean;       /* by layer: mean difference met when it was last sifted */
  gboolean     *in_cluster; /* scratch, by node: is kicked */
  gboolean     *active;     /* by node: it may gain something by a move */
  guint        *wanted;     /* scratch: an order of a layer */
  double       *blame;      /* by edge: what it and those before it cross, in the best order ... */
  gboolean      blamed;     /* ... and whether that is known */
} DesmiSankeySifter;

void    desmi_sankey_sifter_init (DesmiSankeySifter *self, DesmiSankeyGraph *graph);
void    desmi_sankey_sifter_clear (DesmiSankeySifter *self);
guint64 desmi_sankey_sifter_draw (DesmiSankeySifter *self);
void    desmi_sankey_sifter_shuffle (DesmiSankeySifter *self, guint *list, guint n);
void    desmi_sankey_sifter_list_neighbours (DesmiSankeySifter *self, guint layer, gboolean down);
void    desmi_sankey_sifter_list_both (DesmiSankeySifter *self, guint layer);
void    desmi_sankey_sifter_refresh (DesmiSankeySifter *self, guint layer);
void    desmi_sankey_sifter_move (DesmiSankeySifter *self, guint layer, guint from, guint to);
void    desmi_sankey_sifter_order_layer (DesmiSankeySifter *self, guint layer, const guint *wanted);
void    desmi_sankey_sifter_keep_ranks (DesmiSankeySifter *self, guint layer, guint *row);
void    desmi_sankey_sifter_undo (DesmiSankeySifter *self);
void    desmi_sankey_sifter_start (DesmiSankeySifter *self, guint start);
void    desmi_sankey_sifter_draw_straight (DesmiSankeySifter *self, gboolean moves);
void    desmi_sankey_sifter_run (DesmiSankeySifter *self, double heat);
void    desmi_sankey_sifter_settle (DesmiSankeySifter *self, guint most_sweeps);
void    desmi_sankey_sifter_kick (DesmiSankeySifter *self);

/* The row of a node: what it costs that it stands above another. */
static inline double *
desmi_sankey_sifter_get_costs (const DesmiSankeySifter *self, guint node)
{
  const DesmiSankeyGraph *graph = self->graph;
  guint                   layer = graph->nodes[node].layer;

  return self->costs[layer]
         + (gsize) self->local[node] * (graph->layer_first[layer + 1] - graph->layer_first[layer]);
}

G_END_DECLS
