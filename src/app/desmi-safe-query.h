/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A table that becomes no chart, as its audience may see it. */
#pragma once

#include "core/desmi-audience.h"
#include "store/desmi-store.h"

G_BEGIN_DECLS

void        desmi_safe_query_async (DesmiStore         *store,
                                    DesmiQuery         *query,
                                    DesmiAudience       audience,
                                    GCancellable       *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer            user_data);
DesmiTable *desmi_safe_query_finish (DesmiStore   *store,
                                     GAsyncResult *result,
                                     GError      **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
