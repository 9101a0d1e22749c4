/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Flows by something and by time, with a 0 where reports tell nothing of it. */
#pragma once

#include "store/desmi-store.h"

G_BEGIN_DECLS

/**
 * DesmiChartReportColumns:
 *
 * The columns of directions, categories, times and numbers, -1: none; of what was reported,
 * categories may have none.
 */
typedef struct
{
  int direction, category, time, count;
} DesmiChartReportColumns;

DesmiDimension desmi_chart_reports_find_category (const DesmiQuery *query);
gboolean       desmi_chart_reports_has_columns (DesmiTable              *table,
                                                const DesmiQuery        *query,
                                                DesmiChartReportColumns *columns);
const char    *desmi_chart_reports_unit (const DesmiQuery *query, DesmiDirection direction);
const char *
desmi_chart_reports_title (DesmiTable *table, const DesmiQuery *query, DesmiDirection direction);
DesmiTable *desmi_chart_reports_ask (DesmiStore   *store,
                                     DesmiQuery   *query,
                                     GCancellable *cancellable,
                                     GError      **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
