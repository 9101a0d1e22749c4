/* SPDX-License-Identifier: GPL-3.0-or-later */
/* By which column the villages are sorted: a step of the session, and remembered like the filters.
 */
#pragma once

#include "app/desmi-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

gboolean desmi_village_order_follow (GtkColumnView *view, DesmiSession *session, const char *page);
void desmi_village_order_remember (GtkColumnView *view, DesmiSession *session, const char *page);

G_END_DECLS
