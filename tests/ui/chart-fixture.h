/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A small chart, its numbers invented, for the tests of what shows it and what it leaves by. */
#pragma once

#include "app/desmi-chart-request.h"
#include "ui/widgets/desmi-chart-card.h"

G_BEGIN_DECLS

/* A window with the card of one chart. */
typedef struct
{
  GtkWidget      *window;
  DesmiChartCard *card;
  DesmiChartView *view;
} UiChart;

void                  ui_chart_set_up (UiChart *self, gconstpointer along_time);
void                  ui_chart_tear_down (UiChart *self, gconstpointer along_time);
const DesmiSceneMark *ui_chart_find_mark (UiChart *self, const char *words, int *index);

DesmiChartData       *ui_chart_data_new (void);       /* a Sankey */
DesmiChartData       *ui_chart_data_new_trend (void); /* departures of 2023 by month */

G_END_DECLS
