/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Escape in an entry that searches what a window or popover shows. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void desmi_search_escape_set_up (GtkWidget *search);

G_END_DECLS
