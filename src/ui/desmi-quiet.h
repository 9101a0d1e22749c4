/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Nothing comes up by itself while a presentation is given; what would waits until it is over. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef void (*DesmiQuietFunc) (gpointer about);

void     desmi_quiet_begin (void);
void     desmi_quiet_end (void);
gboolean desmi_quiet_is_on (void);
void     desmi_quiet_later (gpointer about, DesmiQuietFunc func);
void     desmi_quiet_present (GtkWindow *window);

G_END_DECLS
