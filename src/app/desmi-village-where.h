/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Filters of the list of villages as the window's state and the command line write them. */
#pragma once

#include "app/desmi-village-filter.h"

G_BEGIN_DECLS

gboolean desmi_village_where_add (DesmiVillageFilter *filter,
                                  const char         *column,
                                  const char         *value,
                                  GError            **error);
char    *desmi_village_where_dup_columns (void) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
