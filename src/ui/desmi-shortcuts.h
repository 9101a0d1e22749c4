/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The window that lists every shortcut. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void desmi_shortcuts_present (GtkWindow *parent);

G_END_DECLS
