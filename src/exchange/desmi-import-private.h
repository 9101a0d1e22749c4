/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files of the import share. */
#pragma once

#include "exchange/desmi-import.h"
#include "exchange/desmi-places.h"

G_BEGIN_DECLS

/**
 * DesmiImporter:
 * @column_of: for each role its column, -1: none
 * @seen: key of an accepted row to its value, both text
 * @indicators: id to pillar number, of the catalogue
 * @units: id of an indicator to its unit, "" where it has none
 * @programmes: ids of the catalogue
 * @pending: (element-type DesmiRecord): of the row last read, handed out one by one
 * @texts: what @pending points to, cleared with the next row
 * @record: the row in normal form
 * @failed_role: which cell the row is refused for
 * @why: (nullable): what is wrong with it, more exactly than the reason says
 */
typedef struct
{
  DesmiStore        *store;
  DesmiRowSource    *source;
  DesmiImportOptions options;
  DesmiImportReport *report;
  int                column_of[DESMI_N_ROLES];
  DesmiPlaces       *places;
  GHashTable        *seen;
  GHashTable        *indicators;
  GHashTable        *units;
  GHashTable        *programmes;
  GArray            *pending;
  guint              n_given;
  GStringChunk      *texts;
  DesmiImportRecord  record;
  DesmiRole          failed_role;
  char              *suggestion;
  char              *why;
  int                this_month;
  DesmiProgress      progress;
  gpointer           progress_data;
  GCancellable      *cancellable;
} DesmiImporter;

gboolean desmi_importer_read_headings (DesmiImporter *self, const char *path, GError **error);
/* The cell of @role, without blanks around it; "" if the file has no such column. Lent until the
 * next row. */
const char *desmi_importer_get_cell (DesmiImporter *self, DesmiRole role);
gboolean    desmi_importer_lacks_value (DesmiImporter *self, DesmiRole role);
/* Reads the current row into @record and @pending. */
DesmiReason        desmi_importer_read_row (DesmiImporter *self);
void               desmi_import_record_clear (DesmiImportRecord *record);
DesmiImportRecord *desmi_import_record_copy (const DesmiImportRecord *record);

G_END_DECLS
