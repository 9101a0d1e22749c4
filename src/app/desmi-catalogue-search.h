/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What of the catalogue has the words that somebody looks for. */
#pragma once

#include "app/desmi-catalogue-view.h"

G_BEGIN_DECLS

guint    desmi_catalogue_kind_get_depth (DesmiCatalogueKind kind);
gboolean desmi_catalogue_entry_is_wanted (const DesmiCatalogueEntry *entry, const char *words);
GArray  *desmi_catalogue_list_wanted (DesmiTable *table,
                                      const char *words) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
