/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A table of the store in rows and columns, sorted by its headers. */
#pragma once

#include "app/desmi-table-sheet.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * DesmiTableColumn:
 * @name: the table's column
 * @title: (nullable): translated; else that of the column's name
 * @expand: takes what width is left
 * @bold: drawn bold
 * @spoken: (nullable): the whole title for screen readers where @title is short
 */
typedef struct
{
  const char *name;
  const char *title;
  gboolean    expand;
  gboolean    bold;
  const char *spoken;
} DesmiTableColumn;

/**
 * DesmiTableView:
 *
 * Signals: "row-activated" (guint row of the table). Actions: table.copy, table-out.save.
 */
#define DESMI_TYPE_TABLE_VIEW (desmi_table_view_get_type ())
G_DECLARE_FINAL_TYPE (DesmiTableView, desmi_table_view, DESMI, TABLE_VIEW, AdwBin)

void             desmi_table_view_set_label (DesmiTableView *self, const char *label);
void             desmi_table_view_set_source (DesmiTableView *self, const char *source);
void             desmi_table_view_copy (DesmiTableView *self);
DesmiTableSheet *desmi_table_view_make_sheet (DesmiTableView *self,
                                              DesmiAudience   audience) G_GNUC_WARN_UNUSED_RESULT;
void             desmi_table_view_set_missing_text (DesmiTableView *self, const char *text);
void             desmi_table_view_set_table (DesmiTableView         *self,
                                             DesmiTable             *table,
                                             const DesmiTableColumn *columns,
                                             guint                   n_columns);

G_END_DECLS
