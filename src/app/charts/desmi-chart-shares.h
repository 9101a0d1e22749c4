/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which category has how much of a table: what titles of charts say. */
#pragma once

#include "core/desmi-locale.h"
#include "core/desmi-table.h"

G_BEGIN_DECLS

/* One category with its sum; @row is where it stands first, for its name. */
typedef struct
{
  guint  row;
  gint64 sum;
} DesmiChartShare;

GArray *desmi_chart_shares_new (DesmiTable *table, guint category, guint value, gint64 *total)
    G_GNUC_WARN_UNUSED_RESULT;
char *desmi_chart_share_to_text (double ratio, const DesmiLocale *locale) G_GNUC_WARN_UNUSED_RESULT;
gboolean desmi_chart_share_can_be_said (double ratio);

G_END_DECLS
