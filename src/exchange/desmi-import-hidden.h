/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What an import read, or left, that the spreadsheet does not show. */
#pragma once

#include "exchange/desmi-row-source.h"

G_BEGIN_DECLS

/**
 * DesmiImportHidden:
 * @sheet: whether the sheet that was read is hidden
 * @sheets: (element-type utf8): names of hidden sheets that were not read
 * @columns: (element-type utf8): headings of those that were read
 * @rows: (element-type guint): numbers of those that were read, taken or refused
 */
typedef struct
{
  gboolean   sheet;
  GPtrArray *sheets;
  GPtrArray *columns;
  GArray    *rows;
} DesmiImportHidden;

void       desmi_import_hidden_init (DesmiImportHidden *self);
void       desmi_import_hidden_clear (DesmiImportHidden *self);
void       desmi_import_hidden_note_sheets (DesmiImportHidden *self, DesmiRowSource *source);
void       desmi_import_hidden_note_column (DesmiImportHidden *self,
                                            DesmiRowSource    *source,
                                            guint              index,
                                            const char        *heading);
void       desmi_import_hidden_note_row (DesmiImportHidden *self, DesmiRowSource *source);
GPtrArray *desmi_import_hidden_dup_sentences (const DesmiImportHidden *self,
                                              const char *sheet) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
