/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where a list of villages comes from: a district file. */
#include "app/desmi-village-loader.h"

static void
list_store (GObject                  *source,
            const DesmiVillageFilter *filter,
            GCancellable             *cancellable,
            GAsyncReadyCallback       callback,
            gpointer                  user_data)
{
  desmi_store_list_villages_async (DESMI_STORE (source), filter, cancellable, callback, user_data);
}

static GArray *
list_store_finish (GObject *source, GAsyncResult *result, GError **error)
{
  return desmi_store_list_villages_finish (DESMI_STORE (source), result, error);
}

static void
get_store (GObject                  *source,
           const gint64             *ids,
           guint                     n_ids,
           const DesmiVillageFilter *filter,
           GCancellable             *cancellable,
           GAsyncReadyCallback       callback,
           gpointer                  user_data)
{
  desmi_store_get_villages_async (DESMI_STORE (source), ids, n_ids, filter, cancellable, callback,
                                  user_data);
}

static GPtrArray *
get_store_finish (GObject *source, GAsyncResult *result, GError **error)
{
  return desmi_store_get_villages_finish (DESMI_STORE (source), result, error);
}

/**
 * desmi_village_loader_for_store:
 *
 * Returns: the loader whose source is a #DesmiStore
 */
const DesmiVillageLoader *
desmi_village_loader_for_store (void)
{
  static const DesmiVillageLoader loader
      = { list_store, list_store_finish, get_store, get_store_finish };

  return &loader;
}
