/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tables and charts as JSON, so that a presentation shows years later what it showed on its day. */
#pragma once

#include "deck/desmi-deck.h"

#include <jansson.h>

G_BEGIN_DECLS

json_t         *desmi_frozen_table_write (DesmiTable *table) G_GNUC_WARN_UNUSED_RESULT;
DesmiTable     *desmi_frozen_table_read (const json_t *json) G_GNUC_WARN_UNUSED_RESULT;
json_t         *desmi_frozen_chart_write (const DesmiChartData *chart) G_GNUC_WARN_UNUSED_RESULT;
DesmiChartData *desmi_frozen_chart_read (const json_t *json,
                                         DesmiAudience audience) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
