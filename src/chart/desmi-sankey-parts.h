/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The parts of flows that do not touch the level that gives the colours. */
#pragma once

#include "chart/desmi-sankey-data.h"

G_BEGIN_DECLS

void                    desmi_sankey_data_bound_parts (DesmiSankeyData *self);
const DesmiSankeyDatum *desmi_sankey_data_get_part (const DesmiSankeyData *self, guint flow);

G_END_DECLS
