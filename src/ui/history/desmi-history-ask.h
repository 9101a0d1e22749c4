/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Says what going to a point of the history takes along, before it is done. */
#pragma once

#include "app/desmi-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

void desmi_history_ask (GtkWidget    *widget,
                        DesmiSession *session,
                        gint64        step,
                        const char   *area,
                        const char   *name);

G_END_DECLS
