/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Counts on their way to the file, and where they go back to if they do not arrive. */
#pragma once

#include "app/desmi-flow-grid.h"

G_BEGIN_DECLS

typedef struct _DesmiFlowSaving DesmiFlowSaving;

DesmiFlowSaving                *desmi_flow_saving_new (const DesmiFlowGrid *grid,
                                                       DesmiFlowDrafts     *drafts,
                                                       const GArray        *changes,
                                                       const GPtrArray     *unread) G_GNUC_WARN_UNUSED_RESULT;
void                            desmi_flow_saving_free (DesmiFlowSaving *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DesmiFlowSaving, desmi_flow_saving_free)

const char *desmi_flow_saving_get_sheet (const DesmiFlowSaving *self);
gboolean
     desmi_flow_saving_keep (const DesmiFlowSaving *self, GPtrArray *later, const char *sentence);
void desmi_flow_saving_arrive (const DesmiFlowSaving *self, GPtrArray *later);
void desmi_flow_saving_end (const DesmiFlowSaving *self, gint64 step);

G_END_DECLS
