/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The question of a chart as the session's filters make it. */
#pragma once

#include "app/desmi-chart-request.h"
#include "app/desmi-session.h"

G_BEGIN_DECLS

DesmiChartRequest *desmi_session_chart_new (DesmiSession  *session,
                                            DesmiChartType type,
                                            const char    *area) G_GNUC_WARN_UNUSED_RESULT;
DesmiChartRequest *desmi_session_chart_new_at (DesmiSession      *session,
                                               DesmiChartType     type,
                                               const DesmiPeriod *period,
                                               const char        *area) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
