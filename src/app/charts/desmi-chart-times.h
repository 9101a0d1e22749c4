/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What charts over time have in common. */
#pragma once

#include "store/desmi-query.h"

G_BEGIN_DECLS

gboolean       desmi_chart_times_is (DesmiDimension dimension);
gboolean       desmi_chart_times_count (const DesmiQuery *query, guint *n, GError **error);
DesmiDimension desmi_chart_times_find (const DesmiQuery *query);
const char *desmi_chart_times_unit (const DesmiQuery *query, gboolean departures, gboolean returns);

G_END_DECLS
