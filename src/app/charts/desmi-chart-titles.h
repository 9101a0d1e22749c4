/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Titles that charts have in common. */
#pragma once

#include "core/desmi-table.h"
#include "store/desmi-query.h"

G_BEGIN_DECLS

const char *desmi_chart_titles_by (DesmiTable       *table,
                                   guint             column,
                                   const DesmiQuery *query,
                                   DesmiDirection    direction);
const char *
desmi_chart_titles_flow (DesmiTable *table, const DesmiQuery *query, DesmiDirection direction);
char *desmi_chart_titles_two_lead (DesmiTable       *table,
                                   const DesmiQuery *query,
                                   DesmiDirection    direction) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
