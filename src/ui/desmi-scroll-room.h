/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Room for a scrollbar that takes some. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void desmi_scroll_room_keep (GtkScrolledWindow *scroller);

G_END_DECLS
