/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A table of the store as a list of rows, made when they are asked for. */
#pragma once

#include "core/desmi-table.h"

#include <gio/gio.h>

G_BEGIN_DECLS

#define DESMI_TYPE_TABLE_ROW (desmi_table_row_get_type ())
G_DECLARE_FINAL_TYPE (DesmiTableRow, desmi_table_row, DESMI, TABLE_ROW, GObject)

DesmiTable *desmi_table_row_get_table (DesmiTableRow *self);
guint       desmi_table_row_get_index (DesmiTableRow *self);
int         desmi_table_row_compare (DesmiTableRow *a, DesmiTableRow *b, guint column);

#define DESMI_TYPE_TABLE_MODEL (desmi_table_model_get_type ())
G_DECLARE_FINAL_TYPE (DesmiTableModel, desmi_table_model, DESMI, TABLE_MODEL, GObject)

DesmiTableModel *desmi_table_model_new (DesmiTable *table) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
