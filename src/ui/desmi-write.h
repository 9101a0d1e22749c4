/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/desmi-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

void desmi_write (GtkWidget *widget, DesmiSession *session, DesmiEdit *edit);

G_END_DECLS
