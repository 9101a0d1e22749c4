/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Labels of what was typed, broken where they must be. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void desmi_wrap_value (GtkLabel *label);

G_END_DECLS
