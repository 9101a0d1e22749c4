/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which filters leave nothing of the worker flows. */
#pragma once

#include "app/desmi-view-state.h"
#include "store/desmi-store.h"

G_BEGIN_DECLS

void   desmi_view_blame_async (DesmiViewState     *state,
                               DesmiStore         *store,
                               GCancellable       *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer            user_data);
char **desmi_view_blame_finish (GAsyncResult *result, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
