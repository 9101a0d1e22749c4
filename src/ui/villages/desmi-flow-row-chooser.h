/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Asks which row of flows is to be added. */
#pragma once

#include "app/desmi-flow-grid.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * DesmiFlowRowChooser:
 *
 * Signals: "chosen" (GStrv: the codes, DESMI_FLOW_N_KEYS of them).
 */
#define DESMI_TYPE_FLOW_ROW_CHOOSER (desmi_flow_row_chooser_get_type ())
G_DECLARE_FINAL_TYPE (DesmiFlowRowChooser,
                      desmi_flow_row_chooser,
                      DESMI,
                      FLOW_ROW_CHOOSER,
                      GtkPopover)

GtkWidget *desmi_flow_row_chooser_new (void) G_GNUC_WARN_UNUSED_RESULT;
void       desmi_flow_row_chooser_set_grid (DesmiFlowRowChooser *self, const DesmiFlowGrid *grid);

G_END_DECLS
