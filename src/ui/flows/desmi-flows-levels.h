/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Chooses the levels of the Sankey: two to four, in any order, none twice. */
#pragma once

#include "app/desmi-session.h"
#include "ui/desmi-filter.h"

G_BEGIN_DECLS

void desmi_flows_levels_fill (DesmiFilter *const *filters, const DesmiViewState *state);
void desmi_flows_levels_choose (DesmiFilter *const *filters, DesmiSession *session);

G_END_DECLS
