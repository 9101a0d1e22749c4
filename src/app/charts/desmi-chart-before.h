/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a chart shows, a year earlier. */
#pragma once

#include "app/charts/desmi-chart-kind.h"

G_BEGIN_DECLS

DesmiQuery *desmi_chart_before_query (const DesmiQuery *query,
                                      DesmiStore       *store,
                                      GCancellable     *cancellable,
                                      GError          **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
