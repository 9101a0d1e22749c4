/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From the store's tables to those that charts take. */
#pragma once

#include "chart/desmi-chart.h"
#include "store/desmi-store.h"

G_BEGIN_DECLS

DesmiTable *desmi_chart_table_shape (DesmiChartType type,
                                     DesmiTable    *table,
                                     GError       **error) G_GNUC_WARN_UNUSED_RESULT;
DesmiTable *desmi_chart_table_tell_apart (DesmiTable   *table,
                                          DesmiStore   *store,
                                          GCancellable *cancellable) G_GNUC_WARN_UNUSED_RESULT;

DesmiTable *desmi_chart_table_number (DesmiTable *table) G_GNUC_WARN_UNUSED_RESULT;
DesmiTable *desmi_chart_table_add_zeros (DesmiTable *table,
                                         DesmiTable *reported) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
