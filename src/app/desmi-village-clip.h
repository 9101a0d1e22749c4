/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The list of villages as a table for the clipboard, also of those whose rows nobody looked at. */
#pragma once

#include "app/desmi-table-sheet.h"
#include "app/desmi-village-column.h"
#include "core/desmi-audience.h"
#include "store/desmi-store.h"

G_BEGIN_DECLS

/**
 * DesmiVillageClipRequest:
 * @ids: (element-type gint64): of the villages, in their order
 * @filter: of the list, for the quarter of the scores
 * @columns: (element-type DesmiVillageColumn): in their order
 * @titles: (element-type utf8): of @columns, translated
 * @title: of the table, translated
 * @not_enrolled: what stands for the status of a village that has none, translated
 */
typedef struct
{
  const GArray             *ids;
  const DesmiVillageFilter *filter;
  const GPtrArray          *columns, *titles;
  const char               *title, *not_enrolled;
  DesmiAudience             audience;
  const DesmiLocale        *locale;
} DesmiVillageClipRequest;

gboolean         desmi_village_hides_stock (const DesmiVillage *village, DesmiAudience audience);
void             desmi_village_clip_make_async (DesmiStore                    *store,
                                                const DesmiVillageClipRequest *request,
                                                GCancellable                  *cancellable,
                                                GAsyncReadyCallback            callback,
                                                gpointer                       user_data);
gboolean         desmi_village_clip_make_finish (DesmiStore   *store,
                                                 GAsyncResult *result,
                                                 char        **tsv,
                                                 char        **html,
                                                 GError      **error);

DesmiTableSheet *desmi_village_clip_make_sheet (DesmiStore                    *store,
                                                const DesmiVillageClipRequest *request,
                                                GCancellable                  *cancellable,
                                                GError **error) G_GNUC_WARN_UNUSED_RESULT;
void             desmi_village_clip_make_sheet_async (DesmiStore                    *store,
                                                      const DesmiVillageClipRequest *request,
                                                      GCancellable                  *cancellable,
                                                      GAsyncReadyCallback            callback,
                                                      gpointer                       user_data);
DesmiTableSheet *desmi_village_clip_make_sheet_finish (DesmiStore   *store,
                                                       GAsyncResult *result,
                                                       GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
