/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The screens that there are, and which of them the audience had. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

GPtrArray   *desmi_show_monitors_list (GListModel *monitors,
                                       gboolean   *is_mirrored) G_GNUC_WARN_UNUSED_RESULT;
const char **desmi_show_monitors_list_names (GPtrArray *screens) G_GNUC_WARN_UNUSED_RESULT;
int          desmi_show_monitors_find (GPtrArray *screens, GtkWindow *window);
void desmi_show_monitors_remember (GSettings *settings, const char *const *names, const char *name);
char *desmi_show_monitors_recall (GSettings         *settings,
                                  const char *const *names) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
