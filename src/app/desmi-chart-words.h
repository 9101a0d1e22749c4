/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What stands above and below a chart: a finding where the data give one, the unit, the filters,
 * the source. */
#pragma once

#include "app/desmi-chart-request.h"

G_BEGIN_DECLS

/* Sets title, subtitle and source line of @data, whose table is in the columns of the chart. */
void        desmi_chart_words_find (DesmiChartData   *data,
                                    DesmiStore       *store,
                                    const DesmiQuery *query,
                                    DesmiDirection    direction,
                                    GCancellable     *cancellable);
char       *desmi_chart_words_title (DesmiChartType    type,
                                     DesmiTable       *table,
                                     const DesmiQuery *query,
                                     DesmiDirection    direction,
                                     const char       *filter) G_GNUC_WARN_UNUSED_RESULT;
char       *desmi_chart_words_finding (DesmiChartType    type,
                                       DesmiTable       *table,
                                       const DesmiQuery *query,
                                       DesmiDirection    direction,
                                       const char       *filter) G_GNUC_WARN_UNUSED_RESULT;
char       *desmi_chart_words_source (DesmiTable        *table,
                                      DesmiStore        *store,
                                      gboolean           sums_hidden,
                                      const DesmiLocale *locale) G_GNUC_WARN_UNUSED_RESULT;
const char *desmi_chart_words_workers (const DesmiQuery *query, DesmiDirection direction);
char       *desmi_chart_words_village (DesmiStore   *store,
                                       const char   *code,
                                       GCancellable *cancellable) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
