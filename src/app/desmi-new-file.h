/* SPDX-License-Identifier: GPL-3.0-or-later */
/* New district files: empty ones with the shipped regions and catalogue, and the sample district.
 */
#pragma once

#include "store/desmi-store.h"

G_BEGIN_DECLS

/* Makes and fills the file and closes it again; a file that could not be filled is removed. Blocks.
 */
gboolean desmi_new_file_create (const char   *path,
                                const char   *district,
                                DesmiProgress progress,
                                gpointer      progress_data,
                                GCancellable *cancellable,
                                GError      **error);
/* Makes the sample district in @path from a feed that is published into @feed for it. Blocks. */
gboolean desmi_new_file_create_sample (const char   *path,
                                       const char   *feed,
                                       DesmiProgress progress,
                                       gpointer      progress_data,
                                       GCancellable *cancellable,
                                       GError      **error);

G_END_DECLS
