/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The parts of a village's page that are registers. */
#pragma once

#include "app/desmi-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

GtkWidget *desmi_register_tab_new_people (DesmiSession *session) G_GNUC_WARN_UNUSED_RESULT;
GtkWidget *desmi_register_tab_new_activities (DesmiSession *session) G_GNUC_WARN_UNUSED_RESULT;
GtkWidget *desmi_register_tab_new_enterprises (DesmiSession *session) G_GNUC_WARN_UNUSED_RESULT;
GtkWidget *desmi_register_tab_new_partners (DesmiSession *session) G_GNUC_WARN_UNUSED_RESULT;
void       desmi_register_tab_show (GtkWidget *tab, DesmiVillage *village);

G_END_DECLS
