/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What stands below the sheet of flows: what its figures mean, and who is abroad by estimate. */
#pragma once

#include "app/desmi-flow-grid.h"
#include "app/desmi-session.h"

G_BEGIN_DECLS

char *desmi_flow_note_dup_text (const DesmiFlowGrid *grid,
                                DesmiTable          *stock,
                                DesmiTable          *months) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
