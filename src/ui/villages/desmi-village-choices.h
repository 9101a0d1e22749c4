/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The choices of the village page's filters. */
#pragma once

#include "core/desmi-table.h"
#include "ui/desmi-filter.h"

G_BEGIN_DECLS

void desmi_village_choices_fill (DesmiFilter *scope, DesmiFilter *cohort, DesmiFilter *status);
void desmi_village_choices_fill_cohorts (DesmiFilter *cohort, DesmiTable *table);

G_END_DECLS
