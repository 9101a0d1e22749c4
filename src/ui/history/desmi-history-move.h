/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The way to an earlier or later state of the file: shown while it lasts, cancelled, said. */
#pragma once

#include "app/desmi-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

void desmi_history_move (GtkWindow *window, DesmiStore *store, gint64 step);
void desmi_history_move_area (GtkWindow  *window,
                              DesmiStore *store,
                              const char *area,
                              gint64      step,
                              const char *name);

G_END_DECLS
