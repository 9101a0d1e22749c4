/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What stands in the columns and cells of a workbook. */
#pragma once

#include "exchange/desmi-xlsx-write.h"

G_BEGIN_DECLS

/**
 * DesmiXlsxColumn:
 * @column: of the table
 * @code: the code itself, beside the column of its names
 * @title: translated
 * @format: (nullable): of numbers, as a spreadsheet writes it
 * @width: letters
 */
typedef struct
{
  guint    column;
  gboolean code;
  char    *title;
  char    *format;
  double   width;
} DesmiXlsxColumn;

GArray  *desmi_xlsx_plan_columns (const DesmiXlsx *self) G_GNUC_WARN_UNUSED_RESULT;
gboolean desmi_xlsx_is_missing (DesmiTable *table, guint row, guint column);
char    *desmi_xlsx_dup_text (const DesmiXlsx       *self,
                              const DesmiXlsxColumn *column,
                              guint                  row) G_GNUC_WARN_UNUSED_RESULT;
char    *desmi_xlsx_clean (const char *text) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
