/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The one way time enters the program, so that tests can hold it. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

gint64     desmi_clock_now (void);                                 /* seconds since 1970 UTC */
GDateTime *desmi_clock_new_local (void) G_GNUC_WARN_UNUSED_RESULT; /* now, in the user's zone */
int        desmi_clock_last_month (void);                          /* year x 12 + (month - 1) */
int        desmi_clock_this_month (void);                          /* of the reader, likewise */
void       desmi_clock_hold (gint64 seconds); /* tests only; 0 lets it run again */
char *desmi_clock_format_utc (gint64 seconds) G_GNUC_WARN_UNUSED_RESULT; /* 2026-11-25T02:00:00Z */
gboolean desmi_clock_parse_utc (const char *text, gint64 *seconds);
gboolean desmi_clock_is_day (const char *text); /* 2026-11-25 */

G_END_DECLS
