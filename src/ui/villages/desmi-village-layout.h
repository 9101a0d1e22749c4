/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which columns the village list shows, in which order and how wide: what there is room for, or
 * what the user chose. */
#pragma once

#include "app/desmi-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

void  desmi_village_layout_set_width (GtkColumnView *view, int width);
void  desmi_village_layout_set (GtkColumnView *view, const char *layout);
char *desmi_village_layout_dup (GtkColumnView *view) G_GNUC_WARN_UNUSED_RESULT;
void  desmi_village_layout_connect (GtkColumnView *view, DesmiSession *session, const char *page);
GPtrArray *desmi_village_layout_list_kinds (GtkColumnView *view) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *desmi_village_layout_list_titles (GtkColumnView *view) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
