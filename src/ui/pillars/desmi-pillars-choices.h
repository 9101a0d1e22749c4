/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the filters of the pillars' page have to choose from. */
#pragma once

#include "app/desmi-view-state.h"
#include "core/desmi-table.h"
#include "ui/desmi-filter.h"

G_BEGIN_DECLS

void desmi_pillars_choices_fill_programmes (DesmiFilter          *filter,
                                            DesmiTable           *programmes,
                                            const DesmiViewState *state);
void desmi_pillars_choices_fill_pillars (DesmiFilter          *filter,
                                         DesmiTable           *pillars,
                                         const DesmiViewState *state);
void desmi_pillars_choices_fill_indicators (DesmiFilter          *filter,
                                            DesmiTable           *names,
                                            const DesmiViewState *state);
void desmi_pillars_choices_fill_orders (DesmiFilter *sort, DesmiFilter *group);

G_END_DECLS
