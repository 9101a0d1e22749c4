/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Filters that all pages share through the session: period, quarter, source. */
#pragma once

#include "app/desmi-session.h"
#include "ui/desmi-filter.h"

G_BEGIN_DECLS

void     desmi_session_filters_connect (DesmiSession *session,
                                        DesmiFilter  *period,
                                        DesmiFilter  *quarter,
                                        DesmiFilter  *source);
gboolean desmi_session_filters_get_trend (DesmiSession *session, DesmiPeriod *out);

G_END_DECLS
