/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whether nodes and links make a Sankey diagram, and in which layer each node stands. */
#pragma once

#include "chart/desmi-sankey-layout.h"

G_BEGIN_DECLS

gboolean desmi_sankey_check_links (guint                  n_nodes,
                                   const DesmiSankeyLink *links,
                                   guint                  n_links,
                                   DesmiSankeyName        name,
                                   gpointer               user_data,
                                   GError               **error);
gboolean desmi_sankey_assign_layers (DesmiSankeyNode       *nodes,
                                     guint                  n_nodes,
                                     const DesmiSankeyLink *links,
                                     guint                  n_links,
                                     DesmiSankeyName        name,
                                     gpointer               user_data,
                                     GError               **error);

G_END_DECLS
