/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What of measured indicators is seen outside the district's office. */
#pragma once

#include "core/desmi-table.h"

G_BEGIN_DECLS

DesmiTable *desmi_chart_measures_hide (DesmiTable *table,
                                       DesmiTable *people) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
