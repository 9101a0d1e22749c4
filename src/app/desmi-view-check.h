/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whether a file has what is chosen: a period, an area. */
#pragma once

#include "app/desmi-view-state.h"
#include "store/desmi-store.h"

G_BEGIN_DECLS

DesmiViewState *desmi_view_check (const DesmiViewState *state,
                                  DesmiStore           *store,
                                  char                **left_out,
                                  GCancellable         *cancellable,
                                  GError              **error) G_GNUC_WARN_UNUSED_RESULT;
void            desmi_view_check_async (DesmiViewState     *state,
                                        DesmiStore         *store,
                                        GCancellable       *cancellable,
                                        GAsyncReadyCallback callback,
                                        gpointer            user_data);
DesmiViewState *desmi_view_check_finish (GAsyncResult *result,
                                         char        **left_out,
                                         GError      **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
