/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Departures less returns of whatever a chart tells apart. */
#pragma once

#include "core/desmi-table.h"
#include "store/desmi-query.h"

G_BEGIN_DECLS

DesmiTable *desmi_chart_net_table (DesmiTable *table) G_GNUC_WARN_UNUSED_RESULT;
const char *desmi_chart_net_title (DesmiDimension category, const DesmiLocale *locale);

G_END_DECLS
