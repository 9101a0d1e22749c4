/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Undo and redo, and what the window says of them. */
#pragma once

#include "app/desmi-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

void desmi_undo_run (GtkWidget *window, DesmiStore *store);
void desmi_redo_run (GtkWidget *window, DesmiStore *store);
void desmi_undo_label_buttons (GtkWidget  *undo_button,
                               GtkWidget  *redo_button,
                               const char *undo,
                               const char *redo);

G_END_DECLS
