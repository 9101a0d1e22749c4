/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the rows of a table of a slide add up to, where they do. */
#pragma once

#include "chart/desmi-chart-data.h"

G_BEGIN_DECLS

char **desmi_deck_totals_new (const DesmiChartData *chart,
                              DesmiTable           *table,
                              const DesmiLocale    *locale) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
