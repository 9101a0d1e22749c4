/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tooltips of rows that come and go by the hundred. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void        desmi_tooltip_set_text (GtkWidget *widget, const char *text);
const char *desmi_tooltip_get_text (GtkWidget *widget);

G_END_DECLS
