/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Small counts hidden from the table of a chart, as its kind wants it. */
#pragma once

#include "app/desmi-chart-request.h"

G_BEGIN_DECLS

DesmiTable *desmi_chart_suppress (DesmiTable              *table,
                                  const DesmiChartRequest *request,
                                  const DesmiQuery        *query,
                                  DesmiStore              *store,
                                  GCancellable            *cancellable,
                                  GError                 **error) G_GNUC_WARN_UNUSED_RESULT;
DesmiTable *desmi_chart_suppress_before (DesmiTable              *table,
                                         const DesmiChartRequest *request,
                                         const DesmiQuery        *query,
                                         DesmiStore              *store,
                                         GCancellable            *cancellable,
                                         GError                 **error) G_GNUC_WARN_UNUSED_RESULT;
DesmiTable *desmi_chart_suppress_answer (DesmiTable       *table,
                                         DesmiAudience     audience,
                                         const DesmiQuery *query,
                                         DesmiStore       *store,
                                         GCancellable     *cancellable,
                                         GError          **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
