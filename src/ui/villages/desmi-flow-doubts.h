/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The card below the sheet of flows: what is doubtful, and what was typed but is not counted. */
#pragma once

#include "app/desmi-flow-grid.h"
#include "app/desmi-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * DesmiFlowDoubts:
 *
 * Signals: "go" (row, month): the cell is to be shown; "again" (row, month): what was typed there
 * is to be saved anew.
 */
#define DESMI_TYPE_FLOW_DOUBTS (desmi_flow_doubts_get_type ())
G_DECLARE_FINAL_TYPE (DesmiFlowDoubts, desmi_flow_doubts, DESMI, FLOW_DOUBTS, GtkBox)

void desmi_flow_doubts_set_session (DesmiFlowDoubts *self, DesmiSession *session);
/* @grid: (nullable): nothing is doubtful */
void desmi_flow_doubts_show (DesmiFlowDoubts *self, const DesmiFlowGrid *grid);

G_END_DECLS
