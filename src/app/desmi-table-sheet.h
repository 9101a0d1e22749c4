/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A table as it is shown, kept to be saved as a workbook or printed whatever the window shows
 * meanwhile. */
#pragma once

#include "app/desmi-table-clip.h"
#include "core/desmi-audience.h"
#include "store/desmi-store.h"

G_BEGIN_DECLS

/**
 * DesmiTableSheet:
 *
 * Atomically reference counted and immutable, so it may cross threads.
 */
typedef struct _DesmiTableSheet DesmiTableSheet;

DesmiTableSheet                *desmi_table_sheet_new (const DesmiTableClip *clip,
                                                       DesmiAudience         audience) G_GNUC_WARN_UNUSED_RESULT;
DesmiTableSheet                *desmi_table_sheet_new_whole (DesmiTable        *table,
                                                             const char        *title,
                                                             const char        *source,
                                                             DesmiAudience      audience,
                                                             const DesmiLocale *locale) G_GNUC_WARN_UNUSED_RESULT;
DesmiTableSheet                *desmi_table_sheet_new_rows (DesmiTable        *table,
                                                            const GArray      *rows,
                                                            const char        *title,
                                                            DesmiAudience      audience,
                                                            const DesmiLocale *locale) G_GNUC_WARN_UNUSED_RESULT;
DesmiTableSheet                *desmi_table_sheet_ref (DesmiTableSheet *self);
void                            desmi_table_sheet_unref (DesmiTableSheet *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DesmiTableSheet, desmi_table_sheet_unref)

const DesmiTableClip *desmi_table_sheet_get_clip (DesmiTableSheet *self);
GPtrArray *desmi_table_sheet_list_facts (DesmiTableSheet *self) G_GNUC_WARN_UNUSED_RESULT;
char      *desmi_table_sheet_dup_file_name (DesmiTableSheet *self,
                                            const char      *ending) G_GNUC_WARN_UNUSED_RESULT;

GBytes    *desmi_table_sheet_to_workbook (DesmiTableSheet *self,
                                          DesmiProgress    progress,
                                          gpointer         progress_data,
                                          GCancellable    *cancellable,
                                          GError         **error) G_GNUC_WARN_UNUSED_RESULT;
void       desmi_table_sheet_save_async (DesmiTableSheet    *self,
                                         GFile              *file,
                                         DesmiProgress       progress,
                                         gpointer            progress_data,
                                         GCancellable       *cancellable,
                                         GAsyncReadyCallback callback,
                                         gpointer            user_data);
gboolean   desmi_table_sheet_save_finish (GAsyncResult *result, GError **error);

G_END_DECLS
