/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The quarters that a report can be of. */
#pragma once

#include "core/desmi-table.h"
#include "ui/desmi-filter.h"

G_BEGIN_DECLS

void desmi_report_quarters_fill (DesmiFilter *filter, DesmiTable *extent);

G_END_DECLS
