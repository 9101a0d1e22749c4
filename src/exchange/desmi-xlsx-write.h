/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A table as a workbook of a spreadsheet program: its cells typed, its source on a second sheet. */
#pragma once

#include "core/desmi-table.h"
#include "store/desmi-store.h"

G_BEGIN_DECLS

/**
 * DesmiXlsx:
 * @rows: (element-type guint): of the table, in their order
 * @columns: (element-type guint): likewise
 * @titles: (element-type utf8): of @columns, translated
 * @title: (nullable): what the table says
 * @facts: (element-type utf8): what the second sheet says of it: a word and its value, in turn
 * @rows_a_sheet: before a further sheet begins; 0: as many as a sheet has
 */
typedef struct
{
  DesmiTable        *table;
  const GArray      *rows, *columns;
  const GPtrArray   *titles;
  const char        *title;
  const GPtrArray   *facts;
  guint              rows_a_sheet;
  const DesmiLocale *locale;
} DesmiXlsx;

GBytes *desmi_xlsx_write (const DesmiXlsx *self,
                          DesmiProgress    progress,
                          gpointer         progress_data,
                          GCancellable    *cancellable,
                          GError         **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
