/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where a list of villages gets its ids and rows from: the district file, or a test's own. */
#pragma once

#include "app/desmi-village-list.h"

G_BEGIN_DECLS

/**
 * DesmiVillageLoader:
 * @list_async, @list_finish: ordered ids (element-type gint64)
 * @get_async, @get_finish: villages of ids, in their order, NULL where there is none (element-type
 * DesmiVillage)
 *
 * Filters are borrowed for the call. The source object of results is the one given.
 */
typedef struct
{
  void (*list_async) (GObject                  *source,
                      const DesmiVillageFilter *filter,
                      GCancellable             *cancellable,
                      GAsyncReadyCallback       callback,
                      gpointer                  user_data);
  GArray *(*list_finish) (GObject *source, GAsyncResult *result, GError **error);
  void (*get_async) (GObject                  *source,
                     const gint64             *ids,
                     guint                     n_ids,
                     const DesmiVillageFilter *filter,
                     GCancellable             *cancellable,
                     GAsyncReadyCallback       callback,
                     gpointer                  user_data);
  GPtrArray *(*get_finish) (GObject *source, GAsyncResult *result, GError **error);
} DesmiVillageLoader;

#define DESMI_VILLAGE_PAGE_SIZE 64
#define DESMI_VILLAGE_MAX_PAGES 32

void                      desmi_village_list_set_loader (DesmiVillageList         *self,
                                                         GObject                  *source,
                                                         const DesmiVillageLoader *loader); /* nullable */

const DesmiVillageLoader *desmi_village_loader_for_store (void);

G_END_DECLS
