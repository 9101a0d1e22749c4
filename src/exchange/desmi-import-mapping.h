/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a person says about a file of which the program guesses wrongly: its kind, its sheet, where
 * its headings stand and what its columns hold. */
#pragma once

#include "exchange/desmi-import-kind.h"

G_BEGIN_DECLS

/**
 * DesmiMappedColumn:
 * @heading: as it stands in the file, without blanks around it
 * @field: (nullable): what the column holds, as a report of the import calls it; %NULL: it is not
 *   read
 */
typedef struct
{
  char *heading;
  char *field;
} DesmiMappedColumn;

/**
 * DesmiImportMapping:
 * @name: the mapping's, for sentences
 * @kind: AUTO: not said
 * @sheet: (nullable): of a workbook; %NULL: not said
 * @header_row: number of the first row of headings as a spreadsheet shows it; 0: not said
 * @n_header_rows: how many rows of headings there are; holds where @header_row is said
 * @columns: (element-type DesmiMappedColumn): what is not named is guessed
 */
typedef struct
{
  char           *name;
  DesmiImportKind kind;
  char           *sheet;
  guint           header_row;
  guint           n_header_rows;
  GPtrArray      *columns;
} DesmiImportMapping;

DesmiImportMapping *desmi_import_mapping_new (const char *name) G_GNUC_WARN_UNUSED_RESULT;
void                desmi_import_mapping_free (DesmiImportMapping *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DesmiImportMapping, desmi_import_mapping_free)
void desmi_import_mapping_add (DesmiImportMapping *self, const char *heading, const char *field);
/* (nullable): what @self says about a column */
const DesmiMappedColumn *desmi_import_mapping_find (const DesmiImportMapping *self,
                                                    const char               *heading);
/* Whether the fields are such as a table of @kind has, each named once, and none of a column about
 * persons. */
gboolean
desmi_import_mapping_check (const DesmiImportMapping *self, DesmiImportKind kind, GError **error);

G_END_DECLS
