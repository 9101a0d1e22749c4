/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Official tables as CSV files in the columns of the wire format: what the publisher reads and a
 * new file is filled from. */
#pragma once

#include "exchange/desmi-csv.h"
#include "store/desmi-store.h"

G_BEGIN_DECLS

typedef struct _DesmiOfficialCsv DesmiOfficialCsv;

DesmiOfficialCsv                *desmi_official_csv_new (void) G_GNUC_WARN_UNUSED_RESULT;
void                             desmi_official_csv_free (DesmiOfficialCsv *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DesmiOfficialCsv, desmi_official_csv_free)
/* Adds @path, whose first row names columns of @table: every key column, and any of the values. */
void desmi_official_csv_add (DesmiOfficialCsv *self, DesmiOfficialTable table, const char *path);
/* Adds every WIRE-NAME.csv and WIRE-NAME.csv.gz of @folder. @common: tables of set common, or of a
 * district */
gboolean desmi_official_csv_add_folder (DesmiOfficialCsv *self,
                                        const char       *folder,
                                        gboolean          common,
                                        GError          **error);
gboolean desmi_official_csv_next (gpointer         self,
                                  DesmiOfficialOp *op,
                                  GError         **error); /* a DesmiOfficialNext; only puts */

char    *desmi_official_csv_dup_place (DesmiOfficialCsv *self) G_GNUC_WARN_UNUSED_RESULT;

/* Fills a just created file with the shipped regions, countries and catalogue of @data_dir. */
gboolean desmi_seed_store (DesmiStore   *store,
                           const char   *data_dir,
                           DesmiProgress progress,
                           gpointer      progress_data,
                           GCancellable *cancellable,
                           GError      **error);

G_END_DECLS
