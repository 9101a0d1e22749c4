/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Scoreboards and small heat maps as tables with coloured cells, which Office has no charts for. */
#pragma once

#include "deck/desmi-page-legend.h"

G_BEGIN_DECLS

DesmiPageTable *desmi_matrix_table_new (DesmiChartData    *chart,
                                        const DesmiBox    *box,
                                        const DesmiTheme  *theme,
                                        const DesmiLocale *locale,
                                        DesmiPageLegend  **legend) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
