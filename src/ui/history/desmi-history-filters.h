/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the steps of the history can be chosen by. */
#pragma once

#include "core/desmi-table.h"
#include "ui/desmi-filter.h"

G_BEGIN_DECLS

void desmi_history_filters_fill_kinds (DesmiFilter *filter);
void desmi_history_filters_fill_parts (DesmiFilter *filter);
void desmi_history_filters_fill_people (DesmiFilter *filter, DesmiTable *steps);

G_END_DECLS
