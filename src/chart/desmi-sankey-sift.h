/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sifting nodes to better places in their layers. */
#pragma once

#include "chart/desmi-sankey-graph.h"

G_BEGIN_DECLS

/* What every two nodes of a layer cross, and the orders of the layers beside it that it was
 * reckoned from: that of the layer itself does not count. */
typedef struct
{
  double *above; /* n x n: crossings with the second node above the first less those without */
  guint  *seen;  /* orders of the layer before and of the next */
} DesmiSankeyCrossings;

typedef struct
{
  DesmiSankeyGraph *graph;
  guint64           random;
  double            noise;  /* what counts as no gain */
  double            steps;  /* comparisons of a start, reckoned */
  guint             window; /* how far a node may go in one step */
  gboolean          dense;  /* compare through a table over the neighbouring layers */
  /* Neighbours of each node by position, in the slots of graph->down and graph->up */
  guint  *down_pos, *up_pos;
  double *down_weight, *up_weight;
  guint  *fill;  /* scratch, by node */
  double *below; /* dense: weight of the sifted node's neighbours above less below a position */
  double *above;
  DesmiSankeyCrossings *crossings;  /* by layer; NULL of one that is too large */
  guint                *place;      /* by node: which one it is in these */
  const double         *draws;      /* for places while there is heat */
  guint                *visit;      /* scratch: nodes of a layer in the order of their turn */
  double               *centre;     /* scratch, by node: barycentre */
  double               *mean;       /* by layer: mean difference met when it was last sifted */
  gboolean             *in_cluster; /* scratch, by node: is kicked */
  gboolean             *open;       /* by layer: something may be gained there */
} DesmiSankeySifter;

void    desmi_sankey_sifter_init (DesmiSankeySifter *self, DesmiSankeyGraph *graph);
void    desmi_sankey_sifter_clear (DesmiSankeySifter *self);
guint64 desmi_sankey_sifter_draw (DesmiSankeySifter *self);
void    desmi_sankey_sifter_shuffle (DesmiSankeySifter *self, guint *list, guint n);
void    desmi_sankey_sifter_list_neighbours (DesmiSankeySifter *self, guint layer, gboolean down);
void    desmi_sankey_sifter_run (DesmiSankeySifter *self, double heat);
void    desmi_sankey_sifter_settle (DesmiSankeySifter *self, guint most_sweeps);
void    desmi_sankey_sifter_kick (DesmiSankeySifter *self);

G_END_DECLS
