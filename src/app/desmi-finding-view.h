/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where a finding about the quality of data can be mended. */
#pragma once

#include "app/desmi-view-state.h"
#include "core/desmi-table.h"

G_BEGIN_DECLS

DesmiViewState *desmi_finding_view_new (DesmiTable           *table,
                                        guint                 row,
                                        const DesmiViewState *here) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
