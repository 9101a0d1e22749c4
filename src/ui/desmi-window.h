/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The window: a sidebar of pages beside the page, or the start page where no district is open. */
#pragma once

#include "app/desmi-session.h"
#include "app/desmi-updater.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * DesmiWindow:
 *
 * Actions: win.page (s), win.back, win.forward, win.audience (s: a code), win.undo, win.redo,
 * win.search, win.enrol, win.update, win.close-file, win.try-sample, win.open-recent (ay: a path),
 * win.say (s: a toast), win.edited (s: a toast with Undo), win.saved ((ss): a toast with Open, of a
 * file's URI), win.added ((ss): a toast with Show, of a presentation), win.show-deck (s: its
 * code), win.save-table, win.print-table.
 */
#define DESMI_TYPE_WINDOW (desmi_window_get_type ())
G_DECLARE_FINAL_TYPE (DesmiWindow, desmi_window, DESMI, WINDOW, AdwApplicationWindow)

DesmiWindow  *desmi_window_new (GtkApplication *application) G_GNUC_WARN_UNUSED_RESULT;
DesmiSession *desmi_window_get_session (DesmiWindow *self);
DesmiUpdater *desmi_window_get_updater (DesmiWindow *self);
const char   *desmi_window_get_page_name (DesmiWindow *self);
GtkWidget    *desmi_window_get_page (DesmiWindow *self);
void          desmi_window_show_page (DesmiWindow *self, const char *name);

/* Work on files: at most one at a time; the busy page comes after half a second. */
GCancellable *desmi_window_begin_work (DesmiWindow *self, const char *title);
void          desmi_window_progress (double fraction, const char *text, gpointer window);
void          desmi_window_end_work (DesmiWindow *self);
void          desmi_window_present_soon (DesmiWindow *self);

void          desmi_window_open_path (DesmiWindow *self, const char *path);
void          desmi_window_open_file (DesmiWindow *self, GFile *file);
void          desmi_window_open_last (DesmiWindow *self);
void          desmi_window_ask_open (DesmiWindow *self);
void          desmi_window_ask_new (DesmiWindow *self);
void          desmi_window_create (DesmiWindow *self, const char *path, const char *district);
void          desmi_window_try_sample (DesmiWindow *self);

G_END_DECLS
