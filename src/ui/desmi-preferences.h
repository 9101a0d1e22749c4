/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a person sets once on a computer. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void desmi_preferences_present (GtkWindow *parent);

G_END_DECLS
