/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where the nodes and ribbons of a Sankey diagram lie: numbers only. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  /* in */
  int layer; /* -1: computed from the links (longest path) */
  int rank;  /* -1: free; nodes with a rank stand below the free ones of their layer, in order of
                rank */
  double value_min; /* a node's value is at least this (unrecorded in or out) */
  /* out */
  double value; /* max of in and out */
  double value_in, value_out;
  double x0, y0, x1, y1; /* px */
} DesmiSankeyNode;

typedef struct
{
  /* in */
  guint  source, target; /* node indices */
  double value;          /* > 0 */
  /* out */
  double y0, y1; /* px, centre of the ribbon at its source and target */
  double width;  /* px */
  guint  first_bend,
      n_bends; /* places in the options' bends of the layers passed between the ends */
} DesmiSankeyLink;

typedef struct
{
  double  width, height;    /* px of the plot */
  double  node_width;       /* px, 14 */
  double  node_padding;     /* px, 8 */
  double  node_padding_min; /* px, 2 */
  guint   n_layers;         /* that there is room for, if any at the end are empty */
  guint   n_starts;         /* seeded starts of the ordering, 8; 0: a single quick one */
  GArray *bends; /* (nullable): of double; filled with the y of long links at each layer they pass,
                    in px */
} DesmiSankeyOptions;

void desmi_sankey_options_init (DesmiSankeyOptions *options, double width, double height);
/* Fills the out fields; the same picture whatever the order of @links, and of @nodes where @name
 * tells them apart, and whatever the unit of the values. A link of value 0 has no width. Fails with
 * DESMI_CHART_ERROR_DATA naming (by index, through @name) a cycle, a self-loop or a negative value.
 */
typedef const char *(*DesmiSankeyName) (guint node, gpointer user_data);
gboolean desmi_sankey_layout (DesmiSankeyNode          *nodes,
                              guint                     n_nodes,
                              DesmiSankeyLink          *links,
                              guint                     n_links,
                              const DesmiSankeyOptions *options,
                              DesmiSankeyName           name,
                              gpointer                  user_data,
                              GError                  **error);
/* Counted from the drawn centres; @bends (nullable) as filled by the layout, else long links count
 * as straight. */
double desmi_sankey_weighted_crossings (const DesmiSankeyNode *nodes,
                                        guint                  n_nodes,
                                        const DesmiSankeyLink *links,
                                        guint                  n_links,
                                        const GArray          *bends);

G_END_DECLS
