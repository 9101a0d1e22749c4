/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A click on a mark of a chart filters the page it is on; a dragged time is the period. */
#pragma once

#include "app/desmi-session.h"
#include "ui/widgets/desmi-chart-card.h"

G_BEGIN_DECLS

void desmi_chart_clicks_connect (DesmiChartCard *card, DesmiSession *session);

G_END_DECLS
