/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What stands above and below a chart: a finding where the data give one, the unit, the filters,
 * the source. */
#pragma once

#include "chart/desmi-chart.h"
#include "store/desmi-store.h"

G_BEGIN_DECLS

/* @table: in the columns of the chart. All (transfer full). */
char *desmi_chart_words_title (DesmiChartType     type,
                               DesmiTable        *table,
                               DesmiDirection     direction,
                               const DesmiLocale *locale) G_GNUC_WARN_UNUSED_RESULT;
char *desmi_chart_words_subtitle (DesmiStore       *store,
                                  DesmiChartType    type,
                                  const DesmiQuery *query,
                                  DesmiDirection    direction,
                                  DesmiTable       *table,
                                  GCancellable     *cancellable) G_GNUC_WARN_UNUSED_RESULT;
char *desmi_chart_words_source (DesmiTable        *table,
                                const DesmiLocale *locale) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
