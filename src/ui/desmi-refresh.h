/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A page asks the store anew when the session changes, once, and only while it is on the screen. */
#pragma once

#include "app/desmi-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Asks the store; where the session has none, cancels what was asked. */
typedef void (*DesmiRefresh) (GtkWidget *page);

void desmi_refresh_connect (GtkWidget    *page,
                            DesmiSession *session,
                            DesmiTables   tables,
                            DesmiRefresh  refresh);
void desmi_refresh_follow (GtkWidget *page, const char *name, DesmiRefresh follow);

G_END_DECLS
