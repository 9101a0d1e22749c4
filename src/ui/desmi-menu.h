/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Menus of buttons that are made when they are opened: each takes as long as some of the frame that
 * its button is first shown in, and most are never looked at. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void desmi_menu_set_later (GtkMenuButton *button, GMenuModel *model);
void desmi_menu_make (GtkMenuButton *button, gpointer model);

G_END_DECLS
