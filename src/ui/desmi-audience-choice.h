/* SPDX-License-Identifier: GPL-3.0-or-later */
/* For whom the window shows its numbers: chosen in its header, and said plainly where some of them
 * are hidden. */
#pragma once

#include "app/desmi-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

void desmi_audience_choice_connect (GActionMap    *window,
                                    DesmiSession  *session,
                                    GtkMenuButton *button,
                                    GtkRevealer   *strip,
                                    GtkLabel      *label);

G_END_DECLS
