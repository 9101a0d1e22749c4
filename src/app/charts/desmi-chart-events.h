/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What happened in the villages that a chart is of. */
#pragma once

#include "store/desmi-store.h"

G_BEGIN_DECLS

DesmiTable *desmi_chart_events_ask (DesmiStore       *store,
                                    const DesmiQuery *query,
                                    GCancellable     *cancellable,
                                    GError          **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
