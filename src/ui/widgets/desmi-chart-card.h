/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A chart with its title, its source and its menu; asks the store itself. */
#pragma once

#include "ui/widgets/desmi-chart-view.h"

G_BEGIN_DECLS

/**
 * DesmiChartCard:
 *
 * Properties: "show-table" (boolean), "content-height" (int, of the chart, px at 100 % text),
 * "loading" (boolean, read-only), "open-label" (string, nullable: of a button that opens the page
 * behind the chart; without one there is no button). Signals: "loaded" (DesmiChartData, nullable):
 * an answer or an error has come; "open": the page behind it is asked for; "activated",
 * "toggle" and "period-selected" of the view, which see. Actions: chart.copy, chart.copy-table,
 * chart.export, chart.add-to-deck, chart.show-table, chart.open.
 */
#define DESMI_TYPE_CHART_CARD (desmi_chart_card_get_type ())
G_DECLARE_FINAL_TYPE (DesmiChartCard, desmi_chart_card, DESMI, CHART_CARD, GtkBox)

GtkWidget *desmi_chart_card_new (void) G_GNUC_WARN_UNUSED_RESULT;
void
desmi_chart_card_ask (DesmiChartCard *self, DesmiStore *store, const DesmiChartRequest *request);
void            desmi_chart_card_set_data (DesmiChartCard *self, DesmiChartData *data);
DesmiChartView *desmi_chart_card_get_view (DesmiChartCard *self);
void            desmi_chart_card_set_show_table (DesmiChartCard *self, gboolean show_table);

G_END_DECLS
