/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Holds a list that is one stop on the way of Tab. */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define DESMI_TYPE_TAB_STOP (desmi_tab_stop_get_type ())
G_DECLARE_FINAL_TYPE (DesmiTabStop, desmi_tab_stop, DESMI, TAB_STOP, AdwBin)
GtkWidget *desmi_tab_stop_new (GtkWidget *child);

G_END_DECLS
