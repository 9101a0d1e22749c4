/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/desmi-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Hears whether it was written, while @widget is in its window. */
typedef void (*DesmiWritten) (GtkWidget *widget, gboolean written);

void desmi_write (GtkWidget *widget, DesmiSession *session, DesmiEdit *edit);
void
desmi_write_then (GtkWidget *widget, DesmiSession *session, DesmiEdit *edit, DesmiWritten then);

G_END_DECLS
