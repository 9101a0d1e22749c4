/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The window that says which charts are not offered, and why. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void desmi_chart_reasons_present (GtkWindow *parent);

G_END_DECLS
