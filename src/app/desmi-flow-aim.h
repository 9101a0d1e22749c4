/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The sheet of flows that is asked for, and its cell that a finding is about. */
#pragma once

#include "app/desmi-flow-grid.h"
#include "app/desmi-view-state.h"

G_BEGIN_DECLS

void     desmi_flow_aim_read_sheet (const DesmiViewState *state,
                                    DesmiFlowKind        *kind,
                                    int                  *year,
                                    DesmiDirection       *direction);
gboolean desmi_flow_grid_find_aim (const DesmiFlowGrid *grid,
                                   const char *const   *words,
                                   guint               *row,
                                   guint               *month);

G_END_DECLS
