/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is on its way from the sheets of flows into the file, and what stays behind, uncounted. */
#pragma once

#include "app/desmi-flow-grid.h"
#include "app/desmi-session.h"

G_BEGIN_DECLS

/**
 * DesmiFlowSaver:
 *
 * Signals: "said" (a sentence): how saving stands; "kept" (name of a sheet, nullable, and a
 * GError): a step was not saved, and what was typed is in its cells again, uncounted, if the sheet
 * is named; "edited" (a sentence): a step of several cells was saved; "idle": nothing is on its way
 * any more; "restored" (a number of cells): what was not counted when the program ended is there
 * again.
 */
#define DESMI_TYPE_FLOW_SAVER (desmi_flow_saver_get_type ())
G_DECLARE_FINAL_TYPE (DesmiFlowSaver, desmi_flow_saver, DESMI, FLOW_SAVER, GObject)

DesmiFlowSaver  *desmi_flow_saver_new (DesmiSession *session) G_GNUC_WARN_UNUSED_RESULT;
DesmiFlowDrafts *desmi_flow_saver_get_drafts (DesmiFlowSaver *self); /* of the open file */
void             desmi_flow_saver_save (DesmiFlowSaver      *self,
                                        const DesmiFlowGrid *grid,
                                        DesmiEdit           *edit,
                                        const GArray        *changes,
                                        const GPtrArray     *unread,
                                        const char          *label);
gboolean         desmi_flow_saver_is_busy (DesmiFlowSaver *self);
guint            desmi_flow_saver_get_n_begun (DesmiFlowSaver *self);
void             desmi_flow_saver_stop (DesmiFlowSaver *self);

G_END_DECLS
