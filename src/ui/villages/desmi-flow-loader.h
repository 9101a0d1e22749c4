/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Asks the store for what a sheet of flows is made of. */
#pragma once

#include "app/desmi-flow-grid.h"
#include "app/desmi-session.h"

G_BEGIN_DECLS

/**
 * DesmiFlowLoad:
 * @official, @wholes: (nullable): as #DesmiFlowGridData has them
 * @extent: the lookup "extent"
 * @stock: (nullable): departures and returns of the months that an estimate of who is abroad goes
 *   by; %NULL where the file has no flows
 * @months: how many months it goes by, of each destination
 * @undone: (nullable): steps of the history that are undone
 *
 * What was read.
 */
typedef struct
{
  DesmiTable *local, *official, *wholes, *reported, *accepted, *extent, *stock, *months, *undone;
} DesmiFlowLoad;

void desmi_flow_load_free (DesmiFlowLoad *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DesmiFlowLoad, desmi_flow_load_free)

void           desmi_flow_load_async (DesmiStore         *store,
                                      const char         *village,
                                      int                 year,
                                      DesmiDirection      direction,
                                      DesmiFlowKind       kind,
                                      gint64              first_step,
                                      GCancellable       *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer            user_data);
DesmiFlowLoad *desmi_flow_load_finish (GAsyncResult *result,
                                       GError      **error) G_GNUC_WARN_UNUSED_RESULT;
void           desmi_flow_load_follow (const DesmiFlowLoad *self, DesmiFlowDrafts *drafts);

G_END_DECLS
