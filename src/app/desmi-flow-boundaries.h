/* SPDX-License-Identifier: GPL-3.0-or-later */
/* By which boundaries flows are counted over time. */
#pragma once

#include "core/desmi-locale.h"
#include "core/desmi-table.h"
#include "store/desmi-store.h"

G_BEGIN_DECLS

char *desmi_flow_boundaries_dup_text (DesmiTable *table, const DesmiLocale *locale); /* nullable */
DesmiTable *desmi_flow_boundaries_find (DesmiStore        *store,
                                        const DesmiQuery  *query,
                                        const DesmiLocale *locale,
                                        GCancellable      *cancellable); /* nullable */

G_END_DECLS
