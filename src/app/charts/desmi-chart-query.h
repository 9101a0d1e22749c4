/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a chart's question lets through. */
#pragma once

#include "store/desmi-query.h"

G_BEGIN_DECLS

gboolean    desmi_chart_query_shows (const DesmiQuery *query, DesmiDirection direction);
gboolean    desmi_chart_query_has_where (const DesmiQuery *query, DesmiDimension dimension);
gboolean    desmi_chart_query_is_net (const DesmiQuery *query);
gboolean    desmi_chart_query_is_of_part (const DesmiQuery *query);
DesmiQuery *desmi_chart_query_new_like (const DesmiQuery *from,
                                        DesmiQueryTable   table) G_GNUC_WARN_UNUSED_RESULT;
gboolean    desmi_chart_query_copy_places (const DesmiQuery *from, DesmiQuery *to, GError **error);
gboolean    desmi_chart_query_copy_wheres (const DesmiQuery *from,
                                           DesmiQuery       *to,
                                           gboolean          inside_too,
                                           GError          **error);

G_END_DECLS
