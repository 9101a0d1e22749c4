/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A Sankey diagram in the making: what its drawing and its labels share. */
#pragma once

#include "chart/desmi-before.h"
#include "chart/desmi-frame.h"
#include "chart/desmi-sankey-data.h"
#include "chart/desmi-sankey-layout.h"

G_BEGIN_DECLS

/**
 * DesmiSankeyDraw:
 * @before: (nullable): what nodes and links are compared with
 * @nodes: places from @area's corner, px; as many as the data's
 * @links: likewise, as many as its flows
 * @area: where nodes and ribbons are, px of the scene
 */
typedef struct
{
  DesmiFrame            *frame;
  const DesmiSankeyData *data;
  DesmiBefore           *before;
  DesmiSankeyNode       *nodes;
  DesmiSankeyLink       *links;
  DesmiBox               area;
} DesmiSankeyDraw;

double desmi_sankey_draw_measure_side (const DesmiSankeyDraw *self, guint level);
void   desmi_sankey_draw_labels (DesmiSankeyDraw *self);
void   desmi_sankey_draw_headings (DesmiSankeyDraw *self, double y);
char  *desmi_sankey_draw_node_key (const DesmiSankeyDraw *self,
                                   guint                  node) G_GNUC_WARN_UNUSED_RESULT;
void   desmi_sankey_draw_ribbons (DesmiSankeyDraw *self);
void   desmi_sankey_draw_nodes (DesmiSankeyDraw *self);
char  *desmi_sankey_draw_flow_text (const DesmiSankeyDraw *self,
                                    guint                  flow) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
