/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Measurements counted from the registers, where an indicator is fed by one and nothing was typed.
 */
#pragma once

#include "store/desmi-query-private.h"

G_BEGIN_DECLS

/* Whether any indicator is counted from a register. */
gboolean desmi_feed_is_used (DesmiConnection *connection, gboolean *used, GError **error);
/* The first parameter of the statements below. */
char *desmi_feed_dup_present (void) G_GNUC_WARN_UNUSED_RESULT;
/* Of all statements: (village, indicator, period, value_milli); ?1: the last quarter wanted. */
const char *desmi_feed_get_select (void);
/* Likewise, but as registers are now, also for reports that were handed in. */
const char *desmi_feed_get_live_select (void);
/* Likewise, of what happened only. */
const char *desmi_feed_get_events_select (void);
/* Begins a statement over (village, indicator, period, value_milli), named f, with "WHERE 1". */
void desmi_feed_add_select (DesmiSqlParts *parts);
/* What is fixed when a report is handed in and let go when it is opened again. */
gboolean desmi_feed_fix (DesmiConnection *connection,
                         const char      *village,
                         const char      *programme,
                         const char      *period,
                         gboolean         is_submitted,
                         GError         **error);
gboolean desmi_feed_fix_old (DesmiConnection *connection, GError **error);

G_END_DECLS
