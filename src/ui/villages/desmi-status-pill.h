/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The status of a village in the programme, as a coloured word. */
#pragma once

#include "app/desmi-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

GtkWidget *desmi_status_pill_new (void) G_GNUC_WARN_UNUSED_RESULT;
void       desmi_status_pill_set (GtkWidget *pill, const DesmiVillage *village);

G_END_DECLS
