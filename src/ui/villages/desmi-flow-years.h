/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The years that flows can be typed of. */
#pragma once

#include "core/desmi-table.h"
#include "ui/desmi-filter.h"

G_BEGIN_DECLS

int  desmi_flow_years_fill (DesmiFilter *filter, DesmiTable *extent, int year);

void desmi_flow_years_fill_others (DesmiFilter *direction, DesmiFilter *kind);

G_END_DECLS
