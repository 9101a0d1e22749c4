/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A day, typed in whatever spelling or picked from a calendar. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * DesmiDayEntry:
 *
 * Properties: "title" (string): what the day is, for screen readers and as placeholder. "day"
 * (string, nullable, read): 2023-11-25; %NULL while it is empty or says no day, which it shows.
 */
#define DESMI_TYPE_DAY_ENTRY (desmi_day_entry_get_type ())
G_DECLARE_FINAL_TYPE (DesmiDayEntry, desmi_day_entry, DESMI, DAY_ENTRY, GtkBox)

const char *desmi_day_entry_get_day (DesmiDayEntry *self);
void        desmi_day_entry_set_day (DesmiDayEntry *self, const char *day);

G_END_DECLS
