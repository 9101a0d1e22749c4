/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What GTK's view of columns lacks: titles that are reached by keyboard, and stand over numbers. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void desmi_columns_append (GtkColumnView *view, GtkColumnViewColumn *column, gboolean is_number);

G_END_DECLS
