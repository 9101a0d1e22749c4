/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What pointer and keyboard do in a chart. */
#pragma once

#include "ui/widgets/desmi-chart-view.h"

G_BEGIN_DECLS

void desmi_chart_input_connect (DesmiChartView *view);

G_END_DECLS
