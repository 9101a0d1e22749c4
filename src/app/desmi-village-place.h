/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where a village lies in its district, and whether a point can be in it. */
#pragma once

#include "chart/desmi-outlines.h"
#include "core/desmi-position.h"
#include "store/desmi-store.h"

G_BEGIN_DECLS

/**
 * DesmiVillagePlace:
 * @code: of the village
 * @outlines: of the villages of the district: outlines where there are any, else points
 * @has_point: whether anything is known of where the village is
 * @is_estimate: the point is that of the list of regions, not of the service centre
 */
typedef struct
{
  char          *code;
  DesmiOutlines *outlines;
  gboolean       has_point, is_estimate;
  DesmiPosition  point;
} DesmiVillagePlace;

void               desmi_village_place_load_async (DesmiStore         *store,
                                                   const char         *village,
                                                   GCancellable       *cancellable,
                                                   GAsyncReadyCallback callback,
                                                   gpointer            user_data);
DesmiVillagePlace *desmi_village_place_load_finish (DesmiStore   *store,
                                                    GAsyncResult *result,
                                                    GError      **error) G_GNUC_WARN_UNUSED_RESULT;
void               desmi_village_place_free (DesmiVillagePlace *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DesmiVillagePlace, desmi_village_place_free)

char *desmi_village_place_dup_doubt (const DesmiVillagePlace *self,
                                     const DesmiPosition     *point,
                                     const DesmiLocale       *locale); /* nullable */
char *desmi_village_place_dup_text (const DesmiVillagePlace *self,
                                    const DesmiLocale       *locale); /* nullable */

G_END_DECLS
