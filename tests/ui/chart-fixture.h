/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A small chart, its numbers invented, for the tests of what shows it and what it leaves by. */
#pragma once

#include "app/desmi-chart-request.h"

G_BEGIN_DECLS

DesmiChartData *ui_chart_data_new (void);       /* a Sankey */
DesmiChartData *ui_chart_data_new_trend (void); /* departures of 2023 by month */

G_END_DECLS
