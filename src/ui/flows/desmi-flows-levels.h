/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Chooses what a chart of worker flows tells apart: the levels of the Sankey, the one dimension of
 * the others. */
#pragma once

#include "app/desmi-session.h"
#include "ui/desmi-filter.h"

G_BEGIN_DECLS

void desmi_flows_levels_fill (DesmiFilter *const *filters, const DesmiViewState *state);
void desmi_flows_levels_choose (DesmiFilter *const *filters, DesmiSession *session);

void desmi_flows_by_fill (DesmiFilter *filter, const DesmiViewState *state);
void desmi_flows_by_choose (DesmiFilter *filter, DesmiSession *session);

G_END_DECLS
