/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Forms that were left half-typed: told of when their file is opened, and listed with the way to
 * them. */
#pragma once

#include "app/desmi-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

void desmi_kept_forms_window_tell (GtkWindow *window, DesmiStore *store);
void desmi_kept_forms_window_open (GtkWindow *parent, DesmiSession *session);

G_END_DECLS
