/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading the tables that charts are given, and making the tables they give back. */
#pragma once

#include "chart/desmi-scene.h"

G_BEGIN_DECLS

gboolean desmi_chart_find_column (DesmiTable *table, const char *name, guint *out, GError **error);
gboolean desmi_chart_find_value (DesmiTable *table, guint *out, GError **error);
gboolean desmi_chart_column_adds_up (DesmiTable *table, guint column);
gboolean desmi_chart_find_category (DesmiTable *table, guint *out, GError **error);
gboolean
desmi_chart_get_value (DesmiTable *table, guint row, guint column, double *out, guint *n_invalid);
DesmiTableBuilder *desmi_chart_table_builder_new (DesmiTable *like) G_GNUC_WARN_UNUSED_RESULT;
void               desmi_chart_table_set_value (DesmiTableBuilder *builder,
                                                guint              column,
                                                DesmiColumnType    type,
                                                double             value);

G_END_DECLS
