/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From the store's tables to those that charts take. */
#pragma once

#include "chart/desmi-chart.h"
#include "store/desmi-store.h"

G_BEGIN_DECLS

void               desmi_chart_table_copy_cell (DesmiTable        *from,
                                                guint              row,
                                                guint              column,
                                                DesmiTableBuilder *to,
                                                guint              to_column);
void               desmi_chart_table_copy_row (DesmiTable *from, guint row, DesmiTableBuilder *to);
DesmiTableBuilder *desmi_chart_table_begin (DesmiTable *table) G_GNUC_WARN_UNUSED_RESULT;
DesmiTableBuilder *desmi_chart_table_begin_like (DesmiTable *table) G_GNUC_WARN_UNUSED_RESULT;

GHashTable        *desmi_chart_table_find_first_rows (DesmiTable *table,
                                                      guint       column) G_GNUC_WARN_UNUSED_RESULT;
DesmiTable        *desmi_chart_table_drop_direction (DesmiTable *table) G_GNUC_WARN_UNUSED_RESULT;
DesmiTable        *desmi_chart_table_drop_unsaid (DesmiTable *table) G_GNUC_WARN_UNUSED_RESULT;
gboolean           desmi_chart_table_is_area (const char *column);
DesmiTable        *desmi_chart_table_fill_pairs (DesmiTable *table) G_GNUC_WARN_UNUSED_RESULT;
DesmiTable        *desmi_chart_table_number (DesmiTable *table) G_GNUC_WARN_UNUSED_RESULT;
DesmiTable        *desmi_chart_table_tell_apart (DesmiTable   *table,
                                                 DesmiStore   *store,
                                                 GCancellable *cancellable) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
