/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How long presentations have been given, as long as the program's window is there. */
#pragma once

#include "app/decks/desmi-slide-show.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

void desmi_show_timers_keep (GtkWindow *window, const char *name, DesmiSlideShow *show);
void desmi_show_timers_go_on (GtkWindow *window, const char *name, DesmiSlideShow *show);

G_END_DECLS
